package desk

import (
	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

// reading tells which reading of which list row numbers belong to. The list is
// read anew while the user works in it, so what the window asks can be about
// rows that stand elsewhere by now, or about the list before.
type reading struct {
	now int
	// moved says for each of the last readings of this list where its rows went
	// in the next one.
	moved []map[int]int
}

// readingsMost is how many readings back row numbers are still understood:
// a burst of saves is over before a user looks up.
const readingsMost = 8

// readAnew begins a new reading of a list; moved says where the rows went, nil
// for a list whose rows are no rows of the one before.
func (s *state) readAnew(l *openList, moved map[int]int) {
	s.readings++
	if moved == nil {
		l.reading = reading{now: s.readings}
		return
	}
	all := append(l.reading.moved[:len(l.reading.moved):len(l.reading.moved)], moved)
	l.reading = reading{s.readings, all[max(0, len(all)-readingsMost):]}
}

// rowsNow gives the rows of an earlier reading as they are numbered now, those
// that are gone left out. Rows that nobody can follow are a refusal.
func (r reading) rowsNow(seen int, rows []int) ([]int, error) {
	if seen == 0 || seen == r.now {
		return rows, nil
	}
	since := len(r.moved) - (r.now - seen)
	switch {
	case seen > r.now || since < 0:
		return nil, listMoved()
	case len(rows) == 0:
		return nil, nil
	}
	var out []int
	for _, n := range rows {
		there := true
		for _, moved := range r.moved[since:] {
			if n < roster.TypedFrom && there {
				n, there = moved[n], moved[n] > 0
			}
		}
		if there {
			out = append(out, n)
		}
	}
	if len(out) == 0 {
		return nil, listMoved()
	}
	return out, nil
}

func listMoved() error {
	return problem.Refuse("list-moved", "De lijst is intussen opnieuw gelezen, dus dit is niet gedaan.", "Kijk waar de rij nu staat en doe het opnieuw.")
}
