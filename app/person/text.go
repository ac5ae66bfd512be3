// Package person knows names and their tussenvoegsels, e-mail addresses and
// gender as lists of aios hold them. Everything in it is a pure function over
// text: a fix gives the better text, a suggestion also tells whether it has
// one to offer.
package person

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NFC is the fix nfc: a letter and its accent become one character.
func NFC(s string) string { return norm.NFC.String(s) }

// Invisible is the fix invisible: zero-width and control characters are taken
// out. White space, line breaks too, is left for Trim.
func Invisible(s string) string {
	if typed(s) {
		return s
	}
	out := strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
	// A letter and an accent that now touch would make NFC fire the next time.
	if out != s && norm.NFC.IsNormalString(s) {
		out = norm.NFC.String(out)
	}
	return out
}

func invisible(r rune) bool {
	switch {
	case unicode.IsSpace(r):
		return false
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r):
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF: // variation selectors
		return true
	}
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0: // joiners and fillers without a picture
		return true
	}
	return false
}

var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "‛", "'", "´", "'", "`", "'", "ʼ", "'", "′", "'")

// Quotes is the fix quotes: every kind of apostrophe becomes '.
func Quotes(s string) string {
	if typed(s) && strings.IndexByte(s, '`') < 0 {
		return s
	}
	return plainQuotes.Replace(s)
}

// Trim is the fix trim: outer white space goes, inner white space of any kind
// and length, NBSP and line breaks too, becomes one space.
func Trim(s string) string {
	if typed(s) && !strings.Contains(s, "  ") && !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// typed is the quick way out for nearly every text: only what an ordinary
// keyboard types.
func typed(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
