package desk

import (
	"encoding/base64"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// upload is a document that comes in pieces.
type upload struct {
	u *portfolio.Upload
	// of is the picture of the portfolio that it belongs to: one that was read
	// anew knows nothing of it.
	of     *portfolio.Portfolio
	as     string
	looked bool
	// there is how many bytes the window sent.
	there int64
}

// newUpload begins a document; nothing is written before its first piece.
func newUpload(p *portfolio.Portfolio, name string, size int64, t DocumentTarget) (*upload, error) {
	n := portfolio.NewDocument{Name: name, Folder: t.Folder, Size: size, Origin: portfolio.OriginOwn, Form: t.Form}
	switch t.As {
	case "", "own":
	case "scorion":
		n.Origin = portfolio.OriginScorion
		if n.Folder == "" {
			n.Folder = portfolio.ReportsFolder
		}
	case "signed":
		n.Origin = portfolio.OriginSigned
		if t.Of == "" {
			break
		}
		of, err := p.Document(t.Of)
		if err != nil {
			return nil, err
		}
		if of.Of != "" {
			if of, err = p.Document(of.Of); err != nil {
				return nil, err
			}
		}
		n.Of, n.Form, n.Folder = of.ID, of.Form, of.Folder
		n.Name = strings.TrimSuffix(of.Name, filepath.Ext(of.Name)) + " - getekend" + filepath.Ext(name)
	default:
		return nil, problem.Refuse(DocumentAs, "Zo kan dit niet worden bewaard.", "Voeg het toe bij Mijn documenten.")
	}
	u, err := p.NewDocument(n)
	if err != nil {
		return nil, err
	}
	return &upload{u: u, of: p, as: t.As}, nil
}

func uploadGone() error {
	return problem.Refuse(UploadGone, "Dit bestand is niet helemaal binnengekomen.", "Voeg het opnieuw toe.")
}

// write takes the next piece. The first one shows what it is.
func (u *upload) write(p *portfolio.Portfolio, piece []byte) error {
	if p != u.of {
		return uploadGone()
	}
	if !u.looked {
		if err := fitting(u.as, piece); err != nil {
			return err
		}
		u.looked = true
	}
	_, err := u.u.Write(piece)
	return err
}

// fitting refuses what cannot be Scorion's own document, or a signed copy.
func fitting(as string, head []byte) error {
	kind := portfolio.MediaType(head)
	pdf := kind == "application/pdf"
	switch {
	case as == "scorion" && !pdf:
		return problem.Refuse(DocumentNoPDF, "Dit is geen PDF.", "Kies de PDF die je in Scorion hebt gemaakt.")
	case as == "signed" && !pdf && !strings.HasPrefix(kind, "image/"):
		return problem.Refuse(DocumentNoScan, "Dit is geen PDF en geen foto.", "Kies de scan of de foto van het getekende exemplaar.")
	}
	return nil
}

func (u *upload) finish(p *portfolio.Portfolio) (portfolio.Document, error) {
	if p != u.of {
		return portfolio.Document{}, uploadGone()
	}
	return u.u.Finish()
}

func (u *upload) abort(p *portfolio.Portfolio) error {
	if p != u.of {
		return nil
	}
	return u.u.Abort()
}

// uploadsMost is how many documents may come from the window at the same time;
// one that forgets some loses those that began first.
const uploadsMost = 8

// incoming is a document that comes in pieces from the window.
type incoming struct {
	id string
	*upload
}

// incoming gives a document that the window sends.
func (s *session) incoming(id string) (*upload, error) {
	i := slices.IndexFunc(s.uploads, func(in incoming) bool { return in.id == id })
	if i < 0 {
		return nil, uploadGone()
	}
	return s.uploads[i].upload, nil
}

// forget lets go of a document that the window sends.
func (s *session) forget(id string) {
	s.uploads = slices.DeleteFunc(s.uploads, func(in incoming) bool { return in.id == id })
}

// Begin begins a document that comes in pieces, and gives the id of its coming.
func (d *Documents) Begin(name string, size int64, t DocumentTarget) (id string, err error) {
	err = d.c.in("Begin", func(s *session) error {
		u, err := newUpload(s.p, filepath.Base(filepath.FromSlash(name)), size, t)
		if err != nil {
			return err
		}
		if id, err = s.file.NewID(); err != nil {
			return err
		}
		if len(s.uploads) == uploadsMost {
			first := s.uploads[0]
			s.forget(first.id)
			if err := first.abort(s.p); err != nil {
				return err
			}
		}
		s.uploads = append(s.uploads, incoming{id, u})
		return nil
	})
	return id, err
}

// Append takes the next piece, and gives how many bytes there are. After a
// refusal the document is let go of.
func (d *Documents) Append(id, content string) (there int64, err error) {
	err = d.c.in("Append", func(s *session) error {
		u, err := s.incoming(id)
		if err != nil {
			return err
		}
		piece, err := base64.StdEncoding.DecodeString(content)
		if err != nil || len(piece) > stepBytes {
			err = problem.Refuse(UploadPiece, "Dit bestand is beschadigd binnengekomen.", "Voeg het opnieuw toe.")
		} else if err = u.write(s.p, piece); err == nil {
			u.there += int64(len(piece))
			there = u.there
			return nil
		}
		s.forget(id)
		return errors.Join(err, u.abort(s.p))
	})
	return there, err
}

// Finish ends a document of which all pieces came.
func (d *Documents) Finish(id string) (v *DocumentLine, err error) {
	err = d.c.in("Finish", func(s *session) error {
		u, err := s.incoming(id)
		if err != nil {
			return err
		}
		s.forget(id)
		doc, err := u.finish(s.p)
		if err != nil {
			return errors.Join(err, u.abort(s.p))
		}
		line := newShelf(s.p).line(doc)
		v = &line
		return nil
	})
	return v, err
}

// Abort lets go of a document that was begun.
func (d *Documents) Abort(id string) error {
	return d.c.in("Abort", func(s *session) error {
		u, err := s.incoming(id)
		if err != nil {
			return nil // it is gone already
		}
		s.forget(id)
		return u.abort(s.p)
	})
}
