// Package watch tells when a file that others save has a new content. Excel,
// LibreOffice and sync programs replace a file instead of writing in it, so
// the folder is watched and never the file; and because some drives tell
// nothing, every file is looked at now and then as well.
package watch

import (
	"context"
	"crypto/sha256"
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
	"golang.org/x/text/unicode/norm"
)

// Kind is what happened to a file.
type Kind int

const (
	// Changed: the file has another content than the last one known.
	Changed Kind = iota + 1
	// Gone: the file was deleted or moved, or its drive does not answer.
	Gone
	// Back: a file that was gone is there again.
	Back
)

// Event is one thing that happened to a watched file.
type Event struct {
	Kind Kind
	// Path is the file, as it was given to Watch.
	Path string
	// Different tells whether the content is another than the last one known.
	// Always so for Changed; for Back it is what the caller wants to know.
	Different bool
	// Content is the whole file as it was when it stood still, so that nobody
	// has to read it again and meet the next save half-way. It is nil for Gone
	// and for a file above MostBytes.
	Content []byte
	// Sum is the SHA-256 of Content; zero where Content is nil.
	Sum [sha256.Size]byte
}

// MostBytes is the largest file whose content is compared. Of a larger one
// only size and time are.
const MostBytes = 64 << 20

// Options are the times of a Watcher; zero means the default.
type Options struct {
	// Settle is how long size and time must stand still before a file is read;
	// 300 ms by default.
	Settle time.Duration
	// Missing is how long a file must be absent before it counts as gone, and
	// how long an empty one is taken for half written; 2 s by default.
	Missing time.Duration
	// Poll is how often a file is looked at without a notice of the system;
	// 3 s by default.
	Poll time.Duration
}

// ErrClosed is the answer of a Watcher that was closed.
var ErrClosed = errors.New("the watcher is closed")

// closeWait is how long Close waits for a drive that does not answer.
const closeWait = 2 * time.Second

// Watcher watches any number of files.
type Watcher struct {
	opt     Options
	folders *folders
	// ended is closed when the system's notices are no longer read.
	ended chan struct{}

	mu        sync.Mutex
	closed    bool
	followers map[*follower]bool
}

// New makes a Watcher. Where the system gives no notices, looking now and then
// still finds every change, only later; so there is nothing to refuse.
func New(opt Options) *Watcher {
	notices, err := fsnotify.NewWatcher()
	if err != nil {
		notices = nil
	}
	return newWatcher(opt, notices)
}

func newWatcher(opt Options, notices *fsnotify.Watcher) *Watcher {
	for t, standard := range map[*time.Duration]time.Duration{
		&opt.Settle: 300 * time.Millisecond, &opt.Missing: 2 * time.Second, &opt.Poll: 3 * time.Second,
	} {
		if *t <= 0 {
			*t = standard
		}
	}
	w := &Watcher{opt: opt, folders: newFolders(notices), ended: make(chan struct{}), followers: map[*follower]bool{}}
	if notices == nil {
		close(w.ended)
	} else {
		go w.listen(notices)
	}
	return w
}

// Watch calls changed for everything that happens to the file from now on. The
// file must be there and readable. Each call of Watch has its own calls of
// changed, one at a time and never from inside Watch.
//
// stop ends it and may be called inside changed and more than once; a call of
// changed that has begun still ends by itself.
func (w *Watcher) Watch(path string, changed func(Event)) (stop func(), err error) {
	f, err := w.newFollower(path, changed)
	if err != nil {
		return nil, err
	}
	// The folder first, so that nothing falls between the two.
	w.folders.enter(f.dir)
	f.last = look(f.path)
	f.told, err = read(f.ctx, f.path)
	f.told.data = nil
	if errors.Is(err, errMoving) {
		// Nobody has read it whole by now, so it is told once it stands still.
		f.unsettled, f.since, err = true, time.Now(), nil
	}
	if err != nil {
		w.folders.leave(f.dir)
		f.cancel()
		return nil, err
	}
	return w.start(f)
}

// WatchFrom is Watch for a content that was read before: sum is its SHA-256,
// and a file that differs by now is told at once, as is one that is gone.
func (w *Watcher) WatchFrom(path string, sum [sha256.Size]byte, changed func(Event)) (stop func(), err error) {
	f, err := w.newFollower(path, changed)
	if err != nil {
		return nil, err
	}
	w.folders.enter(f.dir)
	f.told, f.unsettled, f.since = content{sum: sum}, true, time.Now()
	return w.start(f)
}

func (w *Watcher) newFollower(path string, changed func(Event)) (*follower, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	return &follower{
		opt: w.opt, folders: w.folders, given: path, path: whole, dir: filepath.Dir(whole), changed: changed,
		ctx: ctx, cancel: cancel, nudge: make(chan struct{}, 1), ended: make(chan struct{}),
	}, nil
}

func (w *Watcher) start(f *follower) (stop func(), err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		f.cancel()
		w.folders.leave(f.dir)
		return nil, ErrClosed
	}
	w.followers[f] = true
	go func() {
		defer close(f.ended)
		defer w.forget(f)
		f.run()
	}()
	return f.cancel, nil
}

func (w *Watcher) forget(f *follower) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.followers, f)
}

// Close ends everything and waits until no call of changed runs any more, but
// no longer than two seconds: a network drive may never answer. It must not be
// called inside changed.
func (w *Watcher) Close() {
	w.mu.Lock()
	w.closed = true
	var ends []chan struct{}
	for f := range w.followers {
		f.cancel()
		ends = append(ends, f.ended)
	}
	w.mu.Unlock()

	late := time.NewTimer(closeWait)
	defer late.Stop()
	for _, ended := range ends {
		select {
		case <-ended:
		case <-late.C:
			late.Reset(0)
		}
	}
	w.folders.close()
	select {
	case <-w.ended:
	case <-late.C:
	}
}

// listen hands the system's notices on. It must never wait for anyone, or the
// system's queue overflows.
func (w *Watcher) listen(notices *fsnotify.Watcher) {
	defer close(w.ended)
	for {
		select {
		case e, ok := <-notices.Events:
			if !ok {
				return
			}
			// Indexing and virus scanning change attributes all day long.
			if e.Op != fsnotify.Chmod {
				w.notice(e)
			}
		case _, ok := <-notices.Errors:
			if !ok {
				return
			}
			// Notices may have been lost, so everything is looked at.
			w.nudge(func(*follower) bool { return true })
		}
	}
}

func (w *Watcher) notice(e fsnotify.Event) {
	if (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)) && w.folders.lost(e.Name) {
		w.nudge(func(f *follower) bool { return f.dir == e.Name })
		return
	}
	// Only the name counts: the folder may be told by another of its names.
	base := filepath.Base(e.Name)
	w.nudge(func(f *follower) bool { return sameName(filepath.Base(f.path), base) })
}

func (w *Watcher) nudge(which func(*follower) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for f := range w.followers {
		if !which(f) {
			continue
		}
		select {
		case f.nudge <- struct{}{}:
		default: // one is waiting already
		}
	}
}

// sameName compares as the usual drives of the system do: Windows and macOS do
// not tell capitals apart, and macOS may give an accent as a character of its own.
func sameName(a, b string) bool {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		return a == b
	}
	return strings.EqualFold(norm.NFC.String(a), norm.NFC.String(b))
}
