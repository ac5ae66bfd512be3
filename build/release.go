package main

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// releaseTask makes what people download, in build/out/release.
func releaseTask(ctx context.Context, s *shop, args []string) error {
	if err := noFlags("release", args); err != nil {
		return err
	}
	if err := s.install(ctx, windowPackages...); err != nil {
		return err
	}
	if err := s.frontend(ctx); err != nil {
		return err
	}
	dir, err := s.emptyDir("release")
	if err != nil {
		return err
	}
	if hostOS == "darwin" {
		return s.macApp(ctx, dir)
	}
	for _, r := range []struct {
		zip string
		program
	}{
		{"aiosmap-windows-amd64.zip", windowProgram("windows", "amd64")},
		{"aiosmap-cli-windows-amd64.zip", cliProgram("windows", "amd64")},
		{"aiosmap-linux-" + hostArch + ".zip", windowProgram("linux", hostArch)},
	} {
		if r.goos == "linux" && hostOS != "linux" {
			s.say("The Linux program needs a Linux machine: left out.")
			continue
		}
		file, err := s.buildRelease(ctx, r.program)
		if err != nil {
			return err
		}
		if err := s.pack(filepath.Join(dir, r.zip), file); err != nil {
			return err
		}
		s.say("made: %s", filepath.Join(dir, r.zip))
	}
	return nil
}

// pack zips a program, or a folder such as the Mac's app, with its licences.
func (s *shop) pack(name, program string) (err error) {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	base := filepath.Dir(program)
	err = filepath.WalkDir(program, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		inside, err := filepath.Rel(base, p)
		if err != nil {
			return err
		}
		return addFile(z, filepath.ToSlash(inside), p)
	})
	if err != nil {
		return err
	}
	for _, text := range []struct{ inside, place string }{
		{"LICENSE.txt", s.path("LICENSE")},
		{"LICENTIES.txt", s.path("build", "notices", "notices.txt")},
	} {
		if err := addFile(z, text.inside, text.place); err != nil {
			return err
		}
	}
	return z.Close()
}

// addFile puts one file in a zip with its mode and without its time.
func addFile(z *zip.Writer, inside, place string) (err error) {
	info, err := os.Stat(place)
	if err != nil {
		return err
	}
	head := &zip.FileHeader{Name: inside, Method: zip.Deflate}
	head.SetMode(info.Mode())
	w, err := z.CreateHeader(head)
	if err != nil {
		return err
	}
	f, err := os.Open(place)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = io.Copy(w, f)
	return err
}

// numbers turns a version into the four numbers that Windows wants, or the
// dotted ones of a Mac: what is no number counts as 0.
func numbers(version string) string {
	parts := strings.FieldsFunc(version, func(r rune) bool { return r == '.' || r == '-' })
	var four []string
	for i := range 4 {
		n := "0"
		if i < len(parts) && len(parts[i]) <= 4 && strings.Trim(parts[i], "0123456789") == "" {
			n = parts[i]
		}
		four = append(four, n)
	}
	return strings.Join(four, ".")
}
