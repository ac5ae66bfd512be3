package portfolio_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

const (
	declarationID = "bekwaamheidsverklaring-hap"
	trainerBIG    = "69000000201"
)

// declaration is a whole declaration of competence.
func declaration(role string) form.Values {
	v := texts("rol", role, "datum", "14-04-2026", "hap", "HAP Leiden", "hoedanigheid", "opleider")
	v["opleider"] = form.Value{Text: "Eva Vliet"}
	return v
}

// declared begins a declaration.
func (d *desk) declared(role string) string {
	d.t.Helper()
	id, err := d.Begin(declarationID, declaration(role))
	d.ok(err)
	return id
}

func (d *desk) confirm(id string, v form.Values) {
	d.t.Helper()
	problems, err := d.Confirm(id, v, "Eva Vliet", trainerBIG)
	if d.ok(err); len(problems) > 0 {
		d.t.Fatal(problems)
	}
}

func (d *desk) record(id string) portfolio.Record {
	d.t.Helper()
	r, err := d.Record(id)
	d.ok(err)
	return r
}

// A definitive form is not changed, opened again or removed; withdrawn it goes
// on showing that, with what it said.
func TestDefinitive(t *testing.T) {
	d := newDesk(t)
	id := d.declared("consultarts")
	refused(t, d.Withdraw(id, "te vroeg"), portfolio.FormNotFinal)
	d.confirm(id, declaration("consultarts"))
	r := d.record(id)
	if r.Status != portfolio.StatusClosed || r.Values[form.ConfirmedBy].Text != "Eva Vliet" || r.Values[form.ConfirmedBIG].Text != trainerBIG ||
		r.Values[form.ConfirmedOn].Text != "2026-04-14" || r.Title != "consultarts, 14-04-2026, HAP Leiden" || r.Revision == "" {
		t.Errorf("%+v", r)
	}
	_, _, err := d.Autosave(id, declaration("visitearts"))
	refused(t, err, portfolio.FormFinal)
	_, err = d.Save(id, declaration("visitearts"))
	refused(t, err, portfolio.FormFinal)
	_, err = d.CloseForm(id, declaration("visitearts"))
	refused(t, err, portfolio.FormFinal)
	_, err = d.Confirm(id, declaration("visitearts"), "Een ander", trainerBIG)
	refused(t, err, portfolio.FormFinal)
	refused(t, d.Reopen(id), portfolio.FormFinal)
	refused(t, d.Remove(id), portfolio.FormFinal)
	d.ok(d.Move(id, d.dossier("Overig")))

	refused(t, d.Withdraw(id, " \n "), portfolio.ReasonMissing)
	refused(t, d.Withdraw(id, strings.Repeat("x", 2001)), portfolio.ReasonMissing)
	d.ok(d.Withdraw(id, "Verkeerde rol."))
	d.reopen()
	w := d.record(id)
	if w.Status != portfolio.StatusWithdrawn || w.Values[form.WithdrawnFor].Text != "Verkeerde rol." || w.Values["rol"].Text != "consultarts" ||
		w.Values[form.ConfirmedBy].Text != "Eva Vliet" {
		t.Errorf("%+v", w)
	}
	refused(t, d.Withdraw(id, "nog eens"), portfolio.FormWithdrawn)
	refused(t, d.Reopen(id), portfolio.FormWithdrawn)
	_, err = d.Save(id, declaration("visitearts"))
	refused(t, err, portfolio.FormWithdrawn)
	if h, err := d.History(id); err != nil || len(h) != 3 || h[0].State != form.Withdrawn || len(h[0].Differences) != 1 {
		t.Errorf("%v, %v", h, err)
	}
	d.ok(d.Remove(id))
	d.ok(d.Unremove(id))
	if got := d.record(id).Status; got != portfolio.StatusWithdrawn {
		t.Errorf("taken back as %s", got)
	}
}

