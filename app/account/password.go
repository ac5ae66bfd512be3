package account

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"aiosmap/app/problem"
)

const (
	leastCharacters = 12
	mostCharacters  = 128
	// marks are the only punctuation marks that S0 allows.
	marks = "!#%+:=?@~&()<>|"
)

// RuleID names a rule for passwords.
type RuleID string

// The rules (S0), in the order in which they stand under the field.
const (
	RuleLength  RuleID = "length"
	RuleSpecial RuleID = "special"
	RuleDigit   RuleID = "digit"
	RuleCapital RuleID = "capital"
	// RuleAllowed: nothing but letters, digits and the marks of S0.
	RuleAllowed RuleID = "allowed"
)

// Rule is a rule and whether a password meets it.
type Rule struct {
	ID RuleID
	// Words is the rule in Dutch.
	Words string
	Met   bool
	// Detail says what stands in the way where that is not plain to see, or is
	// empty. It never holds more of the password than the character that is
	// refused.
	Detail string
}

// Rules holds a password against the rules of S0. Letters are those of every
// script, with their accents: S0 limits the punctuation marks and nothing else.
// A digit is 0-9 and a capital any capital letter. Characters are counted in
// NFC, the form in which a password counts (PasswordBytes).
func Rules(password string) []Rule {
	text := norm.NFC.String(password)
	n := utf8.RuneCountInString(text)
	refused, found := firstRefused(text)
	allowed := Rule{ID: RuleAllowed, Words: "geen andere leestekens dan ! # % + : = ? @ ~ & ( ) < > |", Met: n > 0 && !found}
	if found {
		allowed.Detail = refusedCharacter(refused)
	}
	length := Rule{ID: RuleLength, Words: "minstens 12 tekens", Met: n >= leastCharacters && n <= mostCharacters}
	if n > mostCharacters {
		length.Detail = "Er passen hoogstens 128 tekens in."
	}
	return []Rule{
		length,
		{ID: RuleSpecial, Words: "1 speciaal teken", Met: strings.ContainsAny(text, marks)},
		{ID: RuleDigit, Words: "1 cijfer", Met: strings.ContainsAny(text, "0123456789")},
		{ID: RuleCapital, Words: "1 hoofdletter", Met: strings.ContainsFunc(text, unicode.IsUpper)},
		allowed,
	}
}

// PasswordWeak: a password that does not meet every rule.
const PasswordWeak problem.Code = "password-weak"

// Password gives the bytes of a new password (PasswordBytes). One that does
// not meet every rule is refused with PasswordWeak, which names the first rule.
func Password(typed string) ([]byte, error) {
	for _, r := range Rules(typed) {
		if r.Met {
			continue
		}
		hint := "Kies een wachtwoord met " + r.Words + "."
		if r.Detail != "" {
			hint = r.Detail + " Kies een ander wachtwoord."
		}
		return nil, problem.Refuse(PasswordWeak, "Dit wachtwoord voldoet niet aan alle eisen.", hint)
	}
	return PasswordBytes(typed), nil
}

// PasswordBytes gives the bytes that a key is made of: NFC, so that é typed on
// a Mac and on Windows is one password. Nothing else of it is changed.
func PasswordBytes(typed string) []byte { return norm.NFC.Bytes([]byte(typed)) }

// firstRefused gives the first character that S0 does not allow.
func firstRefused(text string) (rune, bool) {
	for i, r := range text {
		letter := unicode.IsLetter(r) || r >= '0' && r <= '9' || i > 0 && unicode.IsMark(r)
		if !letter && !strings.ContainsRune(marks, r) || r == utf8.RuneError {
			return r, true
		}
	}
	return 0, false
}

func refusedCharacter(r rune) string {
	switch {
	case r == ' ' || r == '\u00A0':
		return "Een spatie kan niet."
	case r == '\n' || r == '\r' || r == '\t':
		return "Er staat een regeleinde of tab in, misschien meegekopieerd."
	case !unicode.IsGraphic(r) || r == utf8.RuneError:
		return "Er staat een onzichtbaar teken in, misschien meegekopieerd."
	}
	return "Het teken " + string(r) + " kan niet."
}

func count(n int) string { return strconv.Itoa(n) }
