package roster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

const bom = "\uFEFF"

// CSV gives the bytes of the import file: exactly the mal's columns, order,
// header spelling, delimiter and BOM; CRLF after every line, the last too;
// quoting by RFC 4180 only where a field needs it. The same plan gives the
// same bytes, every time.
func (p *Plan) CSV() []byte {
	var b bytes.Buffer
	if p.Mal.BOM {
		b.WriteString(bom)
	}
	for _, line := range p.table() {
		for i, v := range line {
			if i > 0 {
				b.WriteString(p.Mal.Delimiter)
			}
			writeField(&b, v, p.Mal.Delimiter)
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

// table is the file as fields: the header, then the rows that are written.
func (p *Plan) table() [][]string {
	header := make([]string, len(p.Mal.Columns))
	for i, c := range p.Mal.Columns {
		header[i] = c.Header
	}
	out := [][]string{header}
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Out != "" {
			continue
		}
		line := make([]string, len(p.Mal.Columns))
		for j, c := range p.Mal.Columns {
			line[j] = p.value(r, c)
		}
		out = append(out, line)
	}
	return out
}

func writeField(b *bytes.Buffer, v, delimiter string) {
	if !strings.ContainsAny(v, delimiter+"\"\r\n") {
		b.WriteString(v)
		return
	}
	b.WriteByte('"')
	b.WriteString(strings.ReplaceAll(v, `"`, `""`))
	b.WriteByte('"')
}

// Save writes the import file. Nothing is written while an error remains; an
// existing file is replaced only with overwrite. The file is written beside
// its target, synced, read back and compared field by field, then renamed.
func (p *Plan) Save(ctx context.Context, path string, overwrite bool) ([]byte, error) {
	if p.Blocked() {
		return nil, ErrorsRemain()
	}
	data := p.CSV()
	return data, Replace(path, overwrite, data, func(written []byte) error { return p.verify(ctx, written) })
}

// ErrorsRemain is the refusal to write while an error stands in the way.
func ErrorsRemain() error {
	return problem.Refuse(NotWritten, "Er staan nog fouten in de lijst; er is niets geschreven.", "Los de fouten op of laat de rijen weg.")
}

// verify reads a written file as a stranger would and compares every field.
func (p *Plan) verify(ctx context.Context, written []byte) error {
	book, err := sheet.Read(ctx, written, sheet.Options{})
	if err != nil {
		return err
	}
	want := p.table()
	got := book.Sheets[0].Rows
	if len(got) != len(want) {
		return fmt.Errorf("%d lines read back, %d written", len(got), len(want))
	}
	for i, line := range want {
		for j, v := range line {
			if c := got[i].Cell(j); c.Text != v {
				return fmt.Errorf("row %d column %d reads back differently", i+1, j+1)
			}
		}
	}
	return nil
}

// Replace puts data at path, whole or not at all: written beside it, synced,
// checked, renamed. Without overwrite an existing file is a refusal.
func Replace(path string, overwrite bool, data []byte, check func(written []byte) error) (err error) {
	if !overwrite {
		if _, err := os.Lstat(path); err == nil {
			return problem.Refuse(TargetExists, fmt.Sprintf("%s bestaat al.", filepath.Base(path)),
				"Kies een andere naam, of zeg uitdrukkelijk dat het bestand vervangen mag worden (--overwrite).")
		}
	}
	refuse := func(err error) error {
		return fmt.Errorf("%w (%w)", problem.Refuse(NotWritten, fmt.Sprintf("%s kon niet worden geschreven: %s.", filepath.Base(path), reason(err)),
			"Controleer of de map bestaat, of er ruimte is en of het bestand niet in een ander programma open staat."), err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".aiosmap-*")
	if err != nil {
		return refuse(err)
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	if _, err := tmp.Write(data); err != nil {
		return refuse(err)
	}
	if err := tmp.Sync(); err != nil {
		return refuse(err)
	}
	if err := tmp.Close(); err != nil {
		return refuse(err)
	}
	written, err := os.ReadFile(tmp.Name())
	if err != nil {
		return refuse(err)
	}
	if err := check(written); err != nil {
		return refuse(err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return refuse(err)
	}
	return nil
}

// SameFile tells whether two paths name one file that is there, whatever
// their spelling; a list is never replaced by what is made of it.
func SameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// reason says in Dutch why the system refused.
func reason(err error) string {
	switch {
	case errors.Is(err, os.ErrPermission):
		return "geen toestemming"
	case errors.Is(err, os.ErrNotExist):
		return "de map bestaat niet"
	default:
		return "het systeem weigerde"
	}
}
