package hap

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"aiosmap/app/form"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// FuzzList takes any bytes for a list of shifts: a refusal with a next step, or
// a plan whose every problem is told in words. What nothing blocks is what the
// form takes, and holds no dienst that may not be.
func FuzzList(f *testing.F) {
	f.Add([]byte("Datum;Begin;Einde;HAP;Rol;Fase\n14 nov 2026;17.00;23:00;HAP Leiden;consultarts;1e huisartsstage\n"))
	f.Add([]byte("dag,tijd,post,functie\r\nza 14-11,17:00 - 23:00,Leiden,consult\r\n,,,\r\nTotaal,1,,\r\n"))
	f.Add([]byte("start\teind\n14-11-2026 17:00\t15-11-2026 01:00\n11/14/26\t24:00\n"))
	f.Add([]byte("datum;van;tot;hap;rol;fase;opmerking\n46340;0,7083;0.9583;\u200bHAP;x;;\"a\nb\"\n20261114;19,3;7:30 PM;;;;\n"))
	j := newListJudge(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if given, err := sheet.Read(context.Background(), data, sheet.Options{}); err == nil {
			j.judge(t, given)
		}
	})
}

// Spreadsheets of all kinds, none of them a list of shifts: each ends in a plan
// that holds, or in words.
func TestListCorpus(t *testing.T) {
	dir := os.Getenv("AIOSMAP_CORPUS")
	if dir == "" {
		t.Skip("AIOSMAP_CORPUS is not set")
	}
	if _, err := os.Stat(dir); err != nil && !filepath.IsAbs(dir) {
		dir = filepath.Join("..", "..", dir) // seen from the top of the checkout
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatalf("AIOSMAP_CORPUS: %v", err)
	}
	j, judged := newListJudge(t), 0
	for _, file := range files {
		if !file.Type().IsRegular() {
			continue
		}
		if _, given, err := sheet.ReadFile(context.Background(), filepath.Join(dir, file.Name()), sheet.Options{}); err == nil {
			j.judge(t, given)
			judged++
		}
	}
	if judged == 0 {
		t.Error("no spreadsheet was read")
	}
}

// listJudge holds what a list came to against what must hold of every list.
type listJudge struct {
	shifts form.Definition
	// all fills in what lists lack, and takes every suggestion over.
	all []ListStep
}

func newListJudge(tb testing.TB) listJudge {
	tb.Helper()
	library, err := form.Library()
	if err != nil {
		tb.Fatal(err)
	}
	j := listJudge{shifts: library[slices.IndexFunc(library, func(d form.Definition) bool { return d.ID == ShiftForm })],
		all: []ListStep{setList(ListSetFill+FieldPost, "HAP Leiden"), setList(ListSetFill+FieldRole, "consultarts"), setList(ListSetFill+FieldStage, "Tweede huisartsstage")}}
	for _, k := range ListSuggestionKinds() {
		j.all = append(j.all, acceptKind(k.Code))
	}
	return j
}

func (j listJudge) judge(t *testing.T, given *sheet.Workbook) {
	t.Helper()
	for _, steps := range [][]ListStep{nil, j.all} {
		p, err := OpenList(given, []Dienst{shift("2026-11-14", "17:00", "23:00")}, settings(), today, ListSum(steps))
		if err != nil {
			if pr, ok := problem.From(err); !ok || pr.Hint == "" {
				t.Fatalf("refused without a next step: %v", err)
			}
			return
		}
		for _, pr := range p.Problems() {
			if pr.Message == "" || pr.Hint == "" || (pr.Severity == problem.Warning) != ListWarning(pr.Code) || ListKindOf(string(pr.Code)).Explain == "" {
				t.Fatalf("a problem without words: %+v", pr)
			}
		}
		// Without the rows that are wrong nothing but the list as a whole can block.
		if q := withoutFaulty(t, p, steps); !q.Blocked() {
			j.taken(t, q)
		}
	}
}

// taken checks that the form takes what nothing blocks, and that no dienst is
// among it that may not be.
func (j listJudge) taken(t *testing.T, p *ListPlan) {
	t.Helper()
	there := []Dienst{}
	for _, v := range p.Forms() {
		v["dossier"] = form.Value{Text: "0123456789abcdef0123456789abcdef"}
		kept, problems := form.Read(j.shifts, v, true)
		if len(problems) > 0 || !kept.Equal(v) {
			t.Fatalf("%v is kept as %v, %v", v, kept, problems)
		}
		d := DienstOf("", kept)
		for _, pr := range CheckDienst(d, there, settings(), today) {
			if pr.Severity == problem.Error {
				t.Fatalf("let through: %+v, %s", d, pr.Message)
			}
		}
		there = append(there, d)
	}
}
