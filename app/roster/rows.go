package roster

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/big"
	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// gap is a run of rows that hold nothing, before the row at an index.
type gap struct{ from, to, before int }

// collect takes the rows below the header, and those added by hand.
func (p *Plan) collect() error {
	drop, aside, keep := setOf(p.options.DropRows), setOf(p.options.Aside), setOf(p.options.Keep)
	last := p.HeaderRow
	for _, sr := range p.Sheet.Rows {
		if sr.Number <= p.HeaderRow {
			continue
		}
		r := p.take(sr, drop, aside, keep)
		if r.Out == OutEmpty && !table.AnyText(sr) {
			continue
		}
		if sr.Number > last+1 {
			p.gaps = append(p.gaps, gap{last + 1, sr.Number - 1, len(p.Rows)})
		}
		last = sr.Number
		p.Rows = append(p.Rows, r)
	}
	if len(p.Rows)+len(p.options.Typed) > MaxRows {
		return problem.Refuse(sheet.LimitRows, "Deze lijst heeft meer dan 20.000 rijen; dat is geen lijst van aiossen.",
			"Kies het bestand of het werkblad met alleen de nieuwe aiossen.")
	}
	for _, n := range p.options.Typed {
		p.Rows = append(p.Rows, p.choose(n, drop, aside, keep))
	}
	for _, n := range p.options.DropRows {
		if _, ok := p.row(n); !ok {
			return problem.Refuse(RowUnknown, fmt.Sprintf("Rij %d staat niet in de lijst.", n),
				"Noem het rijnummer zoals Excel het toont, van een rij onder de kolomkoppen.")
		}
	}
	return nil
}

// choose takes one row by its number; a row added by hand has no cells.
func (p *Plan) choose(number int, drop, aside, keep map[int]bool) Row {
	i, ok := p.Sheet.Index(number)
	if !ok {
		return p.take(sheet.Row{Number: number}, drop, aside, keep)
	}
	return p.take(p.Sheet.Rows[i], drop, aside, keep)
}

// take copies the cells that feed a field, lays the user's own values over
// them, and decides whether the row belongs to the list.
func (p *Plan) take(sr sheet.Row, drop, aside, keep map[int]bool) Row {
	texts := make([]string, 2*fieldCount)
	r := Row{Number: sr.Number, source: make([]sheet.Cell, fieldCount),
		found: texts[:fieldCount:fieldCount], values: texts[fieldCount:], edits: p.options.Edits[sr.Number]}
	for f, col := range p.columns {
		c := sr.Cell(col)
		r.source[f], r.found[f] = c, c.Text
	}
	for _, col := range p.extraCols {
		r.extra = append(r.extra, sr.Cell(col).Text)
	}
	for _, column := range sortedKeys(r.edits) {
		p.lay(&r, column, r.edits[column])
	}
	for f, c := range r.source {
		r.values[f] = c.Text
	}
	typed := r.Number >= TypedFrom
	switch {
	case aside[r.Number]:
		r.Out = OutAside
	case drop[r.Number]:
		r.Out = OutDropped
	case typed:
	case p.isEmpty(r):
		r.Out = OutEmpty
	case keep[r.Number]:
	case p.isTotal(sr, r):
		r.Out = OutTotal
	case p.Mapping.RepeatsHeader(sr):
		r.Out = OutHeader
	case sr.Hidden:
		r.hidden = true
		if p.options.Hidden == HiddenExclude {
			r.Out = OutHidden
		}
	}
	return r
}

// lay puts one value of the user over what the file says. Where the file
// says the same by now there is nothing to lay; where it says something else
// than it did, the user will be asked.
func (p *Plan) lay(r *Row, column string, e CellEdit) {
	f, x := fieldIndex(column), slices.Index(p.extraNames, column)
	var found string
	switch {
	case f >= 0:
		found = r.found[f]
	case x >= 0:
		found = r.extra[x]
	default:
		return
	}
	if e.Value == found {
		return
	}
	if e.Found != found {
		if r.conflicts == nil {
			r.conflicts = map[string]string{}
		}
		r.conflicts[column] = found
	}
	if f >= 0 {
		r.source[f] = sheet.Cell{Kind: sheet.Text, Text: e.Value}
	} else {
		r.extra[x] = e.Value
	}
	r.Fixes = append(r.Fixes, table.Change{Kind: FixEdit, Row: r.Number, Column: column,
		Cell: p.addressOf(r.Number, column), Before: found, After: e.Value})
}

