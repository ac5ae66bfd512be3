package portfolio

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// names gives out file names, each once: systems that see no difference
// between capitals and small letters would let one file replace another.
type names struct{ taken map[string]bool }

func newNames() names { return names{map[string]bool{}} }

// take gives a path in a folder for a title, with a number behind it when the
// path was given before.
func (n names) take(folder, title, ending string) string {
	return n.takeSafe(folder, safeName(title), ending)
}

// takeSafe is take for a name that is safe already.
func (n names) takeSafe(folder, base, ending string) string {
	for i := 1; ; i++ {
		name := base
		if i > 1 {
			name = fmt.Sprintf("%s (%d)", base, i)
		}
		full := path.Join(folder, name+ending)
		key := fileKey(full)
		if !n.taken[key] {
			n.taken[key] = true
			return full
		}
	}
}

// Names are at most this long: 80 characters, and bytes enough for any system.
const (
	nameLength = 80
	nameBytes  = 180
)

// reserved are names that Windows keeps for devices, with any ending.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true, "clock$": true}

// safeName gives a title as a file or folder can be named on every system:
// without the characters and names that Windows refuses, without what cannot
// be seen, not beginning or ending in a dot or space.
func safeName(title string) string {
	return safeStem(cleanName(title), nameLength)
}

// safeStem is a clean name of at most n characters.
func safeStem(s string, n int) string {
	s = tidy(shortened(s, n))
	if s == "" {
		return "Zonder titel"
	}
	if device(s) {
		return tidy(shortened("_"+s, n))
	}
	return s
}

// cleanName is a title without what a name cannot have.
func cleanName(title string) string {
	// What goes can bring a letter and its accent together.
	return tidy(norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:|`, r):
			return '-'
		case strings.ContainsRune(`<>"?*`, r), r == unicode.ReplacementChar, !unicode.IsGraphic(r) && !unicode.IsSpace(r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(title, "")))))
}

// shortened gives at most n characters of a name, and as many bytes as any
// system takes.
func shortened(s string, n int) string {
	runes := []rune(s)
	runes = runes[:min(len(runes), max(n, 0))]
	for len(string(runes)) > nameBytes {
		runes = runes[:len(runes)-1]
	}
	return string(runes)
}

// safeFile gives the name of a file as it can stand on every system, with its
// ending: a long name loses of what stands before that. What it gave it gives
// again.
func safeFile(name string) string {
	// Only the last part of a path: where a dropped file came from is its own.
	name = name[strings.LastIndexAny(name, `/\\`)+1:]
	for {
		next := saferFile(name)
		if next == name {
			return name
		}
		// What was cut can leave another ending.
		name = next
	}
}

func saferFile(name string) string {
	stem, ending := fileEnding(cleanName(name))
	return safeStem(stem, nameLength-len(ending)) + ending
}

// fileEnding cuts a name before its ending, ".pdf": at most eight letters and
// digits, and something before it.
func fileEnding(name string) (stem, ending string) {
	i := strings.LastIndexByte(name, '.')
	if i < 1 || len(name)-i > 9 || len(name)-i < 2 {
		return name, ""
	}
	for _, r := range name[i+1:] {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			return name, ""
		}
	}
	return name[:i], name[i:]
}

// tidy leaves single spaces, and no dots or spaces at the ends.
func tidy(s string) string { return strings.Trim(strings.Join(strings.Fields(s), " "), ". ") }

// device tells whether Windows takes a name for a device: by what stands
// before its first dot.
func device(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimSpace(stem)
	if reserved[stem] {
		return true
	}
	for _, port := range []string{"com", "lpt"} {
		rest, ok := strings.CutPrefix(stem, port)
		if r := []rune(rest); ok && len(r) == 1 && strings.ContainsRune("0123456789¹²³", r[0]) {
			return true
		}
	}
	return false
}
