package store

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"
	"golang.org/x/text/unicode/norm"

	"aiosmap/store/seal"
)

// MaxFailures is the number of wrong passwords after which only herstelcode or
// key store open a file.
const MaxFailures = 3

// OpenPassword opens a file with its password. The attempt is on disk before
// the password is tried. Refusals: PasswordWrong, PortfolioLocked,
// PortfolioBusy, PortfolioGone, PortfolioBroken, PortfolioNewer,
// PortfolioDenied, PortfolioTampered.
func (p *Portfolios) OpenPassword(id string, password []byte) (*Portfolio, error) {
	return p.open(id, func(f *Portfolio) error {
		file, err := f.passwordOpens(password)
		if err != nil {
			return err
		}
		return f.unlock(file, nil)
	})
}

// OpenCode opens a file with its herstelcode, sets the new password and lifts
// the lock, all in one transaction. Refusals: CodeWrong, PortfolioReadOnly, and
// those of OpenPassword.
func (p *Portfolios) OpenCode(id string, code seal.RecoveryCode, newPassword []byte) (*Portfolio, error) {
	return p.open(id, func(f *Portfolio) error {
		file, err := f.codeOpens(code)
		if err != nil {
			return err
		}
		if f.held.readOnly {
			return readOnlyPortfolio()
		}
		slot, err := p.passwordSlot(id, newPassword, file)
		if err != nil {
			return err
		}
		return f.unlock(file, func(t *sealedTx) error { return t.putSlot(slot) })
	})
}

// OpenKeyStore opens a file with the login of this computer and lifts the lock.
// Refusals: KeyStoreMissing, and those of OpenPassword.
func (p *Portfolios) OpenKeyStore(id string) (*Portfolio, error) {
	return p.open(id, func(f *Portfolio) error {
		file, err := f.keyStoreOpens()
		if err != nil {
			return err
		}
		f.byKeyStore = true
		return f.unlock(file, nil)
	})
}

func (p *Portfolios) open(id string, unlock func(f *Portfolio) error) (*Portfolio, error) {
	f, err := p.hold(id)
	if err != nil {
		return nil, err
	}
	if err := unlock(f); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// unlock takes the file key, looks whether all records are there, lifts the
// lock, with more in the same transaction, and brings the file to the schema of
// this program.
func (f *Portfolio) unlock(file seal.Key, more func(t *sealedTx) error) error {
	keys, err := keysOf(file)
	if err != nil {
		return err
	}
	f.keys = keys
	err = f.view(func(tx *bbolt.Tx) error {
		if _, err := keys.verifyHead(tx, f.id); err != nil {
			return err
		}
		f.identity, err = keys.identityOf(tx, f.id)
		return err
	})
	if err != nil {
		return err
	}
	lifted := lockState{doubt: f.doubt}
	switch {
	case f.held.readOnly:
		f.owner.forgetTries(f.id)
	case more != nil:
		err = f.update(func(t *sealedTx) error {
			return errors.Join(more(t), t.putPlain(metaBucket, []byte(lockKey), lifted.bytes()))
		})
	case f.plain.lock != lifted:
		err = f.setLock(lifted)
	}
	if err != nil {
		return err
	}
	return f.migrate()
}

func (k *portfolioKeys) identityOf(tx *bbolt.Tx, id string) (seal.Identity, error) {
	b := tx.Bucket([]byte(identityBucket))
	if b == nil {
		return seal.Identity{}, fmt.Errorf("%w: no identity", errUnopened)
	}
	plain, err := k.unseal(id, identityBucket, []byte(identityKey), b.Get([]byte(identityKey)))
	if err != nil {
		return seal.Identity{}, err
	}
	seed, err := seal.KeyFrom(plain)
	if err != nil {
		return seal.Identity{}, fmt.Errorf("%w: %w", errUnopened, err)
	}
	return seal.IdentityFrom(seed)
}

// passwordOpens gives the file key when the password is right. It counts the
// attempt first, on disk; where that cannot be, the session becomes one for
// reading, and the attempt is counted in memory. The count stays until it is
// lifted.
func (f *Portfolio) passwordOpens(password []byte) (seal.Key, error) {
	if f.failures() >= MaxFailures {
		return seal.Key{}, lockedPortfolio()
	}
	if len(password) == 0 {
		return seal.Key{}, wrongPassword(MaxFailures - f.failures())
	}
	if err := f.countAttempt(); err != nil {
		return seal.Key{}, err
	}
	slot, _ := f.plain.slot(seal.PasswordSlot)
	unlocking, err := f.owner.derive(slot.KDF, norm.NFC.Bytes(password), slot.Salt)
	if err != nil {
		return seal.Key{}, err
	}
	file, err := slot.Open(unlocking, portfolioFormat, f.id)
	if err != nil {
		if left := MaxFailures - f.failures(); left > 0 {
			return seal.Key{}, wrongPassword(left)
		}
		return seal.Key{}, lockedPortfolio()
	}
	return file, nil
}

// failures is how many attempts failed since the last that did not.
func (f *Portfolio) failures() int {
	f.owner.mu.Lock()
	defer f.owner.mu.Unlock()
	// Whoever writes a number beyond the limit locks no better.
	return min(int(min(f.plain.lock.failures, MaxFailures))+f.owner.tries[f.id], MaxFailures)
}

func (f *Portfolio) countAttempt() error {
	if !f.held.readOnly {
		err := f.setLock(lockState{failures: f.plain.lock.failures + 1, doubt: f.doubt})
		if err == nil {
			return nil
		}
		if f.keys != nil {
			return err
		}
		_ = f.held.closeNow(err)
		f.held.readOnly = true
		if err := f.held.open(); err != nil {
			return err
		}
	}
	f.owner.mu.Lock()
	defer f.owner.mu.Unlock()
	f.owner.tries[f.id]++
	return nil
}

func (p *Portfolios) forgetTries(id string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.tries, id)
}

// setLock writes the lock, which needs no keys.
func (f *Portfolio) setLock(l lockState) error {
	err := f.held.update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(metaBucket)).Put([]byte(lockKey), sealed(metaBucket, []byte(lockKey), l.bytes()))
	})
	if err == nil {
		f.plain.lock = l
	}
	return portfolioRefusal(f.held.path, err)
}

func (f *Portfolio) codeOpens(code seal.RecoveryCode) (seal.Key, error) {
	slot, _ := f.plain.slot(seal.RecoverySlot)
	unlocking, err := code.Key(slot.Salt)
	if err != nil {
		return seal.Key{}, err
	}
	file, err := slot.Open(unlocking, portfolioFormat, f.id)
	if err != nil {
		return seal.Key{}, wrongCode(err)
	}
	return file, nil
}

func (f *Portfolio) keyStoreOpens() (seal.Key, error) {
	slot, ok := f.plain.slot(seal.KeyStoreSlot)
	if !ok {
		return seal.Key{}, missingKeyStore(errors.New("no slot for a key store"))
	}
	kept, ok, err := f.owner.opt.Keys.Key(keptName(f.id, slot))
	if err != nil || !ok {
		return seal.Key{}, missingKeyStore(errors.Join(err, errors.New("no key in the key store")))
	}
	unlocking, err := seal.KeyStoreSlotKey(kept, slot.Salt)
	if err != nil {
		return seal.Key{}, err
	}
	file, err := slot.Open(unlocking, portfolioFormat, f.id)
	if err != nil {
		return seal.Key{}, missingKeyStore(err)
	}
	return file, nil
}
