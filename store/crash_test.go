package store

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"aiosmap/store/crash"
)

// crashScenario is work on files that is done once by a process of its own
// while every call that changes the disk is recorded. Of that recording images
// are made, of everything that a kill and a loss of power can leave, and every
// image is judged.
//
// The states are texts that only the scenario understands. A state that the
// work tells is acknowledged: from then on it, or the one that comes after it,
// must hold.
type crashScenario struct {
	name string
	// before makes the folder, which is empty, as it is when the work begins,
	// and gives the state it is in.
	before func(folder string) (string, error)
	// work does its steps and tells each state that was acknowledged to it.
	work func(c *crashWork) error
	// judge opens what is in the folder and says what is wrong with it. last is
	// acknowledged; next may hold as well. thorough asks for what takes long.
	judge func(folder, last, next string, thorough bool) error
	// brokenToo: broken writers are made of this work, too; names: what it does
	// hangs on names that it makes.
	brokenToo, names bool
}

// crashWork is what a process at work is given.
type crashWork struct {
	folder string
	first  string // the state at the start
	rounds int    // how many times to do it
	faulty bool   // the disk is made to fail
	// tell says that a state is acknowledged.
	tell func(state string) error
	// refused gets what a call gave; nil means that it is to be tried again.
	refused func(err error) error
}

// crashLevel is how far a run goes.
type crashLevel struct {
	name string
	// rounds of each scenario's work, random subsets at each moment, and how
	// many images there are for each that is judged thoroughly.
	rounds, subsets, thorough int
	// kills is the number of real kills. Of the calls one in so many is made to
	// fail, and then the power fails after each of so many acknowledged states.
	kills, faultStep, faultMarks int
}

// The variables that choose the level and, for the process that works, what it
// does.
const (
	crashVariable       = "AIOSMAP_CRASH"
	crashRoundsVariable = "AIOSMAP_STORE_TEST_ROUNDS"
	crashMarksVariable  = "AIOSMAP_STORE_TEST_MARKS"
	crashFirstVariable  = "AIOSMAP_STORE_TEST_FIRST"
)

// levelOf gives the level that was asked for: a quick one where none was.
func levelOf(t *testing.T) crashLevel {
	t.Helper()
	switch name := os.Getenv(crashVariable); name {
	case "":
		return crashLevel{name: "quick", rounds: 1, subsets: 2, thorough: 200, kills: 6, faultStep: 61, faultMarks: 1}
	case "short":
		return crashLevel{name: name, rounds: 3, subsets: 8, thorough: 100, kills: 20, faultStep: 13, faultMarks: 1}
	case "long":
		return crashLevel{name: name, rounds: 12, subsets: 30, thorough: 100, kills: 55, faultStep: 1, faultMarks: 2}
	default:
		t.Fatalf("%s is %q, not short or long", crashVariable, name)
		return crashLevel{}
	}
}

// needsStrace skips where nothing can be recorded, by name; where the harness
// was asked for, that is a failure.
func needsStrace(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("recording is done with strace, which is for Linux")
	}
	if err := crash.Available(t.Context()); err != nil {
		if os.Getenv(crashVariable) != "" {
			t.Fatal(err)
		}
		t.Skipf("nothing can be recorded here: %v", err)
	}
}

