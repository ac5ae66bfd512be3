package roster_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// shown is everything a user sees of a plan.
type shown struct {
	CSV         string
	Problems    any
	Fixes       any
	Suggestions any
	General     any
	Hidden      []int
	Rows        []shownRow
}

type shownRow struct {
	Number   int
	Out      string
	Answers  [3]any
	Problems any
}

func show(p *roster.Plan) shown {
	s := shown{CSV: string(p.CSV()), Problems: p.Problems(), Fixes: p.Fixes(), Suggestions: p.Suggestions(), General: p.General, Hidden: p.HiddenRows}
	for _, r := range p.Rows {
		s.Rows = append(s.Rows, shownRow{r.Number, r.Out, [3]any{r.Accepted, r.Open, r.Left}, r.Problems})
	}
	return s
}

// drawStep draws something that a user could do to a plan.
func drawStep(t *rapid.T, p *roster.Plan, steps []roster.Step) roster.Step {
	var numbers []int
	for _, r := range p.Rows {
		numbers = append(numbers, r.Number)
	}
	// Every row was taken out: only a new one can be added.
	if len(numbers) == 0 {
		return roster.Step{Do: roster.ActType, Rows: []int{roster.NextTyped(steps)}}
	}
	rows := rapid.SliceOfNDistinct(rapid.SampledFrom(numbers), 1, min(3, len(numbers)), rapid.ID).Draw(t, "rows")
	kind := func() string {
		kinds := append(append([]roster.Kind{}, roster.FixKinds()...), roster.SuggestionKinds()...)
		return rapid.SampledFrom(kinds).Draw(t, "kind").Code
	}
	answers := []roster.Act{roster.ActAccept, roster.ActLeave, roster.ActAsk}
	switch act := rapid.SampledFrom([]roster.Act{
		roster.ActEdit, roster.ActEdit, roster.ActEdit, "file", roster.ActAccept, roster.ActAccept, "kind", roster.ActDrop, roster.ActAside, roster.ActTake, roster.ActType, roster.ActSet,
	}).Draw(t, "act"); act {
	case roster.ActEdit, "file":
		var values []roster.NewValue
		for _, n := range rows {
			column := rapid.SampledFrom([]string{"firstname", "middlename", "lastname", "email", "big_nr", "gender"}).Draw(t, "column")
			values = append(values, value(n, column, cellText().Draw(t, "value")))
		}
		if act == "file" {
			return p.FromFile(values)
		}
		step, err := p.Edit(values)
		if err != nil {
			t.Fatal(err)
		}
		return step
	case roster.ActAccept:
		return p.Answer(rapid.SampledFrom(answers).Draw(t, "answer"), kind(), rows)
	case "kind":
		return p.Answer(rapid.SampledFrom(answers).Draw(t, "answer"), kind(), nil)
	case roster.ActType:
		return roster.Step{Do: act, Rows: []int{roster.NextTyped(steps)}}
	case roster.ActSet:
		return rapid.SampledFrom([]roster.Step{
			{Do: act, Name: roster.SetHidden, Value: roster.HiddenExclude}, {Do: act, Name: roster.SetHidden, Value: roster.HiddenInclude},
			{Do: act, Name: roster.SetExpected, Value: "12"}, {Do: act, Name: roster.SetConstant + "rol", Value: "aios-ha"},
			{Do: act, Name: roster.SetColumn + "email", Value: ""}, {Do: act, Name: roster.SetColumn + "email", Value: "D"},
			{Do: act, Name: roster.SetUsername, Value: "big"}, {Do: act, Name: roster.SetSheet, Value: "Blad1"},
		}).Draw(t, "set")
	default:
		return roster.Step{Do: act, Rows: rows}
	}
}

// drawList draws a list in which rows can be hidden, skipped, totals and
// headers, and in which the same people and numbers come back.
func drawList(t *rapid.T) *sheet.Workbook {
	b := drawBook(t)
	s := &b.Sheets[0]
	number := s.Rows[len(s.Rows)-1].Number
	for range rapid.IntRange(0, 4).Draw(t, "more") {
		number += rapid.IntRange(1, 2).Draw(t, "gap")
		line := rapid.SampledFrom([]string{good, good, "Totaal: 3", header, "|||||", "Sven||van der Zand|noor.bakker@praktijk.example|9000001901|m"}).Draw(t, "line")
		row := sheetOf("", line).Rows[0]
		row.Number, row.Hidden = number, rapid.Bool().Draw(t, "hidden")
		s.Rows = append(s.Rows, row)
	}
	return b
}

// What is worked out for single rows is what working out the whole list
// gives, and the plan it came from stays what it was.
func TestAgainIsBuild(t *testing.T) {
	mal := leiden(t)
	rapid.Check(t, func(rt *rapid.T) {
		list := drawList(rt)
		p, err := roster.Build(list, mal, roster.Options{})
		if err != nil {
			rt.Skip("no plan")
		}
		var steps []roster.Step
		for range rapid.IntRange(1, 6).Draw(rt, "steps") {
			// Going back is a shorter row of steps.
			if len(steps) > 0 && rapid.IntRange(0, 4).Draw(rt, "back") == 0 {
				steps = steps[:rapid.IntRange(0, len(steps)-1).Draw(rt, "to")]
			} else {
				steps = append(steps[:len(steps):len(steps)], drawStep(rt, p, steps))
			}
			o := roster.Sum(steps).Options
			before := show(p)
			again, err := p.Again(mal, o)
			whole, wholeErr := roster.Build(list, mal, o)
			if fmt.Sprint(err) != fmt.Sprint(wholeErr) {
				rt.Fatalf("refused with %v, and as a whole with %v", err, wholeErr)
			}
			if diff := cmp.Diff(before, show(p), cmpopts.EquateEmpty()); diff != "" {
				rt.Fatalf("the old plan changed:\n%s", diff)
			}
			if err != nil {
				return
			}
			if diff := cmp.Diff(show(whole), show(again), cmpopts.EquateEmpty()); diff != "" {
				rt.Fatalf("after %v (-whole +again):\n%s", steps, diff)
			}
			p = again
		}
	})
}

// Numbers that become double, or no longer are, are told in rows nobody touched.
func TestAgainTellsOtherRows(t *testing.T) {
	s := begin(t, header, good, "Sven||Zandstra|s@z.example|99000000301|m")
	double := func() bool {
		for _, pr := range s.plan.Problems() {
			if pr.Code == roster.BigDuplicate {
				return pr.Row == 3
			}
		}
		return false
	}
	s.edit(value(2, "big_nr", "99000000301"))
	if !double() {
		t.Error("row 2 got the number of row 3 and row 3 says nothing")
	}
	s.do(roster.Step{Do: roster.ActDrop, Rows: []int{2}})
	if double() || s.plan.Blocked() {
		t.Errorf("row 2 is out: %s", tell(s.plan.Problems()))
	}
}
