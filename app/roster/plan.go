package roster

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/big"
	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// MaxRows is how many rows a list may have; more is no list of aios.
const MaxRows = 20_000

// Why a row is left out of the file.
const (
	OutDropped = "dropped" // the user took it out
	OutAside   = "aside"   // the user set it aside for a later delivery
	OutHidden  = "hidden"  // hidden in the sheet, and the user left hidden rows out
	OutEmpty   = "empty"   // nothing in the columns that are used
	OutTotal   = "total"   // a totals row below the list
	OutHeader  = "header"  // the header repeated
)

// Row is one row of the list with everything that happened to it.
type Row struct {
	// Number is the row number as Excel shows it, from TypedFrom on for a row
	// added by hand.
	Number int
	// Out says why the row is left out, empty when it is written.
	Out string
	// Fixes were applied, Accepted are suggestions that were taken over, Open
	// wait for an answer, Left are those the user did not want. Problems are
	// what remains.
	Fixes    []table.Change
	Accepted []table.Change
	Open     []table.Change
	Left     []table.Change
	Problems []problem.Problem

	found  []string
	values []string
	extra  []string
	source []sheet.Cell
	// edits are what the user gave, by column; conflicts the columns where the
	// file says something else by now.
	edits     map[string]CellEdit
	conflicts map[string]string
	hidden    bool
	// own is how many of Problems are the row's own, before those that hang
	// on other rows; mail is what comparing with other rows needs of it.
	own  int
	mail mailFit
}

// Plan is what will be written and why: preview, command line and files all
// use this one value, so what is shown is what is written.
type Plan struct {
	// Book is what was read; Sheet and HeaderRow where the list was found.
	Book      *sheet.Workbook
	Sheet     *sheet.Sheet
	HeaderRow int
	// Mal is the mal in force, with the constants given for this list.
	Mal institute.Mal
	// Mapping is how columns meet fields.
	Mapping table.Mapping
	// Near are column-spelling offers that wait for a yes, as changes at the header.
	Near []table.Change
	Rows []Row
	// Constants are the values filled in for all rows, one change a column (row 0).
	Constants []table.Change
	// General are the problems with the list as a whole and with rows that are left out.
	General []problem.Problem
	// HiddenRows are the hidden rows with data.
	HiddenRows []int

	options    Options
	rules      table.Rules
	columns    [fieldCount]int
	byHand     [fieldCount]bool
	extraNames []string
	extraCols  []int
	// listed are the problems that no row changes, gaps the rows the sheet skips.
	listed []problem.Problem
	gaps   []gap
}

// Build makes the plan of a list. Errors are refusals: the list cannot be
// planned at all, or the options name what it does not have.
func Build(book *sheet.Workbook, mal institute.Mal, o Options) (*Plan, error) {
	src, err := locate(book, mal, o)
	if err != nil {
		return nil, err
	}
	p := &Plan{
		Book: book, Sheet: src.Sheet, HeaderRow: src.HeaderRow(), Mapping: src.Mapping, columns: src.columns,
		byHand: byHand(src.columns, o), options: o,
		rules: table.Rules{Fields: fields(), Fixes: fixes(), Suggestions: suggestions()},
	}
	p.listed = p.withoutThose(src.problems)
	p.Mal = p.withChoices(mal, o)
	for _, l := range src.Near {
		p.Near = append(p.Near, table.Change{Kind: SuggestColumnSpelling, Row: p.HeaderRow, Column: l.Field,
			Cell: src.HeaderCell(l.Column), Before: l.Header, After: l.Field})
	}
	for _, c := range p.Mal.Columns {
		if at, ok := src.extra[c.Name]; ok {
			p.extraNames = append(p.extraNames, c.Name)
			p.extraCols = append(p.extraCols, at)
		}
	}
	p.checkMal()
	if err := p.collect(); err != nil {
		return nil, err
	}
	for i := range p.Rows {
		p.finish(&p.Rows[i])
	}
	p.compareRows()
	p.tell()
	return p, nil
}

