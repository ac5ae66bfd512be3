package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"aiosmap/app/problem"
	"aiosmap/store/seal"
)

// PortfoliosFolder is the name of the folder with portfolios in the data folder.
const PortfoliosFolder = "portfolios"

// The buckets a portfolio has for records. Each is sealed with a key of its own.
const (
	ProfileBucket    = "profile"
	DefinitionBucket = "definitions"
	RevisionBucket   = "revisions"
	ConceptBucket    = "concepts"
	ScratchBucket    = "kladblok"
	SettingBucket    = "settings"

	// Since schema 2. A document lies in chunks, which nobody reads all at once.
	ChunkBucket    = "chunks"
	DocumentBucket = "documents"
	FolderBucket   = "folders"
	MarkBucket     = "marks"
	OutboxBucket   = "outbox"
)

const (
	portfolioExt = ".aiosmap"
	// openExt ends the name of the mark beside a file that is open: when it is
	// found, the last end was not a clean one.
	openExt = ".open"
	// maxPortfolioSize is in bytes: documents of 2 GiB, with as much again for
	// free pages and for how a mapping grows on Windows.
	maxPortfolioSize = 4 << 30
	// checkTime is how long a check in a child process may take.
	checkTime = 2 * time.Minute
)

// PortfolioOptions are the outside things that portfolios depend on.
type PortfolioOptions struct {
	// Folder is where portfolios lie; it is made when the first one is.
	Folder string
	// Rand is a cryptographic source.
	Rand io.Reader
	// Now is the clock for the names of backups.
	Now func() time.Time
	// Keys is the system's key store.
	Keys KeyStore
	// Check runs CheckPortfolioFile apart from this process (see CheckByChild);
	// nil runs it here.
	Check func(ctx context.Context, path string) error
	// SecondPlace gives the folder for second backups, empty for none; nil is
	// none. The folder must exist: a drive that is not there is not made.
	SecondPlace func() string
	// LockTimeout is how long to wait for another window that holds a file;
	// one second when zero.
	LockTimeout time.Duration
}

// Portfolios are the sealed portfolio files of this computer. Its methods may
// be called at the same time.
type Portfolios struct {
	opt PortfolioOptions
	// derive is the KDF, and steps are the migrations; only tests have others.
	derive func(k seal.KDF, password []byte, salt seal.Salt) (seal.Key, error)
	steps  []portfolioStep

	mu sync.Mutex
	// tries counts wrong passwords for files that cannot be written, by id.
	tries map[string]int
	// seen are backups that were checked in this session.
	seen map[seenFile]plainPart
}

// NewPortfolios gives the portfolios in a folder; nothing is read or made yet.
func NewPortfolios(opt PortfolioOptions) *Portfolios {
	if opt.LockTimeout == 0 {
		opt.LockTimeout = time.Second
	}
	if opt.SecondPlace == nil {
		opt.SecondPlace = func() string { return "" }
	}
	opt.Rand = &oneReader{from: opt.Rand}
	// The lower layers hang on the path; the working folder may change. One that
	// cannot be made absolute fails where it is used.
	if whole, err := filepath.Abs(opt.Folder); err == nil {
		opt.Folder = whole
	}
	return &Portfolios{
		opt: opt, derive: seal.FromPassword, steps: portfolioSteps[:],
		tries: map[string]int{}, seen: map[seenFile]plainPart{},
	}
}

// oneReader lets one at a time read.
type oneReader struct {
	mu   sync.Mutex
	from io.Reader
}

func (r *oneReader) Read(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.from.Read(b)
}

func (p *Portfolios) path(id string) string { return filepath.Join(p.opt.Folder, id+portfolioExt) }

// freshPattern is the name of a file until it has the place of portfolio id.
func (p *Portfolios) freshPattern(id string) string { return id + portfolioExt + "-*" + freshKlus }

// check has a file checked apart from this process.
func (p *Portfolios) check(path string) error {
	if p.opt.Check == nil {
		return checkPortfolio(path, p.newestSchema())
	}
	ctx, cancel := context.WithTimeout(context.Background(), checkTime)
	defer cancel()
	return p.opt.Check(ctx, path)
}

