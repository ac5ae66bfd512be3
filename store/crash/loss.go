package crash

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"path"
	"slices"
)

// sectors are the sizes of the smallest part that disks write whole.
func sectors() []int { return []int{512, 4096} }

// Losses gives what a power failure can leave at every moment at which the most
// is in doubt: just before each sync, just after each mark, and at the end. Of what is
// in doubt there is none, all, each alone, each missing, and as many random
// subsets as told; and each write is torn, at two places for each size of
// sector, either part missing, once with all other ops and once with a random
// subset of them.
func (t Trace) Losses(random *rand.Rand, subsets int) iter.Seq[Case] {
	return func(yield func(Case) bool) {
		sure := diskOf(t.Start)
		var doubt []Op
		for i, o := range t.Ops {
			done := i
			if o.Kind == Mark {
				done++
			}
			if o.Kind == Sync || o.Kind == SyncFolder || o.Kind == Mark {
				if !losses(sure, doubt, done, random, subsets, yield) {
					return
				}
			}
			doubt = settle(sure, doubt, o)
		}
		losses(sure, doubt, len(t.Ops), random, subsets, yield)
	}
}

// settle adds an op to what is in doubt, or moves what it makes sure to the
// disk.
func settle(sure *disk, doubt []Op, o Op) []Op {
	switch {
	case o.Kind == Sync:
		return certain(sure, doubt, func(d Op) bool { return d.ofFile() && d.File == o.File && !d.forgotten })
	case o.Kind == SyncFolder:
		return certain(sure, doubt, func(d Op) bool { return d.ofNames() && d.folder() == o.Path })
	case o.Kind == FailedSync:
		return forget(doubt, o.File)
	case o.Kind == Rename && path.Dir(o.Path) != path.Dir(o.To):
		return append(doubt, Op{Kind: Link, File: o.File, Path: o.Path, To: o.To}, Op{Kind: Remove, File: o.File, Path: o.Path})
	case o.ofFile() || o.ofNames():
		return append(doubt, o)
	default:
		return doubt
	}
}

// certain moves the ops of which is says so to the disk.
func certain(sure *disk, doubt []Op, is func(Op) bool) (left []Op) {
	for _, d := range doubt {
		if !is(d) {
			left = append(left, d)
			continue
		}
		sure.do(d)
		// What was forgotten here has been written anew.
		left = slices.DeleteFunc(left, func(old Op) bool { return old.forgotten && old.overlaps(d) })
	}
	return left
}

// forget marks the writes of a file that a failed sync leaves in doubt, page by
// page: only a page that is written anew is sure again.
func forget(doubt []Op, file int) (left []Op) {
	for _, d := range doubt {
		if d.Kind != Write || d.File != file || d.forgotten {
			left = append(left, d)
			continue
		}
		for d.forgotten = true; len(d.Data) > 0; {
			n := min(len(d.Data), page-int(d.Offset)%page)
			left = append(left, d.upTo(n))
			d = d.from(n)
		}
	}
	return left
}

func (o Op) overlaps(other Op) bool {
	return o.File == other.File && other.Kind == Write &&
		o.Offset < other.Offset+int64(len(other.Data)) && other.Offset < o.Offset+int64(len(o.Data))
}

// losses yields the images of one moment; false means that no more are wanted.
func losses(sure *disk, doubt []Op, done int, random *rand.Rand, subsets int, yield func(Case) bool) bool {
	show := func(what string, ops ...Op) bool {
		d := sure.clone()
		for _, o := range ops {
			d.do(o)
		}
		return yield(Case{done, fmt.Sprintf("power lost after %d ops, %d in doubt: %s", done, len(doubt), what), d.image()})
	}
	some := func(ops []Op) []Op {
		return slices.DeleteFunc(slices.Clone(ops), func(Op) bool { return random.IntN(2) == 0 })
	}
	if !show("none is there") || len(doubt) > 0 && !show("all are there", doubt...) {
		return false
	}
	if len(doubt) > 1 {
		for i, o := range doubt {
			if !show("only: "+o.String(), o) || !show("all but: "+o.String(), without(doubt, i)...) {
				return false
			}
		}
	}
	if len(doubt) > 2 {
		for range subsets {
			if !show("a random subset", some(doubt)...) {
				return false
			}
		}
	}
	for i, o := range doubt {
		if o.Kind != Write {
			continue
		}
		for _, torn := range tornWrites(o) {
			what := fmt.Sprintf("of op %q only: %v", o, torn)
			with := slices.Clone(doubt)
			with[i] = torn
			if !show("all, "+what, with...) {
				return false
			}
			// Among writes that do not overlap, order is nothing.
			if len(doubt) > 1 && !show("some, "+what, append(some(without(doubt, i)), torn)...) {
				return false
			}
		}
	}
	return true
}

// tornWrites gives what may be left of a write of more than a sector.
func tornWrites(o Op) (all []Op) {
	for _, size := range sectors() {
		for _, n := range halves(o, size) {
			all = append(all, o.upTo(n), o.from(n))
		}
	}
	return all
}

func without(ops []Op, i int) []Op { return slices.Delete(slices.Clone(ops), i, i+1) }
