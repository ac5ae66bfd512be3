package store

import (
	"bytes"
	"math/rand/v2"
	"testing"
	"time"

	"aiosmap/app/portfolio"
)

const (
	documentSize = portfolio.MaxDocument
	// mostMemory is how much more memory than before a document of 100 MiB may
	// take on its way in and out (issue 5).
	mostMemory = 64 << 20
	pieceSize  = 1 << 20
)

// documentDesk is a file with its portfolio.
type documentDesk struct {
	*portfolioTest
	f *Portfolio
	p *portfolio.Portfolio
	// piece is what is put in, again and again.
	piece []byte
}

func newDocumentDesk(tb testing.TB) *documentDesk {
	tb.Helper()
	c := newPortfolios(tb)
	f, _ := c.made()
	d := &documentDesk{portfolioTest: c, f: f, piece: make([]byte, pieceSize)}
	_, _ = rand.NewChaCha8([32]byte{5}).Read(d.piece)
	d.look()
	return d
}

// look reads the portfolio anew.
func (d *documentDesk) look() {
	d.t.Helper()
	p, err := portfolio.Open(asPortfolio{d.f}, clock, nil)
	d.must(err)
	d.p = p
}

// in adds a document of 100 MiB in pieces of 1 MiB and gives its id and how long
// the longest call took: what is typed meanwhile waits so long.
func (d *documentDesk) in() (id string, longest time.Duration) {
	d.t.Helper()
	u, err := d.p.NewDocument(portfolio.NewDocument{Name: "scan.pdf", Size: documentSize, Origin: portfolio.OriginOwn})
	d.must(err)
	for u.Left() > 0 {
		start := time.Now()
		_, err := u.Write(d.piece)
		d.must(err)
		longest = max(longest, time.Since(start))
	}
	start := time.Now()
	doc, err := u.Finish()
	d.must(err)
	return doc.ID, max(longest, time.Since(start))
}

// out reads a document in pieces.
func (d *documentDesk) out(id string) (longest time.Duration) {
	d.t.Helper()
	for at := int64(0); at < documentSize; at += pieceSize {
		start := time.Now()
		got, err := d.p.Read(id, at, pieceSize)
		d.must(err)
		longest = max(longest, time.Since(start))
		if !bytes.Equal(got, d.piece) {
			d.t.Fatalf("another piece at %d", at)
		}
	}
	return longest
}

// wipe takes a document away for good.
func (d *documentDesk) wipe(id string) {
	d.t.Helper()
	d.must(d.p.RemoveDocument(id))
	changes, err := d.p.Purge([]string{id})
	d.must(err)
	all := make([]Change, len(changes))
	for i, c := range changes {
		all[i] = Change(c)
	}
	d.must(d.f.Purge(all...))
	d.p.Purged([]string{id})
}

// A document of 100 MiB goes in and out, and everything that is done with the
// whole file works with it in it, in memory that does not grow with it.
func TestLargeDocumentInLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("100 MiB, several times")
	}
	d := newDocumentDesk(t)
	var id, backup string
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"in", func() { id, _ = d.in() }},
		{"out", func() { d.out(id) }},
		{"close and open", func() {
			d.must(d.f.Close())
			d.f = d.open(d.f.ID())
			d.look()
		}},
		{"list", func() {
			files, err := d.List()
			if d.must(err); len(files) != 1 {
				t.Errorf("%d files", len(files))
			}
		}},
		{"backup", func() {
			b, err := d.f.Backup()
			d.must(err)
			backup = b.Path
		}},
		{"check", func() { d.must(CheckPortfolioFile(backup)) }},
		{"compact", func() { d.must(d.f.Compact()) }},
		{"re-key", func() {
			change, err := d.f.Rekey([]byte(testPassword))
			d.must(err)
			d.must(change.Confirm())
		}},
		{"out again", func() { d.out(id) }},
		{"wipe", func() { d.wipe(id) }},
	} {
		start := time.Now()
		more := peak(t, step.do)
		t.Logf("%-14s %5d ms, %3d MiB above idle", step.name, time.Since(start).Milliseconds(), more>>20)
		if more > mostMemory {
			t.Errorf("%s: %d MiB more than before", step.name, more>>20)
		}
	}
	size, _, err := d.f.Size()
	if d.must(err); size > 1<<20 {
		t.Errorf("%d bytes are left when the document is wiped", size)
	}
}

// A document of 100 MiB in, and out again.
func BenchmarkDocument(b *testing.B) {
	b.Run("in", func(b *testing.B) {
		d := newDocumentDesk(b)
		b.SetBytes(documentSize)
		var longest time.Duration
		var memory int64
		for b.Loop() {
			var id string
			memory = max(memory, peak(b, func() {
				var took time.Duration
				id, took = d.in()
				longest = max(longest, took)
			}))
			b.StopTimer()
			d.wipe(id)
			b.StartTimer()
		}
		b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-call")
		b.ReportMetric(float64(memory>>20), "MiB-above-idle")
	})
	b.Run("out", func(b *testing.B) {
		d := newDocumentDesk(b)
		id, _ := d.in()
		b.SetBytes(documentSize)
		var longest time.Duration
		var memory int64
		for b.Loop() {
			memory = max(memory, peak(b, func() { longest = max(longest, d.out(id)) }))
		}
		b.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest-call")
		b.ReportMetric(float64(memory>>20), "MiB-above-idle")
	})
}

// Opening a file with a document of 100 MiB in it, the KDF apart.
func BenchmarkPortfolioOpenWithDocument(b *testing.B) {
	d := newDocumentDesk(b)
	d.in()
	d.must(d.f.Close())
	for b.Loop() {
		d.f = d.open(d.f.ID())
		d.look()
		b.StopTimer()
		d.must(d.f.Close())
		b.StartTimer()
	}
}
