package desk

import (
	"slices"
	"strconv"

	"aiosmap/app/account"
	"aiosmap/app/problem"
)

// Account is the service of what concerns the open portfolio as a whole.
type Account struct{ c *cabinet }

// View gives what the account pages show.
func (a *Account) View() (*AccountView, error) {
	return a.do("View", func(*session) error { return nil })
}

// do changes something and gives what the pages show then.
func (a *Account) do(name string, f func(s *session) error) (v *AccountView, err error) {
	err = a.c.in(name, func(s *session) error {
		if err := f(s); err != nil {
			return err
		}
		v, err = a.c.account(s)
		return err
	})
	return v, err
}

func (c *cabinet) account(s *session) (*AccountView, error) {
	size, spare, err := s.file.Size()
	if err != nil {
		return nil, err
	}
	p := s.p.Profile()
	v := &AccountView{Name: p.Name, UserName: p.UserName, Institute: p.Institute, Institutes: institutePlaces(), Email: p.Email,
		Path: s.file.Path(), Size: size, Spare: spare, Idle: s.minutes, IdleChoices: idleChoices(), System: c.loginName(),
		UseLogin: s.file.UsesKeyStore(), SecondPlace: s.p.Setting(settingSecond), Changed: s.file.Changed(), ReadOnly: s.file.ReadOnly()}
	if u, err := account.ParseUserName(p.UserName); err == nil {
		v.Kind = string(u.Kind)
	}
	s.second = c.secondDoubt(v.SecondPlace)
	v.SecondDoubt = s.second
	if s.trouble != nil && v.SecondDoubt == nil && s.trouble.Code == string(secondPlaceFailed) {
		v.SecondDoubt = s.trouble
	}
	// A folder that cannot be read has none to show; who asks for the list or a
	// backup is told why.
	list, err := c.Portfolios.Backups(s.file.ID())
	if err != nil {
		c.Log.Warn("portfolio", "call", "Backups", "error", string(codeIn(err)))
	}
	if i := slices.IndexFunc(list, func(b Backup) bool { return b.Verified }); i >= 0 {
		b := backupView(list[i])
		v.Backup = &b
	}
	return v, nil
}

// SetProfile changes what is known of the aios, but for the user name.
func (a *Account) SetProfile(name, institute, email string) (*AccountView, error) {
	return a.do("SetProfile", func(s *session) error {
		p := s.p.Profile()
		p.Name, p.Institute, p.Email = name, institute, email
		return s.p.SetProfile(p)
	})
}

// SetUserName gives the portfolio another user name.
func (a *Account) SetUserName(userName string) (*AccountView, error) {
	return a.do("SetUserName", func(s *session) error {
		user, files, err := a.c.filesOf(userName)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(files, func(f PortfolioFile) bool { return f.ID != s.file.ID() }) {
			return problem.Refuse("portfolio-exists", "Op deze computer is al een ander portfolio met deze gebruikersnaam.", "Kijk de gebruikersnaam na.")
		}
		// The file first: what opens it counts (see cabinet.read).
		if err := s.file.SetUser(user); err != nil {
			return err
		}
		p := s.p.Profile()
		p.UserName = user
		return s.p.SetProfile(p)
	})
}

// SetPassword sets a new password.
func (a *Account) SetPassword(old, next string) (*AccountView, error) {
	return a.do("SetPassword", func(s *session) error {
		fresh, err := account.Password(next)
		if err != nil {
			return err
		}
		defer clear(fresh)
		was := account.PasswordBytes(old)
		defer clear(was)
		return a.c.whole(s, "Wachtwoord wijzigen", func() error { return s.file.SetPassword(was, fresh) })
	})
}

// NewCode prepares a new herstelcode; the old one holds until ConfirmNewCode.
func (a *Account) NewCode() (*CodeView, error) {
	return a.prepare("NewCode", false, func(s *session) (CodeChange, error) { return s.file.NewCode() })
}

// Rekey prepares new keys for everything, with a new herstelcode.
func (a *Account) Rekey(password string) (*CodeView, error) {
	return a.prepare("Rekey", true, func(s *session) (CodeChange, error) {
		secret := account.PasswordBytes(password)
		defer clear(secret)
		return s.file.Rekey(secret)
	})
}

func (a *Account) prepare(name string, rekey bool, f func(s *session) (CodeChange, error)) (v *CodeView, err error) {
	err = a.c.in(name, func(s *session) error {
		s.code = nil
		return a.c.whole(s, "Sleutels maken", func() error {
			change, err := f(s)
			if err != nil {
				return err
			}
			s.code, s.rekey = change, rekey
			v = codeView(change.Code(), a.c.Now())
			return nil
		})
	})
	return v, err
}

