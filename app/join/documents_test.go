package join_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/desk"
)

// noise gives bytes that nothing compresses, the same for a seed.
func noise(size int, seed byte) []byte {
	out := make([]byte, size)
	r := rand.NewChaCha8([32]byte{seed})
	_, _ = r.Read(out) // never fails
	return out
}

// send sends content in pieces as the window does.
func (c *computer) send(name string, data []byte, target desk.DocumentTarget) desk.DocumentLine {
	c.t.Helper()
	id := must[string](c.t)(c.Documents.Begin(name, int64(len(data)), target))
	there := 0
	for piece := range slices.Chunk(data, 1<<20) {
		there += len(piece)
		if n := must[int64](c.t)(c.Documents.Append(id, base64.StdEncoding.EncodeToString(piece))); n != int64(there) {
			c.t.Fatalf("%d bytes there, %d sent", n, there)
		}
	}
	return *must[*desk.DocumentLine](c.t)(c.Documents.Finish(id))
}

// names gives the names of all documents.
func (c *computer) names() (out []string) {
	c.t.Helper()
	for _, d := range must[*desk.DocumentsView](c.t)(c.Documents.View()).Documents {
		out = append(out, d.Name)
	}
	return out
}

// Files from the disk and content in pieces come in, are read back, and go out
// again as they came.
func TestDocumentsInAndOut(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	v := must[*desk.DocumentsView](t)(c.Documents.CreateFolder("", "Cursussen"))
	i := slices.IndexFunc(v.Folders, func(f desk.FolderView) bool { return f.Name == "Cursussen" })
	if i < 0 || v.Folders[i].Fixed || v.Most != 2<<30 || v.MostOne != 100<<20 || v.Used != 0 {
		t.Fatalf("begins with %+v", v)
	}
	folder := v.Folders[i].ID
	large := append([]byte("%PDF-1.7\n"), noise(5<<20, 1)...)
	map_ := filepath.Join(c.files, "een map")
	if err := os.Mkdir(map_, 0o700); err != nil {
		t.Fatal(err)
	}
	a := must[*desk.AddedView](t)(c.Documents.AddPaths([]string{
		c.file("certificaat.pdf", large), map_, filepath.Join(c.files, "weg.pdf"), c.file("leeg.txt", nil), c.file("kort.txt", []byte("kort")),
	}, desk.DocumentTarget{Folder: folder}))
	if len(a.Added) != 2 || len(a.Refused) != 3 || a.Stopped || a.View.Used != int64(len(large)+4) {
		t.Fatalf("added %+v, refused %+v", a.Added, a.Refused)
	}
	for _, r := range a.Refused {
		if r.Failure.Message == "" || r.Failure.Hint == "" || strings.Contains(r.Failure.Message, "iets mis") {
			t.Errorf("%s is refused with %+v", r.Name, r.Failure)
		}
	}
	if d := a.Added[0]; d.Name != "certificaat.pdf" || d.Folder != folder || d.Type != "application/pdf" || d.Origin != "own" || !bytes.Equal(c.bytesOf(d), large) {
		t.Errorf("there is %+v", d)
	}
	f := a.View.Folders[slices.IndexFunc(a.View.Folders, func(f desk.FolderView) bool { return f.ID == folder })]
	if f.Documents != 2 || f.Size != int64(len(large)+4) {
		t.Errorf("the folder counts %+v", f)
	}
	if c.told("working") == 0 {
		t.Error("no progress was told")
	}

	dropped := noise(3<<20+17, 2)
	d := c.send("C:\\map\\foto.jpg", append([]byte("\xFF\xD8\xFF"), dropped...), desk.DocumentTarget{})
	if d.Name != "foto.jpg" && runtime.GOOS == "windows" || d.Show != "image" || d.Folder != "" || strings.ContainsAny(d.Name, `\/:`) {
		t.Errorf("dropped content lies as %+v", d)
	}
	if again := c.send("certificaat.pdf", large, desk.DocumentTarget{Folder: folder}); again.Name != "certificaat (2).pdf" {
		t.Errorf("of the same name: %s", again.Name)
	}

	c.dialogs.save = filepath.Join(c.files, "terug.pdf")
	s := must[*desk.Saved](t)(c.Documents.SaveAs(a.Added[0].ID))
	if got, err := os.ReadFile(s.Path); err != nil || !bytes.Equal(got, large) {
		t.Errorf("saved %d bytes, %v", len(got), err)
	}
	if err := c.Documents.ShowFolder(); err != nil || c.dialogs.shown != s.Path {
		t.Errorf("shown %q, %v", c.dialogs.shown, err)
	}
	c.dialogs.save = filepath.Join(c.data, "portfolios", "terug.pdf")
	_, err := c.Documents.SaveAs(a.Added[0].ID)
	refused(t, err, "place-ours")
	c.dialogs.save = filepath.Join(c.files, "nergens", "terug.pdf")
	_, err = c.Documents.SaveAs(a.Added[0].ID)
	refused(t, err, "file-unwritten")
	if list, err := filepath.Glob(filepath.Join(c.files, ".aiosmap-*")); err != nil || len(list) != 0 {
		t.Errorf("left behind: %q", list)
	}

	// A new start and a backup hold all of it.
	must[*desk.AccountView](t)(c.Account.BackupNow())
	c.start()
	c.open(userName, password)
	if got := c.bytesOf(a.Added[0]); !bytes.Equal(got, large) {
		t.Error("after a new start the document is another one")
	}
}

