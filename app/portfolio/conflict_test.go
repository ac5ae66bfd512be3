package portfolio_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// copied is the same portfolio on another computer.
func (d *desk) copied() *desk {
	d.t.Helper()
	other := &desk{t: d.t, store: newMemory(), clock: &clock{d.clock.at}}
	for bucket, records := range d.store.records {
		other.store.records[bucket] = maps.Clone(records)
	}
	other.store.ids = d.store.ids
	other.reopen()
	return other
}

// unite takes over the revisions and definitions of the other computer.
func (d *desk) unite(other *desk) {
	d.t.Helper()
	for _, bucket := range []string{portfolio.RevisionBucket, portfolio.DefinitionBucket} {
		maps.Copy(d.store.records[bucket], other.store.records[bucket])
	}
	d.reopen()
}

func (d *desk) history(id string) []portfolio.Version {
	d.t.Helper()
	v, err := d.History(id)
	d.ok(err)
	return v
}

func TestVersionsSideBySide(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	d.save(id, texts("titel", "Gesprek", "situatie", "Eerste tekst."))
	other := d.copied()
	other.save(id, texts("titel", "Gesprek daar", "situatie", "Eerste tekst."))
	d.save(id, texts("titel", "Gesprek", "situatie", "Tweede tekst."))
	d.save(id, texts("titel", "Gesprek", "situatie", "Tweede tekst, verder."))
	d.unite(other)

	f := d.form(id)
	if len(f.Conflict) != 2 || f.Versions != 4 || !d.Dossiers()[1].Forms[0].Conflict {
		t.Fatalf("no conflict: %+v", f)
	}
	// The longer line is shown first; the differences are from where they parted.
	if f.Values["situatie"].Text != "Tweede tekst, verder." || !f.Conflict[0].Values.Equal(f.Values) {
		t.Errorf("shown: %+v", f.Values)
	}
	ours, theirs := f.Conflict[0].Differences, f.Conflict[1].Differences
	if len(ours) != 1 || ours[0].Field != "situatie" || ours[0].Before != "Eerste tekst." || len(theirs) != 1 || theirs[0].Field != "titel" || theirs[0].Before != "Gesprek" {
		t.Errorf("differences %+v and %+v", ours, theirs)
	}
	// What would bury one of the two waits.
	for name, err := range map[string]error{"remove": d.Remove(id), "move": d.Move(id, d.dossier("Overig"))} {
		if err == nil {
			t.Errorf("%s went on", name)
			continue
		}
		refused(t, err, portfolio.FormConflict)
	}

	// A concept is kept meanwhile, and saving joins both.
	_, _, err := d.Autosave(id, texts("titel", "Gesprek daar", "situatie", "Tweede"))
	d.ok(err)
	d.reopen()
	if f := d.form(id); stale(f) || f.Values["situatie"].Text != "Tweede" || len(f.Conflict) != 2 {
		t.Errorf("concept in a conflict: %+v", f)
	}
	d.save(id, texts("titel", "Gesprek daar", "situatie", "Tweede tekst, verder."))
	d.reopen()
	f = d.form(id)
	history := d.history(id)
	if len(f.Conflict) > 0 || f.Versions != 5 || !history[0].Joined || history[1].Joined {
		t.Errorf("not joined: %+v", f)
	}
	d.ok(d.Remove(id))
}

// The same change on both sides is no conflict, and goes on as one.
func TestTheSameOnBothSides(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Een"))
	other := d.copied()
	other.save(id, texts("titel", "Twee"))
	d.save(id, texts("titel", "Twee"))
	d.unite(other)
	if f := d.form(id); len(f.Conflict) > 0 || f.Title != "Twee" {
		t.Errorf("%+v", f)
	}
	d.save(id, texts("titel", "Drie"))
	d.reopen()
	if f := d.form(id); f.Versions != 4 || len(f.Conflict) > 0 || !d.history(id)[0].Joined {
		t.Errorf("%+v", f)
	}
}

