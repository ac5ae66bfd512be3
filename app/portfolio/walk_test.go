package portfolio_test

import (
	"testing"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
)

// The way of one form through its life, read back from the records each time.
func TestAFormFromConceptToClosed(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	if f := d.form(id); f.Title != "Reflectie zonder titel" || f.Status != portfolio.StatusConcept || f.Versions != 0 || f.Kept.IsZero() {
		t.Fatalf("new form: %+v", f)
	}
	kept, problems, err := d.Autosave(id, texts("titel", "Te laat", "datum", "14-"))
	d.ok(err)
	if len(problems) != 1 || problems[0].Column != "datum" || kept.IsZero() {
		t.Errorf("autosave: %v, %v", kept, problems)
	}
	d.reopen()
	f := d.form(id)
	if f.Values["datum"].Text != "14-" || f.Values["titel"].Text != "Te laat" || f.Dossier != d.dossier("Reflecties") {
		t.Errorf("what was typed is not there after a kill: %+v", f.Values)
	}

	if problems, err := d.Save(id, texts("titel", "Te laat", "datum", "14-")); err != nil || len(problems) != 1 || d.form(id).Versions != 0 {
		t.Errorf("a malformed date was saved: %v, %v", problems, err)
	}
	d.save(id, texts("titel", "Te laat", "datum", "14 april 2026"))
	d.reopen()
	if f := d.form(id); f.Status != portfolio.StatusOpen || f.Versions != 1 || !f.Kept.IsZero() || f.Values["datum"].Text != "2026-04-14" {
		t.Errorf("saved midway: %+v", f)
	}

	problems, err = d.CloseForm(id, texts("titel", "Te laat", "datum", "2026-04-14"))
	d.ok(err)
	var open []string
	for _, p := range problems {
		if p.Code != form.FieldRequired || p.Message == "" || p.Hint == "" {
			t.Errorf("%+v", p)
		}
		open = append(open, p.Column)
	}
	if len(open) != 3 || open[0] != "situatie" || d.form(id).Status != portfolio.StatusOpen {
		t.Errorf("closed with empty fields: %v", open)
	}
	problems, err = d.CloseForm(id, reflection("Te laat"))
	d.ok(err)
	d.reopen()
	if f := d.form(id); len(problems) > 0 || f.Status != portfolio.StatusClosed || f.Versions != 2 {
		t.Errorf("not closed: %v, %+v", problems, f)
	}
	d.ok(d.Reopen(id))
	if f := d.form(id); f.Status != portfolio.StatusOpen || f.Versions != 3 {
		t.Errorf("not open again: %+v", f)
	}
}
