package table

// History is what a user did to a list, step by step, with a place in it:
// steps before the place count, those behind it can be done again. The zero
// value is empty.
type History[S any] struct {
	Steps []S `json:"steps"`
	// At is the number of steps that count.
	At int `json:"at"`
}

// Done are the steps that count.
func (h History[S]) Done() []S { return h.Steps[:h.At] }

// Do adds a step; what had been undone cannot be done again after it.
func (h History[S]) Do(s S) History[S] {
	return History[S]{append(append(make([]S, 0, h.At+1), h.Steps[:h.At]...), s), h.At + 1}
}

// Undo goes one step back, Redo one forward; false at the end.
func (h History[S]) Undo() (History[S], bool) { return h.to(h.At - 1) }

// Redo goes one step forward.
func (h History[S]) Redo() (History[S], bool) { return h.to(h.At + 1) }

// UndoAll goes back to the list as it came; every step can be done again.
func (h History[S]) UndoAll() History[S] {
	h.At = 0
	return h
}

func (h History[S]) to(at int) (History[S], bool) {
	if at < 0 || at > len(h.Steps) {
		return h, false
	}
	h.At = at
	return h, true
}
