package store

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/sys/windows"
)

// Virus scanners and indexers open a new file for a moment.
const (
	placeTries = 20
	placeWait  = 50 * time.Millisecond
)

// placeNew gives the file from the name to, where no file may be yet. Without
// MOVEFILE_REPLACE_EXISTING the move fails when there is one; write-through
// makes it last before it returns.
func placeNew(from, to string) error {
	src, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return fmt.Errorf("place %s: %w", to, err)
	}
	dst, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return fmt.Errorf("place %s: %w", to, err)
	}
	for range placeTries {
		err = windows.MoveFileEx(src, dst, windows.MOVEFILE_WRITE_THROUGH)
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			break
		}
		time.Sleep(placeWait)
	}
	if err != nil {
		return fmt.Errorf("place %s: %w", to, err)
	}
	return nil
}

// syncFolder has nothing to do: the move was written through.
func syncFolder(string) error { return nil }
