package hap

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"aiosmap/app/person"
)

// sortedLength is how many letters of a name stand in a file name: enough for
// nearly all, and within what any system takes.
const sortedLength = 60

// FileName gives the name under which a document is kept and sent, like
// "Bekwaamheidsverklaring HAP - Vliet, van der - 2026-11-21.pdf". It is safe on
// every system.
func FileName(s Statement) string {
	parts := []string{"Bekwaamheidsverklaring HAP"}
	if name := safe(sortedName(s.Name)); name != "" {
		parts = append(parts, name)
	}
	if !s.Made.IsZero() {
		parts = append(parts, s.Made.Format(time.DateOnly))
	}
	return strings.Join(parts, " - ") + ".pdf"
}

// sortedName gives the last name with its tussenvoegsel behind it; a name that
// cannot be taken apart stays whole.
func sortedName(full string) string {
	_, prefix, last, ok := person.SplitName(full)
	switch {
	case !ok:
		return full
	case prefix == "":
		return last
	}
	return last + ", " + prefix
}

// safe keeps of a name what any system takes in a file name.
func safe(name string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), strings.ContainsRune(" ,.'-", r):
			return r
		case unicode.IsSpace(r), r == '’', r == '‑':
			return map[bool]rune{true: ' ', false: '-'}[unicode.IsSpace(r)]
		}
		return -1
	}, norm.NFC.String(strings.ToValidUTF8(name, "")))
	runes := []rune(strings.Join(strings.Fields(kept), " "))
	if len(runes) > sortedLength {
		runes = runes[:sortedLength]
	}
	return strings.Trim(string(runes), " .,-")
}
