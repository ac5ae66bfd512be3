package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// resume opens a job as it was left.
func (s *state) resume(ctx context.Context, id string) error {
	return s.openJob(ctx, id, func(*openList) error { return nil })
}

// openJob opens a job after something was done to it that may be refused.
func (s *state) openJob(ctx context.Context, id string, first func(*openList) error) error {
	stored, source, err := s.jobs.Job(id)
	if err != nil {
		return err
	}
	var st jobState
	if err := json.Unmarshal(stored, &st); err != nil || st.Format != jobFormat || sha256.Sum256(source) != st.Source ||
		st.History.At < 0 || st.History.At > len(st.History.Steps) {
		return problem.Refuse("job-broken", "Deze klus is niet meer te openen.", "Verwijder de klus en open de lijst opnieuw.")
	}
	o := origin{name: st.Name, path: st.Path, typed: st.Typed, password: st.Password}
	if st.Pasted {
		var cells [2]string
		if err := json.Unmarshal(source, &cells); err != nil {
			return fmt.Errorf("pasted cells of a job: %w", err)
		}
		o.text, o.html = cells[0], cells[1]
	} else if !st.Typed {
		o.data = source
	}
	st.Kept.ID = id
	return s.underMalOf(st.Institute, func() error { return s.openWith(ctx, o, st.History, st.Kept, first) })
}

// openWith opens a list together with what was done to it, after a last thing
// that may be refused.
func (s *state) openWith(ctx context.Context, o origin, h table.History[roster.Step], kept keptJob, first func(*openList) error) error {
	choices := roster.Sum(h.Done())
	book, err := o.read(ctx, choices.Encoding)
	if err != nil {
		return err
	}
	l := &openList{origin: o, book: book, history: h, choices: choices, kept: kept}
	if err := s.plan(l); err != nil {
		return err
	}
	if err := first(l); err != nil {
		return err
	}
	s.show(ctx, l)
	s.followWritten(l)
	s.keep()
	return nil
}

// goOn goes on with the job of a list that was opened before, also when its
// file was saved anew since. It tells whether there was one.
func (s *state) goOn(ctx context.Context, o origin) bool {
	if o.typed {
		return false
	}
	source, err := o.source()
	if err != nil {
		return false
	}
	sum := sha256.Sum256(source)
	id, ok := s.jobWhere(func(st jobState) bool { return st.Path == o.path && (o.path != "" || st.Source == sum) })
	if !ok {
		return false
	}
	said := "Je was al met deze lijst bezig. Wat je deed staat er nog."
	err = s.openJob(ctx, id, func(l *openList) error {
		if bytes.Equal(l.data, o.data) {
			return nil
		}
		if o.password != "" {
			l.password = o.password
		}
		before := l.plan
		news, err := s.reread(ctx, l, o.data)
		if err != nil {
			return err
		}
		// A file of the same name with other people in it is another list.
		typed := len(l.choices.Typed)
		if 2*(len(l.reading.moved[0])-typed) < before.Listed()-typed {
			return errOtherList
		}
		said = "Je was al met deze lijst bezig. " + news
		return nil
	})
	if err != nil {
		return false
	}
	s.told = said
	return true
}

// errOtherList: a job is about other people than the list that was opened.
var errOtherList = errors.New("another list of the same name")

// jobWhere finds the job saved last of which something is so.
func (s *state) jobWhere(is func(jobState) bool) (string, bool) {
	if s.jobs == nil {
		return "", false
	}
	list, err := s.jobs.List()
	if err != nil {
		s.Log.Warn("jobs", "what", "list", "error", codeOf(err))
		return "", false
	}
	for _, k := range list {
		var st jobState
		if !k.Unreadable && json.Unmarshal(k.State, &st) == nil && is(st) {
			return k.ID, true
		}
	}
	return "", false
}

// takeOver opens a job that a colleague handed over.
func (s *state) takeOver(ctx context.Context, h roster.Handover) error {
	o := origin{name: filepath.Base(h.Name), data: h.Source, text: h.Text, html: h.HTML}
	o.typed = len(h.Source) == 0 && h.Text == "" && h.HTML == ""
	err := s.openHandover(ctx, o, h)
	if p, ok := problem.From(err); ok && p.Code == sheet.PasswordNeeded {
		o.pending = &h
		s.waiting = &o
	}
	return err
}

func (s *state) openHandover(ctx context.Context, o origin, h roster.Handover) error {
	o.pending = nil
	return s.underMalOf(h.Institute, func() error {
		return s.openWith(ctx, o, h.History, keptJob{Links: h.Links}, func(*openList) error { return nil })
	})
}
