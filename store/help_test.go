package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"aiosmap/app/problem"
)

func clock() time.Time { return time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC) }

// tempFolder is t.TempDir, emptied file by file: under Wine 8, where these tests
// also run, os.RemoveAll fails ("Invalid function").
func tempFolder(t testing.TB) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "aiosmap-store-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		var all []string
		err := filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
			all = append(all, path)
			return err
		})
		if err != nil {
			t.Error(err)
		}
		for _, path := range slices.Backward(all) {
			if err := os.Remove(path); err != nil {
				t.Error(err)
			}
		}
	})
	return folder
}

// newSettings opens settings in an empty folder; when the test ends they are
// closed and the file is checked.
func newSettings(t *testing.T) (*Settings, string) {
	t.Helper()
	path := filepath.Join(tempFolder(t), SettingsFile)
	return openSettings(t, path, Options{Now: clock}), path
}

func openSettings(t *testing.T, path string, opt Options) *Settings {
	t.Helper()
	s, err := OpenSettings(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		checkFile(t, path)
	})
	return s
}

// checkFile lets bbolt and our own reading judge the file.
func checkFile(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := checkImage(bytes.NewReader(data), int64(len(data))); err != nil {
		t.Errorf("own check: %v", err)
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: 5 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("bbolt's check: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func closed(t *testing.T, s *Settings) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func wantRefusal(t testing.TB, err error, code problem.Code, says ...string) {
	t.Helper()
	p, ok := problem.From(err)
	if !ok || p.Code != code {
		t.Fatalf("got %v, want refusal %s", err, code)
	}
	if p.Severity != problem.Error || p.Message == "" || p.Hint == "" {
		t.Errorf("refusal without message, next step or severity: %+v", p)
	}
	for _, part := range says {
		if !strings.Contains(p.Message+" "+p.Hint, part) {
			t.Errorf("%q is not said in: %s", part, p.Error())
		}
	}
}

// contentOf writes out everything a caller can get from the settings that
// filled made, in a form to compare.
func contentOf(s *Settings) (string, error) {
	var b strings.Builder
	for _, institute := range institutes {
		all, err := s.MalVersions(institute)
		if err != nil {
			return "", err
		}
		for _, v := range all {
			fmt.Fprintf(&b, "mal %s %d %s %s\n", institute, v.Version, v.Confirmed, v.Mal)
		}
	}
	for i := range 60 {
		mapping, ok, err1 := s.Mapping(fmt.Sprintf("kop-%02d", i))
		date, rows, known, err2 := s.KnownCSV([32]byte{byte(i)})
		choice, made, err3 := s.Choice(fmt.Sprintf("keuze-%02d", i))
		if err := errors.Join(err1, err2, err3); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%d %v %s %v %s %d %v %s\n", i, ok, mapping, known, date, rows, made, choice)
	}
	return b.String(), nil
}

var institutes = []string{"kustoord", "duinstad", "heuvelland"}

// filled makes a settings file with branch pages, overflow pages, free pages
// and small buckets, and gives its bytes with its content before and after the
// last change.
func filled(t *testing.T) (data []byte, before, after string) {
	t.Helper()
	path := filepath.Join(tempFolder(t), SettingsFile)
	s, err := OpenSettings(path, Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, institute := range institutes {
		for v := range 3 {
			_, err := s.PutMal(institute, []byte(strings.Repeat(fmt.Sprintf(`{"mal":"%s %d"}`, institute, v), 20)))
			must(err)
		}
		must(s.ConfirmMal(institute, "2026-09-01"))
	}
	for i := range 40 {
		must(s.PutMapping(fmt.Sprintf("kop-%02d", i), []byte(strings.Repeat(fmt.Sprint(i, ";"), 100))))
		if i%8 == 0 {
			must(s.RememberCSV([32]byte{byte(i)}, 10+i))
			must(s.SetChoice(fmt.Sprintf("keuze-%02d", i), "ja"))
		}
	}
	must(s.PutMapping("kop-50", []byte(strings.Repeat("lang", 3000))))
	before, err = contentOf(s)
	must(err)
	must(s.PutMapping("kop-51", []byte("de laatste wijziging")))
	after, err = contentOf(s)
	must(err)
	must(s.Close())
	checkFile(t, path)
	data, err = os.ReadFile(path)
	must(err)
	return data, before, after
}

func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(names)
	return names
}

var once struct {
	sync.Once
	data          []byte
	before, after string
}

// filledOnce is filled, made one time for all runs of a fuzz worker.
func filledOnce(t *testing.T) ([]byte, string, string) {
	once.Do(func() { once.data, once.before, once.after = filled(t) })
	return once.data, once.before, once.after
}
