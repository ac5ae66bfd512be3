package desk

import (
	"slices"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/table"
)

// rowView gives a row as the grid draws it.
func (x *index) rowView(at int) RowView {
	r := &x.plan.Rows[at]
	v := RowView{Row: r.Number, State: x.marks[at].state(), Cells: make([]CellView, len(x.plan.Mal.Columns))}
	if r.Number >= roster.TypedFrom {
		v.Label = roster.RowLabel(r.Number)
	}
	for i, c := range x.plan.Mal.Columns {
		v.Cells[i].Value = x.plan.Value(r, c)
	}
	if r.Out == "" {
		x.paint(r, v.Cells)
	}
	return v
}

// paint puts on a row's cells what was said of them; the worst gives a cell
// its state.
func (x *index) paint(r *roster.Row, cells []CellView) {
	for _, list := range [][]table.Change{r.Fixes, r.Accepted} {
		for _, f := range list {
			i := x.column(f.Column)
			if i < 0 || f.Kind == roster.FixUsername && f.Before == "" {
				continue
			}
			c := &cells[i]
			if !c.Changed {
				c.Changed, c.Before, c.State = true, f.Before, "changed"
			}
			if added := len(f.After) - len(f.Before); (f.Kind == roster.FixBigLeadingZero || f.Kind == roster.SuggestZeroUnsure) && added > 0 {
				c.Mark = added
			}
		}
	}
	for _, o := range r.Open {
		if i := x.column(o.Column); i >= 0 {
			cells[i].Offer, cells[i].Offered, cells[i].State = o.After, true, "suggestion"
		}
	}
	for _, s := range []problem.Severity{problem.Warning, problem.Error} {
		for _, pr := range r.Problems {
			if i := x.column(pr.Column); i >= 0 && pr.Severity == s && pr.Code != roster.OpenSuggestion {
				cells[i].State = string(s)
			}
		}
	}
}

// note says why a cell is as it is, in a sentence or two.
func (x *index) note(r *roster.Row, c institute.Column) string {
	var notes []string
	for _, s := range []problem.Severity{problem.Error, problem.Warning} {
		for _, pr := range r.Problems {
			if pr.Column == c.Name && pr.Severity == s && pr.Code != roster.OpenSuggestion {
				notes = append(notes, pr.Message)
			}
		}
	}
	for _, list := range [][]table.Change{r.Open, r.Fixes, r.Accepted} {
		for _, f := range list {
			if f.Column == c.Name && !(f.Kind == roster.FixUsername && f.Before == "") {
				notes = append(notes, roster.KindOf(f.Kind).Explain)
			}
		}
	}
	return strings.Join(slices.Compact(notes), " ")
}

// outWords says in Dutch why a row stays out.
var outWords = map[string]string{
	roster.OutDropped: "Je hebt deze rij weggelaten.",
	roster.OutAside:   "Apart gezet voor een latere levering.",
	roster.OutHidden:  "Verborgen in het werkblad, en verborgen rijen blijven weg.",
	roster.OutEmpty:   "Er staat niets in de gebruikte kolommen.",
	roster.OutTotal:   "Dit is een totaalrij.",
	roster.OutHeader:  "Deze rij herhaalt de kolomkoppen.",
}

// detail gives everything about one row.
func (x *index) detail(at int) *RowDetail {
	r := &x.plan.Rows[at]
	v := &RowDetail{Row: r.Number, Label: roster.RowLabel(r.Number), Name: x.plan.Name(r), State: x.marks[at].state(),
		Out: outWords[r.Out], Typed: r.Number >= roster.TypedFrom, Changes: []ChangeView{}, Problems: []ProblemView{}}
	if r.Out != "" {
		return v
	}
	for _, list := range []struct {
		changes []table.Change
		answer  string
	}{{r.Fixes, "yes"}, {r.Accepted, "yes"}, {r.Open, ""}, {r.Left, "no"}} {
		for _, c := range list.changes {
			v.Changes = append(v.Changes, changeView(c, list.answer))
		}
	}
	for _, s := range []problem.Severity{problem.Error, problem.Warning} {
		for _, pr := range r.Problems {
			if pr.Severity == s && pr.Code != roster.OpenSuggestion {
				v.Problems = append(v.Problems, problemView(pr))
			}
		}
	}
	return v
}

func changeView(c table.Change, answer string) ChangeView {
	k := roster.KindOf(c.Kind)
	v := ChangeView{Kind: c.Kind, Label: k.Label, Explain: k.Explain, Group: "fix", Field: c.Column, Cell: c.Cell, Before: c.Before, After: c.After, Answer: answer}
	is := func(o roster.Kind) bool { return o.Code == c.Kind }
	v.Fixed = slices.ContainsFunc(roster.FixedKinds(), is)
	if slices.ContainsFunc(roster.SuggestionKinds(), is) {
		v.Group = "suggestion"
	}
	return v
}
