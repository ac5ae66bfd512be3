package table

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"aiosmap/app/sheet"
)

// AnyText tells whether a row holds more than spaces.
func AnyText(r sheet.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return strings.TrimSpace(c.Text) != "" })
}

// FirstText is what stands in the first filled cell of a row.
func FirstText(r sheet.Row) string {
	for _, c := range r.Cells {
		if t := strings.TrimSpace(c.Text); t != "" {
			return t
		}
	}
	return ""
}

// totals begins the text of a totals row.
var totals = regexp.MustCompile(`(?i)^\s*(sub)?(totaal|total|aantal|som)\b`)

// SaysTotal tells whether a row's text says that it counts the ones above it.
func SaysTotal(r sheet.Row) bool { return totals.MatchString(FirstText(r)) }

// RepeatsHeader tells whether a row repeats the header, as printed lists do.
func (m Mapping) RepeatsHeader(r sheet.Row) bool {
	repeated := 0
	for _, l := range m.Links {
		if l.Column >= len(m.Headers) {
			return false
		}
		if h := m.Headers[l.Column]; h == "" || h != strings.TrimSpace(r.Cell(l.Column).Text) {
			return false
		}
		repeated++
	}
	return repeated >= 2
}

// Numbers lists row numbers for people: rij 4, 5 en 9; the first twenty of many.
func Numbers(rows []int, label func(int) string) string {
	var parts []string
	for i, n := range rows {
		if i == 20 {
			parts = append(parts, fmt.Sprintf("nog %d", len(rows)-i))
			break
		}
		parts = append(parts, label(n))
	}
	if len(parts) < 2 {
		return "rij " + strings.Join(parts, "")
	}
	return "rij " + strings.Join(parts[:len(parts)-1], ", ") + " en " + parts[len(parts)-1]
}
