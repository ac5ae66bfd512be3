package hap

import (
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/form"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// MaxListRows is how many rows a list of shifts may have: as many as a portfolio
// takes over at once.
const MaxListRows = 2_000

// Why a row is left out.
const (
	ListOutDropped = "dropped" // the user left it out
	ListOutKnown   = "known"   // the portfolio has this dienst
	ListOutTwice   = "twice"   // a row higher up has this dienst
	ListOutHidden  = "hidden"  // hidden in the sheet, and the user left hidden rows out
	ListOutEmpty   = "empty"   // nothing in the columns that are used
	ListOutTotal   = "total"   // a totals row below the list
	ListOutHeader  = "header"  // the header repeated
)

// ListRow is one row of a list of shifts with everything that happened to it.
type ListRow struct {
	// Number is the row number as Excel shows it.
	Number int
	// Out says why the row is left out, empty when it is taken over; Why says it
	// in Dutch.
	Out, Why string
	// Double: the portfolio or a row higher up has this dienst, also when the
	// user took it in.
	Double bool
	// Fixes were applied, Accepted are suggestions that were taken over, Open
	// wait for an answer, Left are those the user did not want. Problems are
	// what remains; a row that is left out has none.
	Fixes, Accepted, Open, Left []table.Change
	Problems                    []problem.Problem

	source []sheet.Cell
	found  []string
	values []string
	hidden bool
	// when is the span of its dienst; timed is false while it cannot be read.
	when  span
	timed bool
}

// Value is what a field of the row comes to, as it is shown: a date as
// 14-11-2026, a time as 19:30.
func (r *ListRow) Value(field string) string { return r.at(r.values, field) }

// Found is what the file says in a field, empty without a column.
func (r *ListRow) Found(field string) string { return r.at(r.found, field) }

func (r *ListRow) at(texts []string, field string) string {
	if i := listField(field); i >= 0 {
		return texts[i]
	}
	return ""
}

// Dienst is the shift that the row comes to.
func (r *ListRow) Dienst() Dienst {
	v := r.values
	return Dienst{Date: listISO(v[listDate]), Begin: v[listBegin], End: v[listEnd], Post: v[listPost], Role: v[listRole],
		Stage: v[listStage], Supervision: v[listSupervision], Note: v[listNote]}
}

// listISO reads the date of a cell; what is no date stays as it is.
func listISO(shown string) string {
	if iso, ok := shownDate(shown); ok {
		return iso
	}
	iso, _ := form.ReadDate(shown)
	return iso
}

// ListPlan is a list of shifts with what would be taken over and why: a value,
// so what is shown is what is taken over.
type ListPlan struct {
	// Book is what was read; Sheet and HeaderRow where the list was found.
	Book      *sheet.Workbook
	Sheet     *sheet.Sheet
	HeaderRow int
	// Mapping is how columns meet fields.
	Mapping table.Mapping
	// Near are column-spelling offers that wait for a yes, as changes at the header.
	Near []table.Change
	Rows []ListRow
	// General are the problems with the list as a whole and with rows that are left out.
	General []problem.Problem
	// HiddenRows are the hidden rows with data.
	HiddenRows []int

	options  ListOptions
	settings Settings
	known    []Dienst
	today    string
	rules    table.Rules
	matcher  *table.Matcher
	columns  [listFields]int
	present  [listFields]bool
	source   table.Source
	// listed are the problems of the columns.
	listed []problem.Problem
}

// OpenList makes the plan of a list of shifts. known are the diensten that the
// portfolio has, today is the day of today. Errors are refusals: there is no
// table, or the options name what the list does not have.
func OpenList(book *sheet.Workbook, known []Dienst, s Settings, today string, o ListOptions) (*ListPlan, error) {
	src, err := table.Locate(book, listHeaders(), table.Place{Sheet: o.Sheet, HeaderRow: o.HeaderRow, Map: o.Map, AcceptNear: o.Accept[ListSuggestColumn]}, listWords)
	if err != nil {
		return nil, err
	}
	settleTimes(&src)
	p := &ListPlan{
		Book: book, Sheet: src.Sheet, HeaderRow: src.HeaderRow(), Mapping: src.Mapping, options: o, settings: s, known: known, today: today,
		rules: listRules(book.Date1904, s, today), matcher: table.NewMatcher(listHeaders()), source: src,
	}
	for i, name := range listNames {
		p.columns[i] = -1
		if c, ok := src.Mapping.Column(name); ok {
			p.columns[i] = c
		}
	}
	for _, l := range src.Near {
		p.Near = append(p.Near, table.Change{Kind: ListSuggestColumn, Row: p.HeaderRow, Column: l.Field,
			Cell: src.HeaderCell(l.Column), Before: l.Header, After: l.Field})
	}
	if err := p.collect(); err != nil {
		return nil, err
	}
	for i := range p.Rows {
		p.apply(&p.Rows[i])
	}
	p.findDoubles()
	p.findPresent()
	p.checkColumns()
	p.check()
	p.tell()
	return p, nil
}

// Again makes the plan of the same list under other choices.
func (p *ListPlan) Again(o ListOptions) (*ListPlan, error) {
	return OpenList(p.Book, p.known, p.settings, p.today, o)
}

// settleTimes takes two columns under one merged header "Tijd" for begin and
// end, and the column for both out where begin and end have their own.
func settleTimes(s *table.Source) {
	m := &s.Mapping
	_, begin := m.Column(FieldBegin)
	_, end := m.Column(FieldEnd)
	for i, a := range m.Ambiguous {
		if a.Field == TimesField && len(a.Columns) == 2 && a.Columns[1] == a.Columns[0]+1 && !begin && !end &&
			!s.IsAmbiguous(FieldBegin) && !s.IsAmbiguous(FieldEnd) {
			m.Ambiguous = slices.Delete(slices.Clone(m.Ambiguous), i, i+1)
			for j, field := range []string{FieldBegin, FieldEnd} {
				m.Links = append(m.Links, table.Link{Field: field, Column: a.Columns[j], Header: s.HeaderText(a.Columns[j]), How: table.Synonym})
			}
			return
		}
	}
	if begin && end {
		m.Links = slices.DeleteFunc(m.Links, func(l table.Link) bool { return l.Field == TimesField && l.How != table.Given })
		m.Ambiguous = slices.DeleteFunc(m.Ambiguous, func(a table.Ambiguity) bool { return a.Field == TimesField })
	}
}

// Row finds a row by its number.
func (p *ListPlan) Row(number int) (*ListRow, bool) {
	i, ok := slices.BinarySearchFunc(p.Rows, number, func(r ListRow, n int) int { return r.Number - n })
	if !ok {
		return nil, false
	}
	return &p.Rows[i], true
}

// Address is the source address (D7) of a field in a row; empty when the value
// does not come from the list.
func (p *ListPlan) Address(row int, field string) string {
	i := listField(field)
	if i < 0 {
		return ""
	}
	col := p.columns[i]
	if col < 0 && (i == listBegin || i == listEnd) {
		col = p.columns[listTimes]
	}
	if col < 0 {
		return ""
	}
	return sheet.ColumnName(col) + strconv.Itoa(row)
}

// Letter gives the letters and the header of the column that feeds a field;
// false when none does.
func (p *ListPlan) Letter(field string) (letter, header string, ok bool) {
	i := listField(field)
	if i < 0 {
		return "", "", false
	}
	col := p.columns[i]
	if col < 0 && (i == listBegin || i == listEnd) {
		col = p.columns[listTimes]
	}
	if col < 0 {
		return "", "", false
	}
	return sheet.ColumnName(col), p.source.HeaderText(col), true
}

// Choices are the names that a field can take, from the settings; empty for
// free text.
func (p *ListPlan) Choices(field string) []string { return p.settings.Lists()[field] }

// Unused are the columns of the list that have a header and feed no field.
func (p *ListPlan) Unused() []int {
	var out []int
	for i, h := range p.Mapping.Headers {
		if _, used := p.Mapping.FieldOf(i); !used && strings.TrimSpace(h) != "" {
			out = append(out, i)
		}
	}
	return out
}

// Diensten are the shifts that would be taken over, in the order of the list.
func (p *ListPlan) Diensten() []Dienst {
	var out []Dienst
	for i := range p.Rows {
		if p.Rows[i].Out == "" {
			out = append(out, p.Rows[i].Dienst())
		}
	}
	return out
}

// Forms are the values of the forms that would be made, in the same order.
func (p *ListPlan) Forms() []form.Values {
	out := []form.Values{}
	for _, d := range p.Diensten() {
		out = append(out, d.Values())
	}
	return out
}

// Taken counts the rows that would be taken over.
func (p *ListPlan) Taken() int {
	n := 0
	for i := range p.Rows {
		if p.Rows[i].Out == "" {
			n++
		}
	}
	return n
}

// Problems are all that remain, those of the whole list first.
func (p *ListPlan) Problems() []problem.Problem {
	out := slices.Clone(p.General)
	for i := range p.Rows {
		out = append(out, p.Rows[i].Problems...)
	}
	return out
}

// Suggestions are the changes that wait for a yes.
func (p *ListPlan) Suggestions() []table.Change {
	out := slices.Clone(p.Near)
	for i := range p.Rows {
		out = append(out, p.Rows[i].Open...)
	}
	return out
}

// Blocked tells whether an error stands in the way of taking the list over.
func (p *ListPlan) Blocked() bool {
	return listErrors(p.General) || slices.ContainsFunc(p.Rows, func(r ListRow) bool { return listErrors(r.Problems) })
}

func listErrors(list []problem.Problem) bool {
	return slices.ContainsFunc(list, func(pr problem.Problem) bool { return pr.Severity == problem.Error })
}

// Faulty are the rows with an error, which could be left out.
func (p *ListPlan) Faulty() []int {
	out := []int{}
	for i := range p.Rows {
		if listErrors(p.Rows[i].Problems) {
			out = append(out, p.Rows[i].Number)
		}
	}
	return out
}
