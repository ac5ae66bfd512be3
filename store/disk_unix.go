//go:build !windows

package store

import (
	"errors"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"
)

// errReadOnlyDisk is what writing on a medium that is read-only gives.
const errReadOnlyDisk = syscall.EROFS

// isFull tells that there was no room: on the disk, in a quota, or in what
// a file may be.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) ||
		errors.Is(err, berrors.ErrMaxSizeReached)
}
