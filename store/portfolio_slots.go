package store

import (
	"encoding/hex"
	"errors"
	"fmt"

	"golang.org/x/text/unicode/norm"

	"aiosmap/store/seal"
)

// CodeChange is a new herstelcode that waits to be typed back.
type CodeChange struct {
	code    seal.RecoveryCode
	confirm func() error
}

// Code gives the herstelcode, to be shown once.
func (c *CodeChange) Code() seal.RecoveryCode { return c.code }

// Confirm writes it. Refusals as Portfolio.Write, after Rekey also those of
// Portfolio.Backup, and PortfolioTampered and PortfolioBroken for a record that
// does not open.
func (c *CodeChange) Confirm() error { return c.confirm() }

// keptName is the name in the key store of what opens a slot.
func keptName(id string, s seal.Slot) string {
	return "portfolio-" + id + "-" + hex.EncodeToString(s.ID[:])
}

// passwordSlot makes a slot for a password. It takes the KDF's time.
func (p *Portfolios) passwordSlot(id string, password []byte, file seal.Key) (seal.Slot, error) {
	salt, err := seal.NewSalt(p.opt.Rand)
	if err != nil {
		return seal.Slot{}, err
	}
	unlocking, err := p.derive(seal.NewestKDF, norm.NFC.Bytes(password), salt)
	if err != nil {
		return seal.Slot{}, err
	}
	return seal.NewSlot(p.opt.Rand, seal.PasswordSlot, seal.NewestKDF, salt, unlocking, portfolioFormat, id, file)
}

// codeSlot makes a slot for a new herstelcode.
func (p *Portfolios) codeSlot(id string, file seal.Key) (seal.RecoveryCode, seal.Slot, error) {
	code, err := seal.NewRecoveryCode(p.opt.Rand)
	if err != nil {
		return seal.RecoveryCode{}, seal.Slot{}, err
	}
	salt, err := seal.NewSalt(p.opt.Rand)
	if err != nil {
		return seal.RecoveryCode{}, seal.Slot{}, err
	}
	unlocking, err := code.Key(salt)
	if err != nil {
		return seal.RecoveryCode{}, seal.Slot{}, err
	}
	slot, err := seal.NewSlot(p.opt.Rand, seal.RecoverySlot, seal.NoKDF, salt, unlocking, portfolioFormat, id, file)
	return code, slot, err
}

// keyStoreSlot makes a slot whose key lies in the key store already. Refusal:
// KeyStoreMissing.
func (p *Portfolios) keyStoreSlot(id string, file seal.Key) (seal.Slot, error) {
	kept, err := seal.NewKey(p.opt.Rand)
	if err != nil {
		return seal.Slot{}, err
	}
	salt, err := seal.NewSalt(p.opt.Rand)
	if err != nil {
		return seal.Slot{}, err
	}
	unlocking, err := seal.KeyStoreSlotKey(kept, salt)
	if err != nil {
		return seal.Slot{}, err
	}
	slot, err := seal.NewSlot(p.opt.Rand, seal.KeyStoreSlot, seal.NoKDF, salt, unlocking, portfolioFormat, id, file)
	if err != nil {
		return seal.Slot{}, err
	}
	name := keptName(id, slot)
	if err := p.opt.Keys.PutKey(name, kept); err != nil {
		return seal.Slot{}, noKeyStore(err)
	}
	if back, ok, err := p.opt.Keys.Key(name); err != nil || !ok || back != kept {
		p.forget(id, slot)
		return seal.Slot{}, noKeyStore(errors.Join(fmt.Errorf("%w: it does not give back what it was given", ErrNoKeyStore), err))
	}
	return slot, nil
}

// forget takes the key of a slot out of the key store. One that stays behind
// opens nothing that has no such slot.
func (p *Portfolios) forget(id string, s seal.Slot) { _ = p.opt.Keys.Forget(keptName(id, s)) }

// SetPassword sets a new password. A wrong old one counts as an attempt.
// Refusals: PasswordWrong, PortfolioLocked, and those of Write.
func (f *Portfolio) SetPassword(old, next []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.confirmPassword(old); err != nil {
		return err
	}
	return f.setPassword(next)
}

// confirmPassword asks for the password in an open session.
func (f *Portfolio) confirmPassword(password []byte) error {
	switch {
	case f.keys == nil:
		return f.notOpen()
	case f.held.readOnly:
		return readOnlyPortfolio()
	}
	file, err := f.passwordOpens(password)
	if err != nil {
		return err
	}
	if file != f.keys.file {
		return portfolioRefusal(f.held.path, fmt.Errorf("%w: the password opens another key", errHead))
	}
	return f.setLock(lockState{doubt: f.doubt})
}

func (f *Portfolio) setPassword(next []byte) error {
	slot, err := f.owner.passwordSlot(f.id, next, f.keys.file)
	if err != nil {
		return err
	}
	return f.update(func(t *sealedTx) error { return t.putSlot(slot) })
}

// ResetPassword sets a new password without the old one. It is for a session
// that OpenKeyStore opened; in another one the refusal is PasswordWrong.
func (f *Portfolio) ResetPassword(next []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.keys == nil:
		return f.notOpen()
	case !f.byKeyStore:
		return wrongPassword(MaxFailures - f.failures())
	case f.held.readOnly:
		return readOnlyPortfolio()
	}
	return f.setPassword(next)
}

// NewCode prepares a new herstelcode. The old one opens until Confirm.
func (f *Portfolio) NewCode() (*CodeChange, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return nil, f.notOpen()
	}
	code, slot, err := f.owner.codeSlot(f.id, f.keys.file)
	if err != nil {
		return nil, err
	}
	file := f.keys.file
	return &CodeChange{code: code, confirm: func() error {
		f.mu.Lock()
		defer f.mu.Unlock()
		return f.update(func(t *sealedTx) error {
			if t.keys.file != file {
				return errors.New("a herstelcode for keys of before")
			}
			return t.putSlot(slot)
		})
	}}, nil
}

// SetUser sets another user name.
func (f *Portfolio) SetUser(user string) error {
	tag, err := userTag(user, f.id)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.update(func(t *sealedTx) error { return t.putPlain(metaBucket, []byte(userKey), tag) })
}

// UseKeyStore makes the file open with the login of this computer, or not any
// more. Refusals: KeyStoreMissing, and those of Write.
func (f *Portfolio) UseKeyStore(on bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.keys == nil:
		return f.notOpen()
	case f.held.readOnly:
		return readOnlyPortfolio()
	}
	old, had := f.plain.slot(seal.KeyStoreSlot)
	change := func(t *sealedTx) error { return t.dropSlot(seal.KeyStoreSlot) }
	var slot seal.Slot
	if on {
		var err error
		if slot, err = f.owner.keyStoreSlot(f.id, f.keys.file); err != nil {
			return err
		}
		change = func(t *sealedTx) error { return t.putSlot(slot) }
	}
	if err := f.update(change); err != nil {
		// The new key stays where it is: the slot may be on disk all the same.
		return err
	}
	if had {
		f.owner.forget(f.id, old)
	}
	return nil
}

// UsesKeyStore tells whether the file opens with the login of a computer.
func (f *Portfolio) UsesKeyStore() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.plain.has(seal.KeyStoreSlot)
}
