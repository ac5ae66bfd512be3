package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"

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
	w := &watched{}
	stop, err := s.Watch.WatchFrom(l.path, sha256.Sum256(l.data), func(e watch.Event) { s.sourceChanged(w, e) })
	if err != nil {
		s.Log.Warn("watch", "error", codeOf(err))
		return
	}
	w.stop = stop
	l.watched = w
}

// watched is one watching of a list's file. News that comes in late is known
// by it: the same file may have been opened anew since.
type watched struct{ stop func() }

// sourceChanged takes over what somebody saved in the list's file.
func (s *state) sourceChanged(w *watched, e watch.Event) {
	var tell Event
	err := s.do("sourceChanged", func(ctx context.Context) error {
		l := s.list
		if l == nil || l.watched != w {
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
		return "", problem.Refuse(sheet.LimitFile, "Het bestand is te groot geworden.", "Bewaar de lijst zonder afbeeldingen en andere bladen, en sla haar opnieuw op.")
	}
	if bytes.Equal(content, l.data) {
		return "Het bestand is weer wat het was.", nil
	}
	book, certain, err := l.readAgain(ctx, content)
	if err != nil {
		return "", err
	}
	before := l.plan
	l.book, l.data = book, content
	var lost lostWork
	follow := roster.Follow(before, book, certain)
	links, gone := follow.Links(l.kept.Links.Columns)
	l.kept.Links = roster.ColumnLinks{Columns: links}
	l.history.Steps, lost.choices = follow.Steps(l.history.Steps)
	lost.choices += gone
	// First without anything about single rows: these may have moved.
	bare := roster.Sum(l.history.Done()).For(s.mal.Mal)
	bare.Remembered = links
	bare.DropRows, bare.Aside, bare.Keep, bare.Edits, bare.Rows, bare.Typed = nil, nil, nil, nil, nil, nil
	now, err := roster.Build(book, s.mal.Mal, bare)
	if err != nil {
		return "", err
	}
	if now.Listed() == 0 && before.Listed() > len(l.choices.Typed) {
		// Half-way through somebody's work in Excel: to follow would lose what was done here.
		return "", problem.Refuse(roster.ListEmpty, "Er staat geen enkele aios meer in.", "Sla de lijst op met de aiossen erin, of open een ander bestand.")
	}
	moved := roster.Realign(before, now)
	l.history.Steps, lost.rows = roster.Move(l.history.Steps, l.history.At, moved)
	l.choices = roster.Sum(l.history.Done())
	if err := s.plan(l); err != nil {
		return "", err
	}
	s.readAnew(l, moved)
	if w := l.kept.Written; w != nil {
		w.LeftOut, w.Aside = movedRows(w.LeftOut, moved), movedRows(w.Aside, moved)
	}
	l.others = otherEncodings(ctx, l)
	// A new name for the job: list and steps are two files, and a kill between
	// them must not lay these steps over the old rows.
	if l.kept.ID != "" {
		l.kept.replaces = append(slices.Clone(l.kept.replaces), l.kept.ID)
		l.kept.ID = ""
	}
	return rereadWords(l, before, lost), nil
}

// movedRows gives row numbers as they are by now, without those that are gone.
func movedRows(rows []int, moved map[int]int) (out []int) {
	for _, n := range rows {
		if now, ok := moved[n]; ok {
			out = append(out, now)
		}
	}
	slices.Sort(out)
	return out
}

// readAgain reads a list's new content. An earlier choice of how its letters
// are read counts only while the content does not say so by itself.
func (l *openList) readAgain(ctx context.Context, content []byte) (book *sheet.Workbook, certain bool, err error) {
	book, err = sheet.Read(ctx, content, sheet.Options{Password: l.password})
	if err != nil || !book.Guessed || l.choices.Encoding == "" {
		return book, err == nil && !book.Guessed, err
	}
	book, err = sheet.Read(ctx, content, sheet.Options{Encoding: sheet.Encoding(l.choices.Encoding), Password: l.password})
	return book, false, err
}

// lostWork counts what fits nothing any more in a list that was saved anew.
type lostWork struct{ rows, choices int }

func rereadWords(l *openList, before *roster.Plan, lost lostWork) string {
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
	if lost.rows > 0 {
		said += " Wat je met een verdwenen rij deed, is vervallen."
	}
	if lost.choices > 0 {
		said += " Een keuze over het werkblad, de kolomkoppen of een kolom past niet meer en is vervallen."
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
	stop, err := s.Watch.WatchFrom(w.Path, sum, func(e watch.Event) { s.writtenChanged(w, e) })
	if err != nil {
		s.Log.Warn("watch", "error", codeOf(err))
		return
	}
	w.stop = stop
}

// writtenChanged looks at a saved CSV that somebody changed or removed.
func (s *state) writtenChanged(w *writtenCSV, e watch.Event) {
	var tell Event
	err := s.do("writtenChanged", func(ctx context.Context) error {
		// News about a file that was written anew since is about another content.
		if s.list == nil || s.list.kept.Written != w {
			return nil
		}
		file := filepath.Base(w.Path)
		tell = Event{What: "csv"}
		switch {
		case e.Kind == watch.Gone:
			w.state, w.message = "gone", ""
			tell.Say = file + " staat niet meer op zijn plaats."
		case bytes.Equal(e.Sum[:], w.SHA256):
			w.state, w.message = "", ""
			tell.Say = file + " is zoals Aiosmap het schreef."
		default:
			w.state = "changed"
			w.message = s.judge(ctx, e.Content).Message
			tell.Say = file + " is veranderd. " + w.message
		}
		return nil
	})
	if err == nil && tell.What != "" {
		s.Emit(tell)
	}
}
