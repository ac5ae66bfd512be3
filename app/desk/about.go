package desk

import (
	"context"

	"aiosmap/app/problem"
)

// About is the service of the settings and help screens.
type About struct{ s *state }

// Licences gives the licence texts of everything that ships inside the program.
func (a *About) Licences() string { return a.s.Notices }

// DataFolder gives the folder where the settings file lies.
func (a *About) DataFolder() string { return a.s.DataFolder }

// Settings gives how this Aiosmap is set.
func (a *About) Settings() (v *SettingsView, err error) {
	err = a.s.do("Settings", func(context.Context) error {
		v = a.s.settings()
		return nil
	})
	return v, err
}

func (s *state) settings() *SettingsView {
	v := &SettingsView{DataFolder: s.DataFolder, Keeps: s.jobs != nil, Policy: s.Policy.words(), PolicyFile: s.Policy.File,
		RecentsOff: s.Policy.RecentsOff, Foreign: len(s.foreign), Shared: s.shared(), SharedFixed: s.Policy.Shared != "", SharedNews: s.sharedNews()}
	s.remember("doubt", func(m Memory) error {
		if p, ok := m.Doubt(); ok {
			v.Doubt = failure(p)
		}
		return nil
	})
	return v
}

// words says in Dutch what the IT department fixed.
func (p Policy) words() []string {
	out := []string{}
	if p.Bad {
		out = append(out, "Het beleidsbestand is niet te lezen; de instellingen erin gelden niet.")
	}
	if p.ImportOnly {
		out = append(out, "Alleen de import is te gebruiken.")
	}
	if p.DataFolder != "" {
		out = append(out, "De gegevens staan in "+p.DataFolder+".")
	}
	if p.RecentsOff {
		out = append(out, "Welke lijsten je opende wordt niet onthouden.")
	}
	if p.Shared != "" {
		out = append(out, "De gedeelde instellingen staan in "+p.Shared+".")
	}
	return out
}

// ForgetForeign forgets the user names of SOON and SGBO.
func (a *About) ForgetForeign() (v *SettingsView, err error) {
	err = a.s.do("ForgetForeign", func(context.Context) error {
		if a.s.jobs != nil {
			if err := a.s.jobs.ForgetMemo(foreignNames); err != nil {
				return problem.Refuse("memo-kept", "De gebruikersnamen konden niet worden vergeten.", "Probeer het opnieuw.")
			}
		}
		a.s.foreign = nil
		if a.s.list != nil {
			if err := a.s.replan(func(*openList) {}); err != nil {
				return err
			}
		}
		v = a.s.settings()
		return nil
	})
	return v, err
}

// Selftest takes the window's report on itself; it does nothing unless the
// program was started to test itself.
func (a *About) Selftest(r SelftestReport) error {
	return a.s.do("Selftest", func(context.Context) error {
		if a.s.Selftest == nil {
			return nil
		}
		r.CSP = orList(r.CSP)
		return a.s.Selftest(r)
	})
}
