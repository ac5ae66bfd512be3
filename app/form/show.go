package form

import "strings"

// Show gives a kept value as people read it: 14-04-2026, 7,5 uur, the label of
// a choice, "Naam (rol), e-mail". The id of a dossier stays an id: only the
// portfolio knows its name.
func (f Field) Show(v Value) string {
	switch f.Kind {
	case Date:
		return ShortDate(v.Text)
	case Number:
		return f.shown(v.Text)
	case Choice:
		for _, o := range f.Choices {
			if o.ID == v.Text {
				return o.Label
			}
		}
	case Person:
		return showPerson(v)
	}
	return v.Text
}

func showPerson(v Value) string {
	out := v.Text
	if v.Role != "" {
		out = strings.TrimSpace(out + " (" + v.Role + ")")
	}
	if v.Email != "" {
		out = strings.TrimPrefix(out+", "+v.Email, ", ")
	}
	return out
}

// TitleOf gives what stands in lists for a form with these values, or nothing
// while its title field is empty.
func (d Definition) TitleOf(v Values) string {
	return strings.Join(strings.Fields(v[d.TitleField].Text), " ")
}
