package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// backedUp makes a portfolio with a backup of "een" and then "twee" in it,
// closed.
func (c *portfolioTest) backedUp() (id string, backup Backup) {
	c.t.Helper()
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	b, err := f.Backup()
	c.must(err)
	c.write(f, RevisionBucket, "a", "twee")
	c.must(f.Close())
	return f.ID(), b
}

func TestRestoreOverADamagedFile(t *testing.T) {
	for name, hurt := range map[string]func(path string, data []byte) error{
		"zeros":       func(path string, data []byte) error { return os.WriteFile(path, make([]byte, len(data)), 0o600) },
		"cut":         func(path string, data []byte) error { return os.Truncate(path, int64(len(data)/3)) },
		"empty":       func(path string, _ []byte) error { return os.Truncate(path, 0) },
		"other bytes": func(path string, _ []byte) error { return os.WriteFile(path, []byte("iets heel anders"), 0o600) },
		"missing":     func(path string, _ []byte) error { return os.Remove(path) },
	} {
		t.Run(name, func(t *testing.T) {
			c := newPortfolios(t)
			id, b := c.backedUp()
			path := c.path(id)
			data, err := os.ReadFile(path)
			c.must(err)
			c.must(hurt(path, data))
			damaged, err := os.ReadFile(path)
			gone := errors.Is(err, fs.ErrNotExist)

			// It is told, also to its owner, and nothing is made in its place.
			want := StateDamaged
			if gone {
				want = StateMissing
			}
			if got := c.found(); got.State != want || got.ID != id || got.Backups != 1 {
				t.Errorf("found %+v, want %s", got, want)
			}
			_, err = c.OpenPassword(id, []byte(testPassword))
			if gone {
				wantRefusal(t, err, PortfolioGone, "reservekopie")
			} else {
				wantRefusal(t, err, PortfolioBroken, "reservekopie", path)
			}
			_, err = c.Prepare(testUser, []byte(testPassword))
			wantRefusal(t, err, PortfolioExists, "reservekopie")

			c.must(c.Restore(id, b.Path))
			f := c.open(id)
			wantRecord(t, f, RevisionBucket, "a", "een")
			c.must(f.Close())
			var aside []string
			for _, name := range filesIn(t, c.folder) {
				if strings.Contains(name, ".beschadigd-") {
					aside = append(aside, name)
				}
			}
			if gone {
				if len(aside) != 0 {
					t.Errorf("aside: %v", aside)
				}
				return
			}
			if want := id + ".aiosmap.beschadigd-2026-11-22T233000Z"; !slices.Equal(aside, []string{want}) {
				t.Fatalf("aside: %v, want %s", aside, want)
			}
			if kept, err := os.ReadFile(filepath.Join(c.folder, aside[0])); err != nil || !bytes.Equal(kept, damaged) {
				t.Errorf("what was damaged is not kept as it was (%v)", err)
			}
			// Damaged once more in the same second: both are kept.
			c.must(os.Truncate(path, 100))
			c.must(c.Restore(id, b.Path))
			if n := len(filesIn(t, c.folder)); n != 4 {
				t.Errorf("in the folder: %v", filesIn(t, c.folder))
			}
		})
	}
}

func TestRestoreOverAWholeFile(t *testing.T) {
	c := newPortfolios(t)
	id, b := c.backedUp()
	_, err := c.OpenPassword(id, []byte("Fout1"))
	wantRefusal(t, err, PasswordWrong)
	c.must(c.Restore(id, b.Path))
	if got := c.found(); got.State != StateOK || got.Failures != 1 {
		t.Errorf("restoring gives new attempts: %+v", got)
	}
	f := c.open(id)
	wantRecord(t, f, RevisionBucket, "a", "een")
	c.must(f.Close())
	// What was there is a backup now, and comes back from it.
	all := c.whole(id)
	if len(all) != 2 {
		t.Fatalf("backups %v", all)
	}
	c.must(c.Restore(id, all[0]))
	wantRecord(t, c.open(id), RevisionBucket, "a", "twee")
}

func TestRestoreRefusals(t *testing.T) {
	c := newPortfolios(t)
	id, b := c.backedUp()
	other := newPortfolios(t)
	otherID, otherBackup := other.backedUp()
	wantRefusal(t, c.Restore(id, otherBackup.Path), PortfolioOther)
	wantRefusal(t, c.Restore(id, filepath.Join(c.folder, "weg.aiosmap")), PortfolioDenied)
	wantRefusal(t, c.Restore("..", b.Path), PortfolioGone)
	wantRefusal(t, c.Restore(otherID, b.Path), PortfolioOther)
	held := c.open(id)
	wantRefusal(t, c.another().Restore(id, b.Path), PortfolioBusy)
	wantRefusal(t, held.Restore(otherBackup.Path), PortfolioOther)
	wantRecord(t, held, RevisionBucket, "a", "twee")
	c.must(held.Close())
	if got := c.found(); got.State != StateOK || got.Backups != 1 {
		t.Errorf("after refusals: %+v", got)
	}
}

