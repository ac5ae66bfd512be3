//go:build !windows

package store

import "syscall"

// errReadOnlyDisk is what writing on a medium that is read-only gives.
const errReadOnlyDisk = syscall.EROFS
