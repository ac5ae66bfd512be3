package desk

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/roster"
)

// written is a desk with a list whose CSV was saved.
func written(t *testing.T) *fixture {
	t.Helper()
	f := desk(t, withMal)
	f.open(goodText)
	f.save("aios.csv")
	return f
}

func TestTick(t *testing.T) {
	f := written(t)
	v := must[*ListView](t)(f.After.Tick("upload", true))
	if !v.Checklist[0].Done || v.Checklist[0].Date != "2026-03-01" || v.Checklist[1].Done {
		t.Errorf("ticked: %+v", v.Checklist[:2])
	}
	if v = must[*ListView](t)(f.After.Tick("upload", false)); v.Checklist[0].Done {
		t.Error("not ticked after all, and it is")
	}
	if _, err := f.After.Tick("koffie", true); code(err) != "step-unknown" {
		t.Errorf("a step that is not there gives %v", err)
	}
	for _, c := range v.Checklist {
		if c.Title == "" || c.Explain == "" {
			t.Errorf("no words for %s", c.ID)
		}
		must[*ListView](t)(f.After.Tick(c.ID, true))
	}
	if s := f.restart(); s.Last == nil || len(s.Last.Open) != 0 {
		t.Errorf("last time: %+v", s.Last)
	}
}

// What to look at before saving.
func TestBefore(t *testing.T) {
	f := desk(t, withMal)
	f.open(listHeader + "Noor;;Bakker;noor@gmial.com;9000001901;v\r\nSven;;Zandstra;sven@praktijk.example;99000000301;m\r\nN.;;Smit;smit@praktijk.example;69000000201;m\r\n")
	f.do(Action{Do: "accept", Kind: roster.SuggestEmailTypo})
	f.do(Action{Do: "set", Name: "expected", Value: "4"})
	v := must[*BeforeView](t)(f.Files.Before())
	guess := slices.ContainsFunc(v.Guesses, func(p PlaceView) bool {
		return p.Name == "Noor Bakker" && p.Before == "noor@gmial.com" && p.After == "noor@gmail.com" && p.Message != ""
	})
	initials := slices.ContainsFunc(v.Guesses, func(p PlaceView) bool { return p.Row == 4 && strings.Contains(p.Message, "voorletters") })
	if !guess || !initials {
		t.Errorf("guesses %+v", v.Guesses)
	}
	if len(v.Sample) != 3 || v.Expected != 4 || v.Written != 3 || v.MalOld || v.Mal != "2026-03-01" {
		t.Errorf("before saving: %+v", v)
	}
	if v.Addresses != "noor@gmail.com; sven@praktijk.example; smit@praktijk.example" {
		t.Errorf("addresses %q", v.Addresses)
	}
	for _, s := range v.Sample {
		if s.Name == "" || len(s.BigNr) != 11 || s.Why == "" {
			t.Errorf("to look up: %+v", s)
		}
	}
	// Half a year later the mal has to be looked at again.
	f.now = f.now.AddDate(0, 6, 0)
	if v = must[*BeforeView](t)(f.Files.Before()); !v.MalOld {
		t.Error("a mal of half a year ago is the latest")
	}
	must[*MalView](t)(f.Mal.Confirm())
	if v = must[*BeforeView](t)(f.Files.Before()); v.MalOld || v.Mal != "2026-09-01" {
		t.Errorf("confirmed: %+v", v)
	}
}

func TestReadAnswer(t *testing.T) {
	f := written(t)
	for _, c := range []struct {
		name, text, kind     string
		people, lines, first int
		noMatch              []string
	}{
		{"leeg", "Regel Waarschuwing\n", "fine", 0, 0, 0, nil},
		{"overgeslagen", "Gebruiker big-99000000301 bestaat reeds en is overgeslagen", "skipped", 1, 0, 3, nil},
		{"geweigerd", "BIG-69000000201 bestaat in SOON. Het bestand is niet geïmporteerd.", "refused", 1, 0, 4, nil},
		{"regelnummers", "Regel 2: bestaat al\nRegel 3: bestaat al", "skipped", 0, 2, 2, nil},
		{"iemand anders", "BIG-19000000701 bestaat al", "skipped", 0, 0, 0, []string{"BIG-19000000701"}},
		{"niets bekends", "Er is iets misgegaan, probeer het later opnieuw.", "", 0, 0, 0, nil},
	} {
		v := must[*AnswerView](t)(f.After.ReadAnswer(c.text))
		if v.Kind != c.kind || len(v.People) != c.people || len(v.HeaderCounted) != c.lines || !slices.Equal(v.NoMatch, c.noMatch) {
			t.Errorf("%s: %+v", c.name, v)
			continue
		}
		if c.people > 0 && v.People[0].Row != c.first || c.lines > 0 && (v.HeaderCounted[0].Row != c.first || v.HeaderLeftOut[0].Row != c.first+1) {
			t.Errorf("%s: %+v", c.name, v)
		}
	}
}