// ConfirmNewCode takes the new herstelcode typed back.
func (a *Account) ConfirmNewCode(text string) (*AccountView, error) {
	return a.confirm("ConfirmNewCode", text, false, "Herstelcode wijzigen")
}

// ConfirmRekey takes the new herstelcode typed back, and seals everything anew.
func (a *Account) ConfirmRekey(text string) (*AccountView, error) {
	return a.confirm("ConfirmRekey", text, true, "Alles opnieuw verzegelen")
}

func (a *Account) confirm(name, text string, rekey bool, words string) (*AccountView, error) {
	return a.do(name, func(s *session) error {
		if s.code == nil || s.rekey != rekey {
			return preparedGone()
		}
		if err := typedBack(text, s.code.Code()); err != nil {
			return err
		}
		err := a.c.whole(s, words, s.code.Confirm)
		if err == nil {
			s.code = nil
		}
		return err
	})
}

// Cancel forgets what NewCode or Rekey made.
func (a *Account) Cancel() error {
	return a.c.in("Cancel", func(s *session) error {
		s.code = nil
		return nil
	})
}

// UseLogin makes the portfolio open with the login of this computer, or not any
// more.
func (a *Account) UseLogin(on bool) (*AccountView, error) {
	return a.do("UseLogin", func(s *session) error { return s.file.UseKeyStore(on) })
}

// SetIdle sets after how many minutes without a touch the window locks.
func (a *Account) SetIdle(minutes int) (*AccountView, error) {
	return a.do("SetIdle", func(s *session) error {
		if !slices.Contains(idleChoices(), minutes) {
			return problem.Refuse("idle", "Deze tijd kan niet.", "Kies een van de tijden.")
		}
		if err := s.p.SetSetting(settingIdle, strconv.Itoa(minutes)); err != nil {
			return err
		}
		s.minutes = minutes
		a.c.arm(s)
		return nil
	})
}

// BackupNow makes a backup, beside everything else.
func (a *Account) BackupNow() (*AccountView, error) {
	var s *session
	if err := a.c.in("BackupNow", func(open *session) error { s = open; return nil }); err != nil {
		return nil, err
	}
	b, failed := a.c.makeBackup(s)
	return a.do("BackupNow", func(open *session) error {
		a.c.note(s, b, failed)
		if codeIn(failed) == secondPlaceFailed {
			return nil // the backup itself is good; the page says what is the matter
		}
		return failed
	})
}

// secondPlaceFailed is the store's refusal when only the second place failed.
const secondPlaceFailed problem.Code = "second-place-failed"

// Backups gives the backups of the open portfolio, the newest first.
func (a *Account) Backups() (v []BackupView, err error) {
	err = a.c.in("Backups", func(s *session) error {
		list, err := a.c.Portfolios.Backups(s.file.ID())
		v = backupViews(list)
		return err
	})
	return v, err
}

// RestoreOpen backs up what is open, puts a backup in its place and goes on
// with that.
func (a *Account) RestoreOpen(path string) (v *FrameView, err error) {
	err = a.c.in("RestoreOpen", func(s *session) error {
		if err := a.c.isBackup(s.file.ID(), path); err != nil {
			return err
		}
		if err := a.c.whole(s, "Reservekopie terugzetten", func() error { return s.file.Restore(path) }); err != nil {
			return err
		}
		s.code = nil
		s.doubts = nil
		if err := a.c.reread(s); err != nil {
			return err
		}
		a.c.settings(s)
		a.c.arm(s)
		v = a.c.frame(s)
		return nil
	})
	return v, err
}

// Compact writes the file anew without what is free in it.
func (a *Account) Compact() (*AccountView, error) {
	return a.do("Compact", func(s *session) error { return a.c.whole(s, "Ruimte vrijmaken", s.file.Compact) })
}

// DropBackups makes a backup and removes all others, in both places: after
// opruimen or new keys, those still hold what must be gone.
func (a *Account) DropBackups() (*AccountView, error) {
	s, err := a.c.who("DropBackups")
	if err != nil {
		return nil, err
	}
	// Beside everything else, as a backup is made.
	failed := a.c.whole(s, "Oude reservekopieën verwijderen", s.file.DropOldBackups)
	return a.do("DropBackups", func(*session) error { return failed })
}
