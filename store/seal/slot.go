package seal

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// SlotKind says what opens a slot.
type SlotKind uint8

// The kinds of slots. Their numbers are in files.
const (
	PasswordSlot SlotKind = 1
	RecoverySlot SlotKind = 2
	KeyStoreSlot SlotKind = 3
)

// ErrUnknownSlot marks a kind of slot that this program does not know.
var ErrUnknownSlot = errors.New("unknown kind of slot")

const (
	slotIDSize = 16
	slotSize   = 1 + 4 + slotIDSize + SaltSize + KeySize + Overhead
)

// Slot holds a file's key, sealed under a key that something outside the file
// gives: FromPassword, RecoveryCode.Key or KeyStoreSlotKey with this slot's KDF
// and salt. Everything in it may be read by anyone.
type Slot struct {
	Kind   SlotKind
	KDF    KDF
	ID     [slotIDSize]byte
	Salt   Salt
	Sealed []byte
}

// NewSlot seals the file key for a slot of a file. unlocking was made with kdf
// and salt; salt is a new one, never that of another slot. kdf is NoKDF in
// every kind but PasswordSlot. format and file are the first two parts of the
// slot's Place. rand must be a cryptographic source.
func NewSlot(rand io.Reader, kind SlotKind, kdf KDF, salt Salt, unlocking Key, format, file string, fileKey Key) (Slot, error) {
	s := Slot{Kind: kind, KDF: kdf, Salt: salt}
	if err := s.known(); err != nil {
		return Slot{}, err
	}
	if _, err := io.ReadFull(rand, s.ID[:]); err != nil {
		return Slot{}, fmt.Errorf("read new slot id: %w", err)
	}
	value, err := Seal(unlocking, rand, s.place(format, file), fileKey.bytes[:])
	if err != nil {
		return Slot{}, err
	}
	s.Sealed = value
	return s, nil
}

// Open gives the file key. The error is ErrDamaged, ErrUnknownSlot,
// ErrUnknownKDF, or ErrClosed: another key, or a slot that was changed or
// belongs to another file.
func (s Slot) Open(unlocking Key, format, file string) (Key, error) {
	if err := s.known(); err != nil {
		return Key{}, err
	}
	b, err := Open(unlocking, s.place(format, file), s.Sealed)
	if err != nil {
		return Key{}, err
	}
	return KeyFrom(b)
}

func (s Slot) place(format, file string) Place {
	record := hex.EncodeToString(s.ID[:]) + "/" + strconv.Itoa(int(s.Kind)) + "/" + strconv.FormatUint(uint64(s.KDF), 10)
	return Place{Format: format, File: file, Bucket: "slots", Record: record}
}

// known holds kind and KDF against what this program can open.
func (s Slot) known() error {
	_, kdfKnown := costOf(s.KDF)
	switch {
	case s.Kind < PasswordSlot || s.Kind > KeyStoreSlot:
		return fmt.Errorf("%w: number %d", ErrUnknownSlot, s.Kind)
	case s.Kind == PasswordSlot && !kdfKnown, s.Kind != PasswordSlot && s.KDF != NoKDF:
		return fmt.Errorf("%w: number %d in a slot of kind %d", ErrUnknownKDF, s.KDF, s.Kind)
	}
	return nil
}

// MarshalBinary gives the slot's form in a file.
func (s Slot) MarshalBinary() ([]byte, error) {
	if len(s.Sealed) != KeySize+Overhead {
		return nil, fmt.Errorf("slot with %d sealed bytes", len(s.Sealed))
	}
	b := make([]byte, 0, slotSize)
	b = append(b, byte(s.Kind))
	b = binary.BigEndian.AppendUint32(b, uint32(s.KDF))
	b = append(b, s.ID[:]...)
	b = append(b, s.Salt[:]...)
	return append(b, s.Sealed...), nil
}

// ParseSlot reads what MarshalBinary gave. The error is ErrDamaged,
// ErrUnknownSlot or ErrUnknownKDF; the latter two may also mean damage, which
// only a checksum around the slot can tell.
func ParseSlot(b []byte) (Slot, error) {
	if len(b) != slotSize {
		return Slot{}, fmt.Errorf("%w: slot of %d bytes", ErrDamaged, len(b))
	}
	s := Slot{Kind: SlotKind(b[0]), KDF: KDF(binary.BigEndian.Uint32(b[1:]))}
	rest := b[5:]
	rest = rest[copy(s.ID[:], rest):]
	rest = rest[copy(s.Salt[:], rest):]
	s.Sealed = append(s.Sealed, rest...)
	if err := Check(s.Sealed); err != nil {
		return Slot{}, err
	}
	if err := s.known(); err != nil {
		return Slot{}, err
	}
	return s, nil
}
