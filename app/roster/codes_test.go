package roster_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// good is a row nothing is wrong with.
const good = "Noor||Bakker|noor.bakker@praktijk.example|39000000101|v"

// problemCase is a list that shows one problem. cell, row and column are
// where it must be found, says what its message must tell.
type problemCase struct {
	code   problem.Code
	name   string
	book   *sheet.Workbook
	mal    func(*institute.Mal)
	opt    roster.Options
	row    int
	column string
	cell   string
	says   string
}

// own is a value for a cell of row 2 that said something when it was given.
func own(column, found, value string) roster.Options {
	return roster.Options{Edits: map[int]map[string]roster.CellEdit{2: {column: {Found: found, Value: value}}}}
}

func problemCases() []problemCase {
	list := func(rows ...string) *sheet.Workbook { return book(append([]string{header}, rows...)...) }
	guessed := list("Noor||Bäkker|noor.bakker@praktijk.example|39000000101|v")
	guessed.Guessed = true
	hidden := list(good, "Sven||Zandstra|sven.zandstra@praktijk.example|99000000301|m")
	hidden.Sheets[0].Rows[2].Hidden = true
	twoSheets := list(good)
	twoSheets.Sheets = append(twoSheets.Sheets, sheetOf("Blad2", header, good))
	return []problemCase{
		{code: roster.ColumnMissing, name: "geen kolom geslacht", book: book("Voornaam|Achternaam|E-mail|BIG-nummer", "Noor|Bakker|n@b.example|39000000101"), column: "gender", says: "geen kolom gevonden voor geslacht"},
		{code: roster.ColumnMissing, name: "nr alleen is geen BIG-nummer", book: book("Voornaam|Achternaam|E-mail|nr|Geslacht", "Noor|Bakker|n@b.example|39000000101|v"), column: "big_nr", says: "BIG-nummer"},
		{code: roster.ColumnMissing, name: "bijna goed gespeld wijst de kolom aan", book: book("Voornaam|Achternaam|E-mail|BIG-nummer|Geslagt", "Noor|Bakker|n@b.example|39000000101|v"), column: "gender", says: "geen kolom"},
		{code: roster.ColumnAmbiguous, name: "twee kolommen e-mail", book: book(header+"|Mail", good+"|x@y.example"), row: 1, column: "email", cell: "D1", says: "D ‘E-mail’, G ‘Mail’"},
		{code: roster.ColumnAmbiguous, name: "naam naast voornaam", book: book("Voornaam|Naam|E-mail|BIG-nummer|Geslacht", "Noor|Bakker|n@b.example|39000000101|v"), row: 1, column: "lastname", cell: "B1", says: "achternaam of de hele naam"},
		{code: roster.SheetAmbiguous, name: "twee werkbladen", book: twoSheets, says: "‘Blad1’ en ‘Blad2’"},
		{code: roster.MalColumnUnknown, name: "kolom die niemand kent", book: list(good), mal: func(m *institute.Mal) {
			m.Columns = append(m.Columns, institute.Column{Header: "cohort", Name: "cohort"})
		}, column: "cohort", says: "‘cohort’"},
		{code: roster.ConstantMissing, name: "vaste waarde onbekend", book: list(good), mal: func(m *institute.Mal) { delete(m.Constants, "rolegroup") }, column: "rolegroup", says: "‘rolegroup’"},
		{code: roster.HiddenRows, name: "verborgen rij", book: hidden, says: "rij 3"},
		{code: roster.ListEmpty, name: "alleen koppen", book: book(header), row: 1, says: "geen enkele aios"},
		{code: roster.FormulaEmpty, name: "formule zonder uitkomst", book: list("Noor||Bakker|=|39000000101|v"), row: 2, column: "email", cell: "D2", says: "formule zonder bewaarde uitkomst"},
		{code: roster.FormulaEmpty, name: "formule in geslacht", book: list("Noor||Bakker|n@b.example|39000000101|="), row: 2, column: "gender", cell: "F2", says: "formule"},
		{code: roster.NameMissing, name: "achternaam leeg", book: list("Noor|||noor@praktijk.example|39000000101|v"), row: 2, column: "lastname", cell: "C2", says: "achternaam ontbreekt"},
		{code: roster.NameMissing, name: "één naamkolom, splitsen niet overgenomen", book: book("Naam|E-mail|BIG-nummer|Geslacht", "Noor Bakker|noor.bakker@praktijk.example|39000000101|v"), row: 2, column: "firstname", cell: "A2", says: "voornaam ontbreekt"},
		{code: roster.EmailMissing, name: "adres leeg", book: list("Noor||Bakker||39000000101|v"), row: 2, column: "email", cell: "D2", says: "ontbreekt"},
		{code: roster.EmailInvalid, name: "adres zonder domein", book: list("Noor||Bakker|noor@|39000000101|v"), row: 2, column: "email", cell: "D2", says: "geen geldig e-mailadres"},
		{code: roster.BigMissing, name: "nummer leeg", book: list("Noor||Bakker|n@b.example||v"), row: 2, column: "big_nr", cell: "E2", says: "ontbreekt"},
		{code: roster.BigLength, name: "tien cijfers", book: list("Noor||Bakker|n@b.example|1234567890|v"), row: 2, column: "big_nr", cell: "E2", says: "10 cijfers"},
		{code: roster.BigLength, name: "twaalf cijfers", book: list("Noor||Bakker|n@b.example|390000001011|v"), row: 2, column: "big_nr", cell: "E2", says: "12 cijfers"},
		{code: roster.BigNotDigits, name: "letters", book: list("Noor||Bakker|n@b.example|volgt nog|v"), row: 2, column: "big_nr", cell: "E2", says: "andere tekens"},
		{code: roster.BigLostDigits, name: "E-notatie als tekst", book: list("Noor||Bakker|n@b.example|1,23457E+10|v"), row: 2, column: "big_nr", cell: "E2", says: "niet terug te rekenen"},
		{code: roster.BigDuplicate, name: "zelfde nummer, ook na reparatie", book: list("Noor||Bakker|n@b.example|09000001901|v", "Sven||Zandstra|s@z.example|#9000001901|m"), row: 3, column: "big_nr", cell: "E3", says: "rij 2"},
		{code: roster.UsernameMismatch, name: "gebruikersnaam van een ander", book: book(header+"|Gebruikersnaam", good+"|BIG-69000000201"), row: 2, column: "username", cell: "G2", says: "hoort niet bij BIG-nummer 39000000101"},
		{code: roster.UsernameZ, name: "z-nummers in de lijst", book: book(header+"|Gebruikersnaam", good+"|z123456"), column: "username", cell: "G2", says: "z-nummers"},
		{code: roster.UsernameZ, name: "mal vraagt z-nummer, rij heeft het niet", book: book(header+"|Gebruikersnaam", good+"|"), mal: func(m *institute.Mal) { m.Username = institute.UsernameZ }, row: 2, column: "username", cell: "G2", says: "z-nummer"},
		{code: roster.GenderUnknown, name: "x is geen keuze", book: list("Noor||Bakker|n@b.example|39000000101|x"), row: 2, column: "gender", cell: "F2", says: "‘x’"},
		{code: roster.FormulaLike, name: "achternaam als formule", book: list("Noor||=1+1|n@b.example|39000000101|v"), row: 2, column: "lastname", cell: "C2", says: "als formule leest"},
		{code: roster.FormulaLike, name: "tab vooraan in de bron", book: list("\tNoor||Bakker|n@b.example|39000000101|v"), row: 2, column: "firstname", cell: "A2", says: "als formule leest"},
		{code: roster.FormulaLike, name: "vaste waarde als formule", book: list(good), mal: func(m *institute.Mal) { m.Constants["rol"] = "@aios" }, column: "rol", says: "‘rol’"},
		{code: roster.UsernameForeign, name: "op de lijst van SOON", book: list(good), opt: roster.Options{Foreign: roster.Usernames{"39000000101": true}}, row: 2, column: "big_nr", cell: "E2", says: "weigert dan het hele bestand"},
		{code: roster.EditConflict, name: "bestand veranderd onder eigen waarde", book: list("Noor||Bakker|noor@b.example|39000000101|v"), opt: own("email", "noor@", "mijn@b.example"), row: 2, column: "email", cell: "D2", says: "nu ‘noor@b.example’; jij vulde ‘mijn@b.example’ in toen er ‘noor@’ stond"},
		{code: roster.EditConflict, name: "in het bestand leeggemaakt", book: list("Noor||Bakker|n@b.example||v"), opt: own("big_nr", "volgt", "39000000101"), row: 2, column: "big_nr", cell: "E2", says: "nu niets; jij"},
		{code: roster.EmailOtherPerson, name: "kolom verschoven", book: list(
			"Noor||Bakkerveen|sven.zandstra@praktijk.example|39000000101|v",
			"Sven||Zandstra|tijn.oosterwoude@praktijk.example|99000000301|m",
			"Tijn||Oosterwoude|noor.bakkerveen@praktijk.example|69000000201|m"), row: 2, column: "email", cell: "D2", says: "de naam in rij 3"},
		{code: roster.NameOrder, name: "voor- en achternaam verwisseld", book: list(good,
			"Zandstra||Sven|s.zandstra@praktijk.example|99000000301|m",
			"Tijn||Oosterwoude|t.oosterwoude@praktijk.example|69000000201|m"), row: 3, column: "firstname", cell: "A3", says: "verwisseld"},
		{code: roster.InitialsOnly, name: "voorletters", book: list("N.A.||Bakker|n@b.example|39000000101|v"), row: 2, column: "firstname", cell: "A2", says: "voorletters"},
		{code: roster.NameSuspect, name: "dubbel gedecodeerd", book: list("ZoÃ«||Bakker|n@b.example|39000000101|v"), row: 2, column: "firstname", cell: "A2", says: "verminkt"},
		{code: roster.NameSuspect, name: "vraagteken", book: list("Zo?||Bakker|n@b.example|39000000101|v"), row: 2, column: "firstname", cell: "A2", says: "vraagteken"},
		{code: roster.NameSuspect, name: "geen tussenvoegsel", book: list("Noor|Maria|Bakker|n@b.example|39000000101|v"), row: 2, column: "middlename", cell: "B2", says: "geen bekend tussenvoegsel"},
		{code: roster.NameSuspect, name: "twee tussenvoegsels", book: list("Noor|ter|van der Bakker|n@b.example|39000000101|v"), row: 2, column: "lastname", cell: "C2", says: "terwijl er al een tussenvoegsel"},
		{code: roster.EncodingUnsure, name: "codering geraden", book: guessed, row: 2, column: "lastname", cell: "C2", says: "letters met accenten"},
		{code: roster.BigCheckDigit, name: "voorbeeld uit de handleiding S0", book: list("Noor||Bakker|n@b.example|01234567890|v"), row: 2, column: "big_nr", cell: "E2", says: "controlecijfer"},
		{code: roster.BigCheckDigit, name: "voorbeeld uit de handleiding S1", book: list("Noor||Bakker|n@b.example|BIG-12345678901|v"), row: 2, column: "big_nr", cell: "E2", says: "controlecijfer"},
		{code: roster.BigSecondDigit, name: "tweede cijfer geen 9", book: list("Noor||Bakker|n@b.example|12345678901|v"), row: 2, column: "big_nr", cell: "E2", says: "is een 2"},
		{code: roster.BigProfession, name: "verpleegkundige", book: list("Noor||Bakker|n@b.example|19000000130|v"), row: 2, column: "big_nr", cell: "E2", says: "verpleegkundige"},
		{code: roster.EmailDuplicate, name: "adres twee keer", book: list("Noor||Bakker|p@x.example|39000000101|v", "Sven||Zandstra|P@x.example|99000000301|m"), row: 3, column: "email", cell: "D3", says: "rij 2"},
		{code: roster.UsernameKnown, name: "bestaat al", book: list(good), opt: roster.Options{Known: roster.Usernames{"39000000101": true}}, row: 2, column: "big_nr", cell: "E2", says: "slaat de rij over"},
		{code: roster.RowIgnored, name: "lege rijen", book: list(good, "", "", good), row: 3, cell: "A3", says: "Rij 3 tot en met 4 zijn leeg"},
		{code: roster.RowIgnored, name: "totaalrij", book: list(good, "Totaal: 1"), row: 3, cell: "A3", says: "totaalrij"},
		{code: roster.RowIgnored, name: "herhaalde kop", book: list(good, header), row: 3, cell: "A3", says: "herhaalt de kolomkoppen"},
		{code: roster.RowIgnored, name: "verborgen en weggelaten", book: hidden, opt: roster.Options{Hidden: roster.HiddenExclude}, row: 3, cell: "A3", says: "verborgen"},
		{code: roster.OpenSuggestion, name: "voorstel staat open", book: list("Noor||van der Vliet|n@b.example|39000000101|v"), row: 2, column: "lastname", cell: "C2", says: "‘van der Vliet’ wordt ‘Vliet’"},
	}
}

