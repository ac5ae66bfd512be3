package institute_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"aiosmap/app/institute"
)

// The eight training places, each with the columns of S1.
func TestInstitutes(t *testing.T) {
	all := institute.All()
	if len(all) != 8 {
		t.Errorf("%d institutes", len(all))
	}
	for _, i := range all {
		if found, ok := institute.Find(i.ID); !ok || found != i {
			t.Errorf("%s is not found", i.ID)
		}
		var names []string
		m := institute.BuiltIn(i)
		for _, c := range m.Columns {
			names = append(names, c.Name)
			if !c.Known() {
				t.Errorf("%s: %s is unknown", i.ID, c.Name)
			}
		}
		want := []string{"firstname", "middlename", "lastname", "email", "username", "status", "rolegroup", "rol", "password", "gender", "instituut", i.Level, "big_nr", "in_opleiding"}
		if d := cmp.Diff(want, names); d != "" {
			t.Errorf("%s: %s", i.ID, d)
		}
		if m.Constants["in_opleiding"] != "in_opl" || m.Delimiter != ";" || !m.BOM {
			t.Errorf("%s: %+v", i.ID, m)
		}
	}
	if i, ok := institute.Find("LEIDEN"); !ok || i.Level != "niv2" {
		t.Error("an institute is found whatever its case")
	}
	if _, ok := institute.Find("atlantis"); ok {
		t.Error("Atlantis trains no doctors")
	}
}

// A mal comes back as it was stored, without what may be personal.
func TestStoredMal(t *testing.T) {
	i, _ := institute.Find("rotterdam")
	m := institute.BuiltIn(i).With(map[string]string{"STATUS": "actief", "cohort": ""})
	m.Learned = true
	want := m
	m.Source, m.Examples = "Lijst van Noor.csv", map[string]string{"geboren": "01-01-1990"}
	stored, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := institute.Decode(stored)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got.Constants["status"] != "actief" {
		t.Errorf("constants %v", got.Constants)
	}
	for _, bad := range []string{"", "{}", `{"columns":[]}`, "[1]"} {
		if _, err := institute.Decode([]byte(bad)); err == nil {
			t.Errorf("%q is taken for a mal", bad)
		}
	}
}

func TestChanges(t *testing.T) {
	i, _ := institute.Find("leiden")
	old := institute.BuiltIn(i).With(map[string]string{"status": "actief"})
	if got := old.Changes(old.With(map[string]string{"rol": "aios"})); len(got) != 0 {
		t.Errorf("a value that became known is no change of the mal: %q", got)
	}
	newer := old.With(map[string]string{"status": "Actief"})
	newer.Delimiter, newer.BOM = ",", false
	newer.Columns = append([]institute.Column{{Header: "Cohort", Name: "Cohort"}, {Header: "e-mail", Name: institute.Email}, {Header: "firstname", Name: institute.FirstName}}, newer.Columns[4:]...)
	want := []string{
		"De kolom ‘middlename’ is weg.", "De kolom ‘lastname’ is weg.", "De kolom ‘email’ heet nu ‘e-mail’.", "De kolom ‘Cohort’ is nieuw.",
		"De kolommen staan in een andere volgorde.", "De vaste waarde van ‘status’ was ‘actief’ en is nu ‘Actief’.",
		"Tussen de kolommen stond ‘;’ en staat nu ‘,’.", "Het merkteken van UTF-8 vooraan is veranderd.",
	}
	if d := cmp.Diff(want, old.Changes(newer)); d != "" {
		t.Error(d)
	}
}
