package crash

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// The test program starts itself again as a program to be recorded.
const (
	folderVariable = "AIOSMAP_CRASH_TEST_FOLDER"
	marksVariable  = "AIOSMAP_CRASH_TEST_MARKS"
	// mindsNothingVariable lets it end well after errors.
	mindsNothingVariable = "AIOSMAP_CRASH_TEST_MINDS_NOTHING"
)

func TestMain(m *testing.M) {
	folder := os.Getenv(folderVariable)
	if folder == "" {
		os.Exit(m.Run())
	}
	if err := work(folder, os.Getenv(marksVariable)); err != nil && os.Getenv(mindsNothingVariable) == "" {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// work does one of everything that Record knows.
func work(folder, marks string) error {
	m, err := os.OpenFile(marks, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	var f *os.File
	must := func(e error) { err = errors.Join(err, e) }
	one := func(_ any, e error) { must(e) }

	one(m.WriteString("start"))
	must(os.MkdirAll(in("la/de"), 0o700))
	f, err = os.OpenFile(in("la/de/nieuw"), os.O_RDWR|os.O_CREATE, 0o600)
	must(err)
	one(f.WriteString("hallo"))
	one(f.WriteAt(bytes.Repeat([]byte("ab"), 3000), 10))
	one(f.WriteString(", wereld"))
	one(f.Seek(-1, io.SeekCurrent))
	one(f.WriteString("!"))
	must(f.Truncate(5000))
	must(f.Sync())
	must(f.Close())
	must(os.Rename(in("la/de/nieuw"), in("was")))
	must(os.Link(in("was"), in("ook")))
	must(os.Remove(in("ook")))
	d, e := os.Open(folder)
	must(e)
	must(d.Sync())
	must(d.Close())
	must(os.Remove(in("la/de")))
	log, e := os.OpenFile(in("log"), os.O_WRONLY|os.O_APPEND, 0)
	must(e)
	one(log.WriteString("erbij"))
	must(log.Close())
	// A copy inside the kernel, if it may.
	from, e := os.Open(in("was"))
	must(e)
	to, e := os.Create(in("kopie"))
	must(e)
	one(io.Copy(to, from))
	must(errors.Join(from.Close(), to.Close()))
	must(os.Truncate(in("kopie"), 4000))
	must(os.WriteFile(in("log"), nil, 0o600))
	one(m.WriteString("end"))
	return err
}

// worker gives the program that works in a folder made for it, with the file
// for its marks.
func worker(t *testing.T) (cmd *exec.Cmd, folder, marks string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("strace is for Linux")
	}
	if err := Available(t.Context()); err != nil {
		t.Skipf("no recording here: %v", err)
	}
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	folder, marks = filepath.Join(top, "map"), filepath.Join(top, "merken")
	start := Image{Files: map[string][]byte{"was": []byte("oud"), "log": []byte("begin ")}}
	if err := errors.Join(start.Put(folder), os.WriteFile(marks, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), folderVariable+"="+folder, marksVariable+"="+marks)
	cmd.Stderr = os.Stderr
	return cmd, folder, marks
}

func TestRecord(t *testing.T) {
	cmd, folder, marks := worker(t)
	trace, err := Record(t.Context(), cmd, folder, marks)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range trace.Ops {
		got = append(got, o.String())
	}
	want := []string{
		"mark start", "make folder la", "make folder la/de", "create la/de/nieuw",
		"write 5 bytes at 0 of la/de/nieuw", "write 6000 bytes at 10 of la/de/nieuw", "write 8 bytes at 5 of la/de/nieuw",
		"write 1 bytes at 12 of la/de/nieuw", "truncate la/de/nieuw to 5000 bytes", "sync la/de/nieuw",
		"rename la/de/nieuw to was", "link was to ook", "remove ook", "open .", "sync folder .", "remove folder la/de", "open log",
		"write 5 bytes at 6 of log", "open was", "create kopie", "write 5000 bytes at 0 of kopie", "truncate kopie to 4000 bytes", "truncate log to 0 bytes", "mark end",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The call itself is not made: what it would have written is missing.
func TestKillBeforeACall(t *testing.T) {
	cmd, folder, _ := worker(t)
	if err := Kill(t.Context(), cmd, Call{"pwrite64", 1}); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(folder, "la", "de", "nieuw")); err != nil || string(got) != "hallo" {
		t.Errorf("left is %q (%v)", got, err)
	}
	cmd, _, _ = worker(t)
	if err := Kill(t.Context(), cmd, Call{"pwrite64", 99}); !errors.Is(err, ErrMissed) {
		t.Errorf("a call that is never made: %v", err)
	}
}

// The worker minds no error, and goes on.
func TestRecordFailing(t *testing.T) {
	for _, tt := range []struct {
		at        Call
		want, not string
	}{
		{Call{"pwrite64", 1}, "sync la/de/nieuw", "write 6000 bytes at 10 of la/de/nieuw"},
		{Call{"fsync", 1}, "failed sync of la/de/nieuw", " sync la/de/nieuw"},
		{Call{"linkat", 1}, "sync folder .", "link was to ook"},
	} {
		cmd, folder, marks := worker(t)
		cmd.Env = append(cmd.Env, mindsNothingVariable+"=ja")
		trace, err := RecordFailing(t.Context(), cmd, folder, marks, tt.at, "EIO")
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(trace.Ops); !strings.Contains(got, tt.want) || strings.Contains(got, tt.not) {
			t.Errorf("%v fails: %s", tt.at, got)
		}
	}
	cmd, folder, marks := worker(t)
	if _, err := RecordFailing(t.Context(), cmd, folder, marks, Call{"pwrite64", 99}, "EIO"); !errors.Is(err, ErrMissed) {
		t.Errorf("a call that is never made: %v", err)
	}
}

func hexed(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		fmt.Fprintf(&b, `\x%02x`, c)
	}
	return b.String()
}

// Two threads at once: strace writes the call that waits in two lines.
func TestParseTwoThreads(t *testing.T) {
	file, mark := hexed("/map/a"), hexed("/merken")
	log := strings.Join([]string{
		`7 openat(AT_FDCWD<` + hexed("/") + `>, "` + file + `", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 4<` + file + `>`,
		`7 pwrite64(4<` + file + `>, "` + hexed("abcd") + `", 4, 8 <unfinished ...>`,
		`9 write(5<` + mark + `>, "` + hexed("hoi") + `", 3 <unfinished ...>`,
		`7 <... pwrite64 resumed>) = 2`,
		`9 <... write resumed>)               = 3`,
		`7 --- SIGURG {si_signo=SIGURG} ---`,
		`7 openat(AT_FDCWD<` + hexed("/") + `>, "` + hexed("/map/b") + `", O_RDONLY) = -1 ENOENT (No such file or directory)`,
		`7 fdatasync(4<` + file + `>) = 0 (INJECTED)`,
		`7 fdatasync(4<` + file + `>) = 0`,
		`7 +++ exited with 0 +++`,
	}, "\n") + "\n"
	tracer := newTracer(Image{}, "/map", "/merken")
	if err := tracer.parse(strings.NewReader(log)); err != nil {
		t.Fatal(err)
	}
	ops, end := tracer.ops, tracer.now.image()
	if got, want := fmt.Sprint(ops), "[create a write 2 bytes at 8 of a mark hoi sync a]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := ops[1].Call, (Call{"pwrite64", 1}); got != want {
		t.Errorf("the write is %v, want %v", got, want)
	}
	if got, want := ops[3].Call, (Call{"fdatasync", 2}); got != want {
		t.Errorf("the sync is %v, want %v", got, want)
	}
	if got := end.Files["a"]; string(got) != "\x00\x00\x00\x00\x00\x00\x00\x00ab" {
		t.Errorf("the file holds %q", got)
	}
}

func TestParseTellsWhatItDoesNotUnderstand(t *testing.T) {
	for name, line := range map[string]string{
		"a call":         `7 fallocate(4<` + hexed("/map/a") + `>, 0, 0, 4096) = 0`,
		"an old call":    `7 creat("` + hexed("/map/a") + `", 0600) = 4<` + hexed("/map/a") + `>`,
		"a cut string":   `7 write(4<` + hexed("/map/a") + `>, "` + hexed("ab") + `"..., 4) = 4`,
		"a file unknown": `7 pwrite64(4<` + hexed("/map/a") + `>, "` + hexed("ab") + `", 2, 0) = 2`,
		"out of sight":   `7 renameat(AT_FDCWD<` + hexed("/") + `>, "` + hexed("/map/a") + `", AT_FDCWD<` + hexed("/") + `>, "` + hexed("/b") + `") = 0`,
	} {
		tracer := newTracer(Image{}, "/map", "/merken")
		if err := tracer.parse(strings.NewReader(line + "\n")); err == nil {
			t.Errorf("%s: passed over as %v", name, tracer.ops)
		}
	}
	tracer := newTracer(Image{}, "/map", "/merken")
	if err := tracer.parse(strings.NewReader(`7 fallocate(4<` + hexed("/elders") + `>, 0, 0, 4096) = 0` + "\n")); err != nil || tracer.ops != nil {
		t.Errorf("what happens elsewhere: %v, %v", tracer.ops, err)
	}
}
