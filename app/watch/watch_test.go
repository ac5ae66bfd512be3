package watch_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"aiosmap/app/watch"
)

// deadline is for a busy machine; a test that passes does not wait for it.
const deadline = 20 * time.Second

// onNotices makes looking now and then so rare that only the system's notices
// can pass a test.
var onNotices = watch.Options{Settle: 150 * time.Millisecond, Missing: 400 * time.Millisecond, Poll: time.Hour}

// both is as in real use, only quicker.
var both = watch.Options{Settle: 100 * time.Millisecond, Missing: 300 * time.Millisecond, Poll: 100 * time.Millisecond}

// desk is a folder with a watched list in it.
type desk struct {
	t    *testing.T
	dir  string
	list string
	w    *watch.Watcher
	told chan watch.Event
	stop func()
}

func open(t *testing.T, opt watch.Options) *desk {
	t.Helper()
	d := &desk{t: t, dir: filepath.Join(t.TempDir(), "map"), w: watch.New(opt), told: make(chan watch.Event, 100)}
	t.Cleanup(d.w.Close)
	d.must(os.Mkdir(d.dir, 0o700))
	d.list = d.file("lijst.xlsx")
	d.write("lijst.xlsx", "eerste")
	d.stop = d.watch(d.list, d.told)
	return d
}

func (d *desk) watch(path string, told chan watch.Event) func() {
	d.t.Helper()
	stop, err := d.w.Watch(path, func(e watch.Event) { told <- e })
	d.must(err)
	return stop
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) file(name string) string { return filepath.Join(d.dir, name) }

func (d *desk) write(name, text string) {
	d.t.Helper()
	d.must(os.WriteFile(d.file(name), []byte(text), 0o600))
}

func (d *desk) move(from, to string) {
	d.t.Helper()
	d.must(os.Rename(d.file(from), d.file(to)))
}

func (d *desk) remove(name string) {
	d.t.Helper()
	d.must(os.Remove(d.file(name)))
}

func (d *desk) next(told chan watch.Event) watch.Event {
	d.t.Helper()
	select {
	case e := <-told:
		return e
	case <-time.After(deadline):
		d.t.Fatal("nothing was told")
		return watch.Event{}
	}
}

// wants waits for one event, which must be the next one.
func (d *desk) wants(kind watch.Kind, text string, different bool) {
	d.t.Helper()
	e := d.next(d.told)
	if e.Kind != kind || string(e.Content) != text || e.Different != different || e.Path != d.list {
		d.t.Fatalf("kind %d, content %q, different %v, path %s; want %d, %q, %v", e.Kind, e.Content, e.Different, e.Path, kind, text, different)
	}
	if text != "" && e.Sum != sha256.Sum256(e.Content) {
		d.t.Error("the sum is another content's")
	}
}

// TestSaved saves as programs do. A save with other content follows each, so
// that an event too many would be seen before it.
func TestSaved(t *testing.T) {
	excel := func(d *desk, text string) {
		d.write("4A1B2C00", text)
		d.move("lijst.xlsx", "5D3E4F.tmp")
		d.move("4A1B2C00", "lijst.xlsx")
		d.remove("5D3E4F.tmp")
	}
	for name, save := range map[string]func(d *desk){
		"rewritten in pieces": func(d *desk) {
			f, err := os.OpenFile(d.list, os.O_WRONLY|os.O_TRUNC, 0)
			d.must(err)
			for _, piece := range []string{"twe", "e", "de"} {
				_, err := f.WriteString(piece)
				d.must(err)
			}
			d.must(f.Close())
		},
		"replaced by a rename": func(d *desk) {
			d.write("lijst.tmp", "tweede")
			d.move("lijst.tmp", "lijst.xlsx")
		},
		"as Excel does": func(d *desk) { excel(d, "tweede") },
		"while Excel has it open": func(d *desk) {
			d.write("~$lijst.xlsx", "secretariaat")
			excel(d, "tweede")
			d.remove("~$lijst.xlsx")
		},
		"as LibreOffice does": func(d *desk) {
			d.write(".~lock.lijst.xlsx#", ",secretariaat;")
			d.write("lu1234.tmp", "tweede")
			d.move("lu1234.tmp", "lijst.xlsx")
			d.remove(".~lock.lijst.xlsx#")
		},
		"deleted and written anew": func(d *desk) {
			d.remove("lijst.xlsx")
			d.write("lijst.xlsx", "tweede")
		},
		"ten times in a row": func(d *desk) {
			for i := range 10 {
				excel(d, strings.Repeat("x", i))
			}
			excel(d, "tweede")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, onNotices)
			save(d)
			d.wants(watch.Changed, "tweede", true)
			excel(d, "derde")
			d.wants(watch.Changed, "derde", true)
		})
	}
}

// TestNothingNew does what changes no content, and then something that does.
func TestNothingNew(t *testing.T) {
	for name, do := range map[string]func(d *desk){
		"touched": func(d *desk) {
			d.must(os.Chtimes(d.list, time.Unix(1_700_000_000, 0), time.Unix(1_700_000_000, 0)))
		},
		"saved as it was": func(d *desk) { d.write("lijst.xlsx", "eerste") },
		"the sign of an open workbook": func(d *desk) {
			d.write("~$lijst.xlsx", "secretariaat")
			d.remove("~$lijst.xlsx")
		},
		"another file": func(d *desk) { d.write("lijst 2.xlsx", "iets") },
		"away for a moment": func(d *desk) {
			d.move("lijst.xlsx", "weg.xlsx")
			d.move("weg.xlsx", "lijst.xlsx")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, both)
			// The second one sees the same and tells when it has been weighed:
			// it takes a sum that is not that of the file.
			weighed := make(chan watch.Event, 9)
			do(d)
			stop, err := d.w.WatchFrom(d.list, [32]byte{}, func(e watch.Event) { weighed <- e })
			d.must(err)
			defer stop()
			if e := d.next(weighed); string(e.Content) != "eerste" {
				t.Fatalf("%q", e.Content)
			}
			d.write("lijst.xlsx", "tweede keer")
			d.wants(watch.Changed, "tweede keer", true)
		})
	}
}

