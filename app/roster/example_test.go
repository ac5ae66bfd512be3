package roster_test

import (
	"strings"
	"testing"

	"aiosmap/app/institute"
	"aiosmap/app/roster"
)

// What is filled in by the example is clean, and reads as its own mal.
func TestExampleReadsBackClean(t *testing.T) {
	comma := leiden(t)
	comma.Delimiter, comma.BOM = ",", false
	comma.Columns[0].Header = "FirstName"
	comma.Constants["niv2"] = `Voorbeeld, "locatie"`
	z := leiden(t)
	z.Username = institute.UsernameZ
	for name, mal := range map[string]institute.Mal{"built in": leiden(t), "comma": comma, "z-number": z} {
		t.Run(name, func(t *testing.T) {
			workbook, err := roster.ExampleWorkbook(mal, true)
			if err != nil {
				t.Fatal(err)
			}
			for form, data := range map[string][]byte{"csv": roster.ExampleCSV(mal, true), "xlsx": workbook} {
				p := build(t, readBack(t, data), mal, roster.Options{})
				if all := append(p.Problems(), p.General...); len(all) > 0 || len(p.Suggestions()) > 0 || p.Written() != 1 {
					t.Errorf("%s: %d rows, problems %+v, suggestions %+v", form, p.Written(), all, p.Suggestions())
				}
				if got := string(p.CSV()); got != string(roster.ExampleCSV(mal, true)) {
					t.Errorf("%s is written again as\n%s", form, got)
				}
				learned, err := roster.LearnMal(readBack(t, data), "mal", institute.Mal{Delimiter: mal.Delimiter, BOM: mal.BOM})
				if err != nil || learned.Constants["niv2"] != mal.Constants["niv2"] || learned.Delimiter != mal.Delimiter || learned.Columns[0] != mal.Columns[0] {
					t.Errorf("%s as a mal: %+v, %v", form, learned, err)
				}
			}
		})
	}
}

func TestEmptyExampleIsTheHeader(t *testing.T) {
	mal := leiden(t)
	got := string(roster.ExampleCSV(mal, false))
	if !strings.HasPrefix(got, "\uFEFFfirstname;middlename;") || strings.Count(got, "\r\n") != 1 || !strings.HasSuffix(got, "in_opleiding\r\n") {
		t.Errorf("%q", got)
	}
	data, err := roster.ExampleWorkbook(mal, false)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, data).GetRows("Mal")
	if err != nil || len(rows) != 1 || len(rows[0]) != len(mal.Columns) {
		t.Errorf("rows %q, %v", rows, err)
	}
}
