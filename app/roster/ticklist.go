package roster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/big"
	"aiosmap/app/person"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// Tick is one thing to do for every aios after the upload (S1).
type Tick int

// The boxes of the tick list in the order of the work.
const (
	TickMade   Tick = iota // account aangemaakt in Scorion
	TickSent               // inloggegevens verstuurd
	TickActive             // ingelogd, the account is active
	TickFolder             // instituutsmap gemaakt
	tickCount
)

// tickLabels are the headings of the boxes.
var tickLabels = [tickCount]string{"Account aangemaakt in Scorion", "Inloggegevens verstuurd", "Ingelogd (geactiveerd)", "Instituutsmap gemaakt"}

// Done is one box that is ticked already.
type Done struct {
	Username string
	Tick     Tick
}

// TickList gives a workbook to print or keep (features B13): per aios who is
// written the name, user name, e-mail and a box for each step, empty but for
// those done. The order is Dutch: by last name, the tussenvoegsel behind it.
func TickList(p *Plan, done ...Done) ([]byte, error) {
	ticked := make(map[Done]bool, len(done))
	for _, d := range done {
		ticked[Done{bareUsername(d.Username), d.Tick}] = true
	}
	header := []string{"Naam", "Gebruikersnaam", "E-mail"}
	header = append(append(header, tickLabels[:]...), "Opmerking")
	lines := [][]string{header}
	for _, r := range p.byLastName() {
		who := p.person(r)
		line := []string{sortedName(r), who.Username, who.Email}
		for t := range tickCount {
			mark := ""
			if ticked[Done{bareUsername(who.Username), t}] {
				mark = "ja"
			}
			line = append(line, mark)
		}
		lines = append(lines, append(line, ""))
	}
	return tickWorkbook(lines)
}

// byLastName gives the written rows in the order of a Dutch list of names:
// accents and tussenvoegsel do not count.
func (p *Plan) byLastName() []*Row {
	type entry struct {
		r    *Row
		keys [3]string
	}
	var list []entry
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Out != "" {
			continue
		}
		last := r.values[lastName]
		if last == "" && r.values[firstName] == "" {
			last = r.values[name]
		}
		list = append(list, entry{r, [3]string{person.Fold(last), person.Fold(r.values[firstName]), person.Fold(r.values[middleName])}})
	}
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.keys[0], b.keys[0]), cmp.Compare(a.keys[1], b.keys[1]), cmp.Compare(a.keys[2], b.keys[2]))
	})
	out := make([]*Row, len(list))
	for i, e := range list {
		out[i] = e.r
	}
	return out
}

// sortedName is a name as it stands in a sorted list: Zand, Sven van der.
func sortedName(r *Row) string {
	last, rest := r.values[lastName], person.Trim(r.values[firstName]+" "+r.values[middleName])
	if last == "" || rest == "" {
		return wholeName(r)
	}
	return person.Trim(last) + ", " + rest
}

// tickWorkbook lays the list out for paper: A4 lying down, ruled, the header
// on every page, page x of y below.
func tickWorkbook(lines [][]string) ([]byte, error) {
	const name = "Aftekenlijst"
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return nil, err
	}
	if err := printable(f, name); err != nil {
		return nil, err
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: name + "!$1:$1", Scope: name}); err != nil {
		return nil, err
	}
	// &P and &N are Excel's own signs for the page and their number.
	if err := f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddHeader: "&LAftekenlijst nieuwe aiossen in Scorion", OddFooter: "&LPersoonsgegevens: vernietig de lijst als het werk klaar is&RPagina &P van &N",
	}); err != nil {
		return nil, err
	}
	header, text, err := ruled(f)
	if err != nil {
		return nil, err
	}
	widths := tickWidths(lines)
	for i, w := range widths {
		col := sheet.ColumnName(i)
		if err := f.SetColWidth(name, col, col, w); err != nil {
			return nil, err
		}
	}
	for i, line := range lines {
		style := text
		if i == 0 {
			style = header
		}
		for j, v := range line {
			if err := setText(f, name, fmt.Sprintf("%s%d", sheet.ColumnName(j), i+1), v, style); err != nil {
				return nil, err
			}
		}
		// Room for a pen.
		if err := f.SetRowHeight(name, i+1, max(21, rowHeight(line, widths).Height)); err != nil {
			return nil, err
		}
	}
	if err := f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	return bytesOf(f)
}

// ruled makes the styles of header and boxes with a thin line around each.
func ruled(f *excelize.File) (header, text int, err error) {
	var border []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	style := excelize.Style{Border: border, NumFmt: textFormat, Font: &excelize.Font{Family: "Calibri", Size: 11},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}
	if text, err = f.NewStyle(&style); err != nil {
		return 0, 0, err
	}
	style.Font = &excelize.Font{Family: "Calibri", Size: 11, Bold: true}
	style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E3DA"}}
	header, err = f.NewStyle(&style)
	return header, text, err
}

// tickWidths gives names and addresses what they need within bounds, boxes a
// fixed width and the remark a wide one.
func tickWidths(lines [][]string) []float64 {
	const persons = 3
	out := make([]float64, len(lines[0]))
	for i := range out {
		out[i] = 16
	}
	out[len(out)-1] = 30
	for _, line := range lines {
		for i, v := range line[:persons] {
			out[i] = max(out[i], min(40, 1.1*float64(utf8.RuneCountInString(v))+2))
		}
	}
	return out
}

