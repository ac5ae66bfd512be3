package crash

import (
	"fmt"
	"iter"
)

// Case is one image and how it came about.
type Case struct {
	// Done is how many ops the program had done: what it had acknowledged by
	// then is in Trace.Marks(Done).
	Done int
	// What says in words what happened.
	What  string
	Image Image
}

// page is what the kernel takes from a write at a time: a kill in the middle
// leaves whole pages.
const page = 4096

// Kills gives what a kill leaves before the first op, after each, and, inside
// writes of more than a page, after the first page and before the last.
func (t Trace) Kills() iter.Seq[Case] {
	return func(yield func(Case) bool) {
		d := diskOf(t.Start)
		if !yield(Case{0, "killed at the start", d.image()}) {
			return
		}
		for i, o := range t.Ops {
			if o.Kind == Write && len(o.Data) > page {
				for _, n := range halves(o, page) {
					half := d.clone()
					half.do(o.upTo(n))
					if !yield(Case{i, fmt.Sprintf("killed in op %d (%v) after %d bytes", i, o, n), half.image()}) {
						return
					}
				}
			}
			d.do(o)
			if o.Kind == Open {
				continue // nothing is different
			}
			if !yield(Case{i + 1, fmt.Sprintf("killed after op %d (%v)", i, o), d.image()}) {
				return
			}
		}
	}
}

// upTo and from are parts of a write.
func (o Op) upTo(n int) Op {
	o.Data = o.Data[:n]
	return o
}

func (o Op) from(n int) Op {
	o.Data, o.Offset = o.Data[n:], o.Offset+int64(n)
	return o
}

// halves gives up to two places, multiples of size in the file, at which the
// write can break: the first and the last.
func halves(o Op, size int) []int {
	end := int(o.Offset) + len(o.Data)
	first := size - int(o.Offset)%size
	last := (end-1)/size*size - int(o.Offset)
	switch {
	case first >= len(o.Data):
		return nil
	case last <= first:
		return []int{first}
	default:
		return []int{first, last}
	}
}
