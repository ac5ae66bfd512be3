package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/roster"
)

// What the grid shows of one row.
func TestRows(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	all := must[*RowsPage](t)(f.Import.Rows("", 0, 100))
	if all.Total != 3 || len(all.Rows) != 3 || len(all.Rows[0].Cells) != len(v.Columns) {
		t.Fatalf("page %+v", all)
	}
	if number := f.row(2)["big_nr"]; number.Value != "09000001901" || number.Before != "9000001901" || !number.Changed || number.Mark != 1 || number.State != "changed" {
		t.Errorf("the repaired number is %+v", number)
	}
	if name := f.row(3)["lastname"]; name.State != "suggestion" || name.Offer != "Vliet" || name.Value != "van der Vliet" {
		t.Errorf("the offer is %+v", name)
	}
	if mail := f.row(4)["email"]; mail.State != "error" || all.Rows[2].State != "error" {
		t.Errorf("the error is %+v in %+v", mail, all.Rows[2])
	}
	for filter, want := range map[string]int{"changed": 3, "suggestion": 1, "check": 0, "error": 1, "out": 0, "aside": 0,
		"kind:big-leading-zero": 1, "kind:email-invalid": 1, "kind:niets": 0, "anders": 0} {
		if got := must[*RowsPage](t)(f.Import.Rows(filter, 0, 10)); got.Total != want || len(got.Rows) != want {
			t.Errorf("filter %s: %d rows, want %d", filter, got.Total, want)
		}
	}
	if p := must[*RowsPage](t)(f.Import.Rows("", 2, 1)); len(p.Rows) != 1 || p.Rows[0].Row != 4 || p.Total != 3 {
		t.Errorf("second page %+v", p)
	}
	if p := must[*RowsPage](t)(f.Import.Rows("", -5, -1)); len(p.Rows) != 0 {
		t.Errorf("nonsense gives %+v", p)
	}
	f.do(Action{Do: "aside", Rows: []int{4}})
	if at := must[int](t)(f.Import.IndexOf(4, "aside")); at != 0 {
		t.Errorf("row 4 is number %d of those set aside", at)
	}
	for filter, want := range map[string]int{"": 2, "error": -1, "out": 0} {
		if at := must[int](t)(f.Import.IndexOf(4, filter)); at != want {
			t.Errorf("row 4 is at %d under %q, want %d", at, filter, want)
		}
	}
	if at := must[int](t)(f.Import.IndexOf(99, "")); at != -1 {
		t.Errorf("a row that is not there is at %d", at)
	}
}

// Everything about one row, for the side panel.
func TestRow(t *testing.T) {
	f := desk(t, withMal)
	f.open(listText)
	v := must[*RowDetail](t)(f.Import.Row(3))
	offered := slices.ContainsFunc(v.Changes, func(c ChangeView) bool {
		return c.Kind == roster.SuggestPrefixSplit && c.Group == "suggestion" && c.Answer == "" && !c.Fixed && c.Cell == "C3"
	})
	if v.Name != "Sven van der Vliet" || v.State != "suggestion" || !offered {
		t.Errorf("row 3 is %+v", v)
	}
	if v = must[*RowDetail](t)(f.Import.Row(4)); len(v.Problems) != 1 || v.Problems[0].Cell != "D4" || v.Problems[0].Hint == "" {
		t.Errorf("row 4 is %+v", v)
	}
	f.do(Action{Do: "drop", Rows: []int{4}})
	if v = must[*RowDetail](t)(f.Import.Row(4)); v.Out != "Je hebt deze rij weggelaten." || v.State != "out" || len(v.Problems) != 0 {
		t.Errorf("left out: %+v", v)
	}
	if _, err := f.Import.Row(99); code(err) != roster.RowUnknown {
		t.Errorf("a row that is not there gives %v", err)
	}
	f.edit(2, "big_nr", "39000000101")
	v = must[*RowDetail](t)(f.Import.Row(2))
	if !slices.ContainsFunc(v.Changes, func(c ChangeView) bool { return c.Kind == roster.FixEdit && c.Fixed && c.Before == "9000001901" }) {
		t.Errorf("an own value is told as %+v", v.Changes)
	}
	// Gender is a choice of two; what follows from the number is closed.
	for _, c := range must[*ListView](t)(f.Import.Current()).Columns {
		if (c.Field == "gender") != (len(c.Choices) == 2) {
			t.Errorf("%s has choices %+v", c.Field, c.Choices)
		}
		if closed := slices.Contains([]string{"username", "password", "status", "rolegroup", "rol", "instituut", "niv2", "in_opleiding"}, c.Field); closed != (c.Locked != "") {
			t.Errorf("%s is locked because %q", c.Field, c.Locked)
		}
	}
}

