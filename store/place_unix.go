//go:build !windows

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// placeNew gives the file from the name to, where no file may be yet. A link
// does that in one step; file systems without links get a look and a rename,
// which leaves a moment for a second creator.
func placeNew(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, there := os.Lstat(to); there == nil {
		return fmt.Errorf("place %s: %w", to, fs.ErrExist)
	}
	return os.Rename(from, to)
}

// syncFolder makes the name of a new file last. Some file systems cannot sync
// a folder and say so with EINVAL.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) {
		err = nil
	}
	if err := errors.Join(err, d.Close()); err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}
