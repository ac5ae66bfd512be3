package join_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/desk"
)

// From nothing to a portfolio that is open, with the herstelcode typed wrong
// and right.
func TestMaking(t *testing.T) {
	c := newComputer(t)
	v := must[*desk.OpeningView](t)(c.Opening.State())
	if len(v.Files) != 0 || len(v.Institutes) != 8 || v.System != "Windows" || v.Doubt != nil {
		t.Errorf("the first screen has %+v", v)
	}
	if s := must[*desk.SessionView](t)(c.Session.Now()); !s.Allowed || s.Frame != nil || s.Locked != nil {
		t.Errorf("the session is %+v", s)
	}
	if u := must[*desk.UserNameView](t)(c.Opening.CheckUserName("big 39000000101")); u.Canonical != userName || u.Kind != "big" || u.Problem != nil || u.Doubt != nil {
		t.Errorf("a user name: %+v", u)
	}
	if u := must[*desk.UserNameView](t)(c.Opening.CheckUserName("39000000102")); u.Canonical == "" || u.Doubt == nil {
		t.Errorf("a wrong check digit: %+v", u)
	}
	if u := must[*desk.UserNameView](t)(c.Opening.CheckUserName("roos")); u.Canonical != "" || u.Problem == nil {
		t.Errorf("no user name: %+v", u)
	}
	var fields []string
	for _, p := range must[[]desk.FieldProblem](t)(c.Opening.CheckProfile("", "roos", "nergens", "roos@")) {
		fields = append(fields, p.Field)
	}
	if !slices.Equal(fields, []string{"name", "userName", "institute", "email"}) {
		t.Errorf("wrong fields %q", fields)
	}
	for _, r := range must[[]desk.RuleView](t)(c.Opening.PasswordRules("molensteen42")) {
		if want := r.ID != "capital" && r.ID != "special"; r.Met != want {
			t.Errorf("the rule %s is %v", r.ID, r.Met)
		}
	}

	form := desk.NewPortfolioForm{Name: "Roos van den Berg", UserName: digits, Institute: "leiden", Email: "roos@praktijk.example", Password: "molensteen42"}
	_, err := c.Opening.Prepare(form)
	refused(t, err, "password-weak")
	_, err = c.Opening.ConfirmCode("0000")
	refused(t, err, "prepared-gone")
	form.Password = password
	shown := must[*desk.CodeView](t)(c.Opening.Prepare(form))
	if len(shown.Groups) != 7 || shown.Made != "2026-11-27" {
		t.Fatalf("the herstelcode is %d groups of %s", len(shown.Groups), shown.Made)
	}
	right := strings.Join(shown.Groups, " ")
	for typed, want := range map[string]string{
		"":                              "code-length",
		right[:len(right)-1]:            "code-length",
		"U" + right[1:]:                 "code-letter",
		swapped(right):                  "code-check",
		"0000-0000-0000-0000-0000-9FTA": "code-length",
	} {
		_, err := c.Opening.ConfirmCode(typed)
		if string(code(err)) != want || err != nil && strings.Contains(err.Error(), typed) && typed != "" {
			t.Errorf("%d characters typed back: %v, want %s", len(typed), err, want)
		}
	}
	if _, err := os.Stat(must[*desk.OpeningView](t)(c.Opening.State()).Folder); !os.IsNotExist(err) {
		t.Error("something is on the disk before the herstelcode was typed back")
	}
	frame := must[*desk.FrameView](t)(c.Opening.ConfirmCode(strings.ToLower(right)))
	if frame.Name != "Roos van den Berg" || frame.UserName != userName || frame.Institute != "Leiden (LUMC)" || frame.Idle != 10 || len(frame.Doubts) != 0 || frame.ReadOnly {
		t.Errorf("the frame is %+v", frame)
	}
	if d := must[*desk.DossiersView](t)(c.Dossiers.View()); len(d.Dossiers) != 3 || len(d.Definitions) != 6 {
		t.Errorf("the dossiers are %+v", d)
	}
	_, err = c.Opening.Open(userName, password, "")
	refused(t, err, "portfolio-open")
	c.logOut()
	_, err = c.Dossiers.View()
	refused(t, err, "portfolio-closed")
	_, err = c.Opening.Prepare(form)
	refused(t, err, "portfolio-exists")
	if again := c.open("big-"+digits, password); again.ID != frame.ID || again.Backup == "" {
		t.Errorf("opened again as %+v", again)
	}
}

