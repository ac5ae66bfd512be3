package roster

import (
	"strconv"

	"aiosmap/app/institute"
)

// RowLabel is a row's number as people read it: as Excel shows it, or from +1
// for rows added by hand.
func RowLabel(number int) string {
	if number >= TypedFrom {
		return "+" + strconv.Itoa(number-TypedFrom+1)
	}
	return strconv.Itoa(number)
}

// Name gives the person of a row as people write the name.
func (p *Plan) Name(r *Row) string { return wholeName(r) }

// People gives the people of some rows; numbers that are no row are left out.
func (p *Plan) People(rows []int) []Person {
	out := []Person{}
	for _, n := range rows {
		if r, ok := p.row(n); ok {
			out = append(out, p.person(r))
		}
	}
	return out
}

// Value gives what will be written for a row and a column of the mal.
func (p *Plan) Value(r *Row, c institute.Column) string { return p.value(r, c) }
