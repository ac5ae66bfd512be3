package main

import (
	"context"
	"path/filepath"
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
	// What the search does not find in the lists of the users, it would not find anywhere.
	if err := holdsAll(filepath.Join(files, "files"), canaries); err != nil {
		return err
	}
	return holdsNone(filepath.Join(files, "homes"), canaries)
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
