package portfolio_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
)

// A concept is for what no version holds.
func TestConcepts(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	d.save(id, reflection("Een"))
	concepts := d.store.records[portfolio.ConceptBucket]
	if len(concepts) != 0 {
		t.Fatalf("%d concepts after saving", len(concepts))
	}
	writes := d.store.writes
	if _, _, err := d.Autosave(id, reflection("Een")); err != nil || d.store.writes != writes {
		t.Errorf("the same as the version was kept: %v", err)
	}
	first, _, err := d.Autosave(id, reflection("Twee"))
	d.ok(err)
	again, _, err := d.Autosave(id, reflection("Twee"))
	if d.ok(err); len(concepts) != 1 || d.store.writes != writes+1 || !again.Equal(first) {
		t.Errorf("%d concepts, %d writes", len(concepts), d.store.writes-writes)
	}
	if f := d.form(id); f.Title != "Twee" || f.Kept.IsZero() || f.Saved.After(f.Kept) || f.Versions != 1 {
		t.Errorf("%+v", f)
	}
	if _, _, err := d.Autosave(id, reflection("Een")); err != nil || len(concepts) != 0 {
		t.Errorf("back to the version, and the concept is there: %v", err)
	}
}

// Saving what is there already makes no version.
func TestSavingTheSame(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	d.save(id, reflection("Een"))
	d.save(id, reflection(" Een "))
	if f := d.form(id); f.Versions != 1 {
		t.Errorf("%d versions", f.Versions)
	}
	for range 2 {
		problems, err := d.CloseForm(id, reflection("Een"))
		if err == nil && len(problems) == 0 {
			continue
		}
		refused(t, err, portfolio.FormClosed)
	}
	if f := d.form(id); f.Versions != 2 || f.Status != portfolio.StatusClosed {
		t.Errorf("%+v", f)
	}
}

func TestFormsThatCannotBeWritten(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	problems, err := d.CloseForm(id, reflection("Een"))
	if d.ok(err); len(problems) > 0 {
		t.Fatal(problems)
	}
	_, _, err = d.Autosave(id, reflection("Twee"))
	refused(t, err, portfolio.FormClosed)
	_, err = d.Save(id, reflection("Twee"))
	refused(t, err, portfolio.FormClosed)
	d.ok(d.Reopen(id))
	refused(t, d.Reopen(id), portfolio.FormOpen)
	d.ok(d.Remove(id))
	_, _, err = d.Autosave(id, reflection("Twee"))
	refused(t, err, portfolio.FormRemoved)
	refused(t, d.Reopen(id), portfolio.FormRemoved)
	refused(t, d.Remove(id), portfolio.FormRemoved)
	refused(t, d.Move(id, d.dossier("Overig")), portfolio.FormRemoved)
	d.ok(d.Unremove(id))
	refused(t, d.Unremove(id), portfolio.FormKept)

	_, err = d.Form("weg")
	refused(t, err, portfolio.FormGone)
	_, err = d.Form(d.dossier("Overig"))
	refused(t, err, portfolio.FormGone)
	_, err = d.History("weg")
	refused(t, err, portfolio.FormGone)
	_, err = d.Save("weg", nil)
	refused(t, err, portfolio.FormGone)

	large := reflection("Groot")
	large["situatie"] = form.Value{Text: strings.Repeat("x", 3<<20)}
	_, _, err = d.Autosave(id, large)
	refused(t, err, portfolio.FormLarge)
	problems, err = d.Save(id, form.Values{"titel": {Text: "x"}, "onbekend": {Text: "y"}})
	if d.ok(err); len(problems) != 1 || problems[0].Code != form.FieldUnknown {
		t.Errorf("%v", problems)
	}
}

// The concept goes along with what happens to its form.
func TestConceptGoesAlong(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	d.save(id, reflection("Een"))
	_, _, err := d.Autosave(id, texts("titel", "Bezig", "datum", "14-"))
	d.ok(err)
	d.ok(d.Move(id, d.dossier("Overig")))
	d.ok(d.Remove(id))
	d.reopen()
	if f := d.form(id); !f.Removed || f.Values["datum"].Text != "14-" {
		t.Errorf("removed: %+v", f)
	}
	d.ok(d.Unremove(id))
	d.reopen()
	f := d.form(id)
	if f.Removed || stale(f) || f.Title != "Bezig" || f.Values["datum"].Text != "14-" || f.Dossier != d.dossier("Overig") || f.Status != portfolio.StatusOpen {
		t.Errorf("taken back: %+v", f)
	}
	d.save(id, reflection("Klaar"))
	if f := d.form(id); len(f.Conflict) > 0 || f.Dossier != d.dossier("Overig") {
		t.Errorf("saved: %+v", f)
	}
}

