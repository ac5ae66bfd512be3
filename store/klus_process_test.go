package store

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The test program starts itself again as another Aiosmap that works on a job.
const (
	writerVariable = "AIOSMAP_STORE_TEST_WRITER" // what it writes, without a space
	jobVariable    = "AIOSMAP_STORE_TEST_JOB"    // data folder|id
)

// TestJobWriter is no test by itself: it writes states until it is killed or
// its input ends, and tells each one that is saved.
func TestJobWriter(t *testing.T) {
	name := os.Getenv(writerVariable)
	if name == "" {
		t.Skip("is started by other tests")
	}
	folder, id, _ := strings.Cut(os.Getenv(jobVariable), "|")
	j, err := OpenJobs(folder, FolderKeys(filepath.Join(folder, "sleutels")), rand.Reader, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	for n := 1; ; n++ {
		select {
		case <-ended:
			return
		default:
		}
		if err := j.Put(id, stateOf(name, n)); err != nil {
			t.Fatal(err)
		}
		if n%4 == 0 {
			if err := j.PutSource(id, stateOf(name, n)); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Println("saved", n)
	}
}

// stateOf is a state whose every part names its number.
func stateOf(name string, n int) []byte {
	return []byte(strings.Repeat(fmt.Sprintf("%s %d\n", name, n), 3000))
}

// numberOf undoes stateOf; ok is false for a state that is not whole.
func numberOf(state []byte) (name string, n int, ok bool) {
	first, _, _ := strings.Cut(string(state), "\n")
	name, number, _ := strings.Cut(first, " ")
	n, err := strconv.Atoi(number)
	return name, n, err == nil && string(state) == string(stateOf(name, n))
}

type jobWriter struct {
	cmd *exec.Cmd
	in  io.Closer
	out *bufio.Reader
}

func startWriter(t *testing.T, name, folder, id string) jobWriter {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestJobWriter$")
	cmd.Env = append(os.Environ(), writerVariable+"="+name, jobVariable+"="+folder+"|"+id)
	cmd.Stderr = os.Stderr
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	if err := errors.Join(err1, err2, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	return jobWriter{cmd, in, bufio.NewReader(out)}
}

// saved waits for the next acknowledgement; ok is false at the end.
func (w jobWriter) saved() (n int, ok bool) {
	for {
		line, err := w.out.ReadString('\n')
		if _, bad := fmt.Sscanf(line, "saved %d", &n); bad == nil && strings.HasSuffix(line, "\n") {
			return n, true
		}
		if err != nil {
			return 0, false
		}
	}
}

func TestJobSurvivesAKill(t *testing.T) {
	folder := tempFolder(t)
	keys := FolderKeys(filepath.Join(folder, "sleutels"))
	j := openJobs(t, folder, keys, clock)
	id := putJob(t, j, string(stateOf("begin", 0)), string(stateOf("begin", 0)))
	for round := range 12 {
		w := startWriter(t, "schrijver", folder, id)
		last := 0
		for last < 3+round {
			n, ok := w.saved()
			if !ok {
				t.Fatalf("the writer stopped after %d", last)
			}
			last = n
		}
		if err := w.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for n, ok := w.saved(); ok; n, ok = w.saved() {
			last = n
		}
		// Its exit status tells of the kill.
		_ = w.cmd.Wait()
		j = openJobs(t, folder, keys, clock)
		state, source, err := j.Job(id)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		name, n, whole := numberOf(state)
		if !whole || name != "schrijver" || n < last || n > last+1 {
			t.Errorf("round %d: state %s %d (whole: %v), acknowledged was %d", round, name, n, whole, last)
		}
		if _, _, whole := numberOf(source); !whole {
			t.Errorf("round %d: half a source", round)
		}
	}
	// Half-written files are looked at by the clock of the disk.
	j.now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	if _, err := j.Sweep(month); err != nil {
		t.Error(err)
	}
	if got := filesIn(t, j.folder); len(got) != 3 {
		t.Errorf("left are %v", got)
	}
}

func TestTwoProgramsOnOneJob(t *testing.T) {
	folder := tempFolder(t)
	j := openJobs(t, folder, FolderKeys(filepath.Join(folder, "sleutels")), clock)
	id := putJob(t, j, string(stateOf("begin", 0)), string(stateOf("begin", 0)))
	names := []string{"een", "twee"}
	var writers []jobWriter
	for _, name := range names {
		writers = append(writers, startWriter(t, name, folder, id))
	}
	for range 20 {
		for _, w := range writers {
			if _, ok := w.saved(); !ok {
				t.Fatal("a writer stopped")
			}
			state, _, err := j.Job(id)
			if name, _, whole := numberOf(state); err != nil || !whole || !slices.Contains(append(names, "begin"), name) {
				t.Fatalf("state of %d bytes, whole: %v, %v", len(state), whole, err)
			}
		}
	}
	last := map[string]int{}
	for i, w := range writers {
		if err := w.in.Close(); err != nil {
			t.Error(err)
		}
		for n, ok := w.saved(); ok; n, ok = w.saved() {
			last[names[i]] = n
		}
		if err := w.cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	state, _, err := j.Job(id)
	name, n, whole := numberOf(state)
	if err != nil || !whole || n != last[name] {
		t.Errorf("the end is %s %d (whole: %v), the last ones put were %v; %v", name, n, whole, last, err)
	}
}
