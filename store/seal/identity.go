package seal

import (
	"crypto/ed25519"
	"fmt"
	"io"
)

// Identity signs as one person. It comes from a seed that is kept sealed. Like
// a Key it prints as its type and encodes to nothing.
type Identity struct{ private ed25519.PrivateKey }

// IdentityFrom makes the identity that belongs to a seed: always the same one.
func IdentityFrom(seed Key) (Identity, error) {
	k, err := Purpose(seed, "sign")
	if err != nil {
		return Identity{}, err
	}
	return Identity{ed25519.NewKeyFromSeed(k.bytes[:])}, nil
}

// Public gives the key by which others verify: 32 bytes, the caller's own.
func (i Identity) Public() ed25519.PublicKey { return i.private.Public().(ed25519.PublicKey) }

// Sign gives the signature over message, 64 bytes. What kind of thing is
// signed must stand at the beginning of the message, so that a signature under
// one thing never counts under another.
func (i Identity) Sign(message []byte) []byte { return ed25519.Sign(i.private, message) }

// Verify says whether the owner of public signed exactly this message. A key or
// signature of a wrong length is no signature.
func Verify(public, message, signature []byte) bool {
	return len(public) == ed25519.PublicKeySize && ed25519.Verify(public, message, signature)
}

// Format keeps the secret out of every printed form.
func (i Identity) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, "seal.Identity") }
