package desk

import "context"

// About is the service of the settings and help screens.
type About struct{ s *state }

// Licences gives the licence texts of everything that ships inside the program.
func (a *About) Licences() string { return a.s.Notices }

// DataFolder gives the folder where the settings file lies.
func (a *About) DataFolder() string { return a.s.DataFolder }

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
