package desk

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"aiosmap/app/hap"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// Post is the service of klaar om te versturen: letters to HAPs, which the aios
// sends with an own mail program.
type Post struct{ c *cabinet }

// MailGone: the document that goes with a letter is not there any more.
const MailGone problem.Code = "mail-document-gone"

// View gives all letters.
func (m *Post) View() (*PostView, error) {
	return m.change("View", func(*portfolio.Portfolio) error { return nil })
}

func (m *Post) change(name string, f func(p *portfolio.Portfolio) error) (v *PostView, err error) {
	err = m.c.in(name, func(s *session) error {
		if err := f(s.p); err != nil {
			return err
		}
		g := gather(s.p, m.c.Now())
		v = &PostView{Letters: []LetterView{}}
		for _, mail := range s.p.Mails() {
			v.Letters = append(v.Letters, g.letter(mail))
		}
		return nil
	})
	return v, err
}

// enclosed gives what goes with a letter about a document: its signed copy when
// there is one. ok is false when it was removed.
func (g *gathered) enclosed(document string) (d portfolio.Document, ok bool) {
	if d, ok = g.shelf.byID[document]; !ok {
		return d, false
	}
	if signed, there := g.shelf.signed[document]; there {
		return signed, true
	}
	return d, true
}

func (g *gathered) letter(m portfolio.Mail) LetterView {
	v := LetterView{ID: m.ID, To: m.To, Subject: m.Subject, Text: m.Text, Made: iso(m.Made), Sent: iso(m.Sent), Posts: []PostPlace{}, Doubts: []string{}}
	for _, p := range g.settings.Posts {
		if p.Email != "" {
			v.Posts = append(v.Posts, PostPlace(p))
		}
	}
	d, ok := g.enclosed(m.Document)
	if !ok {
		v.Doubts = append(v.Doubts, "Het document bij deze mail is verwijderd.")
		return v
	}
	v.Document = g.shelf.lineOf(d)
	of := g.shelf.byID[m.Document]
	if gone := g.shelf.gone(of); len(gone) > 0 {
		v.Doubts = append(v.Doubts, fmt.Sprintf("Op dit document staat wat is ingetrokken: %s. Maak een nieuw document.", strings.Join(gone, ", ")))
	} else if of.Issue != nil && g.source.Replaced(of.Issue.Forms) {
		v.Doubts = append(v.Doubts, "Er is een nieuwere bekwaamheidsverklaring of een nieuwer akkoord. Maak een nieuw document.")
	}
	if of.Issue != nil && d.ID == of.ID && !g.confirmed(of.Issue.Forms) {
		v.Doubts = append(v.Doubts, "Er is nog geen getekend exemplaar teruggeplaatst.")
	}
	return v
}

// confirmed tells whether everything on a document was confirmed on this
// computer, so that nobody has to sign it in ink.
func (g *gathered) confirmed(forms []string) bool {
	for _, id := range forms {
		r, err := g.p.Record(id)
		if err != nil || r.Values[hap.FieldConfirmedName].Text == "" {
			return false
		}
	}
	return true
}

// Draft gives the letter with a document that waits already, else a new one that
// is not kept yet.
func (m *Post) Draft(document string) (v *LetterView, err error) {
	err = m.c.in("Draft", func(s *session) error {
		g := gather(s.p, m.c.Now())
		d, err := s.p.Document(document)
		if err != nil {
			return err
		}
		// The letter is about what was issued, also when its signed copy was asked for.
		if d.Of != "" {
			if of, ok := g.shelf.byID[d.Of]; ok {
				d = of
			}
		}
		letter := portfolio.Mail{Document: d.ID}
		if waiting, ok := g.mails[d.ID]; ok && waiting.Sent.IsZero() {
			letter = waiting
		} else {
			mail := hap.MailFor(g.facts(d), g.postOf(d))
			letter.To, letter.Subject, letter.Text = mail.To, mail.Subject, mail.Text
		}
		drafted := g.letter(letter)
		v = &drafted
		return nil
	})
	return v, err
}

// facts gives what a letter can say of a document: what stands in it, and of one
// that is not ours who sends it.
func (g *gathered) facts(d portfolio.Document) hap.Facts {
	if d.Issue != nil {
		if data, err := whole(g.p, d); err == nil {
			if checked := hap.Check(data); checked.State == hap.Whole {
				return checked.Facts
			}
		}
	}
	return hap.Facts{Name: g.source.Name, Institute: g.source.Institute, Practice: g.settings.Practice}
}

// postOf gives the HAP that a document is for, empty when it is for several, or
// for none that is known.
func (g *gathered) postOf(d portfolio.Document) hap.Post {
	var found hap.Post
	if d.Issue != nil {
		for _, id := range d.Issue.Forms {
			r, err := g.p.Record(id)
			if err != nil || r.Definition != hap.DeclarationForm {
				continue
			}
			post, ok := g.settings.Post(r.Values[hap.FieldPost].Text)
			if !ok || found.Name != "" && found.Name != post.Name {
				return hap.Post{}
			}
			found = post
		}
	}
	if found.Name == "" && len(g.settings.Posts) == 1 {
		return g.settings.Posts[0]
	}
	return found
}

