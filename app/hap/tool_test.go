package hap

import (
	"os"
	"os/exec"
	"testing"
)

// tool gives the output of a program that looks at PDF files. Where it is not
// installed the test is skipped, but not under `go run ./build test`, which
// installs it first and says so.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("AIOSMAP_TOOLS") != "" {
			t.Fatalf("%s should have been installed: %v", name, err)
		}
		t.Skipf("%s is not here; go run ./build test installs it", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}
