package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// The size of a sheet in Excel; an address outside it is damage.
const (
	maxRow    = 1_048_576
	maxColumn = 16_384
)

// worksheet reads one sheet part as a stream.
type worksheet struct {
	*scanner
	book   *openXML
	rows   *rows
	hidden []bool // by column
	merges []Range

	text   arena
	value  []byte // scratch for v and is
	digits []byte // scratch for plain numbers
	last   int    // number of the last row
}

func (w *worksheet) read() error {
	columns := 0
	for w.next() {
		if w.kind != startTag {
			continue
		}
		var err error
		switch string(w.name) {
		case "col":
			if columns++; columns > maxColumn {
				err = damage("more columns than a sheet has")
			}
			w.column()
		case "sheetData":
			err = w.data()
		case "mergeCell":
			err = w.merge()
		case "extLst":
			w.skip()
		}
		if err != nil {
			return err
		}
	}
	return w.err
}

// column notes the columns that are hidden or have no width.
func (w *worksheet) column() {
	hidden := isTrue(w.attr("hidden"))
	if width := w.attr("width"); width != "" && isZero(width) {
		hidden = true
	}
	from, okFrom := index(w.attr("min"))
	to, okTo := index(w.attr("max"))
	if !hidden || !okFrom || !okTo || from < 1 {
		return
	}
	to = min(to, w.book.m.lim.Columns)
	for len(w.hidden) < to {
		w.hidden = append(w.hidden, false)
	}
	for c := from; c <= to; c++ {
		w.hidden[c-1] = true
	}
}

// isZero tells a measure of nothing: 0, 0.0.
func isZero(measure string) bool {
	return strings.Trim(measure, "0.") == "" && strings.Contains(measure, "0")
}

func (w *worksheet) merge() error {
	if err := w.book.m.spend(1); err != nil {
		return err
	}
	first, last, ok := strings.Cut(w.attr("ref"), ":")
	if !ok {
		return nil
	}
	c1, r1, ok1 := address([]byte(first))
	c2, r2, ok2 := address([]byte(last))
	if !ok1 || !ok2 || c2 < c1 || r2 < r1 {
		return damage("a merge of no cells")
	}
	w.merges = append(w.merges, Range{FirstRow: r1, LastRow: r2, FirstCol: c1, LastCol: c2})
	return nil
}

// address reads D7 as column index 3 and row 7.
func address(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z'; i++ {
		column = 26*column + int(ref[i]|0x20-'a') + 1
		if column > maxColumn {
			return 0, 0, false
		}
	}
	row, ok = index(ref[i:])
	if i == 0 || !ok || row < 1 || row > maxRow {
		return 0, 0, false
	}
	return column - 1, row, true
}

func (w *worksheet) data() error {
	for depth := w.depth; w.next() && w.depth >= depth; {
		if w.kind == startTag && string(w.name) == "row" {
			if err := w.row(); err != nil {
				return err
			}
		}
	}
	return w.err
}

func (w *worksheet) row() error {
	number, hidden := 0, false
	for a := (attributes{rest: w.attrs}); a.next(); {
		switch string(a.name) {
		case "r":
			n, ok := index(a.value)
			if !ok || n < 1 || n > maxRow {
				return damage("a row outside the sheet")
			}
			number = n
		case "hidden":
			hidden = hidden || isTrue(string(a.value))
		case "ht":
			hidden = hidden || isZero(string(a.value))
		}
	}
	numbered := number > 0
	if !numbered {
		if number = w.last + 1; number > maxRow {
			return damage("a row outside the sheet")
		}
	}
	column := 0
	for depth := w.depth; w.next() && w.depth >= depth; {
		if w.kind != startTag || string(w.name) != "c" {
			continue
		}
		cell := cellTag{column: column}
		if err := cell.read(w.attrs); err != nil {
			return err
		}
		if cell.row > 0 && !numbered {
			number, numbered = cell.row, true
		}
		column = cell.column + 1
		c, err := w.cell(cell)
		if err != nil {
			return err
		}
		if err := w.rows.set(number, cell.column, c); err != nil {
			return err
		}
	}
	w.last = number
	if w.err != nil {
		return w.err
	}
	return w.rows.end(number, hidden)
}

