package watch

import (
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// folders keeps the system's notices for the folders that are in use.
type folders struct {
	// notices is nil where the system gives none.
	notices *fsnotify.Watcher
	// calls lets one in at a time to add or remove a folder. Who reads the
	// notices never takes it, since adding may wait for them to be read.
	calls sync.Mutex
	users map[string]int // under calls

	mu    sync.Mutex
	armed map[string]bool // under mu
}

func newFolders(notices *fsnotify.Watcher) *folders {
	return &folders{notices: notices, users: map[string]int{}, armed: map[string]bool{}}
}

// enter begins the notices of a folder for one more user.
func (d *folders) enter(dir string) {
	d.calls.Lock()
	defer d.calls.Unlock()
	d.users[dir]++
	d.arm(dir)
}

// leave ends them after the last user.
func (d *folders) leave(dir string) {
	d.calls.Lock()
	defer d.calls.Unlock()
	if d.users[dir]--; d.users[dir] > 0 {
		return
	}
	delete(d.users, dir)
	if d.lost(dir) {
		d.remove(dir)
	}
}

// again begins the notices anew where they ended with their folder.
func (d *folders) again(dir string) {
	// A drive that does not answer another caller must not hold up this one.
	if !d.calls.TryLock() {
		return
	}
	defer d.calls.Unlock()
	d.arm(dir)
}

// renew begins the notices anew in any case: the system may still watch a
// folder that is no longer the one of this name.
func (d *folders) renew(dir string) {
	if !d.calls.TryLock() {
		return
	}
	defer d.calls.Unlock()
	if d.lost(dir) {
		d.remove(dir)
	}
	d.arm(dir)
}

// arm asks the system for notices. Without them looking now and then remains.
func (d *folders) arm(dir string) {
	d.mu.Lock()
	before := d.armed[dir]
	// Set first: the folder may be lost again before Add returns.
	d.armed[dir] = true
	d.mu.Unlock()
	if before {
		return
	}
	if d.notices == nil || crowded(dir) || d.notices.Add(dir) != nil {
		d.lost(dir)
	}
}

// lost notes that a folder has no notices any more and tells whether it had.
func (d *folders) lost(dir string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	had := d.armed[dir]
	delete(d.armed, dir)
	return had
}

func (d *folders) remove(dir string) {
	// It fails only for a folder that is watched no more, which is what is wanted.
	_ = d.notices.Remove(dir)
}

func (d *folders) close() {
	if d.notices != nil {
		// Nothing is left to do about a handle that does not close.
		_ = d.notices.Close()
	}
}

// crowdedAbove is the number of files in a folder above which macOS' notices
// cost more than they give.
const crowdedAbove = 500

// crowded tells whether a folder holds too many files for the notices of macOS,
// which keep every file in it open.
func crowded(dir string) bool {
	if runtime.GOOS != "darwin" {
		return false
	}
	f, err := os.Open(dir)
	if err != nil {
		return false
	}
	defer f.Close()
	names, err := f.Readdirnames(crowdedAbove + 1)
	return (err == nil || err == io.EOF) && len(names) > crowdedAbove
}
