package sheet_test

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"aiosmap/app/sheet"
)

// TestFileHeldByAnother opens a file the way a program does that lets nobody else in.
func TestFileHeldByAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lijst.csv")
	if err := os.WriteFile(path, []byte("a;b"), 0o600); err != nil {
		t.Fatal(err)
	}
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	held, err := syscall.CreateFile(name, syscall.GENERIC_READ, 0, nil, syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.CloseHandle(held)
	if _, _, err := sheet.ReadFile(context.Background(), path, sheet.Options{}); code(err) != sheet.FileLocked {
		t.Errorf("%v", err)
	}
}
