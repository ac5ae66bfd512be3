package institute

import (
	"fmt"
	"slices"
)

// Changes says in Dutch what a newer mal has different, a sentence each;
// none when the file it makes would be the same.
func (m Mal) Changes(newer Mal) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	var kept, keptNewer []string
	for _, c := range m.Columns {
		n, ok := newer.Column(c.Name)
		switch {
		case !ok:
			add("De kolom ‘%s’ is weg.", c.Header)
			continue
		case n.Header != c.Header:
			add("De kolom ‘%s’ heet nu ‘%s’.", c.Header, n.Header)
		}
		kept = append(kept, c.Name)
	}
	for _, c := range newer.Columns {
		if _, ok := m.Column(c.Name); !ok {
			add("De kolom ‘%s’ is nieuw.", c.Header)
			continue
		}
		keptNewer = append(keptNewer, c.Name)
	}
	if !slices.Equal(kept, keptNewer) {
		add("De kolommen staan in een andere volgorde.")
	}
	for _, c := range newer.Fixed() {
		was, now := m.Constants[c.Name], newer.Constants[c.Name]
		if was != now && was != "" {
			add("De vaste waarde van ‘%s’ was ‘%s’ en is nu ‘%s’.", c.Header, was, now)
		}
	}
	if m.Delimiter != newer.Delimiter {
		add("Tussen de kolommen stond ‘%s’ en staat nu ‘%s’.", m.Delimiter, newer.Delimiter)
	}
	if m.BOM != newer.BOM {
		add("Het merkteken van UTF-8 vooraan is veranderd.")
	}
	return out
}
