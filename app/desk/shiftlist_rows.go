package desk

import (
	"slices"

	"aiosmap/app/hap"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// view gives everything the window shows of a list of shifts.
func (l *shiftList) view() *ShiftListView {
	p, o := l.plan, hap.ListSum(l.history.Done())
	v := &ShiftListView{
		File: l.name, Path: l.path, Format: formats[p.Book.Format], Sheet: p.Sheet.Name, Sheets: []SheetView{}, HeaderRow: p.HeaderRow,
		HiddenRows: len(p.HiddenRows), SourceColumns: []SourceColumn{}, Columns: []ShiftColumn{}, General: problemViews(p.General),
		Rows: make([]ShiftRow, len(p.Rows)), History: shiftHistory(l.history), CanTake: !p.Blocked(), WhyNot: l.whyNot(),
		TakeLabel: plural(p.Taken(), "1 dienst overnemen", "%s diensten overnemen"),
	}
	for _, sh := range p.Book.Sheets {
		v.Sheets = append(v.Sheets, SheetView{sh.Name, sh.Hidden, len(sh.Rows)})
	}
	for i, h := range p.Mapping.Headers {
		c := SourceColumn{Letter: sheet.ColumnName(i), Header: h, Hidden: slices.Contains(p.Sheet.HiddenColumns, i)}
		if link, ok := p.Mapping.FieldOf(i); ok {
			c.Field, c.FieldLabel, c.How = link.Field, hap.ListLabel(link.Field), string(link.How)
		} else if h == "" {
			continue
		}
		v.SourceColumns = append(v.SourceColumns, c)
	}
	for _, field := range hap.ListColumns() {
		c := ShiftColumn{Field: field, Label: hap.ListHeading(field), Required: hap.ListRequired(field), Options: orList(p.Choices(field)), Fill: o.Fill[field]}
		c.Letter, c.Header, _ = p.Letter(field)
		v.Columns = append(v.Columns, c)
	}
	t := shiftTally{}
	for _, c := range p.Near {
		t.of(c.Kind).count++
		t.of(c.Kind).open++
	}
	for _, pr := range p.General {
		t.of(string(pr.Code)).count++
	}
	for i := range p.Rows {
		v.Rows[i] = t.row(&p.Rows[i], &v.Counts)
	}
	v.Kinds = t.kinds(o)
	return v
}

func shiftHistory(h table.History[hap.ListStep]) HistoryView {
	v := HistoryView{CanUndo: h.At > 0, CanRedo: h.At < len(h.Steps), Steps: h.At}
	if v.CanUndo {
		v.Undo = h.Steps[h.At-1].Words()
	}
	if v.CanRedo {
		v.Redo = h.Steps[h.At].Words()
	}
	return v
}

// shiftTally counts what was found, by kind.
type shiftTally map[string]*tally

func (t shiftTally) of(kind string) *tally {
	if t[kind] == nil {
		t[kind] = &tally{}
	}
	return t[kind]
}

// row gives a row as the grid draws it, with all that is to be said of it, and
// counts it.
func (t shiftTally) row(r *hap.ListRow, n *ShiftCounts) ShiftRow {
	fields := hap.ListColumns()
	v := ShiftRow{Row: r.Number, State: "ok", Cells: make([]CellView, len(fields)), Out: r.Why, Double: r.Double, Problems: []ProblemView{}, Changes: []ChangeView{}}
	for i, f := range fields {
		v.Cells[i].Value = r.Value(f)
	}
	n.Rows++
	if r.Double {
		n.Double++
	}
	if r.Out != "" {
		n.Out++
		v.State = "out"
		return v
	}
	n.Take++
	t.changes(r, &v)
	changed, offered := len(r.Fixes)+len(r.Accepted) > 0, len(r.Open) > 0
	checks, errors := t.problems(r, &v)
	for _, is := range []struct {
		so    bool
		count *int
		state string
	}{{changed, &n.Changed, "changed"}, {checks, &n.Check, "warning"}, {offered, &n.Suggestions, "suggestion"}, {errors, &n.Errors, "error"}} {
		if is.so {
			*is.count++
			v.State = is.state
		}
	}
	t.paint(r, fields, v.Cells)
	return v
}

// changes tells of fixes and suggestions, and counts them.
func (t shiftTally) changes(r *hap.ListRow, v *ShiftRow) {
	for _, list := range []struct {
		changes []table.Change
		answer  string
		add     func(*tally)
	}{
		{r.Open, "", func(k *tally) { k.open++ }}, {r.Fixes, "yes", func(k *tally) { k.taken++ }},
		{r.Accepted, "yes", func(k *tally) { k.taken++ }}, {r.Left, "no", func(k *tally) { k.left++ }},
	} {
		for i, c := range list.changes {
			v.Changes = append(v.Changes, shiftChange(c, list.answer))
			// The parts of one rule are one answer.
			if i > 0 && c.Kind == list.changes[i-1].Kind {
				continue
			}
			k := t.of(c.Kind)
			k.count++
			list.add(k)
		}
	}
}

// problems tells what is wrong, worst first, and counts it. A suggestion that
// is open shows as itself.
func (t shiftTally) problems(r *hap.ListRow, v *ShiftRow) (checks, errors bool) {
	for _, s := range []problem.Severity{problem.Error, problem.Warning} {
		for _, p := range r.Problems {
			if p.Severity != s || p.Code == hap.ListOpen {
				continue
			}
			v.Problems = append(v.Problems, problemView(p))
			t.of(string(p.Code)).count++
			checks = checks || s == problem.Warning
			errors = errors || s == problem.Error
		}
	}
	return checks, errors
}

// paint puts on cells what was said of them; the worst gives a cell its state.
func (t shiftTally) paint(r *hap.ListRow, fields []string, cells []CellView) {
	for _, list := range [][]table.Change{r.Fixes, r.Accepted} {
		for _, f := range list {
			if i := slices.Index(fields, f.Column); i >= 0 && !cells[i].Changed {
				cells[i].Changed, cells[i].Before, cells[i].State = true, f.Before, "changed"
			}
		}
	}
	for _, o := range r.Open {
		if i := slices.Index(fields, o.Column); i >= 0 {
			cells[i].Offer, cells[i].Offered, cells[i].State = o.After, true, "suggestion"
		}
	}
	for _, s := range []problem.Severity{problem.Warning, problem.Error} {
		for _, p := range r.Problems {
			if i := slices.Index(fields, p.Column); i >= 0 && p.Severity == s && p.Code != hap.ListOpen {
				cells[i].State = string(s)
			}
		}
	}
}

func shiftChange(c table.Change, answer string) ChangeView {
	k := hap.ListKindOf(c.Kind)
	v := ChangeView{Kind: c.Kind, Label: k.Label, Explain: k.Explain, Group: "fix", Field: c.Column, Cell: c.Cell, Before: c.Before, After: c.After, Answer: answer}
	is := func(o hap.ListKind) bool { return o.Code == c.Kind }
	v.Fixed = slices.ContainsFunc(hap.ListFixedKinds(), is)
	if slices.ContainsFunc(hap.ListSuggestionKinds(), is) {
		v.Group = "suggestion"
	}
	return v
}

// kinds groups what was found by kind, in the order to handle it: errors,
// suggestions, warnings, then what was done already.
func (t shiftTally) kinds(o hap.ListOptions) []KindView {
	out := []KindView{}
	add := func(group string, kinds []hap.ListKind, fixed bool) {
		for _, k := range kinds {
			said := ""
			switch {
			case fixed:
			case o.Accept[k.Code]:
				said = "yes"
			case o.Leave[k.Code], o.NoFix[k.Code]:
				said = "no"
			}
			found := t[k.Code]
			// What was answered for all rows and finds nothing must stay visible to be answered anew.
			if found == nil && said == "" {
				continue
			}
			v := KindView{Group: group, Code: k.Code, Label: k.Label, Explain: k.Explain, Answer: said, Fixed: fixed}
			if found != nil {
				v.Count, v.Open, v.Taken, v.Left = found.count, found.open, found.taken, found.left
			}
			out = append(out, v)
		}
	}
	split := func(warning bool) (list []hap.ListKind) {
		for _, k := range hap.ListProblemKinds() {
			if code := problem.Code(k.Code); hap.ListWarning(code) == warning && code != hap.ListOpen {
				list = append(list, k)
			}
		}
		return list
	}
	add("error", split(false), true)
	add("suggestion", hap.ListSuggestionKinds(), false)
	add("warning", split(true), true)
	add("fix", hap.ListFixKinds(), false)
	add("fix", hap.ListFixedKinds(), true)
	return out
}