// Of a concept with a malformed date a version is made without the date when
// it is removed, and the concept waits as it was.
func TestRemovingWhatWasNeverSaved(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	_, _, err := d.Autosave(id, texts("titel", "Half", "datum", "14-"))
	d.ok(err)
	d.ok(d.Move(id, d.dossier("Overig")))
	d.ok(d.Remove(id))
	d.reopen()
	if r := d.Removed(); len(r) != 1 || r[0].Title != "Half" || r[0].Dossier != "Overig" || r[0].Page {
		t.Errorf("%+v", r)
	}
	d.ok(d.Unremove(id))
	if f := d.form(id); f.Values["datum"].Text != "14-" || f.Removed || stale(f) || d.history(id)[0].Values["datum"].Text != "" {
		t.Errorf("%+v", f)
	}
}

// Removing and taking back a closed form leaves it closed.
func TestTakenBackAsItWas(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	_, err := d.CloseForm(id, reflection("Een"))
	d.ok(err)
	for range 2 {
		d.ok(d.Remove(id))
		d.ok(d.Unremove(id))
	}
	if f := d.form(id); f.Status != portfolio.StatusClosed || f.Versions != 5 {
		t.Errorf("%+v", f)
	}
}

// A new form in which nothing was filled in leaves nothing behind.
func TestRemovingAnEmptyForm(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	d.ok(d.Remove(id))
	if len(d.store.records[portfolio.ConceptBucket]) != 0 || len(d.Removed()) != 0 || drawn(d.Dossiers()) != "Leerdoelen | Reflecties | Overig" {
		t.Errorf("something is left: %s", drawn(d.Dossiers()))
	}
	d.ok(d.Unremove(id))
	d.reopen()
	if got := drawn(d.Dossiers()); got != "Leerdoelen | Reflecties [Reflectie zonder titel] | Overig" {
		t.Error(got)
	}
	d.ok(d.Remove(id))
	d.reopen()
	_, err := d.Form(id)
	refused(t, err, portfolio.FormGone)
}

// Purging leaves no record of a form, and touches no other.
func TestPurge(t *testing.T) {
	d := newDesk(t)
	kept, gone := d.create("Overig", "vrij-document"), d.create("Overig", "vrij-document")
	for _, id := range []string{kept, gone} {
		d.save(id, texts("titel", "Een"))
		d.save(id, texts("titel", "Twee"))
		_, _, err := d.Autosave(id, texts("titel", "Drie"))
		d.ok(err)
	}
	page, err := d.CreatePage()
	d.ok(err)
	_, err = d.AutosavePage(page, "geheim")
	d.ok(err)
	_, err = d.Purge([]string{gone})
	refused(t, err, portfolio.FormKept)
	_, err = d.Purge([]string{page})
	refused(t, err, portfolio.FormKept)
	_, err = d.Purge([]string{"weg"})
	refused(t, err, portfolio.FormGone)
	_, err = d.Purge([]string{d.dossier("Overig")})
	refused(t, err, portfolio.FormGone)

	d.ok(d.Remove(gone))
	d.ok(d.RemovePage(page))
	if r := d.Removed(); len(r) != 2 || !r[0].Page || r[0].Title != "geheim" || r[1].ID != gone {
		t.Errorf("%+v", r)
	}
	revisions := len(d.store.records[portfolio.RevisionBucket])
	changes, err := d.Purge([]string{gone, page})
	d.ok(err)
	d.ok(d.store.Write(changes...))
	d.Purged([]string{gone, page})
	for range 2 {
		if got := len(d.store.records[portfolio.RevisionBucket]); got != revisions-3 || len(d.store.records[portfolio.ConceptBucket]) != 1 || len(d.store.records[portfolio.ScratchBucket]) != 0 {
			t.Errorf("%d revisions of %d, %v", got, revisions, d.store.records)
		}
		if len(d.Removed()) != 0 || d.form(kept).Versions != 2 {
			t.Errorf("%+v", d.form(kept))
		}
		d.reopen()
	}
}

