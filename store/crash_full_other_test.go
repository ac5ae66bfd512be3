//go:build !linux

package store

import (
	"errors"
	"os/exec"
)

var errNotLinux = errors.New("only on Linux")

func withOwnDisks(*exec.Cmd) {}

func mountDisk(string, int) error { return errNotLinux }

func limitFiles(int) error { return errNotLinux }
