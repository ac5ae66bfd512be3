package watch

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// hand is a follower whose clock and looks are moved by hand.
type hand struct {
	*follower
	t    *testing.T
	now  time.Time
	told []Event
}

func byHand(t *testing.T, before string) *hand {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lijst.csv")
	w := newWatcher(Options{}, nil)
	t.Cleanup(w.Close)
	h := &hand{t: t, now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	f, err := w.newFollower(path, func(e Event) { h.told = append(h.told, e) })
	if err != nil {
		t.Fatal(err)
	}
	h.follower = f
	h.write(before)
	f.told, f.last = content{sum: sha256.Sum256([]byte(before))}, look(path)
	return h
}

func (h *hand) write(text string) {
	h.t.Helper()
	if err := os.WriteFile(h.path, []byte(text), 0o600); err != nil {
		h.t.Fatal(err)
	}
}

// after lets time pass and looks.
func (h *hand) after(d time.Duration, nudged bool) time.Duration {
	h.now = h.now.Add(d)
	return h.step(h.now, nudged)
}

func (h *hand) wants(kinds ...Kind) {
	h.t.Helper()
	if len(h.told) != len(kinds) {
		h.t.Fatalf("told %v, want %v", h.told, kinds)
	}
	for i, k := range kinds {
		if h.told[i].Kind != k {
			h.t.Fatalf("told %v, want %v", h.told, kinds)
		}
	}
}

func TestNeverHalf(t *testing.T) {
	h := byHand(t, "naam\nJansen\n")
	h.write("")
	if rest := h.after(time.Second, true); rest != 2*time.Second {
		t.Errorf("an empty file is looked at again after %v", rest)
	}
	whole := "naam\nJansen\nDe Vries\nYilmaz\n"
	for i := 5; i < len(whole); i += 5 {
		h.write(whole[:i])
		h.after(299*time.Millisecond, false)
		h.wants()
	}
	h.write(whole)
	h.after(299*time.Millisecond, true)
	h.after(299*time.Millisecond, false)
	h.wants()
	h.after(time.Millisecond, false)
	h.wants(Changed)
	if e := h.told[0]; string(e.Content) != whole || e.Sum != sha256.Sum256([]byte(whole)) || e.Path != h.given || !e.Different {
		t.Errorf("%+v", e)
	}
	h.after(time.Hour, false)
	h.wants(Changed)
}

func TestBurstIsOne(t *testing.T) {
	h := byHand(t, "0")
	for i := range 10 {
		h.write(strings.Repeat("x", i+1))
		h.after(200*time.Millisecond, true)
	}
	h.after(300*time.Millisecond, false)
	h.wants(Changed)
	if string(h.told[0].Content) != "xxxxxxxxxx" {
		t.Errorf("%q", h.told[0].Content)
	}
}

// TestTimeTellsNothing saves the same bytes, and other bytes at the same time
// and of the same size: coarse clocks of drives do that.
func TestTimeTellsNothing(t *testing.T) {
	h := byHand(t, "39000000101")
	if err := os.Chtimes(h.path, h.now, h.now); err != nil {
		t.Fatal(err)
	}
	h.after(time.Second, false)
	h.after(time.Second, false)
	h.wants()
	h.write("69000000201")
	same := time.Unix(0, h.last.modified)
	if err := os.Chtimes(h.path, same, same); err != nil {
		t.Fatal(err)
	}
	if look(h.path) != h.last {
		t.Fatal("the drive shows the difference")
	}
	h.after(time.Second, true)
	h.after(time.Second, false)
	h.wants(Changed)
}

func TestAbsence(t *testing.T) {
	for name, c := range map[string]struct {
		away      time.Duration
		back      string
		want      []Kind
		different bool
	}{
		"for a moment":              {1900 * time.Millisecond, "oud", nil, false},
		"for a moment, new content": {1900 * time.Millisecond, "nieuw", []Kind{Changed}, true},
		"long":                      {2 * time.Second, "oud", []Kind{Gone, Back}, false},
		"long, new content":         {2 * time.Second, "nieuw", []Kind{Gone, Back}, true},
	} {
		t.Run(name, func(t *testing.T) {
			h := byHand(t, "oud")
			if err := os.Remove(h.path); err != nil {
				t.Fatal(err)
			}
			h.after(0, true)
			h.after(c.away, false)
			h.write(c.back)
			h.after(0, true)
			h.after(300*time.Millisecond, false)
			h.wants(c.want...)
			if n := len(h.told); n > 0 && (h.told[n-1].Different != c.different || string(h.told[n-1].Content) != c.back) {
				t.Errorf("%+v", h.told[n-1])
			}
		})
	}
}

// TestNotAFile puts a folder of that name in the file's place.
func TestNotAFile(t *testing.T) {
	h := byHand(t, "oud")
	if err := os.Remove(h.path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(h.path, 0o700); err != nil {
		t.Fatal(err)
	}
	h.after(0, true)
	h.after(2*time.Second, false)
	h.wants(Gone)
}

func TestLargeFile(t *testing.T) {
	h := byHand(t, "oud")
	if err := os.Truncate(h.path, MostBytes+1); err != nil {
		t.Skip("no room for a large file of holes:", err)
	}
	h.after(0, true)
	h.after(300*time.Millisecond, false)
	h.wants(Changed)
	if h.told[0].Content != nil {
		t.Error("a file above the limit was read")
	}
	h.after(0, true)
	h.after(300*time.Millisecond, false)
	h.wants(Changed)
}

// TestUnreadable waits longer every time, and tells the content once it opens.
func TestUnreadable(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("nothing here is hidden from its owner or from root")
	}
	h := byHand(t, "oud")
	h.write("nieuw")
	if err := os.Chmod(h.path, 0); err != nil {
		t.Fatal(err)
	}
	h.after(0, true)
	for _, want := range []time.Duration{300 * time.Millisecond, 600 * time.Millisecond, 1200 * time.Millisecond, 2400 * time.Millisecond, 3 * time.Second, 3 * time.Second} {
		if got := h.after(3*time.Second, false); got != want {
			t.Errorf("the next try after %v, want %v", got, want)
		}
	}
	h.wants()
	if err := os.Chmod(h.path, 0o600); err != nil {
		t.Fatal(err)
	}
	h.after(3*time.Second, false)
	h.wants(Changed)
}

func TestReadEnds(t *testing.T) {
	h := byHand(t, "oud")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := read(ctx, h.path); err != context.Canceled {
		t.Errorf("%v", err)
	}
	h.write("nieuw")
	h.after(0, true)
	h.cancel()
	h.after(time.Second, false)
	h.wants()
}

// TestWithoutNotices is a drive that tells nothing.
func TestWithoutNotices(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lijst.csv")
	if err := os.WriteFile(path, []byte("oud"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := newWatcher(Options{Settle: 20 * time.Millisecond, Poll: 20 * time.Millisecond}, nil)
	defer w.Close()
	told := make(chan Event, 9)
	if _, err := w.Watch(path, func(e Event) { told <- e }); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("veel nieuwer"), 0o600); err != nil {
		t.Fatal(err)
	}
	select {
	case e := <-told:
		if e.Kind != Changed || string(e.Content) != "veel nieuwer" {
			t.Errorf("%+v", e)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("nothing was told")
	}
}

func TestSameName(t *testing.T) {
	if !sameName("Lijst é.xlsx", "Lijst é.xlsx") || sameName("lijst.xlsx", "~$lijst.xlsx") {
		t.Error("a name is not itself")
	}
}
