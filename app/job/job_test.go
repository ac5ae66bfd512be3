package job_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"aiosmap/app/job"

	"github.com/google/go-cmp/cmp"
)

// window keeps the reports that a window would get.
type window struct {
	mu  sync.Mutex
	all []job.Report
}

func (w *window) report(r job.Report) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = append(w.all, r)
}

func (w *window) reports(id string) []job.Report {
	w.mu.Lock()
	defer w.mu.Unlock()
	var of []job.Report
	for _, r := range w.all {
		if r.ID == id {
			of = append(of, r)
		}
	}
	return of
}

// clock is moved by hand.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func start() *clock { return &clock{at: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)} }

var errOwn = errors.New("row 7 has no name")

// stoppable works until it is told to stop, and says so in words of its own.
func stoppable(ctx context.Context, _ *job.Progress) error {
	<-ctx.Done()
	return errors.New("reading was stopped")
}

func TestEnds(t *testing.T) {
	past, cancel := context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel()
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for name, c := range map[string]struct {
		ctx    context.Context
		cancel bool
		work   job.Work
		want   job.State
		is     error
	}{
		"well":               {nil, false, func(context.Context, *job.Progress) error { return nil }, job.Done, nil},
		"with an error":      {nil, false, func(context.Context, *job.Progress) error { return errOwn }, job.Failed, errOwn},
		"with a panic":       {nil, false, func(context.Context, *job.Progress) error { panic(errOwn) }, job.Failed, errOwn},
		"stopped":            {nil, true, stoppable, job.Stopped, nil},
		"stopped, but done":  {nil, true, func(ctx context.Context, _ *job.Progress) error { <-ctx.Done(); return nil }, job.Done, nil},
		"stopped, panicking": {nil, true, func(ctx context.Context, _ *job.Progress) error { <-ctx.Done(); panic(errOwn) }, job.Failed, errOwn},
		"out of time":        {past, false, stoppable, job.Failed, nil},
		"the caller ended":   {gone, false, stoppable, job.Stopped, nil},
		"without a result":   {nil, false, func(context.Context, *job.Progress) error { runtime.Goexit(); return nil }, job.Failed, job.ErrAbandoned},
	} {
		t.Run(name, func(t *testing.T) {
			w := &window{}
			r := job.New(start().now, w.report)
			if c.ctx == nil {
				c.ctx = context.Background()
			}
			j := r.Start(c.ctx, "lezen", c.work)
			if c.cancel && !r.Cancel(j.ID()) {
				t.Error("a running job was not found")
			}
			last := j.Wait()
			if last.State != c.want || (last.Err == nil) != (c.want == job.Done) || c.is != nil && !errors.Is(last.Err, c.is) {
				t.Errorf("%+v", last)
			}
			all := w.reports(j.ID())
			if len(all) != 2 || all[0].State != job.Running || all[1].State != c.want || all[0].Name != "lezen" {
				t.Errorf("%+v", all)
			}
			if r.Cancel(j.ID()) {
				t.Error("an ended job can still be stopped")
			}
			j.Cancel()
			if len(w.reports(j.ID())) != 2 {
				t.Error("a stop after the end was reported")
			}
		})
	}
}

func TestPanicKeepsItsStack(t *testing.T) {
	r := job.New(start().now, func(job.Report) {})
	err := r.Do(context.Background(), "lezen", func(context.Context, *job.Progress) error {
		var none map[string]int
		none["De Vries"] = 1
		return nil
	})
	var panicked *job.PanicError
	if !errors.As(err, &panicked) || len(panicked.Stack) == 0 {
		t.Errorf("%v", err)
	}
}

// TestDo is a bound call that waits for its own result.
func TestDo(t *testing.T) {
	w := &window{}
	r := job.New(start().now, w.report)
	rows := 0
	err := r.Do(context.Background(), "lezen", func(_ context.Context, p *job.Progress) error {
		for rows < 600 {
			rows++
			p.Set(rows, 600)
		}
		return nil
	})
	want := []job.Report{
		{ID: "1", Name: "lezen", State: job.Running},
		{ID: "1", Name: "lezen", State: job.Done, Done: 600, Total: 600},
	}
	if d := cmp.Diff(want, w.reports("1")); d != "" || err != nil || rows != 600 {
		t.Errorf("%v, %d rows\n%s", err, rows, d)
	}
	if err := r.Do(context.Background(), "lezen", func(context.Context, *job.Progress) error { return errOwn }); err != errOwn {
		t.Errorf("the work's own error came as %v", err)
	}
}

func TestThrottle(t *testing.T) {
	w, c := &window{}, start()
	r := job.New(c.now, w.report)
	var late *job.Progress
	j := r.Start(context.Background(), "plan", func(_ context.Context, p *job.Progress) error {
		late = p
		for i := range 100 { // 10 ms each
			c.pass(10 * time.Millisecond)
			p.Set(i+1, 100)
		}
		c.pass(99 * time.Millisecond)
		p.Set(3, 0)
		return nil
	})
	j.Wait()
	c.pass(time.Hour)
	late.Set(50, 100)
	var got []string
	for _, r := range w.reports(j.ID()) {
		got = append(got, fmt.Sprintf("%s %d/%d", r.State, r.Done, r.Total))
	}
	want := []string{"running 0/0", "running 10/100", "running 20/100", "running 30/100", "running 40/100", "running 50/100",
		"running 60/100", "running 70/100", "running 80/100", "running 90/100", "running 100/100", "done 3/0"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestOneEnd lets everybody stop, set and end the same jobs at once.
func TestOneEnd(t *testing.T) {
	const jobs = 50
	w, c := &window{}, start()
	r := job.New(c.now, w.report)
	var all sync.WaitGroup
	for range jobs {
		all.Go(func() {
			j := r.Start(context.Background(), "lezen", func(ctx context.Context, p *job.Progress) error {
				for i := 1; i <= 200; i++ {
					c.pass(job.Every)
					p.Set(i, 200)
					if ctx.Err() != nil {
						return ctx.Err()
					}
				}
				return nil
			})
			for range 4 {
				all.Go(j.Cancel)
				all.Go(func() { r.Cancel(j.ID()) })
			}
			all.Go(func() { j.Wait() })
		})
	}
	all.Wait()
	r.Close()
	for i := 1; i <= jobs; i++ {
		reports := w.reports(fmt.Sprint(i))
		for n, got := range reports {
			if got.State.Final() != (n == len(reports)-1) {
				t.Fatalf("report %d of %d is %+v", n, len(reports), got)
			}
			if n > 0 && got.Done < reports[n-1].Done {
				t.Fatalf("went back from %d to %d", reports[n-1].Done, got.Done)
			}
		}
		if len(reports) < 2 {
			t.Fatalf("job %d: %+v", i, reports)
		}
	}
}

func TestClose(t *testing.T) {
	w := &window{}
	r := job.New(start().now, w.report)
	j := r.Start(context.Background(), "lezen", stoppable)
	r.Close()
	if all := w.reports(j.ID()); len(all) != 2 || all[1].State != job.Stopped {
		t.Errorf("%+v", all)
	}
	if got := r.Start(context.Background(), "lezen", stoppable).Wait().State; got != job.Stopped {
		t.Errorf("work that is started after the end: %s", got)
	}
}

func TestNoProgress(t *testing.T) {
	var nobody *job.Progress
	nobody.Set(1, 2) // the command line has no window to tell
}
