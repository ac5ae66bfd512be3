//go:build !windows

package store

import "os"

// placeOver gives the file from the name to, and replaces what has it.
func placeOver(from, to string) error { return os.Rename(from, to) }

// patiently does it once: nobody's reading stands in the way here.
func patiently(do func() error) error { return do() }
