package roster_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/roster"
	"aiosmap/app/table"
)

func answer(do roster.Act, kind string, rows ...int) roster.Step {
	s := roster.Step{Do: do, Kind: kind, Rows: rows}
	for range rows {
		s.Found = append(s.Found, "x")
	}
	return s
}

func set(name, value string) roster.Step {
	return roster.Step{Do: roster.ActSet, Name: name, Value: value}
}

func cell(row int, column, found, v string) roster.Step {
	return roster.Step{Do: roster.ActEdit, Cells: []roster.EditedCell{{Row: row, Column: column, CellEdit: roster.CellEdit{Found: found, Value: v}}}}
}

// What steps add up to, the later ones over the earlier.
func TestSum(t *testing.T) {
	drop := func(rows ...int) roster.Step { return roster.Step{Do: roster.ActDrop, Rows: rows} }
	aside := func(rows ...int) roster.Step { return roster.Step{Do: roster.ActAside, Rows: rows} }
	take := func(rows ...int) roster.Step { return roster.Step{Do: roster.ActTake, Rows: rows} }
	typed := func(n int) roster.Step {
		return roster.Step{Do: roster.ActType, Rows: []int{roster.TypedFrom + n}}
	}
	const one, two = roster.TypedFrom, roster.TypedFrom + 1
	for _, c := range []struct {
		name  string
		steps []roster.Step
		right func(roster.Choices) bool
	}{
		{"niets", nil, func(c roster.Choices) bool {
			return len(c.Edits)+len(c.Rows)+len(c.DropRows)+len(c.Typed) == 0 && c.Map != nil
		}},
		{"weg, apart, mee", []roster.Step{drop(5, 4), aside(4), take(6), drop(6)}, func(c roster.Choices) bool {
			return slices.Equal(c.DropRows, []int{5, 6}) && slices.Equal(c.Aside, []int{4}) && len(c.Keep) == 0
		}},
		{"laatste waarde telt", []roster.Step{cell(4, "email", "a", "b"), cell(4, "email", "a", "c")}, func(c roster.Choices) bool {
			return c.Edits[4]["email"].Value == "c"
		}},
		{"terug naar het bestand", []roster.Step{cell(4, "email", "a", "b"), cell(4, "email", "a", "a")}, func(c roster.Choices) bool {
			return len(c.Edits[4]) == 0
		}},
		{"antwoord voor alle rijen", []roster.Step{answer(roster.ActLeave, roster.SuggestNameCase, 3), answer(roster.ActAccept, roster.SuggestNameCase)}, func(c roster.Choices) bool {
			return c.Accept[roster.SuggestNameCase] && len(c.Rows[3]) == 0
		}},
		{"ja wordt nee", []roster.Step{answer(roster.ActAccept, roster.SuggestNameCase), answer(roster.ActLeave, roster.SuggestNameCase)}, func(c roster.Choices) bool {
			return !c.Accept[roster.SuggestNameCase] && c.Leave[roster.SuggestNameCase]
		}},
		{"soort aanpassing uit en aan", []roster.Step{answer(roster.ActLeave, roster.FixTrim), answer(roster.ActLeave, roster.FixNFC), answer(roster.ActAccept, roster.FixTrim)}, func(c roster.Choices) bool {
			return !c.NoFix[roster.FixTrim] && c.NoFix[roster.FixNFC]
		}},
		{"antwoord voor één rij", []roster.Step{answer(roster.ActAccept, roster.SuggestNameCase, 3), answer(roster.ActLeave, roster.FixTrim, 3)}, func(c roster.Choices) bool {
			return c.Rows[3][roster.SuggestNameCase].Answer == table.Yes && c.Rows[3][roster.FixTrim].Answer == table.No && !c.NoFix[roster.FixTrim]
		}},
		{"getypte rij weg", []roster.Step{typed(0), typed(1), drop(one)}, func(c roster.Choices) bool {
			return slices.Equal(c.Typed, []int{two}) && len(c.DropRows) == 0
		}},
		{"ander werkblad", []roster.Step{typed(0), typed(1), cell(4, "email", "a", "b"), cell(two, "email", "", "b"), answer(roster.ActAccept, roster.SuggestNameCase, 3),
			drop(5, one), aside(6), take(7), set(roster.SetColumn+"email", "D"), set(roster.SetHeaderRow, "3"), set(roster.SetSheet, "Blad2")}, func(c roster.Choices) bool {
			return c.Sheet == "Blad2" && c.HeaderRow == 0 && len(c.Map) == 0 && len(c.Edits[4]) == 0 && len(c.Rows) == 0 && len(c.DropRows)+len(c.Aside)+len(c.Keep) == 0 &&
				slices.Equal(c.Typed, []int{two}) && c.Edits[two]["email"].Value == "b"
		}},
		{"kop onder een weggelaten rij", []roster.Step{drop(2, 5), set(roster.SetHeaderRow, "3")}, func(c roster.Choices) bool {
			return slices.Equal(c.DropRows, []int{5})
		}},
		{"keuzes over de lijst", []roster.Step{set(roster.SetHidden, "exclude"), set(roster.SetEncoding, "macroman"), set(roster.SetUsername, "z"), set(roster.SetExpected, "37"),
			set(roster.SetMalColumn+"cohort", "2026"), set(roster.SetConstant+"rol", "aios"), set(roster.SetExpected, "zeven")}, func(c roster.Choices) bool {
			return c.Hidden == "exclude" && c.Encoding == "macroman" && c.Username == "z" && c.Expected == 0 && c.MalColumns["cohort"] == "2026" && c.Constants["rol"] == "aios"
		}},
	} {
		if got := roster.Sum(c.steps); !c.right(got) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

// Undoing and doing again ends where it began, byte for byte.
func TestUndoAndRedo(t *testing.T) {
	s := begin(t, header, "Noor||van der Vliet|n@b.example|volgt|v", "Sven||Zandstra|s@|99000000301|m")
	came := string(s.plan.CSV())
	var h table.History[roster.Step]
	plan := func() string {
		p, err := s.plan.Again(s.mal, roster.Sum(h.Done()).Options)
		if err != nil {
			t.Fatal(err)
		}
		s.plan = p
		return string(p.CSV())
	}
	var files []string
	for _, step := range []roster.Step{
		cell(2, "big_nr", "volgt", "39000000101"), answer(roster.ActAccept, roster.SuggestPrefixSplit),
		{Do: roster.ActDrop, Rows: []int{3}}, {Do: roster.ActType, Rows: []int{roster.TypedFrom}},
	} {
		files = append(files, plan())
		h = h.Do(step)
	}
	last := plan()
	for i := len(files) - 1; i >= 0; i-- {
		h, _ = h.Undo()
		if got := plan(); got != files[i] {
			t.Errorf("undone to step %d:\n%s\nwant\n%s", i, got, files[i])
		}
	}
	for range files {
		h, _ = h.Redo()
	}
	if got := plan(); got != last {
		t.Errorf("done again:\n%s\nwant\n%s", got, last)
	}
	h = h.UndoAll()
	if got := plan(); got != came {
		t.Errorf("the list as it came is\n%s\nwant\n%s", got, came)
	}
}

// The buttons for undo and redo name the step in Dutch.
func TestWords(t *testing.T) {
	for _, c := range []struct {
		step roster.Step
		want string
	}{
		{cell(4, "email", "a", "b"), "e-mail wijzigen in rij 4"},
		{cell(roster.TypedFrom, "lastname", "", "b"), "achternaam wijzigen in rij +1"},
		{roster.Step{Do: roster.ActEdit, Cells: make([]roster.EditedCell, 3)}, "3 cellen wijzigen"},
		{roster.Step{Do: roster.ActEdit}, "vervallen wijziging"},
		{answer(roster.ActAccept, roster.SuggestPrefixSplit), "‘Tussenvoegsel apart’ overnemen in alle rijen"},
		{answer(roster.ActLeave, roster.SuggestNameCase, 3, 5), "‘Hoofdletters in naam’ zo laten in rij 3 en 5"},
		{answer(roster.ActAsk, roster.FixTrim, 3), "‘Spaties opgeruimd’ weer openzetten in rij 3"},
		{roster.Step{Do: roster.ActDrop, Rows: []int{3}}, "rij 3 weglaten"},
		{roster.Step{Do: roster.ActAside, Rows: []int{3, 4, 9}}, "rij 3, 4 en 9 apart zetten"},
		{roster.Step{Do: roster.ActTake, Rows: []int{3}}, "rij 3 meenemen"},
		{roster.Step{Do: roster.ActType, Rows: []int{roster.TypedFrom}}, "rij toevoegen"},
		{set(roster.SetSheet, "Blad2"), "ander werkblad kiezen"},
		{set(roster.SetHeaderRow, "2"), "andere rij met kolomkoppen kiezen"},
		{set(roster.SetHidden, ""), "kiezen wat met verborgen rijen gebeurt"},
		{set(roster.SetEncoding, ""), "letters anders lezen"},
		{set(roster.SetUsername, "z"), "gebruikersnaam kiezen"},
		{set(roster.SetExpected, "3"), "verwacht aantal invullen"},
		{set(roster.SetColumn+"email", "C"), "kolom koppelen"},
		{set(roster.SetMalColumn+"cohort", "1"), "kolom van de mal invullen"},
		{set(roster.SetConstant+"rol", "a"), "vaste waarde invullen"},
	} {
		if got := c.step.Words(); got != c.want {
			t.Errorf("%+v is called %q, want %q", c.step, got, c.want)
		}
	}
}

// Steps come back the same from where a job is kept.
func TestStepsAreKept(t *testing.T) {
	h := table.History[roster.Step]{}.Do(cell(4, "email", "a", "b")).Do(answer(roster.ActAccept, roster.SuggestNameCase, 3)).Do(set(roster.SetExpected, "3"))
	h, _ = h.Undo()
	data, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	var back table.History[roster.Step]
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if again, _ := json.Marshal(back); string(again) != string(data) || back.At != 2 || len(back.Steps) != 3 {
		t.Errorf("kept as %s, back as %s", data, again)
	}
}

// FuzzSteps takes any steps, as a damaged or made-up job may hold them: they
// have words, and add up to a plan or a refusal with a next step.
func FuzzSteps(f *testing.F) {
	for _, steps := range []any{
		[]roster.Step{cell(2, "email", "a", "b"), answer(roster.ActAccept, roster.SuggestPrefixSplit, 2), {Do: roster.ActType, Rows: []int{roster.TypedFrom}}, {Do: roster.ActDrop, Rows: []int{3}}},
		[]roster.Step{{Do: roster.ActType, Rows: []int{5, 5, roster.TypedFrom + 9, roster.TypedFrom, -1}}, {Do: roster.ActDrop}, {Do: roster.ActAside, Rows: []int{-3}}},
		[]roster.Step{set(roster.SetHeaderRow, "-2"), set(roster.SetSheet, "weg"), set(roster.SetColumn, ""), set("", ""), {Do: "?"}},
		[]roster.Step{{Do: roster.ActAccept, Kind: "email-typo", Rows: []int{2, 3, 4}, Found: []string{"x"}}, set(roster.SetColumn+"firstname", "A"), set(roster.SetMalColumn+"x", "y")},
	} {
		data, err := json.Marshal(steps)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	mal := leiden(f)
	list := book(header, "Noor||van der Vliet|n@gmial.com|9000001901|v", "Sven||t Hart|s@|99000000301|m", "", "Totaal: 2")
	first := build(f, list, mal, roster.Options{})
	f.Fuzz(func(t *testing.T, data []byte) {
		var steps []roster.Step
		if json.Unmarshal(data, &steps) != nil {
			return
		}
		for _, s := range steps {
			s.Words()
		}
		roster.NextTyped(steps)
		o := roster.Sum(steps).Options
		p, err := roster.Build(list, mal, o)
		again, againErr := first.Again(mal, o)
		if (err == nil) != (againErr == nil) {
			t.Fatalf("as a whole %v, by its rows %v", err, againErr)
		}
		if err != nil {
			if !strings.HasSuffix(err.Error(), ".") {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		if string(p.CSV()) != string(again.CSV()) {
			t.Fatalf("%s and %s", p.CSV(), again.CSV())
		}
		settled, _ := roster.Follow(p, list, true).Steps(steps)
		roster.Move(settled, len(settled), roster.Realign(p, first))
	})
}
