package portfolio_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// view is all that a portfolio shows.
type view struct {
	Dossiers []portfolio.Dossier
	Forms    map[string]portfolio.Form
	History  map[string][]portfolio.Version
	Removed  []portfolio.Removed
	Pages    []portfolio.Page
	Hits     []portfolio.Hit
	Setting  string
	Matters  []problem.Problem
	Folders  []portfolio.Folder
	Papers   []portfolio.Document
	Mails    []portfolio.Mail
	Used     int64
	Loose    []string
}

func look(t *rapid.T, p *portfolio.Portfolio) view {
	v := view{Dossiers: p.Dossiers(), Removed: p.Removed(), Pages: p.Pages(), Setting: p.Setting("plaats"), Matters: p.Matters(),
		Folders: p.Folders(), Papers: p.Documents(), Mails: p.Mails(), Used: p.Used(), Forms: map[string]portfolio.Form{}, History: map[string][]portfolio.Version{}}
	v.Hits, _ = p.Search("tekst")
	loose, err := p.LooseChunks()
	if err != nil {
		t.Fatal(err)
	}
	v.Loose = loose
	var ids []string
	for _, d := range v.Dossiers {
		for _, f := range d.Forms {
			ids = append(ids, f.ID)
		}
	}
	for _, r := range v.Removed {
		if !r.Page && !r.Document {
			ids = append(ids, r.ID)
		}
	}
	for _, id := range ids {
		f, err := p.Form(id)
		if err != nil {
			t.Fatal(err)
		}
		h, err := p.History(id)
		if err != nil {
			t.Fatal(err)
		}
		v.Forms[id], v.History[id] = f, h
	}
	return v
}

var byHash = cmp.Transformer("hash", func(d form.Definition) string { return d.Hash().String() + d.Title })

// Whatever is done, what is shown is what is in the records: a kill at any
// moment loses nothing that was shown as kept. And what was once saved as a
// version is there until it is purged.
func TestWhatIsShownIsWhatIsKept(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := &world{desk: newDesk(t), rt: rt, versions: map[string]int{}}
		w.ok(w.SetSetting("plaats", "begin"))
		rt.Repeat(map[string]func(*rapid.T){
			"dossier":   w.doDossier,
			"create":    w.doCreate,
			"type":      w.doType,
			"save":      w.doSave,
			"close":     w.doClose,
			"state":     w.doState,
			"move":      w.doMove,
			"purge":     w.doPurge,
			"page":      w.doPage,
			"document":  w.doDocument,
			"papers":    w.doPapers,
			"final":     w.doFinal,
			"elsewhere": w.doElsewhere,
			"fail":      w.doFail,
			"":          w.check,
		})
	})
}

// world is a portfolio on which things are done at random.
type world struct {
	*desk
	rt       *rapid.T
	versions map[string]int
}

// fine takes a refusal for an answer, and nothing else.
func (w *world) fine(rt *rapid.T, err error) {
	if _, ok := problem.From(err); err != nil && !ok && !errors.Is(err, errDisk) {
		rt.Fatal(err)
	}
}

func (w *world) check(rt *rapid.T) {
	if rapid.IntRange(0, 3).Draw(rt, "look") > 0 {
		return // reading all signatures again takes its time
	}
	live := look(rt, w.Portfolio)
	w.clock.at = w.clock.at.Add(time.Duration(rapid.IntRange(-100_000, 100_000).Draw(rt, "minutes")) * time.Minute)
	fresh, err := portfolio.Open(w.store, w.clock.now, nil)
	if err != nil {
		rt.Fatal(err)
	}
	if diff := cmp.Diff(live, look(rt, fresh), byHash); diff != "" {
		rt.Fatalf("shown (-) and kept (+):\n%s", diff)
	}
	for id, n := range w.versions {
		if f, ok := live.Forms[id]; !ok || f.Versions < n {
			rt.Fatalf("of form %s %d versions are left of %d", id, f.Versions, n)
		}
	}
	for id, f := range live.Forms {
		if f.Versions > 0 {
			w.versions[id] = f.Versions
		}
	}
	if len(live.Matters) > 0 {
		rt.Fatal(live.Matters)
	}
}

