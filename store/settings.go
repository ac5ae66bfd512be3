package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

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
	boltFile
	opt Options
}

// errClosed is what a call after Close gets.
var errClosed = errors.New("settings are closed")

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
	s := &Settings{opt: opt, boltFile: boltFile{
		path: whole, timeout: opt.LockTimeout, maxSize: opt.MaxSize,
		words: boltWords{busy: busy, denied: denied, broken: broken, unsaved: unsaved},
	}}
	s.ready = s.readyOrMigrated
	if err := s.open(); err != nil {
		return nil, err
	}
	// A new file's name lasts from here on, and so does that of a file which an
	// earlier start could not make last. A folder that may not be read cannot be
	// synced; who set that up has made the file too.
	if err := syncFolder(filepath.Dir(whole)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return nil, errors.Join(denied(whole, err), s.Close())
	}
	sweepFresh(filepath.Dir(whole))
	return s, nil
}

// readyOrMigrated checks the content and brings it to the schema of this program.
func (s *Settings) readyOrMigrated(db *bbolt.DB) error {
	var schema uint32
	err := guarded(func() error {
		return db.View(func(tx *bbolt.Tx) (err error) {
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
	if err := guarded(func() error { return migrate(db, schema, migrations[:]) }); err != nil {
		return unsaved(s.path, err)
	}
	return nil
}

// Close gives the file back. Closing twice does nothing.
func (s *Settings) Close() error { return s.closeNow(errClosed) }

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
