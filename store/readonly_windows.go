package store

import "golang.org/x/sys/windows"

// errReadOnlyDisk is what writing on a medium that is read-only gives.
const errReadOnlyDisk = windows.ERROR_WRITE_PROTECT
