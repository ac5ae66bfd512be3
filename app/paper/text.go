package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// noBreak is the space that keeps its neighbours on one line.
const noBreak = '\u00A0'

// clean gives a text as it can be set: letters and their accents joined, no
// control characters or marks without a picture (which could also turn the
// direction of what is read), and a box for each letter the typeface does not
// have. Line ends stay.
func (w *Writer) clean(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n")) {
		switch {
		case r == '\n', r == ' ', r == noBreak:
			b.WriteRune(r)
		case r == '\u202F', r == '\u2007':
			b.WriteRune(noBreak)
		case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		default:
			b.WriteString(w.letter(r))
		}
	}
	return b.String()
}

// letter gives a letter as it can be set: itself, its parts (ǩ as k and its
// accent), or the box.
func (w *Writer) letter(r rune) string {
	whole := string(r)
	if r != utf8.RuneError {
		for _, form := range []string{whole, norm.NFD.String(whole)} {
			if !strings.ContainsFunc(form, func(r rune) bool { return !w.regular.has(r) || !w.semiBold.has(r) }) {
				return form
			}
		}
	}
	w.replaced[r] = true
	return string(w.box)
}

// style is a face at a size, with the height of its lines.
type style struct {
	face *face
	size float64
	// line is the distance from one line to the next.
	line float64
	// grey is the darkness of the letters: 0 is black, 255 white.
	grey int
}

func (s style) width(text string) float64 { return s.face.width(text, s.size) }

// wrap breaks a cleaned text into lines that fit. A line ends at a space, behind a
// hyphen, or, where one word is wider than the line, inside the word.
func (s style) wrap(text string, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, s.wrapOne(paragraph, width)...)
	}
	return lines
}

func (s style) wrapOne(text string, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		if word == "" {
			continue
		}
		glue := " "
		for _, piece := range pieces(word) {
			if line == "" {
				glue = ""
			}
			if s.width(line+glue+piece) <= width {
				line += glue + piece
				glue = ""
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			for s.width(piece) > width {
				n := s.fitting(piece, width)
				lines = append(lines, piece[:n])
				piece = piece[n:]
			}
			line, glue = piece, ""
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// pieces breaks a word behind its hyphens and strokes, where a letter follows:
// a telephone number stays whole.
func pieces(word string) []string {
	var out []string
	start := 0
	for i, r := range word {
		end := i + utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(word[end:])
		if (r == '-' || r == '–' || r == '/') && i > start && unicode.IsLetter(next) {
			out = append(out, word[start:end])
			start = end
		}
	}
	return append(out, word[start:])
}

// fitting gives how many bytes of a word fit on a line, at least one letter.
func (s style) fitting(word string, width float64) int {
	_, at := utf8.DecodeRuneInString(word)
	for at < len(word) {
		_, size := utf8.DecodeRuneInString(word[at:])
		if s.width(word[:at+size]) > width {
			break
		}
		at += size
	}
	return at
}

// shorten cuts a text at the end so that it fits, with an ellipsis.
func (s style) shorten(text string, width float64) string {
	if s.width(text) <= width {
		return text
	}
	n := s.fitting(text, width-s.width("…"))
	return strings.TrimRight(text[:n], " ") + "…"
}