func TestGoneAndBack(t *testing.T) {
	d := open(t, both)
	d.move("lijst.xlsx", "elders.xlsx")
	d.wants(watch.Gone, "", false)
	d.move("elders.xlsx", "lijst.xlsx")
	d.wants(watch.Back, "eerste", false)
	d.remove("lijst.xlsx")
	d.wants(watch.Gone, "", false)
	d.write("lijst.xlsx", "tweede")
	d.wants(watch.Back, "tweede", true)
	d.write("lijst.xlsx", "derde keer")
	d.wants(watch.Changed, "derde keer", true)
}

func TestFolderGoneAndBack(t *testing.T) {
	for name, away := range map[string]func(d *desk){
		"deleted": func(d *desk) { d.must(os.RemoveAll(d.dir)) },
		"renamed": func(d *desk) { d.must(os.Rename(d.dir, d.dir+" oud")) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if runtime.GOOS == "windows" && name == "renamed" {
				t.Skip("Windows lets nobody rename a folder that is watched")
			}
			d := open(t, both)
			away(d)
			d.wants(watch.Gone, "", false)
			d.must(os.Mkdir(d.dir, 0o700))
			d.write("lijst.xlsx", "tweede")
			d.wants(watch.Back, "tweede", true)
			d.write("lijst.xlsx", "derde keer")
			d.wants(watch.Changed, "derde keer", true)
		})
	}
}

func TestSeveral(t *testing.T) {
	d := open(t, onNotices)
	d.write("aios.csv", "1")
	again, csv := make(chan watch.Event, 9), make(chan watch.Event, 9)
	stopAgain := d.watch(d.list, again)
	d.watch(d.file("aios.csv"), csv)
	d.write("lijst.xlsx", "tweede")
	d.wants(watch.Changed, "tweede", true)
	if e := d.next(again); string(e.Content) != "tweede" {
		t.Errorf("the second watch of the same file got %q", e.Content)
	}
	d.write("aios.csv", "23")
	if e := d.next(csv); string(e.Content) != "23" {
		t.Errorf("the other file got %q", e.Content)
	}
	// One ends; the folder's notices go on for the others.
	stopAgain()
	stopAgain()
	d.write("lijst.xlsx", "derde keer")
	d.wants(watch.Changed, "derde keer", true)
	if len(again) != 0 || len(csv) != 0 {
		t.Error("told to one that stopped, or of another file")
	}
}

// TestWatchFrom is a CSV that was written earlier.
func TestWatchFrom(t *testing.T) {
	for name, c := range map[string]struct {
		before, after string
		want          watch.Kind
		text          string
	}{
		"saved since":           {"gewijzigd", "", watch.Changed, "gewijzigd"},
		"gone since":            {"", "", watch.Gone, ""},
		"unchanged, then saved": {"geschreven", "later", watch.Changed, "later"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, both)
			if c.before != "" {
				d.write("aios.csv", c.before)
			}
			told := make(chan watch.Event, 9)
			_, err := d.w.WatchFrom(d.file("aios.csv"), sha256.Sum256([]byte("geschreven")), func(e watch.Event) { told <- e })
			d.must(err)
			if c.after != "" {
				d.write("aios.csv", c.after)
			}
			if e := d.next(told); e.Kind != c.want || string(e.Content) != c.text {
				t.Errorf("kind %d, %q", e.Kind, e.Content)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	d := open(t, both)
	nobody := func(watch.Event) { t.Error("told") }
	if _, err := d.w.Watch(d.file("er is niets.csv"), nobody); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := d.w.Watch(d.dir, nobody); err == nil {
		t.Error("a folder was watched as a file")
	}
	d.w.Close()
	if _, err := d.w.Watch(d.list, nobody); !errors.Is(err, watch.ErrClosed) {
		t.Errorf("after the end: %v", err)
	}
}

// TestStopInside stops from inside the call, as a window that closes a list does.
func TestStopInside(t *testing.T) {
	d := open(t, both)
	var once sync.Once
	var stop func()
	ready, told := make(chan struct{}), make(chan watch.Event, 9)
	stop, err := d.w.Watch(d.list, func(e watch.Event) {
		<-ready
		once.Do(stop)
		told <- e
	})
	d.must(err)
	close(ready)
	d.write("lijst.xlsx", "tweede")
	d.next(told)
	d.wants(watch.Changed, "tweede", true)
	d.write("lijst.xlsx", "derde keer")
	d.wants(watch.Changed, "derde keer", true)
	if len(told) != 0 {
		t.Error("told after stop")
	}
}

// TestNothingIsLeft must not run beside the parallel ones.
func TestNothingIsLeft(t *testing.T) {
	d := open(t, both)
	d.watch(d.list, make(chan watch.Event, 9))
	running := func() int {
		stacks := make([]byte, 1<<20)
		stacks = stacks[:runtime.Stack(stacks, true)]
		return bytes.Count(stacks, []byte("created by aiosmap/app/watch.")) + bytes.Count(stacks, []byte("created by github.com/fsnotify/"))
	}
	if running() == 0 {
		t.Fatal("the measure sees nothing run")
	}
	d.stop()
	d.w.Close()
	for end := time.Now().Add(deadline); running() > 0; runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatalf("%d still run", running())
		}
	}
}
