package store

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// asOrdinaryUser does something without the rights that root has over files.
func asOrdinaryUser(t *testing.T, do func()) {
	t.Helper()
	if os.Getuid() != 0 {
		do()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		// The thread is not given back, and ends with the goroutine.
		runtime.LockOSThread()
		if _, err := unix.SetfsuidRetUid(65534); err != nil {
			t.Error(err)
			return
		}
		do()
	}()
	<-done
}

// readable lets everybody read, and as the mode says the owner write.
func readable(t *testing.T, c *portfolioTest, file, folder os.FileMode) {
	t.Helper()
	for path := c.folder; len(path) > len(os.TempDir()); path = filepath.Dir(path) {
		c.must(os.Chmod(path, 0o755))
	}
	owner := func(path string, mode os.FileMode) {
		if os.Getuid() == 0 {
			c.must(os.Chown(path, 65534, -1))
		}
		c.must(os.Chmod(path, mode))
	}
	for _, name := range filesIn(t, c.folder) {
		owner(filepath.Join(c.folder, name), file)
	}
	owner(c.folder, folder)
	t.Cleanup(func() { c.must(os.Chmod(c.folder, 0o700)) })
}

// A file of an earlier schema that may not be written is read as it is.
func TestReadOnlyFileOfBefore(t *testing.T) {
	c := fixture(t)
	readable(t, c, 0o444, 0o555)
	asOrdinaryUser(t, func() {
		f, err := c.OpenPassword(fixtureID, []byte(fixturePassword))
		if err != nil {
			t.Error(err)
			return
		}
		defer f.Close()
		if !f.ReadOnly() || f.plain.schema != firstPortfolioSchema {
			t.Errorf("read-only %t, schema %d", f.ReadOnly(), f.plain.schema)
		}
		wantRecord(t, f, ScratchBucket, "blad", "kladje\n")
		wantRecord(t, f, DocumentBucket, "geen", "")
	})
}

func TestReadOnlyFile(t *testing.T) {
	c := newPortfolios(t)
	f, code := c.made(Change{RevisionBucket, "a", []byte("een")})
	id := f.ID()
	c.must(f.Close())
	readable(t, c, 0o444, 0o555)
	before, err := os.ReadFile(c.path(id))
	c.must(err)
	p := c.another()
	asOrdinaryUser(t, func() {
		files, err := p.List()
		if err != nil || len(files) != 1 || !files[0].ReadOnly || files[0].State != StateOK {
			t.Errorf("list %+v, %v", files, err)
		}
		f, err := p.OpenPassword(id, []byte(testPassword))
		if err != nil {
			t.Error(err)
			return
		}
		wantRecord(t, f, RevisionBucket, "a", "een")
		if !f.ReadOnly() {
			t.Error("not told to be read-only")
		}
		_, rekey := f.Rekey([]byte(testPassword))
		for what, err := range map[string]error{
			"write": f.Write(Change{RevisionBucket, "a", nil}), "password": f.SetPassword([]byte(testPassword), []byte("Nieuw(1")), "user": f.SetUser("z1"),
			"key store": f.UseKeyStore(true), "rekey": rekey, "purge": f.Purge(Change{RevisionBucket, "a", nil}),
		} {
			if !hasCode(err, PortfolioReadOnly) {
				t.Errorf("%s: %v", what, err)
			}
		}
		if _, err := f.Backup(); !hasCode(err, PortfolioDenied) && !hasCode(err, BackupFailed) {
			t.Errorf("backup: %v", err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		_, err = p.OpenCode(id, code, []byte("Nieuw(1"))
		if !hasCode(err, PortfolioReadOnly) {
			t.Errorf("herstelcode: %v", err)
		}
		// Three attempts in memory, and then none.
		for n := range MaxFailures {
			_, err := p.OpenPassword(id, []byte("Fout1"))
			if last := n == MaxFailures-1; !last && !hasCode(err, PasswordWrong) || last && !hasCode(err, PortfolioLocked) {
				t.Errorf("attempt %d: %v", n+1, err)
			}
		}
		if _, err := p.OpenPassword(id, []byte(testPassword)); !hasCode(err, PortfolioLocked) {
			t.Errorf("after three: %v", err)
		}
	})
	if after, err := os.ReadFile(c.path(id)); err != nil || string(after) != string(before) {
		t.Errorf("the file was changed (%v)", err)
	}
	// On this medium the count cannot last.
	asOrdinaryUser(t, func() {
		f, err := c.another().OpenPassword(id, []byte(testPassword))
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			t.Error(err)
		}
	})
}

// A folder in which nothing can be made still lets its files be written.
func TestReadOnlyFolder(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	id := f.ID()
	c.must(f.Close())
	readable(t, c, 0o644, 0o555)
	p := c.another()
	asOrdinaryUser(t, func() {
		f, err := p.OpenPassword(id, []byte(testPassword))
		if err != nil {
			t.Error(err)
			return
		}
		err = f.Write(Change{RevisionBucket, "a", []byte("twee")})
		if f.ReadOnly() || err != nil {
			t.Errorf("read-only %v, %v", f.ReadOnly(), err)
		}
		if err := f.Purge(Change{RevisionBucket, "b", nil}); err == nil || hasCode(err, PortfolioUnsure) {
			t.Errorf("a new file in a folder that takes none: %v", err)
		}
		wantRecord(t, f, RevisionBucket, "a", "twee")
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		if _, err := p.Prepare("z123456", []byte(testPassword)); err != nil {
			t.Error(err)
		}
	})
	asOrdinaryUser(t, func() {
		n, err := p.Prepare("z123456", []byte(testPassword))
		if err != nil {
			t.Error(err)
			return
		}
		if _, err := n.Create(false, nil); !hasCode(err, PortfolioDenied) {
			t.Errorf("made: %v", err)
		}
	})
	wantRecord(t, c.open(id), RevisionBucket, "a", "twee")
}

func TestUnreadableFile(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	id := f.ID()
	c.must(f.Close())
	readable(t, c, 0, 0o755)
	p := c.another()
	asOrdinaryUser(t, func() {
		files, err := p.List()
		if err != nil || len(files) != 1 || files[0].State != StateDenied {
			t.Errorf("list %+v, %v", files, err)
		}
		if _, err = p.OpenPassword(id, []byte(testPassword)); !hasCode(err, PortfolioDenied) {
			t.Errorf("opened: %v", err)
		}
	})
}

// inChild runs a test in a process of its own, where limits harm nobody else;
// it tells whether this is that process.
func inChild(t *testing.T) bool {
	t.Helper()
	const child = "AIOSMAP_STORE_TEST_CHILD"
	if os.Getenv(child) != "" {
		return true
	}
	cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), child+"=1")
	if out, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(out, []byte("--- PASS: "+t.Name())) {
		t.Errorf("%v:\n%s", err, out)
	}
	return false
}

