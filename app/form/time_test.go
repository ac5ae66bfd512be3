package form_test

import (
	"testing"

	"aiosmap/app/form"
)

const shift = `{"id":"proef","version":1,"title":"Proef","titleFields":["rol","begin"],"final":true,"home":"Proeven","fields":[` +
	`{"id":"rol","label":"Rol","kind":"text","list":"rol"},{"id":"begin","label":"Begin","kind":"time"},` +
	`{"id":"wie","label":"Wie","kind":"text","act":"confirm"},{"id":"dossier","label":"Dossier","kind":"dossier"}]}`

func parsed(t testing.TB, text string) form.Definition {
	t.Helper()
	d, err := form.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// However a time is typed, it is kept in one way; and what is none is said.
func TestTimes(t *testing.T) {
	d := parsed(t, shift)
	for text, want := range map[string]string{
		"19:30": "19:30", "1930": "19:30", "19.30": "19:30", "7:30": "07:30", "730": "07:30", "07:05": "07:05", "19u30": "19:30",
		"19 uur": "19:00", "8": "08:00", "19:30 uur": "19:30", "19:30:00": "19:30", "0:00": "00:00", "24:00": "00:00", " 23.59 ": "23:59",
		"19h30": "19:30", "19 : 30": "19:30", "8u": "08:00", "": "",
	} {
		v, problems := form.Read(d, form.Values{"begin": {Text: text}}, false)
		if len(problems) > 0 || v["begin"].Text != want {
			t.Errorf("%q: %q, %v", text, v["begin"].Text, problems)
		}
	}
	for _, text := range []string{"25:00", "24:01", "12:60", "12:5", "half acht", "19:30:15", "-1", "19:30-23:00", "12345", "7 30", "٧:30"} {
		v, problems := form.Read(d, form.Values{"begin": {Text: text}}, false)
		if len(problems) != 1 || problems[0].Code != form.FieldTime || problems[0].Column != "begin" || v["begin"].Text != text {
			t.Errorf("%q: %q, %v", text, v["begin"].Text, problems)
		}
	}
}

// What an act fills in is never taken from what was typed.
func TestActs(t *testing.T) {
	d := parsed(t, shift)
	v, problems := form.Read(d, form.Values{"rol": {Text: "visitearts"}, "wie": {Text: "Iemand"}}, true)
	if len(problems) > 0 || !v.Equal(form.Values{"rol": {Text: "visitearts"}}) {
		t.Errorf("%v, %v", v, problems)
	}
	given, problems := form.Fill(d, form.Confirm, form.Values{"wie": {Text: " Eva  Vliet "}, "rol": {Text: "x"}})
	if len(problems) > 0 || !given.Equal(form.Values{"wie": {Text: "Eva Vliet"}}) {
		t.Errorf("%v, %v", given, problems)
	}
	all := form.Values{"rol": {Text: "visitearts"}, "wie": {Text: "Eva"}}
	if !d.Typed(all).Equal(form.Values{"rol": {Text: "visitearts"}}) || !d.Acted(all).Equal(form.Values{"wie": {Text: "Eva"}}) {
		t.Errorf("%v and %v", d.Typed(all), d.Acted(all))
	}
}

// A form whose name is made of several fields is called by those that are there.
func TestTitleOfFields(t *testing.T) {
	d := library(t, "dienst")
	v := form.Values{"datum": {Text: "2026-11-14"}, "rol": {Text: "consultarts"}, "hap": {Text: "HAP Leiden"}}
	if got := d.TitleOf(v); got != "consultarts, 14-11-2026, HAP Leiden" {
		t.Errorf("called %q", got)
	}
	delete(v, "datum")
	if got := d.TitleOf(v); got != "consultarts, HAP Leiden" {
		t.Errorf("called %q", got)
	}
	if got := d.TitleOf(nil); got != "" {
		t.Errorf("called %q", got)
	}
}
