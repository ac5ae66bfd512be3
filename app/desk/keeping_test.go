package desk

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/roster"
)

// The program is killed and started again: the list is there as it was left.
func TestResume(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	if len(f.drawer.states) != 0 {
		t.Error("a list that was only looked at is kept")
	}
	f.edit(4, "email", "tijn@praktijk.example")
	f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit, Rows: []int{3}})
	f.do(Action{Do: "set", Name: "expected", Value: "4"})
	f.do(Action{Do: "drop", Rows: []int{2}})
	must[*ListView](t)(f.Import.Undo())
	if v = must[*ListView](t)(f.Import.Current()); !v.Kept || f.KeepsNothing() {
		t.Error("the list is not kept")
	}
	f.now = f.now.Add(3 * 24 * time.Hour)
	start := f.restart()
	if len(start.Jobs) != 1 || start.Jobs[0].File != "lijst.csv" || start.Jobs[0].Rows != 3 || start.Jobs[0].Stage != "nog niet opgeslagen" || start.Jobs[0].Saved != "2026-03-01T12:00:00Z" {
		t.Fatalf("jobs %+v", start.Jobs)
	}
	v = must[*ListView](t)(f.Jobs.Resume(start.Jobs[0].ID))
	if !v.CanSave || v.History.Steps != 3 || v.History.Redo != "rij 2 weglaten" || v.Choices.Expected != 4 || v.Source != "watched" {
		t.Errorf("resumed: %s %+v", v.WhyNot, v.History)
	}
	if got := f.save("aios.csv"); got != goodCSV {
		t.Errorf("saved %s", got)
	}
	if s := must[*StartView](t)(f.Import.Start()); len(s.Jobs) != 0 {
		t.Errorf("the open list stands among the jobs: %+v", s.Jobs)
	}
	must[*ListView](t)(f.After.Tick("upload", true))
	start = f.restart()
	if got := start.Jobs[0].Stage; got != "opgeslagen, 1 van 7 stappen gedaan" {
		t.Errorf("the job is %q", got)
	}
	v = must[*ListView](t)(f.Jobs.Resume(start.Jobs[0].ID))
	if v.Written == nil || v.Written.State != "same" || !v.Checklist[0].Done || v.Checklist[0].Date != "2026-03-04" {
		t.Errorf("after saving: %+v", v.Written)
	}
	s := must[*StartView](t)(f.After.Finish())
	if len(s.Jobs) != 0 || len(f.drawer.states)+len(f.drawer.sources) != 0 || s.List != nil {
		t.Errorf("finished, and kept are %d jobs", len(f.drawer.states))
	}
	if s.Last == nil || s.Last.Written != 3 || s.Last.Institute != "Leiden (LUMC)" || len(s.Last.Open) != 6 {
		t.Errorf("last time: %+v", s.Last)
	}
}

// The sender saved the list again, and the program was killed after that.
func TestResumeAfterReading(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	f.edit(4, "email", "tijn@praktijk.example")
	rows := strings.SplitAfter(listText, "\r\n")
	f.saved(v.Path, rows[0]+rows[3]+rows[1])
	start := f.restart()
	if len(start.Jobs) != 1 || len(f.drawer.sources) != 1 {
		t.Fatalf("%d jobs, %d lists", len(start.Jobs), len(f.drawer.sources))
	}
	must[*ListView](t)(f.Jobs.Resume(start.Jobs[0].ID))
	if got := f.row(2)["email"].Value; got != "tijn@praktijk.example" {
		t.Errorf("row 2 has %q", got)
	}
	// The list changed once more while the program was closed: the watcher knows
	// what was read, and tells.
	if e := f.saved(v.Path, rows[0]+rows[1]+rows[3]); e.What != "list" || f.row(3)["email"].Value != "tijn@praktijk.example" {
		t.Errorf("told %+v", e)
	}
}

// Cells that were pasted, and content without a path, exist nowhere else.
func TestContentIsKept(t *testing.T) {
	for name, open := range map[string]func(*fixture) (*Opened, error){
		"geplakt": func(f *fixture) (*Opened, error) {
			return f.Import.OpenPasted(strings.ReplaceAll(strings.ReplaceAll(goodText, ";", "\t"), "\r", ""), "")
		},
		"zonder pad": func(f *fixture) (*Opened, error) { return f.Import.OpenContent("lijst.csv", b64(goodText)) },
	} {
		f := desk(t, withMal)
		must[*Opened](t)(open(f))
		// The same again, as people do; then some work.
		must[*Opened](t)(open(f))
		f.edit(2, "firstname", "Nora")
		start := f.restart()
		if len(start.Jobs) != 1 {
			t.Errorf("%s: jobs %+v", name, start.Jobs)
			continue
		}
		v, err := f.Jobs.Resume(start.Jobs[0].ID)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.row(2)["firstname"].Value != "Nora" || v.Counts.Rows != 3 {
			t.Errorf("%s: resumed as %+v", name, v.Counts)
		}
		must[*StartView](t)(f.After.Finish())
		must[*Opened](t)(open(f))
		if err := f.Import.Close(); err != nil {
			t.Fatal(err)
		}
		if len(f.drawer.states)+len(f.drawer.sources) != 0 {
			t.Errorf("%s: nothing was done and it is kept after closing", name)
		}
	}
}

