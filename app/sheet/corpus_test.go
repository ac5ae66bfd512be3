package sheet_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// corpus gives the files of the folder AIOSMAP_CORPUS, spreadsheets made by others.
func corpus(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("AIOSMAP_CORPUS")
	if dir == "" {
		t.Skip("AIOSMAP_CORPUS is not set")
	}
	if _, err := os.Stat(dir); err != nil && !filepath.IsAbs(dir) {
		dir = filepath.Join("..", "..", dir) // seen from the top of the checkout
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatalf("AIOSMAP_CORPUS: %v", err)
	}
	var files []string
	for _, e := range list {
		if e.Type().IsRegular() && e.Name() != "INDEX.tsv" {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	if len(files) == 0 {
		t.Fatal("AIOSMAP_CORPUS holds no files")
	}
	return files
}

func TestCorpusEndsInWorkbookOrRefusal(t *testing.T) {
	files := corpus(t)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	books, refusals := 0, map[problem.Code]int{}
	for _, file := range files {
		start := time.Now()
		_, book, err := sheet.ReadFile(context.Background(), file, sheet.Options{})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", filepath.Base(file), took)
		}
		var p problem.Problem
		switch {
		case err == nil && book != nil:
			books++
		case errors.As(err, &p) && p.Message != "" && p.Hint != "":
			refusals[p.Code]++
			if p.Code == sheet.Broken || p.Code == sheet.LimitColumns {
				t.Logf("%s: %s", filepath.Base(file), p.Code)
			}
		default:
			t.Errorf("%s: neither workbook nor refusal: %v", filepath.Base(file), err)
		}
	}
	var list []string
	for _, code := range slices.Sorted(maps.Keys(refusals)) {
		list = append(list, fmt.Sprintf("%s %d", code, refusals[code]))
	}
	t.Logf("%d files: %d workbooks, %d refusals (%s)", len(files), books, len(files)-books, strings.Join(list, ", "))
	left := 0
	err := filepath.WalkDir(temp, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			left++
		}
		return err
	})
	if err != nil || left > 0 {
		t.Errorf("%d files left behind (%v)", left, err)
	}
}

// TestCorpusAgreesWithExcelize holds every text and number that excelize finds
// in the corpus against ours.
func TestCorpusAgreesWithExcelize(t *testing.T) {
	var cells, differing int
	for _, file := range corpus(t) {
		if ext := filepath.Ext(file); ext != ".xlsx" && ext != ".xlsm" {
			continue
		}
		_, book, err := sheet.ReadFile(context.Background(), file, sheet.Options{})
		if p, _ := problem.From(err); p.Code == sheet.NoTable {
			book = &sheet.Workbook{}
		} else if err != nil {
			continue
		}
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Logf("%s: excelize: %v", filepath.Base(file), err)
			continue
		}
		n, differences := compare(f, book)
		f.Close()
		cells += n
		if len(differences) > 0 {
			differing++
			t.Errorf("%s: %d of %d differ: %s", filepath.Base(file), len(differences), n, strings.Join(differences[:min(4, len(differences))], "; "))
		}
	}
	t.Logf("%d cells compared, %d files differ", cells, differing)
}

// compare gives the number of cells that either side fills, and a line for
// each that is not the same.
func compare(f *excelize.File, book *sheet.Workbook) (int, []string) {
	n := 0
	var differences []string
	if len(book.Sheets) == 0 { // we say that nothing is filled
		for _, name := range f.GetSheetList() {
			book.Sheets = append(book.Sheets, sheet.Sheet{Name: name})
		}
	}
	for _, s := range book.Sheets {
		theirs, err := f.GetRows(s.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			differences = append(differences, fmt.Sprintf("%s: %v", s.Name, err))
			continue
		}
		ours := map[[2]int]sheet.Cell{}
		for _, r := range s.Rows {
			for c, cell := range r.Cells {
				if cell.Kind != sheet.Empty {
					ours[[2]int{r.Number, c}] = cell
				}
			}
		}
		for i, row := range theirs {
			for c, value := range row {
				at := [2]int{i + 1, c}
				cell := ours[at]
				delete(ours, at)
				if value == "" && cell.Kind == sheet.Empty {
					continue
				}
				n++
				if !same(cell, value) {
					differences = append(differences, fmt.Sprintf("%s!%s%d ours %q (kind %d) theirs %q", s.Name, sheet.ColumnName(c), i+1, cell.Text, cell.Kind, value))
				}
			}
		}
		for at, cell := range ours {
			n++
			differences = append(differences, fmt.Sprintf("%s!%s%d ours %q theirs nothing", s.Name, sheet.ColumnName(at[1]), at[0], cell.Text))
		}
	}
	return n, differences
}

// same tells whether a cell of ours is what excelize gives as raw value: for
// a number that may be E-notation, for a date its day number.
func same(ours sheet.Cell, theirs string) bool {
	if ours.Text == theirs {
		return true
	}
	switch ours.Kind {
	case sheet.Bool:
		return ours.Text == map[string]string{"1": "WAAR", "TRUE": "WAAR", "0": "ONWAAR", "FALSE": "ONWAAR"}[theirs]
	case sheet.Failed:
		return strings.HasPrefix(theirs, "#") && strings.HasPrefix(ours.Text, "#")
	case sheet.Number:
		x, okX := new(big.Rat).SetString(ours.Text)
		y, okY := new(big.Rat).SetString(theirs)
		return okX && okY && x.Cmp(y) == 0
	case sheet.Date:
		serial, err := strconv.ParseFloat(theirs, 64)
		if err != nil {
			return strings.HasPrefix(theirs, ours.Text) // an ISO date with its time 00:00
		}
		for _, base1904 := range []bool{false, true} {
			at, err := excelize.ExcelDateToTime(serial, base1904)
			at = at.Round(time.Second)
			if err == nil && (ours.Text == at.Format("15:04:05") || strings.TrimSuffix(at.Format("2006-01-02T15:04:05"), "T00:00:00") == ours.Text) {
				return true
			}
		}
	}
	return false
}
