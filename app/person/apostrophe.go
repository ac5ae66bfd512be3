package person

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Apostrophe is the suggestion apostrophe: a t or s that lost the apostrophe
// which Excel swallows at the start of a cell: "t Hart" → "'t Hart", "s
// Gravesande", "s-Gravesande", and as tussenvoegsel "t" and "van t".
func Apostrophe(s string) (string, bool) {
	words := strings.Split(s, " ")
	changed := false
	for i, w := range words {
		if !lostApostrophe(w) {
			continue
		}
		// A capital may be an initial, unless a tussenvoegsel goes before it.
		if unicode.IsUpper(rune(w[0])) && (i == 0 || !IsPrefix(words[i-1])) {
			continue
		}
		words[i] = "'" + w
		changed = true
	}
	if !changed {
		return s, false
	}
	return strings.Join(words, " "), true
}

func lostApostrophe(word string) bool {
	switch word {
	case "t", "s", "T", "S":
		return true
	}
	rest, ok := strings.CutPrefix(word, "s-")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r)
}
