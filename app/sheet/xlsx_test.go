package sheet_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"aiosmap/app/sheet"
)

func TestCells(t *testing.T) {
	for name, c := range map[string]struct{ rows, want string }{
		"shared string":            {`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `1: A="Noor"`},
		"runs without reading aid": {`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, `1: A="van Dam"`},
		"escapes":                  {`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`, `1: A="a\rb_c"`},
		"empty string is no cell":  {`<row r="1"><c r="A1" t="s"><v>3</v></c><c r="B1"><v>1</v></c></row>`, `1: B="1"n`},
		"references":               {`<row r="1"><c r="A1" t="s"><v>4</v></c></row>`, `1: A="<b> & ëë"`},
		"inline":                   {`<row r="1"><c r="A1" t="inlineStr"><is><r><t>No</t></r><r><t>or</t></r></is></c></row>`, `1: A="Noor"`},
		"cdata":                    {`<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<i>]]>x</t></is></c></row>`, `1: A="<i>x"`},
		"number":                   {`<row r="1"><c r="A1"><v>9.000001901E9</v></c></row>`, `1: A="9000001901"n`},
		"number shown with zeros":  {`<row r="1"><c r="A1" s="1"><v>9000001901</v></c></row>`, `1: A="9000001901"n/11`},
		"not a number":             {`<row r="1"><c r="A1"><v>x</v></c></row>`, `1: A="x"`},
		"own date format":          {`<row r="1"><c r="A1" s="2"><v>46082</v></c></row>`, `1: A="2026-03-01"d`},
		"built-in date format":     {`<row r="1"><c r="A1" s="3"><v>46082.25</v></c></row>`, `1: A="2026-03-01T06:00:00"d`},
		"a BIG number as a date":   {`<row r="1"><c r="A1" s="3"><v>9000001901</v></c></row>`, `1: A="9000001901"n`},
		"ISO date":                 {`<row r="1"><c r="A1" t="d"><v>2026-03-01T00:00:00Z</v></c></row>`, `1: A="2026-03-01"d`},
		"bool":                     {`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>`, `1: A="WAAR"b B="ONWAAR"b`},
		"error":                    {`<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>`, `1: A="#N/B"e`},
		"formula":                  {`<row r="1"><c r="A1"><f>B1*1</f><v>9000001901</v></c></row>`, `1: A="9000001901"nf`},
		"formula with text":        {`<row r="1"><c r="A1" t="str"><f>B1</f><v> x </v></c></row>`, `1: A=" x "f`},
		"formula without value":    {`<row r="1"><c r="A1"><f>B1</f></c></row>`, `1: A=""?f`},
		"formula, empty value":     {`<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>`, `1: A=""?f`},
		"shared formula":           {`<row r="1"><c r="A1"><f t="shared" si="0"/><v>2</v></c></row>`, `1: A="2"nf`},
		"only formatted":           {`<row r="1"><c r="A1" s="1"/></row><row r="2"><c r="A2"><v>1</v></c></row>`, `2: A="1"n`},
		"no addresses":             {`<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>`, "1: A=\"1\"n B=\"2\"n\n3: A=\"3\"n"},
		"row told by its cell":     {`<row><c r="B7"><v>1</v></c><c><v>2</v></c></row>`, `7: B="1"n C="2"n`},
		"cells out of order":       {`<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>`, `1: A="1"n C="3"n`},
		"rows out of order":        {`<row r="9"><c r="A9"><v>9</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, "2: A=\"2\"n\n9: A=\"9\"n"},
		"hidden rows":              {`<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c r="A2"><v>2</v></c></row><row r="3" ht="15"><c r="A3"><v>3</v></c></row>`, "1 hidden: A=\"1\"n\n2 hidden: A=\"2\"n\n3: A=\"3\"n"},
		"comments and CR LF":       {"<row r=\"1\"><!-- <c> --><c r=\"A1\" t=\"str\"><v>a<!-- x -->b\r\nc</v></c></row>", `1: A="ab\nc"`},
		"a > in an attribute":      {`<row r="1" x="a>b"><c r='A1' t='str'><v>1</v></c></row>`, `1: A="1"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := dump(read(t, workbook(data(c.rows)).zip(t)).Sheets[0]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestPrefixesAndStrict(t *testing.T) {
	p := workbook(`<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`).
		with("xl/workbook.xml", `<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="Lijst" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>`)
	if got, want := dump(read(t, p.zip(t)).Sheets[0]), `1: A="Noor"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPartInUTF16(t *testing.T) {
	var wide strings.Builder
	wide.WriteString("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?>` + data(`<row r="1"><c r="A1" t="str"><v>Zoë</v></c></row>`))) {
		wide.Write([]byte{byte(u), byte(u >> 8)})
	}
	p := workbook("").with("xl/worksheets/sheet1.xml", wide.String())
	if got, want := dump(read(t, p.zip(t)).Sheets[0]), `1: A="Zoë"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSheets(t *testing.T) {
	p := workbook(`<worksheet><cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" width="0"/></cols><sheetData>
		<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="D1"><v>4</v></c></row></sheetData>
		<mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>`).
		with("xl/workbook.xml", `<workbook><workbookPr date1904="1"/><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/>
			<sheet name="oud" sheetId="2" state="hidden" r:id="rId4"/><sheet name="heel oud" sheetId="3" state="veryHidden" r:id="rId4"/><sheet name="grafiek" sheetId="4" r:id="rId5"/></sheets></workbook>`).
		with("xl/other.xml", data(`<row r="1"><c r="A1" s="2"><v>44620</v></c></row>`))
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rId4" Type="http://x/worksheet" Target="./sub/../other.xml"/><Relationship Id="rId5" Type="http://x/chartsheet" Target="chart.xml"/></Relationships>`, 1)
	book := read(t, p.zip(t))
	if book.Format != sheet.XLSX || len(book.Sheets) != 3 {
		t.Fatalf("format %q, %d sheets", book.Format, len(book.Sheets))
	}
	first := book.Sheets[0]
	first.Rows = nil
	want := sheet.Sheet{Name: "A & B", HiddenColumns: []int{1, 3}, Merges: []sheet.Range{{FirstRow: 1, LastRow: 2, FirstCol: 0, LastCol: 2}}}
	if d := cmp.Diff(want, first); d != "" {
		t.Error(d)
	}
	if !book.Sheets[1].Hidden || !book.Sheets[2].Hidden {
		t.Error("a hidden sheet is shown as visible")
	}
	if got, want := dump(book.Sheets[1]), `1: A="2026-03-01"d`; got != want {
		t.Errorf("1904: got %s, want %s", got, want)
	}
}

// TestExcelizeWorkbook reads what another program writes, feature by feature.
func TestExcelizeWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	padded, err := f.NewStyle(&excelize.Style{CustomNumFmt: ptr("00000000000")})
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetCellStr("Sheet1", "A1", "Voornaam"))
	must(f.SetCellStr("Sheet1", "B3", "'t Hart"))
	must(f.SetCellInt("Sheet1", "C3", 9000001901))
	must(f.SetCellStyle("Sheet1", "C3", "C3", padded))
	must(f.SetCellFloat("Sheet1", "D3", 9000002701, -1, 64))
	must(f.SetCellBool("Sheet1", "E3", true))
	must(f.SetRowVisible("Sheet1", 3, false))
	must(f.SetColVisible("Sheet1", "D", false))
	must(f.MergeCell("Sheet1", "A1", "B1"))
	s := read(t, written(t, f)).Sheets[0]
	if got, want := dump(s), "1: A=\"Voornaam\"\n3 hidden: B=\"'t Hart\" C=\"9000001901\"n/11 D=\"9000002701\"n E=\"WAAR\"b"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !reflect.DeepEqual(s.HiddenColumns, []int{3}) || len(s.Merges) != 1 {
		t.Errorf("hidden columns %v, merges %v", s.HiddenColumns, s.Merges)
	}
}

func ptr[T any](v T) *T { return &v }
