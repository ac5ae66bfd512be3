// Package form knows the forms of a portfolio: definitions, which are data, and
// revisions, which are what somebody wrote at one moment. A definition says
// which fields there are; a revision holds their values, signed, and is never
// changed: another text is another revision that names the one before it.
//
// It knows no storage. What a revision looks like in bytes stands in
// encoding.go.
//
// What the signature holds: nobody without the author's key makes a revision in
// the author's name or changes one, in this file or on its way to another; nor
// can a revision be put before or after others than it was, since it names its
// parents by their hashes. What it does not: it says nothing of when (the time
// is what a clock said) and does not tell that a revision was left out at the
// end, which is for the file to tell (its sealed head).
package form

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Value is what one field holds. Every kind but Person uses Text alone:
//
//	text, long  the text; long is limited Markdown (see Markdown)
//	choice      the id of the choice
//	date        ISO, 2026-04-14
//	time        hours and minutes, 09:30
//	number      digits with a decimal comma, -7,5
//	person      Text is the name, with Role and Email when known
//	dossier     the id of the dossier
type Value struct {
	Text  string `json:"text,omitempty" cbor:"1,keyasint,omitempty"`
	Role  string `json:"role,omitempty" cbor:"2,keyasint,omitempty"`
	Email string `json:"email,omitempty" cbor:"3,keyasint,omitempty"`
}

// Empty tells whether nothing is filled in.
func (v Value) Empty() bool { return v == Value{} }

// Values holds the values of a form by field id. A field that is missing and
// one that is empty are the same.
type Values map[string]Value

// Filled gives a copy without the fields that are empty.
func (v Values) Filled() Values {
	out := Values{}
	for id, value := range v {
		if !value.Empty() {
			out[id] = value
		}
	}
	return out
}

// Equal tells whether both hold the same, empty fields left aside.
func (v Values) Equal(other Values) bool {
	a, b := v.Filled(), other.Filled()
	if len(a) != len(b) {
		return false
	}
	for id, value := range a {
		if b[id] != value {
			return false
		}
	}
	return true
}

// Valid makes text of whatever came in: valid UTF-8, lines that end in \n, no
// control characters. What was typed stays as it was typed.
func (v Values) Valid() Values {
	out := Values{}
	for id, value := range v {
		value = Value{Text: valid(value.Text), Role: valid(value.Role), Email: valid(value.Email)}
		if !value.Empty() {
			out[valid(id)] = value
		}
	}
	return out
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

func valid(s string) string {
	s = lineEnds.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
			return -1
		}
		return r
	}, s)
}

// composed gives the text in the one form in which it is kept (NFC).
func composed(s string) string { return norm.NFC.String(valid(s)) }

// HashSize is the length of a Hash in bytes.
const HashSize = 32

// Hash is a SHA-256: of a definition or of a revision.
type Hash [HashSize]byte

// String gives the 64 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads what String gives.
func ParseHash(s string) (Hash, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != HashSize {
		return Hash{}, errors.New("not a hash of 64 hexadecimal digits")
	}
	return Hash(b), nil
}

// idSize is the length of the id of a form, revision or dossier in bytes; in
// text it is 32 hexadecimal digits, lower case.
const idSize = 16

func parseID(s string) ([]byte, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != idSize || hex.EncodeToString(b) != s {
		return nil, fmt.Errorf("id %q is not 32 hexadecimal digits", s)
	}
	return b, nil
}

// Clean makes text of whatever came in, as Values.Valid does.
func Clean(s string) string { return valid(s) }
