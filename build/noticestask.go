package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
)

// noticesTask writes the licence texts of all that ships inside the program.
func noticesTask(ctx context.Context, s *shop, args []string) error {
	if err := noFlags("notices", args); err != nil {
		return err
	}
	if err := s.npmInstall(ctx); err != nil {
		return err
	}
	text, err := s.makeNotices(ctx)
	if err != nil {
		return err
	}
	s.say("written: %s (%d bytes)", s.path("build", "notices", "notices.txt"), len(text))
	return os.WriteFile(s.path("build", "notices", "notices.txt"), text, 0o644)
}

// noticesDrift fails when the committed notices are not those of what ships.
func (s *shop) noticesDrift(ctx context.Context) error {
	want, err := s.makeNotices(ctx)
	if err != nil {
		return err
	}
	have, err := os.ReadFile(s.path("build", "notices", "notices.txt"))
	if err != nil {
		return err
	}
	if !bytes.Equal(have, want) {
		return errors.New("build/notices/notices.txt is not what ships; run `go run ./build notices`")
	}
	return nil
}

// part is something by others that ships inside the program.
type part struct {
	name, version string
	// dir holds its licence texts.
	dir string
	// file is the one of them that is its own, where dir holds those of others too.
	file string
}

func (s *shop) makeNotices(ctx context.Context) ([]byte, error) {
	linked, err := s.goParts(ctx)
	if err != nil {
		return nil, err
	}
	bundled, err := s.npmParts(ctx)
	if err != nil {
		return nil, err
	}
	own, err := os.ReadFile(s.path("LICENSE"))
	if err != nil {
		return nil, err
	}
	letters := part{name: "Source Sans 3, het lettertype in de PDF", dir: s.path("app", "paper", "fonts")}
	return noticesText(string(own), append(append(linked, bundled...), letters))
}

