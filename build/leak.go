package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// spoiling is a change to one line of the program that leaks.
type spoiling struct{ file, before, after string }

// leakingKladblok writes a page of the Kladblok to the log, as somebody might
// who looks for a fault.
var leakingKladblok = spoiling{
	file:   "app/desk/scratch.go",
	before: "at, err := s.p.AutosavePage(id, text)\n",
	after:  "at, err := s.p.AutosavePage(id, text)\n\t\tk.c.Log.Warn(\"autosave\", \"text\", text)\n",
}

// leakIsFound builds the program with a leak in it, walks through the Kladblok
// and fails unless the search finds what leaked, and nothing else. The checkout
// stays as it is: the compiler is told to take another file in one's place.
func (s *shop) leakIsFound(ctx context.Context) error {
	overlay, err := s.overlay(leakingKladblok)
	if err != nil {
		return err
	}
	p := devProgram()
	p.file += "-lek"
	program, err := s.build(ctx, p, "-overlay", overlay)
	if err != nil {
		return err
	}
	files, err := s.emptyDir("e2e-lek")
	if err != nil {
		return err
	}
	if err := s.onCore(ctx, program, files, s.path(sampleList...), "e2e", "--", "portfolio-kladblok"); err != nil {
		return err
	}
	err = s.nothingLeft(files, true)
	if err == nil {
		return fmt.Errorf("the program wrote the Kladblok to its log, and the search did not find it")
	}
	for _, line := range strings.Split(strings.TrimSpace(err.Error()), "\n")[1:] {
		if !strings.Contains(line, kladblokCanary) || !strings.Contains(line, "said.txt") {
			return fmt.Errorf("the search found more than the leak: %w", err)
		}
	}
	s.say("the leak was found: %v", err)
	return nil
}

// overlay writes a spoilt copy of a file and the list with which the compiler
// takes it, and gives the list's path.
func (s *shop) overlay(sp spoiling) (string, error) {
	source := s.path(filepath.FromSlash(sp.file))
	text, err := os.ReadFile(source)
	if err != nil {
		return "", err
	}
	spoilt := bytes.Replace(text, []byte(sp.before), []byte(sp.after), 1)
	if bytes.Equal(spoilt, text) {
		return "", fmt.Errorf("%s has no line %q any more; say in build/leak.go where a leak can be", sp.file, sp.before)
	}
	dir, err := s.emptyDir("lek")
	if err != nil {
		return "", err
	}
	// With this name it is no part of a package to who builds everything.
	copied, list := filepath.Join(dir, "_"+filepath.Base(source)), filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(copied, spoilt, 0o644); err != nil {
		return "", err
	}
	data, err := json.Marshal(map[string]map[string]string{"Replace": {source: copied}})
	if err != nil {
		return "", err
	}
	return list, os.WriteFile(list, data, 0o644)
}
