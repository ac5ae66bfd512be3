package crash

import (
	"bytes"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// seen gives what a file held in the cases, each content once; "-" is no file.
func seen(cases iter.Seq[Case], name string) []string {
	found := map[string]bool{}
	for c := range cases {
		text := "-"
		if data, ok := c.Image.Files[name]; ok {
			text = string(data)
		}
		found[text] = true
	}
	var all []string
	for text := range found {
		all = append(all, text)
	}
	slices.Sort(all)
	return all
}

func dice() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// replaced is a file that is written anew under another name and renamed; the
// steps in between are the caller's.
func replaced(sync, syncFolder bool) Trace {
	t := Trace{Start: Image{Files: map[string][]byte{"a": []byte("oud")}}}
	t.Ops = append(t.Ops, Op{Kind: Create, File: 2, Path: "n"}, Op{Kind: Write, File: 2, Path: "n", Data: []byte("nieuw")})
	if sync {
		t.Ops = append(t.Ops, Op{Kind: Sync, File: 2, Path: "n"})
	}
	t.Ops = append(t.Ops, Op{Kind: Rename, File: 2, Path: "n", To: "a"})
	if syncFolder {
		t.Ops = append(t.Ops, Op{Kind: SyncFolder, Path: "."})
	}
	t.Ops = append(t.Ops, Op{Kind: Mark, Text: "klaar"})
	return t
}

// after keeps the cases in which the mark was passed.
func after(t Trace, cases iter.Seq[Case]) iter.Seq[Case] {
	return func(yield func(Case) bool) {
		for c := range cases {
			if before, _ := t.Marks(c.Done); len(before) > 0 && !yield(c) {
				return
			}
		}
	}
}

func TestKillsAreWhatWasDone(t *testing.T) {
	trace := replaced(false, false)
	if got := seen(trace.Kills(), "a"); !slices.Equal(got, []string{"nieuw", "oud"}) {
		t.Errorf("a was %q", got)
	}
	if got := seen(trace.Kills(), "n"); !slices.Equal(got, []string{"", "-", "nieuw"}) {
		t.Errorf("n was %q", got)
	}
	if got := seen(after(trace, trace.Kills()), "a"); !slices.Equal(got, []string{"nieuw"}) {
		t.Errorf("after the mark a was %q", got)
	}
}

func TestKillInsideALongWrite(t *testing.T) {
	trace := Trace{Ops: []Op{{Kind: Create, File: 1, Path: "a"}, {Kind: Write, File: 1, Path: "a", Offset: 4000, Data: bytes.Repeat([]byte("x"), 10_000)}}}
	var sizes []int
	for c := range trace.Kills() {
		sizes = append(sizes, len(c.Image.Files["a"]))
	}
	if want := []int{0, 0, 4096, 12288, 14000}; !slices.Equal(sizes, want) {
		t.Errorf("sizes %v, want %v", sizes, want)
	}
}

func TestLossesKnowWhatSyncsPromise(t *testing.T) {
	for _, tt := range []struct {
		name             string
		sync, syncFolder bool
		want, afterMark  []string
	}{
		{"nothing synced", false, false, []string{"", "nieuw", "oud"}, []string{"", "nieuw", "oud"}},
		{"file synced", true, false, []string{"nieuw", "oud"}, []string{"nieuw", "oud"}},
		{"folder synced", false, true, []string{"", "nieuw", "oud"}, []string{"", "nieuw"}},
		{"both synced", true, true, []string{"nieuw", "oud"}, []string{"nieuw"}},
	} {
		trace := replaced(tt.sync, tt.syncFolder)
		if got := seen(trace.Losses(dice(), 5), "a"); !slices.Equal(got, tt.want) {
			t.Errorf("%s: a was %q, want %q", tt.name, got, tt.want)
		}
		if got := seen(after(trace, trace.Losses(dice(), 5)), "a"); !slices.Equal(got, tt.afterMark) {
			t.Errorf("%s: after the mark a was %q, want %q", tt.name, got, tt.afterMark)
		}
	}
}

// After a sync that failed only what is written anew is sure.
func TestLossesAfterAFailedSync(t *testing.T) {
	old, fresh := strings.Repeat("o", 2*page), strings.Repeat("n", 2*page)
	trace := Trace{Start: Image{Files: map[string][]byte{"a": []byte(old)}}, Ops: []Op{
		{Kind: Write, File: 1, Path: "a", Data: []byte(fresh)},
		{Kind: FailedSync, File: 1, Path: "a"},
		{Kind: Sync, File: 1, Path: "a"},
		{Kind: Mark, Text: "een"},
		{Kind: Write, File: 1, Path: "a", Data: []byte(fresh[:page])},
		{Kind: Sync, File: 1, Path: "a"},
		{Kind: Mark, Text: "twee"},
	}}
	seenAt := map[string]bool{}
	for c := range trace.Losses(dice(), 5) {
		before, _ := trace.Marks(c.Done)
		got := string(c.Image.Files["a"])
		seenAt[fmt.Sprint(len(before), got == old)] = true
		if len(before) == 2 && !strings.HasPrefix(got, fresh[:page]) {
			t.Errorf("%s: a page that was written anew is lost", c.What)
		}
	}
	if !seenAt["1 true"] || seenAt["2 true"] {
		t.Errorf("seen: %v", seenAt)
	}
}

// A sync of one file promises nothing of another, nor of any name.
func TestLossesOfTheOther(t *testing.T) {
	trace := Trace{Start: Image{Files: map[string][]byte{"a": []byte("1"), "b": []byte("1")}}, Ops: []Op{
		{Kind: Write, File: 1, Path: "a", Data: []byte("2")},
		{Kind: Write, File: 2, Path: "b", Data: []byte("2")},
		{Kind: MakeFolder, Path: "la"},
		{Kind: Create, File: 3, Path: "la/c"},
		{Kind: Sync, File: 1, Path: "a"},
		{Kind: SyncFolder, Path: "la"},
		{Kind: Mark, Text: "klaar"},
	}}
	cases := after(trace, trace.Losses(dice(), 5))
	for name, want := range map[string][]string{"a": {"2"}, "b": {"1", "2"}, "la/c": {"", "-"}} {
		if got := seen(cases, name); !slices.Equal(got, want) {
			t.Errorf("%s was %q, want %q", name, got, want)
		}
	}
}

// A rename from folder to folder is two changes of which either may be lost.
func TestLossesBetweenFolders(t *testing.T) {
	trace := Trace{Start: Image{Folders: []string{"la"}, Files: map[string][]byte{"la/a": []byte("1")}}, Ops: []Op{
		{Kind: Rename, File: 1, Path: "la/a", To: "a"}, {Kind: SyncFolder, Path: "."}, {Kind: Mark, Text: "klaar"},
	}}
	cases := after(trace, trace.Losses(dice(), 5))
	for name, want := range map[string][]string{"a": {"1"}, "la/a": {"-", "1"}} {
		if got := seen(cases, name); !slices.Equal(got, want) {
			t.Errorf("%s was %q, want %q", name, got, want)
		}
	}
}

func TestTornWrites(t *testing.T) {
	old, fresh := strings.Repeat("o", 8192), strings.Repeat("n", 8192)
	trace := Trace{Start: Image{Files: map[string][]byte{"a": []byte(old)}}, Ops: []Op{{Kind: Write, File: 1, Path: "a", Data: []byte(fresh)}}}
	var want []string
	for _, n := range []int{0, 512, 4096, 7680, 8192} {
		want = append(want, fresh[:n]+old[n:], old[:n]+fresh[n:])
	}
	slices.Sort(want)
	if got := seen(trace.Losses(dice(), 5), "a"); !slices.Equal(got, slices.Compact(want)) {
		t.Errorf("%d contents, want %d", len(got), len(slices.Compact(want)))
	}
}

// What one image holds stays so while others are made of the same disk.
func TestImagesDoNotChange(t *testing.T) {
	trace := replaced(true, true)
	trace.Ops = append(trace.Ops, Op{Kind: Write, File: 2, Path: "a", Offset: 2, Data: []byte("www")}, Op{Kind: Truncate, File: 2, Path: "a", Offset: 1}, Op{Kind: Write, File: 2, Path: "a", Offset: 3, Data: []byte("Y")})
	var all []Case
	var sums [][32]byte
	for _, family := range []iter.Seq[Case]{trace.Kills(), trace.Losses(dice(), 5)} {
		for c := range family {
			all, sums = append(all, c), append(sums, c.Image.Sum())
		}
	}
	for i, c := range all {
		if c.Image.Sum() != sums[i] {
			t.Errorf("%s: changed afterwards", c.What)
		}
	}
	if got := string(all[len(trace.Ops)].Image.Files["a"]); got != "n\x00\x00Y" {
		t.Errorf("at the end a is %q", got)
	}
}

func TestPutAndSnapshot(t *testing.T) {
	im := Image{Folders: []string{"la", "la/de"}, Files: map[string][]byte{"a": []byte("1"), "la/de/b": nil}}
	folder := filepath.Join(t.TempDir(), "map")
	if err := im.Put(folder); err != nil {
		t.Fatal(err)
	}
	back, err := Snapshot(folder)
	if err != nil || back.Sum() != im.Sum() {
		t.Errorf("came back as %v (%v)", back, err)
	}
	im.Files["la/de/b"] = []byte{0}
	if back.Sum() == im.Sum() {
		t.Error("another content has the same sum")
	}
}