// Typed rows have no file at all.
func TestTypedIsKept(t *testing.T) {
	f := desk(t, withMal)
	must[*Opened](t)(f.Import.OpenTyped())
	f.edit(roster.TypedFrom, "lastname", "Smit")
	start := f.restart()
	if len(start.Jobs) != 1 {
		t.Fatalf("jobs %+v", start.Jobs)
	}
	v := must[*ListView](t)(f.Jobs.Resume(start.Jobs[0].ID))
	if v.Format != "getypte rijen" || f.row(roster.TypedFrom)["lastname"].Value != "Smit" {
		t.Errorf("resumed as %s", v.Format)
	}
}

// An empty row is nothing to keep, and nothing to ask about.
func TestUntouchedTypedListIsNotKept(t *testing.T) {
	f := desk(t, withMal)
	must[*Opened](t)(f.Import.OpenTyped())
	if err := f.Import.Close(); err != nil {
		t.Fatal(err)
	}
	if s := f.restart(); len(s.Jobs) != 0 {
		t.Errorf("kept are %+v", s.Jobs)
	}
	f = desk(t, withMal, withoutJobs)
	must[*Opened](t)(f.Import.OpenTyped())
	if f.KeepsNothing() {
		t.Error("asks about an empty row")
	}
	f.edit(roster.TypedFrom, "lastname", "Smit")
	if !f.KeepsNothing() {
		t.Error("does not ask about a typed name")
	}
}

// A list that is opened again goes on where it was left.
func TestOpenedAgain(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	f.edit(4, "email", "tijn@praktijk.example")
	f.restart()
	v = must[*Opened](t)(f.Import.OpenPath(v.Path)).List
	if v.History.Steps != 1 || len(f.drawer.states) != 1 {
		t.Errorf("opened again: %+v, %d jobs", v.History, len(f.drawer.states))
	}
}

// A job of another institute brings its mal along.
func TestResumeOtherInstitute(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.edit(2, "firstname", "Nora")
	if err := f.Import.Close(); err != nil {
		t.Fatal(err)
	}
	must[*MalView](t)(f.Mal.Use("utrecht"))
	start := f.restart()
	if start.Institute != "utrecht" || len(start.Jobs) != 1 {
		t.Fatalf("the start is %s with %+v", start.Institute, start.Jobs)
	}
	v := must[*ListView](t)(f.Jobs.Resume(start.Jobs[0].ID))
	if v.Mal.Institute != "leiden" || !v.CanSave {
		t.Errorf("resumed under %s: %s", v.Mal.Institute, v.WhyNot)
	}
	if s := f.restart(); s.Institute != "utrecht" {
		t.Errorf("a job changed the chosen institute to %s", s.Institute)
	}
}

// Where nothing can be sealed the window asks before work is lost.
func TestWithoutKeyStore(t *testing.T) {
	f := desk(t, withMal, withoutJobs)
	start := must[*StartView](t)(f.Import.Start())
	if start.Settings.Keeps || len(start.Jobs) != 0 {
		t.Errorf("keeps without a key store: %+v", start.Settings)
	}
	f.open(goodText)
	if f.KeepsNothing() {
		t.Error("asks about a list that was only looked at")
	}
	if v := f.edit(2, "firstname", "Nora"); v.Kept || !f.KeepsNothing() {
		t.Error("closing does not ask")
	}
	if _, err := f.Jobs.Resume("klus1"); code(err) != "job-gone" {
		t.Errorf("resuming gives %v", err)
	}
	f.save("aios.csv")
	if f.KeepsNothing() {
		t.Error("asks after the CSV was saved")
	}
	must[*StartView](t)(f.After.Finish())
}

// A full disk does not stop the work; the window says it is not kept.
func TestNotKept(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.drawer.full = true
	if v := f.edit(2, "firstname", "Nora"); v.Kept || !f.KeepsNothing() {
		t.Error("says that it is kept")
	}
	f.drawer.full = false
	if v := f.edit(2, "firstname", "Noortje"); !v.Kept || f.KeepsNothing() {
		t.Error("the next step is not kept")
	}
}

