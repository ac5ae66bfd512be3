package roster_test

import (
	"slices"
	"testing"

	"aiosmap/app/roster"
	"aiosmap/app/table"
)

func changedRows(list []roster.Changed) []int {
	var out []int
	for _, c := range list {
		out = append(out, c.Now.Row)
	}
	return out
}

func TestCompare(t *testing.T) {
	mal := leiden(t)
	before := build(t, book(header,
		"Noor||Bakker|noor@praktijk.example|39000000101|v",
		"Sven|van der|Zandstra|sven@praktijk.example|#9000001901|m",
		"Tijn||Oosterwoude|tijn@praktijk.example|#9000002701|m",
		"Lot|de|Wit|lot@praktijk.example|69000000201|v",
		"Mees||Prins|mees@praktijk.example|19000000701|m",
		"Fenna||Dijk|fenna@praktijk.example|49000000401|v"), mal, roster.Options{})
	now := build(t, book(header,
		"Lot||Wit|lot@nieuw.example|69000000201|v",                 // changed
		"Sven|van der|Zandstra|sven@praktijk.example|9000001901|m", // the same after the fixes
		"Tijn||Oosterwoude|TIJN@praktijk.example|29000002901|m",    // by mail
		"MEES||PRINS|prins@nieuw.example|79000000801|m",            // by name
		"Bas||Kuiper|bas@praktijk.example|99000000301|m",           // new
		"Noor||Bakker|noor@praktijk.example|BIG 39000000101|v"),    // taken out
		mal, roster.Options{DropRows: []int{7}})
	c := roster.Compare(now, before)
	if !slices.Equal(rowsOf(c.New), []int{6}) || !slices.Equal(rowsOf(c.Unchanged), []int{3}) || !slices.Equal(changedRows(c.Changed), []int{2, 4, 5}) {
		t.Fatalf("new %v, unchanged %v, changed %v", rowsOf(c.New), rowsOf(c.Unchanged), changedRows(c.Changed))
	}
	if !slices.Equal(rowsOf(c.Gone), []int{7}) || !slices.Equal(rowsOf(c.LeftOut), []int{7}) || c.LeftOut[0].Name != "Noor Bakker" || c.LeftOut[0].BigNr != "39000000101" {
		t.Errorf("gone %+v, left out %+v", c.Gone, c.LeftOut)
	}
	want := []struct {
		by     roster.MatchedBy
		fields []roster.Difference
	}{
		{roster.ByBigNr, []roster.Difference{{Column: "middlename", Was: "de"}, {Column: "email", Was: "lot@praktijk.example", Is: "lot@nieuw.example"}}},
		{roster.ByEmail, []roster.Difference{
			{Column: "email", Was: "tijn@praktijk.example", Is: "TIJN@praktijk.example"},
			{Column: "username", Was: "BIG-09000002701", Is: "BIG-29000002901"},
			{Column: "big_nr", Was: "09000002701", Is: "29000002901"}}},
		{roster.ByName, []roster.Difference{
			{Column: "firstname", Was: "Mees", Is: "MEES"}, {Column: "lastname", Was: "Prins", Is: "PRINS"},
			{Column: "email", Was: "mees@praktijk.example", Is: "prins@nieuw.example"},
			{Column: "username", Was: "BIG-19000000701", Is: "BIG-79000000801"},
			{Column: "big_nr", Was: "19000000701", Is: "79000000801"}}},
	}
	for i, w := range want {
		if got := c.Changed[i]; got.By != w.by || !slices.Equal(got.Fields, w.fields) {
			t.Errorf("row %d by %q: %+v", got.Now.Row, got.By, got.Fields)
		}
	}
}

func TestCompareWithItself(t *testing.T) {
	p := answered(t)
	c := roster.Compare(p, p)
	if len(c.Unchanged) != 4 || len(c.New)+len(c.Changed)+len(c.Gone)+len(c.LeftOut)+len(c.DuplicateNow) > 0 {
		t.Errorf("%+v", c)
	}
}

// The CSV that was written is the earlier list of next term.
func TestCompareWithTheWrittenFile(t *testing.T) {
	now := answered(t)
	before := build(t, readBack(t, now.CSV()), leiden(t), roster.Options{})
	if c := roster.Compare(now, before); len(c.Unchanged) != 4 || len(c.Changed)+len(c.New)+len(c.Gone) > 0 {
		t.Errorf("%+v", c)
	}
}

