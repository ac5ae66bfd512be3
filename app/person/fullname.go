package person

import "strings"

// SplitName is the suggestion name-split: one name taken apart. It reads "Jan
// van der Vliet", "Vliet, Jan van der", "van der Vliet, Jan" and "Vliet, van
// der, Jan". Without a tussenvoegsel or comma the last word is the last name.
// first and last are never empty when ok.
func SplitName(full string) (first, prefix, last string, ok bool) {
	var parts [][]string
	for part := range strings.SplitSeq(full, ",") {
		words := strings.Fields(part)
		if len(words) == 0 {
			return "", "", "", false
		}
		parts = append(parts, words)
	}
	switch len(parts) {
	case 1:
		return splitPlain(parts[0])
	case 2:
		return splitComma(parts[0], parts[1])
	case 3:
		if !IsPrefix(strings.Join(parts[1], " ")) {
			return "", "", "", false
		}
		return strings.Join(parts[2], " "), prefixKey(parts[1]), strings.Join(parts[0], " "), true
	}
	return "", "", "", false
}

func splitPlain(words []string) (first, prefix, last string, ok bool) {
	// A tussenvoegsel in front means that the first name is missing.
	if len(words) < 2 || leading(words) > 0 && !prefixes[prefixKey(words[:1])] {
		return "", "", "", false
	}
	for i := 1; i < len(words)-1; i++ {
		if n := leading(words[i:]); n > 0 {
			return strings.Join(words[:i], " "), prefixKey(words[i : i+n]), strings.Join(words[i+n:], " "), true
		}
	}
	at := len(words) - 1
	return strings.Join(words[:at], " "), "", words[at], true
}

// splitComma reads "last, first" with the tussenvoegsel on either side.
func splitComma(before, after []string) (first, prefix, last string, ok bool) {
	whole := strings.Join(after, " ")
	if IsPrefix(whole) && !givenName(strings.Join(before, " "), whole) {
		return "", "", "", false // "Vliet, van der" names nobody's first name
	}
	if f, p, found := SplitTrailingPrefix(whole); found {
		return f, p, strings.Join(before, " "), true
	}
	if p, rest, found := SplitPrefix(strings.Join(before, " ")); found {
		return whole, p, rest, true
	}
	return whole, "", strings.Join(before, " "), true
}
