package roster

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"aiosmap/app/big"
	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// Usernames is a set of user names, compared case-blind and with or without
// BIG- in front.
type Usernames map[string]bool

// Has tells whether a user name is in the set.
func (u Usernames) Has(username string) bool { return len(u) > 0 && u[bareUsername(username)] }

// With gives the set with more user names in it.
func (u Usernames) With(names []string) Usernames {
	out := maps.Clone(u)
	if out == nil {
		out = Usernames{}
	}
	for _, n := range names {
		if n = bareUsername(n); n != "" {
			out[n] = true
		}
	}
	return out
}

// String gives the user names one a line, in order; ParseUsernames reads them.
func (u Usernames) String() string { return strings.Join(slices.Sorted(maps.Keys(u)), "\n") }

// ParseUsernames reads what String gives.
func ParseUsernames(text string) Usernames { return Usernames{}.With(strings.Fields(text)) }

func bareUsername(s string) string {
	if n, ok := big.FromUsername(s); ok {
		return n
	}
	return strings.ToLower(strings.TrimSpace(s))
}

// ReadUsernames reads the user names of a workbook: one a line, or a CSV's
// column username, else big_nr. Anything without a BIG number is refused.
func ReadUsernames(book *sheet.Workbook) (Usernames, error) {
	if len(book.Sheets) == 0 {
		return nil, problem.Refuse(ListUnreadable, "In deze lijst met gebruikersnamen staat niets.", "Kies een bestand met één gebruikersnaam per regel.")
	}
	sh := &book.Sheets[0]
	m := table.NewMatcher(fields())
	column, first := 0, 0
	if at, score := m.FindHeader(sh); score > 0 {
		found := m.Match(table.Headers(sh, sh.Rows[at]))
		if c, ok := found.Column(institute.Username); ok {
			column, first = c, at+1
		} else if c, ok := found.Column(institute.BigNr); ok {
			column, first = c, at+1
		}
	}
	set := Usernames{}
	for _, row := range sh.Rows[first:] {
		c := row.Cell(column)
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		n := bigOf(c.Text, c)
		if !big.Digits(n) || len(n) != big.Length {
			p := problem.Refuse(ListUnreadable,
				fmt.Sprintf("In de lijst met gebruikersnamen staat op rij %d geen gebruikersnaam met een BIG-nummer van 11 cijfers.", row.Number),
				"Zet er één gebruikersnaam per regel in, of een CSV met een kolom username of big_nr.")
			p.Row, p.Cell = row.Number, fmt.Sprintf("%s%d", sheet.ColumnName(column), row.Number)
			return nil, p
		}
		set[n] = true
	}
	return set, nil
}

// bigOf runs the BIG fixes over a value that stands outside the number's own
// column.
func bigOf(value string, source sheet.Cell) string {
	for _, f := range fixes() {
		for _, field := range f.Fields {
			if field == bigNr {
				value, _ = f.Apply(value, source)
			}
		}
	}
	return value
}
