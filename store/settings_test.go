package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestMalVersions(t *testing.T) {
	s, path := newSettings(t)
	if _, _, _, ok, err := s.Mal("kustoord"); ok || err != nil {
		t.Fatalf("a mal before one was put: %v %v", ok, err)
	}
	steps := []struct {
		institute, mal string
		want           int
	}{
		{"kustoord", "een", 1},
		{"kustoord", "een", 1},
		{"kustoord", "twee", 2},
		{"kust", "ander", 1},
		{"kustoord", "een", 3}, // back to an earlier one is a change too
		{"kustoord", "", 4},
	}
	for _, step := range steps {
		if got, err := s.PutMal(step.institute, []byte(step.mal)); got != step.want || err != nil {
			t.Fatalf("put %q for %s: version %d (%v), want %d", step.mal, step.institute, got, err, step.want)
		}
	}
	for range 300 { // version numbers beyond one byte keep their order
		mal, version, _, _, err := s.Mal("kustoord")
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.PutMal("kustoord", append(mal, 'x')); got != version+1 || err != nil {
			t.Fatalf("version %d (%v) after %d", got, err, version)
		}
	}
	closed(t, s)
	s = openSettings(t, path, Options{})
	all, err := s.MalVersions("kustoord")
	if err != nil || len(all) != 304 {
		t.Fatalf("%d versions after opening again (%v)", len(all), err)
	}
	for i, v := range all {
		if v.Version != i+1 {
			t.Fatalf("version %d at place %d", v.Version, i)
		}
	}
	if string(all[1].Mal) != "twee" || len(all[303].Mal) != 300 {
		t.Errorf("content of versions: %q, %d bytes", all[1].Mal, len(all[303].Mal))
	}
	if mal, version, _, ok, err := s.Mal("kust"); string(mal) != "ander" || version != 1 || !ok || err != nil {
		t.Errorf("mal of kust: %q %d %v %v", mal, version, ok, err)
	}
}

func TestConfirmMal(t *testing.T) {
	s, _ := newSettings(t)
	if err := s.ConfirmMal("kustoord", "2026-09-01"); !errors.Is(err, ErrNoMal) {
		t.Errorf("confirming a mal that is not there: %v", err)
	}
	for _, mal := range []string{"een", "twee"} {
		if _, err := s.PutMal("kustoord", []byte(mal)); err != nil {
			t.Fatal(err)
		}
		if _, _, confirmed, _, _ := s.Mal("kustoord"); confirmed != "" {
			t.Errorf("new version %q counts as confirmed on %s", mal, confirmed)
		}
		if err := s.ConfirmMal("kustoord", "2026-09-01"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.ConfirmMal("kustoord", "2026-10-01"); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"", "01-09-2026", "2026-13-01", "2026-09-01T10:00:00Z"} {
		if err := s.ConfirmMal("kustoord", wrong); err == nil {
			t.Errorf("date %q was taken", wrong)
		}
	}
	all, err := s.MalVersions("kustoord")
	if err != nil || len(all) != 2 || all[0].Confirmed != "2026-09-01" || all[1].Confirmed != "2026-10-01" || string(all[1].Mal) != "twee" {
		t.Errorf("versions: %+v (%v)", all, err)
	}
}

func TestRemembered(t *testing.T) {
	s, path := newSettings(t)
	csv := sha256.Sum256([]byte("voornaam;achternaam"))
	if _, _, ok, err := s.KnownCSV(csv); ok || err != nil {
		t.Errorf("unknown CSV: %v %v", ok, err)
	}
	if _, ok, err := s.Mapping("kop"); ok || err != nil {
		t.Errorf("unknown mapping: %v %v", ok, err)
	}
	if _, ok, err := s.Choice("instituut"); ok || err != nil {
		t.Errorf("choice that was not made: %v %v", ok, err)
	}
	err := errors.Join(s.RememberCSV(csv, 60), s.PutMapping("kop", []byte("oud")), s.PutMapping("kop", []byte("nieuw")),
		s.SetChoice("instituut", "kustoord"), s.SetChoice("leeg", ""))
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)

	s = openSettings(t, path, Options{})
	if date, rows, ok, err := s.KnownCSV(csv); date != "2026-11-22" || rows != 60 || !ok || err != nil {
		t.Errorf("written CSV: %s %d %v %v", date, rows, ok, err)
	}
	if mapping, ok, err := s.Mapping("kop"); string(mapping) != "nieuw" || !ok || err != nil {
		t.Errorf("mapping: %s %v %v", mapping, ok, err)
	}
	if value, ok, err := s.Choice("instituut"); value != "kustoord" || !ok || err != nil {
		t.Errorf("choice: %s %v %v", value, ok, err)
	}
	if value, ok, err := s.Choice("leeg"); value != "" || !ok || err != nil {
		t.Errorf("empty choice: %q %v %v", value, ok, err)
	}
	if _, doubt := s.Doubt(); doubt {
		t.Error("doubt about a whole file")
	}
}

func TestSameAgainDoesNotWrite(t *testing.T) {
	s, path := newSettings(t)
	again := func() {
		t.Helper()
		_, err := s.PutMal("kustoord", []byte("mal"))
		if err := errors.Join(err, s.ConfirmMal("kustoord", "2026-09-01"), s.PutMapping("kop", []byte("m")), s.SetChoice("a", "b"), s.RememberCSV([32]byte{1}, 1)); err != nil {
			t.Fatal(err)
		}
	}
	again()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	again()
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("the file changed without a change")
	}
}

