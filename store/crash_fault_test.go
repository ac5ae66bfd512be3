package store

import (
	"bytes"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"aiosmap/app/problem"
	"aiosmap/store/crash"
)

// crashRefusalsVariable asks a process at work to go on after refusals, and to
// write their codes on its output at the end.
const crashRefusalsVariable = "AIOSMAP_STORE_TEST_REFUSALS"

// refusals takes what a process at work is refused while its disk fails.
type refusals struct {
	codes []string
	// lift ends what makes the disk fail; nil when that ends by itself.
	lift func() error
}

// take wants every error to be one that the user can read, and few of them.
func (r *refusals) take(err error) error {
	p, ok := problem.From(err)
	if !ok || p.Severity != problem.Error || p.Message == "" || p.Hint == "" {
		return fmt.Errorf("not told as the user must be told: %w", err)
	}
	if r.codes = append(r.codes, string(p.Code)); len(r.codes) > 4 {
		return fmt.Errorf("refused again and again: %w", err)
	}
	if r.lift == nil {
		return nil
	}
	return r.lift()
}

// TestCrashFailingDisk lets, in one run of each scenario after another, one call
// fail with an error of the disk. The work must be refused in words for the user
// or be done all the same; what was acknowledged must be there at once and at
// the end, and the same work must succeed when it is tried again. And then the
// power fails: what a failed sync was to flush never reaches the disk.
func TestCrashFailingDisk(t *testing.T) {
	needsStrace(t)
	level := levelOf(t)
	var table strings.Builder
	for _, s := range crashScenarios() {
		t.Run(s.name, func(t *testing.T) {
			r := record(t, s, 1)
			runs, losses, told := 0, 0, map[string]int{}
			for _, errno := range []string{"EIO", "ENOSPC"} {
				for op := runs % level.faultStep; op < len(r.trace.Ops); op += level.faultStep {
					if r.trace.Ops[op].Kind == crash.Mark {
						continue // no call of the program that ships
					}
					runs++
					codes, count := r.failsAt(t, op, errno, level.faultMarks)
					losses += count
					for _, code := range codes {
						told[code]++
					}
				}
			}
			fmt.Fprintf(&table, "%-16s %6d %6d %v\n", s.name, runs, losses, told)
		})
	}
	t.Logf("%s form\nscenario         faults losses and what was told\n%s", level.name, table.String())
}

// failsAt does the work once more with the call of op failing, and gives what
// was refused, and how many losses of power were judged: after so many marks.
func (r recorded) failsAt(t *testing.T, op int, errno string, marked int) (codes []string, losses int) {
	t.Helper()
	o := r.trace.Ops[op]
	where := fmt.Sprintf("%s at op %d (%v)", errno, op, o)
	top := quickFolder(t)
	folder, marks := filepath.Join(top, "map"), filepath.Join(top, "merken")
	if first := begun(t, r.crashScenario, top); first != r.first {
		t.Fatalf("begins with %s, not with %s", first, r.first)
	}
	var said, out bytes.Buffer
	cmd := workerCommand(t.Context(), r.name, top, r.first, 1)
	cmd.Env = append(cmd.Env, crashRefusalsVariable+"=ja")
	cmd.Stdout, cmd.Stderr = &out, &said
	trace, err := crash.RecordFailing(t.Context(), cmd, folder, marks, o.Call, errno)
	if err != nil {
		t.Errorf("%s: %v: %s", where, err, said.String())
		return nil, 0
	}
	all, _ := trace.Marks(len(trace.Ops))
	if without, _ := r.trace.Marks(len(r.trace.Ops)); len(all) != len(without) {
		t.Errorf("%s: %d states were acknowledged, %d without the fault", where, len(all), len(without))
	}
	last := all[len(all)-1]
	if err := guarded(func() error { return r.judge(folder, last, last, true) }); err != nil {
		t.Errorf("%s: at the end: %v", where, err)
	}
	// Up to the fault all is as it was without it.
	after := recorded{r.crashScenario, trace, r.first}
	count := after.judgeAll(t, atMarks(trace, op, marked), crashLevel{thorough: 1 << 30}, func(c crash.Case, err error) bool {
		t.Errorf("%s, then %s: %v", where, c.What, err)
		return false
	})
	if codes = strings.Fields(out.String()); len(codes) == 0 {
		codes = []string{"nothing"}
	}
	return codes, count.cases
}

// atMarks gives the losses of power right after each of the first n marks that
// follow op.
func atMarks(t crash.Trace, op, n int) iter.Seq[crash.Case] {
	return func(yield func(crash.Case) bool) {
		after := map[int]bool{}
		for i := op; i < len(t.Ops) && len(after) < n; i++ {
			if t.Ops[i].Kind == crash.Mark {
				after[i+1] = true
			}
		}
		for c := range t.Losses(rand.New(rand.NewPCG(4, 4)), 2) {
			if after[c.Done] && !yield(c) {
				return
			}
		}
	}
}
