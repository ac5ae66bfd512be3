package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
)

// bindingsTask writes frontend/wailsjs anew.
func bindingsTask(ctx context.Context, s *shop, args []string) error {
	if err := noFlags("bindings", args); err != nil {
		return err
	}
	made, err := s.makeBindings(ctx)
	if err != nil {
		return err
	}
	kept := s.path("frontend", "wailsjs")
	if err := os.RemoveAll(kept); err != nil {
		return err
	}
	for name, data := range made {
		p := filepath.Join(kept, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(p, data, 0o644); err != nil {
			return err
		}
	}
	s.say("%d files written in %s", len(made), kept)
	return nil
}

// bindingsDrift fails when the committed bindings are not those of the code.
func (s *shop) bindingsDrift(ctx context.Context) error {
	made, err := s.makeBindings(ctx)
	if err != nil {
		return err
	}
	kept, err := readTree(s.path("frontend", "wailsjs"))
	if err != nil {
		return err
	}
	if d := differing(kept, made); len(d) > 0 {
		return fmt.Errorf("frontend/wailsjs is not what the bound services make; run `go run ./build bindings`: %q", d)
	}
	return nil
}

// makeBindings builds the program that Wails lets write its bindings, runs it
// away from the checkout, and gives the files by their path below wailsjs.
func (s *shop) makeBindings(ctx context.Context) (map[string][]byte, error) {
	dir, err := s.emptyDir("bindings")
	if err != nil {
		return nil, err
	}
	program := filepath.Join(dir, exe("bindings", hostOS))
	if err := s.do(ctx, s.in([]string{"CGO_ENABLED=0"}, "go", "build", "-buildvcs=false", "-tags", "bindings", "-o", program, ".")); err != nil {
		return nil, err
	}
	config, err := os.ReadFile(s.path("wails.json"))
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "wails.json"), config, 0o644); err != nil {
		return nil, err
	}
	// The program takes the choice of wails.json from Wails' tool, which is not here.
	line := s.in([]string{"tsoutputtype=interfaces"}, program)
	line.dir = dir
	// It names every field it meets; that is worth reading only when it fails.
	if said, err := s.ask(ctx, line); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, said)
	}
	return readTree(filepath.Join(dir, "frontend", "wailsjs"))
}

// readTree reads all files below a folder by their slashed path.
func readTree(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(p)
		return err
	})
	if err == nil && len(files) == 0 {
		err = errors.New(dir + " is empty")
	}
	return files, err
}

// differing names the files that are only in one of two trees or not the same.
func differing(a, b map[string][]byte) []string {
	var names []string
	for n, data := range a {
		if other, ok := b[n]; !ok || !bytes.Equal(data, other) {
			names = append(names, n)
		}
	}
	for n := range b {
		if _, ok := a[n]; !ok {
			names = append(names, n)
		}
	}
	sort.Strings(names)
	return names
}
