package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"aiosmap/app/job"
	"aiosmap/app/problem"
)

// The refusals of what is put in.
const (
	DocumentUnread problem.Code = "document-unread"
	DocumentMany   problem.Code = "document-many"
	DocumentNoPDF  problem.Code = "document-no-pdf"
	DocumentNoScan problem.Code = "document-no-scan"
	DocumentAs     problem.Code = "document-as"
	UploadGone     problem.Code = "upload-gone"
	UploadPiece    problem.Code = "upload-piece"
)

// addMost is how many files are put in at once.
const addMost = 500

// AddPick asks for files and puts them in; nil when the dialog was closed.
func (d *Documents) AddPick(t DocumentTarget) (*AddedView, error) {
	if _, err := d.c.who("AddPick"); err != nil {
		return nil, err
	}
	paths, err := d.c.Dialogs.PickDocuments()
	if err != nil || len(paths) == 0 {
		return nil, d.c.shaped("AddPick", err)
	}
	return d.AddPaths(paths, t)
}

// AddPaths puts files in. Those that cannot be put in are told, and the others
// go in.
func (d *Documents) AddPaths(paths []string, t DocumentTarget) (v *AddedView, err error) {
	s, err := d.c.who("AddPaths")
	if err != nil {
		return nil, err
	}
	if len(paths) > addMost {
		return nil, problem.Refuse(DocumentMany, fmt.Sprintf("In één keer passen er %d bestanden.", addMost), "Voeg ze in delen toe.")
	}
	v = &AddedView{Added: []DocumentLine{}, Refused: []RefusedFile{}}
	var added []string
	err = d.c.last("Documenten toevoegen", func(ctx context.Context, tell *job.Progress) error {
		a := adding{c: d.c, s: s, target: t, tell: tell}
		for _, path := range paths {
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				a.total += info.Size()
			}
		}
		for _, path := range paths {
			id, err := a.file(ctx, path)
			switch {
			case err == nil:
				added = append(added, id)
			case ctx.Err() != nil:
				v.Stopped = true
				return nil
			case codeIn(err) == PortfolioClosed || ended(err):
				return err
			default:
				v.Refused = append(v.Refused, RefusedFile{filepath.Base(path), *failure(d.c.shaped("AddPaths", err))})
			}
		}
		return nil
	})
	if err != nil {
		return nil, d.c.shaped("AddPaths", err)
	}
	return v, d.c.in("AddPaths", func(s *session) error {
		v.View = documentsView(s.p)
		shelf := newShelf(s.p)
		for _, id := range added {
			if doc, ok := shelf.byID[id]; ok {
				v.Added = append(v.Added, shelf.line(doc))
			}
		}
		return nil
	})
}

// adding is files on their way into a portfolio. done of total bytes are there.
type adding struct {
	c           *cabinet
	s           *session
	target      DocumentTarget
	tell        *job.Progress
	done, total int64
}

// file puts one file in and gives its id. Whatever goes wrong, nothing of it
// stays.
func (a *adding) file(ctx context.Context, path string) (id string, err error) {
	name := filepath.Base(path)
	if err := context.Cause(ctx); err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", unread(name, err)
	case info.IsDir():
		return "", problem.Refuse(DocumentUnread, fmt.Sprintf("‘%s’ is een map.", name), "Voeg de bestanden toe die erin staan.")
	case !info.Mode().IsRegular() || a.c.ours(path):
		return "", problem.Refuse(DocumentUnread, fmt.Sprintf("‘%s’ kan niet in je portfolio.", name), "Kies een ander bestand.")
	}
	f, err := os.Open(path)
	if err != nil {
		return "", unread(name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var up *upload
	if err := a.c.step(a.s, func() (err error) {
		up, err = newUpload(a.s.p, name, info.Size(), a.target)
		return err
	}); err != nil {
		return "", err
	}
	buffer := make([]byte, stepBytes)
	for {
		n, failed := io.ReadFull(f, buffer)
		if err = context.Cause(ctx); err == nil && n > 0 {
			err = a.c.step(a.s, func() error { return up.write(a.s.p, buffer[:n]) })
		}
		if err == nil && failed != nil && failed != io.EOF && failed != io.ErrUnexpectedEOF {
			err = unread(name, failed)
		}
		if err != nil {
			return "", errors.Join(err, a.c.step(a.s, func() error { return up.abort(a.s.p) }))
		}
		a.done += int64(n)
		a.tell.Set(int(a.done), int(max(a.done, a.total)))
		if failed != nil {
			break
		}
	}
	err = a.c.step(a.s, func() error {
		doc, err := up.finish(a.s.p)
		id = doc.ID
		return err
	})
	return id, err
}

func unread(name string, err error) error {
	what, hint := "kan niet worden gelezen.", "Probeer het opnieuw, of sla het eerst ergens anders op."
	switch {
	case errors.Is(err, fs.ErrNotExist):
		what, hint = "is er niet meer.", "Kies het bestand opnieuw."
	case errors.Is(err, fs.ErrPermission):
		what, hint = "mag hier niet worden gelezen.", "Kijk of het bestand nog ergens open staat, of kies een ander."
	}
	return fmt.Errorf("%w (%w)", problem.Refuse(DocumentUnread, fmt.Sprintf("‘%s’ %s", name, what), hint), err)
}
