package crash

import (
	"fmt"
	"path"
)

// Kind says what an Op does.
type Kind uint8

// The kinds of Ops.
const (
	// Create gives a new, empty file the name Path.
	Create Kind = iota
	// Write puts Data at Offset.
	Write
	// Truncate makes the file Offset bytes long.
	Truncate
	// Sync flushes what the file holds; its name is the folder's.
	Sync
	// FailedSync is a sync that gave an error. What it was to flush may never
	// reach the disk, whatever a later sync says: the kernel has forgotten it.
	FailedSync
	// Rename moves the name Path to To, in the place of what was called so.
	Rename
	// Link gives the file the name To besides Path.
	Link
	// Remove takes the name Path away.
	Remove
	// MakeFolder and RemoveFolder make and remove the folder Path.
	MakeFolder
	RemoveFolder
	// SyncFolder flushes the names in the folder Path.
	SyncFolder
	// Open opens a file or folder that is there.
	Open
	// Mark changes nothing: the program tells where it is, in Text.
	Mark
)

// Op is one call that concerns the folder, or a mark.
type Op struct {
	Kind Kind
	// File is a number for the file itself, whatever its name at the moment.
	File int
	// Path and To are relative to the folder, with slashes; the folder is ".".
	Path, To string
	Offset   int64
	Data     []byte
	Text     string
	// Call is the system call that did it.
	Call Call
	// forgotten: a sync that was to flush this write failed.
	forgotten bool
}

// String tells the op in a line, without its data.
func (o Op) String() string {
	switch o.Kind {
	case Create:
		return "create " + o.Path
	case Write:
		return fmt.Sprintf("write %d bytes at %d of %s", len(o.Data), o.Offset, o.Path)
	case Truncate:
		return fmt.Sprintf("truncate %s to %d bytes", o.Path, o.Offset)
	case Sync:
		return "sync " + o.Path
	case FailedSync:
		return "failed sync of " + o.Path
	case Rename:
		return "rename " + o.Path + " to " + o.To
	case Link:
		return "link " + o.Path + " to " + o.To
	case Remove:
		return "remove " + o.Path
	case MakeFolder:
		return "make folder " + o.Path
	case RemoveFolder:
		return "remove folder " + o.Path
	case SyncFolder:
		return "sync folder " + o.Path
	case Open:
		return "open " + o.Path
	default:
		return "mark " + o.Text
	}
}

// ofFile tells whether the op changes what a file holds.
func (o Op) ofFile() bool { return o.Kind == Write || o.Kind == Truncate }

// ofNames tells whether the op changes the names in a folder.
func (o Op) ofNames() bool {
	switch o.Kind {
	case Create, Rename, Link, Remove, MakeFolder, RemoveFolder:
		return true
	default:
		return false
	}
}

// folder is the one whose sync makes the op last. A rename between folders is
// split before it is asked.
func (o Op) folder() string {
	if o.To != "" {
		return path.Dir(o.To)
	}
	return path.Dir(o.Path)
}

// Trace is what a program did to a folder, in order.
type Trace struct {
	// Start is the folder before.
	Start Image
	Ops   []Op
}

// Marks gives the texts of the marks among the first n ops, and the first one
// after them, empty when there is none.
func (t Trace) Marks(n int) (before []string, next string) {
	for i, o := range t.Ops {
		switch {
		case o.Kind != Mark:
		case i < n:
			before = append(before, o.Text)
		default:
			return before, o.Text
		}
	}
	return before, ""
}
