package store

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// errReadOnlyDisk is what writing on a medium that is read-only gives.
const errReadOnlyDisk = windows.ERROR_WRITE_PROTECT

// noRoom is what writing gives when there is none, on the disk or in a quota.
var noRoom = []syscall.Errno{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}
