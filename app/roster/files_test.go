package roster_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

func TestCSVIsExactlyTheMal(t *testing.T) {
	mal := leiden(t)
	list := book(header, "Noor||Bakker|noor@praktijk.example|39000000101|v", `Sven|van der|"Zand;stra"|s@z.example|#9000001901|m`)
	want := "\uFEFFfirstname;middlename;lastname;email;username;status;rolegroup;rol;password;gender;instituut;niv2;big_nr;in_opleiding\r\n" +
		"Noor;;Bakker;noor@praktijk.example;BIG-39000000101;actief;aios;aios;;gender_v;Voorbeeld;Voorbeeld;39000000101;in_opl\r\n" +
		"Sven;van der;\"\"\"Zand;stra\"\"\";s@z.example;BIG-09000001901;actief;aios;aios;;gender_m;Voorbeeld;Voorbeeld;09000001901;in_opl\r\n"
	if got := string(build(t, list, mal, roster.Options{}).CSV()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	mal.Delimiter, mal.BOM = ",", false
	mal.Columns[0].Header = "FirstName"
	got := string(build(t, list, mal, roster.Options{}).CSV())
	if !strings.HasPrefix(got, "FirstName,middlename,") || !strings.Contains(got, `,"""Zand;stra""",`) {
		t.Errorf("the mal's spelling and delimiter are not followed: %s", got)
	}
}

// niv3 instead of niv2 for three institutes (S1).
func TestLevelColumn(t *testing.T) {
	for _, i := range institute.All() {
		want := "niv2"
		if i.ID == "rotterdam" || i.ID == "maastricht" || i.ID == "nijmegen" {
			want = "niv3"
		}
		if _, ok := institute.BuiltIn(i).Column(want); !ok {
			t.Errorf("%s has no %s", i.ID, want)
		}
	}
}

func TestSave(t *testing.T) {
	p := build(t, book(header, good), leiden(t), roster.Options{})
	dir := t.TempDir()
	path := filepath.Join(dir, "aios.csv")
	data, err := p.Save(context.Background(), path, false)
	if err != nil {
		t.Fatal(err)
	}
	onDisk, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(onDisk, data) || !bytes.Equal(data, p.CSV()) {
		t.Fatalf("on disk stands something else: %v", err)
	}
	if _, err := p.Save(context.Background(), path, false); code(err) != roster.TargetExists {
		t.Errorf("an existing file gives %v", err)
	}
	if _, err := p.Save(context.Background(), path, true); err != nil {
		t.Errorf("told to replace: %v", err)
	}
	if _, err := p.Save(context.Background(), filepath.Join(dir, "weg", "aios.csv"), false); code(err) != roster.NotWritten {
		t.Errorf("a folder that is not there gives %v", err)
	}
	blocked := build(t, book(header, "Noor||Bakker||39000000101|v"), leiden(t), roster.Options{})
	if _, err := blocked.Save(context.Background(), filepath.Join(dir, "fout.csv"), false); code(err) != roster.NotWritten {
		t.Errorf("a list with an error gives %v", err)
	}
	if _, err := blocked.SafeWorkbook(); code(err) != roster.NotWritten {
		t.Errorf("a safe workbook of a list with an error gives %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func code(err error) problem.Code {
	p, _ := problem.From(err)
	return p.Code
}

// A check that fails after writing leaves the old file and nothing else.
func TestReplaceLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "aios.csv")
	if err := os.WriteFile(path, []byte("oud"), 0o600); err != nil {
		t.Fatal(err)
	}
	bad := func([]byte) error { return context.DeadlineExceeded }
	if err := roster.Replace(path, true, []byte("nieuw"), bad); code(err) != roster.NotWritten {
		t.Errorf("got %v", err)
	}
	if now, _ := os.ReadFile(path); string(now) != "oud" {
		t.Errorf("the file is now %q", now)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// The safe workbook holds the same fields as the CSV, each as text.
func TestSafeWorkbook(t *testing.T) {
	p := build(t, book(header, "Noor||Bakker|n@b.example|#9000001901|v"), leiden(t), roster.Options{})
	data, err := p.SafeWorkbook()
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	rows, err := f.GetRows("Aiossen")
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][12] != "big_nr" || rows[1][12] != "09000001901" {
		t.Errorf("rows %q", rows)
	}
	kind, err := f.GetCellType("Aiossen", "M2")
	if err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
		t.Errorf("the number is a cell of type %v (%v)", kind, err)
	}
	id, _ := f.GetCellStyle("Aiossen", "M2")
	if st, err := f.GetStyle(id); err != nil || st.NumFmt != 49 {
		t.Errorf("the cell is no text cell: %+v", st)
	}
}

func TestReport(t *testing.T) {
	list := book(header+"|Wachtwoord", "Noor||=1+1|n@b.example|#9000001901|v|Huis(arts!01", "Sven|||s@z.example|12345678901|m|")
	p := build(t, list, leiden(t), roster.Options{})
	data, err := p.Report()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("Huis(arts")) {
		t.Error("the password travels along")
	}
	f := open(t, data)
	colour := func(cell string) string {
		id, _ := f.GetCellStyle("Verslag", cell)
		st, err := f.GetStyle(id)
		if err != nil || len(st.Fill.Color) == 0 {
			return ""
		}
		return st.Fill.Color[0]
	}
	for cell, want := range map[string]string{"E2": "CFE2F5", "C3": "F7C9C1", "E3": "FFF0B8", "A2": "", "C2": "F7C9C1"} {
		if got := colour(cell); got != want {
			t.Errorf("%s has colour %q, want %q", cell, got, want)
		}
	}
	if v, _ := f.GetCellValue("Verslag", "G2"); strings.Contains(v, "Huis") {
		t.Errorf("the password stands in the report: %q", v)
	}
	if formula, _ := f.GetCellFormula("Verslag", "C2"); formula != "" {
		t.Errorf("a formula was made: %q", formula)
	}
	comments, err := f.GetComments("Verslag")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(comments, func(c excelize.Comment) bool {
		return c.Cell == "C3" && strings.Contains(commentText(c), "achternaam ontbreekt")
	}) {
		t.Errorf("no reason at C3: %+v", comments)
	}
	words, err := f.GetRows("Toelichting")
	if err != nil || len(words) < 4 {
		t.Errorf("reasons in words: %q (%v)", words, err)
	}
}