func TestProblems(t *testing.T) {
	for _, c := range problemCases() {
		t.Run(string(c.code)+"/"+c.name, func(t *testing.T) {
			mal := leiden(t)
			if c.mal != nil {
				c.mal(&mal)
			}
			p := build(t, c.book, mal, c.opt)
			for _, pr := range p.Problems() {
				if pr.Code != c.code || pr.Row != c.row || pr.Column != c.column || pr.Cell != c.cell {
					continue
				}
				if !strings.Contains(pr.Message, c.says) {
					t.Errorf("message %q does not say %q", pr.Message, c.says)
				}
				if pr.Hint == "" {
					t.Error("no next step")
				}
				if warn := pr.Severity == problem.Warning; warn != roster.IsWarning(c.code) {
					t.Errorf("severity %s", pr.Severity)
				}
				if pr.Severity == problem.Error && !p.Blocked() {
					t.Error("an error that does not block")
				}
				return
			}
			t.Errorf("not found at row %d, column %q, cell %q; there are:\n%s", c.row, c.column, c.cell, tell(p.Problems()))
		})
	}
}

func tell(list []problem.Problem) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "  %s row %d %s %s: %s\n", p.Code, p.Row, p.Column, p.Cell, p.Message)
	}
	return b.String()
}

// rulesCodes are the codes of import-rules, copied from there: the list may
// grow here, but none of these may go.
var rulesCodes = strings.Fields(`
column-missing column-ambiguous sheet-ambiguous mal-column-unknown constant-missing hidden-rows formula-empty
name-missing email-missing email-invalid big-missing big-length big-not-digits big-lost-digits big-duplicate
username-mismatch username-z gender-unknown formula-like username-foreign
email-other-person initials-only name-suspect encoding-unsure big-check-digit big-second-digit big-profession
email-duplicate username-known row-ignored open-suggestion`)

