// Package frontend carries the built window into the program.
package frontend

import (
	"embed"
	"io/fs"
)

// Before the first build dist holds only a placeholder, so that the command
// line compiles without Node.
//
//go:embed all:dist
var dist embed.FS

// Assets gives the window's files, index.html at the top.
func Assets() (fs.FS, error) {
	return fs.Sub(dist, "dist")
}