func TestRestoreInAnOpenSession(t *testing.T) {
	c := newPortfolios(t)
	id, b := c.backedUp()
	f := c.open(id)
	c.must(f.Restore(b.Path))
	wantRecord(t, f, RevisionBucket, "a", "een")
	c.write(f, RevisionBucket, "b", "verder")
	change, err := f.Rekey([]byte(testPassword))
	c.must(err)
	c.must(change.Confirm())
	wantRefusal(t, f.Restore(b.Path), PortfolioOtherKeys, "van toen")
	wantRecord(t, f, RevisionBucket, "b", "verder")
	f = c.again(f)
	wantRecord(t, f, RevisionBucket, "b", "verder")
	c.must(f.Close())
	// Without the session it goes, and the old password opens it.
	c.must(c.Restore(id, b.Path))
	wantRecord(t, c.open(id), RevisionBucket, "a", "een")
}

// The backup that is restored may be one that the backup before it pushes out.
func TestRestoreOfTheOldestBackup(t *testing.T) {
	c := newPortfolios(t)
	id, oldest := c.backedUp()
	f := c.open(id)
	for range keepAll.newest - 1 {
		_, err := f.Backup()
		c.must(err)
	}
	c.must(f.Restore(oldest.Path))
	wantRecord(t, f, RevisionBucket, "a", "een")
	if _, err := os.Lstat(oldest.Path); err == nil {
		t.Log("the oldest backup is still there: the test proves less than it should")
	}
}

func TestAdopt(t *testing.T) {
	c, laptop := newPortfolios(t), newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	moved := filepath.Join(tempFolder(t), "Mijn portfolio.aiosmap")
	c.must(f.Copy(moved))
	c.must(f.Copy(moved)) // over the one that is there
	if got := filesIn(t, filepath.Dir(moved)); len(got) != 1 {
		t.Errorf("beside the copy: %v", got)
	}
	got, err := laptop.Adopt(moved)
	c.must(err)
	if got.What != AdoptTaken || got.File.ID != f.ID() || got.File.State != StateOK || got.Theirs.IsZero() {
		t.Errorf("first time: %+v", got)
	}
	if got, err = laptop.Adopt(moved); err != nil || got.What != AdoptSame {
		t.Errorf("second time: %+v, %v", got, err)
	}
	// Logging in does not make it another one; writing does.
	g := laptop.open(f.ID())
	if got, err = laptop.Adopt(moved); err != nil || got.What != AdoptSame || got.File.State != StateBusy {
		t.Errorf("while it is open: %+v, %v", got, err)
	}
	laptop.write(g, RevisionBucket, "b", "op de laptop")
	laptop.must(g.Close())
	if got, err = laptop.Adopt(moved); err != nil || got.What != AdoptQuestion || got.Ours.IsZero() {
		t.Errorf("after a change: %+v, %v", got, err)
	}
	g = laptop.open(f.ID())
	wantRecord(t, g, RevisionBucket, "b", "op de laptop")
	c.must(g.Close())

	// Back on the first computer: Restore is the answer to the question.
	back := filepath.Join(tempFolder(t), "terug.aiosmap")
	c.must(f.Close())
	g, err = laptop.OpenPassword(f.ID(), []byte(testPassword))
	c.must(err)
	c.must(g.Copy(back))
	c.must(g.Close())
	if got, err = c.Adopt(back); err != nil || got.What != AdoptQuestion {
		t.Errorf("back: %+v, %v", got, err)
	}
	c.must(c.Restore(f.ID(), back))
	wantRecord(t, c.open(f.ID()), RevisionBucket, "b", "op de laptop")
	if len(c.whole(f.ID())) != 1 {
		t.Error("what was replaced is no backup")
	}

	c.must(os.WriteFile(moved, []byte("geen portfolio"), 0o600))
	_, err = laptop.Adopt(moved)
	wantRefusal(t, err, PortfolioBroken, moved)
	_, err = laptop.Adopt(moved + "x")
	wantRefusal(t, err, PortfolioDenied)
}

