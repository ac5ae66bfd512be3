package desk

import (
	"slices"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/table"
)

// page gives the rows under a filter.
func page(p *roster.Plan, filter string, from, count int) *RowsPage {
	out := &RowsPage{From: from, Rows: []RowView{}}
	for i := range p.Rows {
		r := &p.Rows[i]
		if !matches(r, filter) {
			continue
		}
		if out.Total >= from && len(out.Rows) < count {
			out.Rows = append(out.Rows, rowView(p, r))
		}
		out.Total++
	}
	return out
}

// matches tells whether a row stands under a filter. What a row always gets
// (user name, fixed columns) makes no changed row.
func matches(r *roster.Row, filter string) bool {
	switch filter {
	case "":
		return true
	case "out":
		return r.Out != ""
	case "changed":
		return slices.ContainsFunc(r.Fixes, shown) || len(r.Accepted) > 0
	case "suggestion":
		return len(r.Open) > 0
	case "error":
		return slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return p.Severity == problem.Error })
	case "check":
		return slices.ContainsFunc(r.Problems, func(p problem.Problem) bool {
			return p.Severity == problem.Warning && p.Code != roster.OpenSuggestion
		})
	}
	code, ok := strings.CutPrefix(filter, "kind:")
	if !ok {
		return false
	}
	kind := func(c table.Change) bool { return c.Kind == code }
	return slices.ContainsFunc(r.Fixes, kind) || slices.ContainsFunc(r.Accepted, kind) || slices.ContainsFunc(r.Open, kind) ||
		slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return string(p.Code) == code })
}

func shown(c table.Change) bool { return c.Kind != roster.FixUsername }

func rowView(p *roster.Plan, r *roster.Row) RowView {
	v := RowView{Row: r.Number, State: "ok", Cells: make([]CellView, 0, len(p.Mal.Columns)), Problems: []ProblemView{}}
	switch {
	case r.Out != "":
		v.State = "out"
	case matches(r, "error"):
		v.State = "error"
	case matches(r, "check"):
		v.State = "warning"
	case matches(r, "suggestion"):
		v.State = "suggestion"
	case matches(r, "changed"):
		v.State = "changed"
	}
	for _, c := range p.Mal.Columns {
		v.Cells = append(v.Cells, cellView(p, r, c))
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

// cellView joins what was said of one cell; the worst gives its state.
func cellView(p *roster.Plan, r *roster.Row, c institute.Column) CellView {
	cell := p.Cell(r, c)
	v := CellView{Value: cell.Value, Cell: cell.Address, Mark: -1}
	var notes []string
	for _, f := range append(slices.Clone(r.Fixes), r.Accepted...) {
		if f.Column != c.Name || f.Kind == roster.FixUsername && f.Before == "" {
			continue
		}
		if !v.Changed {
			v.Changed, v.Before, v.State = true, f.Before, "changed"
		}
		notes = append(notes, roster.KindOf(f.Kind).Explain)
		if f.Kind == roster.FixBigLeadingZero || f.Kind == roster.SuggestZeroUnsure {
			v.Mark = 0
		}
	}
	for _, o := range r.Open {
		if o.Column == c.Name {
			v.Offer, v.State = o.After, "suggestion"
			notes = append([]string{roster.KindOf(o.Kind).Explain}, notes...)
		}
	}
	for _, s := range []problem.Severity{problem.Warning, problem.Error} {
		for _, pr := range r.Problems {
			if pr.Column == c.Name && pr.Severity == s && pr.Code != roster.OpenSuggestion {
				v.State = string(s)
				notes = append([]string{pr.Message}, notes...)
			}
		}
	}
	v.Note = strings.Join(slices.Compact(notes), " ")
	return v
}
