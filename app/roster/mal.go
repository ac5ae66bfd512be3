package roster

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// LearnMal reads a mal from the institute's own CSV or workbook: its columns,
// order, header spelling, delimiter and BOM; the constants from its example
// row, or from a filled list where all rows agree. base gives what a workbook
// cannot show (delimiter, BOM) and constants known from before.
func LearnMal(book *sheet.Workbook, name string, base institute.Mal) (institute.Mal, error) {
	matcher := malMatcher()
	sh, at := malSheet(book, matcher)
	if sh == nil {
		return institute.Mal{}, problem.Refuse(MalUnreadable, "In dit bestand is geen mal te herkennen.",
			"Kies de mal die je van de supportsite hebt gehaald: een rij met kolommen als firstname, lastname, email en big_nr.")
	}
	m := institute.Mal{Institute: base.Institute, Learned: true, Source: name, Delimiter: base.Delimiter, BOM: base.BOM,
		Constants: map[string]string{}, Examples: map[string]string{}}
	if book.Format == sheet.Delimited && len(sh.Rows[at].Cells) > 1 {
		m.Delimiter, m.BOM = string(book.Delimiter), book.BOM
	}
	seen := map[string]bool{}
	rows := sh.Rows[at+1:]
	for i, h := range table.Headers(sh, sh.Rows[at]) {
		if h == "" {
			return institute.Mal{}, malRefusal("Een kolom van deze mal heeft geen kop.")
		}
		if unreadable(h) {
			return institute.Mal{}, malRefusal("Een kop van deze mal heeft tekens die niet te lezen zijn.")
		}
		c := institute.Column{Header: h, Name: h}
		if known, ok := matcher.Name(h); ok && !seen[known] {
			c.Name = known
		}
		if seen[c.Name] {
			return institute.Mal{}, malRefusal("De kolom ‘" + h + "’ staat twee keer in deze mal.")
		}
		seen[c.Name] = true
		m.Columns = append(m.Columns, c)
		learnValue(&m, c, rows, i)
	}
	for _, need := range []string{institute.FirstName, institute.LastName, institute.Email, institute.BigNr} {
		if !seen[need] {
			return institute.Mal{}, malRefusal("Deze mal heeft geen kolom " + need + ".")
		}
	}
	for _, c := range m.Fixed() {
		if v, ok := base.Constants[c.Name]; ok && m.Constants[c.Name] == "" && c.Known() {
			m.Constants[c.Name] = v
		}
	}
	return m, nil
}

func malRefusal(message string) error {
	return problem.Refuse(MalUnreadable, message, "Haal de laatste versie van de mal opnieuw van de supportsite.")
}

// malMatcher knows the person fields and the fixed columns, without the
// list's own column for a whole name.
func malMatcher() *table.Matcher {
	known := slices.DeleteFunc(fields(), func(f table.Field) bool { return f.Name == NameField })
	for _, n := range institute.FixedNames() {
		known = append(known, table.Field{Name: n})
	}
	return table.NewMatcher(known)
}

func malSheet(book *sheet.Workbook, m *table.Matcher) (*sheet.Sheet, int) {
	var found *sheet.Sheet
	row, best := 0, 0
	for i := range book.Sheets {
		if at, score := m.FindHeader(&book.Sheets[i]); score > best {
			found, row, best = &book.Sheets[i], at, score
		}
	}
	return found, row
}

// learnValue takes what the rows of a mal say about one column. For a known
// fixed column that is its constant; for one nobody knows only an example,
// because a person's birthday in an example row is no constant.
func learnValue(m *institute.Mal, c institute.Column, rows []sheet.Row, column int) {
	value, agree := "", len(rows) > 0
	for i, r := range rows {
		v := strings.TrimSpace(r.Cell(column).Text)
		if i == 0 {
			value = v
		}
		agree = agree && v == value
	}
	switch {
	case c.Name == institute.Username && value != "":
		m.Username = institute.UsernameBig
		if zNumber.MatchString(value) {
			m.Username = institute.UsernameZ
		}
	case c.Person() || !agree || value == "" || unreadable(value):
	case c.Known():
		m.Constants[c.Name] = value
	default:
		m.Examples[c.Name] = value
	}
}

// unreadable tells whether a text has control characters: a header or a
// constant with those is damage, and a file with them is no text any more.
func unreadable(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError })
}
