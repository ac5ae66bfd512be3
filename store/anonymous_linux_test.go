package store

import (
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// anonymous gives how many bytes of memory this process has that are not those
// of a file. bbolt reads through a mapping: pages of the file that stay in
// memory count with the process and can be taken from it at any moment, so
// they are left out here.
func anonymous(t testing.TB) int64 {
	t.Helper()
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		rest, ok := strings.CutPrefix(line, "RssAnon:")
		if !ok {
			continue
		}
		kib, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return kib << 10
	}
	t.Skip("this system does not tell anonymous memory apart")
	return 0
}

// peak gives how much more anonymous memory there was during do than before it,
// looked at every few milliseconds.
func peak(t testing.TB, do func()) int64 {
	t.Helper()
	debug.FreeOSMemory()
	idle := anonymous(t)
	most := idle
	end := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-end:
				return
			case <-tick.C:
				most = max(most, anonymous(t))
			}
		}
	})
	do()
	close(end)
	watching.Wait()
	return max(most, anonymous(t)) - idle
}
