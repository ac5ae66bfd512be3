// Package job runs long work: it starts, tells how far it is, can be stopped,
// and ends with exactly one final report. It knows neither domain nor window.
package job

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"sync"
	"time"
)

// State is where a job stands. The words are what the window gets.
type State string

const (
	// Running: every report but the last.
	Running State = "running"
	// Done: the work ended without an error, also when it was told to stop
	// after all had been done.
	Done State = "done"
	// Failed: the work ended with an error of its own.
	Failed State = "failed"
	// Stopped: the work ended with an error after it was told to stop.
	Stopped State = "stopped"
)

// Final tells whether no report follows.
func (s State) Final() bool { return s != Running }

// Report is how a job stands at one moment.
type Report struct {
	// ID names the job among those of its Runner.
	ID string
	// Name is the kind of work, as Start got it.
	Name  string
	State State
	// Done of Total parts of the work; Total is 0 while nobody knows.
	Done, Total int
	// Err is what the work ended with, nil for Running and Done. That of a
	// stopped job is worth nothing to a user.
	Err error
}

// Every is the least time between two reports of progress.
const Every = 100 * time.Millisecond

// ErrStopped is the cause of the context of a job that was told to stop.
var ErrStopped = errors.New("the work was stopped")

// ErrAbandoned is the end of work that ended its goroutine and gave no result.
var ErrAbandoned = errors.New("the work ended without a result")

// PanicError is a panic inside the work.
type PanicError struct {
	Value any
	// Stack is for the log. Value is not: it can hold what a file holds.
	Stack []byte
}

// Error gives the panic's value.
func (e *PanicError) Error() string { return fmt.Sprintf("panic: %v", e.Value) }

// Unwrap gives the error that was panicked with, if it was one.
func (e *PanicError) Unwrap() error {
	err, _ := e.Value.(error)
	return err
}

// Work is what a job does. It ends soon after ctx does.
type Work func(ctx context.Context, p *Progress) error

// Runner starts jobs.
type Runner struct {
	now    func() time.Time
	report func(Report)

	mu      sync.Mutex
	count   int
	running map[string]*Job
	closed  bool
}

// New makes a Runner on a clock. report gets the reports of each job in their
// order, one at a time; those of different jobs may come at the same time.
// It may stop jobs, but must not wait for one or set its progress.
func New(now func() time.Time, report func(Report)) *Runner {
	return &Runner{now: now, report: report, running: map[string]*Job{}}
}

// Job is work that was started.
type Job struct {
	id     string
	cancel context.CancelCauseFunc
	ended  chan struct{}
	// last is the final report, to be read after ended is closed.
	last Report
}

// ID names the job, as in its reports.
func (j *Job) ID() string { return j.id }

// Cancel tells the work to stop. It returns at once and may be called at any
// time by anyone; the work may still end well.
func (j *Job) Cancel() { j.cancel(ErrStopped) }

// Wait waits for the end and gives the final report, after the Runner's report
// function got it.
func (j *Job) Wait() Report {
	<-j.ended
	return j.last
}

// Start begins work beside the caller, with a first report before it returns.
// The work's context ends with ctx, with Cancel and with Close.
func (r *Runner) Start(ctx context.Context, name string, work Work) *Job {
	inner, cancel := context.WithCancelCause(ctx)
	j := &Job{cancel: cancel, ended: make(chan struct{})}
	r.mu.Lock()
	r.count++
	j.id = strconv.Itoa(r.count)
	r.running[j.id] = j
	if r.closed {
		j.Cancel()
	}
	r.mu.Unlock()

	p := &Progress{now: r.now, tell: r.report, at: Report{ID: j.id, Name: name, State: Running}}
	p.begin()
	go func() {
		// If the work ends its goroutine, this still runs.
		err := ErrAbandoned
		defer func() { r.end(inner, j, p, err) }()
		err = guard(inner, p, work)
	}()
	return j
}

// Do is Start and Wait: for a call that itself gives the result, while the
// window shows the progress and may stop it. It gives the work's own error.
func (r *Runner) Do(ctx context.Context, name string, work Work) error {
	return r.Start(ctx, name, work).Wait().Err
}

// Cancel tells a running job to stop, and tells whether there was one.
func (r *Runner) Cancel(id string) bool {
	r.mu.Lock()
	j := r.running[id]
	r.mu.Unlock()
	if j == nil {
		return false
	}
	j.Cancel()
	return true
}

// Close stops all jobs and waits for their final reports. Work that is started
// later finds its context ended.
func (r *Runner) Close() {
	r.mu.Lock()
	r.closed = true
	var all []*Job
	for _, j := range r.running {
		all = append(all, j)
	}
	r.mu.Unlock()
	for _, j := range all {
		j.Cancel()
	}
	for _, j := range all {
		j.Wait()
	}
}

func (r *Runner) end(ctx context.Context, j *Job, p *Progress, err error) {
	state := stateOf(ctx, err)
	j.cancel(nil)
	r.mu.Lock()
	delete(r.running, j.id)
	r.mu.Unlock()
	j.last = p.final(state, err)
	close(j.ended)
}

// stateOf tells how work ended. Work says in words of its own that it was
// stopped, so the context decides; a panic and a time limit are never a stop.
func stateOf(ctx context.Context, err error) State {
	var panicked *PanicError
	switch {
	case err == nil:
		return Done
	case ctx.Err() == nil, errors.As(err, &panicked), errors.Is(err, ErrAbandoned),
		errors.Is(context.Cause(ctx), context.DeadlineExceeded):
		return Failed
	}
	return Stopped
}

// guard makes an error of a panic.
func guard(ctx context.Context, p *Progress, work Work) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{Value: v, Stack: debug.Stack()}
		}
	}()
	return work(ctx, p)
}
