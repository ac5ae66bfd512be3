package portfolio

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/person"
)

// folded gives a text as it is compared: small letters without accents
// (person.Fold), digits, and one space for everything between them. An
// apostrophe is nothing: foto's is fotos.
func folded(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			i++
			space = foldByte(&out, c, space)
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		space = foldRune(&out, r, space)
	}
	return out.String()
}

// foldPlaces gives a folded text, and for each of its bytes which character of
// s it came from.
func foldPlaces(s string) (text string, places []int) {
	var out strings.Builder
	space := false
	at := 0
	for _, r := range s {
		before := out.Len()
		space = foldRune(&out, r, space)
		for range out.Len() - before {
			places = append(places, at)
		}
		at++
	}
	return out.String(), places
}

// foldRune writes what is left of one character and tells whether that was a
// space.
func foldRune(out *strings.Builder, r rune, space bool) bool {
	switch {
	case r < utf8.RuneSelf:
		return foldByte(out, byte(r), space)
	case unicode.IsLetter(r):
		text := person.Fold(string(r))
		out.WriteString(text)
		return space && text == ""
	case unicode.IsMark(r), r == '’', r == '‘', r == '\u00AD':
		return space
	case unicode.IsDigit(r):
		out.WriteRune(r)
		return false
	}
	return foldByte(out, ' ', space)
}

func foldByte(out *strings.Builder, c byte, space bool) bool {
	switch {
	case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		out.WriteByte(c)
		return false
	case c >= 'A' && c <= 'Z':
		out.WriteByte(c | 0x20)
		return false
	case c == '\'':
		return space
	}
	if !space {
		out.WriteByte(' ')
	}
	return true
}
