package desk

import (
	"slices"

	"aiosmap/app/form"
	"aiosmap/app/hap"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

func dossiersView(p *portfolio.Portfolio) *DossiersView {
	v := &DossiersView{Dossiers: []DossierView{}, Definitions: []DefinitionChoice{}}
	for _, d := range p.Dossiers() {
		dossier := DossierView{ID: d.ID, Name: d.Name, Own: d.Own, Closed: d.Closed, Forms: make([]FormLine, len(d.Forms))}
		for i, l := range d.Forms {
			dossier.Forms[i] = FormLine{ID: l.ID, Title: l.Title, Kind: l.Kind, State: string(l.Status), Final: l.Final, Changed: iso(l.Changed),
				Concept: l.Concept, Conflict: l.Conflict, Doubt: l.Doubt, Required: l.Required, Filled: l.Filled}
		}
		v.Dossiers = append(v.Dossiers, dossier)
	}
	for _, d := range p.Definitions() {
		v.Definitions = append(v.Definitions, DefinitionChoice{ID: d.ID, Title: d.Title, Purpose: d.Purpose})
	}
	return v
}

func (c *cabinet) formView(p *portfolio.Portfolio, id string) (*FormView, error) {
	f, err := p.Form(id)
	if err != nil {
		return nil, err
	}
	g := gather(p, c.Now())
	mark, at := p.Scorion(id)
	v := &FormView{ID: f.ID, Title: f.Title, Dossier: f.Dossier, State: string(f.Status), Saved: iso(f.Saved), Kept: iso(f.Kept),
		Versions: f.Versions, Definition: definitionView(f.Definition, g.lists()), Values: shown(f.Values), Problems: []FieldProblem{},
		People: orList(p.People()), Dossiers: []DossierChoice{}, Conflict: versionViews(f.Conflict), Removed: f.Removed,
		Foreign: f.Foreign, Doubts: failures(f.Matters), Final: f.Definition.Final, Copyable: slices.Contains(intoScorion, f.Definition.ID), Scorion: string(mark), ScorionAt: iso(at),
		Attachments: g.lines(g.documents(func(d portfolio.Document) bool { return d.Form == id })),
		Signed:      g.shelf.lineOf(g.shelf.signedForm[id]), Issued: g.issuedLines(g.with(id))}
	if r, err := p.Record(id); err == nil && f.Definition.Final {
		v.Saved = iso(r.Saved)
	}
	for _, d := range p.Dossiers() {
		// A closed dossier takes no forms, but one can lie in it.
		if d.ID != "" && (!d.Closed || d.ID == f.Dossier) {
			v.Dossiers = append(v.Dossiers, DossierChoice{ID: d.ID, Name: d.Name})
		}
	}
	return v, nil
}

func failures(list []problem.Problem) []Failure {
	out := make([]Failure, len(list))
	for i, p := range list {
		out[i] = *failure(p)
	}
	return out
}

// intoScorion are the kinds of form that go into Scorion too.
var intoScorion = []string{hap.ShiftForm, hap.ApprovalForm, hap.DeclarationForm}

func definitionView(d form.Definition, lists map[string][]string) DefinitionView {
	v := DefinitionView{ID: d.ID, Version: d.Version, Title: d.Title, Purpose: d.Purpose, Fields: make([]FieldView, len(d.Fields))}
	for i, f := range d.Fields {
		field := FieldView{ID: f.ID, Label: f.Label, Help: f.Help, Kind: string(f.Kind), Required: f.Required,
			Choices: make([]FieldChoice, len(f.Choices)), Unit: f.Unit, List: f.List, Options: orList(lists[f.List]), Act: string(f.Act)}
		if f.Kind == form.Text || f.Kind == form.Long {
			field.MaxLength = f.Limit()
		}
		for j, o := range f.Choices {
			field.Choices[j] = FieldChoice{Value: o.ID, Label: o.Label}
		}
		v.Fields[i] = field
	}
	return v
}

// shown gives values as the window has them: a text for every field.
func shown(values form.Values) map[string]string {
	out := map[string]string{}
	for id, v := range values {
		out[id] = v.Text
	}
	return out
}

// typed gives what the window has as values.
func typed(values map[string]string) form.Values {
	out := form.Values{}
	for id, text := range values {
		out[id] = form.Value{Text: text}
	}
	return out
}

func versionViews(list []portfolio.Version) []VersionView {
	out := make([]VersionView, len(list))
	for i, r := range list {
		v := VersionView{ID: r.ID, Time: iso(r.Time), State: stateWord(r.State), Author: "iemand anders", Values: shown(r.Values),
			Differences: make([]DifferenceView, len(r.Differences)), Doubts: failures(r.Matters)}
		if r.Mine {
			v.Author = "jij"
		}
		for j, d := range r.Differences {
			v.Differences[j] = differenceView(d)
		}
		out[i] = v
	}
	return out
}

func stateWord(s form.State) string {
	switch s {
	case form.Closed:
		return "closed"
	case form.Withdrawn:
		return "withdrawn"
	case form.Removed:
		return "removed"
	}
	return "open"
}

func differenceView(d form.Difference) DifferenceView {
	v := DifferenceView{Field: d.Field, Label: d.Label, Parts: []PartView{}}
	for _, e := range d.Words {
		what := "same"
		switch e.Kind {
		case form.Gone:
			what = "removed"
		case form.Added:
			what = "added"
		}
		v.Parts = append(v.Parts, PartView{What: what, Text: e.Text})
	}
	if len(d.Words) > 0 {
		return v
	}
	if d.Before != "" {
		v.Parts = append(v.Parts, PartView{What: "removed", Text: d.Before})
	}
	if d.After != "" {
		v.Parts = append(v.Parts, PartView{What: "added", Text: d.After})
	}
	return v
}

func hitView(h portfolio.Hit) HitView {
	v := HitView{Form: h.Form, Title: h.Title, Kind: h.Kind, Dossier: h.Dossier, State: string(h.Status), Final: h.Final, Changed: iso(h.Changed),
		Field: h.Field, Parts: make([]MarkView, len(h.Parts))}
	for i, m := range h.Parts {
		v.Parts[i] = MarkView{Text: m.Text, Hit: m.Hit}
	}
	return v
}

func blockViews(list []form.Block) []BlockView {
	kinds := map[form.BlockKind]string{form.Heading: "head", form.Paragraph: "text", form.Bullets: "points", form.Numbers: "steps"}
	out := make([]BlockView, len(list))
	for i, b := range list {
		v := BlockView{Kind: kinds[b.Kind], Start: b.Start, Lines: make([][]RunView, len(b.Lines))}
		for j, line := range b.Lines {
			runs := make([]RunView, len(line))
			for k, s := range line {
				runs[k] = RunView{Text: s.Text, Bold: s.Bold, Italic: s.Italic}
			}
			v.Lines[j] = runs
		}
		out[i] = v
	}
	return out
}

func removedViews(p *portfolio.Portfolio) []RemovedView {
	list := p.Removed()
	out := make([]RemovedView, len(list))
	for i, r := range list {
		what := "form"
		switch {
		case r.Page:
			what = "page"
		case r.Document:
			what = "document"
			r.Dossier = folderName(p, r.ID)
		}
		out[i] = RemovedView{ID: r.ID, What: what, Title: r.Title, Dossier: r.Dossier, Removed: iso(r.Time)}
	}
	return out
}

// folderName gives the name of the folder that a document lies in, empty for
// Mijn documenten itself.
func folderName(p *portfolio.Portfolio, document string) string {
	d, err := p.Document(document)
	if err != nil {
		return ""
	}
	for _, f := range p.Folders() {
		if f.ID == d.Folder {
			return f.Name
		}
	}
	return ""
}
