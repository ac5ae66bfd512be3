package crash

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// ErrMissed says that a program ended before the fault that was meant for it.
var ErrMissed = errors.New("the program ended before the fault")

// Call names a system call: the nth of its kind, from 1 on, in a thread. Where
// it is given to a program, the nth in any thread is meant: a program that is to
// be hit there does all its work in one.
type Call struct {
	Name string
	N    int
}

func (c Call) inject(fault string) string {
	return "inject=" + c.Name + ":" + fault + ":when=" + strconv.Itoa(c.N)
}

// Kill runs cmd and kills it with SIGKILL where it is about to make the call.
// The error is ErrMissed when it came to its end.
func Kill(ctx context.Context, cmd *exec.Cmd, at Call) error {
	err := Strace(ctx, cmd, "-o", os.DevNull, "-e", "trace="+at.Name+","+kernelCopies, "-e", plainCopies, "-e", at.inject("signal=KILL")).Run()
	// strace ends as the program that it runs.
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if status, ok := exit.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == syscall.SIGKILL {
			return nil
		}
	}
	if err == nil {
		return ErrMissed
	}
	return fmt.Errorf("run to be killed: %w", err)
}
