//go:build unix

package cli_test

import (
	"os"
	"syscall"
)

// peakMiB is the most memory a finished process held.
func peakMiB(p *os.ProcessState) int {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return int(u.Maxrss) / 1024 // Linux counts in KiB
	}
	return 0
}
