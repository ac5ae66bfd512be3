package desk

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"aiosmap/app/job"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
)

// ExportUnwritten: an export could not be written.
const ExportUnwritten problem.Code = "export-unwritten"

// readPiece gives a piece of a document.
type readPiece func(id string, offset int64, length int) ([]byte, error)

// pieceSize is how much of a document is read at once: so long another call waits.
const pieceSize = 1 << 20

// export writes the open portfolio as one archive.
func (c *cabinet) export(path string, withScratch bool) error {
	s, err := c.who("Export")
	if err != nil {
		return err
	}
	return c.last("Portfolio exporteren", func(ctx context.Context, p *job.Progress) error {
		var files []portfolio.ExportFile
		err := c.step(s, func() (err error) {
			if c.ours(path) {
				return placeOurs()
			}
			files, err = s.p.Export(withScratch)
			return err
		})
		if err != nil {
			return err
		}
		read := func(id string, offset int64, length int) (piece []byte, err error) {
			err = c.step(s, func() (err error) {
				piece, err = s.p.Read(id, offset, length)
				return err
			})
			return piece, err
		}
		if err := writeExport(ctx, path, files, read, p); err != nil {
			return err
		}
		return c.step(s, func() error {
			s.shown = path
			return nil
		})
	})
}

// writeExport writes files as one archive, whole or not at all, and reads it
// back. The same files give the same bytes. Documents go through in pieces.
func writeExport(ctx context.Context, path string, files []portfolio.ExportFile, read readPiece, p *job.Progress) error {
	total := 0
	for _, f := range files {
		total += int(f.Size)
	}
	e := export{ctx: ctx, read: read, progress: p, total: total}
	err := place(path, func(w io.Writer) error { return e.zip(w, files) }, func(f *os.File) error { return e.same(f, files) })
	if err == nil || ctx.Err() != nil {
		return err
	}
	if p, ok := problem.From(err); ok && p.Code != FileUnwritten {
		return err
	}
	return fmt.Errorf("%w (%w)", problem.Refuse(ExportUnwritten, "De export kon niet worden geschreven.",
		"Controleer of de map bestaat, of er ruimte is en of het bestand niet ergens open staat."), err)
}

// export is an archive in the making.
type export struct {
	ctx         context.Context
	read        readPiece
	progress    *job.Progress
	done, total int
}

// exportTime stands at every file in an archive: when they were written says
// nothing, and would make every export another one.
func exportTime() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }

func (e *export) zip(to io.Writer, files []portfolio.ExportFile) error {
	z := zip.NewWriter(to)
	for _, f := range files {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) || strings.Contains(f.Name, `\`) {
			return errors.New("name of an exported file leaves its folder")
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: methodOf(f), Modified: exportTime()})
		if err != nil {
			return fmt.Errorf("add to archive: %w", err)
		}
		if err := e.add(w, f); err != nil {
			return fmt.Errorf("add to archive: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("end archive: %w", err)
	}
	return nil
}

// methodOf says whether to compress: what people keep mostly is already.
func methodOf(f portfolio.ExportFile) uint16 {
	if f.Document != "" {
		return zip.Store
	}
	return zip.Deflate
}

func (e *export) add(w io.Writer, f portfolio.ExportFile) error {
	if f.Document == "" {
		_, err := w.Write(f.Content)
		return err
	}
	for at := int64(0); at < f.Size; {
		if err := e.ctx.Err(); err != nil {
			return err
		}
		piece, err := e.read(f.Document, at, pieceSize)
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
		e.done += len(piece)
		e.progress.Set(e.done, e.total)
	}
	return nil
}

// same reads an archive back and compares it with what had to go in.
func (e *export) same(file *os.File, files []portfolio.ExportFile) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(file, info.Size())
	if err != nil {
		return err
	}
	if len(z.File) != len(files) {
		return fmt.Errorf("%d files read back, %d written", len(z.File), len(files))
	}
	for i, f := range z.File {
		if err := e.ctx.Err(); err != nil {
			return err
		}
		want := files[i].SHA256
		if files[i].Document == "" {
			sum := sha256.Sum256(files[i].Content)
			want = hex.EncodeToString(sum[:])
		}
		got, err := sumOf(f)
		if err != nil {
			return err
		}
		if f.Name != files[i].Name || got != want {
			return fmt.Errorf("file %d of the archive reads back differently", i+1)
		}
	}
	return nil
}

func sumOf(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", errors.Join(err, r.Close())
	}
	return hex.EncodeToString(h.Sum(nil)), r.Close()
}
