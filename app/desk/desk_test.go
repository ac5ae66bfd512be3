package desk

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet/sheettest"
)

// paper is a settings file of paper: it forgets when the test ends.
type paper struct {
	mals      map[string][]byte
	confirmed map[string]string
	mappings  map[string][]byte
	written   map[[32]byte]int
	choices   map[string]string
}

func (p *paper) Mal(id string) ([]byte, int, string, bool, error) {
	m, ok := p.mals[id]
	return m, 1, p.confirmed[id], ok, nil
}
func (p *paper) PutMal(id string, mal []byte) (int, error) { p.mals[id] = mal; return 1, nil }
func (p *paper) ConfirmMal(id, date string) error          { p.confirmed[id] = date; return nil }
func (p *paper) Mapping(k string) ([]byte, bool, error)    { m, ok := p.mappings[k]; return m, ok, nil }
func (p *paper) PutMapping(k string, m []byte) error       { p.mappings[k] = m; return nil }
func (p *paper) KnownCSV(s [32]byte) (string, int, bool, error) {
	n, ok := p.written[s]
	return "", n, ok, nil
}
func (p *paper) RememberCSV(s [32]byte, rows int) error { p.written[s] = rows; return nil }
func (p *paper) Choice(name string) (string, bool, error) {
	v, ok := p.choices[name]
	return v, ok, nil
}
func (p *paper) SetChoice(name, value string) error { p.choices[name] = value; return nil }

// answers are dialogs that answer at once.
type answers struct{ list, mal, save string }

func (a *answers) PickList() (string, error)             { return a.list, nil }
func (a *answers) PickMal() (string, error)              { return a.mal, nil }
func (a *answers) SaveAs(_, _, _ string) (string, error) { return a.save, nil }

const malText = "firstname;middlename;lastname;email;username;status;rolegroup;rol;password;gender;instituut;niv2;big_nr;in_opleiding\r\n" +
	"Eva;;Voorbeeld;eva@voorbeeld.example;BIG-39000000101;actief;aios;aios;;gender_v;Voorbeeld;Voorbeeld;39000000101;in_opl\r\n"

const listText = "Voornaam;Tussenvoegsel;Achternaam;E-mail;BIG-nummer;Geslacht\r\n" +
	"Noor;;Bakker;noor@praktijk.example;9000001901;v\r\n" +
	"Sven;;van der Vliet;sven@praktijk.example;99000000301;m\r\n" +
	"Tijn;;Oosterwoude;tijn@;69000000201;m\r\n"