func TestLeftover(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	c.must(f.Close())
	id := f.ID()
	data, err := os.ReadFile(f.Path())
	c.must(err)
	left := f.Path() + "-123" + freshKlus
	half := filepath.Join(c.folder, strings.Repeat("0", 32)+portfolioExt+"-5"+freshKlus)
	c.must(os.WriteFile(half, data[:5000], 0o600))
	c.must(os.WriteFile(left, data, 0o600))
	// Beside the file it is no question.
	if got := c.found(); got.State != StateOK {
		t.Errorf("found %+v", got)
	}
	wantRefusal(t, c.UseLeftover(id), PortfolioGone)
	c.must(os.Remove(f.Path()))
	files, err := c.List()
	c.must(err)
	if len(files) != 1 || files[0].State != StateLeftover || files[0].ID != id || files[0].Path != left {
		t.Errorf("list %+v", files)
	}
	_, err = c.OpenPassword(id, []byte(testPassword))
	wantRefusal(t, err, PortfolioGone)
	_, err = c.Prepare(testUser, []byte(testPassword))
	wantRefusal(t, err, PortfolioExists)

	// Making another one sweeps what is half, and not what is a question.
	n, err := c.Prepare("z123456", []byte(testPassword))
	c.must(err)
	c.now = time.Now().Add(2 * leftoverAge)
	g, err := n.Create(false, nil)
	c.must(err)
	c.must(g.Close())
	if _, err := os.Lstat(half); err == nil {
		t.Error("half a file stays")
	}
	c.must(c.UseLeftover(id))
	f = c.open(id)
	wantRecord(t, f, RevisionBucket, "a", "een")
	c.must(f.Close())
	// Beside its file, an old one goes when that is opened.
	c.must(os.WriteFile(left, data, 0o600))
	c.must(c.open(id).Close())
	if _, err := os.Lstat(left); err == nil {
		t.Error("a leftover beside its file stays")
	}
}

func TestSetAside(t *testing.T) {
	c := newPortfolios(t)
	id, _ := c.backedUp()
	held := c.open(id)
	wantRefusal(t, c.another().SetAside(id), PortfolioBusy)
	c.must(held.Close())
	before, err := os.ReadFile(c.path(id))
	c.must(err)
	c.must(c.SetAside(id))
	wantRefusal(t, c.SetAside(id), PortfolioGone)
	if files, err := c.List(); len(files) != 0 || err != nil {
		t.Errorf("list %+v, %v", files, err)
	}
	aside := filepath.Join(c.folder, "opzij", id+"-2026-11-22T233000Z")
	if kept, err := os.ReadFile(aside + portfolioExt); err != nil || !bytes.Equal(kept, before) {
		t.Errorf("the file is not kept as it was (%v)", err)
	}
	if got := filesIn(t, aside+"-"+backupFolder); len(got) != 1 {
		t.Errorf("backups kept: %v", got)
	}
	f, _ := c.made()
	c.must(f.Close())
	// When the keys turn up, it comes back.
	got, err := c.Adopt(aside + portfolioExt)
	if err != nil || got.What != AdoptTaken {
		t.Fatalf("adopted %+v, %v", got, err)
	}
	wantRecord(t, c.open(id), RevisionBucket, "a", "twee")
}

func TestTwoOwnersOnOneComputer(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	n, err := c.Prepare("z123456", []byte(testPassword))
	c.must(err)
	g, err := n.Create(false, []Change{{RevisionBucket, "a", []byte("twee")}})
	c.must(err)
	wantRecord(t, f, RevisionBucket, "a", "een")
	wantRecord(t, g, RevisionBucket, "a", "twee")
	if f.IsUser("z123456") || bytes.Equal(f.Public(), g.Public()) {
		t.Error("one for the other")
	}
	c.must(errors.Join(f.Close(), g.Close()))
	if files, err := c.List(); len(files) != 2 || err != nil {
		t.Errorf("list %+v, %v", files, err)
	}
	if got := c.found(); got.ID != f.ID() {
		t.Errorf("found %+v", got)
	}
	if files, err := c.Find("z654321"); len(files) != 0 || err != nil {
		t.Errorf("a stranger finds %+v, %v", files, err)
	}
	// A file with another's name is not opened as his.
	data, err := os.ReadFile(g.Path())
	c.must(err)
	c.must(os.WriteFile(f.Path(), data, 0o600))
	_, err = c.OpenPassword(f.ID(), []byte(testPassword))
	wantRefusal(t, err, PortfolioOther)
}

func TestNothingHereYet(t *testing.T) {
	c := newPortfolios(t)
	if files, err := c.List(); len(files) != 0 || err != nil {
		t.Errorf("list %+v, %v", files, err)
	}
	if _, err := os.Lstat(c.folder); err == nil {
		t.Error("looking made the folder")
	}
	_, err := c.Prepare(testUser, []byte(testPassword))
	c.must(err)
	if _, err := os.Lstat(c.folder); err == nil {
		t.Error("preparing made the folder")
	}
	for _, id := range []string{"", "..", strings.Repeat("0", 32)} {
		_, err := c.OpenPassword(id, []byte(testPassword))
		wantRefusal(t, err, PortfolioGone)
	}
}

// Two windows prepare for one user name: the second one is told.
func TestPreparedTwice(t *testing.T) {
	c := newPortfolios(t)
	first, err := c.Prepare(testUser, []byte(testPassword))
	c.must(err)
	second, err := c.another().Prepare(testUser, []byte(testPassword))
	c.must(err)
	f, err := first.Create(false, nil)
	c.must(err)
	_, err = second.Create(false, nil)
	wantRefusal(t, err, PortfolioExists)
	c.must(f.Close())
	_, err = second.Create(false, []Change{{identityBucket, identityKey, []byte("x")}})
	if err == nil {
		t.Error("an odd first record is taken")
	}
}
