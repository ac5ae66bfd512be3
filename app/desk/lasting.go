package desk

import (
	"context"
	"sync"
	"sync/atomic"

	"aiosmap/app/job"
	"aiosmap/app/problem"
)

// lasting is work on documents that takes its time: one at a time, and without
// the cabinet's lock but for single steps, so that the window stays usable.
type lasting struct {
	turn sync.Mutex
	// stops counts how often all work was told to stop: what waits for its turn
	// sees it as well.
	stops   atomic.Int64
	running atomic.Pointer[job.Job]
}

// Stopped: work was ended by the user.
const Stopped problem.Code = "stopped"

func stopped() error {
	return problem.Refuse(Stopped, "Gestopt. Er is niets opgeslagen.", "Begin opnieuw als je het toch wilt.")
}

// last runs work that may last, in its turn, while the window says in Dutch
// what runs and can stop it. It must not be called under the cabinet's lock.
func (c *cabinet) last(words string, f job.Work) error {
	l := &c.lasting
	stops := l.stops.Load()
	l.turn.Lock()
	defer l.turn.Unlock()
	j := c.slow.Start(context.Background(), words, f)
	l.running.Store(j)
	if l.stops.Load() != stops {
		j.Cancel()
	}
	r := j.Wait()
	l.running.Store(nil)
	if r.State == job.Stopped {
		return stopped()
	}
	return r.Err
}

// stop ends what runs and what waits for its turn.
func (l *lasting) stop() {
	l.stops.Add(1)
	if j := l.running.Load(); j != nil {
		j.Cancel()
	}
}

// reportSlow tells the window how work stands that can be stopped.
func (c *cabinet) reportSlow(r job.Report) {
	e := Event{What: "working"}
	if !r.State.Final() {
		e = Event{What: "working", Work: r.Name, Done: r.Done, Total: r.Total, Stop: true}
	}
	c.Emit(e)
}

// who gives the open portfolio to work on in steps.
func (c *cabinet) who(name string) (s *session, err error) {
	err = c.in(name, func(open *session) error {
		s = open
		return nil
	})
	return s, err
}

// step runs one short part of lasting work on a portfolio, alone, and only
// while that is still the one that is open. It is no sign of a user: who went
// away is locked out in the middle of it.
func (c *cabinet) step(s *session, f func() error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lockWhenIdle()
	if c.open != s {
		return portfolioClosed()
	}
	err := guarded(f)
	c.mend(err)
	if ended(err) && c.open == s {
		c.end(true, err)
	}
	return err
}
