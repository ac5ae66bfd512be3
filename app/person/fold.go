package person

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spelledOut are the Latin letters that do not come apart into a plain letter
// and an accent.
var spelledOut = strings.NewReplacer(
	"ø", "o", "ß", "ss", "ĳ", "ij", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ð", "d",
	"þ", "th", "ı", "i", "ħ", "h", "ŋ", "n", "ſ", "s", "ŧ", "t")

// Fold gives what is left of a name for comparing: letters only, lower case,
// accents off.
func Fold(s string) string {
	if typed(s) {
		return foldTyped(s)
	}
	// Bytes that are no text would keep the accent behind them from coming apart.
	s = spelledOut.Replace(strings.ToLower(norm.NFD.String(strings.ToValidUTF8(s, ""))))
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// foldTyped folds text that holds nothing beyond ASCII.
func foldTyped(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c >= 'a' && c <= 'z' {
			out = append(out, c)
		}
	}
	return string(out)
}