// AsideWorkbook gives the rows that were set aside as a workbook that opens
// again as a list: the list's own headers and the cells as found or as
// edited. Columns that feed nothing are left out, because they may hold what
// should not travel, and so is a password.
func AsideWorkbook(p *Plan) ([]byte, error) { return p.outWorkbook(OutAside) }

func (p *Plan) outWorkbook(reason string) ([]byte, error) {
	var rows []*Row
	for i := range p.Rows {
		if p.Rows[i].Out == reason {
			rows = append(rows, &p.Rows[i])
		}
	}
	columns := p.listColumns(rows)
	lines := make([][]string, 1, len(rows)+1)
	for _, c := range columns {
		lines[0] = append(lines[0], c.header)
	}
	for _, r := range rows {
		line := make([]string, len(columns))
		for i, c := range columns {
			line[i] = c.text(r)
		}
		lines = append(lines, line)
	}
	return p.workbook("Later", lines)
}

// listColumn is one column of a list that is written again.
type listColumn struct {
	at     int // column of the sheet, behind all others for one the list does not have
	header string
	text   func(r *Row) string
}

// listColumns are the columns that feed something, in the order of the list,
// and behind them the fields that only the user filled in.
func (p *Plan) listColumns(rows []*Row) []listColumn {
	matcher := table.NewMatcher(fields())
	wholeOnly := p.columns[name] >= 0
	var out []listColumn
	for f, col := range p.columns {
		typed := col < 0 && !(wholeOnly && f <= lastName) &&
			slices.ContainsFunc(rows, func(r *Row) bool { return r.source[f].Text != "" })
		if f == password || col < 0 && !typed {
			continue
		}
		c := listColumn{at: col, header: labels[f], text: func(r *Row) string { return cellAgain(r.source[f]) }}
		if typed {
			c.at = len(p.Mapping.Headers) + f
		} else if h := p.header(col); h != "" {
			// A header that only the user could link would not be found again.
			if known, ok := matcher.Name(h); ok && known == fieldNames[f] {
				c.header = h
			}
		}
		if f == name {
			c.text = wholeAgain
		}
		out = append(out, c)
	}
	for x, col := range p.extraCols {
		h := p.header(col)
		if h == "" {
			h = p.extraNames[x]
		}
		out = append(out, listColumn{at: col, header: h, text: func(r *Row) string { return r.extra[x] }})
	}
	slices.SortStableFunc(out, func(a, b listColumn) int { return cmp.Compare(a.at, b.at) })
	return out
}

func (p *Plan) header(column int) string {
	if column < len(p.Mapping.Headers) {
		return p.Mapping.Headers[column]
	}
	return ""
}

// wholeAgain is the whole name of a list with one column for it. Parts that
// the user filled in count for more.
func wholeAgain(r *Row) string {
	if r.source[firstName].Text == "" && r.source[lastName].Text == "" {
		return r.source[name].Text
	}
	return person.Trim(r.source[firstName].Text + " " + r.source[middleName].Text + " " + r.source[lastName].Text)
}

// cellAgain is a cell as text. Zeros that only the number format shows are
// written out: as text they would be lost.
func cellAgain(c sheet.Cell) string {
	if missing := int(c.Digits) - len(c.Text); c.Kind == sheet.Number && missing > 0 && big.Digits(c.Text) {
		return strings.Repeat("0", missing) + c.Text
	}
	return c.Text
}

// Sample gives three aiossen whose numbers are worth looking up in the public
// BIG register, in the order of the list: first those whose number was
// altered or is doubtful, spread over the list. The same list and seed give
// the same ones; another seed gives others.
func Sample(p *Plan, seed uint64) []Person {
	const wanted = 3
	var doubtful, others []*Row
	for i := range p.Rows {
		r := &p.Rows[i]
		switch {
		case r.Out != "" || !big.Digits(r.values[bigNr]) || len(r.values[bigNr]) != big.Length:
		case numberAltered(r) || numberDoubtful(r):
			doubtful = append(doubtful, r)
		default:
			others = append(others, r)
		}
	}
	chosen := spread(doubtful, wanted, seed)
	chosen = append(chosen, spread(others, wanted-len(chosen), seed)...)
	slices.SortFunc(chosen, func(a, b *Row) int { return cmp.Compare(a.Number, b.Number) })
	out := make([]Person, len(chosen))
	for i, r := range chosen {
		out[i] = p.person(r)
	}
	return out
}

// spread takes one row of each of n equal parts of a list, all rows of a shorter one.
func spread(rows []*Row, n int, seed uint64) []*Row {
	n = min(n, len(rows))
	var out []*Row
	for i := range n {
		from, to := i*len(rows)/n, (i+1)*len(rows)/n
		out = append(out, rows[from+int(seed%uint64(to-from))])
	}
	return out
}

// numberAltered tells whether digits came in or went out; marks and BIG- in
// front do not count.
func numberAltered(r *Row) bool {
	digits := strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, r.found[bigNr])
	return digits != r.values[bigNr]
}

func numberDoubtful(r *Row) bool {
	return slices.ContainsFunc(r.Problems, func(pr problem.Problem) bool {
		switch pr.Code {
		case BigCheckDigit, BigSecondDigit, BigProfession:
			return true
		}
		return false
	})
}