// Removed on one computer and written on at the other: what was written shows.
func TestRemovedHereWrittenThere(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Een"))
	other := d.copied()
	other.save(id, texts("titel", "Belangrijk"))
	d.ok(d.Remove(id))
	d.unite(other)
	f := d.form(id)
	if f.Removed || f.Title != "Belangrijk" || len(f.Conflict) != 2 || len(d.Removed()) != 0 || f.Conflict[1].State != form.Removed {
		t.Errorf("%+v", f)
	}
}

// stale tells whether a form warns that its concept is of an earlier version.
func stale(f portfolio.Form) bool {
	return slices.ContainsFunc(f.Matters, func(p problem.Problem) bool { return p.Code == portfolio.ConceptStale })
}

// A concept of a form that somebody went on with elsewhere: saving it puts it
// beside what it does not know.
func TestConceptOfAnEarlierVersion(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Een"))
	other := d.copied()
	other.save(id, texts("titel", "Elders"))
	_, _, err := d.Autosave(id, texts("titel", "Hier"))
	d.ok(err)
	d.unite(other)
	f := d.form(id)
	if !stale(f) || f.Title != "Hier" || len(f.Conflict) != 0 {
		t.Fatalf("%+v", f)
	}
	_, _, err = d.Autosave(id, texts("titel", "Hier nog"))
	d.ok(err)
	refused(t, d.Remove(id), portfolio.FormConflict)
	d.save(id, texts("titel", "Hier verder"))
	f = d.form(id)
	var titles []string
	for _, v := range f.Conflict {
		titles = append(titles, v.Values["titel"].Text)
	}
	slices.Sort(titles)
	if strings.Join(titles, ", ") != "Elders, Hier verder" {
		t.Errorf("side by side: %v", titles)
	}
}

// Parents decide what comes after what, whatever the clocks said.
func TestClocksOrderNothing(t *testing.T) {
	for _, jump := range []time.Duration{-10 * 365 * 24 * time.Hour, 10 * 365 * 24 * time.Hour, -1 << 62, 1 << 62} {
		d := newDesk(t)
		id := d.create("Overig", "vrij-document")
		for i, title := range []string{"een", "twee", "drie", "vier"} {
			if i%2 == 1 {
				d.clock.at = d.clock.at.Add(jump)
			} else {
				d.clock.at = time.Date(2026, 4, 14, 8, i, 0, 0, time.UTC)
			}
			d.save(id, texts("titel", title))
			_, err := d.CreatePage()
			d.ok(err)
		}
		d.reopen()
		var titles []string
		for _, v := range d.history(id) {
			titles = append(titles, v.Values["titel"].Text)
		}
		if got := strings.Join(titles, " "); got != "vier drie twee een" || d.form(id).Title != "vier" || len(d.form(id).Conflict) > 0 {
			t.Errorf("jump of %v: %s", jump, got)
		}
		if _, err := d.Export(true); err != nil {
			t.Error(err)
		}
		d.ok(d.Remove(id))
		d.ok(d.Unremove(id))
	}
}

func TestDossiersOnTwoComputers(t *testing.T) {
	d := newDesk(t)
	d.ok(d.SetSetting("a", "b"))
	other := d.copied()
	overig := d.dossier("Overig")
	d.ok(d.RenameDossier(overig, "Hier"))
	other.ok(other.RenameDossier(overig, "Daar"))
	other.ok(other.CloseDossier(other.dossier("Reflecties"), true))
	_, err := other.CreateDossier("Nieuw")
	d.ok(err)
	d.unite(other)
	if len(d.Dossiers()) != 4 || !d.Dossiers()[1].Closed {
		t.Errorf("%s", drawn(d.Dossiers()))
	}
	d.ok(d.RenameDossier(overig, "Samen"))
	d.reopen()
	if got := drawn(d.Dossiers()); got != "Leerdoelen | Reflecties (dicht) | Samen | Nieuw (eigen)" {
		t.Error(got)
	}
}
