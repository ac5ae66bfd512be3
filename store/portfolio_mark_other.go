//go:build !windows

package store

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// take has nothing to do: bbolt's lock is enough.
func (m *openMark) take(time.Duration) error { return nil }

// put makes the mark when the file is held. Where it cannot be made, the next
// opening only looks less closely.
func (m *openMark) put() {
	f, err := os.OpenFile(m.path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err == nil {
		m.set = errors.Join(f.Close(), syncFolder(filepath.Dir(m.path))) == nil
	}
}
