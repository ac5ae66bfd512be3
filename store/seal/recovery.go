package seal

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	recoverySize   = 15 // bytes: 120 bits
	recoveryDigits = 28 // 24 for the secret, 4 for the check
	recoveryGroup  = 4

	// crockford leaves out I, L, O and U.
	crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// RecoveryCode is a secret of 120 bits that a person writes down. Like a Key it
// prints as its type and encodes to nothing; Text alone gives it. Two codes are
// the same when they are ==. The zero code is no secret: use NewRecoveryCode or
// ParseRecoveryCode.
type RecoveryCode struct{ bytes [recoverySize]byte }

// What is wrong with a typed code.
var (
	// ErrCodeLength: too few or too many characters; see CodeLengthError.
	ErrCodeLength = errors.New("recovery code of the wrong length")
	// ErrCodeLetter: a character that stands in no code; see CodeLetterError.
	ErrCodeLetter = errors.New("recovery code with a character that is in none")
	// ErrCodeCheck: a character is wrong, or two are exchanged; which one cannot
	// be told.
	ErrCodeCheck = errors.New("recovery code with a typing error")
)

// CodeLengthError says how long a typed code is. It is an ErrCodeLength.
type CodeLengthError struct {
	Characters int // letters and digits that were typed, separators left out
	Want       int // how many there are in a code
}

func (e *CodeLengthError) Error() string {
	return fmt.Sprintf("%v: %d of %d characters", ErrCodeLength, e.Characters, e.Want)
}

func (e *CodeLengthError) Unwrap() error { return ErrCodeLength }

// CodeLetterError says which typed character stands in no code. It is an
// ErrCodeLetter.
type CodeLetterError struct {
	Letter   rune
	Position int // from 1, separators left out
}

func (e *CodeLetterError) Error() string {
	return fmt.Sprintf("%v: character %d", ErrCodeLetter, e.Position)
}

func (e *CodeLetterError) Unwrap() error { return ErrCodeLetter }

// NewRecoveryCode makes a code from rand, which must be a cryptographic source.
func NewRecoveryCode(rand io.Reader) (RecoveryCode, error) {
	var c RecoveryCode
	if _, err := io.ReadFull(rand, c.bytes[:]); err != nil {
		return RecoveryCode{}, fmt.Errorf("read new recovery code: %w", err)
	}
	return c, nil
}

// ParseRecoveryCode reads a code as people type it: small letters, O for 0, I
// and L for 1, spaces, hyphens and dashes anywhere or nowhere. The error is an
// ErrCodeLetter (the first such character), else an ErrCodeLength, else
// ErrCodeCheck.
func ParseRecoveryCode(text string) (RecoveryCode, error) {
	var digits [recoveryDigits]byte
	n := 0
	for _, r := range text {
		if unicode.IsSpace(r) || unicode.Is(unicode.Dash, r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		d, ok := crockfordDigit(r)
		if !ok {
			return RecoveryCode{}, &CodeLetterError{Letter: r, Position: n + 1}
		}
		if n < recoveryDigits {
			digits[n] = d
		}
		n++
	}
	if n != recoveryDigits {
		return RecoveryCode{}, &CodeLengthError{Characters: n, Want: recoveryDigits}
	}
	var c RecoveryCode
	for i := range c.bytes {
		c.bytes[i] = byteOf(&digits, i*8)
	}
	if c.digits() != digits {
		return RecoveryCode{}, ErrCodeCheck
	}
	return c, nil
}

// crockfordDigit gives the five bits that a typed character stands for.
func crockfordDigit(r rune) (byte, bool) {
	if r >= utf8.RuneSelf {
		return 0, false
	}
	switch up := unicode.ToUpper(r); up {
	case 'O':
		return 0, true
	case 'I', 'L':
		return 1, true
	default:
		i := strings.IndexRune(crockford, up)
		return byte(i), i >= 0
	}
}

// byteOf gives the eight bits from bit at on.
func byteOf(digits *[recoveryDigits]byte, at int) byte {
	var b byte
	for bit := at; bit < at+8; bit++ {
		b = b<<1 | digits[bit/5]>>(4-bit%5)&1
	}
	return b
}

// digits gives the code with its check, five bits in each.
func (c RecoveryCode) digits() [recoveryDigits]byte {
	check := sha256.Sum256(append([]byte(label+"recovery"), c.bytes[:]...))
	all := append(c.bytes[:], check[:3]...)
	var digits [recoveryDigits]byte
	for bit := range recoveryDigits * 5 {
		digits[bit/5] = digits[bit/5]<<1 | all[bit/8]>>(7-bit%8)&1
	}
	return digits
}

// Text gives the code as it is shown and written down: "0123-4567-…", 7 groups
// of 4 characters.
func (c RecoveryCode) Text() string {
	var b strings.Builder
	for i, d := range c.digits() {
		if i > 0 && i%recoveryGroup == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(crockford[d])
	}
	return b.String()
}

// Key makes the key that opens a recovery slot with this salt. No slow KDF is
// needed: 120 random bits are beyond guessing.
func (c RecoveryCode) Key(salt Salt) (Key, error) {
	return derive(c.bytes[:], salt[:], label+"slot recovery")
}

// Format keeps the code out of every printed form.
func (c RecoveryCode) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, "seal.RecoveryCode") }
