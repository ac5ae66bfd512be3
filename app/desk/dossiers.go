package desk

import (
	"aiosmap/app/form"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// Dossiers is the service of dossiers and their forms.
type Dossiers struct{ c *cabinet }

// View gives all dossiers.
func (d *Dossiers) View() (*DossiersView, error) {
	return d.all("View", func(*portfolio.Portfolio) error { return nil })
}

// all changes something and gives all dossiers as they stand then.
func (d *Dossiers) all(name string, f func(p *portfolio.Portfolio) error) (v *DossiersView, err error) {
	err = d.c.in(name, func(s *session) error {
		if err := f(s.p); err != nil {
			return err
		}
		v = dossiersView(s.p)
		return nil
	})
	return v, err
}

// one changes a form and gives it as it stands then; problems is what stands
// in the way of what was asked.
func (d *Dossiers) one(name, id string, f func(p *portfolio.Portfolio) ([]problem.Problem, error)) (v *FormView, err error) {
	err = d.c.in(name, func(s *session) error {
		problems, err := f(s.p)
		if err != nil {
			return err
		}
		v, err = d.c.formView(s.p, id)
		if err == nil {
			v.Problems = fieldProblems(problems)
		}
		return err
	})
	return v, err
}

// CreateDossier makes a dossier behind the others.
func (d *Dossiers) CreateDossier(name string) (*DossiersView, error) {
	return d.all("CreateDossier", func(p *portfolio.Portfolio) error {
		_, err := p.CreateDossier(name)
		return err
	})
}

// RenameDossier gives a dossier another name.
func (d *Dossiers) RenameDossier(id, name string) (*DossiersView, error) {
	return d.all("RenameDossier", func(p *portfolio.Portfolio) error { return p.RenameDossier(id, name) })
}

// OrderDossiers puts the dossiers in this order.
func (d *Dossiers) OrderDossiers(ids []string) (*DossiersView, error) {
	return d.all("OrderDossiers", func(p *portfolio.Portfolio) error { return p.OrderDossiers(ids) })
}

// CloseDossier closes a dossier, or opens it again.
func (d *Dossiers) CloseDossier(id string, closed bool) (*DossiersView, error) {
	return d.all("CloseDossier", func(p *portfolio.Portfolio) error { return p.CloseDossier(id, closed) })
}

// CreateForm makes an empty form in a dossier.
func (d *Dossiers) CreateForm(dossier, definition string) (v *FormView, err error) {
	err = d.c.in("CreateForm", func(s *session) error {
		id, err := s.p.CreateForm(dossier, definition)
		if err != nil {
			return err
		}
		v, err = d.c.formView(s.p, id)
		return err
	})
	return v, err
}

// Form gives one form.
func (d *Dossiers) Form(id string) (*FormView, error) {
	return d.one("Form", id, func(*portfolio.Portfolio) ([]problem.Problem, error) { return nil, nil })
}

// Autosave keeps what was typed as a concept; it may hold anything.
func (d *Dossiers) Autosave(id string, values map[string]string) (v *KeptView, err error) {
	err = d.c.in("Autosave", func(s *session) error {
		at, problems, err := s.p.Autosave(id, typed(values))
		if err == nil {
			v = &KeptView{At: iso(at), Problems: fieldProblems(problems)}
		}
		return err
	})
	return v, err
}

// Save makes a version of what was typed.
func (d *Dossiers) Save(id string, values map[string]string) (*FormView, error) {
	return d.one("Save", id, func(p *portfolio.Portfolio) ([]problem.Problem, error) { return p.Save(id, typed(values)) })
}

// CloseForm validates and closes. With problems the form stays open, and what
// was typed is kept as a concept.
func (d *Dossiers) CloseForm(id string, values map[string]string) (*FormView, error) {
	return d.one("CloseForm", id, func(p *portfolio.Portfolio) ([]problem.Problem, error) { return p.CloseForm(id, typed(values)) })
}

// Reopen makes a closed form open again.
func (d *Dossiers) Reopen(id string) (*FormView, error) {
	return d.one("Reopen", id, func(p *portfolio.Portfolio) ([]problem.Problem, error) { return nil, p.Reopen(id) })
}

// Remove takes a form out of its dossier.
func (d *Dossiers) Remove(id string) (*DossiersView, error) {
	return d.all("Remove", func(p *portfolio.Portfolio) error { return p.Remove(id) })
}

// Unremove brings a removed form back.
func (d *Dossiers) Unremove(id string) (*DossiersView, error) {
	return d.all("Unremove", func(p *portfolio.Portfolio) error { return p.Unremove(id) })
}

// Move puts a form into another dossier.
func (d *Dossiers) Move(id, dossier string) (*FormView, error) {
	return d.one("Move", id, func(p *portfolio.Portfolio) ([]problem.Problem, error) { return nil, p.Move(id, dossier) })
}

// History gives the versions of a form.
func (d *Dossiers) History(id string) (v *FormHistoryView, err error) {
	err = d.c.in("History", func(s *session) error {
		f, err := s.p.Form(id)
		if err != nil {
			return err
		}
		versions, err := s.p.History(id)
		if err == nil {
			v = &FormHistoryView{Title: f.Title, Versions: versionViews(versions)}
		}
		return err
	})
	return v, err
}

// Search finds forms; never the Kladblok.
func (d *Dossiers) Search(text string) (v *SearchView, err error) {
	err = d.c.in("Search", func(s *session) error {
		hits, more := s.p.Search(text)
		v = &SearchView{Hits: make([]HitView, len(hits)), More: more}
		for i, h := range hits {
			v.Hits[i] = hitView(h)
		}
		return nil
	})
	return v, err
}

// previewMost bounds a long text to look at, in bytes.
const previewMost = 1 << 20

// Preview gives a long text as it will be read.
func (d *Dossiers) Preview(markdown string) (v []BlockView, err error) {
	err = d.c.in("Preview", func(*session) error {
		if len(markdown) > previewMost {
			return problem.Refuse(portfolio.FormLarge, "Deze tekst is te lang om te bekijken.", "Verdeel de tekst over meer formulieren.")
		}
		v = blockViews(form.Markdown(markdown))
		return nil
	})
	return v, err
}

// Removed gives what was removed and can be wiped.
func (d *Dossiers) Removed() (v []RemovedView, err error) {
	err = d.c.in("Removed", func(s *session) error {
		v = removedViews(s.p)
		return nil
	})
	return v, err
}

// Purge wipes what was removed, with every version, and compacts the file.
// Backups from before still hold it (see Account.DropBackups).
func (d *Dossiers) Purge(ids []string) (v []RemovedView, err error) {
	err = d.c.in("Purge", func(s *session) error {
		changes, err := s.p.Purge(ids)
		if err != nil {
			return err
		}
		err = d.c.whole(s, "Opruimen", func() error { return s.file.Purge(changes...) })
		if err != nil {
			// Some of it may have been done.
			if again := d.c.reread(s); again != nil {
				return again
			}
			return err
		}
		s.p.Purged(ids)
		v = removedViews(s.p)
		return nil
	})
	return v, err
}
