package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// boltFile is a bbolt file that is held from open to close. Its owner says what
// its content must be and how refusals read.
type boltFile struct {
	path    string
	timeout time.Duration // how long to wait for another one that holds it
	maxSize int           // bytes it may reach
	words   boltWords
	// ready looks at the content after each opening; its error is a refusal.
	ready func(db *bbolt.DB) error
	// readOnlyToo: what may not be written is opened to read.
	readOnlyToo bool

	mu   sync.Mutex
	db   *bbolt.DB
	file *os.File // the file under db, to let go of the lock when bbolt cannot
	// down is why there is no db: closed, or not opened again after an error.
	down error
	// oneMeta: one of the two meta pages was not valid at the last opening.
	oneMeta bool
	// unsure: the disk gave an error, and what is read may not be on it. Then a
	// transaction that finds nothing to write is committed too, which writes
	// what speaks of that state once more.
	unsure bool
	// readOnly: only reading is possible; set before opening it asks for that.
	readOnly bool
}

// boltWords are the refusals of a file's owner.
type boltWords struct {
	busy                    func(cause error) error
	denied, broken, unsaved func(path string, cause error) error
}

var (
	// errSame ends a transaction that has nothing to write.
	errSame = errors.New("nothing changed")
	// errPanicked marks a db that must not be touched again: its locks may be held.
	errPanicked = errors.New("bbolt panicked")
	// errCommit marks an error on the way to disk.
	errCommit = errors.New("commit")
)

// open checks the file as it lies there, then opens it. Both happen under
// bbolt's lock: first a shared one, under which nobody writes, then the
// exclusive one. Between the two only another Aiosmap can write, and what it
// leaves is whole. The caller holds mu, or is alone.
func (b *boltFile) open() error {
	deadline := time.Now().Add(b.timeout)
	oneMeta, err := b.inspect(nil)
	if err != nil {
		return err
	}
	opt := bbolt.Options{ReadOnly: b.readOnly, MaxSize: b.maxSize}
	db, file, err := b.take(opt, deadline)
	if err != nil && b.readOnlyToo && !opt.ReadOnly && notWritable(err) {
		opt.ReadOnly = true
		db, file, err = b.take(opt, deadline)
	}
	if err != nil {
		return b.openError(err)
	}
	b.db, b.file, b.down, b.oneMeta, b.readOnly = db, file, nil, oneMeta, opt.ReadOnly
	if err := b.ready(b.db); err != nil {
		b.close(err)
		return err
	}
	return nil
}

// take opens the file that has the path when the lock is got: another one may
// put a new file in its place while we wait, and the one we then hold has no
// name any more.
func (b *boltFile) take(opt bbolt.Options, deadline time.Time) (*bbolt.DB, *os.File, error) {
	for {
		opt.Timeout = max(time.Until(deadline), b.timeout/4)
		db, file, err := openBolt(b.path, &opt)
		if err != nil || !replaced(b.path, file) {
			return db, file, err
		}
		letGo(db, file)
		if time.Now().After(deadline) {
			return nil, nil, berrors.ErrTimeout
		}
	}
}

// inspect reads the whole file under a shared lock and checks its structure;
// then, where given, more is done with it.
func (b *boltFile) inspect(more func(db *bbolt.DB, from io.ReaderAt, size int64) error) (oneMeta bool, err error) {
	info, err := os.Stat(b.path)
	if err != nil {
		return false, b.words.denied(b.path, err)
	}
	if !info.Mode().IsRegular() {
		return false, b.words.denied(b.path, fmt.Errorf("is no file: %s", info.Mode().Type()))
	}
	// bbolt would take an empty file for a new one.
	if info.Size() == 0 || info.Size() > int64(b.maxSize) {
		return false, b.words.broken(b.path, fmt.Errorf("%d bytes", info.Size()))
	}
	db, file, err := b.take(bbolt.Options{ReadOnly: true}, time.Now().Add(b.timeout))
	if err != nil {
		return false, b.openError(err)
	}
	defer letGo(db, file)
	from, err := os.Open(b.path)
	if err != nil {
		return false, b.words.denied(b.path, err)
	}
	defer from.Close()
	switch oneMeta, err = checkImage(from, info.Size()); {
	case errors.Is(err, errReading):
		return false, b.words.denied(b.path, err)
	case err != nil:
		return false, b.words.broken(b.path, err)
	}
	if more == nil {
		return oneMeta, nil
	}
	return oneMeta, more(db, from, info.Size())
}

func (b *boltFile) openError(err error) error {
	var path *fs.PathError
	var system syscall.Errno
	switch {
	case isTimeout(err):
		return b.words.busy(err)
	case errors.As(err, &path) || errors.As(err, &system):
		return b.words.denied(b.path, err)
	default:
		return b.words.broken(b.path, err)
	}
}

// isTimeout tells whether another one holds a file.
func isTimeout(err error) bool { return errors.Is(err, berrors.ErrTimeout) }

// isFull tells that there was no room. Of some errors bbolt keeps only the text.
func isFull(err error) bool {
	if err == nil {
		return false
	}
	for _, full := range noRoom {
		if errors.Is(err, full) || strings.Contains(err.Error(), full.Error()) {
			return true
		}
	}
	return errors.Is(err, berrors.ErrMaxSizeReached)
}

// notWritable tells whether opening failed because writing is not allowed.
func notWritable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, errReadOnlyDisk)
}

// replaced tells whether another file has the path by now.
func replaced(path string, file *os.File) bool {
	held, err1 := file.Stat()
	there, err2 := os.Stat(path)
	return err1 == nil && err2 == nil && !os.SameFile(held, there)
}

