package watch

import (
	"context"
	"errors"
	"time"
)

// follower follows one file for one caller. Every file has its own, because a
// drive that hangs holds up whoever looks at it.
type follower struct {
	opt     Options
	folders *folders
	given   string
	path    string
	dir     string
	changed func(Event)

	ctx    context.Context
	cancel context.CancelFunc
	nudge  chan struct{}
	ended  chan struct{}

	// last is the file as it was last seen, since when it stands still.
	last  sight
	since time.Time
	// unsettled: something moved that has not been told or dismissed yet.
	unsettled bool
	// retry is the last pause after a file that could not be read.
	retry time.Duration
	// told is the content that the caller knows.
	told content
	gone bool
}

func (f *follower) run() {
	defer f.folders.leave(f.dir)
	poll := time.NewTicker(f.opt.Poll)
	defer poll.Stop()
	due := time.NewTimer(0)
	defer due.Stop()
	nudged := false
	for {
		due.Stop()
		if wait := f.step(time.Now(), nudged); wait > 0 {
			due.Reset(wait)
		}
		select {
		case <-f.ctx.Done():
			return
		case <-f.nudge:
			nudged = true
		case <-poll.C:
			nudged = false
			f.folders.again(f.dir)
		case <-due.C:
			nudged = false
		}
	}
}

// step looks at the file and tells what there is to tell. nudged: the system
// says that something happened to it, so its content counts even when size and
// time stayed the same. It gives the pause until the next look, 0 for none.
func (f *follower) step(now time.Time, nudged bool) time.Duration {
	if s := look(f.path); nudged || s != f.last {
		f.last, f.since, f.unsettled, f.retry = s, now, true, 0
	}
	if !f.unsettled {
		return 0
	}
	if rest := f.patience() - now.Sub(f.since); rest > 0 {
		return rest
	}
	if !f.last.there {
		f.unsettled = false
		if !f.gone {
			f.gone = true
			// A folder that was deleted is not free on Windows before this.
			f.folders.renew(f.dir)
			f.tell(Event{Kind: Gone})
		}
		return 0
	}
	c, err := read(f.ctx, f.path)
	switch {
	case errors.Is(err, errMoving) || err == nil && look(f.path) != f.last:
		f.since = now
		return f.opt.Settle
	case err != nil:
		// Most often the program that saves keeps it to itself for a moment.
		f.retry = min(max(2*f.retry, f.opt.Settle), max(f.opt.Poll, f.opt.Settle))
		return f.retry
	}
	f.unsettled = false
	f.settled(c)
	return 0
}

// patience is how long the file must stand still as it is now. Absent and
// empty are what it is for a moment during many a save.
func (f *follower) patience() time.Duration {
	if !f.last.there || f.last.size == 0 {
		return max(f.opt.Missing, f.opt.Settle)
	}
	return f.opt.Settle
}

// settled compares a content that stood still with the one the caller knows.
func (f *follower) settled(c content) {
	different := !c.same(f.told)
	e := Event{Kind: Changed, Different: different, Content: c.data, Sum: c.sum}
	c.data = nil
	f.told = c
	if f.gone {
		f.gone = false
		f.folders.renew(f.dir)
		e.Kind = Back
	}
	if different || e.Kind == Back {
		f.tell(e)
	}
}

func (f *follower) tell(e Event) {
	if f.ctx.Err() != nil {
		return
	}
	e.Path = f.given
	f.changed(e)
}
