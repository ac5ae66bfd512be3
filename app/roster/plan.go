package roster

import (
	"fmt"
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
	OutHidden  = "hidden"  // hidden in the sheet, and the user left hidden rows out
	OutEmpty   = "empty"   // nothing in the columns that are used
	OutTotal   = "total"   // a totals row below the list
	OutHeader  = "header"  // the header repeated
)

// Row is one row of the list with everything that happened to it.
type Row struct {
	// Number is the row number as Excel shows it.
	Number int
	// Out says why the row is left out, empty when it is written.
	Out string
	// Fixes were applied, Accepted are suggestions that were taken over, Open
	// wait for a yes. Problems are what remains.
	Fixes    []table.Change
	Accepted []table.Change
	Open     []table.Change
	Problems []problem.Problem

	found  []string
	values []string
	extra  []string
	source []sheet.Cell
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

	columns    [fieldCount]int
	extraNames []string
	extraCols  []int
}

// Build makes the plan of a list. Errors are refusals: the list cannot be
// planned at all, or the options name what it does not have.
func Build(book *sheet.Workbook, mal institute.Mal, o Options) (*Plan, error) {
	src, err := locate(book, mal, o)
	if err != nil {
		return nil, err
	}
	p := &Plan{
		Book: book, Sheet: src.sheet, HeaderRow: src.headerRow(), Mapping: src.mapping, columns: src.columns,
		Mal: mal.With(o.Constants).With(o.MalColumns), General: src.problems,
	}
	if o.Username != "" {
		p.Mal.Username = o.Username
	}
	for _, l := range src.near {
		p.Near = append(p.Near, table.Change{Kind: SuggestColumnSpelling, Row: p.HeaderRow, Column: l.Field,
			Cell: src.cellName(l.Column), Before: l.Header, After: l.Field})
	}
	for _, c := range p.Mal.Columns {
		if at, ok := src.extra[c.Name]; ok {
			p.extraNames = append(p.extraNames, c.Name)
			p.extraCols = append(p.extraCols, at)
		}
	}
	p.checkMal()
	if err := p.collect(src, o); err != nil {
		return nil, err
	}
	rules := table.Rules{Fields: fields(), Fixes: fixes(), Suggestions: suggestions()}
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Out == "" {
			p.apply(r, rules, o.Decisions)
		}
	}
	p.check(o)
	return p, nil
}

// collect takes the rows below the header and decides which belong to the list.
func (p *Plan) collect(src source, o Options) error {
	drop := make(map[int]bool, len(o.DropRows))
	for _, n := range o.DropRows {
		drop[n] = true
	}
	header := src.sheet.Rows[src.header]
	last := header.Number
	for _, sr := range src.sheet.Rows[src.header+1:] {
		r := p.take(sr)
		switch {
		case drop[sr.Number]:
			r.Out = OutDropped
			delete(drop, sr.Number)
		case p.isEmpty(r):
			r.Out = OutEmpty
			if !anyText(sr) {
				continue
			}
		case p.isTotal(sr, r):
			r.Out = OutTotal
		case p.isHeader(header, sr):
			r.Out = OutHeader
		case sr.Hidden:
			p.HiddenRows = append(p.HiddenRows, sr.Number)
			if o.Hidden == HiddenExclude {
				r.Out = OutHidden
			}
		}
		if sr.Number > last+1 {
			p.ignoredGap(last+1, sr.Number-1)
		}
		last = sr.Number
		if why, ok := ignored[r.Out]; ok {
			p.general(problem.Problem{
				Code: RowIgnored, Severity: problem.Warning, Row: sr.Number, Cell: "A" + strconv.Itoa(sr.Number), Value: firstText(sr),
				Message: fmt.Sprintf("Rij %d %s en blijft weg.", sr.Number, why), Hint: "Controleer of hier geen aios staat.",
			})
		}
		p.Rows = append(p.Rows, r)
		if len(p.Rows) > MaxRows {
			return problem.Refuse(sheet.LimitRows, "Deze lijst heeft meer dan 20.000 rijen; dat is geen lijst van aiossen.",
				"Kies het bestand of het werkblad met alleen de nieuwe aiossen.")
		}
	}
	for _, n := range o.DropRows {
		if drop[n] {
			return problem.Refuse(RowUnknown, fmt.Sprintf("Rij %d staat niet in de lijst.", n),
				"Noem het rijnummer zoals Excel het toont, van een rij onder de kolomkoppen.")
		}
	}
	if len(p.HiddenRows) > 0 && o.Hidden == "" {
		p.general(problem.Problem{
			Code: HiddenRows, Severity: problem.Error, Value: Numbers(p.HiddenRows),
			Message: fmt.Sprintf("De lijst heeft verborgen rijen met gegevens: %s.", Numbers(p.HiddenRows)),
			Hint:    "Kies of de verborgen rijen meegaan of wegblijven.",
		})
	}
	if !slices.ContainsFunc(p.Rows, func(r Row) bool { return r.Out == "" }) {
		p.general(problem.Problem{
			Code: ListEmpty, Severity: problem.Error, Row: p.HeaderRow,
			Message: "Onder de kolomkoppen staat geen enkele aios.",
			Hint:    "Controleer of het goede werkblad en de goede rij met kolomkoppen gekozen zijn.",
		})
	}
	return nil
}

