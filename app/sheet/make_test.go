package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// parts are the files of a zip by name, stored in the order of the names.
type parts map[string]string

const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

// workbook gives the parts of a one-sheet xlsx with the given sheet part.
func workbook(sheetXML string) parts {
	return parts{
		"[Content_Types].xml": header + `<Types/>`,
		"_rels/.rels":         header + `<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     header + `<workbook><sheets><sheet name="Lijst" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": header + `<Relationships>
			<Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
			<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
			<Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml": header + `<sst><si><t>Noor</t></si>
			<si><r><rPr><b/></rPr><t xml:space="preserve">van </t></r><r><t>Dam</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>
			<si><t>a_x000D_b_x005F_c</t></si><si><t/></si><si><t>&lt;b&gt; &amp; &#235;&#xEB;</t></si></sst>`,
		"xl/styles.xml": header + `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000000000"/><numFmt numFmtId="165" formatCode="dd\-mm\-yyyy"/></numFmts>
			<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": header + sheetXML,
	}
}

// data wraps rows into a sheet part.
func data(rows string) string {
	return `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
}

func (p parts) with(name, content string) parts {
	p[name] = content
	return p
}

func (p parts) zip(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		content := p[name]
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// ods gives an OpenDocument spreadsheet with the given tables.
func ods(tables string) parts {
	return parts{
		"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": header + `<office:document-content><office:automatic-styles>
			<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
			<office:body><office:spreadsheet>` + tables + `</office:spreadsheet></office:body></office:document-content>`,
	}
}

// compound gives an OLE file whose directory holds empty streams of these names.
func compound(names ...string) []byte {
	const sector = 512
	entries := append([]string{"Root Entry"}, names...)
	directory := make([]byte, (len(entries)*128+sector-1)/sector*sector)
	for i, name := range entries {
		e := directory[i*128:]
		units := utf16.Encode([]rune(name))
		for j, u := range units {
			binary.LittleEndian.PutUint16(e[2*j:], u)
		}
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
		e[66] = 2
		binary.LittleEndian.PutUint32(e[116:], 0xFFFFFFFE)
	}
	directory[66] = 5
	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	head[30], head[32] = 9, 6
	put := func(at int, v uint32) { binary.LittleEndian.PutUint32(head[at:], v) }
	put(44, 1)          // one table of sectors
	put(48, 1)          // the directory begins in sector 1
	put(56, 4096)       // smaller streams are in the small chain
	put(60, 0xFFFFFFFE) // which there is not
	put(68, 0xFFFFFFFE)
	for at := 80; at < sector; at += 4 {
		put(at, 0xFFFFFFFF)
	}
	table := bytes.Repeat([]byte{0xFF}, sector)
	binary.LittleEndian.PutUint32(table, 0xFFFFFFFD)
	n := len(directory) / sector
	for i := 1; i <= n; i++ {
		next := uint32(i + 1)
		if i == n {
			next = 0xFFFFFFFE
		}
		binary.LittleEndian.PutUint32(table[4*i:], next)
	}
	return bytes.Join([][]byte{head, table, directory}, nil)
}

func read(tb testing.TB, data []byte) *sheet.Workbook {
	tb.Helper()
	book, err := sheet.Read(context.Background(), data, sheet.Options{})
	if err != nil {
		tb.Fatalf("refused: %v", err)
	}
	return book
}

// refused reads what must not be read and gives the refusal.
func refused(tb testing.TB, data []byte, opt sheet.Options) problem.Problem {
	tb.Helper()
	book, err := sheet.Read(context.Background(), data, opt)
	p, ok := problem.From(err)
	if book != nil || !ok {
		tb.Fatalf("not refused: %v", err)
	}
	if p.Message == "" || p.Hint == "" || p.Severity != problem.Error {
		tb.Errorf("a refusal that does not help: %+v", p)
	}
	return p
}

// dump writes the rows of a sheet as a user sees them: 3: A=Noor C=12 …
func dump(s sheet.Sheet) string {
	var b strings.Builder
	for _, r := range s.Rows {
		fmt.Fprintf(&b, "%d", r.Number)
		if r.Hidden {
			b.WriteString(" hidden")
		}
		b.WriteByte(':')
		for i, c := range r.Cells {
			if c.Kind == sheet.Empty && !c.Formula {
				continue
			}
			fmt.Fprintf(&b, " %s=%q", sheet.ColumnName(i), c.Text)
			if c.Kind != sheet.Text {
				b.WriteString(map[sheet.Kind]string{sheet.Empty: "?", sheet.Number: "n", sheet.Date: "d", sheet.Bool: "b", sheet.Failed: "e"}[c.Kind])
			}
			if c.Formula {
				b.WriteByte('f')
			}
			if c.Digits > 0 {
				fmt.Fprintf(&b, "/%d", c.Digits)
			}
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}
