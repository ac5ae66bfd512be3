package table_test

import (
	"strconv"
	"testing"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

func tableRow(n int, texts ...string) sheet.Row {
	r := sheet.Row{Number: n}
	for _, s := range texts {
		kind := sheet.Text
		if s == "" {
			kind = sheet.Empty
		}
		r.Cells = append(r.Cells, sheet.Cell{Text: s, Kind: kind})
	}
	return r
}

func listOf(rows ...sheet.Row) *sheet.Workbook {
	return &sheet.Workbook{Sheets: []sheet.Sheet{{Name: "Blad1", Rows: rows}}}
}

var placeWords = table.Words{ChooseSheet: "kies", ChooseHeader: "kies", NoTable: "kies", NoField: "‘%s’ is geen veld.", ChooseField: "kies"}

// A column given by hand takes the place of what the headers say; one that was
// remembered does not take it back.
func TestLocate(t *testing.T) {
	book := listOf(tableRow(1, "Voornaam", "Mail", "Privé", "BIG-numer"), tableRow(2, "Noor", "a@b.example", "c@d.example", "1", "x"))
	extra := func(name string) bool { return name == "cohort" }
	for _, c := range []struct {
		name  string
		place table.Place
		want  map[string]int
		near  int
		code  problem.Code
	}{
		{"zoals gevonden", table.Place{}, map[string]int{"first": 0, "mail": 1}, 1, ""},
		{"bijna-kop overgenomen", table.Place{AcceptNear: true}, map[string]int{"first": 0, "mail": 1, "number": 3}, 0, ""},
		{"gekoppeld", table.Place{Map: map[string]string{"mail": "C"}}, map[string]int{"first": 0, "mail": 2}, 1, ""},
		{"gekoppeld bij kop", table.Place{Map: map[string]string{"mail": "privé"}}, map[string]int{"first": 0, "mail": 2}, 1, ""},
		{"losgemaakt", table.Place{Map: map[string]string{"mail": ""}}, map[string]int{"first": 0}, 1, ""},
		{"onthouden", table.Place{Remembered: map[string]string{"mail": "C"}}, map[string]int{"first": 0, "mail": 2}, 1, ""},
		{"onthouden, kolom anders gegeven", table.Place{Map: map[string]string{"first": "C"}, Remembered: map[string]string{"mail": "C"}}, map[string]int{"first": 2, "mail": 1}, 1, ""},
		{"onthouden, kolom weg", table.Place{Remembered: map[string]string{"mail": "Z"}}, map[string]int{"first": 0, "mail": 1}, 1, ""},
		{"iets anders dan een veld", table.Place{Map: map[string]string{"cohort": "E"}, Extra: extra}, map[string]int{"first": 0, "mail": 1, "cohort": 4}, 1, ""},
		{"geen veld", table.Place{Map: map[string]string{"cohort": "E"}}, nil, 0, table.ColumnUnknown},
		{"geen kolom", table.Place{Map: map[string]string{"mail": "Z"}}, nil, 0, table.ColumnUnknown},
		{"geen werkblad", table.Place{Sheet: "Blad2"}, nil, 0, table.SheetUnknown},
		{"lege rij", table.Place{HeaderRow: 3}, nil, 0, table.RowUnknown},
	} {
		s, err := table.Locate(book, fields(), c.place, placeWords)
		if p, _ := problem.From(err); p.Code != c.code {
			t.Errorf("%s: %v, want %q", c.name, err, c.code)
		}
		if c.code != "" {
			continue
		}
		for _, field := range []string{"first", "mail", "number", "cohort"} {
			at, ok := s.Mapping.Column(field)
			if want, has := c.want[field]; ok != has || ok && at != want {
				t.Errorf("%s: %s stands in %d (%v), want %d", c.name, field, at, ok, want)
			}
		}
		if len(s.Near) != c.near {
			t.Errorf("%s: near are %v", c.name, s.Near)
		}
	}
}

// A column linked beyond the header row has no header to be repeated.
func TestRepeatsHeader(t *testing.T) {
	s, err := table.Locate(listOf(tableRow(1, "Voornaam", "Mail"), tableRow(2, "Voornaam", "Mail"), tableRow(3, "Noor", "Mail", "", "39")), fields(),
		table.Place{HeaderRow: 1, Map: map[string]string{"number": "D"}}, placeWords)
	if err != nil {
		t.Fatal(err)
	}
	if s.Mapping.RepeatsHeader(s.Sheet.Rows[1]) {
		t.Error("a row without the third column repeats it")
	}
	if s, err = table.Locate(s.Book, fields(), table.Place{HeaderRow: 1}, placeWords); err != nil || !s.Mapping.RepeatsHeader(s.Sheet.Rows[1]) || s.Mapping.RepeatsHeader(s.Sheet.Rows[2]) {
		t.Errorf("the header's copy is not told from a row, %v", err)
	}
}

func TestNumbers(t *testing.T) {
	many := []int{}
	for i := range 23 {
		many = append(many, i+1)
	}
	for _, c := range []struct {
		rows []int
		want string
	}{
		{nil, "rij "}, {[]int{4}, "rij 4"}, {[]int{4, 9}, "rij 4 en 9"}, {[]int{4, 5, 9}, "rij 4, 5 en 9"},
		{many, "rij 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 en nog 3"},
	} {
		if got := table.Numbers(c.rows, strconv.Itoa); got != c.want {
			t.Errorf("%v: %q", c.rows, got)
		}
	}
}

func TestSaysTotal(t *testing.T) {
	for text, want := range map[string]bool{"Totaal": true, " subtotaal: 4": true, "Aantal diensten": true, "totale": false, "Tot": false, "": false} {
		if got := table.SaysTotal(tableRow(9, "", text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
