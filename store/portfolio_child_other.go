//go:build !windows

package store

import "os/exec"

// withoutConsole has nothing to do: a program gets no window by itself.
func withoutConsole(*exec.Cmd) {}