func TestEveryProblemHasACase(t *testing.T) {
	have := map[string]bool{}
	for _, c := range problemCases() {
		have[string(c.code)] = true
	}
	for _, code := range rulesCodes {
		if !have[code] {
			t.Errorf("no case produces %s", code)
		}
		if !slices.ContainsFunc(roster.ProblemKinds(), func(k roster.Kind) bool { return k.Code == code }) {
			t.Errorf("%s has no Dutch name", code)
		}
	}
	for _, k := range roster.ProblemKinds() {
		if !have[k.Code] {
			t.Errorf("no case produces %s", k.Code)
		}
	}
}

// changeCase is a list that shows one fix or suggestion.
type changeCase struct {
	kind          string
	name          string
	header, row   string
	opt           roster.Options
	column, cell  string
	before, after string
}

func fixCases() []changeCase {
	return []changeCase{
		{kind: roster.FixTrim, row: "Noor | |Bakker|n@b.example|39000000101|v", column: "firstname", cell: "A2", before: "Noor ", after: "Noor"},
		{kind: roster.FixTrim, name: "NBSP", row: "Noor||de\u00a0 Bakker|n@b.example|39000000101|v", column: "lastname", cell: "C2", before: "de\u00a0 Bakker", after: "de Bakker"},
		{kind: roster.FixNFC, row: "Zoe\u0308||Bakker|n@b.example|39000000101|v", column: "firstname", cell: "A2", before: "Zoe\u0308", after: "Zoë"},
		{kind: roster.FixInvisible, row: "Noor\u200b||Bakker|n@b.example|39000000101|v", column: "firstname", cell: "A2", before: "Noor\u200b", after: "Noor"},
		{kind: roster.FixQuotes, row: "Noor||D’Elzen|n@b.example|39000000101|v", column: "lastname", cell: "C2", before: "D’Elzen", after: "D'Elzen"},
		{kind: roster.FixBigNumberCell, row: "Noor||Bakker|n@b.example|#39000000101|v", column: "big_nr", cell: "E2", before: "39000000101", after: "39000000101"},
		{kind: roster.FixBigNumberCell, name: "Excel toont 11 cijfers", row: "Noor||Bakker|n@b.example|#0:9000001901|v", column: "big_nr", cell: "E2", before: "9000001901", after: "09000001901"},
		{kind: roster.FixBigPrefix, name: "gebruikersnaam uit S1", row: "Noor||Bakker|n@b.example|BIG-12345678901|v", column: "big_nr", cell: "E2", before: "BIG-12345678901", after: "12345678901"},
		{kind: roster.FixBigPrefix, name: "nr.", row: "Noor||Bakker|n@b.example|nr. 39000000101|v", column: "big_nr", cell: "E2", before: "nr. 39000000101", after: "39000000101"},
		{kind: roster.FixBigSeparators, name: "formule als tekst", row: `Noor||Bakker|n@b.example|="01234567890"|v`, column: "big_nr", cell: "E2", before: `="01234567890"`, after: "01234567890"},
		{kind: roster.FixBigSeparators, name: "punt nul", row: "Noor||Bakker|n@b.example|39000000101.0|v", column: "big_nr", cell: "E2", before: "39000000101.0", after: "39000000101"},
		{kind: roster.FixBigSeparators, name: "brede cijfers", row: "Noor||Bakker|n@b.example|３９０００００0101|v", column: "big_nr", cell: "E2", before: "３９０００００0101", after: "39000000101"},
		{kind: roster.FixBigLeadingZero, row: "Noor||Bakker|n@b.example|9000001901|v", column: "big_nr", cell: "E2", before: "9000001901", after: "09000001901"},
		{kind: roster.FixGender, row: "Noor||Bakker|n@b.example|39000000101|Mevr.", column: "gender", cell: "F2", before: "Mevr.", after: "gender_v"},
		{kind: roster.FixGender, name: "dhr", row: "Sven||Bakker|n@b.example|39000000101|DHR", column: "gender", cell: "F2", before: "DHR", after: "gender_m"},
		{kind: roster.FixEmail, row: "Noor||Bakker|mailto:N@B.example;|39000000101|v", column: "email", cell: "D2", before: "mailto:N@B.example;", after: "N@b.example"},
		{kind: roster.FixEdit, row: "Noor||Bakker|noor@|39000000101|v", opt: own("email", "noor@", "noor@b.example"), column: "email", cell: "D2", before: "noor@", after: "noor@b.example"},
		{kind: roster.FixPasswordDropped, name: "wachtwoord uit S1", header: header + "|password", row: good + "|Huis(arts!01", column: "password", cell: "G2", before: "••••••", after: ""},
		{kind: roster.FixUsername, row: good, column: "username", after: "BIG-39000000101"},
		{kind: roster.FixUsername, name: "eigen naam in de lijst", header: header + "|username", row: good + "|nbakker", column: "username", cell: "G2", before: "nbakker", after: "BIG-39000000101"},
	}
}

