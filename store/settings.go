package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"aiosmap/app/problem"
)

// Options are the outside things the settings file depends on; zero values
// stand for the usual.
type Options struct {
	// LockTimeout is how long to wait for another window that holds the file;
	// one second when zero.
	LockTimeout time.Duration
	// Now is the clock for the dates that are written; time.Now when nil.
	Now func() time.Time
	// MaxSize is the size in bytes the file may reach; 64 MiB when zero. What
	// would make it larger is refused with SettingsUnsaved.
	MaxSize int
}

// Settings is the open settings file. Its methods may be called at the same
// time; what they return is the caller's own.
type Settings struct {
	path string
	opt  Options

	mu   sync.Mutex
	db   *bbolt.DB
	file *os.File // the file under db, to let go of the lock when bbolt cannot
	// down is why there is no db: closed, or not opened again after an error.
	down    error
	oneMeta bool
}

// errClosed is what a call after Close gets.
var errClosed = errors.New("settings are closed")

// errSame ends a transaction that has nothing to write.
var errSame = errors.New("nothing changed")

// OpenSettings opens the settings file at path, and makes it where there is
// none. It holds the file until Close, so that a second window is told.
//
// Refusals: SettingsBusy, SettingsNewer, SettingsBroken (the file is left as
// it is), SettingsDenied.
func OpenSettings(path string, opt Options) (*Settings, error) {
	if opt.LockTimeout == 0 {
		opt.LockTimeout = time.Second
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.MaxSize == 0 {
		opt.MaxSize = 64 << 20
	}
	// The lower layers hang on the path; the working folder may change.
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, denied(path, err)
	}
	if _, err := os.Lstat(whole); errors.Is(err, fs.ErrNotExist) {
		if err := createSettings(whole, opt.LockTimeout); err != nil {
			return nil, denied(whole, err)
		}
	}
	s := &Settings{path: whole, opt: opt}
	if err := s.open(); err != nil {
		return nil, err
	}
	sweepFresh(filepath.Dir(whole))
	return s, nil
}

// open checks the file as it lies there, then opens it. Both happen under
// bbolt's lock: first a shared one, under which nobody writes, then the
// exclusive one. Between the two only another Aiosmap can write, and what it
// leaves is whole.
func (s *Settings) open() error {
	deadline := time.Now().Add(s.opt.LockTimeout)
	info, err := os.Stat(s.path)
	if err != nil {
		return denied(s.path, err)
	}
	if !info.Mode().IsRegular() {
		return denied(s.path, fmt.Errorf("is no file: %s", info.Mode().Type()))
	}
	// bbolt would take an empty file for a new one.
	if info.Size() == 0 || info.Size() > int64(s.opt.MaxSize) {
		return broken(s.path, fmt.Errorf("%d bytes", info.Size()))
	}
	db, file, err := openBolt(s.path, &bbolt.Options{ReadOnly: true, Timeout: s.opt.LockTimeout})
	if err != nil {
		return s.openError(err)
	}
	data, err := os.ReadFile(s.path)
	if err != nil {
		letGo(db, file)
		return denied(s.path, err)
	}
	oneMeta, err := checkImage(data)
	if letGo(db, file); err != nil {
		return broken(s.path, err)
	}

	wait := max(time.Until(deadline), s.opt.LockTimeout/4)
	db, file, err = openBolt(s.path, &bbolt.Options{Timeout: wait, MaxSize: s.opt.MaxSize})
	if err != nil {
		return s.openError(err)
	}
	s.db, s.file, s.down, s.oneMeta = db, file, nil, oneMeta
	if err := s.ready(); err != nil {
		s.close(err)
		return err
	}
	return nil
}

// ready checks the content and brings it to the schema of this program.
func (s *Settings) ready() error {
	var schema uint32
	err := guarded(func() error {
		return s.db.View(func(tx *bbolt.Tx) (err error) {
			if schema, err = schemaOf(tx); err != nil || schema > uint32(len(migrations)) {
				return err
			}
			return checkContent(tx)
		})
	})
	if err != nil {
		return broken(s.path, err)
	}
	if schema > uint32(len(migrations)) {
		return newer(s.path, schema)
	}
	if err := guarded(func() error { return migrate(s.db, schema, migrations[:]) }); err != nil {
		return unsaved(s.path, err)
	}
	return nil
}

func (s *Settings) openError(err error) error {
	var path *fs.PathError
	var system syscall.Errno
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return busy(err)
	case errors.As(err, &path) || errors.As(err, &system):
		return denied(s.path, err)
	default:
		return broken(s.path, err)
	}
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

// errPanicked marks a db that must not be touched again: its locks may be held.
var errPanicked = errors.New("bbolt panicked")

// Close gives the file back. Closing twice does nothing.
func (s *Settings) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.close(errClosed)
}

// close leaves why as the answer to later calls.
func (s *Settings) close(why error) error {
	if s.db == nil {
		return nil
	}
	err := guarded(s.db.Close)
	if err != nil {
		_ = s.file.Close()
	}
	s.db, s.file, s.down = nil, nil, why
	return err
}

// Doubt gives the warning SettingsDoubt when the file was found with one of
// its two meta pages damaged: it opened at the last state that can be proved,
// and the last change before may be missing. The next change heals the file.
func (s *Settings) Doubt() (problem.Problem, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.oneMeta {
		return problem.Problem{}, false
	}
	return problem.Problem{
		Code:     SettingsDoubt,
		Severity: problem.Warning,
		Message:  "Het instellingenbestand was niet helemaal heel. Misschien ontbreekt je laatste wijziging in de instellingen.",
		Hint:     "Kijk of je instellingen en de mal van je instituut nog kloppen.",
	}, true
}

// view reads in one transaction.
func (s *Settings) view(do func(tx *bbolt.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return s.down
	}
	return s.judged(guarded(func() error { return s.db.View(do) }))
}

// update writes in one transaction: all of it or nothing. When do gives an
// error nothing is written; errSame counts as success.
func (s *Settings) update(do func(tx *bbolt.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return s.down
	}
	var commit bool
	err := guarded(func() error {
		tx, err := s.db.Begin(true)
		if err != nil {
			return err
		}
		if err := do(tx); err != nil {
			return errors.Join(err, tx.Rollback())
		}
		commit = true
		return tx.Commit()
	})
	switch {
	case errors.Is(err, errSame):
		return nil
	case err == nil || !commit || errors.Is(err, errPanicked):
		return s.judged(err)
	}
	// After an error on the way to disk only the file itself can tell which
	// state holds.
	failed := unsaved(s.path, err)
	s.close(failed)
	if err := s.open(); err != nil {
		s.down = err
		return err
	}
	return failed
}

// judged ends the use of a file that turned out damaged.
func (s *Settings) judged(err error) error {
	if !errors.Is(err, errDamaged) && !errors.Is(err, errPanicked) {
		return err
	}
	refusal := broken(s.path, err)
	if errors.Is(err, errPanicked) {
		// Not through bbolt, which may wait for its own lock for ever.
		_ = s.file.Close()
		s.db, s.file, s.down = nil, nil, refusal
		return refusal
	}
	s.close(refusal)
	return refusal
}
