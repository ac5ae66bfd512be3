package desk

import (
	"time"

	"aiosmap/app/form"
	"aiosmap/app/hap"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// Hap is the service of diensten, akkoorden and bekwaamheidsverklaringen.
type Hap struct{ c *cabinet }

// View gives the page Diensten.
func (h *Hap) View() (*HapView, error) {
	return h.change("View", func(*session) error { return nil })
}

// change changes something and gives the page as it stands then.
func (h *Hap) change(name string, f func(s *session) error) (v *HapView, err error) {
	err = h.c.in(name, func(s *session) error {
		if err := f(s); err != nil {
			return err
		}
		v = h.c.hapView(s)
		return nil
	})
	return v, err
}

// one changes a form and gives it as it stands then; problems is what was found
// about it.
func (h *Hap) one(name string, f func(s *session) (id string, problems []problem.Problem, err error)) (v *FormView, err error) {
	err = h.c.in(name, func(s *session) error {
		id, problems, err := f(s)
		if err != nil {
			return err
		}
		v, err = h.c.formView(s.p, id)
		if err == nil {
			v.Problems = fieldProblems(problems)
		}
		return err
	})
	return v, err
}

// AddShift takes a shift from the quick entry; with a problem that is no warning
// nothing is kept.
func (h *Hap) AddShift(values map[string]string) (v *AddedShift, err error) {
	err = h.c.in("AddShift", func(s *session) error {
		ids, problems, err := s.p.AddForms(hap.ShiftForm, []form.Values{typed(values)})
		if err != nil {
			return err
		}
		v = &AddedShift{View: h.c.hapView(s), Problems: []FieldProblem{}}
		if len(problems) > 0 {
			v.Problems = fieldProblems(problems[0])
		}
		if len(ids) > 0 {
			v.ID = ids[0]
		}
		return nil
	})
	return v, err
}

// Begin makes a concept in the dossier of its kind.
func (h *Hap) Begin(definition string, values map[string]string) (*FormView, error) {
	return h.one("Begin", func(s *session) (string, []problem.Problem, error) {
		id, err := s.p.Begin(definition, typed(values))
		return id, nil, err
	})
}

// Confirm makes a form definitief that somebody confirmed on this computer, with
// name and BIG number.
func (h *Hap) Confirm(id string, values map[string]string, name, big string) (*FormView, error) {
	return h.one("Confirm", func(s *session) (string, []problem.Problem, error) {
		if who := confirmer(s.p, values, name, big); portfolio.Blocks(who) {
			_, problems, err := s.p.Autosave(id, typed(values))
			return id, append(who, problems...), err
		}
		problems, err := s.p.Confirm(id, typed(values), name, big)
		return id, problems, err
	})
}

// CheckConfirm says what is to be said of name and BIG number before they make
// a form definitief, which nobody can take back.
func (h *Hap) CheckConfirm(id string, values map[string]string, name, big string) (v []FieldProblem, err error) {
	err = h.c.in("CheckConfirm", func(s *session) error {
		problems, err := s.p.CheckConfirm(id, name, big)
		v = fieldProblems(append(problems, confirmer(s.p, values, name, big)...))
		return err
	})
	return v, err
}

// confirmer gives what hap says of who confirms a form with these values.
func confirmer(p *portfolio.Portfolio, values map[string]string, name, big string) []problem.Problem {
	return hap.CheckConfirmer(name, typed(values)[hap.FieldTrainer].Text, big, ownBIG(p))
}

// Withdraw withdraws a form that is definitief.
func (h *Hap) Withdraw(id, reason string) (*FormView, error) {
	return h.one("Withdraw", func(s *session) (string, []problem.Problem, error) {
		return id, nil, s.p.Withdraw(id, reason)
	})
}

// RemoveForms takes forms away, all or none; UnremoveForms brings them back.
func (h *Hap) RemoveForms(ids []string) (*HapView, error) {
	return h.change("RemoveForms", func(s *session) error { return s.p.RemoveForms(ids) })
}

// UnremoveForms brings removed forms back.
func (h *Hap) UnremoveForms(ids []string) (*HapView, error) {
	return h.change("UnremoveForms", func(s *session) error { return s.p.UnremoveForms(ids) })
}

// ScorionMark: the window asked for a mark that there is not.
const ScorionMark problem.Code = "scorion-mark"

// SetScorion notes whether a form stands in Scorion.
func (h *Hap) SetScorion(id, mark string) (*HapView, error) {
	return h.change("SetScorion", func(s *session) error {
		switch m := portfolio.Scorion(mark); m {
		case portfolio.ScorionNone, portfolio.ScorionTodo, portfolio.ScorionDone:
			return s.p.SetScorion(id, m)
		}
		return problem.Refuse(ScorionMark, "Dit kan niet worden bewaard.", "Kies ‘nog in Scorion zetten’ of ‘staat in Scorion’.")
	})
}

// Copyable gives the fields of a form, each ready to copy.
func (h *Hap) Copyable(id string) (v []CopyLine, err error) {
	err = h.c.in("Copyable", func(s *session) error {
		f, err := s.p.Form(id)
		if err != nil {
			return err
		}
		r, err := s.p.Record(id)
		if err != nil {
			return err
		}
		v = []CopyLine{}
		for _, field := range f.Definition.Fields {
			if field.ID == f.Definition.DossierField() {
				continue
			}
			if text := field.Show(r.Values[field.ID]); text != "" {
				v = append(v, CopyLine{field.Label, text})
			}
		}
		return nil
	})
	return v, err
}

// settingHap is what a portfolio remembers of hap.Settings.
const settingHap = "hap"

// hapSettings gives the lists and norms of a portfolio. What cannot be read is
// not lost: it stays until others are kept in its place.
func hapSettings(p *portfolio.Portfolio) hap.Settings {
	s, err := hap.ParseSettings(p.Setting(settingHap))
	if err != nil {
		return hap.DefaultSettings()
	}
	return s
}

// SetSettings keeps other lists and norms; with a problem that is no warning
// nothing is kept.
func (h *Hap) SetSettings(settings HapSettings) (v *SettingsKept, err error) {
	err = h.c.in("SetSettings", func(s *session) error {
		next := settingsOf(settings)
		problems := next.Check()
		v = &SettingsKept{Problems: fieldProblems(problems)}
		if !portfolio.Blocks(problems) {
			text, err := next.JSON()
			if err != nil {
				return err
			}
			if err := s.p.SetSetting(settingHap, text); err != nil {
				return err
			}
		}
		v.View = h.c.hapView(s)
		return nil
	})
	return v, err
}

// rules are what hap says about forms, for the portfolio that keeps them. They
// ask for the lists at each turn: the aios can change those.
func (c *cabinet) rules(of func() *portfolio.Portfolio) map[string]portfolio.Rule {
	today := func() string { return c.Now().Format(time.DateOnly) }
	return map[string]portfolio.Rule{
		hap.ShiftForm: func(r portfolio.Record, among []portfolio.Record, _ bool) []problem.Problem {
			// A list of shifts asks this of each of them: only those of about the same
			// day can overlap.
			d, others := hap.DienstOf(r.ID, r.Values), []hap.Dienst{}
			from, to := d.Around()
			for _, o := range among {
				if day := o.Values[hap.FieldDate].Text; day >= from && day <= to {
					others = append(others, hap.DienstOf(o.ID, o.Values))
				}
			}
			return hap.CheckDienst(d, others, hapSettings(of()), today())
		},
		hap.DeclarationForm: func(r portfolio.Record, _ []portfolio.Record, _ bool) []problem.Problem {
			return hap.CheckDeclaration(r.Values, hapSettings(of()), today())
		},
		hap.ApprovalForm: func(r portfolio.Record, _ []portfolio.Record, closing bool) []problem.Problem {
			s := hapSettings(of())
			var progress []hap.StageProgress
			if closing {
				progress = hap.Progress(shiftsOf(of()), s, today())
			}
			return hap.CheckApproval(r.Values, progress, s, today())
		},
	}
}

// shiftsOf gives the shifts that count.
func shiftsOf(p *portfolio.Portfolio) []hap.Dienst {
	var out []hap.Dienst
	for _, r := range p.Records(hap.ShiftForm) {
		if r.Status == portfolio.StatusClosed {
			out = append(out, hap.DienstOf(r.ID, r.Values))
		}
	}
	return out
}
