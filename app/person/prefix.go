package person

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
)

//go:embed prefixes.txt
var prefixFile string

// prefixes holds every tussenvoegsel; the value is true for one that is also
// a given name (Ben, Al).
var prefixes = readPrefixes(prefixFile)

// longestPrefix is the number of words of the longest tussenvoegsel.
const longestPrefix = 3

func readPrefixes(file string) map[string]bool {
	out := make(map[string]bool)
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, starred := strings.CutSuffix(line, "*")
		out[strings.TrimSpace(name)] = starred
	}
	return out
}

// Prefixes gives all tussenvoegsels in lower case, longest first.
func Prefixes() []string {
	out := make([]string, 0, len(prefixes))
	for p := range prefixes {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b string) int {
		if d := len(b) - len(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return out
}

// IsPrefix tells whether s as a whole is a tussenvoegsel, in any case.
func IsPrefix(s string) bool {
	_, ok := prefixes[prefixKey(strings.Fields(s))]
	return ok
}

func prefixKey(words []string) string {
	return strings.ToLower(Quotes(strings.Join(words, " ")))
}

// leading gives how many of the words form the longest tussenvoegsel at the
// front while at least one word is left.
func leading(words []string) int {
	for n := min(longestPrefix, len(words)-1); n > 0; n-- {
		if _, ok := prefixes[prefixKey(words[:n])]; ok {
			return n
		}
	}
	return 0
}

// trailing is leading from the other end; there one that is also a given name
// counts only in small letters behind a capital ("Eva al").
func trailing(words []string) int {
	for n := min(longestPrefix, len(words)-1); n > 0; n-- {
		at := len(words) - n
		starred, ok := prefixes[prefixKey(words[at:])]
		if ok && (!starred || hasUpper(words[0]) && !hasUpper(strings.Join(words[at:], ""))) {
			return n
		}
	}
	return 0
}

// SplitPrefix is the suggestion prefix-split: the tussenvoegsel out of a last
// name, "van der Vliet", "Vliet, van der" and "Vliet van der" alike, also one
// that lost its apostrophe ("t Hart"). The prefix comes in lower case; rest is
// never empty.
func SplitPrefix(lastname string) (prefix, rest string, ok bool) {
	whole, _ := Apostrophe(lastname)
	if before, after, found := strings.Cut(whole, ","); found {
		words := strings.Fields(before)
		if len(words) == 0 || strings.Contains(after, ",") || !IsPrefix(after) || givenName(before, after) {
			return "", lastname, false
		}
		return prefixKey(strings.Fields(after)), strings.Join(words, " "), true
	}
	words := strings.Fields(whole)
	last := len(words) - 1
	if IsPrefix(whole) && (last < 1 || hasUpper(words[0]) || !hasUpper(words[last])) {
		return "", lastname, false // "van der" without a name; but "de Los" has one
	}
	if n := leading(words); n > 0 {
		return prefixKey(words[:n]), strings.Join(words[n:], " "), true
	}
	// Behind the name only in lower case: "Maria Los" is a double last name.
	if n := trailing(words); n > 0 && !hasUpper(strings.Join(words[len(words)-n:], "")) {
		return prefixKey(words[len(words)-n:]), strings.Join(words[:len(words)-n], " "), true
	}
	return "", lastname, false
}

// givenName tells whether what stands behind a comma is a first name rather
// than a tussenvoegsel: "Jansen, Ben", but not "Jansen, ben".
func givenName(before, after string) bool {
	return prefixes[prefixKey(strings.Fields(after))] && (hasUpper(after) || !hasUpper(before))
}

// SplitTrailingPrefix takes a tussenvoegsel off the end of a first name ("Jan
// van der"), where it lands when a list keeps it there, also one that lost its
// apostrophe ("Jan van t"); first is never empty.
func SplitTrailingPrefix(firstname string) (first, prefix string, ok bool) {
	whole, _ := Apostrophe(firstname)
	words := strings.Fields(whole)
	n := trailing(words)
	if n == 0 || IsPrefix(firstname) {
		return firstname, "", false
	}
	at := len(words) - n
	return strings.Join(words[:at], " "), prefixKey(words[at:]), true
}

func hasUpper(s string) bool { return strings.ContainsFunc(s, unicode.IsUpper) }
