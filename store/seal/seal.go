// Package seal keeps bytes closed: keys, keys for one purpose, sealed values
// that open only with their key and only in their own place, slots in which
// a file's key is sealed under a password, a recovery code or a key kept
// elsewhere, and the identity that signs. It knows no files and nothing of
// what is inside.
//
// # Sealed value
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
//
// # Slot
//
// A slot is 113 bytes, numbers big-endian:
//
//	1 byte    kind: 1 password, 2 recovery code, 3 key store
//	4 bytes   number of the KDF; 0 in a slot that has no password
//	16 bytes  id, random
//	16 bytes  salt, random
//	76 bytes  sealed value: the file key
//
// The key that opens it is HKDF-SHA-256 with the slot's salt over
//
//	1  Argon2id (RFC 9106) of the password with the same salt, info "aiosmap/1 slot password"
//	2  the 15 bytes of the recovery code,                      info "aiosmap/1 slot recovery"
//	3  the 32 bytes that are kept elsewhere,                   info "aiosmap/1 slot keystore"
//
// and its Place is the format and file it belongs to, the bucket "slots" and
// as record "<id in hexadecimal>/<kind>/<KDF>", the last two as decimal
// numbers. A slot that was moved to another file, or whose id, kind, KDF or
// salt was changed, does not open.
//
// KDF numbers, for ever: 1 is Argon2id version 0x13 with 128 MiB, t = 3, p = 4,
// 32 bytes out. There are no parameters in a slot: they would be an attacker's
// to choose.
//
// # Recovery code
//
// 120 random bits (15 bytes) followed by a check of 20 bits: the first 20 of
// SHA-256 over "aiosmap/1 recovery" and the 15 bytes. The 140 bits are written
// from the first on as 28 characters of Crockford's Base32
// (0123456789ABCDEFGHJKMNPQRSTVWXYZ), in 7 groups of 4 joined by hyphens. The
// check finds a typing error; it is no secret of its own.
//
// # Identity
//
// 32 random bytes, the seed. The Ed25519 key (RFC 8032) has as its private
// seed HKDF-SHA-256 of ours, without salt, info "aiosmap/1 sign". Other keys
// of the same person get other infos.
//
// # What it is worth
//
// Who has the bytes of a slot can guess passwords without limit, one Argon2id
// computation each; nothing here slows that down. A recovery code and a kept
// key are out of reach of guessing. A copy of a slot opens as long as it
// exists, whatever became of the original: a new password does not close
// copies, only a new file key parts from them. Keys lie in memory while they
// are in use, and Go promises no wiping.
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
