package person

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Suspect tells whether a name holds something that no name has; reason is a
// Dutch clause without capital or full stop that says what.
func Suspect(s string) (reason string, bad bool) {
	if plain(s) {
		return "", false
	}
	switch {
	case strings.ContainsRune(s, utf8.RuneError):
		return "er staat een teken in dat niet te lezen was", true
	case strings.Contains(s, "?"):
		return "er staat een vraagteken in, waarschijnlijk op de plaats van een letter met een accent", true
	case strings.ContainsFunc(s, unicode.IsDigit):
		return "er staat een cijfer in", true
	case doubleDecoded(s):
		return "de letters met een accent zijn verminkt, zoals Ã© voor é", true
	case strings.ContainsFunc(s, strangeSign):
		return "er staat een teken in dat niet in een naam hoort", true
	case strings.ContainsFunc(NFC(s), looseAccent):
		return "er staat een los accent in, zoals bij een verkeerd gelezen bestand", true
	case strings.ContainsFunc(s, foreignLetter):
		return "er staat een letter in uit een ander schrift", true
	case misplacedCapital(s):
		return "er staat een hoofdletter met een accent op een vreemde plaats, zoals bij een verkeerd gelezen bestand", true
	}
	return "", false
}

// plain is the quick way out for nearly every name.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && s[i] != ' ' && s[i] != '-' && s[i] != '\'' && s[i] != '.' {
			return false
		}
	}
	return true
}

func strangeSign(r rune) bool {
	switch r {
	case 'ª', 'º', 'ƒ', 'ﬁ', 'ﬂ': // letters to Unicode, leftovers of a wrong encoding in a name
		return true
	case ' ', '-', '\'', '.', '‐', '‑', '’', '‘':
		return false
	}
	return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !unicode.IsSpace(r) || unicode.Is(unicode.Lm, r)
}

// looseAccent finds an accent that joins no letter: two letters of Mac Roman
// can happen to be one such accent in UTF-8.
func looseAccent(r rune) bool { return unicode.Is(unicode.Mn, r) }

func foreignLetter(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

// misplacedCapital finds a capital with an accent inside a word of small
// letters, or before another capital in one: what Windows-1252 makes of Mac
// Roman and the reverse (RenÈ, AndrŽ), and what is left of a mangled space or
// soft hyphen (ÂEva, EÂd).
func misplacedCapital(s string) bool {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }) {
		if !strings.ContainsFunc(word, unicode.IsLower) {
			continue
		}
		letters := []rune(word)
		for i, r := range letters {
			if r < 0x80 || !unicode.IsUpper(r) {
				continue
			}
			if i > 0 || i+1 < len(letters) && unicode.IsUpper(letters[i+1]) {
				return true
			}
		}
	}
	return false
}

// doubleDecoded tells whether UTF-8 was read as if it were Windows-1252 or
// Mac Roman: a run of letters outside ASCII that, written in one of those,
// is valid UTF-8 again.
func doubleDecoded(s string) bool {
	for rest := s; rest != ""; {
		start := strings.IndexFunc(rest, func(r rune) bool { return r >= 0x80 })
		if start < 0 {
			return false
		}
		run := rest[start:]
		end := strings.IndexFunc(run, func(r rune) bool { return r < 0x80 })
		if end < 0 {
			end = len(run)
		}
		rest, run = run[end:], run[:end]
		// The second half may have been taken by another fix: Ã with a space
		// or an apostrophe behind it was à or ô, Â a space. In a word Ã stands
		// only among capitals (JOÃO).
		next, _ := utf8.DecodeRuneInString(rest)
		if strings.HasSuffix(run, "Ã") && !unicode.IsUpper(next) || strings.HasSuffix(run, "Â") && !unicode.IsLetter(next) && next != '.' {
			return true
		}
		for _, cm := range []*charmap.Charmap{charmap.Windows1252, charmap.Macintosh} {
			raw, err := cm.NewEncoder().String(run)
			if err == nil && multiByte(raw) {
				return true
			}
		}
	}
	return false
}

// multiByte tells whether raw holds a valid UTF-8 sequence of two bytes or more.
func multiByte(raw string) bool {
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		if r != utf8.RuneError && size > 1 {
			return true
		}
		i += size
	}
	return false
}
