package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// fuzzTask runs every fuzz target in turn, each for the same time.
func fuzzTask(ctx context.Context, s *shop, args []string) error {
	set := flag.NewFlagSet("fuzz", flag.ContinueOnError)
	long := set.Duration("time", 0, "how long each target runs (default 10m)")
	if err := set.Parse(args); err != nil {
		return err
	}
	each := "10m"
	if *long > 0 {
		each = long.String()
	}
	return s.fuzzAll(ctx, each)
}

// target is one fuzz function in its package.
type target struct{ pkg, name string }

// fuzzAll runs each target and goes on after one that finds something.
func (s *shop) fuzzAll(ctx context.Context, each string) error {
	list, err := s.ask(ctx, s.in([]string{"CGO_ENABLED=0"}, "go", "test", "-list", "^Fuzz", "./..."))
	if err != nil {
		return err
	}
	found := targets(list)
	if len(found) == 0 {
		return errors.New("there is no fuzz target")
	}
	var all []error
	for _, t := range found {
		all = append(all, s.fuzz(ctx, t, each))
	}
	s.say("%d fuzz targets, %s each", len(found), each)
	if err := errors.Join(all...); err != nil {
		return fmt.Errorf("fuzzing found something: %w", err)
	}
	return nil
}

// fuzz runs one target.
func (s *shop) fuzz(ctx context.Context, t target, each string) error {
	c := s.in([]string{"CGO_ENABLED=0"}, "go", "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", each, t.pkg)
	fmt.Fprintln(s.out, "$", c)
	x := c.make(ctx)
	var said bytes.Buffer
	x.Stdout = io.MultiWriter(s.out, &said)
	x.Stderr = x.Stdout
	if err := s.exec(x); err != nil && !outOfTime(said.String()) {
		return fmt.Errorf("%s: %w", t.name, err)
	}
	return nil
}

// outOfTime tells whether a target that failed only ran out of its time: a
// worker that is still busy then makes the fuzzer end in an error. Whatever it
// finds it writes down as a new seed, and says so.
func outOfTime(said string) bool {
	return strings.Contains(said, "\n    context deadline exceeded\n") && !strings.Contains(said, "Failing input written to")
}

// targets reads what `go test -list` prints: the names of a package, then a
// line with the package.
func targets(list string) []target {
	var all []target
	var names []string
	for line := range strings.Lines(list) {
		fields := strings.Fields(line)
		switch {
		case len(fields) == 1 && strings.HasPrefix(fields[0], "Fuzz"):
			names = append(names, fields[0])
		case len(fields) >= 2 && (fields[0] == "ok" || fields[0] == "?"):
			for _, n := range names {
				all = append(all, target{pkg: fields[1], name: n})
			}
			names = nil
		}
	}
	return all
}
