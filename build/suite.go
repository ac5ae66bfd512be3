package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// testTask runs every test there is. Nothing is left out silently: a step that
// cannot run here stands in the table with its reason.
func testTask(ctx context.Context, s *shop, args []string) error {
	set := flag.NewFlagSet("test", flag.ContinueOnError)
	only := set.String("only", "", "run only the steps whose name holds this, and what they need")
	spec := set.String("spec", "", "of the browser tests, run only the files whose name holds this")
	if err := set.Parse(args); err != nil {
		return err
	}
	corpus := corpusEnv(s.root, os.Getenv("AIOSMAP_CORPUS"))
	steps := pick(s.suite(corpus, *spec), *only)
	if len(steps) == 0 {
		return fmt.Errorf("no step's name holds %q", *only)
	}
	return report(s.out, runSteps(ctx, s.out, steps))
}

// pick gives the steps whose name holds a word and those they need, in order.
func pick(all []step, word string) []step {
	wanted := map[string]bool{}
	for i := len(all) - 1; i >= 0; i-- {
		if wanted[all[i].name] || strings.Contains(all[i].name, word) {
			wanted[all[i].name] = true
			for _, n := range all[i].needs {
				wanted[n] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(st step) bool { return !wanted[st.name] })
}

// corpusEnv gives the environment that names the corpus by its full path, or
// nothing when none was named.
func corpusEnv(root, folder string) []string {
	if folder == "" {
		return nil
	}
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(root, folder)
	}
	return []string{"AIOSMAP_CORPUS=" + filepath.Clean(folder)}
}

// corpusThere skips by name without a corpus, and fails when one was named
// that is not there.
func corpusThere(corpus []string) error {
	if corpus == nil {
		return skipped{"AIOSMAP_CORPUS is not set: the tests over spreadsheets by others are left out"}
	}
	_, folder, _ := strings.Cut(corpus[0], "=")
	found, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("AIOSMAP_CORPUS names %s, and there are no workbooks there", folder)
	}
	return err
}

// The names of steps that others need.
const (
	stepPackages = "packages of the system"
	stepNpm      = "packages of the frontend"
	stepFrontend = "frontend: build"
	stepSample   = "command line: samples, twice the same"
	stepWindows  = "Windows programs"
	stepWine     = "Wine"
)

// suite gives all steps. spec narrows the browser tests to some of their files.
func (s *shop) suite(corpus []string, spec string) []step {
	plain := []string{"CGO_ENABLED=0"}
	goDo := func(env []string, args ...string) func(context.Context) error {
		return func(ctx context.Context) error { return s.do(ctx, s.in(env, append([]string{"go"}, args...)...)) }
	}
	npmRun := func(script string) func(context.Context) error {
		return func(ctx context.Context) error { return s.npm(ctx, nil, "run", script) }
	}
	return []step{
		{stepPackages, nil, func(ctx context.Context) error {
			return s.install(ctx, slices.Concat(windowPackages, screenPackages, tracePackages, paperPackages, testPackages)...)
		}},
		{stepNpm, nil, s.npmInstall},
		{stepFrontend, []string{stepNpm}, s.frontend},
		{"gofmt", nil, s.gofmt},
		{"go vet", nil, goDo(plain, "vet", "./...")},
		{"go vet: window", []string{stepPackages}, goDo([]string{"CGO_ENABLED=1"}, "vet", "-tags", windowProgram(hostOS, hostArch).tags, ".", "./app/desk")},
		{"corpus of spreadsheets by others", nil, func(context.Context) error { return corpusThere(corpus) }},
		{"go test", nil, goDo(slices.Concat(plain, corpus, s.toolsThere()), "test", "-count=1", "-timeout", "12m", "./...")},
		{"crash harness, short form", []string{stepPackages}, func(ctx context.Context) error { return s.crash(ctx, "short") }},
		{"go test: short fuzz", nil, func(ctx context.Context) error { return s.fuzzAll(ctx, "5s") }},
		{stepSample, nil, s.sampleTwice},
		{"macOS command line compiles", nil, func(ctx context.Context) error {
			_, err := s.build(ctx, cliProgram("darwin", "arm64"))
			return err
		}},
		{stepWindows, []string{stepFrontend}, s.windowsPrograms},
		{"go vet: Windows", nil, goDo(append(plain, "GOOS=windows"), "vet", "./...")},
		{stepWine, []string{stepPackages}, s.winePrefix},
		{"Windows command line under Wine", []string{stepWine, stepWindows, stepSample}, s.wineSample},
		{"Windows file tests under Wine", []string{stepWine}, func(ctx context.Context) error { return s.wineTests(ctx, corpus) }},
		{"bindings are up to date", nil, s.bindingsDrift},
		{"notices are up to date", []string{stepNpm}, s.noticesDrift},
		{"frontend: check", []string{stepNpm}, npmRun("check")},
		{"frontend: lint", []string{stepNpm}, npmRun("lint")},
		{"frontend: unit tests", []string{stepNpm}, npmRun("test")},
		{"browser on the real core", []string{stepPackages, stepFrontend, stepSample}, func(ctx context.Context) error { return s.browser(ctx, spec) }},
		{"a program that leaks is found", []string{stepPackages, stepFrontend}, s.leakIsFound},
		{"window paints, bound call, CSP", []string{stepPackages, stepFrontend}, s.realWindow},
	}
}

