package roster

import (
	"strings"

	"aiosmap/app/big"
)

// Realign finds where the rows of a list stand after its file was saved anew:
// from old row numbers to new ones. Rows are recognised by all they hold, then
// by BIG number, address and name where these are unique on both sides, and
// what is left by its place. Rows that are gone are not in the result; rows
// added by hand stay what they are.
func Realign(before, now *Plan) map[int]int {
	out := map[int]int{}
	taken := map[int]bool{}
	pair := func(a, b int) {
		out[a], taken[b] = b, true
	}
	for _, n := range before.options.Typed {
		pair(n, n)
	}
	for _, key := range []func(*Row) string{wholeRow, numberKey, mailKey, nameKey} {
		old := uniqueRows(before, key, func(n int) bool { _, ok := out[n]; return ok })
		fresh := uniqueRows(now, key, func(n int) bool { return taken[n] })
		for k, a := range old {
			if b, ok := fresh[k]; ok {
				pair(a, b)
			}
		}
	}
	for i := range before.Rows {
		n := before.Rows[i].Number
		if _, ok := out[n]; ok || taken[n] {
			continue
		}
		if _, ok := now.row(n); ok {
			pair(n, n)
		}
	}
	return out
}

// uniqueRows gives row numbers by key, without rows that are done and keys
// that stand twice or are empty.
func uniqueRows(p *Plan, key func(*Row) string, done func(int) bool) map[string]int {
	out := make(map[string]int, len(p.Rows))
	twice := map[string]bool{}
	for i := range p.Rows {
		r := &p.Rows[i]
		k := key(r)
		if k == "" || done(r.Number) || r.Number >= TypedFrom {
			continue
		}
		if _, ok := out[k]; ok {
			twice[k] = true
		}
		out[k] = r.Number
	}
	for k := range twice {
		delete(out, k)
	}
	return out
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

// Move gives steps for a list whose rows moved (see Realign). What was about
// rows that are gone is left out and counted.
func Move(steps []Step, to map[int]int) (moved []Step, lost int) {
	for _, s := range steps {
		m := s
		m.Rows, m.Found, m.Cells = nil, nil, nil
		for i, n := range s.Rows {
			b, ok := to[n]
			if n >= TypedFrom {
				b, ok = n, true
			}
			if !ok {
				lost++
				continue
			}
			m.Rows = append(m.Rows, b)
			if i < len(s.Found) {
				m.Found = append(m.Found, s.Found[i])
			}
		}
		for _, c := range s.Cells {
			b, ok := to[c.Row]
			if c.Row >= TypedFrom {
				b, ok = c.Row, true
			}
			if !ok {
				lost++
				continue
			}
			c.Row = b
			m.Cells = append(m.Cells, c)
		}
		// An answer without rows is one for all: a step that lost its rows must not become that.
		if len(s.Rows) > 0 && len(m.Rows) == 0 {
			m = Step{Do: ActEdit}
		}
		moved = append(moved, m)
	}
	return moved, lost
}
