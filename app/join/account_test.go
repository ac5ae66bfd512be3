package join_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/desk"
)

// Profile, user name and password can be changed, and open afterwards.
func TestAccount(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	_, err := c.Account.SetProfile("", "leiden", "roos@praktijk.example")
	refused(t, err, "profile")
	v := must[*desk.AccountView](t)(c.Account.SetProfile("Roos Berg", "nijmegen", "berg@praktijk.example"))
	if v.Name != "Roos Berg" || v.Institute != "nijmegen" || v.Email != "berg@praktijk.example" {
		t.Errorf("the account is %+v", v)
	}
	_, err = c.Account.SetUserName("roos")
	refused(t, err, "user-name")
	if v = must[*desk.AccountView](t)(c.Account.SetUserName("z1234567")); v.UserName != "z1234567" || v.Kind != "z" {
		t.Errorf("the account is %+v", v)
	}
	_, err = c.Account.SetPassword("Verkeerd!4567", newPassword)
	refused(t, err, "password-wrong")
	_, err = c.Account.SetPassword(password, "kort")
	refused(t, err, "password-weak")
	must[*desk.AccountView](t)(c.Account.SetPassword(password, newPassword))
	c.logOut()
	_, err = c.Opening.Open(userName, newPassword, "")
	refused(t, err, "portfolio-unknown")
	if f := c.open("Z1234567", newPassword); f.UserName != "z1234567" || f.Name != "Roos Berg" {
		t.Errorf("opened as %+v", f)
	}
	c.logOut()
	c.make(userName, password)
	_, err = c.Account.SetUserName("z1234567")
	refused(t, err, "portfolio-exists")
}

// A new herstelcode takes the place of the old one once it was typed back.
func TestNewCode(t *testing.T) {
	c := newComputer(t)
	old := c.make(userName, password)
	_, err := c.Account.ConfirmNewCode(old)
	refused(t, err, "prepared-gone")
	fresh := must[*desk.CodeView](t)(c.Account.NewCode())
	_, err = c.Account.ConfirmNewCode(old)
	refused(t, err, "code-other")
	if err := c.Account.Cancel(); err != nil {
		t.Fatal(err)
	}
	_, err = c.Account.ConfirmNewCode(strings.Join(fresh.Groups, " "))
	refused(t, err, "prepared-gone")
	fresh = must[*desk.CodeView](t)(c.Account.NewCode())
	_, err = c.Account.ConfirmRekey(strings.Join(fresh.Groups, " "))
	refused(t, err, "prepared-gone")
	must[*desk.AccountView](t)(c.Account.ConfirmNewCode(strings.Join(fresh.Groups, " ")))
	c.logOut()
	_, err = c.Opening.Forgot(userName, old, newPassword, "")
	refused(t, err, "code-wrong")
	must[*desk.FrameView](t)(c.Opening.Forgot(userName, strings.Join(fresh.Groups, " "), newPassword, ""))
}

// New keys for everything: all is there, the old herstelcode opens nothing, and
// a backup from before opens as before.
func TestRekey(t *testing.T) {
	c := newComputer(t)
	old := c.make(userName, password)
	c.write("Blijft", "tekst")
	must[*desk.AccountView](t)(c.Account.BackupNow())
	before := must[[]desk.BackupView](t)(c.Account.Backups())[0]
	_, err := c.Account.Rekey("Verkeerd!4567")
	refused(t, err, "password-wrong")
	fresh := strings.Join(must[*desk.CodeView](t)(c.Account.Rekey(password)).Groups, "")
	must[*desk.AccountView](t)(c.Account.ConfirmRekey(fresh))
	c.write("Erbij", "tekst")
	if got := c.titles(); !slices.Equal(got, []string{"Blijft", "Erbij"}) {
		t.Errorf("there is %q", got)
	}
	_, err = c.Account.RestoreOpen(before.Path)
	refused(t, err, "portfolio-other-keys")
	c.logOut()
	_, err = c.Opening.Forgot(userName, old, newPassword, "")
	refused(t, err, "code-wrong")
	c.open(userName, password)
	c.logOut()
	id := must[*desk.OpeningView](t)(c.Opening.State()).Files[0].ID
	must[*desk.OpeningView](t)(c.Opening.Restore(id, before.Path))
	must[*desk.FrameView](t)(c.Opening.Forgot(userName, old, newPassword, ""))
	if got := c.titles(); !slices.Equal(got, []string{"Blijft"}) {
		t.Errorf("in the old backup is %q", got)
	}
}

