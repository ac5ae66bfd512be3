package table

// Answer is what the user said to a suggestion.
type Answer string

// The answers; the empty one is a question that is still open.
const (
	Unasked Answer = ""
	Yes     Answer = "yes"
	No      Answer = "no"
)

// Decisions are what the user said about the rules: for all rows by kind, and
// for single rows, which wins.
type Decisions struct {
	// NoFix are the kinds of fixes that are turned off.
	NoFix map[string]bool
	// Accept are the kinds of suggestions that are accepted for all rows,
	// Leave those that are left as they are.
	Accept map[string]bool
	Leave  map[string]bool
	// Rows holds rulings by row number and kind.
	Rows map[int]map[string]Ruling
}

// Ruling is what was said about one kind in one row.
type Ruling struct {
	Answer Answer
	// Found is what stood in the cells that the rule looks at (see Found).
	// Once something else stands there the ruling no longer holds.
	Found string
}

func (d Decisions) ruling(kind string, row int, start []string, fields []int) (Answer, bool) {
	if start == nil {
		return Unasked, false
	}
	r, ok := d.Rows[row][kind]
	if !ok || r.Found != Found(start, fields) {
		return Unasked, false
	}
	return r.Answer, true
}

// fix tells whether a fix applies to a row; one that was put back to a
// question there goes as its kind does.
func (d Decisions) fix(kind string, row int, start []string, fields []int) bool {
	if a, ok := d.ruling(kind, row, start, fields); ok && a != Unasked {
		return a == Yes
	}
	return !d.NoFix[kind]
}

// suggestion gives the answer to a suggestion in a row.
func (d Decisions) suggestion(kind string, row int, start []string, fields []int) Answer {
	if a, ok := d.ruling(kind, row, start, fields); ok {
		return a
	}
	switch {
	case d.Accept[kind]:
		return Yes
	case d.Leave[kind]:
		return No
	}
	return Unasked
}

// Answer takes in what was said to a kind: in single rows, with what was found
// in each of them, or without rows in all, which takes the place of what was
// said about single ones. fix tells that the kind is one of a fix.
func (d *Decisions) Answer(kind string, fix bool, a Answer, rows []int, found []string) {
	if len(rows) == 0 {
		for _, rulings := range d.Rows {
			delete(rulings, kind)
		}
		delete(d.NoFix, kind)
		delete(d.Accept, kind)
		delete(d.Leave, kind)
		switch {
		case fix:
			if a == No {
				d.NoFix[kind] = true
			}
		case a == Yes:
			d.Accept[kind] = true
		case a == No:
			d.Leave[kind] = true
		}
		return
	}
	for i, n := range rows {
		if i >= len(found) {
			break
		}
		if d.Rows[n] == nil {
			d.Rows[n] = map[string]Ruling{}
		}
		d.Rows[n][kind] = Ruling{Answer: a, Found: found[i]}
	}
}

// NewDecisions are decisions in which nothing was said yet.
func NewDecisions() Decisions {
	return Decisions{NoFix: map[string]bool{}, Accept: map[string]bool{}, Leave: map[string]bool{}, Rows: map[int]map[string]Ruling{}}
}