func commentText(c excelize.Comment) string {
	text := c.Text
	for _, r := range c.Paragraph {
		text += r.Text
	}
	return text
}

// Only rows and columns with a question go to the sender, with the name.
func TestQuestions(t *testing.T) {
	list := book(header, good, "Sven||Zandstra|sven@|99000000301|m", "Tijn||Oosterwoude|t.oosterwoude@praktijk.example|69000000201|m")
	p := build(t, list, leiden(t), roster.Options{})
	data, err := p.Questions()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, data).GetRows("Vragen")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 {
		t.Fatalf("rows %q", rows)
	}
	if want := []string{"Rij in je lijst", "voornaam", "tussenvoegsel", "achternaam", "e-mail", "Vraag"}; !slices.Equal(rows[0], want) {
		t.Errorf("columns %q", rows[0])
	}
	if rows[1][0] != "3" || rows[1][1] != "Sven" || rows[1][4] != "sven@" {
		t.Errorf("row %q", rows[1])
	}
	if bytes.Contains(data, []byte("99000000301")) || strings.Contains(strings.Join(rows[1], " "), "99000000301") {
		t.Error("a number without a question travels along")
	}
}

// The workbook asks what the mail asks: nothing that is the user's own to
// settle, no value that may be somebody else's, and rows by names people know.
func TestQuestionsAreThoseOfTheMail(t *testing.T) {
	list := book("Voornaam|Tussenvoegsel|Achternaam|E-mail|BIG-nummer",
		"Sven||Zandstra|sven@z.example|99000000301", "Tijn||Oosterwoude|sven@z.example|69000000201", "Noor||Bakker|noor@b.example|39000000101")
	p := build(t, list, leiden(t), roster.Options{Typed: []int{roster.TypedFrom}, Edits: map[int]map[string]roster.CellEdit{
		4:                {"email": {Found: "noor@", Value: "noor@mijn.example"}},
		roster.TypedFrom: {"firstname": {Value: "Lot"}, "lastname": {Value: "Wit"}, "email": {Value: "lot@w.example"}},
	}})
	data, err := p.Questions()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, data).GetRows("Vragen")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows[1:] {
		got = append(got, strings.Join(r, "|"))
	}
	want := []string{
		"hele lijst||||||Ik vind geen kolom voor geslacht. Kun je die toevoegen?",
		"3|Tijn||Oosterwoude|||(e-mail) Ditzelfde adres staat ook bij een andere aios in de lijst. Klopt dat?",
		"nog niet|Lot||Wit|||(BIG-nummer) Het BIG-nummer ontbreekt. Wat is het nummer?",
	}
	if !slices.Equal(got, want) {
		t.Errorf("asked is\n%s", strings.Join(got, "\n"))
	}
	mail := p.QuestionsMail().Text
	if strings.Contains(mail, "noor@") || strings.Contains(mail, "Noor") || !strings.Contains(mail, "Nog niet in je lijst: Lot Wit") {
		t.Errorf("the mail is\n%s", mail)
	}
}

