package seal

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func keyOf(t *testing.T, first byte) Key {
	t.Helper()
	b := make([]byte, KeySize)
	for i := range b {
		b[i] = first + byte(i)
	}
	k, err := KeyFrom(b)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

var home = Place{Format: "vorm/1", File: "map", Bucket: "bak", Record: "een"}

func sealedAt(t *testing.T, key Key, at Place, plain string) []byte {
	t.Helper()
	value, err := Seal(key, rand.Reader, at, []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// RFC 5869, A.3: SHA-256 without salt and info; the first 32 bytes.
func TestDeriveIsHKDF(t *testing.T) {
	got, err := derive(bytes.Repeat([]byte{0x0b}, 22), nil, "")
	if err != nil {
		t.Fatal(err)
	}
	want := unhex(t, "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d")
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got %x, want %x", got.Bytes(), want)
	}
}

// RFC 5869, A.1: SHA-256 with salt and info; the first 32 bytes.
func TestDeriveIsHKDFWithSalt(t *testing.T) {
	got, err := derive(bytes.Repeat([]byte{0x0b}, 22), unhex(t, "000102030405060708090a0b0c"), string(unhex(t, "f0f1f2f3f4f5f6f7f8f9")))
	if err != nil {
		t.Fatal(err)
	}
	want := unhex(t, "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got %x, want %x", got.Bytes(), want)
	}
}

// The two steps of RFC 5869 written out, and the outcome as it was when the
// first files were made: another one closes all files that exist.
func TestPurposeStaysWhatItIs(t *testing.T) {
	mac := func(key, text []byte) []byte {
		h := hmac.New(sha256.New, key)
		h.Write(text)
		return h.Sum(nil)
	}
	key := keyOf(t, 1)
	want := mac(mac(make([]byte, 32), key.Bytes()), []byte("aiosmap/1 klus\x01"))
	got, err := Purpose(key, "klus")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got %x, want %x", got.Bytes(), want)
	}
	if fixed := "d4618e060b2847b558551c391889693c2639849ad9bda54c0d00e3ed03f117b1"; hex.EncodeToString(got.Bytes()) != fixed {
		t.Errorf("got %x, was %s", got.Bytes(), fixed)
	}
}

// draft-irtf-cfrg-xchacha-03, A.3.1.
func TestBoxIsXChaCha20Poly1305(t *testing.T) {
	plain := "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
	got, err := box(nil, keyOf(t, 0x80),
		unhex(t, "404142434445464748494a4b4c4d4e4f5051525354555657"),
		unhex(t, "50515253c0c1c2c3c4c5c6c7"), []byte(plain))
	if err != nil {
		t.Fatal(err)
	}
	want := unhex(t, "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"+
		"731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"+
		"2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"+
		"21f9664c97637da9768812f615c68b13b52e"+
		"c0875924c1c7987947deafd8780acf49")
	if !bytes.Equal(got, want) {
		t.Errorf("got %x, want %x", got, want)
	}
}