func TestPlaces(t *testing.T) {
	f := desk(t, withMal)
	text := listHeader
	for i := range 25 {
		text += fmt.Sprintf("Noor;;van der Vliet%c;n%d@praktijk.example;%s;v\r\n", 'a'+i, i, "69000000201")
	}
	f.open(text)
	first := must[[]PlaceView](t)(f.Import.Places(roster.SuggestPrefixSplit, 0, 10))
	rest := must[[]PlaceView](t)(f.Import.Places(roster.SuggestPrefixSplit, 10, 100))
	if len(first) != 10 || len(rest) != 15 || first[0].Row != 2 || rest[0].Row != 12 || rest[0].Index != 10 || rest[0].Name != "Noor van der Vlietk" {
		t.Errorf("%d and %d places, from %+v", len(first), len(rest), rest[0])
	}
	f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit, Rows: []int{2}})
	f.do(Action{Do: "leave", Kind: roster.SuggestPrefixSplit, Rows: []int{3}})
	all := must[[]PlaceView](t)(f.Import.Places(roster.SuggestPrefixSplit, 0, 100))
	if all[0].Answer != "yes" || all[1].Answer != "no" || all[2].Answer != "" {
		t.Errorf("answered as %+v", all[:3])
	}
	for _, k := range must[*ListView](t)(f.Import.Current()).Kinds {
		if k.Code == roster.SuggestPrefixSplit && (k.Count != 25 || k.Open != 23 || k.Taken != 1 || k.Left != 1 || k.Answer != "") {
			t.Errorf("the kind counts %+v", k)
		}
	}
	if got := must[[]PlaceView](t)(f.Import.Places("niets", 0, 10)); len(got) != 0 {
		t.Errorf("a kind that is not there has %+v", got)
	}
	if got := must[[]PlaceView](t)(f.Import.Places(string(roster.BigDuplicate), -3, 100)); len(got) != 24 || !strings.Contains(got[0].Message, "rij 2") {
		t.Errorf("%d double numbers", len(got))
	}
}

// F7 goes from one thing that asks to the next, and round the end.
func TestNext(t *testing.T) {
	f := desk(t, withMal)
	f.open(listText + "Zoë;Maria;Smit;zoe@;39000000101;v\r\n")
	type cell struct {
		row   int
		field string
	}
	// The name of row 3 would be taken apart over two cells: that is asked once.
	round := []cell{{3, "middlename"}, {4, "email"}, {5, "middlename"}, {5, "email"}}
	at := cell{}
	for _, want := range append(round, round[0]) {
		v := must[*PlaceView](t)(f.Import.Next(at.row, at.field, false, ""))
		if at = (cell{v.Row, v.Field}); at != want || v.Index != want.row-2 {
			t.Fatalf("next is %+v, want %v", v, want)
		}
	}
	for i := len(round) - 1; i >= 0; i-- {
		v := must[*PlaceView](t)(f.Import.Next(at.row, at.field, true, ""))
		if at = (cell{v.Row, v.Field}); at != round[i] {
			t.Fatalf("before it is %+v, want %v", v, round[i])
		}
	}
	if v := must[*PlaceView](t)(f.Import.Next(0, "", false, "changed")); v.Row != 2 || v.Field != "gender" || v.Before != "v" {
		t.Errorf("the first change is %+v", v)
	}
	if v := must[*PlaceView](t)(f.Import.Next(0, "", false, "kind:niets")); v != nil {
		t.Errorf("nothing gives %+v", v)
	}
	// When nothing asks any more, what was changed can be walked through.
	f.open(goodText)
	if v := must[*PlaceView](t)(f.Import.Next(0, "", false, "")); v == nil || v.Field != "gender" || v.Row != 2 {
		t.Errorf("with nothing to ask: %+v", v)
	}
}

