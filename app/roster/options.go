package roster

import (
	"maps"
	"reflect"

	"aiosmap/app/institute"
	"aiosmap/app/table"
)

// Options are the choices about one list, from the command line or the
// window; the zero value takes the list as found.
type Options struct {
	// Sheet names the sheet, HeaderRow its header row as Excel shows it.
	Sheet     string
	HeaderRow int
	// Hidden decides about hidden rows with data: "", "include" or "exclude".
	Hidden string
	// Map links a field, or a mal column nobody knows, to a column by its
	// letter or header; an empty value unlinks it.
	Map map[string]string
	// Remembered are links confirmed earlier for the same header row and mal.
	Remembered map[string]string
	// Username decides how user names are made: "", institute.UsernameBig or UsernameZ.
	Username string
	// MalColumns and Constants give values for columns of the mal by name.
	MalColumns map[string]string
	Constants  map[string]string
	table.Decisions
	// DropRows are rows to leave out, as Excel shows them.
	DropRows []int
	// Aside are rows set aside for a later delivery, Keep rows that are taken
	// in although they look like no aios (a totals row, a hidden one).
	Aside []int
	Keep  []int
	// Edits are values the user gave to single cells, by row and column of the mal.
	Edits map[int]map[string]CellEdit
	// Typed are the numbers of rows added by hand, from TypedFrom on.
	Typed []int
	// Known and Foreign are user names that exist already: in this portfolio
	// (Scorion skips the row), and on the SOON/SGBO list (Scorion refuses the file).
	Known   Usernames
	Foreign Usernames
}

// For gives the choices as far as a mal has what they are about: links of
// columns that it does not have count again when one with them comes back.
func (o Options) For(mal institute.Mal) Options {
	o.Map = maps.Clone(o.Map)
	maps.DeleteFunc(o.Map, func(name, _ string) bool {
		_, known := mal.Column(name)
		return fieldIndex(name) < 0 && !known
	})
	return o
}

// The decisions about hidden rows.
const (
	HiddenInclude = "include"
	HiddenExclude = "exclude"
)

// CellEdit is a value the user gave to one cell.
type CellEdit struct {
	// Found is what the file said when the edit was made: when it says
	// something else by now, the user is asked which of the two counts.
	Found string `json:"found"`
	Value string `json:"value"`
}

// TypedFrom is the number of the first row added by hand: beyond the last row
// a sheet of Excel can have.
const TypedFrom = 2_000_001

// sameList tells whether two sets of choices differ in single rows only.
func (o Options) sameList(other Options) bool {
	strip := func(o Options) Options {
		o.DropRows, o.Aside, o.Keep, o.Edits, o.Typed, o.Rows = nil, nil, nil, nil, nil, nil
		for _, m := range []*map[string]string{&o.Map, &o.Remembered, &o.MalColumns, &o.Constants} {
			if len(*m) == 0 {
				*m = nil
			}
		}
		for _, m := range []*map[string]bool{&o.NoFix, &o.Accept, &o.Leave} {
			if len(*m) == 0 {
				*m = nil
			}
		}
		return o
	}
	return reflect.DeepEqual(strip(o), strip(other))
}

// changedRows are the rows about which two sets of choices differ, rows added
// by hand left out.
func (o Options) changedRows(other Options) map[int]bool {
	out := map[int]bool{}
	for _, pair := range [][2][]int{{o.DropRows, other.DropRows}, {o.Aside, other.Aside}, {o.Keep, other.Keep}} {
		a, b := setOf(pair[0]), setOf(pair[1])
		for n := range a {
			if !b[n] {
				out[n] = true
			}
		}
		for n := range b {
			if !a[n] {
				out[n] = true
			}
		}
	}
	differ(out, o.Edits, other.Edits)
	differ(out, o.Rows, other.Rows)
	return out
}

func differ[V comparable](out map[int]bool, a, b map[int]map[string]V) {
	for n := range a {
		if !maps.Equal(a[n], b[n]) {
			out[n] = true
		}
	}
	for n := range b {
		if _, both := a[n]; !both && len(b[n]) > 0 {
			out[n] = true
		}
	}
}

func setOf(rows []int) map[int]bool {
	out := make(map[int]bool, len(rows))
	for _, n := range rows {
		out[n] = true
	}
	return out
}
