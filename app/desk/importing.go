package desk

import (
	"context"
	"encoding/base64"
	"fmt"
	"path/filepath"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// Import is the service of the import screen.
type Import struct{ s *state }

// origin is where a list came from, enough to read it again.
type origin struct {
	name string
	path string
	data []byte
	// text and html are pasted cells, typed an empty list for typing; data is
	// empty then.
	text, html string
	typed      bool
	password   string
	// pending is what a colleague did to it, for a job that was handed over and
	// waits for the list's password.
	pending *table.History[roster.Step]
}

// openList is the list on the desk with everything done to it.
type openList struct {
	origin
	book    *sheet.Workbook
	history table.History[roster.Step]
	choices roster.Choices
	plan    *roster.Plan
	index   *index
	// others are the samples under other encodings, read once.
	others []EncodingChoice
	// kept is what the job has beside its steps: where the CSV went, what was ticked.
	kept keptJob
	// unkept: the last change could not be kept.
	unkept bool
	// comparison is the last one with an earlier list.
	comparison *comparison
	// reading says where the rows of what the window saw earlier stand now.
	reading reading
	// answered is the reading that Scorion's answer was read under.
	answered int
	// gone: the file is no longer where it was read. watched is nil without one to watch.
	gone    bool
	watched *watched
}

// Start gives what the first screen needs. A list named at the program's
// start is opened here, once.
func (i *Import) Start() (v *StartView, err error) {
	err = i.s.do("Start", func(ctx context.Context) error {
		var failed *Failure
		if !i.s.started {
			i.s.started = true
			i.s.begin()
			if i.s.FirstList != "" {
				if err := i.s.openPath(ctx, i.s.FirstList); err != nil {
					failed = failure(err)
				}
			}
		}
		v = i.s.startView(ctx)
		v.Failure = failed
		return nil
	})
	return v, err
}

// Pick asks for a file and opens it; empty when the dialog was closed.
func (i *Import) Pick() (*Opened, error) {
	// The dialog stays open as long as the user likes: not under the lock.
	path, err := i.s.Dialogs.PickList()
	if err != nil || path == "" {
		return &Opened{}, err
	}
	return i.OpenPath(path)
}

// OpenPath opens the file at a path.
func (i *Import) OpenPath(path string) (*Opened, error) {
	return i.open("Lijst lezen", func(ctx context.Context) error { return i.s.openPath(ctx, path) })
}

// OpenContent opens a file that came without a path, base64-encoded.
func (i *Import) OpenContent(name, content string) (*Opened, error) {
	return i.open("Lijst lezen", func(ctx context.Context) error {
		data, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			return fmt.Errorf("dropped content: %w", err)
		}
		book, err := sheet.Read(ctx, data, sheet.Options{})
		return i.s.opened(ctx, origin{name: filepath.Base(name), data: data}, book, err)
	})
}

// OpenPasted opens cells from the clipboard, as text and as HTML.
func (i *Import) OpenPasted(text, html string) (*Opened, error) {
	return i.open("Geplakte cellen lezen", func(ctx context.Context) error {
		book, err := sheet.ReadPasted(ctx, text, html, sheet.Options{})
		return i.s.opened(ctx, origin{name: "Geplakte cellen", text: text, html: html}, book, err)
	})
}

// OpenTyped opens an empty list with one row to type in.
func (i *Import) OpenTyped() (*Opened, error) {
	return i.open("Lijst maken", func(ctx context.Context) error {
		o := origin{name: "Getypte rijen", typed: true}
		book, err := o.read(ctx, "")
		if err := i.s.opened(ctx, o, book, err); err != nil {
			return err
		}
		return i.s.step(roster.Step{Do: roster.ActType, Rows: []int{roster.TypedFrom}})
	})
}

// OpenAgain opens the file that was refused for want of a password.
func (i *Import) OpenAgain(password string) (*Opened, error) {
	return i.open("Lijst openen", func(ctx context.Context) error {
		if i.s.waiting == nil {
			return problem.Refuse(sheet.FileMissing, "Er is geen bestand dat op een wachtwoord wacht.", "Kies het bestand opnieuw.")
		}
		o := *i.s.waiting
		o.password = password
		book, err := sheet.Read(ctx, o.data, sheet.Options{Password: password})
		return i.s.opened(ctx, o, book, err)
	})
}

// open runs an intake and gives what came of it.
func (i *Import) open(words string, intake func(context.Context) error) (v *Opened, err error) {
	err = i.s.work(words, func(ctx context.Context) error {
		if err := intake(ctx); err != nil {
			return err
		}
		v = &Opened{}
		if i.s.finished != nil {
			v.CSV = i.s.finished.view
		} else {
			v.List = i.s.view(ctx)
		}
		return nil
	})
	return v, err
}

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
		return s.openWith(ctx, o, *o.pending, keptJob{})
	}
	if csv, ok := s.recognise(ctx, o, book); ok {
		s.leave()
		s.finished = csv
		return nil
	}
	if h, ok, err := roster.ReadHandover(book); err != nil {
		return err
	} else if ok {
		return s.takeOver(ctx, h)
	}
	if id, ok := s.sameJob(o); ok {
		if err := s.resume(ctx, id); err == nil {
			s.Emit(Event{What: "list", Say: "Je was al met deze lijst bezig. Wat je deed staat er nog."})
			return nil
		}
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
		} else if w == nil && len(l.history.Steps) == 0 {
			if err := s.forgetJob(l.kept); err != nil {
				s.Log.Warn("jobs", "what", "remove", "error", codeOf(err))
			}
		}
	}
	s.waiting, s.list, s.finished = nil, nil, nil
}

// openFromOutside opens a list that the system gave to the program that runs.
func (v Services) openFromOutside(path string) {
	if _, err := v.Import.OpenPath(path); err != nil {
		v.Import.s.Emit(Event{What: "failure", Failure: failure(err)})
		return
	}
	v.Import.s.Emit(Event{What: "opened"})
}

// Current gives the open list as it stands, nil without one.
func (i *Import) Current() (v *ListView, err error) {
	err = i.s.do("Current", func(ctx context.Context) error {
		if i.s.list != nil {
			v = i.s.view(ctx)
		}
		return nil
	})
	return v, err
}

// Stop ends the work that runs.
func (i *Import) Stop() error {
	// Not under the lock: the work that is to be stopped holds it.
	if j := i.s.running.Load(); j != nil {
		j.Cancel()
	}
	return nil
}

// Close takes the list off the desk. What was done to it stays kept as a job.
func (i *Import) Close() error {
	return i.s.do("Close", func(context.Context) error {
		i.s.leave()
		return nil
	})
}

func noList() error {
	return problem.Refuse("no-list", "Er is geen lijst open.", "Kies eerst een bestand met aiossen.")
}
