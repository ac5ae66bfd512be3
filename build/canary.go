package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

// canaries are words that stand in the lists of the browser tests and nowhere
// else. Found in a folder of the program, they are personal data that leaked.
var canaries = []string{"Kanarievogel", "kanarie.vogel@praktijk.example", "89765432101", "Huis(arts!77"}

// portfolioCanaries are the words that stand in forms and documents, in the
// Kladblok, in declarations and mails of the browser tests' portfolios, and who
// the opleider is, by name and BIG number (frontend/e2e/portfolio.ts, hap.ts).
var portfolioCanaries = []string{
	"Zwartkopgrasmus", kladblokCanary, "Wielewaalnest", "Kwartelkoning", "Draaihalsroep", "Oeverloper", "39473820601",
}

const kladblokCanary = "Roodborsttapuit"

// secretsFile is where the browser tests write what is another in every run:
// the herstelcodes, a line each.
const secretsFile = "geheimen.txt"

// secretsOf reads what the browser tests wrote into a folder.
func secretsOf(folder string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(folder, secretsFile))
	if os.IsNotExist(err) {
		return nil, nil
	}
	return strings.Fields(string(text)), err
}

// inflateMost bounds what is unpacked of one file.
const inflateMost = 64 << 20

// leaks searches every file below the folders for words, in every form in
// which a program writes them without meaning to: plain, UTF-16, escaped in
// JSON or a URL, base64 at three offsets, and each of these inside what was
// packed. It gives a line a find.
func leaks(folders, words []string) ([]string, error) {
	var forms []form
	for _, w := range words {
		forms = append(forms, formsOf(w)...)
	}
	var found []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			for _, f := range forms {
				if bytes.Contains([]byte(path), f.bytes) {
					found = append(found, fmt.Sprintf("%s in the name of %s", f.name, path))
				}
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, layer := range layers(data) {
				for _, f := range forms {
					if bytes.Contains(layer.bytes, f.bytes) {
						found = append(found, fmt.Sprintf("%s in %s%s", f.name, path, layer.name))
					}
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// form is one way in which a word can stand in a file, or one layer of a file.
type form struct {
	name  string
	bytes []byte
}

// formsOf gives all forms of a word, also in small letters and in capitals.
func formsOf(word string) []form {
	var out []form
	seen := map[string]bool{}
	for _, w := range []string{word, strings.ToLower(word), strings.ToUpper(word)} {
		for _, f := range encodings(w) {
			if !seen[string(f.bytes)] {
				seen[string(f.bytes)] = true
				out = append(out, f)
			}
		}
	}
	return out
}

func encodings(word string) []form {
	wide := utf16.Encode([]rune(word))
	little, big := make([]byte, 0, 2*len(wide)), make([]byte, 0, 2*len(wide))
	var escaped, percent strings.Builder
	for _, u := range wide {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
		fmt.Fprintf(&escaped, `\u%04x`, u)
	}
	for _, b := range []byte(word) {
		fmt.Fprintf(&percent, "%%%02X", b)
	}
	out := []form{
		{word, []byte(word)},
		{word + " (UTF-16)", little},
		{word + " (UTF-16, big-endian)", big},
		{word + " (JSON escapes)", []byte(escaped.String())},
		{word + " (percent)", []byte(percent.String())},
		{word + " (URL)", []byte(url.QueryEscape(word))},
		{word + " (hex)", fmt.Appendf(nil, "%x", word)},
	}
	for _, text := range [][]byte{[]byte(word), little} {
		for offset := range 3 {
			for _, alphabet := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
				out = append(out, form{fmt.Sprintf("%s (base64, offset %d)", word, offset), base64At(alphabet, text, offset)})
			}
		}
	}
	return out
}

// base64At gives the part of the base64 of a text that does not hang on what
// stands around it, when it begins at an offset of three.
func base64At(alphabet *base64.Encoding, text []byte, offset int) []byte {
	all := alphabet.EncodeToString(append(make([]byte, offset), text...))
	first := []int{0, 2, 3}[offset]
	whole := (offset + len(text)) * 8 / 6
	return []byte(all[first:whole])
}

// layers gives a file as it lies there and what is packed in it.
func layers(data []byte) []form {
	out := []form{{"", data}}
	if z, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range z.File {
			if r, err := f.Open(); err == nil {
				out = append(out, form{", unpacked " + f.Name, unpacked(r)})
			}
		}
	}
	if r, err := gzip.NewReader(bytes.NewReader(data)); err == nil {
		out = append(out, form{", unpacked", unpacked(r)})
	}
	// Streams inside another file begin with the head that zlib writes.
	for _, head := range []string{"\x78\x01", "\x78\x5e", "\x78\x9c", "\x78\xda"} {
		rest := data
		for n := 0; n < 1000; n++ {
			i := bytes.Index(rest, []byte(head))
			if i < 0 {
				break
			}
			if r, err := zlib.NewReader(bytes.NewReader(rest[i:])); err == nil {
				out = append(out, form{", inflated", unpacked(r)})
			}
			rest = rest[i+1:]
		}
	}
	if r := unpacked(flate.NewReader(bytes.NewReader(data))); len(r) > 0 {
		out = append(out, form{", inflated", r})
	}
	return out
}

// unpacked reads what can be read; a stream that breaks off gives its begin.
func unpacked(r io.Reader) []byte {
	data, _ := io.ReadAll(io.LimitReader(r, inflateMost))
	return data
}
