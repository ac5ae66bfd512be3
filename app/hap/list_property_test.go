package hap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/sheet"
)

// spelledDay writes a day in one of the ways of lists; the year stands in all.
func spelledDay(t *rapid.T, iso string) sheet.Cell {
	d := moment(iso)
	months := []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
	month := months[d.Month()-1]
	day := weekdays[d.Weekday()]
	serial := int(d.Sub(moment("1899-12-30")).Hours() / 24)
	return rapid.SampledFrom([]sheet.Cell{
		{Kind: sheet.Date, Text: iso}, {Kind: sheet.Number, Text: fmt.Sprint(serial)}, {Kind: sheet.Text, Text: iso},
		{Kind: sheet.Text, Text: d.Format("02-01-2006")}, {Kind: sheet.Text, Text: d.Format("2/1/06")}, {Kind: sheet.Text, Text: d.Format("2.1.2006")},
		{Kind: sheet.Text, Text: fmt.Sprintf("%d %s %d", d.Day(), month, d.Year())}, {Kind: sheet.Text, Text: fmt.Sprintf("%d %s. %d", d.Day(), month[:3], d.Year())},
		{Kind: sheet.Text, Text: fmt.Sprintf("%s %d %s '%s", day[:2], d.Day(), strings.ToUpper(month), d.Format("06"))},
		{Kind: sheet.Text, Text: fmt.Sprintf(" %s,  %s ", day, d.Format("2-1-2006"))}, {Kind: sheet.Text, Text: d.Format("20060102")},
	}).Draw(t, "day")
}

// spelledTime writes a time in one of the ways of lists.
func spelledTime(t *rapid.T, minute int) sheet.Cell {
	h, m := minute/60, minute%60
	ways := []sheet.Cell{
		{Kind: sheet.Date, Text: clockOf(minute) + ":00"}, {Kind: sheet.Text, Text: clockOf(minute)}, {Kind: sheet.Text, Text: fmt.Sprintf("%d.%02d", h, m)},
		{Kind: sheet.Text, Text: fmt.Sprintf("%du%02d", h, m)}, {Kind: sheet.Text, Text: fmt.Sprintf("%02d%02d", h, m)}, {Kind: sheet.Text, Text: fmt.Sprintf("%d:%02d uur", h, m)},
	}
	if minute > 0 {
		ways = append(ways, sheet.Cell{Kind: sheet.Number, Text: fmt.Sprintf("%.15f", float64(minute)/dayMinutes)})
	}
	if m == 0 {
		ways = append(ways, sheet.Cell{Kind: sheet.Text, Text: fmt.Sprintf("%d uur", h)}, sheet.Cell{Kind: sheet.Number, Text: fmt.Sprint(h)})
	}
	return rapid.SampledFrom(ways).Draw(t, "time")
}

// However a dienst is written, the list says what it was, or says that it does
// not know; and what the list shows reads as the same again, with nothing left
// to repair.
func TestListReadsWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minute := rapid.IntRange(0, dayMinutes-1)
		truth := Dienst{
			Date:  moment("2026-03-01").AddDate(0, 0, rapid.IntRange(0, 270).Draw(t, "day")).Format("2006-01-02"),
			Begin: clockOf(minute.Draw(t, "begin")), End: clockOf(minute.Draw(t, "end")),
			Post: "HAP Leiden", Role: rapid.SampledFrom(settings().Roles).Draw(t, "role"), Stage: "Eerste huisartsstage",
		}
		begin, _ := minuteOf(truth.Begin)
		end, _ := minuteOf(truth.End)
		b := listBook("Datum|Begin|Einde|Tijd|HAP|Rol|Fase")
		row := sheet.Row{Number: 2, Cells: []sheet.Cell{spelledDay(t, truth.Date), spelledTime(t, begin), spelledTime(t, end), {},
			{Kind: sheet.Text, Text: "hap leiden"}, {Kind: sheet.Text, Text: strings.ToUpper(truth.Role)}, {Kind: sheet.Text, Text: truth.Stage}}}
		if row.Cells[1].Kind == sheet.Text && row.Cells[2].Kind == sheet.Text && rapid.Bool().Draw(t, "together") {
			between := rapid.SampledFrom([]string{"-", " - ", " – ", " tot ", " t/m "}).Draw(t, "between")
			row.Cells[1], row.Cells[2] = sheet.Cell{Kind: sheet.Text, Text: row.Cells[1].Text + between + row.Cells[2].Text}, sheet.Cell{}
		}
		b.Sheets[0].Rows = append(b.Sheets[0].Rows, row)
		p, err := OpenList(b, nil, settings(), today, ListOptions{})
		if err != nil {
			t.Fatal(err)
		}
		r := &p.Rows[0]
		if got := r.Dienst(); got != truth {
			t.Fatalf("%v became\n%+v, was\n%+v", row.Cells, got, truth)
		}
		shown := []string{}
		for _, f := range ListColumns() {
			shown = append(shown, r.Value(f))
		}
		again, err := OpenList(listBook(listHead, strings.Join(shown, "|")), nil, settings(), today, ListOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if a := &again.Rows[0]; a.Dienst() != truth || len(a.Fixes)+len(a.Open) > 0 {
			t.Fatalf("shown as %q, read as %+v with %v %v", shown, a.Dienst(), a.Fixes, a.Open)
		}
		if codes(r.Problems) != codes(again.Rows[0].Problems) {
			t.Fatalf("%q, shown: %q", codes(r.Problems), codes(again.Rows[0].Problems))
		}
	})
}

// withoutFaulty leaves out what is wrong, as the button does. A row that was
// double comes in once the one above it is out, so this can take some rounds.
func withoutFaulty(t interface {
	Helper()
	Fatalf(string, ...any)
}, p *ListPlan, steps []ListStep) *ListPlan {
	t.Helper()
	for range len(p.Rows) + 1 {
		if len(p.Faulty()) == 0 {
			return p
		}
		steps = append(slices.Clone(steps), ListStep{Do: ListDrop, Rows: p.Faulty()})
		var err error
		if p, err = p.Again(ListSum(steps)); err != nil {
			t.Fatalf("no plan: %v", err)
		}
	}
	t.Fatalf("still wrong: %v", p.Problems())
	return p
}

// Diensten that a list lets through never overlap, with each other or with the
// portfolio, and stand there once.
func TestListLetsNoOverlapThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := rapid.Custom(func(t *rapid.T) Dienst {
			day := rapid.IntRange(10, 14).Draw(t, "day")
			at := rapid.SampledFrom([]string{"08:00", "12:00", "17:00", "23:00"})
			return shift(fmt.Sprintf("2026-11-%d", day), at.Draw(t, "begin"), at.Draw(t, "end"))
		})
		known := rapid.SliceOfN(one, 0, 3).Draw(t, "known")
		lines := []string{listHead}
		for _, d := range rapid.SliceOfN(one, 0, 8).Draw(t, "list") {
			lines = append(lines, fmt.Sprintf("%s|%s|%s|%s|%s|%s", d.Date, d.Begin, d.End, d.Post, d.Role, d.Stage))
		}
		p, err := OpenList(listBook(lines...), known, settings(), today, ListOptions{})
		if err != nil {
			t.Fatal(err)
		}
		p = withoutFaulty(t, p, nil)
		there := slices.Clone(known)
		for _, d := range p.Diensten() {
			for _, pr := range CheckDienst(d, there, settings(), today) {
				if pr.Code == ShiftOverlap || pr.Code == ShiftTwice {
					t.Fatalf("let through: %+v (%s) beside %v", d, pr.Message, there)
				}
			}
			there = append(there, d)
		}
	})
}
