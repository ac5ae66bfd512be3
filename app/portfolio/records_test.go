package portfolio_test

import (
	"fmt"
	"testing"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// shiftOn is a whole shift on a day of April.
func shiftOn(day int) form.Values {
	return texts("datum", fmt.Sprintf("%d-4-2026", day), "begin", "17", "einde", "23.00", "hap", "HAP Leiden", "rol", "consultarts", "fase", "Eerste huisartsstage")
}

// oneADay is a rule: two shifts on one day are wrong, one on the first is odd.
func oneADay(r portfolio.Record, among []portfolio.Record, _ bool) []problem.Problem {
	day := r.Values["datum"].Text
	for _, other := range among {
		if day != "" && other.Values["datum"].Text == day {
			return []problem.Problem{{Code: "twee", Severity: problem.Error, Column: "datum", Message: "Twee op één dag."}}
		}
	}
	if day == "2026-04-01" {
		return []problem.Problem{{Code: "vreemd", Severity: problem.Warning, Column: "datum", Message: "Op 1 april."}}
	}
	return nil
}

func ruled(t *testing.T) *desk {
	t.Helper()
	return newRuledDesk(t, map[string]portfolio.Rule{"dienst": oneADay})
}

func (d *desk) added(days ...int) []string {
	d.t.Helper()
	var list []form.Values
	for _, day := range days {
		list = append(list, shiftOn(day))
	}
	ids, problems, err := d.AddForms("dienst", list)
	d.ok(err)
	if len(ids) != len(days) {
		d.t.Fatalf("%d of %d: %v", len(ids), len(days), problems)
	}
	return ids
}

// A list comes in whole or not at all, and goes and comes back so.
func TestAddingMany(t *testing.T) {
	d := ruled(t)
	writes := d.store.writes
	ids := d.added(3, 1, 2)
	if d.store.writes != writes+1 || len(d.Records("dienst")) != 3 || len(d.store.records[portfolio.DefinitionBucket]) != 2 {
		t.Errorf("%d writes, %d records, %d definitions", d.store.writes-writes, len(d.Records("dienst")), len(d.store.records[portfolio.DefinitionBucket]))
	}
	r := d.record(ids[0])
	if r.Status != portfolio.StatusClosed || r.Values["begin"].Text != "17:00" || r.Values["datum"].Text != "2026-04-03" || r.Dossier != d.dossier("Diensten en HAP") {
		t.Errorf("%+v", r)
	}
	writes = d.store.writes
	for name, list := range map[string][]form.Values{
		"one is as one that is there": {shiftOn(9), shiftOn(2)},
		"two in the list":             {shiftOn(9), shiftOn(9)},
		"one is incomplete":           {shiftOn(9), texts("datum", "10-4-2026")},
		"one is malformed":            {shiftOn(9), texts("datum", "10-4-2026", "begin", "laat")},
	} {
		ids, problems, err := d.AddForms("dienst", list)
		if d.ok(err); ids != nil || len(problems) != 2 || !portfolio.Blocks(problems[1]) {
			t.Errorf("%s: %v, %v", name, ids, problems)
		}
	}
	d.store.fail = errDisk
	if _, _, err := d.AddForms("dienst", []form.Values{shiftOn(9)}); err == nil {
		t.Error("a full disk was not told")
	}
	if _, _, err := d.AddForms("dienst", make([]form.Values, 2001)); err == nil {
		t.Error("2001 at once")
	}
	if d.store.writes != writes || len(d.Records("dienst")) != 3 {
		t.Errorf("%d writes, %d records", d.store.writes-writes, len(d.Records("dienst")))
	}
	if _, problems, err := d.AddForms("dienst", []form.Values{shiftOn(20)}); err != nil || len(problems[0]) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
	d.ok(d.RemoveForms(append(ids, ids[0])))
	if d.store.writes != writes+2 || len(d.Records("dienst")) != 1 {
		t.Errorf("%d writes, %d records left", d.store.writes-writes, len(d.Records("dienst")))
	}
	refused(t, d.RemoveForms(ids), portfolio.FormRemoved)
	d.ok(d.UnremoveForms(ids))
	d.reopen()
	if n := len(d.Records("dienst")); n != 4 || d.record(ids[1]).Status != portfolio.StatusClosed {
		t.Errorf("%d are back", n)
	}
}

// An error of the rule keeps a form from being saved, a warning does not, and
// nothing that was typed is lost.
func TestRules(t *testing.T) {
	d := ruled(t)
	d.added(2)
	id, err := d.Begin("dienst", shiftOn(2))
	d.ok(err)
	for name, save := range map[string]func(string, form.Values) ([]problem.Problem, error){"save": d.Save, "close": d.CloseForm,
		"autosave": func(id string, v form.Values) ([]problem.Problem, error) {
			_, p, err := d.Autosave(id, v)
			return p, err
		}} {
		problems, err := save(id, shiftOn(2))
		if d.ok(err); len(problems) != 1 || problems[0].Code != "twee" || d.record(id).Status != portfolio.StatusConcept {
			t.Errorf("%s: %v, %s", name, problems, d.record(id).Status)
		}
	}
	problems, err := d.CloseForm(id, shiftOn(1))
	if d.ok(err); len(problems) != 1 || problems[0].Code != "vreemd" || d.record(id).Status != portfolio.StatusClosed || d.record(id).Concept {
		t.Errorf("%v, %+v", problems, d.record(id))
	}
	// One that is removed counts no more, a concept does not count yet.
	d.ok(d.Remove(id))
	if _, err := d.Begin("dienst", shiftOn(1)); err != nil {
		t.Fatal(err)
	}
	if ids := d.added(1); len(ids) != 1 {
		t.Error("a removed one counts")
	}
	// Opened again it is not in its own way.
	ids := d.added(7)
	d.ok(d.Reopen(ids[0]))
	if problems, err := d.Save(ids[0], shiftOn(7)); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
}

// Forms with a home lie there by themselves, whatever the user calls it.
func TestHome(t *testing.T) {
	d := newDesk(t)
	id := d.added(1)[0]
	home := d.record(id).Dossier
	if n := len(d.Dossiers()); n != 4 || d.Dossiers()[3].ID != home {
		t.Errorf("%d dossiers", n)
	}
	d.ok(d.RenameDossier(home, "Nachtwerk"))
	if got := d.record(d.declared("visitearts")).Dossier; got != home {
		t.Error("another dossier, since its name is another")
	}
	d.ok(d.CloseDossier(home, true))
	next := d.record(d.added(2)[0]).Dossier
	if next == home || len(d.Dossiers()) != 5 {
		t.Errorf("in a closed dossier, or %d dossiers", len(d.Dossiers()))
	}
	d.ok(d.CloseDossier(next, true))
	_, _, err := d.AddForms("dienst", []form.Values{shiftOn(3)})
	refused(t, err, portfolio.DossierClosed)
	_, err = d.Begin("reflectie", nil)
	refused(t, err, portfolio.DossierGone)
	_, err = d.Begin("dossier", nil)
	refused(t, err, portfolio.DefinitionGone)
}

func TestScorion(t *testing.T) {
	d := newDesk(t)
	id := d.added(1)[0]
	d.ok(d.SetScorion(id, portfolio.ScorionTodo))
	d.ok(d.SetScorion(id, portfolio.ScorionDone))
	d.reopen()
	if s, at := d.Scorion(id); s != portfolio.ScorionDone || at.IsZero() || d.record(id).Status != portfolio.StatusClosed {
		t.Errorf("%s, %v", s, at)
	}
	d.ok(d.SetScorion(id, portfolio.ScorionNone))
	if s, at := d.Scorion(id); s != portfolio.ScorionNone || !at.IsZero() || len(d.store.records[portfolio.MarkBucket]) != 0 {
		t.Errorf("%s, %v", s, at)
	}
	refused(t, d.SetScorion("weg", portfolio.ScorionDone), portfolio.FormGone)
	if d.SetScorion(id, "misschien") == nil {
		t.Error("any mark")
	}
	d.ok(d.SetScorion(id, portfolio.ScorionTodo))
	d.ok(d.Remove(id))
	changes, err := d.Purge([]string{id})
	d.ok(err)
	d.ok(d.store.Write(changes...))
	d.Purged([]string{id})
	if len(d.store.records[portfolio.MarkBucket]) != 0 {
		t.Error("the mark of a wiped form is kept")
	}
}

// People look for a shift as they read it.
func TestSearchForAShift(t *testing.T) {
	d := newDesk(t)
	d.added(1, 2)
	hits, _ := d.Search("leiden consultarts")
	if len(hits) != 2 || hits[0].Field != "" || hits[0].Parts[0].Text != "consultarts" {
		t.Errorf("%+v", hits)
	}
}
