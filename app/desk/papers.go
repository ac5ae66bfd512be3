package desk

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"aiosmap/app/hap"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// Papers is the service of the document for the HAP, and of the check of one.
type Papers struct{ c *cabinet }

// PaperEmpty: there is nothing to put on a document.
const PaperEmpty problem.Code = "paper-empty"

// Preview gives the document as it would look. only are declarations to put on
// it, none for the one that holds of each role at each HAP.
func (a *Papers) Preview(only []string) (v *PaperPreview, err error) {
	err = a.c.in("Preview", func(s *session) error {
		g, composed, err := a.c.compose(s, only)
		if err != nil {
			return err
		}
		v = &PaperPreview{Missing: orList(hap.Missing(composed.Statement, composed.Concepts)), Doubts: []string{}, Declarations: g.choices(composed)}
		if len(composed.Statement.Declarations) == 0 {
			return nil
		}
		v.FileName = hap.FileName(composed.Statement)
		if d, ok := g.same(composed.Statement.Digest()); ok {
			line := g.issuedLine(d)
			v.Issued, v.FileName = &line, d.Name
			pdf, err := whole(s.p, d)
			v.PDF = base64.StdEncoding.EncodeToString(pdf)
			return err
		}
		// Not signed, and of the length that a signature has: a picture of what
		// will be, which speaks for nothing.
		paper, err := hap.Document(composed.Statement, func([]byte) []byte { return make([]byte, signatureBytes) }, s.file.Public())
		if err != nil {
			return err
		}
		v.PDF = base64.StdEncoding.EncodeToString(paper.PDF)
		v.Doubts = append(v.Doubts, replacedWords(paper.Replaced)...)
		for _, d := range v.Declarations {
			if r, err := s.p.Record(d.ID); err == nil && d.On && (r.Doubt || r.Conflict) {
				v.Doubts = append(v.Doubts, fmt.Sprintf("Over de bekwaamheidsverklaring voor %s is iets te melden. Open haar en lees wat er staat.", d.Role))
			}
		}
		return nil
	})
	return v, err
}

// signatureBytes is the length of an Ed25519 signature.
const signatureBytes = 64

// replacedWords says which letters the typeface does not have.
func replacedWords(letters []rune) []string {
	if len(letters) == 0 {
		return nil
	}
	list := ""
	for i, r := range letters {
		if i > 0 {
			list += " "
		}
		list += string(r)
	}
	return []string{fmt.Sprintf("Deze tekens staan niet in het lettertype en worden op papier een blokje: %s. Schrijf ze anders, of laat ze weg.", list)}
}

// compose brings together what stands on a document now.
func (c *cabinet) compose(s *session, only []string) (*gathered, hap.Composed, error) {
	g := gather(s.p, c.Now())
	g.source.Only = only
	composed, err := hap.Compose(g.source)
	return g, composed, err
}

// choices gives the declarations that can be put on a document.
func (g *gathered) choices(composed hap.Composed) []PaperChoice {
	list := g.p.Records(hap.DeclarationForm)
	newestFirst(list)
	out := []PaperChoice{}
	for _, r := range list {
		state := finalState(r.Status)
		if state == "concept" {
			continue
		}
		out = append(out, PaperChoice{ID: r.ID, Role: r.Values[hap.FieldRole].Text, Date: r.Values[hap.FieldDate].Text, State: state,
			On: slices.Contains(composed.On, r.ID)})
	}
	return out
}

// same gives the document that says the same, the newest of several.
func (g *gathered) same(digest string) (portfolio.Document, bool) {
	for _, d := range g.issued() {
		if d.Issue.Digest == digest {
			return d, true
		}
	}
	return portfolio.Document{}, false
}

// whole reads a document that is small: one that Aiosmap made, or one to check.
func whole(p *portfolio.Portfolio, d portfolio.Document) ([]byte, error) {
	out := make([]byte, 0, d.Size)
	for int64(len(out)) < d.Size {
		piece, err := p.Read(d.ID, int64(len(out)), readMost)
		if err != nil {
			return nil, err
		}
		if len(piece) == 0 {
			return nil, fmt.Errorf("document ends after %d of %d bytes", len(out), d.Size)
		}
		out = append(out, piece...)
	}
	return out, nil
}

