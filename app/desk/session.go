package desk

import (
	"errors"
	"maps"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
)

// Session is the service that says which portfolio is open, and for how long.
type Session struct{ c *cabinet }

// Now gives the portfolio that is open, or what was locked.
func (s *Session) Now() (v *SessionView, err error) {
	err = s.c.do("Now", func() error {
		s.c.lockWhenIdle()
		v = s.c.view()
		return nil
	})
	return v, err
}

// Active notes that the user touched the window. It waits for no other call,
// unless the touch comes too late.
func (s *Session) Active() error {
	if s.c.limit.Load() == 0 {
		return nil
	}
	if s.c.left() > 0 {
		s.c.idle.touch()
		return nil
	}
	return s.c.do("Active", func() error {
		s.c.lockWhenIdle()
		return nil
	})
}

// Where remembers where the aios is, to come back to after a lock.
func (s *Session) Where(place string) error {
	return s.c.in("Where", func(o *session) error {
		if len(place) <= placeMost {
			s.c.places[o.file.ID()] = place
		}
		return nil
	})
}

// placeMost bounds what the window may leave with the core.
const placeMost = 4096

// Flushed says that what was typed has been handed over.
func (s *Session) Flushed() error {
	s.c.leaving.flushed()
	return nil
}

// Lock locks at once, as idleness would.
func (s *Session) Lock() (v *SessionView, err error) {
	err = s.c.do("Lock", func() error {
		if s.c.open != nil {
			s.c.end(true, nil)
		}
		v = s.c.view()
		return nil
	})
	return v, err
}

// LogOut closes the portfolio and forgets which it was.
func (s *Session) LogOut() (v *SessionView, err error) {
	err = s.c.do("LogOut", func() error {
		if s.c.open != nil {
			s.c.end(false, nil)
		}
		s.c.locked = nil
		clear(s.c.places)
		v = s.c.view()
		return nil
	})
	return v, err
}

func (c *cabinet) view() *SessionView {
	v := &SessionView{Allowed: c.allowed(), Locked: c.locked}
	if c.open != nil {
		v.Frame = c.frame(c.open)
	}
	return v
}

// frame is what the frame shows of the open portfolio.
func (c *cabinet) frame(s *session) *FrameView {
	p := s.p.Profile()
	v := &FrameView{ID: s.file.ID(), Name: p.Name, UserName: p.UserName, Institute: instituteName(p.Institute), Path: s.file.Path(),
		Backup: iso(s.newest), ReadOnly: s.file.ReadOnly(), Doubts: slices.Clone(s.doubts), Place: c.places[s.file.ID()], Idle: s.minutes}
	switch {
	case s.second != nil:
		v.Doubts = append(v.Doubts, *s.second)
	case s.trouble != nil:
		v.Doubts = append(v.Doubts, *s.trouble)
	}
	v.Doubts = orList(v.Doubts)
	return v
}

func instituteName(id string) string {
	i, ok := institute.Find(id)
	if !ok {
		return id
	}
	return i.Name
}

// The names of what a portfolio remembers about itself, sealed in it.
const (
	settingIdle   = "idle-minutes"
	settingSecond = "second-place"
	// settingTold is the surroundings of the folder that were told of.
	settingTold = "surroundings-told"
)

// begin makes a file that was opened the portfolio of this window. user is the
// user name it was opened with, empty when it was not asked for; newest is when
// its newest backup was made.
func (c *cabinet) begin(file OpenPortfolio, user string, newest time.Time) (*FrameView, error) {
	s, err := c.read(file, user)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	s.newest, s.tried = newest, c.Now()
	c.open, c.locked = s, nil
	c.idle.touch()
	c.arm(s)
	c.wait(s)
	go c.sweep(s)
	return c.frame(s), nil
}

// sweep takes away, beside everything else, what is left of documents that never
// came in whole.
func (c *cabinet) sweep(s *session) {
	for left := 1; left > 0 && !s.file.ReadOnly(); {
		err := c.step(s, func() (err error) {
			left, err = s.p.Sweep()
			return err
		})
		if err != nil {
			if codeIn(err) != PortfolioClosed {
				_ = c.shaped("sweep", err)
			}
			return
		}
	}
}

// read reads all of a portfolio.
func (c *cabinet) read(file OpenPortfolio, user string) (*session, error) {
	p, err := c.picture(file)
	if err != nil {
		return nil, err
	}
	s := &session{file: file, p: p}
	c.settings(s)
	// A change of user name is two changes; the one of the file counts.
	if profile := p.Profile(); user != "" && profile.UserName != user && !file.ReadOnly() {
		profile.UserName = user
		if err := p.SetProfile(profile); err != nil {
			return nil, err
		}
	}
	if d, ok := file.Doubt(); ok {
		s.doubts = append(s.doubts, *failure(d))
	}
	for _, m := range p.Matters() {
		s.doubts = append(s.doubts, *failure(m))
	}
	return s, c.lookAround(s)
}

// settings takes over what the portfolio remembers about itself.
func (c *cabinet) settings(s *session) {
	s.minutes = idleMinutes
	if n, err := strconv.Atoi(s.p.Setting(settingIdle)); err == nil && slices.Contains(idleChoices(), n) {
		s.minutes = n
	}
	second := s.p.Setting(settingSecond)
	c.Portfolios.SecondPlace(second)
	s.second = c.secondDoubt(second)
}

// statWait is how long a folder may take to show that it is there: a drive of
// the network that is away takes its time.
const statWait = time.Second

