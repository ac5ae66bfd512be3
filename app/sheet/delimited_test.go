package sheet_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"aiosmap/app/sheet"
)

func TestDelimited(t *testing.T) {
	for name, c := range map[string]struct {
		text, want string
		delimiter  rune
		crlf       bool
	}{
		"semicolons":                          {"a;b\r\n1;2\r\n", "1: A=\"a\" B=\"b\"\n2: A=\"1\" B=\"2\"", ';', true},
		"commas":                              {"a,b\n1,2\n", "1: A=\"a\" B=\"b\"\n2: A=\"1\" B=\"2\"", ',', false},
		"tabs":                                {"a\tb\n1\t2", "1: A=\"a\" B=\"b\"\n2: A=\"1\" B=\"2\"", '\t', false},
		"old Mac line ends":                   {"a;b\r1;2\r", "1: A=\"a\" B=\"b\"\n2: A=\"1\" B=\"2\"", ';', false},
		"last line end missing":               {"a;b\r\n1;2", "1: A=\"a\" B=\"b\"\n2: A=\"1\" B=\"2\"", ';', false},
		"commas inside every name":            {"naam;e;f\nVliet, van der;1;2\nDam, van;3;4\nHart, 't;5;6\n", "1: A=\"naam\" B=\"e\" C=\"f\"\n2: A=\"Vliet, van der\" B=\"1\" C=\"2\"\n3: A=\"Dam, van\" B=\"3\" C=\"4\"\n4: A=\"Hart, 't\" B=\"5\" C=\"6\"", ';', false},
		"one column":                          {"a\nb\n", "1: A=\"a\"\n2: A=\"b\"", 0, false},
		"sep line is no row":                  {"sep=,\r\na,b;c\r\n", "1: A=\"a\" B=\"b;c\"", ',', true},
		"sep line saved again":                {"\"sep=;\";;\na;b\n", "1: A=\"a\" B=\"b\"", ';', false},
		"sep line of another character":       {"SEP=|\na|b\n", "1: A=\"a\" B=\"b\"", '|', false},
		"quotes":                              {"a;\"b;\"\"c\"\"\"\n", "1: A=\"a\" B=\"b;\\\"c\\\"\"", ';', false},
		"line break inside quotes is one row": {"a;b\n\"x\ny\";2\nc;3\n", "1: A=\"a\" B=\"b\"\n2: A=\"x\\ny\" B=\"2\"\n3: A=\"c\" B=\"3\"", ';', false},
		"an empty line is a row":              {"a;b\n\n;;\n1;2\n", "1: A=\"a\" B=\"b\"\n4: A=\"1\" B=\"2\"", ';', false},
		"text behind quotes":                  {"\"Jan\" Dam;2\n", "1: A=\"Jan Dam\" B=\"2\"", ';', false},
		"quote inside":                        {"5\" a;2\n", "1: A=\"5\\\" a\" B=\"2\"", ';', false},
		"a quote that never closes":           {"\"Jan;1\nPiet;2\nKees;3\n", "1: A=\"\\\"Jan\" B=\"1\"\n2: A=\"Piet\" B=\"2\"\n3: A=\"Kees\" B=\"3\"", ';', false},
		"a quote that another one closes":     {"\"Jan;1\n\"Piet\";2\n", "1: A=\"\\\"Jan\" B=\"1\"\n2: A=\"Piet\" B=\"2\"", ';', false},
		"empty cells at the end":              {"a;b;;\n1;;;\n", "1: A=\"a\" B=\"b\"\n2: A=\"1\"", ';', false},
		"a formula as text":                   {"=\"01234567890\";x\n", "1: A=\"=\\\"01234567890\\\"\" B=\"x\"", ';', false},
		"a tag in a cell":                     {"naam;e\n<b>Jan</b>;2\n", "1: A=\"naam\" B=\"e\"\n2: A=\"<b>Jan</b>\" B=\"2\"", ';', false},
	} {
		t.Run(name, func(t *testing.T) {
			book := read(t, []byte(c.text))
			if got := dump(book.Sheets[0]); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if book.Delimiter != c.delimiter || book.CRLF != c.crlf || book.Format != sheet.Delimited {
				t.Errorf("delimiter %q, CRLF %v, format %s", book.Delimiter, book.CRLF, book.Format)
			}
		})
	}
}

