package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The sender's new version came while the program was closed, and is opened
// like any list: the work goes on.
func TestOpenedAgainAfterItWasSavedAnew(t *testing.T) {
	rows := strings.SplitAfter(listText, "\r\n")
	f := desk(t, withMal)
	f.open(listText)
	f.edit(4, "email", "tijn@praktijk.example")
	f.restart()
	o := must[*Opened](t)(f.Import.OpenPath(f.file("lijst.csv", rows[0]+rows[3]+rows[1]+"Eva;;Smit;eva@smit.example;39000000101;v\r\n")))
	if o.List.History.Steps != 1 || f.row(2)["email"].Value != "tijn@praktijk.example" || len(f.drawer.states) != 1 {
		t.Errorf("opened again: %+v, %q, %d jobs", o.List.History, f.row(2)["email"].Value, len(f.drawer.states))
	}
	if o.Say != "Je was al met deze lijst bezig. lijst.csv is opnieuw gelezen." {
		t.Errorf("told %q", o.Say)
	}
	// Next term's list has the same name and other people: it begins anew.
	f.restart()
	v := f.open(listHeader + "Bas;;Kuiper;bas@praktijk.example;39000000101;m\r\nLot;de;Wit;lot@praktijk.example;19000000701;v\r\n")
	if v.History.Steps != 0 || v.Counts.Rows != 2 || len(f.drawer.states) != 1 {
		t.Errorf("another list of that name: %+v, %d jobs", v.History, len(f.drawer.states))
	}
}

// Only the CSV is at hand when Scorion answers.
func TestWrittenCSVBringsTheJobBack(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.edit(2, "firstname", "Nora")
	f.save("aios.csv")
	path := filepath.Join(f.dir, "aios.csv")
	must[*ListView](t)(f.After.Tick("upload", true))
	f.restart()
	if o := must[*Opened](t)(f.Import.OpenPath(path)); o.CSV == nil {
		t.Fatal("not taken for a finished CSV")
	}
	v := must[*ListView](t)(f.Finished.OpenAsList())
	if v.File != "lijst.csv" || v.History.Steps != 1 || v.Written == nil || !v.Checklist[0].Done {
		t.Errorf("the job is %s, %+v", v.File, v.Written)
	}
	// The job is gone; the file still tells who stands on which line.
	must[*StartView](t)(f.After.Finish())
	must[*Opened](t)(f.Import.OpenPath(path))
	v = must[*ListView](t)(f.Finished.OpenAsList())
	a := must[*AnswerView](t)(f.After.ReadAnswer("Regel 3: bestaat al"))
	if v.File != "aios.csv" || v.Written == nil || v.Written.State != "same" || len(a.HeaderCounted) != 1 || a.HeaderCounted[0].Name != "Sven van der Vliet" {
		t.Errorf("without the job: %+v, %+v", v.Written, a.HeaderCounted)
	}
	// One that was changed is a list to mend, not what was uploaded.
	must[*Opened](t)(f.Import.OpenPath(f.file("aios.csv", strings.ReplaceAll(f.read(path), ";09000001901;", ";9000001901;"))))
	if v = must[*ListView](t)(f.Finished.OpenAsList()); v.Written != nil {
		t.Errorf("a changed CSV counts as written: %+v", v.Written)
	}
}