// goParts gives the modules linked into the window on any of the three
// systems, and Go's own library.
func (s *shop) goParts(ctx context.Context) ([]part, error) {
	goroot, err := s.ask(ctx, s.in(nil, "go", "env", "GOROOT"))
	if err != nil {
		return nil, err
	}
	// No version: the text is the same whatever Go somebody builds with.
	parts := []part{{name: "Go (standaardbibliotheek)", dir: strings.TrimSpace(goroot)}}
	seen := map[string]bool{}
	for _, p := range []program{windowProgram("linux", "amd64"), windowProgram("windows", "amd64"), windowProgram("darwin", "arm64")} {
		env := []string{"GOOS=" + p.goos, "GOARCH=" + p.arch, "CGO_ENABLED=0"}
		if p.cgo {
			env[2] = "CGO_ENABLED=1"
		}
		list, err := s.ask(ctx, s.in(env, "go", "list", "-deps", "-json=Module", "-tags", p.tags, "."))
		if err != nil {
			return nil, err
		}
		dec := json.NewDecoder(strings.NewReader(list))
		for {
			var pkg struct {
				Module *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := dec.Decode(&pkg); err == io.EOF {
				break
			} else if err != nil {
				return nil, err
			}
			if m := pkg.Module; m != nil && !m.Main && !seen[m.Path] {
				seen[m.Path] = true
				parts = append(parts, part{name: m.Path, version: m.Version, dir: m.Dir})
			}
		}
	}
	return parts, nil
}

// inBundle finds a package's name in a path that a source map gives.
var inBundle = regexp.MustCompile(`node_modules/((?:@[^/]+/)?[^/]+)/`)

// npmParts gives the packages whose code or fonts end in the bundle: it builds
// the frontend once more with source maps, which name every file that went in,
// and reads the style sheets for the fonts they load.
func (s *shop) npmParts(ctx context.Context) ([]part, error) {
	dir, err := s.emptyDir("notices")
	if err != nil {
		return nil, err
	}
	if err := s.npm(ctx, nil, "exec", "--", "vite", "build", "--sourcemap", "--emptyOutDir", "--outDir", dir, "--logLevel", "warn"); err != nil {
		return nil, err
	}
	tree, err := readTree(dir)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for name, data := range tree {
		if !strings.HasSuffix(name, ".map") {
			continue
		}
		var sources struct{ Sources []string }
		if err := json.Unmarshal(data, &sources); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, src := range sources.Sources {
			if all := inBundle.FindAllStringSubmatch(src, -1); all != nil {
				names[all[len(all)-1][1]] = true
			}
		}
	}
	fonts, err := s.fontPackages()
	if err != nil {
		return nil, err
	}
	for _, n := range fonts {
		names[n] = true
	}
	var parts []part
	for name := range names {
		dir := s.path("frontend", "node_modules", filepath.FromSlash(name))
		data, err := os.ReadFile(filepath.Join(dir, "package.json"))
		if err != nil {
			return nil, err
		}
		var about struct{ Version string }
		if err := json.Unmarshal(data, &about); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		parts = append(parts, part{name: name, version: about.Version, dir: dir})
		parts = append(parts, s.carried(name)...)
	}
	return parts, nil
}

// carried gives works by others inside a package's own files, which no source
// map names: what pdf.js brings for older webviews is core-js, and what reads
// JPEG 2000 in it is OpenJPEG.
func (s *shop) carried(name string) []part {
	if name != "pdfjs-dist" {
		return nil
	}
	return []part{
		{name: "core-js (in pdfjs-dist)", version: "3.48.0", dir: s.path("build", "notices"), file: "core-js-LICENSE"},
		{name: "OpenJPEG (in pdfjs-dist)", dir: s.path("frontend", "node_modules", "pdfjs-dist", "wasm"), file: "LICENSE_OPENJPEG"},
	}
}

// fontPackages gives the packages that package.json takes fonts from.
func (s *shop) fontPackages() ([]string, error) {
	data, err := os.ReadFile(s.path("frontend", "package.json"))
	if err != nil {
		return nil, err
	}
	var about struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal(data, &about); err != nil {
		return nil, err
	}
	var names []string
	for _, deps := range []map[string]string{about.Dependencies, about.DevDependencies} {
		for n := range deps {
			if strings.HasPrefix(n, "@fontsource") {
				names = append(names, n)
			}
		}
	}
	return names, nil
}

// licenceFile matches the files that hold a licence or a notice.
var licenceFile = regexp.MustCompile(`(?i)^(licen[sc]e|copying|notice|ofl)([-_.].*)?$`)

// licenceText gives the licence files of a folder, one after the other, or the
// one file of it.
func licenceText(dir, file string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var texts []string
	for _, e := range entries {
		if e.IsDir() || file == "" && !licenceFile.MatchString(e.Name()) || file != "" && e.Name() != file {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		texts = append(texts, tidy(string(data)))
	}
	if len(texts) == 0 {
		return "", fmt.Errorf("%s holds no licence text", dir)
	}
	return strings.Join(texts, "\n\n"), nil
}

// tidy makes line ends and trailing space alike on every system.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n\ufeff")
}

// noticesText puts the parts together: those under one and the same text
// share it. The same parts give the same bytes.
func noticesText(own string, parts []part) ([]byte, error) {
	names := map[string][]string{}
	for _, p := range parts {
		text, err := licenceText(p.dir, p.file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		names[text] = append(names[text], strings.TrimSpace(p.name+" "+p.version))
	}
	texts := make([]string, 0, len(names))
	for t := range names {
		sort.Strings(names[t])
		texts = append(texts, t)
	}
	sort.Slice(texts, func(i, j int) bool { return names[texts[i]][0] < names[texts[j]][0] })
	rule := strings.Repeat("-", 72)
	var b bytes.Buffer
	fmt.Fprintf(&b, "Licenties\n\nAiosmap zelf:\n\n%s\n\nIn Aiosmap zitten ook programmatuur en lettertypen van anderen. Hieronder\nstaan ze met hun licentie.\n", tidy(own))
	for _, t := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", rule, strings.Join(names[t], "\n"), t)
	}
	return b.Bytes(), nil
}
