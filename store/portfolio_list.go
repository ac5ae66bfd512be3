package store

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"aiosmap/store/seal"
)

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
	// Backups counts those in both places; Newest is when the last one was made
	// by its name, zero without one.
	Backups int
	Newest  time.Time
}

// found is a file with what is plain in it.
type found struct {
	PortfolioFile
	plain plainPart
}

// List gives every portfolio of this computer, last modified first: files,
// leftovers, and what only backups tell of. Refusal: PortfolioDenied.
func (p *Portfolios) List() ([]PortfolioFile, error) {
	all, err := p.all()
	if err != nil {
		return nil, err
	}
	files := make([]PortfolioFile, len(all))
	for i, one := range all {
		files[i] = one.PortfolioFile
	}
	return files, nil
}

// Find gives those of one user name. A damaged or missing file is known by its
// backups. Refusal: PortfolioDenied.
func (p *Portfolios) Find(user string) ([]PortfolioFile, error) {
	all, err := p.all()
	if err != nil {
		return nil, err
	}
	var files []PortfolioFile
	for _, one := range all {
		is, err := p.belongs(one, user)
		if err != nil {
			return nil, deniedPortfolio(p.backupRoot(), err)
		}
		if is {
			files = append(files, one.PortfolioFile)
		}
	}
	return files, nil
}

func (p *Portfolios) belongs(one found, user string) (bool, error) {
	if one.plain.id != "" {
		return one.plain.isUser(user), nil
	}
	copies, err := p.backups(one.ID)
	for _, b := range copies {
		if plain, whole := p.verified(b); whole {
			return plain.isUser(user), nil
		}
	}
	return false, err
}

func (p *Portfolios) all() ([]found, error) {
	names, err := namesIn(p.opt.Folder)
	if err != nil {
		return nil, deniedPortfolio(p.opt.Folder, err)
	}
	var all []found
	known := map[string]bool{}
	for _, name := range names {
		if id, ok := strings.CutSuffix(name, portfolioExt); ok && validID(id) {
			known[id] = true
			if one, there := p.look(id, name); there {
				all = append(all, one)
			}
		}
	}
	for _, name := range names {
		id, ok := leftoverID(name)
		if !ok || known[id] {
			continue
		}
		// One that is not whole never held anything that was acknowledged.
		if one, there := p.look(id, name); there && one.State == StateOK {
			known[id], one.State = true, StateLeftover
			all = append(all, one)
		}
	}
	kept, err := namesIn(p.backupRoot())
	if err != nil {
		return nil, deniedPortfolio(p.backupRoot(), err)
	}
	for _, id := range kept {
		if known[id] || !validID(id) {
			continue
		}
		copies, err := p.backups(id)
		if err != nil {
			return nil, deniedPortfolio(p.backupRoot(), err)
		}
		if len(copies) > 0 {
			one := PortfolioFile{ID: id, Path: p.path(id), Modified: copies[0].Made, Size: copies[0].Size, State: StateMissing, Backups: len(copies), Newest: copies[0].Made}
			all = append(all, found{PortfolioFile: one})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int {
		return cmp.Or(b.Modified.Compare(a.Modified), strings.Compare(a.ID, b.ID))
	})
	return all, nil
}

// look tells of the file with this name; there is false when it went meanwhile.
func (p *Portfolios) look(id, name string) (one found, there bool) {
	path := filepath.Join(p.opt.Folder, name)
	info, err := os.Lstat(path)
	if err != nil {
		return found{}, false
	}
	one.PortfolioFile = PortfolioFile{ID: id, Path: path, Modified: info.ModTime(), Size: info.Size()}
	one.plain, one.State = p.glance(path)
	if one.State == StateOK && one.plain.id != id {
		// It was given another one's name.
		one.plain, one.State = plainPart{}, StateDamaged
	}
	// A file is there to be opened also when its backups cannot be counted.
	if copies, err := p.backups(id); err == nil && len(copies) > 0 {
		one.Backups, one.Newest = len(copies), copies[0].Made
	}
	if one.State == StateOK || one.State == StateBusy {
		one.Failures = int(min(one.plain.lock.failures, MaxFailures))
		one.ReadOnly = !writable(path)
		one.KeyStore = p.hasKey(one.plain)
	}
	return one, true
}

// hasKey tells whether this login holds the key of the file's key-store slot.
func (p *Portfolios) hasKey(plain plainPart) bool {
	slot, ok := plain.slot(seal.KeyStoreSlot)
	if !ok {
		return false
	}
	_, ok, err := p.opt.Keys.Key(keptName(plain.id, slot))
	return ok && err == nil
}

// namesIn gives the names in a folder, sorted; one that is not there has none.
func namesIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}
