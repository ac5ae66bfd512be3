package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"

	"aiosmap/app/problem"
)

// CheckArgument is the hidden argument that CheckByChild gives; see CheckMain.
const CheckArgument = "--controleer"

// CheckByChild gives a check for PortfolioOptions that starts the program at
// path with CheckArgument and the file, without a console, and ends it when the
// context does. A program that cannot be started leaves the check to this
// process, which has read the structure by itself before bbolt sees it.
func CheckByChild(program string) func(ctx context.Context, path string) error {
	return func(ctx context.Context, path string) error {
		cmd := exec.CommandContext(ctx, program, CheckArgument, path)
		withoutConsole(cmd)
		var said bytes.Buffer
		cmd.Stdout = &said
		err := cmd.Run()
		var ended *exec.ExitError
		switch {
		case err == nil:
			return nil
		case ctx.Err() != nil:
			return brokenPortfolio(path, fmt.Errorf("check: %w", ctx.Err()))
		case !errors.As(err, &ended):
			return CheckPortfolioFile(path)
		}
		code, cause, _ := strings.Cut(strings.TrimSpace(said.String()), " ")
		return toldBy(problem.Code(code), path, fmt.Errorf("check: %w: %s", err, cause))
	}
}

// toldBy gives the refusal that a child named.
func toldBy(code problem.Code, path string, cause error) error {
	switch code {
	case PortfolioNewer:
		return newerPortfolio(cause)
	case PortfolioDenied:
		return deniedPortfolio(path, cause)
	case PortfolioBusy:
		return busyPortfolio(cause)
	default:
		// Also a child that ended without a word: the file brought it down.
		return brokenPortfolio(path, cause)
	}
}

// CheckMain is what the program does with CheckArgument and a path: it checks
// the file, writes the code and the cause on one line when something is the
// matter, and gives the exit status.
func CheckMain(path string, out io.Writer) int {
	err := CheckPortfolioFile(path)
	if err == nil {
		return 0
	}
	p, _ := problem.From(err)
	// The cause speaks of pages and buckets; of what is in them nobody knows.
	fmt.Fprintln(out, p.Code, strings.ReplaceAll(err.Error(), "\n", "; "))
	return 1
}
