package table

import "aiosmap/app/sheet"

// Change is one value that a fix altered or a suggestion would alter.
type Change struct {
	Kind string
	// Row is the row number as Excel shows it.
	Row int
	// Column is the field's name, Cell the source address or empty.
	Column string
	Cell   string
	Before string
	After  string
}

// Record is one row on its way from the sheet to the file. Its slices are
// indexed by the position of the field in the list of fields.
type Record struct {
	Row    int
	Source []sheet.Cell
	Values []string
}

// Fix is a rule that may be applied unasked because it is shown and can be
// turned off. Apply is pure; it tells whether the change is reported, which a
// fix may do for a value that stays the same (a number cell made text).
type Fix struct {
	Kind   string
	Fields []int
	Apply  func(value string, source sheet.Cell) (after string, report bool)
}

// Edit is a new value for one field.
type Edit struct {
	Field int
	After string
}

// Suggestion is a rule that needs a yes. Offer is pure and gives no edits
// when it has nothing to offer.
type Suggestion struct {
	Kind  string
	Offer func(values []string) []Edit
}

// Decisions are what the user said about the rules.
type Decisions struct {
	// NoFix are the kinds of fixes that are turned off.
	NoFix map[string]bool
	// Accept are the kinds of suggestions that are accepted for all rows.
	Accept map[string]bool
}

// Outcome is what the rules did to one record.
type Outcome struct {
	// Fixes are the changes applied by fixes, Accepted those by suggestions
	// with a yes, Open those that wait for one.
	Fixes    []Change
	Accepted []Change
	Open     []Change
}

// Rules are the fixes and suggestions of a list, each in their order.
type Rules struct {
	Fields      []Field
	Fixes       []Fix
	Suggestions []Suggestion
}

// Apply runs the fixes and the accepted suggestions over one record, in
// order, each looking at the result of the one before. address gives the
// source address of a field.
func (r Rules) Apply(rec *Record, d Decisions, address func(field int) string) Outcome {
	var out Outcome
	for _, f := range r.Fixes {
		if d.NoFix[f.Kind] {
			continue
		}
		for _, i := range f.Fields {
			before := rec.Values[i]
			after, report := f.Apply(before, rec.Source[i])
			rec.Values[i] = after
			if report {
				out.Fixes = append(out.Fixes, Change{f.Kind, rec.Row, r.Fields[i].Name, address(i), before, after})
			}
		}
	}
	for _, s := range r.Suggestions {
		accepted := d.Accept[s.Kind]
		for _, e := range s.Offer(rec.Values) {
			c := Change{s.Kind, rec.Row, r.Fields[e.Field].Name, address(e.Field), rec.Values[e.Field], e.After}
			if !accepted {
				out.Open = append(out.Open, c)
				continue
			}
			rec.Values[e.Field] = e.After
			out.Accepted = append(out.Accepted, c)
		}
	}
	return out
}