// Jobs that cannot be opened are listed, refused with a next step, and can be removed.
func TestBrokenJobs(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.edit(2, "firstname", "Nora")
	whole := f.drawer.states["klus1"]
	for name, spoil := range map[string]func(){
		"andere vorm": func() {
			k := whole
			k.State = []byte(strings.Replace(string(k.State), `"format":1`, `"format":9`, 1))
			f.drawer.states["klus1"] = k
		},
		"lijst veranderd": func() { f.drawer.sources["klus1"] = []byte("iets anders") },
		"geen JSON":       func() { k := whole; k.State = []byte("{"); f.drawer.states["klus1"] = k },
		"plaats klopt niet": func() {
			k := whole
			k.State = []byte(strings.Replace(string(k.State), `"at":1`, `"at":7`, 1))
			f.drawer.states["klus1"] = k
		},
	} {
		f.drawer.states["klus1"], f.drawer.sources["klus1"] = whole, []byte(goodText)
		spoil()
		f.restart()
		if _, err := f.Jobs.Resume("klus1"); code(err) != "job-broken" || !strings.Contains(err.Error(), "open de lijst opnieuw") {
			t.Errorf("%s gives %v", name, err)
		}
	}
	f.drawer.states["klus1"] = KeptJob{ID: "klus1", Unreadable: true}
	start := f.restart()
	if len(start.Jobs) != 1 || !start.Jobs[0].Unreadable {
		t.Fatalf("jobs %+v", start.Jobs)
	}
	if s := must[*StartView](t)(f.Jobs.Remove("klus1")); len(s.Jobs) != 0 {
		t.Errorf("removed, and there are %+v", s.Jobs)
	}
	if _, err := f.Jobs.Resume("klus1"); code(err) != "job-gone" {
		t.Errorf("a job that is gone gives %v", err)
	}
}

// After thirty days a job is gone.
func TestOldJobsGo(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.edit(2, "firstname", "Nora")
	f.now = f.now.Add(30 * 24 * time.Hour)
	if s := f.restart(); len(s.Jobs) != 1 {
		t.Error("gone after thirty days sharp")
	}
	f.now = f.now.Add(time.Hour)
	if s := f.restart(); len(s.Jobs) != 0 {
		t.Error("kept longer than thirty days")
	}
}

// A key store that does not answer does not stop the program from starting.
func TestSilentKeyStore(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the time limit")
	}
	never := make(chan struct{})
	t.Cleanup(func() { close(never) })
	f := desk(t, func(f *fixture) {
		f.deps.Jobs = func() (JobStore, error) { <-never; return nil, errors.New("never") }
	})
	if s := must[*StartView](t)(f.Import.Start()); s.Settings.Keeps {
		t.Error("says that it keeps")
	}
}

// A colleague opens the workbook and goes on, with the steps that were undone.
func TestHandover(t *testing.T) {
	f := desk(t, withMal)
	f.open(listText)
	f.edit(4, "email", "tijn@praktijk.example")
	f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit})
	f.do(Action{Do: "drop", Rows: []int{2}})
	must[*ListView](t)(f.Import.Undo())
	f.dialogs.save = filepath.Join(f.dir, "klus.xlsx")
	saved := must[*Saved](t)(f.Files.SaveHandover())

	other := desk(t, withMal)
	must[*MalView](t)(other.Mal.Use("utrecht"))
	v := must[*Opened](t)(other.Import.OpenPath(saved.Path)).List
	if v.File != "lijst.csv" || v.Mal.Institute != "leiden" || !v.CanSave || v.History.Redo != "rij 2 weglaten" || v.Path != "" {
		t.Fatalf("taken over: %s %+v", v.WhyNot, v.History)
	}
	if got := other.save("aios.csv"); got != goodCSV {
		t.Errorf("saved %s", got)
	}
	if s := other.restart(); len(s.Jobs) != 1 {
		t.Errorf("the colleague's jobs: %+v", s.Jobs)
	}
}

// Recent lists: the newest first, once each, clearable, and none where the
// policy says so.
func TestRecents(t *testing.T) {
	f := desk(t, withMal)
	var want []string
	for _, name := range []string{"een.csv", "twee.csv", "drie.csv", "een.csv"} {
		path := f.file(name, goodText)
		must[*Opened](t)(f.Import.OpenPath(path))
		want = append([]string{path}, slices.DeleteFunc(want, func(p string) bool { return p == path })...)
	}
	must[*Opened](t)(f.Import.OpenContent("zonder pad.csv", b64(goodText)))
	s := f.restart()
	var got []string
	for _, r := range s.Recents {
		got = append(got, r.Path)
		if !r.There || r.Folder != f.dir || r.File != filepath.Base(r.Path) {
			t.Errorf("shown as %+v", r)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("recent lists %v, want %v", got, want)
	}
	for i := range 12 {
		must[*Opened](t)(f.Import.OpenPath(f.file(string(rune('a'+i))+".csv", goodText)))
	}
	if s = f.restart(); len(s.Recents) != 8 {
		t.Errorf("%d recent lists", len(s.Recents))
	}
	if s = must[*StartView](t)(f.Jobs.ClearRecents()); len(s.Recents) != 0 || len(f.restart().Recents) != 0 {
		t.Error("cleared and still there")
	}
	off := desk(t, withMal, func(f *fixture) { f.deps.Policy.RecentsOff = true })
	off.open(goodText)
	if s := off.restart(); len(s.Recents) != 0 || off.memory.choices["recent-lists"] != "" || !s.Settings.RecentsOff {
		t.Errorf("remembered against the policy: %+v", s.Recents)
	}
}
