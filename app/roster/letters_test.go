package roster_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aiosmap/app/roster"
)

// golden compares a letter with the text in testdata/letters, whole.
func golden(t *testing.T, name string, l roster.Letter) {
	t.Helper()
	got := "Onderwerp: " + l.Subject + "\nBCC: " + l.Bcc + "\nVoor jou: " + l.Note + "\n\n" + l.Text
	want, err := os.ReadFile(filepath.Join("testdata", "letters", name+".txt"))
	if err != nil || got != string(want) {
		t.Errorf("%s (%v) is now\n%s", name, err, got)
	}
}

// asking is a list with every kind of question that names a person.
func asking(t *testing.T) *roster.Plan {
	list := book(header,
		"Noor||Bakker|noor@praktijk.example|39000000101|v",
		"Sven|van der|Zandstra|sven@|900000190|m",
		"Tijn||Oosterwoude||39000000101|x",
		"J.P.||Kuiper|noor@praktijk.example|1,23457E+10|m",
		"||Wit|lot@praktijk.example|69000000202|v",
		"Bas\nBas|||=|99000000301|m",
		"Fenna||Dijk|fenna@praktijk.example|69000000202|v")
	p := build(t, list, leiden(t), roster.Options{Edits: map[int]map[string]roster.CellEdit{
		3: {"email": {Found: "sven@", Value: "sven@prak tijk"}},
	}})
	return p
}

func TestQuestionsMail(t *testing.T) {
	l := asking(t).QuestionsMail()
	golden(t, "vragen", l)
	if l.About != 6 {
		t.Errorf("about %d people", l.About)
	}
	if n := strings.Count(l.Text, "69000000202"); n != 1 {
		t.Errorf("the number of row 6 stands in the mail %d times", n)
	}
	// Who has no question is not in it, nor is a number that may be somebody else's.
	for _, private := range []string{"39000000101", "99000000301", "Noor", "noor@"} {
		if strings.Contains(l.Text, private) {
			t.Errorf("%s travels along", private)
		}
	}
}

func TestQuestionsMailOfAMissingColumn(t *testing.T) {
	p := build(t, book("Voornaam|Achternaam|BIG-nummer|Geslacht", "Noor|Bakker|39000000101|v"), leiden(t), roster.Options{})
	golden(t, "kolom", p.QuestionsMail())
	if l := answered(t).QuestionsMail(); !l.Empty() || l.Subject != "" {
		t.Errorf("a clean list asks %q", l.Text)
	}
}

func TestSupportMail(t *testing.T) {
	p := answered(t)
	a := roster.ReadAnswer("Gebruikersnaam BIG-09000001901 bestaat reeds", p, nil)
	golden(t, "overgeslagen", roster.SupportMail(p.SupportCases(roster.SupportSkipped, a.People)...))
	// Row 4 was taken out of the file: its number is written as it should be all the same.
	a = roster.ReadAnswer("BIG-09000002701 en BIG-69000000201 staan in SGBO", p, nil)
	golden(t, "geweigerd", roster.SupportMail(p.SupportCases(roster.SupportForeign, append(a.People, a.LeftOut...))...))
	if l := roster.SupportMail(); !l.Empty() {
		t.Errorf("nobody gives %q", l.Text)
	}
}

func TestSupportMailAfterComparing(t *testing.T) {
	now := build(t, book(header,
		"Noor||Bakker-Wit|noor@nieuw.example|39000000101|v",
		"Sven||Zandstra|sven@praktijk.example|69000000201|m"), leiden(t), roster.Options{})
	before := build(t, book(header,
		"Noor|de|Bakker|noor@praktijk.example|39000000101|v",
		"Sven||Zandstra|sven@praktijk.example|99000000301|m"), leiden(t), roster.Options{})
	cases := roster.Compare(now, before).SupportCases()
	if len(cases) != 2 {
		t.Fatalf("%d cases", len(cases))
	}
	golden(t, "gewijzigd", roster.SupportMail(cases...))
	golden(t, "gewijzigd-een", roster.SupportMail(cases[0]))
}

func TestTestMail(t *testing.T) {
	p := build(t, book(header,
		"Noor||Bakker|noor@praktijk.example|39000000101|v",
		"Sven|van der|Zandstra|NOOR@praktijk.example|69000000201|m",
		"Tijn||Oosterwoude|geen adres; wel@iets.example|99000000301|m",
		"Lot||Wit|lot@praktijk.example|09000001901|v",
		"Bas||Kuiper|bas@praktijk.example|09000002701|m"), leiden(t), roster.Options{DropRows: []int{6}})
	l := p.TestMail()
	golden(t, "testmail", l)
	if l.Bcc != "noor@praktijk.example; lot@praktijk.example" || l.About != 2 {
		t.Errorf("%d addresses: %s", l.About, l.Bcc)
	}
}

// What the user settles alone is not asked: a name that only waits to be
// split, a value that the file changed under an edit.
func TestQuestionsMailLeavesTheUsersOwnWork(t *testing.T) {
	list := book("Naam|E-mail|BIG-nummer|m/v",
		"Noor van der Bakker|noor@praktijk.example|39000000101|v",
		"Zandstra|sven@praktijk.example|69000000201|m",
		"Lot de Wit|lot@praktijk.example|99000000301|v")
	p := build(t, list, leiden(t), roster.Options{Typed: []int{roster.TypedFrom}, Edits: map[int]map[string]roster.CellEdit{
		4:                {"email": {Found: "oud@praktijk.example", Value: "wit@praktijk.example"}},
		roster.TypedFrom: {"firstname": {Value: "Tijn"}, "lastname": {Value: "Prins"}, "big_nr": {Value: "09000001901"}, "gender": {Value: "m"}},
	}})
	golden(t, "alleen-de-afzender", p.QuestionsMail())
}
