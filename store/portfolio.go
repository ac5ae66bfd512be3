package store

import (
	"context"
	"io"
	"time"

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
	// none.
	SecondPlace func() string
	// LockTimeout is how long to wait for another window that holds a file;
	// one second when zero.
	LockTimeout time.Duration
}

// Portfolios are the sealed portfolio files of this computer. Its methods may
// be called at the same time.
type Portfolios struct {
	opt PortfolioOptions
}

// NewPortfolios gives the portfolios in a folder; nothing is read or made yet.
func NewPortfolios(opt PortfolioOptions) *Portfolios { return &Portfolios{opt: opt} }

// Portfolio is one open portfolio file with its keys. It holds the file until
// Close, so that a second window is told. Its methods may be called at the same
// time; what they return is the caller's own.
type Portfolio struct{}

// Change is one change of a record.
type Change struct {
	// Bucket is one of the exported names; ID is 1 to 64 small letters, digits
	// and hyphens: from NewID, or a name where there is one such record.
	Bucket, ID string
	// Value replaces what was there; nil removes it, an empty value does not.
	Value []byte
}

// ID gives the file's id, 32 hexadecimal digits.
func (f *Portfolio) ID() string { panic("unbuilt") }

// Path gives where the file lies.
func (f *Portfolio) Path() string { panic("unbuilt") }

// ReadOnly tells that nothing can be saved in this session: the file or its
// medium is read-only, or the disk was full when it was opened.
func (f *Portfolio) ReadOnly() bool { panic("unbuilt") }

// IsUser tells whether this is the portfolio of the user name.
func (f *Portfolio) IsUser(user string) bool { panic("unbuilt") }

// Doubt gives the warning PortfolioDoubt when the file was found with one of
// its two meta pages damaged: the last change before may be missing.
func (f *Portfolio) Doubt() (problem.Problem, bool) { panic("unbuilt") }

// Each calls do for every record of a bucket, in the order of their ids. plain
// is the callee's own. Refusals: PortfolioTampered, PortfolioBroken.
func (f *Portfolio) Each(bucket string, do func(id string, plain []byte) error) error {
	panic("unbuilt")
}

// Get gives one record; ok is false when there is none. Refusals as Each.
func (f *Portfolio) Get(bucket, id string) (plain []byte, ok bool, err error) { panic("unbuilt") }

// Write does all changes in one transaction, or none. When it returns nil they
// survive a kill and a power loss.
//
// Refusals: PortfolioUnsaved (the state before holds), PortfolioFull,
// PortfolioReadOnly, PortfolioUnsure (the file is closed; open it again to see
// which state holds), and those of opening when it cannot be opened again.
func (f *Portfolio) Write(changes ...Change) error { panic("unbuilt") }

// NewID gives an id for a new record: 32 hexadecimal digits.
func (f *Portfolio) NewID() (string, error) { panic("unbuilt") }

// Sign signs as the owner of the portfolio (see seal.Identity.Sign).
func (f *Portfolio) Sign(message []byte) []byte { panic("unbuilt") }

// Public gives the key by which others verify what Sign gave.
func (f *Portfolio) Public() []byte { panic("unbuilt") }

// Size gives the length of the file in bytes, Spare how many of them Compact
// would give back.
func (f *Portfolio) Size() (size, spare int64, err error) { panic("unbuilt") }

// Close drops the keys and gives the file back. Closing twice does nothing.
func (f *Portfolio) Close() error { panic("unbuilt") }

// CodeChange is a new herstelcode that waits to be typed back.
type CodeChange struct{}

// Code gives the herstelcode, to be shown once.
func (c *CodeChange) Code() seal.RecoveryCode { panic("unbuilt") }

// Confirm writes it. Refusals as Portfolio.Write.
func (c *CodeChange) Confirm() error { panic("unbuilt") }

// SetPassword sets a new password. A wrong old one counts as an attempt.
// Refusals: PasswordWrong, PortfolioLocked, and those of Write.
func (f *Portfolio) SetPassword(old, next []byte) error { panic("unbuilt") }

// ResetPassword sets a new password without the old one. It is for a session
// that OpenKeyStore opened; in another one the refusal is PasswordWrong.
func (f *Portfolio) ResetPassword(next []byte) error { panic("unbuilt") }

// NewCode prepares a new herstelcode. The old one opens until Confirm.
func (f *Portfolio) NewCode() (*CodeChange, error) { panic("unbuilt") }

// SetUser sets another user name.
func (f *Portfolio) SetUser(user string) error { panic("unbuilt") }

// UseKeyStore makes the file open with the login of this computer, or not any
// more. Refusal: KeyStoreMissing.
func (f *Portfolio) UseKeyStore(on bool) error { panic("unbuilt") }

