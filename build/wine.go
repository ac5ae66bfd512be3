package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// winePackages are the rooms whose tests touch files, as far as they exist.
var winePackages = []string{"store", "app/sheet", "app/watch", "app/cli"}

// wineProgram finds a program of Wine: on the path, or where Debian keeps it.
func (s *shop) wineProgram(names ...string) (string, error) {
	for _, n := range names {
		for _, place := range []string{n, "/usr/lib/wine/" + n} {
			if p, err := s.look(place); err == nil {
				return p, nil
			}
		}
	}
	return "", errors.New("there is no " + names[0])
}

// wineEnv keeps Wine quiet, away from displays, and in a prefix of its own.
func (s *shop) wineEnv() []string {
	return []string{
		"WINEPREFIX=" + s.path("build", "out", "wine"),
		"WINEDEBUG=-all",
		"WINEARCH=win64",
		// No offers to fetch Mono or Gecko.
		"WINEDLLOVERRIDES=mscoree,mshtml=",
		"DISPLAY=",
		// Wine names files in the locale's letters; without one it has no ë.
		"LC_ALL=C.UTF-8",
	}
}

// winePrefix makes the folder that Wine takes for a Windows machine, and puts
// in it the one library that Go needs and Wine 8 lacks.
func (s *shop) winePrefix(ctx context.Context) error {
	wine, err := s.wineProgram("wine64", "wine64-stable", "wine")
	if err != nil {
		return err
	}
	system32, err := s.outPath("wine", "drive_c", "windows", "system32")
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(system32, "kernel32.dll")); err != nil {
		if err := s.do(ctx, s.in(s.wineEnv(), wine, "wineboot", "--init")); err != nil {
			return err
		}
		if err := s.wineServer(ctx, "-w"); err != nil {
			return err
		}
	}
	return s.do(ctx, s.in(nil, "x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", filepath.Join(system32, "bcryptprimitives.dll"),
		s.path("build", "wine", "bcryptprimitives.c"), "-ladvapi32"))
}

// wineServer waits for (-w) or ends (-k) what runs in our prefix, nothing else.
func (s *shop) wineServer(ctx context.Context, flag string) error {
	server, err := s.wineProgram("wineserver", "wineserver64")
	if err != nil {
		return err
	}
	return s.do(ctx, s.in(s.wineEnv(), server, flag))
}

// wineSample converts the sample list and makes the sample declaration with the
// Windows command line, and holds CSV and PDF against those made here.
func (s *shop) wineSample(ctx context.Context) error {
	wine, err := s.wineProgram("wine64", "wine64-stable", "wine")
	if err != nil {
		return err
	}
	csv, err := s.outPath("test", "aios-windows.csv")
	if err != nil {
		return err
	}
	pdf, err := s.outPath("test", "verklaring-windows.pdf")
	if err != nil {
		return err
	}
	data, err := s.cleanData("wine")
	if err != nil {
		return err
	}
	cli := s.path("build", "out", "windows-amd64", "aiosmap-cli.exe")
	// Windows sees the whole Linux disk as Z:.
	env := append(s.wineEnv(), "AIOSMAP_DATA=Z:"+strings.ReplaceAll(strings.TrimPrefix(data[0], "AIOSMAP_DATA="), "/", `\`))
	for _, call := range [][]string{s.convertSample(cli, csv), s.declareSample(cli, pdf)} {
		line := append([]string{wine}, call...)
		for i, a := range line[2:] {
			if filepath.IsAbs(a) {
				line[2+i] = "Z:" + strings.ReplaceAll(a, "/", `\`)
			}
		}
		if err := s.do(ctx, s.in(env, line...)); err != nil {
			return err
		}
	}
	return errors.Join(sameFile(s.path(sampleCSV...), csv), sameFile(s.path(samplePDF...), pdf), s.wineServer(ctx, "-w"))
}

// wineTests runs the tests of the rooms that touch files as Windows programs.
func (s *shop) wineTests(ctx context.Context, corpus []string) error {
	wine, err := s.wineProgram("wine64", "wine64-stable", "wine")
	if err != nil {
		return err
	}
	overlay, err := s.wineOverlay(ctx)
	if err != nil {
		return err
	}
	args := []string{"go", "test", "-count=1", "-timeout", "14m", "-overlay", overlay, "-exec", wine}
	for _, p := range winePackages {
		if _, err := os.Stat(s.path(filepath.FromSlash(p))); err == nil {
			args = append(args, "./"+p)
		}
	}
	env := append(append(s.wineEnv(), "GOOS=windows", "CGO_ENABLED=0"), corpus...)
	return errors.Join(s.do(ctx, s.in(env, args...)), s.wineServer(ctx, "-w"))
}

// Go deletes files on Windows in a way that Wine 8 answers with an error Go
// does not expect, so that no test's folder can be cleared. Go has another way
// for old versions of Windows, and a variable of its own to choose it.
const (
	wineSource = "src/internal/syscall/windows/at_windows.go"
	wineBefore = "var TestDeleteatFallback bool"
	wineAfter  = "var TestDeleteatFallback = true"
)

// wineOverlay makes the file for `go test -overlay` that sets that variable:
// for these tests only, never for a program that ships.
func (s *shop) wineOverlay(ctx context.Context) (string, error) {
	goroot, err := s.ask(ctx, s.in(nil, "go", "env", "GOROOT"))
	if err != nil {
		return "", err
	}
	from := filepath.Join(strings.TrimSpace(goroot), filepath.FromSlash(wineSource))
	source, err := os.ReadFile(from)
	if err != nil {
		return "", err
	}
	if !strings.Contains(string(source), wineBefore) {
		return "", errors.New("this Go has no " + wineBefore + " any more: see whether its os.RemoveAll works under Wine without it")
	}
	to, err := s.outPath("wine-overlay", "at_windows.go")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(to, []byte(strings.Replace(string(source), wineBefore, wineAfter, 1)), 0o644); err != nil {
		return "", err
	}
	plan, err := json.Marshal(map[string]map[string]string{"Replace": {from: to}})
	if err != nil {
		return "", err
	}
	file := filepath.Join(filepath.Dir(to), "overlay.json")
	return file, os.WriteFile(file, plan, 0o644)
}
