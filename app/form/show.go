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
// while what it is made of is empty: the title field, or "consultarts,
// 14-11-2026, HAP Leiden" of the title fields.
func (d Definition) TitleOf(v Values) string {
	if len(d.TitleFields) > 0 {
		var parts []string
		for _, id := range d.TitleFields {
			f, _ := d.Field(id)
			if text := strings.Join(strings.Fields(f.Show(v[id])), " "); text != "" {
				parts = append(parts, text)
			}
		}
		return strings.Join(parts, ", ")
	}
	return strings.Join(strings.Fields(v[d.TitleField].Text), " ")
}
