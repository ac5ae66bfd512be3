package roster_test

import (
	"slices"
	"strings"
	"testing"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// session is a list with what was done to it, as the window keeps it.
type session struct {
	t     testing.TB
	mal   institute.Mal
	plan  *roster.Plan
	steps []roster.Step
}

func begin(t testing.TB, lines ...string) *session {
	mal := leiden(t)
	return &session{t: t, mal: mal, plan: build(t, book(lines...), mal, roster.Options{})}
}

// do adds a step and plans by way of the old plan.
func (s *session) do(step roster.Step) {
	s.t.Helper()
	s.steps = append(s.steps, step)
	p, err := s.plan.Again(s.mal, roster.Sum(s.steps).Options)
	if err != nil {
		s.t.Fatal(err)
	}
	s.plan = p
}

// edit gives cells a value, "row column value" each.
func (s *session) edit(values ...roster.NewValue) {
	s.t.Helper()
	step, err := s.plan.Edit(values)
	if err != nil {
		s.t.Fatal(err)
	}
	s.do(step)
}

// saved lays the same steps over the list as somebody saved it anew.
func (s *session) saved(lines ...string) {
	s.t.Helper()
	s.plan = build(s.t, book(lines...), s.mal, roster.Sum(s.steps).Options)
}

// row is what would be written for a row, the person columns joined by "|".
func (s *session) row(number int) string {
	s.t.Helper()
	r := s.rowOf(number)
	var parts []string
	for _, name := range []string{"firstname", "middlename", "lastname", "email", "big_nr", "gender"} {
		c, _ := s.plan.Mal.Column(name)
		parts = append(parts, s.plan.Value(r, c))
	}
	return strings.Join(parts, "|")
}

func (s *session) rowOf(number int) *roster.Row {
	s.t.Helper()
	for i := range s.plan.Rows {
		if s.plan.Rows[i].Number == number {
			return &s.plan.Rows[i]
		}
	}
	s.t.Fatalf("no row %d", number)
	return nil
}

func (s *session) want(name string, number int, line string) {
	s.t.Helper()
	if got := s.row(number); got != line {
		s.t.Errorf("%s: row %d is %q, want %q", name, number, got, line)
	}
}

// conflicts counts the cells where the file was changed under an edit.
func (s *session) conflicts() (n int) {
	for _, pr := range s.plan.Problems() {
		if pr.Code == roster.EditConflict {
			n++
		}
	}
	return n
}

func edits(p *roster.Plan) (out []table.Change) {
	for _, c := range p.Fixes() {
		if c.Kind == roster.FixEdit {
			out = append(out, c)
		}
	}
	return out
}

func value(row int, column, v string) roster.NewValue {
	return roster.NewValue{Row: row, Column: column, Value: v}
}

// A value that is typed is treated as if the list had it: the fixes run over it.
func TestEditLiesOverTheFile(t *testing.T) {
	s := begin(t, header, "Noor||Bakker|n@b.example|volgt|v")
	s.edit(value(2, "big_nr", "BIG 9000001901"), value(2, "gender", "Dhr."))
	s.want("typed as people type", 2, "Noor||Bakker|n@b.example|09000001901|gender_m")
	if s.plan.Blocked() {
		t.Errorf("still blocked: %s", tell(s.plan.Problems()))
	}
	own := edits(s.plan)
	if len(own) != 2 {
		t.Fatalf("edits are %+v", own)
	}
	for _, c := range own {
		if c.Column == "big_nr" && (c.Before != "volgt" || c.After != "BIG 9000001901" || c.Cell != "E2") {
			t.Errorf("the edit is told as %+v", c)
		}
	}
	s.edit(value(2, "big_nr", "volgt"))
	if own := edits(s.plan); len(own) != 1 || s.row(2) != "Noor||Bakker|n@b.example|volgt|gender_m" {
		t.Errorf("back to the file's own value by hand: %+v, %s", own, s.row(2))
	}
	s.do(s.plan.FromFile([]roster.NewValue{value(2, "gender", "")}))
	if own := edits(s.plan); len(own) != 0 || s.row(2) != "Noor||Bakker|n@b.example|volgt|gender_v" {
		t.Errorf("back to the file: %+v, %s", own, s.row(2))
	}
	if step, err := s.plan.Edit([]roster.NewValue{value(2, "firstname", "Noor")}); err != nil || len(step.Cells) != 0 {
		t.Errorf("the value that stands there gives %+v, %v", step, err)
	}
}

// A column name in another spelling is the same column, not a lost value.
func TestEditFindsTheColumn(t *testing.T) {
	s := begin(t, header, good)
	s.edit(value(2, "LastName", "Bakkers"))
	s.want("another spelling", 2, "Noor||Bakkers|noor.bakker@praktijk.example|39000000101|gender_v")
}

func TestEditRefusals(t *testing.T) {
	z := leiden(t)
	z.Username = institute.UsernameZ
	for _, c := range []struct {
		name, column, says string
		row                int
		mal                institute.Mal
		code               problem.Code
	}{
		{"gebruikersnaam", "username", "volgt uit het BIG-nummer", 2, leiden(t), roster.CellReadOnly},
		{"wachtwoord", "password", "blijft leeg", 2, leiden(t), roster.CellReadOnly},
		{"vaste kolom", "status", "in de mal", 2, leiden(t), roster.CellReadOnly},
		{"rij die er niet is", "firstname", "Rij 9", 9, leiden(t), roster.RowUnknown},
		{"kolom die er niet is", "schoenmaat", "geen kolom", 2, leiden(t), roster.ColumnUnknown},
		{"z-nummer mag", "username", "", 2, z, ""},
	} {
		p := build(t, book(header+"|Gebruikersnaam", good+"|z12345"), c.mal, roster.Options{})
		_, err := p.Edit([]roster.NewValue{value(c.row, c.column, "z54321")})
		if code(err) != c.code || c.code != "" && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s gives %v", c.name, err)
		}
	}
}