// secondDoubt says why second backups have no place now, nil when they have.
func (c *cabinet) secondDoubt(folder string) *Failure {
	if folder == "" {
		return nil
	}
	there := make(chan bool, 2)
	defer c.After(statWait, func() { there <- false })()
	go func() {
		info, err := os.Stat(folder)
		there <- err == nil && info.IsDir()
	}()
	if <-there {
		return nil
	}
	return &Failure{Code: "second-place-gone", Message: "De tweede plek voor reservekopieën is er nu niet.",
		Hint: "Sluit de schijf of stick aan, of kies bij je account, onder Reservekopieën, een andere map."}
}

// lookAround tells once when the portfolio lies in a folder that does not go
// well with it.
func (c *cabinet) lookAround(s *session) error {
	found := c.Surroundings(c.Portfolios.Folder())
	if found == s.p.Setting(settingTold) || s.file.ReadOnly() {
		return nil
	}
	if d := surroundingsDoubt(found); d != nil {
		s.doubts = append(s.doubts, *d)
	}
	return s.p.SetSetting(settingTold, found)
}

// surroundingsDoubt says what is the matter with a folder, nil when nothing is.
func surroundingsDoubt(found string) *Failure {
	switch found {
	case "":
		return nil
	case "netwerk":
		return &Failure{Code: "folder-network", Message: "De map met portfolio’s ligt op het netwerk. Valt de verbinding weg tijdens het opslaan, dan kan de laatste wijziging ontbreken.",
			Hint: "Kies bij je account, onder Reservekopieën, ook een tweede plek, zoals een USB-stick."}
	}
	return &Failure{Code: "folder-synced", Message: "De map met portfolio’s wordt bijgehouden door " + found + ". Open je portfolio op één computer tegelijk.",
		Hint: "Werk je op twee computers, neem dan een kopie mee: kies bij je account Verhuizen."}
}

// end closes the open portfolio. keep remembers which it was, as after a lock;
// why is told to the window, nil for idleness or the user's own wish.
func (c *cabinet) end(keep bool, why error) {
	s := c.open
	c.open = nil
	c.verified = nil
	c.limit.Store(0)
	s.stop()
	if keep {
		p := s.p.Profile()
		c.locked = &LockedView{ID: s.file.ID(), Name: p.Name, UserName: p.UserName, Login: s.file.UsesKeyStore()}
		e := Event{What: "locked"}
		if why != nil {
			e.Failure = failure(why)
		}
		c.Emit(e)
	}
	id := s.file.ID()
	c.closing.begin(id)
	c.lasting.stop()
	go func() {
		defer c.closing.end(id)
		c.wipe()
		_ = c.shaped("finish", guarded(func() error { return c.finish(s) }))
	}()
}

// closing knows which portfolios are being closed.
type closing struct {
	sync.WaitGroup
	mu  sync.Mutex
	ids map[string]bool
}

func (l *closing) begin(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.Add(1)
	if l.ids == nil {
		l.ids = map[string]bool{}
	}
	l.ids[id] = true
}

func (l *closing) end(id string) {
	l.mu.Lock()
	delete(l.ids, id)
	l.mu.Unlock()
	l.Done()
}

// now gives those that are being closed at this moment.
func (l *closing) now() map[string]bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.ids)
}

// finish makes a last backup of a session that ended, and drops its keys.
func (c *cabinet) finish(s *session) error {
	s.backing.Lock()
	defer s.backing.Unlock()
	var err error
	if s.file.Changed() && !s.file.ReadOnly() {
		err = c.work("Reservekopie maken", func() error {
			_, err := s.file.Backup()
			return err
		})
	}
	return errors.Join(err, s.file.Close())
}

// leaving is the end of the program, which waits for what was typed.
type leaving struct {
	mu sync.Mutex
	// handed is closed when the window handed over what was typed; nil while
	// nobody waits for that.
	handed chan struct{}
	over   bool
}

func (l *leaving) flushed() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.handed != nil && !l.over {
		close(l.handed)
		l.over = true
	}
}

// flushWait is how long the program waits for the window to hand over what was
// typed.
const flushWait = 2 * time.Second

// Left tells that the window may close: what was typed has been handed over.
func (v Services) Left() bool {
	l := &v.Session.c.leaving
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.over
}

// Leave is asked when the window is to close, and tells whether it stays for
// now. With a portfolio open it lets the window hand over what was typed, and
// then closes it through quit.
func (v Services) Leave(quit func()) (stays bool) {
	c := v.Session.c
	l := &c.leaving
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.over || c.limit.Load() == 0:
		return false
	case l.handed != nil:
		return true
	}
	l.handed = make(chan struct{})
	stop := c.After(flushWait, l.flushed)
	go func(handed chan struct{}) {
		<-handed
		stop()
		quit()
	}(l.handed)
	c.Emit(Event{What: "closing"})
	return true
}

// Shut closes what is open, and returns when it is closed.
func (v Services) Shut() {
	c := v.Session.c
	c.mu.Lock()
	if c.open != nil {
		c.end(false, nil)
	}
	c.mu.Unlock()
	c.closing.Wait()
	// What was shown without a portfolio goes too.
	c.lasting.stop()
	c.wipe()
}

// notOpen refuses what needs that no portfolio is open in this window, and
// waits until one that was has been closed.
func (c *cabinet) notOpen() error {
	if !c.allowed() {
		return portfolioOff()
	}
	c.lockWhenIdle()
	if c.open != nil {
		return problem.Refuse(PortfolioIsOpen, "Er is al een portfolio open.", "Log eerst uit.")
	}
	c.closing.Wait()
	return nil
}
