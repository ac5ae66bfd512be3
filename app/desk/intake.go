package desk

import (
	"context"
	"path/filepath"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

func (s *state) openPath(ctx context.Context, path string) error {
	o := origin{name: filepath.Base(path), path: path}
	data, book, err := sheet.ReadFile(ctx, path, sheet.Options{})
	o.data = data
	return s.opened(ctx, o, book, err)
}

// read reads a list again from what was kept of it.
func (o origin) read(ctx context.Context, encoding string) (*sheet.Workbook, error) {
	switch {
	case o.typed:
		return sheet.ReadPasted(ctx, "voornaam\ttussenvoegsel\tachternaam\te-mail\tgeslacht\tBIG-nummer\n", "", sheet.Options{})
	case len(o.data) == 0:
		return sheet.ReadPasted(ctx, o.text, o.html, sheet.Options{})
	}
	return sheet.Read(ctx, o.data, sheet.Options{Encoding: sheet.Encoding(encoding), Password: o.password})
}

// opened puts what was read on the desk: a finished CSV to look after,
// a job that a colleague handed over, or a list. What was open stays when the
// new one is refused.
func (s *state) opened(ctx context.Context, o origin, book *sheet.Workbook, err error) error {
	if err != nil {
		s.waiting = nil
		if p, ok := problem.From(err); ok && (p.Code == sheet.PasswordNeeded || p.Code == sheet.PasswordWrong) {
			s.waiting = &o
		}
		return err
	}
	if o.pending != nil {
		return s.openHandover(ctx, o, *o.pending)
	}
	if h, ok, err := roster.ReadHandover(book); err != nil {
		return err
	} else if ok {
		return s.takeOver(ctx, h)
	}
	return s.underOwnMal(func() error {
		if csv, ok := s.recognise(ctx, o, book); ok {
			s.leave()
			s.finished = csv
			return nil
		}
		if s.goOn(ctx, o) {
			return nil
		}
		l := &openList{origin: o, book: book, choices: roster.Sum(nil)}
		if err := s.plan(l); err != nil {
			return err
		}
		s.show(ctx, l)
		s.recall(o.path)
		if o.path == "" {
			// Nobody could open it a second time.
			s.keepFirst(l)
		}
		return nil
	})
}

// show puts a planned list on the desk in the place of what was there.
func (s *state) show(ctx context.Context, l *openList) {
	l.others = otherEncodings(ctx, l)
	s.readAnew(l, nil)
	if s.list != nil && s.list.kept.ID == l.kept.ID {
		// The open job opened once more goes on, so it is not forgotten here.
		s.list.kept.ID = ""
	}
	s.leave()
	s.list = l
	s.follow(l)
}

// leave takes what is open off the desk; a job that was kept stays kept,
// unless nothing was done in it.
func (s *state) leave() {
	if l := s.list; l != nil {
		if l.watched != nil {
			l.watched.stop()
		}
		if w := l.kept.Written; w != nil && w.stop != nil {
			w.stop()
		} else if w == nil && l.untouched() {
			if err := s.forgetJob(l.kept); err != nil {
				s.Log.Warn("jobs", "what", "remove", "error", codeOf(err))
			}
		}
	}
	s.waiting, s.list, s.finished = nil, nil, nil
}

// untouched tells whether nothing was done to a list; the first empty row of
// a typed one is nothing.
func (l *openList) untouched() bool {
	steps := len(l.history.Steps)
	return steps == 0 || l.typed && steps == 1
}

// openFromOutside opens a list that the system gave to the program that runs.
func (v Services) openFromOutside(path string) {
	opened, err := v.Import.OpenPath(path)
	if err != nil {
		v.Import.s.Emit(Event{What: "failure", Failure: failure(err)})
		return
	}
	v.Import.s.Emit(Event{What: "opened", Say: opened.Say})
}