// The export holds all in an open form, and the Kladblok only when asked for.
func TestExport(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.write("Verslag", "over de wijk")
	p := must[*desk.PageText](t)(c.Scratch.Create())
	must[*desk.KeptView](t)(c.Scratch.Autosave(p.ID, "onder ons gezegd"))
	scan := noise(3<<20+5, 3)
	c.send("scan.bin", scan, desk.DocumentTarget{})
	export := func(name string, scratch bool) (string, []byte) {
		t.Helper()
		c.dialogs.save = filepath.Join(c.files, name)
		v := must[*desk.Saved](t)(c.Account.Export(scratch))
		data, err := os.ReadFile(v.Path)
		if err != nil {
			t.Fatal(err)
		}
		return contents(t, data), data
	}
	text, first := export("uit.zip", false)
	if !strings.Contains(text, "over de wijk") || !strings.Contains(text, "LEESMIJ") {
		t.Error("the export does not hold what was written")
	}
	if !strings.Contains(text, "documenten/scan.bin\n"+string(scan)) || c.told("working") == 0 {
		t.Error("the document is not in the export as it was added, or no progress was told")
	}
	for _, word := range []string{"onder ons gezegd", digits, password} {
		if strings.Contains(text, word) {
			t.Errorf("the export holds %q", word)
		}
	}
	if c.dialogs.asked != "portfolio 2026-11-27.zip" {
		t.Errorf("offered as %s", c.dialogs.asked)
	}
	if _, again := export("weer.zip", false); !bytes.Equal(first, again) {
		t.Error("the same portfolio gives another export")
	}
	if text, _ := export("alles.zip", true); !strings.Contains(text, "onder ons gezegd") {
		t.Error("the Kladblok is not there when it was asked for")
	}
	c.dialogs.save = filepath.Join(c.files, "nergens", "uit.zip")
	_, err := c.Account.Export(false)
	refused(t, err, "export-unwritten")
}

// contents gives names and texts of an archive.
func contents(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(f.Name + "\n" + string(text) + "\n")
	}
	return b.String()
}

// Nothing of a portfolio stands open in the data folder, the log or what the
// window is told unasked.
func TestNothingOpen(t *testing.T) {
	const secret = "Zevenslaper in het Kladblok"
	c := newComputer(t)
	herstelcode := c.make(userName, password)
	c.write("Bosuil in de titel", "Ransuil in de tekst")
	p := must[*desk.PageText](t)(c.Scratch.Create())
	must[*desk.KeptView](t)(c.Scratch.Autosave(p.ID, secret))
	c.send("Grutto.txt", []byte("Tureluur in een document"), desk.DocumentTarget{})
	must[*desk.DocumentsView](t)(c.Documents.CreateFolder("", "Kluut"))
	c.confirmed("consultarts")
	issued := c.issue().Issued
	must[*desk.LetterView](t)(c.Post.Put(desk.LetterForm{Document: issued.Document.ID, To: "wulp@hap.example", Subject: "Scholekster", Text: "Patrijs"}))
	if err := c.Documents.Open(issued.Document.ID); err != nil {
		t.Fatal(err)
	}
	must[*desk.AddedView](t)(c.Documents.AddPaths([]string{filepath.Join(c.files, "Kievit.pdf")}, desk.DocumentTarget{}))
	if _, err := c.Papers.VerifyPath(filepath.Join(c.files, "Kievit.pdf")); err == nil {
		t.Error("a file that is not there was checked")
	}
	must[*desk.AccountView](t)(c.Account.UseLogin(true))
	must[*desk.SessionView](t)(c.Session.Lock())
	for _, wrong := range []string{"Verkeerd!4567", password} {
		if _, err := c.Opening.Open(userName, wrong, ""); err == nil {
			break
		}
	}
	c.dialogs.folder = c.files
	must[*desk.AccountView](t)(c.Account.PickSecondPlace())
	must[*desk.AccountView](t)(c.Account.SetPassword(password, newPassword))
	_, _ = c.Account.ConfirmNewCode(herstelcode)
	c.logOut()
	c.start()
	words := []string{secret, "Zevenslaper", "Bosuil", "Ransuil", "Grutto", "Tureluur", "Kluut", digits,
		"Zandstra", trainerBIG, "wulp@hap", "Scholekster", "Patrijs", "Kievit", issued.Number, "Bekwaamheidsverklaring HAP -", password, newPassword, "Verkeerd!4567",
		herstelcode, strings.ReplaceAll(herstelcode, "-", ""), "Roos", "roos@praktijk", c.files}
	found := 0
	err := filepath.WalkDir(c.data, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		found++
		data, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(data, []byte(w)) || strings.Contains(path, w) {
				t.Errorf("%q stands open in %s", w, d.Name())
			}
		}
		return err
	})
	if err != nil || found < 2 {
		t.Errorf("looked in %d files (%v)", found, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	told := c.log.String()
	for _, e := range c.events {
		told += e.Say + e.Work
		if e.Failure != nil {
			told += e.Failure.Message + e.Failure.Hint
		}
	}
	for _, w := range words {
		if strings.Contains(told, w) {
			t.Errorf("%q was told", w)
		}
	}
	if !strings.Contains(told, "password-wrong") {
		t.Error("the log was not looked at")
	}
}
