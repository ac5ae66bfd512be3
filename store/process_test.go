package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The test program starts itself again as another Aiosmap.
const (
	roleVariable = "AIOSMAP_STORE_TEST_ROLE"
	pathVariable = "AIOSMAP_STORE_TEST_PATH"
)

func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == CheckArgument {
		if os.Getenv(hangVariable) != "" {
			select {}
		}
		os.Exit(CheckMain(os.Args[2], os.Stdout))
	}
	var err error
	switch role := os.Getenv(roleVariable); role {
	case "":
		os.Exit(m.Run())
	case "hold":
		err = hold(os.Getenv(pathVariable))
	default:
		kind, name, _ := strings.Cut(role, ":")
		switch kind {
		case "crash":
			err = crashWorker(name, os.Getenv(pathVariable))
		case "full", "limit":
			err = fullWorker(name, os.Getenv(pathVariable), kind == "full")
		default:
			err = leaveChoice(os.Getenv(pathVariable), role)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// hold opens the settings, says so, and keeps them until its input ends.
func hold(path string) error {
	s, err := OpenSettings(path, Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	_, err = io.Copy(io.Discard, os.Stdin)
	return errors.Join(err, s.Close())
}

// leaveChoice waits for its input to end, so that all start at once.
func leaveChoice(path, name string) error {
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	s, err := OpenSettings(path, Options{LockTimeout: 30 * time.Second})
	if err != nil {
		return err
	}
	return errors.Join(s.SetChoice(name, "ja"), s.Close())
}

func otherAiosmap(t *testing.T, role, path string) (*exec.Cmd, io.WriteCloser, *bufio.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"="+role, pathVariable+"="+path)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, in, bufio.NewReader(out)
}

func TestSecondWindow(t *testing.T) {
	ends := []struct {
		name string
		end  func(cmd *exec.Cmd, in io.Closer) error
	}{
		{"closed", func(cmd *exec.Cmd, in io.Closer) error {
			return errors.Join(in.Close(), cmd.Wait())
		}},
		{"killed", func(cmd *exec.Cmd, in io.Closer) error {
			err := cmd.Process.Kill()
			// Its exit status tells of the kill.
			_ = cmd.Wait()
			return err
		}},
	}
	for _, tt := range ends {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(tempFolder(t), SettingsFile)
			cmd, in, out := otherAiosmap(t, "hold", path)
			if line, err := out.ReadString('\n'); line != "open\n" && line != "open\r\n" {
				t.Fatalf("the other one says %q (%v)", line, err)
			}
			start := time.Now()
			_, err := OpenSettings(path, Options{LockTimeout: 300 * time.Millisecond})
			wantRefusal(t, err, SettingsBusy, "ander venster")
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("waited %v", took)
			}
			if err := tt.end(cmd, in); err != nil {
				t.Fatal(err)
			}
			s := openSettings(t, path, Options{LockTimeout: 10 * time.Second})
			if err := s.SetChoice("a", "b"); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSecondWindowInOneProgram(t *testing.T) {
	_, path := newSettings(t)
	_, err := OpenSettings(path, Options{LockTimeout: 100 * time.Millisecond})
	wantRefusal(t, err, SettingsBusy)
}

func TestCreatorsAtOnce(t *testing.T) {
	path := filepath.Join(tempFolder(t), SettingsFile)
	type started struct {
		cmd *exec.Cmd
		in  io.Closer
	}
	var all []started
	for i := range 6 {
		cmd, in, _ := otherAiosmap(t, fmt.Sprintf("maker-%d", i), path)
		all = append(all, started{cmd, in})
	}
	for _, one := range all {
		if err := one.in.Close(); err != nil {
			t.Error(err)
		}
	}
	for _, one := range all {
		if err := one.cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	s := openSettings(t, path, Options{})
	for i := range all {
		if _, ok, err := s.Choice(fmt.Sprintf("maker-%d", i)); !ok || err != nil {
			t.Errorf("the change of creator %d is lost (%v)", i, err)
		}
	}
	if got := filesIn(t, filepath.Dir(path)); !slices.Equal(got, []string{SettingsFile}) {
		t.Errorf("files in the folder: %v", got)
	}
}