// An attachment lies in the folder of its form, and both know each other.
func TestAttachment(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	f := c.write("Visite", "Een visite met de opleider.")
	d := c.send("verslag.txt", []byte("tekst"), desk.DocumentTarget{Form: f.ID})
	if d.Form != f.ID || d.FormTitle != "Visite" {
		t.Errorf("attached as %+v", d)
	}
	v := must[*desk.DocumentsView](t)(c.Documents.View())
	i := slices.IndexFunc(v.Folders, func(x desk.FolderView) bool { return x.ID == d.Folder })
	if i < 0 || v.Folders[i].Form != f.ID || !v.Folders[i].Fixed || v.Folders[i].Name != "Visite" {
		t.Errorf("its folder is not among %+v", v.Folders)
	}
	if v := must[*desk.FormView](t)(c.Dossiers.Form(f.ID)); len(v.Attachments) != 1 || v.Attachments[0].ID != d.ID {
		t.Errorf("the form has %+v", v.Attachments)
	}
}

// A lock in the middle: the rest is refused, nothing is shown, and nothing of it
// stays in the file.
func TestLockedDuringUpload(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	before := must[*desk.AccountView](t)(c.Account.View())
	data := noise(12<<20, 3)
	id := must[string](t)(c.Documents.Begin("groot.bin", int64(len(data)), desk.DocumentTarget{}))
	for piece := range slices.Chunk(data[:9<<20], 1<<20) {
		must[int64](t)(c.Documents.Append(id, base64.StdEncoding.EncodeToString(piece)))
	}
	must[*desk.SessionView](t)(c.Session.Lock())
	_, err := c.Documents.Append(id, base64.StdEncoding.EncodeToString(data[:1<<20]))
	refused(t, err, "portfolio-closed")
	_, err = c.Documents.Finish(id)
	refused(t, err, "portfolio-closed")
	c.open(userName, password)
	_, err = c.Documents.Append(id, base64.StdEncoding.EncodeToString(data[:1<<20]))
	refused(t, err, "upload-gone")
	if got := c.names(); len(got) != 0 {
		t.Errorf("half a document is shown: %q", got)
	}
	c.until("the rest was swept", func() bool {
		after := must[*desk.AccountView](t)(c.Account.View())
		return after.Size-after.Spare < before.Size+(1<<20)
	})
}

