package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

// traces of a file: what would show that a value of before is still in it.
func tracesOf(values map[string][]byte) (all [][]byte) {
	for name, value := range values {
		if !strings.HasPrefix(name, metaBucket) {
			all = append(all, value[max(4, len(value)-40):])
		}
	}
	return all
}

func countTraces(t *testing.T, path string, traces [][]byte) (n int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, trace := range traces {
		n += bytes.Count(data, trace)
	}
	return n
}

// inUse makes a portfolio with free pages in which values of before lie.
func (c *portfolioTest) inUse() (*Portfolio, seal.RecoveryCode) {
	c.t.Helper()
	f, code := c.made(Change{ProfileBucket, "profile", []byte("Noor")})
	for i := range 60 {
		c.write(f, RevisionBucket, fmt.Sprint("r-", i), strings.Repeat(fmt.Sprint(i, " "), 300))
		c.write(f, ConceptBucket, "open", strings.Repeat(fmt.Sprint("versie ", i), 200))
	}
	return f, code
}

func TestRekey(t *testing.T) {
	c := newPortfolios(t)
	f, oldCode := c.inUse()
	c.must(f.UseKeyStore(true))
	oldSlot, _ := f.plain.slot(seal.KeyStoreSlot)
	before, public, oldFile := valuesOf(t, f.Path()), f.Public(), f.keys.file
	_, err := f.Rekey([]byte("Fout1"))
	wantRefusal(t, err, PasswordWrong)
	change, err := f.Rekey([]byte(testPassword))
	c.must(err)
	if f.keys.file != oldFile {
		t.Error("new keys before the code was typed back")
	}
	c.write(f, RevisionBucket, "tussen", "geschreven voordat de code was overgetypt")
	late, err := f.NewCode()
	c.must(err)
	c.must(change.Confirm())
	if err := late.Confirm(); err == nil {
		t.Error("a herstelcode for the keys of before was taken")
	}
	if n := countTraces(t, f.Path(), tracesOf(before)); n != 0 {
		t.Errorf("%d traces of values under the old keys", n)
	}
	if f.keys.file == oldFile || !bytes.Equal(f.Public(), public) {
		t.Error("file key kept, or identity not")
	}
	c.write(f, RevisionBucket, "na", "daarna")
	backups := c.whole(f.ID())
	f = c.again(f)
	wantRecord(t, f, RevisionBucket, "tussen", "geschreven voordat de code was overgetypt")
	wantRecord(t, f, RevisionBucket, "na", "daarna")
	wantRecord(t, f, ProfileBucket, "profile", "Noor")
	c.must(f.Close())
	c.must(CheckPortfolioFile(f.Path()))

	if f, err = c.OpenKeyStore(f.ID()); err != nil {
		t.Fatal(err)
	}
	c.must(f.Close())
	if _, there, err := c.keys.Key(keptName(f.ID(), oldSlot)); there || err != nil {
		t.Errorf("the old key is in the key store: %v, %v", there, err)
	}
	_, err = c.OpenCode(f.ID(), oldCode, []byte("Nieuw(1"))
	wantRefusal(t, err, CodeWrong)
	f, err = c.OpenCode(f.ID(), change.Code(), []byte("Nieuw(1"))
	c.must(err)
	c.must(f.Close())

	// The backup of before opens with what opened it then.
	if len(backups) != 1 {
		t.Fatalf("backups %v", backups)
	}
	for _, open := range []func(p *portfolioTest) (*Portfolio, error){
		func(p *portfolioTest) (*Portfolio, error) { return p.OpenPassword(f.ID(), []byte(testPassword)) },
		func(p *portfolioTest) (*Portfolio, error) { return p.OpenCode(f.ID(), oldCode, []byte("Nieuw(2")) },
	} {
		other := newPortfolios(t)
		_, err := other.Adopt(backups[0])
		c.must(err)
		g, err := open(other)
		c.must(err)
		wantRecord(t, g, RevisionBucket, "tussen", "geschreven voordat de code was overgetypt")
		c.must(g.Close())
	}
}

func TestRekeyEndsAtARecordThatDoesNotOpen(t *testing.T) {
	c := newPortfolios(t)
	f, code := c.inUse()
	c.must(f.Close())
	mend(t, f.Path(), func(tx *bbolt.Tx) error {
		m := tamperer{t: t, tx: tx}
		// Not told by its nonce and tag, so the file opens.
		m.put(RevisionBucket, "r-30", flip(m.get(RevisionBucket, "r-30"), 100))
		return nil
	})
	f = c.open(f.ID())
	change, err := f.Rekey([]byte(testPassword))
	c.must(err)
	before := valuesOf(t, f.Path())
	wantRefusal(t, change.Confirm(), PortfolioTampered)
	after := valuesOf(t, f.Path())
	for name, value := range before {
		if !bytes.Equal(after[name], value) {
			t.Errorf("%s is another one", name)
		}
	}
	wantRecord(t, f, RevisionBucket, "r-31", strings.Repeat("31 ", 300))
	c.write(f, RevisionBucket, "na", "daarna")
	c.must(f.Close())
	for _, name := range filesIn(t, c.folder) {
		if strings.HasSuffix(name, freshKlus) {
			t.Errorf("left: %s", name)
		}
	}
	f, err = c.OpenCode(f.ID(), code, []byte("Nieuw(1"))
	c.must(err)
	c.must(f.Close())
}

