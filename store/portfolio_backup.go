package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

const (
	backupFolder = "reservekopieen"
	// secondFolder is the folder in the second place.
	secondFolder = "Aiosmap reservekopieën"
	// backupName holds the time in UTC and a number that goes up with every
	// backup, whatever the clock does.
	backupName = "2006-01-02T150405Z"
	backupForm = "%s-%04x" + portfolioExt
)

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

	number uint64
}

// seenFile says which bytes were checked: a file that changes gets another time
// or size.
type seenFile struct {
	path string
	size int64
	time time.Time
}

// Backups gives the backups of a portfolio in both places, newest first. A
// second place that cannot be read has none. Refusals: PortfolioDenied, and
// PortfolioGone for an id that is none.
func (p *Portfolios) Backups(id string) ([]Backup, error) {
	if !validID(id) {
		return nil, gonePortfolio(fmt.Errorf("id %q", id))
	}
	all, err := p.backups(id)
	if err != nil {
		return nil, deniedPortfolio(p.backupRoot(), err)
	}
	for i := range all {
		_, all[i].Verified = p.verified(all[i])
	}
	return all, nil
}

func (p *Portfolios) backupRoot() string { return filepath.Join(p.opt.Folder, backupFolder) }

// backups lists those in both places, last made first, without looking inside.
// The error tells of the own place: a second one that cannot be read has none.
func (p *Portfolios) backups(id string) ([]Backup, error) {
	all, err := backupsIn(filepath.Join(p.backupRoot(), id), false)
	if err != nil {
		return nil, err
	}
	if second := p.opt.SecondPlace(); second != "" {
		if more, err := backupsIn(filepath.Join(second, secondFolder, id), true); err == nil {
			all = append(all, more...)
		}
	}
	slices.SortStableFunc(all, func(a, b Backup) int {
		return cmp.Or(cmp.Compare(b.number, a.number), b.Made.Compare(a.Made))
	})
	return all, nil
}

func backupsIn(folder string, second bool) ([]Backup, error) {
	names, err := namesIn(folder)
	if err != nil {
		return nil, err
	}
	var all []Backup
	for _, name := range names {
		stamp, rest, _ := strings.Cut(strings.TrimSuffix(name, portfolioExt), "Z-")
		b := Backup{Path: filepath.Join(folder, name), Second: second}
		made, err := time.Parse(backupName, stamp+"Z")
		if _, bad := fmt.Sscanf(rest, "%x", &b.number); err != nil || bad != nil || nameOfBackup(made, b.number) != name {
			continue
		}
		info, err := os.Lstat(b.Path)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		b.Made, b.Size = made, info.Size()
		all = append(all, b)
	}
	return all, nil
}

func nameOfBackup(made time.Time, number uint64) string {
	return fmt.Sprintf(backupForm, made.UTC().Format(backupName), number)
}

// verified looks whether a backup is whole, once for the same bytes in one
// session.
func (p *Portfolios) verified(b Backup) (plainPart, bool) {
	info, err := os.Lstat(b.Path)
	if err != nil {
		return plainPart{}, false
	}
	key := seenFile{b.Path, info.Size(), info.ModTime()}
	p.mu.Lock()
	plain, ok := p.seen[key]
	p.mu.Unlock()
	if ok {
		return plain, true
	}
	plain, state := p.glance(b.Path)
	if state != StateOK {
		return plainPart{}, false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen[key] = plain
	return plain, true
}

// Changed tells whether anything was written since the newest verified backup.
func (f *Portfolio) Changed() bool {
	if _, err := f.keysNow(); err != nil {
		return false
	}
	now, err := f.headNow()
	if err != nil {
		return true
	}
	// A backup is read whole, once; nobody waits for that.
	all, err := f.owner.backups(f.id)
	if err != nil {
		return true
	}
	for _, b := range all {
		if kept, whole := f.owner.verified(b); whole {
			return !sameState(kept, now)
		}
	}
	return true
}

// headNow gives what tells this state from others (sameState).
func (f *Portfolio) headNow() (now plainPart, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	err = f.view(func(tx *bbolt.Tx) error {
		now = plainPart{id: f.id, head: bytes.Clone(tx.Bucket([]byte(headBucket)).Get([]byte(headKey)))}
		return nil
	})
	return now, err
}

// Backup makes a backup that counts only when it was opened and checked, puts
// it in the second place as well, and lets old ones go. When only the second
// place fails, the error is SecondPlaceFailed and the backup is good. Refusals:
// PortfolioFull, BackupFailed.
func (f *Portfolio) Backup() (Backup, error) {
	f.whole.Lock()
	defer f.whole.Unlock()
	keys, err := f.keysNow()
	if err != nil {
		return Backup{}, err
	}
	return f.backupFrom(f.held.snapshot, keys)
}

// keysNow gives the keys of an open portfolio.
func (f *Portfolio) keysNow() (*portfolioKeys, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return nil, f.notOpen()
	}
	return f.keys, nil
}