// tamper replaces a revision by one that its author did not sign so.
func (d *desk) tamper(change func(*form.Revision), sign bool) {
	d.t.Helper()
	records := d.store.records[portfolio.RevisionBucket]
	for key, data := range records {
		r, err := form.Decode(data)
		d.ok(err)
		if r.Values["titel"].Text != "Beoordeling" {
			continue
		}
		change(&r)
		if sign {
			seed := sha256.Sum256([]byte("iemand anders"))
			other := ed25519.NewKeyFromSeed(seed[:])
			r, err = form.NewRevision(r).Sign(other.Public().(ed25519.PublicKey), func(m []byte) []byte { return ed25519.Sign(other, m) })
			d.ok(err)
		}
		records[key], err = r.Encode()
		d.ok(err)
	}
	d.reopen()
}

// A version whose signature does not hold is shown, and said to be so.
func TestSignatureThatDoesNotHold(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Beoordeling", "tekst", "onvoldoende"))
	if f := d.form(id); len(f.Matters) > 0 || !d.history(id)[0].Mine {
		t.Fatalf("%+v", f)
	}
	d.tamper(func(r *form.Revision) { r.Values["tekst"] = form.Value{Text: "uitstekend"} }, false)
	f := d.form(id)
	if f.Values["tekst"].Text != "uitstekend" || len(f.Matters) != 1 || f.Matters[0].Code != portfolio.SignatureWrong || !d.Dossiers()[2].Forms[0].Doubt {
		t.Errorf("%+v", f)
	}
	if v := d.history(id)[0]; len(v.Matters) != 1 || v.Matters[0].Code != portfolio.SignatureWrong || v.Matters[0].Hint == "" {
		t.Errorf("%+v", v)
	}
	d.save(id, texts("titel", "Beoordeling", "tekst", "onvoldoende"))
	if v := d.history(id); len(v) != 2 || len(v[0].Matters) != 0 || len(v[1].Matters) != 1 {
		t.Errorf("%+v", v)
	}
}

// A version that somebody else signed is right, and not mine.
func TestVersionOfSomebodyElse(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Beoordeling"))
	d.tamper(func(*form.Revision) {}, true)
	if v := d.history(id)[0]; v.Mine || len(v.Matters) > 0 {
		t.Errorf("%+v", v)
	}
}

func TestEarlierVersionMissing(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Een"))
	d.save(id, texts("titel", "Twee"))
	delete(d.store.records[portfolio.RevisionBucket], d.history(id)[1].ID)
	d.reopen()
	f := d.form(id)
	if f.Title != "Twee" || len(f.Conflict) > 0 || len(f.Matters) != 1 || f.Matters[0].Code != portfolio.VersionMissing || d.history(id)[0].Matters[0].Code != portfolio.VersionMissing {
		t.Errorf("%+v", f)
	}
	d.save(id, texts("titel", "Drie"))
}

// Records that this program cannot read are told of and stay where they are.
func TestUnreadableRecords(t *testing.T) {
	d := newDesk(t)
	id := d.create("Overig", "vrij-document")
	d.save(id, texts("titel", "Een"))
	if m := d.Matters(); len(m) > 0 {
		t.Fatal(m)
	}
	d.ok(d.store.Write(
		portfolio.Change{Bucket: portfolio.RevisionBucket, ID: "a", Value: []byte{0xA1, 0x00, 0x02}},
		portfolio.Change{Bucket: portfolio.RevisionBucket, ID: "b", Value: []byte("rommel")},
		portfolio.Change{Bucket: portfolio.ConceptBucket, ID: "c", Value: []byte(`{"version":2}`)},
		portfolio.Change{Bucket: portfolio.ConceptBucket, ID: "d", Value: []byte(`{"version":1,"definition":"xyz"}`)},
		portfolio.Change{Bucket: portfolio.ScratchBucket, ID: "e", Value: []byte(`{"version":1,"changed":"gisteren"}`)},
		portfolio.Change{Bucket: portfolio.SettingBucket, ID: "f", Value: []byte(`[]`)},
		portfolio.Change{Bucket: portfolio.ProfileBucket, ID: "profile", Value: nil},
	))
	d.reopen()
	m := d.Matters()
	if len(m) != 1 || m[0].Code != portfolio.Unreadable || !strings.HasPrefix(m[0].Message, "6 onderdelen") || m[0].Hint == "" {
		t.Errorf("%+v", m)
	}
	if d.form(id).Title != "Een" || len(d.store.records[portfolio.RevisionBucket]) != 6 {
		t.Errorf("%+v", d.form(id))
	}
}

