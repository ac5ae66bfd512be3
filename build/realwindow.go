package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

// sampleRows is the number of people on the sample list.
const sampleRows = 12

// realWindow starts the program as it is shipped, twice: once to look at it,
// once to let it report on itself and quit.
func (s *shop) realWindow(ctx context.Context) error {
	program, err := s.build(ctx, windowProgram(hostOS, hostArch))
	if err != nil {
		return err
	}
	c, err := s.openScreen(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	if err := s.looksPainted(ctx, c, program); err != nil {
		return err
	}
	return s.selftest(ctx, c, program)
}

func (s *shop) looksPainted(ctx context.Context, c *screen, program string) error {
	env, err := s.cleanData("window")
	if err != nil {
		return err
	}
	picture, err := s.outPath("test", "window.png")
	if err != nil {
		return err
	}
	w, err := s.open(ctx, c, env, program, s.path(sampleList...))
	if err != nil {
		return err
	}
	defer w.end()
	found, err := s.shoot(ctx, c, w, picture)
	if err != nil {
		return err
	}
	s.say("the window shows the list: %s; picture %s", found, picture)
	return nil
}

// selfReport is what the window writes when AIOSMAP_SELFTEST names a file:
// that its first view came through a bound call, what the content security
// policy refused, and how many rows the list has.
type selfReport struct {
	Bound bool     `json:"bound"`
	CSP   []string `json:"csp"`
	Rows  int      `json:"rows"`
}

func (r selfReport) check(rows int) error {
	switch {
	case !r.Bound:
		return fmt.Errorf("no bound call was answered")
	case len(r.CSP) > 0:
		return fmt.Errorf("the content security policy was violated: %q", r.CSP)
	case r.Rows != rows:
		return fmt.Errorf("the window has %d rows of %d", r.Rows, rows)
	}
	return nil
}

func (s *shop) selftest(ctx context.Context, c *screen, program string) error {
	env, err := s.cleanData("selftest")
	if err != nil {
		return err
	}
	file, err := s.outPath("test", "selftest.json")
	if err != nil {
		return err
	}
	if err := os.RemoveAll(file); err != nil {
		return err
	}
	w, err := s.open(ctx, c, append(env, "AIOSMAP_SELFTEST="+file), program, s.path(sampleList...))
	if err != nil {
		return err
	}
	defer w.end()
	if err := w.wait(2 * time.Minute); err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("the window left no report: %w; it said:\n%s", err, w.said)
	}
	s.say("the window reports %s", data)
	var r selfReport
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	return r.check(sampleRows)
}

// browser serves the real core to Chromium and runs the end-to-end tests on it.
func (s *shop) browser(ctx context.Context) error {
	program, err := s.build(ctx, devProgram())
	if err != nil {
		return err
	}
	files, err := s.emptyDir("e2e")
	if err != nil {
		return err
	}
	data, err := s.cleanData("e2e")
	if err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	env := append(data,
		"AIOSMAP_URL=http://"+address,
		"AIOSMAP_E2E_DIR="+files,
		"AIOSMAP_E2E_LIST="+s.path(sampleList...),
		"AIOSMAP_E2E_MAL="+s.path(sampleMal...),
		"AIOSMAP_E2E_EXPECTED="+s.path(sampleCSV...))
	c, err := s.openScreen(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	w, err := s.open(ctx, c, env, program, "-assetdir", s.path("frontend", "dist"), "-devserver", address)
	if err != nil {
		return err
	}
	defer w.end()
	err = w.until(ctx, 2*time.Minute, "the core answers on "+address, func() (bool, error) { return answers(ctx, "http://"+address) })
	if err != nil {
		return err
	}
	if err := s.npm(ctx, env, "run", "e2e"); err != nil {
		return fmt.Errorf("%w; the core said:\n%s", err, w.said)
	}
	return nil
}

// answers tells whether a page comes from an address.
func answers(ctx context.Context, url string) (bool, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return false, err
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		return false, err
	}
	return got.StatusCode == http.StatusOK, got.Body.Close()
}

// freePort asks the system for a port that nobody listens on.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// emptyDir gives an empty folder under build/out.
func (s *shop) emptyDir(name string) (string, error) {
	dir, err := s.outPath(name)
	if err != nil {
		return "", err
	}
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	return dir, os.MkdirAll(dir, 0o755)
}
