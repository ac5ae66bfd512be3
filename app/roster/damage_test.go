package roster_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

var (
	damageRows = flag.Int("damage.rows", 20_000, "rows in the damage simulation; AIOSMAP_DAMAGE_ROWS overrides")
	damageSeed = flag.Uint64("damage.seed", 20260301, "seed of the damage simulation")
)

// TestDamage damages lists whose truth is known, as Excel and people do, and
// looks for fields that come out wrong while nothing says so.
func TestDamage(t *testing.T) {
	rows := dRowsWanted(t)
	got := simulate(t, trial{}, rows)
	t.Logf("seed %d\n%s", *damageSeed, got.table())
	for _, sort := range slices.Sorted(maps.Keys(got.samples)) {
		for _, s := range got.samples[sort] {
			t.Log(s)
		}
	}
	if n := got.total(oSilent); n > 0 {
		t.Errorf("%d damages ended silently", n)
	}
	if got.harmedByFix > 0 {
		t.Errorf("fixes altered %d fields that were right", got.harmedByFix)
	}
	for _, k := range dKinds {
		if got.kinds[k] == nil {
			t.Errorf("no list had %q: the simulation does not test it", k)
		}
	}
}

// TestDamageControl proves that the simulation can fail: with the zero not
// put back and the check digit not heard, silent damage must show up.
func TestDamageControl(t *testing.T) {
	rows := min(dRowsWanted(t), 20_000)
	with := simulate(t, trial{}, rows)
	without := simulate(t, trial{
		noFix: map[string]bool{roster.FixBigLeadingZero: true},
		deaf:  map[problem.Code]bool{roster.BigCheckDigit: true},
	}, rows)
	t.Logf("silent %d with all rules, %d without big-leading-zero and big-check-digit", with.total(oSilent), without.total(oSilent))
	if without.total(oSilent) <= with.total(oSilent) {
		t.Error("the simulation does not notice that two rules are off")
	}
	if z := kZeros; without.kinds[z][oFix] >= with.kinds[z][oFix] {
		t.Errorf("%s: %d repaired with the fix, %d without", z, with.kinds[z][oFix], without.kinds[z][oFix])
	}
}

func dRowsWanted(t *testing.T) int {
	t.Helper()
	env := os.Getenv("AIOSMAP_DAMAGE_ROWS")
	if env == "" {
		return *damageRows
	}
	n, err := strconv.Atoi(env)
	if err != nil || n < 1 {
		t.Fatalf("AIOSMAP_DAMAGE_ROWS=%q is no number of rows", env)
	}
	return n
}

// simulate judges lists until there are enough rows. Lists are drawn by their
// number, so that the outcome does not hang on how many work at once: every
// list up to the one that completes the rows counts, and no other.
func simulate(t *testing.T, tr trial, rows int) *tally {
	t.Helper()
	last := dLists(rows)
	var next atomic.Uint64
	var mu sync.Mutex
	total := newTally()
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			mine := newTally()
			for {
				number := next.Add(1)
				if number > last {
					break
				}
				if err := tr.list(number, mine); err != nil {
					t.Errorf("list %d: %v", number, err)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			total.add(mine)
		})
	}
	wait.Wait()
	return total
}

// dLists is how many lists hold this many rows.
func dLists(rows int) uint64 {
	for number := uint64(1); ; number++ {
		rows -= dSize(rand.New(rand.NewPCG(*damageSeed, number)))
		if rows <= 0 {
			return number
		}
	}
}

// list draws and judges one list.
func (tr trial) list(number uint64, t *tally) error {
	l := dDraw(*damageSeed, number)
	r := rand.New(rand.NewPCG(*damageSeed+1, number))
	data, err := l.file(r)
	if err != nil {
		return err
	}
	return tr.judge(l, data, number%2 == 0, t)
}