// cellTag is what the start tag of a cell says.
type cellTag struct {
	column, row int // row 0: not said
	style       int
	kind        string // the attribute t
}

func (t *cellTag) read(attrs []byte) error {
	for a := (attributes{rest: attrs}); a.next(); {
		switch string(a.name) {
		case "r":
			column, row, ok := address(a.value)
			if !ok {
				return damage("a cell outside the sheet")
			}
			t.column, t.row = column, row
		case "s":
			t.style, _ = index(a.value)
		case "t":
			t.kind = cellKind(a.value)
		}
	}
	if t.column >= maxColumn {
		return damage("a cell outside the sheet")
	}
	return nil
}

// cellKind gives a known kind as a constant, so that no cell costs a string.
func cellKind(value []byte) string {
	for _, k := range [...]string{"s", "n", "str", "b", "inlineStr", "e", "d"} {
		if string(value) == k {
			return k
		}
	}
	return "n"
}

// cell reads what stands inside a cell up to its end tag.
func (w *worksheet) cell(t cellTag) (Cell, error) {
	var c Cell
	w.value = w.value[:0]
	for depth := w.depth; w.next() && w.depth >= depth; {
		if w.kind != startTag {
			continue
		}
		switch string(w.name) {
		case "v":
			w.value = w.content(w.value)
		case "f":
			c.Formula = true
			w.skip()
		case "is":
			w.value = richText(w.scanner, w.value)
		}
	}
	if w.err != nil {
		return c, w.err
	}
	return c, w.interpret(&c, t)
}

// interpret gives a cell its kind and text from the value as written.
func (w *worksheet) interpret(c *Cell, t cellTag) error {
	value := w.value
	if t.kind != "str" && t.kind != "inlineStr" {
		value = trimSpace(value)
	}
	if len(value) == 0 {
		return nil
	}
	switch t.kind {
	case "s":
		i, ok := index(value)
		if !ok || i >= len(w.book.strings) {
			return damage("a string that is not there")
		}
		c.Kind, c.Text = Text, w.book.strings[i]
	case "str":
		value = unescape(value)
		fallthrough
	case "inlineStr":
		c.Kind = Text
		c.Text = w.text.add(validUTF8(value))
	case "b":
		c.Kind, c.Text = Bool, boolText(isTrue(string(value)))
	case "e":
		c.Kind, c.Text = Failed, dutchError(w.text.add(validUTF8(value)))
	case "d":
		c.Kind, c.Text = Date, isoDate(string(validUTF8(value)))
	default:
		w.number(c, value, t.style)
	}
	if c.Text == "" {
		c.Kind = Empty
	}
	return nil
}

func (w *worksheet) number(c *Cell, raw []byte, style int) {
	var f numberFormat
	if style < len(w.book.formats) {
		f = w.book.formats[style]
	}
	digits, ok := plain(w.digits[:0], raw)
	w.digits = digits
	if !ok {
		c.Kind, c.Text = Text, w.text.add(validUTF8(raw))
		return
	}
	if f.date {
		if text, ok := serialDate(digits, w.book.base1904, f.timeOnly); ok {
			c.Kind, c.Text = Date, text
			return
		}
	}
	c.Kind, c.Digits, c.Text = Number, f.digits, w.text.add(digits)
}

// validUTF8 puts U+FFFD where the bytes are no text.
func validUTF8(text []byte) []byte {
	if utf8.Valid(text) {
		return text
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}

func boolText(b bool) string {
	if b {
		return "WAAR"
	}
	return "ONWAAR"
}

// dutchError gives an error value as a Dutch Excel shows it.
func dutchError(value string) string {
	switch value {
	case "#N/A":
		return "#N/B"
	case "#NAME?":
		return "#NAAM?"
	case "#DIV/0!":
		return "#DEEL/0!"
	case "#REF!":
		return "#VERW!"
	case "#VALUE!":
		return "#WAARDE!"
	case "#NUM!":
		return "#GETAL!"
	case "#NULL!":
		return "#LEEG!"
	}
	return value
}

// isoDate cuts the time off a date that has none.
func isoDate(value string) string {
	value = strings.TrimSuffix(value, "Z")
	date, clock, ok := strings.Cut(value, "T")
	if ok && strings.Trim(clock, "0:.") == "" {
		return date
	}
	return value
}