func wide(text string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestEncodings(t *testing.T) {
	const list = "Voornaam;Achternaam\nZoë;Müller\nRené;de Vriès\nFrançois;Åberg\n"
	encode := func(c *charmap.Charmap, s string) []byte {
		b, err := c.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, c := range map[string]struct {
		data         []byte
		given, want  sheet.Encoding
		bom, guessed bool
	}{
		"UTF-8":                {[]byte(list), "", sheet.UTF8, false, false},
		"UTF-8 with mark":      {[]byte("\uFEFF" + list), "", sheet.UTF8, true, false},
		"UTF-16 LE":            {wide(list, false), "", sheet.UTF16LE, false, false},
		"UTF-16 BE":            {wide(list, true), "", sheet.UTF16BE, false, false},
		"UTF-16 LE with mark":  {wide("\uFEFF"+list, false), "", sheet.UTF16LE, true, false},
		"UTF-16 BE with mark":  {wide("\uFEFF"+list, true), "", sheet.UTF16BE, true, false},
		"Windows-1252":         {encode(charmap.Windows1252, list), "", sheet.Windows1252, false, true},
		"Mac Roman":            {encode(charmap.Macintosh, list), "", sheet.MacRoman, false, true},
		"told to be Mac Roman": {encode(charmap.Macintosh, list), sheet.MacRoman, sheet.MacRoman, false, false},
		"told to be 1252":      {encode(charmap.Windows1252, list), sheet.Windows1252, sheet.Windows1252, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			book, err := sheet.Read(context.Background(), c.data, sheet.Options{Encoding: c.given})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := dump(book.Sheets[0]), dump(read(t, []byte(list)).Sheets[0]); got != want {
				t.Errorf("got %s", got)
			}
			if book.Encoding != c.want || book.BOM != c.bom || book.Guessed != c.guessed {
				t.Errorf("%s, mark %v, guessed %v", book.Encoding, book.BOM, book.Guessed)
			}
		})
	}
	for _, one := range []string{"Zoë", "José", "Müller", "Anaïs", "Jørgen", "Núñez", "Françoise", "Groß", "BJÖRN", "Élise", "Coördinator", "’s Gravesande"} {
		for e, c := range map[sheet.Encoding]*charmap.Charmap{sheet.Windows1252: charmap.Windows1252, sheet.MacRoman: charmap.Macintosh} {
			book := read(t, encode(c, "Naam;E-mail\n"+one+";a@example.org\n"))
			if got := book.Sheets[0].Rows[1].Cell(0).Text; book.Encoding != e || got != one {
				t.Errorf("%s in %s is read as %s in %s", one, e, got, book.Encoding)
			}
		}
	}
	if p := refused(t, []byte(list), sheet.Options{Encoding: "ebcdic"}); p.Code != sheet.EncodingUnknown {
		t.Error(p.Code)
	}
	wrong, err := sheet.Read(context.Background(), []byte("a;b\n\xEB;1\n"), sheet.Options{Encoding: sheet.UTF8})
	if err != nil || wrong.Sheets[0].Rows[1].Cell(0).Text != "\uFFFD" {
		t.Error("bytes that are no UTF-8 must show as U+FFFD", err)
	}
}

func TestPasted(t *testing.T) {
	for name, c := range map[string]struct{ text, html, want string }{
		"text of Excel":            {"a\tb\r\n\"x\ny\"\t2\r\n", "", "1: A=\"a\" B=\"b\"\n2: A=\"x\\ny\" B=\"2\""},
		"text of a mail":           {"a;b\n1;2", "", "1: A=\"a\" B=\"b\"\n2: A=\"1\" B=\"2\""},
		"table before text":        {"x\ty", "<table><tr><th>a</th><td>b</td></tr></table>", `1: A="a" B="b"`},
		"HTML without a table":     {"x\ty", "<p>x y</p>", `1: A="x" B="y"`},
		"white space and breaks":   {"", "<table><tr><td>\n  a\n  b <br>c</td><td><p>d</p><p>e</p></td><td>&nbsp;</td></tr></table>", `1: A="a b\nc" B="d\ne"`},
		"references and nested":    {"", "<table><tr><td><b>a</b>&amp;&eacute;<style>x{}</style></td></tr></table>", `1: A="a&é"`},
		"spans":                    {"", "<table><tr><td rowspan=2>a</td><td colspan=2>b</td><td>c</td></tr><tr><td>d</td></tr></table>", "1: A=\"a\" B=\"b\" D=\"c\"\n2: B=\"d\""},
		"end tags left out":        {"", "<table><tr><td>a<td>b<tr><td>c", "1: A=\"a\" B=\"b\"\n2: A=\"c\""},
		"hidden row":               {"", "<table><tr style='display: none'><td>a</td></tr><tr><td>b</td></tr></table>", "1 hidden: A=\"a\"\n2: A=\"b\""},
		"the number behind":        {"", `<table><tr><td sdval="9000001901" sdnum="1043;">09000001901</td><td x:num="9000002701">9,00E+09</td></tr></table>`, `1: A="9000001901"n/11 B="9000002701"n`},
		"a layout around a table":  {"", "<table><tr><td>Beste<table><tr><td>a</td></tr></table></td></tr></table>", `1: A="a"`},
		"an empty row has a place": {"", "<table><tr><td>a</td></tr><tr><td></td></tr><tr><td>b</td></tr></table>", "1: A=\"a\"\n3: A=\"b\""},
		"mark of Excel":            {"", "Version:0.9\r\nStartHTML:1\r\n<html><table><col width=0 style='display:none'><tr><td>a</td></tr></table>", `1: A="a"`},
	} {
		t.Run(name, func(t *testing.T) {
			book, err := sheet.ReadPasted(context.Background(), c.text, c.html, sheet.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(book.Sheets[0]); got != c.want || len(book.Sheets) != 1 || book.Format != sheet.Pasted {
				t.Errorf("got  %s\nwant %s (%d sheets, %s)", got, c.want, len(book.Sheets), book.Format)
			}
		})
	}
	two, err := sheet.ReadPasted(context.Background(), "", "<table><tr><td>a</table><table><tr><td>b</table>", sheet.Options{})
	if err != nil || len(two.Sheets) != 2 || two.Sheets[1].Name != "tabel 2" {
		t.Error("a list split over two tables must show both", err)
	}
	for name, c := range map[string]struct{ text, html string }{
		"nothing": {"", ""}, "blanks": {" \n", ""}, "a table without cells": {"", "<table></table>"},
	} {
		if _, err := sheet.ReadPasted(context.Background(), c.text, c.html, sheet.Options{}); code(err) != sheet.NoTable {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := sheet.ReadPasted(context.Background(), "", "<table><tr><td>"+strings.Repeat("x", 40_000), sheet.Options{}); code(err) != sheet.LimitCell {
		t.Error(err)
	}
}

// A letter whose low byte is zero (a combining grave accent, U+0300) makes
// no other encoding of a whole list.
func TestUTF16WithZeroLowByte(t *testing.T) {
	for _, big := range []bool{false, true} {
		book := read(t, wide("Voornaam;Achternaam\nAndre\u0300;Bakker\nNoor;Zandstra\n", big))
		if got := book.Sheets[0].Rows[1].Cell(0).Text; got != "Andre\u0300" {
			t.Errorf("big-endian %v: read as %q in %s", big, got, book.Encoding)
		}
	}
}
