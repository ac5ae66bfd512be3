package store

import "golang.org/x/sys/unix"

// isRemote tells whether a folder lies on another computer; known is false when
// it is not there.
func isRemote(folder string) (remote, known bool) {
	var s unix.Statfs_t
	if unix.Statfs(folder, &s) != nil {
		return false, false
	}
	switch uint32(s.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.AFS_SUPER_MAGIC, unix.CODA_SUPER_MAGIC:
		return true, true
	}
	return false, true
}
