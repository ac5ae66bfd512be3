package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fakeShop records what would be run; answers gives the output by the start of
// the command, and broken names commands that fail.
func fakeShop(t *testing.T, answers map[string]string, broken ...string) (*shop, *[]string) {
	t.Helper()
	var ran []string
	s := newShop(t.TempDir(), &bytes.Buffer{})
	s.goos, s.uid = "linux", 0
	s.look = func(name string) (string, error) { return "/bin/" + name, nil }
	s.exec = func(x *exec.Cmd) error {
		line := strings.Join(x.Args, " ")
		ran = append(ran, line)
		for start, said := range answers {
			if strings.HasPrefix(line, start) && x.Stdout != nil {
				if _, err := x.Stdout.Write([]byte(said)); err != nil {
					return err
				}
			}
		}
		if i := slices.IndexFunc(broken, func(b string) bool { return strings.HasPrefix(line, b) }); i >= 0 {
			broken = slices.Delete(broken, i, i+1) // fails once
			return errors.New("exit status 100")
		}
		return nil
	}
	return s, &ran
}

func only(ran []string, word string) []string {
	return slices.DeleteFunc(slices.Clone(ran), func(l string) bool { return !strings.Contains(l, word) })
}

func TestAnUnknownTaskNamesAllTasks(t *testing.T) {
	err := dispatch(context.Background(), []string{"nothing"})
	for _, task := range tasks() {
		if err == nil || !strings.Contains(err.Error(), task.name) {
			t.Errorf("%v lacks %s", err, task.name)
		}
	}
}
