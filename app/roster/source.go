package roster

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// source is a list with its sheet, header row and columns found.
type source struct {
	book    *sheet.Workbook
	sheet   *sheet.Sheet
	header  int // index in sheet.Rows
	mapping table.Mapping
	// columns is the sheet column per field, -1 without one; extra holds
	// those of mal columns linked by hand, by their name.
	columns  [fieldCount]int
	extra    map[string]int
	problems []problem.Problem
	// near are the column-spelling offers that are still open.
	near []table.Link
}

// locate finds sheet, header row and columns.
func locate(book *sheet.Workbook, mal institute.Mal, o Options) (source, error) {
	s := source{book: book, extra: map[string]int{}}
	m := table.NewMatcher(fields())
	if err := s.chooseSheet(m, o); err != nil {
		return s, err
	}
	if err := s.chooseHeader(m, o); err != nil {
		return s, err
	}
	s.mapping = m.Match(table.Headers(s.sheet, s.sheet.Rows[s.header]))
	if err := s.link(mal, o); err != nil {
		return s, err
	}
	s.settleNames()
	s.report()
	return s, nil
}

// chooseSheet takes the sheet whose header row matches best. Hidden sheets
// count only when nothing visible matches, and sheets without rows below
// their header never tie with a filled one.
func (s *source) chooseSheet(m *table.Matcher, o Options) error {
	if o.Sheet != "" {
		for i := range s.book.Sheets {
			if strings.EqualFold(s.book.Sheets[i].Name, o.Sheet) {
				s.sheet = &s.book.Sheets[i]
				return s.hasRows()
			}
		}
		var names []string
		for _, sh := range s.book.Sheets {
			names = append(names, "‘"+sh.Name+"’")
		}
		return problem.Refuse(SheetUnknown, fmt.Sprintf("Er is geen werkblad ‘%s’.", o.Sheet), "Kies uit "+strings.Join(names, ", ")+".")
	}
	best := -1
	var ties []string
	for i := range s.book.Sheets {
		sh := &s.book.Sheets[i]
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
			best, s.sheet, ties = rank, sh, []string{sh.Name}
		case rank == best && score > 0:
			ties = append(ties, sh.Name)
		}
	}
	if len(ties) > 1 {
		s.problems = append(s.problems, problem.Problem{
			Code: SheetAmbiguous, Severity: problem.Error, Value: strings.Join(ties, ", "),
			Message: fmt.Sprintf("De werkbladen %s passen even goed.", quoteAll(ties)),
			Hint:    "Kies het werkblad met de aiossen die je wilt aanmaken.",
		})
	}
	return s.hasRows()
}

func (s *source) hasRows() error {
	if s.sheet == nil || len(s.sheet.Rows) == 0 {
		return problem.Refuse(sheet.NoTable, "In dit bestand staat geen tabel.",
			"Kies een bestand met een rij kolomkoppen en daaronder de aiossen.")
	}
	return nil
}

func (s *source) chooseHeader(m *table.Matcher, o Options) error {
	if o.HeaderRow > 0 {
		at, ok := s.sheet.Index(o.HeaderRow)
		if !ok {
			return problem.Refuse(RowUnknown, fmt.Sprintf("Rij %d is leeg en kan geen rij met kolomkoppen zijn.", o.HeaderRow),
				"Kies de rij waarin voornaam, achternaam, e-mail en BIG-nummer als kop staan.")
		}
		s.header = at
		return nil
	}
	s.header, _ = m.FindHeader(s.sheet)
	return nil
}

