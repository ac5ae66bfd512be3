package roster_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// outcome is how one damage in one row ended.
type outcome int

const (
	oFine       outcome = iota // the truth was written, nothing needed saying
	oFix                       // the truth was written, by a fix
	oSuggestion                // a suggestion was taken over or waits for a yes
	oError                     // not written: an error stands on the row, or on the list
	oWarning                   // something else was written, with a warning
	oFixWrong                  // something else was written, and only a fix says so
	oUnseeable                 // something else was written that is valid as well
	oSilent                    // something else was written and nothing says so
	outcomes
)

// tally counts outcomes by kind of damage.
type tally struct {
	rows, lists int
	refused     map[string]int // lists turned down, by code
	blocked     map[string]int // lists that an error on the list as a whole stops, by code
	kinds       map[kind]*[outcomes]int
	// harmed counts fields that nothing was done to and that came out
	// different: by a fix (a defect) and by a suggestion with a yes (a risk
	// the user took).
	harmedByFix, harmedByYes int
	// samples are the first few of every sort of thing to look into.
	samples map[string][]string
}

func newTally() *tally {
	return &tally{refused: map[string]int{}, blocked: map[string]int{}, kinds: map[kind]*[outcomes]int{}, samples: map[string][]string{}}
}

func (t *tally) count(k kind, o outcome) {
	if t.kinds[k] == nil {
		t.kinds[k] = new([outcomes]int)
	}
	t.kinds[k][o]++
}

func (t *tally) total(o outcome) int {
	n := 0
	for _, k := range t.kinds {
		n += k[o]
	}
	return n
}

func (t *tally) add(o *tally) {
	t.rows += o.rows
	t.lists += o.lists
	t.harmedByFix += o.harmedByFix
	t.harmedByYes += o.harmedByYes
	for c, n := range o.refused {
		t.refused[c] += n
	}
	for c, n := range o.blocked {
		t.blocked[c] += n
	}
	for k, v := range o.kinds {
		for i, n := range v {
			if t.kinds[k] == nil {
				t.kinds[k] = new([outcomes]int)
			}
			t.kinds[k][i] += n
		}
	}
	for sort, list := range o.samples {
		for _, s := range list {
			t.sample(sort, s)
		}
	}
}

func (t *tally) sample(sort, s string) {
	if len(t.samples[sort]) < 3 {
		t.samples[sort] = append(t.samples[sort], s)
	}
}

// table is the outcome in Markdown, as the README shows it.
func (t *tally) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d rows in %d lists; a row counts under every damage it has\n\n", t.rows, t.lists)
	b.WriteString("| damage | rows | unharmed | repaired by fix | suggestion | error | warning | fix, still wrong | unseeable | silent |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, k := range dKinds {
		v := t.kinds[k]
		if v == nil {
			continue
		}
		sum := 0
		for _, n := range v {
			sum += n
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |\n", k, sum, v[oFine], v[oFix], v[oSuggestion], v[oError], v[oWarning], v[oFixWrong], v[oUnseeable], v[oSilent])
	}
	for _, stop := range []struct {
		what string
		by   map[string]int
	}{{"refused", t.refused}, {"stopped by an error on the list", t.blocked}} {
		for _, code := range slices.Sorted(maps.Keys(stop.by)) {
			fmt.Fprintf(&b, "lists %s: %s %d\n", stop.what, code, stop.by[code])
		}
	}
	fmt.Fprintf(&b, "right fields altered by a fix: %d, by a suggestion that was taken over: %d\n", t.harmedByFix, t.harmedByYes)
	return b.String()
}
