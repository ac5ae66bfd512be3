package desk

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/table"
)

// keptJob is what a job has beside its steps.
type keptJob struct {
	// ID names it in the store, empty while nothing is kept.
	ID string `json:"-"`
	// replaces names what was kept of the list before its file was saved anew:
	// it stays until the list as it is now is kept.
	replaces []string
	// Written is the CSV that was saved, nil before.
	Written *writtenCSV `json:"written,omitempty"`
	// Ticks are the dates (ISO) on which steps of the checklist were ticked.
	Ticks map[string]string `json:"ticks,omitempty"`
	// Uploads counts the files made after Scorion refused one.
	Uploads int `json:"uploads,omitempty"`
	// Links are those of columns confirmed before for the header row; kept, so
	// that the list goes on with them whatever is confirmed meanwhile.
	Links roster.ColumnLinks `json:"links,omitzero"`
}

// writtenCSV is a CSV that was saved for a job.
type writtenCSV struct {
	Path   string `json:"path"`
	Date   string `json:"date"`
	SHA256 []byte `json:"sha256"`
	Rows   int    `json:"rows"`
	// Names are the user names in the file, line by line: Scorion answers about
	// its lines, and the list may have changed since.
	Names   []string `json:"names,omitempty"`
	LeftOut []int    `json:"leftOut,omitempty"`
	Aside   []int    `json:"aside,omitempty"`
	// state and message are what watching found; see WrittenView.
	state, message string
	stop           func()
}

// jobFormat is the version of jobState; a job of another one is not opened.
const jobFormat = 1

// jobState is a job as it is kept: everything but the list itself.
type jobState struct {
	Format    int                        `json:"format"`
	Name      string                     `json:"name"`
	Path      string                     `json:"path,omitempty"`
	Pasted    bool                       `json:"pasted,omitempty"`
	Typed     bool                       `json:"typed,omitempty"`
	Password  string                     `json:"password,omitempty"`
	Institute string                     `json:"institute"`
	History   table.History[roster.Step] `json:"history"`
	Kept      keptJob                    `json:"kept"`
	Source    [sha256.Size]byte          `json:"source"`
	Rows      int                        `json:"rows"`
	Errors    int                        `json:"errors"`
	Open      int                        `json:"open"`
}

// jobAge is how long a job is kept (issue: removed when finished or after 30 days).
const jobAge = 30 * 24 * time.Hour

// keyWait is how long the program waits for the system's key store at the start.
const keyWait = 2 * time.Second

// openJobs finds the place for jobs; a key store that does not answer counts
// as none for this session.
func (s *state) openJobs() {
	type answer struct {
		jobs JobStore
		err  error
	}
	found := looks(keyWait, 1, func(int) answer {
		jobs, err := s.Deps.Jobs()
		return answer{jobs, err}
	})[0]
	switch {
	case found == nil:
		s.Log.Warn("jobs", "error", "the key store does not answer")
		return
	case found.err != nil:
		s.Log.Warn("jobs", "error", codeOf(found.err))
		return
	}
	s.jobs = found.jobs
	if _, err := s.jobs.Sweep(jobAge); err != nil {
		s.Log.Warn("jobs", "what", "sweep", "error", codeOf(err))
	}
	s.recallForeign()
}

// source is the list as it came, the way it is kept.
func (o origin) source() ([]byte, error) {
	if len(o.data) > 0 || o.typed {
		return o.data, nil
	}
	return json.Marshal([2]string{o.text, o.html})
}

// keep writes the open list's state. What could not be kept is no reason to
// stop working: the window says that it is not.
func (s *state) keep() {
	l := s.list
	if l.kept.ID == "" && len(l.kept.replaces) == 0 && len(l.history.Steps) == 0 && l.kept.Written == nil {
		return
	}
	s.keepFirst(l)
}

func (s *state) keepFirst(l *openList) {
	if s.jobs == nil {
		return
	}
	if err := s.keepList(l); err != nil {
		s.Log.Warn("jobs", "what", "keep", "error", codeOf(err))
		l.unkept = true
		return
	}
	l.unkept = false
}

