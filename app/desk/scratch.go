package desk

import "aiosmap/app/portfolio"

// Scratch is the service of the Kladblok in the portfolio.
type Scratch struct{ c *cabinet }

// Pages gives the pages, the one changed last first.
func (k *Scratch) Pages() ([]PageView, error) {
	return k.pages("Pages", func(*portfolio.Portfolio) error { return nil })
}

// pages changes something and gives the pages as they stand then.
func (k *Scratch) pages(name string, f func(p *portfolio.Portfolio) error) (v []PageView, err error) {
	err = k.c.in(name, func(s *session) error {
		if err := f(s.p); err != nil {
			return err
		}
		v = []PageView{}
		for _, g := range s.p.Pages() {
			v = append(v, PageView{ID: g.ID, Title: g.Title, Excerpt: g.Excerpt, Changed: iso(g.Changed)})
		}
		return nil
	})
	return v, err
}

// Page gives one page.
func (k *Scratch) Page(id string) (v *PageText, err error) {
	err = k.c.in("Page", func(s *session) error {
		v, err = pageText(s.p, id)
		return err
	})
	return v, err
}

func pageText(p *portfolio.Portfolio, id string) (*PageText, error) {
	text, changed, err := p.Page(id)
	if err != nil {
		return nil, err
	}
	return &PageText{ID: id, Text: text, Changed: iso(changed)}, nil
}

// Create makes an empty page.
func (k *Scratch) Create() (v *PageText, err error) {
	err = k.c.in("Create", func(s *session) error {
		id, err := s.p.CreatePage()
		if err != nil {
			return err
		}
		v, err = pageText(s.p, id)
		return err
	})
	return v, err
}

// Autosave keeps the text of a page.
func (k *Scratch) Autosave(id, text string) (v *KeptView, err error) {
	err = k.c.in("Autosave", func(s *session) error {
		at, err := s.p.AutosavePage(id, text)
		if err == nil {
			v = &KeptView{At: iso(at), Problems: []FieldProblem{}}
		}
		return err
	})
	return v, err
}

// Remove takes a page out of the list.
func (k *Scratch) Remove(id string) ([]PageView, error) {
	return k.pages("Remove", func(p *portfolio.Portfolio) error { return p.RemovePage(id) })
}

// Unremove brings a removed page back.
func (k *Scratch) Unremove(id string) ([]PageView, error) {
	return k.pages("Unremove", func(p *portfolio.Portfolio) error { return p.UnremovePage(id) })
}
