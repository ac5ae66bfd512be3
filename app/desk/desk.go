// Package desk holds the services bound to the window: one per screen group,
// without a business rule. The webview is not trusted: every call checks its
// own arguments and recovers its own panics.
package desk

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"aiosmap/app/institute"
	"aiosmap/app/job"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/watch"
)

// Dialogs are the system's file dialogs; an empty path means closed.
type Dialogs interface {
	PickList() (path string, err error)
	PickMal() (path string, err error)
	// PickSettings asks for a settings file that was exported.
	PickSettings() (path string, err error)
	// PickPortfolio asks for a portfolio file.
	PickPortfolio() (path string, err error)
	PickFolder(title string) (path string, err error)
	// PickDocuments asks for any files, PickPDF for one PDF, PickShifts for a list
	// of shifts.
	PickDocuments() (paths []string, err error)
	PickPDF() (path string, err error)
	PickShifts() (path string, err error)
	// SaveAs asks where a file goes; extension is "csv", "pdf" and such, "*" for
	// any. The dialog itself asks before an existing file is replaced.
	SaveAs(title, name, extension string) (path string, err error)
	// Show opens the folder of a file in the system's own window, Open the file
	// itself in the program that the system has for it.
	Show(path string) error
	Open(path string) error
}

// Deps is what the desk gets from outside.
type Deps struct {
	// Memory opens the settings file for one use.
	Memory func() (memory Memory, close func() error, err error)
	// Jobs opens the place where open lists are kept, sealed. An error means
	// that this computer has none; the list then lives in memory.
	Jobs func() (JobStore, error)
	// Portfolios are the portfolio files of this computer; nil where there are
	// none to be.
	Portfolios Portfolios
	// Login gives what the computer's login is called ("Windows", "Mac"), empty
	// when there is no key store that opens with it.
	Login func() string
	// Surroundings says what a folder lies in that does not go well with
	// portfolios: the name of a service that synchronises it, "netwerk", or
	// nothing.
	Surroundings func(folder string) string
	// Copies are files that other programs get to show; nil where there are none
	// to be.
	Copies Copies
	// After calls f beside everything else when the time has passed; stop ends
	// the wait.
	After func(d time.Duration, f func()) (stop func())
	// IdleAfter takes the place of the time after which the window locks; 0 in
	// normal use.
	IdleAfter time.Duration
	Dialogs   Dialogs
	// Emit tells the window something unasked.
	Emit func(Event)
	// Watch follows a file that others save (see watch.Watcher).
	Watch   Watcher
	Now     func() time.Time
	Log     *slog.Logger
	Version string
	Notices string
	// DataFolder is where the settings file lies.
	DataFolder string
	// Policy is what the IT department fixed.
	Policy Policy
	// FirstList is opened at the start, empty for none.
	FirstList string
	// Selftest receives the window's report on itself; nil in normal use.
	Selftest func(SelftestReport) error
}

// Memory is what the desk remembers between lists beside what the roster does.
type Memory interface {
	roster.Memory
	// Institutes are those that have a mal of their own; Mappings the links
	// confirmed, by key.
	Institutes() ([]string, error)
	Mappings() (map[string][]byte, error)
	MalVersions(institute string) ([]MalVersion, error)
	// Doubt tells that the settings file was found damaged and healed.
	Doubt() (problem.Problem, bool)
}

// MalVersion is one version of a mal that was kept, oldest first.
type MalVersion struct {
	Version   int
	Confirmed string // ISO date, empty when never
	Mal       []byte
}

// JobStore keeps open lists between two starts of the program, sealed.
type JobStore interface {
	NewID() (string, error)
	// Put keeps the state of a job, PutSource the list as it was read.
	Put(id string, state []byte) error
	PutSource(id string, source []byte) error
	Job(id string) (state, source []byte, err error)
	List() ([]KeptJob, error)
	Remove(id string) error
	// Sweep removes jobs older than an age, and tells how many.
	Sweep(age time.Duration) (removed int, err error)
	// Memo keeps one sealed text by name.
	PutMemo(name string, data []byte) error
	Memo(name string) (data []byte, ok bool, err error)
	ForgetMemo(name string) error
}

// KeptJob is a job that was kept.
type KeptJob struct {
	ID    string
	Saved time.Time
	State []byte
	// Unreadable: it cannot be opened, only removed.
	Unreadable bool
}

// Watcher follows files; see watch.Watcher.
type Watcher interface {
	WatchFrom(path string, sum [sha256.Size]byte, changed func(watch.Event)) (stop func(), err error)
}

// Policy is what an IT department fixed in a file beside the program.
type Policy struct {
	// File is where it was read, empty without one; Bad says that it could not be read.
	File string
	Bad  bool
	// ImportOnly keeps portfolios away; RecentsOff keeps no recent lists.
	ImportOnly bool
	RecentsOff bool
	// DataFolder and Shared are folders and files it names, empty for the user's choice.
	DataFolder string
	Shared     string
}

