package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// Mail is a mail that is ready to be sent by the user's own mail program.
type Mail struct {
	ID string
	// Document is the id of what goes with it.
	Document string
	// To and Subject are one line each.
	To, Subject, Text string
	Made              time.Time
	// Sent is when the user said that it was sent, zero before that.
	Sent time.Time
}

type mailRecord struct {
	Version  int    `json:"version"`
	Document string `json:"document"`
	To       string `json:"to"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	Made     string `json:"made"`
	Sent     string `json:"sent"`
}

// How many characters a mail may have.
const (
	maxMailLine = 320
	maxMailText = 20_000
)

func (c *content) readMail(id string, data []byte) error {
	r, err := decode[mailRecord](data)
	if err != nil {
		return err
	}
	m := Mail{ID: id, Document: r.Document, To: lineOf(r.To), Subject: lineOf(r.Subject), Text: form.Clean(r.Text)}
	if m.Made, err = readTime(r.Made); err != nil {
		return err
	}
	if m.Sent, err = readTime(r.Sent); err != nil {
		return err
	}
	c.mails[id] = m
	return nil
}

// lineOf makes one line of a text: nothing of it can begin another line of a
// mail's head.
func lineOf(s string) string { return strings.Join(strings.Fields(form.Clean(s)), " ") }

// Mails gives the mails, those that were not sent first, then the one that was
// made last.
func (p *Portfolio) Mails() []Mail {
	var out []Mail
	for _, m := range p.mails {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b Mail) int {
		if a.Sent.IsZero() != b.Sent.IsZero() {
			if a.Sent.IsZero() {
				return -1
			}
			return 1
		}
		return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// mailsOf gives the ids of the mails with a document.
func (p *Portfolio) mailsOf(document string) []string {
	var out []string
	for _, m := range p.mails {
		if m.Document == document {
			out = append(out, m.ID)
		}
	}
	slices.Sort(out)
	return out
}

// Mail gives one mail. Refusal: MailGone.
func (p *Portfolio) Mail(id string) (Mail, error) {
	m, ok := p.mails[id]
	if !ok {
		return Mail{}, problem.Refuse(MailGone, "Dit bericht is er niet meer.", "Ga terug naar de lijst.")
	}
	return m, nil
}

// PutMail keeps a mail, a new one when it has no id, and gives its id. Made and
// Sent of m say nothing: the first is when it was new, and for the other there
// is SentMail. Refusals: MailGone, MailWrong, DocumentGone.
func (p *Portfolio) PutMail(m Mail) (string, error) {
	if _, err := p.kept(m.Document); err != nil {
		return "", err
	}
	m.To, m.Subject, m.Text = lineOf(m.To), lineOf(m.Subject), form.Clean(m.Text)
	if max(utf8.RuneCountInString(m.To), utf8.RuneCountInString(m.Subject)) > maxMailLine || utf8.RuneCountInString(m.Text) > maxMailText {
		return "", problem.Refuse(MailWrong, "Dit bericht is te lang om te bewaren.", "Maak het adres, het onderwerp of de tekst korter.")
	}
	m.Made, m.Sent = p.stamp(), time.Time{}
	if m.ID != "" {
		before, err := p.Mail(m.ID)
		if err != nil {
			return "", err
		}
		m.Made, m.Sent = before.Made, before.Sent
		return m.ID, p.writeMail(m)
	}
	id, err := p.store.NewID()
	if err != nil {
		return "", fmt.Errorf("new mail: %w", err)
	}
	m.ID = id
	return id, p.writeMail(m)
}

// SentMail notes that a mail was sent, or that it was not. Refusal: MailGone.
func (p *Portfolio) SentMail(id string, sent bool) error {
	m, err := p.Mail(id)
	if err != nil {
		return err
	}
	if sent != m.Sent.IsZero() {
		return nil
	}
	m.Sent = time.Time{}
	if sent {
		m.Sent = p.stamp()
	}
	return p.writeMail(m)
}

// RemoveMail takes a mail away for good; its document stays. Refusal: MailGone.
func (p *Portfolio) RemoveMail(id string) error {
	if _, err := p.Mail(id); err != nil {
		return err
	}
	return p.write([]Change{{OutboxBucket, id, nil}}, func() { delete(p.mails, id) })
}

func (p *Portfolio) writeMail(m Mail) error {
	data, err := encode(mailRecord{recordVersion, m.Document, m.To, m.Subject, m.Text, timeText(m.Made), timeText(m.Sent)})
	if err != nil {
		return err
	}
	return p.write([]Change{{OutboxBucket, m.ID, data}}, func() { p.mails[m.ID] = m })
}
