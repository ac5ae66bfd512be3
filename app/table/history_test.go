package table

import (
	"slices"
	"testing"
)

func TestHistory(t *testing.T) {
	var h History[string]
	for _, s := range []string{"a", "b", "c"} {
		h = h.Do(s)
	}
	want := func(name string, steps ...string) {
		t.Helper()
		if !slices.Equal(h.Done(), steps) {
			t.Errorf("%s: %v counts, want %v", name, h.Done(), steps)
		}
	}
	h, _ = h.Undo()
	want("one back", "a", "b")
	h = h.UndoAll()
	want("all back")
	if _, ok := h.Undo(); ok {
		t.Error("undone past the beginning")
	}
	for range 3 {
		h, _ = h.Redo()
	}
	want("all done again", "a", "b", "c")
	if _, ok := h.Redo(); ok {
		t.Error("redone past the end")
	}
	h, _ = h.Undo()
	h = h.Do("d")
	want("a new step", "a", "b", "d")
	if _, ok := h.Redo(); ok {
		t.Error("what was undone came back after a new step")
	}
}

// A step that is added must not write over what an older value still holds.
func TestHistoryShares(t *testing.T) {
	h := History[string]{}.Do("a").Do("b")
	back, _ := h.Undo()
	_ = back.Do("x")
	if !slices.Equal(h.Done(), []string{"a", "b"}) {
		t.Errorf("the older history became %v", h.Done())
	}
}
