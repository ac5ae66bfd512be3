package table

import (
	"strings"
	"testing"

	"aiosmap/app/sheet"
)

// A fix over several cells is one thing that is shown, turned off and ruled on
// as a whole.
func TestFixOverSeveralCells(t *testing.T) {
	r := Rules{Fields: []Field{{Name: "van"}, {Name: "tot"}}, Fixes: []Fix{{Kind: "splitsen", Fields: []int{0, 1}, Whole: func(v []string) []Edit {
		if a, b, ok := strings.Cut(v[0], "-"); ok && v[1] == "" {
			return []Edit{{0, a}, {1, b}}
		}
		return nil
	}}}}
	run := func(d Decisions) (string, Outcome) {
		rec := Record{Row: 3, Source: make([]sheet.Cell, 2), Values: []string{"8-12", ""}}
		out := r.Apply(&rec, d, func(f int) string { return "AB"[f : f+1] })
		return strings.Join(rec.Values, "|"), out
	}
	if v, out := run(NewDecisions()); v != "8|12" || len(out.Fixes) != 2 || out.Fixes[1] != (Change{"splitsen", 3, "tot", "B", "", "12"}) {
		t.Errorf("%s, %+v", v, out)
	}
	off := NewDecisions()
	off.Answer("splitsen", true, No, nil, nil)
	if v, out := run(off); v != "8-12|" || len(out.Fixes) != 0 || len(out.Left) != 2 {
		t.Errorf("turned off: %s, %+v", v, out)
	}
	here := NewDecisions()
	here.Answer("splitsen", true, No, []int{3}, []string{Found([]string{"8-12", ""}, r.Reads("splitsen"))})
	if v, _ := run(here); v != "8-12|" {
		t.Errorf("turned off in the row: %s", v)
	}
	here.Answer("splitsen", true, Yes, nil, nil)
	if v, _ := run(here); v != "8|12" || len(here.Rows[3]) > 0 {
		t.Errorf("an answer for all leaves %s, %v", v, here.Rows)
	}
}
