package portfolio

import (
	"cmp"
	"slices"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// Record is a form as data: what other rooms count and print.
type Record struct {
	ID string
	// Definition is the id of its kind: "dienst".
	Definition, Title string
	Status            Status
	// Values are those of the version when it is closed or withdrawn, else what
	// the form shows; a value of a concept may be malformed.
	Values form.Values
	// Saved is when the last version was made, zero for none; of a final form when
	// it became definitive or was withdrawn, wherever it was moved later. Changed
	// is when what the form shows was made.
	Saved, Changed time.Time
	// Revision is the id of the version that is shown, empty for none.
	Revision string
	// Concept is true when there is text that no version holds yet, Conflict
	// when versions stand side by side, Doubt when Form has something to say
	// about it (Form.Matters).
	Concept, Conflict, Doubt bool
	// Dossier is the id that the form holds for its dossier.
	Dossier string
}

// Records gives the forms of a kind that were not removed, the one that was
// made first in front.
func (p *Portfolio) Records(definition string) []Record {
	return p.recordsThat(definition, func(*entry) bool { return true })
}

func (p *Portfolio) recordsThat(definition string, want func(e *entry) bool) []Record {
	found := p.entriesThat(func(e *entry) bool {
		return p.definitions[e.definition()].ID == definition && !e.removed() && want(e)
	})
	slices.SortFunc(found, func(a, b *entry) int { return cmp.Or(a.created().Compare(b.created()), cmp.Compare(a.id, b.id)) })
	out := make([]Record, len(found))
	for i, e := range found {
		out[i] = p.recordOf(e)
	}
	return out
}

// Record gives one form, removed ones too. Refusal: FormGone.
func (p *Portfolio) Record(id string) (Record, error) {
	e, err := p.find(id)
	if err != nil {
		return Record{}, err
	}
	return p.recordOf(e), nil
}

func (p *Portfolio) recordOf(e *entry) Record {
	out := Record{ID: e.id, Definition: p.definitions[e.definition()].ID, Title: p.title(e), Status: e.status(), Values: e.values().Filled(),
		Changed: e.changed(), Concept: e.concept != nil, Conflict: e.conflict(), Doubt: len(e.matters()) > 0, Dossier: p.dossierOf(e)}
	if r := e.shown(); r != nil {
		out.Saved, out.Revision = p.settledAt(e, r), r.ID
		if r.State == form.Closed || r.State == form.Withdrawn {
			out.Values = r.Values.Filled()
		}
	}
	return out
}

// settledAt gives when the version that is shown was made; of a final form when
// the first one of its state was.
func (p *Portfolio) settledAt(e *entry, shown *revision) time.Time {
	if !p.definitions[e.definition()].Final || shown.State != form.Closed && shown.State != form.Withdrawn {
		return shown.Time
	}
	for _, r := range e.revisions {
		if r.State == shown.State {
			return r.Time
		}
	}
	return shown.Time
}

// among gives the forms of a kind that count beside the one with this id.
func (p *Portfolio) among(definition, id string) []Record {
	if p.rules[definition] == nil {
		return nil
	}
	return p.recordsThat(definition, func(e *entry) bool {
		return e.id != id && (e.status() == StatusClosed || e.status() == StatusOpen)
	})
}

// asIfKept gives a form with the values that it would be kept with: those with
// a problem are left out.
func (p *Portfolio) asIfKept(e *entry, d form.Definition, values form.Values, problems []problem.Problem) Record {
	out := p.recordOf(e)
	out.Values = withoutFaults(values, problems)
	if title := d.TitleOf(out.Values); title != "" {
		out.Title = title
	}
	return out
}

func withoutFaults(values form.Values, problems []problem.Problem) form.Values {
	values = values.Filled()
	for _, fault := range problems {
		delete(values, fault.Column)
	}
	return values
}

// ruled gives what the rule of a form's kind says of it.
func (p *Portfolio) ruled(r Record, among []Record, closing bool) []problem.Problem {
	rule := p.rules[r.Definition]
	if rule == nil {
		return nil
	}
	return rule(r, among, closing)
}

// Blocks tells whether one of the problems stands in the way.
func Blocks(problems []problem.Problem) bool {
	return slices.ContainsFunc(problems, func(f problem.Problem) bool { return f.Severity == problem.Error })
}
