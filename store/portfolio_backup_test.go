package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// whole gives the paths of the backups that are whole, last made first.
func (c *portfolioTest) whole(id string) []string {
	c.t.Helper()
	all, err := c.Backups(id)
	c.must(err)
	var paths []string
	for _, b := range all {
		if b.Verified {
			paths = append(paths, b.Path)
		}
	}
	return paths
}

func TestBackupHoldsEverything(t *testing.T) {
	c := newPortfolios(t)
	c.second = tempFolder(t)
	f, code := c.made(Change{ProfileBucket, "profile", []byte("Noor")})
	if !f.Changed() {
		t.Error("not changed, without a backup")
	}
	b, err := f.Backup()
	c.must(err)
	if want := "2026-11-22T233000Z-0000" + portfolioExt; filepath.Base(b.Path) != want || !b.Verified || b.Size == 0 || b.Second {
		t.Errorf("backup %+v", b)
	}
	if f.Changed() {
		t.Error("changed right after a backup")
	}
	c.write(f, RevisionBucket, "a", "een")
	if !f.Changed() {
		t.Error("not changed after a change")
	}
	c.now = c.now.Add(time.Minute)
	_, err = f.Backup()
	c.must(err)
	all, err := c.another().Backups(f.ID())
	c.must(err)
	if len(all) != 4 || !all[0].Made.Equal(c.now) || all[0].Second == all[1].Second || !all[3].Verified {
		t.Errorf("backups %+v", all)
	}
	if f = c.again(f); f.Changed() {
		t.Error("opening alone is a change")
	}
	c.must(f.Close())

	// Each of the four opens on another computer.
	for i, b := range all {
		other := newPortfolios(t)
		got, err := other.Adopt(b.Path)
		if err != nil || got.What != AdoptTaken || got.File.State != StateOK {
			t.Fatalf("adopted %+v, %v", got, err)
		}
		g := other.open(got.File.ID)
		wantRecord(t, g, ProfileBucket, "profile", "Noor")
		wantRecord(t, g, RevisionBucket, "a", []string{"een", "een", "", ""}[i])
		c.must(g.Close())
		g, err = other.OpenCode(got.File.ID, code, []byte("Nieuw(1"))
		c.must(err)
		c.must(g.Close())
	}
	if got := filesIn(t, filepath.Join(c.second, "Aiosmap reservekopieën", f.ID())); len(got) != 2 {
		t.Errorf("in the second place: %v", got)
	}
}

func TestBackupThatIsDamagedDoesNotCount(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{ProfileBucket, "profile", bytes.Repeat([]byte("x"), 10_000)})
	first, err := f.Backup()
	c.must(err)
	second, err := f.Backup()
	c.must(err)
	if f.Changed() {
		t.Error("changed after a backup")
	}
	spoil(t, second.Path, valuesOf(t, second.Path)["profile profile"])
	all, err := c.another().Backups(f.ID())
	c.must(err)
	if len(all) != 2 || all[0].Verified || !all[1].Verified || all[1].Path != first.Path {
		t.Errorf("backups %+v", all)
	}
	spoil(t, first.Path, valuesOf(t, first.Path)["profile profile"])
	if !f.Changed() {
		t.Error("not changed, and there is no backup that is whole")
	}
	// It keeps no place from a good one, and does not go either.
	for range keepAll.newest + 3 {
		c.now = c.now.Add(time.Minute)
		_, err := f.Backup()
		c.must(err)
	}
	if got := len(c.whole(f.ID())); got != keepAll.newest {
		t.Errorf("%d whole backups, want %d", got, keepAll.newest)
	}
	if _, err := os.Lstat(second.Path); err != nil {
		t.Error(err)
	}
	wantRefusal(t, c.Restore(f.ID(), second.Path), PortfolioBroken, second.Path)
}

