package store

import (
	"errors"

	berrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sys/windows"
)

// errReadOnlyDisk is what writing on a medium that is read-only gives.
const errReadOnlyDisk = windows.ERROR_WRITE_PROTECT

// isFull tells that there was no room: on the disk, in a quota, or in what
// a file may be.
func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED) || errors.Is(err, berrors.ErrMaxSizeReached)
}
