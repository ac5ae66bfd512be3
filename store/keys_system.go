package store

import (
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/zalando/go-keyring"

	"aiosmap/store/seal"
)

const (
	// keyService is the name under which the system's own tools show our keys.
	keyService = "Aiosmap"
	// keyPatience is how long the system's key store may take: one that asks
	// for a password, or a bus without an answer, must not hold up the window.
	keyPatience = 3 * time.Second
)

// SystemKeys keeps keys in the key store of the operating system: the Keychain
// on macOS, Credential Manager on Windows, the Secret Service on Linux. Every
// error of it wraps ErrNoKeyStore. A call takes three seconds at the most.
func SystemKeys() KeyStore {
	return systemKeys{ring: systemRing{}, reachable: keyBusReachable, patience: keyPatience}
}

// ring is what systemKeys uses of go-keyring.
type ring interface {
	Get(service, user string) (string, error)
	Set(service, user, secret string) error
	Delete(service, user string) error
}

type systemRing struct{}

func (systemRing) Get(service, user string) (string, error) { return keyring.Get(service, user) }
func (systemRing) Set(service, user, secret string) error   { return keyring.Set(service, user, secret) }
func (systemRing) Delete(service, user string) error        { return keyring.Delete(service, user) }

type systemKeys struct {
	ring      ring
	reachable func() error
	patience  time.Duration
}

func (s systemKeys) Key(name string) (seal.Key, bool, error) {
	secret, err := s.ask(func() (string, error) { return s.ring.Get(keyService, name) })
	if errors.Is(err, keyring.ErrNotFound) {
		return seal.Key{}, false, nil
	}
	if err != nil {
		return seal.Key{}, false, err
	}
	// What is no key, someone else put there: ours is lost.
	b, err := base64.StdEncoding.DecodeString(secret)
	if err != nil || len(b) != seal.KeySize {
		return seal.Key{}, false, nil
	}
	k, err := seal.KeyFrom(b)
	return k, err == nil, err
}

func (s systemKeys) PutKey(name string, k seal.Key) error {
	_, err := s.ask(func() (string, error) {
		return "", s.ring.Set(keyService, name, base64.StdEncoding.EncodeToString(k.Bytes()))
	})
	return err
}

func (s systemKeys) Forget(name string) error {
	_, err := s.ask(func() (string, error) { return "", s.ring.Delete(keyService, name) })
	if errors.Is(err, keyring.ErrNotFound) {
		return nil
	}
	return err
}

// ask puts one question to the system. A question without an answer in time is
// left behind, since it cannot be broken off.
func (s systemKeys) ask(question func() (string, error)) (string, error) {
	if err := s.reachable(); err != nil {
		return "", fmt.Errorf("%w: %w", ErrNoKeyStore, err)
	}
	type answer struct {
		secret string
		err    error
	}
	answers := make(chan answer, 1)
	go func() {
		var a answer
		defer func() {
			// An odd reply on the bus can make the library panic.
			if r := recover(); r != nil {
				a.err = fmt.Errorf("key store panicked: %v", r)
			}
			answers <- a
		}()
		a.secret, a.err = question()
	}()
	timer := time.NewTimer(s.patience)
	defer timer.Stop()
	select {
	case a := <-answers:
		if a.err != nil && !errors.Is(a.err, keyring.ErrNotFound) {
			return "", fmt.Errorf("%w: %w", ErrNoKeyStore, a.err)
		}
		return a.secret, a.err
	case <-timer.C:
		return "", fmt.Errorf("%w: no answer in %v", ErrNoKeyStore, s.patience)
	}
}
