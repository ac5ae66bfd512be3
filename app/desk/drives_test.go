package desk

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"aiosmap/app/sheet"
)

// A drive that does not answer holds up neither the others nor the window.
func TestLooks(t *testing.T) {
	never := make(chan struct{})
	defer close(never)
	got := looks(50*time.Millisecond, 3, func(i int) string {
		if i == 1 {
			<-never
		}
		return string(rune('a' + i))
	})
	if got[1] != nil {
		t.Errorf("the drive that does not answer said %q", *got[1])
	}
	// On a busy machine the others may be late as well, never wrong.
	for i, want := range []string{"a", "", "c"} {
		if got[i] != nil && *got[i] != want {
			t.Errorf("look-up %d gives %q", i, *got[i])
		}
	}
	if got := looks(time.Hour, 2, func(i int) int { return i }); *got[0] != 0 || *got[1] != 1 {
		t.Errorf("got %v", got)
	}
}

// A CSV on a drive that is not connected now is asked about again when it is.
func TestLeftoverOnADriveThatIsAway(t *testing.T) {
	f := desk(t, withMal)
	stick := filepath.Join(f.dir, "stick")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	must[*Opened](t)(f.Import.OpenContent("lijst.csv", b64(goodText)))
	f.save(filepath.Join("stick", "aios.csv"))
	must[*StartView](t)(f.After.Finish())
	if err := os.Rename(stick, stick+" weg"); err != nil {
		t.Fatal(err)
	}
	if s := f.restart(); len(s.Leftovers) != 0 {
		t.Errorf("asked about one that cannot be reached: %+v", s.Leftovers)
	}
	if err := os.Rename(stick+" weg", stick); err != nil {
		t.Fatal(err)
	}
	if s := f.restart(); len(s.Leftovers) != 1 || s.Leftovers[0].State != "same" {
		t.Errorf("the drive is there again: %+v", s.Leftovers)
	}
}

// Something else of that name, too large for any list, is neither read whole
// nor taken for the CSV, and never removed.
func TestLeftoverReplacedBySomethingLarge(t *testing.T) {
	f := desk(t, withMal)
	must[*Opened](t)(f.Import.OpenContent("lijst.csv", b64(goodText)))
	f.save("aios.csv")
	must[*StartView](t)(f.After.Finish())
	if err := os.Truncate(filepath.Join(f.dir, "aios.csv"), sheet.DefaultLimits().FileBytes+1); err != nil {
		t.Skip("no room for a large file of holes:", err)
	}
	s := f.restart()
	if len(s.Leftovers) != 1 || s.Leftovers[0].State != "changed" || s.Leftovers[0].Message == "" {
		t.Fatalf("left: %+v", s.Leftovers)
	}
	if _, err := f.Finished.Remove(s.Leftovers[0].ID); code(err) != "not-removed" {
		t.Errorf("removing it gives %v", err)
	}
}
