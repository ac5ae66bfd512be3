package roster_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/roster"
)

func TestTickList(t *testing.T) {
	p := build(t, book(header,
		"Sven|van der|Zand|sven@praktijk.example|69000000201|m",
		"Élise||Öz|elise@praktijk.example|99000000301|v",
		"Noor|'t|Hart|noor@praktijk.example|39000000101|v",
		"Anna|van|Zand|anna@praktijk.example|#9000001901|v",
		"Bas||Kuiper|bas@praktijk.example|09000002701|m"), leiden(t), roster.Options{DropRows: []int{6}})
	data, err := roster.TickList(p, roster.Done{Username: "big-69000000201", Tick: roster.TickMade}, roster.Done{Username: "BIG-39000000101", Tick: roster.TickFolder})
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	rows, err := f.GetRows("Aftekenlijst")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Naam", "Gebruikersnaam", "E-mail", "Account aangemaakt in Scorion", "Inloggegevens verstuurd", "Ingelogd (geactiveerd)", "Instituutsmap gemaakt", "Opmerking"},
		{"Hart, Noor 't", "BIG-39000000101", "noor@praktijk.example", "", "", "", "ja", ""},
		{"Öz, Élise", "BIG-99000000301", "elise@praktijk.example", "", "", "", "", ""},
		{"Zand, Anna van", "BIG-09000001901", "anna@praktijk.example", "", "", "", "", ""},
		{"Zand, Sven van der", "BIG-69000000201", "sven@praktijk.example", "ja", "", "", "", ""},
	}
	if len(rows) != len(want) {
		t.Fatalf("rows %q", rows)
	}
	for i := range want {
		if got := append(rows[i], make([]string, len(want[i])-len(rows[i]))...); !slices.Equal(got, want[i]) {
			t.Errorf("line %d is %q", i+1, got)
		}
	}
	if kind, err := f.GetCellType("Aftekenlijst", "B2"); err != nil || kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
		t.Errorf("the user name is a cell of type %v (%v)", kind, err)
	}
	// An empty box is drawn all the same.
	id, _ := f.GetCellStyle("Aftekenlijst", "H5")
	if st, err := f.GetStyle(id); err != nil || len(st.Border) != 4 {
		t.Errorf("the box has no line around it: %+v, %v", st, err)
	}
}

func TestTickListOnPaper(t *testing.T) {
	data, err := roster.TickList(answered(t))
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	layout, err := f.GetPageLayout("Aftekenlijst")
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" {
		t.Errorf("the page is %+v, %v", layout, err)
	}
	footer, err := f.GetHeaderFooter("Aftekenlijst")
	if err != nil || !strings.Contains(footer.OddFooter, "&RPagina &P van &N") {
		t.Errorf("the footer is %+v, %v", footer, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].Name != "_xlnm.Print_Titles" || names[0].RefersTo != "Aftekenlijst!$1:$1" {
		t.Errorf("the header is repeated by %+v", names)
	}
	// Excel is strict about the order of these parts.
	part := partOf(t, data, "xl/worksheets/sheet1.xml")
	at := -1
	for _, tag := range []string{"<sheetPr", "<sheetViews", "<cols", "<sheetData", "<pageSetup", "<headerFooter"} {
		next := strings.Index(part, tag)
		if next <= at {
			t.Errorf("%s stands at %d, the one before at %d", tag, next, at)
		}
		at = next
	}
	again, err := roster.TickList(answered(t))
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same list gives another workbook (%v)", err)
	}
}

func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What was set aside opens again as a list, with what the user filled in and
// without what nobody asked for.
func TestAsideWorkbook(t *testing.T) {
	list := book("Naam aios|Telefoon|E-mail adres aios|Nummer|m/v|Wachtwoord",
		"Noor Bakker|06-00000001|noor@praktijk.example|39000000101|v|Geheim(01",
		"Sven van der Zand|06-00000002|sven@|#0:9000001901|m|Geheim(02",
		"Tijn Oosterwoude|06-00000003||#9000002701|x|Geheim(03")
	o := accept(roster.SuggestNameSplit)
	o.Map = map[string]string{"big_nr": "D"}
	o.Aside = []int{3, 4}
	o.Edits = map[int]map[string]roster.CellEdit{
		4: {"email": {Value: "tijn@praktijk.example"}, "firstname": {Value: "Tijn"}, "middlename": {Value: "van"}, "lastname": {Value: "Oosterwoude"}},
	}
	p := build(t, list, leiden(t), o)
	data, err := roster.AsideWorkbook(p)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, data).GetRows("Later")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Naam aios", "E-mail adres aios", "BIG-nummer", "m/v"},
		{"Sven van der Zand", "sven@", "09000001901", "m"},
		{"Tijn van Oosterwoude", "tijn@praktijk.example", "9000002701", "x"},
	}
	if !slices.EqualFunc(rows, want, slices.Equal[[]string]) {
		t.Errorf("rows %q", rows)
	}
	if text := fmt.Sprint(rows) + partOf(t, data, "xl/worksheets/sheet1.xml"); strings.Contains(text, "Geheim") || strings.Contains(text, "0600") || strings.Contains(text, "06-") {
		t.Error("a password or a telephone number travels along")
	}
	later := build(t, readBack(t, data), leiden(t), accept(roster.SuggestNameSplit))
	csv := string(later.CSV())
	if later.Written() != 2 || !strings.Contains(csv, "Tijn;van;Oosterwoude;tijn@praktijk.example;BIG-09000002701;") || !strings.Contains(csv, "Sven;van der;Zand;sven@;BIG-09000001901;") {
		t.Errorf("later it gives\n%s", csv)
	}
	if none, err := roster.AsideWorkbook(answered(t)); err != nil || len(readBack(t, none).Sheets[0].Rows) != 1 {
		t.Errorf("nobody set aside gives %v", err)
	}
}

