package form

import (
	"strconv"
	"strings"
)

// BlockKind says what a block of text is.
type BlockKind string

// The kinds of blocks.
const (
	// Heading is a line that began with "## ".
	Heading BlockKind = "heading"
	// Paragraph is lines up to an empty one.
	Paragraph BlockKind = "paragraph"
	// Bullets is lines that began with "- " or "* ".
	Bullets BlockKind = "bullets"
	// Numbers is lines that began with a number, "1. " or "1) ".
	Numbers BlockKind = "numbers"
)

// Block is a piece of text between others.
type Block struct {
	Kind BlockKind
	// Lines are the lines of a paragraph, or the items of a list; a heading has one.
	Lines [][]Span
	// Start is the number of the first item of Numbers.
	Start int
}

// Span is text in one manner of writing.
type Span struct {
	Text         string
	Bold, Italic bool
}

// Markdown reads the little that a long text can do: ## kopje, **vet**,
// *cursief*, - lijst, 1. lijst, and empty lines between paragraphs. Everything
// else, HTML too, is plain text. It gives values and never HTML, keeps every
// character but the marks, and takes time in proportion to the text.
func Markdown(text string) []Block {
	var out []Block
	open := false // whether the last block goes on
	for line := range strings.SplitSeq(valid(text), "\n") {
		kind, start, rest := lineKind(line)
		if kind == "" {
			open = false
			continue
		}
		if last := len(out) - 1; open && out[last].Kind == kind && kind != Heading {
			out[last].Lines = append(out[last].Lines, spans(rest))
			continue
		}
		out = append(out, Block{Kind: kind, Lines: [][]Span{spans(rest)}, Start: start})
		open = true
	}
	return out
}

// Plain gives limited Markdown as it reads: without its marks and empty lines,
// each line of it on one of its own, the items of a numbered list with their number.
func Plain(text string) string {
	var out strings.Builder
	for _, b := range Markdown(text) {
		for i, line := range b.Lines {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			if b.Kind == Numbers {
				out.WriteString(strconv.Itoa(b.Start+i) + ". ")
			}
			for _, s := range line {
				out.WriteString(s.Text)
			}
		}
	}
	return out.String()
}

// lineKind says what a line is, and what is left of it without its mark; no
// kind for an empty line.
func lineKind(line string) (kind BlockKind, start int, rest string) {
	line = strings.TrimSpace(line)
	if line == "" {
		return "", 0, ""
	}
	if rest, ok := strings.CutPrefix(line, "## "); ok {
		return Heading, 0, strings.TrimSpace(rest)
	}
	for _, mark := range []string{"- ", "* ", "• "} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return Bullets, 0, strings.TrimSpace(rest)
		}
	}
	if n, rest, ok := numbered(line); ok {
		return Numbers, n, rest
	}
	return Paragraph, 0, line
}

// numbered reads a number of at most three digits before an item.
func numbered(line string) (n int, rest string, ok bool) {
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	after := line[digits:]
	if digits == 0 || digits > 3 || !strings.HasPrefix(after, ". ") && !strings.HasPrefix(after, ") ") {
		return 0, "", false
	}
	return number(line[:digits]), strings.TrimSpace(after[2:]), true
}
