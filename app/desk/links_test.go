package desk

import (
	"path/filepath"
	"strings"
	"testing"
)

const (
	linkedHeader = "Voornaam;Tussenvoegsel;Achternaam;E-mail;BIG-nummer;Geslacht;Thuis;Groep\r\n"
	linkedLine   = "Noor;;Bakker;noor@werk.example;9000001901;v;noor@thuis.example;m\r\n"
	linkedText   = linkedHeader + linkedLine
)

// linked is a desk that remembers that the addresses stand in the column Thuis.
func linked(t *testing.T) *fixture {
	t.Helper()
	f := desk(t, withMal)
	f.open(linkedText)
	f.do(Action{Do: "set", Name: "column:email", Value: "G"})
	f.save("een.csv")
	must[*StartView](t)(f.After.Finish())
	return f
}

// A link confirmed last time stays when another one is confirmed this time.
func TestLinksAddUp(t *testing.T) {
	f := linked(t)
	f.open(linkedText)
	f.do(Action{Do: "set", Name: "column:gender", Value: "H"})
	f.save("twee.csv")
	must[*StartView](t)(f.After.Finish())
	f.open(linkedText)
	if r := f.row(2); r["email"].Value != "noor@thuis.example" || r["gender"].Value != "gender_m" {
		t.Errorf("remembered are %q and %q", r["email"].Value, r["gender"].Value)
	}
	// The column of one is given to another field.
	f.do(Action{Do: "set", Name: "column:lastname", Value: "G"})
	if r := f.row(2); r["lastname"].Value != "noor@thuis.example" {
		t.Errorf("what was remembered took the column back: %q", r["lastname"].Value)
	}
}

// A colleague whose computer remembers nothing gets the same values.
func TestHandoverBringsLinksAlong(t *testing.T) {
	f := linked(t)
	f.open(linkedText)
	f.edit(2, "firstname", "Nora")
	f.dialogs.save = filepath.Join(f.dir, "klus.xlsx")
	saved := must[*Saved](t)(f.Files.SaveHandover())

	other := desk(t, withMal)
	must[*Opened](t)(other.Import.OpenPath(saved.Path))
	if got := other.row(2)["email"].Value; got != "noor@thuis.example" {
		t.Errorf("taken over with %q", got)
	}
	start := other.restart()
	must[*ListView](t)(other.Jobs.Resume(start.Jobs[0].ID))
	if got := other.row(2)["email"].Value; got != "noor@thuis.example" {
		t.Errorf("resumed with %q", got)
	}
}

// A link that was remembered follows its column when the list is saved with
// another one before it, as one that was given does.
func TestRememberedLinkFollowsItsColumn(t *testing.T) {
	f := linked(t)
	v := f.open(linkedText)
	f.saved(v.Path, "Groep;"+linkedHeader+"B;"+linkedLine)
	if got := f.row(2)["email"].Value; got != "noor@thuis.example" {
		t.Errorf("a column before it, and the address is %q", got)
	}
	e := f.saved(v.Path, strings.Replace(linkedText, "Thuis;", "", 1))
	if !strings.Contains(e.Say, "past niet meer") {
		t.Errorf("the column is gone and told is %q", e.Say)
	}
}

// A job goes on with the links it began with, whatever is confirmed meanwhile.
func TestJobKeepsItsLinks(t *testing.T) {
	f := linked(t)
	f.open(linkedText)
	f.edit(2, "firstname", "Nora")
	if err := f.Import.Close(); err != nil {
		t.Fatal(err)
	}
	must[*Opened](t)(f.Import.OpenContent("andere.csv", b64(linkedText)))
	f.do(Action{Do: "set", Name: "column:email", Value: "D"})
	f.save("drie.csv")
	must[*StartView](t)(f.After.Finish())
	start := f.restart()
	must[*ListView](t)(f.Jobs.Resume(start.Jobs[0].ID))
	if got := f.row(2)["email"].Value; got != "noor@thuis.example" {
		t.Errorf("resumed with %q", got)
	}
}
