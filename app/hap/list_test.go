package hap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/form"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// listHead is the usual header row of a list of shifts.
const listHead = "Datum|Begin|Einde|HAP|Rol|Fase|Supervisie|Opmerkingen"

// goodRow is a row in which nothing is wrong or changed.
const goodRow = "14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage||"

// listBook makes a workbook with one sheet of the lines, cells apart by "|",
// from row 1 on; an empty line is an empty row. "#46340" is a number cell,
// "@2026-11-14" a date cell, "=" a formula without a saved result.
func listBook(lines ...string) *sheet.Workbook {
	return &sheet.Workbook{Format: sheet.XLSX, Sheets: []sheet.Sheet{listSheet("Blad1", lines...)}}
}

func listSheet(name string, lines ...string) sheet.Sheet {
	s := sheet.Sheet{Name: name}
	for i, text := range lines {
		if text == "" {
			continue
		}
		row := sheet.Row{Number: i + 1}
		for _, text := range strings.Split(text, "|") {
			c := sheet.Cell{Text: text, Kind: sheet.Text}
			switch {
			case text == "":
				c = sheet.Cell{}
			case text == "=":
				c = sheet.Cell{Formula: true}
			case text[0] == '#':
				c = sheet.Cell{Text: text[1:], Kind: sheet.Number}
			case text[0] == '@':
				c = sheet.Cell{Text: text[1:], Kind: sheet.Date}
			}
			row.Cells = append(row.Cells, c)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func openList(t testing.TB, b *sheet.Workbook, known []Dienst, steps ...ListStep) *ListPlan {
	t.Helper()
	p, err := OpenList(b, known, settings(), today, ListSum(steps))
	if err != nil {
		t.Fatalf("no plan: %v", err)
	}
	return p
}

func acceptKind(kind string) ListStep { return ListStep{Do: ListAccept, Kind: kind} }

func setList(name, value string) ListStep { return ListStep{Do: ListSet, Name: name, Value: value} }

// kinds joins what was done to a row: fixes, +accepted, and offers with a ?.
func kinds(r *ListRow) string {
	var out []string
	for _, c := range r.Fixes {
		out = append(out, c.Kind)
	}
	for _, c := range r.Accepted {
		out = append(out, "+"+c.Kind)
	}
	for _, c := range r.Open {
		out = append(out, c.Kind+"?")
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

func cells(r *ListRow) string {
	var out []string
	for _, f := range ListColumns() {
		out = append(out, r.Value(f))
	}
	return strings.TrimRight(strings.Join(out, "|"), "|")
}

// withoutOpen leaves out that suggestions are open.
func withoutOpen(list []problem.Problem) []problem.Problem {
	return slices.DeleteFunc(slices.Clone(list), func(p problem.Problem) bool { return p.Code == ListOpen })
}

// Days and times as Excel and people give them, and what becomes of each.
func TestListReadsDaysAndTimes(t *testing.T) {
	const rest = "|HAP Leiden|consultarts|Eerste huisartsstage"
	for _, c := range []struct{ date, begin, end, want, kinds, problems string }{
		{"14-11-2026", "17:00", "23:00", "14-11-2026 17:00 23:00", "", ""},
		{"@2026-11-14", "@17:00:00", "@23:00:00", "14-11-2026 17:00 23:00", "", ""},
		{"#46340", "#0.708333333333333", "#0.958333333333333", "14-11-2026 17:00 23:00", "date time", ""},
		{"46340", "17:00", "23:00", "46340 17:00 23:00", "date-serial?", "datum field-date"},
		{"14 nov 2026", "17.00", "23.00", "14-11-2026 17:00 23:00", "date time", ""},
		{"za 14 november 2026", "17u00", "23 uur", "14-11-2026 17:00 23:00", "date time", ""},
		{"zo 14-11-2026", "17:00", "23:00", "14-11-2026 17:00 23:00", "date", "datum weekday-differs?"},
		{"zaterdag 14-11-26", "1700", "2300", "14-11-2026 17:00 23:00", "date time", ""},
		{"14 nov '26", "17:00:00", "11:00 PM", "14-11-2026 17:00 23:00", "date time", ""},
		{"20261114", "#17", "#2300", "14-11-2026 17:00 23:00", "date time", ""},
		{"#20261114", "#0.5", "#1700", "14-11-2026 12:00 17:00", "date time", ""},
		{"za 14-11", "17:00", "23:00", "za 14-11 17:00 23:00", "date-year?", "datum field-date"},
		{"14/11", "17:00", "23:00", "14/11 17:00 23:00", "date-year?", "datum field-date"},
		{"11/14/2026", "17:00", "23:00", "11/14/2026 17:00 23:00", "date-order?", "datum field-date"},
		{"31-11-2026", "17:00", "23:00", "31-11-2026 17:00 23:00", "", "datum field-date"},
		{"binnenkort", "17:00", "23:00", "binnenkort 17:00 23:00", "", "datum field-date"},
		{"14-11-2026", "#17.3", "23:00", "14-11-2026 17.3 23:00", "time-point?", "begin field-time"},
		{"14-11-2026", "laat", "25:00", "14-11-2026 laat 25:00", "", "begin field-time, einde field-time"},
		{"14-11-2026", "17:00", "24:00", "14-11-2026 17:00 00:00", "time", ""},
		{"14-11-2026", "17:00 - 23:00", "", "14-11-2026 17:00 23:00", "times", ""},
		{"14-11-2026", "van 17 tot 23 uur", "", "14-11-2026 17:00 23:00", "times", ""},
		{"14-11-2026", "17.00–23.00", "", "14-11-2026 17:00 23:00", "times", ""},
		{"@2026-11-14T17:00:00", "", "@2026-11-14T23:00:00", "14-11-2026 17:00 23:00", "moment", ""},
		{"14-11-2026 17:00-23:00", "", "", "14-11-2026 17:00 23:00", "moment", ""},
		{"", "14-11-2026 17:00", "14-11-2026 23:00", "14-11-2026 17:00 23:00", "moment", ""},
		{"", "@2026-11-14T17:00:00", "@2026-11-15T01:00:00", "14-11-2026 17:00 01:00", "moment", ""},
		{"14-11-2026", "@2026-11-14T17:00:00", "@2026-11-16T01:00:00", "14-11-2026 17:00 16-11-2026 01:00", "moment", "einde field-time"},
		{"14-11-2026 17:00", "19:00", "23:00", "14-11-2026 17:00 19:00 23:00", "", "datum field-date"},
		{"", "17:00", "23:00", " 17:00 23:00", "", "datum field-required"},
		{"14-11-2026", "=", "23:00", "14-11-2026  23:00", "", "begin formula-empty"},
		{"28-11-2026", "17:00", "23:00", "28-11-2026 17:00 23:00", "", "datum shift-future"},
		{"28-02-2026", "17:00", "23:00", "28-02-2026 17:00 23:00", "", "datum shift-before-stage"},
		{"14-11-2026", "23:00", "17:00", "14-11-2026 23:00 17:00", "", "einde shift-end"},
		{"14-11-2026", "23:00", "08:00", "14-11-2026 23:00 08:00", "", ""},
	} {
		name := strings.Join([]string{c.date, c.begin, c.end}, "|")
		p := openList(t, listBook(listHead, name+rest, "1-11-2026|08:00|12:00"+rest), nil)
		r := &p.Rows[0]
		if got := r.Value(FieldDate) + " " + r.Value(FieldBegin) + " " + r.Value(FieldEnd); got != c.want {
			t.Errorf("%s: became %q, want %q", name, got, c.want)
		}
		if got := kinds(r); got != c.kinds {
			t.Errorf("%s: %q, want %q", name, got, c.kinds)
		}
		if got := codes(withoutOpen(r.Problems)); got != c.problems {
			t.Errorf("%s: %q, want %q", name, got, c.problems)
		}
	}
}

// What a suggestion comes to when it is taken over.
func TestListSuggestions(t *testing.T) {
	for _, c := range []struct{ row, kind, want string }{
		{"46340|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage", ListSuggestSerial, "14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"},
		{"14-11|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage", ListSuggestYear, "14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"},
		{"vr 28 nov|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage", ListSuggestYear, "28-11-2025|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"},
		{"28-11|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage", ListSuggestYear, "28-11-2025|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"},
		{"11/14/26|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage", ListSuggestMonthFirst, "14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"},
		{"14-11-2026|#17.3|23:00|HAP Leiden|consultarts|Eerste huisartsstage", ListSuggestPoint, "14-11-2026|17:30|23:00|HAP Leiden|consultarts|Eerste huisartsstage"},
		{"14-11-2026|17:00|23:00|HAP Leiden|consult|Eerste huisartsstage", ListSuggestRole, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Leiden|consutarts|Eerste huisartsstage", ListSuggestRole, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Leiden|dienst als consultarts|Eerste huisartsstage", ListSuggestRole, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Leiden|con|Eerste huisartsstage", ListSuggestRole, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|Leiden|consultarts|Eerste huisartsstage", ListSuggestPost, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Lieden|consultarts|Eerste huisartsstage", ListSuggestPost, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Leiden|consultarts|1e huisartsstage", ListSuggestStage, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Leiden|consultarts|1", ListSuggestStage, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Leiden|consultarts|", ListSuggestStageByDate, goodRow[:len(goodRow)-2]},
		{"14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage|op afstand", ListSuggestSupervision, goodRow[:len(goodRow)-2] + "|supervisie op afstand"},
	} {
		p := openList(t, listBook(listHead, c.row), nil)
		if got := kinds(&p.Rows[0]); !strings.Contains(got, c.kind+"?") {
			t.Errorf("%s: %q was not offered, but %q", c.row, c.kind, got)
		}
		p = openList(t, listBook(listHead, c.row), nil, acceptKind(c.kind))
		if got := cells(&p.Rows[0]); got != c.want {
			t.Errorf("%s: became %q, want %q", c.row, got, c.want)
		}
		// 2025 is before the stage.
		if p.Blocked() != strings.Contains(c.want, "2025") {
			t.Errorf("%s: blocked by %v", c.row, p.Problems())
		}
	}
	for _, row := range []string{
		"14-11-2026|17:00|23:00|Post|consultarts|Eerste huisartsstage", "14-11-2026|17:00|23:00|HAP Leiden|arts|Eerste huisartsstage",
		"14-11-2026|17:00|23:00|HAP|consultarts|Eerste huisartsstage", "31-2|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage",
	} {
		if p := openList(t, listBook(listHead, row), nil); len(p.Suggestions()) > 0 {
			t.Errorf("%s: offered %v", row, p.Suggestions())
		}
	}
}

// A date that reads either way is looked at where another one can only be read
// month first.
func TestListMonthFirst(t *testing.T) {
	const rest = "|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"
	p := openList(t, listBook(listHead, "03/04/2026"+rest, "11/14/2026"+rest, "5/5/2026"+rest, "@2026-04-06"+rest, "7 april 2026"+rest), nil, acceptKind(ListSuggestMonthFirst))
	if got := codes(p.Problems()); got != "datum date-order-unsure?" {
		t.Errorf("%q", got)
	}
	if r := &p.Rows[0]; r.Value(FieldDate) != "03-04-2026" || !strings.Contains(r.Problems[0].Message, "4 maart 2026") {
		t.Errorf("%s, %v", r.Value(FieldDate), r.Problems)
	}
	if p = openList(t, listBook(listHead, "03/04/2026"+rest, "14/11/2026"+rest), nil); len(p.Problems()) > 0 {
		t.Errorf("%v", p.Problems())
	}
}

func TestListFixesOfText(t *testing.T) {
	p := openList(t, listBook(listHead, " 14-11-2026|17:00 |23:00|hap  leiden|Consult-arts|EERSTE HUISARTSSTAGE|Directe supervisie|\u200bdruk  \n rustig "), nil)
	r := &p.Rows[0]
	if got := cells(r); got != "14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage|directe supervisie|druk  \n rustig" {
		t.Errorf("became %q", got)
	}
	if got := kinds(r); got != "invisible name trim" {
		t.Errorf("done: %s", got)
	}
	if p.Blocked() {
		t.Errorf("blocked by %v", p.Problems())
	}
	// The same without the fix by names, for one row and for all.
	for _, step := range []ListStep{{Do: ListLeave, Kind: ListFixName}, p.Answer(ListLeave, ListFixName, []int{2})} {
		q, err := p.Again(ListSum([]ListStep{step}))
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Rows[0].Value(FieldRole); got != "Consult-arts" || len(q.Rows[0].Left) != 4 {
			t.Errorf("role %q, left %v", got, q.Rows[0].Left)
		}
	}
}

// Headers as people write them, and where the list stands.
func TestListColumns(t *testing.T) {
	const row = "14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"
	merged := listBook("Datum|Tijd||HAP|Rol|Fase", "|van|tot|||", row)
	merged.Sheets[0].Merges = []sheet.Range{{FirstRow: 1, LastRow: 1, FirstCol: 1, LastCol: 2}}
	mergedOnly := listBook("Datum|Tijd||HAP|Rol|Fase", row)
	mergedOnly.Sheets[0].Merges = []sheet.Range{{FirstRow: 1, LastRow: 1, FirstCol: 1, LastCol: 2}}
	for _, c := range []struct {
		name     string
		book     *sheet.Workbook
		steps    []ListStep
		problems string
	}{
		{"gewoon", listBook(listHead, row), nil, ""},
		{"synoniemen", listBook("Dag|Starttijd|Eindtijd|Huisartsenpost|Functie|Stage", row), nil, ""},
		{"van en tot", listBook("DATUM:|van|tot|locatie|soort dienst|opleidingsfase", row), nil, ""},
		{"titel erboven", listBook("Mijn diensten 2026", "", "datum|begin|einde|hap|rol|fase", row), nil, ""},
		{"kop over twee rijen", merged, nil, " row-ignored?"},
		{"kop over twee kolommen", mergedOnly, nil, ""},
		{"tijd van-tot", listBook("Datum|Tijd van-tot|HAP|Rol|Fase", "14-11-2026|17:00 - 23:00|HAP Leiden|consultarts|Eerste huisartsstage"), nil, ""},
		{"beide", listBook("Datum|Begin|Einde|HAP|Rol|Fase|Tijd", row+"|17:00-23:00"), nil, ""},
		{"koptikfout", listBook("Datum|Begin|Einde|Huisartsenpots|Rol|Fase", row), nil, "hap column-missing"},
		{"koptikfout overgenomen", listBook("Datum|Begin|Einde|Huisartsenpots|Rol|Fase", row), []ListStep{acceptKind(ListSuggestColumn)}, ""},
		{"kolom gekoppeld", listBook("Datum|Begin|Einde|Waar|Rol|Fase", row), []ListStep{setList(ListSetColumn+FieldPost, "D")}, ""},
		{"geen kolom", listBook("Datum|Begin|Einde", "14-11-2026|17:00|23:00"), nil, "hap column-missing, rol column-missing, fase field-required"},
		{"voor alle rijen ingevuld", listBook("Datum|Begin|Einde", "14-11-2026|17:00|23:00"), []ListStep{setList(ListSetFill+FieldPost, "HAP Leiden"),
			setList(ListSetFill+FieldRole, "consultarts"), acceptKind(ListSuggestStageByDate)}, ""},
		{"twee kolommen datum", listBook("Datum|Dag|Begin|Einde|HAP|Rol|Fase", "14-11-2026|za|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"), nil, "datum column-ambiguous"},
		{"twee werkbladen", &sheet.Workbook{Sheets: []sheet.Sheet{listSheet("2025", listHead, row), listSheet("2026", listHead, row)}}, nil, " sheet-ambiguous"},
		{"tweede werkblad", &sheet.Workbook{Sheets: []sheet.Sheet{listSheet("2025", listHead, row), listSheet("2026", listHead, row)}}, []ListStep{setList(ListSetSheet, "2026")}, ""},
		{"totaal en herhaalde kop", listBook(listHead, goodRow, listHead, "15-11-2026|08:00|12:00|HAP Leiden|consultarts|Eerste huisartsstage", "Totaal|2"), nil, " row-ignored?,  row-ignored?"},
		{"niets", listBook(listHead), nil, " list-empty"},
	} {
		p := openList(t, c.book, nil, c.steps...)
		if got := codes(withoutOpen(p.Problems())); got != c.problems {
			t.Errorf("%s: %q, want %q", c.name, got, c.problems)
		}
		if want := "14-11-2026|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage"; c.problems == "" {
			if got := cells(&p.Rows[len(p.Rows)-1]); got != want {
				t.Errorf("%s: the row is %q", c.name, got)
			}
		}
		for _, pr := range p.Problems() {
			if pr.Message == "" || pr.Hint == "" {
				t.Errorf("%s: no words: %+v", c.name, pr)
			}
			if (pr.Severity == problem.Warning) != ListWarning(pr.Code) || ListKindOf(string(pr.Code)).Explain == "" {
				t.Errorf("%s: %s is not among the kinds as it is told", c.name, pr.Code)
			}
		}
	}
}

func TestListRefusals(t *testing.T) {
	for _, c := range []struct {
		book *sheet.Workbook
		step ListStep
		want problem.Code
	}{
		{&sheet.Workbook{Sheets: []sheet.Sheet{{Name: "Blad1"}}}, ListStep{}, sheet.NoTable},
		{listBook(listHead), setList(ListSetSheet, "weg"), table.SheetUnknown},
		{listBook(listHead, "", goodRow), setList(ListSetHeaderRow, "2"), table.RowUnknown},
		{listBook(listHead), setList(ListSetColumn+"naam", "A"), table.ColumnUnknown},
		{listBook(listHead), setList(ListSetColumn+FieldPost, "ZZ"), table.ColumnUnknown},
	} {
		_, err := OpenList(c.book, nil, settings(), today, ListSum([]ListStep{c.step}))
		if p, ok := problem.From(err); !ok || p.Code != c.want || p.Hint == "" {
			t.Errorf("%+v: %v, want %s", c.step, err, c.want)
		}
	}
	long := listBook(listHead)
	for i := range MaxListRows + 1 {
		long.Sheets[0].Rows = append(long.Sheets[0].Rows, sheet.Row{Number: i + 2, Cells: []sheet.Cell{{Text: "14-11-2026", Kind: sheet.Text}}})
	}
	if _, err := OpenList(long, nil, settings(), today, ListOptions{}); err == nil {
		t.Error("a list that is too long was taken")
	}
}

// What the portfolio has, and what a row higher up says, is left out, shown,
// and can be taken in all the same; then it blocks.
func TestListDoubles(t *testing.T) {
	known := []Dienst{{ID: "a", Date: "2026-11-14", Begin: "17:00", End: "23:00"}, {ID: "b", Date: "2026-11-20", Begin: "23:00", End: "08:00"}}
	rest := "|HAP Leiden|consultarts|Eerste huisartsstage"
	b := listBook(listHead, "14 nov 2026|17.00|23.00"+rest, "15-11-2026|08:00|12:00"+rest, "15-11-2026|8:00|12:00"+rest, "15-11-2026|11:00|13:00"+rest, "21-11-2026|07:00|12:00"+rest)
	p := openList(t, b, known)
	var out []string
	for _, r := range p.Rows {
		out = append(out, fmt.Sprintf("%d %s %v", r.Number, r.Out, r.Double))
	}
	if got := strings.Join(out, ", "); got != "2 known true, 3  false, 4 twice true, 5  false, 6  false" {
		t.Error(got)
	}
	if got := codes(p.Problems()); got != "begin shift-overlap, begin shift-overlap" {
		t.Errorf("%q: %v", got, p.Problems())
	}
	if p.Taken() != 3 || p.Rows[2].Why != "Deze dienst staat ook in rij 3." || p.Rows[0].Value(FieldDate) != "14-11-2026" {
		t.Errorf("%d taken, %+v", p.Taken(), p.Rows[2])
	}
	kept := openList(t, b, known, ListStep{Do: ListTake, Rows: []int{2, 4}}, ListStep{Do: ListDrop, Rows: []int{5, 6}})
	if got := codes(kept.Problems()); got != "datum shift-twice, datum shift-twice" || !kept.Rows[0].Double {
		t.Errorf("%q: %v", got, kept.Problems())
	}
	if got := kept.Faulty(); !slices.Equal(got, []int{2, 4}) {
		t.Errorf("faulty: %v", got)
	}
}

func TestListHiddenRows(t *testing.T) {
	b := listBook(listHead, goodRow, "15-11-2026|08:00|12:00|HAP Leiden|consultarts|Eerste huisartsstage")
	b.Sheets[0].Rows[2].Hidden = true
	for _, c := range []struct {
		steps    []ListStep
		taken    int
		problems string
	}{
		{nil, 2, " hidden-rows"},
		{[]ListStep{setList(ListSetHidden, ListHiddenInclude)}, 2, ""},
		{[]ListStep{setList(ListSetHidden, ListHiddenExclude)}, 1, " row-ignored?"},
		{[]ListStep{{Do: ListTake, Rows: []int{3}}}, 2, ""},
	} {
		p := openList(t, b, nil, c.steps...)
		if got := codes(p.Problems()); got != c.problems || p.Taken() != c.taken {
			t.Errorf("%v: %q, %d taken", c.steps, got, p.Taken())
		}
	}
}

// Edits go through the same reading, can be taken back, and hold what came out
// of one cell where it is.
func TestListEdits(t *testing.T) {
	b := listBook("Datum|Tijd|HAP|Rol|Fase", "14-11-2026|17:00-23:00|HAP Leiden|consultarts|Eerste huisartsstage", "volgt|8-12|HAP Leiden|consultarts|Eerste huisartsstage")
	p := openList(t, b, nil)
	var h table.History[ListStep]
	do := func(cells ...ListCell) {
		t.Helper()
		step, err := p.Edit(cells)
		if err != nil {
			t.Fatal(err)
		}
		h = h.Do(step)
		if p, err = p.Again(ListSum(h.Done())); err != nil {
			t.Fatal(err)
		}
	}
	do(ListCell{Row: 3, Field: FieldDate, Value: "15 nov 2026"})
	if got := p.Rows[1].Value(FieldDate); got != "15-11-2026" || p.Blocked() {
		t.Errorf("date %q, problems %v", got, p.Problems())
	}
	do(ListCell{Row: 2, Field: FieldBegin, Value: "1630"})
	if r := &p.Rows[0]; r.Value(FieldBegin) != "16:30" || r.Value(FieldEnd) != "23:00" {
		t.Errorf("the other time moved: %s", cells(r))
	}
	if step, err := p.Edit([]ListCell{{Row: 2, Field: FieldBegin, Value: "16:30"}}); err != nil || !step.Empty() {
		t.Errorf("nothing new is a step: %+v, %v", step, err)
	}
	do(ListCell{Row: 3, Field: FieldDate, File: true})
	if got := p.Rows[1].Value(FieldDate); got != "volgt" {
		t.Errorf("not as the file says: %q", got)
	}
	for _, c := range []ListCell{{Row: 9, Field: FieldDate}, {Row: 2, Field: TimesField}, {Row: 2, Field: "naam"}} {
		if _, err := p.Edit([]ListCell{c}); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
	for range 3 {
		h, _ = h.Undo()
	}
	if p, _ = p.Again(ListSum(h.Done())); cells(&p.Rows[1]) != "volgt|08:00|12:00|HAP Leiden|consultarts|Eerste huisartsstage" {
		t.Errorf("undone to %s", cells(&p.Rows[1]))
	}
	for range 2 {
		h, _ = h.Redo()
	}
	if p, _ = p.Again(ListSum(h.Done())); p.Rows[0].Value(FieldBegin) != "16:30" || p.Rows[1].Value(FieldDate) != "15-11-2026" {
		t.Errorf("done again to %s, %s", cells(&p.Rows[0]), cells(&p.Rows[1]))
	}
}

func TestListAnswers(t *testing.T) {
	b := listBook(listHead, "14-11|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage", "15-11|17:00|23:00|HAP Leiden|consultarts|Eerste huisartsstage")
	p := openList(t, b, nil)
	one := p.Answer(ListAccept, ListSuggestYear, []int{2, 77})
	if !slices.Equal(one.Rows, []int{2}) {
		t.Errorf("answered in %v", one.Rows)
	}
	q, err := p.Again(ListSum([]ListStep{one}))
	if err != nil || q.Rows[0].Value(FieldDate) != "14-11-2026" || q.Rows[1].Value(FieldDate) != "15-11" {
		t.Errorf("%v, %s, %s", err, q.Rows[0].Value(FieldDate), q.Rows[1].Value(FieldDate))
	}
	// The answer lapses when the cell says something else.
	edit, err := q.Edit([]ListCell{{Row: 2, Field: FieldDate, Value: "13-11"}})
	if err != nil {
		t.Fatal(err)
	}
	if q, _ = q.Again(ListSum([]ListStep{one, edit})); q.Rows[0].Value(FieldDate) != "13-11" || len(q.Rows[0].Open) != 1 {
		t.Errorf("the answer still holds: %s", q.Rows[0].Value(FieldDate))
	}
	if step := p.Answer(ListAccept, ListSuggestYear, []int{77}); !step.Empty() {
		t.Errorf("an answer about no row is %+v", step)
	}
}

// What a list gives are values that the form takes, and takes as they are.
func TestListFormsAreTheForm(t *testing.T) {
	library, err := form.Library()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(library, func(d form.Definition) bool { return d.ID == ShiftForm })
	if i < 0 {
		t.Fatal("no form for a dienst")
	}
	p := openList(t, listBook(listHead, goodRow, "za 7 nov 2026|23u|8u|hap leiden|Visitearts|eerste huisartsstage|op de post|druk"), nil)
	if p.Blocked() {
		t.Fatalf("blocked by %v", p.Problems())
	}
	for _, v := range p.Forms() {
		v["dossier"] = form.Value{Text: "0123456789abcdef0123456789abcdef"}
		kept, problems := form.Read(library[i], v, true)
		if len(problems) > 0 || !kept.Equal(v) {
			t.Errorf("%v is kept as %v, %v", v, kept, problems)
		}
	}
}

func TestListWords(t *testing.T) {
	for _, c := range []struct {
		step ListStep
		want string
	}{
		{ListStep{Do: ListEdit, Cells: []ListCell{{Row: 4, Field: FieldPost}}}, "HAP wijzigen in rij 4"},
		{ListStep{Do: ListEdit, Cells: make([]ListCell, 3)}, "3 cellen wijzigen"},
		{acceptKind(ListSuggestYear), "‘Jaar ontbreekt’ overnemen in alle rijen"},
		{ListStep{Do: ListLeave, Kind: ListFixDate, Rows: []int{3, 5}}, "‘Datum geschreven als dag-maand-jaar’ zo laten in rij 3 en 5"},
		{ListStep{Do: ListAsk, Kind: ListFixTime, Rows: []int{3}}, "‘Tijd geschreven als uren en minuten’ weer openzetten in rij 3"},
		{ListStep{Do: ListDrop, Rows: []int{3}}, "rij 3 weglaten"},
		{ListStep{Do: ListTake, Rows: []int{3, 4, 9}}, "rij 3, 4 en 9 meenemen"},
		{setList(ListSetSheet, "x"), "ander werkblad kiezen"},
		{setList(ListSetHeaderRow, "2"), "andere rij met kolomkoppen kiezen"},
		{setList(ListSetHidden, ""), "kiezen wat met verborgen rijen gebeurt"},
		{setList(ListSetColumn+TimesField, "B"), "kolom voor begin en einde koppelen"},
		{setList(ListSetFill+FieldRole, "x"), "rol voor alle rijen invullen"},
	} {
		if got := c.step.Words(); got != c.want {
			t.Errorf("%+v is called %q, want %q", c.step, got, c.want)
		}
	}
}