// addressOf is the source address of a column of the mal in a row.
func (p *Plan) addressOf(row int, column string) string {
	if f := fieldIndex(column); f >= 0 {
		return p.address(row, f)
	}
	if x := slices.Index(p.extraNames, column); x >= 0 && row < TypedFrom {
		return sheet.ColumnName(p.extraCols[x]) + strconv.Itoa(row)
	}
	return ""
}

func (p *Plan) isEmpty(r Row) bool {
	for _, c := range r.source {
		if c.Formula || strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}

// isTotal looks for a row that counts: its text says so, and nothing in it
// identifies a person.
func (p *Plan) isTotal(sr sheet.Row, r Row) bool {
	if r.found[email] != "" || r.found[gender] != "" || big.Digits(r.found[bigNr]) && len(r.found[bigNr]) > 5 {
		return false
	}
	return table.SaysTotal(sr)
}

// finish runs the rules over one row, sets what is not in the list, and finds
// the row's own problems.
func (p *Plan) finish(r *Row) {
	if r.Out != "" {
		return
	}
	p.apply(r)
	p.checkRow(r)
	r.own = len(r.Problems)
	r.mail = fitOf(r)
}

func (p *Plan) apply(r *Row) {
	rec := table.Record{Row: r.Number, Source: r.source, Values: r.values}
	address := func(f int) string { return p.address(r.Number, f) }
	out := p.rules.Apply(&rec, p.options.Decisions, address)
	r.Fixes = append(r.Fixes, out.Fixes...)
	r.Accepted, r.Open, r.Left = out.Accepted, out.Open, out.Left
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

// tell gathers the problems of the list as a whole: those of its columns and
// mal, then the rows that are left out unasked, in their order.
func (p *Plan) tell() {
	p.General = slices.Clip(p.listed)
	p.HiddenRows = nil
	gaps, written, z := p.gaps, 0, false
	for i := range p.Rows {
		r := &p.Rows[i]
		for len(gaps) > 0 && gaps[0].before == i {
			p.ignoredGap(gaps[0])
			gaps = gaps[1:]
		}
		if r.hidden {
			p.HiddenRows = append(p.HiddenRows, r.Number)
		}
		if why, ok := ignored[r.Out]; ok {
			p.ignoredRow(r, why)
		}
		if r.Out == "" {
			written++
			z = z || p.asksZ(r)
		}
	}
	if len(p.HiddenRows) > 0 && p.options.Hidden == "" {
		p.general(problem.Problem{
			Code: HiddenRows, Severity: problem.Error, Value: Numbers(p.HiddenRows),
			Message: fmt.Sprintf("De lijst heeft verborgen rijen met gegevens: %s.", Numbers(p.HiddenRows)),
			Hint:    "Kies of de verborgen rijen meegaan of wegblijven.",
		})
	}
	if written == 0 {
		p.general(problem.Problem{
			Code: ListEmpty, Severity: problem.Error, Row: p.HeaderRow,
			Message: "Onder de kolomkoppen staat geen enkele aios.",
			Hint:    "Controleer of het goede werkblad en de goede rij met kolomkoppen gekozen zijn.",
		})
	}
	if z {
		p.askZ()
	}
}

// ignored says in Dutch why a row is left out unasked.
var ignored = map[string]string{
	OutEmpty:  "heeft niets in de gebruikte kolommen",
	OutTotal:  "is een totaalrij",
	OutHeader: "herhaalt de kolomkoppen",
	OutHidden: "is verborgen",
}

func (p *Plan) ignoredRow(r *Row, why string) {
	value := ""
	if i, ok := p.Sheet.Index(r.Number); ok {
		value = table.FirstText(p.Sheet.Rows[i])
	}
	p.general(problem.Problem{
		Code: RowIgnored, Severity: problem.Warning, Row: r.Number, Cell: "A" + strconv.Itoa(r.Number), Value: value,
		Message: fmt.Sprintf("Rij %d %s en blijft weg.", r.Number, why), Hint: "Controleer of hier geen aios staat.",
	})
}

func (p *Plan) ignoredGap(g gap) {
	m := fmt.Sprintf("Rij %d is leeg en blijft weg.", g.from)
	if g.to > g.from {
		m = fmt.Sprintf("Rij %d tot en met %d zijn leeg en blijven weg.", g.from, g.to)
	}
	p.general(problem.Problem{Code: RowIgnored, Severity: problem.Warning, Row: g.from, Cell: "A" + strconv.Itoa(g.from),
		Message: m, Hint: "Controleer of hier geen aios hoort te staan."})
}

func (p *Plan) general(pr problem.Problem) {
	pr.Sheet = p.Sheet.Name
	p.General = append(p.General, pr)
}
