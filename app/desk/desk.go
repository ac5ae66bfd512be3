// Package desk holds the services bound to the window: one per screen group,
// without a business rule. The webview is not trusted: every call checks its
// own arguments and recovers its own panics.
package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

// Dialogs are the system's file dialogs; an empty path means closed.
type Dialogs interface {
	PickList() (path string, err error)
	PickMal() (path string, err error)
	// SaveAs asks where a file goes; extension is "csv" or "xlsx". The dialog
	// itself asks before an existing file is replaced.
	SaveAs(title, name, extension string) (path string, err error)
}

// Deps is what the desk gets from outside.
type Deps struct {
	// Memory opens the settings file for one use.
	Memory  func() (memory roster.Memory, close func() error, err error)
	Dialogs Dialogs
	Now     func() time.Time
	Log     *slog.Logger
	Version string
	Notices string
	// DataFolder is where the settings file lies.
	DataFolder string
	// FirstList is opened at the start, empty for none.
	FirstList string
	// Selftest receives the window's report on itself; nil in normal use.
	Selftest func(SelftestReport) error
}

// state is what the services share: the open list and the mal in force.
type state struct {
	Deps
	mu   sync.Mutex
	list *openList
	mal  malInForce
	// waiting is a source that was refused for want of a password.
	waiting *origin
	started bool
}

// malInForce is the mal with the date it was last confirmed (ISO, or empty).
type malInForce struct {
	institute.Mal
	confirmed string
}

// Services are the values to bind.
type Services struct {
	Import *Import
	Mal    *Mal
	About  *About
}

// New makes the services of one window.
func New(d Deps) Services {
	s := &state{Deps: d}
	return Services{&Import{s}, &Mal{s}, &About{s}}
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

// remember opens the settings file for one use. What cannot be remembered
// is no reason to stop working, so its failure is only logged.
func (s *state) remember(what string, f func(roster.Memory) error) {
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
