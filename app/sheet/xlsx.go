package sheet

import (
	"maps"
	"path"
	"slices"
	"strings"
)

const maxFormats = 1 << 16

// openXML reads a workbook of ISO/IEC 29500, transitional or strict.
type openXML struct {
	*archive
	base1904 bool
	strings  []string
	formats  []numberFormat // by cell style
}

// tab is a sheet as the workbook part lists it.
type tab struct {
	name, id string
	hidden   bool
}

func readXLSX(a *archive) (*Workbook, error) {
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	x := &openXML{archive: a}
	tabs, err := x.tabs(main)
	if err != nil {
		return nil, err
	}
	related, err := a.relations(main)
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(related)) {
		r := related[id]
		switch r.kind {
		case "sharedStrings":
			err = x.readStrings(r.target)
		case "styles":
			err = x.readStyles(r.target)
		}
		if err != nil {
			return nil, err
		}
	}
	book := &Workbook{Format: XLSX, Date1904: x.base1904}
	for _, t := range tabs {
		r, ok := related[t.id]
		if !ok {
			return nil, damage("a sheet without a part")
		}
		if r.kind != "worksheet" {
			continue // a chart or an old dialog has no cells
		}
		s, err := x.readSheet(r.target, t)
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, s)
	}
	return book, nil
}

// mainPart finds the workbook part.
func (a *archive) mainPart() (string, error) {
	if !a.has("_rels/.rels") && a.has("xl/workbook.xml") {
		return "xl/workbook.xml", nil
	}
	list, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, id := range slices.Sorted(maps.Keys(list)) {
		r := list[id]
		if r.kind != "officeDocument" {
			continue
		}
		switch name := strings.ToLower(r.target); {
		case strings.HasSuffix(name, ".bin"):
			return "", refuseBinaryWorkbook()
		case strings.HasPrefix(name, "word/"):
			return "", refuseDocument("Word-document")
		case strings.HasPrefix(name, "ppt/"):
			return "", refuseDocument("PowerPoint-bestand")
		}
		return r.target, nil
	}
	return "", damage("no workbook part")
}

func (x *openXML) tabs(main string) ([]tab, error) {
	s, done, err := x.part(main)
	if err != nil {
		return nil, err
	}
	defer done()
	var list []tab
	for s.next() {
		if s.kind != startTag {
			continue
		}
		switch string(s.name) {
		case "workbookPr":
			x.base1904 = isTrue(s.attr("date1904"))
		case "sheet":
			if len(list) >= x.m.lim.Entries {
				return nil, refuseEntries(x.m.lim.Entries)
			}
			t := tab{name: s.attr("name")}
			for a := (attributes{rest: s.attrs}); a.next(); {
				switch string(a.name) {
				case "state":
					t.hidden = string(a.value) != "visible"
				default:
					if string(local(a.name)) == "id" { // r:id
						t.id = a.text()
					}
				}
			}
			list = append(list, t)
		}
	}
	return list, s.err
}

func isTrue(value string) bool { return value == "1" || value == "true" || value == "on" }

// readStrings reads the strings that cells refer to by number.
func (x *openXML) readStrings(name string) error {
	s, done, err := x.part(name)
	if err != nil {
		return err
	}
	defer done()
	a := arena{m: x.m}
	var scratch []byte
	for s.next() {
		if s.kind != startTag || string(s.name) != "si" {
			continue
		}
		scratch = richText(s, scratch[:0])
		x.strings = append(x.strings, a.add(validUTF8(scratch)))
		if err := x.m.keep(16); err != nil { // its header: an empty string costs too
			return err
		}
	}
	return s.err
}

// richText appends the text of a string item that just started: its own t, or
// those of its runs; the reading aid of Japanese (rPh) is no part of it.
func richText(s *scanner, dst []byte) []byte {
	from := len(dst)
	for depth := s.depth; s.next() && s.depth >= depth; {
		if s.kind != startTag {
			continue
		}
		switch string(s.name) {
		case "t":
			dst = s.content(dst)
		case "rPh", "phoneticPr", "rPr":
			s.skip()
		}
	}
	text := unescape(dst[from:])
	return dst[:from+len(text)]
}

// unescape resolves _x000D_ in place: the way a workbook writes a character
// that XML cannot hold (ISO/IEC 29500-1, 22.9.2.19). _x005F_ is the underscore itself.
func unescape(text []byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); {
		if text[i] == '_' && i+7 <= len(text) && text[i+1] == 'x' && text[i+6] == '_' {
			if r, ok := hex4(text[i+2 : i+6]); ok {
				out = append(out, string(r)...) // at most 3 bytes for 7
				i += 7
				continue
			}
		}
		out = append(out, text[i])
		i++
	}
	return out
}

func hex4(b []byte) (rune, bool) {
	var r rune
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'A' && c <= 'F', c >= 'a' && c <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

// readStyles reads what the number format of each cell style means.
func (x *openXML) readStyles(name string) error {
	s, done, err := x.part(name)
	if err != nil {
		return err
	}
	defer done()
	own := map[int]numberFormat{}
	inCells := false
	for s.next() {
		if s.kind == endTag {
			if string(s.name) == "cellXfs" {
				inCells = false
			}
			continue
		}
		if s.kind != startTag {
			continue
		}
		switch string(s.name) {
		case "dxfs", "extLst":
			s.skip()
		case "numFmt":
			if id, ok := index(s.attr("numFmtId")); ok {
				own[id] = parseFormat(s.attr("formatCode"))
			}
		case "cellXfs":
			inCells = true
		case "xf":
			if !inCells {
				continue
			}
			id, _ := index(s.attr("numFmtId"))
			f, ok := own[id]
			if !ok {
				f = builtinFormat(id)
			}
			x.formats = append(x.formats, f)
		}
		if len(own) > maxFormats || len(x.formats) > maxFormats {
			return damage("too many cell styles")
		}
	}
	return s.err
}

// index reads a number that counts something; false when it is none or absurd.
func index[T string | []byte](text T) (int, bool) {
	if len(text) == 0 || len(text) > 9 {
		return 0, false
	}
	n := 0
	for i := range len(text) {
		c := text[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// readSheet reads the cells of one worksheet part.
func (x *openXML) readSheet(target string, t tab) (Sheet, error) {
	if target == "" || path.Ext(target) == ".bin" {
		return Sheet{}, damage("a sheet outside the workbook")
	}
	s, done, err := x.part(target)
	if err != nil {
		return Sheet{}, err
	}
	defer done()
	w := worksheet{scanner: s, book: x, rows: newRows(x.m, t.name), text: arena{m: x.m}}
	if err := w.read(); err != nil {
		return Sheet{}, err
	}
	list, err := w.rows.finish()
	if err != nil {
		return Sheet{}, err
	}
	return Sheet{
		Name: t.name, Hidden: t.hidden, Rows: list,
		HiddenColumns: w.rows.hiddenUsed(w.hidden), Merges: w.merges,
	}, nil
}
