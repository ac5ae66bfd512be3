// Package sheettest makes small workbooks for the tests of the rooms above
// sheet. No program imports it.
package sheettest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Workbook gives an .xlsx of lines with cells apart by ";". A cell that
// begins with # is a number cell, a line that begins with ~ a hidden row. A
// password other than "" encrypts it.
func Workbook(t testing.TB, password string, lines ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, line := range lines {
		line, hidden := strings.CutPrefix(line, "~")
		for j, v := range strings.Split(line, ";") {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			check(err)
			if n, ok := strings.CutPrefix(v, "#"); ok {
				var number float64
				_, err := fmt.Sscan(n, &number)
				check(err)
				check(f.SetCellValue("Sheet1", at, number))
			} else if v != "" {
				check(f.SetCellStr("Sheet1", at, v))
			}
		}
		if hidden {
			check(f.SetRowVisible("Sheet1", i+1, false))
		}
	}
	var b bytes.Buffer
	check(f.Write(&b, excelize.Options{Password: password}))
	return b.Bytes()
}
