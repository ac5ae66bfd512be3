package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// step is one part of the tests.
type step struct {
	name string
	// needs names steps that must have passed before.
	needs []string
	run   func(context.Context) error
}

// skipped is the error of a step that cannot run here and says why.
type skipped struct{ why string }

func (s skipped) Error() string { return s.why }

// The states a step can end in.
const (
	passed   = "passed"
	failed   = "FAILED"
	notRun   = "NOT RUN"
	leftOut  = "skipped"
	stepTime = 15 * time.Minute
)

// verdict is how one step ended.
type verdict struct {
	name, state string
	took        time.Duration
	err         error
}

// runSteps runs all steps in order, whatever fails, and tells how each ended.
// A step whose need did not pass is not run, which counts as a failure.
func runSteps(ctx context.Context, out io.Writer, steps []step) []verdict {
	state := map[string]string{}
	var all []verdict
	for _, st := range steps {
		fmt.Fprintf(out, "\n=== %s\n", st.name)
		v := verdict{name: st.name, state: passed}
		start := time.Now()
		if lacking := unmet(st.needs, state); lacking != "" {
			v.state, v.err = notRun, fmt.Errorf("it needs %q, which did not pass", lacking)
		} else {
			within, cancel := context.WithTimeout(ctx, stepTime)
			v.err = st.run(within)
			cancel()
			var skip skipped
			switch {
			case errors.As(v.err, &skip):
				v.state = leftOut
			case v.err != nil:
				v.state = failed
			}
		}
		v.took = time.Since(start)
		state[v.name] = v.state
		all = append(all, v)
		if v.err != nil {
			fmt.Fprintf(out, "--- %s: %s: %v\n", v.name, v.state, v.err)
		}
	}
	return all
}

func unmet(needs []string, state map[string]string) string {
	for _, n := range needs {
		if state[n] != passed {
			return n
		}
	}
	return ""
}

// report prints the table of steps and gives an error when one did not pass.
func report(out io.Writer, all []verdict) error {
	var good, bad, out0 int
	var total time.Duration
	fmt.Fprintf(out, "\n%-44s %-8s %8s\n", "step", "", "time")
	for _, v := range all {
		fmt.Fprintf(out, "%-44s %-8s %7.1fs\n", v.name, v.state, v.took.Seconds())
		total += v.took
		switch v.state {
		case passed:
			good++
		case leftOut:
			out0++
			fmt.Fprintf(out, "    %v\n", v.err)
		default:
			bad++
			fmt.Fprintf(out, "    %s\n", strings.SplitN(v.err.Error(), "\n", 2)[0])
		}
	}
	fmt.Fprintf(out, "%-44s %-8s %7.1fs\n\n%d passed, %d failed, %d skipped\n", "together", "", total.Seconds(), good, bad, out0)
	if bad > 0 {
		return fmt.Errorf("%d of %d steps did not pass", bad, len(all))
	}
	return nil
}
