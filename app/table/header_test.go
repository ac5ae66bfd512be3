package table_test

import (
	"fmt"
	"testing"

	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

func fields() []table.Field {
	return []table.Field{
		{Name: "first", Synonyms: []string{"Voornaam", "roepnaam"}},
		{Name: "mail", Synonyms: []string{"e-mail(adres)"}},
		{Name: "number", Synonyms: []string{"BIG-nummer", "registratienummer"}},
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		headers []string
		want    string
	}{
		{[]string{"VOORNAAM", "E-mail (adres)", "big nummer"}, "first=0 synonym, mail=1 synonym, number=2 synonym"},
		{[]string{"first", "Mail", "Bígnummer"}, "first=0 exact, mail=1 exact, number=2 synonym"},
		{[]string{"Voornaam", "Roepnaam"}, "first? [0 1]"},
		{[]string{"Voornaam", "Roepnaam", "mail"}, "mail=2 exact, first? [0 1]"},
		{[]string{"Vornaam", "registratienumer"}, "first~0, number~1"},
		{[]string{"nr", "groep", ""}, ""},
	} {
		m := table.NewMatcher(fields()).Match(c.headers)
		got := ""
		add := func(format string, args ...any) {
			if got != "" {
				got += ", "
			}
			got += fmt.Sprintf(format, args...)
		}
		for _, l := range m.Links {
			add("%s=%d %s", l.Field, l.Column, l.How)
		}
		for _, a := range m.Ambiguous {
			add("%s? %v", a.Field, a.Columns)
		}
		for _, l := range m.Near {
			add("%s~%d", l.Field, l.Column)
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.headers, got, c.want)
		}
	}
}

// The header is the row that names most fields, within the first 30 rows.
func TestFindHeader(t *testing.T) {
	row := func(n int, texts ...string) sheet.Row {
		r := sheet.Row{Number: n}
		for _, s := range texts {
			r.Cells = append(r.Cells, sheet.Cell{Text: s, Kind: sheet.Text})
		}
		return r
	}
	s := &sheet.Sheet{Rows: []sheet.Row{row(1, "Voornaam van de contactpersoon"), row(4, "Voornaam", "x"), row(7, "Voornaam", "Mail"), row(8, "Noor", "mail@x.example")}}
	m := table.NewMatcher(fields())
	if at, score := m.FindHeader(s); at != 2 || score == 0 {
		t.Errorf("header at %d, score %d", at, score)
	}
	s.Rows[2].Number, s.Rows[3].Number = 31, 32
	if at, _ := m.FindHeader(s); at != 1 {
		t.Errorf("a header below row 30 was taken: %d", at)
	}
	if at, score := m.FindHeader(&sheet.Sheet{Rows: []sheet.Row{row(3, "x")}}); at != 0 || score != 0 {
		t.Errorf("no match gives %d, %d", at, score)
	}
	if at, _ := m.FindHeader(&sheet.Sheet{}); at != -1 {
		t.Errorf("no rows give %d", at)
	}
}

// A merged header cell counts for every column it covers.
func TestMergedHeader(t *testing.T) {
	s := &sheet.Sheet{
		Rows:   []sheet.Row{{Number: 2, Cells: []sheet.Cell{{Text: "Naam", Kind: sheet.Text}, {}, {Text: "Mail", Kind: sheet.Text}}}},
		Merges: []sheet.Range{{FirstRow: 2, LastRow: 2, FirstCol: 0, LastCol: 1}, {FirstRow: 1, LastRow: 1, FirstCol: 2, LastCol: 9}},
	}
	if got := fmt.Sprint(table.Headers(s, s.Rows[0])); got != "[Naam Naam Mail]" {
		t.Errorf("headers %s", got)
	}
}
