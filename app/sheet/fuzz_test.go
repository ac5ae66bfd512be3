package sheet_test

import (
	"context"
	"testing"
	"unicode/utf8"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// sound holds what came out against what the rooms above rely on.
func sound(t *testing.T, book *sheet.Workbook, err error) {
	t.Helper()
	if err != nil {
		if p, ok := problem.From(err); !ok || book != nil || p.Code == "" || p.Message == "" || p.Hint == "" {
			t.Fatalf("a refusal that is none: %+v", err)
		}
		return
	}
	lim := sheet.DefaultLimits()
	filled := 0
	for _, s := range book.Sheets {
		last := 0
		for _, r := range s.Rows {
			if r.Number <= last {
				t.Fatalf("row %d after %d", r.Number, last)
			}
			last = r.Number
			if n := len(r.Cells); n == 0 || n > lim.Columns {
				t.Fatalf("row %d has %d cells", r.Number, n)
			}
			if c := r.Cells[len(r.Cells)-1]; c.Kind == sheet.Empty && !c.Formula {
				t.Fatalf("row %d ends in an empty cell", r.Number)
			}
			for _, c := range r.Cells {
				if (c.Kind == sheet.Empty) != (c.Text == "") || !utf8.ValidString(c.Text) || c.Digits > 0 && c.Kind != sheet.Number {
					t.Fatalf("row %d: %+v", r.Number, c)
				}
			}
			filled++
		}
	}
	if filled == 0 {
		t.Fatal("a workbook without a filled cell")
	}
}

func FuzzDelimited(f *testing.F) {
	for _, s := range []string{"a;b\r\n1;2\r\n", "sep=,\na,\"b\n\"\"c\"\n", "\xEF\xBB\xBFnaam\tZo\xC3\xAB", "\"Jan;1\n\"Piet\";2", "a;\xEB\n", "\xFF\xFEa\x00;\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheet.Read(context.Background(), data, sheet.Options{})
		sound(t, book, err)
		book, err = sheet.Read(context.Background(), data, sheet.Options{Encoding: sheet.MacRoman})
		sound(t, book, err)
	})
}

func FuzzWorkbook(f *testing.F) {
	f.Add(workbook(data(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>1</f><v>9.0E9</v></c></row>`)).zip(f))
	f.Add(ods(`<table:table table:name="x"><table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>01</text:p></table:table-cell></table:table-row></table:table>`).zip(f))
	f.Add(compound("EncryptedPackage", "EncryptionInfo"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheet.Read(context.Background(), data, sheet.Options{})
		sound(t, book, err)
	})
}

// FuzzSheetXML changes the XML inside the zip, which a change of the zip's
// bytes hardly ever reaches.
func FuzzSheetXML(f *testing.F) {
	f.Add(data(`<row r="1"><c r="A1" t="inlineStr"><is><t>&#235;</t></is></c><c s="2"><v>46082</v></c></row>`), `<sst><si><t>a_x000D_</t></si></sst>`)
	f.Add(`<worksheet><cols><col min="1" max="3" hidden="1"/></cols><sheetData><row ht="0"><c r="C4" t="e"><v>#N/A</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`, `<sst/>`)
	f.Fuzz(func(t *testing.T, part, texts string) {
		p := workbook("").with("xl/worksheets/sheet1.xml", part).with("xl/sharedStrings.xml", texts).with("xl/styles.xml", texts)
		book, err := sheet.Read(context.Background(), p.zip(t), sheet.Options{})
		sound(t, book, err)
		q := ods("").with("content.xml", part)
		book, err = sheet.Read(context.Background(), q.zip(t), sheet.Options{})
		sound(t, book, err)
	})
}

func FuzzPasted(f *testing.F) {
	f.Add("a\tb\r\n1\t2", "<table><tr><td colspan=3 rowspan=2>a<td>b</table>")
	f.Add("\xEB\t1", "<table>\xEB")
	f.Add("", `<table><tr><td>x<table><tr><td sdval="1E9">1</td></tr></table></td></tr></table>`)
	f.Fuzz(func(t *testing.T, text, html string) {
		book, err := sheet.ReadPasted(context.Background(), text, html, sheet.Options{})
		sound(t, book, err)
	})
}