// plant puts a form into the file that was written with another definition.
func (d *desk) plant(definition string, values form.Values) string {
	d.t.Helper()
	hash := form.HashOf([]byte(definition))
	id, err := d.store.NewID()
	d.ok(err)
	r := form.NewRevision(form.Revision{ID: id, Form: id, Definition: hash, Time: d.clock.now(), State: form.Open, Values: values})
	r, err = r.Sign(d.store.Public(), d.store.Sign)
	d.ok(err)
	data, err := r.Encode()
	d.ok(err)
	d.ok(d.store.Write(portfolio.Change{Bucket: portfolio.RevisionBucket, ID: id, Value: data},
		portfolio.Change{Bucket: portfolio.DefinitionBucket, ID: hash.String()[:32], Value: []byte(definition)}))
	d.reopen()
	return id
}

// A form of an earlier definition keeps its fields; one of a definition that
// this program does not know is shown and not written in.
func TestFormsOfOtherDefinitions(t *testing.T) {
	d := newDesk(t)
	d.ok(d.SetSetting("a", "b"))
	old := `{"fields":[{"id":"titel","kind":"text","label":"Onderwerp"},{"id":"verslag","kind":"long","label":"Verslag"},{"id":"dossier","kind":"dossier","label":"Dossier"}],"id":"reflectie","title":"Reflectie (oud)","titleField":"titel","version":99}`
	id := d.plant(old, texts("titel", "Vroeger", "verslag", "Zo ging dat.", "dossier", d.dossier("Reflecties")))
	f := d.form(id)
	if label, _ := f.Definition.Field("verslag"); f.Foreign || label.Label != "Verslag" || f.Title != "Vroeger" {
		t.Errorf("%+v", f)
	}
	d.save(id, texts("titel", "Vroeger en nu", "verslag", "Zo gaat dat."))
	if v := d.history(id); len(v[0].Differences) != 2 || v[0].Differences[0].Label != "Onderwerp" {
		t.Errorf("%+v", v)
	}
	newer := d.create("Reflecties", "reflectie")
	if d.form(newer).Definition.Version != 1 {
		t.Errorf("a new form of version %d", d.form(newer).Definition.Version)
	}

	foreign := d.plant(`{"fields":[{"id":"foto","kind":"attachment","label":"Foto"}],"id":"toets"}`, texts("foto", "a.jpg", "titel", "Toets"))
	f = d.form(foreign)
	if !f.Foreign || f.Title != "Onbekend formulier" || f.Values["foto"].Text != "a.jpg" || len(f.Definition.Fields) != 2 {
		t.Errorf("%+v", f)
	}
	for _, err := range []error{d.Remove(foreign), d.Move(foreign, d.dossier("Overig"))} {
		refused(t, err, portfolio.FormForeign)
	}
	_, err := d.Save(foreign, texts("titel", "x"))
	refused(t, err, portfolio.FormForeign)
	if hits, _ := d.Search("a.jpg"); len(hits) != 1 || hits[0].Form != foreign {
		t.Errorf("%+v", hits)
	}
	if v := d.history(foreign); len(v) != 1 || len(v[0].Differences) != 2 {
		t.Errorf("%+v", v)
	}
	if got := drawn(d.Dossiers()); !strings.HasSuffix(got, "Zonder dossier (dicht) [Onbekend formulier]") {
		t.Error(got)
	}
	if _, err := d.Export(false); err != nil {
		t.Error(err)
	}
}

func TestHistory(t *testing.T) {
	d := newDesk(t)
	id := d.create("Reflecties", "reflectie")
	d.save(id, texts("titel", "Gesprek", "situatie", "Ik ging naar huis."))
	d.save(id, texts("titel", "Gesprek", "situatie", "Ik liep naar huis.", "competentie", "2"))
	d.ok(d.Move(id, d.dossier("Overig")))
	v := d.history(id)
	if len(v) != 3 || !v[0].Time.After(v[1].Time) || v[0].State != form.Open {
		t.Fatalf("%+v", v)
	}
	if m := v[0].Differences; len(m) != 1 || m[0].Before != "Reflecties" || m[0].After != "Overig" || m[0].Label != "Dossier" {
		t.Errorf("moved: %+v", m)
	}
	if m := v[1].Differences; len(m) != 2 || m[0].Field != "situatie" || len(m[0].Words) != 4 || m[1].After != "2 Communicatie" {
		t.Errorf("changed: %+v", m)
	}
	if m := v[2].Differences; len(m) != 3 || m[0].Before != "" || m[0].After != "Gesprek" {
		t.Errorf("first: %+v", m)
	}
}

