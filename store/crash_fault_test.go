package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
// the end, and the same work must succeed when it is tried again.
func TestCrashFailingDisk(t *testing.T) {
	needsStrace(t)
	level := levelOf(t)
	var table strings.Builder
	for _, s := range crashScenarios() {
		t.Run(s.name, func(t *testing.T) {
			r := record(t, s, 1)
			runs, told := 0, map[string]int{}
			for _, errno := range []string{"EIO", "ENOSPC"} {
				for op := runs % level.faultStep; op < len(r.trace.Ops); op += level.faultStep {
					if r.trace.Ops[op].Kind == crash.Mark {
						continue // no call of the program that ships
					}
					runs++
					for _, code := range r.failsAt(t, op, errno) {
						told[code]++
					}
				}
			}
			fmt.Fprintf(&table, "%-16s %6d %v\n", s.name, runs, told)
		})
	}
	t.Logf("%s form\nscenario          faults and what was told\n%s", level.name, table.String())
}

// failsAt does the work once more with the call of op failing, and gives what
// was refused.
func (r recorded) failsAt(t *testing.T, op int, errno string) []string {
	t.Helper()
	o := r.trace.Ops[op]
	top := quickFolder(t)
	if first := begun(t, r.crashScenario, top); first != r.first {
		t.Fatalf("begins with %s, not with %s", first, r.first)
	}
	var said, out bytes.Buffer
	cmd := workerCommand(t.Context(), r.name, top, r.first, 1)
	cmd.Env = append(cmd.Env, crashRefusalsVariable+"=ja")
	cmd.Stdout, cmd.Stderr = &out, &said
	err := crash.Fail(t.Context(), cmd, o.Call, errno, filepath.Join(top, "log"))
	where := fmt.Sprintf("%s at op %d (%v)", errno, op, o)
	if err != nil {
		t.Errorf("%s: %v: %s", where, err, said.String())
		return nil
	}
	marks, err := os.ReadFile(filepath.Join(top, "merken"))
	if err != nil {
		t.Fatal(err)
	}
	told := strings.Split(strings.TrimSpace(string(marks)), "\n")
	last := told[len(told)-1]
	if all, _ := r.trace.Marks(len(r.trace.Ops)); len(told) != len(all) {
		t.Errorf("%s: %d states were acknowledged, %d without the fault", where, len(told), len(all))
	}
	if err := guarded(func() error { return r.judge(filepath.Join(top, "map"), last, last, true) }); err != nil {
		t.Errorf("%s: at the end: %v", where, err)
	}
	codes := strings.Fields(out.String())
	if len(codes) == 0 && slices.Contains([]crash.Kind{crash.Sync, crash.Write}, o.Kind) {
		// What is not kept must not be passed over. A file that is made anew in
		// another way is.
		return []string{"done"}
	}
	return codes
}
