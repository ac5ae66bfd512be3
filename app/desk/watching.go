package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/watch"
)

// follow watches the open list's file, so that what is saved in Excel shows
// at once.
func (s *state) follow(l *openList) {
	if l.path == "" || s.Watch == nil {
		return
	}
	stop, err := s.Watch.WatchFrom(l.path, sha256.Sum256(l.data), func(e watch.Event) { s.sourceChanged(l.path, e) })
	if err != nil {
		s.Log.Warn("watch", "error", codeOf(err))
		return
	}
	l.stop = stop
}

// sourceChanged takes over what somebody saved in the list's file.
func (s *state) sourceChanged(path string, e watch.Event) {
	var tell Event
	err := s.do("sourceChanged", func(ctx context.Context) error {
		l := s.list
		if l == nil || l.path != path {
			return nil
		}
		next := *l
		next.gone = e.Kind == watch.Gone
		tell = Event{What: "list", Say: "Het bestand staat er weer."}
		switch {
		case next.gone:
			tell.Say = fmt.Sprintf("%s staat niet meer op zijn plaats. Wat gelezen is blijft staan.", l.name)
		case e.Different:
			said, err := s.reread(ctx, &next, e.Content)
			if err != nil {
				tell = Event{What: "failure", Failure: failure(err)}
				tell.Failure.Message = fmt.Sprintf("%s is opnieuw opgeslagen, maar kan zo niet gelezen worden: %s", l.name, tell.Failure.Message)
				return nil
			}
			tell.Say = said
		}
		s.list = &next
		s.keep()
		return nil
	})
	switch {
	case err != nil:
		s.Emit(Event{What: "failure", Failure: failure(err)})
	case tell.What != "":
		s.Emit(tell)
	}
}

// reread reads a list that was saved anew and moves what the user did to
// where its rows stand now.
func (s *state) reread(ctx context.Context, l *openList, content []byte) (string, error) {
	if content == nil {
		return "", fmt.Errorf("a file too large to follow")
	}
	if bytes.Equal(content, l.data) {
		return "Het bestand is weer wat het was.", nil
	}
	book, err := sheet.Read(ctx, content, sheet.Options{Encoding: sheet.Encoding(l.choices.Encoding), Password: l.password})
	if err != nil {
		return "", err
	}
	before := l.plan
	l.book, l.data = book, content
	// First without anything about single rows: these may have moved.
	bare := l.choices.Options
	bare.Remembered = l.remembered
	bare.DropRows, bare.Aside, bare.Keep, bare.Edits, bare.Rows, bare.Typed = nil, nil, nil, nil, nil, nil
	now, err := roster.Build(book, s.mal.Mal, bare)
	if err != nil {
		return "", err
	}
	if now.Listed() == 0 && before.Listed() > len(l.choices.Typed) {
		// Half-way through somebody's work in Excel: to follow would lose what was done here.
		return "", problem.Refuse(roster.ListEmpty, "Er staat geen enkele aios meer in.", "Sla de lijst op met de aiossen erin, of open een ander bestand.")
	}
	var lost int
	l.history.Steps, lost = roster.Move(l.history.Steps, roster.Realign(before, now))
	l.choices = roster.Sum(l.history.Done())
	if err := s.plan(l); err != nil {
		return "", err
	}
	l.others = otherEncodings(ctx, l)
	// A new name for the job: list and steps are two files, and a kill between
	// them must not lay these steps over the old rows.
	if old := l.kept.ID; old != "" {
		l.kept.ID = ""
		if err := s.keepList(l); err != nil {
			return "", err
		}
		if err := s.forget(old); err != nil {
			s.Log.Warn("jobs", "what", "remove", "error", codeOf(err))
		}
	}
	return rereadWords(l, before, lost), nil
}

func rereadWords(l *openList, before *roster.Plan, lost int) string {
	said := fmt.Sprintf("%s is opnieuw gelezen", l.name)
	switch more := l.plan.Listed() - before.Listed(); {
	case more == 1:
		said += ": 1 rij erbij"
	case more > 1:
		said += fmt.Sprintf(": %d rijen erbij", more)
	case more == -1:
		said += ": 1 rij minder"
	case more < -1:
		said += fmt.Sprintf(": %d rijen minder", -more)
	}
	said += "."
	if t := l.look().tally[string(roster.EditConflict)]; t != nil {
		if t.count == 1 {
			said += " In 1 cel vulde je zelf iets anders in dan er nu staat; kies welke geldt."
		} else {
			said += fmt.Sprintf(" In %d cellen vulde je zelf iets anders in dan er nu staat; kies welke gelden.", t.count)
		}
	}
	if lost > 0 {
		said += " Wat je met een verdwenen rij deed, is vervallen."
	}
	return said
}

// followWritten watches the CSV that was saved for the open list.
func (s *state) followWritten(l *openList) {
	w := l.kept.Written
	if w == nil || s.Watch == nil {
		return
	}
	var sum [sha256.Size]byte
	copy(sum[:], w.SHA256)
	stop, err := s.Watch.WatchFrom(w.Path, sum, func(e watch.Event) { s.writtenChanged(w.Path, e) })
	if err != nil {
		s.Log.Warn("watch", "error", codeOf(err))
		return
	}
	w.stop = stop
}

// writtenChanged looks at a saved CSV that somebody changed or removed.
func (s *state) writtenChanged(path string, e watch.Event) {
	var tell Event
	err := s.do("writtenChanged", func(ctx context.Context) error {
		if s.list == nil || s.list.kept.Written == nil || s.list.kept.Written.Path != path {
			return nil
		}
		w := s.list.kept.Written
		tell = Event{What: "csv"}
		switch {
		case e.Kind == watch.Gone:
			w.state, w.message = "gone", ""
			tell.Say = filepath.Base(path) + " staat niet meer op zijn plaats."
		case bytes.Equal(e.Sum[:], w.SHA256):
			w.state, w.message = "", ""
			tell.Say = filepath.Base(path) + " is zoals Aiosmap het schreef."
		default:
			w.state = "changed"
			w.message = s.judge(ctx, e.Content).Message
			tell.Say = filepath.Base(path) + " is veranderd. " + w.message
		}
		return nil
	})
	if err == nil && tell.What != "" {
		s.Emit(tell)
	}
}
