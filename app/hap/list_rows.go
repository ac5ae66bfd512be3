package hap

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"aiosmap/app/form"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// collect takes the rows below the header.
func (p *ListPlan) collect() error {
	for _, sr := range p.Sheet.Rows {
		if sr.Number <= p.HeaderRow || !table.AnyText(sr) {
			continue
		}
		if len(p.Rows) == MaxListRows {
			return problem.Refuse(sheet.LimitRows, "Deze lijst heeft meer dan 2.000 rijen; dat is geen lijst van je diensten.",
				"Kies het bestand of het werkblad met alleen je diensten.")
		}
		p.Rows = append(p.Rows, p.take(sr))
	}
	return nil
}

// take copies the cells that feed a field, lays the user's own values over
// them, and decides whether the row belongs to the list.
func (p *ListPlan) take(sr sheet.Row) ListRow {
	r := ListRow{Number: sr.Number, source: make([]sheet.Cell, listFields), found: make([]string, listFields), values: make([]string, listFields)}
	for f, col := range p.columns {
		c := sr.Cell(col)
		c.Text = listShown(f, c)
		r.source[f], r.found[f] = c, c.Text
	}
	for _, field := range slices.Sorted(maps.Keys(p.options.Edits[sr.Number])) {
		value := p.options.Edits[sr.Number][field]
		f := listField(field)
		if f < 0 || value == r.found[f] {
			continue
		}
		r.source[f] = sheet.Cell{Kind: sheet.Text, Text: value}
		r.Fixes = append(r.Fixes, table.Change{Kind: ListFixEdit, Row: r.Number, Column: field, Cell: p.Address(r.Number, field), Before: r.found[f], After: value})
	}
	for f := range r.source {
		r.values[f] = r.source[f].Text
	}
	p.sort(sr, &r)
	if r.Out == "" {
		p.fill(&r)
	}
	return r
}

// sort decides whether a row belongs to the list.
func (p *ListPlan) sort(sr sheet.Row, r *ListRow) {
	keep := p.options.Keep[r.Number]
	switch {
	case p.options.Drop[r.Number]:
		r.Out = ListOutDropped
	case !slices.ContainsFunc(r.source, func(c sheet.Cell) bool { return c.Formula || strings.TrimSpace(c.Text) != "" }):
		r.Out = ListOutEmpty
	case keep:
	case table.SaysTotal(sr) && !anyDigit(r.values[listDate]):
		r.Out = ListOutTotal
	case p.namesColumns(sr):
		r.Out = ListOutHeader
	case sr.Hidden:
		r.hidden = true
		if p.options.Hidden == ListHiddenExclude {
			r.Out = ListOutHidden
		}
	}
	r.Why = listWhy[r.Out]
}

func anyDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// listWhy says in Dutch why a row is left out.
var listWhy = map[string]string{
	ListOutDropped: "Je laat deze rij weg.", ListOutKnown: "Deze dienst staat al in je portfolio.", ListOutHidden: "Deze rij is verborgen.",
	ListOutEmpty: "In de gebruikte kolommen staat niets.", ListOutTotal: "Dit is een totaalrij.", ListOutHeader: "Dit is een rij met kolomkoppen.",
}

// namesColumns tells whether a row repeats the header, or is the second line of
// one: all that stands in it are names of columns.
func (p *ListPlan) namesColumns(sr sheet.Row) bool {
	if p.Mapping.RepeatsHeader(sr) {
		return true
	}
	named := false
	for _, c := range sr.Cells {
		text := strings.TrimSpace(c.Text)
		if text == "" {
			continue
		}
		if _, ok := p.matcher.Name(text); !ok || c.Kind != sheet.Text {
			return false
		}
		named = true
	}
	return named
}

// fill gives fields where nothing stands the value that the user gave for all rows.
func (p *ListPlan) fill(r *ListRow) {
	for _, field := range slices.Sorted(maps.Keys(p.options.Fill)) {
		f, value := listField(field), p.options.Fill[field]
		if f < 0 || f == listTimes || strings.TrimSpace(r.values[f]) != "" || r.source[f].Formula {
			continue
		}
		if (f == listBegin || f == listEnd) && strings.TrimSpace(r.values[listTimes]) != "" {
			continue
		}
		r.values[f] = value
		r.source[f] = sheet.Cell{Kind: sheet.Text, Text: value}
		r.Fixes = append(r.Fixes, table.Change{Kind: ListFixFilled, Row: r.Number, Column: field, Cell: p.Address(r.Number, field), After: value})
	}
}

var (
	// zeroDay is the day that a time gets which a workbook counts from 1904.
	zeroDay  = regexp.MustCompile(`^(?:1904-01-01|1899-12-3[01])T`)
	clockEnd = regexp.MustCompile(`^([0-9]{2}:[0-9]{2}):00$`)
)

// listShown gives a cell as a Dutch Excel shows it: a date as 14-11-2026, a
// time as 19:30. That is reading and no fix; the cell itself says what it is.
func listShown(field int, c sheet.Cell) string {
	if c.Kind != sheet.Date {
		return c.Text
	}
	text := c.Text
	if field == listBegin || field == listEnd || field == listTimes {
		text = zeroDay.ReplaceAllString(text, "")
	}
	date, clock, both := strings.Cut(text, "T")
	if !both && strings.Contains(text, ":") {
		date, clock = "", text
	}
	clock = clockEnd.ReplaceAllString(clock, "$1")
	if date != "" {
		date = form.ShortDate(date)
	}
	return strings.TrimSpace(date + " " + clock)
}

// apply runs the rules over one row.
func (p *ListPlan) apply(r *ListRow) {
	if r.Out != "" && r.Out != ListOutDropped && r.Out != ListOutHidden {
		return
	}
	rec := table.Record{Row: r.Number, Source: r.source, Values: r.values}
	out := p.rules.Apply(&rec, p.options.Decisions, func(f int) string { return p.Address(r.Number, listNames[f]) })
	r.Fixes = append(r.Fixes, out.Fixes...)
	r.Accepted, r.Open, r.Left = out.Accepted, out.Open, out.Left
	r.when, r.timed = r.Dienst().span()
}

// findDoubles leaves out what the portfolio has already, and what a row higher
// up says.
func (p *ListPlan) findDoubles() {
	known, seen := map[span]bool{}, map[span]int{}
	for _, d := range p.known {
		if s, ok := d.span(); ok {
			known[s] = true
		}
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Out != "" || !r.timed {
			continue
		}
		s := r.when
		first, twice := seen[s]
		r.Double = known[s] || twice
		if !p.options.Keep[r.Number] {
			switch {
			case known[s]:
				r.Out, r.Why = ListOutKnown, listWhy[ListOutKnown]
			case twice:
				r.Out, r.Why = ListOutTwice, fmt.Sprintf("Deze dienst staat ook in rij %d.", first)
			}
		}
		if r.Out == "" && !twice {
			seen[s] = r.Number
		}
	}
}
