package desk

import (
	"os"
	"path/filepath"
	"time"

	"aiosmap/app/problem"
)

// PickSecondPlace asks for a folder for second backups; nil when the dialog was
// closed.
func (a *Account) PickSecondPlace() (v *AccountView, err error) {
	if err := a.c.in("PickSecondPlace", func(*session) error { return nil }); err != nil {
		return nil, err
	}
	folder, err := a.c.Dialogs.PickFolder("Tweede plek voor reservekopieën kiezen")
	if err != nil || folder == "" {
		return nil, a.c.shaped("PickSecondPlace", err)
	}
	return a.do("PickSecondPlace", func(s *session) error {
		if a.c.ours(folder) {
			return problem.Refuse("second-place-same", "Daar liggen je portfolio en de eerste reservekopieën al.", "Kies een map op een andere schijf, een stick of het netwerk.")
		}
		return a.c.secondPlace(s, folder)
	})
}

// secondPlace takes a folder for second backups when one could be made there.
func (c *cabinet) secondPlace(s *session, folder string) error {
	before := s.p.Setting(settingSecond)
	if err := s.p.SetSetting(settingSecond, folder); err != nil {
		return err
	}
	c.Portfolios.SecondPlace(folder)
	b, err := c.makeBackup(s)
	c.note(s, b, err)
	if codeIn(err) == secondPlaceFailed {
		c.Portfolios.SecondPlace(before)
		if back := s.p.SetSetting(settingSecond, before); back != nil {
			return back
		}
		s.trouble = nil
	}
	return err
}

// ClearSecondPlace makes no second backups any more. Those that are there stay.
func (a *Account) ClearSecondPlace() (*AccountView, error) {
	return a.do("ClearSecondPlace", func(s *session) error {
		if err := s.p.SetSetting(settingSecond, ""); err != nil {
			return err
		}
		a.c.Portfolios.SecondPlace("")
		s.trouble = nil
		return nil
	})
}

// ours tells whether a path lies in the folder of portfolios.
func (c *cabinet) ours(path string) bool {
	folder, path := real(c.Portfolios.Folder()), real(path)
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// real follows links as far as the path is there.
func real(path string) string {
	if whole, err := filepath.EvalSymlinks(path); err == nil {
		return whole
	}
	if dir := filepath.Dir(path); dir != path {
		return filepath.Join(real(dir), filepath.Base(path))
	}
	return path
}

// MoveOut writes a whole copy of the portfolio for another computer.
func (a *Account) MoveOut() (*Saved, error) {
	v, path, err := a.ask("MoveOut", target{"Portfolio meenemen", "", "aiosmap"})
	if err != nil || path == "" {
		return v, err
	}
	s, err := a.c.who("MoveOut")
	switch {
	case err != nil:
	case a.c.ours(path):
		err = placeOurs()
	default:
		// Beside everything else, as a backup is made.
		err = a.c.whole(s, "Portfolio kopiëren", func() error { return s.file.Copy(path) })
	}
	if err != nil {
		return v, a.c.shaped("MoveOut", err)
	}
	v.Path, v.File = path, filepath.Base(path)
	return v, a.c.step(s, func() error {
		s.shown = path
		return nil
	})
}

// Export writes everything in an open format; the Kladblok only when asked for.
func (a *Account) Export(withScratch bool) (*Saved, error) {
	v, path, err := a.ask("Export", target{"Portfolio exporteren", "", "zip"})
	if err != nil || path == "" {
		return v, err
	}
	if err := a.c.shaped("Export", a.c.export(path, withScratch)); err != nil {
		return v, err
	}
	v.Path, v.File = path, filepath.Base(path)
	return v, nil
}

// ask asks for a place; path is empty when the dialog was closed. The name it
// offers says nothing of whose portfolio it is.
func (a *Account) ask(name string, t target) (v *Saved, path string, err error) {
	v = &Saved{LeftOut: []int{}, Aside: []int{}}
	if err := a.c.in(name, func(*session) error { return nil }); err != nil {
		return nil, "", err
	}
	path, err = askPlace(a.c.Dialogs, t, "portfolio "+a.c.Now().Format(time.DateOnly)+"."+t.extension)
	return v, path, a.c.shaped(name, err)
}

// ShowFolder shows what was written last, or the portfolio itself.
func (a *Account) ShowFolder() error {
	path := ""
	err := a.c.in("ShowFolder", func(s *session) error {
		path = s.shown
		if _, err := os.Stat(path); err != nil {
			path = s.file.Path()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return a.c.shaped("ShowFolder", a.c.Dialogs.Show(path))
}