// Again makes the plan under other choices about the same list. Where only
// single rows differ, only those are worked out anew; p stays as it is.
func (p *Plan) Again(mal institute.Mal, o Options) (*Plan, error) {
	changed := p.options.changedRows(o)
	typed := !slices.Equal(p.options.Typed, o.Typed)
	if !p.options.sameList(o) || byHand(p.columns, o) != p.byHand || !reflect.DeepEqual(p.Mal, p.withChoices(mal, o)) {
		return Build(p.Book, mal, o)
	}
	q := *p
	q.options = o
	q.Rows = slices.Clone(p.Rows)
	if typed {
		first := len(q.Rows) - len(p.options.Typed)
		q.Rows = q.Rows[:first]
		for _, n := range o.Typed {
			q.Rows = append(q.Rows, Row{Number: n})
			changed[n] = true
		}
		if len(q.Rows) > MaxRows {
			return Build(p.Book, mal, o)
		}
	}
	drop, aside, keep := setOf(o.DropRows), setOf(o.Aside), setOf(o.Keep)
	for n := range changed {
		r, ok := q.row(n)
		if !ok {
			return Build(p.Book, mal, o)
		}
		*r = q.choose(n, drop, aside, keep)
		q.finish(r)
	}
	q.compareRows()
	q.tell()
	return &q, nil
}

// withChoices is a mal with what was chosen for one list.
func (p *Plan) withChoices(mal institute.Mal, o Options) institute.Mal {
	mal = mal.With(o.Constants).With(o.MalColumns)
	if o.Username != "" {
		mal.Username = o.Username
	}
	return mal
}

// row finds a row by its number.
func (p *Plan) row(number int) (*Row, bool) {
	i, ok := slices.BinarySearchFunc(p.Rows, number, func(r Row, n int) int { return r.Number - n })
	if !ok {
		return nil, false
	}
	return &p.Rows[i], true
}

const mask = "••••••"

// username is the user name a row gets (S0, S1): BIG- and the number, or the
// z-number of the list where the mal says so.
func (p *Plan) username(r *Row) string {
	if p.Mal.Username == institute.UsernameZ {
		if zNumber.MatchString(r.values[username]) {
			return strings.ToLower(r.values[username])
		}
		return ""
	}
	if r.values[bigNr] == "" {
		return ""
	}
	return big.Username(r.values[bigNr])
}

// zNumber is how the Radboudumc names its people (S0).
var zNumber = regexp.MustCompile(`(?i)^z[0-9]{4,9}$`)

// address is the source address of a field in a row; a name field without a
// column of its own stands in the one for the whole name.
func (p *Plan) address(row, field int) string {
	col := p.columns[field]
	if col < 0 && field <= lastName {
		col = p.columns[name]
	}
	if col < 0 || row >= TypedFrom {
		return ""
	}
	return sheet.ColumnName(col) + strconv.Itoa(row)
}

// value is what will be written for a row and a column of the mal.
func (p *Plan) value(r *Row, c institute.Column) string {
	switch f := fieldIndex(c.Name); {
	case f == username:
		return p.username(r)
	case f == password:
		// Also that of a row that is left out, whose fixes have not run.
		return ""
	case f >= 0:
		return r.values[f]
	}
	if i := slices.Index(p.extraNames, c.Name); i >= 0 {
		return r.extra[i]
	}
	return p.Mal.Constants[c.Name]
}

// Fixes are all changes that were applied, row by row: the fixed columns
// first, then each row's fixes and the suggestions that were taken over.
func (p *Plan) Fixes() []table.Change {
	n := len(p.Constants)
	for i := range p.Rows {
		n += len(p.Rows[i].Fixes) + len(p.Rows[i].Accepted)
	}
	out := append(make([]table.Change, 0, n), p.Constants...)
	for i := range p.Rows {
		out = append(append(out, p.Rows[i].Fixes...), p.Rows[i].Accepted...)
	}
	return out
}