func suggestionCases() []changeCase {
	return []changeCase{
		{kind: roster.SuggestColumnSpelling, header: "Voornaam|Tussenvoegsel|Achternaam|E-mail|BIG-nummer|Geslagt", row: good, column: "gender", cell: "F1", before: "Geslagt", after: "gender"},
		{kind: roster.SuggestPrefixSplit, row: "Noor||van der Vliet|n@b.example|39000000101|v", column: "lastname", cell: "C2", before: "van der Vliet", after: "Vliet"},
		{kind: roster.SuggestPrefixSplit, name: "achter de komma", row: "Noor||Vliet, van der|n@b.example|39000000101|v", column: "middlename", cell: "B2", before: "", after: "van der"},
		{kind: roster.SuggestPrefixSplit, name: "verdeeld over twee velden", row: "Noor|van|der Vliet|n@b.example|39000000101|v", column: "middlename", cell: "B2", before: "van", after: "van der"},
		{kind: roster.SuggestNameSplit, header: "Naam|E-mail|BIG-nummer|Geslacht", row: "Noor van der Vliet|n@b.example|39000000101|v", column: "lastname", cell: "A2", before: "", after: "Vliet"},
		{kind: roster.SuggestZeroUnsure, name: "9 cijfers", row: "Noor||Bakker|n@b.example|234567890|v", column: "big_nr", cell: "E2", before: "234567890", after: "00234567890"},
		{kind: roster.SuggestZeroUnsure, name: "10 cijfers met een fout controlecijfer", row: "Noor||Bakker|n@b.example|9000001902|v", column: "big_nr", cell: "E2", before: "9000001902", after: "09000001902"},
		{kind: roster.SuggestEmailTypo, row: "Noor||Bakker|noor@gmial.com|39000000101|v", column: "email", cell: "D2", before: "noor@gmial.com", after: "noor@gmail.com"},
		{kind: roster.SuggestNameCase, row: "Noor||BAKKER|n@b.example|39000000101|v", column: "lastname", cell: "C2", before: "BAKKER", after: "Bakker"},
		{kind: roster.SuggestNameCase, name: "tussenvoegsel", row: "Noor|Van Der|Vliet|n@b.example|39000000101|v", column: "middlename", cell: "B2", before: "Van Der", after: "van der"},
		{kind: roster.SuggestApostrophe, row: "Noor||t Hart|n@b.example|39000000101|v", column: "lastname", cell: "C2", before: "t Hart", after: "'t Hart"},
		{kind: roster.SuggestLetterO, row: "Noor||Bakker|n@b.example|39OOOOO0101|v", column: "big_nr", cell: "E2", before: "39OOOOO0101", after: "39000000101"},
	}
}

