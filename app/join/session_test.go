package join_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"aiosmap/app/desk"
)

// A window left alone locks itself in the middle of a sentence; opened again,
// the sentence is there, and so is the place.
func TestIdleLock(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	f := must[*desk.FormView](t)(c.Dossiers.CreateForm(c.dossier("Reflecties"), "reflectie"))
	if err := c.Session.Where("/formulier/" + f.ID); err != nil {
		t.Fatal(err)
	}
	f.Values["situatie"] = "Een man van middelbare leeft"
	must[*desk.KeptView](t)(c.Dossiers.Autosave(f.ID, f.Values))
	c.pass(9 * time.Minute)
	if err := c.Session.Active(); err != nil {
		t.Fatal(err)
	}
	c.pass(9*time.Minute + 50*time.Second)
	if c.told("locked") != 0 {
		t.Fatal("locked while somebody was there")
	}
	c.pass(10 * time.Second)
	if c.told("locked") != 1 {
		t.Fatal("not locked")
	}
	_, err := c.Dossiers.Form(f.ID)
	refused(t, err, "portfolio-closed")
	_, err = c.Scratch.Pages()
	refused(t, err, "portfolio-closed")
	_, err = c.Account.View()
	refused(t, err, "portfolio-closed")
	s := must[*desk.SessionView](t)(c.Session.Now())
	if s.Frame != nil || s.Locked == nil || s.Locked.UserName != userName || s.Locked.Login {
		t.Fatalf("the session is %+v", s)
	}
	frame := c.open(userName, password)
	if frame.Place != "/formulier/"+f.ID {
		t.Errorf("comes back at %q", frame.Place)
	}
	if v := must[*desk.FormView](t)(c.Dossiers.Form(f.ID)); v.Values["situatie"] != f.Values["situatie"] || v.State != "concept" || v.Kept == "" {
		t.Errorf("the form is %+v", v)
	}
	if s := must[*desk.SessionView](t)(c.Session.LogOut()); s.Locked != nil || s.Frame != nil {
		t.Errorf("logged out is %+v", s)
	}
	if frame := c.open(userName, password); frame.Place != "" {
		t.Errorf("logging out kept the place %q", frame.Place)
	}
	if err := c.Session.Where("/dossiers"); err != nil {
		t.Fatal(err)
	}
	must[*desk.SessionView](t)(c.Session.Lock())
	c.logOut()
	if frame := c.open(userName, password); frame.Place != "" {
		t.Errorf("logging out after a lock kept the place %q", frame.Place)
	}
}

// A lid that was closed counts: no timer ran, and the first call locks.
func TestClosedLid(t *testing.T) {
	for name, touch := range map[string]func(*computer) error{
		"a touch": func(c *computer) error { return c.Session.Active() },
		"a call":  func(c *computer) error { _, err := c.Scratch.Pages(); return err },
		"a look":  func(c *computer) error { _, err := c.Session.Now(); return err },
	} {
		t.Run(name, func(t *testing.T) {
			c := newComputer(t)
			c.make(userName, password)
			c.sleep(10 * time.Minute)
			if err := touch(c); err != nil {
				refused(t, err, "portfolio-closed")
			}
			if c.told("locked") != 1 || must[*desk.SessionView](t)(c.Session.Now()).Locked == nil {
				t.Error("not locked")
			}
		})
	}
}

// The time after which the window locks can be chosen, and stays chosen.
func TestIdleMinutes(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	_, err := c.Account.SetIdle(60)
	refused(t, err, "idle")
	if v := must[*desk.AccountView](t)(c.Account.SetIdle(5)); v.Idle != 5 {
		t.Errorf("set to %d", v.Idle)
	}
	c.pass(5 * time.Minute)
	if f := c.open(userName, password); f.Idle != 5 || c.told("locked") != 1 {
		t.Errorf("opened with %d minutes, locked %d times", f.Idle, c.told("locked"))
	}
	must[*desk.AccountView](t)(c.Account.SetIdle(30))
	c.pass(29 * time.Minute)
	if c.told("locked") != 1 {
		t.Error("locked too early")
	}
}

// Killed in the middle of writing: what was kept is there.
func TestKilled(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	f := must[*desk.FormView](t)(c.Dossiers.CreateForm(c.dossier("Leerdoelen"), "leerdoel"))
	f.Values["doel"] = "Slecht nieuws brengen"
	f.Values["streefdatum"] = "volgende week"
	kept := must[*desk.KeptView](t)(c.Dossiers.Autosave(f.ID, f.Values))
	if kept.At != "2026-11-27T10:00:00Z" || len(kept.Problems) != 1 || kept.Problems[0].Field != "streefdatum" {
		t.Errorf("kept %+v", kept)
	}
	page := must[*desk.PageText](t)(c.Scratch.Create())
	must[*desk.KeptView](t)(c.Scratch.Autosave(page.ID, "bellen over de planning"))
	after := c.killed()
	after.open(userName, password)
	if v := must[*desk.FormView](t)(after.Dossiers.Form(f.ID)); v.Values["doel"] != "Slecht nieuws brengen" || v.Values["streefdatum"] != "volgende week" {
		t.Errorf("the form is %+v", v.Values)
	}
	if v := must[*desk.PageText](t)(after.Scratch.Page(page.ID)); v.Text != "bellen over de planning" {
		t.Errorf("the page is %q", v.Text)
	}
}

