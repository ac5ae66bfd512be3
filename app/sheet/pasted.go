package sheet

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// readPastedText reads cells copied as text: Excel puts tabs between them.
func readPastedText(m *meter, text string) (*Workbook, error) {
	text = strings.ToValidUTF8(strings.TrimPrefix(text, "\uFEFF"), "\uFFFD")
	delimiter := byte('\t')
	if !strings.Contains(text, "\t") {
		delimiter = findDelimiter(text)
	}
	s, _, err := readRecords(m, text, delimiter)
	if err != nil {
		return nil, err
	}
	return &Workbook{Format: Pasted, Sheets: []Sheet{s}}, nil
}

// readHTML reads the tables of pasted HTML, each as a sheet. A table that only
// lays out other tables is none. Without a table the workbook has no sheets.
func readHTML(m *meter, source string) (*Workbook, error) {
	z := html.NewTokenizer(strings.NewReader(source))
	z.SetMaxBuf(maxToken)
	p := htmlReader{m: m}
	for n := 0; ; n++ {
		if n&1023 == 0 && m.ctx.Err() != nil {
			return nil, m.ctx.Err()
		}
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() == html.ErrBufferExceeded {
				return nil, errLongToken
			}
			break
		}
		if err := p.token(kind, z); err != nil {
			return nil, err
		}
	}
	for len(p.open) > 0 { // a copy may end in the middle
		if err := p.closeTable(); err != nil {
			return nil, err
		}
	}
	book := &Workbook{Format: Pasted}
	for _, t := range p.done {
		if t.outer || len(t.rows.list) == 0 {
			continue
		}
		list, err := t.rows.finish()
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, Sheet{Rows: list, Merges: t.merges, HiddenColumns: t.rows.hiddenUsed(t.hidden)})
	}
	if len(book.Sheets) > 1 {
		for i := range book.Sheets {
			book.Sheets[i].Name = fmt.Sprintf("tabel %d", i+1)
		}
	}
	return book, nil
}

type htmlReader struct {
	m    *meter
	open []*htmlTable // innermost last
	done []*htmlTable // in the order they began
	mute int          // inside <style> or <script>
}

// htmlTable is a table that is being read.
type htmlTable struct {
	rows   *rows
	merges []Range
	outer  bool // holds another table
	hidden []bool
	cols   int // columns named by <col> so far

	inRow, inCell bool
	row           int
	hiddenRow     bool
	column        int
	until         []int // by column: the last row that a cell above covers
	text          strings.Builder
	raw           string // the unrounded value that LibreOffice and old Excels add
	colspan       int
	rowspan       int
}

func (p *htmlReader) token(kind html.TokenType, z *html.Tokenizer) error {
	if kind == html.TextToken {
		if t := p.table(); t != nil && t.inCell && p.mute == 0 {
			return t.write(string(z.Text()), p.m.lim.CellRunes)
		}
		return nil
	}
	if kind == html.CommentToken || kind == html.DoctypeToken {
		return nil
	}
	name, more := z.TagName()
	tag := string(name)
	if kind == html.EndTagToken {
		return p.endTag(tag)
	}
	attrs := map[string]string{}
	for more && len(attrs) < 64 {
		var key, value []byte
		key, value, more = z.TagAttr()
		attrs[string(key)] = string(value)
	}
	return p.startTag(tag, attrs, kind == html.SelfClosingTagToken)
}

func (p *htmlReader) table() *htmlTable {
	if len(p.open) == 0 {
		return nil
	}
	return p.open[len(p.open)-1]
}

func (p *htmlReader) startTag(tag string, attrs map[string]string, closed bool) error {
	t := p.table()
	if tag == "table" {
		if len(p.done) >= p.m.lim.Entries {
			return refuseEntries(p.m.lim.Entries)
		}
		if t != nil {
			t.outer = true
		}
		t = &htmlTable{rows: newRows(p.m, "")}
		p.open, p.done = append(p.open, t), append(p.done, t)
		return nil
	}
	if (tag == "style" || tag == "script") && !closed {
		p.mute++
	}
	if t == nil {
		return nil
	}
	switch tag {
	case "col":
		t.col(attrs, p.m.lim.Columns)
	case "tr":
		if err := t.endRow(); err != nil {
			return err
		}
		t.inRow, t.hiddenRow = true, isHidden(attrs)
		t.row++
		t.column = 0
	case "td", "th":
		if err := t.endCell(); err != nil {
			return err
		}
		if !t.inRow {
			t.inRow, t.hiddenRow, t.column = true, false, 0
			t.row++
		}
		t.startCell(attrs, p.m.lim.Columns)
	case "br":
		t.breakLine()
	case "p", "div", "li":
		t.breakParagraph()
	}
	return nil
}

