package hap

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/problem"
)

const today = "2026-11-27"

func shift(date, begin, end string) Dienst {
	return Dienst{Date: date, Begin: begin, End: end, Post: "HAP Leiden", Role: "consultarts", Stage: "Eerste huisartsstage"}
}

// codes joins the codes of problems, with a ? behind those that do not block.
func codes(list []problem.Problem) string {
	var out []string
	for _, p := range list {
		code := string(p.Code)
		if p.Severity == problem.Warning {
			code += "?"
		}
		out = append(out, p.Column+" "+code)
	}
	return strings.Join(out, ", ")
}

func TestCheckDienst(t *testing.T) {
	with := func(change func(*Dienst)) Dienst {
		d := shift("2026-11-14", "17:00", "23:00")
		change(&d)
		return d
	}
	for _, c := range []struct {
		name   string
		dienst Dienst
		others []Dienst
		want   string
	}{
		{"goed", shift("2026-11-14", "17:00", "23:00"), nil, ""},
		{"nacht", shift("2026-11-14", "23:00", "08:00"), nil, ""},
		{"vandaag", shift(today, "08:00", "17:00"), nil, ""},
		{"morgen", shift("2026-11-28", "08:00", "17:00"), nil, "datum shift-future"},
		{"verkeerd jaar", with(func(d *Dienst) { d.Date, d.Stage = "2016-11-14", "Tweede huisartsstage" }), nil, "datum shift-old?"},
		{"gelijk", shift("2026-11-14", "17:00", "17:00"), nil, "einde shift-no-length"},
		{"andersom", shift("2026-11-14", "23:00", "17:00"), nil, "einde shift-end"},
		{"avond en nacht", shift("2026-11-14", "17:00", "08:00"), nil, "einde shift-long?"},
		{"lange dag", shift("2026-11-14", "08:00", "23:00"), nil, "einde shift-long?"},
		{"kort", shift("2026-11-14", "17:00", "17:30"), nil, "einde shift-short?"},
		{"onbekende rol", with(func(d *Dienst) { d.Role = "chauffeur" }), nil, "rol role-unknown"},
		{"rol anders geschreven", with(func(d *Dienst) { d.Role = "Consult-arts" }), nil, ""},
		{"nieuwe HAP", with(func(d *Dienst) { d.Post = "HAP Gouda" }), nil, "hap post-new?"},
		{"onbekende fase", with(func(d *Dienst) { d.Stage = "Derde huisartsstage" }), nil, "fase stage-unknown"},
		{"voor de fase", shift("2026-02-28", "17:00", "23:00"), nil, "datum shift-before-stage"},
		{"nacht voor de fase", shift("2026-02-28", "23:00", "08:00"), nil, "datum shift-before-stage"},
		{"fase zonder dagen", with(func(d *Dienst) { d.Stage, d.Date = "Tweede huisartsstage", "2023-01-01" }), nil, ""},
		{"leeg", Dienst{}, nil, ""},
		{"onleesbaar", Dienst{Date: "morgen", Begin: "laat", End: "vroeg"}, nil, ""},
		{"zelfde dienst", shift("2026-11-14", "17:00", "23:00"), []Dienst{shift("2026-11-14", "17:00", "23:00")}, "datum shift-twice"},
		{"overlapt", shift("2026-11-14", "17:00", "23:00"), []Dienst{shift("2026-11-14", "22:00", "23:30")}, "begin shift-overlap"},
		{"sluit aan", shift("2026-11-14", "17:00", "23:00"), []Dienst{shift("2026-11-14", "23:00", "08:00"), shift("2026-11-14", "08:00", "17:00")}, ""},
		{"overlapt na middernacht", shift("2026-11-15", "07:00", "15:00"), []Dienst{shift("2026-11-14", "23:00", "08:00")}, "begin shift-overlap"},
		{"overlapt over de jaargrens", shift("2026-03-01", "00:00", "08:00"), []Dienst{shift("2026-02-28", "23:00", "08:00")}, "begin shift-overlap"},
		{"zichzelf", with(func(d *Dienst) { d.ID = "a" }), []Dienst{with(func(d *Dienst) { d.ID = "a" })}, ""},
		{"onleesbare andere", shift("2026-11-14", "17:00", "23:00"), []Dienst{{Date: "2026-11-14"}}, ""},
	} {
		got := CheckDienst(c.dienst, c.others, settings(), today)
		if list := codes(got); list != c.want {
			t.Errorf("%s: %q, want %q", c.name, list, c.want)
		}
		for _, p := range got {
			if p.Message == "" || p.Hint == "" || p.Value == "" {
				t.Errorf("%s: no words: %+v", c.name, p)
			}
		}
	}
}