// What is refused while it comes leaves nothing, and is told at once where that
// can be.
func TestUploadsRefused(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	_, err := c.Documents.Begin("film.mov", 100<<20+1, desk.DocumentTarget{})
	refused(t, err, "document-large")
	_, err = c.Documents.Begin("x.pdf", 4, desk.DocumentTarget{As: "geheim"})
	refused(t, err, "document-as")
	_, err = c.Documents.Begin("x.pdf", 4, desk.DocumentTarget{As: "signed", Of: "bestaat niet"})
	refused(t, err, "document-gone")
	_, err = c.Documents.Begin("x.pdf", 4, desk.DocumentTarget{Folder: "bestaat niet"})
	refused(t, err, "folder-gone")
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

	id := must[string](t)(c.Documents.Begin("x.txt", 4, desk.DocumentTarget{}))
	_, err = c.Documents.Append(id, b64("te veel"))
	refused(t, err, "document-changed")
	_, err = c.Documents.Finish(id)
	refused(t, err, "upload-gone")

	id = must[string](t)(c.Documents.Begin("x.txt", 4, desk.DocumentTarget{}))
	must[int64](t)(c.Documents.Append(id, b64("abc")))
	_, err = c.Documents.Finish(id)
	refused(t, err, "document-changed")

	id = must[string](t)(c.Documents.Begin("x.txt", 4, desk.DocumentTarget{}))
	_, err = c.Documents.Append(id, "dit is geen base64!")
	refused(t, err, "upload-piece")

	id = must[string](t)(c.Documents.Begin("x.txt", 4, desk.DocumentTarget{}))
	for range 2 {
		if err := c.Documents.Abort(id); err != nil {
			t.Error(err)
		}
	}
	_, err = c.Documents.Append(id, b64("abcd"))
	refused(t, err, "upload-gone")

	// A window that forgets: the ninth pushes the first out.
	first := must[string](t)(c.Documents.Begin("0.txt", 4, desk.DocumentTarget{}))
	for range 8 {
		id = must[string](t)(c.Documents.Begin("n.txt", 4, desk.DocumentTarget{}))
	}
	_, err = c.Documents.Append(first, b64("abcd"))
	refused(t, err, "upload-gone")
	must[int64](t)(c.Documents.Append(id, b64("abcd")))
	must[*desk.DocumentLine](t)(c.Documents.Finish(id))
	if got := c.names(); !slices.Equal(got, []string{"n.txt"}) {
		t.Errorf("there are %q", got)
	}
	_, err = c.Documents.Read("bestaat niet", 0, 10)
	refused(t, err, "document-gone")
	_, err = c.Documents.Read(must[*desk.DocumentsView](t)(c.Documents.View()).Documents[0].ID, -1, 10)
	refused(t, err, "document-piece")
}

// Stopping leaves nothing half done, and says what was not begun.
func TestStopAdding(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	var paths []string
	for i := range byte(6) {
		paths = append(paths, c.file(string('a'+rune(i))+".bin", noise(8<<20, i)))
	}
	done := make(chan *desk.AddedView, 1)
	go func() {
		v, err := c.Documents.AddPaths(paths, desk.DocumentTarget{})
		if err != nil {
			t.Error(err)
		}
		done <- v
	}()
	c.runs("Documenten toevoegen")
	// The window goes on meanwhile.
	must[*desk.PageText](t)(c.Scratch.Create())
	if err := c.Documents.Stop(); err != nil {
		t.Fatal(err)
	}
	v := <-done
	if v == nil || !v.Stopped || len(v.Added) == len(paths) || len(v.Refused) != 0 {
		t.Fatalf("stopped: %+v", v)
	}
	if got := c.names(); len(got) != len(v.Added) {
		t.Errorf("there are %q, told were %d", got, len(v.Added))
	}
	a := must[*desk.AddedView](t)(c.Documents.AddPaths(paths[:1], desk.DocumentTarget{}))
	if a.Stopped || len(a.Added) != 1 {
		t.Errorf("after stopping nothing goes in: %+v", a)
	}
}

// runs waits until work runs that can be stopped.
func (c *computer) runs(work string) {
	c.t.Helper()
	c.until("it runs, and can be stopped", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		return slices.ContainsFunc(c.events, func(e desk.Event) bool { return e.Stop && e.Work == work })
	})
}

// A lock ends what runs: nothing goes on with a portfolio that is closed, and
// nothing half done stays in it or beside it.
func TestLockedWhileWorking(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	var paths []string
	for i := range byte(5) {
		paths = append(paths, c.file(string('a'+rune(i))+".bin", noise(8<<20, i)))
	}
	ended := make(chan error, 1)
	go func() {
		_, err := c.Documents.AddPaths(paths, desk.DocumentTarget{})
		ended <- err
	}()
	c.runs("Documenten toevoegen")
	must[*desk.SessionView](t)(c.Session.Lock())
	refused(t, <-ended, "portfolio-closed")
	c.open(userName, password)
	var whole int64
	for _, d := range must[*desk.DocumentsView](t)(c.Documents.View()).Documents {
		whole += d.Size
	}
	c.until("the rest was swept", func() bool {
		a := must[*desk.AccountView](t)(c.Account.View())
		return a.Size-a.Spare < whole+(2<<20)
	})

	d := c.send("uit.bin", noise(24<<20, 6), desk.DocumentTarget{})
	c.dialogs.save = filepath.Join(c.files, "uit.bin")
	go func() {
		_, err := c.Documents.SaveAs(d.ID)
		ended <- err
	}()
	c.runs("Document opslaan")
	must[*desk.SessionView](t)(c.Session.Lock())
	if err := <-ended; err != nil {
		if got := code(err); got != "portfolio-closed" && got != "stopped" {
			t.Errorf("ended with %v", err)
		}
		if _, err := os.Stat(c.dialogs.save); !os.IsNotExist(err) {
			t.Error("half a document was saved")
		}
	}
	if list, err := filepath.Glob(filepath.Join(c.files, ".aiosmap-*")); err != nil || len(list) != 0 {
		t.Errorf("left behind: %q", list)
	}
}