// A value sealed with the first version opens for ever.
func TestOldValueOpens(t *testing.T) {
	key := keyOf(t, 7)
	value := unhex(t, "7ac6ca3a09090909090909090909090909090909090909090909090997c8660eb146b44bfbaa67b7bcce9404b389ddc22cfbd8")
	again, err := Seal(key, bytes.NewReader(bytes.Repeat([]byte{9}, 24)), home, []byte("bewaard"))
	if err != nil || !bytes.Equal(again, value) {
		t.Errorf("sealing gives %x (%v)", again, err)
	}
	if got, err := Open(key, home, value); err != nil || string(got) != "bewaard" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestSealAndOpen(t *testing.T) {
	key := keyOf(t, 1)
	for _, plain := range []string{"", "a", strings.Repeat("lang ", 100_000)} {
		value := sealedAt(t, key, home, plain)
		if len(value) != len(plain)+Overhead {
			t.Errorf("%d bytes became %d", len(plain), len(value))
		}
		if got, err := Open(key, home, value); err != nil || string(got) != plain {
			t.Errorf("%d bytes came back as %d, %v", len(plain), len(got), err)
		}
		if bytes.Equal(value, sealedAt(t, key, home, plain)) {
			t.Error("the same value sealed twice looks the same")
		}
	}
}

func TestEveryChangedByteIsFound(t *testing.T) {
	key := keyOf(t, 1)
	value := sealedAt(t, key, home, "69000000201")
	for i := range value {
		for bit := range 8 {
			changed := bytes.Clone(value)
			changed[i] ^= 1 << bit
			if _, err := Open(key, home, changed); !errors.Is(err, ErrDamaged) {
				t.Fatalf("byte %d, bit %d: %v", i, bit, err)
			}
			// Someone who means it mends the checksum.
			binary.BigEndian.PutUint32(changed, sum(changed[sumSize:]))
			if _, err := Open(key, home, changed); i >= sumSize && !errors.Is(err, ErrClosed) {
				t.Fatalf("byte %d, bit %d, checksum mended: %v", i, bit, err)
			}
		}
	}
	for n := range value {
		if _, err := Open(key, home, value[:n]); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
		if n < Overhead {
			continue
		}
		cut := bytes.Clone(value[:n])
		binary.BigEndian.PutUint32(cut, sum(cut[sumSize:]))
		if _, err := Open(key, home, cut); !errors.Is(err, ErrClosed) {
			t.Errorf("cut to %d bytes, checksum mended: %v", n, err)
		}
	}
	if _, err := Open(key, home, append(bytes.Clone(value), 0)); !errors.Is(err, ErrDamaged) {
		t.Errorf("a byte longer: %v", err)
	}
}

func TestOnlyItsKeyInItsPlaceOpensIt(t *testing.T) {
	key := keyOf(t, 1)
	other, err := Purpose(key, "anders")
	if err != nil {
		t.Fatal(err)
	}
	value := sealedAt(t, key, home, "geheim")
	for _, tt := range []struct {
		name string
		key  Key
		at   Place
	}{
		{"other key", keyOf(t, 2), home},
		{"key for another purpose", other, home},
		{"no key", Key{}, home},
		{"other format", key, Place{"vorm/2", "map", "bak", "een"}},
		{"other file", key, Place{"vorm/1", "kopie", "bak", "een"}},
		{"other bucket", key, Place{"vorm/1", "map", "kist", "een"}},
		{"other record", key, Place{"vorm/1", "map", "bak", "twee"}},
		{"record and bucket exchanged", key, Place{"vorm/1", "map", "een", "bak"}},
		{"border between parts moved", key, Place{"vorm/1", "map", "bake", "en"}},
		{"part left empty", key, Place{"vorm/1", "mapbak", "", "een"}},
		{"nowhere", key, Place{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := Open(tt.key, tt.at, value); !errors.Is(err, ErrClosed) || got != nil {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
	if err := Check(value); err != nil {
		t.Errorf("without key: %v", err)
	}
}

func TestHalfARandomSourceGivesNothing(t *testing.T) {
	short := func() io.Reader { return io.LimitReader(rand.Reader, 23) }
	if k, err := NewKey(short()); err == nil || k != (Key{}) {
		t.Errorf("a key from 23 bytes: %v", err)
	}
	if v, err := Seal(keyOf(t, 1), short(), home, []byte("a")); err == nil || v != nil {
		t.Errorf("a value with a nonce of 23 bytes: %v", err)
	}
	if _, err := KeyFrom(make([]byte, 31)); err == nil {
		t.Error("a key of 31 bytes was taken")
	}
	if _, err := Purpose(keyOf(t, 1), ""); err == nil {
		t.Error("a key for no purpose was made")
	}
}

func TestKeyDoesNotShow(t *testing.T) {
	key := keyOf(t, 'A') // ABCDEF…
	holder := struct {
		Key  Key
		Next *Key
	}{key, &key}
	coded, err := json.Marshal(holder)
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{string(coded)}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
		texts = append(texts, fmt.Sprintf(verb, key), fmt.Sprintf(verb, &key), fmt.Sprintf(verb, holder.Key))
	}
	for _, text := range texts {
		for _, trace := range []string{"ABC", "414243", "65 66", "65,66", "0x41"} {
			if strings.Contains(text, trace) {
				t.Errorf("the key shows in %s", text)
			}
		}
	}
}
