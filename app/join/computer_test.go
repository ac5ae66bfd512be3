package join_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"aiosmap/app/desk"
	"aiosmap/app/join"
	"aiosmap/app/problem"
	"aiosmap/store"
)

// What the aios of the tests types; invented, and sought in every place where
// it must not be.
const (
	userName    = "BIG-39000000101"
	digits      = "39000000101"
	password    = "Molen=Steen!42"
	newPassword = "Andere#Molen?77"
)

// computer is a computer with Aiosmap: its data folder, key store, clock and
// dialogs outlive the program.
type computer struct {
	desk.Services
	t    *testing.T
	data string
	// files is a folder of the user's own.
	files   string
	keys    store.KeyStore
	dialogs *answers
	policy  desk.Policy
	lies    string // what the data folder lies in

	mu     sync.Mutex
	now    time.Time
	timers []*timer
	events []desk.Event
	log    bytes.Buffer
}

type timer struct {
	at time.Time
	f  func()
}

func newComputer(t *testing.T, with ...func(*computer)) *computer {
	t.Helper()
	c := &computer{t: t, data: filepath.Join(t.TempDir(), "gegevens"), files: t.TempDir(), keys: store.MemoryKeys(),
		dialogs: &answers{}, now: time.Date(2026, 11, 27, 10, 0, 0, 0, time.UTC)}
	for _, change := range with {
		change(c)
	}
	c.start()
	return c
}

// start starts the program, anew when it ran: what ran is closed first.
func (c *computer) start() {
	c.t.Helper()
	if c.Session != nil {
		c.Shut()
	}
	c.mu.Lock()
	c.timers = nil
	c.mu.Unlock()
	folder := filepath.Join(c.data, store.PortfoliosFolder)
	c.Services = desk.New(desk.Deps{
		Memory: func() (desk.Memory, func() error, error) {
			s, err := store.OpenSettings(filepath.Join(c.data, store.SettingsFile), store.Options{})
			if err != nil {
				return nil, nil, err
			}
			return join.Memory(s), s.Close, nil
		},
		Jobs: func() (desk.JobStore, error) {
			j, err := store.OpenJobs(c.data, c.keys, rand.Reader, c.clock)
			if err != nil {
				return nil, err
			}
			return join.Jobs(j), nil
		},
		Portfolios:   join.Portfolios(store.PortfolioOptions{Folder: folder, Rand: rand.Reader, Now: c.clock, Keys: c.keys}),
		Login:        func() string { return join.Login(c.keys, "windows") },
		Surroundings: func(string) string { return c.lies },
		Copies:       store.NewCopies(filepath.Join(c.data, store.CopiesFolder), rand.Reader),
		After:        c.after, Dialogs: c.dialogs, Now: c.clock, DataFolder: c.data, Policy: c.policy,
		Emit: func(e desk.Event) {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.events = append(c.events, e)
		},
		Log: slog.New(slog.NewTextHandler(writer{c}, nil)),
	})
	c.t.Cleanup(c.Shut)
}

// writer keeps the log of a program with several things running.
type writer struct{ c *computer }

func (w writer) Write(b []byte) (int, error) {
	w.c.mu.Lock()
	defer w.c.mu.Unlock()
	return w.c.log.Write(b)
}

func (c *computer) clock() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *computer) after(d time.Duration, f func()) func() {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := &timer{c.now.Add(d), f}
	c.timers = append(c.timers, t)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.timers = slices.DeleteFunc(c.timers, func(o *timer) bool { return o == t })
	}
}

// pass lets time go by, with every timer in its turn.
func (c *computer) pass(d time.Duration) {
	end := c.clock().Add(d)
	for {
		c.mu.Lock()
		var next *timer
		for _, t := range c.timers {
			if !t.at.After(end) && (next == nil || t.at.Before(next.at)) {
				next = t
			}
		}
		if next == nil {
			c.now = end
			c.mu.Unlock()
			return
		}
		c.timers = slices.DeleteFunc(c.timers, func(t *timer) bool { return t == next })
		c.now = next.at
		c.mu.Unlock()
		next.f()
	}
}

// sleep closes the lid: time goes by, and no timer runs.
func (c *computer) sleep(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	for _, t := range c.timers {
		t.at = t.at.Add(d)
	}
}

