package portfolio

import (
	"fmt"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// maxValues is how many bytes of values a form may have: less than fits in a
// revision.
const maxValues = form.MaxRevision / 2

// draft is a revision that is to be made.
type draft struct {
	form    string
	of      form.Definition
	parents []form.Hash
	state   form.State
	values  form.Values
}

// sign makes the revision and the records that it takes: itself, and its
// definition where the file does not hold that yet.
func (p *Portfolio) sign(d draft) (*revision, []Change, error) {
	if err := fits(d.values); err != nil {
		return nil, nil, err
	}
	changes, err := p.definitionChanges(d.of)
	if err != nil {
		return nil, nil, err
	}
	id, err := p.store.NewID()
	if err != nil {
		return nil, nil, fmt.Errorf("new revision: %w", err)
	}
	made := form.NewRevision(form.Revision{ID: id, Form: d.form, Definition: d.of.Hash(), Parents: d.parents, Time: p.now(), State: d.state, Values: d.values})
	signed, err := made.Sign(p.store.Public(), p.store.Sign)
	if err != nil {
		return nil, nil, fmt.Errorf("sign revision: %w", err)
	}
	data, err := signed.Encode()
	if err != nil {
		return nil, nil, fmt.Errorf("new revision: %w", err)
	}
	hash, err := signed.Hash()
	if err != nil {
		return nil, nil, fmt.Errorf("new revision: %w", err)
	}
	return &revision{Revision: signed, hash: hash}, append(changes, Change{RevisionBucket, id, data}), nil
}

// definitionChanges gives the record of a definition that the file does not
// hold yet: the file must be readable when the program has another version.
func (p *Portfolio) definitionChanges(d form.Definition) ([]Change, error) {
	if p.definitions[d.Hash()].stored {
		return nil, nil
	}
	id, err := p.store.NewID()
	if err != nil {
		return nil, fmt.Errorf("new definition: %w", err)
	}
	return []Change{{DefinitionBucket, id, d.JSON()}}, nil
}

func fits(values form.Values) error {
	size := 0
	for id, v := range values {
		size += len(id) + len(v.Text) + len(v.Role) + len(v.Email) + 16
	}
	if size > maxValues {
		return problem.Refuse(FormLarge, "Er staat meer tekst in dit formulier dan erin past.", "Verdeel de tekst over meer formulieren.")
	}
	return nil
}

// find gives a form that people made, or a refusal.
func (p *Portfolio) find(id string) (*entry, error) {
	e := p.entries[id]
	if e == nil || p.isDossier(e) {
		return nil, problem.Refuse(FormGone, "Dit formulier is er niet meer.", "Ga terug naar de lijst.")
	}
	return e, nil
}

// usable gives a definition with which forms can be written, or a refusal.
func (p *Portfolio) usable(hash form.Hash) (form.Definition, error) {
	k, ok := p.definitions[hash]
	if !ok || k.err != nil {
		return form.Definition{}, problem.Refuse(FormForeign, "Dit soort formulier kent deze versie van Aiosmap niet. Je kunt het lezen, maar er niet in schrijven.",
			"Werk Aiosmap bij.")
	}
	return k.Definition, nil
}

// writable gives a form that can be written in, with its definition, or a
// refusal.
func (p *Portfolio) writable(id string) (*entry, form.Definition, error) {
	e, err := p.find(id)
	if err != nil {
		return nil, form.Definition{}, err
	}
	if e.removed() {
		return nil, form.Definition{}, removedRefusal()
	}
	if r := e.shown(); r != nil && !e.conflict() {
		switch {
		case r.State == form.Withdrawn:
			return nil, form.Definition{}, withdrawnRefusal()
		case p.definitive(e):
			return nil, form.Definition{}, finalRefusal()
		case r.State == form.Closed:
			return nil, form.Definition{}, problem.Refuse(FormClosed, "Dit formulier is gesloten.", "Heropen het als je het wilt wijzigen.")
		}
	}
	d, err := p.usable(e.definition())
	return e, d, err
}

func conflictRefusal() problem.Problem {
	return problem.Refuse(FormConflict, "Van dit formulier staan twee versies naast elkaar.", "Open het formulier en sla op wat moet gelden. Daarna kan dit weer.")
}

func removedRefusal() problem.Problem {
	return problem.Refuse(FormRemoved, "Dit formulier is verwijderd.", "Zet het eerst terug.")
}

// follow makes a revision that changes the state or the dossier of a form and
// leaves what was written. The concept goes along, so that it does not come to
// seem one of an earlier version.
func (p *Portfolio) follow(e *entry, state form.State, values form.Values, with *concept) error {
	next, err := p.following(e, state, values, with)
	if err != nil {
		return err
	}
	return p.do(next)
}

// following is follow as a step.
func (p *Portfolio) following(e *entry, state form.State, values form.Values, with *concept) (step, error) {
	if e.conflict() || e.stale() {
		return step{}, conflictRefusal()
	}
	hash := e.definition()
	if r := e.shown(); r != nil {
		hash = r.Definition
	}
	d, err := p.usable(hash)
	if err != nil {
		return step{}, err
	}
	r, changes, err := p.sign(draft{form: e.id, of: d, parents: e.headHashes(), state: state, values: values})
	if err != nil {
		return step{}, err
	}
	if with != nil {
		next := *with
		next.parents = []form.Hash{r.hash}
		data, err := next.encode()
		if err != nil {
			return step{}, err
		}
		with, changes = &next, append(changes, Change{ConceptBucket, e.id, data})
	}
	return step{changes, func() {
		e.concept = with
		e.add(r)
	}}, nil
}
