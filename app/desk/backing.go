package desk

import (
	"path/filepath"
	"time"

	"aiosmap/app/problem"
)

// backupEvery is the least time between two backups that are made by
// themselves while a portfolio is open. One more is made when it is closed.
const backupEvery = 2 * time.Hour

// backupDue tells whether it is time for a backup.
func (s *session) backupDue(now time.Time) bool {
	// The wall clock, so that a closed lid counts.
	since := now.Round(0).Sub(s.tried.Round(0))
	return (since >= backupEvery || since < 0) && !s.file.ReadOnly() && s.file.Changed()
}

// backUp makes a backup beside everything else: writing goes on.
func (c *cabinet) backUp(s *session) {
	b, err := c.makeBackup(s)
	c.mu.Lock()
	c.note(s, b, err)
	c.mu.Unlock()
	c.Emit(Event{What: "backup"})
}

// makeBackup makes a backup. It holds the session's backing and not the
// cabinet's lock.
func (c *cabinet) makeBackup(s *session) (b Backup, err error) {
	s.backing.Lock()
	defer s.backing.Unlock()
	err = guarded(func() error {
		return c.work("Reservekopie maken", func() (err error) {
			b, err = s.file.Backup()
			return err
		})
	})
	return b, err
}

// note keeps how a backup went.
func (c *cabinet) note(s *session, b Backup, err error) {
	s.tried = c.Now()
	if !b.Made.IsZero() {
		s.newest = b.Made
	}
	s.trouble = nil
	if err := c.shaped("backup", err); err != nil {
		s.trouble = failure(err)
	}
}

// whole changes the file as a whole, while no backup is made of it.
func (c *cabinet) whole(s *session, words string, f func() error) error {
	s.backing.Lock()
	defer s.backing.Unlock()
	return c.work(words, f)
}

func backupViews(list []Backup) []BackupView {
	out := make([]BackupView, len(list))
	for i, b := range list {
		out[i] = backupView(b)
	}
	return out
}

func backupView(b Backup) BackupView {
	return BackupView{Path: b.Path, Folder: filepath.Dir(b.Path), Made: iso(b.Made), Size: b.Size, Second: b.Second, Verified: b.Verified}
}

// isBackup refuses a path that is none of the portfolio's backups: the window
// names them, and is not trusted.
func (c *cabinet) isBackup(id, path string) error {
	list, err := c.Portfolios.Backups(id)
	if err != nil {
		return err
	}
	for _, b := range list {
		if b.Path == path {
			return nil
		}
	}
	return problem.Refuse("backup-gone", "Deze reservekopie is er niet meer.", "Kies een andere.")
}
