package sheet

import (
	"io"
	"strings"
)

// isODS tells an OpenDocument spreadsheet; other OpenDocument files are refused.
func isODS(a *archive) (bool, error) {
	if !a.has("mimetype") || !a.has("content.xml") {
		if a.has("encrypted-package") {
			return false, refuseEncryptedODS()
		}
		return false, nil
	}
	r, err := a.open("mimetype")
	if err != nil {
		return false, err
	}
	defer r.Close()
	kind, err := io.ReadAll(io.LimitReader(r, 200))
	if err != nil {
		return false, err
	}
	switch mime := strings.TrimSpace(string(kind)); {
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument.spreadsheet"):
		return true, nil
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument"):
		return false, refuseDocument("OpenDocument-bestand")
	}
	return false, nil
}

// readODS reads content.xml of an OpenDocument spreadsheet (ISO/IEC 26300).
func readODS(a *archive) (*Workbook, error) {
	if err := refuseIfEncrypted(a); err != nil {
		return nil, err
	}
	s, done, err := a.part("content.xml")
	if err != nil {
		return nil, err
	}
	defer done()
	book := &Workbook{Format: ODS}
	hiddenStyles := map[string]bool{}
	style := ""
	for s.next() {
		if s.kind != startTag {
			continue
		}
		switch string(s.name) {
		case "style":
			style = s.attr("name")
		case "table-properties":
			if s.attr("display") == "false" && len(hiddenStyles) < maxFormats {
				hiddenStyles[style] = true
			}
		case "tracked-changes", "dde-links": // hold tables that are no sheets
			s.skip()
		case "table":
			if len(book.Sheets) >= a.m.lim.Entries {
				return nil, refuseEntries(a.m.lim.Entries)
			}
			t := odsTable{scanner: s, rows: newRows(a.m, s.attr("name")), number: 1, text: arena{m: a.m}}
			hidden := hiddenStyles[s.attr("style-name")]
			if err := t.read(); err != nil {
				return nil, err
			}
			book.Sheets = append(book.Sheets, Sheet{
				Name: t.rows.sheet, Hidden: hidden, Rows: t.rows.list,
				HiddenColumns: t.rows.hiddenUsed(t.hidden), Merges: t.merges,
			})
		}
	}
	return book, s.err
}

func refuseIfEncrypted(a *archive) error {
	if !a.has("META-INF/manifest.xml") {
		return nil
	}
	s, done, err := a.part("META-INF/manifest.xml")
	if err != nil {
		return err
	}
	defer done()
	for s.next() {
		if s.kind == startTag && string(s.name) == "encryption-data" {
			return refuseEncryptedODS()
		}
	}
	if s.err == errDocType {
		return nil // OpenOffice 2 wrote one here; nothing of it is used
	}
	return s.err
}

// odsTable reads one sheet.
type odsTable struct {
	*scanner
	rows    *rows
	hidden  []bool // by column
	columns int
	merges  []Range

	number  int // of the row being read
	text    arena
	scratch []byte
}

func (t *odsTable) read() error {
	for depth := t.depth; t.next() && t.depth >= depth; {
		if t.kind != startTag {
			continue
		}
		switch string(t.name) {
		case "table-column":
			t.column()
		case "table-row":
			if err := t.row(); err != nil {
				return err
			}
		case "shapes", "forms", "table-source", "named-expressions", "conditional-formats", "table":
			t.skip()
		}
	}
	return t.err
}

// repeated reads a repeat count, at least 1.
func repeated(value []byte) int {
	n, ok := index(value)
	if !ok || n < 1 {
		return 1
	}
	return n
}

// invisible reads table:visibility.
func invisible(value []byte) bool {
	return string(value) == "collapse" || string(value) == "filter"
}

func (t *odsTable) column() {
	n, hidden := 1, false
	for a := (attributes{rest: t.attrs}); a.next(); {
		switch string(local(a.name)) {
		case "number-columns-repeated":
			n = repeated(a.value)
		case "visibility":
			hidden = invisible(a.value)
		}
	}
	limit := t.rows.m.lim.Columns
	for range min(n, limit-min(limit, t.columns)) {
		t.hidden = append(t.hidden, hidden)
		t.columns++
	}
}

func (t *odsTable) row() error {
	n, hidden := 1, false
	for a := (attributes{rest: t.attrs}); a.next(); {
		switch string(local(a.name)) {
		case "number-rows-repeated":
			n = repeated(a.value)
		case "visibility":
			hidden = invisible(a.value)
		}
	}
	if t.number > maxRow {
		return damage("a row outside the sheet")
	}
	column := 0
	for depth := t.depth; t.next() && t.depth >= depth; {
		if t.kind != startTag {
			continue
		}
		switch string(t.name) {
		case "table-cell", "covered-table-cell":
			width, err := t.cell(column)
			if err != nil {
				return err
			}
			column = min(column+width, maxColumn)
		}
	}
	if t.err != nil {
		return t.err
	}
	before := len(t.rows.list)
	if err := t.rows.end(t.number, hidden); err != nil {
		return err
	}
	if len(t.rows.list) > before {
		if err := t.rows.repeat(n - 1); err != nil {
			return err
		}
	}
	t.number = min(t.number+n, maxRow+1)
	return nil
}

