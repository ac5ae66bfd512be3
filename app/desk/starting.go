package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"aiosmap/app/roster"
)

// The names under which the settings file remembers what the first screen
// shows; nothing of it is about a person.
const (
	recentLists  = "recent-lists"
	writtenFiles = "written-files"
	lastJob      = "last-job"
)

// recentsMost is how many lists are remembered, leftoversMost how many files.
const (
	recentsMost   = 8
	leftoversMost = 24
)

// begin does what happens once a start.
func (s *state) begin() {
	s.recallMal()
	s.openJobs()
}

// startView gives what the first screen shows.
func (s *state) startView(ctx context.Context) *StartView {
	v := &StartView{Version: s.Version, Selftest: s.Selftest != nil, Institutes: s.institutes(), Institute: s.mal.Institute,
		Jobs: s.jobViews(), Recents: s.recents(), Leftovers: s.leftovers(ctx), Last: s.last(), Settings: *s.settings()}
	if s.list != nil {
		v.List = s.view(ctx)
	}
	if s.finished != nil {
		v.CSV = s.finished.view
	}
	return v
}

// choice reads a remembered choice into v; it stays as it was when there is none.
func (s *state) choice(name string, v any) {
	s.remember(name, func(m Memory) error {
		text, ok, err := m.Choice(name)
		if err != nil || !ok || text == "" {
			return err
		}
		return json.Unmarshal([]byte(text), v)
	})
}

func (s *state) setChoice(name string, v any) {
	s.remember(name, func(m Memory) error {
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		return m.SetChoice(name, string(text))
	})
}

// recall notes that a list was opened.
func (s *state) recall(path string) {
	if path == "" || s.Policy.RecentsOff {
		return
	}
	var paths []string
	s.choice(recentLists, &paths)
	paths = slices.DeleteFunc(paths, func(p string) bool { return p == path })
	paths = append([]string{path}, paths...)
	s.setChoice(recentLists, paths[:min(recentsMost, len(paths))])
}

func (s *state) recents() []RecentView {
	out := []RecentView{}
	if s.Policy.RecentsOff {
		return out
	}
	var paths []string
	s.choice(recentLists, &paths)
	there := looks(driveWait, len(paths), func(i int) bool {
		_, err := os.Stat(paths[i])
		return err == nil
	})
	for i, p := range paths {
		// A drive that does not answer is not there now.
		out = append(out, RecentView{Path: p, File: filepath.Base(p), Folder: filepath.Dir(p), There: there[i] != nil && *there[i]})
	}
	return out
}

// leftover is a CSV that was written and may still lie there.
type leftover struct {
	Path   string `json:"path"`
	Date   string `json:"date"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
}

// id names a leftover for the window by what it holds and where it lies.
func (l leftover) id(data []byte) string {
	sum := sha256.Sum256(data)
	return leftover{Path: l.Path, SHA256: hex.EncodeToString(sum[:])}.name()
}

func (l leftover) name() string {
	sum := sha256.Sum256([]byte(l.SHA256 + l.Path))
	return hex.EncodeToString(sum[:8])
}

// rememberWritten notes a CSV that was written.
func (s *state) rememberWritten(path string, data []byte, p *roster.Plan) {
	sum := sha256.Sum256(data)
	s.remember("written file", func(m Memory) error { return m.RememberCSV(sum, p.Written()) })
	files := s.writtenFiles()
	files = slices.DeleteFunc(files, func(l leftover) bool { return l.Path == path })
	files = append(files, leftover{path, s.today(), p.Written(), hex.EncodeToString(sum[:])})
	s.setChoice(writtenFiles, files[max(0, len(files)-leftoversMost):])
}

func (s *state) writtenFiles() (files []leftover) {
	s.choice(writtenFiles, &files)
	return files
}

func (s *state) leftover(id string) (leftover, bool) {
	files := s.writtenFiles()
	i := slices.IndexFunc(files, func(l leftover) bool { return l.name() == id })
	if i < 0 {
		return leftover{}, false
	}
	return files[i], true
}

func (s *state) dropLeftover(id string) {
	s.setChoice(writtenFiles, slices.DeleteFunc(s.writtenFiles(), func(l leftover) bool { return l.name() == id }))
}

// found is what became of a leftover.
type found struct {
	// gone: the folder is there and the file is not. there: the file is. Neither
	// holds for one on a drive that is not connected.
	gone, there bool
	// data is what the file holds, nil when that cannot be read now.
	data []byte
}

func (l leftover) look() found {
	data, err := readFinished(l.Path)
	if err == nil {
		return found{there: true, data: data}
	}
	_, file := os.Stat(l.Path)
	_, folder := os.Stat(filepath.Dir(l.Path))
	return found{there: file == nil, gone: os.IsNotExist(err) && folder == nil}
}

// leftovers looks at the files that were written earlier; those that are gone
// are forgotten, and the one of the open list is not asked about. One that
// cannot be reached now is asked about another time.
func (s *state) leftovers(ctx context.Context) []LeftoverView {
	out := []LeftoverView{}
	files := s.writtenFiles()
	seen := looks(driveWait, len(files), func(i int) found { return files[i].look() })
	var kept []leftover
	for i, l := range files {
		if seen[i] != nil && seen[i].gone {
			continue
		}
		kept = append(kept, l)
		if seen[i] == nil || !seen[i].there || s.list != nil && s.list.kept.Written != nil && s.list.kept.Written.Path == l.Path {
			continue
		}
		v := LeftoverView{ID: l.name(), File: filepath.Base(l.Path), Folder: filepath.Dir(l.Path), Date: l.Date, Rows: l.Rows, State: "same"}
		switch {
		case seen[i].data == nil:
			v.State, v.Message = "changed", "Dit bestand is nu niet te lezen; misschien staat het in een ander programma open."
		case l.id(seen[i].data) != l.name():
			v.State, v.Message = "changed", s.judge(ctx, seen[i].data).Message
		}
		out = append(out, v)
	}
	if len(kept) != len(files) {
		s.setChoice(writtenFiles, kept)
	}
	return out
}

// last gives the last job without personal data, nil when there was none.
func (s *state) last() *LastView {
	var v *LastView
	s.choice(lastJob, &v)
	if v != nil {
		v.Open = orList(v.Open)
	}
	return v
}

// noteLast remembers how far the open job is.
func (s *state) noteLast(l *openList) {
	w := l.kept.Written
	if w == nil {
		return
	}
	v := LastView{Date: w.Date, Institute: malView(s.mal).Name, Written: w.Rows, LeftOut: len(w.LeftOut) + len(w.Aside), Open: []string{}}
	for _, c := range checklist {
		if l.kept.Ticks[c.ID] == "" {
			v.Open = append(v.Open, c.Title)
		}
	}
	s.setChoice(lastJob, v)
}

func (s *state) today() string { return s.Now().Format("2006-01-02") }

func orList[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
