package desk

import (
	"crypto/sha256"
	"os"
	"strings"
	"testing"

	"aiosmap/app/roster"
	"aiosmap/app/watch"
)

// The sender's list is saved in Excel while it is open here: what was done
// stays where its person is.
func TestSavedInExcel(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	if v.Source != "watched" || f.hand.sums[v.Path] != sha256.Sum256([]byte(listText)) {
		t.Fatalf("the list is %s", v.Source)
	}
	f.edit(4, "email", "tijn@praktijk.example")
	f.edit(3, "middlename", "van der")
	f.edit(3, "lastname", "Vliet")
	f.do(Action{Do: "leave", Kind: roster.FixBigLeadingZero, Rows: []int{2}})

	rows := strings.SplitAfter(listText, "\r\n")
	e := f.saved(v.Path, rows[0]+rows[3]+"Eva;;Smit;eva@smit.example;39000000101;v\r\n"+rows[1]+rows[2])
	if e.What != "list" || e.Say != "lijst.csv is opnieuw gelezen: 1 rij erbij." {
		t.Errorf("told %+v", e)
	}
	for row, want := range map[int][2]string{2: {"email", "tijn@praktijk.example"}, 4: {"big_nr", "9000001901"}, 5: {"middlename", "van der"}, 3: {"firstname", "Eva"}} {
		if got := f.row(row)[want[0]].Value; got != want[1] {
			t.Errorf("row %d: %s is %q, want %q", row, want[0], got, want[1])
		}
	}
	// The same cell was mended by the sender, otherwise.
	e = f.saved(v.Path, rows[0]+strings.Replace(rows[3], "tijn@", "t.oosterwoude@praktijk.example", 1)+rows[1]+rows[2])
	if !strings.Contains(e.Say, "1 rij minder") || !strings.Contains(e.Say, "In 1 cel vulde je zelf iets anders in") {
		t.Errorf("told %q", e.Say)
	}
	v = must[*ListView](t)(f.Import.Current())
	if v.Counts.Errors != 2 || v.CanSave {
		t.Errorf("a conflict counts as %+v", v.Counts)
	}
	f.do(Action{Do: "ask", Kind: roster.FixBigLeadingZero, Rows: []int{3}})
	v = f.do(Action{Do: "file", Cells: []NewValue{{Row: 2, Field: "email"}}})
	if !v.CanSave || f.row(2)["email"].Value != "t.oosterwoude@praktijk.example" {
		t.Errorf("the file's value taken: %s", v.WhyNot)
	}
	v = must[*ListView](t)(f.Import.Undo())
	if v.CanSave {
		t.Error("undone, and there is no conflict")
	}
	v = f.edit(2, "email", "tijn@praktijk.example")
	if !v.CanSave || f.row(2)["email"].Value != "tijn@praktijk.example" {
		t.Errorf("the own value kept: %s", v.WhyNot)
	}
	// Everything undone is the list as it stands in the file now.
	must[*ListView](t)(f.Import.UndoAll())
	if r := f.row(2); r["email"].Value != "t.oosterwoude@praktijk.example" || f.row(4)["lastname"].Value != "van der Vliet" {
		t.Errorf("undone to %+v", r)
	}
}

// A row that was worked on and is gone from the file is told.
func TestRowGoneFromTheFile(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit, Rows: []int{3}})
	rows := strings.SplitAfter(listText, "\r\n")
	e := f.saved(v.Path, rows[0]+rows[1]+"Eva;;van den Smit;eva@smit.example;39000000101;v\r\n"+rows[3])
	if !strings.Contains(e.Say, "opnieuw gelezen.") {
		t.Errorf("told %q", e.Say)
	}
	if c := f.row(3)["lastname"]; c.State != "suggestion" || c.Value != "van den Smit" {
		t.Errorf("a yes went to another person: %+v", c)
	}
	f.edit(4, "email", "tijn@praktijk.example")
	e = f.saved(v.Path, rows[0]+rows[1])
	if !strings.Contains(e.Say, "2 rijen minder") || !strings.Contains(e.Say, "verdwenen rij deed, is vervallen") {
		t.Errorf("told %q", e.Say)
	}
	if v := must[*ListView](t)(f.Import.Current()); v.History.Undo != "vervallen wijziging" {
		t.Errorf("the step is called %q", v.History.Undo)
	}
}

