// Command excelizeloop reads the first sheet of a workbook with excelize's row
// loop and prints how many cells it saw: the bare cost that bench holds ours
// against.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"
)

func main() {
	if err := loop(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func loop(path string) (err error) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return err
	}
	cells := 0
	for rows.Next() {
		row, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return err
		}
		cells += len(row)
	}
	fmt.Println(cells)
	return rows.Close()
}
