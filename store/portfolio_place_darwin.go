package store

import "golang.org/x/sys/unix"

// isRemote tells whether a folder lies on another computer; known is false when
// it is not there.
func isRemote(folder string) (remote, known bool) {
	var s unix.Statfs_t
	if unix.Statfs(folder, &s) != nil {
		return false, false
	}
	return s.Flags&unix.MNT_LOCAL == 0, true
}
