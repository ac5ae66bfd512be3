//go:build !windows

package store

import "syscall"

// errReadOnlyDisk is what writing on a medium that is read-only gives.
const errReadOnlyDisk = syscall.EROFS

// noRoom is what writing gives when there is none: on the disk, in a quota, or
// in what a file may be.
var noRoom = []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
