package desk

import (
	"context"
	"encoding/base64"
	"fmt"
	"path/filepath"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// Import is the service of the import screen.
type Import struct{ s *state }

// origin is where a list came from, enough to read it again.
type origin struct {
	name string
	path string
	data []byte
	// text and html are pasted cells; data is empty then.
	text, html string
	password   string
}

// openList is the list on the desk with the choices made about it.
type openList struct {
	origin
	book    *sheet.Workbook
	options Options
	plan    *roster.Plan
	// others are the samples under other encodings, read once.
	others []EncodingChoice
}

// Start gives what the first screen needs. A list named at the program's
// start is opened here, once.
func (i *Import) Start() (v *StartView, err error) {
	err = i.s.do("Start", func(ctx context.Context) error {
		v = &StartView{Version: i.s.Version, Selftest: i.s.Selftest != nil}
		if !i.s.started {
			i.s.started = true
			i.s.recallMal()
			if i.s.FirstList != "" {
				if err := i.openPath(ctx, i.s.FirstList); err != nil {
					v.Failure = failure(err)
				}
			}
		}
		v.Institutes = i.s.institutes()
		v.Institute = i.s.mal.Institute
		if i.s.list != nil {
			v.List = i.s.view(ctx)
		}
		return nil
	})
	return v, err
}

// Pick asks for a file and opens it; nil when the dialog was closed.
func (i *Import) Pick() (v *ListView, err error) {
	// The dialog stays open as long as the user likes: not under the lock.
	path, err := i.s.Dialogs.PickList()
	if err != nil || path == "" {
		return nil, err
	}
	return i.OpenPath(path)
}

// OpenPath opens the file at a path.
func (i *Import) OpenPath(path string) (v *ListView, err error) {
	err = i.s.do("OpenPath", func(ctx context.Context) error {
		if err := i.openPath(ctx, path); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

func (i *Import) openPath(ctx context.Context, path string) error {
	o := origin{name: filepath.Base(path), path: path}
	data, book, err := sheet.ReadFile(ctx, path, sheet.Options{})
	o.data = data
	return i.opened(ctx, o, book, err)
}

// OpenContent opens a file that came without a path, base64-encoded.
func (i *Import) OpenContent(name, content string) (v *ListView, err error) {
	err = i.s.do("OpenContent", func(ctx context.Context) error {
		data, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			return fmt.Errorf("dropped content: %w", err)
		}
		o := origin{name: filepath.Base(name), data: data}
		book, err := sheet.Read(ctx, data, sheet.Options{})
		if err := i.opened(ctx, o, book, err); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// OpenPasted opens cells from the clipboard, as text and as HTML.
func (i *Import) OpenPasted(text, html string) (v *ListView, err error) {
	err = i.s.do("OpenPasted", func(ctx context.Context) error {
		o := origin{name: "Geplakte cellen", text: text, html: html}
		book, err := sheet.ReadPasted(ctx, text, html, sheet.Options{})
		if err := i.opened(ctx, o, book, err); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// OpenAgain opens the file that was refused for want of a password.
func (i *Import) OpenAgain(password string) (v *ListView, err error) {
	err = i.s.do("OpenAgain", func(ctx context.Context) error {
		if i.s.waiting == nil {
			return problem.Refuse(sheet.FileMissing, "Er is geen bestand dat op een wachtwoord wacht.", "Kies het bestand opnieuw.")
		}
		o := *i.s.waiting
		o.password = password
		book, err := sheet.Read(ctx, o.data, sheet.Options{Password: password})
		if err := i.opened(ctx, o, book, err); err != nil {
			return err
		}
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// opened puts a freshly read list on the desk, or remembers what waits for a
// password. The list that was open stays when the new one is refused.
func (i *Import) opened(ctx context.Context, o origin, book *sheet.Workbook, err error) error {
	if err != nil {
		i.s.waiting = nil
		if p, ok := problem.From(err); ok && (p.Code == sheet.PasswordNeeded || p.Code == sheet.PasswordWrong) {
			i.s.waiting = &o
		}
		return err
	}
	l := &openList{origin: o, book: book, options: emptyOptions()}
	if err := i.s.plan(l); err != nil {
		return err
	}
	l.others = otherEncodings(ctx, l)
	i.s.waiting, i.s.list = nil, l
	return nil
}

// Change makes the plan anew under other choices.
func (i *Import) Change(o Options) (v *ListView, err error) {
	err = i.s.do("Change", func(ctx context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		changed := *i.s.list
		changed.options = o.tidy()
		if o.Encoding != i.s.list.options.Encoding && len(changed.data) > 0 {
			book, err := sheet.Read(ctx, changed.data, sheet.Options{Encoding: sheet.Encoding(o.Encoding), Password: changed.password})
			if err != nil {
				return err
			}
			changed.book = book
		}
		if err := i.s.plan(&changed); err != nil {
			return err
		}
		i.s.list = &changed
		v = i.s.view(ctx)
		return nil
	})
	return v, err
}

// pageMost bounds what one call may ask for.
const pageMost = 1000

// Rows gives a page of the grid under a filter: "", "changed", "suggestion",
// "check", "error", "out" or "kind:CODE".
func (i *Import) Rows(filter string, from, count int) (v *RowsPage, err error) {
	err = i.s.do("Rows", func(context.Context) error {
		if i.s.list == nil {
			return noList()
		}
		v = page(i.s.list.plan, filter, max(0, from), min(max(0, count), pageMost))
		return nil
	})
	return v, err
}

// Close takes the list off the desk.
func (i *Import) Close() error {
	return i.s.do("Close", func(context.Context) error {
		i.s.list, i.s.waiting = nil, nil
		return nil
	})
}

func noList() error {
	return problem.Refuse("no-list", "Er is geen lijst open.", "Kies eerst een bestand met aiossen.")
}
