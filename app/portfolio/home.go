package portfolio

import (
	"slices"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// Begin makes a form of what was typed, whatever it is, as a concept in the
// dossier in which forms of its kind lie by themselves, and gives its id.
// Refusals: DefinitionGone, DossierGone for a kind without such a dossier,
// DossierClosed, FormLarge.
func (p *Portfolio) Begin(definition string, typed form.Values) (string, error) {
	d, err := p.offered(definition)
	if err != nil {
		return "", err
	}
	home, steps, err := p.home(d)
	if err != nil {
		return "", err
	}
	id, made, err := p.newConcept(d, home, typed)
	if err != nil {
		return "", err
	}
	return id, p.do(append(steps, made)...)
}

// home gives the dossier in which forms of a kind lie by themselves, with the
// step that makes it when there is none: the one of that name; else, since the
// user may have given it another, the one in which the form of this kind lies
// that was changed last.
func (p *Portfolio) home(d form.Definition) (id string, made []step, err error) {
	if d.Home == "" {
		return "", nil, problem.Refuse(DossierGone, "Dit soort formulier heeft geen vast dossier.", "Kies een dossier.")
	}
	list := p.dossierEntries()
	named := slices.IndexFunc(list, func(e *entry) bool { return folded(nameOf(e)) == folded(d.Home) })
	if named >= 0 && list[named].shown().State != form.Closed {
		return list[named].id, nil, nil
	}
	if used := p.lastHome(d.Home); used != "" {
		return used, nil, nil
	}
	if named >= 0 {
		_, err := p.openDossier(list[named].id)
		return "", nil, err
	}
	last := 0.0
	for _, e := range list {
		last = max(last, orderOf(e))
	}
	r, changes, err := p.newDossier(d.Home, form.FromTheStart, int(last)+1)
	if err != nil {
		return "", nil, err
	}
	return r.Form, []step{{changes, func() { p.entry(r.Form).add(r) }}}, nil
}

// lastHome gives the open dossier in which the form lies that was changed last
// of all that have this home, or nothing.
func (p *Portfolio) lastHome(home string) string {
	var last *entry
	for _, e := range p.formEntries() {
		if p.definitions[e.definition()].Home != home || last != nil && last.changed().After(e.changed()) {
			continue
		}
		if _, err := p.openDossier(p.dossierOf(e)); err == nil {
			last = e
		}
	}
	if last == nil {
		return ""
	}
	return p.dossierOf(last)
}