// The password of a row that is left out is nobody's business either.
func TestPasswordOfARowLeftOut(t *testing.T) {
	p := build(t, book(header+"|Wachtwoord", good+"|Geheim(01", "Sven||Zandstra|s@z.example|99000000301|m|Geheim(02"), leiden(t), roster.Options{DropRows: []int{3}})
	c, _ := p.Mal.Column("password")
	for i := range p.Rows {
		if got := p.Value(&p.Rows[i], c); got != "" {
			t.Errorf("row %d shows %q", p.Rows[i].Number, got)
		}
	}
}

// A row added by hand is called +1 everywhere, never by its inner number.
func TestReportOfATypedRow(t *testing.T) {
	p := build(t, book(header, good), leiden(t), roster.Options{Typed: []int{roster.TypedFrom, roster.TypedFrom + 1}, Aside: []int{roster.TypedFrom + 1}})
	data, err := p.Report()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := open(t, data).GetRows("Toelichting")
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprint(rows); strings.Contains(text, "200000") || !strings.Contains(text, "[+1 ") || !strings.Contains(text, "[+2 ") {
		t.Errorf("the report says %s", text)
	}
}

func TestLearnMal(t *testing.T) {
	base := institute.Mal{Institute: "leiden", Delimiter: ";", BOM: true, Constants: map[string]string{"rol": "van eerder"}}
	learn := func(text string) (institute.Mal, error) {
		b, err := sheet.Read(context.Background(), []byte(text), sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return roster.LearnMal(b, "mal.csv", base)
	}
	m, err := learn("FirstName,lastname,email,big_nr,gender,status,rol,username,Cohort\r\nEva,Voorbeeld,e@v.example,39000000101,gender_v,actief,,BIG-39000000101,2026\r\n")
	if err != nil {
		t.Fatal(err)
	}
	if m.Delimiter != "," || m.BOM || m.Columns[0].Header != "FirstName" || m.Columns[0].Name != institute.FirstName {
		t.Errorf("the mal is %+v", m)
	}
	if m.Constants["status"] != "actief" || m.Constants["rol"] != "van eerder" || m.Username != institute.UsernameBig {
		t.Errorf("constants %v, user name %q", m.Constants, m.Username)
	}
	if _, ok := m.Constants["Cohort"]; ok || m.Examples["Cohort"] != "2026" {
		t.Errorf("a column nobody knows became a constant: %v %v", m.Constants, m.Examples)
	}
	// A filled list gives a constant only where all its rows agree.
	m, err = learn("\uFEFFfirstname;lastname;email;big_nr;gender;status;niv2;username\r\na;b;c@d.example;39000000101;gender_m;actief;x;z123456\r\na;b;c@d.example;69000000201;gender_m;actief;y;z123457\r\n")
	if err != nil {
		t.Fatal(err)
	}
	if m.Constants["status"] != "actief" || m.Constants["niv2"] != "" || m.Username != institute.UsernameZ || !m.BOM || m.Delimiter != ";" {
		t.Errorf("from a filled list: %+v", m)
	}
	for name, text := range map[string]string{
		"geen mal":          "een;twee\r\n1;2\r\n",
		"stuurtekens":       "firstname;lastname;email;big_nr;x\by\r\n",
		"zonder big_nr":     "firstname;lastname;email\r\n",
		"kolom zonder kop":  "firstname;lastname;;email;big_nr\r\n",
		"kolom twee keer":   "firstname;lastname;email;big_nr;cohort;cohort\r\n",
		"veld twee keer":    "firstname;firstname;lastname;email;big_nr\r\n",
		"één kolom met big": "big_nr\r\n39000000101\r\n",
	} {
		if _, err := learn(text); code(err) != roster.MalUnreadable {
			t.Errorf("%s gives %v", name, err)
		}
	}
}

func TestReadUsernames(t *testing.T) {
	read := func(text string) (roster.Usernames, error) {
		b, err := sheet.Read(context.Background(), []byte(text), sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return roster.ReadUsernames(b)
	}
	for name, text := range map[string]string{
		"één per regel":        "big-39000000101\r\n99000000301\r\n",
		"kolom username":       "naam;username\r\nx;BIG-39000000101\r\ny;BIG-99000000301\r\n",
		"kolom big_nr":         "firstname;big_nr\r\nx;39000000101\r\ny;99000000301\r\n",
		"met een lege regel":   "BIG-39000000101\r\n\r\nBIG-99000000301\r\n",
		"nul door Excel kwijt": "username\r\nBIG-39000000101\r\nBIG-99000000301\r\n",
	} {
		u, err := read(text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, n := range []string{"BIG-39000000101", "39000000101", "big-99000000301"} {
			if !u.Has(n) {
				t.Errorf("%s misses %s: %v", name, n, u)
			}
		}
		if u.Has("BIG-69000000201") || u.Has("") {
			t.Errorf("%s has too much", name)
		}
	}
	if _, err := read("BIG-39000000101\r\njansen\r\n"); code(err) != roster.ListUnreadable {
		t.Errorf("a name without a number gives %v", err)
	}
}

func TestRecheck(t *testing.T) {
	mal := leiden(t)
	written := string(build(t, book(header, good, "Zoë||Zandstra|s@z.example|#9000001901|m"), mal, roster.Options{}).CSV())
	for _, c := range []struct {
		name   string
		change func(string) string
		right  bool
		code   problem.Code
		says   string
	}{
		{"ongewijzigd", func(s string) string { return s }, true, "", ""},
		{"nul kwijt", func(s string) string { return strings.ReplaceAll(s, ";09000001901;", ";9000001901;") }, false, roster.CSVChanged, "mist de voorloopnul"},
		{"zonder BOM", func(s string) string { return strings.TrimPrefix(s, "\uFEFF") }, false, roster.CSVEncoding, "kenteken"},
		{"Windows-1252", func(s string) string {
			return strings.ReplaceAll(strings.TrimPrefix(s, "\uFEFF"), "ë", "\xeb")
		}, false, roster.CSVEncoding, "niet in UTF-8"},
		{"komma's", func(s string) string { return strings.ReplaceAll(s, ";", ",") }, false, roster.CSVDelimiter, "‘,’ in plaats van ‘;’"},
		{"regeleinden", func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }, false, roster.CSVLines, "regels"},
		{"kolom weg", func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, ";in_opleiding", ""), ";in_opl", "")
		}, false, roster.CSVColumns, "niet die van de mal"},
		{"big_nr weg", func(s string) string { return strings.ReplaceAll(s, "big_nr", "nr") }, false, roster.CSVColumns, "niet die van de mal"},
		{"constante veranderd", func(s string) string { return strings.Replace(s, ";actief;", ";inactief;", 1) }, false, roster.CSVChanged, "‘actief’"},
		{"adres stuk", func(s string) string { return strings.Replace(s, "s@z.example", "s@", 1) }, false, roster.EmailInvalid, "e-mailadres"},
		{"onnodig aangehaald", func(s string) string { return strings.Replace(s, "Noor;", "\"Noor\";", 1) }, false, roster.CSVLines, "aanhalingstekens"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := roster.Recheck(context.Background(), []byte(c.change(written)), mal)
			if err != nil {
				t.Fatal(err)
			}
			if v.Right != c.right {
				t.Errorf("right is %v:\n%s", v.Right, tell(v.Problems))
			}
			if c.code != "" && !slices.ContainsFunc(v.Problems, func(p problem.Problem) bool { return p.Code == c.code && strings.Contains(p.Message, c.says) }) {
				t.Errorf("no %s saying %q:\n%s", c.code, c.says, tell(v.Problems))
			}
			// What can be repaired is repaired to the bytes as they were.
			if c.name == "nul kwijt" || c.name == "komma's" || c.name == "regeleinden" || c.name == "Windows-1252" || c.name == "constante veranderd" {
				if string(v.Plan.CSV()) != written {
					t.Errorf("repaired to\n%s", v.Plan.CSV())
				}
			}
		})
	}
}

