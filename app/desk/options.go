package desk

import (
	"cmp"
	"slices"

	"aiosmap/app/roster"
)

func emptyOptions() Options { return Options{}.tidy() }

// tidy gives options without nil, which would reach the window as null.
func (o Options) tidy() Options {
	o.Map, o.MalColumn, o.Constants = orMap(o.Map), orMap(o.MalColumn), orMap(o.Constants)
	o.Accept, o.NoFix, o.DropRows = orList(o.Accept), orList(o.NoFix), orList(o.DropRows)
	slices.SortFunc(o.DropRows, cmp.Compare[int])
	return o
}

func orMap(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return m
}

func orList[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// roster gives the choices as the engine takes them.
func (o Options) roster() roster.Options {
	r := roster.Options{Sheet: o.Sheet, HeaderRow: o.HeaderRow, Hidden: o.Hidden, Username: o.Username,
		Map: o.Map, MalColumns: o.MalColumn, Constants: o.Constants, DropRows: o.DropRows}
	r.Accept, r.NoFix = set(o.Accept), set(o.NoFix)
	return r
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, v := range list {
		m[v] = true
	}
	return m
}
