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
	asked, err := s.list.reading.rowsNow(a.Reading, a.Rows)
	if err != nil {
		return roster.Step{}, err
	}
	switch act := roster.Act(a.Do); act {
	case roster.ActEdit, "file":
		values, err := s.list.values(a)
		if err != nil {
			return roster.Step{}, err
		}
		if act == "file" {
			return p.FromFile(values), nil
		}
		return p.Edit(values)
	case roster.ActAccept, roster.ActLeave, roster.ActAsk:
		return p.Answer(act, a.Kind, asked), nil
	case roster.ActDrop, roster.ActAside, roster.ActTake:
		if a.Kind == "error" {
			asked = p.Faulty()
		}
		return roster.Step{Do: act, Rows: slices.Clone(asked)}, nil
	case roster.ActType:
		return roster.Step{Do: act, Rows: []int{roster.NextTyped(s.list.history.Steps)}}, nil
	case roster.ActSet:
		return p.Choose(a.Name, a.Value), nil
	}
	return roster.Step{}, fmt.Errorf("no act %q", a.Do)
}

// values are the cells of an action, in the rows where they stand now.
func (l *openList) values(a Action) (out []roster.NewValue, err error) {
	for _, c := range a.Cells {
		rows, failed := l.reading.rowsNow(a.Reading, []int{c.Row})
		if err = failed; err == nil {
			out = append(out, roster.NewValue{Row: rows[0], Column: c.Field, Value: c.Value})
		}
	}
	// Of a block of which some rows are gone the others count.
	if len(out) > 0 {
		err = nil
	}
	return out, err
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
	sheet := next.plan.Sheet.Name
	if err := s.plan(&next); err != nil {
		return err
	}
	if next.plan.Sheet.Name != sheet {
		s.readAnew(&next, nil)
	}
	s.list = &next
	s.keep()
	return nil
}