// A value for one part of a name that was split leaves the other parts where
// the split put them.
func TestEditAfterASplit(t *testing.T) {
	s := begin(t, "Naam|E-mail|BIG-nummer|Geslacht", "Noor van der Bakker|n@b.example|39000000101|v")
	s.do(s.plan.Answer(roster.ActAccept, roster.SuggestNameSplit, []int{2}))
	s.want("split", 2, "Noor|van der|Bakker|n@b.example|39000000101|gender_v")
	s.edit(value(2, "lastname", "Bakkers"))
	s.want("one part", 2, "Noor|van der|Bakkers|n@b.example|39000000101|gender_v")
	s.edit(value(2, "firstname", "Nora"), value(2, "middlename", ""))
	s.want("two parts", 2, "Nora||Bakkers|n@b.example|39000000101|gender_v")

	p := begin(t, header, "Noor||van der Vliet|n@b.example|39000000101|v")
	p.do(roster.Step{Do: roster.ActAccept, Kind: roster.SuggestPrefixSplit})
	p.edit(value(2, "firstname", "Nora"))
	p.want("tussenvoegsel accepted for all", 2, "Nora|van der|Vliet|n@b.example|39000000101|gender_v")
}

// A value for a column of the mal that was linked by hand.
func TestEditOfALinkedColumn(t *testing.T) {
	mal := leiden(t)
	mal.Columns = append(mal.Columns, institute.Column{Header: "cohort", Name: "cohort"})
	s := &session{t: t, mal: mal, plan: build(t, book(header+"|Groep", good+"|B7"), mal, roster.Options{})}
	s.do(roster.Step{Do: roster.ActSet, Name: roster.SetColumn + "cohort", Value: "G"})
	s.edit(value(2, "cohort", "B8"))
	s.edit(value(2, "cohort", "B9"))
	if got := string(s.plan.CSV()); !strings.HasSuffix(got, ";B9\r\n") || s.plan.Blocked() {
		t.Errorf("written as %s", got)
	}
	if own := edits(s.plan); len(own) != 1 || own[0].Before != "B7" || own[0].Cell != "G2" {
		t.Errorf("told as %+v", own)
	}
	s.do(s.plan.FromFile([]roster.NewValue{value(2, "cohort", "")}))
	if got := string(s.plan.CSV()); !strings.HasSuffix(got, ";B7\r\n") {
		t.Errorf("back to the file: %s", got)
	}
}

