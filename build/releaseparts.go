package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// winres puts icon, manifest and version into a Windows program. It is run by
// name and version and so stays out of go.mod: nothing of it ships.
const winres = "github.com/tc-hib/go-winres@v0.3.3"

// buildRelease builds a program without the paths of this machine in it and,
// for Windows, gives it its resources.
func (s *shop) buildRelease(ctx context.Context, p program) (string, error) {
	file, err := s.build(ctx, p, "-trimpath")
	if err != nil || p.goos != "windows" {
		return file, err
	}
	version := numbers(s.version(ctx))
	err = s.do(ctx, s.in([]string{"CGO_ENABLED=0"}, "go", "run", winres, "patch", "--in", s.path("build", "windows", "resources.json"),
		"--no-backup", "--product-version", version, "--file-version", version, file))
	// The tool writes the file anew, without its mode.
	return file, errors.Join(err, os.Chmod(file, 0o755))
}

// macApp makes Aiosmap.app for both kinds of Mac. It needs a Mac, and is
// untried until somebody ran it on one.
func (s *shop) macApp(ctx context.Context, dir string) error {
	var built []string
	for _, arch := range []string{"arm64", "amd64"} {
		file, err := s.build(ctx, windowProgram("darwin", arch), "-trimpath")
		if err != nil {
			return err
		}
		built = append(built, file)
	}
	app := filepath.Join(dir, "Aiosmap.app")
	inside := filepath.Join(app, "Contents")
	for _, d := range []string{"MacOS", "Resources"} {
		if err := os.MkdirAll(filepath.Join(inside, d), 0o755); err != nil {
			return err
		}
	}
	plist, err := os.ReadFile(s.path("build", "macos", "Info.plist"))
	if err != nil {
		return err
	}
	filled := strings.ReplaceAll(string(plist), "@VERSION@", numbers(s.version(ctx)))
	if err := os.WriteFile(filepath.Join(inside, "Info.plist"), []byte(filled), 0o644); err != nil {
		return err
	}
	program := filepath.Join(inside, "MacOS", "aiosmap")
	icons := filepath.Join(dir, "aiosmap.iconset")
	if err := os.MkdirAll(icons, 0o755); err != nil {
		return err
	}
	lines := [][]string{append([]string{"lipo", "-create", "-output", program}, built...)}
	for _, size := range []string{"16", "32", "128", "256", "512"} {
		lines = append(lines, []string{"sips", "-z", size, size, s.path("build", "appicon.png"), "--out", filepath.Join(icons, "icon_"+size+"x"+size+".png")})
	}
	lines = append(lines,
		[]string{"iconutil", "-c", "icns", "-o", filepath.Join(inside, "Resources", "aiosmap.icns"), icons},
		// Without a signature an Apple processor refuses to run it at all.
		[]string{"codesign", "--force", "--deep", "--sign", "-", app})
	for _, l := range lines {
		if err := s.do(ctx, s.in(nil, l...)); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(icons); err != nil {
		return err
	}
	return s.pack(filepath.Join(dir, "aiosmap-macos.zip"), app)
}
