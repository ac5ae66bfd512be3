package table

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// Place is what was said about where in a workbook a list stands and what its
// columns mean; the zero value takes the list as found.
type Place struct {
	// Sheet names the sheet, HeaderRow its header row as Excel shows it.
	Sheet     string
	HeaderRow int
	// Map links a field to a column by its letter or header; an empty value
	// unlinks it. Remembered are links confirmed earlier for the same header row.
	Map        map[string]string
	Remembered map[string]string
	// AcceptNear takes over the links by close spelling.
	AcceptNear bool
	// Extra tells what besides fields a column may be linked to; nil for nothing.
	Extra func(name string) bool
}

// Words are the parts of messages that name what a list is about, in Dutch.
type Words struct {
	// ChooseSheet, ChooseHeader and NoTable are next steps: when two sheets fit
	// equally well, when a header row is empty, when there is no table at all.
	ChooseSheet, ChooseHeader, NoTable string
	// NoField says that %s is no field, ChooseField what to do about it.
	NoField, ChooseField string
}

// Source is a list with its sheet, header row and columns found.
type Source struct {
	Book  *sheet.Workbook
	Sheet *sheet.Sheet
	// Header is the index of the header row in Sheet.Rows.
	Header  int
	Mapping Mapping
	// Near are the links by close spelling that are still open.
	Near []Link
	// Ties are the sheets that fit as well as this one, with this one; empty
	// when it fits best.
	Ties []string

	fields []Field
	words  Words
}

// Locate finds sheet, header row and columns of a list. Errors are refusals:
// SheetUnknown, RowUnknown, ColumnUnknown, sheet.NoTable.
func Locate(book *sheet.Workbook, fields []Field, p Place, w Words) (Source, error) {
	s := Source{Book: book, fields: fields, words: w}
	m := NewMatcher(fields)
	if err := s.chooseSheet(m, p); err != nil {
		return s, err
	}
	if err := s.chooseHeader(m, p); err != nil {
		return s, err
	}
	s.Mapping = m.Match(Headers(s.Sheet, s.Sheet.Rows[s.Header]))
	return s, s.link(p)
}

// chooseSheet takes the sheet whose header row matches best. Hidden sheets
// count only when nothing visible matches, and sheets without rows below
// their header never tie with a filled one.
func (s *Source) chooseSheet(m *Matcher, p Place) error {
	if p.Sheet != "" {
		for i := range s.Book.Sheets {
			if strings.EqualFold(s.Book.Sheets[i].Name, p.Sheet) {
				s.Sheet = &s.Book.Sheets[i]
				return s.hasRows()
			}
		}
		var names []string
		for _, sh := range s.Book.Sheets {
			names = append(names, "‘"+sh.Name+"’")
		}
		return problem.Refuse(SheetUnknown, fmt.Sprintf("Er is geen werkblad ‘%s’.", p.Sheet), "Kies uit "+strings.Join(names, ", ")+".")
	}
	best := -1
	var ties []string
	for i := range s.Book.Sheets {
		sh := &s.Book.Sheets[i]
		at, score := m.FindHeader(sh)
		if at < 0 {
			continue
		}
		rank := score * 4
		if !sh.Hidden {
			rank += 2
		}
		if at < len(sh.Rows)-1 {
			rank++
		}
		switch {
		case rank > best:
			best, s.Sheet, ties = rank, sh, []string{sh.Name}
		case rank == best && score > 0:
			ties = append(ties, sh.Name)
		}
	}
	if len(ties) > 1 {
		s.Ties = ties
	}
	return s.hasRows()
}

func (s *Source) hasRows() error {
	if s.Sheet == nil || len(s.Sheet.Rows) == 0 {
		return problem.Refuse(sheet.NoTable, "In dit bestand staat geen tabel.", s.words.NoTable)
	}
	return nil
}

func (s *Source) chooseHeader(m *Matcher, p Place) error {
	if p.HeaderRow > 0 {
		at, ok := s.Sheet.Index(p.HeaderRow)
		if !ok {
			return problem.Refuse(RowUnknown, fmt.Sprintf("Rij %d is leeg en kan geen rij met kolomkoppen zijn.", p.HeaderRow), s.words.ChooseHeader)
		}
		s.Header = at
		return nil
	}
	s.Header, _ = m.FindHeader(s.Sheet)
	return nil
}

// link settles which column feeds which field: first what the user said, then
// what was remembered, then what the headers say.
func (s *Source) link(p Place) error {
	for _, name := range slices.Sorted(maps.Keys(p.Map)) {
		if err := s.given(name, p.Map[name], Given, p.Extra); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Remembered)) {
		if _, said := p.Map[name]; said || s.givenAway(p.Remembered[name]) {
			continue
		}
		// What was remembered for the same headers can only fail when the
		// list changed shape; then the headers speak again.
		_ = s.given(name, p.Remembered[name], Remembered, p.Extra)
	}
	if p.AcceptNear {
		s.Mapping.Links = append(s.Mapping.Links, s.Mapping.Near...)
	} else {
		s.Near = s.Mapping.Near
	}
	s.Near = slices.DeleteFunc(slices.Clone(s.Near), func(l Link) bool {
		_, taken := s.Mapping.FieldOf(l.Column)
		_, fed := s.Mapping.Column(l.Field)
		return taken || fed
	})
	return nil
}

