//go:build !unix

package main

import "os/exec"

// ownGroup has nothing to prepare: there are no process groups here.
func ownGroup(*exec.Cmd) {}

// endGroup ends the command alone.
func endGroup(x *exec.Cmd) error { return x.Process.Kill() }
