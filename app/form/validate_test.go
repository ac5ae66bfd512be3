package form_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// trial has a field of every kind.
const trial = `{"id":"proef","version":1,"title":"Proef","titleField":"naam","fields":[
	{"id":"naam","label":"Naam","kind":"text","required":true,"maxLength":20},
	{"id":"verslag","label":"Verslag","kind":"long","maxLength":100},
	{"id":"keuze","label":"Keuze","kind":"choice","choices":[{"id":"ja","label":"Ja, deels"},{"id":"nee","label":"Nee"}]},
	{"id":"dag","label":"Dag","kind":"date","required":true},
	{"id":"uren","label":"Uren","kind":"number","min":0,"max":12.5,"unit":"uur"},
	{"id":"saldo","label":"Saldo","kind":"number"},
	{"id":"wie","label":"Met wie","kind":"person"},
	{"id":"plaats","label":"Dossier","kind":"dossier"}]}`

func trialForm(t testing.TB) form.Definition {
	t.Helper()
	d, err := form.Parse([]byte(trial))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWhatIsKeptOfWhatWasTyped(t *testing.T) {
	d := trialForm(t)
	for _, c := range []struct{ field, typed, kept, shown string }{
		{"naam", "  Een\tlange \n naam ", "Een lange naam", "Een lange naam"},
		{"naam", "Zoe\u0308", "Zoë", "Zoë"},
		{"naam", "a\x00b\x1bc", "abc", "abc"},
		{"verslag", "regel 1\r\nregel 2\r\r- a  \n\n", "regel 1\nregel 2\n\n- a", "regel 1\nregel 2\n\n- a"},
		{"verslag", "  ## kop", "  ## kop", "  ## kop"},
		{"keuze", "ja", "ja", "Ja, deels"},
		{"dag", "2026-04-14", "2026-04-14", "14-04-2026"},
		{"dag", "14-04-2026", "2026-04-14", "14-04-2026"},
		{"dag", "14-4-2026", "2026-04-14", "14-04-2026"},
		{"dag", " 14/04/2026 ", "2026-04-14", "14-04-2026"},
		{"dag", "14.4.2026", "2026-04-14", "14-04-2026"},
		{"dag", "14 - 4 - 2026", "2026-04-14", "14-04-2026"},
		{"dag", "14 april 2026", "2026-04-14", "14-04-2026"},
		{"dag", "1 Mrt. 2026", "2026-03-01", "01-03-2026"},
		{"dag", "14 sept 2026", "2026-09-14", "14-09-2026"},
		{"dag", "29-02-2028", "2028-02-29", "29-02-2028"},
		{"dag", "1-1-1900", "1900-01-01", "01-01-1900"},
		{"dag", "31-12-2200", "2200-12-31", "31-12-2200"},
		{"uren", "7,5", "7,5", "7,5 uur"},
		{"uren", "7.5", "7,5", "7,5 uur"},
		{"uren", "07,50 uur", "7,5", "7,5 uur"},
		{"uren", "12,5", "12,5", "12,5 uur"},
		{"uren", "0,000", "0", "0 uur"},
		{"saldo", "−3", "-3", "-3"},
		{"saldo", "-0", "0", "0"},
		{"saldo", "+4", "4", "4"},
		{"saldo", "1,000", "1", "1"},
		{"saldo", "1.000.000", "1000000", "1000000"},
		{"saldo", "1.234,5", "1234,5", "1234,5"},
		{"plaats", strings.Repeat("0f", 16), strings.Repeat("0f", 16), strings.Repeat("0f", 16)},
		{"wie", " Eva  van der Vliet ", "Eva van der Vliet", "Eva van der Vliet"},
	} {
		got, problems := form.Read(d, form.Values{c.field: {Text: c.typed}}, false)
		f, _ := d.Field(c.field)
		if len(problems) > 0 || got[c.field].Text != c.kept || f.Show(got[c.field]) != c.shown {
			t.Errorf("%s %q: %+v, shown %q, %v; want %q, %q", c.field, c.typed, got[c.field], f.Show(got[c.field]), problems, c.kept, c.shown)
		}
	}
}

func TestPersonInOneText(t *testing.T) {
	d := trialForm(t)
	f, _ := d.Field("wie")
	for typed, want := range map[string]form.Value{
		"Eva Vliet":                            {Text: "Eva Vliet"},
		"Eva Vliet (opleider)":                 {Text: "Eva Vliet", Role: "opleider"},
		"Eva Vliet (opleider), eva@example.nl": {Text: "Eva Vliet", Role: "opleider", Email: "eva@example.nl"},
		"Eva Vliet, eva@example.nl":            {Text: "Eva Vliet", Email: "eva@example.nl"},
		"Eva Vliet <eva@example.nl>":           {Text: "Eva Vliet", Email: "eva@example.nl"},
		"Eva (Eef) Vliet (docent, groep 3)":    {Text: "Eva (Eef) Vliet", Role: "docent, groep 3"},
		"Eva Vliet ()":                         {Text: "Eva Vliet ()"},
		"'t Hart-de Vries, Jan":                {Text: "'t Hart-de Vries, Jan"},
	} {
		got, problems := form.Read(d, form.Values{"wie": {Text: typed}}, false)
		if len(problems) > 0 || got["wie"] != want {
			t.Errorf("%q: %+v, %v", typed, got["wie"], problems)
			continue
		}
		again, _ := form.Read(d, form.Values{"wie": {Text: f.Show(want)}}, false)
		if again["wie"] != want {
			t.Errorf("%q, shown and read again: %+v", typed, again["wie"])
		}
	}
}

func TestWhatIsWrongWithIt(t *testing.T) {
	d := trialForm(t)
	for _, c := range []struct {
		field, typed string
		code         problem.Code
		says         string
	}{
		{"naam", strings.Repeat("a", 21), form.FieldLong, "Dit is 1 teken te lang: er passen 20 tekens in."},
		{"verslag", strings.Repeat("é", 103), form.FieldLong, "Dit is 3 tekens te lang: er passen 100 tekens in."},
		{"keuze", "misschien", form.FieldChoice, "Deze keuze staat niet in de lijst."},
		{"keuze", "Ja, deels", form.FieldChoice, "lijst"},
		{"dag", "morgen", form.FieldDate, "‘morgen’ is geen datum."},
		{"dag", "14-13-2026", form.FieldDate, "De dag ‘14-13-2026’ bestaat niet."},
		{"dag", "29-02-2026", form.FieldDate, "bestaat niet"},
		{"dag", "0-1-2026", form.FieldDate, "bestaat niet"},
		{"dag", "14-04-26", form.FieldDate, "vier cijfers"},
		{"dag", "14-04", form.FieldDate, "geen datum"},
		{"dag", "31-12-1899", form.FieldRange, "Het jaar 1899 ligt niet tussen 1900 en 2200."},
		{"dag", "1-1-2201", form.FieldRange, "2201"},
		{"dag", "1-1-20266", form.FieldRange, "20266"},
		{"dag", "14 maa 2026 avond", form.FieldDate, "geen datum"},
		{"dag", strings.Repeat("9", 5000), form.FieldDate, "…"},
		{"uren", "zeven", form.FieldNumber, "‘zeven’ is geen getal."},
		{"uren", "7,5,1", form.FieldNumber, "geen getal"},
		{"uren", "1e3", form.FieldNumber, "geen getal"},
		{"uren", "NaN", form.FieldNumber, "geen getal"},
		{"uren", "-1", form.FieldRange, "Het getal is minstens 0 uur. Vul een getal van 0 tot en met 12,5 in."},
		{"uren", "12,6", form.FieldRange, "Het getal is hoogstens 12,5 uur."},
		{"saldo", "1.000", form.FieldNumber, "Bij ‘1.000’ is niet duidelijk wat de punt betekent. Schrijf 1000 of 1,000."},
		{"saldo", "1234567890123", form.FieldNumber, "geen getal"},
		{"wie", "eva@example.nl", form.FieldPerson, "De naam ontbreekt."},
		{"wie", "(opleider)", form.FieldPerson, "De naam ontbreekt."},
		{"wie", "Eva Vliet, eva@voorbeeld", form.FieldPerson, "Het e-mailadres klopt niet."},
		{"wie", strings.Repeat("a", 201), form.FieldLong, "200 tekens"},
		{"plaats", "Reflecties", form.FieldDossier, "Dit dossier is er niet."},
	} {
		kept, problems := form.Read(d, form.Values{c.field: {Text: c.typed}}, false)
		if len(problems) != 1 {
			t.Errorf("%s %.40q: %v", c.field, c.typed, problems)
			continue
		}
		p := problems[0]
		if p.Code != c.code || p.Column != c.field || p.Value != c.typed || p.Hint == "" || p.Severity != problem.Error || !strings.Contains(p.Error(), c.says) {
			t.Errorf("%s %.40q: %+v", c.field, c.typed, p)
		}
		if kept[c.field].Empty() {
			t.Errorf("%s %.40q: what was typed is gone", c.field, c.typed)
		}
	}
}

func TestClosingAsksForEverything(t *testing.T) {
	d := trialForm(t)
	validate := func(v form.Values, closing bool) []problem.Problem {
		_, problems := form.Read(d, v, closing)
		return problems
	}
	if p := validate(nil, false); len(p) > 0 {
		t.Errorf("saving midway asks for %v", p)
	}
	problems := validate(form.Values{"naam": {Text: " \n\t"}, "dag": {Text: "later"}}, true)
	if len(problems) != 2 || problems[0].Column != "naam" || problems[0].Error() != "‘Naam’ is nog leeg. Vul het in." || problems[1].Code != form.FieldDate {
		t.Errorf("closing: %v", problems)
	}
	if p := validate(form.Values{"naam": {Text: "x"}, "dag": {Text: "1-5-2026"}}, true); len(p) > 0 {
		t.Errorf("all is there: %v", p)
	}
	p := validate(form.Values{"geheim": {Text: "x"}, "leeg": {}}, false)
	if len(p) != 1 || p[0].Code != form.FieldUnknown || p[0].Column != "geheim" {
		t.Errorf("a field that is not in the form: %v", p)
	}
}

// What is kept reads as itself: saving a form twice changes nothing.
func TestReadingTwiceChangesNothing(t *testing.T) {
	d := trialForm(t)
	rapid.Check(t, func(t *rapid.T) {
		typed := form.Values{}
		for _, f := range d.Fields {
			if rapid.Bool().Draw(t, "filled") {
				typed[f.ID] = form.Value{Text: typedText(t), Role: rapid.SampledFrom([]string{"", "", "rol", " a  b "}).Draw(t, "role")}
			}
		}
		once, first := form.Read(d, typed, false)
		again, second := form.Read(d, once, false)
		if len(first) != len(second) || len(first) == 0 && !once.Equal(again) {
			t.Fatalf("%+v (%v)\nbecame %+v (%v)", once, first, again, second)
		}
		strict, _ := form.Read(d, typed, true)
		if !strict.Equal(once) {
			t.Fatalf("closing keeps %+v, saving %+v", strict, once)
		}
	})
}

func typedText(t *rapid.T) string {
	pieces := rapid.SampledFrom([]string{"14", "4", "-", "/", ".", ",", "2026", "1900", "2201", " ", "april", "mrt", "uur", "1.000", "ja", "nee",
		"Eva", "(rol)", "()", "( )", "(", ")", "eva@example.nl", "<eva@example.nl>", "\n", "\r\n", "\x00", "e", "\u0301", "\u00a0", "\xff", "−", "+", "0", "0f0f0f0f0f0f0f0f", "**vet**"})
	return rapid.OneOf(rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(pieces, 0, 8).Draw(t, "pieces"), "")
	}), rapid.String()).Draw(t, "text")
}
