package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
)

// Restore puts a backup in the place of the file, which must not be open. What
// lies there is kept: a whole file becomes a backup, a damaged one is moved
// aside. Refusals: PortfolioBusy, PortfolioBroken (the backup), PortfolioNewer,
// PortfolioOther (it belongs to another portfolio), PortfolioReadOnly,
// PortfolioFull, PortfolioDenied, BackupFailed.
func (p *Portfolios) Restore(id, path string) error {
	if !validID(id) {
		return gonePortfolio(fmt.Errorf("id %q", id))
	}
	from, err := p.openSource(id, path)
	if err != nil {
		return err
	}
	defer from.close()
	if err := makeFolder(p.opt.Folder); err != nil {
		return deniedPortfolio(p.opt.Folder, err)
	}
	f, err := p.hold(id)
	if err == nil {
		return errors.Join(f.takeOver(from), f.Close())
	}
	if hasCode(err, PortfolioBusy) {
		return err
	}
	return p.place(id, p.placeAndKeep, func(db *bbolt.DB) error { return from.copyTo(db, lockState{}) })
}

// Restore backs up what is open, puts the backup at path in its place and goes
// on with that. It must open with the file key of now. Refusals: PortfolioOther,
// PortfolioOtherKeys, PortfolioBroken (the backup), and those of Backup and
// Write.
func (f *Portfolio) Restore(path string) error {
	from, err := f.owner.openSource(f.id, path)
	if err != nil {
		return err
	}
	defer from.close()
	f.whole.Lock()
	defer f.whole.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return f.notOpen()
	}
	switch err := f.opens(path); {
	case errors.Is(err, errHead), errors.Is(err, errUnopened):
		return otherKeys(err)
	case err != nil:
		return deniedPortfolio(path, err)
	}
	return f.takeOver(from)
}

// takeOver backs up a file and puts another one in its place. The lock stays
// as it is: nobody gets new attempts by it.
func (f *Portfolio) takeOver(from *source) error {
	if f.held.readOnly {
		return readOnlyPortfolio()
	}
	if _, err := f.backup(); err != nil && !isSecondPlace(err) {
		return err
	}
	lock := f.plain.lock
	return f.renew(f.keys, func(db *bbolt.DB) error { return from.copyTo(db, lock) }, func(string) error { return nil })
}

// source is a checked file that is copied from; it is held so that it does not
// go meanwhile.
type source struct {
	db   *bbolt.DB
	file *os.File
}

// openSource checks the file at path and looks whether it is portfolio id.
func (p *Portfolios) openSource(id, path string) (*source, error) {
	if err := p.check(path); err != nil {
		return nil, err
	}
	db, file, err := openBolt(path, &bbolt.Options{ReadOnly: true, Timeout: p.opt.LockTimeout})
	if err != nil {
		return nil, deniedPortfolio(path, err)
	}
	s := &source{db: db, file: file}
	var plain plainPart
	err = s.view(func(tx *bbolt.Tx) (err error) {
		plain, err = plainOf(tx, p.newestSchema())
		return err
	})
	if err == nil && plain.id != id {
		err = fmt.Errorf("%w: file %s", errOtherFile, plain.id)
	}
	if err != nil {
		s.close()
		return nil, portfolioRefusal(path, err)
	}
	return s, nil
}

func (s *source) view(do func(tx *bbolt.Tx) error) error {
	return guarded(func() error { return s.db.View(do) })
}

func (s *source) close() { letGo(s.db, s.file) }

// copyTo fills a new file, with this lock.
func (s *source) copyTo(db *bbolt.DB, lock lockState) error {
	return s.view(func(tx *bbolt.Tx) error {
		return copyRecords(tx, db, func(bucket string, key, value []byte) ([]byte, error) {
			if bucket == metaBucket && string(key) == lockKey {
				return sealed(bucket, key, lock.bytes()), nil
			}
			return value, nil
		})
	})
}

// placeAndKeep is placeOver that keeps what has the place beside it.
func (p *Portfolios) placeAndKeep(from, to string) error {
	if err := p.keepAside(to); err != nil {
		return err
	}
	return placeOver(from, to)
}

// keepAside gives a damaged file another name; the name it has stays where the
// file system can do both.
func (p *Portfolios) keepAside(path string) error {
	base := path + ".beschadigd-" + p.opt.Now().UTC().Format(backupName)
	aside := base
	for n := 2; ; n++ {
		err := os.Link(path, aside)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = placeNew(path, aside)
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		aside = fmt.Sprintf("%s-%d", base, n)
	}
}

