package person

import "strings"

// EmailFits tells whether the part of an address before the @ may belong to
// this name. It is generous: a piece of the first or last name, initials with
// or without the last name, or nothing that tells (digits) all fit.
func EmailFits(local string, first, prefix, last string) bool {
	l := Fold(local)
	if l == "" {
		return true
	}
	f, p, n := Fold(first), Fold(prefix), Fold(last)
	if f == "" && n == "" {
		return true
	}
	if sharesPiece(l, f) || sharesPiece(l, n) {
		return true
	}
	for _, words := range []string{first, last} {
		for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '-' || r == '.' }) {
			if fw := Fold(w); len(fw) >= 2 && sharesPiece(l, fw) {
				return true
			}
		}
	}
	// jvdv, jv, jdv
	if f == "" || n == "" {
		return false
	}
	short := initials(first) + initials(prefix) + initials(last)
	return l == short || l == f[:1]+n[:1] || l == n[:1]+f[:1] || l == f[:1]+p+n[:1]
}

// piece is how many letters in a row tell one name from another.
const piece = 4

// sharesPiece tells whether a name, or four letters in a row of it, stands in
// the local part. Shorter names count as a whole.
func sharesPiece(local, name string) bool {
	if len(name) < piece {
		return len(name) >= 2 && strings.Contains(local, name)
	}
	for i := 0; i+piece <= len(name); i++ {
		if strings.Contains(local, name[i:i+piece]) {
			return true
		}
	}
	return false
}

// initials gives the first letter of every word of a name, folded.
func initials(s string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '.' || r == '\'' }) {
		if f := Fold(w); f != "" {
			b.WriteString(f[:1])
		}
	}
	return b.String()
}
