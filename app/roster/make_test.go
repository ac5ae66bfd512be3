package roster_test

import (
	"strings"
	"testing"

	"aiosmap/app/institute"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// header is the usual header row of a list.
const header = "Voornaam|Tussenvoegsel|Achternaam|E-mail|BIG-nummer|Geslacht"

// book makes a workbook with one sheet "Blad1" of the lines, cells apart by
// "|", from row 1 on; an empty line is an empty row. A cell that begins with
// # is a number cell (#9000001901), one with #0: a number cell that Excel
// shows with 11 digits, one that is "=" a formula without a saved result.
func book(lines ...string) *sheet.Workbook {
	return &sheet.Workbook{Format: sheet.XLSX, Sheets: []sheet.Sheet{sheetOf("Blad1", lines...)}}
}

func sheetOf(name string, lines ...string) sheet.Sheet {
	s := sheet.Sheet{Name: name}
	for i, line := range lines {
		if line == "" {
			continue
		}
		row := sheet.Row{Number: i + 1}
		for _, text := range strings.Split(line, "|") {
			c := sheet.Cell{Text: text, Kind: sheet.Text}
			switch {
			case text == "":
				c = sheet.Cell{}
			case text == "=":
				c = sheet.Cell{Formula: true}
			case strings.HasPrefix(text, "#0:"):
				c = sheet.Cell{Text: text[3:], Kind: sheet.Number, Digits: 11}
			case strings.HasPrefix(text, "#") && len(text) > 1 && text[1] >= '0' && text[1] <= '9':
				c = sheet.Cell{Text: text[1:], Kind: sheet.Number}
			}
			row.Cells = append(row.Cells, c)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// leiden is the built-in mal of Leiden with invented constants.
func leiden(t testing.TB) institute.Mal {
	t.Helper()
	i, ok := institute.Find("leiden")
	if !ok {
		t.Fatal("Leiden is no institute")
	}
	return institute.BuiltIn(i).With(map[string]string{
		"status": "actief", "rolegroup": "aios", "rol": "aios", "instituut": "Voorbeeld", "niv2": "Voorbeeld",
	})
}

func build(t testing.TB, b *sheet.Workbook, mal institute.Mal, o roster.Options) *roster.Plan {
	t.Helper()
	p, err := roster.Build(b, mal, o)
	if err != nil {
		t.Fatalf("no plan: %v", err)
	}
	return p
}

func accept(kinds ...string) roster.Options {
	return roster.Options{Decisions: table.Decisions{Accept: kindSet(kinds)}}
}

func noFix(kinds ...string) roster.Options {
	return roster.Options{Decisions: table.Decisions{NoFix: kindSet(kinds)}}
}

func kindSet(kinds []string) map[string]bool {
	m := map[string]bool{}
	for _, k := range kinds {
		m[k] = true
	}
	return m
}