// givenAway tells whether the user linked a column to a field by hand: what
// was remembered must not take it back.
func (s *Source) givenAway(column string) bool {
	at, ok := s.FindColumn(column)
	if !ok {
		return false
	}
	l, linked := s.Mapping.FieldOf(at)
	return linked && l.How == Given
}

// given makes one link by hand: it frees the column and the field from what
// the headers said.
func (s *Source) given(name, column string, how How, extra func(string) bool) error {
	field := slices.ContainsFunc(s.fields, func(f Field) bool { return f.Name == name })
	if !field && (extra == nil || !extra(name)) {
		return problem.Refuse(ColumnUnknown, fmt.Sprintf(s.words.NoField, name), s.words.ChooseField)
	}
	at := -1
	if column != "" {
		var ok bool
		if at, ok = s.FindColumn(column); !ok {
			return problem.Refuse(ColumnUnknown, fmt.Sprintf("De lijst heeft geen kolom ‘%s’.", column),
				"Noem de letter van de kolom of de kop zoals die in de lijst staat.")
		}
	}
	m := &s.Mapping
	m.Links = slices.DeleteFunc(m.Links, func(l Link) bool { return l.Field == name || l.Column == at })
	m.Near = slices.DeleteFunc(m.Near, func(l Link) bool { return l.Field == name || l.Column == at })
	m.Ambiguous = slices.DeleteFunc(m.Ambiguous, func(a Ambiguity) bool { return a.Field == name })
	if at >= 0 {
		m.Links = append(m.Links, Link{Field: name, Column: at, Header: s.HeaderText(at), How: how})
	}
	return nil
}

// FindColumn finds a column by its header, else by its letters.
func (s *Source) FindColumn(column string) (int, bool) {
	for i, h := range s.Mapping.Headers {
		if h != "" && strings.EqualFold(h, strings.TrimSpace(column)) {
			return i, true
		}
	}
	for i := range s.Width() {
		if strings.EqualFold(sheet.ColumnName(i), column) {
			return i, true
		}
	}
	return 0, false
}

// Width is the number of columns that hold something.
func (s *Source) Width() int {
	w := len(s.Mapping.Headers)
	for _, r := range s.Sheet.Rows {
		w = max(w, len(r.Cells))
	}
	return w
}

// HeaderText is the header of a column, empty without one.
func (s *Source) HeaderText(column int) string {
	if column < len(s.Mapping.Headers) {
		return s.Mapping.Headers[column]
	}
	return ""
}

// HeaderRow is the number of the header row as Excel shows it.
func (s *Source) HeaderRow() int { return s.Sheet.Rows[s.Header].Number }

// HeaderCell is the address of a column's header.
func (s *Source) HeaderCell(column int) string {
	return sheet.ColumnName(column) + strconv.Itoa(s.HeaderRow())
}

// ColumnWords names a column for people: C ‘Datum’.
func (s *Source) ColumnWords(column int) string {
	return fmt.Sprintf("%s ‘%s’", sheet.ColumnName(column), s.HeaderText(column))
}

// IsAmbiguous tells whether several columns could feed a field.
func (s *Source) IsAmbiguous(field string) bool {
	return slices.ContainsFunc(s.Mapping.Ambiguous, func(a Ambiguity) bool { return a.Field == field })
}

// SheetQuestion is the problem of several sheets that fit; false without one.
func (s *Source) SheetQuestion() (problem.Problem, bool) {
	if len(s.Ties) == 0 {
		return problem.Problem{}, false
	}
	return problem.Problem{
		Code: SheetAmbiguous, Severity: problem.Error, Value: strings.Join(s.Ties, ", "),
		Message: fmt.Sprintf("De werkbladen %s passen even goed.", Quoted(s.Ties)), Hint: s.words.ChooseSheet,
	}, true
}

// ColumnQuestion is the problem of several columns that could feed a field;
// label is the field's name for people.
func (s *Source) ColumnQuestion(a Ambiguity, label string) problem.Problem {
	var which []string
	for _, c := range a.Columns {
		which = append(which, s.ColumnWords(c))
	}
	return problem.Problem{
		Code: ColumnAmbiguous, Severity: problem.Error, Sheet: s.Sheet.Name, Row: s.HeaderRow(),
		Column: a.Field, Cell: s.HeaderCell(a.Columns[0]), Value: strings.Join(which, ", "),
		Message: fmt.Sprintf("Meer dan één kolom kan %s zijn: %s.", label, strings.Join(which, ", ")),
		Hint:    fmt.Sprintf("Koppel de goede kolom aan %s.", label),
	}
}

// Missing is the problem of a field without a column; hint is the next step
// where no column comes near in spelling.
func (s *Source) Missing(field, label, hint string) problem.Problem {
	for _, l := range s.Near {
		if l.Field == field {
			hint = fmt.Sprintf("Kolom %s lijkt erop: neem dat voorstel over of koppel een andere kolom.", s.ColumnWords(l.Column))
		}
	}
	return problem.Problem{Code: ColumnMissing, Severity: problem.Error, Sheet: s.Sheet.Name, Column: field,
		Message: fmt.Sprintf("Er is geen kolom gevonden voor %s.", label), Hint: hint}
}

// Quoted lists names in quotes: ‘a’, ‘b’ en ‘c’.
func Quoted(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = "‘" + n + "’"
	}
	if len(q) < 2 {
		return strings.Join(q, "")
	}
	return strings.Join(q[:len(q)-1], ", ") + " en " + q[len(q)-1]
}
