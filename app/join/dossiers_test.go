package join_test

import (
	"slices"
	"strings"
	"testing"

	"aiosmap/app/desk"
)

// A form from concept to closed, reopened, with its versions and differences.
func TestFormLife(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	dossier := c.dossier("Overig")
	f := must[*desk.FormView](t)(c.Dossiers.CreateForm(dossier, "vrij-document"))
	if f.State != "concept" || f.Dossier != dossier || len(f.Dossiers) != 3 || f.Versions != 0 || f.Saved != "" || len(f.Problems) != 0 {
		t.Errorf("a new form is %+v", f)
	}
	values := f.Values
	values["titel"] = "Verslag"
	f = must[*desk.FormView](t)(c.Dossiers.CloseForm(f.ID, values))
	if f.State != "concept" || len(f.Problems) != 2 || f.Problems[0].Field != "datum" || f.Values["titel"] != "Verslag" || f.Kept == "" {
		t.Errorf("closed with empty fields: %+v", f)
	}
	values["datum"], values["tekst"] = "27 nov 2026", "Een eerste tekst."
	f = must[*desk.FormView](t)(c.Dossiers.Save(f.ID, values))
	if f.State != "open" || f.Versions != 1 || f.Values["datum"] != "2026-11-27" || f.Kept != "" || f.Saved == "" {
		t.Errorf("saved: %+v", f)
	}
	values = f.Values
	values["tekst"] = "Een tweede tekst."
	f = must[*desk.FormView](t)(c.Dossiers.CloseForm(f.ID, values))
	if f.State != "closed" || f.Versions != 2 || len(f.Problems) != 0 {
		t.Errorf("closed: %+v", f)
	}
	_, err := c.Dossiers.Autosave(f.ID, values)
	refused(t, err, "form-closed")
	h := must[*desk.FormHistoryView](t)(c.Dossiers.History(f.ID))
	if h.Title != "Verslag" || len(h.Versions) != 2 || h.Versions[0].State != "closed" || h.Versions[1].State != "open" || h.Versions[0].Author != "jij" {
		t.Fatalf("the history is %+v", h)
	}
	want := []desk.PartView{{What: "same", Text: "Een "}, {What: "removed", Text: "eerste"}, {What: "added", Text: "tweede"}, {What: "same", Text: " tekst."}}
	if d := h.Versions[0].Differences; len(d) != 1 || d[0].Label != "Tekst" || !slices.Equal(d[0].Parts, want) {
		t.Errorf("the differences are %+v", d)
	}
	if f = must[*desk.FormView](t)(c.Dossiers.Reopen(f.ID)); f.State != "open" || f.Versions != 3 {
		t.Errorf("reopened: %+v", f)
	}
	other := c.dossier("Reflecties")
	if f = must[*desk.FormView](t)(c.Dossiers.Move(f.ID, other)); f.Dossier != other {
		t.Errorf("moved to %s", f.Dossier)
	}
	must[*desk.DossiersView](t)(c.Dossiers.Remove(f.ID))
	if got := c.titles(); len(got) != 0 {
		t.Errorf("removed, and there is %q", got)
	}
	if r := must[[]desk.RemovedView](t)(c.Dossiers.Removed()); len(r) != 1 || r[0].Title != "Verslag" || r[0].Dossier != "Reflecties" {
		t.Errorf("removed are %+v", r)
	}
	must[*desk.DossiersView](t)(c.Dossiers.Unremove(f.ID))
	if got := c.titles(); !slices.Equal(got, []string{"Verslag"}) {
		t.Errorf("taken back, and there is %q", got)
	}
	_, err = c.Dossiers.Form("nergens")
	refused(t, err, "form-gone")
}

// Dossiers of one's own: made, named, ordered, closed; what is not right is
// refused.
func TestOwnDossiers(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	v := must[*desk.DossiersView](t)(c.Dossiers.CreateDossier("Stage"))
	_, err := c.Dossiers.CreateDossier("stage")
	refused(t, err, "dossier-exists")
	_, err = c.Dossiers.CreateDossier(" ")
	refused(t, err, "dossier-name")
	last := v.Dossiers[3]
	if !last.Own || last.Name != "Stage" || v.Dossiers[0].Own {
		t.Errorf("the dossiers are %+v", v.Dossiers)
	}
	must[*desk.DossiersView](t)(c.Dossiers.RenameDossier(last.ID, "Stage ggz"))
	v = must[*desk.DossiersView](t)(c.Dossiers.OrderDossiers([]string{last.ID, v.Dossiers[0].ID, v.Dossiers[1].ID, v.Dossiers[2].ID}))
	if v.Dossiers[0].Name != "Stage ggz" {
		t.Errorf("the order is %+v", v.Dossiers)
	}
	_, err = c.Dossiers.OrderDossiers([]string{last.ID})
	refused(t, err, "dossier-list")
	must[*desk.DossiersView](t)(c.Dossiers.CloseDossier(last.ID, true))
	_, err = c.Dossiers.CreateForm(last.ID, "reflectie")
	refused(t, err, "dossier-closed")
	f := must[*desk.FormView](t)(c.Dossiers.CreateForm(c.dossier("Overig"), "reflectie"))
	if slices.ContainsFunc(f.Dossiers, func(d desk.DossierChoice) bool { return d.ID == last.ID }) {
		t.Error("a closed dossier can be chosen")
	}
	c.logOut()
	c.open(userName, password)
	if v = must[*desk.DossiersView](t)(c.Dossiers.View()); v.Dossiers[0].Name != "Stage ggz" || !v.Dossiers[0].Closed {
		t.Errorf("after opening again: %+v", v.Dossiers)
	}
}

