//go:build !production && !dev && !bindings

package desk

// HasWindow tells whether this build can open a window; a plain build is the
// command line only.
const HasWindow = false