// swapped exchanges the first two signs that differ.
func swapped(s string) string {
	for i := 1; i < len(s); i++ {
		if s[i] != s[i-1] && s[i] != ' ' && s[i-1] != ' ' {
			return s[:i-1] + s[i:i+1] + s[i-1:i] + s[i+1:]
		}
	}
	return s
}

// Preparing twice gives two herstelcodes; the first does not make a portfolio.
func TestOtherCode(t *testing.T) {
	c := newComputer(t)
	form := desk.NewPortfolioForm{Name: "Roos van den Berg", UserName: digits, Institute: "leiden", Email: "roos@praktijk.example", Password: password}
	first := must[*desk.CodeView](t)(c.Opening.Prepare(form))
	must[*desk.CodeView](t)(c.Opening.Prepare(form))
	_, err := c.Opening.ConfirmCode(strings.Join(first.Groups, ""))
	refused(t, err, "code-other")
	if err := c.Opening.Cancel(); err != nil {
		t.Fatal(err)
	}
	_, err = c.Opening.ConfirmCode(strings.Join(first.Groups, ""))
	refused(t, err, "prepared-gone")
}

// Three wrong passwords lock, over a restart; the herstelcode opens and sets a
// new password.
func TestThreeWrongPasswords(t *testing.T) {
	c := newComputer(t)
	herstelcode := c.make(userName, password)
	id := must[*desk.SessionView](t)(c.Session.Now()).Frame.ID
	c.logOut()
	_, err := c.Opening.Open("99000000301", password, "")
	refused(t, err, "portfolio-unknown")
	for range 2 {
		_, err := c.Opening.Open(userName, "Verkeerd!4567", "")
		refused(t, err, "password-wrong")
	}
	c.start()
	_, err = c.Opening.Open(userName, "Verkeerd!4567", "")
	refused(t, err, "portfolio-locked")
	c.start()
	_, err = c.Opening.Open(userName, password, "")
	refused(t, err, "portfolio-locked")
	if f := must[*desk.OpeningView](t)(c.Opening.State()).Files[0]; !f.Locked || f.Failures != 3 || f.ID != id {
		t.Errorf("the file is %+v", f)
	}
	_, err = c.Opening.Forgot(userName, "0123", newPassword, "")
	refused(t, err, "code-length")
	_, err = c.Opening.Forgot(userName, herstelcode, "kort", "")
	refused(t, err, "password-weak")
	other := newComputer(t)
	foreign := other.make(userName, password)
	_, err = c.Opening.Forgot(userName, foreign, newPassword, "")
	refused(t, err, "code-wrong")
	if f := must[*desk.FrameView](t)(c.Opening.Forgot(userName, herstelcode, newPassword, "")); f.ID != id {
		t.Errorf("opened %+v", f)
	}
	c.logOut()
	_, err = c.Opening.Open(userName, password, "")
	refused(t, err, "password-wrong")
	c.open(userName, newPassword)
}

// The login of the computer opens, and sets a new password.
func TestComputerLogin(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	id := must[*desk.SessionView](t)(c.Session.Now()).Frame.ID
	if v := must[*desk.AccountView](t)(c.Account.View()); v.UseLogin || v.System != "Windows" || v.Kind != "big" {
		t.Errorf("the account is %+v", v)
	}
	_, err := c.Opening.OpenWithLogin(id)
	refused(t, err, "portfolio-open")
	if v := must[*desk.AccountView](t)(c.Account.UseLogin(true)); !v.UseLogin {
		t.Error("not in use")
	}
	if s := must[*desk.SessionView](t)(c.Session.Lock()); s.Frame != nil || s.Locked == nil || !s.Locked.Login || s.Locked.Name != "Roos van den Berg" {
		t.Errorf("locked is %+v", s)
	}
	must[*desk.FrameView](t)(c.Opening.OpenWithLogin(id))
	c.logOut()
	c.start()
	if f := must[*desk.OpeningView](t)(c.Opening.State()).Files[0]; !f.Login {
		t.Errorf("the file is %+v", f)
	}
	must[*desk.FrameView](t)(c.Opening.ForgotWithLogin(id, newPassword))
	c.logOut()
	c.open(userName, newPassword)
	if v := must[*desk.AccountView](t)(c.Account.UseLogin(false)); v.UseLogin {
		t.Error("still in use")
	}
	c.logOut()
	_, err = c.Opening.OpenWithLogin(id)
	refused(t, err, "keystore-missing")
	_, err = c.Opening.OpenWithLogin("nergens")
	refused(t, err, "portfolio-gone")
}

