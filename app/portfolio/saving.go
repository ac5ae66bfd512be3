package portfolio

import (
	"fmt"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// Autosave keeps what was typed as the form's concept, whatever it is, and
// gives the time at which that was. problems is about what is filled in and
// malformed, and what the rule of its kind says; it is kept all the same. What
// is the same as the last version needs no concept, and one that there was goes.
// Refusals: FormGone, FormRemoved, FormClosed, FormFinal, FormWithdrawn,
// FormForeign, FormLarge.
func (p *Portfolio) Autosave(id string, typed form.Values) (kept time.Time, problems []problem.Problem, err error) {
	e, d, err := p.writable(id)
	if err != nil {
		return time.Time{}, nil, err
	}
	typed = p.whole(e, d, typed)
	values, problems := p.read(e, d, typed, false)
	if r := e.shown(); r != nil && !Blocks(problems) && len(e.heads) == 1 && !e.stale() && values.Equal(r.Values) && r.Definition == d.Hash() {
		return p.stamp(), problems, p.dropConcept(e)
	}
	at, err := p.keepConcept(e, d, typed)
	return at, problems, err
}

// whole makes text of what came in, without what an act alone fills in: nobody
// confirms by typing. A form that says nothing about its dossier stays where it
// is.
func (p *Portfolio) whole(e *entry, d form.Definition, typed form.Values) form.Values {
	typed = typed.Valid()
	if field := d.DossierField(); field != "" && typed[field].Empty() {
		typed[field] = form.Value{Text: p.dossierOf(e)}
	}
	return d.Typed(typed)
}

// read gives what was typed as it is kept, and what is wrong with it. A form
// may stay in a dossier that was closed, but not move into one.
func (p *Portfolio) read(e *entry, d form.Definition, typed form.Values, closing bool) (form.Values, []problem.Problem) {
	values, problems := form.Read(d, typed, closing)
	if fault, ok := p.dossierFault(e, d, values); ok {
		problems = append(problems, fault)
	}
	return values, append(problems, p.ruled(p.asIfKept(e, d, values, problems), p.among(d.ID, e.id), closing)...)
}

func (p *Portfolio) dossierFault(e *entry, d form.Definition, values form.Values) (problem.Problem, bool) {
	field := d.DossierField()
	id := values[field].Text
	if field == "" || id == "" || id == p.savedDossier(e, d) {
		return problem.Problem{}, false
	}
	_, err := p.openDossier(id)
	fault, ok := problem.From(err)
	fault.Column = field
	return fault, ok
}

// savedDossier gives the dossier that the form lies in with its last version,
// or, before the first one, that it was made in.
func (p *Portfolio) savedDossier(e *entry, d form.Definition) string {
	if r := e.shown(); r != nil {
		return r.Values[d.DossierField()].Text
	}
	return p.dossierOf(e)
}

// keepConcept writes a concept, unless it holds this already.
func (p *Portfolio) keepConcept(e *entry, d form.Definition, typed form.Values) (time.Time, error) {
	if e.concept != nil && e.concept.values.Equal(typed) {
		return e.concept.time, nil
	}
	if err := fits(typed); err != nil {
		return time.Time{}, err
	}
	next := concept{definition: d.Hash(), parents: e.headHashes(), time: p.stamp(), values: typed}
	if e.concept != nil {
		next.parents = e.concept.parents
	}
	changes, err := p.definitionChanges(d)
	if err != nil {
		return time.Time{}, err
	}
	data, err := next.encode()
	if err != nil {
		return time.Time{}, err
	}
	return next.time, p.write(append(changes, Change{ConceptBucket, e.id, data}), func() { e.concept = &next })
}

func (p *Portfolio) dropConcept(e *entry) error {
	if e.concept == nil {
		return nil
	}
	return p.write([]Change{{ConceptBucket, e.id, nil}}, func() { e.concept = nil })
}

// Save makes a version of what was typed: "Tussentijds opslaan". Fields may be
// empty; where one is malformed or the rule says no, nothing but the concept is
// kept, and problems says why (Blocks). Problems that do not block are warnings
// about what was saved. Where versions stand side by side, the new one follows
// them all. A form that is the same as its last version gets no new one.
// Refusals as Autosave.
func (p *Portfolio) Save(id string, typed form.Values) (problems []problem.Problem, err error) {
	return p.save(id, typed, form.Open)
}

// CloseForm saves and closes: "Valideren en sluiten". Every required field must
// be filled in; otherwise it does what Save does with malformed ones. Refusals
// as Autosave.
func (p *Portfolio) CloseForm(id string, typed form.Values) (problems []problem.Problem, err error) {
	return p.save(id, typed, form.Closed)
}

func (p *Portfolio) save(id string, typed form.Values, state form.State) ([]problem.Problem, error) {
	e, d, err := p.writable(id)
	if err != nil {
		return nil, err
	}
	typed = p.whole(e, d, typed)
	values, problems := p.read(e, d, typed, state == form.Closed)
	if Blocks(problems) {
		_, err := p.keepConcept(e, d, typed)
		return problems, err
	}
	if d.Final && e.conflict() {
		if values, state, err = p.settled(e, d, values, state); err != nil {
			return problems, err
		}
	}
	if r := e.shown(); r != nil && len(e.heads) == 1 && !e.stale() && values.Equal(r.Values) && r.State == state && r.Definition == d.Hash() {
		return problems, p.dropConcept(e)
	}
	return problems, p.revise(e, d, values, state)
}

// revise makes the next version of a form of what was typed, in the place of
// its concept.
func (p *Portfolio) revise(e *entry, d form.Definition, values form.Values, state form.State) error {
	r, changes, err := p.sign(draft{form: e.id, of: d, parents: e.parents(), state: state, values: values})
	if err != nil {
		return err
	}
	if e.concept != nil {
		changes = append(changes, Change{ConceptBucket, e.id, nil})
	}
	err = p.write(changes, func() {
		e.concept = nil
		e.add(r)
	})
	if err != nil {
		return fmt.Errorf("save form: %w", err)
	}
	return nil
}
