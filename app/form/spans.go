package form

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spans reads **vet** and *cursief* in a line, also one in the other. A mark
// that is not closed is text.
func spans(line string) []Span {
	return joined(emphasis(line, Span{}))
}

// joined makes one span of those in the same manner that follow each other.
func joined(list []Span) []Span {
	var out []Span
	for from := 0; from < len(list); {
		var text strings.Builder
		to := from
		for ; to < len(list) && list[to].Bold == list[from].Bold && list[to].Italic == list[from].Italic; to++ {
			text.WriteString(list[to].Text)
		}
		out = append(out, Span{text.String(), list[from].Bold, list[from].Italic})
		from = to
	}
	return out
}

// emphasis reads text that already stands in the manner of within.
func emphasis(text string, within Span) []Span {
	var out []Span
	plain := func(text string) {
		if text != "" {
			out = append(out, Span{text, within.Bold, within.Italic})
		}
	}
	// Where a mark found no end, none further on will: looked for once.
	hopeless := map[string]bool{"**": within.Bold, "*": within.Italic}
	from := 0
	for i := 0; i < len(text); {
		mark := markAt(text[i:])
		if mark == "" {
			i++
			continue
		}
		end := -1
		if !hopeless[mark] && opens(text[i+len(mark):]) {
			end = closing(text, i+len(mark), mark)
			hopeless[mark] = end < 0
		}
		if end < 0 {
			i += len(mark)
			continue
		}
		plain(text[from:i])
		inner := within
		inner.Bold = inner.Bold || mark == "**"
		inner.Italic = inner.Italic || mark == "*"
		out = append(out, emphasis(text[i+len(mark):end], inner)...)
		i = end + len(mark)
		from = i
	}
	plain(text[from:])
	return out
}

// markAt gives the mark that text begins with.
func markAt(text string) string {
	switch {
	case strings.HasPrefix(text, "**"):
		return "**"
	case strings.HasPrefix(text, "*"):
		return "*"
	}
	return ""
}

// opens tells whether a mark before text can begin something: 3 * 4 is none.
func opens(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size > 0 && !unicode.IsSpace(r)
}

// closing finds where the text in a mark ends; -1 when it does not.
func closing(text string, from int, mark string) int {
	for i := from; i < len(text); {
		here := markAt(text[i:])
		if here == "" {
			i++
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		if here == mark && i > from && !unicode.IsSpace(r) {
			// Of three stars the first closes what stands within: **a *b***.
			if here == "**" && strings.HasPrefix(text[i:], "***") {
				return i + 1
			}
			return i
		}
		i += len(here)
	}
	return -1
}