// told counts the events of a kind.
func (c *computer) told(what string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := 0
	for _, e := range c.events {
		if e.What == what {
			n++
		}
	}
	return n
}

// until waits for what runs beside the caller.
func (c *computer) until(what string, holds func() bool) {
	c.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); {
		if time.Now().After(deadline) {
			c.t.Fatalf("not in time: %s", what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// answers are dialogs that answer at once.
type answers struct {
	save, portfolio, folder, asked, shown, opened, pdf, shifts string
	documents                                                  []string
}

func (a *answers) PickList() (string, error)         { return "", nil }
func (a *answers) PickMal() (string, error)          { return "", nil }
func (a *answers) PickSettings() (string, error)     { return "", nil }
func (a *answers) PickPortfolio() (string, error)    { return a.portfolio, nil }
func (a *answers) PickFolder(string) (string, error) { return a.folder, nil }
func (a *answers) SaveAs(_, name, _ string) (string, error) {
	a.asked = name
	return a.save, nil
}
func (a *answers) PickDocuments() ([]string, error) { return a.documents, nil }
func (a *answers) PickPDF() (string, error)         { return a.pdf, nil }
func (a *answers) PickShifts() (string, error)      { return a.shifts, nil }
func (a *answers) Show(path string) error           { a.shown = path; return nil }
func (a *answers) Open(path string) error           { a.opened = path; return nil }

// make makes a portfolio and opens it; it gives the herstelcode.
func (c *computer) make(user, password string) (code string) {
	c.t.Helper()
	v := must[*desk.CodeView](c.t)(c.Opening.Prepare(desk.NewPortfolioForm{Name: "Roos van den Berg", UserName: user,
		Institute: "leiden", Email: "roos@praktijk.example", Password: password}))
	code = strings.Join(v.Groups, "-")
	must[*desk.FrameView](c.t)(c.Opening.ConfirmCode(code))
	return code
}

func (c *computer) open(user, password string) *desk.FrameView {
	c.t.Helper()
	return must[*desk.FrameView](c.t)(c.Opening.Open(user, password, ""))
}

func (c *computer) logOut() {
	c.t.Helper()
	must[*desk.SessionView](c.t)(c.Session.LogOut())
}

// dossier gives the id of a dossier by its name.
func (c *computer) dossier(name string) string {
	c.t.Helper()
	v := must[*desk.DossiersView](c.t)(c.Dossiers.View())
	i := slices.IndexFunc(v.Dossiers, func(d desk.DossierView) bool { return d.Name == name })
	if i < 0 {
		c.t.Fatalf("no dossier %s in %+v", name, v.Dossiers)
	}
	return v.Dossiers[i].ID
}

// write makes a free document with this title and text, as a version.
func (c *computer) write(title, text string) *desk.FormView {
	c.t.Helper()
	f := must[*desk.FormView](c.t)(c.Dossiers.CreateForm(c.dossier("Overig"), "vrij-document"))
	values := f.Values
	values["titel"], values["datum"], values["tekst"] = title, "27-11-2026", text
	return must[*desk.FormView](c.t)(c.Dossiers.Save(f.ID, values))
}

// titles gives the titles of all forms.
func (c *computer) titles() (out []string) {
	c.t.Helper()
	for _, d := range must[*desk.DossiersView](c.t)(c.Dossiers.View()).Dossiers {
		for _, f := range d.Forms {
			out = append(out, f.Title)
		}
	}
	slices.Sort(out)
	return out
}

// killed gives a computer as it is when the program was killed: only what is on
// the disk. The key store is the same.
func (c *computer) killed() *computer {
	c.t.Helper()
	return newComputer(c.t, func(n *computer) {
		n.keys, n.now, n.files = c.keys, c.clock(), c.files
		if err := os.CopyFS(n.data, os.DirFS(c.data)); err != nil {
			c.t.Fatal(err)
		}
	})
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func code(err error) problem.Code {
	p, _ := problem.From(err)
	return p.Code
}

// refused fails unless a call was refused with a code, in Dutch and with a next
// step.
func refused(t *testing.T, err error, want problem.Code) {
	t.Helper()
	var f desk.Failure
	text, _ := desk.Shape(err).(string)
	if code(err) != want || json.Unmarshal([]byte(text), &f) != nil || f.Message == "" || f.Hint == "" {
		t.Errorf("refused with %v, want %s", err, want)
	}
}
