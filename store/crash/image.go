package crash

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Image is what a folder holds. What it refers to is not changed.
type Image struct {
	// Folders are the paths of the folders in it, without the folder itself.
	Folders []string
	// Files are the contents by path, with slashes.
	Files map[string][]byte
}

// Snapshot reads a folder.
func Snapshot(folder string) (Image, error) {
	im := Image{Files: map[string][]byte{}}
	err := filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == folder {
			return err
		}
		rel, err := filepath.Rel(folder, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir():
			im.Folders = append(im.Folders, rel)
		case d.Type().IsRegular():
			im.Files[rel], err = os.ReadFile(p)
		default:
			err = fmt.Errorf("%s is no file", rel)
		}
		return err
	})
	if err != nil {
		return Image{}, fmt.Errorf("read folder: %w", err)
	}
	slices.Sort(im.Folders)
	return im, nil
}

// Put makes the image in a folder that is not there yet.
func (im Image) Put(folder string) error {
	for _, p := range append([]string{"."}, im.Folders...) {
		if err := os.Mkdir(filepath.Join(folder, filepath.FromSlash(p)), 0o700); err != nil {
			return fmt.Errorf("put image: %w", err)
		}
	}
	for p, data := range im.Files {
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(p)), data, 0o600); err != nil {
			return fmt.Errorf("put image: %w", err)
		}
	}
	return nil
}

// Sum is the same for images that are the same.
func (im Image) Sum() [sha256.Size]byte {
	h := sha256.New()
	part := func(kind byte, b []byte) {
		h.Write(binary.BigEndian.AppendUint64([]byte{kind}, uint64(len(b))))
		h.Write(b)
	}
	for _, p := range im.Folders {
		part('d', []byte(p))
	}
	for _, p := range slices.Sorted(maps.Keys(im.Files)) {
		part('n', []byte(p))
		part('f', im.Files[p])
	}
	return [sha256.Size]byte(h.Sum(nil))
}
