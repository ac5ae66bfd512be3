package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"aiosmap/app/cli"
	"aiosmap/app/roster"
	"aiosmap/app/sheet/sheettest"
)

// The command line as scripts: each in testdata/*.txt says what a user types
// and what must come of it.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"aiosmap": func() {
			os.Exit(cli.Run(context.Background(), os.Args[1:], cli.Env{
				Stdout: os.Stdout, Stderr: os.Stderr, Version: "proef", Notices: "de licenties\n",
				Memory: func() (roster.Memory, func() error, error) { return openNotebook() },
			}))
		},
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   "testdata",
		Setup: signedPapers,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"xlsx": makeWorkbook(t), "bytes": hasBytes, "json": hasJSON, "status": exitStatus, "knownkey": knownKey,
		},
	})
}

// makeWorkbook makes OUT.xlsx of a text file, with a password where one is given.
func makeWorkbook(t *testing.T) func(ts *testscript.TestScript, neg bool, args []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		password := ""
		if len(args) > 2 {
			password = args[2]
		}
		lines := strings.Split(strings.TrimRight(ts.ReadFile(args[0]), "\n"), "\n")
		ts.Check(os.WriteFile(ts.MkAbs(args[1]), sheettest.Workbook(t, password, lines...), 0o600))
	}
}

// hasBytes compares a file with a Go-quoted text.
func hasBytes(ts *testscript.TestScript, neg bool, args []string) {
	var b strings.Builder
	for _, a := range args[1:] {
		b.WriteString(strings.NewReplacer(`\r`, "\r", `\n`, "\n", `\uFEFF`, "\uFEFF").Replace(a))
	}
	if got := ts.ReadFile(args[0]); (got == b.String()) == neg {
		ts.Fatalf("%s holds %q", args[0], got)
	}
}

// notebook remembers written files in a folder, for want of the settings
// file, which is another room's.
type notebook struct {
	roster.Memory
	folder string
}

func openNotebook() (roster.Memory, func() error, error) {
	n := notebook{folder: os.Getenv("NOTEBOOK")}
	if n.folder == "" {
		return nil, nil, fmt.Errorf("no notebook")
	}
	return n, func() error { return nil }, nil
}

func (n notebook) file(sum [32]byte) string { return filepath.Join(n.folder, fmt.Sprintf("%x", sum)) }

func (n notebook) RememberCSV(sum [32]byte, rows int) error {
	return os.WriteFile(n.file(sum), []byte(fmt.Sprint(rows)), 0o600)
}

func (n notebook) KnownCSV(sum [32]byte) (string, int, bool, error) {
	_, err := os.Stat(n.file(sum))
	return "2026-03-01", 0, err == nil, nil
}

// Every option stands in the help, with a Dutch explanation.
func TestHelp(t *testing.T) {
	var out bytes.Buffer
	if got := cli.Run(context.Background(), nil, cli.Env{Stdout: &out}); got != cli.Done {
		t.Errorf("status %d", got)
	}
	for _, o := range strings.Fields(`--out --mal --institute --sheet --header-row --hidden --password-file --map --encoding
		--username --mal-column --constant --accept --no-fix --drop-row --known --foreign --report --questions --json --overwrite --data`) {
		if !strings.Contains(out.String(), "\n  "+o+" ") {
			t.Errorf("%s is not in the help", o)
		}
	}
	for line := range strings.SplitSeq(out.String(), "\n") {
		if n := len([]rune(line)); n > 110 {
			t.Errorf("a line of %d characters: %s", n, line)
		}
	}
}
