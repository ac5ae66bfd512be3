package roster

import (
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/table"
)

// CellReadOnly: a cell that the user cannot give a value.
const CellReadOnly problem.Code = "cell-read-only"

// NewValue is a value for one cell of the file: row number, column of the mal.
type NewValue struct {
	Row    int
	Column string
	Value  string
}

// Locked says in Dutch why the cells of a column cannot be changed by hand,
// empty when they can.
func (p *Plan) Locked(c institute.Column) string {
	switch f := fieldIndex(c.Name); {
	case f == username && p.Mal.Username != institute.UsernameZ:
		return "De gebruikersnaam volgt uit het BIG-nummer. Wijzig dat."
	case f == password:
		return "Het wachtwoord blijft leeg; Scorion vult het zelf."
	case f >= 0 || slices.Contains(p.extraNames, c.Name):
		return ""
	}
	return "Deze kolom is voor alle aiossen gelijk. Wijzig haar in de mal."
}

// Edit makes one step of values for cells. Cells that already have their
// value are left out; a step without cells changes nothing. Refusals:
// RowUnknown, ColumnUnknown, CellReadOnly.
func (p *Plan) Edit(values []NewValue) (Step, error) {
	step := Step{Do: ActEdit}
	frozen := map[int]bool{}
	for _, v := range values {
		r, ok := p.row(v.Row)
		if !ok {
			return Step{}, problem.Refuse(RowUnknown, fmt.Sprintf("Rij %s staat niet in de lijst.", RowLabel(v.Row)), "Kies een rij van de lijst.")
		}
		c, ok := p.Mal.Column(v.Column)
		if !ok {
			return Step{}, problem.Refuse(ColumnUnknown, fmt.Sprintf("‘%s’ is geen kolom van de mal.", v.Column), "Kies een kolom van de lijst.")
		}
		if why := p.Locked(c); why != "" {
			return Step{}, problem.Refuse(CellReadOnly, why, "")
		}
		_, asked := r.conflicts[c.Name]
		if v.Value == p.value(r, c) && !asked {
			continue
		}
		if f := fieldIndex(c.Name); f <= lastName && f >= 0 && !frozen[v.Row] && p.derived(r) {
			frozen[v.Row] = true
			for _, part := range []int{firstName, middleName, lastName} {
				if part != f {
					step.Cells = append(step.Cells, p.cellEdit(r, fieldNames[part], r.values[part]))
				}
			}
		}
		step.Cells = append(step.Cells, p.cellEdit(r, c.Name, v.Value))
	}
	return step, nil
}

// derived tells whether the parts of a row's name came out of a suggestion:
// then a value for one of them must hold the others where they are.
func (p *Plan) derived(r *Row) bool {
	return slices.ContainsFunc(r.Accepted, func(c table.Change) bool { return fieldIndex(c.Column) <= lastName })
}

func (p *Plan) cellEdit(r *Row, column, value string) EditedCell {
	found := ""
	if f := fieldIndex(column); f >= 0 {
		found = r.found[f]
	} else if i := slices.Index(p.extraNames, column); i >= 0 {
		found = p.fileExtra(r, i)
	}
	return EditedCell{Row: r.Number, Column: column, CellEdit: CellEdit{Found: found, Value: value}}
}

// fileExtra is what the file says in a column of the mal that was linked by hand.
func (p *Plan) fileExtra(r *Row, i int) string {
	for _, c := range r.Fixes {
		if c.Kind == FixEdit && c.Column == p.extraNames[i] {
			return c.Before
		}
	}
	return r.extra[i]
}

// FromFile makes the step that gives cells back what the file says now.
func (p *Plan) FromFile(values []NewValue) Step {
	step := Step{Do: ActEdit}
	for _, v := range values {
		if r, ok := p.row(v.Row); ok {
			e := p.cellEdit(r, v.Column, "")
			e.Value = e.Found
			step.Cells = append(step.Cells, e)
		}
	}
	return step
}

// Answer makes the step that answers a kind in some rows; without rows, in
// all. Rows that are not in the list are left out; when none is left the step
// changes nothing.
func (p *Plan) Answer(act Act, kind string, rows []int) Step {
	step := Step{Do: act, Kind: kind}
	reads := p.rules.Reads(kind)
	for _, n := range rows {
		if r, ok := p.row(n); ok {
			step.Rows = append(step.Rows, n)
			step.Found = append(step.Found, table.Found(p.start(r), reads))
		}
	}
	if len(rows) > 0 && len(step.Rows) == 0 {
		return Step{Do: ActEdit}
	}
	return step
}

// Choose makes the step of a choice about the list as a whole (see Step.Name).
func (p *Plan) Choose(name, value string) Step {
	if name == SetSheet && strings.EqualFold(value, p.Sheet.Name) {
		name = SetThisSheet
	}
	return Step{Do: ActSet, Name: name, Value: value}
}

// start gives a row's values before any rule: the file's with the user's own
// over them.
func (p *Plan) start(r *Row) []string {
	out := make([]string, fieldCount)
	for f, c := range r.source {
		out[f] = c.Text
	}
	return out
}

// Faulty are the rows with an error, which could be set aside.
func (p *Plan) Faulty() []int {
	var out []int
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Out == "" && slices.ContainsFunc(r.Problems, func(pr problem.Problem) bool { return pr.Severity == problem.Error }) {
			out = append(out, r.Number)
		}
	}
	return out
}

// NextTyped is the number the next row added by hand gets; numbers are not
// given twice, so that undoing and doing again mean the same row.
func NextTyped(steps []Step) int {
	next := TypedFrom
	for _, s := range steps {
		if s.Do == ActType {
			for _, n := range s.Rows {
				next = max(next, n+1)
			}
		}
	}
	return next
}
