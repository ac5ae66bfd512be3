package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aiosmap/store/crash"
)

// TestCrashRealKills kills the working process itself, at calls spread over
// each scenario, and judges what it leaves: that the images say of a kill what
// a kill does.
func TestCrashRealKills(t *testing.T) {
	needsStrace(t)
	level := levelOf(t)
	scenarios := crashScenarios()
	each := (level.kills + len(scenarios) - 1) / len(scenarios)
	kills := 0
	for _, s := range scenarios {
		t.Run(s.name, func(t *testing.T) {
			r := record(t, s, 1)
			var ops []int // marks are no calls of the program that ships
			for i, o := range r.trace.Ops {
				if o.Kind != crash.Mark {
					ops = append(ops, i)
				}
			}
			for n := range each {
				op := ops[(2*n+1)*len(ops)/(2*each)]
				r.killedAt(t, op)
				kills++
			}
		})
	}
	t.Logf("%d kills, all of them fired", kills)
}

// killedAt does the work once more up to the call that did op, and no further.
func (r recorded) killedAt(t *testing.T, op int) {
	t.Helper()
	at := r.trace.Ops[op].Call
	top := quickFolder(t)
	if first := begun(t, r.crashScenario, top); first != r.first {
		t.Fatalf("begins with %s, not with %s", first, r.first)
	}
	if err := crash.Kill(t.Context(), workerCommand(t.Context(), r.name, top, r.first, 1), at); err != nil {
		t.Fatalf("%v at op %d (%v): %v", at, op, r.trace.Ops[op], err)
	}
	marks, err := os.ReadFile(filepath.Join(top, "merken"))
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Split(string(marks), "\n")
	told = append([]string{r.first}, told[:len(told)-1]...)
	all, _ := r.trace.Marks(len(r.trace.Ops))
	last, next := told[len(told)-1], told[len(told)-1]
	if len(told)-1 < len(all) {
		next = all[len(told)-1]
	}
	before, _ := r.trace.Marks(op)
	if len(before) != len(told)-1 {
		t.Errorf("%v at op %d (%v): %d states were acknowledged, %d in the recording", at, op, r.trace.Ops[op], len(told)-1, len(before))
	}
	if err := guarded(func() error { return r.judge(filepath.Join(top, "map"), last, next, true) }); err != nil {
		t.Errorf("killed for real at op %d (%v): %v", op, r.trace.Ops[op], err)
	}
}
