package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"aiosmap/app/job"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// cabinet is what the services of the portfolio share: the portfolio that is
// open, or how it was left. It has a lock of its own, so that work on a
// portfolio never holds up a list, nor the reverse.
type cabinet struct {
	Deps
	runner *job.Runner
	// slow runs what can be stopped, one at a time.
	slow    *job.Runner
	lasting lasting
	idle    idle
	// limit is after how long without a touch the open portfolio is locked, in
	// nanoseconds; 0 while none is open.
	limit atomic.Int64

	// mu is held for one call at a time, and never while a dialog is open.
	mu   sync.Mutex
	open *session
	// locked is what the window locked, nil without.
	locked *LockedView
	// places is where the aios was, by file.
	places map[string]string
	// looseShown is the file that was written last without a portfolio.
	looseShown string
	// verified is the PDF that was looked at last, nil without.
	verified *verified
	// prepared is a portfolio that waits for its herstelcode.
	prepared *newPortfolio
	// moved is a file from elsewhere about which the aios was asked.
	moved *movedFile
	// login is what the computer's login is called, nil before it was asked for.
	login *string

	closing closing
	leaving leaving
	// begun wipes what an end that came too soon left with other programs.
	begun sync.Once
}

func newCabinet(d Deps) *cabinet {
	c := &cabinet{Deps: d, places: map[string]string{}}
	c.idle.now = d.Now
	c.runner = job.New(d.Now, c.report)
	c.slow = job.New(d.Now, c.reportSlow)
	return c
}

// session is a portfolio that is open.
type session struct {
	file OpenPortfolio
	p    *portfolio.Portfolio
	// stop ends the wait for the next look at the idle time.
	stop func()
	// minutes is after how long without a touch the window locks.
	minutes int
	// code is a new herstelcode that waits to be typed back; rekey says that new
	// keys come with it.
	code  CodeChange
	rekey bool
	// uploads are documents on their way in from the window, in the order in which
	// they began.
	uploads []incoming
	// shifts is the list of shifts that is open, nil without; sealed is one that
	// waits for its password.
	shifts *shiftList
	sealed *sealedList
	// shown is the file that was written last, for ShowFolder.
	shown string
	// doubts is what was found when it was opened.
	doubts []Failure
	// second is why there is no second place now, nil when there is one or none
	// was chosen.
	second *Failure

	// backing is held while a backup is made or the file is changed as a whole.
	backing sync.Mutex
	// newest is when the newest backup was made, tried when one was last tried,
	// and trouble what went wrong with it; cabinet.mu guards all three.
	newest, tried time.Time
	trouble       *Failure
}

// The refusals of the cabinet itself.
const (
	PortfolioOff      problem.Code = "portfolio-off"
	PortfolioClosed   problem.Code = "portfolio-closed"
	PortfolioIsOpen   problem.Code = "portfolio-open"
	PortfolioInternal problem.Code = "internal"
)

func portfolioClosed() error {
	return problem.Refuse(PortfolioClosed, "Je portfolio is niet open.", "Open je portfolio opnieuw.")
}

// do runs one call alone.
func (c *cabinet) do(name string, f func() error) error {
	c.begun.Do(c.wipe)
	c.mu.Lock()
	defer c.mu.Unlock()
	err := guarded(f)
	c.mend(err)
	return c.shaped(name, err)
}

// in runs one call on the open portfolio.
func (c *cabinet) in(name string, f func(s *session) error) error {
	return c.do(name, func() error {
		s, err := c.session()
		if err != nil {
			return err
		}
		if err = f(s); ended(err) && c.open == s {
			c.end(true, err)
		}
		return err
	})
}

// guarded makes an error of a panic.
func guarded(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &job.PanicError{Value: r, Stack: debug.Stack()}
		}
	}()
	return f()
}

// shaped logs what went wrong and makes one sentence of what is no refusal.
// Neither holds anything of a portfolio.
func (c *cabinet) shaped(name string, err error) error {
	if err == nil {
		return nil
	}
	var panicked *job.PanicError
	if errors.As(err, &panicked) {
		c.Log.Error("panic in a bound call", "call", name, "stack", string(panicked.Stack))
	} else if p, ok := problem.From(err); ok {
		c.Log.Warn("portfolio", "call", name, "error", string(p.Code))
		return p
	} else {
		c.Log.Error("portfolio", "call", name, "error", fmt.Sprintf("%T", err))
	}
	return problem.Refuse(PortfolioInternal, "Er ging binnen Aiosmap iets mis. Wat was opgeslagen, is er nog.",
		"Probeer het opnieuw. Gebeurt het weer, meld dan wat je deed aan wie Aiosmap bij jullie beheert.")
}

// mend reads the open portfolio again after a panic, which can have left its
// picture in memory half changed.
func (c *cabinet) mend(err error) {
	var panicked *job.PanicError
	if c.open == nil || !errors.As(err, &panicked) {
		return
	}
	// Whatever list was being worked on is not to be trusted either.
	c.open.shifts = nil
	if err := guarded(func() error { return c.reread(c.open) }); err != nil {
		c.end(true, c.shaped("mend", err))
	}
}

// reread makes the picture in memory anew from the file. A file that cannot be
// read is refused with PortfolioClosed, which ends the session.
func (c *cabinet) reread(s *session) error {
	p, err := c.picture(s.file)
	if err != nil {
		return errors.Join(portfolioClosed(), err)
	}
	s.p, s.uploads = p, nil
	return nil
}

// picture reads all of a portfolio, with the rules of hap for its forms.
func (c *cabinet) picture(file OpenPortfolio) (p *portfolio.Portfolio, err error) {
	p, err = portfolio.Open(file, c.Now, c.rules(func() *portfolio.Portfolio { return p }))
	return p, err
}

// session gives the open portfolio and notes that the user is there.
func (c *cabinet) session() (*session, error) {
	if !c.allowed() {
		return nil, portfolioOff()
	}
	c.lockWhenIdle()
	if c.open == nil {
		return nil, portfolioClosed()
	}
	c.idle.touch()
	return c.open, nil
}

// ended tells whether the store closed the file, or would give nothing good
// from now on.
func ended(err error) bool {
	switch codeIn(err) {
	case "portfolio-unsure", "portfolio-closed", "portfolio-tampered", "portfolio-broken":
		return true
	}
	return false
}

// codeIn gives the code of a refusal, empty for any other error.
func codeIn(err error) problem.Code {
	p, _ := problem.From(err)
	return p.Code
}

// work runs what can last, while the window says in Dutch what runs.
func (c *cabinet) work(words string, f func() error) error {
	return c.runner.Do(context.Background(), words, func(context.Context, *job.Progress) error { return f() })
}

// report tells the window what runs; nothing when it ended.
func (c *cabinet) report(r job.Report) {
	e := Event{What: "working", Work: r.Name, Done: r.Done, Total: r.Total}
	if r.State.Final() {
		e = Event{What: "working"}
	}
	c.Emit(e)
}

// allowed tells whether this computer may keep portfolios.
func (c *cabinet) allowed() bool { return c.Portfolios != nil && !c.Policy.ImportOnly }

func portfolioOff() error {
	return problem.Refuse(PortfolioOff, "Op deze computer is alleen de import te gebruiken.", "Vraag wie Aiosmap bij jullie beheert.")
}

// iso writes a time for the window, empty for none.
func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
