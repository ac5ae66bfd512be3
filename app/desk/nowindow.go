//go:build !production && !dev && !bindings

package desk

import (
	"errors"
	"io/fs"
)

// HasWindow tells whether this build can open a window; a plain build is the
// command line only, and carries nothing of Wails, which keeps it quick.
const HasWindow = false

// OpenWindow is not to be had in this build.
func OpenWindow(fs.FS, Deps) error { return errors.New("this build has no window") }
