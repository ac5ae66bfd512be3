package desk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aiosmap/app/problem"
)

// Copies are files for other programs of the computer, which lie open until
// they are wiped (see store.Copies).
type Copies interface {
	New(name string) (file io.WriteCloser, path string, err error)
	Wipe() error
}

// DocumentProgram: the system's program for a document would run it.
const DocumentProgram problem.Code = "document-program"

// shownElsewhere are the kinds of file that other programs only show. A list of what is
// bad would never be whole.
var shownElsewhere = []string{
	".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp",
	".txt", ".csv", ".rtf", ".md", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".doc", ".xls", ".ppt",
	".mp3", ".m4a", ".wav", ".mp4", ".mov", ".eml", ".ics",
}

// showable refuses what is not to be opened in another program.
func showable(name string) error {
	if slices.Contains(shownElsewhere, strings.ToLower(filepath.Ext(name))) {
		return nil
	}
	return problem.Refuse(DocumentProgram, "Dit soort bestand opent Aiosmap niet zelf: het kan een programma zijn.",
		"Vertrouw je het, sla het dan op en open het daar.")
}

// show writes a copy and gives it to the system's program.
func (c *cabinet) show(name string, write func(w io.Writer) error) error {
	file, path, err := c.Copies.New(name)
	if err != nil {
		return err
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, os.RemoveAll(filepath.Dir(path)))
	}
	return c.Dialogs.Open(path)
}

// wipe takes away what other programs got.
func (c *cabinet) wipe() {
	if c.Copies != nil {
		_ = c.shaped("wipe copies", guarded(c.Copies.Wipe))
	}
}
