// Package cli is the command line: the same engine as the window, with
// everything a user reads in Dutch, the parser's messages too.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

// The exit statuses (import-rules).
const (
	Done       = 0 // written; for check: nothing blocks
	Unexpected = 1
	WrongCall  = 2
	Errors     = 3 // errors remain, nothing written
	Refused    = 4 // the file was refused
)

// Env is what the command line gets from outside.
type Env struct {
	Stdout io.Writer
	Stderr io.Writer
	// Version is the program's version, Notices the licence texts that ship with it.
	Version string
	Notices string
	// Memory opens the settings file; close it when done. It is asked only
	// when something is to be remembered or looked up.
	Memory func() (memory roster.Memory, close func() error, err error)
}

// Run carries out one call and gives its exit status.
func Run(ctx context.Context, args []string, env Env) int {
	if len(args) == 0 {
		fmt.Fprint(env.Stdout, help())
		return Done
	}
	switch args[0] {
	case "help", "hulp", "--help", "-h", "-?", "/?":
		fmt.Fprint(env.Stdout, help())
		return Done
	case "versie", "--version", "--versie":
		fmt.Fprintln(env.Stdout, "Aiosmap", env.Version)
		return Done
	case "licenties":
		fmt.Fprint(env.Stdout, env.Notices)
		return Done
	case "check", "convert", "recheck", "hap", "verify":
	default:
		return wrongCall(env, fmt.Sprintf("Aiosmap kent de opdracht ‘%s’ niet.", args[0]))
	}
	c, err := parse(args[0], args[1:])
	if err != nil {
		return wrongCall(env, err.Error())
	}
	if c.help {
		fmt.Fprint(env.Stdout, help())
		return Done
	}
	switch c.command {
	case "recheck":
		return recheck(ctx, c, env)
	case "hap":
		return makePaper(c, env)
	case "verify":
		return verify(c, env)
	}
	return run(ctx, c, env)
}

func wrongCall(env Env, message string) int {
	fmt.Fprintln(env.Stderr, message)
	fmt.Fprintln(env.Stderr, "Met ‘aiosmap help’ zie je alle opdrachten en opties.")
	return WrongCall
}

// status gives the exit status that goes with an error.
func status(err error) int {
	p, ok := problem.From(err)
	switch {
	case !ok:
		return Unexpected
	case roster.IsCall(p.Code):
		return WrongCall
	case p.Code == roster.NotWritten:
		return Unexpected
	default:
		return Refused
	}
}

// complain prints what went wrong; what is no problem of ours says so without
// details a user cannot use.
func complain(env Env, err error) {
	if p, ok := problem.From(err); ok {
		fmt.Fprintln(env.Stderr, p.Error())
		return
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(env.Stderr, "Gestopt. Er is niets geschreven.")
		return
	}
	fmt.Fprintf(env.Stderr, "Er ging iets onverwachts mis: %v\n", err)
}