// backup is Backup for one who holds mu.
func (f *Portfolio) backup() (Backup, error) { return f.backupFrom(f.held.view, f.keys) }

// backupFrom makes a backup of what view shows, which keys must open; without
// keys it is only checked.
func (f *Portfolio) backupFrom(view func(do func(tx *bbolt.Tx) error) error, keys *portfolioKeys) (Backup, error) {
	p := f.owner
	folder := filepath.Join(p.backupRoot(), f.id)
	if err := errors.Join(makeFolder(p.backupRoot()), makeFolder(folder)); err != nil {
		return Backup{}, failedBackup(folder, err)
	}
	sweepBackups(folder, p.opt.Now())
	fresh, err := p.fresh(folder, "*"+freshKlus, func(db *bbolt.DB) error {
		return view(func(tx *bbolt.Tx) error { return copyRecords(tx, db, nil) })
	})
	if err == nil && keys != nil {
		err = f.openWith(keys, fresh)
	}
	b := Backup{Made: p.opt.Now().UTC().Truncate(time.Second), Verified: true}
	others, listed := p.backups(f.id)
	err = errors.Join(err, listed)
	for _, other := range others {
		b.number = max(b.number, other.number+1)
	}
	b.Path = filepath.Join(folder, nameOfBackup(b.Made, b.number))
	if err == nil {
		err = placeNew(fresh, b.Path)
	}
	if fresh != "" {
		err = errors.Join(err, removeIfThere(fresh))
	}
	if err == nil {
		err = syncFolder(folder)
	}
	if err != nil {
		return Backup{}, failedBackup(folder, err)
	}
	if info, err := os.Lstat(b.Path); err == nil {
		b.Size = info.Size()
	}
	err = p.second(f.id, b)
	p.retain(f.id)
	return b, err
}

// opens looks whether the keys of now open a file and all its records are there.
func (f *Portfolio) opens(path string) error { return f.openWith(f.keys, path) }

// openWith is opens with these keys.
func (f *Portfolio) openWith(keys *portfolioKeys, path string) error {
	db, file, err := openBolt(path, &bbolt.Options{ReadOnly: true, Timeout: f.owner.opt.LockTimeout})
	if err != nil {
		return err
	}
	defer letGo(db, file)
	return guarded(func() error {
		return db.View(func(tx *bbolt.Tx) error {
			if _, err := keys.verifyHead(tx, f.id); err != nil {
				return err
			}
			_, err := keys.identityOf(tx, f.id)
			return err
		})
	})
}

// second puts a backup in the second place. Refusal: SecondPlaceFailed.
func (p *Portfolios) second(id string, b Backup) error {
	place := p.opt.SecondPlace()
	if place == "" {
		return nil
	}
	// A drive that is not there must not become a folder on this one.
	if info, err := os.Stat(place); err != nil || !info.IsDir() {
		return failedSecondPlace(place, errors.Join(err, errors.New("no folder")))
	}
	folder := filepath.Join(place, secondFolder, id)
	err := errors.Join(makeFolder(filepath.Dir(folder)), makeFolder(folder))
	if err == nil {
		sweepBackups(folder, p.opt.Now())
		err = p.copyFile(b.Path, filepath.Join(folder, filepath.Base(b.Path)), placeNew)
	}
	if err != nil {
		return failedSecondPlace(place, err)
	}
	return nil
}

// copyFile copies a file that nobody writes, whole or not at all, checks the
// copy and puts it in place with put.
func (p *Portfolios) copyFile(from, to string, put func(from, to string) error) error {
	source, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	defer source.Close()
	f, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+"-*"+freshKlus)
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	fresh := f.Name()
	if _, err = io.Copy(f, source); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = p.check(fresh)
	}
	if err == nil {
		err = put(fresh, to)
	}
	if err = errors.Join(err, removeIfThere(fresh)); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	return syncFolder(filepath.Dir(to))
}

// sweepBackups removes what a kill left behind.
func sweepBackups(folder string, now time.Time) {
	names, _ := namesIn(folder)
	for _, name := range names {
		if !strings.HasSuffix(name, freshKlus) {
			continue
		}
		if path := filepath.Join(folder, name); isOld(path, now) {
			// One that cannot go now goes another time.
			_ = removeIfThere(path)
		}
	}
}
