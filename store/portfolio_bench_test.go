package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

// revision is some 2 KB of text that does not repeat, as a form's is.
func revision(n int) []byte {
	b := make([]byte, 2000)
	r := rand.New(rand.NewPCG(uint64(n), 1))
	for i := range b {
		b[i] = byte('a' + r.IntN(26))
	}
	return b
}

// withRevisions makes a portfolio of n revisions and gives it open.
func withRevisions(b *testing.B, n, size int) (*portfolioTest, *Portfolio) {
	b.Helper()
	c := newPortfolios(b)
	f, _ := c.made(Change{ProfileBucket, "profile", []byte("Noor")})
	var changes []Change
	for i := range n {
		id, err := f.NewID()
		c.must(err)
		value := revision(i)
		for len(value) < size {
			value = append(value, value...)
		}
		if changes = append(changes, Change{RevisionBucket, id, value}); len(changes) == 50 || i == n-1 {
			c.must(f.Write(changes...))
			changes = nil
		}
	}
	return c, f
}

// Opening to every record in hand, the KDF apart.
func BenchmarkPortfolioOpen(b *testing.B) {
	for _, n := range []int{10, 2000} {
		b.Run(fmt.Sprint(n, " revisions"), func(b *testing.B) {
			c, f := withRevisions(b, n, 0)
			c.must(f.Close())
			for b.Loop() {
				f, err := c.OpenPassword(f.ID(), []byte(testPassword))
				c.must(err)
				got := 0
				c.must(f.Each(RevisionBucket, func(string, []byte) error { got++; return nil }))
				if got != n {
					b.Fatalf("%d revisions", got)
				}
				b.StopTimer()
				c.must(f.Close())
				b.StartTimer()
			}
		})
	}
}

// The KDF that is left out above.
func BenchmarkPortfolioKDF(b *testing.B) {
	for b.Loop() {
		if _, err := seal.FromPassword(seal.NewestKDF, []byte(testPassword), seal.Salt{}); err != nil {
			b.Fatal(err)
		}
	}
}

// One save, in a small and a large portfolio, and a bare bbolt commit of as many
// bytes under as many keys. They take turns, since a disk has its moods; what
// counts are the medians and how they compare.
func BenchmarkPortfolioSave(b *testing.B) {
	var saves []func()
	for _, n := range []int{10, 2000} {
		c, f := withRevisions(b, n, 0)
		c.must(f.Compact())
		data, err := os.ReadFile(f.Path())
		c.must(err)
		bare := filepath.Join(c.folder, "kaal")
		c.must(os.WriteFile(bare, data, 0o600))
		db, err := bbolt.Open(bare, 0o600, nil)
		c.must(err)
		b.Cleanup(func() { c.must(db.Close()) })
		value := revision(n)
		long := make([]byte, len(value)+seal.Overhead)
		saves = append(saves, func() {
			id, err := f.NewID()
			c.must(err)
			c.must(f.Write(Change{RevisionBucket, id, value}))
		}, func() {
			id, err := f.NewID()
			c.must(err)
			c.must(db.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte(RevisionBucket)).Put([]byte(id), long) }))
		})
	}
	took := make([][]float64, len(saves))
	for b.Loop() {
		for i, save := range saves {
			start := time.Now()
			save()
			took[i] = append(took[i], time.Since(start).Seconds()*1000)
		}
	}
	median := func(i int) float64 {
		slices.Sort(took[i])
		return took[i][len(took[i])/2]
	}
	b.ReportMetric(median(0), "ms/save-at-10")
	b.ReportMetric(median(2), "ms/save-at-2000")
	b.ReportMetric(median(0)/median(1), "x-bare-at-10")
	b.ReportMetric(median(2)/median(3), "x-bare-at-2000")
	b.ReportMetric(median(2)/median(0), "x-2000-by-10")
}

// A concept that is saved again and again, as typing does.
func BenchmarkPortfolioAutosave(b *testing.B) {
	c, f := withRevisions(b, 2000, 0)
	value := revision(1)
	for b.Loop() {
		c.must(f.Write(Change{ConceptBucket, "open", value}))
	}
}

// A backup with its check, of 100 MiB.
func BenchmarkPortfolioBackup(b *testing.B) {
	c, f := withRevisions(b, 1600, 64_000)
	size, _, err := f.Size()
	c.must(err)
	b.SetBytes(size)
	for b.Loop() {
		_, err := f.Backup()
		c.must(err)
		b.StopTimer()
		c.must(f.DropOldBackups())
		b.StartTimer()
	}
}
