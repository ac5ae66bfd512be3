package form_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"aiosmap/app/form"
)

// library gives a definition that comes with the program.
func library(t testing.TB, id string) form.Definition {
	t.Helper()
	all, err := form.Library()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if d.ID == id {
			return d
		}
	}
	t.Fatalf("no definition %q", id)
	return form.Definition{}
}

// A definition that was ever shipped is what revisions were written with. It
// never changes: another text or field is a file with the next version.
func TestShippedDefinitionsStay(t *testing.T) {
	want, err := os.ReadFile("testdata/definitions.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, err := form.Library()
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, d := range all {
		fmt.Fprintf(&got, "%s %d %s\n", d.ID, d.Version, d.Hash())
	}
	if got.String() != string(want) {
		t.Errorf("definitions changed; give what was changed the next version:\n%s\nwas\n%s", got.String(), want)
	}
}

func TestDefinitionsForPeople(t *testing.T) {
	all, err := form.Library()
	if err != nil {
		t.Fatal(err)
	}
	var offered []string
	for _, d := range all {
		if d.System {
			continue
		}
		offered = append(offered, d.ID)
		if d.Purpose == "" || d.DossierField() == "" {
			t.Errorf("%s: no purpose or dossier", d.ID)
		}
		for _, id := range append(d.TitleFields, d.TitleField) {
			if title, ok := d.Field(id); ok && !title.Required {
				t.Errorf("%s: its title may stay empty", d.ID)
			}
		}
		for _, f := range d.Fields {
			if text := f.Label + f.Help; strings.Contains(text, "!") {
				t.Errorf("%s, %s: an exclamation mark in %q", d.ID, f.ID, text)
			}
		}
	}
	if got := strings.Join(offered, " "); got != "reflectie leerdoel vrij-document dienst akkoord-diensten bekwaamheidsverklaring-hap" {
		t.Errorf("offered: %s", got)
	}
}

func TestReadBackFromItsJSON(t *testing.T) {
	d := library(t, "leerdoel")
	again, err := form.Parse(d.JSON())
	if err != nil || again.Hash() != d.Hash() || form.HashOf(d.JSON()) != d.Hash() {
		t.Errorf("%v: %s, was %s", err, again.Hash(), d.Hash())
	}
	if h, err := form.ParseHash(d.Hash().String()); err != nil || h != d.Hash() {
		t.Errorf("hash read back: %v, %v", h, err)
	}
}

const smallest = `{"id":"proef","version":1,"title":"Proef","titleField":"naam","fields":[{"id":"naam","label":"Naam","kind":"text"}]}`

// The hash is that of what a definition says, however the file was written.
func TestHashOfWhatItSays(t *testing.T) {
	one, err := form.Parse([]byte(smallest))
	if err != nil {
		t.Fatal(err)
	}
	other := "{\n  \"fields\" : [ {\"kind\":\"text\", \"label\":\"N\\u0061am\",\"id\":\"naam\"} ],\r\n \"titleField\":\"naam\",\"title\":\"Proef\", \"version\":1,\"id\":\"proef\"}\n"
	two, err := form.Parse([]byte(other))
	if err != nil || two.Hash() != one.Hash() {
		t.Errorf("%v: %s, not %s", err, two.Hash(), one.Hash())
	}
	if want := `{"fields":[{"id":"naam","kind":"text","label":"Naam"}],"id":"proef","title":"Proef","titleField":"naam","version":1}`; string(one.JSON()) != want {
		t.Errorf("canonical: %s", one.JSON())
	}
	three, err := form.Parse([]byte(strings.Replace(smallest, "Naam", "Naam ", 1)))
	if err != nil || three.Hash() == one.Hash() {
		t.Errorf("%v: another label, the same hash", err)
	}
}

func TestDefinitionsThatCannotBeUsed(t *testing.T) {
	change := func(from, to string) string { return strings.Replace(smallest, from, to, 1) }
	field := func(f string) string {
		return change(`"kind":"text"}]`, `"kind":"text"},`+f+`]`)
	}
	for name, text := range map[string]string{
		"nothing":             "",
		"no object":           "[]",
		"no JSON":             "{",
		"something behind it": smallest + "{}",
		"not UTF-8":           change("Proef", "\xff"),
		"unknown member":      change(`"version":1`, `"version":1,"color":"red"`),
		"unknown member of a field, of a newer program": field(`{"id":"b","label":"B","kind":"text","secret":true}`),
		"unknown kind":             field(`{"id":"b","label":"B","kind":"attachment"}`),
		"no id":                    change(`"id":"proef"`, `"id":""`),
		"id with capitals":         change(`"id":"proef"`, `"id":"Proef"`),
		"version 0":                change(`"version":1`, `"version":0`),
		"version 1.0":              change(`"version":1`, `"version":1.0`),
		"no title":                 change(`"Proef"`, `""`),
		"no fields":                change(`{"id":"naam","label":"Naam","kind":"text"}`, ``),
		"no label":                 field(`{"id":"b","label":"","kind":"text"}`),
		"field twice":              field(`{"id":"naam","label":"B","kind":"text"}`),
		"title field is missing":   change(`"titleField":"naam"`, `"titleField":"b"`),
		"title field is long":      change(`"kind":"text"`, `"kind":"long"`),
		"date field is text":       change(`"titleField"`, `"dateField":"naam","titleField"`),
		"choice without choices":   field(`{"id":"b","label":"B","kind":"choice"}`),
		"text with choices":        field(`{"id":"b","label":"B","kind":"text","choices":[{"id":"1","label":"x"}]}`),
		"choice twice":             field(`{"id":"b","label":"B","kind":"choice","choices":[{"id":"1","label":"x"},{"id":"1","label":"y"}]}`),
		"least above most":         field(`{"id":"b","label":"B","kind":"number","min":2,"max":1}`),
		"text with a unit":         field(`{"id":"b","label":"B","kind":"text","unit":"uur"}`),
		"two dossiers":             field(`{"id":"b","label":"B","kind":"dossier"},{"id":"c","label":"C","kind":"dossier"}`),
		"too long a text":          field(`{"id":"b","label":"B","kind":"long","maxLength":50001}`),
		"title field and fields":   change(`"titleField"`, `"titleFields":["naam"],"titleField"`),
		"title fields are missing": change(`"titleField":"naam"`, `"titleFields":["b"]`),
		"title field twice":        change(`"titleField":"naam"`, `"titleFields":["naam","naam"]`),
		"list of times":            field(`{"id":"b","label":"B","kind":"time","list":"b"}`),
		"act without an end":       field(`{"id":"b","label":"B","kind":"text","act":"confirm"}`),
		"unknown act":              change(`"fields":[`, `"final":true,"fields":[{"id":"b","label":"B","kind":"text","act":"sign"},`),
		"act that is required":     change(`"fields":[`, `"final":true,"fields":[{"id":"b","label":"B","kind":"text","act":"confirm","required":true},`),
		"home without a dossier":   change(`"titleField"`, `"home":"Thuis","titleField"`),
		"number written twice":     field(`{"id":"b","label":"B","kind":"number","min":1e2}`),
		"too large":                change("Naam", strings.Repeat("a", 1<<18)),
		"too deep":                 change(`"Naam"`, strings.Repeat("[", 64)+strings.Repeat("]", 64)),
		"too many fields":          field(strings.TrimSuffix(strings.Repeat(`{"id":"b","label":"B","kind":"text"},`, 200), ",")),
	} {
		if d, err := form.Parse([]byte(text)); !errors.Is(err, form.ErrDefinition) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

func FuzzDefinition(f *testing.F) {
	f.Add([]byte(smallest))
	f.Add(library(f, "leerdoel").JSON())
	f.Add([]byte(shift))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := form.Parse(data)
		if err != nil {
			if !errors.Is(err, form.ErrDefinition) {
				t.Fatal(err)
			}
			return
		}
		again, err := form.Parse(d.JSON())
		if err != nil || again.Hash() != d.Hash() {
			t.Fatalf("%v: %s became %s", err, d.JSON(), again.JSON())
		}
		form.Read(d, form.Values{d.TitleField: {Text: "a"}}, true)
	})
}
