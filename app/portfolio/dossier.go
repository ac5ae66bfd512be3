package portfolio

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// Dossier is a place for forms.
type Dossier struct {
	ID, Name string
	// Own is true for one that the aios made, false for one from the start.
	Own bool
	// Closed dossiers take no forms.
	Closed bool
	// Forms are those in it that were not removed, last changed first.
	Forms []Line
}

// Status says where a form stands in a list.
type Status string

const (
	// StatusConcept was never saved as a version.
	StatusConcept Status = "concept"
	// StatusOpen was saved midway.
	StatusOpen Status = "open"
	// StatusClosed was validated and closed; of a final form: definitive.
	StatusClosed Status = "closed"
	// StatusWithdrawn was definitive and no longer holds.
	StatusWithdrawn Status = "withdrawn"
)

// Line is a form in a list.
type Line struct {
	ID, Title string
	// Kind is the title of its definition: "Reflectie".
	Kind   string
	Status Status
	// Final is true for a kind that is definitive once it is closed.
	Final   bool
	Changed time.Time
	// Concept is true when there is text that no version holds yet.
	Concept bool
	// Conflict is true when versions stand side by side.
	Conflict bool
	// Doubt is true when Form has something to say about it (Form.Matters).
	Doubt bool
	// Required is the number of fields that must be filled in to close it, the
	// dossier aside, and Filled how many of them are.
	Required, Filled int
}

// lost is where forms are shown whose dossier is not in the file.
var lost = Dossier{ID: "", Name: "Zonder dossier", Closed: true}

//go:embed dossiers.json
var firstDossiers []byte

// begin makes the first dossiers when there are none. They lie in memory until
// something is written.
func (p *Portfolio) begin() error {
	if len(p.dossierEntries()) > 0 {
		return nil
	}
	var names []string
	if err := json.Unmarshal(firstDossiers, &names); err != nil {
		return fmt.Errorf("first dossiers: %w", err)
	}
	var pending []Change
	for i, name := range names {
		r, changes, err := p.newDossier(name, form.FromTheStart, i+1)
		if err != nil {
			return err
		}
		for _, c := range changes {
			if c.Bucket == DefinitionBucket {
				p.stored(form.HashOf(c.Value))
			}
		}
		pending = append(pending, changes...)
		p.entry(r.Form).add(r)
	}
	p.pending = pending
	return nil
}

func (p *Portfolio) newDossier(name, origin string, order int) (*revision, []Change, error) {
	d, err := p.libraryDefinition(form.DossierID)
	if err != nil {
		return nil, nil, err
	}
	id, err := p.store.NewID()
	if err != nil {
		return nil, nil, fmt.Errorf("new dossier: %w", err)
	}
	return p.sign(draft{form: id, of: d, state: form.Open, values: form.Values{
		form.DossierName: {Text: name}, form.DossierOrder: {Text: strconv.Itoa(order)}, form.DossierOrigin: {Text: origin},
	}})
}

// libraryDefinition gives the newest version of a definition.
func (p *Portfolio) libraryDefinition(id string) (form.Definition, error) {
	for _, d := range p.library {
		if d.ID == id {
			return d, nil
		}
	}
	return form.Definition{}, problem.Refuse(DefinitionGone, "Dit soort formulier is er niet.", "Kies een formulier uit de lijst.")
}

// offered gives a definition of which people make forms.
func (p *Portfolio) offered(id string) (form.Definition, error) {
	d, err := p.libraryDefinition(id)
	if err == nil && d.System {
		err = problem.Refuse(DefinitionGone, "Dit soort formulier kun je niet maken.", "Kies een formulier uit de lijst.")
	}
	return d, err
}

// isDossier tells whether a form is a dossier. One has a version from the start.
func (p *Portfolio) isDossier(e *entry) bool {
	r := e.shown()
	return r != nil && p.definitions[r.Definition].ID == form.DossierID
}

// dossierEntries gives the dossiers in their order.
func (p *Portfolio) dossierEntries() []*entry {
	var out []*entry
	for _, e := range p.entries {
		if p.isDossier(e) && !e.removed() {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(orderOf(a), orderOf(b)), cmp.Compare(folded(nameOf(a)), folded(nameOf(b))), cmp.Compare(a.id, b.id))
	})
	return out
}

func nameOf(e *entry) string { return e.shown().Values[form.DossierName].Text }

func orderOf(e *entry) float64 {
	n, _ := form.NumberOf(e.shown().Values[form.DossierOrder].Text)
	return n
}

func (p *Portfolio) dossier(id string) (*entry, error) {
	e := p.entries[id]
	if e == nil || !p.isDossier(e) || e.removed() {
		return nil, problem.Refuse(DossierGone, "Dit dossier is er niet.", "Kies een ander dossier.")
	}
	return e, nil
}

// openDossier gives a dossier that takes forms.
func (p *Portfolio) openDossier(id string) (*entry, error) {
	e, err := p.dossier(id)
	if err == nil && e.shown().State == form.Closed {
		return nil, problem.Refuse(DossierClosed, fmt.Sprintf("Het dossier ‘%s’ is gesloten.", nameOf(e)), "Heropen het dossier of kies een ander.")
	}
	return e, err
}

// dossierName gives the name of a dossier, or nothing.
func (p *Portfolio) dossierName(id string) string {
	e, err := p.dossier(id)
	if err != nil {
		return ""
	}
	return nameOf(e)
}

