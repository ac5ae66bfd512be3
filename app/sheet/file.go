package sheet

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"aiosmap/app/problem"
)

// ReadFile reads the workbook in a file. The bytes come back too when only
// their content was refused, so that a password can be tried on them. Its
// error is a problem.Problem.
func ReadFile(ctx context.Context, path string, opt Options) ([]byte, *Workbook, error) {
	limit := opt.Limits.FileBytes
	if opt.Limits == (Limits{}) {
		limit = DefaultLimits().FileBytes
	}
	data, err := load(path, limit)
	if err != nil {
		return nil, nil, refuseFile(err)
	}
	book, err := Read(ctx, data, opt)
	return data, book, err
}

// load reads a regular file of at most limit bytes. Pipes and devices are left
// alone: reading one may wait for ever.
func load(path string, limit int64) ([]byte, error) {
	if name := filepath.Base(path); strings.HasPrefix(name, "~$") {
		return nil, refuseType("Dit is het hulpbestand dat Excel naast een geopende werkmap zet.",
			"Kies de werkmap zelf: "+strings.TrimPrefix(name, "~$")+".")
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, problem.Refuse(FileUnreadable, "Dit is een map, geen bestand.", "Open de map en kies de lijst die erin staat.")
	}
	if !info.Mode().IsRegular() {
		return nil, problem.Refuse(FileUnreadable, "Dit is geen gewoon bestand.", "Kies een werkmap of CSV-bestand.")
	}
	if info.Size() > limit {
		return nil, refuseFileSize(limit)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, 0, info.Size()+512)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case int64(len(data)) > limit: // it grew since
			return nil, refuseFileSize(limit)
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, err
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

// What Windows answers when another program keeps a file to itself.
const (
	sharingViolation = syscall.Errno(32)
	lockViolation    = syscall.Errno(33)
)

func refuseFile(err error) error {
	if p, ok := problem.From(err); ok {
		return p
	}
	var number syscall.Errno
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.Refuse(FileMissing, "Dit bestand bestaat niet (meer).",
			"Controleer de naam en de map, of kies het bestand opnieuw.")
	case runtime.GOOS == "windows" && errors.As(err, &number) && (number == sharingViolation || number == lockViolation):
		return problem.Refuse(FileLocked, "Een ander programma houdt dit bestand vast.",
			"Sla het op en sluit het in Excel, en kies het dan opnieuw.")
	case errors.Is(err, fs.ErrPermission):
		return problem.Refuse(FileUnreadable, "Je hebt geen toestemming om dit bestand te lezen.",
			"Kopieer het naar je eigen map Documenten en kies de kopie.")
	}
	return problem.Refuse(FileUnreadable, "Dit bestand kan niet worden gelezen.",
		"Kopieer het naar je eigen map Documenten en kies de kopie.")
}
