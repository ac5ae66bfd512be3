// Package table carries any list import: which columns mean what, which fixes
// were applied, what is suggested. It knows no aios; the fields, rules and
// texts come from the room above.
package table

import (
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"aiosmap/app/sheet"
)

// Field is something a list can deliver.
type Field struct {
	// Name is the field's own name; a header equal to it is an exact match.
	Name string
	// Synonyms are other headers for it, in any spelling that Normal equates.
	Synonyms []string
}

// How tells how a column came to its field.
type How string

// The ways a column is linked to a field.
const (
	Exact      How = "exact"
	Synonym    How = "synonym"
	Spelling   How = "spelling" // near in spelling: an offer until accepted
	Given      How = "given"    // the user said so
	Remembered How = "remembered"
)

// Link joins a field to a column of the sheet.
type Link struct {
	Field  string
	Column int // index from 0
	Header string
	How    How
}

// Ambiguity is a field that several columns could feed.
type Ambiguity struct {
	Field   string
	Columns []int
}

// Mapping is how the columns of one header row meet the fields.
type Mapping struct {
	// Headers are the header cells by column; merged ones count for all columns they cover.
	Headers []string
	// Links are the fields found, at most one a field.
	Links []Link
	// Near are offers by close spelling for fields that nothing else feeds.
	Near      []Link
	Ambiguous []Ambiguity
}

// Column gives the column that feeds a field.
func (m Mapping) Column(field string) (int, bool) {
	for _, l := range m.Links {
		if l.Field == field {
			return l.Column, true
		}
	}
	return 0, false
}

// FieldOf gives the link that uses a column.
func (m Mapping) FieldOf(column int) (Link, bool) {
	for _, l := range m.Links {
		if l.Column == column {
			return l, true
		}
	}
	return Link{}, false
}

// maxHeader is how many bytes of a text are looked at: no name is longer, and
// cells can be.
const maxHeader = 1024

// Normal makes headers comparable: case, accents, spaces and punctuation off.
func Normal(header string) string {
	if len(header) > maxHeader {
		header = strings.ToValidUTF8(header[:maxHeader], "")
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(header) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Headers gives the header cells of one row. A merged cell counts for every
// column it covers, because people merge "Naam" over three of them.
func Headers(s *sheet.Sheet, row sheet.Row) []string {
	out := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		out[i] = strings.TrimSpace(c.Text)
	}
	for _, m := range s.Merges {
		if row.Number < m.FirstRow || row.Number > m.LastRow || m.FirstCol >= len(out) {
			continue
		}
		for c := m.FirstCol + 1; c <= m.LastCol; c++ {
			for len(out) <= c {
				out = append(out, "")
			}
			if out[c] == "" {
				out[c] = out[m.FirstCol]
			}
		}
	}
	return out
}

// Matcher finds fields by header. Make one with NewMatcher.
type Matcher struct {
	fields []Field
	// names are the normal forms per field: its own name first.
	names  [][]string
	byName map[string][]hit
}

type hit struct {
	field int
	how   How
}

// NewMatcher prepares the fields' names for comparing.
func NewMatcher(fields []Field) *Matcher {
	m := &Matcher{fields: fields, byName: make(map[string][]hit)}
	for i, f := range fields {
		var names []string
		for j, name := range append([]string{f.Name}, f.Synonyms...) {
			n, how := Normal(name), Synonym
			if j == 0 {
				how = Exact
			}
			if !slices.Contains(names, n) {
				names = append(names, n)
				m.byName[n] = append(m.byName[n], hit{i, how})
			}
		}
		m.names = append(m.names, names)
	}
	return m
}

// Match links headers to fields: the exact name or a synonym; two columns for
// one field are a question, not a guess; for what is left, close spelling is
// offered.
func (m *Matcher) Match(headers []string) Mapping { return m.match(headers, true) }

// match leaves close spelling out unless near is asked.
func (m *Matcher) match(headers []string, near bool) Mapping {
	out := Mapping{Headers: headers}
	found := make([][]Link, len(m.fields))
	normal := make([]string, len(headers))
	used := make(map[int]bool)
	for col, h := range headers {
		normal[col] = Normal(h)
		for _, hit := range m.byName[normal[col]] {
			found[hit.field] = append(found[hit.field], Link{m.fields[hit.field].Name, col, h, hit.how})
			used[col] = true
		}
	}
	for i, links := range found {
		switch {
		case len(links) == 1:
			out.Links = append(out.Links, links[0])
		case len(links) > 1:
			a := Ambiguity{Field: m.fields[i].Name}
			for _, l := range links {
				a.Columns = append(a.Columns, l.Column)
			}
			out.Ambiguous = append(out.Ambiguous, a)
		}
	}
	for i, links := range found {
		if len(links) > 0 || !near {
			continue
		}
		if col, ok := m.nearest(i, normal, used); ok {
			used[col] = true
			out.Near = append(out.Near, Link{m.fields[i].Name, col, headers[col], Spelling})
		}
	}
	return out
}

// Name gives the field that a header names, exactly or by synonym.
func (m *Matcher) Name(header string) (string, bool) {
	hits := m.byName[Normal(header)]
	if len(hits) == 0 {
		return "", false
	}
	return m.fields[hits[0].field].Name, true
}

// nearest finds the unused header closest in spelling: one letter off for
// five letters and more, two for seven and more. Shorter ones are too easily
// another word.
func (m *Matcher) nearest(field int, normal []string, used map[int]bool) (int, bool) {
	best, at := 3, -1
	for col, n := range normal {
		if used[col] || len(n) < 5 || len(n) > 40 {
			continue
		}
		for _, want := range m.names[field] {
			allowed := 1
			if len(want) >= 7 && len(n) >= 7 {
				allowed = 2
			}
			if len(want) < 5 || len(n) > len(want)+allowed || len(want) > len(n)+allowed {
				continue
			}
			if d := levenshtein.ComputeDistance(n, want); d <= allowed && d < best {
				best, at = d, col
			}
		}
	}
	return at, at >= 0
}

// headerDepth is how far down a header row is looked for (import-rules).
const headerDepth = 30

// enough is how many fields a row must name by exact name or synonym to be
// taken for the header without looking at close spelling in thirty rows.
const enough = 3

// FindHeader gives the index in s.Rows of the row that matches most fields
// within the first 30 rows, and how well; close spelling counts half, and only
// where no row names enough fields without it. Without any match it is the
// first row, with score 0; -1 for a sheet without rows.
func (m *Matcher) FindHeader(s *sheet.Sheet) (index, score int) {
	if len(s.Rows) == 0 {
		return -1, 0
	}
	if index, score = m.bestRow(s, false); score >= 2*enough {
		return index, score
	}
	return m.bestRow(s, true)
}

func (m *Matcher) bestRow(s *sheet.Sheet, near bool) (index, score int) {
	for i, row := range s.Rows {
		if row.Number > headerDepth {
			break
		}
		found := m.match(Headers(s, row), near)
		// A question about a field still says that this row names it.
		if n := 2*(len(found.Links)+len(found.Ambiguous)) + len(found.Near); n > score {
			index, score = i, n
		}
	}
	return index, score
}
