package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// A word that leaked in any of these forms is found; what is not there is not.
func TestLeaks(t *testing.T) {
	const word = "Kanarievogel"
	packed := func(make func(*bytes.Buffer)) []byte {
		var b bytes.Buffer
		make(&b)
		return b.Bytes()
	}
	utf := []byte{}
	for _, u := range utf16.Encode([]rune("aan " + word)) {
		utf = append(utf, byte(u), byte(u>>8))
	}
	escaped, err := json.Marshal(word)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string][]byte{
		"plain":            []byte("naam: " + word + "\n"),
		"json":             escaped,
		"utf-16":           utf,
		"base64 0":         []byte(base64.StdEncoding.EncodeToString([]byte(word + " en meer"))),
		"base64 1":         []byte(base64.StdEncoding.EncodeToString([]byte("x" + word + " en meer"))),
		"base64 2":         []byte(base64.StdEncoding.EncodeToString([]byte("xy" + word + "!"))),
		"utf-16 in base64": []byte(base64.StdEncoding.EncodeToString(utf)),
		"small letters":    []byte(`{"zoek":"kanarievogel"}`),
		"capitals":         []byte("KANARIEVOGEL, T."),
		"url":              []byte(url.QueryEscape("naam=" + word)),
		"gzip": packed(func(b *bytes.Buffer) {
			w := gzip.NewWriter(b)
			_, _ = w.Write([]byte(word))
			_ = w.Close()
		}),
		"zlib inside": packed(func(b *bytes.Buffer) {
			b.WriteString("before it ")
			w := zlib.NewWriter(b)
			_, _ = w.Write([]byte("een " + word))
			_ = w.Close()
		}),
		"zip": packed(func(b *bytes.Buffer) {
			w := zip.NewWriter(b)
			f, _ := w.Create("inside.xml")
			_, _ = f.Write([]byte("<t>" + word + "</t>"))
			_ = w.Close()
		}),
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "file"), data, 0o600); err != nil {
				t.Fatal(err)
			}
			found, err := leaks([]string{dir}, []string{word})
			if err != nil || len(found) == 0 {
				t.Errorf("not found (%v)", err)
			}
			if found, err = leaks([]string{dir}, []string{"Zanglijster"}); err != nil || len(found) > 0 {
				t.Errorf("found what is not there: %q (%v)", found, err)
			}
		})
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, word+".tmp"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if found, err := leaks([]string{dir}, []string{word}); err != nil || len(found) != 1 {
		t.Errorf("the name of a file: %q (%v)", found, err)
	}
}

// A herstelcode that is another in every run is sought as the rest is; what may
// stand in a home may stand in an export, but for the secrets.
func TestNothingLeft(t *testing.T) {
	const code = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV"
	for name, c := range map[string]struct {
		file, text string
		found      bool
	}{
		"a herstelcode in a home":   {"homes/a/said.txt", code, true},
		"a BIG number in a copy":    {"uit/a/mee.aiosmap", canaries[2], true},
		"the Kladblok in an export": {"uit/a/uit.zip", kladblokCanary, true},
		"a form in a home":          {"homes/a/data/x.aiosmap", portfolioCanaries[0], true},
		"a form in an export":       {"uit/a/uit.zip", portfolioCanaries[0], false},
		"the Kladblok asked for":    {"files/a/met kladblok.zip", kladblokCanary, false},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := fakeShop(t, nil)
			files := t.TempDir()
			for _, dir := range []string{"homes", "uit", "files"} {
				if err := os.MkdirAll(filepath.Join(files, dir), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			writeFile(t, filepath.Join(files, secretsFile), code+"\n")
			writeFile(t, filepath.Join(files, "files", "lijst.txt"), strings.Join(append(append(canaries[:len(canaries):len(canaries)], portfolioCanaries...), code), "\n"))
			writeFile(t, filepath.Join(files, filepath.FromSlash(c.file)), c.text)
			if err := s.nothingLeft(files, false); (err != nil) != c.found {
				t.Errorf("the search says %v", err)
			}
		})
	}
}

// The line that is spoilt to see whether a leak is found is still there.
func TestOverlay(t *testing.T) {
	s := newShop("..", io.Discard)
	if _, err := s.overlay(leakingKladblok); err != nil {
		t.Error(err)
	}
}

// A home in which something leaked fails, and so does a control without it.
func TestHoldsNoneAndAll(t *testing.T) {
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "said.txt"), []byte("gelezen: kanarie.vogel@praktijk.example"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := holdsNone(home, canaries); err == nil {
		t.Error("the leak is not told")
	}
	if err := holdsAll(home, canaries); err == nil {
		t.Error("three words are missing and nothing is told")
	}
	if err := holdsAll(home, canaries[1:2]); err != nil {
		t.Error(err)
	}
	if err := holdsNone(t.TempDir(), canaries); err != nil {
		t.Error(err)
	}
}
