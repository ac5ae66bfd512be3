//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// ownGroup lets a command be ended together with everything it started.
func ownGroup(x *exec.Cmd) {
	x.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	x.Cancel = func() error { return endGroup(x) }
}

// endGroup ends a command started with ownGroup and all its children.
func endGroup(x *exec.Cmd) error {
	return syscall.Kill(-x.Process.Pid, syscall.SIGKILL)
}