// What is checked is the copy: one that does not pass is no backup.
func TestBackupIsCheckedBeforeItCounts(t *testing.T) {
	c := newPortfolios(t)
	c.second = tempFolder(t)
	f, _ := c.made()
	_, err := f.Backup()
	c.must(err)
	spoilt := c.another()
	spoilt.opt.Check = checkFunc(func(path string) error {
		if strings.HasSuffix(path, freshKlus) {
			return brokenPortfolio(path, errors.New("spoilt"))
		}
		return nil
	})
	f.owner = spoilt
	_, err = f.Backup()
	wantRefusal(t, err, BackupFailed, "reservekopieen")
	wantRefusal(t, f.Copy(filepath.Join(c.second, "kopie.aiosmap")), BackupFailed)
	wantRefusal(t, f.Compact(), BackupFailed)
	wantRefusal(t, f.Purge(), PortfolioBroken)
	if got := c.whole(f.ID()); len(got) != 2 {
		t.Errorf("backups %v", got)
	}
	f.owner = c.Portfolios
	c.write(f, RevisionBucket, "a", "een")
	for _, folder := range []string{c.folder, filepath.Join(c.backupRoot(), f.ID()), c.second} {
		for _, name := range filesIn(t, folder) {
			if strings.HasSuffix(name, freshKlus) {
				t.Errorf("left: %s", name)
			}
		}
	}
}

func TestSecondPlace(t *testing.T) {
	c := newPortfolios(t)
	place := filepath.Join(tempFolder(t), "stick")
	c.second = place
	f, _ := c.made()
	b, err := f.Backup()
	wantRefusal(t, err, SecondPlaceFailed, place, "stick")
	if !b.Verified || len(c.whole(f.ID())) != 1 {
		t.Errorf("the backup on this computer: %+v", b)
	}
	if _, err := os.Lstat(place); err == nil {
		t.Error("a drive that is not there was made")
	}
	// Risky steps do not wait for a stick.
	c.must(f.Compact())
	c.must(os.Mkdir(place, 0o700))
	left := filepath.Join(place, "Aiosmap reservekopieën", f.ID(), "oud.aiosmap-1"+freshKlus)
	c.must(os.MkdirAll(filepath.Dir(left), 0o700))
	c.must(os.WriteFile(left, []byte("half"), 0o600))
	_, err = f.Backup()
	c.must(err)
	if got := filesIn(t, filepath.Dir(left)); len(got) != 1 || !strings.HasSuffix(got[0], portfolioExt) {
		t.Errorf("in the second place: %v", got)
	}
	c.must(f.DropOldBackups())
	if got := c.whole(f.ID()); len(got) != 2 || filepath.Base(got[0]) != filepath.Base(got[1]) {
		t.Errorf("after letting go of the old ones: %v", got)
	}
}

