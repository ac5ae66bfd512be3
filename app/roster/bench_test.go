package roster_test

import (
	"fmt"
	"testing"

	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// benchBook is a list of n people, one in three with a number cell that lost
// its zero.
func benchBook(n int) *sheet.Workbook {
	lines := []string{header}
	for i := range n {
		number := validNumber(i * 37)
		if number[0] == '0' {
			number = "#" + number[1:]
		}
		lines = append(lines, fmt.Sprintf("Noor%d|van der|Bakker%c%c|noor%d.bakker@praktijk.example|%s|v", i, 'a'+i%26, 'a'+i/26%26, i, number))
	}
	return book(lines...)
}

func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{60, 600, 10_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list, mal := benchBook(n), leiden(b)
			b.ReportAllocs()
			for b.Loop() {
				if p := build(b, list, mal, roster.Options{}); p.Written() != n {
					b.Fatalf("%d rows", p.Written())
				}
			}
		})
	}
}

func BenchmarkCSV(b *testing.B) {
	p := build(b, benchBook(10_000), leiden(b), roster.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if len(p.CSV()) == 0 {
			b.Fatal("nothing")
		}
	}
}

func BenchmarkReport(b *testing.B) {
	p := build(b, benchBook(600), leiden(b), roster.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Report(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEdit is one cell of 20,000 rows changed and the plan made again.
func BenchmarkEdit(b *testing.B) {
	mal := leiden(b)
	p := build(b, benchBook(20_000), mal, roster.Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		o := roster.Options{Edits: map[int]map[string]roster.CellEdit{
			9_000: {"firstname": {Found: "Noor8998", Value: fmt.Sprint("Noor", 'a'+rune(i%26))}},
		}}
		q, err := p.Again(mal, o)
		if err != nil || q.Written() != 20_000 {
			b.Fatal(err)
		}
	}
}