// link settles which column feeds which field: first what the user said, then
// what was remembered, then what the headers say.
func (s *source) link(mal institute.Mal, o Options) error {
	for i := range s.columns {
		s.columns[i] = -1
	}
	for _, name := range sortedKeys(o.Map) {
		if err := s.given(name, o.Map[name], table.Given, mal); err != nil {
			return err
		}
	}
	for _, name := range sortedKeys(o.Remembered) {
		if _, said := o.Map[name]; said || s.givenAway(o.Remembered[name]) {
			continue
		}
		// What was remembered for the same headers can only fail when the
		// list changed shape; then the headers speak again.
		_ = s.given(name, o.Remembered[name], table.Remembered, mal)
	}
	if o.Accept[SuggestColumnSpelling] {
		s.mapping.Links = append(s.mapping.Links, s.mapping.Near...)
	} else {
		s.near = s.mapping.Near
	}
	s.near = slices.DeleteFunc(slices.Clone(s.near), func(l table.Link) bool {
		return s.taken(l.Column) || s.columnOf(l.Field) >= 0
	})
	for _, l := range s.mapping.Links {
		if i := fieldIndex(l.Field); i >= 0 {
			s.columns[i] = l.Column
		}
	}
	return nil
}

// givenAway tells whether the user linked a column to a field by hand: what
// was remembered must not take it back.
func (s *source) givenAway(column string) bool {
	at, ok := s.findColumn(column)
	if !ok {
		return false
	}
	l, linked := s.mapping.FieldOf(at)
	return linked && l.How == table.Given
}

func (s *source) taken(column int) bool {
	_, ok := s.mapping.FieldOf(column)
	return ok
}

func (s *source) columnOf(field string) int {
	if c, ok := s.mapping.Column(field); ok {
		return c
	}
	return -1
}

// given makes one link by hand: it frees the column and the field from what
// the headers said.
func (s *source) given(name, column string, how table.How, mal institute.Mal) error {
	field := fieldIndex(name)
	_, inMal := mal.Column(name)
	if field < 0 && !inMal {
		return problem.Refuse(ColumnUnknown, fmt.Sprintf("‘%s’ is geen veld van de mal.", name),
			"Kies een kolomnaam zoals die in de mal staat, bijvoorbeeld firstname of big_nr.")
	}
	at := -1
	if column != "" {
		var ok bool
		if at, ok = s.findColumn(column); !ok {
			return problem.Refuse(ColumnUnknown, fmt.Sprintf("De lijst heeft geen kolom ‘%s’.", column),
				"Noem de letter van de kolom of de kop zoals die in de lijst staat.")
		}
	}
	s.mapping.Links = slices.DeleteFunc(s.mapping.Links, func(l table.Link) bool { return l.Field == name || l.Column == at })
	s.mapping.Near = slices.DeleteFunc(s.mapping.Near, func(l table.Link) bool { return l.Field == name || l.Column == at })
	s.mapping.Ambiguous = slices.DeleteFunc(s.mapping.Ambiguous, func(a table.Ambiguity) bool { return a.Field == name })
	if at < 0 {
		return nil
	}
	if field < 0 {
		s.extra[name] = at
	}
	s.mapping.Links = append(s.mapping.Links, table.Link{Field: name, Column: at, Header: s.headerText(at), How: how})
	return nil
}

// findColumn finds a column by its header, else by its letters.
func (s *source) findColumn(column string) (int, bool) {
	for i, h := range s.mapping.Headers {
		if h != "" && strings.EqualFold(h, strings.TrimSpace(column)) {
			return i, true
		}
	}
	for i := range s.width() {
		if strings.EqualFold(sheet.ColumnName(i), column) {
			return i, true
		}
	}
	return 0, false
}

// width is the number of columns that hold something.
func (s *source) width() int {
	w := len(s.mapping.Headers)
	for _, r := range s.sheet.Rows {
		w = max(w, len(r.Cells))
	}
	return w
}

func (s *source) headerText(column int) string {
	if column < len(s.mapping.Headers) {
		return s.mapping.Headers[column]
	}
	return ""
}