func TestRefusedArguments(t *testing.T) {
	s, _ := newSettings(t)
	long := strings.Repeat("x", maxKeyLength+1)
	_, malErr := s.PutMal("", []byte("mal"))
	_, longErr := s.PutMal(long, []byte("mal"))
	for what, err := range map[string]error{
		"mal without institute": malErr, "long institute": longErr,
		"mapping without key": s.PutMapping("", nil), "long key": s.PutMapping(long, nil),
		"large mapping": s.PutMapping("kop", make([]byte, maxValueLength+1)), "negative rows": s.RememberCSV([32]byte{}, -1),
	} {
		if err == nil {
			t.Errorf("%s was taken", what)
		}
	}
	if err := s.SetChoice("a", "b"); err != nil {
		t.Errorf("after refused arguments: %v", err)
	}
}

func TestManyAtOnce(t *testing.T) {
	s, _ := newSettings(t)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			name := string(rune('a' + i))
			if err := s.SetChoice(name, name); err != nil {
				t.Error(err)
			}
			if value, ok, err := s.Choice(name); value != name || !ok || err != nil {
				t.Errorf("choice %s: %q %v %v", name, value, ok, err)
			}
		})
	}
	all.Wait()
}

func TestClose(t *testing.T) {
	s, _ := newSettings(t)
	closed(t, s)
	closed(t, s)
	if err := s.SetChoice("a", "b"); !errors.Is(err, errClosed) {
		t.Errorf("a change after closing: %v", err)
	}
	if _, _, err := s.Choice("a"); !errors.Is(err, errClosed) {
		t.Errorf("a question after closing: %v", err)
	}
}

func TestNewFileStandsAlone(t *testing.T) {
	folder := filepath.Join(tempFolder(t), "een", "twee")
	left := filepath.Join(folder, "instellingen-123.nieuw")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(left, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	openSettings(t, filepath.Join(folder, SettingsFile), Options{})
	if got := filesIn(t, folder); !slices.Equal(got, []string{SettingsFile}) {
		t.Errorf("files in the folder: %v", got)
	}
	if runtime.GOOS != "windows" {
		info, err := os.Stat(filepath.Join(folder, SettingsFile))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v (%v): others on this computer can read it", info.Mode(), err)
		}
	}
}

// TestPlaceIsTaken: the slower of two creators must not replace the file that
// the faster one may already be writing in.
func TestPlaceIsTaken(t *testing.T) {
	folder := tempFolder(t)
	fresh, path := filepath.Join(folder, "nieuw"), filepath.Join(folder, SettingsFile)
	for file, content := range map[string]string{fresh: "slower", path: "faster"} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := placeNew(fresh, path); !errors.Is(err, os.ErrExist) {
		t.Errorf("placing on a file that is there: %v", err)
	}
	if err := createSettings(path, time.Second); err != nil {
		t.Errorf("creating where another was first: %v", err)
	}
	if got, err := os.ReadFile(path); string(got) != "faster" || err != nil {
		t.Errorf("the file that was there: %q (%v)", got, err)
	}
}

func TestFullFile(t *testing.T) {
	path := filepath.Join(tempFolder(t), SettingsFile)
	s := openSettings(t, path, Options{MaxSize: 64 << 10})
	if err := s.SetChoice("instituut", "kustoord"); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, s.PutMapping("groot", make([]byte, 128<<10)), SettingsUnsaved, path, "ruimte")
	if _, ok, err := s.Mapping("groot"); ok || err != nil {
		t.Errorf("what was not saved is there: %v %v", ok, err)
	}
	if value, _, err := s.Choice("instituut"); value != "kustoord" || err != nil {
		t.Errorf("what was saved before: %q %v", value, err)
	}
	if err := s.SetChoice("instituut", "duinstad"); err != nil {
		t.Errorf("a small change after a refused one: %v", err)
	}
}

func TestNoAccess(t *testing.T) {
	t.Run("folder is a file", func(t *testing.T) {
		file := filepath.Join(tempFolder(t), "map")
		if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(file, SettingsFile)
		_, err := OpenSettings(path, Options{})
		wantRefusal(t, err, SettingsDenied, path)
	})
	t.Run("file is a folder", func(t *testing.T) {
		path := filepath.Join(tempFolder(t), SettingsFile)
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		_, err := OpenSettings(path, Options{})
		wantRefusal(t, err, SettingsDenied, path)
	})
	t.Run("folder read-only", func(t *testing.T) {
		folder := tempFolder(t)
		skipWhereModesAreIgnored(t)
		if err := os.Chmod(folder, 0o500); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(folder, 0o700) })
		_, err := OpenSettings(filepath.Join(folder, SettingsFile), Options{})
		wantRefusal(t, err, SettingsDenied, folder)
		if !errors.Is(err, os.ErrPermission) {
			t.Errorf("the cause is lost: %v", err)
		}
	})
	t.Run("file read-only", func(t *testing.T) {
		skipWhereModesAreIgnored(t)
		s, path := newSettings(t)
		closed(t, s)
		if err := os.Chmod(path, 0o400); err != nil {
			t.Fatal(err)
		}
		_, err := OpenSettings(path, Options{})
		wantRefusal(t, err, SettingsDenied, path)
	})
}

func skipWhereModesAreIgnored(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("file modes do not bind this user")
	}
}