// Choices about the list: rows left out, hidden rows in, columns by hand.
func TestOptions(t *testing.T) {
	mal := leiden(t)
	rows := []string{header, good, "Sven||Zandstra|s@z.example|99000000301|m"}
	p := build(t, book(rows...), mal, roster.Options{DropRows: []int{2}})
	if p.Written() != 1 || p.Listed() != 2 || strings.Contains(string(p.CSV()), "Noor") {
		t.Errorf("dropped row: %d of %d\n%s", p.Written(), p.Listed(), p.CSV())
	}
	if _, err := roster.Build(book(rows...), mal, roster.Options{DropRows: []int{9}}); code(err) != roster.RowUnknown {
		t.Errorf("an unknown row gives %v", err)
	}
	hidden := book(rows...)
	hidden.Sheets[0].Rows[1].Hidden = true
	if p := build(t, hidden, mal, roster.Options{Hidden: roster.HiddenInclude}); p.Blocked() || p.Written() != 2 {
		t.Errorf("hidden rows taken along: %s", tell(p.Problems()))
	}
	odd := book("Wie|Wat|Adres|Nummer|MV", "Noor|Bakker|noor@praktijk.example|39000000101|v")
	for _, columns := range []map[string]string{
		{"firstname": "Wie", "lastname": "Wat", "email": "Adres", "big_nr": "Nummer"},
		{"firstname": "A", "lastname": "b", "email": "C", "big_nr": "D"},
	} {
		if p := build(t, odd, mal, roster.Options{HeaderRow: 1, Map: columns}); p.Blocked() {
			t.Errorf("linked by hand with %v: %s", columns, tell(p.Problems()))
		}
	}
	if _, err := roster.Build(odd, mal, roster.Options{Map: map[string]string{"email": "Post"}}); code(err) != roster.ColumnUnknown {
		t.Errorf("an unknown column gives %v", err)
	}
	if _, err := roster.Build(odd, mal, roster.Options{Map: map[string]string{"post": "A"}}); code(err) != roster.ColumnUnknown {
		t.Errorf("an unknown field gives %v", err)
	}
	if _, err := roster.Build(odd, mal, roster.Options{Sheet: "Anders"}); code(err) != roster.SheetUnknown {
		t.Errorf("an unknown sheet gives %v", err)
	}
	// A column of the mal that nobody knows: fixed, empty, or from the list.
	mal.Columns = append(mal.Columns, institute.Column{Header: "cohort", Name: "cohort"})
	for name, o := range map[string]roster.Options{
		"vast": {MalColumns: map[string]string{"cohort": "2026"}}, "leeg": {MalColumns: map[string]string{"cohort": ""}},
		"kolom": {Map: map[string]string{"cohort": "G"}},
	} {
		p := build(t, book(header+"|Groep", good+"|B7"), mal, o)
		if p.Blocked() {
			t.Errorf("%s: %s", name, tell(p.Problems()))
		}
		want := map[string]string{"vast": ";in_opl;2026\r\n", "leeg": ";in_opl;\r\n", "kolom": ";in_opl;B7\r\n"}[name]
		if !strings.HasSuffix(string(p.CSV()), want) {
			t.Errorf("%s: %s", name, p.CSV())
		}
	}
}

func TestUsernameZ(t *testing.T) {
	i, _ := institute.Find("nijmegen")
	mal := institute.BuiltIn(i).With(map[string]string{"status": "a", "rolegroup": "a", "rol": "a", "instituut": "a", "niv3": "a"})
	list := book(header+"|Gebruikersnaam", good+"|Z123456")
	for mode, want := range map[string]string{institute.UsernameZ: ";z123456;", institute.UsernameBig: ";BIG-39000000101;"} {
		p := build(t, list, mal, roster.Options{Username: mode})
		if p.Blocked() || !strings.Contains(string(p.CSV()), want) {
			t.Errorf("%s: %s\n%s", mode, p.CSV(), tell(p.Problems()))
		}
	}
}

func TestTooManyRows(t *testing.T) {
	s := sheetOf("Blad1", header)
	for i := range roster.MaxRows + 1 {
		s.Rows = append(s.Rows, sheet.Row{Number: i + 2, Cells: []sheet.Cell{{Text: "x", Kind: sheet.Text}}})
	}
	if _, err := roster.Build(&sheet.Workbook{Sheets: []sheet.Sheet{s}}, leiden(t), roster.Options{}); code(err) != sheet.LimitRows {
		t.Errorf("20,001 rows give %v", err)
	}
}
