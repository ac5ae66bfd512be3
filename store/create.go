package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
)

// freshPattern is the name a settings file has until it is whole.
const freshPattern = "instellingen-*.nieuw"

// createSettings makes an empty settings file at path, whole or not at all: it
// is built under another name, closed, synced, and put in place only where no
// file is. When someone else was first, theirs stays and the result is nil. Its
// name lasts when the folder is synced, which opening does.
func createSettings(path string, timeout time.Duration) error {
	folder := filepath.Dir(path)
	if err := makeFolder(folder); err != nil {
		return fmt.Errorf("make data folder: %w", err)
	}
	fresh, err := createBolt(folder, freshPattern, bbolt.Options{Timeout: timeout}, func(db *bbolt.DB) error {
		return migrate(db, 0, migrations[:])
	})
	if err == nil {
		err = placeNew(fresh, path)
	}
	if fresh != "" {
		// After a rename there is nothing to remove, after a link there is. What
		// stays is swept another time.
		_ = removeIfThere(fresh)
	}
	if _, there := os.Lstat(path); there == nil {
		return nil
	}
	return err
}

// createBolt makes a bbolt file in folder under a name of its own, fills it,
// closes and syncs it. It gives that name, also with an error when a file may be
// left. pattern is as for os.CreateTemp.
func createBolt(folder, pattern string, opt bbolt.Options, fill func(db *bbolt.DB) error) (string, error) {
	f, err := os.CreateTemp(folder, pattern)
	if err != nil {
		return "", fmt.Errorf("create file: %w", err)
	}
	fresh := f.Name()
	if err := f.Close(); err != nil {
		return fresh, fmt.Errorf("create file: %w", err)
	}
	db, file, err := openBolt(fresh, &opt)
	if err != nil {
		return fresh, fmt.Errorf("create file: %w", err)
	}
	if err := guarded(func() error { return fill(db) }); err != nil {
		// Not through bbolt after a panic: it may wait for its own lock for ever.
		if errors.Is(err, errPanicked) {
			return fresh, errors.Join(err, file.Close())
		}
		letGo(db, file)
		return fresh, fmt.Errorf("fill new file: %w", err)
	}
	size, err := sizeOf(db)
	if err := errors.Join(err, guarded(db.Close)); err != nil {
		return fresh, fmt.Errorf("close new file: %w", err)
	}
	// bbolt makes room for more than there is, on Windows up to twice as much.
	if err := os.Truncate(fresh, size); err != nil {
		return fresh, fmt.Errorf("cut new file: %w", err)
	}
	return fresh, syncFile(fresh)
}

// sizeOf gives how many bytes of a file are in use.
func sizeOf(db *bbolt.DB) (size int64, err error) {
	err = guarded(func() error {
		return db.View(func(tx *bbolt.Tx) error {
			size = tx.Size()
			return nil
		})
	})
	return size, err
}

// makeFolder makes a folder that lasts, with those above it, where they are not
// there yet: a file in a folder is as lost as the folder's own name.
func makeFolder(folder string) error {
	var made []string
	for f := folder; ; f = filepath.Dir(f) {
		if _, err := os.Lstat(f); !errors.Is(err, fs.ErrNotExist) || f == filepath.Dir(f) {
			break
		}
		made = append(made, f)
	}
	err := os.MkdirAll(folder, 0o700)
	for i := len(made) - 1; i >= 0 && err == nil; i-- {
		err = syncFolder(filepath.Dir(made[i]))
	}
	if err != nil {
		// Who tries again must not take one for lasting that is not.
		for _, f := range made {
			_ = os.Remove(f)
		}
	}
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	return nil
}

// sweepFresh removes what creators that were killed left behind. It runs when
// the settings file exists and is held, so that a creator still at work can
// only lose: placeNew never replaces a file. Such files never held a setting.
func sweepFresh(folder string) {
	left, err := filepath.Glob(filepath.Join(folder, freshPattern))
	if err != nil {
		return
	}
	for _, path := range left {
		// One that cannot go now goes another time.
		_ = removeIfThere(path)
	}
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remove: %w", err)
	}
	return nil
}