func desk(t *testing.T) (Services, *paper, *answers, string) {
	t.Helper()
	p := &paper{map[string][]byte{}, map[string]string{}, map[string][]byte{}, map[[32]byte]int{}, map[string]string{}}
	a := &answers{}
	s := New(Deps{
		Memory:  func() (roster.Memory, func() error, error) { return p, func() error { return nil }, nil },
		Dialogs: a, Now: func() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) },
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	return s, p, a, t.TempDir()
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// From drop to saved file, as the window does it.
func TestFromListToFile(t *testing.T) {
	s, memory, dialogs, dir := desk(t)
	start := must[*StartView](t)(s.Import.Start())
	if start.List != nil || start.Institute != "" || len(start.Institutes) != 8 {
		t.Fatalf("the start is %+v", start)
	}
	v := must[*ListView](t)(s.Import.OpenContent("Lijst maart.csv", b64(listText)))
	if v.CanSave || v.WhyNot != "Kies eerst je instituut." || v.Counts.Rows != 3 || v.File != "Lijst maart.csv" || len(v.Columns) != 6 {
		t.Errorf("without an institute: %q, %+v", v.WhyNot, v.Counts)
	}
	// Not only the button: a page that calls anyway gets no file of half a mal.
	dialogs.save = filepath.Join(dir, "half.csv")
	if _, err := s.Import.Save(); code(err) != "institute-missing" {
		t.Errorf("saving without an institute gives %v", err)
	}
	must[*MalView](t)(s.Mal.Use("leiden"))
	mal := must[*MalView](t)(s.Mal.LoadContent("mal leiden.csv", b64(malText)))
	if mal.Confirmed != "2026-03-01" || mal.Source != "mal leiden.csv" || slices.ContainsFunc(mal.Constants, func(c ConstantView) bool { return c.Missing }) {
		t.Errorf("the mal is %+v", mal)
	}
	if len(mal.Changes) != 0 {
		t.Errorf("the first mal has changes: %q", mal.Changes)
	}
	newer := must[*MalView](t)(s.Mal.LoadContent("mal nieuw.csv", b64(strings.Replace(malText, ";actief;", ";Actief;", 1))))
	if len(newer.Changes) != 1 || !strings.Contains(newer.Changes[0], "‘status’") {
		t.Errorf("what changed: %q", newer.Changes)
	}
	must[*MalView](t)(s.Mal.LoadContent("mal leiden.csv", b64(malText)))
	v = must[*ListView](t)(s.Import.Change(v.Options))
	if want := (Counts{Rows: 3, Written: 3, Changed: 3, Suggestions: 1, Errors: 1}); v.Counts != want {
		t.Errorf("counts %+v, want %+v", v.Counts, want)
	}
	if v.CanSave || v.WhyNot != "In 1 rij staat nog een fout." {
		t.Errorf("with an error: %v %q", v.CanSave, v.WhyNot)
	}
	if _, err := s.Import.Save(); code(err) != roster.NotWritten {
		t.Errorf("saving with an error gives %v", err)
	}
	o := v.Options
	o.Accept, o.DropRows = []string{roster.SuggestPrefixSplit}, []int{4}
	v = must[*ListView](t)(s.Import.Change(o))
	if !v.CanSave || v.SaveLabel != "CSV met 2 aiossen opslaan" || v.Counts.LeftOut != 1 {
		t.Fatalf("cannot save: %q %+v", v.WhyNot, v.Counts)
	}
	dialogs.save = filepath.Join(dir, "aios") // as Windows' dialog gives it
	saved := must[*Saved](t)(s.Import.Save())
	if saved.File != "aios.csv" || saved.Written != 2 || !slices.Equal(saved.LeftOut, []int{4}) {
		t.Errorf("saved %+v", saved)
	}
	data, err := os.ReadFile(saved.Path)
	if err != nil || !strings.Contains(string(data), "Sven;van der;Vliet;") || !strings.Contains(string(data), ";BIG-09000001901;") {
		t.Errorf("on disk: %s (%v)", data, err)
	}
	if len(memory.written) != 1 {
		t.Error("the file is not remembered")
	}
	// Nothing personal: not the example person of the mal, nor a file's name.
	for _, stored := range memory.mals {
		if text := string(stored); strings.Contains(text, "Voorbeeld;") || strings.Contains(text, "Eva") || strings.Contains(text, "mal leiden") {
			t.Errorf("the settings file would hold %s", text)
		}
	}
	for name, save := range map[string]func() (*Saved, error){"veilig": s.Import.SaveWorkbook, "verslag": s.Import.SaveReport, "vragen": s.Import.SaveQuestions} {
		dialogs.save = filepath.Join(dir, name+".xlsx")
		if v := must[*Saved](t)(save()); v.File != name+".xlsx" {
			t.Errorf("%s: %+v", name, v)
		}
	}
	dialogs.save = ""
	if v := must[*Saved](t)(s.Import.Save()); v.Path != "" {
		t.Errorf("a closed dialog saved %+v", v)
	}
	// The next window knows institute and mal again.
	again := New(Deps{Memory: func() (roster.Memory, func() error, error) { return memory, func() error { return nil }, nil }, Now: time.Now, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if v := must[*StartView](t)(again.Import.Start()); v.Institute != "leiden" || v.Institutes[3].Mal.Source != "eerder geladen mal" {
		t.Errorf("forgotten: %+v", v)
	}
}

func code(err error) problem.Code {
	p, _ := problem.From(err)
	return p.Code
}

// The list itself is never written over.
func TestListIsNeverReplaced(t *testing.T) {
	s, _, dialogs, dir := desk(t)
	list := filepath.Join(dir, "lijst.csv")
	if err := os.WriteFile(list, []byte(strings.Replace(listText, "tijn@", "tijn@x.example", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	must[*MalView](t)(s.Mal.Use("leiden"))
	must[*MalView](t)(s.Mal.LoadContent("mal.csv", b64(malText)))
	dialogs.list, dialogs.save = list, list
	if v := must[*ListView](t)(s.Import.Pick()); !v.CanSave || v.Path != list {
		t.Fatalf("not open: %q", v.WhyNot)
	}
	if _, err := s.Import.Save(); code(err) != roster.TargetExists {
		t.Errorf("saving over the list gives %v", err)
	}
}

// What the grid shows of one row.
func TestRows(t *testing.T) {
	s, _, _, _ := desk(t)
	must[*MalView](t)(s.Mal.Use("leiden"))
	must[*MalView](t)(s.Mal.LoadContent("mal.csv", b64(malText)))
	v := must[*ListView](t)(s.Import.OpenContent("lijst.csv", b64(listText)))
	all := must[*RowsPage](t)(s.Import.Rows("", 0, 100))
	if all.Total != 3 || len(all.Rows) != 3 || len(all.Rows[0].Cells) != len(v.Columns) {
		t.Fatalf("page %+v", all)
	}
	at := func(field string) int {
		return slices.IndexFunc(v.Columns, func(c ColumnView) bool { return c.Field == field })
	}
	number := all.Rows[0].Cells[at("big_nr")]
	if number.Value != "09000001901" || number.Before != "9000001901" || !number.Changed || number.Mark != 0 || number.State != "changed" || number.Cell != "E2" {
		t.Errorf("the repaired number is %+v", number)
	}
	if name := all.Rows[1].Cells[at("lastname")]; name.State != "suggestion" || name.Offer != "Vliet" || name.Value != "van der Vliet" {
		t.Errorf("the offer is %+v", name)
	}
	if mail := all.Rows[2].Cells[at("email")]; mail.State != "error" || mail.Note == "" || all.Rows[2].State != "error" || all.Rows[2].Problems[0].Cell != "D4" {
		t.Errorf("the error is %+v in %+v", mail, all.Rows[2])
	}
	for filter, want := range map[string]int{"changed": 3, "suggestion": 1, "check": 0, "error": 1, "out": 0, "kind:big-leading-zero": 1, "kind:email-invalid": 1, "kind:niets": 0, "anders": 0} {
		if got := must[*RowsPage](t)(s.Import.Rows(filter, 0, 10)); got.Total != want || len(got.Rows) != want {
			t.Errorf("filter %s: %d rows, want %d", filter, got.Total, want)
		}
	}
	if p := must[*RowsPage](t)(s.Import.Rows("", 2, 1)); len(p.Rows) != 1 || p.Rows[0].Row != 4 || p.Total != 3 {
		t.Errorf("second page %+v", p)
	}
	if p := must[*RowsPage](t)(s.Import.Rows("", -5, -1)); len(p.Rows) != 0 {
		t.Errorf("nonsense gives %+v", p)
	}
}

func TestPasswordIsAsked(t *testing.T) {
	s, _, dialogs, dir := desk(t)
	dialogs.list = filepath.Join(dir, "dicht.xlsx")
	if err := os.WriteFile(dialogs.list, sheettest.Workbook(t, "geheim", "Voornaam;Achternaam;E-mail;BIG;Geslacht"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Import.OpenAgain("x"); err == nil {
		t.Error("a password for nothing is taken")
	}
	if _, err := s.Import.Pick(); code(err) != "password-needed" {
		t.Errorf("got %v", err)
	}
	if _, err := s.Import.OpenAgain("verkeerd"); code(err) != "password-wrong" {
		t.Errorf("got %v", err)
	}
	if v := must[*ListView](t)(s.Import.OpenAgain("geheim")); v.File != "dicht.xlsx" {
		t.Errorf("opened %+v", v)
	}
}

// A refused file leaves the list that was open.
func TestRefusalKeepsTheList(t *testing.T) {
	s, _, _, dir := desk(t)
	must[*ListView](t)(s.Import.OpenContent("lijst.csv", b64(listText)))
	if _, err := s.Import.OpenPath(filepath.Join(dir, "weg.xlsx")); code(err) == "" {
		t.Errorf("a missing file gives %v", err)
	}
	if v := must[*StartView](t)(s.Import.Start()); v.List == nil || v.List.File != "lijst.csv" {
		t.Error("the open list is gone")
	}
	if err := s.Import.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Import.Rows("", 0, 1); code(err) != "no-list" {
		t.Errorf("rows of no list: %v", err)
	}
}

func TestPastedCells(t *testing.T) {
	s, _, _, _ := desk(t)
	v := must[*ListView](t)(s.Import.OpenPasted(strings.ReplaceAll(strings.ReplaceAll(listText, ";", "\t"), "\r", ""), ""))
	if v.Format != "geplakte cellen" || v.Counts.Rows != 3 || v.Path != "" {
		t.Errorf("pasted: %+v", v)
	}
}

// Links given by hand are remembered for the same header row once a file was
// written with them.
func TestLinksAreRemembered(t *testing.T) {
	s, memory, dialogs, dir := desk(t)
	must[*MalView](t)(s.Mal.Use("leiden"))
	must[*MalView](t)(s.Mal.LoadContent("mal.csv", b64(malText)))
	list := "Voornaam;Achternaam;Post;BIG-nummer;Geslacht\r\nNoor;Bakker;noor@praktijk.example;39000000101;v\r\n"
	v := must[*ListView](t)(s.Import.OpenContent("a.csv", b64(list)))
	v.Options.Map = map[string]string{"email": "C"}
	v = must[*ListView](t)(s.Import.Change(v.Options))
	if !v.CanSave || v.SourceColumns[2].How != "given" || len(memory.mappings) != 0 {
		t.Fatalf("linked: %q %+v", v.WhyNot, v.SourceColumns)
	}
	dialogs.save = filepath.Join(dir, "a.csv")
	must[*Saved](t)(s.Import.Save())
	v = must[*ListView](t)(s.Import.OpenContent("b.csv", b64(list)))
	if !v.CanSave || v.SourceColumns[2].How != "remembered" {
		t.Errorf("not remembered: %q %+v", v.WhyNot, v.SourceColumns)
	}
}

// No list may reach the window as null, or the page stops on it.
func TestNothingIsNull(t *testing.T) {
	s, _, _, _ := desk(t)
	must[*MalView](t)(s.Mal.Use("utrecht"))
	for _, v := range []any{
		must[*ListView](t)(s.Import.OpenContent("leeg.csv", b64("Voornaam;Achternaam\r\n"))),
		must[*RowsPage](t)(s.Import.Rows("", 0, 10)),
	} {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if text := strings.ReplaceAll(string(data), `"encoding":null`, ""); strings.Contains(text, "null") {
			t.Errorf("null in %s", text)
		}
	}
}

// A panic in a call becomes an error, and the next call still works; what is
// no refusal reaches the window without internals.
func TestPanicIsCaught(t *testing.T) {
	s, _, _, _ := desk(t)
	err := s.Import.s.do("proef", func(context.Context) error { panic("Noor Bakker 39000000101") })
	if err == nil {
		t.Fatal("no error")
	}
	if f := shaped(t, err); f.Code != "internal" || strings.Contains(f.Message+f.Hint, "Noor") {
		t.Errorf("shown as %+v", f)
	}
	if _, err := s.Import.Start(); err != nil {
		t.Errorf("the desk is stuck: %v", err)
	}
	if f := shaped(t, errors.Join(noList(), io.EOF)); f.Code != "no-list" || f.Hint == "" {
		t.Errorf("a refusal is shown as %+v", f)
	}
}

// shaped reads what the window gets of an error.
func shaped(t *testing.T, err error) (f Failure) {
	t.Helper()
	text, ok := Shape(err).(string)
	if !ok || json.Unmarshal([]byte(text), &f) != nil {
		t.Fatalf("the window gets %v", Shape(err))
	}
	return f
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1.000", 20_000: "20.000", 1_002_003: "1.002.003"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %s", n, got)
		}
	}
}
