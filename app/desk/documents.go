package desk

import (
	"context"
	"encoding/base64"
	"io"
	"path/filepath"

	"aiosmap/app/job"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// Documents is the service of Mijn documenten.
type Documents struct{ c *cabinet }

// View gives all folders and documents.
func (d *Documents) View() (*DocumentsView, error) {
	return d.change("View", func(*portfolio.Portfolio) error { return nil })
}

// change changes something and gives everything as it stands then.
func (d *Documents) change(name string, f func(p *portfolio.Portfolio) error) (v *DocumentsView, err error) {
	err = d.c.in(name, func(s *session) error {
		if err := f(s.p); err != nil {
			return err
		}
		v = documentsView(s.p)
		return nil
	})
	return v, err
}

// CreateFolder makes a folder in another one, or in Mijn documenten itself.
func (d *Documents) CreateFolder(parent, name string) (*DocumentsView, error) {
	return d.change("CreateFolder", func(p *portfolio.Portfolio) error {
		_, err := p.CreateFolder(parent, name)
		return err
	})
}

// RenameFolder gives a folder another name.
func (d *Documents) RenameFolder(id, name string) (*DocumentsView, error) {
	return d.change("RenameFolder", func(p *portfolio.Portfolio) error { return p.RenameFolder(id, name) })
}

// MoveFolder puts a folder into another one.
func (d *Documents) MoveFolder(id, parent string) (*DocumentsView, error) {
	return d.change("MoveFolder", func(p *portfolio.Portfolio) error { return p.MoveFolder(id, parent) })
}

// RemoveFolder removes an empty folder.
func (d *Documents) RemoveFolder(id string) (*DocumentsView, error) {
	return d.change("RemoveFolder", func(p *portfolio.Portfolio) error { return p.RemoveFolder(id) })
}

// Rename gives a document another name.
func (d *Documents) Rename(id, name string) (*DocumentsView, error) {
	return d.change("Rename", func(p *portfolio.Portfolio) error { return p.RenameDocument(id, name) })
}

// Move puts documents into a folder, all or none.
func (d *Documents) Move(ids []string, folder string) (*DocumentsView, error) {
	return d.change("Move", func(p *portfolio.Portfolio) error { return p.MoveDocuments(ids, folder) })
}

// Remove takes documents away; Unremove brings them back.
func (d *Documents) Remove(ids []string) (*DocumentsView, error) {
	return d.change("Remove", func(p *portfolio.Portfolio) error { return p.RemoveDocuments(ids) })
}

// Unremove brings removed documents back.
func (d *Documents) Unremove(ids []string) (*DocumentsView, error) {
	return d.change("Unremove", func(p *portfolio.Portfolio) error { return p.UnremoveDocuments(ids) })
}

// What is read and written of a document in one step, and the most that the
// window gets at once, in bytes.
const (
	stepBytes = 1 << 20
	readMost  = 4 << 20
)

// Read gives a piece of a document as base64; shorter at its end, empty behind
// it.
func (d *Documents) Read(id string, offset int64, length int) (v string, err error) {
	err = d.c.in("Read", func(s *session) error {
		if offset < 0 || length < 0 {
			return problem.Refuse("document-piece", "Dit deel van het document is er niet.", "Open het document opnieuw.")
		}
		data, err := s.p.Read(id, offset, min(length, readMost))
		v = base64.StdEncoding.EncodeToString(data)
		return err
	})
	return v, err
}

// document gives a document of the open portfolio.
func (c *cabinet) document(name, id string) (s *session, doc portfolio.Document, err error) {
	err = c.in(name, func(open *session) error {
		s = open
		doc, err = s.p.Document(id)
		return err
	})
	return s, doc, err
}

// copyOut writes a document somewhere, in steps. It is read to its end or not
// at all.
func (c *cabinet) copyOut(ctx context.Context, s *session, doc portfolio.Document, w io.Writer, tell *job.Progress) error {
	for at := int64(0); at < doc.Size; {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		var piece []byte
		err := c.step(s, func() (err error) {
			piece, err = s.p.Read(doc.ID, at, stepBytes)
			return err
		})
		if err != nil {
			return err
		}
		if len(piece) == 0 {
			return io.ErrUnexpectedEOF
		}
		if _, err := w.Write(piece); err != nil {
			return err
		}
		at += int64(len(piece))
		tell.Set(int(at), int(doc.Size))
	}
	return nil
}

// SaveAs asks where a document goes and writes it there.
func (d *Documents) SaveAs(id string) (*Saved, error) {
	v := &Saved{LeftOut: []int{}, Aside: []int{}}
	s, doc, err := d.c.document("SaveAs", id)
	if err != nil {
		return nil, err
	}
	path, err := d.c.askWhere("Document opslaan", doc.Name)
	if err != nil || path == "" {
		return v, d.c.shaped("SaveAs", err)
	}
	return v, d.c.shaped("SaveAs", d.c.saveDocument(s, doc, path, v))
}

// saveDocument writes a document to a path, reads it back, and tells where it
// is.
func (c *cabinet) saveDocument(s *session, doc portfolio.Document, path string, v *Saved) error {
	return c.last("Document opslaan", func(ctx context.Context, tell *job.Progress) error {
		err := place(path, func(w io.Writer) error { return c.copyOut(ctx, s, doc, w, tell) }, sameSum(doc.SHA256))
		if err != nil {
			return err
		}
		v.Path, v.File, v.SHA256 = path, filepath.Base(path), doc.SHA256
		return c.step(s, func() error {
			s.shown = path
			return nil
		})
	})
}

// askWhere asks for a place that is not our own; empty when the dialog was
// closed.
func (c *cabinet) askWhere(title, name string) (string, error) {
	extension := filepath.Ext(name)
	var path string
	var err error
	if extension == "" {
		path, err = c.Dialogs.SaveAs(title, name, "*")
	} else {
		path, err = askPlace(c.Dialogs, target{title, "", extension[1:]}, name)
	}
	if err == nil && path != "" && c.ours(path) {
		err = placeOurs()
	}
	return path, err
}

func placeOurs() error {
	return problem.Refuse("place-ours", "In die map bewaart Aiosmap je portfolio zelf.", "Kies een andere map.")
}

// Open gives a copy of a document to the system's own program.
func (d *Documents) Open(id string) error {
	s, doc, err := d.c.document("Open", id)
	if err != nil {
		return err
	}
	return d.c.shaped("Open", d.c.openDocument(s, doc))
}

func (c *cabinet) openDocument(s *session, doc portfolio.Document) error {
	if err := showable(doc.Name); err != nil {
		return err
	}
	err := c.last("Document openen", func(ctx context.Context, tell *job.Progress) error {
		return c.show(doc.Name, func(w io.Writer) error { return c.copyOut(ctx, s, doc, w, tell) })
	})
	// What was locked meanwhile wiped what was there then.
	if gone := c.step(s, func() error { return nil }); gone != nil {
		c.wipe()
		return gone
	}
	return err
}

// ShowFolder shows what was saved last in the system's file manager.
func (d *Documents) ShowFolder() error {
	path := ""
	err := d.c.in("ShowFolder", func(s *session) error {
		if path = s.shown; path == "" {
			return nothingSaved()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return d.c.shaped("ShowFolder", d.c.Dialogs.Show(path))
}

func nothingSaved() error {
	return problem.Refuse("nothing-saved", "Er is nog niets opgeslagen.", "Sla eerst een document op.")
}

// Stop ends the adding, saving and opening that runs.
func (d *Documents) Stop() error {
	d.c.lasting.stop()
	return nil
}
