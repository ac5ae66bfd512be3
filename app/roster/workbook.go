package roster

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// textFormat is Excel's built-in number format "@": the cell stays text,
// whatever is typed or read into it.
const textFormat = 49

// SafeWorkbook gives the rows of the import file as .xlsx with text cells, so
// that opening it in Excel drops no zeros. Like the file it stands for, it is
// not made while an error remains.
func (p *Plan) SafeWorkbook() ([]byte, error) {
	if p.Blocked() {
		return nil, ErrorsRemain()
	}
	return p.workbook("Aiossen", p.table())
}

// workbook writes lines of text cells under a bold, frozen header.
func (p *Plan) workbook(name string, lines [][]string) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return nil, err
	}
	st, err := newStyles(f, true)
	if err != nil {
		return nil, err
	}
	widths := columnWidths(lines)
	// The stream writes the page's layout first, so it must be known before.
	if err := printable(f, name); err != nil {
		return nil, err
	}
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	for i, width := range widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	for i, line := range lines {
		style := st.text
		if i == 0 {
			style = st.header
		}
		cells := make([]any, len(line))
		for j, v := range line {
			cells[j] = excelize.Cell{StyleID: style, Value: v}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), cells, rowHeight(line, widths)); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	return bytesOf(f)
}

// Report gives a new workbook with the cells of the list's sheet: changed
// cells blue, warnings yellow, errors red, the reason as a comment. No
// formulas, macros or links are carried over, and no password.
func (p *Plan) Report() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	name := "Verslag"
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return nil, err
	}
	st, err := newStyles(f, false)
	if err != nil {
		return nil, err
	}
	marks := p.marks()
	var lines [][]string
	for _, sr := range p.Sheet.Rows {
		line := make([]string, len(sr.Cells))
		for i, c := range sr.Cells {
			if i == p.columns[password] && sr.Number > p.HeaderRow && c.Text != "" {
				c.Text = mask
			}
			line[i] = c.Text
		}
		lines = append(lines, line)
		for i, v := range line {
			at := fmt.Sprintf("%s%d", sheet.ColumnName(i), sr.Number)
			style := st.text
			if sr.Number == p.HeaderRow {
				style = st.header
			}
			if m, ok := marks[at]; ok {
				style = st.mark[m.level]
			}
			if v == "" && marks[at].text == nil {
				continue
			}
			if err := setText(f, name, at, v, style); err != nil {
				return nil, err
			}
		}
		// A marked cell can lie beyond the cells that hold something.
		for i := len(line); i < len(line)+fieldCount+len(p.Mal.Columns); i++ {
			at := fmt.Sprintf("%s%d", sheet.ColumnName(i), sr.Number)
			if m, ok := marks[at]; ok {
				if err := setText(f, name, at, "", st.mark[m.level]); err != nil {
					return nil, err
				}
			}
		}
	}
	for i, width := range columnWidths(lines) {
		col := sheet.ColumnName(i)
		if err := f.SetColWidth(name, col, col, width); err != nil {
			return nil, err
		}
	}
	if err := p.comment(f, name, marks); err != nil {
		return nil, err
	}
	if err := p.explain(f); err != nil {
		return nil, err
	}
	if err := printable(f, name); err != nil {
		return nil, err
	}
	return bytesOf(f)
}

// printable lays a sheet out for paper: lying down, as wide as the page.
func printable(f *excelize.File, name string) error {
	fit, a4, lying, wide, long := true, 9, "landscape", 1, 0
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &lying, FitToWidth: &wide, FitToHeight: &long})
}

func setText(f *excelize.File, name, at, v string, style int) error {
	if err := f.SetCellStr(name, at, v); err != nil {
		return err
	}
	return f.SetCellStyle(name, at, at, style)
}

// level is how a cell of the report is marked; the higher one wins.
type level int

const (
	levelChanged level = iota + 1
	levelWarning
	levelError
)

type mark struct {
	level level
	text  []string
}

// marks collects what is said of each cell of the sheet, by address.
func (p *Plan) marks() map[string]mark {
	out := map[string]mark{}
	put := func(at string, l level, text string) {
		if at == "" {
			return
		}
		m := out[at]
		m.level = max(m.level, l)
		m.text = append(m.text, text)
		out[at] = m
	}
	for _, c := range p.Fixes() {
		if c.Kind != FixUsername && c.Kind != FixConstant {
			put(c.Cell, levelChanged, fmt.Sprintf("Aangepast: ‘%s’ wordt ‘%s’.", c.Before, c.After))
		}
	}
	for _, pr := range p.Problems() {
		l := levelWarning
		if pr.Severity == problem.Error {
			l = levelError
		}
		put(pr.Cell, l, pr.Error())
	}
	return out
}