func TestPeople(t *testing.T) {
	d := newDesk(t)
	for _, who := range []string{"Eva Vliet (opleider), eva@example.nl", "élise Bos", "Eva Vliet (opleider), eva@example.nl", "", "Dirk"} {
		id := d.create("Leerdoelen", "leerdoel")
		d.save(id, texts("doel", "x", "begeleider", who))
	}
	if got := strings.Join(d.People(), " | "); got != "Dirk | élise Bos | Eva Vliet (opleider), eva@example.nl" {
		t.Error(got)
	}
}

func TestProfileAndSettings(t *testing.T) {
	d := newDesk(t)
	good := portfolio.Profile{Name: " Eva  van der Vliet ", UserName: "big-39000000101", Institute: "Leiden", Email: " eva@Example.nl"}
	d.ok(d.SetProfile(good))
	d.ok(d.SetSetting("idle", "15"))
	d.reopen()
	want := portfolio.Profile{Name: "Eva van der Vliet", UserName: "BIG-39000000101", Institute: "leiden", Email: "eva@example.nl"}
	if d.Profile() != want || d.Setting("idle") != "15" || d.Setting("nooit") != "" {
		t.Errorf("%+v, %q", d.Profile(), d.Setting("idle"))
	}
	d.ok(d.SetSetting("idle", ""))
	d.reopen()
	if d.Setting("idle") != "" || len(d.store.records[portfolio.SettingBucket]) != 0 {
		t.Error("a setting is left")
	}
	refused(t, d.SetSetting("Idle", "1"), portfolio.SettingWrong)
	refused(t, d.SetSetting("idle", strings.Repeat("x", 1<<17)), portfolio.SettingWrong)

	for column, change := range map[string]func(*portfolio.Profile){
		"name":      func(f *portfolio.Profile) { f.Name = " " },
		"userName":  func(f *portfolio.Profile) { f.UserName = "eva" },
		"institute": func(f *portfolio.Profile) { f.Institute = "Gouda" },
		"email":     func(f *portfolio.Profile) { f.Email = "eva" },
	} {
		f := good
		change(&f)
		p := portfolio.CheckProfile(f)
		if len(p) != 1 || p[0].Column != column {
			t.Errorf("%s: %v", column, p)
		}
		refused(t, d.SetProfile(f), portfolio.ProfileWrong)
	}
	if p := portfolio.CheckProfile(portfolio.Profile{}); len(p) != 3 {
		t.Errorf("%v", p)
	}
	if d.Profile() != want {
		t.Error("a refusal changed the profile")
	}

	// The record with which a new file is made.
	changes, err := good.Changes()
	d.ok(err)
	fresh := newDesk(t)
	fresh.ok(fresh.store.Write(changes...))
	fresh.reopen()
	if fresh.Profile() != want {
		t.Errorf("%+v", fresh.Profile())
	}
}

// The definition that a form is written with lies in the file once.
func TestDefinitionsLieInTheFile(t *testing.T) {
	d := newDesk(t)
	for range 3 {
		id := d.create("Reflecties", "reflectie")
		d.save(id, reflection("Een"))
		d.reopen()
	}
	hashes := map[form.Hash]bool{}
	for id, data := range d.store.records[portfolio.DefinitionBucket] {
		hashes[form.HashOf(data)] = true
		if strings.Contains(id, form.HashOf(data).String()[:8]) {
			t.Errorf("the id %s tells which definition it is", id)
		}
	}
	if len(hashes) != 2 || len(d.store.records[portfolio.DefinitionBucket]) != 2 {
		t.Errorf("%d definitions, %d records", len(hashes), len(d.store.records[portfolio.DefinitionBucket]))
	}
	for _, data := range d.store.records[portfolio.RevisionBucket] {
		r, err := form.Decode(data)
		d.ok(err)
		if !hashes[r.Definition] || r.Time.After(time.Now().AddDate(100, 0, 0)) {
			t.Errorf("revision with definition %s", r.Definition)
		}
	}
}