// Suggestions are the changes that wait for a yes.
func (p *Plan) Suggestions() []table.Change {
	out := slices.Clone(p.Near)
	for i := range p.Rows {
		out = append(out, p.Rows[i].Open...)
	}
	return out
}

// Problems are all that remain, those of the whole list first.
func (p *Plan) Problems() []problem.Problem {
	var out []problem.Problem
	for pr := range p.EachProblem {
		out = append(out, *pr)
	}
	return out
}

// EachProblem goes over what Problems gives, without a copy of it: of a long
// list that would take longer than an edit may.
func (p *Plan) EachProblem(yield func(*problem.Problem) bool) {
	for i := range p.General {
		if !yield(&p.General[i]) {
			return
		}
	}
	for i := range p.Rows {
		for j := range p.Rows[i].Problems {
			if !yield(&p.Rows[i].Problems[j]) {
				return
			}
		}
	}
}

// Blocked tells whether an error stands in the way of writing.
func (p *Plan) Blocked() bool {
	isError := func(pr problem.Problem) bool { return pr.Severity == problem.Error }
	return slices.ContainsFunc(p.General, isError) ||
		slices.ContainsFunc(p.Rows, func(r Row) bool { return slices.ContainsFunc(r.Problems, isError) })
}

// Written counts the rows that go into the file once nothing blocks.
func (p *Plan) Written() int {
	n := 0
	for _, r := range p.Rows {
		if r.Out == "" {
			n++
		}
	}
	return n
}

// Listed counts the rows of the list: those written and those left out on
// purpose, without totals and repeated headers.
func (p *Plan) Listed() int { return p.Written() + len(p.LeftOut()) }

// Numbers lists row numbers for people: rij 4, 5 en 9; the first twenty of many.
func Numbers(rows []int) string { return table.Numbers(rows, RowLabel) }

// Cell is one cell of the file that will be written.
type Cell struct {
	Value string
	// Address is the source address (D7), empty when the value does not come from the list.
	Address string
}

// Cell gives what will be written for a row and a column of the mal.
func (p *Plan) Cell(r *Row, c institute.Column) Cell {
	out := Cell{Value: p.value(r, c)}
	if f := fieldIndex(c.Name); f >= 0 {
		out.Address = p.address(r.Number, f)
	} else if i := slices.Index(p.extraNames, c.Name); i >= 0 && r.Number < TypedFrom {
		out.Address = sheet.ColumnName(p.extraCols[i]) + strconv.Itoa(r.Number)
	}
	return out
}

// Letter gives the letters of the list's column that feeds a column of the
// mal; false when none does.
func (p *Plan) Letter(c institute.Column) (string, bool) {
	col := -1
	if f := fieldIndex(c.Name); f >= 0 {
		if col = p.columns[f]; col < 0 && f <= lastName {
			col = p.columns[name]
		}
	} else if i := slices.Index(p.extraNames, c.Name); i >= 0 {
		col = p.extraCols[i]
	}
	if col < 0 {
		return "", false
	}
	return sheet.ColumnName(col), true
}

// Unused are the columns of the list that have a header and feed no field:
// they are named, because they may hold what should not travel.
func (p *Plan) Unused() []int {
	var out []int
	for i, h := range p.Mapping.Headers {
		if _, used := p.Mapping.FieldOf(i); !used && h != "" {
			out = append(out, i)
		}
	}
	return out
}

// LeftOut are the rows of the list that do not go in on purpose: taken out or
// set aside by the user, or hidden and left out.
func (p *Plan) LeftOut() []int {
	var out []int
	for _, r := range p.Rows {
		if r.Out == OutDropped || r.Out == OutAside || r.Out == OutHidden {
			out = append(out, r.Number)
		}
	}
	return out
}
