package portfolio

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// Form is one form as it is shown.
type Form struct {
	ID, Title string
	// Dossier is the id of the dossier it lies in, empty when that is lost.
	Dossier string
	Status  Status
	Removed bool
	// Created is when it was made, Saved when the last version was, Kept when
	// the concept was; zero for none.
	Created, Saved, Kept time.Time
	// Versions is how many revisions there are.
	Versions int
	// Definition is the one it was written with.
	Definition form.Definition
	// Foreign is true when this program cannot use that; the fields are then
	// those that have a value, under their ids, and nothing can be written.
	Foreign bool
	// Values are those of the concept, else of the last version.
	Values form.Values
	// Conflict holds the versions that stand side by side, the shown one
	// first; empty when there is none.
	Conflict []Version
	// Matters are warnings about versions and about a concept that was begun on
	// another version than the last.
	Matters []problem.Problem
}

// formEntries gives the forms that people made and did not remove.
func (p *Portfolio) formEntries() []*entry {
	return p.entriesThat(func(e *entry) bool { return !e.removed() })
}

// entriesThat gives some of the forms that people made, in a fixed order.
func (p *Portfolio) entriesThat(want func(*entry) bool) []*entry {
	var out []*entry
	for _, e := range p.entries {
		if !e.dropped && !p.isDossier(e) && want(e) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *entry) int { return cmp.Compare(a.id, b.id) })
	return out
}

// dossierOf gives the id that a form holds for its dossier.
func (p *Portfolio) dossierOf(e *entry) string {
	id := p.definitions[e.definition()].DossierField()
	return e.values()[id].Text
}

// titleLength is how many characters of a title stand in lists.
const titleLength = 200

// title gives what stands in lists.
func (p *Portfolio) title(e *entry) string {
	d := p.definitions[e.definition()].Definition
	if title := d.TitleOf(e.values()); title != "" {
		return cut(title, titleLength)
	}
	if d.Title == "" {
		return "Onbekend formulier"
	}
	return d.Title + " zonder titel"
}

func (e *entry) status() Status {
	switch r := e.shown(); {
	case r == nil:
		return StatusConcept
	case r.State == form.Closed:
		return StatusClosed
	case r.State == form.Withdrawn:
		return StatusWithdrawn
	default:
		return StatusOpen
	}
}

func (p *Portfolio) line(e *entry) Line {
	d := p.definitions[e.definition()].Definition
	values := e.values()
	l := Line{ID: e.id, Title: p.title(e), Kind: d.Title, Status: e.status(), Final: d.Final, Changed: e.changed(),
		Concept: e.concept != nil, Conflict: e.conflict(), Doubt: len(e.matters()) > 0}
	for _, f := range d.Fields {
		if f.Required && f.Kind != form.Dossier {
			l.Required++
			if strings.TrimSpace(values[f.ID].Text) != "" {
				l.Filled++
			}
		}
	}
	return l
}

// Form gives one form, removed ones too. Refusal: FormGone.
func (p *Portfolio) Form(id string) (Form, error) {
	e, err := p.find(id)
	if err != nil {
		return Form{}, err
	}
	k, ok := p.definitions[e.definition()]
	out := Form{
		ID: e.id, Title: p.title(e), Dossier: p.dossierOf(e), Status: e.status(), Removed: e.removed(), Versions: len(e.revisions),
		Definition: k.Definition, Foreign: !ok || k.err != nil, Values: e.values().Filled(), Matters: e.matters(),
	}
	if _, err := p.dossier(out.Dossier); err != nil {
		out.Dossier = lost.ID
	}
	if out.Foreign {
		out.Definition = standIn(e.values())
	}
	if r := e.shown(); r != nil {
		out.Created, out.Saved = e.revisions[0].Time, r.Time
	}
	if e.concept != nil {
		out.Kept = e.concept.time
		if out.Created.IsZero() {
			out.Created = out.Kept
		}
	}
	if e.conflict() {
		out.Conflict = p.conflictVersions(e)
	}
	return out, nil
}

// standIn is what a form is shown with whose definition cannot be used: its
// texts, whatever they are.
func standIn(values form.Values) form.Definition {
	d := form.Definition{Title: "Onbekend formulier"}
	for _, id := range slices.Sorted(maps.Keys(values)) {
		d.Fields = append(d.Fields, form.Field{ID: id, Label: id, Kind: form.Long})
	}
	return d
}

// matters gives the warnings about a form.
func (e *entry) matters() []problem.Problem {
	var out []problem.Problem
	warn := func(code problem.Code, message, hint string) {
		out = append(out, problem.Problem{Code: code, Severity: problem.Warning, Message: message, Hint: hint})
	}
	if e.stale() {
		warn(ConceptStale, "Dit formulier is ook elders opgeslagen nadat je aan deze tekst begon.",
			"Sla op wat je hebt: dan staan beide versies naast elkaar en kies je wat moet gelden.")
	}
	if slices.ContainsFunc(e.revisions, func(r *revision) bool { return r.fault != nil }) {
		warn(SignatureWrong, "Van minstens één versie klopt de handtekening niet: er kan iets aan veranderd zijn nadat die is opgeslagen.",
			"Bekijk in de geschiedenis welke versie dat is, en sla op wat volgens jou klopt.")
	}
	if slices.ContainsFunc(e.revisions, func(r *revision) bool { return r.orphan }) {
		warn(VersionMissing, "Een eerdere versie van dit formulier staat niet in dit portfolio.", "Kijk of er een reservekopie is waar die wel in staat.")
	}
	return out
}

// CreateForm makes an empty form in a dossier, as a concept, and gives its id.
// definition is the id of one of Definitions. Refusals: DossierGone,
// DossierClosed, DefinitionGone.
func (p *Portfolio) CreateForm(dossier, definition string) (string, error) {
	d, err := p.offered(definition)
	if err != nil {
		return "", err
	}
	if _, err := p.openDossier(dossier); err != nil {
		return "", err
	}
	id, made, err := p.newConcept(d, dossier, nil)
	if err != nil {
		return "", err
	}
	return id, p.do(made)
}

// newConcept makes a form of what was typed, in a dossier.
func (p *Portfolio) newConcept(d form.Definition, dossier string, typed form.Values) (string, step, error) {
	id, err := p.store.NewID()
	if err != nil {
		return "", step{}, fmt.Errorf("new form: %w", err)
	}
	c := concept{definition: d.Hash(), time: p.stamp(), values: d.Typed(typed.Valid())}
	if field := d.DossierField(); field != "" {
		c.values[field] = form.Value{Text: dossier}
	}
	if err := fits(c.values); err != nil {
		return "", step{}, err
	}
	changes, err := p.definitionChanges(d)
	if err != nil {
		return "", step{}, err
	}
	data, err := c.encode()
	if err != nil {
		return "", step{}, err
	}
	return id, step{append(changes, Change{ConceptBucket, id, data}), func() { p.entry(id).concept = &c }}, nil
}

// People gives the persons that stand in forms, as one text each, sorted.
func (p *Portfolio) People() []string {
	seen := map[string]bool{}
	for _, e := range p.formEntries() {
		for _, f := range p.definitions[e.definition()].Fields {
			if text := f.Show(e.values()[f.ID]); f.Kind == form.Person && text != "" {
				seen[text] = true
			}
		}
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b string) int {
		return cmp.Or(cmp.Compare(folded(a), folded(b)), cmp.Compare(a, b))
	})
}