func (c changeCase) book() *sheet.Workbook {
	h := c.header
	if h == "" {
		h = header
	}
	return book(h, c.row)
}

func TestFixes(t *testing.T) {
	have := map[string]bool{roster.FixConstant: true} // see TestConstants
	for _, c := range fixCases() {
		have[c.kind] = true
		t.Run(c.kind+"/"+c.name, func(t *testing.T) {
			p := build(t, c.book(), leiden(t), c.opt)
			c.find(t, "fix", p)
			if slices.ContainsFunc(roster.FixedKinds(), func(k roster.Kind) bool { return k.Code == c.kind }) {
				return
			}
			for _, f := range build(t, c.book(), leiden(t), noFix(c.kind)).Fixes() {
				if f.Kind == c.kind {
					t.Errorf("turned off and still there: %+v", f)
				}
			}
		})
	}
	for _, k := range slices.Concat(roster.FixKinds(), roster.FixedKinds()) {
		if !have[k.Code] {
			t.Errorf("no case for %s", k.Code)
		}
	}
}

func (c changeCase) find(t *testing.T, what string, p *roster.Plan) {
	t.Helper()
	list := p.Fixes()
	if what == "suggestion" {
		list = p.Suggestions()
	}
	for _, f := range list {
		if f.Kind == c.kind && f.Column == c.column && f.Cell == c.cell && f.Before == c.before && f.After == c.after {
			return
		}
	}
	t.Errorf("no %s %s at %q: %q → %q; there are %+v", what, c.kind, c.cell, c.before, c.after, list)
}