// some draws one of the forms, or none.
func (w *world) some(rt *rapid.T) string {
	var ids []string
	for _, d := range w.Dossiers() {
		for _, f := range d.Forms {
			ids = append(ids, f.ID)
		}
	}
	for _, r := range w.Removed() {
		ids = append(ids, r.ID)
	}
	if len(ids) == 0 {
		return "geen"
	}
	slices.Sort(ids)
	return rapid.SampledFrom(ids).Draw(rt, "form")
}

func (w *world) someDossier(rt *rapid.T) string {
	return rapid.SampledFrom(w.Dossiers()).Draw(rt, "dossier").ID
}

func (w *world) values(rt *rapid.T) form.Values {
	return texts("titel", rapid.SampledFrom([]string{"", "Een tekst", "Twee", " twee "}).Draw(rt, "titel"),
		"datum", rapid.SampledFrom([]string{"", "14-04-2026", "14-", "2026-04-15"}).Draw(rt, "datum"),
		"tekst", rapid.SampledFrom([]string{"", "tekst", "**tekst**\n\n- een", "\xff"}).Draw(rt, "tekst"))
}

func (w *world) doDossier(rt *rapid.T) {
	switch rapid.IntRange(0, 3).Draw(rt, "what") {
	case 0:
		_, err := w.CreateDossier(rapid.SampledFrom([]string{"A", "B", "a", ""}).Draw(rt, "name"))
		w.fine(rt, err)
	case 1:
		w.fine(rt, w.RenameDossier(w.someDossier(rt), rapid.SampledFrom([]string{"A", "C"}).Draw(rt, "name")))
	case 2:
		w.fine(rt, w.CloseDossier(w.someDossier(rt), rapid.Bool().Draw(rt, "closed")))
	case 3:
		var ids []string
		for _, d := range w.Dossiers() {
			ids = append(ids, d.ID)
		}
		w.fine(rt, w.OrderDossiers(rapid.Permutation(ids).Draw(rt, "order")))
	}
}

func (w *world) doCreate(rt *rapid.T) {
	_, err := w.CreateForm(w.someDossier(rt), "vrij-document")
	w.fine(rt, err)
}

func (w *world) doType(rt *rapid.T) {
	_, _, err := w.Autosave(w.some(rt), w.values(rt))
	w.fine(rt, err)
}

func (w *world) doSave(rt *rapid.T) {
	_, err := w.Save(w.some(rt), w.values(rt))
	w.fine(rt, err)
}

func (w *world) doClose(rt *rapid.T) {
	_, err := w.CloseForm(w.some(rt), w.values(rt))
	w.fine(rt, err)
}

func (w *world) doState(rt *rapid.T) {
	id := w.some(rt)
	do := map[string]func(string) error{"reopen": w.Reopen, "remove": w.Remove, "unremove": w.Unremove, "remove page": w.RemovePage, "unremove page": w.UnremovePage}
	w.fine(rt, do[rapid.SampledFrom([]string{"reopen", "remove", "unremove", "remove page", "unremove page"}).Draw(rt, "what")](id))
}

func (w *world) doMove(rt *rapid.T) { w.fine(rt, w.Move(w.some(rt), w.someDossier(rt))) }

func (w *world) doPurge(rt *rapid.T) {
	id := w.some(rt)
	if rapid.Bool().Draw(rt, "a document") {
		id = w.someDocument(rt)
	}
	changes, err := w.Purge([]string{id})
	w.fine(rt, err)
	if err == nil {
		w.ok(w.store.Write(changes...))
		w.Purged([]string{id})
		delete(w.versions, id)
	}
}

func (w *world) doPage(rt *rapid.T) {
	id, err := w.CreatePage()
	w.fine(rt, err)
	_, err = w.AutosavePage(id, fmt.Sprintf("pagina\n%d", rapid.IntRange(0, 3).Draw(rt, "text")))
	w.fine(rt, err)
}

