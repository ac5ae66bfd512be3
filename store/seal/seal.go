// Package seal keeps bytes closed: keys, keys for one purpose, and sealed
// values that open only with their key and only in their own place. It knows
// no files and nothing of what is inside.
//
// A sealed value is
//
//	4 bytes   CRC-32C of all that follows, big-endian
//	24 bytes  nonce, random
//	n bytes   XChaCha20-Poly1305 ciphertext, as long as the plain value
//	16 bytes  its tag
//
// with a purpose key (HKDF-SHA-256, RFC 5869; no salt, the info is
// "aiosmap/1 " and the purpose) and the Place as additional data
// (draft-irtf-cfrg-xchacha-03). The form never changes; a later one gets
// another Format in its place.
package seal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// Overhead is how many bytes a sealed value is longer than the plain one.
const Overhead = sumSize + chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

const sumSize = 4

var (
	// ErrDamaged marks bytes that are not what was once sealed: rot or a cut.
	ErrDamaged = errors.New("sealed value is damaged")
	// ErrClosed marks a value that another key sealed, that belongs in another
	// place, or that was changed by someone who mended the checksum.
	ErrClosed = errors.New("sealed value does not open with this key in this place")
)

// Place says where a sealed value belongs. It is authenticated, not stored:
// a value that was moved or exchanged does not open. All four are compared
// byte for byte.
type Place struct {
	Format, File, Bucket, Record string
}

// bytes puts each part's length (uint32, big-endian) before it, so that no two
// places look the same.
func (p Place) bytes() []byte {
	var b []byte
	for _, part := range []string{p.Format, p.File, p.Bucket, p.Record} {
		b = binary.BigEndian.AppendUint32(b, uint32(len(part)))
		b = append(b, part...)
	}
	return b
}

// Seal closes plain for its place with a key from Purpose. rand gives the
// nonce and must be a cryptographic source.
func Seal(key Key, rand io.Reader, at Place, plain []byte) ([]byte, error) {
	head := make([]byte, sumSize+chacha20poly1305.NonceSizeX, len(plain)+Overhead)
	nonce := head[sumSize:]
	// A nonce that repeats would give both values away, so half a one is none.
	if _, err := io.ReadFull(rand, nonce); err != nil {
		return nil, fmt.Errorf("read nonce: %w", err)
	}
	value, err := box(head, key, nonce, at.bytes(), plain)
	if err != nil {
		return nil, err
	}
	binary.BigEndian.PutUint32(value, sum(value[sumSize:]))
	return value, nil
}

// Open gives what Seal closed with the same key for the same place. The error
// is ErrDamaged or ErrClosed.
func Open(key Key, at Place, value []byte) ([]byte, error) {
	if err := Check(value); err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.NewX(key.bytes[:])
	if err != nil {
		return nil, fmt.Errorf("prepare cipher: %w", err)
	}
	end := sumSize + chacha20poly1305.NonceSizeX
	plain, err := aead.Open(nil, value[sumSize:end], value[end:], at.bytes())
	if err != nil {
		return nil, ErrClosed
	}
	return plain, nil
}

// Check looks for rot without any key. It stops no one who means harm; only
// Open does. The error is ErrDamaged.
func Check(value []byte) error {
	if len(value) < Overhead || binary.BigEndian.Uint32(value) != sum(value[sumSize:]) {
		return ErrDamaged
	}
	return nil
}

// box appends ciphertext and tag to head.
func box(head []byte, key Key, nonce, aad, plain []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key.bytes[:])
	if err != nil {
		return nil, fmt.Errorf("prepare cipher: %w", err)
	}
	return aead.Seal(head, nonce, plain, aad), nil
}

func sum(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }
