package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// The Debian packages by what they are for.
var (
	windowPackages = []string{"gcc", "pkg-config", "libgtk-3-dev", "libwebkit2gtk-4.1-dev"}
	screenPackages = []string{"xvfb", "dbus-x11", "scrot"}
	tracePackages  = []string{"strace"}
	paperPackages  = []string{"poppler-utils", "qpdf"}
	testPackages   = []string{"chromium", "wine64", "gcc-mingw-w64-x86-64-win32"}
	benchPackages  = []string{"libreoffice-calc", "libreoffice-writer", "weasyprint", "xlsx2csv", "gnumeric", "csvkit"}
)

// install brings in the Debian packages that are missing: as root, or through
// sudo; without either the error is the exact line to run. On other systems it
// only says what is needed, because there the names differ.
func (s *shop) install(ctx context.Context, packages ...string) error {
	if s.goos != "linux" {
		s.say("On this system nothing is installed for you. Needed: a C compiler (Mac: Xcode's command line tools) and Node 20 or newer.")
		return nil
	}
	if _, err := s.look("dpkg-query"); err != nil {
		s.say("This is not Debian or a relative, so nothing is installed for you. Needed is what Debian calls: %s.", strings.Join(packages, " "))
		return nil
	}
	missing, err := s.missing(ctx, packages)
	if err != nil || len(missing) == 0 {
		return err
	}
	line := append([]string{"apt-get", "install", "-y", "--no-install-recommends"}, missing...)
	var prefix []string
	if s.uid != 0 {
		if _, err := s.look("sudo"); err != nil {
			return fmt.Errorf("these packages are missing; run as root, then try again:\n  apt-get update && %s", strings.Join(line, " "))
		}
		prefix = []string{"sudo"}
	}
	env := []string{"DEBIAN_FRONTEND=noninteractive"}
	if !haveLists() {
		if err := s.do(ctx, s.in(env, append(prefix, "apt-get", "update")...)); err != nil {
			return err
		}
	}
	if err := s.do(ctx, s.in(env, append(prefix, line...)...)); err == nil {
		return nil
	}
	// Old lists name versions that are gone: bring them up to date once.
	if err := s.do(ctx, s.in(env, append(prefix, "apt-get", "update")...)); err != nil {
		return err
	}
	return s.do(ctx, s.in(env, append(prefix, line...)...))
}

// missing gives the packages that dpkg does not hold installed.
func (s *shop) missing(ctx context.Context, packages []string) ([]string, error) {
	var missing []string
	for _, p := range packages {
		status, err := s.ask(ctx, s.in(nil, "dpkg-query", "-W", "-f", "${db:Status-Status}", p))
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			return nil, err
		}
		if strings.TrimSpace(status) != "installed" {
			missing = append(missing, p)
		}
	}
	return missing, nil
}

// haveLists tells whether apt has ever been told what there is.
func haveLists() bool {
	found, err := filepath.Glob("/var/lib/apt/lists/*_Packages*")
	return err == nil && len(found) > 0
}
