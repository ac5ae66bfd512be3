package hap

import (
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/problem"
	"aiosmap/app/table"
)

// Edit makes one step of values for cells, as typed. Cells that already have
// their value are left out; a step without cells changes nothing. Refusals:
// table.RowUnknown, ListReadOnly.
func (p *ListPlan) Edit(cells []ListCell) (ListStep, error) {
	step := ListStep{Do: ListEdit}
	for _, c := range cells {
		r, ok := p.Row(c.Row)
		if !ok {
			return ListStep{}, problem.Refuse(table.RowUnknown, fmt.Sprintf("Rij %d staat niet in de lijst.", c.Row), "Kies een rij van de lijst.")
		}
		if !slices.Contains(ListColumns(), c.Field) {
			return ListStep{}, problem.Refuse(ListReadOnly, fmt.Sprintf("‘%s’ is geen veld van een dienst.", c.Field), "Kies een kolom van de lijst.")
		}
		if c.File {
			step.Cells = append(step.Cells, c)
			continue
		}
		if c.Value == r.Value(c.Field) {
			continue
		}
		// A value for begin or end must hold the other where both came out of one cell.
		if other := map[string]string{FieldBegin: FieldEnd, FieldEnd: FieldBegin, FieldDate: ""}[c.Field]; other != "" && p.derived(r, other) {
			step.Cells = append(step.Cells, ListCell{Row: c.Row, Field: other, Value: r.Value(other)})
		}
		step.Cells = append(step.Cells, c)
	}
	return step, nil
}

// Choose makes the step of a choice about the list as a whole (ListStep.Name).
// Refusal: table.ColumnUnknown for what is no choice or names no field.
func (p *ListPlan) Choose(name, value string) (ListStep, error) {
	what, field, ofField := strings.Cut(name, ":")
	fits := slices.Contains([]string{ListSetSheet, ListSetHeaderRow, ListSetHidden}, name)
	switch {
	case ofField && what+":" == ListSetColumn:
		fits = listField(field) >= 0
	case ofField && what+":" == ListSetFill:
		fits = slices.Contains(ListColumns(), field)
	}
	if !fits {
		return ListStep{}, problem.Refuse(table.ColumnUnknown, fmt.Sprintf(listWords.NoField, field), listWords.ChooseField)
	}
	return ListStep{Do: ListSet, Name: name, Value: value}, nil
}

// derived tells whether a value came out of another cell.
func (p *ListPlan) derived(r *ListRow, field string) bool {
	return slices.ContainsFunc(r.Fixes, func(c table.Change) bool {
		return c.Column == field && (c.Kind == ListFixTimes || c.Kind == ListFixMoment)
	})
}

// Answer makes the step that answers a kind in some rows; without rows, in
// all. Rows that are not in the list are left out; when none is left the step
// changes nothing.
func (p *ListPlan) Answer(act ListAct, kind string, rows []int) ListStep {
	step := ListStep{Do: act, Kind: kind}
	reads := p.rules.Reads(kind)
	for _, n := range rows {
		if r, ok := p.Row(n); ok {
			step.Rows = append(step.Rows, n)
			step.Found = append(step.Found, table.Found(listStart(r), reads))
		}
	}
	if len(rows) > 0 && len(step.Rows) == 0 {
		return ListStep{Do: ListEdit}
	}
	return step
}

// listStart gives a row's values before any rule.
func listStart(r *ListRow) []string {
	out := make([]string, listFields)
	for f, c := range r.source {
		out[f] = c.Text
	}
	return out
}

// Empty tells whether a step changes nothing.
func (s ListStep) Empty() bool { return s.Do == ListEdit && len(s.Cells) == 0 }
