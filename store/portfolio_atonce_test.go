package store

import (
	"fmt"
	"sync"
	"testing"
)

// Autosave, search, a backup on the way and a list in another screen come
// together.
func TestPortfolioManyAtOnce(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{ProfileBucket, "profile", []byte("Noor")})
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			id, err := f.NewID()
			if err != nil {
				t.Error(err)
			}
			for n := range 4 {
				value := fmt.Sprint(i, " ", n)
				if err := f.Write(Change{ConceptBucket, id, []byte(value)}); err != nil {
					t.Error(err)
				}
				wantRecord(t, f, ConceptBucket, id, value)
			}
		})
	}
	all.Go(func() {
		if _, err := f.Backup(); err != nil {
			t.Error(err)
		}
		if err := f.Compact(); err != nil {
			t.Error(err)
		}
	})
	all.Go(func() {
		for range 5 {
			if _, err := c.Find(testUser); err != nil {
				t.Error(err)
			}
			if _, err := c.Backups(f.ID()); err != nil {
				t.Error(err)
			}
			f.Changed()
			f.Doubt()
			f.Sign([]byte("a"))
		}
	})
	all.Wait()
	f = c.again(f)
	n := 0
	c.must(f.Each(ConceptBucket, func(_ string, plain []byte) error {
		if n++; plain[2] != '3' {
			t.Errorf("kept is %q", plain)
		}
		return nil
	}))
	if n != 8 {
		t.Errorf("%d concepts", n)
	}
}
