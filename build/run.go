package main

import (
	"context"
	"os"
	"time"
)

// runTask shows the whole path once: from the sample list to a CSV on the
// command line and from sample data to a declaration as PDF, then the window on
// the same list.
func runTask(ctx context.Context, s *shop, args []string) error {
	if err := noFlags("run", args); err != nil {
		return err
	}
	seen := hasDisplay(s.goos, os.Getenv)
	packages := windowPackages
	if !seen {
		packages = append(append([]string{}, packages...), screenPackages...)
	}
	if err := s.install(ctx, packages...); err != nil {
		return err
	}
	if err := s.frontend(ctx); err != nil {
		return err
	}
	cli, err := s.build(ctx, cliProgram(hostOS, hostArch))
	if err != nil {
		return err
	}
	program, err := s.build(ctx, windowProgram(hostOS, hostArch))
	if err != nil {
		return err
	}
	csv, err := s.outPath("run", "aios.csv")
	if err != nil {
		return err
	}
	env, err := s.cleanData("run")
	if err != nil {
		return err
	}
	if err := s.do(ctx, s.in(env, s.convertSample(cli, csv)...)); err != nil {
		return err
	}
	pdf, err := s.outPath("run", "verklaring.pdf")
	if err != nil {
		return err
	}
	if err := s.do(ctx, s.in(env, s.declareSample(cli, pdf)...)); err != nil {
		return err
	}
	s.say("\nThe CSV is %s\nThe declaration for the HAP is %s", csv, pdf)
	if seen {
		s.say("The window opens on the same list; the task ends when you close it.")
		return s.do(ctx, s.in(env, program, s.path(sampleList...)))
	}
	return s.runUnseen(ctx, program, env)
}

// runUnseen opens the window on a display of its own and leaves a picture.
func (s *shop) runUnseen(ctx context.Context, program string, env []string) error {
	picture, err := s.outPath("run", "window.png")
	if err != nil {
		return err
	}
	c, err := s.openScreen(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	start := time.Now()
	w, err := s.open(ctx, c, env, program, s.path(sampleList...))
	if err != nil {
		return err
	}
	defer w.end()
	found, err := s.shoot(ctx, c, w, picture)
	if err != nil {
		return err
	}
	s.say("There is no display here: the window was opened under Xvfb, stood painted after %.1f s (%s),", time.Since(start).Seconds(), found)
	s.say("and its picture is %s", picture)
	return nil
}

// convertSample is the command line that converts the sample list.
func (s *shop) convertSample(cli, csv string) []string {
	return []string{cli, "convert", s.path(sampleList...), "--mal", s.path(sampleMal...), "--out", csv, "--overwrite"}
}

// cleanData gives the environment that keeps a program's data in an empty
// folder of its own, so that a task never touches the developer's.
func (s *shop) cleanData(name string) ([]string, error) {
	dir, err := s.outPath("data", name)
	if err != nil {
		return nil, err
	}
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	return []string{"AIOSMAP_DATA=" + dir}, os.MkdirAll(dir, 0o755)
}

// hasDisplay tells whether a window can be shown to somebody.
func hasDisplay(goos string, env func(string) string) bool {
	return goos != "linux" || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
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