func TestSuggestions(t *testing.T) {
	have := map[string]bool{}
	for _, c := range suggestionCases() {
		have[c.kind] = true
		t.Run(c.kind+"/"+c.name, func(t *testing.T) {
			open := build(t, c.book(), leiden(t), roster.Options{})
			c.find(t, "suggestion", open)
			taken := build(t, c.book(), leiden(t), accept(c.kind))
			for _, s := range taken.Suggestions() {
				if s.Kind == c.kind {
					t.Errorf("accepted and still open: %+v", s)
				}
			}
			if c.kind != roster.SuggestColumnSpelling {
				c.find(t, "fix", taken)
			}
		})
	}
	for _, k := range roster.SuggestionKinds() {
		if !have[k.Code] {
			t.Errorf("no case for %s", k.Code)
		}
	}
}

// Accepted suggestions look at the result of the one before (import-rules'
// own example).
func TestSuggestionsInOrder(t *testing.T) {
	p := build(t, book(header, "Noor||t Hart|n@b.example|39000000101|v"), leiden(t), accept(roster.SuggestApostrophe, roster.SuggestPrefixSplit))
	if got := string(p.CSV()); !strings.Contains(got, "Noor;'t;Hart;") {
		t.Errorf("t Hart became %q", got)
	}
}

func TestConstants(t *testing.T) {
	p := build(t, book(header, good), leiden(t), roster.Options{Constants: map[string]string{"rol": "aios-ha"}})
	got := map[string]string{}
	for _, f := range p.Fixes() {
		if f.Kind == roster.FixConstant {
			if f.Row != 0 {
				t.Errorf("a constant is for the whole file, not row %d", f.Row)
			}
			got[f.Column] = f.After
		}
	}
	want := map[string]string{"status": "actief", "rolegroup": "aios", "rol": "aios-ha", "instituut": "Voorbeeld", "niv2": "Voorbeeld", "in_opleiding": "in_opl"}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s is %q, want %q", k, got[k], v)
		}
	}
	if len(got) != len(want) {
		t.Errorf("constants %v", got)
	}
}
