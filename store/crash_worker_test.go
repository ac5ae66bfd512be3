package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// crashWorker is what the process that works does: the scenario with this name
// in this folder. All calls come from one thread, so that strace can count them.
func crashWorker(name, folder string) error {
	runtime.LockOSThread()
	rounds, err := strconv.Atoi(os.Getenv(crashRoundsVariable))
	if err != nil {
		return err
	}
	marks, err := os.OpenFile(os.Getenv(crashMarksVariable), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	tell := func(state string) error {
		_, err := io.WriteString(marks, strings.ReplaceAll(state, "\n", " ")+"\n")
		return err
	}
	work := &crashWork{
		folder: folder, first: os.Getenv(crashFirstVariable), rounds: rounds, tell: tell,
		refused: func(err error) error { return err },
	}
	var met refusals
	if os.Getenv(crashRefusalsVariable) != "" {
		work.refused, work.faulty = met.take, true
	}
	s, err := scenarioOf(name)
	if err != nil {
		return err
	}
	err = errors.Join(s.work(work), marks.Close())
	for _, code := range met.codes {
		fmt.Println(code)
	}
	return err
}

// try does one thing until it is done; without faults in the disk that is once.
func (c *crashWork) try(do func() error) error {
	for {
		err := do()
		if err == nil {
			return nil
		}
		if err := c.refused(err); err != nil {
			return err
		}
	}
}

func scenarioOf(name string) (crashScenario, error) {
	for _, s := range crashScenarios() {
		if s.name == name {
			return s, nil
		}
	}
	return crashScenario{}, fmt.Errorf("no scenario %q", name)
}

// workerCommand gives the process that works, with its folder and its marks in
// top.
func workerCommand(ctx context.Context, name, top, first string, rounds int) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"=crash:"+name, pathVariable+"="+filepath.Join(top, "map"),
		crashMarksVariable+"="+filepath.Join(top, "merken"), crashRoundsVariable+"="+strconv.Itoa(rounds), crashFirstVariable+"="+first)
	cmd.Stderr = os.Stderr
	return cmd
}

// begun makes the folder and the empty file for marks in top, and gives the
// state at the start.
func begun(t *testing.T, s crashScenario, top string) string {
	t.Helper()
	folder := filepath.Join(top, "map")
	if err := errors.Join(os.Mkdir(folder, 0o700), os.WriteFile(filepath.Join(top, "merken"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	first, err := s.before(folder)
	if err != nil {
		t.Fatal(err)
	}
	return first
}
