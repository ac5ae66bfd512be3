//go:build unix

// Command measure runs a command and prints its wall time in nanoseconds and
// its peak memory in KiB. It is a program of its own because a child's peak
// begins at that of the process it was forked from: this one is small.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

func main() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Stderr = os.Stderr
	start := time.Now()
	err := cmd.Run()
	took := time.Since(start)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	peak := int64(0)
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = int64(usage.Maxrss)
	}
	if runtime.GOOS == "darwin" {
		peak /= 1024 // bytes there
	}
	fmt.Println(took.Nanoseconds(), peak)
}