func (s *state) keepList(l *openList) error {
	source, err := l.source()
	if err != nil {
		return err
	}
	if l.kept.ID == "" {
		id, err := s.jobs.NewID()
		if err != nil {
			return err
		}
		// The list first: a state without its list is no job.
		if err := s.jobs.PutSource(id, source); err != nil {
			return err
		}
		l.kept.ID = id
	}
	c := l.look().counts
	state, err := json.Marshal(jobState{
		Format: jobFormat, Name: l.name, Path: l.path, Pasted: len(l.data) == 0 && !l.typed, Typed: l.typed, Password: l.password,
		Institute: s.mal.Institute, History: l.history, Kept: l.kept, Source: sha256.Sum256(source),
		Rows: c.Rows, Errors: c.Errors, Open: c.Suggestions,
	})
	if err != nil {
		return err
	}
	if err := s.jobs.Put(l.kept.ID, state); err != nil {
		return err
	}
	for _, old := range l.kept.replaces {
		if err := s.forget(old); err != nil {
			s.Log.Warn("jobs", "what", "remove", "error", codeOf(err))
		}
	}
	l.kept.replaces = nil
	return nil
}

// forgetJob removes all that was kept of the open list.
func (s *state) forgetJob(k keptJob) error {
	err := s.forget(k.ID)
	for _, old := range k.replaces {
		err = errors.Join(err, s.forget(old))
	}
	return err
}

// forget removes what was kept of a job.
func (s *state) forget(id string) error {
	if s.jobs == nil || id == "" {
		return nil
	}
	return s.jobs.Remove(id)
}

// Jobs is the service of the lists that were being worked on.
type Jobs struct{ s *state }

// Resume opens a job as it was left.
func (j *Jobs) Resume(id string) (v *ListView, err error) {
	err = j.s.work("Klus openen", func(ctx context.Context) error {
		if j.s.jobs == nil {
			return noJob()
		}
		if err := j.s.resume(ctx, id); err != nil {
			return err
		}
		v = j.s.view(ctx)
		return nil
	})
	return v, err
}

func noJob() error {
	return problem.Refuse("job-gone", "Deze klus is er niet meer.", "Open de lijst opnieuw.")
}

// Remove forgets a job.
func (j *Jobs) Remove(id string) (v *StartView, err error) {
	err = j.s.do("Remove", func(ctx context.Context) error {
		if err := j.s.forget(id); err != nil {
			return err
		}
		v = j.s.startView(ctx)
		return nil
	})
	return v, err
}

// ClearRecents forgets which lists were opened.
func (j *Jobs) ClearRecents() (v *StartView, err error) {
	err = j.s.do("ClearRecents", func(ctx context.Context) error {
		j.s.setChoice(recentLists, []string{})
		v = j.s.startView(ctx)
		return nil
	})
	return v, err
}

// jobViews lists the jobs that were kept, the one saved last first.
func (s *state) jobViews() []JobView {
	out := []JobView{}
	if s.jobs == nil {
		return out
	}
	list, err := s.jobs.List()
	if err != nil {
		s.Log.Warn("jobs", "what", "list", "error", codeOf(err))
		return out
	}
	for _, k := range list {
		if l := s.list; l != nil && (k.ID == l.kept.ID || slices.Contains(l.kept.replaces, k.ID)) {
			continue
		}
		v := JobView{ID: k.ID, Unreadable: k.Unreadable}
		var st jobState
		if err := json.Unmarshal(k.State, &st); err != nil {
			v.Unreadable = true
		}
		if !v.Unreadable {
			v.File, v.Rows, v.Saved, v.Stage = st.Name, st.Rows, k.Saved.Format(time.RFC3339), st.stage()
		}
		out = append(out, v)
	}
	return out
}

// stage says how far a job is.
func (st jobState) stage() string {
	switch {
	case st.Kept.Written != nil:
		return fmt.Sprintf("opgeslagen, %d van %d stappen gedaan", len(st.Kept.Ticks), len(checklist))
	case st.Errors == 1:
		return "1 rij met een fout"
	case st.Errors > 1:
		return thousands(st.Errors) + " rijen met een fout"
	case st.Open > 0:
		return thousands(st.Open) + " rijen met een voorstel"
	}
	return "nog niet opgeslagen"
}

// KeepsNothing tells whether closing the window now loses work.
func (v Services) KeepsNothing() bool {
	s := v.Import.s
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.keepsNothing()
}

// keepsNothing tells whether there is work in the open list that stands
// nowhere else: it is not kept, and neither a CSV nor a workbook to hand over
// was saved of it as it is now.
func (s *state) keepsNothing() bool {
	l := s.list
	if l == nil || l.history.At == 0 || l.untouched() || l.handed == l.plan || s.jobs != nil && !l.unkept {
		return false
	}
	w := writtenView(l)
	return w == nil || w.State == "older"
}
