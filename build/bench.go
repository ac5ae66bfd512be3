package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// benchRounds is how often each command is measured, after one that warms up.
const benchRounds = 5

// benchSizes are the lists, in rows of 8 columns.
var benchSizes = []int{60, 600, 10_000}

// contender is one program that makes one file of another.
type contender struct {
	name string
	// line gives its command for a file, writing in dir.
	line func(list, dir string) []string
}

// measured is one measured run.
type measured struct {
	wall time.Duration
	peak int // KiB
}

// benchTask measures the window with a long list, whole processes beside each
// other, and our stages.
func benchTask(ctx context.Context, s *shop, args []string) error {
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	window := set.Bool("window", false, "measure the window with a long list, and nothing else")
	paper := set.Bool("paper", false, "measure the PDF of a declaration, and nothing else")
	if err := set.Parse(args); err != nil {
		return err
	}
	if !*paper {
		if err := s.benchSeen(ctx); err != nil || *window {
			return err
		}
	}
	if err := s.install(ctx, slices.Concat(benchPackages, testPackages)...); err != nil {
		return err
	}
	dir, err := s.emptyDir("bench")
	if err != nil {
		return err
	}
	cli, err := s.build(ctx, cliProgram(hostOS, hostArch))
	if err != nil {
		return err
	}
	for _, tool := range []string{"excelizeloop", "measure"} {
		c := s.in([]string{"CGO_ENABLED=0"}, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", filepath.Join(dir, tool), "./build/bench/"+tool)
		if err := s.do(ctx, c); err != nil {
			return err
		}
	}
	s.say("\n%s\n", s.machine(ctx))
	if err := s.benchPaper(ctx, cli, dir); err != nil {
		return err
	}
	stages := []string{"./app/..."}
	if *paper {
		stages = []string{"./app/hap"}
	} else {
		if err := s.benchLists(ctx, cli, dir); err != nil {
			return err
		}
		stages = append(stages, "./store")
	}
	return s.do(ctx, s.in([]string{"CGO_ENABLED=0"}, append([]string{"go", "test", "-run", "^$", "-bench", ".", "-benchmem", "-benchtime", "1s"}, stages...)...))
}

// benchSeen measures the window with a long list.
func (s *shop) benchSeen(ctx context.Context) error {
	if err := s.install(ctx, slices.Concat(windowPackages, screenPackages, testPackages)...); err != nil {
		return err
	}
	window, err := s.benchWindow(ctx)
	if err != nil {
		return err
	}
	s.say("\n%s\n\n%s", s.machine(ctx), window)
	return nil
}

// benchLists measures programs that turn a workbook into text.
func (s *shop) benchLists(ctx context.Context, cli, dir string) error {
	table := map[string][]measured{}
	all := s.contenders(cli, dir)
	for _, rows := range benchSizes {
		list := filepath.Join(dir, fmt.Sprintf("list-%d.xlsx", rows))
		book, err := workbook("Aiossen", rosterRows(rows), nil)
		if err != nil {
			return err
		}
		if err := os.WriteFile(list, book, 0o644); err != nil {
			return err
		}
		if err := s.race(ctx, all, list, dir, table); err != nil {
			return err
		}
	}
	s.say("\n%s", benchTable(all, table))
	return nil
}

func (s *shop) contenders(cli, dir string) []contender {
	out := func(dir string) string { return filepath.Join(dir, "out.csv") }
	return []contender{
		{"aiosmap convert, all rules", func(list, dir string) []string {
			return []string{cli, "convert", list, "--mal", s.path(sampleMal...), "--out", out(dir), "--overwrite"}
		}},
		{"excelize row loop, nothing else", func(list, _ string) []string {
			return []string{filepath.Join(dir, "excelizeloop"), list}
		}},
		{"xlsx2csv", func(list, dir string) []string { return []string{"xlsx2csv", list, out(dir)} }},
		{"ssconvert (Gnumeric)", func(list, dir string) []string { return []string{"ssconvert", list, out(dir)} }},
		{"in2csv (csvkit)", func(list, _ string) []string { return []string{"in2csv", list} }},
		{"LibreOffice", func(list, dir string) []string {
			return []string{"soffice", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"),
				"--headless", "--convert-to", "csv", "--outdir", dir, list}
		}},
	}
}

// race lets all contenders take turns on one list, so that what else happens
// on the machine meets them alike.
func (s *shop) race(ctx context.Context, all []contender, list, dir string, table map[string][]measured) error {
	runs := make([][]measured, len(all))
	env, err := s.cleanData("bench")
	if err != nil {
		return err
	}
	for round := range benchRounds + 1 {
		for i, c := range all {
			m, err := s.measure(ctx, env, filepath.Join(dir, "measure"), c.line(list, dir))
			if err != nil {
				return fmt.Errorf("%s on %s: %w", c.name, filepath.Base(list), err)
			}
			if round > 0 {
				runs[i] = append(runs[i], m)
			}
		}
	}
	for i, c := range all {
		table[c.name] = append(table[c.name], median(runs[i]))
	}
	s.say("%s: %d rounds", filepath.Base(list), benchRounds)
	return nil
}

// measure runs one command under the small program that watches it.
func (s *shop) measure(ctx context.Context, env []string, watcher string, line []string) (measured, error) {
	said, err := s.ask(ctx, s.in(env, append([]string{watcher}, line...)...))
	if err != nil {
		return measured{}, err
	}
	var nanos int64
	var m measured
	if _, err := fmt.Sscan(said, &nanos, &m.peak); err != nil {
		return measured{}, fmt.Errorf("%q is no measurement: %w", said, err)
	}
	m.wall = time.Duration(nanos)
	return m, nil
}

// median takes the middle of the times and the middle of the peaks.
func median(runs []measured) measured {
	walls := make([]time.Duration, 0, len(runs))
	peaks := make([]int, 0, len(runs))
	for _, r := range runs {
		walls, peaks = append(walls, r.wall), append(peaks, r.peak)
	}
	slices.Sort(walls)
	slices.Sort(peaks)
	return measured{wall: walls[len(walls)/2], peak: peaks[len(peaks)/2]}
}

// benchTable writes the measurements as Markdown, and how ours grows.
func benchTable(all []contender, table map[string][]measured) string {
	var b strings.Builder
	b.WriteString("| program |")
	for _, n := range benchSizes {
		fmt.Fprintf(&b, " %d rows |", n)
	}
	b.WriteString("\n|---|" + strings.Repeat("---:|", len(benchSizes)) + "\n")
	for _, c := range all {
		fmt.Fprintf(&b, "| %s |", c.name)
		for _, m := range table[c.name] {
			fmt.Fprintf(&b, " %.3f s, %.0f MiB |", m.wall.Seconds(), float64(m.peak)/1024)
		}
		b.WriteString("\n")
	}
	ours := table[all[0].name]
	last := len(benchSizes) - 1
	fmt.Fprintf(&b, "\nFrom %d to %d rows is %.1f times the rows and %.1f times the time of ours.\n\n", benchSizes[last-1], benchSizes[last],
		float64(benchSizes[last])/float64(benchSizes[last-1]), ours[last].wall.Seconds()/ours[last-1].wall.Seconds())
	return b.String()
}

// machine names what was measured on.
func (s *shop) machine(ctx context.Context) string {
	parts := []string{fmt.Sprintf("%d cores", runtime.NumCPU())}
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(info)) {
			if name, ok := strings.CutPrefix(line, "model name"); ok {
				parts = append(parts, strings.Trim(name, "\t :\n"))
				break
			}
		}
	}
	for _, line := range [][]string{{"go", "version"}, {"xlsx2csv", "--version"}, {"ssconvert", "--version"}, {"in2csv", "--version"}, {"soffice", "--version"}, {"weasyprint", "--version"}, {"chromium", "--version"}} {
		said, err := s.ask(ctx, s.in(nil, line...))
		if first, _, _ := strings.Cut(strings.TrimSpace(said), "\n"); err == nil && first != "" {
			parts = append(parts, line[0]+" "+strings.TrimPrefix(first, line[0]+" "))
		}
	}
	return strings.Join(parts, " · ")
}
