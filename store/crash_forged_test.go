package store

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// forgedPortfolio is a file to be forged: its bytes and where things are in it.
type forgedPortfolio struct {
	data   []byte
	meta   boltMeta
	branch int // a page with branches
	leaf   int // a page below it
	free   int // the page with the free list
}

// toForge looks through a file with branch pages.
func toForge(t *testing.T, data []byte) forgedPortfolio {
	t.Helper()
	m, _, err := newestMeta(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	f := forgedPortfolio{data: data, meta: m, free: int(m.freelist)}
	le := binary.LittleEndian
	for id := 2; id < int(m.pages); id++ {
		page := data[id*portfolioPage:]
		if le.Uint16(page[8:]) == branchPage && le.Uint64(page) == uint64(id) && !slices.Contains(freeIn(data, m), uint64(id)) {
			f.branch, f.leaf = id, int(le.Uint64(page[pageHeader+8:]))
		}
	}
	if f.branch == 0 {
		t.Fatal("a file without branches")
	}
	return f
}

// freeIn gives the pages in the free list.
func freeIn(data []byte, m boltMeta) (ids []uint64) {
	le := binary.LittleEndian
	page := data[int(m.freelist)*portfolioPage:]
	for i := range int(le.Uint16(page[10:])) {
		ids = append(ids, le.Uint64(page[pageHeader+8*i:]))
	}
	return ids
}

// setMeta changes the newest meta page and mends its checksum.
func (f forgedPortfolio) setMeta(d []byte, offset int, value uint64) {
	le := binary.LittleEndian
	newest := int(f.meta.txid%2) * portfolioPage
	meta := d[newest+pageHeader : newest+pageHeader+metaLength]
	le.PutUint64(meta[offset:], value)
	sum := fnv.New64a()
	sum.Write(meta[:56])
	le.PutUint64(meta[56:], sum.Sum64())
}

// TestForgedPortfolio is damage that no rot does: page against page, with right
// checksums, such as brings bbolt to panic, to read outside the file or to go
// round for ever. The file is refused at once and left as it is, by the program
// and by its check, and its backup gives everything back.
func TestForgedPortfolio(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.inUse()
	_, err := f.Backup()
	c.must(err)
	whole := recordsIn(t, f)
	c.must(f.Close())
	data, err := os.ReadFile(f.Path())
	c.must(err)
	forge := toForge(t, data)
	le := binary.LittleEndian
	page := func(d []byte, id int) []byte { return d[id*portfolioPage : (id+1)*portfolioPage] }
	child := func(d []byte, i int) []byte { return page(d, forge.branch)[pageHeader+i*elementLength+8:] }
	all := map[string]func(d []byte) []byte{
		"no byte":               func([]byte) []byte { return nil },
		"one byte":              func([]byte) []byte { return []byte{0} },
		"text":                  func([]byte) []byte { return bytes.Repeat([]byte("reflectie "), 4000) },
		"zeros":                 func(d []byte) []byte { return make([]byte, len(d)) },
		"half":                  func(d []byte) []byte { return d[:len(d)/2/portfolioPage*portfolioPage] },
		"the first two pages":   func(d []byte) []byte { return d[:2*portfolioPage] },
		"a settings file":       func([]byte) []byte { d, _, _ := filledOnce(t); return d },
		"both meta pages alike": func(d []byte) []byte { copy(page(d, 1), page(d, 0)); return d[:3*portfolioPage] },
	}
	for name, hurt := range map[string]func(d []byte){
		"a branch that is its own child":      func(d []byte) { le.PutUint64(child(d, 0), uint64(forge.branch)) },
		"a branch with the root as its child": func(d []byte) { le.PutUint64(child(d, 0), forge.meta.root) },
		"a child twice":                       func(d []byte) { copy(child(d, 1)[:8], child(d, 0)[:8]) },
		"a child that is free":                func(d []byte) { le.PutUint64(child(d, 0), freeIn(d, forge.meta)[0]) },
		"a child that is the free list":       func(d []byte) { le.PutUint64(child(d, 0), uint64(forge.free)) },
		"a child beyond the file":             func(d []byte) { le.PutUint64(child(d, 0), 1<<40) },
		"a child that is a meta page":         func(d []byte) { le.PutUint64(child(d, 0), 1) },
		"the root in a ring":                  func(d []byte) { forgeCycle(d, int(forge.meta.root), portfolioPage) },
		"a leaf that calls itself a branch":   func(d []byte) { le.PutUint16(page(d, forge.leaf)[8:], branchPage) },
		"a leaf that runs on without end":     func(d []byte) { le.PutUint32(page(d, forge.leaf)[12:], 0xFFFFFFFF) },
		"a leaf with 65535 records":           func(d []byte) { le.PutUint16(page(d, forge.leaf)[10:], 0xFFFF) },
		"a leaf without records":              func(d []byte) { le.PutUint16(page(d, forge.leaf)[10:], 0) },
		"a record that points outside":        func(d []byte) { le.PutUint32(page(d, forge.leaf)[pageHeader+4:], 0xFFFFFFF0) },
		"a record of 4 GiB":                   func(d []byte) { le.PutUint32(page(d, forge.leaf)[pageHeader+12:], 0xFFFFFFFF) },
		"a record that is a bucket":           func(d []byte) { le.PutUint32(page(d, forge.leaf)[pageHeader:], 1) },
		"root beyond the file":                func(d []byte) { forge.setMeta(d, 16, 1<<60) },
		"root is the free list":               func(d []byte) { forge.setMeta(d, 16, forge.meta.freelist) },
		"root is a meta page":                 func(d []byte) { forge.setMeta(d, 16, 1) },
		"free list is the root":               func(d []byte) { forge.setMeta(d, 32, forge.meta.root) },
		"no free list":                        func(d []byte) { forge.setMeta(d, 32, ^uint64(0)) },
		"free list with 65535 pages":          func(d []byte) { le.PutUint16(page(d, forge.free)[10:], 0xFFFF) },
		"free list with a page in use":        func(d []byte) { le.PutUint64(page(d, forge.free)[pageHeader:], uint64(forge.leaf)) },
		"more pages than the file":            func(d []byte) { forge.setMeta(d, 40, 1<<60) },
		"no pages":                            func(d []byte) { forge.setMeta(d, 40, 0) },
	} {
		all[name] = func(d []byte) []byte { hurt(d); return d }
	}
	for name, hurt := range all {
		t.Run(name, func(t *testing.T) {
			c := *c
			c.t = t
			forged := hurt(bytes.Clone(data))
			c.must(os.WriteFile(f.Path(), forged, 0o600))
			start := time.Now()
			wantRefusal(t, CheckPortfolioFile(f.Path()), PortfolioBroken)
			if strings.HasPrefix(name, "a branch") || strings.HasPrefix(name, "the root") {
				// bbolt goes round and round in these.
				wantRefusal(t, CheckByChild(os.Args[0])(t.Context(), f.Path()), PortfolioBroken)
			}
			if file := c.found(); file.State != StateDamaged || file.Backups != 1 {
				t.Errorf("found as %+v", file)
			}
			p := c.another()
			_, err := p.OpenPassword(f.ID(), []byte(testPassword))
			wantRefusal(t, err, PortfolioBroken, "reservekopie")
			if now, err := os.ReadFile(f.Path()); err != nil || !bytes.Equal(now, forged) {
				t.Errorf("the damaged file was changed (%v)", err)
			}
			b, err := newestBackup(p, f.ID())
			c.must(err)
			c.must(p.Restore(f.ID(), b.Path))
			again, err := p.OpenPassword(f.ID(), []byte(testPassword))
			c.must(err)
			if recordsIn(t, again) != whole {
				t.Error("the backup does not give everything back")
			}
			c.must(again.Close())
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// FuzzOpenPortfolio damages a good file in several places at once. It is refused,
// or opens with everything, or with everything before the last change and
// a warning; bbolt survives what the check lets through.
func FuzzOpenPortfolio(f *testing.F) {
	f.Add([]byte{0, 1, 0, 1, 16, 8, 9, 200})
	f.Add([]byte{24, 0, 0, 1})
	var made sync.Once
	var id, before, after string
	var whole []byte
	var keys KeyStore
	f.Fuzz(func(t *testing.T, edits []byte) {
		c := newPortfolios(t)
		made.Do(func() {
			first := newPortfolios(t)
			id, whole, before, after = first.filledPortfolio()
			keys = first.keys
		})
		c.keys = keys
		c.must(makeFolder(c.folder))
		data := bytes.Clone(whole)
		for ; len(edits) >= 4; edits = edits[4:] {
			at := int(binary.LittleEndian.Uint32(edits)&0xFFFFFF) % len(data)
			data[at] ^= edits[3]
		}
		c.damagedOutcome(id, data, before, after)
	})
}