// ignored says in Dutch why a row is left out unasked.
var ignored = map[string]string{
	OutEmpty:  "heeft niets in de gebruikte kolommen",
	OutTotal:  "is een totaalrij",
	OutHeader: "herhaalt de kolomkoppen",
	OutHidden: "is verborgen",
}

func (p *Plan) ignoredGap(from, to int) {
	m := fmt.Sprintf("Rij %d is leeg en blijft weg.", from)
	if to > from {
		m = fmt.Sprintf("Rij %d tot en met %d zijn leeg en blijven weg.", from, to)
	}
	p.general(problem.Problem{Code: RowIgnored, Severity: problem.Warning, Row: from, Cell: "A" + strconv.Itoa(from),
		Message: m, Hint: "Controleer of hier geen aios hoort te staan."})
}

func (p *Plan) general(pr problem.Problem) {
	pr.Sheet = p.Sheet.Name
	p.General = append(p.General, pr)
}

// take copies the cells that feed a field.
func (p *Plan) take(sr sheet.Row) Row {
	r := Row{Number: sr.Number, source: make([]sheet.Cell, fieldCount), found: make([]string, fieldCount)}
	for f, col := range p.columns {
		c := sr.Cell(col)
		r.source[f], r.found[f] = c, c.Text
	}
	for _, col := range p.extraCols {
		r.extra = append(r.extra, sr.Cell(col).Text)
	}
	r.values = slices.Clone(r.found)
	return r
}

func (p *Plan) isEmpty(r Row) bool {
	for _, c := range r.source {
		if c.Formula || strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}

// totals begins the text of a totals row.
var totals = regexp.MustCompile(`(?i)^\s*(sub)?(totaal|total|aantal|som)\b`)

// isTotal looks for a row that counts: its text says so, and nothing in it
// identifies a person.
func (p *Plan) isTotal(sr sheet.Row, r Row) bool {
	if r.found[email] != "" || r.found[gender] != "" || big.Digits(r.found[bigNr]) && len(r.found[bigNr]) > 5 {
		return false
	}
	return totals.MatchString(firstText(sr))
}

// isHeader tells whether a row repeats the header, as printed lists do.
func (p *Plan) isHeader(header, sr sheet.Row) bool {
	same := 0
	for _, l := range p.Mapping.Links {
		h := header.Cell(l.Column).Text
		if h == "" || h != sr.Cell(l.Column).Text {
			return false
		}
		same++
	}
	return same >= 2
}

func anyText(r sheet.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c sheet.Cell) bool { return strings.TrimSpace(c.Text) != "" })
}

func firstText(r sheet.Row) string {
	for _, c := range r.Cells {
		if t := strings.TrimSpace(c.Text); t != "" {
			return t
		}
	}
	return ""
}

// apply runs the rules over one row and sets what is not in the list.
func (p *Plan) apply(r *Row, rules table.Rules, d table.Decisions) {
	rec := table.Record{Row: r.Number, Source: r.source, Values: r.values}
	address := func(f int) string { return p.address(r.Number, f) }
	out := rules.Apply(&rec, d, address)
	r.Fixes, r.Accepted, r.Open = out.Fixes, out.Accepted, out.Open
	if before := r.values[password]; before != "" {
		// The password itself is nobody's business, not even as "before".
		r.found[password] = mask
		r.values[password] = ""
		r.Fixes = append(r.Fixes, table.Change{Kind: FixPasswordDropped, Row: r.Number, Column: institute.Password, Cell: address(password), Before: mask})
	}
	if want := p.username(r); want != r.values[username] {
		r.Fixes = append(r.Fixes, table.Change{Kind: FixUsername, Row: r.Number, Column: institute.Username, Cell: address(username), Before: r.values[username], After: want})
	}
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
	if col < 0 {
		return ""
	}
	return sheet.ColumnName(col) + strconv.Itoa(row)
}

// value is what will be written for a row and a column of the mal.
func (p *Plan) value(r *Row, c institute.Column) string {
	switch f := fieldIndex(c.Name); {
	case f == username:
		return p.username(r)
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
	out := slices.Clone(p.General)
	for i := range p.Rows {
		out = append(out, p.Rows[i].Problems...)
	}
	return out
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
func Numbers(rows []int) string {
	var parts []string
	for i, n := range rows {
		if i == 20 {
			parts = append(parts, fmt.Sprintf("nog %d", len(rows)-i))
			break
		}
		parts = append(parts, strconv.Itoa(n))
	}
	if len(parts) == 1 {
		return "rij " + parts[0]
	}
	return "rij " + strings.Join(parts[:len(parts)-1], ", ") + " en " + parts[len(parts)-1]
}

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
	} else if i := slices.Index(p.extraNames, c.Name); i >= 0 {
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

// LeftOut are the rows of the list that do not go in on purpose: taken out by
// the user, or hidden and left out.
func (p *Plan) LeftOut() []int {
	var out []int
	for _, r := range p.Rows {
		if r.Out == OutDropped || r.Out == OutHidden {
			out = append(out, r.Number)
		}
	}
	return out
}
