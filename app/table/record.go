package table

import (
	"strings"

	"aiosmap/app/sheet"
)

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
// turned off. Apply is pure and looks at one field at a time; it tells whether
// the change is reported, which a fix may do for a value that stays the same (a
// number cell made text). A fix with Whole, which is pure too, looks at all of
// Fields together instead.
type Fix struct {
	Kind   string
	Fields []int
	Apply  func(value string, source sheet.Cell) (after string, report bool)
	Whole  func(values []string) []Edit
}

// Edit is a new value for one field.
type Edit struct {
	Field int
	After string
}

// Suggestion is a rule that needs a yes. Offer is pure, looks at the fields in
// Reads and gives no edits when it has nothing to offer.
type Suggestion struct {
	Kind  string
	Reads []int
	Offer func(values []string) []Edit
}

// Outcome is what the rules did to one record.
type Outcome struct {
	// Fixes are the changes applied by fixes, Accepted those by suggestions
	// with a yes, Open those that wait for an answer, and Left what the user
	// did not want: suggestions with a no, and fixes turned off.
	Fixes    []Change
	Accepted []Change
	Open     []Change
	Left     []Change
}

// Rules are the fixes and suggestions of a list, each in their order.
type Rules struct {
	Fields      []Field
	Fixes       []Fix
	Suggestions []Suggestion
}

// Found joins the texts that a rule looks at, as they stood before any rule:
// what a ruling about one row holds on to.
func Found(values []string, fields []int) string {
	parts := make([]string, len(fields))
	for i, f := range fields {
		parts[i] = values[f]
	}
	return strings.Join(parts, "\x1f")
}

// Reads gives the fields that a kind of rule looks at, nil for a kind these
// rules do not have.
func (r Rules) Reads(kind string) []int {
	for _, f := range r.Fixes {
		if f.Kind == kind {
			return f.Fields
		}
	}
	for _, s := range r.Suggestions {
		if s.Kind == kind {
			return s.Reads
		}
	}
	return nil
}

// Apply runs the fixes and the accepted suggestions over one record, in
// order, each looking at the result of the one before. address gives the
// source address of a field.
func (r Rules) Apply(rec *Record, d Decisions, address func(field int) string) Outcome {
	var out Outcome
	// Rulings about one row are rare, so the start is kept only for those.
	var start []string
	if len(d.Rows[rec.Row]) > 0 {
		start = append(start, rec.Values...)
	}
	for _, f := range r.Fixes {
		on := d.fix(f.Kind, rec.Row, start, f.Fields)
		if f.Whole != nil {
			for _, e := range f.Whole(rec.Values) {
				c := Change{f.Kind, rec.Row, r.Fields[e.Field].Name, address(e.Field), rec.Values[e.Field], e.After}
				if on {
					rec.Values[e.Field] = e.After
					out.Fixes = append(out.Fixes, c)
				} else {
					out.Left = append(out.Left, c)
				}
			}
			continue
		}
		for _, i := range f.Fields {
			before := rec.Values[i]
			after, report := f.Apply(before, rec.Source[i])
			if on {
				rec.Values[i] = after
			}
			if !report {
				continue
			}
			c := Change{f.Kind, rec.Row, r.Fields[i].Name, address(i), before, after}
			if on {
				out.Fixes = append(out.Fixes, c)
			} else {
				out.Left = append(out.Left, c)
			}
		}
	}
	for _, s := range r.Suggestions {
		edits := s.Offer(rec.Values)
		if len(edits) == 0 {
			continue
		}
		answer := d.suggestion(s.Kind, rec.Row, start, s.Reads)
		for _, e := range edits {
			c := Change{s.Kind, rec.Row, r.Fields[e.Field].Name, address(e.Field), rec.Values[e.Field], e.After}
			switch answer {
			case Yes:
				rec.Values[e.Field] = e.After
				out.Accepted = append(out.Accepted, c)
			case No:
				out.Left = append(out.Left, c)
			default:
				out.Open = append(out.Open, c)
			}
		}
	}
	return out
}
