package desk

import (
	"context"
	"fmt"
	"slices"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// Do does one thing to the open list.
func (i *Import) Do(a Action) (*ListView, error) {
	return i.change("Do", func() error {
		step, err := i.s.stepOf(a)
		if err != nil {
			return err
		}
		return i.s.step(step)
	})
}

// Undo goes one step back, Redo one forward.
func (i *Import) Undo() (*ListView, error) {
	return i.change("Undo", func() error {
		l := i.s.list
		h, ok := l.history.Undo()
		if !ok {
			return problem.Refuse("history-end", "Er is geen stap om terug te gaan.", "")
		}
		return i.s.replan(func(l *openList) { l.history = h })
	})
}

// Redo goes one step forward.
func (i *Import) Redo() (*ListView, error) {
	return i.change("Redo", func() error {
		h, ok := i.s.list.history.Redo()
		if !ok {
			return problem.Refuse("history-end", "Er is geen stap om weer vooruit te gaan.", "")
		}
		return i.s.replan(func(l *openList) { l.history = h })
	})
}

// UndoAll goes back to the list as it came; each step can be done again.
func (i *Import) UndoAll() (*ListView, error) {
	return i.change("UndoAll", func() error {
		return i.s.replan(func(l *openList) { l.history = l.history.UndoAll() })
	})
}

// change runs something about the open list and gives how it stands then.
func (i *Import) change(name string, f func() error) (v *ListView, err error) {
	err = i.s.do(name, func(ctx context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		if err := f(); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// stepOf makes a step of what the window asks.
func (s *state) stepOf(a Action) (roster.Step, error) {
	p := s.list.plan
	switch act := roster.Act(a.Do); act {
	case roster.ActEdit, "file":
		values := make([]roster.NewValue, len(a.Cells))
		for i, c := range a.Cells {
			values[i] = roster.NewValue{Row: c.Row, Column: c.Field, Value: c.Value}
		}
		if act == "file" {
			return p.FromFile(values), nil
		}
		return p.Edit(values)
	case roster.ActAccept, roster.ActLeave, roster.ActAsk:
		return p.Answer(act, a.Kind, a.Rows), nil
	case roster.ActDrop, roster.ActAside, roster.ActTake:
		rows := slices.Clone(a.Rows)
		if a.Kind == "error" {
			rows = p.Faulty()
		}
		return roster.Step{Do: act, Rows: rows}, nil
	case roster.ActType:
		return roster.Step{Do: act, Rows: []int{roster.NextTyped(s.list.history.Steps)}}, nil
	case roster.ActSet:
		return roster.Step{Do: act, Name: a.Name, Value: a.Value}, nil
	}
	return roster.Step{}, fmt.Errorf("no act %q", a.Do)
}

// step adds one step to what was done to the open list.
func (s *state) step(step roster.Step) error {
	if step.Do != roster.ActSet && step.Kind == "" && len(step.Rows) == 0 && len(step.Cells) == 0 {
		return nil
	}
	return s.replan(func(l *openList) { l.history = l.history.Do(step) })
}

// replan makes the plan anew after a change of the open list. When that is
// refused, the list stays as it was.
func (s *state) replan(change func(*openList)) error {
	next := *s.list
	change(&next)
	before := next.choices
	next.choices = roster.Sum(next.history.Done())
	if next.choices.Encoding != before.Encoding && len(next.data) > 0 {
		book, err := sheet.Read(context.Background(), next.data, sheet.Options{Encoding: sheet.Encoding(next.choices.Encoding), Password: next.password})
		if err != nil {
			return err
		}
		next.book = book
	}
	if err := s.plan(&next); err != nil {
		return err
	}
	s.list = &next
	s.keep()
	return nil
}
