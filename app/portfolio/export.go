package portfolio

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/institute"
)

// ExportFile is one file of an export.
type ExportFile struct {
	// Name is a path with slashes, safe on every system: no two are the same
	// in another case, none leaves its folder.
	Name    string
	Content []byte
	// Document is the id of the document whose bytes the file has (Read); Content
	// is nil then, Size and SHA256 are those of the document. Empty for others.
	Document string
	Size     int64
	SHA256   string
}

// The form of portfolio.json; LEESMIJ.txt tells people what it means.
const (
	exportFormat  = "aiosmap-portfolio"
	exportVersion = 1
)

type exported struct {
	Format      string               `json:"format"`
	Version     int                  `json:"version"`
	Made        string               `json:"made"`
	Owner       exportedOwner        `json:"owner"`
	Dossiers    []exportedDossier    `json:"dossiers"`
	Definitions []exportedDefinition `json:"definitions"`
	Forms       []exportedForm       `json:"forms"`
	Documents   []exportedDocument   `json:"documents"`
	Mails       []exportedMail       `json:"mails"`
	Kladblok    []exportedPage       `json:"kladblok,omitempty"`
}

// exportedOwner leaves the user name out: an export goes from hand to hand, and
// the BIG number is in nobody's need.
type exportedOwner struct {
	Name      string `json:"name"`
	Institute string `json:"institute"`
	Email     string `json:"email"`
}

type exportedDossier struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Closed bool   `json:"closed"`
}

type exportedDefinition struct {
	Hash       string          `json:"hash"`
	Definition json.RawMessage `json:"definition"`
}

type exportedForm struct {
	ID         string            `json:"id"`
	Title      string            `json:"title"`
	Kind       string            `json:"kind"`
	Dossier    string            `json:"dossier"`
	Status     Status            `json:"status"`
	Scorion    Scorion           `json:"scorion,omitempty"`
	File       string            `json:"file"`
	Definition string            `json:"definition"`
	Versions   []exportedVersion `json:"versions"`
	Concept    *exportedConcept  `json:"concept"`
}

type exportedVersion struct {
	ID         string      `json:"id"`
	Hash       string      `json:"hash"`
	Parents    []string    `json:"parents"`
	Definition string      `json:"definition"`
	Time       string      `json:"time"`
	State      string      `json:"state"`
	Values     form.Values `json:"values"`
	Author     string      `json:"author"`
	Signature  string      `json:"signature"`
	Signed     bool        `json:"signed"`
	Record     string      `json:"record"`
}

type exportedConcept struct {
	Time    string      `json:"time"`
	Parents []string    `json:"parents"`
	Values  form.Values `json:"values"`
}

type exportedPage struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	Created string `json:"created"`
	Changed string `json:"changed"`
}

// Export gives the portfolio in an open form: portfolio.json with everything
// and every version, a readable .md for each form, the documents, and
// LEESMIJ.txt. What was removed stays out, and so does the Kladblok unless it is
// asked for. The same portfolio gives the same bytes at the same time of the
// clock.
func (p *Portfolio) Export(withKladblok bool) ([]ExportFile, error) {
	now := p.now()
	out := exported{
		Format: exportFormat, Version: exportVersion, Made: timeText(p.stamp()),
		Owner:    exportedOwner{p.profile.Name, p.instituteName(), p.profile.Email},
		Dossiers: []exportedDossier{}, Definitions: []exportedDefinition{}, Forms: []exportedForm{},
		Documents: []exportedDocument{}, Mails: []exportedMail{},
	}
	names := newNames()
	used := map[form.Hash]bool{}
	var files []ExportFile
	for _, d := range p.Dossiers() {
		if d.ID != lost.ID {
			out.Dossiers = append(out.Dossiers, exportedDossier{d.ID, d.Name, d.Closed})
		}
		folder := names.take("formulieren", d.Name, "")
		for _, e := range p.inOrder(d) {
			name := names.take(folder, p.day(e, now.Location())+" "+p.title(e), ".md")
			files = append(files, ExportFile{Name: name, Content: p.readable(e, now.Location())})
			f, err := p.exportForm(e, name, used)
			if err != nil {
				return nil, err
			}
			out.Forms = append(out.Forms, f)
		}
	}
	for _, h := range slices.SortedFunc(maps.Keys(used), func(a, b form.Hash) int { return bytes.Compare(a[:], b[:]) }) {
		if k := p.definitions[h]; k.err == nil && k.ID != "" {
			out.Definitions = append(out.Definitions, exportedDefinition{h.String(), k.JSON()})
		}
	}
	if withKladblok {
		for _, g := range p.pagesInOrder() {
			out.Kladblok = append(out.Kladblok, exportedPage{g.id, g.text, timeText(g.created), timeText(g.changed)})
			name := names.take("kladblok", g.created.In(now.Location()).Format(time.DateOnly)+" "+g.title(), ".md")
			files = append(files, ExportFile{Name: name, Content: []byte(g.text + "\n")})
		}
	}
	files = append(files, p.exportDocuments(&out, names)...)
	data, err := exportJSON(out)
	if err != nil {
		return nil, err
	}
	return append([]ExportFile{{Name: "LEESMIJ.txt", Content: []byte(readMe(out, withKladblok, now))}, {Name: "portfolio.json", Content: data}}, files...), nil
}

func exportJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("write portfolio.json: %w", err)
	}
	return b.Bytes(), nil
}

func (p *Portfolio) instituteName() string {
	i, _ := institute.Find(p.profile.Institute)
	return i.Name
}

// inOrder gives the forms of a dossier, the one that was made first in front.
func (p *Portfolio) inOrder(d Dossier) []*entry {
	var out []*entry
	for _, l := range d.Forms {
		out = append(out, p.entries[l.ID])
	}
	slices.SortFunc(out, func(a, b *entry) int { return cmp.Or(a.created().Compare(b.created()), cmp.Compare(a.id, b.id)) })
	return out
}

// created gives when a form was made, as far as the clock was right.
func (e *entry) created() time.Time {
	if len(e.revisions) > 0 {
		return e.revisions[0].Time
	}
	return e.changed()
}

// day gives the day that a form is about, else the day it was made.
func (p *Portfolio) day(e *entry, zone *time.Location) string {
	text := e.values()[p.definitions[e.definition()].DateField].Text
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return text
	}
	return e.created().In(zone).Format(time.DateOnly)
}

func (p *Portfolio) exportForm(e *entry, file string, used map[form.Hash]bool) (exportedForm, error) {
	l := p.line(e)
	out := exportedForm{ID: e.id, Title: l.Title, Kind: l.Kind, Dossier: p.dossierOf(e), Status: l.Status,
		Scorion: p.marks[e.id].scorion, File: file, Definition: e.definition().String(), Versions: []exportedVersion{}}
	used[e.definition()] = true
	for _, r := range e.revisions {
		used[r.Definition] = true
		record, err := r.Encode()
		if err != nil {
			return exportedForm{}, fmt.Errorf("export form: %w", err)
		}
		out.Versions = append(out.Versions, exportedVersion{
			ID: r.ID, Hash: r.hash.String(), Parents: hashTexts(r.Parents), Definition: r.Definition.String(), Time: timeText(r.Time),
			State: r.State.String(), Values: r.Values.Filled(), Author: base64.StdEncoding.EncodeToString(r.Author),
			Signature: base64.StdEncoding.EncodeToString(r.Signature), Signed: r.fault == nil, Record: base64.StdEncoding.EncodeToString(record),
		})
	}
	if c := e.concept; c != nil {
		out.Concept = &exportedConcept{timeText(c.time), hashTexts(c.parents), c.values.Filled()}
	}
	return out, nil
}

func hashTexts(list []form.Hash) []string {
	out := []string{}
	for _, h := range list {
		out = append(out, h.String())
	}
	return out
}

// pagesInOrder gives the pages of the Kladblok that were not removed, the one
// that was made first in front.
func (p *Portfolio) pagesInOrder() []*page {
	var out []*page
	for _, g := range p.pages {
		if g.removed.IsZero() {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b *page) int { return cmp.Or(a.created.Compare(b.created), cmp.Compare(a.id, b.id)) })
	return out
}
