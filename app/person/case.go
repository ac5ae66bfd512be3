package person

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NameCase is the suggestion name-case: a name all in capitals or all in small
// letters gets capitals where a Dutch name has them, IJ and O'B too, and
// tussenvoegsels before another word small ones. Mixed case is left alone
// (McDonald).
func NameCase(s string) (string, bool) {
	upper, lower := cases(s)
	if upper == lower || upper && utf8.RuneCountInString(s) < 2 {
		return s, false
	}
	out := titleAll(s)
	// What would be offered once more is no name: a letter whose capital has
	// another small letter (ı), alone before something else.
	if out == s || titleAll(out) != out {
		return s, false
	}
	return out, true
}

// FirstNameCase is NameCase for a first name: initials in capitals stay (JP),
// which as a last name would be one (NG).
func FirstNameCase(s string) (string, bool) {
	if InitialsOnly(s) && hasUpper(s) {
		return s, false
	}
	return NameCase(s)
}

// cases tells which cases occur in s: upper is true when only capitals do,
// lower when only small letters do. ß has no capital in use, so GROß is upper.
func cases(s string) (upper, lower bool) {
	var up, low bool
	for _, r := range s {
		up = up || unicode.IsUpper(r)
		low = low || unicode.IsLower(r) && r != 'ß'
	}
	return up && !low, low && !up
}

// titleAll walks the words. A tussenvoegsel counts only before another word
// of the same part: "Jansen-de Vries", but "El-Amrani".
func titleAll(s string) string {
	words := strings.Split(s, " ")
	for i := 0; i < len(words); {
		head, tail := cutHyphen(words[i])
		if tail == "" {
			head, tail = "", words[i]
		}
		n := prefixRun(tail, words[i+1:])
		if n == 0 {
			words[i] = titleParts(words[i])
			i++
			continue
		}
		words[i] = titleParts(head) + strings.ToLower(tail)
		for j := i + 1; j < i+n; j++ {
			words[j] = strings.ToLower(words[j])
		}
		i += n
	}
	return strings.Join(words, " ")
}

// cutHyphen splits behind the last hyphen: JANSEN-DE gives JANSEN- and DE.
func cutHyphen(word string) (head, tail string) {
	i := strings.LastIndex(word, "-")
	if i < 0 {
		return word, ""
	}
	return word[:i+1], word[i+1:]
}

// prefixRun gives how many words, tail included, are a tussenvoegsel with a
// word to follow.
func prefixRun(tail string, next []string) int {
	words := append([]string{tail}, next...)
	for n := min(longestPrefix, len(words)-1); n > 0; n-- {
		if starred, ok := prefixes[prefixKey(words[:n])]; ok && !starred {
			return n
		}
	}
	return 0
}

func titleParts(word string) string {
	parts := strings.Split(word, "-")
	for i, p := range parts {
		parts[i] = titleWord(p)
	}
	return strings.Join(parts, "-")
}

func titleWord(word string) string {
	low := strings.ToLower(word)
	quoted := Quotes(low)
	// 't and 's stay small: 's-Gravesande.
	if quoted == "'t" || quoted == "'s" {
		return low
	}
	// O'Brien and D'Angelo have two capitals, Sa'id one.
	first, size := utf8.DecodeRuneInString(low)
	if unicode.IsLetter(first) {
		mark, width := utf8.DecodeRuneInString(low[size:])
		if rest := low[size+width:]; Quotes(string(mark)) == "'" && len(rest) > 1 {
			return capital(low[:size]) + string(mark) + capital(rest)
		}
	}
	var b strings.Builder
	for part := range strings.SplitAfterSeq(low, ".") {
		b.WriteString(capital(part))
	}
	return b.String()
}

// capital makes the first letter a capital, both letters of a Dutch IJ.
func capital(low string) string {
	if strings.HasPrefix(low, "ij") {
		return "IJ" + low[2:]
	}
	for i, r := range low {
		if unicode.IsLetter(r) {
			return low[:i] + string(unicode.ToTitle(r)) + low[i+utf8.RuneLen(r):]
		}
	}
	return low
}

// PrefixCase is name-case for the field tussenvoegsel: "Van der" → "van der".
// Only a known one is touched.
func PrefixCase(s string) (string, bool) {
	low := strings.ToLower(s)
	if low == s || !IsPrefix(s) {
		return s, false
	}
	return low, true
}
