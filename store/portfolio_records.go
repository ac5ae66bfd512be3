package store

import (
	"errors"

	"go.etcd.io/bbolt"
)

// Change is one change of a record.
type Change struct {
	// Bucket is one of the exported names; ID is 1 to 64 small letters, digits
	// and hyphens: from NewID, or a name where there is one such record.
	Bucket, ID string
	// Value replaces what was there, at most 16 MiB; nil removes it, an empty
	// value does not.
	Value []byte
}

// Each calls do for every record of a bucket, in the order of their ids. plain
// is the callee's own, and do may call the portfolio. Refusals:
// PortfolioTampered, PortfolioBroken.
func (f *Portfolio) Each(bucket string, do func(id string, plain []byte) error) error {
	type record struct {
		id    string
		plain []byte
	}
	var all []record
	err := func() error {
		f.mu.Lock()
		defer f.mu.Unlock()
		return f.view(func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte(bucket))
			if b == nil {
				return nil
			}
			return b.ForEach(func(key, value []byte) error {
				plain, err := f.keys.unseal(f.id, bucket, key, value)
				all = append(all, record{string(key), plain})
				return err
			})
		})
	}()
	if err != nil {
		return err
	}
	for _, r := range all {
		if err := do(r.id, r.plain); err != nil {
			return err
		}
	}
	return nil
}

// IDs gives the ids of the records of a bucket, in their order, and opens none.
// Refusals as Each.
func (f *Portfolio) IDs(bucket string) ([]string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var all []string
	err := f.view(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		if b == nil {
			return nil
		}
		return b.ForEach(func(key, _ []byte) error {
			all = append(all, string(key))
			return nil
		})
	})
	return all, err
}

// Get gives one record; ok is false when there is none. Refusals as Each.
func (f *Portfolio) Get(bucket, id string) (plain []byte, ok bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	err = f.view(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		if b == nil {
			return nil
		}
		value := b.Get([]byte(id))
		if value == nil {
			return nil
		}
		plain, err = f.keys.unseal(f.id, bucket, []byte(id), value)
		ok = err == nil
		return err
	})
	return plain, ok, err
}

// Write does all changes in one transaction, or none. When it returns nil they
// survive a kill and a power loss.
//
// Refusals: PortfolioUnsaved and PortfolioFull (the state before holds),
// PortfolioReadOnly, PortfolioUnsure (the portfolio is closed; open it again to
// see which state holds), and those of opening when it cannot be opened again.
func (f *Portfolio) Write(changes ...Change) error {
	for _, c := range changes {
		if err := checkChange(c); err != nil {
			return err
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(changes) == 0 {
		return nil
	}
	return f.update(func(t *sealedTx) error {
		for _, c := range changes {
			var err error
			if c.Value == nil {
				err = t.exchange(c.Bucket, []byte(c.ID), nil)
			} else {
				err = t.put(c.Bucket, c.ID, c.Value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// NewID gives an id for a new record: 32 hexadecimal digits.
func (f *Portfolio) NewID() (string, error) { return newID(f.owner.opt.Rand) }

// Sign signs as the owner of the portfolio (see seal.Identity.Sign). After
// Close it gives nil.
func (f *Portfolio) Sign(message []byte) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return nil
	}
	return f.identity.Sign(message)
}

// Public gives the key by which others verify what Sign gave. After Close it
// gives nil.
func (f *Portfolio) Public() []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return nil
	}
	return f.identity.Public()
}

// view reads with keys. The caller holds mu.
func (f *Portfolio) view(do func(tx *bbolt.Tx) error) error {
	if f.keys == nil {
		return f.notOpen()
	}
	return portfolioRefusal(f.held.path, f.held.view(do))
}

// notOpen is why there are no keys.
func (f *Portfolio) notOpen() error {
	if f.held.down != nil {
		return f.held.down
	}
	return closedPortfolio()
}

// update writes in one transaction, with the head. The caller holds mu. do may
// run twice.
func (f *Portfolio) update(do func(t *sealedTx) error) error {
	switch {
	case f.keys == nil:
		return f.notOpen()
	case f.held.readOnly:
		return readOnlyPortfolio()
	}
	wrote, err := f.transact(do)
	if !errors.Is(err, errCommit) {
		return portfolioRefusal(f.held.path, err)
	}
	// The file was opened again. When it holds the state before, that is what
	// the error says.
	var now head
	if again := f.view(func(tx *bbolt.Tx) (err error) { now, err = f.keys.headOf(tx, f.id); return err }); again != nil {
		return again
	}
	if now.changes < wrote {
		return err
	}
	// It holds the new state, as far as can be read back; whether the disk has
	// it nobody knows. So all its pages are written once more.
	if _, again := f.transact(do); again != nil {
		unsure := unsurePortfolio(errors.Join(err, again))
		_ = f.close(unsure)
		return unsure
	}
	return nil
}

// transact is one try of update; wrote is the number that the head gets.
func (f *Portfolio) transact(do func(t *sealedTx) error) (wrote uint64, err error) {
	var plain plainPart
	err = f.held.update(func(tx *bbolt.Tx) error {
		h, err := f.keys.headOf(tx, f.id)
		if err != nil {
			return err
		}
		t := &sealedTx{tx: tx, keys: f.keys, id: f.id, rand: f.owner.opt.Rand, head: h}
		if err := do(t); err != nil {
			return err
		}
		if err := t.finish(); err != nil {
			return err
		}
		wrote = t.head.changes
		plain, err = t.plain()
		return err
	})
	if err == nil {
		f.plain = plain
	}
	return wrote, err
}