// UseLeftover gives a leftover its place. Refusals: PortfolioGone,
// PortfolioBroken, PortfolioExists, PortfolioDenied.
func (p *Portfolios) UseLeftover(id string) error {
	all, err := p.all()
	if err != nil {
		return err
	}
	for _, one := range all {
		if one.ID != id || one.State != StateLeftover {
			continue
		}
		if err := p.check(one.Path); err != nil {
			return err
		}
		err := errors.Join(placeNew(one.Path, p.path(id)), removeIfThere(one.Path))
		if err == nil {
			err = syncFolder(p.opt.Folder)
		}
		switch {
		case errors.Is(err, fs.ErrExist):
			return existingPortfolio(err)
		case err != nil:
			return deniedPortfolio(p.opt.Folder, err)
		}
		return nil
	}
	return gonePortfolio(fmt.Errorf("no leftover of %q", id))
}

// SetAside takes a portfolio whose keys are lost out of sight, with its backups
// on this computer, so that a new one can be made for the user name. Nothing is
// deleted: it goes to the folder opzij beside the portfolios. Refusals:
// PortfolioBusy, PortfolioGone, PortfolioDenied.
func (p *Portfolios) SetAside(id string) error {
	if !validID(id) {
		return gonePortfolio(fmt.Errorf("id %q", id))
	}
	path := p.path(id)
	if isBusy(path) {
		return busyPortfolio(errors.New("set aside"))
	}
	aside := filepath.Join(p.opt.Folder, "opzij")
	if err := makeFolder(aside); err != nil {
		return deniedPortfolio(aside, err)
	}
	stamp := id + "-" + p.opt.Now().UTC().Format(backupName)
	moved := 0
	for _, one := range [][2]string{
		{path, stamp + portfolioExt},
		{filepath.Join(p.backupRoot(), id), stamp + "-" + backupFolder},
	} {
		err := patiently(func() error { return os.Rename(one[0], filepath.Join(aside, one[1])) })
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return deniedPortfolio(one[0], err)
		}
		moved++
	}
	if moved == 0 {
		return gonePortfolio(fmt.Errorf("neither file nor backups of %s", id))
	}
	return errors.Join(syncFolder(aside), syncFolder(p.opt.Folder))
}

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
	// disks.
	Theirs, Ours time.Time
}

// Adopt takes in a portfolio from another computer, or a backup from elsewhere:
// it is checked and copied. When that portfolio is here in another state,
// nothing is done. Refusals: PortfolioBroken, PortfolioNewer, PortfolioDenied,
// PortfolioBusy, PortfolioFull.
func (p *Portfolios) Adopt(path string) (Adopted, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Adopted{}, deniedPortfolio(path, err)
	}
	if err := p.check(path); err != nil {
		return Adopted{}, err
	}
	theirs, state := p.glance(path)
	if state != StateOK {
		return Adopted{}, deniedPortfolio(path, fmt.Errorf("state %s after a check", state))
	}
	a := Adopted{What: AdoptTaken, Theirs: info.ModTime()}
	if here, there := p.look(theirs.id, theirs.id+portfolioExt); there {
		a.What, a.File, a.Ours = AdoptQuestion, here.PortfolioFile, here.Modified
		if sameState(here.plain, theirs) {
			a.What = AdoptSame
		}
		return a, nil
	}
	from, err := p.openSource(theirs.id, path)
	if err != nil {
		return Adopted{}, err
	}
	defer from.close()
	if err := makeFolder(p.opt.Folder); err != nil {
		return Adopted{}, deniedPortfolio(p.opt.Folder, err)
	}
	err = p.place(theirs.id, placeNew, func(db *bbolt.DB) error { return from.copyTo(db, theirs.lock) })
	if err != nil {
		return Adopted{}, err
	}
	here, _ := p.look(theirs.id, theirs.id+portfolioExt)
	a.File, a.Ours = here.PortfolioFile, here.Modified
	return a, nil
}

// Copy writes a whole, checked copy to path, for another computer; what is
// there is replaced. Refusals: PortfolioFull, BackupFailed.
func (f *Portfolio) Copy(path string) error {
	f.whole.Lock()
	defer f.whole.Unlock()
	keys, err := f.keysNow()
	if err != nil {
		return err
	}
	folder := filepath.Dir(path)
	fresh, err := f.owner.fresh(folder, filepath.Base(path)+"-*"+freshKlus, func(db *bbolt.DB) error {
		return f.held.snapshot(func(tx *bbolt.Tx) error { return copyRecords(tx, db, nil) })
	})
	if err == nil {
		err = f.openWith(keys, fresh)
	}
	if err == nil {
		err = placeOver(fresh, path)
	}
	if err != nil && fresh != "" {
		err = errors.Join(err, removeIfThere(fresh))
	}
	if err == nil {
		err = syncFolder(folder)
	}
	if err != nil {
		return failedBackup(folder, err)
	}
	return nil
}
