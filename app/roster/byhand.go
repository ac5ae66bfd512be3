package roster

import (
	"slices"

	"aiosmap/app/problem"
)

// byHand are the fields that no column of the list feeds and that the user
// fills in by hand: from the first value on, every row is asked for its own,
// and the list as a whole is no longer asked for a column.
func byHand(columns [fieldCount]int, o Options) (out [fieldCount]bool) {
	for _, row := range o.Edits {
		for column, e := range row {
			if f := fieldIndex(column); f >= 0 && columns[f] < 0 && e.Value != "" {
				out[f] = true
			}
		}
	}
	return out
}

// withoutThose leaves out that a column is missing for fields filled in by hand.
func (p *Plan) withoutThose(found []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(slices.Clone(found), func(pr problem.Problem) bool {
		f := fieldIndex(pr.Column)
		return pr.Code == ColumnMissing && f >= 0 && p.byHand[f]
	})
}
