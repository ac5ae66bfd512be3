package roster

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"aiosmap/app/institute"
	"aiosmap/app/person"
	"aiosmap/app/problem"
	"aiosmap/app/table"
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

// QuestionsMail asks the sender of the list what only the sender knows
// (features B4): the rows with a question and of those the columns concerned,
// nothing of anybody else. It is empty when there is nothing to ask.
func (p *Plan) QuestionsMail() Letter {
	var blocks []string
	for _, pr := range p.General {
		if pr.Code == ColumnMissing {
			blocks = append(blocks, fmt.Sprintf("De hele lijst\n- Ik vind geen kolom voor %s. Kun je die toevoegen?", Label(pr.Column)))
		}
	}
	about := 0
	for i := range p.Rows {
		r := &p.Rows[i]
		if lines := questions(r); r.Out == "" && len(lines) > 0 {
			about++
			blocks = append(blocks, heading(r)+"\n"+strings.Join(lines, "\n"))
		}
	}
	if len(blocks) == 0 {
		return Letter{}
	}
	where := "je lijst met nieuwe aiossen"
	if p.Sheet.Name != "" {
		where += fmt.Sprintf(" (werkblad ‘%s’)", oneLine(p.Sheet.Name))
	}
	return Letter{
		Subject: "Vragen over de lijst met nieuwe aiossen",
		Text: "Beste collega,\n\nOver " + where + " heb ik nog een paar vragen. Een account in Scorion kan ik later niet meer wijzigen, " +
			"daarom wil ik dit vooraf zeker weten. De rijen en cellen zijn die van Excel.\n\n" +
			strings.Join(blocks, "\n\n") + "\n\nKun je de lijst aanpassen en opnieuw sturen, of de antwoorden hieronder zetten?\n\n" + closing,
		Note: sendNote, About: about,
	}
}

// heading names a row as the sender's list shows it.
func heading(r *Row) string {
	who := cellText(foundName(r))
	if who == "" {
		who = "(zonder naam)"
	}
	if r.Number >= TypedFrom {
		return "Nog niet in je lijst: " + who
	}
	return fmt.Sprintf("Rij %d: %s", r.Number, who)
}

// foundName is the name as the sender wrote it, else as it is by now.
func foundName(r *Row) string {
	for _, found := range []string{r.found[firstName] + " " + r.found[middleName] + " " + r.found[lastName], r.found[name]} {
		if found = person.Trim(found); found != "" {
			return found
		}
	}
	return wholeName(r)
}

// questions are those about one row, a line for each cell.
func questions(r *Row) []string {
	// A value that one of the questions keeps back is quoted by none.
	private := map[string]bool{}
	for _, pr := range r.Problems {
		if _, quote := asked(pr); !quote {
			private[pr.Column+pr.Cell] = true
		}
	}
	var cells, lines []string
	for _, pr := range r.Problems {
		if !forSender(r, pr) {
			continue
		}
		ask, _ := asked(pr)
		cell := pr.Column + pr.Cell
		if at := slices.Index(cells, cell); at >= 0 {
			if !strings.HasSuffix(lines[at], ask) {
				lines[at] += " " + ask
			}
			continue
		}
		place := Label(pr.Column)
		if pr.Cell != "" {
			place = fmt.Sprintf("Cel %s (%s)", pr.Cell, place)
		}
		if found := foundCell(r, pr.Column); found != "" && !private[cell] {
			ask = fmt.Sprintf("er staat ‘%s’. %s", found, ask)
		} else {
			ask = strings.ToLower(ask[:1]) + ask[1:]
		}
		cells = append(cells, cell)
		lines = append(lines, "- "+place+": "+ask)
	}
	return lines
}

// forSender tells whether a problem is the sender's to answer, not one that
// the user settles by taking over a suggestion or choosing between values.
func forSender(r *Row, pr problem.Problem) bool {
	splits := func(c table.Change) bool { return c.Kind == SuggestNameSplit }
	switch {
	case pr.Code == EditConflict, pr.Code == NameMissing && slices.ContainsFunc(r.Open, splits):
		return false
	}
	return askable(pr)
}

// foundCell is what the sender wrote in a field's cell.
func foundCell(r *Row, column string) string {
	f := fieldIndex(column)
	if f < 0 {
		return ""
	}
	if found := cellText(r.found[f]); found != "" || f > lastName {
		return found
	}
	return cellText(r.found[name])
}

// asked puts a problem as a question to the sender, and tells whether the
// value may be quoted: one that may be somebody else's is not.
func asked(pr problem.Problem) (text string, quote bool) {
	switch pr.Code {
	case FormulaEmpty:
		return "Hier staat een formule zonder bewaarde uitkomst. Wat moet hier staan?", false
	case NameMissing:
		return "De " + Label(pr.Column) + " ontbreekt. Wat is de " + Label(pr.Column) + "?", true
	case EmailMissing:
		return "Het e-mailadres ontbreekt. Wat is het adres?", false
	case EmailInvalid:
		return "Dit is geen geldig e-mailadres. Wat is het goede adres?", true
	case EmailDuplicate:
		return "Ditzelfde adres staat ook bij een andere aios in de lijst. Klopt dat?", false
	case EmailOtherPerson:
		return "Het adres past niet bij de naam en lijkt van een andere aios in de lijst te zijn. Wat is het goede adres?", false
	case BigMissing:
		return "Het BIG-nummer ontbreekt. Wat is het nummer?", false
	case BigLength:
		return "Een BIG-nummer heeft 11 cijfers. Wat is het volledige nummer, ook met de nul als het daarmee begint?", true
	case BigNotDigits:
		return "In het BIG-nummer staan andere tekens dan cijfers. Wat is het goede nummer?", true
	case BigLostDigits:
		return "Van dit BIG-nummer heeft Excel cijfers weggelaten. Wat is het volledige nummer?", true
	case BigCheckDigit, BigSecondDigit:
		return "Misschien is er een cijfer van dit BIG-nummer verkeerd getypt. Klopt het nummer?", true
	case BigProfession:
		return "Dit BIG-nummer eindigt niet op 01, zoals dat van een arts. Is dit het nummer als arts?", true
	case BigDuplicate:
		return "Ditzelfde BIG-nummer staat ook bij een andere rij van de lijst. Wat is het goede nummer, of staat deze aios er dubbel in?", false
	case UsernameMismatch:
		return "De gebruikersnaam hoort niet bij het BIG-nummer in deze rij. Welk van de twee is goed?", false
	case UsernameZ:
		return "Het z-nummer ontbreekt. Wat is het nummer?", false
	case GenderUnknown:
		return "Bij de import kent Scorion alleen man of vrouw. Welk van de twee moet ik invullen?", true
	case NameOrder:
		return "Aan het e-mailadres te zien zijn voornaam en achternaam misschien verwisseld. Klopt de volgorde?", true
	case InitialsOnly:
		return "Dit lijken alleen voorletters. Wat is de voornaam?", true
	case NameSuspect:
		return "Met deze naam is misschien iets misgegaan. Klopt hij zo?", true
	case FormulaLike:
		return "Deze waarde begint met een teken dat Excel als formule leest. Wat moet hier staan?", true
	}
	return "Kun je deze waarde nakijken?", true
}

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
