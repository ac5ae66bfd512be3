package store

import (
	"os"
	"path/filepath"
)

// openMark is the empty file beside a portfolio that is open for writing. When
// it is found, the last end was not a clean one. On Windows, where a file must
// be closed to be replaced, it is also what keeps others away meanwhile.
type openMark struct {
	path string
	// was: it was there before.
	was  bool
	set  bool
	file *os.File
}

func (p *Portfolios) markOf(id string) *openMark {
	m := &openMark{path: filepath.Join(p.opt.Folder, id+openExt)}
	_, err := os.Lstat(m.path)
	m.was = err == nil
	return m
}

// drop gives the mark back, and takes it away after a clean end. One that cannot
// go asks for one check more at the next opening.
func (m *openMark) drop(clean bool) {
	if m.file != nil {
		_ = m.file.Close()
		m.file = nil
	}
	if m.set && clean {
		m.set = false
		_ = removeIfThere(m.path)
	}
}