// When the sender mends the cell that was mended here too, the user is asked.
func TestConflict(t *testing.T) {
	const stood, now, alsoMine = "Noor||Bakker|n@|39000000101|v", "Noor||Bakker|noor@b.example|39000000101|v", "Noor||Bakker|mijn@b.example|39000000101|v"
	start := func() *session {
		s := begin(t, header, stood)
		s.edit(value(2, "email", "mijn@b.example"))
		return s
	}
	s := start()
	s.saved(header, strings.Replace(stood, "Noor", "Nora", 1))
	s.want("another cell of the row was changed", 2, "Nora||Bakker|mijn@b.example|39000000101|gender_v")
	if s.conflicts() != 0 {
		t.Error("a change elsewhere is a conflict")
	}
	s.saved(header, alsoMine)
	if s.conflicts() != 0 || len(edits(s.plan)) != 0 {
		t.Error("the same value in the file is a conflict, or still an edit")
	}
	s.saved(header, now)
	if s.conflicts() != 1 || !s.plan.Blocked() {
		t.Fatalf("no conflict, or it does not block: %s", tell(s.plan.Problems()))
	}
	s.want("until it is answered the own value shows", 2, "Noor||Bakker|mijn@b.example|39000000101|gender_v")

	s.edit(value(2, "email", "mijn@b.example"))
	if s.conflicts() != 0 || s.plan.Blocked() {
		t.Errorf("own value kept: %s", tell(s.plan.Problems()))
	}
	s.want("own value kept", 2, "Noor||Bakker|mijn@b.example|39000000101|gender_v")

	s = start()
	s.saved(header, now)
	s.do(s.plan.FromFile([]roster.NewValue{value(2, "email", "")}))
	s.want("the file's value taken", 2, "Noor||Bakker|noor@b.example|39000000101|gender_v")
	if s.conflicts() != 0 || len(edits(s.plan)) != 0 {
		t.Errorf("the file's value taken: %s", tell(s.plan.Problems()))
	}

	s = start()
	s.saved(header, now)
	s.edit(value(2, "email", "derde@b.example"))
	if s.conflicts() != 0 {
		t.Error("a third value leaves the conflict")
	}
}

