package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// CopiesFolder is the name of the folder for Copies in the data folder.
const CopiesFolder = "weergave"

// Copies are files that were taken out of a portfolio for another program of
// the computer, to look at and to print. They are open for whoever may read
// them, and so are wiped as soon as the portfolio closes.
type Copies struct {
	folder string
	rand   io.Reader
	mu     sync.Mutex
}

// NewCopies gives the copies in folder, which need not be there yet.
func NewCopies(folder string, rand io.Reader) *Copies {
	return &Copies{folder: folder, rand: rand}
}

// New makes an empty copy in a folder of its own, so that it keeps the name
// that its owner knows. Only this user of the computer can read it. When it is
// closed it becomes read-only: what another program writes in it would be lost.
func (c *Copies) New(name string) (file io.WriteCloser, path string, err error) {
	if filepath.Base(name) != name || !filepath.IsLocal(name) {
		return nil, "", fmt.Errorf("make copy: a name that leaves its folder")
	}
	id := make([]byte, 8)
	if _, err := io.ReadFull(c.rand, id); err != nil {
		return nil, "", fmt.Errorf("make copy: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := makeFolder(c.folder); err != nil {
		return nil, "", fmt.Errorf("make copy: %w", err)
	}
	// A link in its place would carry the copy to where nobody wipes it.
	if info, err := os.Lstat(c.folder); err != nil || !info.IsDir() {
		return nil, "", errors.Join(fmt.Errorf("make copy: no folder of our own"), err)
	}
	folder := filepath.Join(c.folder, hex.EncodeToString(id))
	if err := os.Mkdir(folder, 0o700); err != nil {
		return nil, "", fmt.Errorf("make copy: %w", err)
	}
	path = filepath.Join(folder, name)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, "", errors.Join(fmt.Errorf("make copy: %w", err), os.Remove(folder))
	}
	return copyFile{f, path}, path, nil
}

// copyFile is a copy that is being written.
type copyFile struct {
	*os.File
	path string
}

func (f copyFile) Close() error {
	if err := f.File.Close(); err != nil {
		return fmt.Errorf("close copy: %w", err)
	}
	if err := os.Chmod(f.path, 0o400); err != nil {
		return fmt.Errorf("close copy: %w", err)
	}
	return nil
}

// Wipe removes all copies. One that a program keeps open on Windows stays, and
// goes another time; the error tells of it.
func (c *Copies) Wipe() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	info, err := os.Lstat(c.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("wipe copies: %w", err)
	}
	if !info.IsDir() {
		return os.Remove(c.folder)
	}
	list, err := os.ReadDir(c.folder)
	if err != nil {
		return fmt.Errorf("wipe copies: %w", err)
	}
	for _, e := range list {
		if gone := os.RemoveAll(filepath.Join(c.folder, e.Name())); gone != nil {
			err = errors.Join(err, fmt.Errorf("wipe copy: %w", gone))
		}
	}
	if err != nil {
		return err
	}
	if err := os.Remove(c.folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("wipe copies: %w", err)
	}
	return nil
}