// A new file that is not what the old one holds does not take its place.
func TestRekeyReadsBack(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")}, Change{RevisionBucket, "b", []byte("twee")})
	file, err := seal.NewKey(rand.Reader)
	c.must(err)
	keys, err := keysOf(file)
	c.must(err)
	slots := f.plain.slots
	for name, spoil := range map[string]func(t *sealedTx) error{
		"nothing":              func(*sealedTx) error { return nil },
		"record is lost":       func(t *sealedTx) error { return t.exchange(RevisionBucket, []byte("a"), nil) },
		"record is another":    func(t *sealedTx) error { return t.put(RevisionBucket, "a", []byte("anders")) },
		"last record is lost":  func(t *sealedTx) error { return t.exchange(identityBucket, []byte(identityKey), nil) },
		"bucket is lost":       func(t *sealedTx) error { return t.tx.DeleteBucket([]byte(RevisionBucket)) },
		"head is not the file": func(t *sealedTx) error { t.head.count++; return nil },
	} {
		path, err := c.fresh(c.folder, c.freshPattern(f.ID()), func(db *bbolt.DB) error {
			err := f.held.view(func(tx *bbolt.Tx) error { return f.reseal(tx, db, keys, slots) })
			return errors.Join(err, db.Update(func(tx *bbolt.Tx) error {
				h, err := keys.headOf(tx, f.id)
				if err != nil {
					return err
				}
				s := &sealedTx{tx: tx, keys: keys, id: f.id, rand: rand.Reader, head: h}
				return errors.Join(spoil(s), s.finish())
			}))
		})
		c.must(err)
		if err := f.readBack(path, keys); (err == nil) != (name == "nothing") {
			t.Errorf("%s: %v", name, err)
		}
		c.must(os.Remove(path))
	}
}

func TestCompactAndPurge(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.inUse()
	c.must(f.SetPassword([]byte(testPassword), []byte("Tijdelijk(1")))
	c.must(f.SetPassword([]byte("Tijdelijk(1"), []byte(testPassword)))
	early := valuesOf(t, f.Path())
	gone := map[string][]byte{"revisions r-7": early["revisions r-7"], "concepts open": early["concepts open"]}
	c.write(f, ConceptBucket, "open", "de laatste")
	size, spare, err := f.Size()
	c.must(err)
	if countTraces(t, f.Path(), tracesOf(gone)) < 2 {
		t.Fatal("nothing of before is in the file: the test proves nothing")
	}
	c.must(f.Purge(Change{RevisionBucket, "r-7", nil}))
	if n := countTraces(t, f.Path(), tracesOf(gone)); n != 0 {
		t.Errorf("%d traces after opruimen", n)
	}
	if len(c.whole(f.ID())) != 0 {
		t.Error("opruimen makes a backup of what must go")
	}
	after, left, err := f.Size()
	c.must(err)
	if spare <= 0 || after > size-spare || left > 4*portfolioPage {
		t.Errorf("%d bytes of which %d to spare became %d, of which %d", size, spare, after, left)
	}
	c.write(f, RevisionBucket, "na", "daarna")
	f = c.again(f)
	wantRecord(t, f, RevisionBucket, "r-8", strings.Repeat("8 ", 300))
	wantRecord(t, f, RevisionBucket, "r-7", "")
	wantRecord(t, f, ConceptBucket, "open", "de laatste")

	// Compact alone makes a backup first, with all that is in sight.
	early = valuesOf(t, f.Path())
	c.write(f, ConceptBucket, "open", "nog een")
	c.must(f.Compact())
	if n := countTraces(t, f.Path(), [][]byte{early["concepts open"][4:]}); n != 0 {
		t.Errorf("%d traces after compacting", n)
	}
	if len(c.whole(f.ID())) != 1 || f.Changed() {
		t.Error("no backup before compacting, or compacting is a change")
	}
	wantRecord(t, f, ConceptBucket, "open", "nog een")
	c.must(f.Purge())
	c.must(f.DropOldBackups())
	c.must(f.Close())
	c.must(CheckPortfolioFile(f.Path()))
}

// A step brings a file of an earlier schema along, after a backup; when it fails
// the file stays what it was.
func TestPortfolioMigration(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	c.must(f.Close())
	id := f.ID()
	stop := errors.New("stop")
	later := c.another()
	step := func(add string, fail error) portfolioStep {
		return func(t *sealedTx) error { return errors.Join(t.put(RevisionBucket, add, []byte("erbij")), fail) }
	}
	last := len(portfolioSteps) + 1
	later.steps = append(slices.Clone(portfolioSteps[:]), step("b", nil), step("c", stop))
	if _, err := later.OpenPassword(id, []byte(testPassword)); !errors.Is(err, stop) {
		t.Fatalf("a step that fails: %v", err)
	}
	later.steps[last] = step("c", nil)
	f, err := later.OpenPassword(id, []byte(testPassword))
	c.must(err)
	for _, name := range []string{"b", "c"} {
		wantRecord(t, f, RevisionBucket, name, "erbij")
	}
	newest := later.newestSchema()
	if f.plain.schema != newest || f.Changed() == false {
		t.Errorf("schema %d, changed %v", f.plain.schema, f.Changed())
	}
	c.must(f.Close())
	_, err = c.OpenPassword(id, []byte(testPassword))
	wantRefusal(t, err, PortfolioNewer)
	// The first backup is of before; it opens in the program of before.
	all := c.whole(id)
	if len(all) == 0 {
		t.Fatal("no backup")
	}
	oldest := all[len(all)-1]
	c.must(c.Restore(id, oldest))
	f = c.open(id)
	wantRecord(t, f, RevisionBucket, "a", "een")
	wantRecord(t, f, RevisionBucket, "b", "")
	c.must(f.Close())
	// A new one begins at the newest.
	n, err := later.Prepare("z123456", []byte(testPassword))
	c.must(err)
	f, err = n.Create(false, nil)
	c.must(err)
	if f.plain.schema != newest {
		t.Errorf("a new one has schema %d", f.plain.schema)
	}
	c.must(f.Close())
}
