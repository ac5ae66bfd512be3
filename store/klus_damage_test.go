package store

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
)

// What an attacker, a rotten disk or a wrong copy can do to the files of job a.
func TestChangedFilesAreRefused(t *testing.T) {
	rewrite := func(path string, change func([]byte) []byte) func(*testing.T) {
		return func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, change(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	over := func(from, to string) func(*testing.T) {
		return func(t *testing.T) {
			data, err := os.ReadFile(from)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	keys := MemoryKeys()
	j, elsewhere := openJobs(t, tempFolder(t), keys, clock), openJobs(t, tempFolder(t), keys, clock)
	a, b := putJob(t, j, "staat a", "bron a"), putJob(t, j, "staat b", "bron b")
	if err := elsewhere.Put(a, []byte("van elders")); err != nil {
		t.Fatal(err)
	}
	state, source := j.path(stateKind, a), j.path(sourceKind, a)
	for _, tt := range []struct {
		name string
		do   func(*testing.T)
	}{
		{"state empty", rewrite(state, func([]byte) []byte { return nil })},
		{"state is its head alone", rewrite(state, func(b []byte) []byte { return b[:len(klusHead)] })},
		{"state cut", rewrite(state, func(b []byte) []byte { return b[:len(b)-1] })},
		{"state longer", rewrite(state, func(b []byte) []byte { return append(b, 0) })},
		{"state zeroed", rewrite(state, func(b []byte) []byte { return make([]byte, len(b)) })},
		{"later form", rewrite(state, func(b []byte) []byte { return bytes.Replace(b, []byte("klus 1"), []byte("klus 2"), 1) })},
		{"state too large", func(t *testing.T) {
			if err := os.Truncate(state, maxKlusLength+2048); err != nil {
				t.Fatal(err)
			}
		}},
		{"state of another job", over(j.path(stateKind, b), state)},
		{"source of another job", over(j.path(sourceKind, b), source)},
		{"source as state", over(source, state)},
		{"state as source", over(state, source)},
		{"state of another folder", over(elsewhere.path(stateKind, a), state)},
		{"source damaged", func(t *testing.T) { damage(t, source) }},
		{"state is a folder", func(t *testing.T) {
			if err := os.Remove(state); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(state, 0o700); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if err := j.Remove(a); err != nil {
				t.Fatal(err)
			}
			if err := j.PutSource(a, []byte("bron a")); err != nil {
				t.Fatal(err)
			}
			if err := j.Put(a, []byte("staat a")); err != nil {
				t.Fatal(err)
			}
			tt.do(t)
			_, _, err := j.Job(a)
			wantRefusal(t, err, JobBroken, "tot je die zelf verwijdert")
			all := listed(t, j)
			if len(all) != 2 || all[0].ID != b || all[0].Unreadable || all[1].ID != a || !all[1].Unreadable || all[1].State != nil {
				t.Errorf("listed: %v", all)
			}
			if _, err := j.Sweep(0); err != nil {
				t.Error(err)
			}
			if _, err := os.Lstat(state); err != nil {
				t.Errorf("the unreadable job went away by itself: %v", err)
			}
			wantJob(t, j, b, "staat b", "bron b")
		})
	}
	if err := j.Remove(a); err != nil {
		t.Error(err)
	}
	if all := listed(t, j); len(all) != 1 {
		t.Errorf("after removing the unreadable one: %v", all)
	}
}

func TestDamagedMemo(t *testing.T) {
	j := openJobs(t, tempFolder(t), MemoryKeys(), clock)
	if err := j.PutMemo("namen", []byte("een")); err != nil {
		t.Fatal(err)
	}
	damage(t, j.path(memoKind, "namen"))
	_, _, err := j.Memo("namen")
	wantRefusal(t, err, MemoBroken, "opnieuw")
	if err := j.PutMemo("namen", []byte("twee")); err != nil {
		t.Fatal(err)
	}
	if got, ok, err := j.Memo("namen"); string(got) != "twee" || !ok || err != nil {
		t.Errorf("got %q, %v, %v", got, ok, err)
	}
}

func TestDamagedMark(t *testing.T) {
	for _, content := range []string{"", "x", klusHead + "../../weg\n"} {
		folder, keys := tempFolder(t), MemoryKeys()
		j := openJobs(t, folder, keys, clock)
		id := putJob(t, j, "staat", "bron")
		if err := os.WriteFile(filepath.Join(j.folder, "sleutel-0001.merk"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		again := openJobs(t, folder, keys, clock)
		if all := listed(t, again); len(all) != 1 || !all[0].Unreadable {
			t.Errorf("mark %q: %v", content, all)
		}
		fresh := putJob(t, again, "nieuw", "bron")
		wantJob(t, openJobs(t, folder, keys, clock), fresh, "nieuw", "bron")
		if id == fresh {
			t.Error("an id was given twice")
		}
	}
}

// counting is a random source that is known beforehand.
type counting struct{ next byte }

func (c *counting) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = c.next
		c.next++
	}
	return len(p), nil
}

// Files as the first version made them: a job must open after an update.
func TestOldJobOpens(t *testing.T) {
	keys := MemoryKeys()
	j, err := OpenJobs(tempFolder(t), keys, &counting{}, clock)
	if err != nil {
		t.Fatal(err)
	}
	id, err := j.NewID()
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Put(id, []byte("staat")); err != nil {
		t.Fatal(err)
	}
	if id != "303132333435363738393a3b3c3d3e3f" {
		t.Errorf("id %s", id)
	}
	for name, want := range map[string]string{
		"sleutel-0001.merk": hex.EncodeToString([]byte("aiosmap klus 1\n000102030405060708090a0b0c0d0e0f\n")),
		id + ".klus":        "61696f736d6170206b6c757320310ac6dac875404142434445464748494a4b4c4d4e4f50515253545556571f49cf96e14ea24e1731e48ce82dd9d677898b599022a97287b4dd85b7",
	} {
		data, err := os.ReadFile(filepath.Join(j.folder, name))
		if got := hex.EncodeToString(data); got != want || err != nil {
			t.Errorf("%s was %s, is %s (%v)", name, want, got, err)
		}
	}
	if all := listed(t, openJobs(t, filepath.Dir(j.folder), keys, clock)); len(all) != 1 || !all[0].Saved.Equal(clock()) {
		t.Errorf("listed: %v", all)
	}
}
