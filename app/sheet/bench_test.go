package sheet_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/sheet"
)

// bigs are invented numbers that satisfy the check digit.
var bigs = [...]int{39000000101, 69000000201, 99000000301, 9000001901, 9000002701, 19000000701}

// roster gives rows of eight columns as an office has them: names, mail, a
// number cell for the BIG number.
func roster(n int) [][]any {
	rows := [][]any{{"Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "BIG-nummer", "Geslacht", "Startdatum", "Groep"}}
	for i := range n {
		rows = append(rows, []any{
			fmt.Sprintf("Voornaam%d", i), "van der", fmt.Sprintf("Achternaam%d", i),
			fmt.Sprintf("v.achternaam%d@example.org", i), bigs[i%len(bigs)], []string{"v", "m"}[i%2], 46082, fmt.Sprintf("groep %d", i%12),
		})
	}
	return rows
}

// rosterXLSX gives the roster as Excel saves it: with shared strings.
func rosterXLSX(tb testing.TB, n int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range roster(n) {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			tb.Fatal(err)
		}
	}
	return written(tb, f)
}

func written(tb testing.TB, f *excelize.File) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func rosterCSV(n int) []byte {
	var b strings.Builder
	b.WriteString("\uFEFF")
	for _, row := range roster(n) {
		for i, v := range row {
			if i > 0 {
				b.WriteByte(';')
			}
			fmt.Fprint(&b, v)
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

func benchmarkRead(b *testing.B, make func(int) []byte) {
	for _, n := range []int{60, 600, 10_000} {
		data := make(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book, err := sheet.Read(context.Background(), data, sheet.Options{})
				if err != nil || len(book.Sheets[0].Rows) != n+1 {
					b.Fatal("not read", err)
				}
			}
		})
	}
}

func BenchmarkReadXLSX(b *testing.B) {
	benchmarkRead(b, func(n int) []byte { return rosterXLSX(b, n) })
}

func BenchmarkReadCSV(b *testing.B) { benchmarkRead(b, rosterCSV) }

// BenchmarkExcelizeRows is the bare loop that ours is held against.
func BenchmarkExcelizeRows(b *testing.B) {
	data := rosterXLSX(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
		}
		rows.Close()
		f.Close()
	}
}
