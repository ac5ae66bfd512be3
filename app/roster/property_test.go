package roster_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// cellText draws what people have in their lists, clean and damaged.
func cellText() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"Noor", "van der Vliet", "D’Elzen", "Zoe\u0308", "  Bram ", "t Hart", "JANSEN", "BIG-39000000101", "9000001901", "#9000001901",
			"3900 0000 101", "1,23457E+10", "mailto:n@b.example", "N@B.Example;", "m", "Mevr.", "gender_v", "=1+1", "\tx", "a;b", `zeg "ja"`, "-", "ZoÃ«", "'", `="01234567890"`, "09000001901.0",
		}),
		rapid.StringN(0, 20, 60),
	)
}

func drawBook(t *rapid.T) *sheet.Workbook {
	s := sheetOf("Blad1", header+"|Gebruikersnaam|Wachtwoord")
	for i := range rapid.IntRange(1, 6).Draw(t, "rows") {
		row := sheet.Row{Number: i + 2}
		for range 8 {
			text := cellText().Draw(t, "cell")
			c := sheet.Cell{Text: text, Kind: sheet.Text}
			if text == "" {
				c = sheet.Cell{}
			} else if strings.HasPrefix(text, "#9") {
				c = sheet.Cell{Text: text[1:], Kind: sheet.Number}
			}
			row.Cells = append(row.Cells, c)
		}
		s.Rows = append(s.Rows, row)
	}
	return &sheet.Workbook{Format: sheet.XLSX, Sheets: []sheet.Sheet{s}}
}

// acceptAll takes over every kind of suggestion.
func acceptAll() roster.Options {
	var kinds []string
	for _, k := range roster.SuggestionKinds() {
		kinds = append(kinds, k.Code)
	}
	return accept(kinds...)
}

// What was fixed once has nothing left to fix: a plan of the written values
// changes nothing and writes the same.
func TestFixesAreIdempotent(t *testing.T) {
	mal := leiden(t)
	rapid.Check(t, func(rt *rapid.T) {
		first, err := roster.Build(drawBook(rt), mal, roster.Options{})
		if err != nil {
			rt.Skip("no plan")
		}
		again, err := roster.Build(readBack(rt, first.CSV()), mal, roster.Options{})
		if err != nil {
			rt.Fatalf("the written file has no plan: %v", err)
		}
		for _, f := range again.Fixes() {
			if f.Kind != roster.FixConstant && f.Kind != roster.FixUsername {
				rt.Errorf("fixed twice: %+v", f)
			}
		}
	})
}

func readBack(t interface{ Fatalf(string, ...any) }, data []byte) *sheet.Workbook {
	b, err := sheet.Read(context.Background(), data, sheet.Options{})
	if err != nil {
		t.Fatalf("the written file cannot be read: %v", err)
	}
	return b
}

// A written file reads back field by field as it was written.
func TestWrittenFilesReadBack(t *testing.T) {
	mal := leiden(t)
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		mal := mal
		mal.Delimiter = rapid.SampledFrom([]string{";", ",", "\t"}).Draw(rt, "delimiter")
		mal.BOM = rapid.Bool().Draw(rt, "bom")
		s := sheetOf("Blad1", header)
		for i := range rapid.IntRange(1, 5).Draw(rt, "rows") {
			s.Rows = append(s.Rows, sheetOf("", strings.Repeat("\n", 0)+fmt.Sprintf("Noor||Bakker|n%d@b.example|%d900000010%d|v", i, i+1, i)).Rows...)
			s.Rows[len(s.Rows)-1].Number = i + 2
			// The name takes anything that is no formula.
			name := "N" + rapid.StringN(0, 30, 90).Draw(rt, "name")
			s.Rows[len(s.Rows)-1].Cells[2].Text = name
		}
		p, err := roster.Build(&sheet.Workbook{Format: sheet.XLSX, Sheets: []sheet.Sheet{s}}, mal, roster.Options{})
		if err != nil {
			rt.Fatalf("no plan: %v", err)
		}
		if p.Blocked() {
			rt.Fatalf("blocked: %s", tell(p.Problems()))
		}
		n++
		// Save itself reads back and compares; a difference is an error.
		data, err := p.Save(context.Background(), filepath.Join(dir, fmt.Sprint(n, ".csv")), false)
		if err != nil {
			rt.Fatalf("not written: %v", err)
		}
		if !bytes.Equal(data, p.CSV()) {
			rt.Fatal("the same plan gives other bytes")
		}
	})
}

// No fix touches a number that is right already.
func TestValidNumbersStay(t *testing.T) {
	mal := leiden(t)
	rapid.Check(t, func(rt *rapid.T) {
		number := validNumber(rapid.IntRange(0, 9_999_999).Draw(rt, "sequence"))
		p, err := roster.Build(book(header, "Noor||Bakker|n@b.example|"+number+"|v"), mal, acceptAll())
		if err != nil {
			rt.Fatal(err)
		}
		for _, f := range p.Fixes() {
			if f.Column == "big_nr" {
				rt.Errorf("%s was changed: %+v", number, f)
			}
		}
		if !strings.Contains(string(p.CSV()), ";"+number+";") {
			rt.Errorf("%s is not in the file", number)
		}
	})
}

// validNumber makes an arts' number of a sequence, with its own arithmetic.
func validNumber(sequence int) string {
	ten := fmt.Sprintf("9%07d01", sequence)
	sum := 0
	for i, w := range []int{1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(ten[i]-'0') * w
	}
	r := 11 - sum%11
	switch r {
	case 11:
		r = 0
	case 10:
		r = 1
	}
	return fmt.Sprint(r) + ten
}

// What is shown is what is written, on every run.
func TestSamePlanSameBytes(t *testing.T) {
	mal := leiden(t)
	lines := []string{header}
	for i := range 50 {
		lines = append(lines, fmt.Sprintf("Noor||Bakker%c|n%d@b.example|%s|v", 'a'+i%26, i, validNumber(i)))
	}
	first := build(t, book(lines...), mal, roster.Options{}).CSV()
	for range 5 {
		if !bytes.Equal(first, build(t, book(lines...), mal, roster.Options{}).CSV()) {
			t.Fatal("the same list gives other bytes")
		}
	}
}
