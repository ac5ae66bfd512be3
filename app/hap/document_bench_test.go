package hap

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// BenchmarkDocument is one declaration from a value to signed bytes.
func BenchmarkDocument(b *testing.B) {
	sign, public := signing('a')
	s := usual()
	for b.Loop() {
		if _, err := Document(s, sign, public); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck is the look at a file somebody got.
func BenchmarkCheck(b *testing.B) {
	pdf := document(b, usual()).PDF
	for b.Loop() {
		if Check(pdf).State != Whole {
			b.Fatal("not whole")
		}
	}
}

// BenchmarkSixHundred makes the documents of a whole year of aios in one
// process, on all its cores, and tells the live memory after the first hundred
// and after the last, which may not differ.
func BenchmarkSixHundred(b *testing.B) {
	sign, public := signing('a')
	const early, all = 100, 600
	var live [2]uint64
	for b.Loop() {
		made := 0
		for i, until := range []int{early, all} {
			documentsAtOnce(b, made, until, sign, public)
			made = until
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			live[i] = m.HeapAlloc
		}
	}
	b.ReportMetric(float64(all)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
	b.ReportMetric(float64(live[0])/(1<<20), "MiB-after-100")
	b.ReportMetric(float64(live[1])/(1<<20), "MiB-after-600")
}

// documentsAtOnce makes the documents from one number until another on all cores.
func documentsAtOnce(b *testing.B, from, until int, sign func([]byte) []byte, public []byte) {
	var next atomic.Int64
	next.Store(int64(from))
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for n := next.Add(1); n <= int64(until); n = next.Add(1) {
				s := usual()
				s.Number = NewNumber([]byte{0, 0, 0, byte(n >> 8), byte(n)}, 2026)
				if _, err := Document(s, sign, public); err != nil {
					b.Error(err)
				}
			}
		})
	}
	workers.Wait()
}
