package roster_test

import (
	"maps"
	"slices"
	"testing"

	"aiosmap/app/roster"
)

const (
	noor = "Noor||Bakker|noor@b.example|39000000101|v"
	sven = "Sven||Zandstra|sven@z.example|99000000301|m"
	tijn = "Tijn||Oosterwoude|tijn@o.example|69000000201|m"
)

// What was done to a row stays with its person when the file is saved anew.
func TestRealign(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, now []string
		want     map[int]int
	}{
		{"niets veranderd", []string{noor, sven, tijn}, []string{noor, sven, tijn}, map[int]int{2: 2, 3: 3, 4: 4}},
		{"rij ertussen", []string{noor, sven}, []string{noor, tijn, sven}, map[int]int{2: 2, 3: 4}},
		{"lege rij bovenaan", []string{noor, sven}, []string{"", noor, sven}, map[int]int{2: 3, 3: 4}},
		{"anders gesorteerd", []string{noor, sven, tijn}, []string{tijn, noor, sven}, map[int]int{2: 3, 3: 4, 4: 2}},
		{"rij weg", []string{noor, sven, tijn}, []string{noor, tijn}, map[int]int{2: 2, 4: 3}},
		{"laatste rij weg", []string{noor, sven}, []string{noor}, map[int]int{2: 2}},
		{"adres verbeterd en verschoven", []string{noor, "Sven||Zandstra|sven@|99000000301|m"}, []string{tijn, noor, sven}, map[int]int{2: 3, 3: 4}},
		{"nummer verbeterd en verschoven", []string{noor, "Sven||Zandstra|sven@z.example|9900301|m"}, []string{tijn, noor, sven}, map[int]int{2: 3, 3: 4}},
		{"nummer en adres nieuw, naam gelijk", []string{noor, "Sven||Zandstra|||m"}, []string{tijn, noor, sven}, map[int]int{2: 3, 3: 4}},
		{"nul kwijt bij het opslaan", []string{"Eva||Smit|a@b.example|09000001901|v", noor}, []string{noor, "Eva||Smits|e@b.example|#9000001901|v"}, map[int]int{2: 3, 3: 2}},
		{"een ander op die plaats", []string{noor, sven}, []string{noor, tijn}, map[int]int{2: 2}},
		{"een ander met het adres van de praktijk", []string{noor, "Sven||Zandstra|info@p.example|99000000301|m"},
			[]string{noor, "Tijn||Oosterwoude|info@p.example|69000000201|m"}, map[int]int{2: 2}},
		{"alles nieuw op de achternaam na", []string{noor, "Sven|van der|Zandstra|||m", "Sven|van der|Zandstra|||m"},
			[]string{noor, "Sven|van der|Zandstra|||m", "S.|vd|Zandstra|s@z.example|99000000301|m"}, map[int]int{2: 2, 3: 3, 4: 4}},
		{"dubbele rijen op hun plaats", []string{noor, noor, sven}, []string{noor, noor, tijn, sven}, map[int]int{2: 2, 3: 3, 4: 5}},
		{"dubbele rijen verschoven", []string{noor, noor, sven}, []string{tijn, noor, noor, sven}, map[int]int{2: 3, 3: 4, 4: 5}},
	} {
		mal := leiden(t)
		before := build(t, book(append([]string{header}, c.old...)...), mal, roster.Options{})
		now := build(t, book(append([]string{header}, c.now...)...), mal, roster.Options{})
		if got := roster.Realign(before, now); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// The sender takes one of two equal rows out as well: the one that stays is the
// one that was kept here, wherever it stands.
func TestRealignOfADoubleTakenOut(t *testing.T) {
	for _, dropped := range []int{2, 3} {
		before := build(t, book(header, noor, noor, sven), leiden(t), roster.Options{DropRows: []int{dropped}})
		now := build(t, book(header, noor, sven), leiden(t), roster.Options{})
		if got := roster.Realign(before, now); !maps.Equal(got, map[int]int{5 - dropped: 2, 4: 3}) {
			t.Errorf("row %d was taken out: %v", dropped, got)
		}
	}
}

// The user's own values are no part of what a row is recognised by: the file
// does not have them.
func TestRealignLooksAtTheFile(t *testing.T) {
	s := begin(t, header, noor, sven)
	s.edit(value(2, "firstname", "Sven"), value(2, "lastname", "Zandstra"), value(2, "email", "sven@z.example"), value(2, "big_nr", "99000000301"))
	now := build(t, book(header, sven, noor), s.mal, roster.Options{})
	if got := roster.Realign(s.plan, now); !maps.Equal(got, map[int]int{2: 3, 3: 2}) {
		t.Errorf("moved as %v", got)
	}
}

func TestMove(t *testing.T) {
	const typed = roster.TypedFrom
	steps := []roster.Step{
		cell(2, "email", "a", "b"),
		{Do: roster.ActDrop, Rows: []int{3, 4}},
		answer(roster.ActAccept, roster.SuggestPrefixSplit, 3),
		answer(roster.ActLeave, roster.SuggestNameCase),
		{Do: roster.ActType, Rows: []int{typed}},
		cell(typed, "email", "", "x@y.example"),
		set(roster.SetExpected, "3"),
		cell(3, "email", "a", "b"),
		answer(roster.ActLeave, roster.FixTrim, 3, 4),
	}
	steps[8].Found = []string{"drie", "vier"}
	moved, lost := roster.Move(steps, len(steps), map[int]int{2: 5, 4: 2})
	if len(moved) != len(steps) || lost != 4 {
		t.Fatalf("%d steps, %d lost", len(moved), lost)
	}
	c := roster.Sum(moved)
	if c.Edits[5]["email"].Value != "b" || len(c.Edits[3]) != 0 || !slices.Equal(c.DropRows, []int{2}) {
		t.Errorf("edits %v, dropped %v", c.Edits, c.DropRows)
	}
	if len(c.Accept) != 0 || !c.Leave[roster.SuggestNameCase] {
		t.Errorf("an answer about a row that is gone became one for all: %v %v", c.Accept, c.Leave)
	}
	if c.Rows[2][roster.FixTrim].Found != "vier" {
		t.Errorf("an answer took the words of another row: %v", c.Rows)
	}
	if !slices.Equal(c.Typed, []int{typed}) || c.Edits[typed]["email"].Value != "x@y.example" || c.Expected != 3 {
		t.Errorf("what hangs on no row of the file is gone: %+v", c)
	}
	if steps[1].Rows[0] != 3 || steps[0].Cells[0].Row != 2 {
		t.Error("the old steps were changed")
	}
	for _, s := range moved {
		if s.Words() == "" {
			t.Errorf("no words for %+v", s)
		}
	}
}

// Of rows of a sheet that is not in force nobody knows where they stand by
// now; what was done to them does not fall on rows of the other sheet.
func TestMoveKeepsSheetsApart(t *testing.T) {
	drop := func(n int) roster.Step { return roster.Step{Do: roster.ActDrop, Rows: []int{n}} }
	steps := []roster.Step{drop(2), set(roster.SetThisSheet, "Blad1"), set(roster.SetSheet, "Blad2"), drop(2), set(roster.SetSheet, "Blad3"), drop(2)}
	for at, want := range map[int][]int{2: {0}, 4: {3}, 6: {5}} {
		moved, lost := roster.Move(steps, at, map[int]int{2: 7})
		var rows []int
		for i, s := range moved {
			if len(s.Rows) > 0 {
				rows = append(rows, i)
				if s.Rows[0] != 7 {
					t.Errorf("with %d steps: step %d is about row %v", at, i, s.Rows)
				}
			}
		}
		if !slices.Equal(rows, want) || lost != 0 {
			t.Errorf("with %d steps: rows in steps %v, want %v; %d lost", at, rows, want, lost)
		}
	}
}

// The whole way: work on a list, the sender's new version comes in sorted
// otherwise and partly mended, and every value is with its person.
func TestMoveKeepsTheWork(t *testing.T) {
	s := begin(t, header, "Noor||van der Bakker|noor@|39000000101|v", sven, "Tijn||Oosterwoude|tijn@o.example|volgt|m")
	s.edit(value(2, "email", "noor@b.example"))
	s.edit(value(4, "big_nr", "69000000201"))
	s.do(s.plan.Answer(roster.ActAccept, roster.SuggestPrefixSplit, []int{2}))
	s.do(roster.Step{Do: roster.ActAside, Rows: []int{3}})

	fresh := book(header, "Tijn||Oosterwoude|tijn@o.example|volgt|m", sven, "Eva||Smit|eva@s.example|09000001901|v", "Noor||van der Bakker|noor@|39000000101|v")
	now := build(t, fresh, s.mal, roster.Options{})
	var lost int
	s.steps, lost = roster.Move(s.steps, len(s.steps), roster.Realign(s.plan, now))
	s.plan = build(t, fresh, s.mal, roster.Sum(s.steps).Options)
	if lost != 0 || s.conflicts() != 0 || s.plan.Blocked() {
		t.Errorf("%d lost: %s", lost, tell(s.plan.Problems()))
	}
	s.want("edited", 2, "Tijn||Oosterwoude|tijn@o.example|69000000201|gender_m")
	s.want("edited and split", 5, "Noor|van der|Bakker|noor@b.example|39000000101|gender_v")
	if s.rowOf(3).Out != roster.OutAside || s.rowOf(4).Out != "" {
		t.Error("another row is aside now")
	}
}
