package roster_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// file gives the bytes of a damaged list.
func (l *dList) file(r *rand.Rand) ([]byte, error) {
	if l.form.workbook {
		return dWorkbook(l.grid(r))
	}
	return dText(l.grid(r), l.form)
}

func dWorkbook(grid [][]dCell) (data []byte, err error) {
	f := excelize.NewFile()
	defer f.Close()
	styles := map[string]int{}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	for i, line := range grid {
		var row []any
		for _, c := range line {
			v, err := dExcelCell(f, styles, c)
			if err != nil {
				return nil, err
			}
			row = append(row, v)
		}
		if err := w.SetRow("A"+strconv.Itoa(i+1), row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func dExcelCell(f *excelize.File, styles map[string]int, c dCell) (any, error) {
	if !c.number {
		if c.text == "" {
			return nil, nil
		}
		return c.text, nil
	}
	n, err := strconv.ParseInt(c.text, 10, 64)
	if err != nil || c.format == "" {
		return n, err
	}
	id, ok := styles[c.format]
	if !ok {
		if id, err = f.NewStyle(&excelize.Style{CustomNumFmt: &c.format}); err != nil {
			return nil, err
		}
		styles[c.format] = id
	}
	return excelize.Cell{StyleID: id, Value: n}, nil
}

func dText(grid [][]dCell, form dForm) ([]byte, error) {
	var b strings.Builder
	if form.bom {
		b.WriteRune('\ufeff')
	}
	for _, line := range grid {
		for i, c := range line {
			if i > 0 {
				b.WriteString(form.delimiter)
			}
			if strings.ContainsAny(c.text, form.delimiter+"\"\r\n") {
				b.WriteString(`"` + strings.ReplaceAll(c.text, `"`, `""`) + `"`)
			} else {
				b.WriteString(c.text)
			}
		}
		b.WriteString("\r\n")
	}
	text := b.String()
	if cm := form.charmap(); cm != nil {
		text = dQuestion(cm, text)
	}
	return dEncode(text, form.encoding)
}

// charmap is the old encoding of a form, nil for the Unicode ones.
func (f dForm) charmap() *charmap.Charmap {
	switch f.encoding {
	case "windows-1252":
		return charmap.Windows1252
	case "macroman":
		return charmap.Macintosh
	}
	return nil
}

func dEncode(s, encoding string) ([]byte, error) {
	switch encoding {
	case "utf-8":
		return []byte(s), nil
	case "windows-1252":
		return charmap.Windows1252.NewEncoder().Bytes([]byte(s))
	case "macroman":
		return charmap.Macintosh.NewEncoder().Bytes([]byte(s))
	}
	little := encoding == "utf-16le"
	if !little && encoding != "utf-16be" {
		return nil, fmt.Errorf("no encoding %q", encoding)
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if little {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return out, nil
}
