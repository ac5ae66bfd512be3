package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	// portfolioVariable tells the test program to be another Aiosmap: folder|id.
	portfolioVariable = "AIOSMAP_STORE_TEST_PORTFOLIO"
	// hangVariable makes the test program's check of a file last for ever.
	hangVariable = "AIOSMAP_STORE_TEST_HANG"
)

// TestPortfolioWriter is no test by itself: it opens a portfolio, writes until
// its input ends or it is killed, and tells each record that is saved.
func TestPortfolioWriter(t *testing.T) {
	folder, id, ok := strings.Cut(os.Getenv(portfolioVariable), "|")
	if !ok {
		t.Skip("is started by other tests")
	}
	c := newPortfolios(t)
	c.folder = folder
	c.Portfolios = c.another()
	f, err := c.OpenPassword(id, []byte(testPassword))
	c.must(err)
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	for n := 1; ; n++ {
		select {
		case <-ended:
			c.must(f.Close())
			return
		default:
		}
		c.must(f.Write(Change{ConceptBucket, "open", fmt.Append(nil, n)},
			Change{RevisionBucket, fmt.Sprint("n-", n%50), []byte(strings.Repeat("x", n%5000))}))
		fmt.Println("saved", n)
	}
}

func (c *portfolioTest) startWriter(id string) jobWriter {
	c.t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestPortfolioWriter$")
	cmd.Env = append(os.Environ(), portfolioVariable+"="+c.folder+"|"+id)
	cmd.Stderr = os.Stderr
	in, err1 := cmd.StdinPipe()
	out, err2 := cmd.StdoutPipe()
	c.must(errors.Join(err1, err2, cmd.Start()))
	return jobWriter{cmd, in, bufio.NewReader(out)}
}

// While another one writes without a pause, a portfolio is still recognised as
// its owner's; after a kill the last that was acknowledged is there.
func TestPortfolioWhileAnotherWrites(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	id := f.ID()
	c.must(f.Close())
	for round := range 4 {
		w := c.startWriter(id)
		last, ok := w.saved()
		if !ok {
			t.Fatal("the writer stopped")
		}
		for range 25 {
			if got := c.found(); got.State != StateBusy || got.Failures != 0 {
				t.Fatalf("found %+v", got)
			}
		}
		_, err := c.OpenPassword(id, []byte(testPassword))
		wantRefusal(t, err, PortfolioBusy, "ander venster")
		wantRefusal(t, CheckPortfolioFile(c.path(id)), PortfolioBusy)
		killed := round%2 == 0
		if killed {
			c.must(w.cmd.Process.Kill())
		} else {
			c.must(w.in.Close())
		}
		for n, ok := w.saved(); ok; n, ok = w.saved() {
			last = n
		}
		if err := w.cmd.Wait(); !killed && err != nil {
			t.Fatal(err)
		}
		_, unclean := os.Lstat(filepath.Join(c.folder, id+openExt))
		if killed != (unclean == nil) {
			t.Errorf("killed %v, and the mark of an open file: %v", killed, unclean)
		}
		p := c.another()
		p.opt.LockTimeout = 10 * time.Second
		f, err := p.OpenPassword(id, []byte(testPassword))
		c.must(err)
		text, _, err := f.Get(ConceptBucket, "open")
		var n int
		if _, bad := fmt.Sscan(string(text), &n); err != nil || bad != nil || n < last || n > last+1 {
			t.Errorf("saved was %d, there is %q (%v)", last, text, err)
		}
		c.must(f.Close())
	}
}

// A window that waits for a file that is replaced meanwhile must not get hold of
// the one that went: what it would write there is lost.
func TestWaitingForAFileThatIsReplaced(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	waiting := c.another()
	waiting.opt.LockTimeout = 20 * time.Second
	type opened struct {
		f   *Portfolio
		err error
	}
	second := make(chan opened)
	started := make(chan struct{})
	go func() {
		close(started)
		g, err := waiting.OpenPassword(f.ID(), []byte(testPassword))
		second <- opened{g, err}
	}()
	<-started
	for range 20 {
		c.must(f.Purge())
	}
	c.write(f, RevisionBucket, "a", "twee")
	c.must(f.Close())
	got := <-second
	c.must(got.err)
	wantRecord(t, got.f, RevisionBucket, "a", "twee")
	c.write(got.f, RevisionBucket, "a", "drie")
	c.must(got.f.Close())
	wantRecord(t, c.open(f.ID()), RevisionBucket, "a", "drie")
}

func TestCheckByChild(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	c.must(f.Close())
	data, err := os.ReadFile(f.Path())
	c.must(err)
	check := CheckByChild(os.Args[0])
	c.must(check(t.Context(), f.Path()))
	hurt := filepath.Join(c.folder, "stuk.aiosmap")
	c.must(os.WriteFile(hurt, data[:len(data)/2], 0o600))
	wantRefusal(t, check(t.Context(), hurt), PortfolioBroken, hurt)
	later := c.another()
	later.steps = append(slices.Clone(portfolioSteps[:]), func(*sealedTx) error { return nil })
	g, err := later.OpenPassword(f.ID(), []byte(testPassword))
	c.must(err)
	c.must(g.Close())
	wantRefusal(t, check(t.Context(), f.Path()), PortfolioNewer)
	wantRefusal(t, check(t.Context(), filepath.Join(c.folder, "weg.aiosmap")), PortfolioDenied)

	// A program that cannot be started does not stand in the way.
	c.must(os.WriteFile(hurt, data, 0o600))
	none := CheckByChild(filepath.Join(c.folder, "geen programma"))
	c.must(none(t.Context(), hurt))
	c.must(os.WriteFile(hurt, data[:len(data)/2], 0o600))
	wantRefusal(t, none(t.Context(), hurt), PortfolioBroken)

	// One that hangs is ended.
	t.Setenv(hangVariable, "1")
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	start := time.Now()
	wantRefusal(t, check(ctx, f.Path()), PortfolioBroken)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("ended after %v", took)
	}
}