// withRoom does something while no file may reach beyond size bytes.
func withRoom(t *testing.T, size uint64, do func()) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: limit.Max}); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
	}()
	do()
}

func TestNoRoomForABackup(t *testing.T) {
	if !inChild(t) {
		return
	}
	c := newPortfolios(t)
	c.second = tempFolder(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte(strings.Repeat("een", 100_000))})
	_, err := f.Backup()
	c.must(err)
	c.write(f, RevisionBucket, "b", strings.Repeat("twee", 20_000))
	held := recordsIn(t, f)
	withRoom(t, 100<<10, func() {
		_, err := f.Backup()
		wantRefusal(t, err, PortfolioFull, "schijf is vol", "geen kopie")
		wantRefusal(t, f.Compact(), PortfolioFull)
		wantRefusal(t, f.Purge(), PortfolioFull)
		wantRefusal(t, f.Copy(filepath.Join(c.second, "kopie.aiosmap")), PortfolioFull)
		wantRefusal(t, f.Write(Change{RevisionBucket, "c", make([]byte, 300_000)}), PortfolioFull, "Wat je daarvoor bewaarde, staat er nog")
		if recordsIn(t, f) != held {
			t.Error("something changed")
		}
	})
	if len(c.whole(f.ID())) != 2 || len(filesIn(t, filepath.Join(c.backupRoot(), f.ID()))) != 1 || len(filesIn(t, c.second)) != 1 {
		t.Error("left behind on a full disk")
	}
	c.write(f, RevisionBucket, "c", "drie")
	_, err = f.Backup()
	c.must(err)
	if f = c.again(f); len(c.whole(f.ID())) != 4 {
		t.Error("no backup when there is room again")
	}
}

// When not even the attempt can be written, the portfolio can be read.
func TestNoRoomForTheAttempt(t *testing.T) {
	if !inChild(t) {
		return
	}
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	id := f.ID()
	c.must(f.Close())
	withRoom(t, 0, func() {
		f, err := c.OpenPassword(id, []byte(testPassword))
		c.must(err)
		wantRecord(t, f, RevisionBucket, "a", "een")
		wantRefusal(t, f.Write(Change{RevisionBucket, "a", nil}), PortfolioReadOnly, "schijf was vol")
		c.must(f.Close())
		_, err = c.OpenPassword(id, []byte("Fout1"))
		wantRefusal(t, err, PasswordWrong, "nog 2 keer")
	})
	f = c.open(id)
	c.write(f, RevisionBucket, "a", "twee")
	n, err := c.Prepare("z123456", []byte(testPassword))
	c.must(err)
	withRoom(t, 4096, func() {
		_, err := n.Create(false, nil)
		wantRefusal(t, err, PortfolioFull)
	})
	g, err := n.Create(false, nil)
	c.must(err)
	c.must(g.Close())
}
