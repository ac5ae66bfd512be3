package store

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// withoutConsole starts a program without a black window, whichever of our two
// programs it is.
func withoutConsole(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
}
