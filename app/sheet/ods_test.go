package sheet_test

import (
	"reflect"
	"testing"

	"aiosmap/app/sheet"
)

func TestODSCells(t *testing.T) {
	for name, c := range map[string]struct{ rows, want string }{
		"text":                  {`<table:table-row><table:table-cell office:value-type="string"><text:p>Zo<text:span>ë</text:span></text:p><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell></table:table-row>`, `1: A="Zoë\na  b"`},
		"text in an attribute":  {`<table:table-row><table:table-cell office:value-type="string" office:string-value="x"><text:p>y</text:p></table:table-cell></table:table-row>`, `1: A="x"`},
		"number":                {`<table:table-row><table:table-cell office:value-type="float" office:value="9.000001901E9"><text:p>9,00E+09</text:p></table:table-cell></table:table-row>`, `1: A="9000001901"n`},
		"number shown with 0":   {`<table:table-row><table:table-cell office:value-type="float" office:value="9000001901"><text:p>09000001901</text:p></table:table-cell></table:table-row>`, `1: A="9000001901"n/11`},
		"date":                  {`<table:table-row><table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>1 mrt</text:p></table:table-cell></table:table-row>`, `1: A="2026-03-01"d`},
		"boolean":               {`<table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell></table:table-row>`, `1: A="WAAR"b`},
		"formula":               {`<table:table-row><table:table-cell table:formula="of:=[.B1]" office:value-type="float" office:value="2"/></table:table-row>`, `1: A="2"nf`},
		"formula without value": {`<table:table-row><table:table-cell table:formula="of:=[.B1]"/></table:table-row>`, `1: A=""?f`},
		"error":                 {`<table:table-row><table:table-cell table:formula="of:=1" office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>`, `1: A="#N/B"ef`},
		"note is no value":      {`<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>let op</text:p></office:annotation><text:p>a</text:p></table:table-cell></table:table-row>`, `1: A="a"`},
		"repeated cells":        {`<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="16380"/></table:table-row>`, `1: C="1"n D="1"n`},
		"repeated rows":         {`<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`, "4: A=\"1\"n\n5: A=\"1\"n"},
		"hidden rows":           {`<table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="2"/></table:table-row>`, "1 hidden: A=\"1\"n\n2 hidden: A=\"2\"n"},
		"rows in groups":        {`<table:table-header-rows><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table-header-rows><table:table-row-group><table:table-row><table:table-cell office:value-type="float" office:value="2"/></table:table-row></table:table-row-group>`, "1: A=\"1\"n\n2: A=\"2\"n"},
	} {
		t.Run(name, func(t *testing.T) {
			book := read(t, ods(`<table:table table:name="Blad1">`+c.rows+`</table:table>`).zip(t))
			if got := dump(book.Sheets[0]); got != c.want || book.Format != sheet.ODS {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestODSSheets(t *testing.T) {
	book := read(t, ods(`<table:table table:name="A &amp; B"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
		<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>kop</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>
		<table:table table:name="oud" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`).zip(t))
	first := book.Sheets[0]
	if first.Name != "A & B" || first.Hidden || !book.Sheets[1].Hidden || !reflect.DeepEqual(first.HiddenColumns, []int{2}) {
		t.Errorf("%+v", first)
	}
	if want := []sheet.Range{{FirstRow: 1, LastRow: 1, FirstCol: 0, LastCol: 1}}; !reflect.DeepEqual(first.Merges, want) {
		t.Errorf("merges %v", first.Merges)
	}
	if got, want := dump(first), `1: A="kop" C="1"n`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
