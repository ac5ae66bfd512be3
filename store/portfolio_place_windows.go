package store

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// isRemote tells whether a folder lies on another computer; known is false when
// its drive is not there.
func isRemote(folder string) (remote, known bool) {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(folder) + `\`)
	if err != nil {
		return false, false
	}
	switch windows.GetDriveType(root) {
	case windows.DRIVE_REMOTE:
		return true, true
	case windows.DRIVE_UNKNOWN, windows.DRIVE_NO_ROOT_DIR:
		return false, false
	}
	return false, true
}
