package roster_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// handed makes a job of a list with one edit and one accepted suggestion, and
// gives it as a workbook.
func handed(t *testing.T, source []byte) (roster.Handover, []byte) {
	t.Helper()
	s := begin(t, header, "Noor||van der Bakker|noor@|39000000101|v", sven)
	s.edit(value(2, "email", "noor@b.example"))
	s.do(roster.Step{Do: roster.ActAccept, Kind: roster.SuggestPrefixSplit})
	s.do(roster.Step{Do: roster.ActAside, Rows: []int{3}})
	h := roster.Handover{Name: "lijst maart.xlsx", Institute: "leiden", Source: source, History: table.History[roster.Step]{Steps: s.steps, At: 3}}
	h.History, _ = h.History.Undo()
	data, err := s.plan.HandoverWorkbook(h)
	if err != nil {
		t.Fatal(err)
	}
	return h, data
}

func readHandover(t *testing.T, data []byte) (roster.Handover, bool, error) {
	t.Helper()
	b, err := sheet.Read(context.Background(), data, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return roster.ReadHandover(b)
}

// A colleague gets the list as it came and everything that was done to it,
// also what was undone.
func TestHandover(t *testing.T) {
	// Longer than one cell of Excel can hold.
	source := bytes.Repeat([]byte("Noor;Bakker\r\n\x00\xff"), 5000)
	h, data := handed(t, source)
	back, ok, err := readHandover(t, data)
	if err != nil || !ok {
		t.Fatalf("no job in the workbook: %v", err)
	}
	if diff := cmp.Diff(h, back); diff != "" {
		t.Errorf("handed over and taken over differ:\n%s", diff)
	}
	if _, ok := back.History.Redo(); !ok {
		t.Error("what was undone cannot be done again by the colleague")
	}
}

// In Excel the colleague sees the rows as they stand and what the file is.
func TestHandoverInExcel(t *testing.T) {
	_, data := handed(t, []byte("x"))
	f := open(t, data)
	rows, err := f.GetRows("Lijst")
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := strings.Join(rows[1], "|"); !strings.HasPrefix(got, "2|gaat mee|Noor|van der|Bakker|noor@b.example|BIG-39000000101|") {
		t.Errorf("the first row is %s", got)
	}
	if rows[2][1] != "apart gezet" {
		t.Errorf("the row set aside is %v", rows[2])
	}
	if seen, err := f.GetSheetVisible("Aiosmap-klus"); err != nil || seen {
		t.Errorf("the job itself is in sight: %v", err)
	}
	if f.GetSheetName(f.GetActiveSheetIndex()) != "Uitleg" {
		t.Error("Excel does not open on the explanation")
	}
	about, err := f.GetCellValue("Uitleg", "A4")
	if err != nil || !strings.Contains(about, "persoonsgegevens") {
		t.Errorf("no warning about personal data: %q %v", about, err)
	}
}

// What is no whole job is refused, and an ordinary workbook is a list.
func TestHandoverRefusals(t *testing.T) {
	_, data := handed(t, []byte("bron"))
	change := func(do func(*excelize.File) error) []byte {
		f := open(t, data)
		if err := do(f); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	put := func(cell, value string) []byte {
		return change(func(f *excelize.File) error { return f.SetCellStr("Aiosmap-klus", cell, value) })
	}
	packed, err := open(t, data).GetCellValue("Aiosmap-klus", "A3")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		job  bool
		code problem.Code
	}{
		{"heel", data, true, ""},
		{"andere waarden op het blad Lijst", change(func(f *excelize.File) error { return f.SetCellStr("Lijst", "C2", "Nora") }), true, ""},
		{"half", put("A3", packed[:len(packed)/2]), false, roster.HandoverUnreadable},
		{"geen base64", put("A3", packed+"é"), false, roster.HandoverUnreadable},
		{"leeg", put("A3", ""), false, roster.HandoverUnreadable},
		{"iets anders", put("A3", "eyJuYW1lIjo3fQ=="), false, roster.HandoverUnreadable},
		// {"history":{"steps":null,"at":4}}
		{"stappen die er niet zijn", put("A3", "eyJoaXN0b3J5Ijp7InN0ZXBzIjpudWxsLCJhdCI6NH19"), false, roster.HandoverUnreadable},
		{"van later", put("A1", "aiosmap-klus/2"), false, ""},
		{"blad weg", change(func(f *excelize.File) error { return f.DeleteSheet("Aiosmap-klus") }), false, ""},
	} {
		_, ok, err := readHandover(t, c.data)
		if ok != c.job || code(err) != c.code {
			t.Errorf("%s: job %v, %v", c.name, ok, err)
		}
		if c.code != "" && !strings.Contains(err.Error(), "Vraag je collega") {
			t.Errorf("%s: no next step in %v", c.name, err)
		}
	}
	p := build(t, book(header, good), leiden(t), roster.Options{})
	for name, make := range map[string]func() ([]byte, error){"veilig": p.SafeWorkbook, "verslag": p.Report} {
		data, err := make()
		if err != nil {
			t.Fatal(err)
		}
		if _, ok, err := readHandover(t, data); ok || err != nil {
			t.Errorf("%s: taken for a job: %v", name, err)
		}
	}
	if _, err := p.HandoverWorkbook(roster.Handover{Source: make([]byte, 16<<20)}); code(err) != sheet.LimitFile {
		t.Errorf("a list too large to hand over gives %v", err)
	}
}