// state is what the services share: the open list and the mal in force.
type state struct {
	Deps
	mu   sync.Mutex
	list *openList
	mal  malInForce
	// lent: mal is that of the open job's institute, which is not the chosen one.
	lent bool
	// waiting is a source that was refused for want of a password.
	waiting *origin
	// finished is a finished CSV that was given.
	finished *finishedCSV
	started  bool
	// told is what there is to tell about what was opened last.
	told string
	// readings counts the readings of lists (see reading).
	readings int
	// jobs is the place for open lists, nil where there is none.
	jobs JobStore
	// foreign are the user names of SOON and SGBO that are remembered.
	foreign roster.Usernames
	runner  *job.Runner
	running atomic.Pointer[job.Job]
}

// malInForce is the mal with the date it was last confirmed (ISO, or empty)
// and its version, 0 for the built-in one.
type malInForce struct {
	institute.Mal
	confirmed string
	version   int
}

// with gives the mal of a plan, with what was chosen for one list.
func (m malInForce) with(mal institute.Mal) malInForce {
	m.Mal = mal
	return m
}

// Services are the values to bind.
type Services struct {
	Import    *Import
	Files     *Files
	After     *After
	Finished  *Finished
	Jobs      *Jobs
	Mal       *Mal
	About     *About
	Session   *Session
	Opening   *Opening
	Account   *Account
	Dossiers  *Dossiers
	Scratch   *Scratch
	Hap       *Hap
	Papers    *Papers
	Documents *Documents
	Post      *Post
	ShiftList *ShiftList
}

// All lists the services.
func (v Services) All() []any {
	return []any{v.Import, v.Files, v.After, v.Finished, v.Jobs, v.Mal, v.About,
		v.Session, v.Opening, v.Account, v.Dossiers, v.Scratch, v.Hap, v.Papers, v.Documents, v.Post, v.ShiftList}
}

// New makes the services of one window.
func New(d Deps) Services {
	s := &state{Deps: d}
	s.runner = job.New(d.Now, s.report)
	c := newCabinet(d)
	return Services{&Import{s}, &Files{s}, &After{s}, &Finished{s}, &Jobs{s}, &Mal{s}, &About{s},
		&Session{c}, &Opening{c}, &Account{c}, &Dossiers{c}, &Scratch{c},
		&Hap{c}, &Papers{c}, &Documents{c}, &Post{c}, &ShiftList{c}}
}

// report tells the window how work stands.
func (s *state) report(r job.Report) {
	s.Emit(Event{What: "progress", Job: r.ID, Work: r.Name, Done: r.Done, Total: r.Total, Ended: r.State.Final()})
}

// readTimeout bounds reading and planning one file (import-rules: 10 s).
const readTimeout = 10 * time.Second

// do runs one call: alone, with its panic made an error, because a panic in
// a bound method would leave the window waiting for ever.
func (s *state) do(name string, f func(ctx context.Context) error) (err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			s.Log.Error("panic in a bound call", "call", name, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic in %s: %v", name, r)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), readTimeout)
	defer cancel()
	return f(ctx)
}

// work runs one call that can last: the window is told that it runs, in
// Dutch words, and may stop it.
func (s *state) work(words string, f func(ctx context.Context) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), readTimeout)
	defer cancel()
	j := s.runner.Start(ctx, words, func(ctx context.Context, _ *job.Progress) error { return f(ctx) })
	s.running.Store(j)
	r := j.Wait()
	s.running.Store(nil)
	var panicked *job.PanicError
	switch {
	case r.State == job.Stopped:
		return problem.Refuse("stopped", "Gestopt. Er is niets veranderd.", "")
	case errors.As(r.Err, &panicked):
		s.Log.Error("panic in a bound call", "call", words, "stack", string(panicked.Stack))
	}
	return r.Err
}

// remember opens the settings file for one use. What cannot be remembered
// is no reason to stop working, so its failure is only logged.
func (s *state) remember(what string, f func(Memory) error) {
	memory, done, err := s.Memory()
	if err == nil {
		err = errors.Join(f(memory), done())
	}
	if err != nil {
		s.Log.Warn("settings", "what", what, "error", codeOf(err))
	}
}

// codeOf names an error for the log without what a user typed or a file holds.
func codeOf(err error) string {
	if p, ok := problem.From(err); ok {
		return string(p.Code)
	}
	return fmt.Sprintf("%T", err)
}

// Shape makes of any error what the window gets: a refusal as it is, anything
// else as one sentence without internals. It is JSON in a string, because
// Wails makes a JavaScript Error of it, which keeps nothing but a text.
func Shape(err error) any {
	text, err := json.Marshal(failure(err))
	if err != nil {
		return `{"code":"internal","message":"Er ging binnen Aiosmap iets mis.","hint":"Start Aiosmap opnieuw."}`
	}
	return string(text)
}

func failure(err error) *Failure {
	if p, ok := problem.From(err); ok {
		return &Failure{Code: string(p.Code), Message: p.Message, Hint: p.Hint}
	}
	return &Failure{Code: "internal", Message: "Er ging binnen Aiosmap iets mis. Je lijst zelf is niet veranderd.",
		Hint: "Probeer het opnieuw. Gebeurt het weer, meld dan wat je deed aan wie Aiosmap bij jullie beheert."}
}
