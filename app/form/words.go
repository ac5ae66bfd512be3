package form

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Edit is a piece of text on the way from one text to another.
type Edit struct {
	Kind EditKind
	Text string
}

// EditKind says what happens to a piece of text.
type EditKind string

// The kinds of edits.
const (
	// Same stands in both texts.
	Same EditKind = "same"
	// Gone stands in the first alone.
	Gone EditKind = "gone"
	// Added stands in the second alone.
	Added EditKind = "added"
)

// Words compares two texts word by word. Same and Gone together are the first
// text, Same and Added the second, character by character. It costs at most
// about 20 ms for the longest texts a form takes: where the shortest way would
// cost more, a longer one is given.
func Words(before, after string) []Edit {
	c := comparison{a: words(before), b: words(after)}
	c.between(0, len(c.a), 0, len(c.b), 0)
	return settled(c.join())
}

// words cuts a text into words, runs of white space and single other
// characters.
func words(s string) []string {
	var out []string
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		same := wordPart
		if unicode.IsSpace(r) {
			same = unicode.IsSpace
		}
		end := size
		for end < len(s) && same(r) {
			next, n := utf8.DecodeRuneInString(s[end:])
			if !same(next) {
				break
			}
			end += n
		}
		out = append(out, s[:end])
		s = s[end:]
	}
	return out
}

func wordPart(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// comparison collects which words of a and b are the same ones.
type comparison struct {
	a, b  []string
	pairs []pair
}

// pair is a word that stands in both texts: its place in a and in b.
type pair struct{ a, b int }

const (
	// maxCells bounds the table of one exact comparison: 1 MiB.
	maxCells = 1 << 19
	// maxDepth bounds how often a part is split again.
	maxDepth = 8
)

// between compares a[from:to] with b[start:end]: what is the same at both ends
// first, then exactly when the rest is small, else piece by piece between
// words that stand once in both, at most maxDepth times over.
func (c *comparison) between(from, to, start, end, depth int) {
	for from < to && start < end && c.a[from] == c.b[start] {
		c.pairs = append(c.pairs, pair{from, start})
		from, start = from+1, start+1
	}
	tail := 0
	for from < to-tail && start < end-tail && c.a[to-tail-1] == c.b[end-tail-1] {
		tail++
	}
	to, end = to-tail, end-tail
	switch {
	case from == to || start == end:
	case (to-from+1)*(end-start+1) <= maxCells:
		c.exact(from, to, start, end)
	case depth < maxDepth:
		c.anchored(from, to, start, end, depth+1)
	}
	for i := range tail {
		c.pairs = append(c.pairs, pair{to + i, end + i})
	}
}

// exact finds a longest common subsequence with the whole table.
func (c *comparison) exact(from, to, start, end int) {
	rows, cols := to-from, end-start
	// A cell holds the length for what follows it, at most 2^16 (maxCells).
	table := make([]uint16, (rows+1)*(cols+1))
	at := func(i, j int) *uint16 { return &table[i*(cols+1)+j] }
	for i := rows - 1; i >= 0; i-- {
		for j := cols - 1; j >= 0; j-- {
			if c.a[from+i] == c.b[start+j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < rows && j < cols; {
		switch {
		case c.a[from+i] == c.b[start+j]:
			c.pairs = append(c.pairs, pair{from + i, start + j})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
}

// anchored splits at the words that stand exactly once in each part, as far as
// they come in the same order, and compares what lies between them. Without
// such words nothing in the parts is taken to be the same.
func (c *comparison) anchored(from, to, start, end, depth int) {
	anchors := inOrder(c.once(from, to, start, end))
	for _, p := range anchors {
		c.between(from, p.a, start, p.b, depth)
		c.pairs = append(c.pairs, p)
		from, start = p.a+1, p.b+1
	}
	if len(anchors) > 0 {
		c.between(from, to, start, end, depth)
	}
}

// once gives the words that stand once in both parts, in the order of a.
func (c *comparison) once(from, to, start, end int) []pair {
	type places struct{ a, b, inA, inB int }
	seen := map[string]*places{}
	for i := from; i < to; i++ {
		p := seen[c.a[i]]
		if p == nil {
			p = &places{}
			seen[c.a[i]] = p
		}
		p.a, p.inA = i, p.inA+1
	}
	for j := start; j < end; j++ {
		if p := seen[c.b[j]]; p != nil {
			p.b, p.inB = j, p.inB+1
		}
	}
	var out []pair
	for _, p := range seen {
		if p.inA == 1 && p.inB == 1 {
			out = append(out, pair{p.a, p.b})
		}
	}
	slices.SortFunc(out, func(x, y pair) int { return x.a - y.a })
	return out
}

// inOrder keeps a longest part of the pairs in which b rises as a does
// (patience sorting).
func inOrder(pairs []pair) []pair {
	var tops []int // the pair on top of each pile
	before := make([]int, len(pairs))
	for i, p := range pairs {
		at := sort.Search(len(tops), func(k int) bool { return pairs[tops[k]].b >= p.b })
		before[i] = -1
		if at > 0 {
			before[i] = tops[at-1]
		}
		if at == len(tops) {
			tops = append(tops, i)
		} else {
			tops[at] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	out := make([]pair, len(tops))
	for i, k := len(tops)-1, tops[len(tops)-1]; i >= 0; i, k = i-1, before[k] {
		out[i] = pairs[k]
	}
	return out
}

// join makes pieces of text of the pairs: what is gone before what came.
func (c *comparison) join() []Edit {
	var out []Edit
	add := func(kind EditKind, pieces []string) {
		if len(pieces) > 0 {
			out = append(out, Edit{kind, strings.Join(pieces, "")})
		}
	}
	i, j := 0, 0
	for n := 0; n < len(c.pairs); {
		p, run := c.pairs[n], 1
		for n+run < len(c.pairs) && c.pairs[n+run] == (pair{p.a + run, p.b + run}) {
			run++
		}
		add(Gone, c.a[i:p.a])
		add(Added, c.b[j:p.b])
		add(Same, c.a[p.a:p.a+run])
		i, j, n = p.a+run, p.b+run, n+run
	}
	add(Gone, c.a[i:])
	add(Added, c.b[j:])
	return out
}

// settled takes a single space between two changes into both: a sentence that
// was written anew reads as one change and not as one for each word.
func settled(edits []Edit) []Edit {
	var out []Edit
	for i := 0; i < len(edits); {
		if edits[i].Kind == Same {
			out = append(out, edits[i])
			i++
			continue
		}
		var gone, added strings.Builder
		for i < len(edits) && (edits[i].Kind != Same || edits[i].Text == " " && i+1 < len(edits)) {
			if edits[i].Kind != Added {
				gone.WriteString(edits[i].Text)
			}
			if edits[i].Kind != Gone {
				added.WriteString(edits[i].Text)
			}
			i++
		}
		for _, e := range []Edit{{Gone, gone.String()}, {Added, added.String()}} {
			if e.Text != "" {
				out = append(out, e)
			}
		}
	}
	return out
}