// A field that the list lacks and the user filled in gets a column of its own.
func TestAsideWorkbookKeepsWhatTheListLacked(t *testing.T) {
	list := book("Voornaam|Achternaam|E-mail|BIG-nummer", "Noor|Bakker|noor@praktijk.example|39000000101")
	p := build(t, list, leiden(t), roster.Options{Aside: []int{2, roster.TypedFrom}, Typed: []int{roster.TypedFrom}, Edits: map[int]map[string]roster.CellEdit{
		2:                {"gender": {Value: "v"}},
		roster.TypedFrom: {"firstname": {Value: "Sven"}, "middlename": {Value: "van"}, "lastname": {Value: "Zand"}, "big_nr": {Value: "09000001901"}},
	}})
	data, err := roster.AsideWorkbook(p)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, data).GetRows("Later")
	want := [][]string{
		{"Voornaam", "Achternaam", "E-mail", "BIG-nummer", "tussenvoegsel", "geslacht"},
		{"Noor", "Bakker", "noor@praktijk.example", "39000000101", "", "v"},
		{"Sven", "Zand", "", "09000001901", "van"},
	}
	if err != nil || !slices.EqualFunc(rows, want, slices.Equal[[]string]) {
		t.Errorf("rows %q, %v", rows, err)
	}
}

func TestSample(t *testing.T) {
	lines := []string{header}
	for i := range 30 {
		lines = append(lines, fmt.Sprintf("Noor||Bakker|n%d@praktijk.example|%s|v", i, validNumber(i*37)))
	}
	lines[8] = "Sven||Zand|sven@praktijk.example|#9000001901|m" // row 9: repaired
	lines[25] = "Lot||Wit|lot@praktijk.example|69000000202|v"   // row 26: doubtful
	p := build(t, book(lines...), leiden(t), roster.Options{})
	for seed := range uint64(50) {
		rows := rowsOf(roster.Sample(p, seed))
		if len(rows) != 3 || !slices.Contains(rows, 9) || !slices.Contains(rows, 26) || !slices.IsSorted(rows) {
			t.Fatalf("seed %d takes rows %v", seed, rows)
		}
		if again := rowsOf(roster.Sample(p, seed)); !slices.Equal(rows, again) {
			t.Fatalf("seed %d takes %v and then %v", seed, rows, again)
		}
	}
	empty := build(t, book(header), leiden(t), roster.Options{})
	if got := roster.Sample(empty, 3); len(got) != 0 {
		t.Errorf("nobody gives %v", got)
	}
}

// Without doubtful numbers the three are spread over the list.
func TestSampleIsSpread(t *testing.T) {
	lines := []string{header}
	for i := range 30 {
		number := validNumber(i * 37)
		if number[0] == '0' {
			number = "BIG-" + number
		}
		lines = append(lines, fmt.Sprintf("Noor||Bakker|n%d@praktijk.example|%s|v", i, number))
	}
	p := build(t, book(lines...), leiden(t), roster.Options{})
	seen := map[int]bool{}
	for seed := range uint64(40) {
		rows := rowsOf(roster.Sample(p, seed))
		if len(rows) != 3 || rows[0] > 11 || rows[1] < 12 || rows[1] > 21 || rows[2] < 22 {
			t.Fatalf("seed %d takes rows %v", seed, rows)
		}
		for _, n := range rows {
			seen[n] = true
		}
	}
	if len(seen) != 30 {
		t.Errorf("only %d rows are ever taken", len(seen))
	}
}

func BenchmarkTickList(b *testing.B) {
	p := build(b, benchBook(20_000), leiden(b), roster.Options{})
	for b.Loop() {
		if _, err := roster.TickList(p); err != nil {
			b.Fatal(err)
		}
	}
}