// A yes or no for one row wins over the kind, and lapses when the cell says
// something else.
func TestRulingsOfOneRow(t *testing.T) {
	const first, second = "Noor||van der Vliet|n@b.example|39000000101|v", "Sven||van den Zand|s@z.example|9000001901|m"
	s := begin(t, header, first, second)
	s.do(s.plan.Answer(roster.ActAccept, roster.SuggestPrefixSplit, []int{2}))
	s.want("yes", 2, "Noor|van der|Vliet|n@b.example|39000000101|gender_v")
	if len(s.rowOf(2).Open) != 0 || len(s.rowOf(3).Open) == 0 {
		t.Errorf("one row answered leaves %+v", s.plan.Suggestions())
	}
	s.do(s.plan.Answer(roster.ActLeave, roster.SuggestPrefixSplit, []int{3}))
	if r := s.rowOf(3); len(r.Open) != 0 || len(r.Left) == 0 {
		t.Errorf("no: open %+v, left %+v", r.Open, r.Left)
	}
	s.do(roster.Step{Do: roster.ActLeave, Kind: roster.FixBigLeadingZero})
	s.do(s.plan.Answer(roster.ActAccept, roster.FixBigLeadingZero, []int{3}))
	s.want("a fix on in one row while its kind is off", 3, "Sven||van den Zand|s@z.example|09000001901|gender_m")
	s.do(s.plan.Answer(roster.ActAsk, roster.FixBigLeadingZero, []int{3}))
	s.want("a fix back to how its kind stands", 3, "Sven||van den Zand|s@z.example|9000001901|gender_m")

	s.saved(header, strings.Replace(first, "Vliet", "Vlieten", 1), strings.Replace(second, "s@z", "sven@z", 1))
	if len(s.rowOf(2).Open) == 0 {
		t.Error("a yes holds for a name it never was about")
	}
	if len(s.rowOf(3).Left) == 0 {
		t.Error("a no lapsed though its name is the same")
	}
	s.do(roster.Step{Do: roster.ActAccept, Kind: roster.SuggestPrefixSplit})
	s.want("an answer for all takes the place of that for one row", 3, "Sven|van den|Zand|sven@z.example|9000001901|gender_m")
	s.do(s.plan.Answer(roster.ActAsk, roster.SuggestPrefixSplit, []int{3}))
	if len(s.rowOf(3).Open) == 0 || len(s.rowOf(2).Accepted) == 0 {
		t.Error("one row cannot be asked again")
	}
}

// An answer about rows that are gone by now says nothing about all others.
func TestAnswerAboutGoneRows(t *testing.T) {
	s := begin(t, header, "Noor||van der Vliet|n@b.example|39000000101|v")
	s.do(s.plan.Answer(roster.ActAccept, roster.SuggestPrefixSplit, []int{77}))
	if len(s.plan.Suggestions()) == 0 {
		t.Error("a yes for a row that is not there was taken for all")
	}
}

func TestDropAsideTake(t *testing.T) {
	const total = "Totaal: 2"
	hidden := book(header, good, "Sven||Zandstra|s@|99000000301|m", total)
	hidden.Sheets[0].Rows[1].Hidden = true
	mal := leiden(t)
	s := &session{t: t, mal: mal, plan: build(t, hidden, mal, roster.Options{Hidden: roster.HiddenExclude})}
	set := roster.Step{Do: roster.ActSet, Name: roster.SetHidden, Value: roster.HiddenExclude}
	s.do(set)
	if got := s.plan.Faulty(); len(got) != 1 || got[0] != 3 {
		t.Fatalf("faulty rows %v", got)
	}
	for _, c := range []struct {
		do   roster.Act
		row  int
		outs [3]string
	}{
		{roster.ActAside, 3, [3]string{roster.OutHidden, roster.OutAside, roster.OutTotal}},
		{roster.ActTake, 2, [3]string{"", roster.OutAside, roster.OutTotal}},
		{roster.ActTake, 4, [3]string{"", roster.OutAside, ""}},
		{roster.ActDrop, 4, [3]string{"", roster.OutAside, roster.OutDropped}},
		{roster.ActDrop, 3, [3]string{"", roster.OutDropped, roster.OutDropped}},
		{roster.ActTake, 3, [3]string{"", "", roster.OutDropped}},
	} {
		s.do(roster.Step{Do: c.do, Rows: []int{c.row}})
		for i, want := range c.outs {
			if got := s.plan.Rows[i].Out; got != want {
				t.Errorf("after %s of row %d row %d is %q, want %q", c.do, c.row, i+2, got, want)
			}
		}
	}
	s.do(roster.Step{Do: roster.ActAside, Rows: s.plan.Faulty()})
	if s.plan.Blocked() || s.plan.Written() != 1 {
		t.Errorf("all faulty rows aside: %s", tell(s.plan.Problems()))
	}
}

