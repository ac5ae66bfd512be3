// Package portfolio is what an aios sees of an own portfolio: dossiers with
// forms, their history, the Kladblok, documents in folders, mails that wait, and
// the profile. It is a projection, made in memory from the records of one file
// when that is opened; of documents it holds what is said of them, never the
// bytes.
//
// What is written in forms are revisions (app/form): nothing is overwritten,
// and where two of them stand side by side both are shown. What order they come
// in is told by their parents and never by a clock. Concepts, pages of the
// Kladblok, the profile and settings are records that are overwritten
// (record.go says what they look like).
package portfolio

import (
	"fmt"
	"slices"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// The buckets of a portfolio's records.
const (
	ProfileBucket    = "profile"
	DefinitionBucket = "definitions"
	RevisionBucket   = "revisions"
	ConceptBucket    = "concepts"
	ScratchBucket    = "kladblok"
	SettingBucket    = "settings"
	ChunkBucket      = "chunks"
	DocumentBucket   = "documents"
	FolderBucket     = "folders"
	MarkBucket       = "marks"
	OutboxBucket     = "outbox"
)

// Change is one change of a record.
type Change struct {
	Bucket, ID string
	// Value replaces what was there; nil removes it.
	Value []byte
}

// Store keeps the records of one portfolio. What it returns is the caller's own.
type Store interface {
	// Each calls do for every record of a bucket.
	Each(bucket string, do func(id string, plain []byte) error) error
	// Get gives one record; ok is false when there is none.
	Get(bucket, id string) (plain []byte, ok bool, err error)
	// IDs gives the ids of the records of a bucket; none is opened.
	IDs(bucket string) ([]string, error)
	// Write does all changes or none; when it returns nil they are durable.
	Write(changes ...Change) error
	// NewID gives an id that was never used: 32 hexadecimal digits.
	NewID() (string, error)
	// Sign makes an Ed25519 signature as the owner, Public is the key for it.
	Sign(message []byte) []byte
	Public() []byte
}

// Rule says what is wrong with a form of one kind, beyond its own fields: r is
// the form as it is to be kept, without what is malformed, and among are the
// others of its kind that count: neither removed nor withdrawn, and with a
// version. closing tells that it is to be closed. Column of a problem is the id
// of a field. One of severity Error blocks, a Warning does not.
type Rule func(r Record, among []Record, closing bool) []problem.Problem

// Portfolio is an open portfolio. It is not safe for use by several goroutines
// at once.
type Portfolio struct {
	store   Store
	now     func() time.Time
	library []form.Definition
	// rules are the rules of forms by the id of their definition.
	rules map[string]Rule
	// uploads are the documents on their way in, by id.
	uploads map[string]*Upload
	content
	// pending are records that go with the next change: the first dossiers,
	// which are not worth a write of their own.
	pending []Change
}

// content is what the records of the file come to.
type content struct {
	profile  Profile
	settings map[string]string
	// definitions holds what revisions and concepts were written with.
	definitions map[form.Hash]known
	entries     map[string]*entry
	marks       map[string]mark
	documents   map[string]Document
	// named are the ids of all documents, also of those that cannot be read.
	named   map[string]bool
	folders map[string]Folder
	mails   map[string]Mail
	pages   map[string]*page
	// unreadable counts records that this program cannot read.
	unreadable int
}

// known is a definition that lies in the file, or in the library alone.
type known struct {
	form.Definition
	stored bool
	// err says why it cannot be used.
	err error
}

// Open reads a whole portfolio, checks every signature, and prepares the first
// dossiers when there are none. It writes nothing. rules are by the id of a
// definition, nil for none. An error is the store's.
func Open(s Store, now func() time.Time, rules map[string]Rule) (*Portfolio, error) {
	library, err := form.Library()
	if err != nil {
		return nil, fmt.Errorf("read form definitions: %w", err)
	}
	p := &Portfolio{store: s, now: now, library: library, rules: rules, uploads: map[string]*Upload{}}
	if err := p.load(); err != nil {
		return nil, err
	}
	return p, p.begin()
}

// Definitions gives the forms that can be made, in the order in which they are
// offered.
func (p *Portfolio) Definitions() []form.Definition {
	return slices.DeleteFunc(slices.Clone(p.library), func(d form.Definition) bool { return d.System })
}

// Matters gives what is wrong with the portfolio as a whole, as warnings: what
// cannot be read is not shown, and is not lost either.
func (p *Portfolio) Matters() []problem.Problem {
	if p.unreadable == 0 {
		return nil
	}
	message := "Eén onderdeel van je portfolio kan deze versie van Aiosmap niet lezen."
	if p.unreadable > 1 {
		message = fmt.Sprintf("%d onderdelen van je portfolio kan deze versie van Aiosmap niet lezen.", p.unreadable)
	}
	return []problem.Problem{{Code: Unreadable, Severity: problem.Warning, Message: message,
		Hint: "Ze blijven bewaard. Werk Aiosmap bij om ze te zien."}}
}

// stamp gives the time for a new record.
func (p *Portfolio) stamp() time.Time { return form.Moment(p.now()) }

// write does the changes and, once they are durable, apply, which brings them
// into the projection. After an error the records are read again, so that the
// projection shows the state that holds.
func (p *Portfolio) write(changes []Change, apply func()) error {
	var definitions []form.Hash
	all := slices.DeleteFunc(append(slices.Clone(p.pending), changes...), func(c Change) bool {
		if c.Bucket != DefinitionBucket {
			return false
		}
		// Each of many new forms brings its definition; once will do.
		hash := form.HashOf(c.Value)
		if slices.Contains(definitions, hash) {
			return true
		}
		definitions = append(definitions, hash)
		return false
	})
	if err := p.store.Write(all...); err != nil {
		err = fmt.Errorf("write portfolio: %w", err)
		if p.load() == nil {
			_ = p.begin()
		}
		return err
	}
	for _, hash := range definitions {
		p.stored(hash)
	}
	p.pending = nil
	apply()
	return nil
}

// step is what one change comes to: the records, and what they do to the
// projection once they are durable.
type step struct {
	changes []Change
	apply   func()
}

// do does all steps in one write, or none.
func (p *Portfolio) do(steps ...step) error {
	var changes []Change
	for _, s := range steps {
		changes = append(changes, s.changes...)
	}
	return p.write(changes, func() {
		for _, s := range steps {
			s.apply()
		}
	})
}

// stored notes that a definition lies in the file.
func (p *Portfolio) stored(hash form.Hash) {
	k := p.definitions[hash]
	k.stored = true
	p.definitions[hash] = k
}