// settleNames decides between a column for the whole name and separate ones.
// "Naam" beside "Voornaam" may be the last name or the whole name: a question.
func (s *source) settleNames() {
	col := s.columns[name]
	if col < 0 {
		return
	}
	first, last := s.columns[firstName] >= 0, s.columns[lastName] >= 0
	switch {
	case first && last:
		s.unlinkName()
	case first && !s.isAmbiguous(institute.LastName) && s.linkHow(NameField) != table.Given:
		s.unlinkName()
		s.problems = append(s.problems, problem.Problem{
			Code: ColumnAmbiguous, Severity: problem.Error, Sheet: s.sheet.Name, Row: s.headerRow(),
			Column: institute.LastName, Cell: s.cellName(col), Value: s.headerText(col),
			Message: fmt.Sprintf("Kolom %s ‘%s’ kan de achternaam of de hele naam zijn.", sheet.ColumnName(col), s.headerText(col)),
			Hint:    "Koppel de kolom aan achternaam als er alleen achternamen in staan.",
		})
		// The question stands for the missing column.
		s.mapping.Ambiguous = append(s.mapping.Ambiguous, table.Ambiguity{Field: institute.LastName})
	}
}

func (s *source) unlinkName() {
	s.columns[name] = -1
	s.mapping.Links = slices.DeleteFunc(s.mapping.Links, func(l table.Link) bool { return l.Field == NameField })
}

func (s *source) linkHow(field string) table.How {
	for _, l := range s.mapping.Links {
		if l.Field == field {
			return l.How
		}
	}
	return ""
}

func (s *source) isAmbiguous(field string) bool {
	return slices.ContainsFunc(s.mapping.Ambiguous, func(a table.Ambiguity) bool { return a.Field == field })
}

// report finds what is wrong with the columns.
func (s *source) report() {
	for _, a := range s.mapping.Ambiguous {
		if len(a.Columns) == 0 || a.Field == NameField && s.columns[firstName] >= 0 && s.columns[lastName] >= 0 {
			continue
		}
		var which []string
		for _, c := range a.Columns {
			which = append(which, fmt.Sprintf("%s ‘%s’", sheet.ColumnName(c), s.headerText(c)))
		}
		s.problems = append(s.problems, problem.Problem{
			Code: ColumnAmbiguous, Severity: problem.Error, Sheet: s.sheet.Name, Row: s.headerRow(),
			Column: a.Field, Cell: s.cellName(a.Columns[0]), Value: strings.Join(which, ", "),
			Message: fmt.Sprintf("Meer dan één kolom kan %s zijn: %s.", Label(a.Field), strings.Join(which, ", ")),
			Hint:    fmt.Sprintf("Koppel de goede kolom aan %s.", Label(a.Field)),
		})
	}
	required := []int{firstName, lastName, email, bigNr, gender}
	for _, f := range required {
		if s.columns[f] >= 0 || s.isAmbiguous(fieldNames[f]) {
			continue
		}
		if f == firstName || f == lastName {
			if s.columns[name] >= 0 || s.isAmbiguous(NameField) {
				continue
			}
		}
		hint := fmt.Sprintf("Koppel een kolom aan %[1]s, vul %[1]s zelf in bij elke aios, of vraag de afzender om die kolom.", Label(fieldNames[f]))
		for _, l := range s.near {
			if l.Field == fieldNames[f] {
				hint = fmt.Sprintf("Kolom %s ‘%s’ lijkt erop: neem dat voorstel over of koppel een andere kolom.", sheet.ColumnName(l.Column), l.Header)
			}
		}
		s.problems = append(s.problems, problem.Problem{
			Code: ColumnMissing, Severity: problem.Error, Sheet: s.sheet.Name, Column: fieldNames[f],
			Message: fmt.Sprintf("Er is geen kolom gevonden voor %s.", Label(fieldNames[f])), Hint: hint,
		})
	}
}

func (s *source) headerRow() int { return s.sheet.Rows[s.header].Number }

func (s *source) cellName(column int) string {
	return sheet.ColumnName(column) + strconv.Itoa(s.headerRow())
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func quoteAll(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = "‘" + n + "’"
	}
	if len(q) < 2 {
		return strings.Join(q, "")
	}
	return strings.Join(q[:len(q)-1], ", ") + " en " + q[len(q)-1]
}