// odsCell is what the start tag of a cell says.
type odsCell struct {
	kind, value, text string
	formula, failed   bool
	repeat            int
	columns, rows     int // the block it is merged over
	covered           bool
}

func (t *odsTable) tagOfCell() odsCell {
	c := odsCell{repeat: 1, columns: 1, rows: 1, covered: string(t.name) == "covered-table-cell"}
	for a := (attributes{rest: t.attrs}); a.next(); {
		switch string(local(a.name)) {
		case "number-columns-repeated":
			c.repeat = repeated(a.value)
		case "number-columns-spanned":
			c.columns = min(repeated(a.value), maxColumn)
		case "number-rows-spanned":
			c.rows = min(repeated(a.value), maxRow)
		case "formula":
			c.formula = true
		case "value-type":
			if strings.HasPrefix(string(a.name), "calcext:") {
				c.failed = string(a.value) == "error"
			} else {
				c.kind = string(a.value)
			}
		case "value", "date-value", "time-value", "boolean-value":
			c.value = a.text()
		case "string-value":
			c.text = a.text()
		}
	}
	return c
}

// cell reads a cell into as many columns as it is repeated for, and gives that number.
func (t *odsTable) cell(column int) (int, error) {
	tag := t.tagOfCell()
	shown := t.shown()
	if t.err != nil {
		return 0, t.err
	}
	if tag.columns > 1 || tag.rows > 1 {
		if err := t.rows.m.spend(1); err != nil {
			return 0, err
		}
		t.merges = append(t.merges, Range{
			FirstRow: t.number, LastRow: min(t.number+tag.rows-1, maxRow),
			FirstCol: column, LastCol: column + tag.columns - 1,
		})
	}
	c := t.interpret(tag, shown)
	if tag.covered || c.Kind == Empty && !c.Formula {
		return tag.repeat, t.rows.m.keep(0)
	}
	for i := range tag.repeat {
		if err := t.rows.set(t.number, column+i, c); err != nil {
			return 0, err
		}
	}
	return tag.repeat, nil
}

func (t *odsTable) interpret(tag odsCell, shown []byte) Cell {
	c := Cell{Formula: tag.formula, Kind: Text}
	switch tag.kind {
	case "float", "percentage", "currency":
		if number, ok := plain(nil, []byte(tag.value)); ok {
			c.Kind, c.Text = Number, t.text.add(number)
			c.Digits = shownDigits(string(shown), c.Text)
			return c
		}
		c.Text = tag.value
	case "date":
		c.Kind, c.Text = Date, isoDate(tag.value)
	case "boolean":
		c.Kind, c.Text = Bool, boolText(isTrue(tag.value))
	default:
		c.Text = tag.text
		if c.Text == "" {
			c.Text = t.text.add(shown)
		}
		if tag.failed {
			c.Kind, c.Text = Failed, dutchError(c.Text)
		}
	}
	if c.Text == "" {
		c.Kind = Empty
	}
	return c
}

// shown reads the paragraphs of a cell as they are shown; notes and drawings
// in it are left out. It is valid until the next call.
func (t *odsTable) shown() []byte {
	t.scratch = t.scratch[:0]
	paragraphs, inside := 0, 0
	for depth := t.depth; t.next() && t.depth >= depth; {
		switch t.kind {
		case textRun:
			if inside > 0 {
				t.scratch = t.collapsed(t.scratch)
			}
		case endTag:
			if inside > t.depth {
				inside = 0
			}
		case startTag:
			switch string(t.name) {
			case "p", "h":
				if inside == 0 {
					inside = t.depth
					if paragraphs++; paragraphs > 1 {
						t.scratch = append(t.scratch, '\n')
					}
				}
			case "s":
				for range min(repeated([]byte(t.attr("c"))), t.rows.m.lim.CellRunes+1) {
					t.scratch = append(t.scratch, ' ')
				}
			case "tab":
				t.scratch = append(t.scratch, '\t')
			case "line-break":
				t.scratch = append(t.scratch, '\n')
			case "annotation", "table", "shapes", "frame", "detective", "custom-shape", "g", "a11y":
				t.skip()
			}
		}
		if len(t.scratch) > 4*maxToken {
			t.fail(errLongToken)
		}
	}
	return validUTF8(t.scratch)
}

// collapsed appends text with runs of white space as one space: more than one
// is written as <text:s/>.
func (t *odsTable) collapsed(dst []byte) []byte {
	from := len(dst)
	dst = t.decoded(dst)
	out := dst[:from]
	for _, b := range dst[from:] {
		if isSpace(b) {
			if n := len(out); n == 0 || out[n-1] == ' ' || out[n-1] == '\n' {
				continue
			}
			b = ' '
		}
		out = append(out, b)
	}
	return out
}
