package desk

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"aiosmap/app/sheet"
)

// driveWait is how long the window waits for drives: one of the network that
// is away answers only after half a minute.
const driveWait = 2 * time.Second

// looks does n look-ups beside each other and gives what they found, nil for
// those that take too long. These go on by themselves, so a look-up touches
// nothing but the disk.
func looks[T any](wait time.Duration, n int, look func(i int) T) []*T {
	type answer struct {
		i     int
		found T
	}
	answers := make(chan answer, n)
	for i := range n {
		go func() { answers <- answer{i, look(i)} }()
	}
	late := time.NewTimer(wait)
	defer late.Stop()
	out := make([]*T, n)
	for range n {
		select {
		case a := <-answers:
			out[a.i] = &a.found
		case <-late.C:
			return out
		}
	}
	return out
}

// readFinished reads a file where a CSV was written; something larger than any
// list has come in its place and is an error.
func readFinished(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	most := sheet.DefaultLimits().FileBytes
	if info, err := f.Stat(); err != nil || info.Size() > most {
		return nil, errors.Join(err, fmt.Errorf("more than %d bytes", most))
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most { // it grew since
		err = fmt.Errorf("more than %d bytes", most)
	}
	return data, err
}
