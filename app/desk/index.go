package desk

import (
	"crypto/sha256"
	"slices"
	"strings"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/table"
)

// index is what the window counts and filters in a plan, worked out once
// a plan so that a page of the grid is found at once.
type index struct {
	plan   *roster.Plan
	marks  []mark
	counts Counts
	tally  map[string]*tally
	// under holds the rows' places by filter, as far as asked for.
	under map[string][]int
	// csv is the SHA-256 of what would be written, nil until asked for.
	csv *[sha256.Size]byte
}

// sum gives the SHA-256 of the CSV of the plan.
func (x *index) sum() [sha256.Size]byte {
	if x.csv == nil {
		sum := sha256.Sum256(x.plan.CSV())
		x.csv = &sum
	}
	return *x.csv
}

// mark is what a row is, as the strip counts it; a row can be several.
type mark uint8

const (
	isChanged mark = 1 << iota
	isSuggestion
	isCheck
	isError
	isOut
	isAside
)

var markOf = map[string]mark{"changed": isChanged, "suggestion": isSuggestion, "check": isCheck, "error": isError, "out": isOut, "aside": isAside}

// tally counts one kind.
type tally struct{ count, open, taken, left int }

// look gives the index of the open list's plan.
func (l *openList) look() *index {
	if l.index == nil {
		l.index = indexOf(l.plan)
	}
	return l.index
}

func indexOf(p *roster.Plan) *index {
	x := &index{plan: p, marks: make([]mark, len(p.Rows)), tally: map[string]*tally{}, under: map[string][]int{}}
	for _, c := range p.Constants {
		x.of(c.Kind).count++
		x.of(c.Kind).taken++
	}
	for _, c := range p.Near {
		x.of(c.Kind).count++
		x.of(c.Kind).open++
	}
	for _, pr := range p.General {
		x.of(string(pr.Code)).count++
	}
	for i := range p.Rows {
		x.marks[i] = x.row(&p.Rows[i])
	}
	c := &x.counts
	c.Rows, c.Written = p.Listed(), p.Written()
	for _, m := range x.marks {
		for _, f := range []struct {
			is mark
			n  *int
		}{{isChanged, &c.Changed}, {isSuggestion, &c.Suggestions}, {isCheck, &c.Check}, {isError, &c.Errors}, {isAside, &c.Aside}} {
			if m&f.is != 0 {
				*f.n++
			}
		}
	}
	c.LeftOut = c.Rows - c.Written - c.Aside
	return x
}

func (x *index) of(kind string) *tally {
	t := x.tally[kind]
	if t == nil {
		t = &tally{}
		x.tally[kind] = t
	}
	return t
}

// row counts what was found in a row and gives what the row is. What every
// row gets (user name, fixed columns) makes no changed row.
func (x *index) row(r *roster.Row) (m mark) {
	switch r.Out {
	case "":
	case roster.OutAside:
		return isOut | isAside
	default:
		return isOut
	}
	for _, f := range r.Fixes {
		t := x.of(f.Kind)
		t.count++
		t.taken++
		if f.Kind != roster.FixUsername {
			m |= isChanged
		}
	}
	for _, list := range []struct {
		changes []table.Change
		add     func(*tally)
		is      mark
	}{
		{r.Accepted, func(t *tally) { t.taken++ }, isChanged},
		{r.Open, func(t *tally) { t.open++ }, isSuggestion},
		{r.Left, func(t *tally) { t.left++ }, 0},
	} {
		for i, c := range list.changes {
			m |= list.is
			// The parts of one suggestion are one answer.
			if i > 0 && c.Kind == list.changes[i-1].Kind {
				continue
			}
			t := x.of(c.Kind)
			t.count++
			list.add(t)
		}
	}
	for _, pr := range r.Problems {
		switch {
		case pr.Code == roster.OpenSuggestion:
			continue
		case pr.Severity == problem.Error:
			m |= isError
		default:
			m |= isCheck
		}
		x.of(string(pr.Code)).count++
	}
	return m
}

// rows gives the places in plan.Rows under a filter: "", "changed",
// "suggestion", "check", "error", "out", "aside" or "kind:CODE".
func (x *index) rows(filter string) []int {
	if found, ok := x.under[filter]; ok {
		return found
	}
	var out []int
	code, kind := strings.CutPrefix(filter, "kind:")
	for i := range x.plan.Rows {
		if filter == "" || kind && has(&x.plan.Rows[i], code) || !kind && x.marks[i]&markOf[filter] != 0 {
			out = append(out, i)
		}
	}
	x.under[filter] = out
	return out
}

// has tells whether a kind was found in a row.
func has(r *roster.Row, code string) bool {
	if r.Out != "" {
		return false
	}
	kind := func(c table.Change) bool { return c.Kind == code }
	return slices.ContainsFunc(r.Fixes, kind) || slices.ContainsFunc(r.Accepted, kind) || slices.ContainsFunc(r.Open, kind) ||
		slices.ContainsFunc(r.Left, kind) ||
		slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return string(p.Code) == code })
}

// place gives where a row stands under a filter, -1 when it does not.
func (x *index) place(number int, filter string) int {
	at, ok := slices.BinarySearchFunc(x.rows(filter), number, func(i, n int) int { return x.plan.Rows[i].Number - n })
	if !ok {
		return -1
	}
	return at
}

// state is a row's worst.
func (m mark) state() string {
	switch {
	case m&isAside != 0:
		return "aside"
	case m&isOut != 0:
		return "out"
	case m&isError != 0:
		return "error"
	case m&isSuggestion != 0:
		return "suggestion"
	case m&isCheck != 0:
		return "warning"
	case m&isChanged != 0:
		return "changed"
	}
	return "ok"
}
