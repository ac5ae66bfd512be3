package roster

import (
	"maps"
	"slices"

	"aiosmap/app/institute"
	"aiosmap/app/table"
)

// comparedColumns are the columns that both lists say something about. The fixed
// ones are the institute's and no change of a person; a column that one list
// lacks would make everybody changed.
func comparedColumns(now, before *Plan) []institute.Column {
	var out []institute.Column
	for _, c := range now.Mal.Columns {
		f := fieldIndex(c.Name)
		switch {
		case f == password:
		case f == username:
			if (now.Mal.Username == institute.UsernameZ) == (before.Mal.Username == institute.UsernameZ) {
				out = append(out, c)
			}
		case f == middleName:
			// An optional column: without it nobody has a tussenvoegsel.
			out = append(out, c)
		case f >= 0:
			if now.present(f) && before.present(f) {
				out = append(out, c)
			}
		case slices.Contains(now.extraNames, c.Name) && slices.Contains(before.extraNames, c.Name):
			out = append(out, c)
		}
	}
	return out
}

// fewest gives what differs under those answers to a row's suggestions that
// leave least, and the row as it was under them.
func fewest(columns []institute.Column, now, before *Plan, is, was *Row) (*Row, []Difference) {
	least := differences(columns, now, before, is, was)
	if len(least) == 0 || len(was.Accepted)+len(was.Open)+len(was.Left) == 0 {
		return was, least
	}
	// Each answer can bring the next suggestion, so all are asked for at once.
	kinds, every := map[string]bool{}, before.everySuggestion()
	for _, r := range []*Row{was, before.answered(was, every)} {
		for _, list := range [][]table.Change{r.Accepted, r.Open, r.Left} {
			for _, c := range list {
				kinds[c.Kind] = every[c.Kind]
			}
		}
	}
	maps.DeleteFunc(kinds, func(_ string, suggestion bool) bool { return !suggestion })
	offered, best := sortedKeys(kinds), was
	for mask := range 1 << len(offered) {
		taken := map[string]bool{}
		for i, k := range offered {
			taken[k] = mask>>i&1 == 1
		}
		r := before.answered(was, taken)
		if fields := differences(columns, now, before, is, r); len(fields) < len(least) {
			best, least = r, fields
		}
	}
	return best, least
}

// everySuggestion are the kinds of suggestions about rows.
func (p *Plan) everySuggestion() map[string]bool {
	out := map[string]bool{}
	for _, s := range p.rules.Suggestions {
		out[s.Kind] = true
	}
	return out
}

// answered gives a row as it would be with some kinds of suggestions taken
// over and the others left.
func (p *Plan) answered(r *Row, taken map[string]bool) *Row {
	q := *p
	q.options.Decisions = table.Decisions{NoFix: p.options.NoFix, Accept: taken}
	out := &Row{Number: r.Number, found: slices.Clone(r.found), values: p.start(r), extra: r.extra, source: r.source}
	q.apply(out)
	return out
}

func differences(columns []institute.Column, now, before *Plan, is, was *Row) []Difference {
	var out []Difference
	for _, c := range columns {
		if d := (Difference{Column: c.Name, Was: before.value(was, c), Is: now.value(is, c)}); d.Was != d.Is {
			out = append(out, d)
		}
	}
	return out
}
