package paper

// Table has a head that is repeated on every page, and rows that are not
// broken as long as they fit on one.
type Table struct {
	Columns []Column
	Rows    []Row
}

// Column is the head of a column and its part of the width; Number sets it
// to the right.
type Column struct {
	Head   string
	Share  float64
	Number bool
}

// Row is a row of cells, with a remark over the whole width under them.
type Row struct {
	Cells []Cell
	Note  string
}

// Cell is a text with a smaller one under it. Struck draws a line through it,
// Strong sets it in semibold.
type Cell struct {
	Text, Under    string
	Struck, Strong bool
}

// Distances in a table.
const (
	cellGap   = 3.5
	rowAbove  = 1.3
	rowBelow  = 1.5
	noteAbove = 0.4
)

// span is where a column lies.
type span struct{ x, width float64 }

func (t Table) spans() []span {
	total := 0.0
	for _, c := range t.Columns {
		total += c.Share
	}
	var out []span
	x := left
	for _, c := range t.Columns {
		share := c.Share / total * (width + cellGap)
		out = append(out, span{x, share - cellGap})
		x += share
	}
	return out
}

// setLine is a line of a cell, ready to print.
type setLine struct {
	style  style
	text   string
	struck bool
}

// Table sets a table.
func (w *Writer) Table(t Table) {
	spans := t.spans()
	heads := w.headLines(t, spans)
	for i, r := range t.Rows {
		cells, note := w.rowLines(r, spans)
		height := rowHeight(cells, note)
		first := i == 0
		room := height
		if first {
			room += headHeight(heads)
		}
		page := w.pdf.PageNo()
		// What is higher than a page begins where it is and goes on.
		w.need(min(room, fresh))
		if first || w.pdf.PageNo() != page {
			w.tableHead(t, spans, heads)
		}
		w.row(t, spans, heads, cells, note)
	}
	w.y += 1
}

func (w *Writer) headLines(t Table, spans []span) [][]setLine {
	var out [][]setLine
	for i, c := range t.Columns {
		out = append(out, asLines(w.columns(), w.columns().wrap(w.clean(c.Head), spans[i].width), false))
	}
	return out
}

func asLines(s style, texts []string, struck bool) []setLine {
	var out []setLine
	for _, t := range texts {
		out = append(out, setLine{s, t, struck})
	}
	return out
}

func headHeight(heads [][]setLine) float64 { return stack(heads) + 1.2 }

// stack is the height of the highest cell.
func stack(cells [][]setLine) float64 {
	most := 0.0
	for _, lines := range cells {
		h := 0.0
		for _, l := range lines {
			h += l.style.line
		}
		most = max(most, h)
	}
	return most
}

func (w *Writer) rowLines(r Row, spans []span) (cells [][]setLine, note []setLine) {
	for i, c := range r.Cells {
		s := w.cell()
		if c.Strong {
			s = w.bold()
		}
		var lines []setLine
		if c.Text != "" || c.Under == "" {
			lines = asLines(s, s.wrap(w.clean(c.Text), spans[i].width), c.Struck)
		}
		if c.Under != "" {
			under := asLines(w.small(), w.small().wrap(w.clean(c.Under), spans[i].width), c.Struck)
			if len(lines) == 0 {
				// It stands on the line of the cells beside it.
				under[0].style.line = s.line
			}
			lines = append(lines, under...)
		}
		cells = append(cells, lines)
	}
	if r.Note != "" {
		note = asLines(w.small(), w.small().wrap(w.clean(r.Note), width), false)
	}
	return cells, note
}

func rowHeight(cells [][]setLine, note []setLine) float64 {
	h := rowAbove + stack(cells) + rowBelow
	if len(note) > 0 {
		h += noteAbove + stack([][]setLine{note})
	}
	return h
}

func (w *Writer) tableHead(t Table, spans []span, heads [][]setLine) {
	w.printCells(t, spans, heads, w.y)
	w.y += headHeight(heads)
	w.rule(left, w.y, left+width, 0.35, 0)
}

// row sets one row, with a thin line under it. Where it is higher than a page
// it is broken between lines.
func (w *Writer) row(t Table, spans []span, heads, cells [][]setLine, note []setLine) {
	w.y += rowAbove
	for w.y+stack(cells) > bottom {
		var now [][]setLine
		now, cells = cutLines(cells, bottom-w.y)
		w.printCells(t, spans, now, w.y)
		w.newPage()
		w.tableHead(t, spans, heads)
		w.y += rowAbove
	}
	w.printCells(t, spans, cells, w.y)
	w.y += stack(cells)
	if len(note) > 0 {
		w.y += noteAbove
	}
	for _, l := range note {
		if w.y+l.style.line > bottom {
			w.newPage()
			w.tableHead(t, spans, heads)
			w.y += rowAbove
		}
		w.line(left, l.style, l.text)
	}
	w.y += rowBelow
	w.rule(left, w.y, left+width, 0.15, 150)
}

// cutLines takes what fits off the top of every cell.
func cutLines(cells [][]setLine, room float64) (now, rest [][]setLine) {
	for _, lines := range cells {
		n, h := 0, 0.0
		for n < len(lines) && h+lines[n].style.line <= room {
			h += lines[n].style.line
			n++
		}
		now, rest = append(now, lines[:n]), append(rest, lines[n:])
	}
	return now, rest
}

func (w *Writer) printCells(t Table, spans []span, cells [][]setLine, y float64) {
	for i, lines := range cells {
		at := y
		for _, l := range lines {
			x := spans[i].x
			long := l.style.width(l.text)
			if t.Columns[i].Number {
				x += spans[i].width - long
			}
			w.print(x, at, l.style, l.text)
			if l.struck && l.text != "" {
				w.rule(x, at+l.style.line/2+0.4, x+long, 0.2, 0)
			}
			at += l.style.line
		}
	}
}
