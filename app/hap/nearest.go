package hap

import (
	"github.com/agnivade/levenshtein"

	"aiosmap/app/table"
)

// fold makes names comparable: case, accents, spaces and signs off.
func fold(s string) string { return table.Normal(s) }

// nearest finds the one name of a list that a text is close to in spelling, or
// is the beginning of ("consult" for "consultarts"); false when none is, or
// several are.
func nearest(text string, list []string) (string, bool) {
	want := fold(text)
	if len(want) < 4 || len(want) > 100 {
		return "", false
	}
	best, found, several := 3, "", false
	for _, name := range list {
		n := fold(name)
		d := levenshtein.ComputeDistance(want, n)
		switch {
		case len(n) > len(want) && n[:len(want)] == want:
			d = 1
		case len(want) < 7 && d > 1, d > 2:
			continue
		}
		switch {
		case d < best:
			best, found, several = d, name, false
		case d == best:
			several = true
		}
	}
	return found, found != "" && !several
}
