package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floor says on which floor of the house a room lies; an arrow may only point
// to a lower floor, so a greater number.
var floor = map[string]int{
	"":         0, // main.go
	"app/join": 1, // the part of main.go's joining that has tests
	"app/desk": 2, "app/cli": 2, "store": 2,
	"app/roster": 3, "app/portfolio": 3, "app/hap": 3,
	"app/table": 4, "app/account": 4, "app/form": 4, "app/institute": 4, "app/paper": 4,
	"app/sheet": 5, "app/watch": 5, "app/job": 5,
	"app/person": 6, "app/big": 6, "store/seal": 6,
	"app/problem": 7,
}

// carried are the rooms that only main.go may take in: they hold files, no code.
var carried = []string{"frontend", "build/notices"}

// libraryRooms says which rooms may know a library.
var libraryRooms = map[string][]string{
	"github.com/xuri/excelize":      {"app/sheet", "app/roster", "build/bench/excelizeloop"},
	"github.com/jung-kurt/gofpdf":   {"app/paper"},
	"github.com/wneessen/go-mail":   {"app/hap"},
	"rsc.io/qr":                     {"app/paper"},
	"go.etcd.io/bbolt":              {"store"},
	"github.com/fsnotify/fsnotify":  {"app/watch"},
	"github.com/fxamacker/cbor":     {"app/form"},
	"github.com/wailsapp/wails":     {"", "app/desk"},
	"github.com/zalando/go-keyring": {"store"},
}

// testLibraries are for tests alone: nothing of them ships.
var testLibraries = []string{
	"github.com/google/go-cmp", "github.com/makiuchi-d/gozxing", "github.com/pdfcpu/pdfcpu", "github.com/rogpeppe/go-internal", "pgregory.net/rapid",
}

// topLevel is what may stand at the top, besides names that begin with a dot.
var topLevel = []string{"main.go", "app", "frontend", "store", "build", "wails.json", "go.mod", "go.sum", "README.md", "LICENSE"}

// faults walks a checkout and lists everything that is against the plan of the house.
func faults(root string) ([]string, error) {
	top, err := topFaults(root)
	if err != nil {
		return nil, err
	}
	all := top
	err = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if name := d.Name(); rel != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata" || rel == "build/out" || rel == "frontend/wailsjs") {
				return fs.SkipDir
			}
			if slices.Contains([]string{"util", "utils", "common", "helpers", "misc"}, d.Name()) && !strings.HasPrefix(rel, "frontend/") {
				all = append(all, rel+": a room is named after its subject")
			}
			return nil
		}
		var found []string
		switch path.Ext(rel) {
		case ".go":
			found, err = goFaults(p, rel)
		case ".ts", ".svelte", ".js":
			found, err = webFaults(p, rel)
		}
		all = append(all, found...)
		return err
	})
	return all, err
}

// topFaults lists what stands at the top and should not. What .gitignore names
// there is nobody's business.
func topFaults(root string) ([]string, error) {
	ignored, err := os.ReadFile(filepath.Join(root, ".gitignore"))
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || slices.Contains(topLevel, name) || slices.Contains(strings.Split(string(ignored), "\n"), "/"+name) {
			continue
		}
		all = append(all, name+": stands at the top, where the owner fixed what may")
	}
	return all, nil
}

// room gives the room that a folder below the top belongs to.
func room(dir string) (string, bool) {
	for d := dir; ; d = path.Dir(d) {
		if d == "." || d == "/" {
			d = ""
		}
		if _, ok := floor[d]; ok && (d != "" || dir == "." || dir == "") {
			return d, true
		}
		if d == "" {
			return "", false
		}
	}
}

