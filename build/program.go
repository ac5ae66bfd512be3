package main

import (
	"context"
	"strings"
)

// program is one way to build main.go.
type program struct {
	// file is the name under build/out, without .exe.
	file string
	goos string
	arch string
	tags string
	cgo  bool
	// console is false for a Windows program that opens no console.
	console bool
}

// cliProgram is the command line for the machine we are on: no tags, no cgo.
func cliProgram(goos, arch string) program {
	return program{file: "aiosmap-cli", goos: goos, arch: arch, console: true}
}

// windowProgram is the window as it is shipped.
func windowProgram(goos, arch string) program {
	p := program{file: "aiosmap", goos: goos, arch: arch, tags: "desktop,production"}
	switch goos {
	case "linux":
		p.tags, p.cgo = p.tags+",webkit2_41", true
	case "darwin":
		p.cgo = true
	}
	return p
}

// devProgram serves the real core to a browser, for the end-to-end tests.
func devProgram() program {
	p := program{file: "aiosmap-dev", goos: hostOS, arch: hostArch, tags: "dev", cgo: true}
	if hostOS == "linux" {
		p.tags += ",webkit2_41"
	}
	return p
}

// build makes a program and gives the place of its file. extra are flags for
// the compiler; without any it shares its work with the tests.
func (s *shop) build(ctx context.Context, p program, extra ...string) (string, error) {
	out, err := s.outPath(p.goos+"-"+p.arch, exe(p.file, p.goos))
	if err != nil {
		return "", err
	}
	ld := "-s -w -X main.version=" + s.version(ctx)
	if p.goos == "windows" && !p.console {
		ld += " -H windowsgui"
	}
	env := []string{"GOOS=" + p.goos, "GOARCH=" + p.arch, "CGO_ENABLED=0"}
	if p.cgo {
		env[2] = "CGO_ENABLED=1"
	}
	if p.goos == "darwin" && p.cgo {
		// Wails' own tool adds this framework; without it the link fails.
		env = append(env, "CGO_LDFLAGS=-framework UniformTypeIdentifiers", "MACOSX_DEPLOYMENT_TARGET=11.0")
	}
	args := append([]string{"go", "build", "-buildvcs=false", "-ldflags", ld, "-o", out}, extra...)
	if p.tags != "" {
		args = append(args, "-tags", p.tags)
	}
	return out, s.do(ctx, s.in(env, append(args, ".")...))
}

// version names the state of the checkout: the tag, or the commit, with
// "-gewijzigd" behind it when files differ from it.
func (s *shop) version(ctx context.Context) string {
	v, err := s.ask(ctx, s.in(nil, "git", "describe", "--tags", "--always", "--dirty=-gewijzigd"))
	if err != nil || strings.TrimSpace(v) == "" {
		return "ontwikkeling"
	}
	return strings.TrimPrefix(strings.TrimSpace(v), "v")
}