func (p *htmlReader) endTag(tag string) error {
	if tag == "style" || tag == "script" {
		p.mute = max(0, p.mute-1)
		return nil
	}
	t := p.table()
	if t == nil {
		return nil
	}
	switch tag {
	case "table":
		return p.closeTable()
	case "tr":
		return t.endRow()
	case "td", "th":
		return t.endCell()
	}
	return nil
}

func (p *htmlReader) closeTable() error {
	t := p.table()
	p.open = p.open[:len(p.open)-1]
	return t.endRow()
}

// isHidden reads display:none the ways Excel writes it.
func isHidden(attrs map[string]string) bool {
	style := strings.ToLower(strings.ReplaceAll(attrs["style"], " ", ""))
	return strings.Contains(style, "display:none")
}

// col notes hidden columns.
func (t *htmlTable) col(attrs map[string]string, limit int) {
	hidden := isHidden(attrs) || attrs["width"] == "0"
	for range span(attrs["span"], limit) {
		if t.cols >= limit {
			return
		}
		t.cols++
		t.hidden = append(t.hidden, hidden)
	}
}

// span reads how many rows or columns a cell covers, at least one.
func span(value string, limit int) int {
	n, ok := index(strings.TrimSpace(value))
	if !ok {
		return 1
	}
	return min(max(n, 1), limit)
}

func (t *htmlTable) startCell(attrs map[string]string, limit int) {
	for t.column < len(t.until) && t.until[t.column] >= t.row {
		t.column++ // covered from above
	}
	t.inCell = true
	t.text.Reset()
	t.raw = attrs["sdval"] // LibreOffice
	if t.raw == "" {
		t.raw = attrs["x:num"] // Excel 2000–2003
	}
	t.colspan, t.rowspan = span(attrs["colspan"], limit), span(attrs["rowspan"], maxRow)
}

// write adds text with its white space collapsed, as a browser shows it.
func (t *htmlTable) write(text string, limit int) error {
	if t.text.Len()+len(text) > 4*maxToken {
		return refuseCell("", t.row, limit)
	}
	for _, r := range text {
		if r == '\n' || r == '\r' || r == '\t' || r == '\f' {
			r = ' '
		}
		if r == ' ' && endsIn(&t.text, " \n") {
			continue
		}
		t.text.WriteRune(r)
	}
	return nil
}

func endsIn(b *strings.Builder, set string) bool {
	s := b.String()
	return s == "" || strings.IndexByte(set, s[len(s)-1]) >= 0
}

func (t *htmlTable) breakLine() {
	if t.inCell && t.text.Len() > 0 {
		t.text.WriteByte('\n')
	}
}

func (t *htmlTable) breakParagraph() {
	if t.inCell && !endsIn(&t.text, "\n") {
		t.text.WriteByte('\n')
	}
}

func (t *htmlTable) endCell() error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	for len(t.until) < t.column+t.colspan && len(t.until) < t.rows.m.lim.Columns {
		t.until = append(t.until, 0)
	}
	last := min(t.row+t.rowspan-1, maxRow)
	for c := t.column; c < min(t.column+t.colspan, len(t.until)); c++ {
		t.until[c] = last
	}
	if t.colspan > 1 || t.rowspan > 1 {
		if err := t.rows.m.spend(1); err != nil {
			return err
		}
		t.merges = append(t.merges, Range{FirstRow: t.row, LastRow: last, FirstCol: t.column, LastCol: t.column + t.colspan - 1})
	}
	c := t.cell()
	column := t.column
	t.column += t.colspan
	return t.rows.set(t.row, column, c)
}

func (t *htmlTable) cell() Cell {
	text := strings.TrimFunc(t.text.String(), func(r rune) bool { return r == ' ' || r == '\n' })
	if number, ok := plain(nil, []byte(t.raw)); ok && t.raw != "" {
		return Cell{Text: string(number), Kind: Number, Digits: shownDigits(text, string(number))}
	}
	if strings.TrimFunc(text, unicode.IsSpace) == "" { // &nbsp; stands in empty cells
		return Cell{}
	}
	text = strings.ToValidUTF8(strings.ReplaceAll(text, " \n", "\n"), "\uFFFD")
	return Cell{Text: strings.Clone(text), Kind: Text}
}

// shownDigits gives Cell.Digits from how a number is shown: 01 234 567 890
// for 1234567890 has 11.
func shownDigits(shown, number string) uint8 {
	digits := strings.NewReplacer(" ", "", "-", "", "\u00A0", "").Replace(shown)
	if len(digits) > len(number) && len(digits) < 256 && digits[0] == '0' && allDigits([]byte(digits)) && strings.HasSuffix(digits, number) {
		return uint8(len(digits))
	}
	return 0
}

func (t *htmlTable) endRow() error {
	if err := t.endCell(); err != nil {
		return err
	}
	if !t.inRow {
		return nil
	}
	t.inRow = false
	return t.rows.end(t.row, t.hiddenRow)
}
