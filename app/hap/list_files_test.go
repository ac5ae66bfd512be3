package hap

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"aiosmap/app/sheet"
)

// listXLSX makes a workbook as Excel writes it, with the styles date (1), time
// (2), date with time (3) and length of time (4). A cell is "text", or
// "number~style". Merged is a range such as B1:C1, or nothing.
func listXLSX(t testing.TB, date1904 bool, merged string, lines ...string) []byte {
	t.Helper()
	var rows strings.Builder
	for i, text := range lines {
		if text == "" {
			continue
		}
		fmt.Fprintf(&rows, `<row r="%d">`, i+1)
		for j, text := range strings.Split(text, "|") {
			at := fmt.Sprintf("%s%d", sheet.ColumnName(j), i+1)
			number, style, isNumber := strings.Cut(text, "~")
			switch {
			case text == "":
			case isNumber:
				fmt.Fprintf(&rows, `<c r="%s" s="%s"><v>%s</v></c>`, at, style, number)
			default:
				fmt.Fprintf(&rows, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, text)
			}
		}
		rows.WriteString(`</row>`)
	}
	merges := ""
	if merged != "" {
		merges = `<mergeCells count="1"><mergeCell ref="` + merged + `"/></mergeCells>`
	}
	base := ""
	if date1904 {
		base = ` date1904="1"`
	}
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + ns + ` xmlns:r="` + rel + `"><workbookPr` + base + `/><sheets><sheet name="Diensten" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + rel + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet ` + ns + `><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + ns + `><sheetData>` + rows.String() + `</sheetData>` + merges + `</worksheet>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The same four diensten in files as they come: each says the same in the end.
// The last one is a night.
func TestListFiles(t *testing.T) {
	const want = `14-11-2026|08:00|12:30|HAP Leiden|consultarts|Eerste huisartsstage
15-11-2026|17:00|23:00|HAP Leiden|visitearts|Eerste huisartsstage
20-11-2026|23:00|08:00|HAP Alphen|telefoonarts|Eerste huisartsstage
21-11-2026|17:00|00:00|HAP Leiden|consultarts|Eerste huisartsstage
`
	rest := []string{"HAP Leiden|consultarts|Eerste huisartsstage", "HAP Leiden|visitearts|Eerste huisartsstage", "HAP Alphen|telefoonarts|Eerste huisartsstage", "HAP Leiden|consultarts|Eerste huisartsstage"}
	rows := func(head string, days ...string) []string {
		out := []string{head}
		for i, d := range days {
			out = append(out, d+"|"+rest[i])
		}
		return out
	}
	html := func(lines []string) string {
		var b strings.Builder
		b.WriteString("<html><body><table>")
		for _, l := range lines {
			b.WriteString("<tr><td>" + strings.ReplaceAll(l, "|", "</td><td>") + "</td></tr>")
		}
		return b.String() + "</table></body></html>"
	}
	head := "Datum|Begin|Einde|HAP|Rol|Fase"
	texts := rows(head, "za 14 nov 2026|08:00|12:30", "zo 15 nov 2026|17:00|23:00", "vr 20 nov 2026|23:00|08:00", "za 21 nov 2026|17:00|24:00")
	csv := strings.ReplaceAll(strings.Join(texts, "\r\n"), "|", ";")
	tabs := strings.ReplaceAll(strings.Join(texts, "\r\n"), "|", "\t")
	read := func(data []byte) *sheet.Workbook {
		t.Helper()
		b, err := sheet.Read(context.Background(), data, sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	pasted := func(text, html string) *sheet.Workbook {
		t.Helper()
		b, err := sheet.ReadPasted(context.Background(), text, html, sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		name  string
		book  *sheet.Workbook
		steps []ListStep
	}{
		{"xlsx, datum- en tijdopmaak", read(listXLSX(t, false, "", rows(head, "46340~1|0.333333333333333~2|0.520833333333333~2", "46341~1|0.708333333333333~2|0.958333333333333~2",
			"46346~1|0.958333333333333~2|0.333333333333333~2", "46347~1|0.708333333333333~2|0~2")...)), nil},
		{"xlsx, zonder opmaak", read(listXLSX(t, false, "", rows(head, "46340~0|0.333333333333333~0|0.520833333333333~0", "46341~0|0.708333333333333~0|0.958333333333333~0",
			"46346~0|0.958333333333333~0|0.333333333333333~0", "46347~0|0.708333333333333~4|0~4")...)), nil},
		{"xlsx, 1904", read(listXLSX(t, true, "", rows(head, "44878~1|0.333333333333333~2|0.520833333333333~2", "44879~0|0.708333333333333~0|0.958333333333333~0",
			"44884~1|0.958333333333333~3|0.333333333333333~3", "44885~1|0.708333333333333~2|0~2")...)), nil},
		{"xlsx, datum met tijd", read(listXLSX(t, false, "", rows("Start|Eind|HAP|Rol|Fase", "46340.3333333333~3|46340.5208333333~3", "46341.7083333333~3|46341.9583333333~3",
			"46346.9583333333~3|46347.3333333333~3", "46347.7083333333~3|46348~3")...)), []ListStep{{Do: ListEdit, Cells: []ListCell{{Row: 5, Field: FieldEnd, Value: "24:00"}}}}},
		{"xlsx, samengevoegde kop, lege rijen, titel", read(listXLSX(t, false, "B3:C3", "Mijn diensten", "", "Datum|Tijd||HAP|Rol|Fase", "14-11-2026|8:00|12:30|"+rest[0], "", "15-11-2026|17:00|23:00|"+rest[1], "",
			"20-11-2026|23:00|8:00|"+rest[2], "21-11-2026|17:00|0:00|"+rest[3])), nil},
		{"csv", read([]byte(csv)), nil},
		{"csv met BOM en komma's", read([]byte("\uFEFF" + strings.ReplaceAll(csv, ";", ","))), nil},
		{"geplakte tekst", pasted(tabs, ""), nil},
		{"geplakte tabel", pasted("", html(texts)), nil},
		{"van - tot in één kolom", read([]byte(strings.ReplaceAll(strings.Join(rows("Datum|Tijd van-tot|HAP|Rol|Fase", "14-11-2026|8 - 12.30", "15-11-2026|17:00 tot 23:00", "20-11-2026|23u-8u", "21-11-2026|1700-2400"), "\n"), "|", ";"))), nil},
		{"zonder jaar", read([]byte(strings.ReplaceAll(strings.Join(rows(head, "za 14-11|8:00|12:30", "zo 15-11|17:00|23:00", "vr 20-11|23:00|8:00", "za 21-11|17:00|0:00"), "\n"), "|", ";"))),
			[]ListStep{acceptKind(ListSuggestYear)}},
	} {
		p := openList(t, c.book, nil, c.steps...)
		var b strings.Builder
		for i := range p.Rows {
			if p.Rows[i].Out == "" {
				b.WriteString(cells(&p.Rows[i]) + "\n")
			}
		}
		if got := b.String(); got != want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, want)
		}
		if p.Blocked() {
			t.Errorf("%s: blocked by %v", c.name, p.Problems())
		}
	}
}
