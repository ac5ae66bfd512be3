//go:build dev

package desk

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// chooseDialogs answers from files when the browser test says where they
// lie, because a test cannot click in a system dialog. Only the development
// build has this.
func chooseDialogs(system *systemDialogs) Dialogs {
	if dir := os.Getenv("AIOSMAP_E2E_DIR"); dir != "" {
		return scripted{dir}
	}
	return system
}

// scripted reads the path that the user would have chosen.
type scripted struct{ dir string }

func (s scripted) PickList() (string, error) { return s.answer("dialog.txt") }
func (s scripted) PickMal() (string, error)  { return s.answer("mal.txt") }

func (s scripted) PickSettings() (string, error) { return s.answer("settings.txt") }

func (s scripted) PickPortfolio() (string, error)    { return s.answer("portfolio.txt") }
func (s scripted) PickFolder(string) (string, error) { return s.answer("map.txt") }

func (s scripted) PickPDF() (string, error)    { return s.answer("pdf.txt") }
func (s scripted) PickShifts() (string, error) { return s.answer("shifts.txt") }

// PickDocuments reads a path a line.
func (s scripted) PickDocuments() ([]string, error) {
	text, err := s.answer("documents.txt")
	if err != nil || text == "" {
		return nil, err
	}
	return strings.Split(text, "\n"), nil
}

// Open notes what another program would get.
func (s scripted) Open(path string) error {
	return os.WriteFile(filepath.Join(s.dir, "opened.txt"), []byte(path), 0o600)
}

// Show notes what would be shown.
func (s scripted) Show(path string) error {
	return os.WriteFile(filepath.Join(s.dir, "shown.txt"), []byte(path), 0o600)
}

func (s scripted) SaveAs(_, _, _ string) (string, error) {
	return s.answer("save.txt")
}

func (s scripted) answer(file string) (string, error) {
	text, err := os.ReadFile(filepath.Join(s.dir, file))
	if os.IsNotExist(err) {
		return "", nil
	}
	return strings.TrimSpace(string(text)), err
}

// idleSeam gives the time after which the window locks in a browser test, which
// has no minutes; 0 for what is set. Only the development build has this.
func idleSeam() time.Duration {
	d, err := time.ParseDuration(os.Getenv("AIOSMAP_E2E_IDLE"))
	if err != nil {
		return 0
	}
	return d
}
