package hap

import (
	"cmp"
	"fmt"
	"slices"
)

// calendar holds when the diensten of the portfolio and of the list are, so
// that each row is held only against those near it.
type calendar struct{ entries []calendarEntry }

type calendarEntry struct {
	span
	// row is the place in the plan's rows, -1 for a dienst of the portfolio.
	row    int
	number int
	when   string
}

func newCalendar(p *ListPlan) calendar {
	var c calendar
	for _, d := range p.known {
		if s, ok := d.span(); ok {
			c.entries = append(c.entries, calendarEntry{s, -1, 0, d.When()})
		}
	}
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Out == "" && r.timed {
			c.entries = append(c.entries, calendarEntry{r.when, i, r.Number, ""})
		}
	}
	slices.SortStableFunc(c.entries, func(a, b calendarEntry) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.row, b.row)) })
	return c
}

// overlaps tells what a row overlaps with: diensten of the portfolio, and rows
// higher up.
func (c calendar) overlaps(own *checker, row int, r *ListRow, d Dienst) {
	if !r.timed {
		return
	}
	s := r.when
	// No dienst is longer than a day.
	from, _ := slices.BinarySearchFunc(c.entries, s.from-dayMinutes, func(e calendarEntry, n int) int { return cmp.Compare(e.from, n) })
	for _, e := range c.entries[from:] {
		if e.from >= s.to {
			break
		}
		if e.row >= row || !e.overlaps(s) {
			continue
		}
		switch {
		case e.row >= 0 && e.span == s:
			own.add(ShiftTwice, FieldDate, d.Date, fmt.Sprintf("Deze dienst staat ook in rij %d.", e.number), "Laat een van de twee weg.")
		case e.row >= 0:
			own.add(ShiftOverlap, FieldBegin, d.Begin, fmt.Sprintf("Deze dienst overlapt met die in rij %d.", e.number), "Verbeter de datum of de tijden, of laat een van de twee weg.")
		case e.span == s:
			own.add(ShiftTwice, FieldDate, d.Date, "Deze dienst staat al in je portfolio.", "Laat deze rij weg.")
		default:
			own.add(ShiftOverlap, FieldBegin, d.Begin, fmt.Sprintf("Deze dienst overlapt met die van %s in je portfolio.", e.when), "Verbeter de datum of de tijden, of laat de rij weg.")
		}
	}
}