// quickFolder gives an empty folder, in memory where the system has such
// a place: an image is written for each of thousands of cases.
func quickFolder(t *testing.T) string {
	t.Helper()
	const memory = "/dev/shm"
	place := ""
	if info, err := os.Stat(memory); err == nil && info.IsDir() {
		place = memory
	}
	folder, err := os.MkdirTemp(place, "aiosmap-crash-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	real, err := filepath.EvalSymlinks(folder)
	if err != nil {
		t.Fatal(err)
	}
	return real
}

// recorded is a scenario that was recorded.
type recorded struct {
	crashScenario
	trace crash.Trace
	first string
}

func record(t *testing.T, s crashScenario, rounds int) recorded {
	t.Helper()
	top := quickFolder(t)
	first := begun(t, s, top)
	trace, err := crash.Record(t.Context(), workerCommand(t.Context(), s.name, top, first, rounds), filepath.Join(top, "map"), filepath.Join(top, "merken"))
	if err != nil {
		t.Fatal(err)
	}
	return recorded{s, trace, first}
}

// states gives the acknowledged state after the first done ops and the one that
// may hold as well.
func (r recorded) states(done int) (last, next string) {
	before, next := r.trace.Marks(done)
	last = r.first
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	if next == "" {
		next = last
	}
	return last, next
}

// tallied counts what was judged.
type tallied struct{ cases, different, thorough int }

// judgeAll judges every case of a family; images that are the same, with the
// same states, are judged once. faults gets what is wrong, and says whether to
// go on.
func (r recorded) judgeAll(t *testing.T, family iter.Seq[crash.Case], level crashLevel, faults func(c crash.Case, err error) bool) tallied {
	t.Helper()
	type job struct {
		crash.Case
		thorough bool
	}
	top := quickFolder(t)
	jobs := make(chan job)
	var count tallied
	var mu sync.Mutex
	ended := make(chan struct{})
	end := sync.OnceFunc(func() { close(ended) })
	var workers sync.WaitGroup
	for n := range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range jobs {
				last, next := r.states(j.Done)
				err := judged(filepath.Join(top, strconv.Itoa(n)), j.Image, func(folder string) error {
					return r.judge(folder, last, next, j.thorough)
				})
				if err == nil {
					continue
				}
				mu.Lock()
				if !faults(j.Case, err) {
					end()
				}
				mu.Unlock()
			}
		})
	}
	seen := map[string]bool{}
feed:
	for c := range family {
		count.cases++
		sum := c.Image.Sum()
		last, next := r.states(c.Done)
		key := string(sum[:]) + last + "\x00" + next
		if seen[key] {
			continue
		}
		seen[key] = true
		count.different++
		j := job{c, count.different%level.thorough == 1}
		if j.thorough {
			count.thorough++
		}
		select {
		case jobs <- j:
		case <-ended:
			break feed
		}
	}
	close(jobs)
	workers.Wait()
	return count
}

// judged puts an image in a folder, has it judged and takes it away.
func judged(folder string, im crash.Image, judge func(folder string) error) (err error) {
	if err := im.Put(folder); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	return guarded(func() error { return judge(folder) })
}

// TestCrash is the harness: see crashScenario.
func TestCrash(t *testing.T) {
	needsStrace(t)
	level := levelOf(t)
	var table strings.Builder
	fmt.Fprintf(&table, "%-16s %7s %7s %7s %8s %9s %10s %9s %7s\n", "scenario", "ops", "syncs", "states", "kills", "losses", "different", "thorough", "time")
	var kills, losses int
	for _, s := range crashScenarios() {
		t.Run(s.name, func(t *testing.T) {
			start := time.Now()
			r := record(t, s, level.rounds)
			told := 0
			faults := func(c crash.Case, err error) bool {
				t.Errorf("%s: %v", c.What, err)
				told++
				return told < 10
			}
			k := r.judgeAll(t, r.trace.Kills(), level, faults)
			l := r.judgeAll(t, r.trace.Losses(rand.New(rand.NewPCG(4, uint64(len(s.name)))), level.subsets), level, faults)
			var syncs, states int
			for _, o := range r.trace.Ops {
				switch o.Kind {
				case crash.Sync, crash.SyncFolder:
					syncs++
				case crash.Mark:
					states++
				}
			}
			// After a mark nothing is different but what must hold.
			points := k.cases - states
			kills, losses = kills+points, losses+l.cases
			if syncs == 0 || states == 0 {
				t.Errorf("%d syncs, %d acknowledged states", syncs, states)
			}
			fmt.Fprintf(&table, "%-16s %7d %7d %7d %8d %9d %10d %9d %6.1fs\n", s.name, len(r.trace.Ops)-states, syncs, states,
				points, l.cases, k.different+l.different, k.thorough+l.thorough, time.Since(start).Seconds())
		})
	}
	fmt.Fprintf(&table, "%-16s %31d %9d", "together", kills, losses)
	t.Logf("%s form\n%s", level.name, table.String())
	if level.name == "long" && (kills < 2000 || losses < 50_000) {
		t.Errorf("%d kill points and %d losses of power, at least 2000 and 50000 are promised", kills, losses)
	}
}