// UsesKeyStore tells whether it does.
func (f *Portfolio) UsesKeyStore() bool { panic("unbuilt") }

// Changed tells whether anything was written since the newest verified backup.
func (f *Portfolio) Changed() bool { panic("unbuilt") }

// Backup makes a backup that counts only when it was opened and checked, puts
// it in the second place as well, and lets old ones go. When only the second
// place fails, the error is SecondPlaceFailed and the backup is good. Refusals:
// PortfolioFull, BackupFailed.
func (f *Portfolio) Backup() (Backup, error) { panic("unbuilt") }

// DropOldBackups makes a backup and then removes all others, in both places:
// after opruimen or new keys, what must be gone is in those.
func (f *Portfolio) DropOldBackups() error { panic("unbuilt") }

// Restore backs up what is open, puts the backup at path in its place and goes
// on with that. It must open with the same file key: PortfolioOtherKeys.
func (f *Portfolio) Restore(path string) error { panic("unbuilt") }

// Rekey prepares a new file key, with slots for this password, a new
// herstelcode and, where it is used, the key store. Confirm opens every record
// and seals it anew in a new file, which is checked and read back before it
// takes the old one's place; one unreadable record ends it and leaves the old
// file whole. The identity stays. A wrong password counts as an attempt.
func (f *Portfolio) Rekey(password []byte) (*CodeChange, error) { panic("unbuilt") }

// Compact makes a backup and writes the file anew without its free pages, in
// which removed and replaced records still lie, sealed.
func (f *Portfolio) Compact() error { panic("unbuilt") }

// Purge writes and then compacts, so that nothing of what was removed stays in
// the file. Backups from before still hold it (see DropOldBackups).
func (f *Portfolio) Purge(changes ...Change) error { panic("unbuilt") }

// Copy writes a whole, checked copy to path, for another computer; what is
// there is replaced. Refusals: PortfolioFull, BackupFailed.
func (f *Portfolio) Copy(path string) error { panic("unbuilt") }

// PortfolioState says what can be done with a file.
type PortfolioState string

// The states of a portfolio file.
const (
	StateOK       PortfolioState = "ok"
	StateDamaged  PortfolioState = "damaged"
	StateNewer    PortfolioState = "newer"    // a later Aiosmap wrote it
	StateBusy     PortfolioState = "busy"     // another window has it open
	StateDenied   PortfolioState = "denied"   // may not be read
	StateLeftover PortfolioState = "leftover" // a whole file that never got its place
	StateMissing  PortfolioState = "missing"  // only backups tell of it
)

// PortfolioFile is what can be told of a file without its keys.
type PortfolioFile struct {
	ID, Path string
	Modified time.Time
	Size     int64
	State    PortfolioState
	// Failures counts wrong passwords since the last right one; at MaxFailures
	// the password is refused.
	Failures int
	// KeyStore: it has a slot for the key store, and this login holds its key.
	KeyStore bool
	// ReadOnly: the file may be read and not written.
	ReadOnly bool
	Backups  int
}

// MaxFailures is the number of wrong passwords after which only herstelcode or
// key store open a file.
const MaxFailures = 3

// List gives every portfolio of this computer, last modified first: files,
// leftovers, and what only backups tell of. Refusal: PortfolioDenied.
func (p *Portfolios) List() ([]PortfolioFile, error) { panic("unbuilt") }

// Find gives those of one user name. A damaged or missing file is known by its
// backups. Refusal: PortfolioDenied.
func (p *Portfolios) Find(user string) ([]PortfolioFile, error) { panic("unbuilt") }

// NewPortfolio is a portfolio that is prepared in memory.
type NewPortfolio struct{}

// Prepare makes the keys of a new portfolio, in memory. It takes the KDF's
// time. Refusal: PortfolioExists when the user name has one here.
func (p *Portfolios) Prepare(user string, password []byte) (*NewPortfolio, error) { panic("unbuilt") }

// Code gives the herstelcode, to be shown once.
func (n *NewPortfolio) Code() seal.RecoveryCode { panic("unbuilt") }

// Create writes the file with its first records, checks it, puts it in place
// and opens it. Refusals: PortfolioExists, PortfolioDenied, PortfolioFull,
// KeyStoreMissing.
func (n *NewPortfolio) Create(useKeyStore bool, first []Change) (*Portfolio, error) {
	panic("unbuilt")
}

// OpenPassword opens a file with its password. The attempt is on disk before
// the password is tried. Refusals: PasswordWrong, PortfolioLocked,
// PortfolioBusy, PortfolioGone, PortfolioBroken, PortfolioNewer,
// PortfolioDenied, PortfolioTampered.
func (p *Portfolios) OpenPassword(id string, password []byte) (*Portfolio, error) { panic("unbuilt") }