// The mal of a job's institute is lent to the job: what is opened after it
// gets that of one's own.
func TestJobOfAnotherInstituteLendsItsMal(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.edit(2, "firstname", "Nora")
	if err := f.Import.Close(); err != nil {
		t.Fatal(err)
	}
	must[*MalView](t)(f.Mal.Use("utrecht"))
	resume := func() string {
		start := f.restart()
		at := slices.IndexFunc(start.Jobs, func(j JobView) bool { return j.File == "lijst.csv" })
		return must[*ListView](t)(f.Jobs.Resume(start.Jobs[at].ID)).Mal.Institute
	}
	for name, after := range map[string]func() string{
		"een andere lijst": func() string {
			return must[*Opened](t)(f.Import.OpenContent("andere.csv", b64(listText))).List.Mal.Institute
		},
		"gesloten": func() string {
			if err := f.Import.Close(); err != nil {
				t.Fatal(err)
			}
			return must[*StartView](t)(f.Import.Start()).Institute
		},
		"een geweigerde lijst": func() string {
			if _, err := f.Import.OpenContent("x.pdf", b64("%PDF-1.7\n")); err == nil {
				t.Error("a PDF was opened")
			}
			if _, err := f.Import.OpenContent("y.csv", b64(strings.Repeat("x\r\n", 20_100))); err == nil {
				t.Error("20,100 rows were opened")
			}
			if got := must[*ListView](t)(f.Import.Current()).Mal.Institute; got != "leiden" {
				t.Errorf("the open job is under %s", got)
			}
			return "utrecht"
		},
	} {
		if got := resume(); got != "leiden" {
			t.Errorf("%s: resumed under %s", name, got)
		}
		if got := after(); got != "utrecht" {
			t.Errorf("%s: %s is in force", name, got)
		}
	}
}

// What is saved is what was on screen when saving was chosen.
func TestChangedBehindTheDialog(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(goodText)
	path := filepath.Join(f.dir, "aios.csv")
	f.dialogs.save = path
	rows := strings.SplitAfter(goodText, "\r\n")
	f.dialogs.meanwhile = func() { f.saved(v.Path, rows[0]+rows[1]+rows[2]) }
	if _, err := f.Files.Save(); code(err) != "list-moved" {
		t.Errorf("one aios less: %v", err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Error("and it was written")
	}
	f.dialogs.meanwhile = func() { f.saved(v.Path, rows[0]+rows[1]+rows[2]+"\r\n") }
	if s, err := f.Files.Save(); err != nil || s.Written != 2 {
		t.Errorf("saved anew without a change: %v", err)
	}
}

// Where nothing is kept, another list does not take the place of unsaved work.
func TestUnkeptWorkIsNotReplaced(t *testing.T) {
	f := desk(t, withMal, withoutJobs)
	f.open(goodText)
	f.edit(2, "firstname", "Nora")
	if _, err := f.Import.OpenContent("andere.csv", b64(listText)); code(err) != "list-unkept" || !strings.Contains(err.Error(), "sluit haar") {
		t.Errorf("another list gives %v", err)
	}
	f.openFromOutside(f.file("buiten.csv", listText))
	if e := f.events[len(f.events)-1]; e.What != "failure" || f.row(2)["firstname"].Value != "Nora" {
		t.Errorf("from outside: %+v", e)
	}
	f.save("aios.csv")
	f.edit(2, "firstname", "Noortje")
	if !f.KeepsNothing() {
		t.Error("changed after it was saved, and closing does not ask")
	}
	must[*ListView](t)(f.Import.Undo())
	if f.KeepsNothing() {
		t.Error("as it was saved, and closing asks")
	}
	must[*Opened](t)(f.Import.OpenContent("andere.csv", b64(listText)))
	f.edit(2, "firstname", "Nora")
	f.dialogs.save = filepath.Join(f.dir, "klus.xlsx")
	must[*Saved](t)(f.Files.SaveHandover())
	if f.KeepsNothing() {
		t.Error("the work lies in a workbook, and closing asks")
	}
	if f.edit(3, "firstname", "Svenn"); !f.KeepsNothing() {
		t.Error("there is more than in the workbook, and closing does not ask")
	}
}

// A mal that cannot be remembered is not in force either.
func TestMalThatIsNotRemembered(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	f.memory.unwilling = true
	if _, err := f.Mal.SetConstants(map[string]string{"rol": "iets anders"}); err == nil {
		t.Fatal("a full settings file was not told")
	}
	f.edit(2, "firstname", "Nora")
	v := must[*ListView](t)(f.Import.Current())
	at := slices.IndexFunc(v.Mal.Constants, func(c ConstantView) bool { return c.Column == "rol" })
	if v.Mal.Constants[at].Value != "aios" || f.row(2)["rol"].Value != "aios" {
		t.Errorf("in force is %+v", v.Mal.Constants[at])
	}
}
