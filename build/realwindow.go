package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// sampleRows is the number of people on the sample list.
const sampleRows = 12

// realWindow starts the program as it is shipped: once to look at it, and on
// three lists to let it report on itself and quit.
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
	if err := s.selftest(ctx, c, program, s.path(sampleList...), sampleRows); err != nil {
		return err
	}
	hostile, rows, err := s.hostileList()
	if err != nil {
		return err
	}
	if err := s.selftest(ctx, c, program, hostile, rows); err != nil {
		return err
	}
	return s.leavesNothing(ctx, c, program)
}

// payloads are texts that would run in a page that takes them for markup.
// Each sets window.pwned, or makes the content security policy complain.
var payloads = []string{
	`<img src=x onerror="window.pwned=1">`,
	`<script>window.pwned=1</script>`,
	`<svg/onload=window.pwned=1>`,
	`"><iframe srcdoc="<script>parent.pwned=1</script>">`,
	`<a href="javascript:window.pwned=1" style="background:url(//x.example)">x</a>`,
	`'-window.pwned=1-'`,
	"${window.pwned=1}{{window.pwned=1}}{@html 1}",
}

// hostileList writes a list with such a text in every cell and header, in the
// sheet's name and in the file's, and gives its path and number of rows.
func (s *shop) hostileList() (string, int, error) {
	header := []cell{str("Voornaam"), str("Tussenvoegsel"), str("Achternaam"), str("E-mail"), str("BIG-nummer"), str("Geslacht")}
	for _, p := range payloads {
		header = append(header, str(p))
	}
	rows := [][]cell{header}
	for i := range payloads {
		row := make([]cell, len(header))
		for j := range row {
			row[j] = str(payloads[(i+j)%len(payloads)])
		}
		rows = append(rows, row)
	}
	book, err := workbook("<img src=x onerror=pwned=1>", rows, nil)
	if err != nil {
		return "", 0, err
	}
	// Linux allows every sign in a file's name but the slash.
	path, err := s.outPath("test", "<img src=x onerror=pwned=1>.xlsx")
	if err != nil {
		return "", 0, err
	}
	return path, len(payloads), os.WriteFile(path, book, 0o644)
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
// policy refused, how many rows the list has, and whether anything in it ran.
type selfReport struct {
	Bound bool     `json:"bound"`
	CSP   []string `json:"csp"`
	Rows  int      `json:"rows"`
	Ran   bool     `json:"ran"`
}

func (r selfReport) check(rows int) error {
	switch {
	case !r.Bound:
		return fmt.Errorf("no bound call was answered")
	case len(r.CSP) > 0:
		return fmt.Errorf("the content security policy was violated: %q", r.CSP)
	case r.Ran:
		return fmt.Errorf("a text of the list ran as a script")
	case r.Rows != rows:
		return fmt.Errorf("the window has %d rows of %d", r.Rows, rows)
	}
	return nil
}

func (s *shop) selftest(ctx context.Context, c *screen, program, list string, rows int) error {
	env, err := s.cleanData("selftest")
	if err != nil {
		return err
	}
	return s.selftestIn(ctx, c, env, program, list, rows)
}

func (s *shop) selftestIn(ctx context.Context, c *screen, env []string, program, list string, rows int) error {
	file, err := s.outPath("test", "selftest.json")
	if err != nil {
		return err
	}
	if err := os.RemoveAll(file); err != nil {
		return err
	}
	w, err := s.open(ctx, c, append(env, "AIOSMAP_SELFTEST="+file), program, list)
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
	return r.check(rows)
}
