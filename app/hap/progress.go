package hap

import (
	"fmt"
	"slices"
	"time"
)

// StageProgress is how many diensten were done in one stage.
type StageProgress struct {
	// Stage is its name, empty for diensten without one.
	Stage string
	// Norm is how many belong to it; 0 for no norm.
	Norm int
	Done int
	// First and Last are the days of its first and last dienst, empty without any.
	First, Last string
	// Periods are three months each, oldest first. What lies before or after
	// the days of the stage stands in one without a first or last day.
	Periods []Period
}

// Progress counts diensten per stage and per three months. The three months run
// from the first day of the stage; of a stage whose first day is not known they
// are the quarters of the calendar. Every dienst with a day counts somewhere: a
// stage that is not in the settings follows the others, without a norm.
func Progress(list []Dienst, s Settings, today string) []StageProgress {
	stages := slices.Clone(s.Stages)
	days := make([][]string, len(stages))
	for _, d := range list {
		if _, ok := dayNumber(d.Date); !ok {
			continue
		}
		i := slices.IndexFunc(stages, func(st Stage) bool { return same(st.Name, d.Stage) })
		if i < 0 {
			i = len(stages)
			stages, days = append(stages, Stage{Name: d.Stage}), append(days, nil)
		}
		days[i] = append(days[i], d.Date)
	}
	out := make([]StageProgress, 0, len(stages))
	for i, st := range stages {
		slices.Sort(days[i])
		p := StageProgress{Stage: st.Name, Norm: st.Norm, Done: len(days[i]), Periods: periods(st, days[i], s.PerQuarter, today)}
		if p.Done > 0 {
			p.First, p.Last = days[i][0], days[i][p.Done-1]
		}
		out = append(out, p)
	}
	return out
}

// maxPeriods bounds what a wrong year can make of a stage: 25 years.
const maxPeriods = 100

// periods cuts a stage into three months and counts its days, which are sorted.
func periods(st Stage, days []string, norm int, today string) []Period {
	out := []Period{}
	from, to, ok := reach(st, days, today)
	if ok {
		start := moment(from)
		for n := 0; n < maxPeriods; n++ {
			first, next := monthsOn(start, 3*n), monthsOn(start, 3*n+3)
			if first.Format(time.DateOnly) > to {
				break
			}
			p := Period{From: first.Format(time.DateOnly), To: next.AddDate(0, 0, -1).Format(time.DateOnly), Norm: norm}
			if st.End != "" && st.Start != "" && p.To > st.End {
				p.To = st.End
			}
			p.Label = label(p.From, p.To)
			out = append(out, p)
		}
	}
	var early, late int
	for _, day := range days {
		i := slices.IndexFunc(out, func(p Period) bool { return day >= p.From && day <= p.To })
		switch {
		case i >= 0:
			out[i].Done++
		case len(out) > 0 && day < out[0].From:
			early++
		default:
			late++
		}
	}
	if early > 0 {
		before := moment(out[0].From).AddDate(0, 0, -1).Format(time.DateOnly)
		out = append([]Period{{Label: "voor het begin", To: before, Done: early}}, out...)
	}
	if late > 0 {
		p := Period{Label: "na het einde", Done: late}
		if len(out) > 0 {
			p.From = nextDay(out[len(out)-1].To)
		}
		out = append(out, p)
	}
	return out
}

// reach gives from and until which day periods are shown; false when there is
// nothing to show. A stage that has no last day yet is shown for a year, and as
// far as it holds diensten.
func reach(st Stage, days []string, today string) (from, to string, ok bool) {
	if _, known := dayNumber(st.Start); known {
		from, to = st.Start, st.End
		if _, known := dayNumber(to); !known {
			to = min(today, monthsOn(moment(from), 12).AddDate(0, 0, -1).Format(time.DateOnly))
			if len(days) > 0 {
				to = max(to, days[len(days)-1])
			}
			to = max(to, from)
		}
		return from, to, true
	}
	if len(days) == 0 {
		return "", "", false
	}
	first, last := quarter(moment(days[0])), quarter(moment(days[len(days)-1]))
	// A quarter that has only just begun still belongs to what goes on.
	if now, known := dayNumber(today); known && now > 0 && quarter(moment(today)).Equal(monthsOn(last, 3)) {
		last = monthsOn(last, 3)
	}
	return first.Format(time.DateOnly), last.Format(time.DateOnly), true
}

// moment reads a day that was checked before.
func moment(iso string) time.Time {
	t, _ := time.Parse(time.DateOnly, iso)
	return t
}

func nextDay(iso string) string { return moment(iso).AddDate(0, 0, 1).Format(time.DateOnly) }

// quarter is the first day of the calendar quarter of a day.
func quarter(t time.Time) time.Time {
	return time.Date(t.Year(), (t.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
}

// monthsOn is the day so many months on, the last of the month where it has no
// such day: 30 November and three months is 28 February.
func monthsOn(t time.Time, months int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

var shortMonths = [...]string{"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}

// label names a stretch of days: sep–nov 2026, of whole months; else with days,
// 16 sep–15 dec 2026.
func label(from, to string) string {
	a, b := moment(from), moment(to)
	whole := a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1
	name := func(t time.Time) string {
		if whole {
			return shortMonths[t.Month()-1]
		}
		return fmt.Sprintf("%d %s", t.Day(), shortMonths[t.Month()-1])
	}
	if whole && a.Year() == b.Year() && a.Month() == b.Month() {
		return fmt.Sprintf("%s %d", name(a), a.Year())
	}
	if a.Year() == b.Year() {
		return fmt.Sprintf("%s–%s %d", name(a), name(b), b.Year())
	}
	return fmt.Sprintf("%s %d–%s %d", name(a), a.Year(), name(b), b.Year())
}
