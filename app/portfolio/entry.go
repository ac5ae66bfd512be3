package portfolio

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	"aiosmap/app/form"
)

// entry is one form: its revisions and its concept. A dossier is one as well.
type entry struct {
	id string
	// revisions stand in an order in which parents come before children.
	revisions []*revision
	// heads are the revisions that none was made from, in the same order.
	heads   []*revision
	concept *concept
	// dropped is true for a form without a version that was removed while
	// nothing was filled in: nothing of it is in the file, and in memory it
	// waits for being taken back.
	dropped bool
}

// revision is a revision with what was found out about it.
type revision struct {
	form.Revision
	hash form.Hash
	// fault is why the signature does not hold, or nil.
	fault error
	// depth is the length of the longest way to a first revision.
	depth int
	// orphan is true when a parent is not in the file.
	orphan bool
	// folded holds the text for searching, made when first asked for.
	folded []foldedText
}

// concept is text that no revision holds yet.
type concept struct {
	definition form.Hash
	// parents are the revisions that it was begun on.
	parents []form.Hash
	time    time.Time
	values  form.Values
}

// add takes in a revision and puts all in order again.
func (e *entry) add(r *revision) {
	e.revisions = append(e.revisions, r)
	e.order()
}

// order sorts by depth, which only parents decide. Between revisions that
// stand side by side the clock has a say, and then the hash.
func (e *entry) order() {
	byHash := make(map[form.Hash]*revision, len(e.revisions))
	for _, r := range e.revisions {
		r.depth, r.orphan = 0, false
		byHash[r.hash] = r
	}
	e.deepen(byHash)
	slices.SortFunc(e.revisions, func(a, b *revision) int {
		return cmp.Or(cmp.Compare(a.depth, b.depth), a.Time.Compare(b.Time), bytes.Compare(a.hash[:], b.hash[:]), cmp.Compare(a.ID, b.ID))
	})
	followed := map[form.Hash]bool{}
	for _, r := range e.revisions {
		for _, parent := range r.Parents {
			followed[parent] = true
			r.orphan = r.orphan || byHash[parent] == nil
		}
	}
	e.heads = nil
	for _, r := range e.revisions {
		if !followed[r.hash] {
			e.heads = append(e.heads, r)
		}
	}
}

// deepen finds the depths, from the first revisions on. A hash cannot name
// what was made after it, so that there is no way round.
func (e *entry) deepen(byHash map[form.Hash]*revision) {
	children := map[form.Hash][]*revision{}
	waiting := map[*revision]int{}
	var ready []*revision
	for _, r := range e.revisions {
		for _, parent := range r.Parents {
			if byHash[parent] != nil {
				children[parent] = append(children[parent], r)
				waiting[r]++
			}
		}
		if waiting[r] == 0 {
			ready = append(ready, r)
		}
	}
	for len(ready) > 0 {
		r := ready[0]
		ready = ready[1:]
		for _, child := range children[r.hash] {
			child.depth = max(child.depth, r.depth+1)
			if waiting[child]--; waiting[child] == 0 {
				ready = append(ready, child)
			}
		}
	}
}

// shown gives the revision that the form is shown with: of several heads the
// last that was not removed, but one that was withdrawn before all: nobody may
// miss that. nil when there is none yet.
func (e *entry) shown() *revision {
	var kept *revision
	for _, r := range slices.Backward(e.heads) {
		if r.State == form.Withdrawn {
			return r
		}
		if kept == nil && r.State != form.Removed {
			kept = r
		}
	}
	if kept != nil || len(e.heads) == 0 {
		return kept
	}
	return e.heads[len(e.heads)-1]
}

// conflict tells whether heads stand side by side that differ.
func (e *entry) conflict() bool {
	if len(e.heads) < 2 {
		return false
	}
	for _, r := range e.heads {
		if first := e.heads[0]; r.State != first.State || r.Definition != first.Definition || !r.Values.Equal(first.Values) {
			return true
		}
	}
	return false
}

// removed tells whether the form was removed, and nobody went on with it.
func (e *entry) removed() bool {
	r := e.shown()
	return e.dropped || r != nil && r.State == form.Removed
}

// headHashes gives the hashes of all heads.
func (e *entry) headHashes() []form.Hash {
	var out []form.Hash
	for _, r := range e.heads {
		out = append(out, r.hash)
	}
	return out
}

// stale tells whether a concept was begun on a version from which somebody
// has gone on since.
func (e *entry) stale() bool {
	if e.concept == nil || len(e.heads) == 0 {
		return false
	}
	if len(e.concept.parents) == 0 {
		return true
	}
	heads := e.headHashes()
	return slices.ContainsFunc(e.concept.parents, func(h form.Hash) bool { return !slices.Contains(heads, h) })
}

// parents gives what a new revision is made from: all heads, because all are
// shown; for a stale concept what that was begun on, so that it comes to stand
// beside what it does not know.
func (e *entry) parents() []form.Hash {
	if e.stale() {
		return e.concept.parents
	}
	return e.headHashes()
}

// definition gives the hash of the definition that the form is shown with.
func (e *entry) definition() form.Hash {
	if e.concept != nil {
		return e.concept.definition
	}
	if r := e.shown(); r != nil {
		return r.Definition
	}
	return form.Hash{}
}

// values gives what the form shows: the concept, else the shown revision.
func (e *entry) values() form.Values {
	if e.concept != nil {
		return e.concept.values
	}
	if r := e.shown(); r != nil {
		return r.Values
	}
	return nil
}

// changed gives the time of what the form shows.
func (e *entry) changed() time.Time {
	if e.concept != nil {
		return e.concept.time
	}
	if r := e.shown(); r != nil {
		return r.Time
	}
	return time.Time{}
}

// ancestors gives a revision and all that it was made from.
func (e *entry) ancestors(r *revision) map[form.Hash]bool {
	out := map[form.Hash]bool{r.hash: true}
	for _, earlier := range slices.Backward(e.revisions) {
		if out[earlier.hash] {
			for _, parent := range earlier.Parents {
				out[parent] = true
			}
		}
	}
	return out
}

// common gives the last revision that all heads were made from, or nil.
func (e *entry) common() *revision {
	if len(e.heads) == 0 {
		return nil
	}
	count := map[form.Hash]int{}
	for _, head := range e.heads {
		for h := range e.ancestors(head) {
			count[h]++
		}
	}
	for _, r := range slices.Backward(e.revisions) {
		if count[r.hash] == len(e.heads) {
			return r
		}
	}
	return nil
}
