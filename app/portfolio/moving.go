package portfolio

import (
	"cmp"
	"slices"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// Reopen makes a closed form open again, as a new version with the same text.
// Refusals: FormGone, FormRemoved, FormOpen, FormConflict, FormForeign, FormFinal,
// FormWithdrawn.
func (p *Portfolio) Reopen(id string) error {
	e, err := p.find(id)
	if err != nil {
		return err
	}
	switch {
	case e.removed():
		return removedRefusal()
	case e.status() == StatusWithdrawn:
		return withdrawnRefusal()
	case p.definitive(e):
		return finalRefusal()
	case e.status() != StatusClosed:
		return problem.Refuse(FormOpen, "Dit formulier is al open.", "Je kunt er verder in schrijven.")
	}
	return p.follow(e, form.Open, e.shown().Values, e.concept)
}

// Remove takes a form out of its dossier; Unremove brings it back as it was,
// its concept too. Of a form without a version in which nothing was filled in
// nothing is kept in the file. What is definitive must be withdrawn first.
// Refusals: FormGone, FormRemoved, FormConflict, FormForeign, FormFinal,
// FormIssued.
func (p *Portfolio) Remove(id string) error { return p.RemoveForms([]string{id}) }

// RemoveForms is Remove of several forms, all or none.
func (p *Portfolio) RemoveForms(ids []string) error { return p.each(ids, p.removal) }

// UnremoveForms is Unremove of several forms, all or none.
func (p *Portfolio) UnremoveForms(ids []string) error { return p.each(ids, p.unremoval) }

// each does the same with several forms in one write.
func (p *Portfolio) each(ids []string, what func(e *entry) (step, error)) error {
	var steps []step
	seen := map[string]bool{}
	for _, id := range ids {
		e, err := p.find(id)
		if err != nil {
			return err
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		s, err := what(e)
		if err != nil {
			return err
		}
		steps = append(steps, s)
	}
	if len(steps) == 0 {
		return nil
	}
	return p.do(steps...)
}

// issued tells whether a withdrawn form stands in a document that is kept: what
// that document says no longer holds, and the form is what tells so.
func (p *Portfolio) issued(e *entry) bool {
	if e.status() != StatusWithdrawn {
		return false
	}
	for _, d := range p.documents {
		if d.Issue != nil && d.Removed.IsZero() && slices.Contains(d.Issue.Forms, e.id) {
			return true
		}
	}
	return false
}

func (p *Portfolio) removal(e *entry) (step, error) {
	switch r := e.shown(); {
	case e.removed():
		return step{}, problem.Refuse(FormRemoved, "Dit formulier is al verwijderd.", "Je vindt het bij Opruimen.")
	case p.issued(e):
		return step{}, problem.Refuse(FormIssued, "In Mijn rapportages ligt een document waarin dit formulier staat.", "Verwijder eerst dat document, of laat dit formulier staan: er is te zien dat het is ingetrokken.")
	case p.definitive(e):
		return step{}, problem.Refuse(FormFinal, "Dit formulier is definitief en kan niet worden verwijderd.", "Trek het in als het niet meer geldt.")
	case r != nil:
		return p.following(e, form.Removed, r.Values, e.concept)
	case p.untouched(e):
		return step{[]Change{{ConceptBucket, e.id, nil}}, func() { e.dropped = true }}, nil
	}
	return p.following(e, form.Removed, p.wellFormed(e), e.concept)
}

// untouched tells whether nothing but the dossier is filled in, and nothing is
// attached.
func (p *Portfolio) untouched(e *entry) bool {
	for _, d := range p.documents {
		if d.Form == e.id {
			return false
		}
	}
	field := p.definitions[e.definition()].DossierField()
	for id, v := range e.values() {
		if id != field && !v.Empty() {
			return false
		}
	}
	return true
}

// wellFormed gives what a version can hold of a concept: a malformed value
// stays in the concept alone.
func (p *Portfolio) wellFormed(e *entry) form.Values {
	d := p.definitions[e.definition()].Definition
	values, problems := form.Read(d, e.values(), false)
	for _, fault := range problems {
		delete(values, fault.Column)
	}
	return values
}

// Unremove brings a removed form back. Refusals: FormGone, FormKept,
// FormConflict, FormForeign.
func (p *Portfolio) Unremove(id string) error { return p.UnremoveForms([]string{id}) }

func (p *Portfolio) unremoval(e *entry) (step, error) {
	switch {
	case e.dropped:
		data, err := e.concept.encode()
		if err != nil {
			return step{}, err
		}
		return step{[]Change{{ConceptBucket, e.id, data}}, func() { e.dropped = false }}, nil
	case !e.removed():
		return step{}, problem.Refuse(FormKept, "Dit formulier is niet verwijderd.", "Je vindt het in zijn dossier.")
	}
	return p.following(e, e.stateBefore(), e.shown().Values, e.concept)
}

// stateBefore gives where a removed form stood before.
func (e *entry) stateBefore() form.State {
	for _, r := range slices.Backward(e.revisions) {
		if r.State != form.Removed {
			return r.State
		}
	}
	return form.Open
}

// Move puts a form into another dossier. Refusals: FormGone, FormRemoved,
// FormConflict, FormForeign, DossierGone, DossierClosed.
func (p *Portfolio) Move(id, dossier string) error {
	e, err := p.find(id)
	if err != nil {
		return err
	}
	if e.removed() {
		return removedRefusal()
	}
	d, err := p.usable(e.definition())
	if err != nil {
		return err
	}
	if _, err := p.openDossier(dossier); err != nil || dossier == p.dossierOf(e) {
		return err
	}
	to := func(values form.Values) form.Values {
		values = values.Filled()
		values[d.DossierField()] = form.Value{Text: dossier}
		return values
	}
	if e.shown() == nil {
		_, err := p.keepConcept(e, d, to(e.values()))
		return err
	}
	moved := e.concept
	if moved != nil {
		next := *moved
		next.values = to(next.values)
		moved = &next
	}
	return p.follow(e, e.shown().State, to(e.shown().Values), moved)
}

// Removed is something that was removed and can be brought back or wiped.
type Removed struct {
	ID string
	// Page is true for a page of the Kladblok, Document for a document; both are
	// false for a form.
	Page, Document bool
	// Title is the name of a document.
	Title string
	// Dossier is the name of the form's dossier, empty for the others.
	Dossier string
	Time    time.Time
}

// Removed gives what was removed, last removed first.
func (p *Portfolio) Removed() []Removed {
	var out []Removed
	for _, e := range p.entriesThat((*entry).removed) {
		out = append(out, Removed{ID: e.id, Title: p.title(e), Dossier: p.dossierName(p.dossierOf(e)), Time: e.shown().Time})
	}
	for _, g := range p.pages {
		if !g.removed.IsZero() && !g.dropped() {
			out = append(out, Removed{ID: g.id, Page: true, Title: g.title(), Time: g.removed})
		}
	}
	for _, d := range p.documents {
		if !d.Removed.IsZero() {
			out = append(out, Removed{ID: d.ID, Document: true, Title: d.Name, Time: d.Removed})
		}
	}
	slices.SortFunc(out, func(a, b Removed) int { return cmp.Or(b.Time.Compare(a.Time), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Purge gives the changes that wipe what was removed: forms with every version
// and concept, pages, and documents with every chunk and the mails that wait
// with them. Attachments of a form that were not removed stay, at the top of
// Mijn documenten. The caller has the file do the changes and then calls Purged.
// Refusals: FormGone, FormKept, DocumentKept.
func (p *Portfolio) Purge(ids []string) ([]Change, error) {
	var out []Change
	for _, id := range ids {
		more, err := p.purging(id)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	loosened, err := p.loosened(ids)
	return append(out, loosened...), err
}

func (p *Portfolio) purging(id string) ([]Change, error) {
	if g := p.pages[id]; g != nil {
		if g.removed.IsZero() {
			return nil, problem.Refuse(FormKept, "Deze pagina is niet verwijderd.", "Verwijder haar eerst.")
		}
		return []Change{{ScratchBucket, id, nil}}, nil
	}
	if d, ok := p.documents[id]; ok {
		if d.Removed.IsZero() {
			return nil, problem.Refuse(DocumentKept, "Dit document is niet verwijderd.", "Verwijder het eerst.")
		}
		out := d.wiped()
		for _, m := range p.mailsOf(id) {
			out = append(out, Change{OutboxBucket, m, nil})
		}
		return out, nil
	}
	e, err := p.find(id)
	if err != nil {
		return nil, err
	}
	if !e.removed() {
		return nil, problem.Refuse(FormKept, "Dit formulier is niet verwijderd.", "Verwijder het eerst.")
	}
	var out []Change
	for _, r := range e.revisions {
		out = append(out, Change{RevisionBucket, r.ID, nil})
	}
	if e.concept != nil {
		out = append(out, Change{ConceptBucket, id, nil})
	}
	if _, ok := p.marks[id]; ok {
		out = append(out, Change{MarkBucket, id, nil})
	}
	return out, nil
}

// loosened gives the changes that keep the attachments of forms that are wiped,
// unless they are wiped too.
func (p *Portfolio) loosened(ids []string) ([]Change, error) {
	var out []Change
	for _, d := range p.attachedTo(ids) {
		if slices.Contains(ids, d.ID) {
			continue
		}
		data, err := d.encode()
		if err != nil {
			return nil, err
		}
		out = append(out, Change{DocumentBucket, d.ID, data})
	}
	return out, nil
}

// attachedTo gives the attachments of forms, each as it is when its form is gone.
func (p *Portfolio) attachedTo(ids []string) []Document {
	var out []Document
	for _, d := range p.documents {
		if d.Form != "" && slices.Contains(ids, d.Form) {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b Document) int { return cmp.Compare(a.ID, b.ID) })
	taken := p.filesIn("")
	for i := range out {
		out[i].Form = ""
		if out[i].Removed.IsZero() {
			out[i].Name = freeAmong(taken, out[i].Name)
			taken[fileKey(out[i].Name)] = true
		}
	}
	return out
}

// Purged takes what Purge wiped out of the projection.
func (p *Portfolio) Purged(ids []string) {
	for _, d := range p.attachedTo(ids) {
		p.documents[d.ID] = d
	}
	for _, id := range ids {
		for _, m := range p.mailsOf(id) {
			delete(p.mails, m)
		}
		delete(p.pages, id)
		delete(p.entries, id)
		delete(p.marks, id)
		delete(p.documents, id)
		delete(p.named, id)
	}
}
