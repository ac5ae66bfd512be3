package portfolio_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
)

// memory is a store that lies in memory. It counts its ids, so that a walk
// through a portfolio is the same every time.
type memory struct {
	records map[string]map[string][]byte
	key     ed25519.PrivateKey
	ids     *int // shared with copies on other computers
	writes  int
	// fail makes the next write fail, after does the work all the same.
	fail, after error
}

func newMemory() *memory {
	seed := sha256.Sum256([]byte("een verzonnen sleutel"))
	return &memory{records: map[string]map[string][]byte{}, key: ed25519.NewKeyFromSeed(seed[:]), ids: new(int)}
}

func (m *memory) Each(bucket string, do func(id string, plain []byte) error) error {
	for _, id := range slices.Sorted(maps.Keys(m.records[bucket])) {
		if err := do(id, bytes.Clone(m.records[bucket][id])); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) Get(bucket, id string) ([]byte, bool, error) {
	value, ok := m.records[bucket][id]
	return bytes.Clone(value), ok, nil
}

func (m *memory) IDs(bucket string) ([]string, error) {
	return slices.Sorted(maps.Keys(m.records[bucket])), nil
}

func (m *memory) Write(changes ...portfolio.Change) error {
	fail, after := m.fail, m.after
	m.fail, m.after = nil, nil
	if fail != nil {
		return fail
	}
	m.writes++
	for _, c := range changes {
		if m.records[c.Bucket] == nil {
			m.records[c.Bucket] = map[string][]byte{}
		}
		if c.Value == nil {
			delete(m.records[c.Bucket], c.ID)
		} else {
			m.records[c.Bucket][c.ID] = bytes.Clone(c.Value)
		}
	}
	return after
}

func (m *memory) NewID() (string, error) {
	*m.ids++
	sum := sha256.Sum256(fmt.Append(nil, *m.ids))
	return hex.EncodeToString(sum[:16]), nil
}

func (m *memory) Sign(message []byte) []byte { return ed25519.Sign(m.key, message) }
func (m *memory) Public() []byte             { return m.key.Public().(ed25519.PublicKey) }

// clock is a clock that goes on a minute whenever it is asked.
type clock struct{ at time.Time }

func (c *clock) now() time.Time {
	c.at = c.at.Add(time.Minute)
	return c.at
}

func newClock() *clock { return &clock{time.Date(2026, 4, 14, 8, 0, 0, 0, time.UTC)} }

// desk is a portfolio on a table: its store, its clock and itself.
type desk struct {
	t     *testing.T
	store *memory
	clock *clock
	rules map[string]portfolio.Rule
	*portfolio.Portfolio
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	return newRuledDesk(t, nil)
}

// newRuledDesk is newDesk with rules for kinds of forms.
func newRuledDesk(t *testing.T, rules map[string]portfolio.Rule) *desk {
	t.Helper()
	d := &desk{t: t, store: newMemory(), clock: newClock(), rules: rules}
	d.reopen()
	return d
}

// reopen reads everything anew, as after a kill.
func (d *desk) reopen() {
	d.t.Helper()
	p, err := portfolio.Open(d.store, d.clock.now, d.rules)
	if err != nil {
		d.t.Fatal(err)
	}
	d.Portfolio = p
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// dossier gives the id of a dossier by its name.
func (d *desk) dossier(name string) string {
	d.t.Helper()
	for _, x := range d.Dossiers() {
		if x.Name == name {
			return x.ID
		}
	}
	d.t.Fatalf("no dossier %q", name)
	return ""
}

// create makes a form in a dossier.
func (d *desk) create(dossier, definition string) string {
	d.t.Helper()
	id, err := d.CreateForm(d.dossier(dossier), definition)
	d.ok(err)
	return id
}

// save saves midway and expects nothing in the way.
func (d *desk) save(id string, values form.Values) {
	d.t.Helper()
	problems, err := d.Save(id, values)
	d.ok(err)
	if len(problems) > 0 {
		d.t.Fatalf("not saved: %v", problems)
	}
}

func (d *desk) form(id string) portfolio.Form {
	d.t.Helper()
	f, err := d.Form(id)
	d.ok(err)
	return f
}

// texts makes values of field ids and texts in turn.
func texts(pairs ...string) form.Values {
	v := form.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v[pairs[i]] = form.Value{Text: pairs[i+1]}
	}
	return v
}

// reflection is a whole reflection that can be closed.
func reflection(title string) form.Values {
	return texts("titel", title, "datum", "14-04-2026", "situatie", "Een patiënt kwam te laat.", "handelen", "Ik wachtte.", "geleerd", "Vooraf bellen.", "competentie", "2")
}

var errDisk = errors.New("the disk is full")