// The Kladblok: pages, taken back, found by nothing else.
func TestScratch(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	p := must[*desk.PageText](t)(c.Scratch.Create())
	must[*desk.KeptView](t)(c.Scratch.Autosave(p.ID, "# Vrijdag\nkwetsbaarheid bespreken met de groep"))
	list := must[[]desk.PageView](t)(c.Scratch.Pages())
	if len(list) != 1 || list[0].Title != "Vrijdag" || list[0].Excerpt != "kwetsbaarheid bespreken met de groep" {
		t.Errorf("the pages are %+v", list)
	}
	c.write("Kwetsbaar", "iets anders")
	if v := must[*desk.SearchView](t)(c.Dossiers.Search("kwetsbaar")); len(v.Hits) != 1 || v.Hits[0].Title != "Kwetsbaar" || !v.Hits[0].Parts[0].Hit {
		t.Errorf("found %+v", v.Hits)
	}
	if v := must[*desk.SearchView](t)(c.Dossiers.Search("vrijdag")); len(v.Hits) != 0 {
		t.Errorf("the Kladblok is found: %+v", v.Hits)
	}
	if list = must[[]desk.PageView](t)(c.Scratch.Remove(p.ID)); len(list) != 0 {
		t.Errorf("removed, and there are %+v", list)
	}
	if list = must[[]desk.PageView](t)(c.Scratch.Unremove(p.ID)); len(list) != 1 {
		t.Error("not taken back")
	}
	_, err := c.Scratch.Page("nergens")
	refused(t, err, "page-gone")
}

// What is read is values and never markup.
func TestPreview(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	v := must[[]desk.BlockView](t)(c.Dossiers.Preview("## Kop\n\n<img src=x onerror=alert(1)> en **vet**\n\n3. drie\n4. vier\n\n- punt"))
	kinds := []string{}
	for _, b := range v {
		kinds = append(kinds, b.Kind)
	}
	if !slices.Equal(kinds, []string{"head", "text", "steps", "points"}) || v[2].Start != 3 || len(v[2].Lines) != 2 {
		t.Errorf("the blocks are %+v", v)
	}
	if run := v[1].Lines[0]; run[0].Text != "<img src=x onerror=alert(1)> en " || !run[1].Bold {
		t.Errorf("the text is %+v", run)
	}
	_, err := c.Dossiers.Preview(strings.Repeat("x", 2<<20))
	refused(t, err, "form-large")
}

// Opruimen wipes every version from the file; those in old backups go when that
// is asked.
func TestPurge(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	f := c.write("Weg ermee", "te veel verteld")
	c.write("Blijft", "tekst")
	p := must[*desk.PageText](t)(c.Scratch.Create())
	must[*desk.KeptView](t)(c.Scratch.Autosave(p.ID, "ook weg"))
	_, err := c.Dossiers.Purge([]string{f.ID})
	refused(t, err, "form-kept")
	must[*desk.AccountView](t)(c.Account.BackupNow())
	must[*desk.DossiersView](t)(c.Dossiers.Remove(f.ID))
	must[[]desk.PageView](t)(c.Scratch.Remove(p.ID))
	r := must[[]desk.RemovedView](t)(c.Dossiers.Removed())
	if len(r) != 2 {
		t.Fatalf("removed are %+v", r)
	}
	if r = must[[]desk.RemovedView](t)(c.Dossiers.Purge([]string{r[0].ID, r[1].ID})); len(r) != 0 {
		t.Errorf("after opruimen: %+v", r)
	}
	_, err = c.Dossiers.History(f.ID)
	refused(t, err, "form-gone")
	if n := len(must[[]desk.BackupView](t)(c.Account.Backups())); n < 1 {
		t.Error("opruimen took the backups along")
	}
	v := must[*desk.AccountView](t)(c.Account.DropBackups())
	if list := must[[]desk.BackupView](t)(c.Account.Backups()); len(list) != 1 || v.Changed {
		t.Errorf("%d backups after dropping the old ones", len(list))
	}
	c.logOut()
	c.open(userName, password)
	if got := c.titles(); !slices.Equal(got, []string{"Blijft"}) {
		t.Errorf("there is %q", got)
	}
}