// someDocument draws one of the documents, or none.
func (w *world) someDocument(rt *rapid.T) string {
	ids := []string{"geen"}
	for _, d := range w.Documents() {
		ids = append(ids, d.ID)
	}
	for _, r := range w.Removed() {
		if r.Document {
			ids = append(ids, r.ID)
		}
	}
	slices.Sort(ids)
	return rapid.SampledFrom(ids).Draw(rt, "document")
}

func (w *world) someFolder(rt *rapid.T) string {
	ids := []string{"", portfolio.ReportsFolder, "geen"}
	for _, f := range w.Folders() {
		ids = append(ids, f.ID)
	}
	slices.Sort(ids)
	return rapid.SampledFrom(ids).Draw(rt, "folder")
}

// doDocument adds a document, small or in two writes, and sometimes ends it
// halfway.
func (w *world) doDocument(rt *rapid.T) {
	size := rapid.SampledFrom([]int{3, 4<<20 + 1}).Draw(rt, "size")
	info := portfolio.NewDocument{Name: rapid.SampledFrom([]string{"a.pdf", "A.pdf", "b"}).Draw(rt, "name"), Size: int64(size), Origin: portfolio.OriginOwn, Folder: w.someFolder(rt)}
	if rapid.Bool().Draw(rt, "attached") {
		info.Form = w.some(rt)
	}
	u, err := w.NewDocument(info)
	if w.fine(rt, err); err != nil {
		return
	}
	_, err = u.Write(make([]byte, size))
	w.ok(err)
	if rapid.IntRange(0, 3).Draw(rt, "abort") == 0 {
		w.ok(u.Abort())
		return
	}
	_, err = u.Finish()
	w.ok(err)
}

func (w *world) doPapers(rt *rapid.T) {
	id := w.someDocument(rt)
	switch rapid.IntRange(0, 6).Draw(rt, "what") {
	case 0:
		w.fine(rt, w.RenameDocument(id, rapid.SampledFrom([]string{"a", "c.txt"}).Draw(rt, "name")))
	case 1:
		w.fine(rt, w.MoveDocument(id, w.someFolder(rt)))
	case 2:
		w.fine(rt, w.RemoveDocument(id))
	case 3:
		w.fine(rt, w.UnremoveDocument(id))
	case 4:
		_, err := w.CreateFolder(w.someFolder(rt), rapid.SampledFrom([]string{"Map", "map", "Andere"}).Draw(rt, "name"))
		w.fine(rt, err)
	case 5:
		w.fine(rt, w.MoveFolder(w.someFolder(rt), w.someFolder(rt)))
	case 6:
		_, err := w.PutMail(portfolio.Mail{Document: id, To: "a@example.nl"})
		w.fine(rt, err)
	}
}

// doFinal makes, confirms or withdraws a declaration.
func (w *world) doFinal(rt *rapid.T) {
	id := w.some(rt)
	switch rapid.IntRange(0, 3).Draw(rt, "what") {
	case 0:
		_, err := w.Begin(declarationID, declaration("visitearts"))
		w.fine(rt, err)
	case 1:
		_, err := w.Confirm(id, declaration("visitearts"), "Eva Vliet", trainerBIG)
		w.fine(rt, err)
	case 2:
		w.fine(rt, w.Withdraw(id, "Vergissing."))
	case 3:
		w.fine(rt, w.SetScorion(id, portfolio.ScorionDone))
	}
}

// doElsewhere takes over what was written in a copy on another computer.
func (w *world) doElsewhere(rt *rapid.T) {
	other := w.copied()
	there := &world{desk: other, rt: rt}
	for range rapid.IntRange(1, 3).Draw(rt, "changes") {
		there.doSave(rt)
		there.doState(rt)
	}
	w.doSave(rt)
	w.unite(other)
}

// doFail lets the next write fail: before it was done or after.
func (w *world) doFail(rt *rapid.T) {
	if rapid.Bool().Draw(rt, "done all the same") {
		w.store.after = errDisk
	} else {
		w.store.fail = errDisk
	}
	w.doType(rt)
	w.doSave(rt)
	w.store.fail, w.store.after = nil, nil
}
