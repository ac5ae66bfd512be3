package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Every spreadsheet by others ends in a plan or a refusal: as a process of its
// own, within 10 s and 512 MiB, with nothing left behind and nothing but one
// object on standard output.
func TestCorpus(t *testing.T) {
	folder := os.Getenv("AIOSMAP_CORPUS")
	if folder == "" {
		t.Skip("AIOSMAP_CORPUS is not set")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil || len(files) < 100 {
		t.Fatalf("AIOSMAP_CORPUS names a folder with %d files (%v)", len(files), err)
	}
	program := copyOfThisProgram(t)
	plans, refusals := 0, map[string]int{}
	for _, file := range files {
		if filepath.Ext(file) == ".tsv" && filepath.Base(file) == "INDEX.tsv" {
			continue
		}
		// Whole, because the program runs in a folder of its own, perhaps on another drive.
		whole, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		code := checkOne(t, program, whole)
		if code == "" {
			plans++
		} else {
			refusals[code]++
		}
	}
	t.Logf("%d plans, refusals %v", plans, refusals)
	if plans == 0 {
		t.Error("not one file became a plan")
	}
}

// checkOne runs `aiosmap check` and gives the code of the refusal, or "".
func checkOne(t *testing.T, program, file string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	work := t.TempDir()
	cmd := exec.CommandContext(ctx, program, "check", file, "--institute", "leiden", "--json")
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "TMPDIR="+work, "TMP="+work, "TEMP="+work, "NOTEBOOK="+work, "GOCOVERDIR="+work)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	_ = cmd.Run()
	name := filepath.Base(file)
	if ctx.Err() != nil {
		t.Fatalf("%s: not done within 10 s", name)
	}
	if left, _ := os.ReadDir(work); len(left) > 0 {
		t.Errorf("%s: left behind %v", name, left)
	}
	if mib := peakMiB(cmd.ProcessState); mib > 512 {
		t.Errorf("%s: %d MiB", name, mib)
	}
	var object struct {
		Problems []struct{ Code, Message, Hint string }
	}
	dec := json.NewDecoder(&out)
	if err := dec.Decode(&object); err != nil {
		t.Fatalf("%s: no object on standard output (%v); it said %s", name, err, &complaint)
	}
	if _, err := dec.Token(); err != io.EOF {
		t.Errorf("%s: something stands behind the object", name)
	}
	switch status := cmd.ProcessState.ExitCode(); status {
	case 0, 3:
		return ""
	case 4:
		if p := object.Problems; len(p) != 1 || p[0].Message == "" || p[0].Hint == "" {
			t.Errorf("%s: refused without a sentence and a next step: %+v", name, p)
		} else {
			return p[0].Code
		}
	default:
		t.Errorf("%s: exit status %d: %s", name, status, &complaint)
	}
	return "?"
}

// copyOfThisProgram gives the test's own program under the name by which it
// acts as the command line.
func copyOfThisProgram(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "aiosmap"+filepath.Ext(strings.TrimSuffix(self, ".test")))
	if err := os.WriteFile(name, program, 0o700); err != nil {
		t.Fatal(err)
	}
	return name
}