// Last term's list lies there as it came; what was taken over from it then,
// and is again now, is no change of an account.
func TestCompareWithTheListAsItCame(t *testing.T) {
	list := []string{header,
		"Noor||van der Bakker|noor@gmial.com|39000000101|v",
		"SVEN||ZANDSTRA|sven@praktijk.example|6900000O201|m",
		"Tijn||de Oosterwoude|tijn@praktijk.example|1234567|m"}
	whole := []string{"Naam|E-mail|BIG-nummer|Geslacht", "Noor van der Bakker|noor@praktijk.example|39000000101|v"}
	left := roster.Options{Decisions: table.Decisions{Leave: kindSet([]string{roster.SuggestPrefixSplit, roster.SuggestNameCase})}}
	kinds := []string{roster.SuggestPrefixSplit, roster.SuggestNameCase, roster.SuggestEmailTypo, roster.SuggestLetterO, roster.SuggestZeroUnsure, roster.SuggestNameSplit}
	for name, c := range map[string]struct {
		list   []string
		before roster.Options
		now    roster.Options
	}{
		"taken over now":              {list, roster.Options{}, accept(kinds...)},
		"some taken over":             {list, roster.Options{}, accept(kinds[2:]...)},
		"left then and taken now":     {list, left, accept(kinds...)},
		"taken then and now":          {list, accept(kinds...), accept(kinds...)},
		"one column for the name":     {whole, roster.Options{}, accept(kinds...)},
		"nothing taken over by now":   {list, roster.Options{}, roster.Options{}},
		"left as it is, then and now": {list, left, left},
	} {
		before, now := build(t, book(c.list...), leiden(t), c.before), build(t, book(c.list...), leiden(t), c.now)
		if got := roster.Compare(now, before); len(got.Unchanged) != len(c.list)-1 || len(got.Changed)+len(got.New)+len(got.Gone) > 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	before := build(t, book(list...), leiden(t), roster.Options{})
	now := build(t, book(header, "Noor|van der|Bakkers|noor@gmail.com|39000000101|v"), leiden(t), roster.Options{})
	want := []roster.Difference{{Column: "lastname", Was: "Bakker", Is: "Bakkers"}}
	if got := roster.Compare(now, before).Changed; len(got) != 1 || !slices.Equal(got[0].Fields, want) || got[0].Before.Name != "Noor van der Bakker" {
		t.Errorf("a real change is told as %+v", got)
	}
}

// Nobody may be taken for another: the letter to landelijk beheer would
// change the wrong account.
func TestCompareKeepsPeopleApart(t *testing.T) {
	tests := map[string]struct{ now, before []string }{
		"one address, two people": {
			[]string{"Noor||Bakker|info@praktijk.example|39000000101|v"},
			[]string{"Sven||Zandstra|info@praktijk.example|69000000201|m"}},
		"a shared address": {
			[]string{"Noor||Bakker|info@praktijk.example|39000000101|v"},
			[]string{"Noor||Dijk|info@praktijk.example|69000000201|v", "Sven||Bakker|info@praktijk.example|99000000301|m"}},
		"namesakes": {
			[]string{"Noor||Bakker|n@a.example|39000000101|v", "Noor||Bakker|n@b.example|69000000201|v"},
			[]string{"Noor||Bakker|n@c.example|99000000301|v"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			now := build(t, book(append([]string{header}, tt.now...)...), leiden(t), roster.Options{})
			before := build(t, book(append([]string{header}, tt.before...)...), leiden(t), roster.Options{})
			c := roster.Compare(now, before)
			if len(c.Changed) > 0 || len(c.New) != len(tt.now) || len(c.Gone) != len(tt.before) {
				t.Errorf("%+v", c)
			}
		})
	}
}

func TestCompareDuplicates(t *testing.T) {
	now := build(t, book(header,
		"Noor||Bakker|noor@praktijk.example|39000000101|v",
		"Sven||Zandstra|sven@praktijk.example|39000000101|m",
		"Lot||Wit|lot@praktijk.example|69000000201|v"), leiden(t), roster.Options{})
	before := build(t, book(header,
		"Sven||Zandstra|sven@praktijk.example|39000000101|m",
		"Lot||Wit|lot@praktijk.example|69000000201|v",
		"Lot||Wit|lot@praktijk.example|69000000201|v"), leiden(t), roster.Options{})
	c := roster.Compare(now, before)
	if len(c.DuplicateNow) != 1 || c.DuplicateNow[0].BigNr != "39000000101" || !slices.Equal(rowsOf(c.DuplicateNow[0].People), []int{2, 3}) {
		t.Errorf("now %+v", c.DuplicateNow)
	}
	if len(c.DuplicateBefore) != 1 || !slices.Equal(rowsOf(c.DuplicateBefore[0].People), []int{3, 4}) {
		t.Errorf("before %+v", c.DuplicateBefore)
	}
	// Of two rows with a number the one with the same address is the person.
	if !slices.Equal(rowsOf(c.Unchanged), []int{3, 4}) || len(c.Changed)+len(c.New)+len(c.Gone) > 0 {
		t.Errorf("unchanged %v, changed %+v, new %v, gone %v", rowsOf(c.Unchanged), c.Changed, c.New, c.Gone)
	}
}

// A list without a column says nothing about it; an institute's own values
// are no change of a person.
func TestCompareDifferentColumns(t *testing.T) {
	before := build(t, book("Naam|E-mail|BIG-nummer", "Noor van der Bakker|noor@praktijk.example|39000000101"), leiden(t), accept(roster.SuggestNameSplit))
	mal := leiden(t).With(map[string]string{"niv2": "Anders"})
	now := build(t, book(header, "Noor|van der|Bakker|noor@praktijk.example|39000000101|v"), mal, roster.Options{})
	if c := roster.Compare(now, before); len(c.Unchanged) != 1 {
		t.Errorf("%+v", c)
	}
}

func BenchmarkCompare(b *testing.B) {
	p := build(b, benchBook(20_000), leiden(b), roster.Options{})
	for b.Loop() {
		if c := roster.Compare(p, p); len(c.Unchanged) != 20_000 {
			b.Fatal("somebody changed")
		}
	}
}
