package desk

import (
	"errors"
	"fmt"
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

// The refusals of giving a document to another program.
const (
	// DocumentProgram: the system's program for it would run it.
	DocumentProgram problem.Code = "document-program"
	// DocumentUnopened: the system has no program for it.
	DocumentUnopened problem.Code = "document-unopened"
)

// shownElsewhere are the kinds of file that other programs only show. A list of
// what is bad would never be whole.
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
		return noCopy(err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return noCopy(errors.Join(err, os.RemoveAll(filepath.Dir(path))))
	}
	if err := c.Dialogs.Open(path); err != nil {
		return fmt.Errorf("%w (%w)", problem.Refuse(DocumentUnopened, "Er is geen ander programma dat dit document wil openen.",
			"Sla het op, en open het in een programma dat je kent."), err)
	}
	return nil
}

// noCopy says that a copy could not be written, unless it is known why.
func noCopy(err error) error {
	if _, ok := problem.From(err); ok {
		return err
	}
	return fmt.Errorf("%w (%w)", problem.Refuse(DocumentUnopened, "De kopie om te openen kon niet worden geschreven.",
		"Kijk of er nog ruimte is op de schijf, of sla het document ergens anders op."), err)
}

// wipe takes away what other programs got.
func (c *cabinet) wipe() {
	if c.Copies != nil {
		_ = c.shaped("wipe copies", guarded(c.Copies.Wipe))
	}
}
