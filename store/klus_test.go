package store

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const month = 30 * 24 * time.Hour

func openJobs(t *testing.T, folder string, keys KeyStore, now func() time.Time) *Jobs {
	t.Helper()
	j, err := OpenJobs(folder, keys, rand.Reader, now)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// putJob makes a job and gives its id.
func putJob(t *testing.T, j *Jobs, state, source string) string {
	t.Helper()
	id, err := j.NewID()
	if err == nil {
		err = errors.Join(j.PutSource(id, []byte(source)), j.Put(id, []byte(state)))
	}
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func wantJob(t *testing.T, j *Jobs, id, state, source string) {
	t.Helper()
	gotState, gotSource, err := j.Job(id)
	if err != nil || string(gotState) != state || string(gotSource) != source {
		t.Errorf("got %q, %q, %v; want %q, %q", gotState, gotSource, err, state, source)
	}
}

func listed(t *testing.T, j *Jobs) []JobInfo {
	t.Helper()
	all, err := j.List()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestJobComesBackAfterARestart(t *testing.T) {
	folder, keys := tempFolder(t), MemoryKeys()
	now := clock()
	j := openJobs(t, folder, keys, func() time.Time { return now })
	first := putJob(t, j, "de eerste", "bron 1")
	now = now.Add(time.Hour)
	second := putJob(t, j, "de tweede", "")
	now = now.Add(time.Hour)
	if err := j.Put(first, []byte("de eerste, verder")); err != nil {
		t.Fatal(err)
	}

	again := openJobs(t, folder, keys, clock)
	wantJob(t, again, first, "de eerste, verder", "bron 1")
	want := []JobInfo{
		{ID: first, Saved: clock().Add(2 * time.Hour), State: []byte("de eerste, verder")},
		{ID: second, Saved: clock().Add(time.Hour), State: []byte("de tweede")},
	}
	if diff := cmp.Diff(want, listed(t, again)); diff != "" {
		t.Error(diff)
	}
	if err := again.Remove(first); err != nil {
		t.Error(err)
	}
	if got := listed(t, j); len(got) != 1 || got[0].ID != second {
		t.Errorf("after removing the first: %v", got)
	}
	_, _, err := j.Job(first)
	wantRefusal(t, err, JobGone)
	for _, name := range filesIn(t, filepath.Join(folder, JobsFolder)) {
		if strings.HasPrefix(name, first) || strings.HasSuffix(name, freshKlus) {
			t.Errorf("%s is left", name)
		}
	}
}

func TestJobWithoutSource(t *testing.T) {
	j := openJobs(t, tempFolder(t), MemoryKeys(), clock)
	id, err := j.NewID()
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Put(id, []byte("getypt")); err != nil {
		t.Fatal(err)
	}
	state, source, err := j.Job(id)
	if string(state) != "getypt" || source != nil || err != nil {
		t.Errorf("got %q, %q, %v", state, source, err)
	}
}

// The window hands in ids: none of them may reach another file.
func TestOnlyOwnIDs(t *testing.T) {
	folder := tempFolder(t)
	j := openJobs(t, folder, MemoryKeys(), clock)
	good := putJob(t, j, "a", "b")
	before := filesIn(t, filepath.Join(folder, JobsFolder))
	for _, id := range []string{"", ".", "../instellingen", strings.ToUpper(good), good + "0", good[:31],
		good[:31] + "/", strings.Repeat("g", 32), good + ".klus", `..\` + good[:29], "sleutel-0001"} {
		_, _, err := j.Job(id)
		wantRefusal(t, err, JobGone)
		wantRefusal(t, j.Put(id, nil), JobGone)
		wantRefusal(t, j.PutSource(id, nil), JobGone)
		if err := j.Remove(id); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"", "Namen", "../namen", "a.b", strings.Repeat("a", 41), "é"} {
		if _, _, err := j.Memo(name); err == nil {
			t.Errorf("memo %q was read", name)
		}
		if j.PutMemo(name, nil) == nil || j.ForgetMemo(name) == nil {
			t.Errorf("memo %q was written", name)
		}
	}
	if got := filesIn(t, filepath.Join(folder, JobsFolder)); !slices.Equal(got, before) {
		t.Errorf("files were %v, are %v", before, got)
	}
}

func TestMemo(t *testing.T) {
	folder, keys := tempFolder(t), MemoryKeys()
	j := openJobs(t, folder, keys, clock)
	if _, ok, err := j.Memo("gebruikersnamen"); ok || err != nil {
		t.Errorf("before it was put: %v, %v", ok, err)
	}
	for _, text := range []string{"een", "", "twee"} {
		if err := j.PutMemo("gebruikersnamen", []byte(text)); err != nil {
			t.Fatal(err)
		}
		got, ok, err := openJobs(t, folder, keys, clock).Memo("gebruikersnamen")
		if string(got) != text || !ok || err != nil {
			t.Errorf("got %q, %v, %v", got, ok, err)
		}
	}
	if len(listed(t, j)) != 0 {
		t.Error("a memo is listed as a job")
	}
	for range 2 {
		if err := j.ForgetMemo("gebruikersnamen"); err != nil {
			t.Error(err)
		}
	}
	if _, ok, err := j.Memo("gebruikersnamen"); ok || err != nil {
		t.Errorf("after it was forgotten: %v, %v", ok, err)
	}
}

// What an office puts in may not be found in the folder, in any usual coding.
func TestNothingReadableOnDisk(t *testing.T) {
	folder := tempFolder(t)
	j := openJobs(t, folder, MemoryKeys(), clock)
	canary := "Zeeëgel-39000000101"
	putJob(t, j, "staat "+canary, "bron "+canary)
	if err := j.PutMemo("gebruikersnamen", []byte(canary)); err != nil {
		t.Fatal(err)
	}
	var utf16 []byte
	for _, r := range canary {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	traces := [][]byte{[]byte("egel-39"), []byte("39000000101"), utf16[8:20],
		[]byte(hex.EncodeToString([]byte("39000000101")))}
	for shift := range 3 {
		coded := base64.StdEncoding.EncodeToString([]byte("...39000000101"[3-shift:]))
		traces = append(traces, []byte(coded[4:12]))
	}
	for _, name := range filesIn(t, filepath.Join(folder, JobsFolder)) {
		data, err := os.ReadFile(filepath.Join(folder, JobsFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, trace := range traces {
			if bytes.Contains(data, trace) || strings.Contains(name, string(trace)) {
				t.Errorf("%s shows %q", name, trace)
			}
		}
	}
}

func TestSweep(t *testing.T) {
	folder, keys := tempFolder(t), MemoryKeys()
	now := clock()
	j := openJobs(t, folder, keys, func() time.Time { return now })
	old := putJob(t, j, "oud", "bron")
	broken := putJob(t, j, "kapot", "bron")
	kept := putJob(t, j, "eerst oud", "bron")
	damage(t, j.path(stateKind, broken))
	now = now.Add(time.Minute)
	onEdge := putJob(t, j, "op de rand", "bron")
	now = clock().Add(month)
	if err := j.Put(kept, []byte("weer bewaard")); err != nil {
		t.Fatal(err)
	}
	now = clock().Add(month + time.Minute)
	if n, err := j.Sweep(month); n != 1 || err != nil {
		t.Errorf("removed %d, %v", n, err)
	}
	var got []string
	for _, info := range listed(t, j) {
		got = append(got, info.ID)
	}
	if want := []string{kept, onEdge, broken}; !slices.Equal(got, want) {
		t.Errorf("left are %v, want %v", got, want)
	}
	if _, err := os.Lstat(j.path(sourceKind, old)); err == nil {
		t.Error("the source of the old job is left")
	}
	wantJob(t, j, kept, "weer bewaard", "bron")
}

func TestSweepOfLeftovers(t *testing.T) {
	folder := tempFolder(t)
	now := time.Now()
	j := openJobs(t, folder, MemoryKeys(), func() time.Time { return now })
	id := putJob(t, j, "staat", "bron")
	lone, err := j.NewID()
	if err == nil {
		err = j.PutSource(lone, []byte("zonder staat"))
	}
	if err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(j.folder, "lees mij.txt")
	for _, path := range []string{j.path(stateKind, id) + "-1" + freshKlus, foreign, filepath.Join(j.folder, "x.bron")} {
		if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := filesIn(t, j.folder)
	if _, err := j.Sweep(month); err != nil {
		t.Error(err)
	}
	if got := filesIn(t, j.folder); !slices.Equal(got, before) {
		t.Errorf("another program may still write: %v became %v", before, got)
	}
	now = now.Add(2 * time.Hour)
	if n, err := j.Sweep(month); n != 0 || err != nil {
		t.Errorf("%d jobs, %v", n, err)
	}
	want := []string{id + ".bron", id + ".klus", "lees mij.txt", "sleutel-0001.merk", "x.bron"}
	slices.Sort(want)
	if got := filesIn(t, j.folder); !slices.Equal(got, want) {
		t.Errorf("left are %v", got)
	}
	wantJob(t, j, id, "staat", "bron")
}

func TestFolderThatCannotBeUsed(t *testing.T) {
	folder := tempFolder(t)
	if err := os.WriteFile(filepath.Join(folder, JobsFolder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := OpenJobs(folder, MemoryKeys(), rand.Reader, clock)
	wantRefusal(t, err, JobsDenied, JobsFolder)
}

func TestFolderThatWentAway(t *testing.T) {
	folder := tempFolder(t)
	j := openJobs(t, folder, MemoryKeys(), clock)
	id := putJob(t, j, "staat", "bron")
	away := filepath.Join(folder, "weg")
	if err := os.Rename(j.folder, away); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, j.Put(id, []byte("later")), JobUnsaved, "werkmap")
	_, err := j.List()
	wantRefusal(t, err, JobsDenied, j.folder)
	if err := os.Rename(away, j.folder); err != nil {
		t.Fatal(err)
	}
	wantJob(t, j, id, "staat", "bron")
}

func TestTooLongIsRefused(t *testing.T) {
	j := openJobs(t, tempFolder(t), MemoryKeys(), clock)
	id := putJob(t, j, "staat", "bron")
	wantRefusal(t, j.PutSource(id, make([]byte, maxKlusLength+1)), JobUnsaved)
	wantJob(t, j, id, "staat", "bron")
}

func TestNoRandomnessNoJob(t *testing.T) {
	folder := tempFolder(t)
	if _, err := OpenJobs(folder, MemoryKeys(), strings.NewReader("te kort"), clock); err == nil {
		t.Error("a key was made from seven bytes")
	}
	j := openJobs(t, folder, MemoryKeys(), clock)
	id := putJob(t, j, "staat", "bron")
	j.rand = io.LimitReader(rand.Reader, 10)
	wantRefusal(t, j.Put(id, []byte("later")), JobUnsaved)
	wantJob(t, j, id, "staat", "bron")
}

func TestJobsPutAtOnce(t *testing.T) {
	j := openJobs(t, tempFolder(t), MemoryKeys(), clock)
	shared := putJob(t, j, "0", "bron")
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			id, err := j.NewID()
			for range 5 {
				err = errors.Join(err, j.Put(id, []byte{byte(n)}), j.Put(shared, []byte{'0' + byte(n)}))
				state, _, failed := j.Job(shared)
				if len(state) != 1 || state[0] < '0' || state[0] > '7' {
					t.Errorf("state %q", state)
				}
				_, badList := j.List()
				err = errors.Join(err, failed, badList)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, info := range listed(t, j) {
		if info.Unreadable {
			t.Errorf("%s is unreadable", info.ID)
		}
	}
}

// damage changes one byte in the middle of a file.
func damage(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
