package hap

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// The refusals of composing a document.
const (
	// PaperConcept: a bekwaamheidsverklaring that is not definitive was chosen.
	PaperConcept problem.Code = "paper-concept"
	// PaperGone: one was chosen that is not there.
	PaperGone problem.Code = "paper-gone"
)

// Kept is a bekwaamheidsverklaring or an akkoord as it is kept: its values, and
// where it stands.
type Kept struct {
	ID     string
	Values form.Values
	// Final: it is definitive and was not withdrawn. Withdrawn is the day on
	// which it was, empty for one that was not. A concept has neither.
	Final     bool
	Withdrawn string
	// Saved is when it became so.
	Saved time.Time
}

func (k Kept) text(field string) string { return k.Values[field].Text }

// long gives a long text as it reads on paper, without its marks.
func (k Kept) long(field string) string { return form.Plain(k.text(field)) }

// confirmation gives who confirmed it on the aios' computer, nil for nobody.
func (k Kept) confirmation() *Confirmation {
	if k.text(FieldConfirmedName) == "" {
		return nil
	}
	return &Confirmation{Name: k.text(FieldConfirmedName), BIG: k.text(FieldConfirmedBig), Date: k.text(FieldConfirmedDate)}
}

// reason gives why it was withdrawn, empty for one that was not.
func (k Kept) reason() string {
	if k.Withdrawn == "" {
		return ""
	}
	return k.long(FieldReason)
}

// Source is what a document can be composed of.
type Source struct {
	Made                 time.Time
	Institute, Name, BIG string
	Declarations         []Kept
	Approvals            []Kept
	// Shifts are those that count.
	Shifts   []Dienst
	Settings Settings
	// Only are the declarations to put on it, by id; none for the one that holds
	// of each role at each HAP.
	Only []string
	// Issued tells whether a form stood on a document that was issued before.
	Issued func(id string) bool
}

// Composed is a document before it is drawn.
type Composed struct {
	Statement Statement
	// Forms are the declarations and akkoorden on it that hold now: what makes
	// it wrong when it is withdrawn later. Roles are those of the declarations.
	Forms, Roles []string
	// On are the declarations on it, those that were withdrawn too.
	On []string
	// Concepts are the roles for which there is nothing but a concept.
	Concepts []string
}

// Compose chooses what stands on a document. Of each role at each HAP that is
// the declaration that holds: the newest that is definitive. One that was withdrawn
// is told of when it stood on a document before and nothing holds in its place:
// a HAP may still have that paper. Refusals: PaperConcept, PaperGone.
func Compose(src Source) (Composed, error) {
	day := src.Made.Format(time.DateOnly)
	out := Composed{Statement: Statement{Made: src.Made, Institute: src.Institute, Name: src.Name, BIG: src.BIG,
		Stage: src.stage(day), Practice: src.Settings.Practice}}
	declared, err := src.declarations()
	if err != nil {
		return Composed{}, err
	}
	for _, k := range declared {
		out.On = append(out.On, k.ID)
		if k.Final {
			out.Forms = append(out.Forms, k.ID)
			if !containsSame(out.Roles, k.text(FieldRole)) {
				out.Roles = append(out.Roles, k.text(FieldRole))
			}
		}
		out.Statement.Declarations = append(out.Statement.Declarations, Declared{Role: k.text(FieldRole), Post: k.text(FieldPost),
			Date: k.text(FieldDate), Stage: k.text(FieldStage), Trainer: k.text(FieldTrainer), Capacity: k.text(FieldCapacity),
			Note: k.long(FieldExplanation), Confirmed: k.confirmation(), Withdrawn: k.Withdrawn, Reason: k.reason()})
	}
	for _, k := range src.holding(src.Approvals, src.Settings.Lists()[FieldStage], FieldStage) {
		if k.Final {
			out.Forms = append(out.Forms, k.ID)
		}
		out.Statement.Approvals = append(out.Statement.Approvals, Approved{Stage: k.text(FieldStage), Date: k.text(FieldDate),
			Trainer: k.text(FieldTrainer), Note: k.long(FieldExplanation), Confirmed: k.confirmation(), Withdrawn: k.Withdrawn, Reason: k.reason()})
	}
	for _, p := range Progress(src.Shifts, src.Settings, day) {
		if p.Done > 0 {
			out.Statement.Shifts = append(out.Statement.Shifts, StageCount{Stage: p.Stage, Done: p.Done, Norm: p.Norm,
				First: p.First, Last: p.Last, Periods: p.Periods})
		}
	}
	out.Concepts = src.concepts()
	return out, nil
}

