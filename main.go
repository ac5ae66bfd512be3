// Aiosmap makes the import file for new aios out of any list, offline. This
// file decides between window and command line and joins the rooms.
package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"aiosmap/app/cli"
	"aiosmap/app/desk"
	"aiosmap/app/join"
	"aiosmap/app/roster"
	"aiosmap/app/watch"
	"aiosmap/build/notices"
	"aiosmap/frontend"
	"aiosmap/store"
)

// version is set by the linker.
var version = "ontwikkeling"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:])
	stop()
	os.Exit(status)
}

func run(ctx context.Context, args []string) int {
	if len(args) == 2 && args[0] == store.CheckArgument {
		// This program was started by itself, to look at a file in its place.
		return store.CheckMain(args[1], os.Stdout)
	}
	if list, ok := wantsWindow(args); ok {
		if err := window(list); err != nil {
			fmt.Fprintln(os.Stderr, "Het venster kon niet worden geopend:", err)
			return cli.Unexpected
		}
		return cli.Done
	}
	// A list of thousands of changes is printed in few writes.
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	return cli.Run(ctx, args, cli.Env{
		Stdout: out, Stderr: os.Stderr, Version: version, Notices: notices.Text(),
		Memory: func() (roster.Memory, func() error, error) {
			s, err := openSettings(dataFolder(policyOf()))
			if err != nil {
				return nil, nil, err
			}
			return s, s.Close, nil
		},
	})
}

// wantsWindow tells whether a call opens the window: none or one argument
// that is a file (a list dropped on the program's icon), or Wails' own flags
// in a development build.
func wantsWindow(args []string) (list string, ok bool) {
	switch {
	case !desk.HasWindow:
		return "", false
	case len(args) == 0:
		return "", true
	case strings.HasPrefix(args[0], "-assetdir"), strings.HasPrefix(args[0], "-devserver"):
		return "", true
	case len(args) == 1 && !strings.HasPrefix(args[0], "-"):
		info, err := os.Stat(args[0])
		return args[0], err == nil && !info.IsDir()
	}
	return "", false
}

func window(list string) error {
	assets, err := frontend.Assets()
	if err != nil {
		return err
	}
	policy := policyOf()
	folder := dataFolder(policy)
	if list != "" {
		if list, err = filepath.Abs(list); err != nil {
			return err
		}
	}
	watcher := watch.New(watch.Options{})
	defer watcher.Close()
	keys := store.ChooseKeys(os.Getenv)
	files, err := portfolios(folder, keys)
	if err != nil {
		return err
	}
	deps := desk.Deps{
		Memory: func() (desk.Memory, func() error, error) {
			s, err := openSettings(folder)
			if err != nil {
				return nil, nil, err
			}
			return join.Memory(s), s.Close, nil
		},
		Jobs: func() (desk.JobStore, error) {
			j, err := store.OpenJobs(folder, keys, rand.Reader, time.Now)
			if err != nil {
				return nil, err
			}
			return join.Jobs(j), nil
		},
		Portfolios:   files,
		Login:        func() string { return join.Login(keys, runtime.GOOS) },
		Surroundings: func(folder string) string { return string(store.FolderSurroundings(folder, os.Getenv)) },
		Copies:       store.NewCopies(filepath.Join(folder, store.CopiesFolder), rand.Reader),
		After:        after,
		Watch:        watcher,
		Now:          time.Now,
		Log:          slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Version:      version,
		Notices:      notices.Text(),
		DataFolder:   folder,
		Policy: desk.Policy{File: policy.File, Bad: policy.Bad, ImportOnly: policy.ImportOnly, RecentsOff: policy.RecentsOff(),
			DataFolder: policy.DataFolder, Shared: policy.Shared},
		FirstList: list,
	}
	if report := os.Getenv("AIOSMAP_SELFTEST"); report != "" {
		deps.Selftest = func(r desk.SelftestReport) error {
			data, err := json.Marshal(r)
			return errors.Join(err, os.WriteFile(report, data, 0o600))
		}
	}
	return desk.OpenWindow(assets, deps)
}

// policyOf reads what an IT department fixed.
func policyOf() store.Policy {
	// Without a path of its own the program still finds the system's place.
	program, _ := os.Executable()
	return store.ReadPolicy(store.PolicyPlaces(os.Getenv, runtime.GOOS, program))
}

func dataFolder(p store.Policy) string {
	if p.DataFolder != "" && os.Getenv("AIOSMAP_DATA") == "" {
		return p.DataFolder
	}
	// Without a home folder the environment still names one on Windows.
	home, _ := os.UserHomeDir()
	return store.DataFolder(os.Getenv, home, runtime.GOOS)
}

// openSettings opens the settings file for one use.
func openSettings(folder string) (*store.Settings, error) {
	return store.OpenSettings(filepath.Join(folder, store.SettingsFile), store.Options{})
}

// portfolios gives the portfolio files in a data folder. Files that may be
// damaged are checked by this program in a process of its own.
func portfolios(folder string, keys store.KeyStore) (desk.Portfolios, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return join.Portfolios(store.PortfolioOptions{
		Folder: filepath.Join(folder, store.PortfoliosFolder), Rand: rand.Reader, Now: time.Now, Keys: keys,
		Check: store.CheckByChild(program),
	}), nil
}

// after is the clock's timer.
func after(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}