// Put keeps a letter.
func (m *Post) Put(letter LetterForm) (v *LetterView, err error) {
	err = m.c.in("Put", func(s *session) error {
		if !utf8.ValidString(letter.To + letter.Subject + letter.Text) {
			return problem.Refuse(hap.MailLine, "Deze mail kan niet worden bewaard.", "Typ de tekst opnieuw.")
		}
		mail := hap.Mail{To: strings.TrimSpace(letter.To), Subject: strings.TrimSpace(letter.Subject), Text: letter.Text}
		if err := mail.Check(); err != nil {
			return err
		}
		id, err := s.p.PutMail(portfolio.Mail{ID: letter.ID, Document: letter.Document, To: mail.To, Subject: mail.Subject, Text: mail.Text})
		if err != nil {
			return err
		}
		kept, err := s.p.Mail(id)
		if err != nil {
			return err
		}
		view := gather(s.p, m.c.Now()).letter(kept)
		v = &view
		return nil
	})
	return v, err
}

// Sent notes that a letter was sent, or that it was not.
func (m *Post) Sent(id string, sent bool) (*PostView, error) {
	return m.change("Sent", func(p *portfolio.Portfolio) error { return p.SentMail(id, sent) })
}

// Remove takes a letter away; its document stays.
func (m *Post) Remove(id string) (*PostView, error) {
	return m.change("Remove", func(p *portfolio.Portfolio) error { return p.RemoveMail(id) })
}

// enclosure gives a letter and what goes with it.
func (m *Post) enclosure(name, id string) (s *session, mail portfolio.Mail, d portfolio.Document, err error) {
	err = m.c.in(name, func(open *session) (err error) {
		s = open
		if mail, err = s.p.Mail(id); err != nil {
			return err
		}
		ok := false
		if d, ok = gather(s.p, m.c.Now()).enclosed(mail.Document); !ok {
			return problem.Refuse(MailGone, "Het document bij deze mail is verwijderd.", "Zet het terug, of maak een nieuwe mail.")
		}
		return nil
	})
	return s, mail, d, err
}

// SaveAttachment saves what goes with a letter, and shows it in the file
// manager.
func (m *Post) SaveAttachment(id string) (*Saved, error) {
	v := &Saved{LeftOut: []int{}, Aside: []int{}}
	s, _, d, err := m.enclosure("SaveAttachment", id)
	if err != nil {
		return nil, err
	}
	path, err := m.c.askWhere("Bijlage opslaan", d.Name)
	if err != nil || path == "" {
		return v, m.c.shaped("SaveAttachment", err)
	}
	if err = m.c.saveDocument(s, d, path, v); err == nil {
		m.show(path)
	}
	return v, m.c.shaped("SaveAttachment", err)
}

// show shows a file that was saved; it is saved all the same when that fails.
func (m *Post) show(path string) {
	_ = m.c.shaped("show", m.c.Dialogs.Show(path))
}

// emlMost is how large a document may be that goes into a mail file, in bytes:
// no mail takes more.
const emlMost = 20 << 20

// MailLarge: a document is too large for a mail.
const MailLarge problem.Code = "mail-large"

// SaveEml saves a letter with its document as one file for a mail program, and
// shows it.
func (m *Post) SaveEml(id string) (*Saved, error) {
	v := &Saved{LeftOut: []int{}, Aside: []int{}}
	_, _, d, err := m.enclosure("SaveEml", id)
	if err != nil {
		return nil, err
	}
	if d.Size > emlMost {
		return nil, problem.Refuse(MailLarge, "Dit document is te groot voor een mail.", "Plaats een kleinere scan terug, of sla de bijlage op en geef haar anders door.")
	}
	path, err := m.c.askWhere("Mail opslaan", strings.TrimSuffix(d.Name, filepath.Ext(d.Name))+".eml")
	if err != nil || path == "" {
		return v, m.c.shaped("SaveEml", err)
	}
	err = m.c.in("SaveEml", func(s *session) error {
		mail, err := s.p.Mail(id)
		if err != nil {
			return err
		}
		data, err := whole(s.p, d)
		if err != nil {
			return err
		}
		eml, err := hap.Eml(hap.Mail{To: mail.To, Subject: mail.Subject, Text: mail.Text}, hap.Attachment{Name: d.Name, Type: d.Type, Content: data}, m.c.Now())
		if err != nil {
			return err
		}
		if err := placeBytes(path, eml); err != nil {
			return err
		}
		v.Path, v.File = path, filepath.Base(path)
		s.shown = path
		return nil
	})
	if err == nil {
		m.show(path)
	}
	return v, err
}
