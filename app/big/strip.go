package big

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mark tells whether a character is one that people put between or around the
// digits: white space, dots, hyphens of every kind, apostrophes of every kind.
func mark(r rune) bool {
	switch r {
	case '.', '\'', '’', '‘', '‛', '´', '`', 'ʼ', '′', '＇', '·', '−':
		return true
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r)
}

// StripPrefix is the fix big-prefix: it takes BIG, BIG-, nr., BIG-nummer: and
// the like off the front. It looks past the marks that StripSeparators
// removes, so that running both twice changes nothing more.
func StripPrefix(s string) string {
	for {
		open := ""
		if strings.HasPrefix(s, `="`) {
			open = `="`
		}
		rest, ok := afterPrefix(s[len(open):])
		if !ok {
			return s
		}
		s = open + rest
	}
}

// afterPrefix gives what follows one leading word.
func afterPrefix(s string) (string, bool) {
	for _, word := range []string{"big", "nummer", "nr"} {
		rest, ok := afterWord(s, word)
		if !ok {
			continue
		}
		rest = strings.TrimLeftFunc(rest, func(r rune) bool { return mark(r) || strings.ContainsRune(":#_", r) })
		if continues(rest) {
			continue
		}
		return rest, true
	}
	return s, false
}

// afterWord matches the letters of word in any case, with or without marks
// before and between them (B.I.G.).
func afterWord(s, word string) (string, bool) {
	for _, want := range word {
		s = strings.TrimLeftFunc(s, mark)
		r, size := utf8.DecodeRuneInString(s)
		if unicode.ToLower(r) != want {
			return "", false
		}
		s = s[size:]
	}
	return s, true
}

// continues tells whether the text goes on as a longer word (Bigger): a
// letter that is neither a next prefix nor an O typed for a zero.
func continues(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsLetter(r) || r == 'o' || r == 'O' {
		return false
	}
	for _, word := range []string{"big", "nummer", "nr"} {
		if _, ok := afterWord(rest, word); ok {
			return false
		}
	}
	return true
}

// StripSeparators is the fix big-separators: a trailing .0 or ,0 first, then
// ="…", white space, dots, hyphens and apostrophes; full-width digits become
// plain ones. Text in E-notation stays as it is, because its dot means
// something, and so do letters. A mark may have kept a letter and a loose
// accent apart: what was composed stays so.
func StripSeparators(s string) string {
	out := s
	for !ENotation(out) {
		next := strip(out)
		if next == out {
			break
		}
		out = next
	}
	if out != s && norm.NFC.IsNormalString(s) {
		out = norm.NFC.String(out)
	}
	return out
}

func strip(s string) string {
	s = unwrap(s)
	end := strings.TrimRightFunc(s, func(r rune) bool { return mark(r) && r != '.' })
	if strings.HasSuffix(end, ".0") || strings.HasSuffix(end, ",0") {
		s = end[:len(end)-2]
	}
	return strings.Map(func(r rune) rune {
		if mark(r) {
			return -1
		}
		return plainDigit(r)
	}, s)
}

// unwrap takes the text out of ="…", the way a CSV keeps Excel from reading a
// number. Any other formula stays one.
func unwrap(s string) string {
	t := strings.TrimFunc(s, mark)
	if len(t) >= 3 && strings.HasPrefix(t, `="`) && strings.HasSuffix(t, `"`) && !strings.Contains(t[2:len(t)-1], `"`) {
		return t[2 : len(t)-1]
	}
	return s
}

func plainDigit(r rune) rune {
	if r >= '０' && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

var eNotation = regexp.MustCompile(`^[+-]?[0-9]+([.,][0-9]*)?[eE][+-]?[0-9]+$`)

// ENotation tells whether text is a number in E-notation such as 1,23457E+10,
// also with BIG- before it. Its digits are lost: nothing may rebuild them.
func ENotation(s string) bool {
	if !strings.ContainsAny(s, "eE") {
		return false
	}
	s = unwrap(StripPrefix(s))
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '-':
			return r
		case r == '−':
			return '-'
		case mark(r):
			return -1
		}
		return plainDigit(r)
	}, s)
	return eNotation.MatchString(s)
}