// What is said is what an aios reads; a few as a whole.
func TestDienstWords(t *testing.T) {
	role, swapped, over, before := shift("2026-11-14", "17:00", "23:00"), shift("2026-11-14", "23:00", "17:00"), shift("2026-11-15", "07:00", "15:00"), shift("2026-02-28", "17:00", "23:00")
	role.Role = "consultart"
	for _, c := range []struct {
		dienst Dienst
		want   string
	}{
		{role, "‘consultart’ is geen rol uit je lijst. Bedoel je ‘consultarts’? Kies die dan uit de lijst."},
		{swapped, "Het einde (17:00) ligt voor het begin (23:00); als nachtdienst zou dit 18 uur duren. Kijk begin en einde na; misschien staan ze andersom."},
		{over, "Deze dienst overlapt met die van 14 november 2026, 23:00–08:00. Verbeter de datum of de tijden, of laat een van de twee weg."},
		{before, "‘Eerste huisartsstage’ begon pas op 1 maart 2026. Verbeter de datum, kies een andere fase, of pas de dagen van de fase aan."},
	} {
		got := CheckDienst(c.dienst, []Dienst{shift("2026-11-14", "23:00", "08:00")}, settings(), today)
		if c.dienst == swapped {
			got = CheckDienst(c.dienst, nil, settings(), today)
		}
		if len(got) != 1 || got[0].Error() != c.want {
			t.Errorf("%v, want\n%s", got, c.want)
		}
	}
}

// clockOf is the time of a minute of the day.
func clockOf(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60%24, minute%60) }

// Overlapping is the same from both sides, and what the minutes say.
func TestOverlapIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := func(name string) Dienst {
			day := rapid.SampledFrom([]string{"2026-11-13", "2026-11-14", "2026-11-15"}).Draw(t, name+" day")
			minute := rapid.IntRange(0, dayMinutes-1)
			return shift(day, clockOf(minute.Draw(t, name+" begin")), clockOf(minute.Draw(t, name+" end")))
		}
		a, b := one("a"), one("b")
		overlapping := func(x, y Dienst) bool {
			for _, p := range CheckDienst(x, []Dienst{y}, settings(), today) {
				if p.Code == ShiftOverlap || p.Code == ShiftTwice {
					return true
				}
			}
			return false
		}
		shared := 0
		sa, ok1 := a.span()
		sb, ok2 := b.span()
		for m := sa.from; ok1 && ok2 && m < sa.to; m++ {
			if m >= sb.from && m < sb.to {
				shared++
			}
		}
		if from, to := a.Around(); shared > 0 && (b.Date < from || b.Date > to) {
			t.Fatalf("%v overlaps with %v, which is not around it (%s, %s)", a, b, from, to)
		}
		if got := overlapping(a, b); got != overlapping(b, a) || got != (shared > 0) {
			t.Fatalf("%v and %v share %d minutes, found %v", a, b, shared, got)
		}
	})
}

func TestDienstAndItsForm(t *testing.T) {
	d := Dienst{ID: "x", Date: "2026-11-14", Begin: "17:00", End: "23:00", Post: "HAP Leiden", Role: "consultarts", Stage: "Eerste huisartsstage", Supervision: "op afstand", Note: "druk"}
	if back := DienstOf("x", d.Values()); back != d {
		t.Errorf("came back as %+v", back)
	}
	if len(Dienst{Date: "2026-11-14"}.Values()) != 1 {
		t.Error("empty fields are filled")
	}
}

func TestNewest(t *testing.T) {
	list := []Dienst{shift("2026-11-13", "17:00", "23:00"), shift("2026-11-14", "08:00", "17:00"), shift("2026-11-14", "17:00", "23:00")}
	Newest(list)
	if list[0].Begin != "17:00" || list[0].Date != "2026-11-14" || list[2].Date != "2026-11-13" {
		t.Errorf("%v", list)
	}
}