// The program ends only after the window handed over what was typed, or after
// two seconds.
func TestLeaving(t *testing.T) {
	c := newComputer(t)
	quit := make(chan struct{}, 4)
	leave := func() bool { return c.Leave(func() { quit <- struct{}{} }) }
	if leave() {
		t.Error("stays with nothing open")
	}
	c.make(userName, password)
	f := must[*desk.FormView](t)(c.Dossiers.CreateForm(c.dossier("Overig"), "vrij-document"))
	if !leave() || !leave() || c.told("closing") != 1 || c.Left() {
		t.Fatal("does not wait for what was typed")
	}
	f.Values["tekst"] = "op het laatst"
	must[*desk.KeptView](t)(c.Dossiers.Autosave(f.ID, f.Values))
	if err := c.Session.Flushed(); err != nil {
		t.Fatal(err)
	}
	<-quit
	if !c.Left() || leave() {
		t.Error("stays after all was handed over")
	}
	c.start()
	c.open(userName, password)
	if v := must[*desk.FormView](t)(c.Dossiers.Form(f.ID)); v.Values["tekst"] != "op het laatst" {
		t.Errorf("the form is %+v", v.Values)
	}
	if !leave() {
		t.Fatal("does not wait")
	}
	c.pass(2 * time.Second)
	<-quit
	if len(quit) > 0 || !c.Left() {
		t.Error("a window that does not answer keeps the program")
	}
}

// Backups come by themselves: when it closes, and every two hours in between,
// only when something changed.
func TestBackupsByThemselves(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	count := func() int { return len(must[[]desk.BackupView](t)(c.Account.Backups())) }
	work := func(d time.Duration) {
		for ; d > 0; d -= time.Minute {
			c.pass(time.Minute)
			if err := c.Session.Active(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if count() != 0 {
		t.Error("a backup of nothing")
	}
	c.write("Eerste", "tekst")
	work(119 * time.Minute)
	if count() != 0 {
		t.Error("a backup before two hours passed")
	}
	work(2 * time.Minute)
	c.until("the backup", func() bool { return c.told("backup") == 1 })
	if f := must[*desk.SessionView](t)(c.Session.Now()).Frame; count() != 1 || f.Backup == "" {
		t.Errorf("%d backups, the frame says %q", count(), f.Backup)
	}
	work(5 * time.Hour)
	if count() != 1 {
		t.Error("a backup without a change")
	}
	c.write("Tweede", "tekst")
	must[*desk.SessionView](t)(c.Session.Lock())
	c.open(userName, password)
	if count() != 2 {
		t.Errorf("%d backups after locking", count())
	}
	c.logOut()
	c.open(userName, password)
	if count() != 2 {
		t.Error("a backup of what did not change")
	}
	// While the last backup is made, the file is not said to be in another window.
	c.write("Derde", "tekst")
	c.logOut()
	if f := must[*desk.OpeningView](t)(c.Opening.State()).Files[0]; f.State != "ok" {
		t.Errorf("after logging out the file is %+v", f)
	}
	c.open(userName, password)
	if count() != 3 {
		t.Errorf("%d backups", count())
	}
}

// A second place gets every backup; one that is gone is told of and stands in
// the way of nothing.
func TestSecondPlace(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.dialogs.folder = filepath.Dir(must[*desk.AccountView](t)(c.Account.View()).Path)
	_, err := c.Account.PickSecondPlace()
	refused(t, err, "second-place-same")
	c.dialogs.folder = filepath.Join(c.files, "weg")
	_, err = c.Account.PickSecondPlace()
	refused(t, err, "second-place-failed")
	if v := must[*desk.AccountView](t)(c.Account.View()); v.SecondPlace != "" || v.SecondDoubt != nil {
		t.Errorf("a place that fails is kept: %+v", v)
	}
	c.dialogs.folder = ""
	if v := must[*desk.AccountView](t)(c.Account.PickSecondPlace()); v != nil {
		t.Error("a closed dialog changed something")
	}
	stick := filepath.Join(c.files, "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	c.dialogs.folder = stick
	if v := must[*desk.AccountView](t)(c.Account.PickSecondPlace()); v.SecondPlace != stick || v.SecondDoubt != nil || v.Backup == nil {
		t.Errorf("the account is %+v", v)
	}
	second := 0
	for _, b := range must[[]desk.BackupView](t)(c.Account.Backups()) {
		if b.Second && b.Verified && filepath.Dir(filepath.Dir(b.Folder)) == stick {
			second++
		}
	}
	if second != 1 {
		t.Errorf("%d backups in the second place", second)
	}
	c.logOut()
	if err := os.Rename(stick, stick+" uit"); err != nil {
		t.Fatal(err)
	}
	if f := c.open(userName, password); len(f.Doubts) != 1 || f.Doubts[0].Code != "second-place-gone" {
		t.Errorf("the frame says %+v", f.Doubts)
	}
	c.write("Nieuw", "tekst")
	if v := must[*desk.AccountView](t)(c.Account.BackupNow()); v.SecondDoubt == nil || v.Backup == nil || v.Changed {
		t.Errorf("a backup without the second place: %+v", v)
	}
	if v := must[*desk.AccountView](t)(c.Account.ClearSecondPlace()); v.SecondPlace != "" || v.SecondDoubt != nil {
		t.Errorf("without a second place: %+v", v)
	}
	if f := must[*desk.SessionView](t)(c.Session.Now()).Frame; len(f.Doubts) != 0 {
		t.Errorf("the frame still says %+v", f.Doubts)
	}
}
