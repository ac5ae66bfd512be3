package join

import (
	"sync/atomic"

	"aiosmap/app/desk"
	"aiosmap/app/portfolio"
	"aiosmap/store"
	"aiosmap/store/seal"
)

// Portfolios gives the portfolio files in the words of the desk. opt.SecondPlace
// is the desk's to set.
func Portfolios(opt store.PortfolioOptions) desk.Portfolios {
	p := &portfolios{folder: opt.Folder}
	opt.SecondPlace = func() string {
		place, _ := p.second.Load().(string)
		return place
	}
	p.Portfolios = store.NewPortfolios(opt)
	return p
}

type portfolios struct {
	*store.Portfolios
	folder string
	second atomic.Value // string
}

func (p *portfolios) Folder() string            { return p.folder }
func (p *portfolios) SecondPlace(folder string) { p.second.Store(folder) }

func (p *portfolios) List() ([]desk.PortfolioFile, error) {
	files, err := p.Portfolios.List()
	return each(files, fileOf), err
}

func (p *portfolios) Find(user string) ([]desk.PortfolioFile, error) {
	files, err := p.Portfolios.Find(user)
	return each(files, fileOf), err
}

func (p *portfolios) Backups(id string) ([]desk.Backup, error) {
	list, err := p.Portfolios.Backups(id)
	return each(list, backupOf), err
}

func (p *portfolios) Prepare(user string, password []byte) (desk.PreparedPortfolio, error) {
	n, err := p.Portfolios.Prepare(user, password)
	if err != nil {
		return nil, err
	}
	return prepared{n}, nil
}

func (p *portfolios) OpenPassword(id string, password []byte) (desk.OpenPortfolio, error) {
	return opened(p.Portfolios.OpenPassword(id, password))
}

func (p *portfolios) OpenCode(id string, code seal.RecoveryCode, next []byte) (desk.OpenPortfolio, error) {
	return opened(p.Portfolios.OpenCode(id, code, next))
}

func (p *portfolios) OpenKeyStore(id string) (desk.OpenPortfolio, error) {
	return opened(p.Portfolios.OpenKeyStore(id))
}

func (p *portfolios) Adopt(path string) (desk.Adopted, error) {
	a, err := p.Portfolios.Adopt(path)
	return desk.Adopted{What: string(a.What), ID: a.File.ID, Theirs: a.Theirs, Ours: a.Ours}, err
}

func fileOf(f store.PortfolioFile) desk.PortfolioFile {
	return desk.PortfolioFile{ID: f.ID, Path: f.Path, Modified: f.Modified, Size: f.Size, State: desk.FileState(f.State),
		Failures: f.Failures, KeyStore: f.KeyStore, ReadOnly: f.ReadOnly, Backups: f.Backups, Newest: f.Newest}
}

func backupOf(b store.Backup) desk.Backup {
	return desk.Backup{Path: b.Path, Made: b.Made, Size: b.Size, Second: b.Second, Verified: b.Verified}
}

// prepared is a new portfolio in memory.
type prepared struct{ *store.NewPortfolio }

func (n prepared) Create(useKeyStore bool, first []portfolio.Change) (desk.OpenPortfolio, error) {
	return opened(n.NewPortfolio.Create(useKeyStore, changesOf(first)))
}

// file is an open portfolio.
type file struct{ *store.Portfolio }

func opened(f *store.Portfolio, err error) (desk.OpenPortfolio, error) {
	if err != nil {
		return nil, err
	}
	return file{f}, nil
}

func (f file) Write(changes ...portfolio.Change) error {
	return f.Portfolio.Write(changesOf(changes)...)
}
func (f file) Purge(changes ...portfolio.Change) error {
	return f.Portfolio.Purge(changesOf(changes)...)
}

func (f file) Backup() (desk.Backup, error) {
	b, err := f.Portfolio.Backup()
	return backupOf(b), err
}

func (f file) NewCode() (desk.CodeChange, error) { return changed(f.Portfolio.NewCode()) }

func (f file) Rekey(password []byte) (desk.CodeChange, error) {
	return changed(f.Portfolio.Rekey(password))
}

// changed keeps a nil of the store from looking like a change.
func changed(c *store.CodeChange, err error) (desk.CodeChange, error) {
	if err != nil {
		return nil, err
	}
	return c, nil
}

func changesOf(list []portfolio.Change) []store.Change {
	return each(list, func(c portfolio.Change) store.Change { return store.Change(c) })
}

// Login gives what the login of the computer is called that opens the key
// store, empty when there is none.
func Login(keys store.KeyStore, goos string) string {
	if _, _, err := keys.Key("portfolio"); err != nil {
		return ""
	}
	switch goos {
	case "windows":
		return "Windows"
	case "darwin":
		return "Mac"
	}
	return "Linux"
}