// declarations gives those that were asked for, in the order of the roles.
func (src Source) declarations() ([]Kept, error) {
	if len(src.Only) == 0 {
		return src.holding(src.Declarations, src.Settings.Roles, FieldRole, FieldPost), nil
	}
	var out []Kept
	for _, k := range src.Declarations {
		if !slices.Contains(src.Only, k.ID) {
			continue
		}
		if !k.Final && k.Withdrawn == "" {
			return nil, problem.Refuse(PaperConcept, "Een concept kan niet op het document.", "Maak de bekwaamheidsverklaring eerst definitief.")
		}
		out = append(out, k)
	}
	for _, id := range src.Only {
		if !slices.ContainsFunc(out, func(k Kept) bool { return k.ID == id }) {
			return nil, problem.Refuse(PaperGone, "Deze bekwaamheidsverklaring is er niet meer.", "Kies opnieuw wat op het document moet.")
		}
	}
	inOrder(out, FieldRole, src.Settings.Roles)
	return out, nil
}

// holding gives of all that say the same in some fields the form that holds, or
// the last one that was withdrawn where that has to be told, in the order of the
// names of the first field.
func (src Source) holding(list []Kept, order []string, fields ...string) []Kept {
	list = slices.DeleteFunc(slices.Clone(list), func(k Kept) bool {
		return !k.Final && (k.Withdrawn == "" || src.Issued == nil || !src.Issued(k.ID))
	})
	inOrder(list, fields[0], order)
	var out []Kept
	for _, k := range list {
		i := slices.IndexFunc(out, func(o Kept) bool {
			return !slices.ContainsFunc(fields, func(f string) bool { return !same(o.text(f), k.text(f)) })
		})
		switch {
		case i < 0:
			out = append(out, k)
		case k.Final && !out[i].Final:
			out[i] = k
		}
	}
	return out
}

// inOrder sorts forms by the place of what a field says among names, those that
// are not there last, and the newest of one name in front.
func inOrder(list []Kept, field string, names []string) {
	place := func(k Kept) int {
		if i := slices.IndexFunc(names, func(n string) bool { return same(n, k.text(field)) }); i >= 0 {
			return i
		}
		return len(names)
	}
	slices.SortStableFunc(list, func(a, b Kept) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(fold(a.text(field)), fold(b.text(field))), newer(a, b))
	})
}

// newer orders forms by their day, then by when they were kept, the newest in
// front.
func newer(a, b Kept) int {
	return cmp.Or(strings.Compare(b.text(FieldDate), a.text(FieldDate)), b.Saved.Compare(a.Saved), strings.Compare(a.ID, b.ID))
}

// concepts gives the roles of concepts for which nothing is definitive.
func (src Source) concepts() (out []string) {
	for _, k := range src.Declarations {
		role := k.text(FieldRole)
		if k.Final || k.Withdrawn != "" || role == "" || containsSame(out, role) {
			continue
		}
		if !slices.ContainsFunc(src.Declarations, func(o Kept) bool { return o.Final && same(o.text(FieldRole), role) }) {
			out = append(out, role)
		}
	}
	return out
}

// stage gives where the training stands: the stage of the day, else that of the
// last shift, else that of the newest declaration.
func (src Source) stage(day string) string {
	if st, ok := src.Settings.StageOn(day); ok {
		return st.Name
	}
	shifts := slices.Clone(src.Shifts)
	Newest(shifts)
	for _, d := range shifts {
		if d.Stage != "" {
			return d.Stage
		}
	}
	declared := slices.DeleteFunc(slices.Clone(src.Declarations), func(k Kept) bool { return !k.Final || k.text(FieldStage) == "" })
	slices.SortFunc(declared, newer)
	if len(declared) > 0 {
		return declared[0].text(FieldStage)
	}
	return ""
}

// Replaced tells whether something on an issued document holds no more, because
// it was withdrawn or another took its place. forms are those on it.
func (src Source) Replaced(forms []string) bool {
	holds := map[string]bool{}
	for _, k := range src.holding(src.Declarations, nil, FieldRole, FieldPost) {
		holds[k.ID] = k.Final
	}
	for _, k := range src.holding(src.Approvals, nil, FieldStage) {
		holds[k.ID] = k.Final
	}
	return slices.ContainsFunc(forms, func(id string) bool { return !holds[id] })
}