// Scorion speaks of the lines of the file that was uploaded: neither sorting
// the list nor taking somebody out afterwards makes them somebody else's.
func TestReadAnswerAfterTheListChanged(t *testing.T) {
	f := written(t)
	v := must[*ListView](t)(f.Import.Current())
	rows := strings.SplitAfter(goodText, "\r\n")
	f.saved(v.Path, rows[0]+rows[3]+rows[2]+rows[1])
	f.do(Action{Do: "drop", Rows: []int{4}})
	a := must[*AnswerView](t)(f.After.ReadAnswer("Regels 2 en 4: bestaat al"))
	if len(a.HeaderCounted) != 2 || a.HeaderCounted[0].Name != "Noor Bakker" || a.HeaderCounted[1].Name != "Tijn Oosterwoude" {
		t.Errorf("the lines are %+v", a.HeaderCounted)
	}
}

// Skipped rows have an account: the rest is in, so there is a text and no new file.
func TestSkipped(t *testing.T) {
	f := written(t)
	mail := must[*MailView](t)(f.After.Skipped([]int{3}))
	if mail.Count != 1 || mail.To != "landelijk applicatiebeheer" || !strings.Contains(mail.Body, "Sven van der Vliet, gebruikersnaam BIG-99000000301") || strings.Contains(mail.Body, "Noor") {
		t.Errorf("the mail is %+v", mail)
	}
	if mail = must[*MailView](t)(f.After.ForeignMail([]int{3, 4})); mail.Count != 2 || !strings.Contains(mail.Body, "SOON of SGBO") {
		t.Errorf("the mail is %+v", mail)
	}
	if v := must[*ListView](t)(f.Import.Current()); v.Counts.Written != 3 || v.Written.State != "same" {
		t.Errorf("the list changed: %+v", v.Counts)
	}
}

// Refused: a new file without them, and next term's list knows.
func TestRefused(t *testing.T) {
	f := written(t)
	v := must[*ListView](t)(f.After.Refused([]int{3}))
	if v.Counts.Written != 2 || v.Written.State != "older" || v.Written.Uploads != 1 || v.History.Undo != "rij 3 weglaten" {
		t.Errorf("refused: %+v %+v", v.Counts, v.Written)
	}
	if again := f.save("aios.csv"); strings.Contains(again, "Vliet") || strings.Count(again, "\r\n") != 3 {
		t.Errorf("the new file: %s", again)
	}
	if v = must[*ListView](t)(f.After.Refused([]int{99})); v.Written.Uploads != 1 {
		t.Errorf("nobody refused counts as file %d", v.Written.Uploads)
	}
	must[*StartView](t)(f.After.Finish())
	s := f.restart()
	if s.Settings.Foreign != 1 {
		t.Fatalf("%d names remembered", s.Settings.Foreign)
	}
	v = must[*Opened](t)(f.Import.OpenContent("najaar.csv", b64(goodText))).List
	known := slices.ContainsFunc(v.Kinds, func(k KindView) bool { return k.Code == string(roster.UsernameForeign) && k.Count == 1 })
	if v.CanSave || !known || f.row(3)["big_nr"].State != "error" {
		t.Errorf("next term: %s %+v", v.WhyNot, f.row(3)["big_nr"])
	}
	if v := must[*SettingsView](t)(f.About.ForgetForeign()); v.Foreign != 0 || len(f.drawer.memos) != 0 {
		t.Errorf("forgotten: %d", v.Foreign)
	}
	if v := must[*ListView](t)(f.Import.Current()); !v.CanSave {
		t.Errorf("forgotten, and the list says %s", v.WhyNot)
	}
}

