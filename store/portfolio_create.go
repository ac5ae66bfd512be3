package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

// portfolioPage is the page size of every portfolio, whatever the machine.
const portfolioPage = 4096

// NewPortfolio is a portfolio that is prepared in memory.
type NewPortfolio struct {
	owner *Portfolios
	id    string
	user  string
	tag   []byte
	file  seal.Key
	seed  seal.Key
	code  seal.RecoveryCode
	slots []seal.Slot
}

// Prepare makes the keys of a new portfolio, in memory. It takes the KDF's
// time. Refusal: PortfolioExists when the user name has one here, be it damaged
// or only in a backup.
func (p *Portfolios) Prepare(user string, password []byte) (*NewPortfolio, error) {
	if err := p.mustBeNew(user); err != nil {
		return nil, err
	}
	n := &NewPortfolio{owner: p, user: user}
	var err error
	if n.id, err = newID(p.opt.Rand); err != nil {
		return nil, err
	}
	if n.tag, err = userTag(user, n.id); err != nil {
		return nil, err
	}
	if n.file, err = seal.NewKey(p.opt.Rand); err != nil {
		return nil, err
	}
	if n.seed, err = seal.NewKey(p.opt.Rand); err != nil {
		return nil, err
	}
	byPassword, err := p.passwordSlot(n.id, password, n.file)
	if err != nil {
		return nil, err
	}
	code, byCode, err := p.codeSlot(n.id, n.file)
	n.code, n.slots = code, []seal.Slot{byPassword, byCode}
	return n, err
}

// mustBeNew refuses a user name that has a portfolio here.
func (p *Portfolios) mustBeNew(user string) error {
	here, err := p.Find(user)
	if err == nil && len(here) > 0 {
		return existingPortfolio(fmt.Errorf("file %s: %s", here[0].ID, here[0].State))
	}
	return err
}

// Code gives the herstelcode, to be shown once.
func (n *NewPortfolio) Code() seal.RecoveryCode { return n.code }

// Create writes the file with its first records, checks it, puts it in place
// and opens it. Refusals: PortfolioExists, PortfolioDenied, PortfolioFull,
// KeyStoreMissing.
func (n *NewPortfolio) Create(useKeyStore bool, first []Change) (*Portfolio, error) {
	p := n.owner
	for _, c := range first {
		if err := checkChange(c); err != nil {
			return nil, err
		}
	}
	// The time between preparing and the code typed back is long.
	if err := p.mustBeNew(n.user); err != nil {
		return nil, err
	}
	if err := makeFolder(p.opt.Folder); err != nil {
		return nil, deniedPortfolio(p.opt.Folder, err)
	}
	p.sweep("")
	slots := n.slots
	if useKeyStore {
		s, err := p.keyStoreSlot(n.id, n.file)
		if err != nil {
			return nil, err
		}
		slots = append(slots[:len(slots):len(slots)], s)
	}
	err := p.place(n.id, placeNew, func(db *bbolt.DB) error {
		return db.Update(func(tx *bbolt.Tx) error { return n.fill(tx, slots, first) })
	})
	if err != nil {
		if useKeyStore {
			p.forget(n.id, slots[len(slots)-1])
		}
		return nil, err
	}
	return p.open(n.id, func(f *Portfolio) error { return f.unlock(n.file, nil) })
}

// fill writes a new portfolio, in the first schema, and brings it to the newest.
func (n *NewPortfolio) fill(tx *bbolt.Tx, slots []seal.Slot, first []Change) error {
	keys, err := keysOf(n.file)
	if err != nil {
		return err
	}
	id, err := hex.DecodeString(n.id)
	if err != nil {
		return fmt.Errorf("file id: %w", err)
	}
	t := &sealedTx{tx: tx, keys: keys, id: n.id, rand: n.owner.opt.Rand}
	err = errors.Join(t.putSchema(firstPortfolioSchema),
		t.putPlain(metaBucket, []byte(fileKey), id),
		t.putPlain(metaBucket, []byte(userKey), n.tag),
		t.putPlain(metaBucket, []byte(lockKey), lockState{}.bytes()),
		t.put(identityBucket, identityKey, n.seed.Bytes()))
	for _, s := range slots {
		err = errors.Join(err, t.putSlot(s))
	}
	for schema := uint32(firstPortfolioSchema); schema < n.owner.newestSchema(); schema++ {
		err = errors.Join(err, n.owner.step(t, schema))
	}
	for _, c := range first {
		err = errors.Join(err, t.put(c.Bucket, c.ID, c.Value))
	}
	if err != nil {
		return err
	}
	return t.finish()
}

// place makes a file, has it checked, and gives it the place of portfolio id
// with put (placeNew or placeOver).
func (p *Portfolios) place(id string, put func(from, to string) error, fill func(db *bbolt.DB) error) error {
	fresh, err := p.fresh(p.opt.Folder, p.freshPattern(id), fill)
	if err == nil {
		err = put(fresh, p.path(id))
	}
	if fresh != "" {
		err = errors.Join(err, removeIfThere(fresh))
	}
	if err == nil {
		err = syncFolder(p.opt.Folder)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return existingPortfolio(err)
	case err != nil:
		return notMade(p.opt.Folder, err)
	}
	return nil
}

// sweep removes what a kill left behind in the folder under names that begin
// with prefix. A whole file whose place is empty stays: it is a question.
func (p *Portfolios) sweep(prefix string) {
	// A folder that cannot be read is told elsewhere.
	names, _ := namesIn(p.opt.Folder)
	for _, name := range names {
		id, ok := leftoverID(name)
		path := filepath.Join(p.opt.Folder, name)
		if !ok || !strings.HasPrefix(name, prefix) || !isOld(path, p.opt.Now()) {
			continue
		}
		if _, err := os.Lstat(p.path(id)); err != nil {
			if _, state := p.glance(path); state != StateDamaged {
				continue
			}
		}
		// One that cannot go now goes another time.
		_ = removeIfThere(path)
	}
}

// leftoverID gives the portfolio that a file was to be.
func leftoverID(name string) (id string, ok bool) {
	id, rest, _ := strings.Cut(name, portfolioExt+"-")
	return id, strings.HasSuffix(rest, freshKlus) && validID(id)
}

// isOld tells that a file is no longer being written. A time in the future is
// a clock that was set; such a file is old too.
func isOld(path string, now time.Time) bool {
	info, err := os.Lstat(path)
	return err == nil && now.Sub(info.ModTime()).Abs() > leftoverAge
}

// fresh makes a whole, synced and checked file under a name of its own; it gives
// that name, also with an error when a file may be left.
func (p *Portfolios) fresh(folder, pattern string, fill func(db *bbolt.DB) error) (string, error) {
	// One sync at the end does: nobody knows the file before.
	opt := bbolt.Options{Timeout: p.opt.LockTimeout, PageSize: portfolioPage, NoSync: true, NoGrowSync: true, MaxSize: maxPortfolioSize}
	path, err := createBolt(folder, pattern, opt, fill)
	if err == nil {
		err = p.check(path)
	}
	return path, err
}