// What Excel leaves half-way or in another form never takes the open list away.
func TestUnreadableWhileOpen(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	f.edit(4, "email", "tijn@praktijk.example")
	for name, content := range map[string]string{"leeg": "", "geen lijst": "x", "alleen koppen": listHeader, "PDF": "%PDF-1.7\n", "stuk zip": "PK\x03\x04stuk"} {
		e := f.saved(v.Path, content)
		if e.What != "failure" || e.Failure == nil || !strings.HasPrefix(e.Failure.Message, "lijst.csv is opnieuw opgeslagen, maar kan zo niet gelezen worden") {
			t.Errorf("%s: told %+v", name, e)
		}
		if got := f.row(4)["email"].Value; got != "tijn@praktijk.example" {
			t.Errorf("%s: row 4 has %q", name, got)
		}
	}
	if e := f.tell(v.Path, watch.Event{Kind: watch.Changed, Path: v.Path, Different: true}); e.What != "failure" {
		t.Errorf("a file too large to follow: %+v", e)
	}
	f.saved(v.Path, strings.Replace(listText, "Noor", "Nora", 1))
	if f.row(2)["firstname"].Value != "Nora" || f.row(4)["email"].Value != "tijn@praktijk.example" {
		t.Error("the next good save is not taken over")
	}
}

func TestGoneAndBack(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	if e := f.tell(v.Path, watch.Event{Kind: watch.Gone, Path: v.Path}); e.What != "list" || !strings.Contains(e.Say, "staat niet meer op zijn plaats") {
		t.Errorf("told %+v", e)
	}
	if v = must[*ListView](t)(f.Import.Current()); v.Source != "gone" || v.Counts.Rows != 3 {
		t.Errorf("gone: %s, %+v", v.Source, v.Counts)
	}
	f.edit(2, "firstname", "Nora")
	if e := f.tell(v.Path, watch.Event{Kind: watch.Back, Path: v.Path}); e.Say != "Het bestand staat er weer." {
		t.Errorf("told %+v", e)
	}
	if v = must[*ListView](t)(f.Import.Current()); v.Source != "watched" || f.row(2)["firstname"].Value != "Nora" {
		t.Errorf("back: %s", v.Source)
	}
}

// Nothing is watched any more than what is open.
func TestWatchingEnds(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(goodText)
	changed := f.hand.changed[v.Path]
	f.save("aios.csv")
	if len(f.hand.changed) != 2 {
		t.Errorf("%d files are watched, want list and CSV", len(f.hand.changed))
	}
	if err := f.Import.Close(); err != nil {
		t.Fatal(err)
	}
	if len(f.hand.changed) != 0 {
		t.Errorf("still watched: %d", len(f.hand.changed))
	}
	// One that comes in late is about a list that is gone.
	f.events = nil
	changed(watch.Event{Kind: watch.Gone, Path: v.Path})
	if len(f.events) != 0 {
		t.Errorf("told %+v", f.events)
	}
}

// The CSV that was saved is followed too.
func TestWrittenIsFollowed(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.save("aios.csv")
	path := must[*ListView](t)(f.Import.Current()).Written.Path

	e := f.saved(path, strings.ReplaceAll(goodCSV, ";09000001901;", ";9000001901;"))
	if e.What != "csv" || !strings.Contains(e.Say, "1 BIG-nummer mist de voorloopnul.") {
		t.Errorf("told %+v", e)
	}
	v := must[*ListView](t)(f.Import.Current())
	if v.Written.State != "changed" || v.Written.Message != "1 BIG-nummer mist de voorloopnul." {
		t.Errorf("the file is %+v", v.Written)
	}
	v = must[*ListView](t)(f.Finished.RepairWritten())
	if v.Written.State != "same" || f.read(path) != goodCSV {
		t.Errorf("repaired: %+v", v.Written)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if e = f.tell(path, watch.Event{Kind: watch.Gone, Path: path}); !strings.Contains(e.Say, "staat niet meer") {
		t.Errorf("told %+v", e)
	}
	if v = must[*ListView](t)(f.Import.Current()); v.Written.State != "gone" {
		t.Errorf("the file is %s", v.Written.State)
	}
	f.saved(path, goodCSV)
	if v = must[*ListView](t)(f.Import.Current()); v.Written.State != "same" {
		t.Errorf("put back, the file is %s", v.Written.State)
	}
}
