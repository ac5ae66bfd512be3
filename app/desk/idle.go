package desk

import (
	"sync"
	"time"
)

// idle knows since when nobody touched the window. It has a lock of its own:
// a touch waits for nothing.
type idle struct {
	now  func() time.Time
	mu   sync.Mutex
	last time.Time
}

func (i *idle) touch() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.last = i.now()
}

// passed gives how long nobody touched the window: by the wall clock or by the
// one that only runs, whichever says more. The second stands still while a lid
// is closed, and the first can be set back.
func (i *idle) passed() time.Duration {
	i.mu.Lock()
	defer i.mu.Unlock()
	now := i.now()
	return max(now.Sub(i.last), now.Round(0).Sub(i.last.Round(0)))
}

// Minutes without a touch after which the window locks.
const idleMinutes = 10

// idleChoices are those to choose from.
func idleChoices() []int { return []int{5, 10, 15, 30} }

// lookEvery is the most time between two looks: a timer stands still while a
// lid is closed, so that it must not be set for the whole time.
const lookEvery = 15 * time.Second

// arm sets after how long the open portfolio is locked.
func (c *cabinet) arm(s *session) {
	limit := time.Duration(s.minutes) * time.Minute
	if c.IdleAfter > 0 {
		limit = c.IdleAfter
	}
	c.limit.Store(int64(limit))
}

// left gives how long it still takes until the window locks.
func (c *cabinet) left() time.Duration { return time.Duration(c.limit.Load()) - c.idle.passed() }

// lockWhenIdle locks what was left alone too long.
func (c *cabinet) lockWhenIdle() {
	if c.open != nil && c.left() <= 0 {
		c.end(true, nil)
	}
}

// wait sets the timer for the next look.
func (c *cabinet) wait(s *session) {
	s.stop = c.After(max(0, min(c.left(), lookEvery)), func() { c.look(s) })
}

// look locks the session when nobody was there too long, and makes a backup
// when it is time for one.
func (c *cabinet) look(s *session) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lockWhenIdle()
	if c.open != s {
		return
	}
	c.wait(s)
	if s.backupDue(c.Now()) {
		s.tried = c.Now()
		go c.backUp(s)
	}
}
