package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReadPolicy(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       func(Policy) bool
	}{
		{"all of it", `{"alleenImport": true, "gegevensmap": "D:\\Aiosmap", "recenteLijsten": false, "gedeeldeInstellingen": "\\\\server\\i.json"}`,
			func(p Policy) bool {
				return p.ImportOnly && p.DataFolder == `D:\Aiosmap` && p.RecentsOff() && p.Shared == `\\server\i.json`
			}},
		{"recent lists not named", `{"alleenImport": true}`, func(p Policy) bool { return p.ImportOnly && !p.RecentsOff() }},
		{"broken is told and fixes nothing", `{"alleenImport": true`, func(p Policy) bool { return p.Bad && !p.ImportOnly }},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), PolicyFile)
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			p := ReadPolicy([]string{filepath.Join(t.TempDir(), PolicyFile), path})
			if p.File != path || !c.want(p) {
				t.Errorf("%+v", p)
			}
		})
	}
	if p := ReadPolicy(nil); p.File != "" || p.Bad || p.RecentsOff() {
		t.Errorf("without a file: %+v", p)
	}
}

func TestPolicyPlaces(t *testing.T) {
	env := func(name string) string { return map[string]string{"ProgramData": "/pd"}[name] }
	for goos, first := range map[string]string{"windows": "/pd/Aiosmap/beleid.json", "darwin": "/Library/Application Support/Aiosmap/beleid.json", "linux": "/etc/aiosmap/beleid.json"} {
		got := PolicyPlaces(env, goos, "/opt/x/aiosmap")
		if len(got) != 2 || filepath.ToSlash(got[0]) != first || filepath.ToSlash(got[1]) != "/opt/x/beleid.json" {
			t.Errorf("%s: %q", goos, got)
		}
	}
	if got := PolicyPlaces(func(string) string { return "" }, "windows", "/opt/x/aiosmap.exe"); len(got) != 1 {
		t.Errorf("without ProgramData: %q", got)
	}
}
