package portfolio_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// refused checks that err is a refusal with this code, in Dutch, with a next step.
func refused(t *testing.T, err error, code problem.Code) {
	t.Helper()
	p, ok := problem.From(err)
	if !ok || p.Code != code || p.Message == "" || p.Hint == "" {
		t.Errorf("want %s, got %v", code, err)
	}
}

// drawn shows dossiers as name, (eigen), (dicht) and the titles in them.
func drawn(dossiers []portfolio.Dossier) string {
	var out []string
	for _, d := range dossiers {
		text := d.Name
		if d.Own {
			text += " (eigen)"
		}
		if d.Closed {
			text += " (dicht)"
		}
		for _, f := range d.Forms {
			text += " [" + f.Title + "]"
		}
		out = append(out, text)
	}
	return strings.Join(out, " | ")
}

func TestDossiers(t *testing.T) {
	d := newDesk(t)
	want := func(s string) {
		t.Helper()
		if got := drawn(d.Dossiers()); got != s {
			t.Errorf("got  %s\nwant %s", got, s)
		}
		d.reopen()
		if got := drawn(d.Dossiers()); got != s {
			t.Errorf("read again %s\nwant %s", got, s)
		}
	}
	want("Leerdoelen | Reflecties | Overig")
	if d.store.writes != 0 {
		t.Error("opening wrote something")
	}

	own, err := d.CreateDossier("  GGZ-stage ")
	d.ok(err)
	want("Leerdoelen | Reflecties | Overig | GGZ-stage (eigen)")
	d.ok(d.RenameDossier(own, "GGZ"))
	d.ok(d.RenameDossier(own, "ggz")) // its own name in another case
	d.ok(d.OrderDossiers([]string{own, d.dossier("Overig"), d.dossier("Reflecties"), d.dossier("Leerdoelen")}))
	want("ggz (eigen) | Overig | Reflecties | Leerdoelen")

	id := d.create("Overig", "vrij-document")
	d.ok(d.CloseDossier(d.dossier("Overig"), true))
	want("ggz (eigen) | Overig (dicht) [Vrij document zonder titel] | Reflecties | Leerdoelen")
	_, err = d.CreateForm(d.dossier("Overig"), "reflectie")
	refused(t, err, portfolio.DossierClosed)
	// What lies in a closed dossier can still be finished, and moved out of it.
	d.save(id, texts("titel", "Verslag"))
	d.ok(d.Move(id, own))
	refused(t, d.Move(id, d.dossier("Overig")), portfolio.DossierClosed)
	problems, err := d.Save(id, texts("titel", "Verslag", "dossier", d.dossier("Overig")))
	if d.ok(err); len(problems) != 1 || problems[0].Code != portfolio.DossierClosed || problems[0].Column != "dossier" {
		t.Errorf("moved into a closed dossier by saving: %v", problems)
	}
	d.ok(d.CloseDossier(d.dossier("Overig"), false))
	d.ok(d.Move(id, d.dossier("Overig")))
	want("ggz (eigen) | Overig [Verslag] | Reflecties | Leerdoelen")
}

func TestDossiersThatCannotBe(t *testing.T) {
	d := newDesk(t)
	for name, code := range map[string]problem.Code{
		"":                      portfolio.DossierName,
		" \n\u200b\t ":          portfolio.DossierName,
		strings.Repeat("é", 61): portfolio.DossierName,
		"reflecties":            portfolio.DossierExists,
		" REFLECTIES ":          portfolio.DossierExists,
	} {
		_, err := d.CreateDossier(name)
		refused(t, err, code)
		refused(t, d.RenameDossier(d.dossier("Overig"), name), code)
	}
	refused(t, d.RenameDossier("weg", "x"), portfolio.DossierGone)
	refused(t, d.CloseDossier("weg", true), portfolio.DossierGone)
	all := d.Dossiers()
	refused(t, d.OrderDossiers([]string{all[0].ID, all[1].ID}), portfolio.DossierList)
	refused(t, d.OrderDossiers([]string{all[0].ID, all[1].ID, all[1].ID}), portfolio.DossierList)
	refused(t, d.OrderDossiers([]string{all[0].ID, all[1].ID, "weg"}), portfolio.DossierGone)
	_, err := d.CreateForm("weg", "reflectie")
	refused(t, err, portfolio.DossierGone)
	_, err = d.CreateForm(all[0].ID, "dossier")
	refused(t, err, portfolio.DefinitionGone)
	_, err = d.CreateForm(all[0].ID, "combel")
	refused(t, err, portfolio.DefinitionGone)
	if d.store.writes != 0 {
		t.Error("a refusal wrote something")
	}
}

