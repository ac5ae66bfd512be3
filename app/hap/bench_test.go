package hap

import (
	"fmt"
	"testing"
)

// longList is a list with something to repair in every row.
func longList(n int) []string {
	lines := []string{listHead}
	day := moment("2026-03-01")
	for i := range n {
		d := day.AddDate(0, 0, -i/2)
		begin, end := "8.00", "12:00"
		if i%2 == 1 {
			begin, end = "17u00", "0.958333"
		}
		lines = append(lines, fmt.Sprintf("za %s|%s|%s|hap leiden|consult|Tweede huisartsstage||", d.Format("2 1 2006"), begin, end))
	}
	return lines
}

// BenchmarkOpenList is one edit: the plan of a list is made anew each time.
func BenchmarkOpenList(b *testing.B) {
	for _, n := range []int{60, 600, MaxListRows} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			book, known := listBook(longList(n)...), []Dienst{}
			for i := range 300 {
				known = append(known, shift(moment("2026-03-02").AddDate(0, 0, i).Format("2006-01-02"), "17:00", "23:00"))
			}
			o := ListSum([]ListStep{acceptKind(ListSuggestRole)})
			b.ReportAllocs()
			for b.Loop() {
				if _, err := OpenList(book, known, settings(), today, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
