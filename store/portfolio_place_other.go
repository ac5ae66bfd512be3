//go:build !linux && !darwin && !windows

package store

// isRemote knows nothing here.
func isRemote(string) (remote, known bool) { return false, false }