// What is wrong with who confirms is told, nothing is closed, and what was typed
// is kept.
func TestConfirming(t *testing.T) {
	d := newDesk(t)
	for name, c := range map[string]struct {
		who, number string
		field       string
		code        problem.Code
		closes      bool
	}{
		"no name":            {" ", trainerBIG, form.ConfirmedBy, form.FieldRequired, false},
		"no number":          {"Eva Vliet", "", form.ConfirmedBIG, form.FieldRequired, false},
		"a digit is missing": {"Eva Vliet", "6900000020", form.ConfirmedBIG, portfolio.BIGWrong, false},
		"no digits":          {"Eva Vliet", "weet ik niet", form.ConfirmedBIG, portfolio.BIGWrong, false},
		"mistyped":           {"Eva Vliet", "69000000301", form.ConfirmedBIG, portfolio.BIGDoubt, true},
		"as people write it": {"Eva Vliet", "BIG 690 000 002 01", "", "", true},
	} {
		id := d.declared("visitearts")
		before, err := d.CheckConfirm(id, c.who, c.number)
		d.ok(err)
		if d.record(id).Status != portfolio.StatusConcept {
			t.Errorf("%s: looked at, and it is %s", name, d.record(id).Status)
		}
		problems, err := d.Confirm(id, declaration("telefoonarts"), c.who, c.number)
		d.ok(err)
		if !slices.Equal(before, problems) {
			t.Errorf("%s: before it was said %v, then %v", name, before, problems)
		}
		if c.code == "" && len(problems) > 0 || c.code != "" && (len(problems) != 1 || problems[0].Code != c.code || problems[0].Column != c.field) {
			t.Errorf("%s: %v", name, problems)
		}
		r := d.record(id)
		if closed := r.Status == portfolio.StatusClosed; closed != c.closes || portfolio.Blocks(problems) == c.closes || r.Values["rol"].Text != "telefoonarts" {
			t.Errorf("%s: %+v", name, r)
		}
	}
	id := d.create("Reflecties", "reflectie")
	_, err := d.Confirm(id, reflection("Een"), "Eva Vliet", trainerBIG)
	refused(t, err, portfolio.FormNotFinal)
	_, err = d.CheckConfirm(id, "Eva Vliet", trainerBIG)
	refused(t, err, portfolio.FormNotFinal)
	id = d.declared("visitearts")
	v := declaration("visitearts")
	v[form.ConfirmedBy] = form.Value{Text: "Stiekem"}
	begun, err := d.Begin(declarationID, v)
	d.ok(err)
	_, _, err = d.Autosave(id, v)
	d.ok(err)
	for _, concept := range []string{id, begun} {
		if got := d.record(concept).Values[form.ConfirmedBy].Text; got != "" {
			t.Errorf("a concept says it was confirmed by %q", got)
		}
	}
	if problems, err := d.CloseForm(id, v); err != nil || len(problems) > 0 || d.record(id).Values[form.ConfirmedBy].Text != "" {
		t.Errorf("confirmed by typing: %v, %v, %+v", problems, err, d.record(id).Values)
	}
}

// The day on which something became definitive or was withdrawn stands on paper:
// that it was moved, or removed and brought back, makes no other day of it.
func TestSettledOnItsDay(t *testing.T) {
	d := newDesk(t)
	id := d.declared("consultarts")
	d.confirm(id, declaration("consultarts"))
	made := d.record(id).Saved
	d.clock.at = d.clock.at.Add(48 * time.Hour)
	d.ok(d.Move(id, d.dossier("Overig")))
	if r := d.record(id); !r.Saved.Equal(made) || !r.Changed.After(made) {
		t.Errorf("definitive since %s, and moved it says %s", made, r.Saved)
	}
	d.ok(d.Withdraw(id, "Vergissing."))
	withdrawn := d.record(id).Saved
	d.clock.at = d.clock.at.Add(48 * time.Hour)
	d.ok(d.Move(id, d.dossier("Reflecties")))
	d.ok(d.Remove(id))
	d.ok(d.Unremove(id))
	if r := d.record(id); r.Status != portfolio.StatusWithdrawn || !r.Saved.Equal(withdrawn) || !withdrawn.After(made) {
		t.Errorf("withdrawn on %s, and later it says %s", withdrawn, r.Saved)
	}
}

// Withdrawn on one computer and moved on another, before that or later: it is
// withdrawn. Saving can choose, but not change or take back.
func TestWithdrawnElsewhere(t *testing.T) {
	for name, moved := range map[string]time.Duration{"moved first": 0, "moved later": time.Hour} {
		d := newDesk(t)
		id := d.declared("consultarts")
		d.confirm(id, declaration("consultarts"))
		other := d.copied()
		other.clock.at = other.clock.at.Add(30 * time.Minute)
		other.ok(other.Withdraw(id, "Vergissing."))
		d.clock.at = d.clock.at.Add(moved)
		d.ok(d.Move(id, d.dossier("Overig")))
		d.unite(other)
		if r := d.record(id); r.Status != portfolio.StatusWithdrawn || !r.Conflict {
			t.Errorf("%s: %+v", name, r)
		}
		refused(t, d.Withdraw(id, "nog eens"), portfolio.FormWithdrawn)
		_, err := d.Save(id, declaration("visitearts"))
		refused(t, err, portfolio.FormFinal)
		problems, err := d.Save(id, declaration("consultarts"))
		if d.ok(err); len(problems) > 0 {
			t.Fatal(problems)
		}
		r := d.record(id)
		if r.Status != portfolio.StatusWithdrawn || r.Conflict || r.Values[form.WithdrawnFor].Text != "Vergissing." || r.Values[form.ConfirmedBy].Text != "Eva Vliet" {
			t.Errorf("%s: %+v", name, r)
		}
	}
}
