package desk

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"crypto/sha256"

	"aiosmap/app/hap"
	"aiosmap/app/portfolio"
)

// shelf is what is known of all documents together: which is a copy of which,
// and what on them was withdrawn.
type shelf struct {
	p    *portfolio.Portfolio
	all  []portfolio.Document
	byID map[string]portfolio.Document
	// issued are those that Aiosmap issued, also those that were removed since:
	// somebody may still have the paper.
	issued []portfolio.Document
	// signed is the newest signed copy of a document, signedForm that of a form.
	signed, signedForm map[string]portfolio.Document
	// withdrawn says of which role, or akkoord, each withdrawn form is.
	withdrawn map[string]string
}

func newShelf(p *portfolio.Portfolio) *shelf {
	b := &shelf{p: p, all: p.Documents(), byID: map[string]portfolio.Document{}, signed: map[string]portfolio.Document{},
		signedForm: map[string]portfolio.Document{}, withdrawn: map[string]string{}}
	newer := func(list map[string]portfolio.Document, id string, d portfolio.Document) {
		if old, ok := list[id]; id != "" && (!ok || d.Added.After(old.Added)) {
			list[id] = d
		}
	}
	for _, d := range b.all {
		b.byID[d.ID] = d
		if d.Issue != nil {
			b.issued = append(b.issued, d)
		}
	}
	for _, r := range p.Removed() {
		if d, err := p.Document(r.ID); r.Document && err == nil && d.Issue != nil {
			b.issued = append(b.issued, d)
		}
	}
	for _, d := range b.all {
		if d.Origin != portfolio.OriginSigned {
			continue
		}
		newer(b.signed, d.Of, d)
		newer(b.signedForm, d.Form, d)
		if issue := b.issueOf(d); issue != nil {
			for _, form := range issue.Forms {
				newer(b.signedForm, form, d)
			}
		}
	}
	there := map[string]bool{}
	for _, definition := range []string{hap.DeclarationForm, hap.ApprovalForm} {
		for _, r := range p.Records(definition) {
			there[r.ID] = true
			if r.Status == portfolio.StatusWithdrawn {
				b.withdrawn[r.ID] = declaredFor(r)
			}
		}
	}
	// What is definitive can be removed only once it was withdrawn.
	for _, d := range b.issued {
		for _, form := range d.Issue.Forms {
			if there[form] {
				continue
			}
			b.withdrawn[form] = "een formulier dat is opgeruimd"
			if r, err := p.Record(form); err == nil {
				b.withdrawn[form] = declaredFor(r)
			}
		}
	}
	return b
}

// declaredFor says which role a declaration is for, or which akkoord it is.
func declaredFor(r portfolio.Record) string {
	if r.Definition == hap.ApprovalForm {
		return "akkoord " + strings.ToLower(r.Values[hap.FieldStage].Text)
	}
	return r.Values[hap.FieldRole].Text
}

// issueOf gives what a document was issued of, or the one of which it is the
// signed copy, also when that was removed; nil for others.
func (b *shelf) issueOf(d portfolio.Document) *portfolio.Issue {
	if of, err := b.p.Document(d.Of); d.Issue == nil && err == nil {
		return of.Issue
	}
	return d.Issue
}

// gone gives what on a document, or on the one of which it is the signed copy,
// was withdrawn after it was made.
func (b *shelf) gone(d portfolio.Document) []string {
	out := []string{}
	issue := b.issueOf(d)
	if issue == nil {
		return out
	}
	for _, form := range issue.Forms {
		if role, ok := b.withdrawn[form]; ok && !slices.Contains(out, role) {
			out = append(out, role)
		}
	}
	return out
}

func (b *shelf) line(d portfolio.Document) DocumentLine {
	v := DocumentLine{ID: d.ID, Name: d.Name, Folder: d.Folder, Type: d.Type, Show: shows(d.Type), Size: d.Size, Added: iso(d.Added),
		Origin: string(d.Origin), Form: d.Form, Of: d.Of, Signed: b.signed[d.ID].ID, Withdrawn: len(b.gone(d)) > 0}
	if d.Form != "" {
		if r, err := b.p.Record(d.Form); err == nil {
			v.FormTitle = r.Title
			v.Withdrawn = v.Withdrawn || d.Origin == portfolio.OriginSigned && r.Status == portfolio.StatusWithdrawn
		}
	}
	if d.Issue != nil {
		v.Number = d.Issue.Number
	}
	return v
}

// lineOf gives a document as the window has it, nil for none.
func (b *shelf) lineOf(d portfolio.Document) *DocumentLine {
	if d.ID == "" {
		return nil
	}
	v := b.line(d)
	return &v
}

// shows says how the window can show a type of content.
func shows(contentType string) string {
	switch contentType {
	case "application/pdf":
		return "pdf"
	case "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp":
		return "image"
	case "text/plain":
		return "text"
	}
	return "other"
}

// sameSum reads a file back and holds it against a SHA-256 in hexadecimal.
func sameSum(want string) func(f *os.File) error {
	return func(f *os.File) error {
		h := sha256.New()
		if _, err := io.Copy(h, f); err != nil {
			return err
		}
		if got := hex.EncodeToString(h.Sum(nil)); got != want {
			return fmt.Errorf("the file reads back differently")
		}
		return nil
	}
}

func documentsView(p *portfolio.Portfolio) *DocumentsView {
	b := newShelf(p)
	v := &DocumentsView{Folders: []FolderView{}, Documents: make([]DocumentLine, len(b.all)), Most: portfolio.MaxDocuments, MostOne: portfolio.MaxDocument}
	folders := p.Folders()
	count, size := map[string]int{}, map[string]int64{}
	parent := map[string]string{}
	for _, f := range folders {
		parent[f.ID] = f.Parent
	}
	for i, d := range b.all {
		v.Documents[i] = b.line(d)
		v.Used += d.Size
		for id, n := d.Folder, 0; id != "" && n <= len(folders); id, n = parent[id], n+1 {
			count[id]++
			size[id] += d.Size
		}
	}
	slices.SortStableFunc(v.Documents, func(x, y DocumentLine) int { return cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)) })
	var within func(id string, depth int)
	within = func(id string, depth int) {
		for _, f := range folders {
			if f.Parent == id && depth <= len(folders) {
				v.Folders = append(v.Folders, FolderView{ID: f.ID, Name: f.Name, Parent: f.Parent, Fixed: f.Fixed, Form: f.Form,
					Documents: count[f.ID], Size: size[f.ID]})
				within(f.ID, depth+1)
			}
		}
	}
	within("", 0)
	return v
}