// Issue makes the document in Mijn rapportages, signed and with a number. What
// says the same as one that is there is that one, with its number and bytes.
func (a *Papers) Issue(only []string) (v *IssuedView, err error) {
	err = a.c.in("Issue", func(s *session) error {
		g, composed, err := a.c.compose(s, only)
		if err != nil {
			return err
		}
		if len(composed.Statement.Declarations) == 0 {
			return problem.Refuse(PaperEmpty, "Er is nog geen bekwaamheidsverklaring die definitief is.", "Maak er eerst een, of maak een concept definitief.")
		}
		d, again, err := g.taken(composed.Statement.Digest())
		if err != nil {
			return err
		}
		if !again {
			err = a.c.work("Document maken", func() (err error) {
				d, err = a.c.issue(s, g, composed)
				return err
			})
		}
		if err != nil {
			return err
		}
		v = &IssuedView{Issued: gather(s.p, a.c.Now()).issuedLine(d), Again: again}
		return nil
	})
	return v, err
}

// taken gives a document that says the same; one that was removed comes back.
func (g *gathered) taken(digest string) (portfolio.Document, bool, error) {
	if d, ok := g.same(digest); ok {
		return d, true, nil
	}
	for _, d := range g.shelf.issued {
		if d.Issue.Digest != digest {
			continue
		}
		if err := g.p.UnremoveDocument(d.ID); err != nil {
			return portfolio.Document{}, false, err
		}
		d, err := g.p.Document(d.ID)
		return d, true, err
	}
	return portfolio.Document{}, false, nil
}

// issue makes a new document. It counts only when a check finds it whole.
func (c *cabinet) issue(s *session, g *gathered, composed hap.Composed) (portfolio.Document, error) {
	number, err := c.number(s, g)
	if err != nil {
		return portfolio.Document{}, err
	}
	statement := composed.Statement
	statement.Number = number
	paper, err := hap.Document(statement, s.file.Sign, s.file.Public())
	if err != nil {
		return portfolio.Document{}, err
	}
	if checked := hap.Check(paper.PDF); checked.State != hap.Whole || checked.Facts.Number != number {
		return portfolio.Document{}, errors.New("a document that was just made does not check")
	}
	return s.p.AddReport(hap.FileName(statement), paper.PDF, portfolio.Issue{Number: number, Digest: statement.Digest(),
		Forms: composed.Forms, Roles: composed.Roles, Made: g.now}, portfolio.OriginReport)
}

// number gives one that no document has.
func (c *cabinet) number(s *session, g *gathered) (string, error) {
	for {
		id, err := s.file.NewID()
		if err != nil {
			return "", err
		}
		random, err := hex.DecodeString(id)
		if err != nil {
			return "", fmt.Errorf("number of a document: %w", err)
		}
		number := hap.NewNumber(random, g.now.Year())
		if !slices.ContainsFunc(g.shelf.issued, func(d portfolio.Document) bool { return d.Issue.Number == number }) {
			return number, nil
		}
	}
}

// List gives Scorion's own documents and those that were issued.
func (a *Papers) List() (v *PapersView, err error) {
	err = a.c.in("List", func(s *session) error {
		g := gather(s.p, a.c.Now())
		v = &PapersView{Scorion: g.lines(g.documents(func(d portfolio.Document) bool { return d.Origin == portfolio.OriginScorion })),
			Issued: g.issuedLines(g.issued())}
		return nil
	})
	return v, err
}

// Fingerprint gives that of this portfolio's signature.
func (a *Papers) Fingerprint() (v string, err error) {
	err = a.c.in("Fingerprint", func(s *session) error {
		v = hap.Fingerprint(s.file.Public())
		return nil
	})
	return v, err
}
