package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// shop is where a task works: the checkout, and how it reaches the machine.
// Tests replace exec and look to see what would have been run.
type shop struct {
	root string
	out  io.Writer
	// exec runs one command to its end.
	exec func(*exec.Cmd) error
	// look finds a program on the path.
	look func(string) (string, error)
	// root user, operating system: what decides how packages are installed.
	uid  int
	goos string
}

func newShop(root string, out io.Writer) *shop {
	return &shop{root: root, out: out, exec: (*exec.Cmd).Run, look: exec.LookPath, uid: os.Getuid(), goos: hostOS}
}

// checkout finds the folder that holds go.mod, from the working directory upwards.
func checkout() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod here or above: run it inside the checkout")
		}
		dir = up
	}
}

// path gives a place in the checkout from its parts.
func (s *shop) path(parts ...string) string {
	return filepath.Join(append([]string{s.root}, parts...)...)
}

// outPath gives a place under build/out, which git ignores, with its folder made.
func (s *shop) outPath(parts ...string) (string, error) {
	p := s.path(append([]string{"build", "out"}, parts...)...)
	return p, os.MkdirAll(filepath.Dir(p), 0o755)
}

// cmd is one command in the making.
type cmd struct {
	dir  string
	env  []string
	args []string
}

// in makes a command that runs in the checkout with extra environment.
func (s *shop) in(env []string, args ...string) cmd {
	return cmd{dir: s.root, env: env, args: args}
}

func (c cmd) String() string {
	return strings.Join(append(append([]string{}, c.env...), c.args...), " ")
}

func (c cmd) make(ctx context.Context) *exec.Cmd {
	x := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	x.Dir = c.dir
	x.Env = append(os.Environ(), c.env...)
	// A program that left a child with our pipe must not hold us for ever.
	x.WaitDelay = 5 * time.Second
	return x
}

// do runs a command and passes on what it says.
func (s *shop) do(ctx context.Context, c cmd) error {
	fmt.Fprintln(s.out, "$", c)
	x := c.make(ctx)
	x.Stdout, x.Stderr = s.out, s.out
	if err := s.exec(x); err != nil {
		// The environment stands in the line above.
		return fmt.Errorf("%s: %w", strings.Join(c.args, " "), err)
	}
	return nil
}

// ask runs a command and gives its standard output; what it says on the other
// stream comes with the error.
func (s *shop) ask(ctx context.Context, c cmd) (string, error) {
	x := c.make(ctx)
	var out, errs bytes.Buffer
	x.Stdout, x.Stderr = &out, &errs
	if err := s.exec(x); err != nil {
		return out.String(), fmt.Errorf("%s: %w\n%s", c, err, strings.TrimSpace(errs.String()))
	}
	return out.String(), nil
}

// say prints one line for the developer.
func (s *shop) say(format string, args ...any) { fmt.Fprintf(s.out, format+"\n", args...) }
