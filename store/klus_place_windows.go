package store

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/sys/windows"
)

// placeOver gives the file from the name to, and replaces what has it;
// write-through makes it last before it returns.
func placeOver(from, to string) error {
	src, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return fmt.Errorf("place %s: %w", to, err)
	}
	dst, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return fmt.Errorf("place %s: %w", to, err)
	}
	err = patiently(func() error {
		return windows.MoveFileEx(src, dst, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
	})
	if err != nil {
		return fmt.Errorf("place %s: %w", to, err)
	}
	return nil
}

// patiently tries again while someone has the file open: a scanner, or another
// Aiosmap that reads it. Replacing an open file is "access denied" there.
func patiently(do func() error) error {
	var err error
	for try := range placeTries {
		if try > 0 {
			time.Sleep(placeWait)
		}
		err = do()
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.Is(err, windows.ERROR_LOCK_VIOLATION) &&
			!errors.Is(err, windows.ERROR_ACCESS_DENIED) {
			break
		}
	}
	return err
}
