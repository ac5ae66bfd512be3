package join_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"aiosmap/app/desk"
)

// damage spoils a file in the middle.
func damage(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 4; i < len(data)*3/4; i++ {
		data[i] ^= 0x55
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A damaged file is told of, and a backup takes its place in one step.
func TestDamagedAndRestored(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.write("Gered", "tekst")
	c.logOut()
	c.start()
	file := must[*desk.OpeningView](t)(c.Opening.State()).Files[0]
	damage(t, file.Path)
	file = must[*desk.OpeningView](t)(c.Opening.State()).Files[0]
	if file.State != "damaged" || file.Matter == nil || file.Backups != 1 || file.Newest == "" {
		t.Fatalf("the file is %+v", file)
	}
	_, err := c.Opening.Open(userName, password, "")
	refused(t, err, "portfolio-broken")
	list := must[[]desk.BackupView](t)(c.Opening.Backups(file.ID))
	if len(list) != 1 || !list[0].Verified {
		t.Fatalf("the backups are %+v", list)
	}
	_, err = c.Opening.Restore(file.ID, filepath.Join(c.files, "elders.aiosmap"))
	refused(t, err, "backup-gone")
	v := must[*desk.OpeningView](t)(c.Opening.Restore(file.ID, list[0].Path))
	if v.Files[0].State != "ok" || v.Files[0].Matter != nil {
		t.Errorf("restored as %+v", v.Files[0])
	}
	c.open(userName, password)
	if got := c.titles(); !slices.Equal(got, []string{"Gered"}) {
		t.Errorf("there is %q", got)
	}
}

// A file that is gone is known by its backups, and nothing new takes its place.
func TestGone(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.write("Gered", "tekst")
	c.logOut()
	c.start()
	file := must[*desk.OpeningView](t)(c.Opening.State()).Files[0]
	if err := os.Remove(file.Path); err != nil {
		t.Fatal(err)
	}
	file = must[*desk.OpeningView](t)(c.Opening.State()).Files[0]
	if file.State != "missing" || file.Matter == nil {
		t.Fatalf("the file is %+v", file)
	}
	_, err := c.Opening.Open(userName, password, "")
	refused(t, err, "portfolio-gone")
	_, err = c.Opening.Prepare(desk.NewPortfolioForm{Name: "Roos van den Berg", UserName: digits, Institute: "leiden", Email: "roos@praktijk.example", Password: password})
	refused(t, err, "portfolio-exists")
	list := must[[]desk.BackupView](t)(c.Opening.Backups(file.ID))
	must[*desk.OpeningView](t)(c.Opening.Restore(file.ID, list[0].Path))
	c.open(userName, password)
}

// Who lost password and herstelcode begins anew under the same user name;
// nothing is deleted.
func TestSetAside(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.logOut()
	file := must[*desk.OpeningView](t)(c.Opening.State()).Files[0]
	if v := must[*desk.OpeningView](t)(c.Opening.SetAside(file.ID)); len(v.Files) != 0 {
		t.Errorf("still there: %+v", v.Files)
	}
	c.make(userName, newPassword)
	aside, err := filepath.Glob(filepath.Join(filepath.Dir(file.Path), "opzij", "*.aiosmap"))
	if err != nil || len(aside) != 1 {
		t.Errorf("set aside are %q (%v)", aside, err)
	}
}

// Back to a backup from within: what was there becomes one too.
func TestRestoreOpen(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.write("Eerste", "tekst")
	must[*desk.AccountView](t)(c.Account.BackupNow())
	c.pass(time.Second)
	c.write("Tweede", "tekst")
	list := must[[]desk.BackupView](t)(c.Account.Backups())
	_, err := c.Account.RestoreOpen(filepath.Join(c.files, "elders.aiosmap"))
	refused(t, err, "backup-gone")
	must[*desk.FrameView](t)(c.Account.RestoreOpen(list[0].Path))
	if got := c.titles(); !slices.Equal(got, []string{"Eerste"}) {
		t.Errorf("restored to %q", got)
	}
	c.write("Derde", "tekst")
	if got := c.titles(); !slices.Equal(got, []string{"Derde", "Eerste"}) {
		t.Errorf("written on to %q", got)
	}
	for _, b := range must[[]desk.BackupView](t)(c.Account.Backups()) {
		if b.Path == list[0].Path {
			continue
		}
		must[*desk.FrameView](t)(c.Account.RestoreOpen(b.Path))
		if got := c.titles(); slices.Equal(got, []string{"Eerste", "Tweede"}) {
			return
		}
	}
	t.Error("what was there before restoring is in no backup")
}

// To another computer and back, with changes on both.
func TestMove(t *testing.T) {
	here := newComputer(t)
	here.make(userName, password)
	here.write("Samen", "tekst")
	here.dialogs.save = filepath.Join(here.files, "mee")
	saved := must[*desk.Saved](t)(here.Account.MoveOut())
	if saved.File != "mee.aiosmap" || here.dialogs.asked != "portfolio 2026-11-27.aiosmap" {
		t.Errorf("moved out as %+v, offered as %s", saved, here.dialogs.asked)
	}
	if err := here.Account.ShowFolder(); err != nil || here.dialogs.shown != saved.Path {
		t.Errorf("shown %q, %v", here.dialogs.shown, err)
	}
	here.dialogs.save = must[*desk.AccountView](t)(here.Account.View()).Path
	_, err := here.Account.MoveOut()
	refused(t, err, "place-ours")
	here.dialogs.save = ""
	if v := must[*desk.Saved](t)(here.Account.MoveOut()); v.Path != "" {
		t.Errorf("a closed dialog wrote %+v", v)
	}

	there := newComputer(t)
	if v := must[*desk.MovedView](t)(there.Opening.PickMoved()); v != nil {
		t.Errorf("a closed dialog gave %+v", v)
	}
	there.dialogs.portfolio = saved.Path
	if v := must[*desk.MovedView](t)(there.Opening.PickMoved()); v.What != "taken" {
		t.Fatalf("moved %+v", v)
	}
	if v := must[*desk.MovedView](t)(there.Opening.PickMoved()); v.What != "same" {
		t.Errorf("moved again %+v", v)
	}
	there.open(userName, password)
	if got := there.titles(); !slices.Equal(got, []string{"Samen"}) {
		t.Errorf("there is %q", got)
	}
	there.write("Daar", "tekst")
	there.dialogs.save = filepath.Join(there.files, "terug.aiosmap")
	back := must[*desk.Saved](t)(there.Account.MoveOut())

	here.write("Hier", "tekst")
	_, err = here.Opening.PickMoved()
	refused(t, err, "portfolio-open")
	here.logOut()
	here.dialogs.portfolio = back.Path
	if v := must[*desk.MovedView](t)(here.Opening.PickMoved()); v.What != "question" || v.Theirs == "" || v.Ours == "" {
		t.Fatalf("moved back %+v", v)
	}
	must[*desk.OpeningView](t)(here.Opening.AnswerMoved(false))
	_, err = here.Opening.AnswerMoved(true)
	refused(t, err, "moved-gone")
	must[*desk.MovedView](t)(here.Opening.PickMoved())
	must[*desk.OpeningView](t)(here.Opening.AnswerMoved(true))
	here.open(userName, password)
	if got := here.titles(); !slices.Equal(got, []string{"Daar", "Samen"}) {
		t.Errorf("there is %q", got)
	}
	// What was here is a backup now.
	for _, b := range must[[]desk.BackupView](t)(here.Account.Backups()) {
		must[*desk.FrameView](t)(here.Account.RestoreOpen(b.Path))
		if slices.Contains(here.titles(), "Hier") {
			return
		}
	}
	t.Error("what was replaced is in no backup")
}

// A file that is no portfolio is refused.
func TestNoPortfolio(t *testing.T) {
	c := newComputer(t)
	c.dialogs.portfolio = filepath.Join(c.files, "lijst.aiosmap")
	if err := os.WriteFile(c.dialogs.portfolio, []byte("Voornaam;Achternaam\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := c.Opening.PickMoved()
	refused(t, err, "portfolio-broken")
	c.dialogs.portfolio = filepath.Join(c.files, "weg.aiosmap")
	_, err = c.Opening.PickMoved()
	refused(t, err, "portfolio-denied")
}

// A second window is told that the file is open.
func TestSecondWindow(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	second := newComputer(t, func(n *computer) { n.data, n.keys = c.data, c.keys })
	_, err := second.Opening.Open(userName, password, "")
	refused(t, err, "portfolio-busy")
	if f := must[*desk.OpeningView](t)(second.Opening.State()).Files[0]; f.State != "busy" || f.Matter == nil {
		t.Errorf("the file is %+v", f)
	}
	c.logOut()
	c.Shut()
	second.open(userName, password)
}
