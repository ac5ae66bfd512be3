package store_test

import (
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"aiosmap/store"
)

// A copy carries the name that its owner knows, nobody else reads it, nobody
// writes in it, and nothing of it stays.
func TestCopies(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "gegevens", store.CopiesFolder)
	c := store.NewCopies(folder, rand.Reader)
	if err := c.Wipe(); err != nil {
		t.Fatal("nothing to wipe:", err)
	}
	for range 2 {
		f, path, err := c.New("verslag.pdf")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, "inhoud"); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != "inhoud" || filepath.Base(path) != "verslag.pdf" {
			t.Errorf("read %q, %v from %s", got, err, path)
		}
		if runtime.GOOS == "windows" {
			continue
		}
		for p, want := range map[string]os.FileMode{folder: 0o700, filepath.Dir(path): 0o700, path: 0o400} {
			if info, err := os.Stat(p); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s has %v, %v", p, info.Mode(), err)
			}
		}
	}
	if err := c.Wipe(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Error("something stays behind")
	}
}

func TestCopyNames(t *testing.T) {
	c := store.NewCopies(filepath.Join(t.TempDir(), store.CopiesFolder), rand.Reader)
	for _, name := range []string{"", ".", "..", "../x.pdf", "map/x.pdf", "/x.pdf"} {
		if _, path, err := c.New(name); err == nil {
			t.Errorf("%q lies at %s", name, path)
		}
	}
}

// A link in the place of the folder is not followed: what lies behind it is
// somebody else's.
func TestCopiesBehindALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links take rights there")
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "van iemand anders"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), store.CopiesFolder)
	if err := os.Symlink(other, folder); err != nil {
		t.Fatal(err)
	}
	c := store.NewCopies(folder, rand.Reader)
	if _, _, err := c.New("x.pdf"); err == nil {
		t.Error("a copy lies behind a link")
	}
	if err := c.Wipe(); err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(other); err != nil || len(list) != 1 {
		t.Errorf("behind the link lies %v, %v", list, err)
	}
	if _, err := os.Lstat(folder); !os.IsNotExist(err) {
		t.Error("the link stays")
	}
}
