package roster

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"aiosmap/app/institute"
	"aiosmap/app/person"
)

// Letter is a Dutch text to paste into a mail, lines apart by \n.
type Letter struct {
	Subject string
	Text    string
	// Bcc are addresses for the BCC field, apart by "; ", empty without any.
	Bcc string
	// Note is for the one who sends it and no part of the mail.
	Note string
	// About counts the people the letter is about.
	About int
}

// Empty tells whether there is nothing to send.
func (l Letter) Empty() bool { return l.Text == "" }

const (
	closing = "Met vriendelijke groet,\n"
	// sendNote stands with every letter that holds personal data (AVG).
	sendNote = "Lees de tekst na en zet je naam eronder. Er staan persoonsgegevens in: stuur hem alleen aan wie het aangaat."
)

// cellText makes a text from a file fit for one line of a mail.
func cellText(s string) string {
	const longest = 80
	s = oneLine(s)
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest]) + "…"
	}
	return s
}

func oneLine(s string) string { return person.Trim(person.Invisible(s)) }

// SupportReason says why landelijk applicatiebeheer is asked.
type SupportReason string

// The reasons (S1): the row was skipped because the account exists, the file
// was refused because the account exists at SOON or SGBO, or the person's
// data changed after the account was made.
const (
	SupportSkipped SupportReason = "skipped"
	SupportForeign SupportReason = "foreign"
	SupportChanged SupportReason = "changed"
)

// SupportCase is one aios about whom landelijk applicatiebeheer is asked.
type SupportCase struct {
	// Person is named by the account as it is in Scorion now.
	Person Person
	Reason SupportReason
	// Fields are what should be; Was is what is, empty where that is not known.
	Fields []Difference
}

// SupportCases are the cases of people whose rows Scorion did not take over,
// with all that their accounts should hold according to the list.
func (p *Plan) SupportCases(reason SupportReason, people []Person) []SupportCase {
	at := make(map[int]*Row, len(p.Rows))
	for i := range p.Rows {
		at[p.Rows[i].Number] = &p.Rows[i]
	}
	var out []SupportCase
	for _, who := range people {
		c := SupportCase{Person: who, Reason: reason}
		if r := at[who.Row]; r != nil {
			r = p.asWritten(r)
			for _, col := range p.Mal.Columns {
				if v := p.value(r, col); v != "" && col.Name != institute.Password && col.Name != institute.Username {
					c.Fields = append(c.Fields, Difference{Column: col.Name, Is: v})
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// SupportCases are the cases of those who changed after their account was made.
func (c Comparison) SupportCases() []SupportCase {
	var out []SupportCase
	for _, ch := range c.Changed {
		out = append(out, SupportCase{Person: ch.Before, Reason: SupportChanged, Fields: ch.Fields})
	}
	return out
}

// SupportMail asks landelijk applicatiebeheer, who alone can change an
// account (S1, features B15): per aios who, what is, and what should be. Give
// it one case for a mail per aios. It is empty without cases.
func SupportMail(cases ...SupportCase) Letter {
	if len(cases) == 0 {
		return Letter{}
	}
	l := Letter{Subject: "Bestaand account van een aios in Scorion", About: len(cases), Note: sendNote}
	opening := "Onderstaande aios"
	if len(cases) > 1 {
		l.Subject = fmt.Sprintf("Bestaande accounts van %d aiossen in Scorion", len(cases))
		opening = "Onderstaande aiossen"
	}
	var blocks []string
	for i, c := range cases {
		head := fmt.Sprintf("%s, gebruikersnaam %s", orUnknown(oneLine(c.Person.Name)), orUnknown(oneLine(c.Person.Username)))
		if len(cases) > 1 {
			head = fmt.Sprintf("%d. %s", i+1, head)
		}
		blocks = append(blocks, head+"\n"+c.text())
	}
	verb := "heeft"
	if len(cases) > 1 {
		verb = "hebben"
	}
	l.Text = fmt.Sprintf("Beste collega,\n\n%s %s een account dat wij als lokaal beheer niet kunnen wijzigen. Willen jullie dit aanpassen?\n\n%s\n\n"+
		"Laat je het ons weten als het klaar is, of als er iets niet klopt?\n\n%s", opening, verb, strings.Join(blocks, "\n\n"), closing)
	return l
}

func (c SupportCase) text() string {
	var b strings.Builder
	switch c.Reason {
	case SupportChanged:
		b.WriteString("Wat is: het account is aangemaakt met gegevens die niet meer kloppen.\nWat moet zijn:")
		for _, d := range c.Fields {
			fmt.Fprintf(&b, "\n- %s: is %s, moet zijn %s", Label(d.Column), orNothing(oneLine(d.Was)), orNothing(oneLine(d.Is)))
		}
		return b.String()
	case SupportForeign:
		b.WriteString("Wat is: bij de import weigerde Scorion het bestand, omdat deze gebruikersnaam al bestaat in het e-portfolio van SOON of SGBO.\n")
	default:
		b.WriteString("Wat is: bij de import sloeg Scorion deze aios over, omdat de gebruikersnaam al bestaat.\n")
	}
	b.WriteString("Wat moet zijn: een account als aios bij ons instituut, met:")
	for _, d := range c.Fields {
		fmt.Fprintf(&b, "\n- %s: %s", Label(d.Column), oneLine(d.Is))
	}
	return b.String()
}

func orNothing(v string) string {
	if v == "" {
		return "leeg"
	}
	return "‘" + v + "’"
}

func orUnknown(v string) string {
	if v == "" {
		return "(onbekend)"
	}
	return v
}

// TestMail gives a mail to all who are written, to find out before the import
// which addresses bounce: afterwards an address can no longer be changed
// (S1). Every address stands in Bcc once, in the order of the list; those
// that are not valid are left out.
func (p *Plan) TestMail() Letter {
	var list []string
	seen := map[string]bool{}
	for i := range p.Rows {
		r := &p.Rows[i]
		v := r.values[email]
		if r.Out != "" || !person.ValidEmail(v) || seen[strings.ToLower(v)] {
			continue
		}
		seen[strings.ToLower(v)] = true
		list = append(list, v)
	}
	if len(list) == 0 {
		return Letter{}
	}
	return Letter{
		Subject: "Controle van je e-mailadres voor het e-portfolio",
		Text: "Beste aios,\n\nBinnenkort krijg je op dit e-mailadres de inloggegevens van Scorion, het e-portfolio van de huisartsopleiding. " +
			"Met deze mail controleren we of het adres klopt.\n\nKomt deze mail goed aan, dan hoef je niets te doen. " +
			"Gebruik je liever een ander adres of ben je geen aios, laat het ons dan weten.\n\n" + closing,
		Bcc: strings.Join(list, "; "),
		Note: "Zet de adressen in het veld BCC en niet in Aan of CC: anders ziet iedereen de adressen van alle anderen. " +
			"Wacht een dag op mails die terugkomen voordat je de lijst naar Scorion uploadt.",
		About: len(list),
	}
}
