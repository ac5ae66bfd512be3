// Aiosmap makes the import file for new aios out of any list, offline. This
// file decides between window and command line and joins the rooms.
package main

import (
	"bufio"
	"context"
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
	"aiosmap/app/roster"
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
		Memory: func() (roster.Memory, func() error, error) { return settings(dataFolder()) },
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
	folder := dataFolder()
	if list != "" {
		if list, err = filepath.Abs(list); err != nil {
			return err
		}
	}
	deps := desk.Deps{
		Memory:     func() (roster.Memory, func() error, error) { return settings(folder) },
		Now:        time.Now,
		Log:        slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Version:    version,
		Notices:    notices.Text(),
		DataFolder: folder,
		FirstList:  list,
	}
	if report := os.Getenv("AIOSMAP_SELFTEST"); report != "" {
		deps.Selftest = func(r desk.SelftestReport) error {
			data, err := json.Marshal(r)
			return errors.Join(err, os.WriteFile(report, data, 0o600))
		}
	}
	return desk.OpenWindow(assets, deps)
}

func dataFolder() string {
	// Without a home folder the environment still names one on Windows.
	home, _ := os.UserHomeDir()
	return store.DataFolder(os.Getenv, home, runtime.GOOS)
}

// settings opens the settings file for one use.
func settings(folder string) (roster.Memory, func() error, error) {
	s, err := store.OpenSettings(filepath.Join(folder, store.SettingsFile), store.Options{})
	if err != nil {
		return nil, nil, err
	}
	return s, s.Close, nil
}
