package desk

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"aiosmap/app/problem"
)

// FileUnwritten: a file could not be written where the user wanted it.
const FileUnwritten problem.Code = "file-unwritten"

// place writes a file whole or not at all: beside its target, synced, looked at
// by check, renamed. What it holds need never be in memory as a whole.
func place(path string, write func(w io.Writer) error, check func(f *os.File) error) (err error) {
	refuse := func(err error) error {
		if _, ok := problem.From(err); ok {
			return err
		}
		return fmt.Errorf("%w (%w)", problem.Refuse(FileUnwritten, filepath.Base(path)+" kon niet worden geschreven.",
			"Controleer of de map bestaat, of er ruimte is en of het bestand niet ergens open staat."), err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".aiosmap-*")
	if err != nil {
		return refuse(err)
	}
	defer func() {
		if err != nil {
			_ = tmp.Close()
			err = errors.Join(err, os.Remove(tmp.Name()))
		}
	}()
	if err := write(tmp); err != nil {
		return refuse(err)
	}
	if err := tmp.Sync(); err != nil {
		return refuse(err)
	}
	if _, err := tmp.Seek(0, io.SeekStart); err != nil {
		return refuse(err)
	}
	if err := check(tmp); err != nil {
		return refuse(err)
	}
	if err := tmp.Close(); err != nil {
		return refuse(err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return refuse(err)
	}
	return nil
}
