package sheet

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"
)

// meter counts what one source has cost so far, for all its sheets together.
type meter struct {
	ctx      context.Context
	lim      Limits
	unpacked int64
	text     int64 // bytes of text kept, other than pieces of the source itself
	cells    int
}

// spend counts n cells (or what costs as much) against Limits.Cells.
func (m *meter) spend(n int) error {
	m.cells += n
	if m.cells > m.lim.Cells {
		return refuseCells(m.lim.Cells)
	}
	return nil
}

// keep counts n bytes of text against Limits.StringBytes.
func (m *meter) keep(n int) error {
	m.text += int64(n)
	if m.text > m.lim.StringBytes {
		return refuseStrings(m.lim.StringBytes)
	}
	return nil
}

// arena keeps many short strings in few blocks of memory.
type arena struct {
	m *meter
	b strings.Builder
}

const arenaBlock = 32 << 10

// add keeps a copy of text. What goes beyond the limit is told by the next
// cell that is set.
func (a *arena) add(text []byte) string {
	if len(text) == 0 || a.m.keep(len(text)) != nil {
		return ""
	}
	if a.b.Cap()-a.b.Len() < len(text) {
		if len(text) > arenaBlock/4 {
			return string(text)
		}
		a.b.Reset() // strings given out keep the old block alive
		a.b.Grow(arenaBlock)
	}
	from := a.b.Len()
	a.b.Write(text)
	return a.b.String()[from:]
}

// rows collects the rows of one sheet under the limits. Every format fills it
// the same way: set the cells of a row in any order, then end the row.
type rows struct {
	m       *meter
	sheet   string
	list    []Row
	scratch []Cell
	block   []Cell // the cells of several rows are cut from one block
	used    []bool // by column: holds a value in some row
	sorted  bool
}

func newRows(m *meter, sheet string) *rows {
	return &rows{m: m, sheet: sheet, sorted: true}
}

// set puts a cell into the row being filled; row is its number for a message.
func (b *rows) set(row, column int, c Cell) error {
	if err := b.m.keep(0); err != nil {
		return err
	}
	if c.Kind == Empty && !c.Formula {
		return nil
	}
	if column >= b.m.lim.Columns {
		return refuseColumns(b.sheet, b.m.lim.Columns)
	}
	if err := b.fits(row, c.Text); err != nil {
		return err
	}
	for len(b.scratch) <= column {
		b.scratch = append(b.scratch, Cell{})
	}
	for len(b.used) <= column {
		b.used = append(b.used, false)
	}
	b.scratch[column] = c
	b.used[column] = true
	return nil
}

// fits holds a text against the limit for one cell.
func (b *rows) fits(row int, text string) error {
	if len(text) > b.m.lim.CellRunes && utf8.RuneCountInString(text) > b.m.lim.CellRunes {
		return refuseCell(b.sheet, row, b.m.lim.CellRunes)
	}
	return nil
}

// end closes the row being filled; an empty one leaves nothing behind.
func (b *rows) end(number int, hidden bool) error {
	n := len(b.scratch)
	if n == 0 {
		return nil
	}
	if err := b.m.spend(n); err != nil {
		return err
	}
	if cap(b.block)-len(b.block) < n {
		// Short lists get a short block: most lists are a class of 60.
		b.block = make([]Cell, 0, max(n, min(4096, 64*n, max(8, len(b.list))*n)))
	}
	from := len(b.block)
	b.block = append(b.block, b.scratch...)
	b.scratch = b.scratch[:0]
	return b.add(Row{Number: number, Hidden: hidden, Cells: b.block[from:len(b.block):len(b.block)]})
}

func (b *rows) add(r Row) error {
	if len(b.list) >= b.m.lim.Rows {
		return refuseRows(b.sheet, b.m.lim.Rows)
	}
	if n := len(b.list); n > 0 && b.list[n-1].Number >= r.Number {
		b.sorted = false
	}
	if len(b.list)%1024 == 0 && b.m.ctx.Err() != nil {
		return b.m.ctx.Err()
	}
	b.list = append(b.list, r)
	return nil
}

// repeat adds the last row again under the next n numbers; the copies share its cells.
func (b *rows) repeat(n int) error {
	last := b.list[len(b.list)-1]
	for range n {
		if err := b.m.spend(len(last.Cells)); err != nil {
			return err
		}
		last.Number++
		if err := b.add(last); err != nil {
			return err
		}
	}
	return nil
}

// finish gives the rows in ascending order.
func (b *rows) finish() ([]Row, error) {
	if b.sorted {
		return b.list, nil
	}
	slices.SortStableFunc(b.list, func(x, y Row) int { return cmp.Compare(x.Number, y.Number) })
	for i := 1; i < len(b.list); i++ {
		if b.list[i-1].Number == b.list[i].Number {
			return nil, damage("a row number that stands twice")
		}
	}
	return b.list, nil
}

// hiddenUsed gives the indices of hidden columns that hold a value.
func (b *rows) hiddenUsed(hidden []bool) []int {
	var list []int
	for c, used := range b.used {
		if used && c < len(hidden) && hidden[c] {
			list = append(list, c)
		}
	}
	return list
}
