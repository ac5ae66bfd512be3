package form

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// Read gives what was typed as it is kept (see Value) and what stands in the
// way of saving it, in the order of the fields: what is malformed, and with
// closing also what is still empty. Reading what came out changes nothing more.
// A value with a problem stays as it was typed. What an act fills in (Field.Act)
// is never taken from what was typed; see Fill.
func Read(d Definition, typed Values, closing bool) (Values, []problem.Problem) {
	out := Values{}
	var problems []problem.Problem
	for _, f := range d.Fields {
		if f.Act != "" {
			continue
		}
		v, fault := f.read(typed[f.ID])
		if fault == nil && v.Empty() && closing && f.Required {
			fault = refuse(FieldRequired, fmt.Sprintf("‘%s’ is nog leeg.", f.Label), "Vul het in.")
		}
		if fault != nil {
			fault.Column, fault.Value = f.ID, typed[f.ID].Text
			problems = append(problems, *fault)
		}
		if !v.Empty() {
			out[f.ID] = v
		}
	}
	for _, id := range slices.Sorted(maps.Keys(typed)) {
		if _, ok := d.Field(id); ok || typed[id].Empty() {
			continue
		}
		fault := refuse(FieldUnknown, "Er is een antwoord op een vraag die niet in dit formulier staat.", "Open het formulier opnieuw.")
		fault.Column = id
		problems = append(problems, *fault)
	}
	return out, problems
}

// Fill gives what an act fills in as it is kept, and what is wrong with it, in
// the order of the fields.
func Fill(d Definition, act Act, given Values) (Values, []problem.Problem) {
	out := Values{}
	var problems []problem.Problem
	for _, f := range d.Fields {
		if f.Act != act {
			continue
		}
		v, fault := f.read(given[f.ID])
		if fault != nil {
			fault.Column, fault.Value = f.ID, given[f.ID].Text
			problems = append(problems, *fault)
		}
		if !v.Empty() {
			out[f.ID] = v
		}
	}
	return out, problems
}

// Typed gives the values without those that an act filled in.
func (d Definition) Typed(v Values) Values {
	out := v.Filled()
	for _, f := range d.Fields {
		if f.Act != "" {
			delete(out, f.ID)
		}
	}
	return out
}

// Acted gives the values that an act filled in.
func (d Definition) Acted(v Values) Values {
	out := Values{}
	for _, f := range d.Fields {
		if f.Act != "" && !v[f.ID].Empty() {
			out[f.ID] = v[f.ID]
		}
	}
	return out
}

func refuse(code problem.Code, message, hint string) *problem.Problem {
	p := problem.Refuse(code, message, hint)
	return &p
}

// read gives a value as it is kept.
func (f Field) read(v Value) (Value, *problem.Problem) {
	if f.Kind == Person {
		return readPerson(v)
	}
	if f.Kind == Long {
		return f.fits(strings.TrimRight(composed(v.Text), " \t\n"))
	}
	text := oneLine(v.Text)
	if text == "" {
		return Value{}, nil
	}
	switch f.Kind {
	case Choice:
		if !slices.ContainsFunc(f.Choices, func(o Option) bool { return o.ID == text }) {
			return Value{Text: text}, refuse(FieldChoice, "Deze keuze staat niet in de lijst.", "Kies een van de mogelijkheden.")
		}
	case Date:
		return readDate(text)
	case Time:
		return readTime(text)
	case Number:
		return f.readNumber(text)
	case Dossier:
		if _, err := parseID(text); err != nil {
			return Value{Text: text}, refuse(FieldDossier, "Dit dossier is er niet.", "Kies een dossier.")
		}
	case Text:
		return f.fits(text)
	}
	return Value{Text: text}, nil
}

// fits measures a text.
func (f Field) fits(text string) (Value, *problem.Problem) {
	if n, limit := utf8.RuneCountInString(text), f.Limit(); n > limit {
		return Value{Text: text}, refuse(FieldLong,
			fmt.Sprintf("Dit is %s te lang: er passen %d tekens in.", characters(n-limit), limit), "Maak de tekst korter.")
	}
	return Value{Text: text}, nil
}

func characters(n int) string {
	if n == 1 {
		return "1 teken"
	}
	return fmt.Sprintf("%d tekens", n)
}

// onePerson is a person written in one text, as Show gives it: "Eva Vliet
// (opleider), eva@example.nl".
var onePerson = regexp.MustCompile(`^(.*?)(?: ?\(([^() ][^()]*)\))?(?:(?:^|[,;]? )<?([^\s<>,;]+@[^\s<>,;]+)>?)?$`)

// readPerson takes a person in one text or in parts.
func readPerson(v Value) (Value, *problem.Problem) {
	out := Value{Text: oneLine(v.Text), Role: oneLine(v.Role), Email: strings.TrimSpace(composed(v.Email))}
	if m := onePerson.FindStringSubmatch(out.Text); m != nil && out.Role == "" && out.Email == "" {
		out = Value{Text: strings.TrimSpace(m[1]), Role: strings.TrimSpace(m[2]), Email: m[3]}
	}
	switch {
	case out.Empty():
		return out, nil
	case out.Text == "":
		return v, refuse(FieldPerson, "De naam ontbreekt.", "Vul de naam in, of laat het vak leeg.")
	case utf8.RuneCountInString(out.Text) > textLength || utf8.RuneCountInString(out.Role) > textLength:
		return v, refuse(FieldLong, fmt.Sprintf("Dit is te lang: er passen %d tekens in.", textLength), "Maak de naam of de rol korter.")
	case out.Email != "" && !person.ValidEmail(out.Email):
		return v, refuse(FieldPerson, "Het e-mailadres klopt niet.", "Verbeter het e-mailadres of haal het weg.")
	}
	return out, nil
}

// oneLine gives a text with single spaces for all white space.
func oneLine(s string) string { return strings.Join(strings.Fields(composed(s)), " ") }
