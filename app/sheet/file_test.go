package sheet_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, data []byte, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	list := put("lijst.txt", workbook(data(one)).zip(t), 0o600)
	bytes, book, err := sheet.ReadFile(context.Background(), list, sheet.Options{})
	if err != nil || book.Format != sheet.XLSX || len(bytes) == 0 {
		t.Fatalf("a workbook by another name: %v", err)
	}
	small := sheet.DefaultLimits()
	small.FileBytes = 100
	for name, c := range map[string]struct {
		path string
		opt  sheet.Options
		want problem.Code
	}{
		"missing":         {filepath.Join(dir, "weg.xlsx"), sheet.Options{}, sheet.FileMissing},
		"folder":          {dir, sheet.Options{}, sheet.FileUnreadable},
		"empty":           {put("leeg.xlsx", nil, 0o600), sheet.Options{}, sheet.FileEmpty},
		"too large":       {list, sheet.Options{Limits: small}, sheet.LimitFile},
		"Excel's own":     {put("~$lijst.xlsx", []byte("x"), 0o600), sheet.Options{}, sheet.FileType},
		"old, bytes kept": {put("oud.xls", compound("Workbook"), 0o600), sheet.Options{}, sheet.FileType},
	} {
		t.Run(name, func(t *testing.T) {
			_, book, err := sheet.ReadFile(context.Background(), c.path, c.opt)
			p, ok := problem.From(err)
			if book != nil || !ok || p.Code != c.want || p.Hint == "" {
				t.Errorf("%+v", err)
			}
		})
	}
	locked := put("dicht.xlsx", compound("EncryptedPackage", "DRMEncryptedTransform"), 0o600)
	if bytes, _, err := sheet.ReadFile(context.Background(), locked, sheet.Options{}); err == nil || len(bytes) == 0 {
		t.Error("the bytes of a refused file are needed for a password")
	}
	if runtime.GOOS != "windows" && os.Geteuid() != 0 {
		if _, _, err := sheet.ReadFile(context.Background(), put("geheim.csv", []byte("a;b"), 0), sheet.Options{}); code(err) != sheet.FileUnreadable {
			t.Error(err)
		}
	}
}
