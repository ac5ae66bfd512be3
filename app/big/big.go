// Package big knows the BIG number: how people and Excel write and damage it,
// which damage can be repaired for certain, and what still looks wrong.
//
// A number is always text of 11 digits (S1): a check digit, a 9, a sequence of
// seven and a profession code of two. The layout and the check digit come from
// public register records and are not official, so only the length is an error.
package big

import "strings"

// Length is the number of digits of a BIG number (S1).
const Length = 11

// Finding is one thing that is wrong with a number.
type Finding uint8

// What Check finds. The first four exclude every other.
const (
	// MissingNumber: nothing is filled in.
	MissingNumber Finding = iota + 1
	// LostDigits: text in E-notation, whose last digits are gone for good.
	LostDigits
	// NotDigits: something else than the digits 0-9 stands in it.
	NotDigits
	// WrongLength: digits, but not eleven.
	WrongLength
	// CheckDigitFails: the first digit is not the one the others call for.
	CheckDigitFails
	// SecondDigit: the second digit is not a 9.
	SecondDigit
	// OtherProfession: the last two digits are not those of an arts.
	OtherProfession
)

// Check tells what is wrong with a number as it would be written; nothing for
// a good one.
func Check(s string) []Finding {
	switch {
	case strings.TrimSpace(s) == "":
		return []Finding{MissingNumber}
	case ENotation(s):
		return []Finding{LostDigits}
	case !Digits(s):
		return []Finding{NotDigits}
	case len(s) != Length:
		return []Finding{WrongLength}
	}
	var out []Finding
	if !CheckHolds(s) {
		out = append(out, CheckDigitFails)
	}
	if s[1] != '9' {
		out = append(out, SecondDigit)
	}
	if s[9:] != Arts {
		out = append(out, OtherProfession)
	}
	return out
}

// usernamePrefix stands before the number in a user name (S0, S1).
const usernamePrefix = "BIG-"

// Username gives the user name that goes with a number.
func Username(s string) string { return usernamePrefix + s }

// FromUsername takes BIG- off a user name, in any case, since the login is not
// case-sensitive (S0). Without it the name comes back as it was, with false.
func FromUsername(s string) (string, bool) {
	t := strings.TrimSpace(s)
	if len(t) < len(usernamePrefix) || !strings.EqualFold(t[:len(usernamePrefix)], usernamePrefix) {
		return s, false
	}
	return t[len(usernamePrefix):], true
}

// Digits tells whether s is one or more plain digits and nothing else.
func Digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
