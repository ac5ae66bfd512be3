package desk

import (
	"context"
	"encoding/base64"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/hap"
	"aiosmap/app/job"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// ShiftList is the service of a list of shifts from a spreadsheet. The list
// lies in the open portfolio's session alone: a lock takes it away, and its
// file is only read.
type ShiftList struct{ c *cabinet }

// shiftList is a list that is open.
type shiftList struct {
	name, path string
	plan       *hap.ListPlan
	history    table.History[hap.ListStep]
}

// sealedList is a file that was refused for want of a password.
type sealedList struct {
	name, path string
	data       []byte
}

// The refusals of a list of shifts.
const (
	ShiftsClosed  problem.Code = "shifts-closed"
	ShiftsBlocked problem.Code = "shifts-blocked"
)

func noShifts() error {
	return problem.Refuse(ShiftsClosed, "Er is geen lijst met diensten open.", "Kies eerst een bestand met je diensten.")
}

// Pick asks for a file and opens it; nil when the dialog was closed.
func (l *ShiftList) Pick() (*ShiftListView, error) {
	if _, err := l.c.who("Pick"); err != nil {
		return nil, err
	}
	path, err := l.c.Dialogs.PickShifts()
	if err != nil || path == "" {
		return nil, l.c.shaped("Pick", err)
	}
	return l.OpenPath(path)
}

// OpenPath opens the file at a path.
func (l *ShiftList) OpenPath(path string) (*ShiftListView, error) {
	from := sealedList{name: filepath.Base(path), path: path}
	return l.open("OpenPath", &from, func(ctx context.Context) (book *sheet.Workbook, err error) {
		from.data, book, err = sheet.ReadFile(ctx, path, sheet.Options{})
		return book, err
	})
}

// OpenContent opens a file that came without a path, base64-encoded.
func (l *ShiftList) OpenContent(name, content string) (*ShiftListView, error) {
	from := sealedList{name: filepath.Base(name)}
	return l.open("OpenContent", &from, func(ctx context.Context) (_ *sheet.Workbook, err error) {
		if from.data, err = base64.StdEncoding.DecodeString(content); err != nil {
			return nil, fmt.Errorf("dropped content: %w", err)
		}
		return sheet.Read(ctx, from.data, sheet.Options{})
	})
}

// Paste opens cells from the clipboard, as text and as HTML.
func (l *ShiftList) Paste(text, html string) (*ShiftListView, error) {
	return l.open("Paste", &sealedList{name: "Geplakte cellen"}, func(ctx context.Context) (*sheet.Workbook, error) {
		return sheet.ReadPasted(ctx, text, html, sheet.Options{})
	})
}

// OpenAgain opens the file that was refused for want of a password.
func (l *ShiftList) OpenAgain(password string) (v *ShiftListView, err error) {
	var from *sealedList
	err = l.c.in("OpenAgain", func(s *session) error {
		if from = s.sealed; from == nil {
			return problem.Refuse(sheet.FileMissing, "Er is geen bestand dat op een wachtwoord wacht.", "Kies het bestand opnieuw.")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l.open("OpenAgain", from, func(ctx context.Context) (*sheet.Workbook, error) {
		return sheet.Read(ctx, from.data, sheet.Options{Password: password})
	})
}

// open reads a list, not under the lock: a drive of the network takes its time.
// What was open stays when the new one is refused.
func (l *ShiftList) open(name string, from *sealedList, read func(ctx context.Context) (*sheet.Workbook, error)) (v *ShiftListView, err error) {
	s, err := l.c.who(name)
	if err != nil {
		return nil, err
	}
	err = l.c.last("Lijst met diensten lezen", func(ctx context.Context, _ *job.Progress) error {
		ctx, cancel := context.WithTimeout(ctx, readTimeout)
		defer cancel()
		book, refused := read(ctx)
		return l.c.step(s, func() error {
			s.sealed = nil
			if code := codeIn(refused); code == sheet.PasswordNeeded || code == sheet.PasswordWrong {
				s.sealed = from
			}
			if refused != nil {
				return refused
			}
			opened := &shiftList{name: from.name, path: from.path}
			if err := l.c.planShifts(s, opened, book); err != nil {
				return err
			}
			s.shifts = opened
			v = opened.view()
			return nil
		})
	})
	return v, l.c.shaped(name, err)
}

// planShifts makes the plan of a list with what the portfolio holds by now.
func (c *cabinet) planShifts(s *session, l *shiftList, book *sheet.Workbook) error {
	plan, err := hap.OpenList(book, shiftsOf(s.p), hapSettings(s.p), c.Now().Format(time.DateOnly), hap.ListSum(l.history.Done()))
	if err != nil {
		return err
	}
	l.plan = plan
	return nil
}

// Current gives the open list as it stands, nil without one.
func (l *ShiftList) Current() (v *ShiftListView, err error) {
	err = l.c.in("Current", func(s *session) error {
		if s.shifts == nil {
			return nil
		}
		// Shifts and settings can have changed since it was looked at.
		if err := l.c.planShifts(s, s.shifts, s.shifts.plan.Book); err != nil {
			return err
		}
		v = s.shifts.view()
		return nil
	})
	return v, err
}

// change gives the open list another history. When that is refused, the list
// stays as it was.
func (l *ShiftList) change(name string, f func(list *shiftList) (table.History[hap.ListStep], error)) (v *ShiftListView, err error) {
	err = l.c.in(name, func(s *session) error {
		if s.shifts == nil {
			return noShifts()
		}
		next := *s.shifts
		if next.history, err = f(s.shifts); err != nil {
			return err
		}
		if err := l.c.planShifts(s, &next, next.plan.Book); err != nil {
			return err
		}
		s.shifts = &next
		v = next.view()
		return nil
	})
	return v, err
}

// Do does one thing to the list.
func (l *ShiftList) Do(a ShiftAction) (*ShiftListView, error) {
	return l.change("Do", func(list *shiftList) (table.History[hap.ListStep], error) {
		step, err := list.step(a)
		if err != nil || step.Empty() {
			return list.history, err
		}
		return list.history.Do(step), nil
	})
}

// Undo goes one step back.
func (l *ShiftList) Undo() (*ShiftListView, error) {
	return l.change("Undo", func(list *shiftList) (table.History[hap.ListStep], error) {
		h, ok := list.history.Undo()
		if !ok {
			return h, problem.Refuse("history-end", "Er is geen stap om terug te gaan.", "")
		}
		return h, nil
	})
}

// Redo goes one step forward.
func (l *ShiftList) Redo() (*ShiftListView, error) {
	return l.change("Redo", func(list *shiftList) (table.History[hap.ListStep], error) {
		h, ok := list.history.Redo()
		if !ok {
			return h, problem.Refuse("history-end", "Er is geen stap om weer vooruit te gaan.", "")
		}
		return h, nil
	})
}

// step makes a step of what the window asks.
func (l *shiftList) step(a ShiftAction) (hap.ListStep, error) {
	switch act := hap.ListAct(a.Do); act {
	case hap.ListEdit, "file":
		var cells []hap.ListCell
		for _, c := range a.Cells {
			cells = append(cells, hap.ListCell{Row: c.Row, Field: c.Field, Value: c.Value, File: act == "file"})
		}
		return l.plan.Edit(cells)
	case hap.ListAccept, hap.ListLeave, hap.ListAsk:
		return l.plan.Answer(act, a.Kind, a.Rows), nil
	case hap.ListDrop, hap.ListTake:
		rows := slices.Clone(a.Rows)
		if a.Kind == "error" {
			rows = l.plan.Faulty()
		}
		rows = slices.DeleteFunc(rows, func(n int) bool { _, ok := l.plan.Row(n); return !ok })
		if len(rows) == 0 {
			return hap.ListStep{Do: hap.ListEdit}, nil
		}
		return hap.ListStep{Do: act, Rows: rows}, nil
	case hap.ListSet:
		return l.plan.Choose(a.Name, a.Value)
	}
	return hap.ListStep{}, fmt.Errorf("no act %q", a.Do)
}

// Take takes all rows over that are not left out, in one change, and closes the
// list. Hap.RemoveForms with the ids undoes it.
func (l *ShiftList) Take() (v *ShiftsTaken, err error) {
	err = l.c.in("Take", func(s *session) error {
		if s.shifts == nil {
			return noShifts()
		}
		if err := l.c.planShifts(s, s.shifts, s.shifts.plan.Book); err != nil {
			return err
		}
		if s.shifts.plan.Blocked() {
			return problem.Refuse(ShiftsBlocked, "De diensten kunnen nog niet worden overgenomen.", s.shifts.whyNot())
		}
		ids, problems, err := s.p.AddForms(hap.ShiftForm, s.shifts.plan.Forms())
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			return refusedShift(s.shifts.plan.Forms(), problems)
		}
		s.shifts, s.sealed = nil, nil
		v = &ShiftsTaken{IDs: ids, View: l.c.hapView(s)}
		return nil
	})
	return v, err
}

// refusedShift tells of the first shift that the portfolio does not take.
func refusedShift(list []form.Values, problems [][]problem.Problem) error {
	for i, found := range problems {
		if !portfolio.Blocks(found) {
			continue
		}
		at := slices.IndexFunc(found, func(p problem.Problem) bool { return p.Severity == problem.Error })
		return problem.Refuse(ShiftsBlocked, fmt.Sprintf("De dienst van %s kan niet worden overgenomen. %s", hap.DienstOf("", list[i]).When(), found[at].Message), found[at].Hint)
	}
	return problem.Refuse(ShiftsBlocked, "Er is geen dienst overgenomen.", "Neem een rij mee, of sluit de lijst.")
}

// Close takes the list off the desk; nothing is taken over.
func (l *ShiftList) Close() error {
	return l.c.in("Close", func(s *session) error {
		s.shifts, s.sealed = nil, nil
		return nil
	})
}

// whyNot says what stands in the way of taking the list over, and what to do.
func (l *shiftList) whyNot() string {
	for _, p := range l.plan.General {
		if p.Severity == problem.Error {
			return strings.TrimSpace(p.Message + " " + p.Hint)
		}
	}
	switch n := len(l.plan.Faulty()); n {
	case 0:
		return ""
	case 1:
		return "In 1 rij staat nog een fout. Verbeter haar, of laat de rij weg."
	default:
		return fmt.Sprintf("In %s rijen staat nog een fout. Verbeter ze, of laat de rijen weg.", thousands(n))
	}
}
