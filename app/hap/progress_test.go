package hap

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func days(dates ...string) (list []Dienst) {
	for _, d := range dates {
		list = append(list, shift(d, "17:00", "23:00"))
	}
	return list
}

func told(list []StageProgress) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s %d/%d", p.Stage, p.Done, p.Norm)
		for _, q := range p.Periods {
			fmt.Fprintf(&b, "; %s %d/%d", q.Label, q.Done, q.Norm)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestProgress(t *testing.T) {
	unknown := settings()
	unknown.Stages[0].Start, unknown.Stages[0].End = "", ""
	half := settings()
	half.Stages[0].Start, half.Stages[0].End = "2026-03-16", "2026-12-31"
	open := settings()
	open.Stages[0].End = ""
	stray := days("2026-11-14")
	stray[0].Stage = "Vrijwillig"
	for _, c := range []struct {
		name     string
		settings Settings
		list     []Dienst
		want     string
	}{
		{"geen diensten", settings(), nil, "Eerste huisartsstage 0/20; mrt–mei 2026 0/5; jun–aug 2026 0/5; sep–nov 2026 0/5; dec 2026–feb 2027 0/5\nTweede huisartsstage 0/15\n"},
		{"verdeeld", settings(), days("2026-03-01", "2026-05-31", "2026-06-01", "2026-11-14"), "Eerste huisartsstage 4/20; mrt–mei 2026 2/5; jun–aug 2026 1/5; sep–nov 2026 1/5; dec 2026–feb 2027 0/5\nTweede huisartsstage 0/15\n"},
		{"ervoor en erna", settings(), days("2026-02-28", "2026-03-01", "2027-03-01"), "Eerste huisartsstage 3/20; voor het begin 1/0; mrt–mei 2026 1/5; jun–aug 2026 0/5; sep–nov 2026 0/5; dec 2026–feb 2027 0/5; na het einde 1/0\nTweede huisartsstage 0/15\n"},
		{"zonder begin: kwartalen", unknown, days("2026-05-14", "2026-08-14"), "Eerste huisartsstage 2/20; apr–jun 2026 1/5; jul–sep 2026 1/5; okt–dec 2026 0/5\nTweede huisartsstage 0/15\n"},
		{"zonder begin, lang geleden", unknown, days("2024-05-14"), "Eerste huisartsstage 1/20; apr–jun 2024 1/5\nTweede huisartsstage 0/15\n"},
		{"midden in de maand", half, days("2026-06-15", "2026-06-16", "2026-12-31"), "Eerste huisartsstage 3/20; 16 mrt–15 jun 2026 1/5; 16 jun–15 sep 2026 1/5; 16 sep–15 dec 2026 0/5; 16 dec–31 dec 2026 1/5\nTweede huisartsstage 0/15\n"},
		{"zonder einde: tot vandaag", open, days("2026-03-14"), "Eerste huisartsstage 1/20; mrt–mei 2026 1/5; jun–aug 2026 0/5; sep–nov 2026 0/5\nTweede huisartsstage 0/15\n"},
		{"fase die er niet meer is", settings(), stray, "Eerste huisartsstage 0/20; mrt–mei 2026 0/5; jun–aug 2026 0/5; sep–nov 2026 0/5; dec 2026–feb 2027 0/5\nTweede huisartsstage 0/15\nVrijwillig 1/0; okt–dec 2026 1/5\n"},
		{"zonder datum", settings(), []Dienst{{Stage: "Eerste huisartsstage"}}, "Eerste huisartsstage 0/20; mrt–mei 2026 0/5; jun–aug 2026 0/5; sep–nov 2026 0/5; dec 2026–feb 2027 0/5\nTweede huisartsstage 0/15\n"},
	} {
		if got := told(Progress(c.list, c.settings, today)); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// However stages and days lie, every dienst counts once in its stage and once
// in one of its periods, and periods follow each other without a gap.
func TestEveryDienstCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.Custom(func(t *rapid.T) string {
			return moment("2024-01-01").AddDate(0, 0, rapid.IntRange(0, 1500).Draw(t, "day")).Format("2006-01-02")
		})
		s := settings()
		for i := range s.Stages {
			s.Stages[i].Start, s.Stages[i].End = "", ""
			if rapid.Bool().Draw(t, "begin known") {
				s.Stages[i].Start = day.Draw(t, "start")
			}
			if rapid.Bool().Draw(t, "end known") {
				s.Stages[i].End = day.Draw(t, "end")
			}
		}
		var list []Dienst
		for _, d := range rapid.SliceOfN(day, 0, 20).Draw(t, "days") {
			one := shift(d, "17:00", "23:00")
			one.Stage = rapid.SampledFrom([]string{"Eerste huisartsstage", "tweede huisartsstage", "", "Oud"}).Draw(t, "stage")
			list = append(list, one)
		}
		sum := 0
		for _, p := range Progress(list, s, day.Draw(t, "today")) {
			sum += p.Done
			inPeriods := 0
			for i, q := range p.Periods {
				inPeriods += q.Done
				if i > 0 && q.From != "" && p.Periods[i-1].To != "" && nextDay(p.Periods[i-1].To) != q.From {
					t.Fatalf("a gap in %+v", p.Periods)
				}
			}
			if inPeriods != p.Done {
				t.Fatalf("%d diensten in a stage, %d in its periods: %+v", p.Done, inPeriods, p)
			}
		}
		if sum != len(list) {
			t.Fatalf("%d of %d diensten count", sum, len(list))
		}
	})
}
