package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// one is a sheet with a single cell that can be read.
const one = `<row r="1"><c r="A1"><v>1</v></c></row>`

// bomb gives a zip whose part inflates to size bytes of the given text.
func bomb(tb testing.TB, p parts, name, text string, size int) []byte {
	tb.Helper()
	delete(p, name)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for n, content := range p {
		w, err := z.Create(n)
		if err != nil {
			tb.Fatal(err)
		}
		w.Write([]byte(content))
	}
	w, err := z.Create(name)
	if err != nil {
		tb.Fatal(err)
	}
	block := []byte(strings.Repeat(text, max(1, (64<<10)/len(text))))
	for n := 0; n < size; n += len(block) {
		if _, err := w.Write(block); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// understate writes size into every directory entry of a zip as the size
// after inflating.
func understate(data []byte, size uint32) []byte {
	out := bytes.Clone(data)
	for at := 0; ; {
		i := bytes.Index(out[at:], []byte("PK\x01\x02"))
		if i < 0 {
			return out
		}
		at += i
		binary.LittleEndian.PutUint32(out[at+24:], size)
		at += 46
	}
}

func TestHostileWorkbooks(t *testing.T) {
	many := func(n int, row func(int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(row(i + 1))
		}
		return data(b.String())
	}
	entity := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	external := `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>`
	rels := func(line string) parts {
		p := workbook(data(one))
		p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], `Target="worksheets/sheet1.xml"`, line, 1)
		return p
	}
	crowd := workbook(data(one))
	for i := range 260 {
		crowd[fmt.Sprintf("xl/media/%d", i)] = "x"
	}
	repeated := `<workbook><sheets>` + strings.Repeat(`<sheet name="x" r:id="rId1"/>`, 300) + `</sheets></workbook>`
	// Smaller limits where making the file would take longer than reading it.
	lim := map[problem.Code]sheet.Limits{}
	fewStrings := sheet.DefaultLimits()
	fewStrings.StringBytes = 1 << 20
	lim[sheet.LimitStrings] = fewStrings
	fewCells := sheet.DefaultLimits()
	fewCells.Cells = 100_000
	lim[sheet.LimitCells] = fewCells
	for name, c := range map[string]struct {
		data []byte
		want problem.Code
	}{
		"zip bomb":                     {bomb(t, workbook(""), "xl/worksheets/sheet1.xml", "<a/>", 140<<20), sheet.LimitUnpacked},
		"zip bomb with false sizes":    {understate(bomb(t, workbook(""), "xl/worksheets/sheet1.xml", "<a/>", 8<<20), 100), sheet.Broken},
		"false sizes":                  {understate(workbook(data(one)).zip(t), 7), sheet.Broken},
		"string bomb":                  {bomb(t, workbook(data(one)), "xl/sharedStrings.xml", "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", 4<<20), sheet.LimitStrings},
		"empty string bomb":            {bomb(t, workbook(data(one)), "xl/sharedStrings.xml", "<si/>", 4<<20), sheet.LimitStrings},
		"style bomb":                   {bomb(t, workbook(data(one)), "xl/styles.xml", `<cellXfs><xf/></cellXfs>`, 4<<20), sheet.Broken},
		"merge bomb":                   {bomb(t, workbook(""), "xl/worksheets/sheet1.xml", `<mergeCell ref="A1:B2"/>`, 4<<20), sheet.LimitCells},
		"one endless text":             {bomb(t, workbook(""), "xl/worksheets/sheet1.xml", "x", 4<<20), sheet.LimitCell},
		"numbers that grow":            {bomb(t, workbook(""), "xl/worksheets/sheet1.xml", `<sheetData><row><c><v>1E400</v></c></row></sheetData>`, 4<<20), sheet.LimitRows},
		"1M x 16k, last column":        {workbook(data(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)).zip(t), sheet.LimitColumns},
		"too many rows":                {workbook(many(20_031, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="A%d"><v>1</v></c></row>`, i, i) })).zip(t), sheet.LimitRows},
		"wide and sparse":              {workbook(many(300, func(i int) string { return fmt.Sprintf(`<row r="%d"><c r="SF%d"><v>1</v></c></row>`, i, i) })).zip(t), sheet.LimitCells},
		"row index":                    {workbook(data(`<row r="99999999999999999999"><c><v>1</v></c></row>`)).zip(t), sheet.Broken},
		"row index below 1":            {workbook(data(`<row r="0"><c><v>1</v></c></row>`)).zip(t), sheet.Broken},
		"cell address":                 {workbook(data(`<row r="1"><c r="ZZZZZZZZZZ1"><v>1</v></c></row>`)).zip(t), sheet.Broken},
		"a row twice":                  {workbook(data(one + one)).zip(t), sheet.Broken},
		"negative string":              {workbook(data(`<row r="1"><c t="s"><v>-1</v></c></row>`)).zip(t), sheet.Broken},
		"string beyond the last":       {workbook(data(`<row r="1"><c t="s"><v>5</v></c></row>`)).zip(t), sheet.Broken},
		"string number that overflows": {workbook(data(`<row r="1"><c t="s"><v>18446744073709551616</v></c></row>`)).zip(t), sheet.Broken},
		"long cell":                    {workbook(data(`<row r="7"><c t="str"><v>` + strings.Repeat("x", 32_768) + `</v></c></row>`)).zip(t), sheet.LimitCell},
		"billion laughs":               {workbook(entity + data(`<row r="1"><c t="str"><v>&b;</v></c></row>`)).zip(t), sheet.Broken},
		"external entity":              {workbook(external + data(`<row r="1"><c t="str"><v>&a;</v></c></row>`)).zip(t), sheet.Broken},
		"undeclared entity":            {workbook(data(`<row r="1"><c t="str"><v>&hostname;</v></c></row>`)).zip(t), sheet.Broken},
		"sheet outside the file":       {rels(`Target="file:///etc/passwd" TargetMode="External"`).zip(t), sheet.Broken},
		"sheet above the root":         {rels(`Target="../../../../etc/passwd"`).zip(t), sheet.Broken},
		"too many entries":             {crowd.zip(t), sheet.LimitEntries},
		"one sheet many times":         {workbook(data(one)).with("xl/workbook.xml", repeated).zip(t), sheet.LimitEntries},
		"XML cut short":                {workbook(`<worksheet><sheetData><row r="1"><c><v>1</v></c></row>`).zip(t), sheet.Broken},
		"columns without end":          {bomb(t, workbook(""), "xl/worksheets/sheet1.xml", `<col min="1" max="16384" hidden="1"/>`, 4<<20), sheet.Broken},
		"ods: rows repeated":           {ods(`<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`).zip(t), sheet.LimitRows},
		"ods: cells repeated":          {ods(`<table:table><table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row></table:table>`).zip(t), sheet.LimitColumns},
		"ods: spaces repeated":         {ods(`<table:table>` + strings.Repeat(`<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="32000"/>x</text:p></table:table-cell></table:table-row>`, 100) + `</table:table>`).zip(t), sheet.LimitStrings},
		"ods: entities":                {ods("").with("content.xml", entity+"<a>&b;</a>").zip(t), sheet.Broken},
		"csv: columns":                 {[]byte(strings.Repeat(";", 600) + "x"), sheet.LimitColumns},
		"csv: rows":                    {[]byte(strings.Repeat("a;b\n", 20_031)), sheet.LimitRows},
		"csv: long cell":               {[]byte("a;\"" + strings.Repeat("x\n", 20_000) + "\";b"), sheet.LimitCell},
		"csv: quotes":                  {[]byte("a;b\n" + strings.Repeat("\"x\ny\"z;", 400_000)), sheet.LimitRows},
		"file size":                    {make([]byte, 32<<20+1), sheet.LimitFile},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			p := refused(t, c.data, sheet.Options{Limits: lim[c.want]})
			runtime.ReadMemStats(&after)
			if p.Code != c.want {
				t.Errorf("%s (%s), want %s", p.Code, p.Message, c.want)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 512 {
				t.Errorf("allocated %d MiB", got)
			}
		})
	}
}

// TestHarmlessOddities are workbooks that look hostile and hold a good list.
func TestHarmlessOddities(t *testing.T) {
	p := workbook(`<worksheet><dimension ref="A1:XFD1048576"/><sheetData>`+one+`<row r="1048576"><c r="A1048576"><v>2</v></c><c r="XFD1048576" s="1"/></row></sheetData></worksheet>`).
		with("xl/externalLinks/externalLink1.xml", `<externalLink><externalBook r:id="rId1"/></externalLink>`).
		with("xl/externalLinks/_rels/externalLink1.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/externalLinkPath" Target="file:///h:/geheim.xlsx" TargetMode="External"/></Relationships>`)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>", `<Relationship Id="rId9" Type="x/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`, 1)
	if got, want := dump(read(t, p.zip(t)).Sheets[0]), "1: A=\"1\"n\n1048576: A=\"2\"n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	empty := ods(`<table:table><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`)
	if got, want := dump(read(t, empty.zip(t)).Sheets[0]), `1048576: A="1"n`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTruncatedAtEveryByte(t *testing.T) {
	for name, whole := range map[string][]byte{
		"xlsx":      workbook(data(one)).zip(t),
		"ods":       ods(`<table:table><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`).zip(t),
		"encrypted": compound("EncryptedPackage", "EncryptionInfo"),
	} {
		for n := range len(whole) {
			book, err := sheet.Read(context.Background(), whole[:n], sheet.Options{})
			if p, ok := problem.From(err); book != nil || !ok {
				// The first bytes alone are text: P and PK are lists of one cell.
				if n > 0 && n < 4 && book != nil && book.Format == sheet.Delimited {
					continue
				}
				t.Fatalf("%s cut at %d: %v %v", name, n, book, err)
			} else if p.Code == "" || p.Hint == "" {
				t.Fatalf("%s cut at %d: %+v", name, n, p)
			}
		}
	}
}
