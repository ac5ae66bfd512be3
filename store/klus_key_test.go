package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"aiosmap/store/seal"
)

func TestLostKey(t *testing.T) {
	folder, kept := tempFolder(t), MemoryKeys()
	j := openJobs(t, folder, kept, clock)
	old := putJob(t, j, "oud", "bron")

	other := MemoryKeys()
	j = openJobs(t, folder, other, clock)
	if all := listed(t, j); len(all) != 1 || all[0].ID != old || !all[0].Unreadable {
		t.Fatalf("without the key: %v", all)
	}
	_, _, err := j.Job(old)
	wantRefusal(t, err, JobBroken, "sleutel")
	fresh := putJob(t, j, "nieuw", "bron")
	j = openJobs(t, folder, other, clock)
	wantJob(t, j, fresh, "nieuw", "bron")

	// The lost key turns up again, as when a keychain is put back.
	for _, m := range marks(t, j) {
		k, ok, err := kept.Key(m.keyName())
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			if err := other.PutKey(m.keyName(), k); err != nil {
				t.Fatal(err)
			}
		}
	}
	j = openJobs(t, folder, other, clock)
	wantJob(t, j, old, "oud", "bron")
	wantJob(t, j, fresh, "nieuw", "bron")
	if err := j.Put(old, []byte("verder")); err != nil {
		t.Fatal(err)
	}
	wantJob(t, j, old, "verder", "bron")
}

func marks(t *testing.T, j *Jobs) []mark {
	t.Helper()
	all, err := marksIn(j.folder)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestKeyIsMadeOnce(t *testing.T) {
	folder, keys := tempFolder(t), MemoryKeys()
	id := putJob(t, openJobs(t, folder, keys, clock), "staat", "bron")
	for range 3 {
		wantJob(t, openJobs(t, folder, keys, clock), id, "staat", "bron")
	}
	if n := len(keys.(*memoryKeys).kept); n != 1 {
		t.Errorf("%d keys", n)
	}
}

// Programs that start at the same moment must not each have a key of their own.
func TestFirstStartsAtOnce(t *testing.T) {
	for round := range 20 {
		folder, keys := tempFolder(t), MemoryKeys()
		ids := make([]string, 6)
		var wg sync.WaitGroup
		for n := range ids {
			wg.Go(func() {
				j, err := OpenJobs(folder, keys, rand.Reader, clock)
				if err != nil {
					t.Error(err)
					return
				}
				ids[n], err = j.NewID()
				if err := errors.Join(err, j.Put(ids[n], []byte("staat"))); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		j := openJobs(t, folder, keys, clock)
		for _, id := range ids {
			wantJob(t, j, id, "staat", "")
		}
		if got := filesIn(t, j.folder); !slices.Contains(got, "sleutel-0001.merk") || len(got) != len(ids)+1 {
			t.Fatalf("round %d: files %v", round, got)
		}
		if n := len(keys.(*memoryKeys).kept); n != 1 {
			t.Fatalf("round %d: %d keys", round, n)
		}
	}
}

// failingKeys stands for a key store that gives up at one kind of question.
type failingKeys struct {
	KeyStore
	get, put error
	// forgetful takes keys and loses them.
	forgetful bool
}

func (f failingKeys) Key(name string) (seal.Key, bool, error) {
	if f.get != nil {
		return seal.Key{}, false, f.get
	}
	return f.KeyStore.Key(name)
}

func (f failingKeys) PutKey(name string, k seal.Key) error {
	if f.put != nil || f.forgetful {
		return f.put
	}
	return f.KeyStore.PutKey(name, k)
}

func TestNoKeyStore(t *testing.T) {
	none := fmt.Errorf("%w: bus away", ErrNoKeyStore)
	for _, tt := range []struct {
		name string
		keys KeyStore
	}{
		{"does not take", failingKeys{KeyStore: MemoryKeys(), put: none}},
		{"does not give", failingKeys{KeyStore: MemoryKeys(), get: none}},
		{"loses", failingKeys{KeyStore: MemoryKeys(), forgetful: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := tempFolder(t)
			if _, err := OpenJobs(folder, tt.keys, rand.Reader, clock); !errors.Is(err, ErrNoKeyStore) {
				t.Errorf("got %v", err)
			}
			if got := filesIn(t, filepath.Join(folder, JobsFolder)); len(got) != 0 {
				t.Errorf("left behind: %v", got)
			}
		})
	}
}

// A key store that is away for a day must not cost a job.
func TestKeyStoreAwayForADay(t *testing.T) {
	folder, keys := tempFolder(t), MemoryKeys()
	id := putJob(t, openJobs(t, folder, keys, clock), "staat", "bron")
	before := filesIn(t, filepath.Join(folder, JobsFolder))
	if _, err := OpenJobs(folder, failingKeys{KeyStore: keys, get: ErrNoKeyStore}, rand.Reader, clock); !errors.Is(err, ErrNoKeyStore) {
		t.Errorf("got %v", err)
	}
	if got := filesIn(t, filepath.Join(folder, JobsFolder)); !slices.Equal(got, before) {
		t.Errorf("files were %v, are %v", before, got)
	}
	wantJob(t, openJobs(t, folder, keys, clock), id, "staat", "bron")
}
