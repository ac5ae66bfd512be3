package person

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// InitialsOnly tells whether a first name is nothing but initials: J., J.P.,
// Th.J., J P, JP. Scorion shows the first name, so a real one is wanted.
func InitialsOnly(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == '-' || unicode.IsSpace(r) })
	if len(parts) == 0 {
		return false
	}
	dotted := strings.Contains(s, ".")
	for _, p := range parts {
		if utf8.RuneCountInString(p) == 1 {
			r, _ := utf8.DecodeRuneInString(p)
			if !unicode.IsLetter(r) {
				return false
			}
			continue
		}
		if dotted && longInitial(p) {
			continue
		}
		return len(parts) == 1 && clump(p)
	}
	return true
}

// longInitial are the initials that take more than one letter.
func longInitial(p string) bool {
	switch strings.ToLower(p) {
	case "th", "ph", "ch", "chr", "fr", "ij", "tj", "sj", "st", "joh":
		return true
	}
	return false
}

// clump is a row of capitals that cannot be said: JP, but not BO.
func clump(p string) bool {
	n := utf8.RuneCountInString(p)
	return n <= 4 && p == strings.ToUpper(p) && !strings.ContainsAny(Fold(p), "aeiouy") && Fold(p) != ""
}