// What is the same already makes no version.
func TestDossiersThatStayAsTheyAre(t *testing.T) {
	d := newDesk(t)
	d.ok(d.SetSetting("a", "b"))
	before := len(d.store.records[portfolio.RevisionBucket])
	all := d.Dossiers()
	d.ok(d.OrderDossiers([]string{all[0].ID, all[1].ID, all[2].ID}))
	d.ok(d.CloseDossier(all[0].ID, false))
	d.ok(d.RenameDossier(all[0].ID, all[0].Name))
	if after := len(d.store.records[portfolio.RevisionBucket]); after != before {
		t.Errorf("%d versions more", after-before)
	}
	d.ok(d.OrderDossiers([]string{all[1].ID, all[0].ID, all[2].ID}))
	if after := len(d.store.records[portfolio.RevisionBucket]); after != before+2 {
		t.Errorf("two exchanged: %d versions more", after-before)
	}
}

// A form whose dossier is not in the file is shown all the same.
func TestFormsWithoutTheirDossier(t *testing.T) {
	d := newDesk(t)
	own, err := d.CreateDossier("Kwijt")
	d.ok(err)
	id := d.create("Kwijt", "vrij-document")
	d.save(id, texts("titel", "Er nog"))
	for key, data := range d.store.records[portfolio.RevisionBucket] {
		if strings.Contains(string(data), "Kwijt") {
			delete(d.store.records[portfolio.RevisionBucket], key)
		}
	}
	d.reopen()
	if got := drawn(d.Dossiers()); got != "Leerdoelen | Reflecties | Overig | Zonder dossier (dicht) [Er nog]" {
		t.Error(got)
	}
	if f := d.form(id); f.Dossier != "" || f.Values["dossier"].Text != own {
		t.Errorf("%+v", f)
	}
	d.ok(d.Move(id, d.dossier("Overig")))
	if got := drawn(d.Dossiers()); got != "Leerdoelen | Reflecties | Overig [Er nog]" {
		t.Error(got)
	}
}

// A write that fails leaves what is shown as the records are: before the
// change, or after it where the store did it all the same.
func TestWritesThatFail(t *testing.T) {
	d := newDesk(t)
	d.store.fail = errDisk
	_, err := d.CreateDossier("GGZ")
	if !errors.Is(err, errDisk) || drawn(d.Dossiers()) != "Leerdoelen | Reflecties | Overig" {
		t.Errorf("%v: %s", err, drawn(d.Dossiers()))
	}
	d.store.after = errDisk
	_, err = d.CreateDossier("GGZ")
	if !errors.Is(err, errDisk) || drawn(d.Dossiers()) != "Leerdoelen | Reflecties | Overig | GGZ (eigen)" {
		t.Errorf("%v: %s", err, drawn(d.Dossiers()))
	}
	id := d.create("GGZ", "vrij-document")
	d.save(id, texts("titel", "Een"))
	d.store.fail = errDisk
	if _, err := d.Save(id, texts("titel", "Twee")); !errors.Is(err, errDisk) || d.form(id).Title != "Een" {
		t.Errorf("%v: %+v", err, d.form(id))
	}
	d.store.after = errDisk
	if _, err := d.Save(id, texts("titel", "Twee")); !errors.Is(err, errDisk) || d.form(id).Title != "Twee" || d.form(id).Versions != 2 {
		t.Errorf("%v: %+v", err, d.form(id))
	}
	d.store.fail = errDisk
	if err := d.SetSetting("a", "b"); !errors.Is(err, errDisk) || d.Setting("a") != "" {
		t.Errorf("%v: %q", err, d.Setting("a"))
	}
}

func TestProgressOfAForm(t *testing.T) {
	d := newDesk(t)
	id := d.create("Leerdoelen", "leerdoel")
	for _, c := range []struct {
		values string
		filled int
	}{{"", 0}, {"doel", 1}, {"doel waarom aanpak", 3}, {"doel waarom aanpak criteria begeleider", 4}} {
		v := texts()
		for _, f := range strings.Fields(c.values) {
			v[f] = texts("x", "tekst")["x"]
		}
		_, _, err := d.Autosave(id, v)
		d.ok(err)
		l := d.Dossiers()[0].Forms[0]
		if l.Required != 6 || l.Filled != c.filled || l.Kind != "Leerdoel" || !l.Concept || l.Status != portfolio.StatusConcept {
			t.Errorf("%q: %+v", c.values, l)
		}
	}
}

func TestFormsOfADossierLastChangedFirst(t *testing.T) {
	d := newDesk(t)
	var ids []string
	for i := range 3 {
		id := d.create("Overig", "vrij-document")
		d.save(id, texts("titel", fmt.Sprint(i)))
		ids = append(ids, id)
	}
	_, _, err := d.Autosave(ids[1], texts("titel", "nu"))
	d.ok(err)
	if got := drawn(d.Dossiers()); got != "Leerdoelen | Reflecties | Overig [nu] [2] [0]" {
		t.Error(got)
	}
}
