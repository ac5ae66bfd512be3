package main

import (
	"bytes"
	"context"
	"os/exec"
	"strings"
	"testing"
)

func TestInstallBringsInOnlyWhatIsMissing(t *testing.T) {
	s, ran := fakeShop(t, map[string]string{"dpkg-query -W -f ${db:Status-Status} scrot": "installed"})
	if err := s.install(context.Background(), "scrot", "xvfb"); err != nil {
		t.Fatal(err)
	}
	got := only(*ran, "apt-get install")
	if len(got) != 1 || got[0] != "apt-get install -y --no-install-recommends xvfb" {
		t.Errorf("ran %q", got)
	}
}

func TestInstallRunsNothingWhenAllIsThere(t *testing.T) {
	s, ran := fakeShop(t, map[string]string{"dpkg-query": "installed"})
	if err := s.install(context.Background(), "scrot", "xvfb"); err != nil {
		t.Fatal(err)
	}
	if got := only(*ran, "apt-get"); len(got) > 0 {
		t.Errorf("ran %q", got)
	}
}

func TestInstallGoesThroughSudo(t *testing.T) {
	s, ran := fakeShop(t, nil)
	s.uid = 1000
	if err := s.install(context.Background(), "xvfb"); err != nil {
		t.Fatal(err)
	}
	if got := only(*ran, "apt-get install"); len(got) != 1 || !strings.HasPrefix(got[0], "sudo apt-get install") {
		t.Errorf("ran %q", got)
	}
}

func TestInstallWithoutRightsGivesTheExactLine(t *testing.T) {
	s, ran := fakeShop(t, nil)
	s.uid = 1000
	s.look = func(name string) (string, error) {
		if name == "sudo" {
			return "", exec.ErrNotFound
		}
		return name, nil
	}
	err := s.install(context.Background(), "xvfb", "scrot")
	if err == nil || !strings.Contains(err.Error(), "apt-get install -y --no-install-recommends xvfb scrot") {
		t.Errorf("got %v", err)
	}
	if got := only(*ran, "apt-get"); len(got) > 0 {
		t.Errorf("ran %q", got)
	}
}

func TestInstallBringsOldListsUpToDate(t *testing.T) {
	s, ran := fakeShop(t, nil, "apt-get install")
	if err := s.install(context.Background(), "xvfb"); err != nil {
		t.Fatal(err)
	}
	got := only(*ran, "apt-get")
	if n := len(got); n < 3 || got[n-2] != "apt-get update" || !strings.HasPrefix(got[n-1], "apt-get install") {
		t.Errorf("ran %q", got)
	}
}

func TestOtherSystemsAreToldWhatIsNeeded(t *testing.T) {
	for name, change := range map[string]func(*shop){
		"a Mac":      func(s *shop) { s.goos = "darwin" },
		"not Debian": func(s *shop) { s.look = func(string) (string, error) { return "", exec.ErrNotFound } },
	} {
		t.Run(name, func(t *testing.T) {
			s, ran := fakeShop(t, nil)
			change(s)
			if err := s.install(context.Background(), "xvfb"); err != nil || len(*ran) > 0 {
				t.Errorf("ran %q, %v", *ran, err)
			}
			if said := s.out.(*bytes.Buffer).String(); !strings.Contains(said, "eeded") {
				t.Errorf("said %q", said)
			}
		})
	}
}

func TestNpmInstallsAgainOnlyWhenTheLockChanged(t *testing.T) {
	s, ran := fakeShop(t, nil)
	lock := s.path("frontend", "package-lock.json")
	installs := func() int {
		if err := s.npmInstall(context.Background()); err != nil {
			t.Fatal(err)
		}
		return len(only(*ran, "npm ci"))
	}
	writeFile(t, lock, "one")
	if n := installs(); n != 1 {
		t.Errorf("first time: %d installs", n)
	}
	if n := installs(); n != 1 {
		t.Errorf("same lock: %d installs", n)
	}
	writeFile(t, lock, "two")
	if n := installs(); n != 2 {
		t.Errorf("changed lock: %d installs", n)
	}
}

func TestAFailedNpmInstallIsTriedAgain(t *testing.T) {
	s, ran := fakeShop(t, nil, "npm ci")
	writeFile(t, s.path("frontend", "package-lock.json"), "one")
	if err := s.npmInstall(context.Background()); err == nil {
		t.Error("the failure was lost")
	}
	if err := s.npmInstall(context.Background()); err != nil || len(*ran) != 2 {
		t.Errorf("ran %q, %v", *ran, err)
	}
}
