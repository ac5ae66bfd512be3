package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// screen is a display of our own, without a monitor.
type screen struct {
	x       *exec.Cmd
	display string
}

// openScreen starts Xvfb on a free display and waits until it answers.
func (s *shop) openScreen(ctx context.Context) (*screen, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	x := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1440x960x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	ownGroup(x)
	err = x.Start()
	w.Close()
	if err != nil {
		return nil, err
	}
	// Xvfb writes the number once it takes connections, and closes its end when it dies.
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("Xvfb did not start: %w", err), endGroup(x), ignoreExit(x.Wait()))
	}
	return &screen{x: x, display: ":" + strings.TrimSpace(number)}, nil
}

func (c *screen) close() {
	// Ending it is the point; that it then reports a signal is no news.
	_ = endGroup(c.x)
	_ = c.x.Wait()
}

// env is what WebKit needs to paint without a graphics card.
func (c *screen) env() []string {
	return []string{
		"DISPLAY=" + c.display,
		"WEBKIT_DISABLE_COMPOSITING_MODE=1",
		"WEBKIT_DISABLE_DMABUF_RENDERER=1",
		"LIBGL_ALWAYS_SOFTWARE=1",
		"GDK_BACKEND=x11",
		"NO_AT_BRIDGE=1",
	}
}

// window is a program running on a screen.
type window struct {
	x    *exec.Cmd
	said *tail
	done chan struct{}
	err  error
}

// open starts a program on the screen in a session bus of its own.
func (s *shop) open(ctx context.Context, c *screen, env []string, args ...string) (*window, error) {
	env = append(c.env(), env...)
	line := s.in(env, append([]string{"dbus-run-session", "--"}, args...)...)
	s.say("$ %s", line)
	x := line.make(ctx)
	ownGroup(x)
	w := &window{x: x, said: &tail{}, done: make(chan struct{})}
	x.Stdout, x.Stderr = w.said, w.said
	if err := x.Start(); err != nil {
		return nil, err
	}
	go func() {
		w.err = x.Wait()
		close(w.done)
	}()
	return w, nil
}

// end stops the program and all it started.
func (w *window) end() {
	select {
	case <-w.done:
	default:
		_ = endGroup(w.x)
		<-w.done
	}
}

// wait gives how the program ended by itself, or an error after the limit.
func (w *window) wait(limit time.Duration) error {
	select {
	case <-w.done:
		if w.err != nil {
			return fmt.Errorf("the window ended with %w; it said:\n%s", w.err, w.said)
		}
		return nil
	case <-time.After(limit):
		return fmt.Errorf("the window did not end by itself within %s; it said:\n%s", limit, w.said)
	}
}

// until polls a condition while the program runs.
func (w *window) until(ctx context.Context, limit time.Duration, what string, met func() (bool, error)) error {
	deadline := time.After(limit)
	tick := time.NewTicker(150 * time.Millisecond)
	defer tick.Stop()
	var last error
	for {
		ok, err := met()
		if ok {
			return nil
		}
		last = err
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		case <-w.done:
			return fmt.Errorf("the program ended (%v) before %s; it said:\n%s", w.err, what, w.said)
		case <-deadline:
			return fmt.Errorf("after %s still not: %s (%v); the program said:\n%s", limit, what, last, w.said)
		}
	}
}

// shoot waits until the window has painted its list and stands still, and
// leaves a picture of it.
func (s *shop) shoot(ctx context.Context, c *screen, w *window, picture string) (content, error) {
	var before image.Image
	var found content
	err := w.until(ctx, 2*time.Minute, "the window shows text", func() (bool, error) {
		if _, err := s.ask(ctx, s.in(c.env(), "scrot", "--overwrite", picture)); err != nil {
			return false, err
		}
		whole, err := readPNG(picture)
		if err != nil {
			return false, err
		}
		img := crop(whole, windowBox(whole))
		found = measure(img, textPart(img.Bounds()))
		still := same(before, img)
		before = img
		if !found.painted() {
			return false, fmt.Errorf("the picture has %s", found)
		}
		return still, errors.New("it is still moving")
	})
	if before == nil || before.Bounds().Empty() {
		return found, err
	}
	return found, errors.Join(err, writePNG(picture, before))
}

// tail keeps the last of what a program says; two writers may use it.
type tail struct {
	mu  sync.Mutex
	buf []byte
}

const tailBytes = 8 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, p...)
	if len(t.buf) > tailBytes {
		t.buf = t.buf[len(t.buf)-tailBytes:]
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(string(t.buf))
}

// ignoreExit drops the status of a program that was ended on purpose.
func ignoreExit(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil
	}
	return err
}
