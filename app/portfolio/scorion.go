package portfolio

import (
	"fmt"
	"time"
)

// Scorion says whether what a form holds stands in Scorion too, which only the
// user can know.
type Scorion string

const (
	// ScorionNone: it has no place there, or nobody said.
	ScorionNone Scorion = ""
	// ScorionTodo: nog in Scorion zetten.
	ScorionTodo Scorion = "todo"
	// ScorionDone: staat in Scorion.
	ScorionDone Scorion = "done"
)

// mark is what the user noted about a form, beside what it holds: nothing that
// anybody signs.
type mark struct {
	scorion Scorion
	at      time.Time
}

type markRecord struct {
	Version int     `json:"version"`
	Scorion Scorion `json:"scorion"`
	At      string  `json:"at"`
}

func (c *content) readMark(id string, data []byte) error {
	r, err := decode[markRecord](data)
	if err != nil {
		return err
	}
	if r.Scorion != ScorionTodo && r.Scorion != ScorionDone {
		return fmt.Errorf("%w: mark %q", errRecord, r.Scorion)
	}
	at, err := readTime(r.At)
	if err != nil {
		return err
	}
	c.marks[id] = mark{r.Scorion, at}
	return nil
}

// Scorion gives whether a form stands in Scorion, and when that was noted.
func (p *Portfolio) Scorion(id string) (Scorion, time.Time) {
	m := p.marks[id]
	return m.scorion, m.at
}

// SetScorion notes whether a form stands in Scorion. Refusal: FormGone.
func (p *Portfolio) SetScorion(id string, s Scorion) error {
	if _, err := p.find(id); err != nil {
		return err
	}
	if s == p.marks[id].scorion {
		return nil
	}
	if s == ScorionNone {
		return p.write([]Change{{MarkBucket, id, nil}}, func() { delete(p.marks, id) })
	}
	if s != ScorionTodo && s != ScorionDone {
		return fmt.Errorf("mark for Scorion: %q", s)
	}
	m := mark{s, p.stamp()}
	data, err := encode(markRecord{recordVersion, m.scorion, timeText(m.at)})
	if err != nil {
		return err
	}
	return p.write([]Change{{MarkBucket, id, data}}, func() { p.marks[id] = m })
}
