// Command build is the one entry for people who work on Aiosmap:
//
//	go run ./build <task>
//
// It needs Go and, for the window, Node; what else a task needs it installs or
// names. It talks English: its readers are developers.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
)

// task is one word after `go run ./build`.
type task struct {
	name, does string
	run        func(ctx context.Context, s *shop, args []string) error
}

func tasks() []task {
	return []task{
		{"run", "build everything, convert the sample list, make a declaration, open the window", runTask},
		{"test", "install what the tests need and run all of them", testTask},
		{"bench", "measure the window, aiosmap beside its peers, and its stages [-window | -paper]", benchTask},
		{"simulate", "damage rosters with known truth and count what stays silent [-rows N]", simulateTask},
		{"crash", "kills and losses of power at every moment of the store's work, the long form", crashTask},
		{"fuzz", "every fuzz target in turn, the long form [-time 10m]", fuzzTask},
		{"release", "the programs for Windows and Linux (on a Mac: the app) in build/out", releaseTask},
		{"bindings", "write frontend/wailsjs anew from the bound services", bindingsTask},
		{"notices", "write build/notices/notices.txt anew from what is linked and bundled", noticesTask},
		{"sample", "write the sample list, its mal and the README's declaration anew", sampleTask},
		{"icon", "draw build/appicon.png anew", iconTask},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := dispatch(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		stop()
		os.Exit(1)
	}
}

func dispatch(ctx context.Context, args []string) error {
	var names []string
	for _, t := range tasks() {
		if len(args) > 0 && t.name == args[0] {
			root, err := checkout()
			if err != nil {
				return err
			}
			return t.run(ctx, newShop(root, os.Stdout), args[1:])
		}
		names = append(names, fmt.Sprintf("  %-10s%s", t.name, t.does))
	}
	return fmt.Errorf("name a task: go run ./build <task>\n%s", strings.Join(names, "\n"))
}

// noFlags refuses arguments for a task that has none.
func noFlags(name string, args []string) error {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	if err := set.Parse(args); err != nil {
		return err
	}
	if set.NArg() > 0 {
		return fmt.Errorf("%s takes no arguments, got %q", name, set.Args())
	}
	return nil
}
