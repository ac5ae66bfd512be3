package store

import (
	"bytes"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

// renew writes a file under another name, has it checked and verified, and puts
// it in the place of this one. keys open it. The caller holds mu.
func (f *Portfolio) renew(keys *portfolioKeys, fill func(db *bbolt.DB) error, verify func(path string) error) error {
	if f.held.readOnly {
		return readOnlyPortfolio()
	}
	p := f.owner
	fresh, err := p.fresh(p.opt.Folder, p.freshPattern(f.id), fill)
	if err == nil {
		err = verify(fresh)
	}
	placed := false
	if err == nil {
		err = f.held.replace(fresh, func() { placed, f.keys = true, keys })
	}
	switch {
	case err == nil:
		return nil
	case placed && f.held.db == nil:
		// Only where a file must be closed to be replaced: another window was
		// quicker, or it does not open.
		_ = f.close(err)
		return err
	case placed:
		// It has its place, but whether it keeps it over a power loss nobody knows.
		unsure := unsurePortfolio(err)
		_ = f.close(unsure)
		return unsure
	}
	if fresh != "" {
		err = errors.Join(err, removeIfThere(fresh))
	}
	return notWritten(f.held.path, err)
}

// Compact makes a backup and writes the file anew without its free pages, in
// which removed and replaced records still lie, sealed. Refusals as Backup and
// Write.
func (f *Portfolio) Compact() error {
	f.whole.Lock()
	defer f.whole.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return f.notOpen()
	}
	if _, err := f.backup(); err != nil && !isSecondPlace(err) {
		return err
	}
	return f.compact()
}

func (f *Portfolio) compact() error {
	fill := func(db *bbolt.DB) error {
		return f.held.view(func(tx *bbolt.Tx) error { return copyRecords(tx, db, nil) })
	}
	return f.renew(f.keys, fill, f.opens)
}

// Purge writes and then compacts, so that nothing of what was removed stays in
// the file. Backups from before still hold it (see DropOldBackups). Refusals as
// Write; when only the compacting fails, the changes are in the file and the
// refusal is that of Compact.
func (f *Portfolio) Purge(changes ...Change) error {
	if err := f.Write(changes...); err != nil {
		return err
	}
	f.whole.Lock()
	defer f.whole.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return f.notOpen()
	}
	return f.compact()
}

// Rekey prepares a new file key, with slots for this password, a new
// herstelcode and, where it is used, the key store. Confirm makes a backup,
// opens every record and seals it anew in a new file, which is checked and read
// back before it takes the old one's place; one unreadable record ends it and
// leaves the old file whole. The identity stays. A wrong password counts as an
// attempt. Refusals: PasswordWrong, PortfolioLocked, PortfolioReadOnly.
func (f *Portfolio) Rekey(password []byte) (*CodeChange, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.confirmPassword(password); err != nil {
		return nil, err
	}
	file, err := seal.NewKey(f.owner.opt.Rand)
	if err != nil {
		return nil, err
	}
	keys, err := keysOf(file)
	if err != nil {
		return nil, err
	}
	byPassword, err := f.owner.passwordSlot(f.id, password, file)
	if err != nil {
		return nil, err
	}
	code, byCode, err := f.owner.codeSlot(f.id, file)
	if err != nil {
		return nil, err
	}
	return &CodeChange{code: code, confirm: func() error {
		f.whole.Lock()
		defer f.whole.Unlock()
		f.mu.Lock()
		defer f.mu.Unlock()
		return f.rekey(keys, []seal.Slot{byPassword, byCode})
	}}, nil
}

// rekey gives the file new keys, with these slots and one for the key store
// where it has one.
func (f *Portfolio) rekey(keys *portfolioKeys, slots []seal.Slot) error {
	if f.keys == nil {
		return f.notOpen()
	}
	if _, err := f.backup(); err != nil && !isSecondPlace(err) {
		return err
	}
	old, kept := f.plain.slot(seal.KeyStoreSlot)
	if kept {
		slot, err := f.owner.keyStoreSlot(f.id, keys.file)
		if err != nil {
			return err
		}
		slots = append(slots[:len(slots):len(slots)], slot)
	}
	fill := func(db *bbolt.DB) error {
		return f.held.view(func(tx *bbolt.Tx) error { return f.reseal(tx, db, keys, slots) })
	}
	if err := f.renew(keys, fill, func(path string) error { return f.readBack(path, keys) }); err != nil {
		return err
	}
	if kept {
		f.owner.forget(f.id, old)
	}
	return nil
}

// reseal fills a new file with all records of tx under new keys.
func (f *Portfolio) reseal(tx *bbolt.Tx, db *bbolt.DB, keys *portfolioKeys, slots []seal.Slot) error {
	h, err := f.keys.headOf(tx, f.id)
	if err != nil {
		return err
	}
	next := head{changes: h.changes}
	err = copyRecords(tx, db, func(bucket string, key, value []byte) ([]byte, error) {
		switch bucket {
		case headBucket, slotBucket:
			return nil, nil
		case metaBucket:
		default:
			plain, err := f.keys.unseal(f.id, bucket, key, value)
			if err != nil {
				return nil, err
			}
			value, err = seal.Seal(keys.bucket[bucket], f.owner.opt.Rand, portfolioPlace(f.id, bucket, string(key)), plain)
			if err != nil {
				return nil, err
			}
		}
		if counted(bucket, key) {
			next.count++
			next.sum.add(keys.shareOf(bucket, key, value))
		}
		return value, nil
	})
	if err != nil {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error {
		t := &sealedTx{tx: tx, keys: keys, id: f.id, rand: f.owner.opt.Rand, head: next}
		for _, s := range slots {
			if err := t.putSlot(s); err != nil {
				return err
			}
		}
		return t.finish()
	})
}

// readBack holds a file under new keys against this one: the same records, all
// of them open, and its head right.
func (f *Portfolio) readBack(path string, keys *portfolioKeys) error {
	db, file, err := openBolt(path, &bbolt.Options{ReadOnly: true, Timeout: f.owner.opt.LockTimeout})
	if err != nil {
		return err
	}
	defer letGo(db, file)
	return f.held.view(func(mine *bbolt.Tx) error {
		return guarded(func() error {
			return db.View(func(tx *bbolt.Tx) error {
				if _, err := keys.verifyHead(tx, f.id); err != nil {
					return err
				}
				return eachRecord(mine, func(bucket string, key, value []byte) error {
					if bucket == metaBucket || bucket == slotBucket || bucket == headBucket {
						return nil
					}
					want, err := f.keys.unseal(f.id, bucket, key, value)
					if err != nil {
						return err
					}
					b := tx.Bucket([]byte(bucket))
					if b == nil {
						return fmt.Errorf("%w: bucket %s is not in the new file", errUnopened, bucket)
					}
					got, err := keys.unseal(f.id, bucket, key, b.Get(key))
					if err == nil && !bytes.Equal(got, want) {
						err = fmt.Errorf("%w: it is another one in the new file", errUnopened)
					}
					return err
				})
			})
		})
	})
}