// Folders and documents are renamed, moved, removed and brought back; what was
// removed is wiped when that is asked for, and then the file is smaller.
func TestDocumentsTidied(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	v := must[*desk.DocumentsView](t)(c.Documents.CreateFolder("", "Stage"))
	folder := v.Folders[slices.IndexFunc(v.Folders, func(f desk.FolderView) bool { return f.Name == "Stage" })].ID
	_, err := c.Documents.CreateFolder("", "stage")
	refused(t, err, "folder-exists")
	_, err = c.Documents.RenameFolder("rapportages", "Anders")
	refused(t, err, "folder-fixed")
	_, err = c.Documents.MoveFolder(folder, folder)
	refused(t, err, "folder-inside")
	one, two := c.send("een.pdf", noise(4<<20, 7), desk.DocumentTarget{}), c.send("twee.pdf", noise(1<<20, 8), desk.DocumentTarget{})
	_, err = c.Documents.Move([]string{one.ID, "bestaat niet"}, folder)
	refused(t, err, "document-gone")
	three := c.send("map.txt", []byte("drie"), desk.DocumentTarget{Folder: folder})
	four := c.send("map.txt", []byte("vier"), desk.DocumentTarget{Folder: "rapportages"})
	five := c.send("map.txt", []byte("vijf"), desk.DocumentTarget{})
	v = must[*desk.DocumentsView](t)(c.Documents.Move([]string{four.ID, five.ID, three.ID}, folder))
	names := map[string]bool{}
	for _, d := range v.Documents {
		if d.Folder == folder {
			names[d.Name] = true
		}
	}
	if len(names) != 3 || !names["map.txt"] || !names["map (2).txt"] || !names["map (3).txt"] {
		t.Errorf("of one name in one folder: %v", names)
	}
	must[*desk.DocumentsView](t)(c.Documents.Remove([]string{three.ID, four.ID, five.ID}))
	must[[]desk.RemovedView](t)(c.Dossiers.Purge([]string{three.ID, four.ID, five.ID}))
	must[*desk.DocumentsView](t)(c.Documents.Move([]string{one.ID, two.ID}, folder))
	_, err = c.Documents.RemoveFolder(folder)
	refused(t, err, "folder-full")
	v = must[*desk.DocumentsView](t)(c.Documents.Rename(one.ID, `verslag: week 3/4`))
	i := slices.IndexFunc(v.Documents, func(d desk.DocumentLine) bool { return d.ID == one.ID })
	if n := v.Documents[i].Name; strings.ContainsAny(n, `:/\`) || !strings.HasSuffix(n, ".pdf") {
		t.Errorf("renamed to %q", n)
	}
	if v = must[*desk.DocumentsView](t)(c.Documents.Remove([]string{one.ID, two.ID})); len(v.Documents) != 0 {
		t.Errorf("removed, but %+v", v.Documents)
	}
	if v = must[*desk.DocumentsView](t)(c.Documents.Unremove([]string{two.ID})); len(v.Documents) != 1 || v.Documents[0].Folder != folder {
		t.Errorf("brought back: %+v", v.Documents)
	}
	gone := must[[]desk.RemovedView](t)(c.Dossiers.Removed())
	if len(gone) != 1 || gone[0].What != "document" || gone[0].ID != one.ID || gone[0].Dossier != "Stage" {
		t.Fatalf("to wipe: %+v", gone)
	}
	before := must[*desk.AccountView](t)(c.Account.View()).Size
	if gone = must[[]desk.RemovedView](t)(c.Dossiers.Purge([]string{one.ID})); len(gone) != 0 {
		t.Errorf("wiped, but %+v", gone)
	}
	if after := must[*desk.AccountView](t)(c.Account.View()).Size; before-after < 4<<20 {
		t.Errorf("the file went from %d to %d bytes", before, after)
	}
	if got := c.bytesOf(v.Documents[0]); !bytes.Equal(got, noise(1<<20, 8)) {
		t.Error("what was kept is another document now")
	}
	c.dialogs.save = filepath.Join(c.files, "alles.zip")
	s := must[*desk.Saved](t)(c.Account.Export(false))
	z, err := zip.OpenReader(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if !slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return strings.HasSuffix(f.Name, "Stage/twee.pdf") && f.UncompressedSize64 == 1<<20
	}) {
		t.Error("the export lacks a document")
	}
}

// What another program got is gone after a lock, after logging out, when the
// program ends, and when it starts after a kill.
func TestWorkingCopies(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	folder := filepath.Join(c.data, "weergave")
	pdf := append([]byte("%PDF-1.4\n"), noise(2<<20, 9)...)
	d := c.send("overzicht.pdf", pdf, desk.DocumentTarget{})
	program := c.send("hulp.exe", []byte("MZ"), desk.DocumentTarget{})
	refused(t, c.Documents.Open(program.ID), "document-program")
	open := func() {
		t.Helper()
		if err := c.Documents.Open(d.ID); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(c.dialogs.opened)
		if err != nil || !bytes.Equal(got, pdf) || filepath.Base(c.dialogs.opened) != "overzicht.pdf" || filepath.Dir(filepath.Dir(c.dialogs.opened)) != folder {
			t.Fatalf("another program got %s: %d bytes, %v", c.dialogs.opened, len(got), err)
		}
		info, err := os.Stat(c.dialogs.opened)
		if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o277 != 0 {
			t.Errorf("others may use it: %v", info.Mode())
		}
	}
	wiped := func(when string) {
		t.Helper()
		c.until("nothing lies there "+when, func() bool {
			_, err := os.Stat(folder)
			return os.IsNotExist(err)
		})
	}
	open()
	open()
	must[*desk.SessionView](t)(c.Session.Lock())
	wiped("after a lock")
	c.open(userName, password)
	open()
	c.pass(11 * time.Minute)
	wiped("after idleness")
	c.open(userName, password)
	open()
	c.logOut()
	wiped("after logging out")
	c.open(userName, password)
	open()
	after := c.killed()
	if _, err := os.Stat(filepath.Join(after.data, "weergave")); err != nil {
		t.Fatal("the kill left nothing to wipe:", err)
	}
	must[*desk.SessionView](t)(after.Session.Now())
	if _, err := os.Stat(filepath.Join(after.data, "weergave")); !os.IsNotExist(err) {
		t.Error("the next start wiped nothing")
	}
	c.Shut()
	wiped("after the end")
}

// A backup holds the documents as they were, and putting it back brings them.
func TestDocumentsFromABackup(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	must[*desk.AccountView](t)(c.Account.BackupNow())
	data := noise(3<<20, 5)
	d := c.send("bewijs.bin", data, desk.DocumentTarget{})
	c.confirmed("consultarts")
	issued := c.issue().Issued
	pdf := c.bytesOf(issued.Document)
	if v := must[*desk.AccountView](t)(c.Account.View()); !v.Changed {
		t.Error("a document and a declaration are no change")
	}
	if v := must[*desk.AccountView](t)(c.Account.BackupNow()); v.Changed {
		t.Error("changed right after a backup")
	}
	newest := must[[]desk.BackupView](t)(c.Account.Backups())[0]
	must[*desk.DocumentsView](t)(c.Documents.Remove([]string{d.ID, issued.Document.ID}))
	must[[]desk.RemovedView](t)(c.Dossiers.Purge([]string{d.ID, issued.Document.ID}))
	id := must[string](t)(c.Documents.Begin("halverwege.bin", 4, desk.DocumentTarget{}))
	must[*desk.FrameView](t)(c.Account.RestoreOpen(newest.Path))
	_, err := c.Documents.Append(id, "YWJjZA==")
	refused(t, err, "upload-gone")
	if !bytes.Equal(c.bytesOf(d), data) || !bytes.Equal(c.bytesOf(issued.Document), pdf) {
		t.Error("a document came back as another one")
	}
	if again := c.issue(); !again.Again || again.Issued.Number != issued.Number {
		t.Errorf("made again it is %+v", again.Issued)
	}
}
