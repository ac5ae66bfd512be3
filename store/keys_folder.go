package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"aiosmap/store/seal"
)

// FolderKeys keeps keys as plain files in dir, which protects nothing: whoever
// reads the folder opens what the keys close. It is the seam for tests and the
// development build, and must not be reachable in a released program.
func FolderKeys(dir string) KeyStore { return folderKeys{dir} }

type folderKeys struct{ dir string }

func (f folderKeys) path(name string) (string, error) {
	if strings.ContainsAny(name, `/\:`) || !filepath.IsLocal(name) {
		return "", fmt.Errorf("name of a key: %q", name)
	}
	return filepath.Join(f.dir, name+".sleutel"), nil
}

func (f folderKeys) Key(name string) (seal.Key, bool, error) {
	path, err := f.path(name)
	if err != nil {
		return seal.Key{}, false, err
	}
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return seal.Key{}, false, nil
	}
	if err != nil {
		return seal.Key{}, false, fmt.Errorf("read key: %w", err)
	}
	k, err := seal.KeyFrom(b)
	return k, err == nil, err
}

func (f folderKeys) PutKey(name string, k seal.Key) error {
	path, err := f.path(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return fmt.Errorf("make key folder: %w", err)
	}
	return writeWhole(path, k.Bytes())
}

func (f folderKeys) Forget(name string) error {
	path, err := f.path(name)
	if err != nil {
		return err
	}
	return removeIfThere(path)
}