// openBolt opens a file that exists; bbolt itself would make one. After
// a panic inside bbolt the file is closed, which gives back the lock.
func openBolt(path string, opt *bbolt.Options) (db *bbolt.DB, file *os.File, err error) {
	opt.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
		file = f
		return f, err
	}
	err = guarded(func() (err error) {
		db, err = bbolt.Open(path, 0o600, opt)
		return err
	})
	if err != nil && file != nil {
		// After an ordinary error bbolt has closed it; twice does no harm.
		_ = file.Close()
	}
	return db, file, err
}

// letGo closes a file whose closing cannot lose anything: nothing was written.
func letGo(db *bbolt.DB, file *os.File) {
	if guarded(db.Close) != nil {
		_ = file.Close()
	}
}

// guarded turns a panic inside bbolt into an error, and so does it with
// a memory fault, which is what reading a mapped file that was cut short gives.
func guarded(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errPanicked, r)
		}
	}()
	return do()
}

// closeNow gives the file back; why is the answer to later calls. Closing twice
// does nothing.
func (b *boltFile) closeNow(why error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.close(why)
}

// close is closeNow for one who holds mu.
func (b *boltFile) close(why error) error {
	if b.db == nil {
		return nil
	}
	err := guarded(b.db.Close)
	if err != nil {
		_ = b.file.Close()
	}
	b.db, b.file, b.down = nil, nil, why
	return err
}

// view reads in one transaction.
func (b *boltFile) view(do func(tx *bbolt.Tx) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.db == nil {
		return b.down
	}
	return b.judged(guarded(func() error { return b.db.View(do) }))
}

// snapshot reads in one transaction while others write: do sees what holds now
// and is given as long as it likes. Closing waits for it, and so does a write
// that needs a larger mapping, which comes when the file doubles; so do must not
// wait for a write.
func (b *boltFile) snapshot(do func(tx *bbolt.Tx) error) error {
	b.mu.Lock()
	db := b.db
	if db == nil {
		defer b.mu.Unlock()
		return b.down
	}
	var tx *bbolt.Tx
	err := guarded(func() (err error) {
		tx, err = db.Begin(false)
		return err
	})
	b.mu.Unlock()
	if err == nil {
		err = guarded(func() error { return do(tx) })
		err = errors.Join(err, guarded(tx.Rollback))
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.db != db {
		return err
	}
	return b.judged(err)
}

// update writes in one transaction: all of it or nothing. When do gives an
// error nothing is written; errSame counts as success. After an error that
// wraps errCommit the file was opened again, and what it holds then is what is
// on disk, the state before or this one.
func (b *boltFile) update(do func(tx *bbolt.Tx) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.db == nil {
		return b.down
	}
	var commit bool
	err := guarded(func() error {
		tx, err := b.db.Begin(true)
		if err != nil {
			return err
		}
		err = do(tx)
		if err != nil && !(b.unsure && errors.Is(err, errSame)) {
			return errors.Join(err, tx.Rollback())
		}
		commit = true
		return tx.Commit()
	})
	if commit && err == nil {
		b.unsure = false
	}
	switch {
	case errors.Is(err, errSame):
		return nil
	case err == nil || !commit || errors.Is(err, errPanicked):
		return b.judged(err)
	}
	// After an error on the way to disk only the file itself can tell which
	// state holds.
	failed := b.words.unsaved(b.path, fmt.Errorf("%w: %w", errCommit, err))
	b.close(failed)
	b.unsure = true
	if err := b.open(); err != nil {
		b.down = err
		return err
	}
	return failed
}

// judged ends the use of a file that turned out damaged.
func (b *boltFile) judged(err error) error {
	if !errors.Is(err, errDamaged) && !errors.Is(err, errPanicked) {
		return err
	}
	refusal := b.words.broken(b.path, err)
	if errors.Is(err, errPanicked) {
		// Not through bbolt, which may wait for its own lock for ever.
		_ = b.file.Close()
		b.db, b.file, b.down = nil, nil, refusal
		return refusal
	}
	b.close(refusal)
	return refusal
}

// replace puts another file, which was checked, in the place of this one and
// holds that; fresh is its name until then, and placed is called when it has its
// place. After an error the file that has the place is held, or down says why
// none is.
func (b *boltFile) replace(fresh string, placed func()) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.db == nil {
		return b.down
	}
	if runtime.GOOS == "windows" {
		return b.replaceClosed(fresh, placed)
	}
	// Both are held until one has gone: a window that waits gets neither.
	db, file, err := openBolt(fresh, &bbolt.Options{Timeout: b.timeout, MaxSize: b.maxSize})
	if err != nil {
		return b.words.unsaved(b.path, err)
	}
	if err := placeOver(fresh, b.path); err != nil {
		letGo(db, file)
		return b.words.unsaved(b.path, err)
	}
	placed()
	b.close(nil)
	b.db, b.file, b.down, b.oneMeta = db, file, nil, false
	if err := b.ready(b.db); err != nil {
		b.close(err)
		return err
	}
	return b.placedWell()
}

// replaceClosed is replace where a file that is open cannot be replaced. A
// window that waits may get hold of the new one; then this one is refused it.
func (b *boltFile) replaceClosed(fresh string, placed func()) error {
	b.close(b.words.unsaved(b.path, errors.New("replaced")))
	err := placeOver(fresh, b.path)
	if err == nil {
		placed()
	}
	if err := b.open(); err != nil {
		b.down = err
		return err
	}
	if err != nil {
		return b.words.unsaved(b.path, err)
	}
	return b.placedWell()
}

// placedWell makes the place of a new file last.
func (b *boltFile) placedWell() error {
	if err := syncFolder(filepath.Dir(b.path)); err != nil {
		return b.words.unsaved(b.path, err)
	}
	return nil
}
