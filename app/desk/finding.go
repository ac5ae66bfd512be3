package desk

import (
	"context"
	"slices"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/table"
)

// pageMost bounds what one call may ask for.
const pageMost = 1000

// Rows gives a page of the grid under a filter: "", "changed", "suggestion",
// "check", "error", "out", "aside" or "kind:CODE".
func (i *Import) Rows(filter string, from, count int) (v *RowsPage, err error) {
	err = i.look("Rows", func(x *index) error {
		all := x.rows(filter)
		from = min(max(0, from), len(all))
		v = &RowsPage{Total: len(all), From: from, Rows: []RowView{}}
		for _, at := range all[from:min(len(all), from+min(max(0, count), pageMost))] {
			v.Rows = append(v.Rows, x.rowView(at))
		}
		return nil
	})
	return v, err
}

// look runs a question about the open list.
func (i *Import) look(name string, f func(x *index) error) error {
	return i.s.do(name, func(context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		return f(i.s.list.look())
	})
}

// Row gives everything about one row.
func (i *Import) Row(row int) (v *RowDetail, err error) {
	err = i.look("Row", func(x *index) error {
		at := x.place(row, "")
		if at < 0 {
			return problem.Refuse(roster.RowUnknown, "Die rij staat niet meer in de lijst.", "")
		}
		v = x.detail(at)
		return nil
	})
	return v, err
}

// IndexOf gives the place of a row under a filter, -1 when it is not there.
func (i *Import) IndexOf(row int, filter string) (at int, err error) {
	err = i.look("IndexOf", func(x *index) error {
		at = x.place(row, filter)
		return nil
	})
	return at, err
}

// Places gives where a kind was found, a page at a time.
func (i *Import) Places(kind string, from, count int) (v []PlaceView, err error) {
	err = i.look("Places", func(x *index) error {
		v = []PlaceView{}
		seen := 0
		for at, n := range x.rows("kind:" + kind) {
			for _, p := range x.placesIn(&x.plan.Rows[n], kind) {
				p.Index = at
				if seen++; seen > from && len(v) < min(count, pageMost) {
					v = append(v, p)
				}
			}
			if len(v) >= min(count, pageMost) {
				return nil
			}
		}
		return nil
	})
	return v, err
}

// placesIn gives what was found of a kind in one row; the parts of one
// suggestion are one place, at its first cell that changes.
func (x *index) placesIn(r *roster.Row, kind string) (out []PlaceView) {
	seen := false
	for _, list := range []struct {
		changes []table.Change
		answer  string
	}{{r.Fixes, "yes"}, {r.Accepted, "yes"}, {r.Open, ""}, {r.Left, "no"}} {
		for _, c := range list.changes {
			if c.Kind != kind || seen && slices.ContainsFunc(roster.SuggestionKinds(), func(k roster.Kind) bool { return k.Code == kind }) {
				continue
			}
			seen = true
			p := x.placeView(r, c.Column, c.Cell)
			p.Before, p.After, p.Answer = c.Before, c.After, list.answer
			out = append(out, p)
		}
	}
	for _, pr := range r.Problems {
		if string(pr.Code) == kind {
			p := x.placeView(r, pr.Column, pr.Cell)
			p.Before, p.Message = pr.Value, pr.Message
			out = append(out, p)
		}
	}
	return out
}

func (x *index) placeView(r *roster.Row, field, cell string) PlaceView {
	return PlaceView{Row: r.Number, RowLabel: roster.RowLabel(r.Number), Field: field, Cell: cell, Name: x.plan.Name(r)}
}

// Next gives the next cell that asks for something after a cell, round the
// end; nil when there is none. Where nothing asks, or changes are what is
// filtered, changed cells count.
func (i *Import) Next(row int, field string, back bool, filter string) (v *PlaceView, err error) {
	err = i.look("Next", func(x *index) error {
		rows := x.rows(filter)
		if len(rows) == 0 {
			return nil
		}
		states := x.asking(filter)
		from := max(0, x.place(row, filter))
		step := 1
		if back {
			step = -1
		}
		for n := 0; n <= len(rows); n++ {
			at := ((from+n*step)%len(rows) + len(rows)) % len(rows)
			if !states.wants(x.marks[rows[at]]) {
				continue
			}
			after := ""
			if n == 0 {
				after = field
			}
			r, full := x.rowView(rows[at]), &x.plan.Rows[rows[at]]
			col := states.cell(r, after == "", x.column(after), back, x.laterParts(full))
			if col < 0 {
				continue
			}
			c := x.plan.Mal.Columns[col]
			p := x.placeView(full, c.Name, x.plan.Cell(full, c).Address)
			p.Before, p.After, p.Message, p.Index = r.Cells[col].Before, r.Cells[col].Value, x.note(full, c), at
			v = &p
			return nil
		}
		return nil
	})
	return v, err
}

// asked are the states that count as asking for something.
type asked struct {
	rows   mark
	states []string
}

func (x *index) asking(filter string) asked {
	a := asked{isError | isSuggestion | isCheck, []string{"error", "suggestion", "warning"}}
	code := ""
	if len(filter) > len("kind:") {
		code = filter[len("kind:"):]
	}
	fix := slices.ContainsFunc(slices.Concat(roster.FixKinds(), roster.FixedKinds()), func(k roster.Kind) bool { return k.Code == code })
	if c := x.counts; filter == "changed" || fix || c.Errors+c.Suggestions+c.Check == 0 {
		a.rows, a.states = a.rows|isChanged, append(a.states, "changed")
	}
	return a
}

func (a asked) wants(m mark) bool { return m&isOut == 0 && m&a.rows != 0 }

// laterParts are the columns of a row where an open suggestion only goes on: a
// name that would be taken apart asks once, in its first cell.
func (x *index) laterParts(r *roster.Row) map[int]bool {
	first := map[string]int{}
	for _, c := range r.Open {
		at := x.column(c.Column)
		if known, ok := first[c.Kind]; !ok || at < known {
			first[c.Kind] = at
		}
	}
	later := map[int]bool{}
	for _, c := range r.Open {
		if at := x.column(c.Column); at > first[c.Kind] {
			later[at] = true
		}
	}
	for _, at := range first {
		delete(later, at)
	}
	return later
}

// cell gives the first cell of a row that asks, after a column unless whole,
// or before it going back; -1 without one. A later part of a suggestion asks
// nothing of its own.
func (a asked) cell(r RowView, whole bool, column int, back bool, later map[int]bool) int {
	found := -1
	for i, c := range r.Cells {
		if later[i] && c.State == "suggestion" {
			continue
		}
		if !slices.Contains(a.states, c.State) || !whole && (back && i >= column || !back && i <= column) {
			continue
		}
		if found = i; !back {
			break
		}
	}
	return found
}

func (x *index) column(field string) int {
	for i, c := range x.plan.Mal.Columns {
		if c.Name == field {
			return i
		}
	}
	return -1
}