// Portfolio is one open portfolio file with its keys. It holds the file until
// Close, so that a second window is told. Its methods may be called at the same
// time; what they return is the caller's own. After Close they are refused with
// PortfolioClosed.
type Portfolio struct {
	owner *Portfolios
	id    string

	// whole is held while the file is copied or replaced as a whole, and is taken
	// before mu. Copying does without mu: others read and write meanwhile.
	whole sync.Mutex
	mu    sync.Mutex
	held  *boltFile
	// plain is as at the last opening or change.
	plain plainPart
	// keys is nil until the file is unlocked, and after Close.
	keys       *portfolioKeys
	identity   seal.Identity
	byKeyStore bool
	doubt      bool
	mark       *openMark
}

// hold takes hold of a file and reads what is plain.
func (p *Portfolios) hold(id string) (*Portfolio, error) {
	path := p.path(id)
	if !validID(id) {
		return nil, gonePortfolio(fmt.Errorf("id %q", id))
	}
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return nil, gonePortfolio(err)
	}
	f := &Portfolio{owner: p, id: id, mark: p.markOf(id)}
	if err := f.mark.take(p.opt.LockTimeout); err != nil {
		return nil, busyPortfolio(err)
	}
	f.held = &boltFile{
		path: path, timeout: p.opt.LockTimeout, maxSize: maxPortfolioSize,
		words: portfolioWords, ready: f.ready, readOnlyToo: true,
	}
	var err error
	if f.mark.was {
		err = p.check(path)
	}
	if err == nil {
		err = f.held.open()
	}
	if err != nil {
		// What was not clean before is not clean now.
		f.mark.drop(!f.mark.was)
		return nil, err
	}
	f.doubt = f.held.oneMeta || f.plain.lock.doubt
	if !f.held.readOnly {
		f.mark.put()
		p.sweep(id + portfolioExt)
	}
	return f, nil
}

// ready looks at the content each time the file is opened.
func (f *Portfolio) ready(db *bbolt.DB) error {
	err := guarded(func() error {
		return db.View(func(tx *bbolt.Tx) (err error) {
			if f.plain, err = plainOf(tx, f.owner.newestSchema()); err != nil {
				return err
			}
			if f.plain.id != f.id {
				return fmt.Errorf("%w: file %s", errOtherFile, f.plain.id)
			}
			if f.keys != nil {
				_, err = f.keys.verifyHead(tx, f.id)
			}
			return err
		})
	})
	return portfolioRefusal(f.held.path, err)
}

// ID gives the file's id, 32 hexadecimal digits.
func (f *Portfolio) ID() string { return f.id }

// Path gives where the file lies.
func (f *Portfolio) Path() string { return f.held.path }

// ReadOnly tells that nothing can be saved in this session: the file or its
// medium is read-only, or the disk was full when it was opened.
func (f *Portfolio) ReadOnly() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.held.readOnly
}

// IsUser tells whether this is the portfolio of the user name.
func (f *Portfolio) IsUser(user string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.plain.isUser(user)
}

// Doubt gives the warning PortfolioDoubt when the file was found with one of
// its two meta pages damaged: the last change before may be missing.
func (f *Portfolio) Doubt() (problem.Problem, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return doubtPortfolio(), f.doubt
}

// Size gives the length of the file in bytes, and how many of them are free
// pages, which Compact gives back.
func (f *Portfolio) Size() (size, spare int64, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	err = f.view(func(tx *bbolt.Tx) error {
		stats := tx.DB().Stats()
		size, spare = tx.Size(), int64(stats.FreePageN+stats.PendingPageN)*int64(tx.DB().Info().PageSize)
		return nil
	})
	return size, spare, err
}

// Close drops the keys and gives the file back. Closing twice does nothing.
func (f *Portfolio) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.close(closedPortfolio())
}

// close is Close for one who holds mu; why is the answer to later calls.
func (f *Portfolio) close(why error) error {
	if f.keys != nil && f.doubt && !f.held.readOnly {
		// The owner has been told. When this cannot be written he is told again.
		_ = f.setLock(lockState{failures: f.plain.lock.failures})
	}
	f.keys, f.identity = nil, seal.Identity{}
	// A file that went down by itself did not end well.
	wasOpen := f.held.db != nil
	err := f.held.closeNow(why)
	f.mark.drop(wasOpen && err == nil)
	return err
}