// Two aios on one laptop: neither opens, finds or changes what is the other's.
func TestSecondAios(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	c.write("Van Roos", "alleen van Roos")
	first := must[*desk.SessionView](t)(c.Session.Now()).Frame.ID
	c.logOut()
	const other = "BIG-69000000201"
	c.make(other, newPassword)
	if got := c.titles(); len(got) != 0 {
		t.Errorf("the second aios sees %q", got)
	}
	if v := must[*desk.SearchView](t)(c.Dossiers.Search("Roos")); len(v.Hits) != 0 {
		t.Errorf("the second aios finds %+v", v.Hits)
	}
	if list := must[[]desk.BackupView](t)(c.Account.Backups()); len(list) != 0 {
		t.Errorf("the second aios has backups of another: %+v", list)
	}
	c.logOut()
	_, err := c.Opening.Open(userName, newPassword, "")
	refused(t, err, "password-wrong")
	_, err = c.Opening.Open(other, newPassword, first)
	refused(t, err, "portfolio-unknown")
	theirs := must[[]desk.BackupView](t)(c.Opening.Backups(first))
	mine := must[[]desk.PortfolioFileView](t)(c.Opening.Find(other))[0].ID
	_, err = c.Opening.Restore(mine, theirs[0].Path)
	refused(t, err, "backup-gone")
	if f := c.open(userName, password); f.ID != first || !slices.Equal(c.titles(), []string{"Van Roos"}) {
		t.Errorf("the first aios has %q", c.titles())
	}
}

// Where only the import is allowed there is no portfolio, whatever a page asks.
func TestImportOnly(t *testing.T) {
	c := newComputer(t, func(c *computer) { c.policy = desk.Policy{ImportOnly: true} })
	if s := must[*desk.SessionView](t)(c.Session.Now()); s.Allowed {
		t.Error("allowed")
	}
	_, err := c.Opening.State()
	refused(t, err, "portfolio-off")
	_, err = c.Opening.Prepare(desk.NewPortfolioForm{})
	refused(t, err, "portfolio-off")
	_, err = c.Opening.Open(userName, password, "")
	refused(t, err, "portfolio-off")
	_, err = c.Dossiers.View()
	refused(t, err, "portfolio-off")
	refused(t, c.Opening.ShowFolder(), "portfolio-off")
	_, err = c.Opening.PickMoved()
	refused(t, err, "portfolio-off")
}

// Two files with one user name are a question, and id answers it.
func TestSeveral(t *testing.T) {
	c := newComputer(t)
	c.make(userName, password)
	first := must[*desk.SessionView](t)(c.Session.Now()).Frame.ID
	c.logOut()
	other := newComputer(t)
	other.make(userName, newPassword)
	other.dialogs.save = other.files + "/mee.aiosmap"
	must[*desk.Saved](t)(other.Account.MoveOut())
	c.dialogs.portfolio = other.dialogs.save
	if v := must[*desk.MovedView](t)(c.Opening.PickMoved()); v.What != "taken" {
		t.Fatalf("moved %+v", v)
	}
	_, err := c.Opening.Open(userName, password, "")
	refused(t, err, "portfolio-several")
	if f := must[*desk.FrameView](t)(c.Opening.Open(userName, password, first)); f.ID != first {
		t.Errorf("opened %s", f.ID)
	}
}

// A folder that is synchronised is told of at making, and once after opening.
func TestSyncedFolder(t *testing.T) {
	c := newComputer(t, func(c *computer) { c.lies = "OneDrive" })
	if v := must[*desk.OpeningView](t)(c.Opening.State()); v.Doubt == nil || !strings.Contains(v.Doubt.Message, "OneDrive") {
		t.Errorf("the first screen says %+v", v.Doubt)
	}
	c.make(userName, password)
	if f := must[*desk.SessionView](t)(c.Session.Now()).Frame; len(f.Doubts) != 1 || f.Doubts[0].Code != "folder-synced" {
		t.Errorf("the frame says %+v", f.Doubts)
	}
	c.logOut()
	if f := c.open(userName, password); len(f.Doubts) != 0 {
		t.Errorf("told again: %+v", f.Doubts)
	}
	c.logOut()
	c.lies = "netwerk"
	if f := c.open(userName, password); len(f.Doubts) != 1 || f.Doubts[0].Code != "folder-network" {
		t.Errorf("another folder: %+v", f.Doubts)
	}
	c.pass(time.Minute)
}