// goFaults checks the imports of one file, under whatever build tags, and that
// no work is done before main.
func goFaults(file, rel string) ([]string, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	dir := path.Dir(rel)
	tool := dir == "build" || strings.HasPrefix(dir, "build/") || dir == "frontend"
	from, known := room(dir)
	var all []string
	if !known && !tool {
		all = append(all, rel+": lies in no room of the plan")
	}
	for _, decl := range parsed.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			all = append(all, rel+": does work in init")
		}
	}
	for _, spec := range parsed.Imports {
		target, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if why := arrow(dir, from, tool, target); why != "" {
			all = append(all, rel+": "+why)
		}
		for _, lib := range testLibraries {
			if strings.HasPrefix(target, lib) && !strings.HasSuffix(rel, "_test.go") {
				all = append(all, rel+": "+target+" is for tests alone")
			}
		}
	}
	return all, nil
}

// arrow says what is wrong with an import, or nothing.
func arrow(dir, from string, tool bool, target string) string {
	for lib, rooms := range libraryRooms {
		if target == lib || strings.HasPrefix(target, lib+"/") {
			at := from
			if tool {
				at = dir
			}
			if !slices.Contains(rooms, at) {
				return fmt.Sprintf("%s may not leave its room", target)
			}
		}
	}
	inside, ok := strings.CutPrefix(target, "aiosmap/")
	if !ok || inside == dir {
		return ""
	}
	if slices.Contains(carried, inside) {
		if dir != "." {
			return inside + " is for main.go alone"
		}
		return ""
	}
	to, known := room(inside)
	switch {
	case !known:
		return inside + " is no room of the plan"
	case tool:
		return inside + ": the build tool runs programs and imports no room"
	case to != from && floor[to] <= floor[from]:
		return inside + ": an arrow points up or sideways"
	}
	return ""
}

// webImport finds what a script or a component imports.
var webImport = regexp.MustCompile(`(?:from|import)\s*\(?\s*['"]([^'"]+)['"]`)

