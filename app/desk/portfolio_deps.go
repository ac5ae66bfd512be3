package desk

import (
	"time"

	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
	"aiosmap/store/seal"
)

// Portfolios are the portfolio files of this computer (see store.Portfolios,
// which says what each call does and refuses).
type Portfolios interface {
	List() ([]PortfolioFile, error)
	Find(user string) ([]PortfolioFile, error)
	Prepare(user string, password []byte) (PreparedPortfolio, error)
	OpenPassword(id string, password []byte) (OpenPortfolio, error)
	OpenCode(id string, code seal.RecoveryCode, next []byte) (OpenPortfolio, error)
	OpenKeyStore(id string) (OpenPortfolio, error)
	Backups(id string) ([]Backup, error)
	Restore(id, path string) error
	UseLeftover(id string) error
	SetAside(id string) error
	Adopt(path string) (Adopted, error)
	// SecondPlace sets the folder for second backups, empty for none.
	SecondPlace(folder string)
	// Folder is where the files lie.
	Folder() string
}

// PreparedPortfolio is a new portfolio in memory (see store.NewPortfolio).
type PreparedPortfolio interface {
	Code() seal.RecoveryCode
	Create(useKeyStore bool, first []portfolio.Change) (OpenPortfolio, error)
}

// OpenPortfolio is an open portfolio file with its keys (see store.Portfolio).
type OpenPortfolio interface {
	portfolio.Store
	ID() string
	Path() string
	ReadOnly() bool
	Doubt() (problem.Problem, bool)
	Size() (size, spare int64, err error)
	SetPassword(old, next []byte) error
	ResetPassword(next []byte) error
	NewCode() (CodeChange, error)
	SetUser(user string) error
	UseKeyStore(on bool) error
	UsesKeyStore() bool
	Changed() bool
	Backup() (Backup, error)
	DropOldBackups() error
	Restore(path string) error
	Rekey(password []byte) (CodeChange, error)
	Compact() error
	Purge(changes ...portfolio.Change) error
	Copy(path string) error
	Close() error
}

// CodeChange is a new herstelcode that waits to be typed back.
type CodeChange interface {
	Code() seal.RecoveryCode
	Confirm() error
}

// FileState says what can be done with a portfolio file.
type FileState string

// The states of a portfolio file (see store.PortfolioState).
const (
	FileOK       FileState = "ok"
	FileDamaged  FileState = "damaged"
	FileNewer    FileState = "newer"
	FileBusy     FileState = "busy"
	FileDenied   FileState = "denied"
	FileLeftover FileState = "leftover"
	FileMissing  FileState = "missing"
)

// PortfolioFile is what can be told of a file without its keys.
type PortfolioFile struct {
	ID, Path string
	Modified time.Time
	Size     int64
	State    FileState
	// Failures counts wrong passwords since the last right one.
	Failures int
	// KeyStore: the login of this computer opens it.
	KeyStore bool
	ReadOnly bool
	Backups  int
	// Newest is when the newest backup was made, zero without one.
	Newest time.Time
}

// Backup is one backup of a portfolio.
type Backup struct {
	Path string
	Made time.Time
	Size int64
	// Second: it lies in the second place. Verified: it is whole.
	Second, Verified bool
}

// Adopted tells what became of a file from elsewhere.
type Adopted struct {
	// What is "taken", "same" or "question".
	What string
	// ID is that of the portfolio.
	ID           string
	Theirs, Ours time.Time
}
