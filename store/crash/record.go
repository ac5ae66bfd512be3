package crash

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// calls are the system calls that can change a folder, and those that move the
// place at which a file is written. Parse knows what the usual ones mean and
// fails on another one that reaches the folder.
const calls = "openat,open,creat,close,lseek,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,ftruncate,truncate,fallocate," +
	"rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir," + kernelCopies

// plainCopies refuses copies inside the kernel, which leave no bytes in
// a trace: the program then reads and writes, here and where a call is to be
// met again.
const (
	kernelCopies = "copy_file_range,sendfile,splice"
	plainCopies  = "inject=" + kernelCopies + ":error=ENOSYS"
)

// Available tells why Record cannot work here, or nil: it needs strace and
// a system that lets one process trace another.
func Available(ctx context.Context) error {
	if out, err := Strace(ctx, exec.CommandContext(ctx, "/bin/true"), "-o", os.DevNull, "-e", "trace=fsync").CombinedOutput(); err != nil {
		return fmt.Errorf("strace: %w: %s", err, bytes.TrimSpace(out))
	}
	return nil
}

// Strace gives the command that runs cmd under strace with these options.
func Strace(ctx context.Context, cmd *exec.Cmd, options ...string) *exec.Cmd {
	args := append([]string{"-f", "-qq"}, options...)
	traced := exec.CommandContext(ctx, "strace", append(append(args, "--", cmd.Path), cmd.Args[1:]...)...)
	traced.Env, traced.Dir, traced.Stdin, traced.Stdout, traced.Stderr = cmd.Env, cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr
	return traced
}

// Record runs cmd, which works in folder, to its end and tells what it did
// there. What it writes to the file marks, which lies elsewhere and exists, are
// the marks, one for each write. folder and marks are absolute paths without
// symbolic links.
func Record(ctx context.Context, cmd *exec.Cmd, folder, marks string) (Trace, error) {
	return record(ctx, cmd, folder, marks, Call{}, "")
}

// RecordFailing is Record with one call that fails with an error, as EIO or
// ENOSPC, without being done. The error is ErrMissed when it was never made.
func RecordFailing(ctx context.Context, cmd *exec.Cmd, folder, marks string, at Call, errno string) (Trace, error) {
	return record(ctx, cmd, folder, marks, at, errno)
}

func record(ctx context.Context, cmd *exec.Cmd, folder, marks string, at Call, errno string) (Trace, error) {
	start, err := Snapshot(folder)
	if err != nil {
		return Trace{}, err
	}
	log := marks + ".strace"
	options := []string{"-y", "-xx", "-s", "16777216", "-o", log, "-e", "trace=" + calls, "-e", plainCopies}
	if errno != "" {
		options = append(options, "-e", at.inject("error="+errno))
	}
	if err := Strace(ctx, cmd, options...).Run(); err != nil {
		return Trace{}, fmt.Errorf("run under strace: %w", err)
	}
	f, err := os.Open(log)
	if err != nil {
		return Trace{}, fmt.Errorf("read trace: %w", err)
	}
	t := newTracer(start, filepath.Clean(folder), marks)
	t.errno = errno
	if err := errors.Join(t.parse(f), f.Close(), os.Remove(log)); err != nil {
		return Trace{}, fmt.Errorf("read trace: %w", err)
	}
	now, err := Snapshot(folder)
	switch {
	case err != nil:
		return Trace{}, err
	case now.Sum() != t.now.image().Sum():
		return Trace{}, errors.New("the trace does not lead to what the folder holds")
	case errno != "" && !t.hit:
		return Trace{}, ErrMissed
	}
	return Trace{Start: start, Ops: t.ops}, nil
}
