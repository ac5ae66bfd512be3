package desk

import "aiosmap/app/problem"

// movedFile is a portfolio from elsewhere that is here in another state.
type movedFile struct{ id, path string }

// Backups gives the backups of a portfolio, the newest first.
func (o *Opening) Backups(id string) (v []BackupView, err error) {
	err = o.c.do("Backups", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		return o.c.work("Reservekopieën nakijken", func() error {
			list, err := o.c.Portfolios.Backups(id)
			v = backupViews(list)
			return err
		})
	})
	return v, err
}

// Restore puts a backup in the place of the file; what lies there is moved
// aside.
func (o *Opening) Restore(id, path string) (v *OpeningView, err error) {
	return o.mend("Restore", "Reservekopie terugzetten", func(c *cabinet) error {
		if err := c.isBackup(id, path); err != nil {
			return err
		}
		return c.Portfolios.Restore(id, path)
	})
}

// UseLeftover takes an unfinished file beside a missing one as the portfolio.
func (o *Opening) UseLeftover(id string) (v *OpeningView, err error) {
	return o.mend("UseLeftover", "Portfolio nakijken", func(c *cabinet) error { return c.Portfolios.UseLeftover(id) })
}

// SetAside takes a portfolio whose keys are lost out of sight, so that a new one
// can be made for its user name. Nothing is deleted.
func (o *Opening) SetAside(id string) (v *OpeningView, err error) {
	return o.mend("SetAside", "Portfolio opzij zetten", func(c *cabinet) error { return c.Portfolios.SetAside(id) })
}

// mend changes files while no portfolio is open, and gives what is there then.
func (o *Opening) mend(name, words string, f func(c *cabinet) error) (v *OpeningView, err error) {
	err = o.c.do(name, func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		if err := o.c.work(words, func() error { return f(o.c) }); err != nil {
			return err
		}
		v, err = o.c.opening()
		return err
	})
	return v, err
}

// PickMoved asks for a portfolio from another computer, or a backup from
// elsewhere, and takes it in; nil when the dialog was closed.
func (o *Opening) PickMoved() (v *MovedView, err error) {
	if err := o.c.do("PickMoved", o.c.notOpen); err != nil {
		return nil, err
	}
	path, err := o.c.Dialogs.PickPortfolio()
	if err != nil || path == "" {
		return nil, o.c.shaped("PickMoved", err)
	}
	err = o.c.do("PickMoved", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		o.c.moved = nil
		return o.c.work("Portfolio overnemen", func() error {
			a, err := o.c.Portfolios.Adopt(path)
			if err != nil {
				return err
			}
			v = &MovedView{What: a.What, Theirs: iso(a.Theirs), Ours: iso(a.Ours)}
			if a.What == "question" {
				o.c.moved = &movedFile{a.ID, path}
			}
			return nil
		})
	})
	return v, err
}

// AnswerMoved answers the question of PickMoved: whether the picked file takes
// the place of the one that is here, which is then moved aside.
func (o *Opening) AnswerMoved(take bool) (*OpeningView, error) {
	return o.mend("AnswerMoved", "Portfolio overnemen", func(c *cabinet) error {
		m := c.moved
		c.moved = nil
		if !take {
			return nil
		}
		if m == nil {
			return problem.Refuse("moved-gone", "Er is geen portfolio gekozen.", "Kies het bestand opnieuw.")
		}
		return c.Portfolios.Restore(m.id, m.path)
	})
}

// ShowFolder shows the folder of portfolios.
func (o *Opening) ShowFolder() error {
	path := ""
	err := o.c.do("ShowFolder", func() error {
		if !o.c.allowed() {
			return portfolioOff()
		}
		path = o.c.Portfolios.Folder()
		files, err := o.c.Portfolios.List()
		if len(files) > 0 {
			path = files[0].Path
		}
		return err
	})
	if err != nil {
		return err
	}
	return o.c.shaped("ShowFolder", o.c.Dialogs.Show(path))
}
