package roster_test

import (
	"maps"
	"strings"
	"testing"

	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// sheets makes a workbook of several sheets, each "name: line / line".
func sheets(list ...string) *sheet.Workbook {
	b := &sheet.Workbook{Format: sheet.XLSX}
	for _, s := range list {
		name, lines, _ := strings.Cut(s, ": ")
		b.Sheets = append(b.Sheets, sheetOf(name, strings.Split(lines, " / ")...))
	}
	return b
}

// Choices about the list as a whole stay with what they were about when the
// file is saved anew.
func TestFollowChoices(t *testing.T) {
	const private = "noor.bakker@thuis.example"
	list := func(header string) []string { return []string{header, good + "|" + private} }
	for _, c := range []struct {
		name         string
		before, now  []string
		step         roster.Step
		want, column string
		lost         int
	}{
		{"niets veranderd", list(header + "|Thuis"), list(header + "|Thuis"), set(roster.SetColumn+"email", "G"), "G", private, 0},
		{"kolom ertussen", list(header + "|Thuis"), []string{"Groep|" + header + "|Thuis", "B|" + good + "|" + private}, set(roster.SetColumn+"email", "G"), "H", private, 0},
		{"met de kop genoemd", list(header + "|Thuis"), []string{"Groep|" + header + "|Thuis", "B|" + good + "|" + private}, set(roster.SetColumn+"email", "thuis"), "H", private, 0},
		{"kop anders gespeld", list(header + "|Thuis"), list(header + "|Thuisadres"), set(roster.SetColumn+"email", "G"), "G", private, 0},
		{"kolom weg", list(header + "|Thuis"), []string{header, good}, set(roster.SetColumn+"email", "G"), "", "noor.bakker@praktijk.example", 1},
		{"kolom weg, een andere op die plaats", list(header + "|Thuis|Groep"), []string{header + "|Groep", good + "|B"}, set(roster.SetColumn+"email", "G"), "", "noor.bakker@praktijk.example", 1},
		{"kolom zonder kop", list(header), []string{"Groep|" + header, "B|" + good + "|" + private}, set(roster.SetColumn+"email", "G"), "H", private, 0},
		{"twee gelijke koppen", []string{"E-mail|" + header, private + "|" + good}, []string{"Groep|E-mail|" + header, "B|" + private + "|" + good},
			set(roster.SetColumn+"email", "E"), "F", "noor.bakker@praktijk.example", 0},
		{"losgekoppeld", list(header + "|Thuis"), list(header + "|Thuis"), set(roster.SetColumn+"email", ""), "", "", 0},
		{"kop een rij lager", list(header + "|E-mail"), append([]string{"Lijst van maart"}, list(header+"|E-mail")...), set(roster.SetHeaderRow, "1"), "2", "", 0},
		{"kop een rij lager en een kolom erbij", list(header), []string{"Lijst van maart", "Groep|" + header, "B|" + good}, set(roster.SetHeaderRow, "1"), "2", "", 0},
		{"vaste waarde", list(header), list(header), set(roster.SetConstant+"rol", "aios-ha"), "aios-ha", "", 0},
	} {
		mal := leiden(t)
		before := build(t, book(c.before...), mal, roster.Sum([]roster.Step{c.step}).Options)
		fresh := book(c.now...)
		settled, lost := roster.Follow(before, fresh, true).Steps([]roster.Step{c.step})
		if settled[0].Value != c.want || lost != c.lost {
			t.Errorf("%s: %q, %d lost", c.name, settled[0].Value, lost)
			continue
		}
		p := build(t, fresh, mal, roster.Sum(settled).Options)
		if c.column != "" && !strings.Contains(string(p.CSV()), ";"+c.column+";") {
			t.Errorf("%s: written as\n%s", c.name, p.CSV())
		}
		if settled[0].Words() == "" {
			t.Errorf("%s: no words for %+v", c.name, settled[0])
		}
	}
}

// Links that were remembered from an earlier list are followed as well.
func TestFollowLinks(t *testing.T) {
	before := build(t, book(header+"|Thuis|Groep", good+"|n@thuis.example|B"), leiden(t), roster.Options{})
	f := roster.Follow(before, book("Nr|"+header+"|Thuis", "1|"+good+"|n@thuis.example"), true)
	links, lost := f.Links(map[string]string{"email": "G", "gender": "", "middlename": "H"})
	if lost != 1 || !maps.Equal(links, map[string]string{"email": "H", "gender": ""}) {
		t.Errorf("links %v, %d lost", links, lost)
	}
	if links, lost := f.Links(nil); links != nil || lost != 0 {
		t.Errorf("no links become %v", links)
	}
}

func TestFollowSheets(t *testing.T) {
	one, two := "Een: "+header+" / "+good, "Twee: "+header+" / "+good
	for _, c := range []struct {
		name string
		now  []string
		want string
		lost int
	}{
		{"zelfde naam", []string{two, one}, "Twee", 0},
		{"hernoemd", []string{one, strings.Replace(two, "Twee", "Definitief", 1)}, "Definitief", 0},
		{"weg", []string{one}, "", 1},
		{"weg, en een ander op die plaats", []string{"Drie: " + header, one}, "", 1},
	} {
		before := build(t, sheets(one, two), leiden(t), roster.Options{Sheet: "Twee"})
		settled, lost := roster.Follow(before, sheets(c.now...), true).Steps([]roster.Step{set(roster.SetSheet, "Twee")})
		if settled[0].Value != c.want || lost != c.lost {
			t.Errorf("%s: %+v, %d lost", c.name, settled[0], lost)
		}
	}
}

// How letters are read was chosen for bytes that did not tell. A file that
// tells is not spoiled by that choice.
func TestFollowLetters(t *testing.T) {
	before := build(t, book(header, good), leiden(t), roster.Options{})
	for certain, want := range map[bool]string{true: "", false: "macroman"} {
		settled, lost := roster.Follow(before, book(header, good), certain).Steps([]roster.Step{set(roster.SetEncoding, "macroman")})
		if settled[0].Value != want || lost != 0 {
			t.Errorf("certain %v: %+v", certain, settled[0])
		}
	}
}

// Saying which of two sheets is meant, and meaning the one that is shown,
// throws nothing away of what was done to it.
func TestChooseTheSheetThatIsShown(t *testing.T) {
	b := sheets("Een: "+header+" / "+good, "Twee: "+header+" / "+good)
	s := &session{t: t, mal: leiden(t), plan: build(t, b, leiden(t), roster.Options{})}
	s.edit(value(2, "firstname", "Nora"))
	s.do(s.plan.Choose(roster.SetSheet, "een"))
	s.want("the sheet that is shown", 2, "Nora||Bakker|noor.bakker@praktijk.example|39000000101|gender_v")
	if s.plan.Blocked() {
		t.Errorf("still a question: %s", tell(s.plan.Problems()))
	}
	s.do(s.plan.Choose(roster.SetSheet, "Twee"))
	s.want("another sheet", 2, "Noor||Bakker|noor.bakker@praktijk.example|39000000101|gender_v")
}
