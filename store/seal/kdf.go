package seal

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/argon2"
)

// KDF is the number of a fixed way to make a key from a password.
type KDF uint32

const (
	// NoKDF stands in slots that no password opens.
	NoKDF KDF = 0
	// NewestKDF is what new password slots get; a slot with a lower number is
	// replaced when its password is at hand.
	NewestKDF KDF = 1
)

// ErrUnknownKDF marks a number that this program does not know: a later
// program's, or made up.
var ErrUnknownKDF = errors.New("unknown way to make a key from a password")

// SaltSize is the length of a salt in bytes.
const SaltSize = 16

// Salt is public and random, another one in every slot, so that the same
// secret gives another key in each.
type Salt [SaltSize]byte

// NewSalt makes a salt from rand, which must be a cryptographic source.
func NewSalt(rand io.Reader) (Salt, error) {
	var s Salt
	if _, err := io.ReadFull(rand, s[:]); err != nil {
		return Salt{}, fmt.Errorf("read new salt: %w", err)
	}
	return s, nil
}

// FromPassword makes the key that opens a password slot with this salt. It
// takes the number's time and memory (1: 128 MiB, some tenths of a second).
// The password is taken byte for byte: to bring it to NFC is the caller's. The
// error is ErrUnknownKDF, or that there is no password.
func FromPassword(k KDF, password []byte, salt Salt) (Key, error) {
	if len(password) == 0 {
		return Key{}, errors.New("an empty password")
	}
	cost, known := costOf(k)
	if !known {
		return Key{}, fmt.Errorf("%w: number %d", ErrUnknownKDF, k)
	}
	return derive(cost.key(password, salt[:]), salt[:], label+"slot password")
}

// argon2Cost are the parameters of Argon2id: passes, KiB of memory, lanes.
type argon2Cost struct {
	time, memory uint32
	lanes        uint8
}

// costOf gives the parameters behind a number. What a number stands for never
// changes.
func costOf(k KDF) (c argon2Cost, known bool) {
	switch k {
	case 1:
		return argon2Cost{time: 3, memory: 128 << 10, lanes: 4}, true
	default:
		return argon2Cost{}, false
	}
}

func (c argon2Cost) key(password, salt []byte) []byte {
	return argon2.IDKey(password, salt, c.time, c.memory, c.lanes, KeySize)
}

// KeyStoreSlotKey makes the key that opens a key-store slot with this salt from
// the key that is kept elsewhere.
func KeyStoreSlotKey(kept Key, salt Salt) (Key, error) {
	return derive(kept.bytes[:], salt[:], label+"slot keystore")
}
