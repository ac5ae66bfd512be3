package seal

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"testing"
)

// saltOf is 00 01 … 0f.
func saltOf(t *testing.T) Salt {
	t.Helper()
	return Salt(unhex(t, "000102030405060708090a0b0c0d0e0f"))
}

// Two vectors from the tests of Argon2's reference implementation. (Those of
// RFC 9106 use a secret and associated data, which the library does not offer.)
func TestCostIsArgon2id(t *testing.T) {
	for _, tt := range []struct {
		cost argon2Cost
		want string
	}{
		{argon2Cost{time: 2, memory: 64 << 10, lanes: 1}, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"},
		{argon2Cost{time: 2, memory: 256, lanes: 2}, "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"},
	} {
		if got := tt.cost.key([]byte("password"), []byte("somesalt")); hex.EncodeToString(got) != tt.want {
			t.Errorf("%+v: got %x, want %s", tt.cost, got, tt.want)
		}
	}
}

// Computed with Argon2's reference implementation and HKDF written out: another
// outcome closes every password slot that exists.
func TestPasswordKeyStaysWhatItIs(t *testing.T) {
	got, err := FromPassword(1, []byte("Dünen<>&7zand"), saltOf(t))
	if err != nil {
		t.Fatal(err)
	}
	if want := "e9c99e06b68200718b034edbbf4b573eddfd3065302c33574ef09a36e76e26a9"; hex.EncodeToString(got.Bytes()) != want {
		t.Errorf("got %x, want %s", got.Bytes(), want)
	}
}

func TestKeyStoreKeyStaysWhatItIs(t *testing.T) {
	got, err := KeyStoreSlotKey(keyOf(t, 0x40), saltOf(t))
	if err != nil {
		t.Fatal(err)
	}
	if want := "bc7051dd2a2b4a673d1211d1d11fae2382d0d1508ce1e7e4572d88bb3fbf2a04"; hex.EncodeToString(got.Bytes()) != want {
		t.Errorf("got %x, want %s", got.Bytes(), want)
	}
}

func TestUnknownKDFIsRefused(t *testing.T) {
	for _, k := range []KDF{NoKDF, NewestKDF + 1, 1 << 31, ^KDF(0)} {
		if got, err := FromPassword(k, []byte("wachtwoord"), saltOf(t)); !errors.Is(err, ErrUnknownKDF) || got != (Key{}) {
			t.Errorf("number %d: %v", k, err)
		}
	}
	if _, err := FromPassword(NewestKDF, nil, saltOf(t)); err == nil {
		t.Error("no password made a key")
	}
}

func TestSalts(t *testing.T) {
	one, err := NewSalt(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	two, err := NewSalt(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if one == two || bytes.Equal(one[:], make([]byte, SaltSize)) {
		t.Errorf("salts %x and %x", one, two)
	}
	if got, err := NewSalt(io.LimitReader(rand.Reader, SaltSize-1)); err == nil || got != (Salt{}) {
		t.Errorf("half a salt: %x, %v", got, err)
	}
}