// webFaults checks the rooms of the frontend: only lib/api knows the Wails
// bindings, lib knows no screen, lib/ui knows no core.
func webFaults(file, rel string) ([]string, error) {
	inside, ok := strings.CutPrefix(rel, "frontend/src/")
	if !ok {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	here := webRoom(inside)
	var all []string
	for _, m := range webImport.FindAllStringSubmatch(string(data), -1) {
		target := m[1]
		if strings.Contains(target, "wailsjs") && here != "lib/api" {
			all = append(all, rel+": only lib/api knows the bindings")
		}
		if !strings.HasPrefix(target, ".") {
			continue
		}
		there := webRoom(path.Join(path.Dir(inside), target))
		up := strings.HasPrefix(here, "lib/") && strings.HasPrefix(there, "screens/") ||
			here == "lib/ui" && there == "lib/api" || here == "lib/api" && there == "lib/ui"
		if up {
			all = append(all, fmt.Sprintf("%s: %s may not know %s", rel, here, there))
		}
	}
	return all, nil
}

// webRoom gives the first two parts of a path below frontend/src.
func webRoom(inside string) string {
	parts := strings.SplitN(inside, "/", 3)
	if len(parts) < 3 {
		return path.Dir(inside)
	}
	return parts[0] + "/" + parts[1]
}

func TestTheHouseStandsAsPlanned(t *testing.T) {
	all, err := faults("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		t.Error(f)
	}
}

// A check that cannot fail is worth nothing: each line is a file that must be found.
func TestTheHouseCheckFindsWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ name, file, text, want string }{
		{"points up", "app/big/a.go", "package big\nimport _ \"aiosmap/app/roster\"", "up or sideways"},
		{"points sideways", "app/big/a.go", "package big\nimport _ \"aiosmap/app/person\"", "up or sideways"},
		{"points up from a test", "app/sheet/a_test.go", "package sheet_test\nimport _ \"aiosmap/app/table\"", "up or sideways"},
		{"behind a build tag", "app/problem/a.go", "//go:build windows\n\npackage problem\nimport _ \"aiosmap/app/big\"", "up or sideways"},
		{"from a room within a room", "app/person/names/a.go", "package names\nimport _ \"aiosmap/app/table\"", "up or sideways"},
		{"main is imported by nobody", "app/cli/a.go", "package cli\nimport _ \"aiosmap/frontend\"", "main.go alone"},
		{"excelize in the command line", "app/cli/a.go", "package cli\nimport _ \"github.com/xuri/excelize/v2\"", "may not leave its room"},
		{"bbolt in a domain", "app/roster/a.go", "package roster\nimport _ \"go.etcd.io/bbolt\"", "may not leave its room"},
		{"wails in the store", "store/a.go", "package store\nimport _ \"github.com/wailsapp/wails/v2/pkg/runtime\"", "may not leave its room"},
		{"wails in the build tool", "build/a.go", "package main\nimport _ \"github.com/wailsapp/wails/v2\"", "may not leave its room"},
		{"the desk knows the store", "app/desk/a.go", "package desk\nimport _ \"aiosmap/store\"", "up or sideways"},
		{"the desk knows the store in a test", "app/desk/a_test.go", "package desk\nimport _ \"aiosmap/store\"", "up or sideways"},
		{"the joining from below", "store/a.go", "package store\nimport _ \"aiosmap/app/join\"", "up or sideways"},
		{"a test's library in the program", "app/hap/a.go", "package hap\nimport _ \"github.com/pdfcpu/pdfcpu/pkg/api\"", "for tests alone"},
		{"unknown room", "app/extra/a.go", "package extra", "no room of the plan"},
		{"unknown target", "app/cli/a.go", "package cli\nimport _ \"aiosmap/app/extra\"", "no room of the plan"},
		{"grab-bag", "app/person/util/a.go", "package util", "named after its subject"},
		{"init", "app/big/a.go", "package big\nfunc init() {}", "work in init"},
		{"top level", "tools.go", "package main", "stands at the top"},
		{"a tool that imports a room", "build/a.go", "package main\nimport _ \"aiosmap/app/big\"", "imports no room"},
		{"bindings outside the seam", "frontend/src/screens/import/a.ts", "import { Start } from '../../../wailsjs/go/desk/Import';", "only lib/api"},
		{"a grid that knows a screen", "frontend/src/lib/ui/Grid.svelte", "import x from '../../screens/import/x';", "may not know"},
		{"a seam that knows a screen", "frontend/src/lib/api/a.ts", "import x from '../../screens/settings/x';", "may not know"},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			writeFile(t, filepath.Join(root, filepath.FromSlash(c.file)), c.text)
			all, err := faults(root)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(all, func(f string) bool { return strings.Contains(f, c.want) }) {
				t.Errorf("got %q, want one with %q", all, c.want)
			}
		})
	}
}

func TestTheHouseCheckLeavesARightHouseAlone(t *testing.T) {
	root := t.TempDir()
	for file, text := range map[string]string{
		"main.go":                          "package main\nimport (\n_ \"aiosmap/app/cli\"\n_ \"aiosmap/app/roster\"\n_ \"aiosmap/frontend\"\n_ \"github.com/wailsapp/wails/v2\"\n)",
		"app/cli/a.go":                     "package cli\nimport (\n_ \"aiosmap/app/roster\"\n_ \"aiosmap/app/problem\"\n)",
		"app/roster/a.go":                  "package roster\nimport (\n_ \"aiosmap/app/big\"\n_ \"github.com/xuri/excelize/v2\"\n)",
		"app/roster/a_test.go":             "package roster_test\nimport _ \"aiosmap/app/roster\"",
		"frontend/embed.go":                "package frontend",
		"frontend/src/screens/import/a.ts": "import x from '../../lib/api/x'; import y from './y';",
		"README.md":                        "", ".gitignore": "/aiosmap\n", "aiosmap": "",
	} {
		writeFile(t, filepath.Join(root, filepath.FromSlash(file)), text)
	}
	all, err := faults(root)
	if err != nil || len(all) > 0 {
		t.Errorf("got %q, %v", all, err)
	}
}