// A latecomer typed below the list.
func TestTypedRows(t *testing.T) {
	s := begin(t, header, good)
	number := roster.NextTyped(s.steps)
	if number != roster.TypedFrom || roster.RowLabel(number) != "+1" {
		t.Fatalf("the first row by hand is %d, %s", number, roster.RowLabel(number))
	}
	s.do(roster.Step{Do: roster.ActType, Rows: []int{number}})
	if !s.plan.Blocked() {
		t.Error("an empty row does not block")
	}
	s.edit(value(number, "firstname", "Sven"), value(number, "lastname", "Zandstra"), value(number, "email", "s@z.example"),
		value(number, "big_nr", "9000001901"), value(number, "gender", "m"))
	if s.plan.Blocked() || s.plan.Written() != 2 {
		t.Fatalf("typed: %s", tell(s.plan.Problems()))
	}
	s.want("typed", number, "Sven||Zandstra|s@z.example|09000001901|gender_m")
	for _, c := range s.rowOf(number).Fixes {
		if c.Cell != "" {
			t.Errorf("a typed row has no cell in Excel: %+v", c)
		}
	}
	before := s.plan
	s.saved(header, "", good)
	if s.plan.Written() != 2 || roster.Realign(before, s.plan)[number] != number {
		t.Error("the typed row is gone after the file was saved anew")
	}
	s.want("after the file was saved anew", number, "Sven||Zandstra|s@z.example|09000001901|gender_m")
	next := roster.NextTyped(s.steps)
	s.do(roster.Step{Do: roster.ActDrop, Rows: []int{number}})
	if s.plan.Written() != 1 || len(s.plan.Rows) != 1 {
		t.Errorf("taken out and still there: %d rows", len(s.plan.Rows))
	}
	if again := roster.NextTyped(s.steps); again != next || again == number {
		t.Errorf("the number %d is given again as %d", number, again)
	}
}

// The 20,000 rows a list may have count those typed by hand.
func TestTooManyTypedRows(t *testing.T) {
	s := sheetOf("Blad1", header)
	for i := range roster.MaxRows {
		s.Rows = append(s.Rows, sheet.Row{Number: i + 2, Cells: []sheet.Cell{{Text: "x", Kind: sheet.Text}}})
	}
	mal := leiden(t)
	p := build(t, &sheet.Workbook{Sheets: []sheet.Sheet{s}}, mal, roster.Options{})
	if _, err := p.Again(mal, roster.Options{Typed: []int{roster.TypedFrom}}); code(err) != sheet.LimitRows {
		t.Errorf("row 20,001 by hand gives %v", err)
	}
}

func TestColumnFilledInByHand(t *testing.T) {
	s := begin(t, "Voornaam|Achternaam|E-mail|BIG-nummer", "Noor|Bakker|n@b.example|39000000101", "Bas|Roos|b@b.example|69000000201")
	missing := func() int {
		return len(slices.DeleteFunc(slices.Clone(s.plan.General), func(pr problem.Problem) bool { return pr.Code != roster.ColumnMissing }))
	}
	if missing() != 1 || !s.plan.Blocked() || len(s.rowOf(3).Problems) > 0 {
		t.Fatalf("no column: %+v", s.plan.Problems())
	}
	s.edit(roster.NewValue{Row: 2, Column: "gender", Value: "v"})
	s.want("a value is read as the list's would be", 2, "Noor||Bakker|n@b.example|39000000101|gender_v")
	if missing() != 0 {
		t.Errorf("asked for a column all the same: %+v", s.plan.General)
	}
	if p := s.rowOf(3).Problems; len(p) != 1 || p[0].Code != roster.GenderUnknown {
		t.Errorf("a row without: %+v", p)
	}
	s.edit(roster.NewValue{Row: 3, Column: "gender", Value: "gender_m"})
	if s.plan.Blocked() {
		t.Errorf("all filled in: %+v", s.plan.Problems())
	}
	s.steps = s.steps[:0]
	s.do(roster.Step{Do: roster.ActEdit})
	if missing() != 1 || len(s.rowOf(3).Problems) > 0 {
		t.Errorf("undone: %+v", s.plan.Problems())
	}
}