// The times of backups and which of them stay.
func TestRetention(t *testing.T) {
	day := 24 * time.Hour
	start := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) // a Monday
	var every []time.Time
	for i := range 500 {
		every = append(every, start.Add(time.Duration(i)*day), start.Add(time.Duration(i)*day+8*time.Hour))
	}
	tests := []struct {
		name  string
		times []time.Time
		want  func(kept []time.Time) error
	}{
		{"twice a day for 500 days", every, func(kept []time.Time) error {
			// 5 newest are of 3 days; 7 days; 8 weeks, the newest of which is among the days; 12 months.
			if len(kept) < 7+6+8 || len(kept) > 5+7+8+12 {
				return fmt.Errorf("%d kept", len(kept))
			}
			for i := range 7 {
				if d := every[len(every)-1].Add(-time.Duration(i) * day); !slices.Contains(kept, d) {
					return fmt.Errorf("nothing of %s", d)
				}
			}
			if oldest := kept[len(kept)-1]; oldest.Before(every[len(every)-1].AddDate(0, -12, -1)) || oldest.After(every[len(every)-1].AddDate(0, -10, 0)) {
				return fmt.Errorf("the oldest is %s", oldest)
			}
			return nil
		}},
		{"many in one hour", times(start, time.Minute, 60), func(kept []time.Time) error {
			return wantCount(kept, keepAll.newest)
		}},
		{"one a month", times(start, 31*day, 30), func(kept []time.Time) error { return wantCount(kept, keepAll.months) }},
		{"a clock that was ten years ahead for one backup",
			append(append(times(start, day, 20), start.AddDate(10, 0, 0)), times(start.Add(20*day), day, 20)...),
			func(kept []time.Time) error {
				if !slices.Contains(kept, start.Add(39*day)) || !slices.Contains(kept, start.Add(34*day)) {
					return errors.New("the backups after it went")
				}
				return nil
			}},
		{"a clock that is ten years back since ten backups",
			append(times(start, day, 20), times(start.AddDate(-10, 0, 0), time.Hour, 10)...),
			func(kept []time.Time) error {
				for i := 5; i < 10; i++ {
					if !slices.Contains(kept, start.AddDate(-10, 0, 0).Add(time.Duration(i)*time.Hour)) {
						return errors.New("a newest one went")
					}
				}
				if !slices.Contains(kept, start.Add(19*day)) {
					return errors.New("the last one of the right clock went")
				}
				return nil
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			// One after the other, as the program does it.
			var all []Backup
			for i, made := range tt.times {
				all = slices.Insert(all, 0, Backup{Path: fmt.Sprint(i), Made: made, number: uint64(i)})
				for _, gone := range surplus(all) {
					if gone.Path == all[0].Path {
						t.Fatal("the backup that was just made went")
					}
					all = slices.DeleteFunc(all, func(b Backup) bool { return b.Path == gone.Path })
				}
			}
			var kept []time.Time
			for _, b := range all {
				kept = append(kept, b.Made)
			}
			if err := tt.want(kept); err != nil {
				t.Errorf("%v; kept are %v", err, kept)
			}
		})
	}
}

// With large documents fewer backups are kept, but still some of days and weeks
// ago, and small ones are kept as before.
func TestFewerLargeBackups(t *testing.T) {
	start := clock()
	for size, want := range map[int64]int{1 << 20: 20, 1 << 30: 6} {
		var all []Backup
		for i, made := range times(start, 24*time.Hour, 60) {
			all = slices.Insert(all, 0, Backup{Path: fmt.Sprint(i), Made: made, Size: size, number: uint64(i)})
			for _, gone := range surplus(all) {
				all = slices.DeleteFunc(all, func(b Backup) bool { return b.Path == gone.Path })
			}
		}
		if oldest := all[len(all)-1].Made; len(all) > want || all[0].Path != "59" || len(all) < 4 || start.AddDate(0, 0, 59).Sub(oldest) < 7*24*time.Hour {
			t.Errorf("of %d MiB %d are kept, the oldest of %s", size>>20, len(all), oldest)
		}
	}
}

func times(from time.Time, step time.Duration, n int) (all []time.Time) {
	for i := range n {
		all = append(all, from.Add(time.Duration(i)*step))
	}
	return all
}

func wantCount(kept []time.Time, n int) error {
	if len(kept) != n {
		return fmt.Errorf("%d kept, want %d", len(kept), n)
	}
	return nil
}

// Whatever the clock says, opening, writing and the newest backup go on.
func TestClockThatIsWrong(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	for i, years := range []int{0, 10, -10, 0} {
		c.now = clock().AddDate(years, 0, i)
		c.write(f, RevisionBucket, "a", fmt.Sprint(years, i))
		b, err := f.Backup()
		c.must(err)
		if got := c.whole(f.ID()); len(got) != i+1 || got[0] != b.Path {
			t.Errorf("%d years: the newest of %v is not %s", years, got, b.Path)
		}
		if f = c.again(f); f.Changed() {
			t.Errorf("%d years: changed", years)
		}
		wantRecord(t, f, RevisionBucket, "a", fmt.Sprint(years, i))
	}
}
