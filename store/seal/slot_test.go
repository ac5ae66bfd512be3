package seal

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"testing"
)

const (
	slotFormat = "aiosmap-portfolio/1"
	slotFile   = "00112233445566778899aabbccddeeff"
)

// slots gives one slot of each kind, all under the same unlocking key.
func slots(t *testing.T, unlocking, fileKey Key) []Slot {
	t.Helper()
	var all []Slot
	for _, kind := range []SlotKind{PasswordSlot, RecoverySlot, KeyStoreSlot} {
		kdf := NoKDF
		if kind == PasswordSlot {
			kdf = NewestKDF
		}
		s, err := NewSlot(rand.Reader, kind, kdf, saltOf(t), unlocking, slotFormat, slotFile, fileKey)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

func marshalled(t *testing.T, s Slot) []byte {
	t.Helper()
	b, err := s.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSlotOpens(t *testing.T) {
	unlocking, fileKey := keyOf(t, 1), keyOf(t, 90)
	for _, s := range slots(t, unlocking, fileKey) {
		b := marshalled(t, s)
		if bytes.Contains(b, fileKey.Bytes()) {
			t.Errorf("kind %d: the file key lies open", s.Kind)
		}
		again, err := ParseSlot(b)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := again.Open(unlocking, slotFormat, slotFile); err != nil || got != fileKey {
			t.Errorf("kind %d: %v", s.Kind, err)
		}
		if _, err := again.Open(keyOf(t, 2), slotFormat, slotFile); !errors.Is(err, ErrClosed) {
			t.Errorf("kind %d opens with another key: %v", s.Kind, err)
		}
	}
}

// A slot of the first version opens for ever.
func TestOldSlotOpens(t *testing.T) {
	const old = "0100000001" + "09090909090909090909090909090909" + "000102030405060708090a0b0c0d0e0f" +
		"2ed80db9090909090909090909090909090909090909090909090909746862e95523b0c9ccb25874611e90683322c676d1793dccbe2b03143c333bbbdd590589170324f8603e531bb8381c25"
	s, err := NewSlot(bytes.NewReader(bytes.Repeat([]byte{9}, 40)), PasswordSlot, 1, saltOf(t), keyOf(t, 1), slotFormat, slotFile, keyOf(t, 90))
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(marshalled(t, s)); got != old {
		t.Errorf("the form was %s, is %s", old, got)
	}
	back, err := ParseSlot(unhex(t, old))
	if err != nil {
		t.Fatal(err)
	}
	at := Place{Format: slotFormat, File: slotFile, Bucket: "slots", Record: "09090909090909090909090909090909/1/1"}
	if got, err := Open(keyOf(t, 1), at, back.Sealed); err != nil || !bytes.Equal(got, keyOf(t, 90).Bytes()) {
		t.Errorf("the slot is in another place than the documented one: %v", err)
	}
	if got, err := back.Open(keyOf(t, 1), slotFormat, slotFile); err != nil || got != keyOf(t, 90) {
		t.Errorf("the old slot does not open: %v", err)
	}
}

func TestMovedSlotIsRefused(t *testing.T) {
	unlocking := keyOf(t, 1)
	all := slots(t, unlocking, keyOf(t, 90))
	for _, s := range all {
		for name, c := range map[string]struct {
			change       func(*Slot)
			format, file string
			want         error
		}{
			"other file":           {func(*Slot) {}, slotFormat, "ff112233445566778899aabbccddeeff", ErrClosed},
			"other format":         {func(*Slot) {}, "aiosmap-portfolio/2", slotFile, ErrClosed},
			"border moved":         {func(*Slot) {}, slotFormat + "0", slotFile[1:], ErrClosed},
			"other id":             {func(s *Slot) { s.ID[3] ^= 1 }, slotFormat, slotFile, ErrClosed},
			"password as recovery": {func(s *Slot) { s.Kind, s.KDF = s.Kind%3+1, NoKDF }, slotFormat, slotFile, ErrClosed},
			"unknown kind":         {func(s *Slot) { s.Kind = 4 }, slotFormat, slotFile, ErrUnknownSlot},
			"no kind":              {func(s *Slot) { s.Kind = 0 }, slotFormat, slotFile, ErrUnknownSlot},
			"unknown KDF":          {func(s *Slot) { s.KDF = NewestKDF + 1 }, slotFormat, slotFile, ErrUnknownKDF},
			"another's bytes":      {func(s *Slot) { s.Sealed = all[s.Kind%3].Sealed }, slotFormat, slotFile, ErrClosed},
			"cut":                  {func(s *Slot) { s.Sealed = s.Sealed[:40] }, slotFormat, slotFile, ErrDamaged},
			"empty":                {func(s *Slot) { s.Sealed = nil }, slotFormat, slotFile, ErrDamaged},
		} {
			changed := s
			c.change(&changed)
			if changed.Kind == PasswordSlot && changed.KDF == NoKDF {
				changed.KDF = NewestKDF
			}
			if got, err := changed.Open(unlocking, c.format, c.file); !errors.Is(err, c.want) || got != (Key{}) {
				t.Errorf("kind %d, %s: %v, want %v", s.Kind, name, err, c.want)
			}
		}
	}
}

// A salt is in the key that opens the slot, so a changed one closes it.
func TestSaltBelongsToItsSlot(t *testing.T) {
	code := codeOf(t, unhex(t, "101112131415161718191a1b1c1d1e"))
	key, err := code.Key(saltOf(t))
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSlot(rand.Reader, RecoverySlot, NoKDF, saltOf(t), key, slotFormat, slotFile, keyOf(t, 90))
	if err != nil {
		t.Fatal(err)
	}
	s.Salt[0] ^= 1
	other, err := code.Key(s.Salt)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Open(other, slotFormat, slotFile); !errors.Is(err, ErrClosed) {
		t.Errorf("with another salt: %v", err)
	}
}

// One secret under all three labels gives three keys that have nothing in common.
func TestKindsOfSlotsHaveKeysOfTheirOwn(t *testing.T) {
	secret := keyOf(t, 1)
	seen := map[Key]bool{secret: true}
	for _, name := range []string{"slot password", "slot recovery", "slot keystore"} {
		k, err := derive(secret.Bytes(), make([]byte, SaltSize), label+name)
		if err != nil {
			t.Fatal(err)
		}
		seen[k] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d different keys of 4", len(seen))
	}
}

func TestEveryChangeOfASlotIsFound(t *testing.T) {
	unlocking := keyOf(t, 1)
	for _, s := range slots(t, unlocking, keyOf(t, 90)) {
		b := marshalled(t, s)
		for i := range b {
			for bit := range 8 {
				changed := bytes.Clone(b)
				changed[i] ^= 1 << bit
				refusedSlot(t, changed, unlocking, i)
				sealedPart := changed[len(b)-KeySize-Overhead:]
				binary.BigEndian.PutUint32(sealedPart, sum(sealedPart[sumSize:]))
				if !bytes.Equal(changed, b) {
					refusedSlot(t, changed, unlocking, i)
				}
			}
			if _, err := ParseSlot(b[:i]); !errors.Is(err, ErrDamaged) {
				t.Errorf("cut to %d bytes: %v", i, err)
			}
		}
		if _, err := ParseSlot(append(bytes.Clone(b), 0)); !errors.Is(err, ErrDamaged) {
			t.Errorf("a byte longer: %v", err)
		}
	}
}

// refusedSlot wants a slot with byte i changed to be refused, or, where the
// salt was changed, to open under the old key only: the key that belongs to
// the new salt is another one (TestSaltBelongsToItsSlot).
func refusedSlot(t *testing.T, b []byte, unlocking Key, i int) {
	t.Helper()
	s, err := ParseSlot(b)
	if err != nil {
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrUnknownSlot) && !errors.Is(err, ErrUnknownKDF) {
			t.Errorf("byte %d: error of no kind: %v", i, err)
		}
		return
	}
	if salt := i >= 21 && i < 37; salt {
		return
	}
	if _, err := s.Open(unlocking, slotFormat, slotFile); !errors.Is(err, ErrClosed) {
		t.Errorf("byte %d: %v", i, err)
	}
}

func TestSlotsThatAreNotMade(t *testing.T) {
	for name, c := range map[string]struct {
		rand io.Reader
		kind SlotKind
		kdf  KDF
	}{
		"unknown kind":             {rand.Reader, 9, NoKDF},
		"password without KDF":     {rand.Reader, PasswordSlot, NoKDF},
		"password, unknown KDF":    {rand.Reader, PasswordSlot, NewestKDF + 1},
		"recovery code with a KDF": {rand.Reader, RecoverySlot, NewestKDF},
		"half an id":               {io.LimitReader(rand.Reader, 15), RecoverySlot, NoKDF},
		"half a nonce":             {io.LimitReader(rand.Reader, 39), RecoverySlot, NoKDF},
	} {
		if _, err := NewSlot(c.rand, c.kind, c.kdf, Salt{}, keyOf(t, 1), slotFormat, slotFile, keyOf(t, 2)); err == nil {
			t.Errorf("%s: a slot was made", name)
		}
	}
	if _, err := (Slot{Kind: RecoverySlot}).MarshalBinary(); err == nil {
		t.Error("a slot with nothing in it was written")
	}
}

func FuzzParseSlot(f *testing.F) {
	f.Add([]byte{})
	f.Add(make([]byte, slotSize))
	s, err := NewSlot(rand.Reader, RecoverySlot, NoKDF, Salt{}, Key{}, slotFormat, slotFile, Key{})
	if err != nil {
		f.Fatal(err)
	}
	b, err := s.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := ParseSlot(b)
		if err != nil {
			return
		}
		again, err := s.MarshalBinary()
		if err != nil || !bytes.Equal(again, b) {
			t.Errorf("%x became %x (%v)", b, again, err)
		}
		if _, err := s.Open(Key{bytes: [KeySize]byte{1}}, slotFormat, slotFile); !errors.Is(err, ErrClosed) {
			t.Errorf("opens with a key that sealed nothing: %v", err)
		}
	})
}
