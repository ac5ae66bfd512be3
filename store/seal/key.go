package seal

import (
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
)

// KeySize is the length of a key in bytes.
const KeySize = 32

// Key is a secret of 32 bytes. It prints as "seal.Key" and encodes to nothing,
// so that it does not slip into a log or into what the window gets (fmt still
// reaches it through an unexported field of a struct that is printed whole).
// The zero Key is no secret: use NewKey or KeyFrom.
type Key struct{ bytes [KeySize]byte }

// NewKey makes a key from rand, which must be a cryptographic source.
func NewKey(rand io.Reader) (Key, error) {
	var k Key
	if _, err := io.ReadFull(rand, k.bytes[:]); err != nil {
		return Key{}, fmt.Errorf("read new key: %w", err)
	}
	return k, nil
}

// KeyFrom takes over a key that was kept elsewhere; b has KeySize bytes.
func KeyFrom(b []byte) (Key, error) {
	if len(b) != KeySize {
		return Key{}, fmt.Errorf("key of %d bytes, not %d", len(b), KeySize)
	}
	return Key{[KeySize]byte(b)}, nil
}

// Bytes gives the secret itself, to keep it in a safe place.
func (k Key) Bytes() []byte { return k.bytes[:] }

// Format keeps the secret out of every printed form.
func (k Key) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, "seal.Key") }

// Purpose derives the key for one purpose. Values are sealed with such keys
// alone, so that what one part of a file opens, another cannot.
func Purpose(key Key, purpose string) (Key, error) {
	if purpose == "" {
		return Key{}, errors.New("a key without a purpose")
	}
	return derive(key.bytes[:], nil, label+purpose)
}

// label comes before every purpose, so that a key of ours serves nothing else.
const label = "aiosmap/1 "

func derive(secret, salt []byte, info string) (Key, error) {
	b, err := hkdf.Key(sha256.New, secret, salt, info, KeySize)
	if err != nil {
		return Key{}, fmt.Errorf("derive key: %w", err)
	}
	return KeyFrom(b)
}