// Undoing all and doing again, as the buttons do.
func TestUndoRedo(t *testing.T) {
	f := desk(t, withMal)
	f.open(listText)
	f.edit(4, "email", "tijn@praktijk.example")
	f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit})
	f.do(Action{Do: "set", Name: "expected", Value: "4"})
	f.do(Action{Do: "type"})
	f.do(Action{Do: "drop", Rows: []int{roster.TypedFrom}})
	done := f.save("vol.csv")

	v := must[*ListView](t)(f.Import.UndoAll())
	if v.History.Steps != 0 || v.History.CanUndo || !v.History.CanRedo || v.Counts.Errors != 1 || v.Choices.Expected != 0 || v.Written.State != "older" {
		t.Errorf("all undone: %+v %+v", v.History, v.Counts)
	}
	if _, err := f.Import.Undo(); code(err) != "history-end" {
		t.Errorf("undoing nothing gives %v", err)
	}
	for range 5 {
		v = must[*ListView](t)(f.Import.Redo())
	}
	if _, err := f.Import.Redo(); code(err) != "history-end" {
		t.Errorf("doing nothing again gives %v", err)
	}
	if v.Written.State != "same" || v.Choices.Expected != 4 || f.save("weer.csv") != done {
		t.Errorf("done again: %+v", v.Written)
	}
	v = must[*ListView](t)(f.Import.Undo())
	if v.Counts.Rows != 4 || v.History.Redo != "rij +1 weglaten" {
		t.Errorf("one undone: %+v %+v", v.Counts, v.History)
	}
	if v = f.edit(2, "firstname", "Nora"); v.History.CanRedo {
		t.Error("what was undone comes back after another step")
	}
	if v = f.do(Action{Do: "edit", Cells: []NewValue{{2, "firstname", "Nora"}}}); v.History.Steps != 5 {
		t.Errorf("an edit that changes nothing is step %d", v.History.Steps)
	}
}

// What a page asks that cannot be leaves the list as it was.
func TestActionsRefused(t *testing.T) {
	f := desk(t, withMal)
	f.open(listText)
	for name, c := range map[string]struct {
		a    Action
		code string
	}{
		"vaste kolom":          {Action{Do: "edit", Cells: []NewValue{{2, "status", "x"}}}, "cell-read-only"},
		"rij die er niet is":   {Action{Do: "drop", Rows: []int{99}}, "row-unknown"},
		"blad dat er niet is":  {Action{Do: "set", Name: "sheet", Value: "Blad9"}, "sheet-unknown"},
		"lege rij als kop":     {Action{Do: "set", Name: "header-row", Value: "40"}, "row-unknown"},
		"kolom die er niet is": {Action{Do: "set", Name: "column:email", Value: "ZZ"}, "column-unknown"},
		"onbekende daad":       {Action{Do: "wis"}, ""},
	} {
		if _, err := f.Import.Do(c.a); err == nil || string(code(err)) != c.code {
			t.Errorf("%s gives %v", name, err)
		}
	}
	// An answer about a row that is gone by now is none, and never one for all.
	v := f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit, Rows: []int{99}})
	if v.History.Steps != 0 || v.Counts.Suggestions != 1 {
		t.Errorf("after nonsense: %+v %+v", v.History, v.Counts)
	}
}