// Dossiers gives all dossiers in the order of the aios, with their forms. Forms
// whose dossier is not in the file come last, in one without an id.
func (p *Portfolio) Dossiers() []Dossier {
	lines := map[string][]Line{}
	for _, e := range p.formEntries() {
		id := p.dossierOf(e)
		if _, err := p.dossier(id); err != nil {
			id = lost.ID
		}
		lines[id] = append(lines[id], p.line(e))
	}
	var out []Dossier
	for _, e := range p.dossierEntries() {
		out = append(out, Dossier{ID: e.id, Name: nameOf(e), Own: e.shown().Values[form.DossierOrigin].Text == form.OwnMaking,
			Closed: e.shown().State == form.Closed, Forms: lines[e.id]})
	}
	if len(lines[lost.ID]) > 0 {
		last := lost
		last.Forms = lines[lost.ID]
		out = append(out, last)
	}
	for _, d := range out {
		slices.SortFunc(d.Forms, func(a, b Line) int { return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.ID, b.ID)) })
	}
	return out
}

// CreateDossier makes a dossier behind the others and gives its id. Refusals:
// DossierName, DossierExists.
func (p *Portfolio) CreateDossier(name string) (string, error) {
	name, err := p.freeName("", name)
	if err != nil {
		return "", err
	}
	last := 0.0
	for _, e := range p.dossierEntries() {
		last = max(last, orderOf(e))
	}
	r, changes, err := p.newDossier(name, form.OwnMaking, int(last)+1)
	if err != nil {
		return "", err
	}
	return r.Form, p.write(changes, func() { p.entry(r.Form).add(r) })
}

// RenameDossier gives a dossier another name. Refusals: DossierGone,
// DossierName, DossierExists.
func (p *Portfolio) RenameDossier(id, name string) error {
	e, err := p.dossier(id)
	if err != nil {
		return err
	}
	if name, err = p.freeName(id, name); err != nil {
		return err
	}
	return p.changeDossiers(dossierChange{e, form.DossierName, name, e.shown().State})
}

// CloseDossier closes a dossier or opens it again. Refusal: DossierGone.
func (p *Portfolio) CloseDossier(id string, closed bool) error {
	e, err := p.dossier(id)
	if err != nil {
		return err
	}
	state := form.Open
	if closed {
		state = form.Closed
	}
	return p.changeDossiers(dossierChange{e, form.DossierName, nameOf(e), state})
}

// OrderDossiers puts the dossiers in this order. Refusal: DossierList unless
// every one is named once.
func (p *Portfolio) OrderDossiers(ids []string) error {
	var wanted []dossierChange
	seen := map[string]bool{}
	for i, id := range ids {
		e, err := p.dossier(id)
		if err != nil {
			return err
		}
		seen[id] = true
		wanted = append(wanted, dossierChange{e, form.DossierOrder, strconv.Itoa(i + 1), e.shown().State})
	}
	if n := len(p.dossierEntries()); len(seen) != n || len(ids) != n {
		return problem.Refuse(DossierList, "De lijst met dossiers is ondertussen veranderd.", "Zet de dossiers opnieuw op volgorde.")
	}
	return p.changeDossiers(wanted...)
}

// dossierChange is a new value of one field of a dossier, and its state.
type dossierChange struct {
	of           *entry
	field, value string
	state        form.State
}

// changeDossiers makes the revisions of dossiers that do not have the value or
// the state yet, all at once.
func (p *Portfolio) changeDossiers(wanted ...dossierChange) error {
	var changes []Change
	var made []*revision
	for _, want := range wanted {
		values := want.of.shown().Values.Filled()
		if values[want.field].Text == want.value && want.of.shown().State == want.state && !want.of.conflict() {
			continue
		}
		values[want.field] = form.Value{Text: want.value}
		d, err := p.usable(want.of.shown().Definition)
		if err != nil {
			return err
		}
		r, more, err := p.sign(draft{form: want.of.id, of: d, parents: want.of.headHashes(), state: want.state, values: values})
		if err != nil {
			return err
		}
		made, changes = append(made, r), append(changes, more...)
	}
	if len(made) == 0 {
		return nil
	}
	return p.write(changes, func() {
		for _, r := range made {
			p.entry(r.Form).add(r)
		}
	})
}

// freeName gives a name as it is kept, for the dossier with this id or a new one.
func (p *Portfolio) freeName(id, name string) (string, error) {
	d, err := p.libraryDefinition(form.DossierID)
	if err != nil {
		return "", err
	}
	values, problems := form.Read(d, form.Values{form.DossierName: {Text: person.Invisible(name)}}, false)
	if len(problems) > 0 {
		return "", problem.Refuse(DossierName, problems[0].Message, problems[0].Hint)
	}
	if name = values[form.DossierName].Text; name == "" {
		return "", problem.Refuse(DossierName, "De naam van het dossier ontbreekt.", "Vul een naam in.")
	}
	for _, e := range p.dossierEntries() {
		if e.id != id && strings.EqualFold(nameOf(e), name) {
			return "", problem.Refuse(DossierExists, fmt.Sprintf("Er is al een dossier ‘%s’.", nameOf(e)), "Kies een andere naam.")
		}
	}
	return name, nil
}
