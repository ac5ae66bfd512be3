package store

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"testing"

	"go.etcd.io/bbolt"
)

// While a backup or a copy is made, others read and write; what they write is
// not in it.
func TestWritingBesideABackup(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")}, Change{ChunkBucket, "b", recordOf("groot", 300_000)})
	began, goOn := make(chan struct{}), make(chan struct{})
	c.opt.Check = func(_ context.Context, path string) error {
		began <- struct{}{}
		<-goOn
		return CheckPortfolioFile(path)
	}
	for name, do := range map[string]func() error{
		"backup": func() error { _, err := f.Backup(); return err },
		"copy":   func() error { return f.Copy(filepath.Join(c.folder, "mee.aiosmap")) },
	} {
		ended := make(chan error, 1)
		go func() { ended <- do() }()
		<-began
		c.write(f, RevisionBucket, "a", "tijdens "+name)
		wantRecord(t, f, RevisionBucket, "a", "tijdens "+name)
		if !f.Changed() {
			t.Errorf("%s: nothing changed since", name)
		}
		goOn <- struct{}{}
		c.must(<-ended)
		if !f.Changed() {
			t.Errorf("%s: what was written meanwhile is taken to be in it", name)
		}
	}
	c.opt.Check = nil
	_, err := f.Backup()
	if c.must(err); f.Changed() {
		t.Error("changed since the last backup")
	}
}

// A snapshot shows one state for as long as it is looked at, whatever is written
// meanwhile; closing waits for it.
func TestSnapshot(t *testing.T) {
	c := newPortfolios(t)
	// Large enough that what follows needs no larger mapping.
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")}, Change{ChunkBucket, "b", recordOf("groot", 300_000)})
	closed := make(chan error, 1)
	stop := errors.New("stop")
	err := f.held.snapshot(func(tx *bbolt.Tx) error {
		for range 3 {
			c.write(f, RevisionBucket, "a", "later")
		}
		value := tx.Bucket([]byte(RevisionBucket)).Get([]byte("a"))
		plain, err := f.keys.unseal(f.id, RevisionBucket, []byte("a"), value)
		if err != nil || string(plain) != "een" {
			t.Errorf("the snapshot shows %q, %v", plain, err)
		}
		go func() { closed <- f.Close() }()
		return stop
	})
	if !errors.Is(err, stop) {
		t.Error(err)
	}
	c.must(<-closed)
	if err := f.held.snapshot(func(*bbolt.Tx) error { return nil }); err == nil {
		t.Error("a snapshot of a closed file")
	}
	f = c.open(f.ID())
	wantRecord(t, f, RevisionBucket, "a", "later")

	if runtime.GOOS == "windows" {
		// There the mapping that a panic leaves behind keeps the test's folder.
		return
	}
	// One that panics ends the use of the file, and nobody waits for it.
	if err := f.held.snapshot(func(*bbolt.Tx) error { panic("stuk") }); err == nil {
		t.Error("a panic was not told")
	}
	_, _, err = f.Get(RevisionBucket, "a")
	wantRefusal(t, err, PortfolioBroken)
	c.must(f.Close())
}
