package roster

import (
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/person"
	"aiosmap/app/problem"
	"aiosmap/app/table"
)

// QuestionsMail asks the sender of the list what only the sender knows
// (features B4): the rows with a question and of those the columns concerned,
// nothing of anybody else. It is empty when there is nothing to ask.
func (p *Plan) QuestionsMail() Letter {
	var blocks []string
	for _, ask := range p.missingColumns() {
		blocks = append(blocks, "De hele lijst\n- "+ask)
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

// missingColumns asks for the columns that the list lacks.
func (p *Plan) missingColumns() (out []string) {
	for _, pr := range p.General {
		if pr.Code == ColumnMissing {
			out = append(out, fmt.Sprintf("Ik vind geen kolom voor %s. Kun je die toevoegen?", Label(pr.Column)))
		}
	}
	return out
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
	private := keptBack(r)
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
		if found := foundCell(r, pr.Column); found != "" && !private[pr.Column] {
			ask = fmt.Sprintf("er staat ‘%s’. %s", found, ask)
		} else {
			ask = strings.ToLower(ask[:1]) + ask[1:]
		}
		cells = append(cells, cell)
		lines = append(lines, "- "+place+": "+ask)
	}
	return lines
}

// keptBack are the columns whose value one of the questions keeps back: then none
// quotes it.
func keptBack(r *Row) map[string]bool {
	out := map[string]bool{}
	for _, pr := range r.Problems {
		if _, quote := asked(pr); !quote {
			out[pr.Column] = true
		}
	}
	return out
}

// forSender tells whether a problem is the sender's to answer, not one that
// the user settles by taking over a suggestion or choosing between values.
func forSender(r *Row, pr problem.Problem) bool {
	splits := func(c table.Change) bool { return c.Kind == SuggestNameSplit }
	switch pr.Code {
	case OpenSuggestion, UsernameKnown, UsernameForeign, EncodingUnsure, EditConflict:
		return false
	case NameMissing:
		return !slices.ContainsFunc(r.Open, splits)
	}
	return pr.Column != institute.Password
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

// Questions gives the same questions as a workbook: only the rows and columns
// concerned, so that nothing else travels along. The name stays, so that the
// sender knows who it is about.
func (p *Plan) Questions() ([]byte, error) {
	asks := map[int]bool{}
	for i := range p.Rows {
		for _, pr := range p.Rows[i].Problems {
			if f := fieldIndex(pr.Column); f >= 0 && forSender(&p.Rows[i], pr) {
				asks[f] = true
			}
		}
	}
	var columns []int
	for f := range fieldCount {
		if f != password && p.columns[f] >= 0 && (asks[f] || isName(f)) {
			columns = append(columns, f)
		}
	}
	header := []string{"Rij in je lijst"}
	for _, f := range columns {
		header = append(header, labels[f])
	}
	lines := [][]string{append(header, "Vraag")}
	for _, ask := range p.missingColumns() {
		lines = append(lines, append(append([]string{"hele lijst"}, make([]string, len(columns))...), ask))
	}
	for i := range p.Rows {
		if line := questionLine(&p.Rows[i], columns); line != nil {
			lines = append(lines, line)
		}
	}
	return p.workbook("Vragen", lines)
}

// questionLine is one row of the workbook with questions, nil without any.
func questionLine(r *Row, columns []int) []string {
	private := keptBack(r)
	about := map[string]bool{}
	var questions []string
	for _, pr := range r.Problems {
		if !forSender(r, pr) {
			continue
		}
		ask, _ := asked(pr)
		if ask = "(" + Label(pr.Column) + ") " + ask; !slices.Contains(questions, ask) {
			questions = append(questions, ask)
		}
		about[pr.Column] = true
	}
	if len(questions) == 0 {
		return nil
	}
	where, texts := RowLabel(r.Number), r.found
	if r.Number >= TypedFrom {
		// The sender's list has nothing of it.
		where, texts = "nog niet", r.values
	}
	line := []string{where}
	for _, f := range columns {
		v := ""
		if isName(f) || about[fieldNames[f]] && !private[fieldNames[f]] {
			v = texts[f]
		}
		line = append(line, v)
	}
	return append(line, strings.Join(questions, " "))
}

// isName tells whether a field says who a row is about.
func isName(field int) bool { return field <= lastName || field == name }
