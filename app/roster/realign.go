package roster

import (
	"cmp"
	"slices"
	"strings"

	"aiosmap/app/big"
	"aiosmap/app/person"
)

// Realign finds where the rows of a list stand after its file was saved anew:
// from old row numbers to new ones. Rows are recognised by all they hold, then
// by BIG number, by address where some part of the name is the same too, and
// by name, where these are unique on both sides; last by their place where the
// number or the last name is still the same. A row of which nothing is
// recognised is gone and not in the result: somebody else may stand in its
// place, and what was decided must never pass on to another person. Rows
// added by hand stay what they are.
func Realign(before, now *Plan) map[int]int {
	out := map[int]int{}
	taken := map[int]bool{}
	pair := func(a, b *Row) { out[a.Number], taken[b.Number] = b.Number, true }
	for _, n := range before.options.Typed {
		out[n] = n
	}
	old := func(r *Row) bool { _, ok := out[r.Number]; return !ok }
	fresh := func(r *Row) bool { return !taken[r.Number] }

	there := groups(now, wholeRow, fresh)
	for k, same := range groups(before, wholeRow, old) {
		same = leastLeftOut(same, len(there[k]))
		for i := range min(len(same), len(there[k])) {
			pair(same[i], there[k][i])
		}
	}
	for _, by := range []struct {
		key  func(*Row) string
		sure func(a, b *Row) bool
	}{{numberKey, nil}, {mailKey, shareName}, {nameKey, nil}} {
		there := groups(now, by.key, fresh)
		for k, same := range groups(before, by.key, old) {
			if len(same) == 1 && len(there[k]) == 1 && (by.sure == nil || by.sure(same[0], there[k][0])) {
				pair(same[0], there[k][0])
			}
		}
	}
	for i := range before.Rows {
		a := &before.Rows[i]
		if b, ok := now.row(a.Number); ok && old(a) && fresh(b) && sameInPlace(a, b) {
			pair(a, b)
		}
	}
	return out
}

// groups gives the rows of a file by key, those with an empty one left out.
func groups(p *Plan, key func(*Row) string, counts func(*Row) bool) map[string][]*Row {
	out := make(map[string][]*Row, len(p.Rows))
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Number >= TypedFrom || !counts(r) {
			continue
		}
		if k := key(r); k != "" {
			out[k] = append(out[k], r)
		}
	}
	return out
}

// leastLeftOut gives the rows that fewer rows of the same content can be: of
// two of which the user left one out, one that is alone by now is the other.
func leastLeftOut(same []*Row, most int) []*Row {
	if len(same) <= most {
		return same
	}
	slices.SortStableFunc(same, func(a, b *Row) int { return cmp.Compare(len(a.Out), len(b.Out)) })
	same = same[:most]
	slices.SortFunc(same, func(a, b *Row) int { return cmp.Compare(a.Number, b.Number) })
	return same
}

// The keys look at what the file says, never at the user's own values.
func wholeRow(r *Row) string {
	// The password is masked after planning and says nothing about the person.
	texts := append(append([]string{}, r.found[:password]...), r.found[password+1:]...)
	if k := strings.Join(texts, "\x1f"); strings.Trim(k, "\x1f") != "" {
		return k
	}
	return ""
}

func numberKey(r *Row) string {
	n := strings.TrimLeft(bigOf(r.found[bigNr], r.source[bigNr]), "0")
	if !big.Digits(n) {
		return ""
	}
	return n
}

func mailKey(r *Row) string { return strings.ToLower(strings.TrimSpace(r.found[email])) }

func nameKey(r *Row) string {
	k := strings.ToLower(strings.Join([]string{r.found[firstName], r.found[middleName], r.found[lastName], r.found[name]}, "\x1f"))
	if strings.Trim(k, "\x1f ") == "" {
		return ""
	}
	return k
}

// shareName tells whether two rows have a word of the name in common: without
// one, an address both have is a practice's.
func shareName(a, b *Row) bool { return shareWord(nameWords(a, false), nameWords(b, false)) }

// sameInPlace tells whether two rows at one place are one person's: the
// number, or a word of the last name, stands in both.
func sameInPlace(a, b *Row) bool {
	if n := numberKey(a); n != "" && n == numberKey(b) {
		return true
	}
	return shareWord(nameWords(a, true), nameWords(b, true))
}

func shareWord(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// nameWords gives the words of a name as the file has it, without initials
// and tussenvoegsels; last leaves the first name out.
func nameWords(r *Row, last bool) (out []string) {
	whole := strings.Fields(r.found[name])
	if last && len(whole) > 0 {
		whole = whole[1:]
	}
	words := append(whole, strings.Fields(r.found[lastName])...)
	if !last {
		words = append(words, strings.Fields(r.found[firstName])...)
	}
	for _, w := range words {
		if k := person.Fold(w); len(k) > 1 && !person.IsPrefix(strings.ToLower(w)) {
			out = append(out, k)
		}
	}
	return out
}

// Move gives steps for a list whose rows moved (see Realign); at is how many
// of them count. What was about rows that are gone is left out and counted.
// Only what is about rows of the sheet in force moves: of the rows of another
// one, which come back when its choice is undone, nobody knows the place.
func Move(steps []Step, at int, to map[int]int) (moved []Step, lost int) {
	from, till := 0, len(steps)
	for i, s := range steps {
		if s.Do != ActSet || s.Name != SetSheet {
			continue
		}
		if i < at {
			from = i
		} else {
			till = i
			break
		}
	}
	for i, s := range steps {
		there := to
		if i < from || i >= till {
			there = nil
		}
		m, gone := s.move(there)
		if there != nil {
			lost += gone
		}
		moved = append(moved, m)
	}
	return moved, lost
}

func (s Step) move(to map[int]int) (m Step, lost int) {
	row := func(n int) (int, bool) {
		if n >= TypedFrom {
			return n, true
		}
		b, ok := to[n]
		if !ok {
			lost++
		}
		return b, ok
	}
	m = s
	m.Rows, m.Found, m.Cells = nil, nil, nil
	for i, n := range s.Rows {
		b, ok := row(n)
		if !ok {
			continue
		}
		m.Rows = append(m.Rows, b)
		if i < len(s.Found) {
			m.Found = append(m.Found, s.Found[i])
		}
	}
	for _, c := range s.Cells {
		if b, ok := row(c.Row); ok {
			c.Row = b
			m.Cells = append(m.Cells, c)
		}
	}
	// An answer without rows is one for all: a step that lost its rows must not become that.
	if len(s.Rows) > 0 && len(m.Rows) == 0 {
		return lapsed, lost
	}
	return m, lost
}

// lapsed is what is left of a step about what is gone from the file.
var lapsed = Step{Do: ActEdit}