// Without a key store they last as long as the program runs.
func TestRefusedWithoutKeyStore(t *testing.T) {
	f := desk(t, withMal, withoutJobs)
	f.open(goodText)
	f.save("aios.csv")
	must[*ListView](t)(f.After.Refused([]int{3}))
	f.save("aios.csv")
	if v := must[*Opened](t)(f.Import.OpenContent("najaar.csv", b64(goodText))).List; v.CanSave {
		t.Error("forgotten at once")
	}
	if s := f.restart(); s.Settings.Foreign != 0 || len(f.drawer.memos) != 0 {
		t.Error("names were kept where nothing can be sealed")
	}
}

func TestRemoveWritten(t *testing.T) {
	f := written(t)
	path := filepath.Join(f.dir, "aios.csv")
	f.file("aios.csv", goodCSV+"x")
	if _, err := f.After.RemoveWritten(); code(err) != "csv-changed-since" {
		t.Errorf("a file that was changed gives %v", err)
	}
	f.file("aios.csv", goodCSV)
	v := must[*ListView](t)(f.After.RemoveWritten())
	if v.Written.State != "gone" || !v.Checklist[6].Done {
		t.Errorf("removed: %+v", v.Written)
	}
	if _, err := f.After.RemoveWritten(); code(err) == "" {
		t.Errorf("removing %s twice gives %v", filepath.Base(path), err)
	}
	if s := f.restart(); len(s.Leftovers) != 0 {
		t.Errorf("left: %+v", s.Leftovers)
	}
}

// Last term's list beside this one.
func TestCompare(t *testing.T) {
	f := desk(t, withMal)
	f.open(goodText)
	if v := must[*ComparisonView](t)(f.After.Compare()); v != nil {
		t.Errorf("a closed dialog compares with %+v", v)
	}
	if _, err := f.After.OnlyNew(); code(err) != "not-compared" {
		t.Errorf("only the new ones of no comparison: %v", err)
	}
	rows := strings.SplitAfter(goodText, "\r\n")
	f.dialogs.list = f.file("vorige.csv", rows[0]+strings.Replace(rows[1], "noor@praktijk", "noor@oud", 1)+rows[2]+"Eva;;Smit;eva@smit.example;19000000701;v\r\n")
	v := must[*ComparisonView](t)(f.After.Compare())
	if v.File != "vorige.csv" || len(v.New) != 1 || v.New[0].Row != 4 || v.Unchanged != 1 || len(v.Changed) != 1 || len(v.Gone) != 1 || v.Gone[0].Name != "Eva Smit" {
		t.Fatalf("compared: %+v", v)
	}
	if c := v.Changed[0]; c.Person.Row != 2 || fmt.Sprint(c.Fields) != "[{e-mail noor@oud.example noor@praktijk.example}]" {
		t.Errorf("changed: %+v", c)
	}
	mail := must[*MailView](t)(f.After.ChangedMail([]int{2}))
	if mail.Count != 1 || !strings.Contains(mail.Body, "e-mail: is ‘noor@oud.example’, moet zijn ‘noor@praktijk.example’") || strings.Contains(mail.Body, "Vliet") {
		t.Errorf("the mail is %+v", mail)
	}
	l := must[*ListView](t)(f.After.OnlyNew())
	if l.Counts.Written != 1 || l.History.Undo != "rij 2 en 3 weglaten" {
		t.Errorf("only the new ones: %+v %q", l.Counts, l.History.Undo)
	}
	if l = must[*ListView](t)(f.Import.Undo()); l.Counts.Written != 3 {
		t.Errorf("undone: %+v", l.Counts)
	}
}

// Questions for the sender name rows and cells as the sender's list has them.
func TestQuestionsMail(t *testing.T) {
	f := desk(t, withMal)
	f.open(listText)
	mail := must[*MailView](t)(f.Files.QuestionsMail())
	if mail.Count != 1 || !strings.Contains(mail.Body, "D4") || !strings.Contains(mail.Body, "Tijn") || strings.Contains(mail.Body, "Noor") {
		t.Errorf("the mail is %+v", mail)
	}
}
