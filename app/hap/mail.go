package hap

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"aiosmap/app/form"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// The refusals of a mail.
const (
	// MailLine: an address, a subject or a file name of more than one line.
	MailLine problem.Code = "mail-line"
	// MailAddress: an address to which no mail can go.
	MailAddress problem.Code = "mail-address"
)

// Mail is a letter with a document: to whom, and what it says.
type Mail struct{ To, Subject, Text string }

// MailFor makes the mail with a document for a HAP. It names no BIG number: a
// mail is read by more people than a document.
func MailFor(f Facts, to Post) Mail {
	roles := []string{}
	for _, r := range f.Roles {
		if r.Withdrawn == "" && !containsSame(roles, r.Role) {
			roles = append(roles, r.Role)
		}
	}
	var b strings.Builder
	b.WriteString("Geachte heer of mevrouw,\n\n")
	what := "In de bijlage vindt u mijn bekwaamheidsverklaring voor diensten op de huisartsenpost"
	switch len(roles) {
	case 0:
	case 1:
		what += fmt.Sprintf(", voor de rol %s", roles[0])
	default:
		what += fmt.Sprintf(", voor de rollen %s", joined(roles, " en "))
	}
	b.WriteString(what + ".\n")
	if f.Number != "" {
		fmt.Fprintf(&b, "Het document heeft nummer %s en is opgesteld op %s, buiten ScorionX.\n", f.Number, form.LongDate(f.Made))
	}
	if withdrawn := withdrawnRoles(f, roles); len(withdrawn) > 0 {
		fmt.Fprintf(&b, "Ingetrokken is de bekwaamheidsverklaring voor %s.\n", joined(withdrawn, " en "))
	}
	switch {
	case f.Practice.Name != "" && f.Practice.Phone != "":
		fmt.Fprintf(&b, "\nWilt u iets navragen, dan kunt u bellen met %s, telefoon %s.\n", f.Practice.Name, f.Practice.Phone)
	case f.Practice.Phone != "":
		fmt.Fprintf(&b, "\nWilt u iets navragen, dan kunt u bellen met de praktijk waar ik werk, telefoon %s.\n", f.Practice.Phone)
	}
	b.WriteString("\nMet vriendelijke groet,\n\n" + f.Name + "\n")
	if f.Institute != "" {
		b.WriteString("Arts in opleiding tot huisarts, " + f.Institute + "\n")
	}
	subject := "Bekwaamheidsverklaring HAP"
	for _, part := range []string{f.Name, f.Number} {
		if part != "" {
			subject += ", " + part
		}
	}
	return Mail{To: to.Email, Subject: subject, Text: b.String()}
}

func containsSame(list []string, name string) bool {
	_, ok := among(list, name)
	return ok
}

// withdrawnRoles are those that no other declaration on the document holds for.
func withdrawnRoles(f Facts, standing []string) (out []string) {
	for _, r := range f.Roles {
		if r.Withdrawn != "" && !containsSame(standing, r.Role) && !containsSame(out, r.Role) {
			out = append(out, r.Role)
		}
	}
	return out
}

// Check refuses what no mail can hold: MailLine, MailAddress. An empty address
// is filled in later.
func (m Mail) Check() error {
	for _, part := range []struct{ what, text string }{{"Het adres", m.To}, {"Het onderwerp", m.Subject}} {
		if err := oneLineOnly(part.what, part.text); err != nil {
			return err
		}
	}
	if m.To != "" && !person.ValidEmail(m.To) {
		return problem.Refuse(MailAddress, fmt.Sprintf("‘%s’ is geen e-mailadres.", m.To), "Verbeter het adres, of laat het leeg en vul het in je mailprogramma in.")
	}
	return nil
}

// oneLineOnly refuses every sign that ends a line: in a header it would begin
// another one.
func oneLineOnly(what, text string) error {
	if strings.ContainsAny(text, "\r\n\v\f\u0085\u2028\u2029\x00") {
		return problem.Refuse(MailLine, what+" heeft meer dan één regel.", "Zet het op één regel.")
	}
	return nil
}

// Attachment is what goes with a mail: a document, or the scan or photo of its
// signed copy. Type is its media type, by what it holds.
type Attachment struct {
	Name, Type string
	Content    []byte
}

// Eml gives the mail with its attachment as a file that mail programs open as
// a draft (RFC 5322). The same mail at the same moment gives the same bytes.
// Refusals: those of Check.
func Eml(m Mail, a Attachment, now time.Time) ([]byte, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	if err := oneLineOnly("De bestandsnaam", a.Name+a.Type); err != nil {
		return nil, err
	}
	sum := sha256.New()
	for _, part := range []string{m.To, m.Subject, m.Text, a.Name, a.Type, now.UTC().Format(time.RFC3339), string(a.Content)} {
		fmt.Fprintf(sum, "%d:%s", len(part), part)
	}
	key := hex.EncodeToString(sum.Sum(nil))
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithBoundary(key[:40]))
	if m.To != "" {
		if err := msg.To(m.To); err != nil {
			return nil, problem.Refuse(MailAddress, fmt.Sprintf("‘%s’ is geen e-mailadres.", m.To), "Verbeter het adres, of laat het leeg en vul het in je mailprogramma in.")
		}
	}
	msg.Subject(m.Subject)
	msg.SetDateWithValue(now)
	msg.SetMessageIDWithValue(key[:32] + "@aiosmap.invalid")
	// Outlook opens a file with this as a draft, with a button to send it.
	msg.SetGenHeader("X-Unsent", "1")
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	if err := msg.AttachReader(a.Name, bytes.NewReader(a.Content), gomail.WithFileContentType(gomail.ContentType(a.Type))); err != nil {
		return nil, fmt.Errorf("attach the document: %w", err)
	}
	var out bytes.Buffer
	if _, err := msg.WriteTo(&out); err != nil {
		return nil, fmt.Errorf("write the mail: %w", err)
	}
	return out.Bytes(), nil
}
