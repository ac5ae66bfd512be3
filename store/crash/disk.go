package crash

import (
	"maps"
	"path"
	"slices"
)

// disk is a folder with its files by number and its names apart from them, as
// a file system keeps them. Contents are shared between clones and replaced,
// never written into, unless own says that this disk made them.
type disk struct {
	files   map[int][]byte
	names   map[string]int
	folders map[string]bool
	own     map[int]bool
}

// diskOf numbers the files of an image, from 1 on, in the order of their names.
func diskOf(im Image) *disk {
	d := &disk{files: map[int][]byte{}, names: map[string]int{}, folders: map[string]bool{".": true}, own: map[int]bool{}}
	for _, p := range im.Folders {
		d.folders[p] = true
	}
	for i, p := range slices.Sorted(maps.Keys(im.Files)) {
		d.names[p] = i + 1
		d.files[i+1] = im.Files[p]
	}
	return d
}

func (d *disk) clone() *disk {
	// Neither of the two may write into what both have now.
	clear(d.own)
	return &disk{files: maps.Clone(d.files), names: maps.Clone(d.names), folders: maps.Clone(d.folders), own: map[int]bool{}}
}

// do applies one op. Ops on which it depends may be missing: then names come
// into being with empty files, and what lies in no folder is nowhere.
func (d *disk) do(o Op) {
	switch o.Kind {
	case Create:
		d.name(o.Path, o.File)
	case Write:
		data := d.sized(o.File, max(len(d.files[o.File]), int(o.Offset)+len(o.Data)))
		copy(data[o.Offset:], o.Data)
	case Truncate:
		d.sized(o.File, int(o.Offset))
	case Rename:
		d.unname(o.Path, o.File)
		d.name(o.To, o.File)
	case Link:
		d.name(o.To, o.File)
	case Remove:
		d.unname(o.Path, o.File)
	case MakeFolder:
		d.folders[o.Path] = true
	case RemoveFolder:
		delete(d.folders, o.Path)
	}
}

// sized gives the file's content, to be written into, with this length.
func (d *disk) sized(file, length int) []byte {
	data := d.files[file]
	if !d.own[file] || cap(data) < length {
		data = append(make([]byte, 0, length+length/4), data...)
		d.own[file] = true
	}
	if old := len(data); length > old {
		data = data[:length]
		clear(data[old:])
	}
	data = data[:length]
	d.files[file] = data
	return data
}

func (d *disk) name(p string, file int) { d.names[p] = file }

func (d *disk) unname(p string, file int) {
	if d.names[p] == file {
		delete(d.names, p)
	}
}

// image gives what somebody sees who looks now. The disk may go on.
func (d *disk) image() Image {
	clear(d.own)
	im := Image{Files: map[string][]byte{}}
	for p := range d.folders {
		if p != "." && d.reached(p) {
			im.Folders = append(im.Folders, p)
		}
	}
	slices.Sort(im.Folders)
	for p, file := range d.names {
		if d.reached(p) {
			im.Files[p] = d.files[file]
		}
	}
	return im
}

// reached tells whether all folders above p are there.
func (d *disk) reached(p string) bool {
	for p != "." {
		p = path.Dir(p)
		if !d.folders[p] {
			return false
		}
	}
	return true
}
