// Package sheet turns xlsx, xlsm, ods, delimited text and pasted cells into
// rows of cells with their place and raw value, within hard limits. It knows
// no aios: what a column means is for the rooms above.
package sheet

import "slices"

// Kind tells what a cell holds.
type Kind uint8

const (
	// Empty is a cell without a value.
	Empty Kind = iota
	// Text is a string cell; every filled cell of delimited text is one.
	Text
	// Number is a number cell: Cell.Text is the raw value at full precision.
	Number
	// Date is a number cell with a date format: Cell.Text is ISO (2026-03-01, with T15:04:05 where it has a time).
	Date
	// Bool is WAAR or ONWAAR.
	Bool
	// Failed is an error value such as #N/B.
	Failed
)

// Cell is one cell as found. The zero value is an empty cell.
type Cell struct {
	// Text is the value as text: the string; for a Number its raw value in
	// plain decimals ("9000001901", never in E-notation, never rounded by the
	// number format); for a Date ISO, of a time alone 15:04:05; for a Bool and a
	// Failed as a Dutch Excel shows it; for a formula its cached value.
	Text string
	Kind Kind
	// Formula is true for a formula; with Kind Empty its cached value is missing.
	Formula bool
	// Digits is the number of digits that a zero-padding number format shows
	// at least (00000000000 → 11), 0 without one.
	Digits uint8
}

// Row is one row with at least one filled cell or formula.
type Row struct {
	// Number is the row number as Excel shows it, from 1.
	Number int
	Hidden bool
	// Cells are the row's cells by column index from 0; trailing empty cells are cut.
	Cells []Cell
}

// Cell gives the cell in column c (from 0), empty when the row is shorter.
func (r Row) Cell(c int) Cell {
	if c < 0 || c >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[c]
}

// Range is a block of merged cells, columns from 0, rows as Excel shows them; both ends included.
type Range struct {
	FirstRow, LastRow int
	FirstCol, LastCol int
}

// Sheet is one sheet of a workbook; delimited text has one, named "".
type Sheet struct {
	Name   string
	Hidden bool
	// Rows are the filled rows in ascending order; a missing number is an empty row.
	Rows []Row
	// HiddenColumns are the indices of hidden columns that hold a value, ascending.
	HiddenColumns []int
	Merges        []Range
}

// Index gives the place in Rows of the row with a number as Excel shows it;
// false for a row that holds nothing.
func (s *Sheet) Index(number int) (int, bool) {
	return slices.BinarySearchFunc(s.Rows, number, func(r Row, n int) int { return r.Number - n })
}

// Format is the kind of source a workbook was read from.
type Format string

// The formats that are read.
const (
	XLSX      Format = "xlsx"
	ODS       Format = "ods"
	Delimited Format = "csv"
	Pasted    Format = "pasted"
)

// Encoding names a text encoding. The names are those of --encoding.
type Encoding string

// The encodings that are read.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252"
	MacRoman    Encoding = "macroman"
)

// Workbook is everything read from one source.
type Workbook struct {
	Format Format
	Sheets []Sheet
	// Encoding is the encoding of delimited text, empty otherwise.
	Encoding Encoding
	// Guessed is true when the encoding was chosen between Windows-1252 and
	// Mac Roman by what gave plausible names, so letters may be wrong.
	Guessed bool
	// BOM, Delimiter and CRLF tell how delimited text was written: CRLF is
	// true when every record ends with CR LF, the last one too; Delimiter is 0
	// when no record has more than one field.
	BOM       bool
	Delimiter rune
	CRLF      bool
	// Date1904 is true when the workbook counts days from 1904 (see SerialDate).
	Date1904 bool
}

// Limits bound what one source may cost; see DefaultLimits.
type Limits struct {
	FileBytes     int64 // size of the file
	UnpackedBytes int64 // everything inflated from a zip together
	StringBytes   int64 // the texts of a workbook together, each string kept once
	Rows          int   // filled rows in one sheet
	Columns       int   // highest column with a value
	CellRunes     int   // characters in one cell
	Entries       int   // files in a zip
	Cells         int   // cells in all sheets together, with the gaps before a row's last value
}

// DefaultLimits are those of import-rules: 32 MiB a file, 128 MiB unpacked,
// 64 MiB shared strings, 20,000 rows, 500 columns, 32,767 characters a cell,
// 256 zip entries. Cells is ours: it keeps a full sheet of tiny cells within
// the memory that a plan may take.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:     32 << 20,
		UnpackedBytes: 128 << 20,
		StringBytes:   64 << 20,
		Rows:          20_030, // 20,000 of the list below a header within the first 30
		Columns:       500,
		CellRunes:     32_767,
		Entries:       256,
		Cells:         2_000_000,
	}
}

// Options steer reading; the zero value is the usual way.
type Options struct {
	// Encoding overrides the detection for delimited text.
	Encoding Encoding
	// Password opens an encrypted workbook.
	Password string
	// Limits default to DefaultLimits.
	Limits Limits
}

// ColumnName gives the letters of a column from its index: 0 → A, 26 → AA.
func ColumnName(index int) string {
	var b [8]byte
	i := len(b)
	for n := index + 1; n > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}
