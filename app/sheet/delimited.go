package sheet

import (
	"strings"
	"unicode/utf8"
)

// delimiters are those looked for, the likelier first.
var delimiters = [...]byte{';', ',', '\t'}

// sampleBytes and sampleRows bound what the delimiter is found from.
const (
	sampleBytes = 256 << 10
	sampleRows  = 200
)

// readDelimited reads text with one record a line. Row numbers are those of
// Excel: a record with line breaks inside quotes is one row, an empty line is
// a row, a sep= line is none.
func readDelimited(m *meter, text string) (*Workbook, error) {
	book := &Workbook{Format: Delimited}
	delimiter, rest := separatorLine(text)
	if delimiter == 0 {
		delimiter = findDelimiter(rest)
	}
	s, crlf, err := readRecords(m, rest, delimiter)
	if err != nil {
		return nil, err
	}
	book.CRLF = crlf
	if delimiter != noDelimiter {
		book.Delimiter = rune(delimiter)
	}
	book.Sheets = []Sheet{s}
	return book, nil
}

// noDelimiter stands in text with one column: a byte that text does not hold.
const noDelimiter = 0xFF

// readRecords reads the one sheet of a text.
func readRecords(m *meter, text string, delimiter byte) (Sheet, bool, error) {
	p := records{text: text, delimiter: delimiter, allCRLF: true, patience: 4*len(text) + 1<<20}
	b := newRows(m, "")
	for number := 1; p.more(); number++ {
		if number&1023 == 0 && m.ctx.Err() != nil {
			return Sheet{}, false, m.ctx.Err()
		}
		for column, last := 0, false; !last; column++ {
			var field string
			field, last = p.field()
			if field == "" {
				continue
			}
			if err := b.set(number, column, Cell{Text: field, Kind: Text}); err != nil {
				return Sheet{}, false, err
			}
		}
		if p.patience < 0 {
			return Sheet{}, false, damage("quotes without end")
		}
		if err := b.end(number, false); err != nil {
			return Sheet{}, false, err
		}
	}
	return Sheet{Rows: b.list}, p.allCRLF && text != "", nil
}

// separatorLine takes off the line with which Excel is told the delimiter.
func separatorLine(text string) (delimiter byte, rest string) {
	line, rest := text, ""
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		line, rest = text[:i], text[i:]
		if rest = strings.TrimPrefix(rest, "\r"); strings.HasPrefix(rest, "\n") {
			rest = rest[1:]
		}
	}
	line = strings.ReplaceAll(line, `"`, "")
	if len(line) < 5 || !strings.EqualFold(line[:4], "sep=") {
		return 0, text
	}
	// sep=; saved again by a program that does not know it: sep=;;;;;
	if line[4] < utf8.RuneSelf && strings.Trim(line[5:], line[4:5]+",;") == "" {
		return line[4], rest
	}
	return 0, text
}

// findDelimiter takes the delimiter that gives most rows the same number of
// columns, weighed by that number up to nine: "Vliet, van der" in every row
// makes no table of a list whose other columns stand behind semicolons.
func findDelimiter(text string) byte {
	if len(text) > sampleBytes {
		text = text[:sampleBytes]
	}
	best, bestScore := byte(noDelimiter), 0
	for _, d := range delimiters {
		p := records{text: text, delimiter: d, patience: 1 << 20}
		seen := map[int]int{}
		for n := 0; n < sampleRows && p.more(); n++ {
			columns := 0
			for last := false; !last; columns++ {
				_, last = p.field()
			}
			if columns > 1 {
				seen[columns]++
			}
		}
		for columns, agree := range seen {
			if score := agree * min(columns-1, 8); score > bestScore {
				best, bestScore = d, score
			}
		}
	}
	return best
}

// records cuts text into fields (RFC 4180, as loosely as Excel reads it).
type records struct {
	text      string
	pos       int
	delimiter byte
	allCRLF   bool // every record so far ended with CR LF
	// patience bounds how many bytes may be read in vain behind quotes that
	// turn out to be text.
	patience int
}

func (p *records) more() bool { return p.pos < len(p.text) }

// field gives the next field and whether it ends its record.
func (p *records) field() (value string, last bool) {
	if p.pos < len(p.text) && p.text[p.pos] == '"' && p.patience >= 0 {
		if value, ok := p.quoted(); ok {
			return value, p.separator()
		}
	}
	from := p.pos
	for p.pos < len(p.text) {
		if c := p.text[p.pos]; c == p.delimiter || c == '\n' || c == '\r' {
			break
		}
		p.pos++
	}
	return p.text[from:p.pos], p.separator()
}

// quoted reads a field in quotes. A quote that never closes, or closes on a
// later line in the middle of a field, is text: otherwise one stray quote
// would swallow the people below it.
func (p *records) quoted() (string, bool) {
	var joined []byte
	from, lines := p.pos+1, false
	for i := from; ; {
		n := strings.IndexByte(p.text[i:], '"')
		if n < 0 {
			p.patience -= len(p.text) - p.pos
			return "", false
		}
		lines = lines || strings.ContainsAny(p.text[i:i+n], "\r\n")
		i += n + 1
		if i < len(p.text) && p.text[i] == '"' {
			joined = append(joined, p.text[from:i]...)
			i++
			from = i
			continue
		}
		if i == len(p.text) || p.text[i] == p.delimiter || p.text[i] == '\n' || p.text[i] == '\r' {
			value := p.text[from : i-1]
			p.pos = i
			if joined != nil {
				value = string(append(joined, value...))
			}
			return value, true
		}
		if lines {
			p.patience -= i - p.pos
			return "", false
		}
		// "Jan" Jansen; → Jan Jansen, as Excel shows it
		joined = append(joined, p.text[from:i-1]...)
		for from = i; i < len(p.text); i++ {
			if c := p.text[i]; c == p.delimiter || c == '\n' || c == '\r' {
				break
			}
		}
		p.pos = i
		return string(append(joined, p.text[from:i]...)), true
	}
}

// separator moves past what ends a field; true when it ends the record too.
func (p *records) separator() bool {
	if p.pos == len(p.text) {
		p.allCRLF = false
		return true
	}
	c := p.text[p.pos]
	p.pos++
	switch c {
	case p.delimiter:
		return false
	case '\r':
		if p.pos < len(p.text) && p.text[p.pos] == '\n' {
			p.pos++
			return true
		}
	}
	p.allCRLF = false
	return true
}
