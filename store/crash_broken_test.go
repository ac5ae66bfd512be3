package store

import (
	"crypto/sha256"
	"iter"
	"math/rand/v2"
	"os"
	"slices"
	"sync/atomic"
	"testing"

	"aiosmap/store/crash"
)

// A harness that cannot fail is worth nothing: what well-made writers did is
// changed here into what broken ones would have done, and each must be found.
func TestCrashFindsBrokenWriters(t *testing.T) {
	needsStrace(t)
	level := levelOf(t)
	for _, s := range crashScenarios() {
		if !s.brokenToo {
			continue
		}
		r := record(t, s, level.rounds)
		for _, broken := range []struct {
			name  string
			ops   []crash.Op
			loss  bool // a kill does not show it, a loss of power does
			names bool // it harms names
		}{
			{"no sync", withoutSyncs(r.trace.Ops, crash.Sync), true, false},
			{"no sync of folders", withoutSyncs(r.trace.Ops, crash.SyncFolder), true, true},
			{"meta page before the data", metaFirst(r.trace.Ops), false, false},
		} {
			if broken.names && !s.names {
				continue
			}
			t.Run(s.name+"/"+broken.name, func(t *testing.T) {
				b := r
				b.trace.Ops = broken.ops
				family := b.trace.Kills()
				if broken.loss {
					family = b.trace.Losses(rand.New(rand.NewPCG(4, 4)), 2)
				}
				if !b.found(t, family) {
					t.Error("the harness does not find it")
				}
			})
		}
		t.Run(s.name+"/one lost write", func(t *testing.T) {
			writes := r.writesAfterFirstMark()
			step := max(1, len(writes)/level.kills)
			for n := 0; n < len(writes); n += step {
				i := writes[n]
				b := r
				b.trace.Ops = slices.Delete(slices.Clone(r.trace.Ops), i, i+1)
				if !b.found(t, later(b.trace.Kills(), i)) && r.changes(i) {
					t.Errorf("the harness does not find that this is lost: op %d, %v", i, r.trace.Ops[i])
				}
			}
		})
	}
}

// found tells whether one image of a family is judged wrong.
func (r recorded) found(t *testing.T, family iter.Seq[crash.Case]) bool {
	t.Helper()
	var found atomic.Bool
	r.judgeAll(t, family, crashLevel{thorough: 1 << 30}, func(crash.Case, error) bool {
		found.Store(true)
		return false
	})
	return found.Load()
}

func withoutSyncs(ops []crash.Op, kind crash.Kind) []crash.Op {
	return slices.DeleteFunc(slices.Clone(ops), func(o crash.Op) bool { return o.Kind == kind })
}

// metaFirst writes each meta page before what it speaks of: at the place of the
// sync before the last one.
func metaFirst(ops []crash.Op) []crash.Op {
	var all []crash.Op
	for i, o := range ops {
		at := len(all)
		if meta := isMeta(o); meta && i > 0 && ops[i-1].Kind == crash.Sync {
			at--
			for at > 0 && all[at-1].Kind == crash.Write && !isMeta(all[at-1]) {
				at--
			}
		}
		all = slices.Insert(all, at, o)
	}
	return all
}

// isMeta tells whether a bbolt file gets one of its two meta pages.
func isMeta(o crash.Op) bool {
	return o.Kind == crash.Write && len(o.Data) == os.Getpagesize() && o.Offset <= int64(os.Getpagesize())
}

// writesAfterFirstMark gives the writes once something is acknowledged, but for
// those with which bbolt begins a file: what follows makes them good, except for
// one meta page, and a file with one opens.
func (r recorded) writesAfterFirstMark() (all []int) {
	marked := false
	for i, o := range r.trace.Ops {
		marked = marked || o.Kind == crash.Mark
		begins := o.Offset == 0 && len(o.Data) > os.Getpagesize()
		if marked && o.Kind == crash.Write && !begins {
			all = append(all, i)
		}
	}
	return all
}

// changes tells whether op i makes a difference: bbolt's free list at times comes
// to lie where the very same one lay.
func (r recorded) changes(i int) bool {
	var before [sha256.Size]byte
	done := -1
	for c := range r.trace.Kills() {
		switch {
		case c.Done > i:
			return c.Image.Sum() != before
		case c.Done > done:
			// Those that follow with the same number have a part of the next op.
			before, done = c.Image.Sum(), c.Done
		}
	}
	return false
}

// later leaves out the cases before op i, and those long after it.
func later(family iter.Seq[crash.Case], i int) iter.Seq[crash.Case] {
	return func(yield func(crash.Case) bool) {
		for c := range family {
			if c.Done > i+60 || c.Done > i && !yield(c) {
				return
			}
		}
	}
}