// maxComments bounds the comments of one report: more than this nobody
// reads, and Excel grows slow. The second sheet holds every reason.
const maxComments = 2000

func (p *Plan) comment(f *excelize.File, name string, marks map[string]mark) error {
	addresses := sortedKeys(marks)
	slices.SortStableFunc(addresses, func(a, b string) int { return cmp.Compare(marks[b].level, marks[a].level) })
	for i, at := range addresses {
		if i == maxComments {
			break
		}
		text := strings.Join(marks[at].text, "\n")
		if err := f.AddComment(name, excelize.Comment{Cell: at, Author: "Aiosmap", Text: text, Width: 320, Height: uint(40 + 18*(1+len(text)/50))}); err != nil {
			return err
		}
	}
	return nil
}

// explain adds the sheet that lists every reason in words, colour apart.
func (p *Plan) explain(f *excelize.File) error {
	const name = "Toelichting"
	st, err := newStyles(f, true)
	if err != nil {
		return err
	}
	if _, err := f.NewSheet(name); err != nil {
		return err
	}
	if err := printable(f, name); err != nil {
		return err
	}
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	widths := []float64{6, 8, 15, 11, 26, 26, 70}
	for i, width := range widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	n := 0
	line := func(style int, values ...string) error {
		n++
		cells := make([]any, len(values))
		for i, v := range values {
			cells[i] = excelize.Cell{StyleID: style, Value: v}
		}
		return w.SetRow(fmt.Sprintf("A%d", n), cells, rowHeight(values, widths))
	}
	if err := line(st.header, "Rij", "Cel", "Kolom", "Wat", "Stond er", "Wordt", "Toelichting"); err != nil {
		return err
	}
	row := func(n int) string {
		if n == 0 {
			return ""
		}
		return RowLabel(n)
	}
	for _, pr := range p.Problems() {
		what, style := "nakijken", st.mark[levelWarning]
		if pr.Severity == problem.Error {
			what, style = "fout", st.mark[levelError]
		}
		if err := line(style, row(pr.Row), pr.Cell, Label(pr.Column), what, pr.Value, "", pr.Error()); err != nil {
			return err
		}
	}
	for _, n := range p.LeftOut() {
		if err := line(st.text, row(n), "", "", "weggelaten", "", "", "Deze rij gaat niet mee in de CSV."); err != nil {
			return err
		}
	}
	for _, c := range p.Fixes() {
		if c.Kind == FixUsername || c.Kind == FixConstant {
			continue // every row has them, and they stand in no cell of the list
		}
		if err := line(st.mark[levelChanged], row(c.Row), c.Cell, Label(c.Column), "aangepast", c.Before, c.After, KindOf(c.Kind).Explain); err != nil {
			return err
		}
	}
	return w.Flush()
}

type styles struct {
	header, text int
	mark         map[level]int
}

// newStyles makes the styles of one sheet; wrapped breaks long texts over lines.
func newStyles(f *excelize.File, wrapped bool) (styles, error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: wrapped}
	font := func(bold bool) *excelize.Font { return &excelize.Font{Family: "Calibri", Size: 11, Bold: bold} }
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	s := styles{mark: map[level]int{}}
	var err error
	if s.header, err = f.NewStyle(&excelize.Style{Font: font(true), Fill: fill("E7E3DA"), NumFmt: textFormat}); err != nil {
		return s, err
	}
	if s.text, err = f.NewStyle(&excelize.Style{Font: font(false), NumFmt: textFormat, Alignment: top}); err != nil {
		return s, err
	}
	for l, colour := range map[level]string{levelChanged: "CFE2F5", levelWarning: "FFF0B8", levelError: "F7C9C1"} {
		if s.mark[l], err = f.NewStyle(&excelize.Style{Font: font(l == levelError), Fill: fill(colour), NumFmt: textFormat, Alignment: top}); err != nil {
			return s, err
		}
	}
	return s, nil
}

// columnWidths fits columns to their text, within what stays readable.
func columnWidths(lines [][]string) []float64 {
	var out []float64
	for _, line := range lines {
		for i, v := range line {
			if i == len(out) {
				out = append(out, 8)
			}
			out[i] = max(out[i], min(60, 1.2*float64(utf8.RuneCountInString(v))+2))
		}
	}
	return out
}

// rowHeight makes room for wrapped texts, which not every program does by
// itself: 15 points a line, counted with a fifth to spare for wide letters.
func rowHeight(line []string, widths []float64) excelize.RowOpts {
	lines := 1
	for i, v := range line {
		lines = max(lines, int(math.Ceil(1.2*float64(utf8.RuneCountInString(v))/widths[i])))
	}
	return excelize.RowOpts{Height: min(400, float64(15*lines))}
}

func bytesOf(f *excelize.File) ([]byte, error) {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
