//go:build production || dev || bindings

package desk

import (
	"os/exec"
	"syscall"
)

// showing quotes the path alone. Go would put the quotes around the whole
// argument, and then Explorer takes a path with a blank in it for none.
func showing(path string) *exec.Cmd {
	c := exec.Command("explorer.exe")
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	return c
}

// opening quotes the path as showing does. This is what a double click comes to;
// cmd's "start" would read signs in the name.
func opening(path string) *exec.Cmd {
	c := exec.Command("rundll32.exe")
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `rundll32.exe url.dll,FileProtocolHandler "` + path + `"`}
	return c
}
