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
	// pending is the job that a colleague handed over, while it waits for the
	// list's password.
	pending *roster.Handover
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
	// handed is the plan of which a workbook to hand over was saved last.
	handed *roster.Plan
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
		if i.s.keepsNothing() {
			return problem.Refuse("list-unkept", "Er is nog een lijst open die niet bewaard blijft.", "Sla haar op of sluit haar, en open dan de andere.")
		}
		i.s.told = ""
		if err := intake(ctx); err != nil {
			return err
		}
		v = &Opened{Say: i.s.told}
		if i.s.finished != nil {
			v.CSV = i.s.finished.view
		} else {
			v.List = i.s.view(ctx)
		}
		return nil
	})
	return v, err
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
		i.s.ownMal()
		return nil
	})
}

func noList() error {
	return problem.Refuse("no-list", "Er is geen lijst open.", "Kies eerst een bestand met aiossen.")
}
