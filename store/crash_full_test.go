package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// crashRoomVariable is how many bytes there are: on the disk, or for one file.
const crashRoomVariable = "AIOSMAP_STORE_TEST_ROOM"

// fullPage is what a disk in memory gives out at a time.
const fullPage = 4096

// TestCrashFullDisk does the work of each scenario on a disk of its own that
// has a little room left, from none on. The work must be refused in words for
// the user; when there is room again it must succeed, and all must be there.
func TestCrashFullDisk(t *testing.T) {
	shortOfRoom(t, "full:", fullPage, 0, func(t *testing.T, err error) {
		// The limit on files is left.
		t.Skipf("no disk of its own can be had here: %v", err)
	})
}

// TestCrashFileLimit is the same with files that may not grow beyond a size, at
// which a write is cut short in the middle of a page.
func TestCrashFileLimit(t *testing.T) {
	shortOfRoom(t, "limit:", 1300, 20_000, func(t *testing.T, err error) { t.Fatal(err) })
}

// shortOfRoom runs each scenario's work with more and more room, from least on
// by step, until it is done without a refusal.
func shortOfRoom(t *testing.T, role string, step, least int, impossible func(*testing.T, error)) {
	if runtime.GOOS != "linux" {
		t.Skip("disks and files are limited as on Linux")
	}
	level := levelOf(t)
	if err := roomless(t, role, "", 0, io.Discard, os.Stderr); err != nil {
		impossible(t, err)
	}
	var table strings.Builder
	short := 0
	for _, s := range crashScenarios() {
		t.Run(s.name, func(t *testing.T) {
			runs, told := 0, map[string]int{}
			for room := least; ; room += step * (1 + level.faultStep/2) {
				var out, said bytes.Buffer
				if err := roomless(t, role, s.name, room, &out, &said); err != nil {
					t.Errorf("%d bytes: %v: %s", room, err, said.String())
				}
				codes := strings.Fields(out.String())
				if len(codes) == 0 {
					break
				}
				runs++
				for _, code := range codes {
					told[code]++
				}
			}
			short += runs
			fmt.Fprintf(&table, "%-16s %6d %v\n", s.name, runs, told)
		})
	}
	if short == 0 {
		t.Error("there was room for everything at once")
	}
	t.Logf("%s form\nscenario           runs and what was told\n%s", level.name, table.String())
}

// roomless runs one scenario in a process that is short of room; without a name
// it only looks whether there can be such a process.
func roomless(t *testing.T, role, name string, room int, out, said io.Writer) error {
	folder := filepath.Join(quickFolder(t), "map")
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"="+role+name, pathVariable+"="+folder, crashRoomVariable+"="+strconv.Itoa(room))
	cmd.Stdout, cmd.Stderr = out, said
	withOwnDisks(cmd)
	return errors.Join(os.Mkdir(folder, 0o700), cmd.Run())
}

// fullWorker is the process: on a disk of its own when it is to be full, else
// with a limit on files.
func fullWorker(name, folder string, ownDisk bool) error {
	room, err := strconv.Atoi(os.Getenv(crashRoomVariable))
	if err != nil {
		return err
	}
	const diskSize = 16 << 20
	if ownDisk {
		if err := mountDisk(folder, diskSize); err != nil {
			return fmt.Errorf("own disk: %w", err)
		}
	}
	if name == "" {
		return nil
	}
	s, err := scenarioOf(name)
	if err != nil {
		return err
	}
	first, err := s.before(folder)
	if err != nil {
		return err
	}
	var met refusals
	if ownDisk {
		filler := filepath.Join(folder, "vol")
		if err := fill(filler, room); err != nil {
			return err
		}
		met.lift = func() error { return os.WriteFile(filler, nil, 0o600) }
	} else {
		if err := limitFiles(room); err != nil {
			return err
		}
		met.lift = func() error { return limitFiles(-1) }
	}
	last := first
	err = s.work(&crashWork{
		folder: folder, first: first, rounds: 1, faulty: true, refused: met.take,
		tell: func(state string) error { last = state; return nil },
	})
	if err == nil {
		err = met.lift()
	}
	if err == nil {
		err = s.judge(folder, last, last, true)
	}
	for _, code := range met.codes {
		fmt.Println(code)
	}
	return err
}

// fill leaves so much room on the disk of a file.
func fill(path string, room int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	size := int64(0)
	for err == nil {
		var n int
		n, err = f.Write(make([]byte, fullPage))
		size += int64(n)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		return errors.Join(err, f.Close())
	}
	return errors.Join(f.Truncate(max(0, size-int64(room))), f.Close())
}