// OpenCode opens a file with its herstelcode, sets the new password and lifts
// the lock, all in one transaction. Refusals: CodeWrong, PortfolioReadOnly, and
// those of OpenPassword.
func (p *Portfolios) OpenCode(id string, code seal.RecoveryCode, newPassword []byte) (*Portfolio, error) {
	panic("unbuilt")
}

// OpenKeyStore opens a file with the login of this computer and lifts the lock.
// Refusals: KeyStoreMissing, and those of OpenPassword.
func (p *Portfolios) OpenKeyStore(id string) (*Portfolio, error) { panic("unbuilt") }

// Backup is one backup of a portfolio.
type Backup struct {
	Path string
	// Made is when, by the clock of then.
	Made time.Time
	Size int64
	// Second: it lies in the second place.
	Second bool
	// Verified: it is whole now, as it was when it was made.
	Verified bool
}

// Backups gives the backups of a portfolio in both places, newest first. A
// second place that cannot be read has none. Refusal: PortfolioDenied.
func (p *Portfolios) Backups(id string) ([]Backup, error) { panic("unbuilt") }

// Restore puts a backup in the place of the file, which must not be open. What
// lies there is kept: a whole file becomes a backup, a damaged one is moved
// aside. Refusals: PortfolioBusy, PortfolioBroken (the backup), PortfolioNewer,
// PortfolioOther (it belongs to another portfolio), PortfolioFull, PortfolioDenied.
func (p *Portfolios) Restore(id, path string) error { panic("unbuilt") }

// UseLeftover gives a leftover its place. Refusals: PortfolioGone,
// PortfolioBroken, PortfolioExists, PortfolioDenied.
func (p *Portfolios) UseLeftover(id string) error { panic("unbuilt") }

// SetAside takes a portfolio whose keys are lost out of sight, with its
// backups, so that a new one can be made for the user name. Nothing is deleted.
// Refusals: PortfolioBusy, PortfolioGone, PortfolioDenied.
func (p *Portfolios) SetAside(id string) error { panic("unbuilt") }

// Adoption says what became of a file from elsewhere.
type Adoption string

// What Adopt can find.
const (
	AdoptTaken    Adoption = "taken"    // it lies here now
	AdoptSame     Adoption = "same"     // it was here already
	AdoptQuestion Adoption = "question" // here is another state of it; Restore takes this one
)

// Adopted tells of a file from elsewhere.
type Adopted struct {
	What Adoption
	// File is the one that is here.
	File PortfolioFile
	// Theirs and Ours are when the two were changed last, by the clocks of their
	// disks. Newer: theirs has more changes than ours.
	Theirs, Ours time.Time
	Newer        bool
}

// Adopt takes in a portfolio from another computer, or a backup from elsewhere:
// it is checked and copied. When that portfolio is here in another state,
// nothing is done. Refusals: PortfolioBroken, PortfolioNewer, PortfolioDenied,
// PortfolioFull.
func (p *Portfolios) Adopt(path string) (Adopted, error) { panic("unbuilt") }

// CheckPortfolioFile checks structure, checksums and schema of a portfolio file
// that nobody writes. It needs no keys. A panic inside bbolt is an error here,
// but a damaged file may also make bbolt run for ever: CheckByChild puts a
// limit to that. Refusals: PortfolioBroken, PortfolioNewer, PortfolioDenied,
// PortfolioBusy.
func CheckPortfolioFile(path string) error { panic("unbuilt") }

// CheckByChild gives a check for PortfolioOptions that starts the program at
// path with CheckArgument and the file, without a console, and ends it after
// two minutes. A program that cannot be started leaves the check to this
// process.
func CheckByChild(program string) func(ctx context.Context, path string) error { panic("unbuilt") }

// CheckArgument is the hidden argument that CheckByChild gives; see CheckMain.
const CheckArgument = "--controleer"

// CheckMain is what the program does with CheckArgument and a path: it checks
// the file, tells what is the matter on out, and gives the exit status.
func CheckMain(path string, out io.Writer) int { panic("unbuilt") }

// Surroundings says what a folder lies in that does not go well with
// portfolios: a folder that is synchronised, or a drive on the network.
type Surroundings string

// What FolderSurroundings can find.
const (
	LocalFolder  Surroundings = ""
	InOneDrive   Surroundings = "OneDrive"
	InDropbox    Surroundings = "Dropbox"
	InICloud     Surroundings = "iCloud"
	InGoogle     Surroundings = "Google Drive"
	OnTheNetwork Surroundings = "netwerk"
)

// FolderSurroundings looks where a folder lies; it need not exist. env is the
// environment, home the user's home folder.
func FolderSurroundings(folder string, env func(string) string, home string) Surroundings {
	panic("unbuilt")
}