// toolsThere gives the environment in which the tests that look at PDF files
// with programs by others fail instead of skipping: those were installed.
func (s *shop) toolsThere() []string {
	if s.goos != "linux" {
		return nil
	}
	return []string{"AIOSMAP_TOOLS=installed"}
}

// gofmt fails on any Go file of ours that is not formatted.
func (s *shop) gofmt(ctx context.Context) error {
	files, err := s.ask(ctx, s.in(nil, "gofmt", "-l", "main.go", "app", "store", "build", "frontend/embed.go"))
	if err != nil {
		return err
	}
	if files = strings.TrimSpace(files); files != "" {
		return fmt.Errorf("not formatted:\n%s", files)
	}
	return nil
}

// sampleCSV and samplePDF are what the command line makes of the samples here;
// others hold theirs against them.
var (
	sampleCSV = []string{"build", "out", "test", "aios.csv"}
	samplePDF = []string{"build", "out", "test", "verklaring.pdf"}
)

// sampleTwice converts the sample list and makes the sample declaration two
// times and compares the bytes.
func (s *shop) sampleTwice(ctx context.Context) error {
	cli, err := s.build(ctx, cliProgram(hostOS, hostArch))
	if err != nil {
		return err
	}
	env, err := s.cleanData("sample")
	if err != nil {
		return err
	}
	again, err := s.outPath("test", "aios-again.csv")
	if err != nil {
		return err
	}
	pdfAgain, err := s.outPath("test", "verklaring-again.pdf")
	if err != nil {
		return err
	}
	for _, line := range [][]string{
		s.convertSample(cli, s.path(sampleCSV...)), s.convertSample(cli, again),
		s.declareSample(cli, s.path(samplePDF...)), s.declareSample(cli, pdfAgain),
	} {
		if err := s.do(ctx, s.in(env, line...)); err != nil {
			return err
		}
	}
	return errors.Join(sameFile(s.path(sampleCSV...), again), sameFile(s.path(samplePDF...), pdfAgain))
}

func (s *shop) windowsPrograms(ctx context.Context) error {
	_, window := s.build(ctx, windowProgram("windows", "amd64"))
	_, cli := s.build(ctx, cliProgram("windows", "amd64"))
	return errors.Join(window, cli)
}

// sameFile fails when two files do not hold the same bytes, or none.
func sameFile(a, b string) error {
	x, err := os.ReadFile(a)
	if err != nil {
		return err
	}
	y, err := os.ReadFile(b)
	if err != nil {
		return err
	}
	if len(x) == 0 {
		return fmt.Errorf("%s is empty", a)
	}
	if !bytes.Equal(x, y) {
		return fmt.Errorf("%s and %s differ", a, b)
	}
	return nil
}
