package form

import (
	"maps"
	"slices"
)

// Difference is one field that holds something else than it did.
type Difference struct {
	// Field is the field's id, Label its name; the id again where the
	// definition has no such field (any more).
	Field, Label string
	Kind         Kind
	// Before and After are the values as people read them (Field.Show).
	Before, After string
	// Words is the way from Before to After for a text that had something in
	// it, and nil for other fields.
	Words []Edit
}

// Differences gives the fields that differ, in the order of the definition;
// fields that it does not know come last.
func Differences(d Definition, before, after Values) []Difference {
	var out []Difference
	for _, f := range d.Fields {
		if before[f.ID] != after[f.ID] {
			out = append(out, f.difference(before[f.ID], after[f.ID]))
		}
	}
	both := maps.Clone(before)
	if both == nil {
		both = Values{}
	}
	maps.Copy(both, after)
	for _, id := range slices.Sorted(maps.Keys(both)) {
		if _, ok := d.Field(id); !ok && before[id] != after[id] {
			out = append(out, Field{ID: id, Label: id, Kind: Long}.difference(before[id], after[id]))
		}
	}
	return out
}

func (f Field) difference(before, after Value) Difference {
	d := Difference{Field: f.ID, Label: f.Label, Kind: f.Kind, Before: f.Show(before), After: f.Show(after)}
	if (f.Kind == Text || f.Kind == Long) && !before.Empty() && !after.Empty() {
		d.Words = Words(before.Text, after.Text)
	}
	return d
}
