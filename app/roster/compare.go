package roster

import (
	"slices"
	"strings"

	"aiosmap/app/person"
)

// MatchedBy says how a person was recognised in an earlier list.
type MatchedBy string

// How people are recognised, the surest way first. By mail or by name the
// BIG number is another one, so it may be somebody else after all.
const (
	ByBigNr MatchedBy = "big"
	ByEmail MatchedBy = "email"
	ByName  MatchedBy = "name"
)

// Difference is one value that is not what it was.
type Difference struct {
	// Column is the field's name in the mal (firstname, big_nr …).
	Column string
	// Was and Is are as they would be written, empty for nothing.
	Was, Is string
}

// Changed is one person whose values differ from those of the earlier list.
type Changed struct {
	Now, Before Person
	By          MatchedBy
	// Fields are the values that differ, in the order of the mal.
	Fields []Difference
}

// Duplicate is one BIG number that more than one row of a list has.
type Duplicate struct {
	BigNr  string
	People []Person
}

// Comparison is a list beside an earlier one (features B14). Everybody of the
// new list who is written is in New, Unchanged or Changed, or in DuplicateNow
// when the earlier list had the number fewer times.
type Comparison struct {
	New       []Person
	Unchanged []Person
	// Changed are those whose account can only be changed by landelijk
	// applicatiebeheer by now (S1).
	Changed []Changed
	// Gone are people of the earlier list who are no longer listed, LeftOut
	// those who are listed only in a row that is left out (named as they are now).
	Gone    []Person
	LeftOut []Person
	// DuplicateNow and DuplicateBefore are numbers that stand twice on a side.
	DuplicateNow    []Duplicate
	DuplicateBefore []Duplicate
}

// Compare lays a list beside an earlier one. People are recognised by BIG
// number, else by e-mail address, else by a whole name that stands once on
// both sides. Rows that are left out belong to neither side.
//
// Nobody knows which suggestions were taken over when the earlier list was
// imported, so a person is the same as before under either answer to them.
func Compare(now, before *Plan) Comparison {
	m := matching{now: newSide(now), before: newSide(before)}
	m.pair(ByBigNr, false, func(s *side, i int) string { return join(s.people[i].BigNr, strings.ToLower(s.people[i].Email)) })
	m.pair(ByBigNr, false, func(s *side, i int) string { return s.people[i].BigNr })
	every := before.everySuggestion()
	m.pair(ByBigNr, true, func(s *side, i int) string {
		if s == m.before && s.partner[i] < 0 {
			return before.answered(s.rows[i], every).values[bigNr]
		}
		return s.people[i].BigNr
	})
	m.pair(ByEmail, true, func(s *side, i int) string { return strings.ToLower(s.people[i].Email) })
	m.pair(ByName, true, func(s *side, i int) string { return person.Fold(s.people[i].Name) })
	c := Comparison{DuplicateNow: m.now.duplicates(), DuplicateBefore: m.before.duplicates()}
	columns := comparedColumns(now, before)
	for i, who := range m.now.people {
		at := m.now.partner[i]
		switch {
		case at >= 0:
			if was, fields := fewest(columns, now, before, m.now.rows[i], m.before.rows[at]); len(fields) > 0 {
				c.Changed = append(c.Changed, Changed{Now: who, Before: before.person(was), By: m.now.by[i], Fields: fields})
			} else {
				c.Unchanged = append(c.Unchanged, who)
			}
		case m.now.count[who.BigNr] > 1 && m.before.count[who.BigNr] > 0:
			// The account is that of the row with the same number; DuplicateNow tells.
		default:
			c.New = append(c.New, who)
		}
	}
	m.missing(&c)
	return c
}

// side is one of the two lists.
type side struct {
	plan   *Plan
	rows   []*Row
	people []Person
	// partner is the index on the other side, -1 without one; by how it was found.
	partner []int
	by      []MatchedBy
	// count is how often a BIG number stands on this side.
	count map[string]int
}

func newSide(p *Plan) *side {
	s := &side{plan: p, count: map[string]int{}}
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Out == "" {
			who := p.person(r)
			s.rows, s.people, s.partner, s.by = append(s.rows, r), append(s.people, who), append(s.partner, -1), append(s.by, "")
			if who.BigNr != "" {
				s.count[who.BigNr]++
			}
		}
	}
	return s
}

func (s *side) duplicates() []Duplicate {
	var out []Duplicate
	at := map[string]int{}
	for _, who := range s.people {
		if s.count[who.BigNr] < 2 {
			continue
		}
		i, ok := at[who.BigNr]
		if !ok {
			i = len(out)
			at[who.BigNr] = i
			out = append(out, Duplicate{BigNr: who.BigNr})
		}
		out[i].People = append(out[i].People, who)
	}
	return out
}

type matching struct{ now, before *side }

// pair joins those without a partner who have the same key, in the order of
// the lists. once asks that the key stands once on both sides.
func (m matching) pair(by MatchedBy, once bool, key func(s *side, i int) string) {
	have := map[string]int{}
	free := map[string][]int{}
	for i := range m.before.people {
		if k := key(m.before, i); k != "" {
			have[k]++
			if m.before.partner[i] < 0 {
				free[k] = append(free[k], i)
			}
		}
	}
	mine := map[string]int{}
	for i := range m.now.people {
		mine[key(m.now, i)]++
	}
	for i := range m.now.people {
		k := key(m.now, i)
		if m.now.partner[i] >= 0 || len(free[k]) == 0 || once && (have[k] > 1 || mine[k] > 1) {
			continue
		}
		at := free[k][0]
		if by == ByEmail && !mayBeSame(m.now.rows[i], m.before.rows[at]) {
			continue
		}
		free[k] = free[k][1:]
		m.now.partner[i], m.before.partner[at] = at, i
		m.now.by[i], m.before.by[at] = by, by
	}
}

// mayBeSame keeps two people who share an address, a practice's perhaps, from
// being taken for one: some part of the name must be the same.
func mayBeSame(a, b *Row) bool {
	names := func(r *Row) []string {
		if r.values[firstName] == "" && r.values[lastName] == "" {
			return []string{person.Fold(r.values[name])}
		}
		return []string{person.Fold(r.values[firstName]), person.Fold(r.values[lastName]), person.Fold(wholeName(r))}
	}
	return slices.ContainsFunc(names(a), func(n string) bool { return n != "" && slices.Contains(names(b), n) })
}

func join(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return a + "\x00" + b
}

// missing divides those of the earlier list whom nobody was matched with: by
// number first, so that a namesake does not take another's place.
func (m matching) missing(c *Comparison) {
	var absent []Person
	for i, was := range m.before.people {
		if m.before.partner[i] < 0 && (m.before.count[was.BigNr] < 2 || m.now.count[was.BigNr] == 0) {
			absent = append(absent, was)
		}
	}
	told := map[int]bool{}
	for _, key := range []func(Person) string{
		func(who Person) string { return who.BigNr },
		func(who Person) string { return strings.ToLower(who.Email) },
		func(who Person) string { return person.Fold(who.Name) },
	} {
		at := map[string]Person{}
		for i := range m.now.plan.Rows {
			if r := &m.now.plan.Rows[i]; r.Out != "" && r.holdsPerson() {
				who := m.now.plan.person(r)
				at[key(who)] = who
			}
		}
		delete(at, "")
		absent = slices.DeleteFunc(absent, func(was Person) bool {
			who, ok := at[key(was)]
			if !ok || told[who.Row] {
				return false
			}
			told[who.Row] = true
			c.LeftOut = append(c.LeftOut, who)
			return true
		})
	}
	c.Gone = absent
}
