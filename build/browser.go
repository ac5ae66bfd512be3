package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// browser runs the end-to-end tests, or only those of the files whose name
// holds spec: each starts the real core as a program of its own and looks at
// it with Chromium. What the cores and their pages left in their homes is then
// searched for personal data.
func (s *shop) browser(ctx context.Context, spec string) error {
	program, err := s.build(ctx, devProgram())
	if err != nil {
		return err
	}
	files, err := s.emptyDir("e2e")
	if err != nil {
		return err
	}
	run := []string{"e2e"}
	if spec != "" {
		run = append(run, "--", spec)
	}
	if err := s.onCore(ctx, program, files, s.path(sampleList...), run...); err != nil {
		return err
	}
	return s.nothingLeft(files, spec != "")
}

// nothingLeft searches what the browser tests left behind: in the homes of the
// cores for everything, and in what was taken out of portfolios for what must
// not leave them so. Some is true when only some of the tests ran.
func (s *shop) nothingLeft(files string, some bool) error {
	secrets, err := secretsOf(files)
	if err != nil {
		return err
	}
	all := slices.Concat(canaries, portfolioCanaries, secrets)
	// What the search does not find among the users' own files, it would not find anywhere.
	if !some {
		if err := holdsAll(filepath.Join(files, "files"), all); err != nil {
			return err
		}
	}
	left := filepath.Join(files, "uit")
	if _, err := os.Stat(left); err != nil && some {
		return holdsNone(filepath.Join(files, "homes"), all)
	}
	closed := append([]string{canaries[2], canaries[3], kladblokCanary}, secrets...)
	s.say("looking for %d words in the homes, and for %d in what left a portfolio", len(all), len(closed))
	return errors.Join(holdsNone(filepath.Join(files, "homes"), all), holdsNone(left, closed))
}

// onCore runs a script of the frontend that starts cores, on a screen and a
// session bus of its own: GTK wants both, and nothing of the user's. It gets a
// list to open, and what it writes comes in the folder of files.
func (s *shop) onCore(ctx context.Context, program, files, list string, script ...string) error {
	c, err := s.openScreen(ctx)
	if err != nil {
		return err
	}
	defer c.close()
	env := append(c.env(),
		"AIOSMAP_E2E_PROGRAM="+program,
		"AIOSMAP_E2E_ASSETS="+s.path("frontend", "dist"),
		"AIOSMAP_E2E_DIR="+files,
		"AIOSMAP_E2E_LIST="+list,
		"AIOSMAP_E2E_MAL="+s.path(sampleMal...),
		"AIOSMAP_E2E_EXPECTED="+s.path(sampleCSV...))
	run := s.in(env, append([]string{"dbus-run-session", "--", "npm", "run", "--silent"}, script...)...)
	run.dir = s.path("frontend")
	return s.do(ctx, run)
}
