package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/sheet/sheettest"
	"aiosmap/app/watch"
)

// paper is a settings file of paper: it forgets when the test ends.
type paper struct {
	mals      map[string][]MalVersion
	mappings  map[string][]byte
	written   map[[32]byte]int
	choices   map[string]string
	doubtful  bool
	unwilling bool
}

func newPaper() *paper {
	return &paper{mals: map[string][]MalVersion{}, mappings: map[string][]byte{}, written: map[[32]byte]int{}, choices: map[string]string{}}
}

func (p *paper) Mal(id string) ([]byte, int, string, bool, error) {
	kept := p.mals[id]
	if len(kept) == 0 {
		return nil, 0, "", false, nil
	}
	k := kept[len(kept)-1]
	return k.Mal, k.Version, k.Confirmed, true, nil
}

// PutMal keeps a mal as the settings file does: the newest once more is no new version.
func (p *paper) PutMal(id string, mal []byte) (int, error) {
	if p.unwilling {
		return 0, errors.New("full")
	}
	if stored, version, _, ok, _ := p.Mal(id); ok && bytes.Equal(stored, mal) {
		return version, nil
	}
	p.mals[id] = append(p.mals[id], MalVersion{Version: len(p.mals[id]) + 1, Mal: mal})
	return len(p.mals[id]), nil
}

func (p *paper) ConfirmMal(id, date string) error {
	p.mals[id][len(p.mals[id])-1].Confirmed = date
	return nil
}
func (p *paper) MalVersions(id string) ([]MalVersion, error) { return p.mals[id], nil }
func (p *paper) Institutes() ([]string, error)               { return slices.Sorted(maps.Keys(p.mals)), nil }
func (p *paper) Mapping(k string) ([]byte, bool, error)      { m, ok := p.mappings[k]; return m, ok, nil }
func (p *paper) PutMapping(k string, m []byte) error         { p.mappings[k] = m; return nil }
func (p *paper) Mappings() (map[string][]byte, error)        { return p.mappings, nil }
func (p *paper) KnownCSV(s [32]byte) (string, int, bool, error) {
	n, ok := p.written[s]
	return "2026-03-01", n, ok, nil
}
func (p *paper) RememberCSV(s [32]byte, rows int) error { p.written[s] = rows; return nil }
func (p *paper) Choice(name string) (string, bool, error) {
	v, ok := p.choices[name]
	return v, ok, nil
}
func (p *paper) SetChoice(name, value string) error { p.choices[name] = value; return nil }
func (p *paper) Doubt() (problem.Problem, bool) {
	return problem.Problem{Code: "settings-doubt", Message: "Niet helemaal heel.", Hint: "Kijk na."}, p.doubtful
}

// drawer keeps jobs as long as the test lasts, in the clear.
type drawer struct {
	count   int
	states  map[string]KeptJob
	sources map[string][]byte
	memos   map[string][]byte
	now     func() time.Time
	full    bool
}

func (d *drawer) NewID() (string, error) { d.count++; return fmt.Sprint("klus", d.count), nil }
func (d *drawer) Put(id string, state []byte) error {
	if d.full {
		return errors.New("full")
	}
	d.states[id] = KeptJob{ID: id, Saved: d.now(), State: bytes.Clone(state)}
	return nil
}
func (d *drawer) PutSource(id string, source []byte) error {
	d.sources[id] = bytes.Clone(source)
	return nil
}
func (d *drawer) Job(id string) ([]byte, []byte, error) {
	k, ok := d.states[id]
	if !ok {
		return nil, nil, problem.Refuse("job-gone", "Deze klus is er niet meer.", "Open de lijst opnieuw.")
	}
	return k.State, d.sources[id], nil
}
func (d *drawer) List() ([]KeptJob, error) {
	list := slices.Collect(maps.Values(d.states))
	slices.SortFunc(list, func(a, b KeptJob) int { return b.Saved.Compare(a.Saved) })
	return list, nil
}
func (d *drawer) Remove(id string) error {
	delete(d.states, id)
	delete(d.sources, id)
	return nil
}
func (d *drawer) Sweep(age time.Duration) (n int, err error) {
	for id, k := range d.states {
		if !k.Unreadable && d.now().Sub(k.Saved) > age {
			n++
			err = errors.Join(err, d.Remove(id))
		}
	}
	return n, err
}
func (d *drawer) PutMemo(name string, data []byte) error { d.memos[name] = data; return nil }
func (d *drawer) Memo(name string) ([]byte, bool, error) { m, ok := d.memos[name]; return m, ok, nil }
func (d *drawer) ForgetMemo(name string) error           { delete(d.memos, name); return nil }

// hand is a watcher that the test moves by hand.
type hand struct {
	sums    map[string][sha256.Size]byte
	changed map[string]func(watch.Event)
}

func (h *hand) WatchFrom(path string, sum [sha256.Size]byte, changed func(watch.Event)) (func(), error) {
	h.sums[path], h.changed[path] = sum, changed
	return func() { delete(h.changed, path) }, nil
}

// answers are dialogs that answer at once.
type answers struct {
	list, mal, save, settings, portfolio, folder string
	// asked is the name that was offered, shown the file whose folder was shown.
	asked, shown string
	// meanwhile happens while the dialog is open.
	meanwhile func()
}

func (a *answers) PickList() (string, error)         { return a.list, nil }
func (a *answers) PickMal() (string, error)          { return a.mal, nil }
func (a *answers) PickSettings() (string, error)     { return a.settings, nil }
func (a *answers) PickPortfolio() (string, error)    { return a.portfolio, nil }
func (a *answers) PickFolder(string) (string, error) { return a.folder, nil }
func (a *answers) SaveAs(_, name, _ string) (string, error) {
	a.asked = name
	if a.meanwhile != nil {
		a.meanwhile()
	}
	return a.save, nil
}
func (a *answers) PickDocuments() ([]string, error) { return nil, nil }
func (a *answers) PickPDF() (string, error)         { return "", nil }
func (a *answers) PickShifts() (string, error)      { return "", nil }
func (a *answers) Show(path string) error           { a.shown = path; return nil }
func (a *answers) Open(string) error                { return nil }

// fixture is a desk with everything around it made for the test.
type fixture struct {
	Services
	t       *testing.T
	deps    Deps
	memory  *paper
	drawer  *drawer
	dialogs *answers
	hand    *hand
	dir     string
	now     time.Time
	log     bytes.Buffer
	mu      sync.Mutex
	events  []Event
}

// desk gives a desk that was started; with changes what is around it first.
func desk(t *testing.T, with ...func(*fixture)) *fixture {
	t.Helper()
	f := &fixture{t: t, memory: newPaper(), dialogs: &answers{}, dir: t.TempDir(), now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return f.now }
	f.drawer = &drawer{states: map[string]KeptJob{}, sources: map[string][]byte{}, memos: map[string][]byte{}, now: clock}
	f.deps = Deps{
		Memory:  func() (Memory, func() error, error) { return f.memory, func() error { return nil }, nil },
		Jobs:    func() (JobStore, error) { return f.drawer, nil },
		Dialogs: f.dialogs, Now: clock, DataFolder: filepath.Join(f.dir, "gegevens"), Version: "proef",
		Emit: func(e Event) {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.events = append(f.events, e)
		},
		Log: slog.New(slog.NewTextHandler(&f.log, nil)),
	}
	for _, change := range with {
		change(f)
	}
	f.restart()
	return f
}

func withoutJobs(f *fixture) {
	f.deps.Jobs = func() (JobStore, error) { return nil, io.EOF }
}

// withMal has Leiden chosen with a whole mal.
func withMal(f *fixture) {
	s := New(f.deps)
	must[*MalView](f.t)(s.Mal.Use("leiden"))
	must[*MalView](f.t)(s.Mal.LoadContent("mal leiden.csv", b64(malText)))
}

// restart is a new program on the same computer.
func (f *fixture) restart() *StartView {
	f.t.Helper()
	f.hand = &hand{map[string][sha256.Size]byte{}, map[string]func(watch.Event){}}
	f.deps.Watch = f.hand
	f.Services = New(f.deps)
	return must[*StartView](f.t)(f.Import.Start())
}

// file writes a file into the test's folder and gives its path.
func (f *fixture) file(name, content string) string {
	f.t.Helper()
	path := filepath.Join(f.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		f.t.Fatal(err)
	}
	return path
}

// open opens a list from a file.
func (f *fixture) open(content string) *ListView {
	f.t.Helper()
	return must[*Opened](f.t)(f.Import.OpenPath(f.file("lijst.csv", content))).List
}

func (f *fixture) do(a Action) *ListView {
	f.t.Helper()
	return must[*ListView](f.t)(f.Import.Do(a))
}

func (f *fixture) edit(row int, field, value string) *ListView {
	f.t.Helper()
	return f.do(Action{Do: "edit", Cells: []NewValue{{row, field, value}}})
}

// save saves the CSV and gives its bytes.
func (f *fixture) save(name string) string {
	f.t.Helper()
	f.dialogs.save = filepath.Join(f.dir, name)
	v := must[*Saved](f.t)(f.Files.Save())
	return f.read(v.Path)
}

func (f *fixture) read(path string) string {
	f.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		f.t.Fatal(err)
	}
	return string(data)
}

// saved tells the desk that somebody saved a file it watches.
func (f *fixture) saved(path, content string) Event {
	f.t.Helper()
	f.file(filepath.Base(path), content)
	return f.tell(path, watch.Event{Kind: watch.Changed, Path: path, Different: true, Content: []byte(content), Sum: sha256.Sum256([]byte(content))})
}

// tell moves the watcher, and gives what the window was told.
func (f *fixture) tell(path string, e watch.Event) Event {
	f.t.Helper()
	changed := f.hand.changed[path]
	if changed == nil {
		f.t.Fatalf("nobody watches %s", filepath.Base(path))
	}
	f.mu.Lock()
	f.events = nil
	f.mu.Unlock()
	changed(e)
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.events) != 1 {
		f.t.Fatalf("the window was told %+v", f.events)
	}
	return f.events[0]
}

// row gives the cells of a row by field.
func (f *fixture) row(number int) map[string]CellView {
	f.t.Helper()
	v := must[*ListView](f.t)(f.Import.Current())
	at := must[int](f.t)(f.Import.IndexOf(number, ""))
	if at < 0 {
		f.t.Fatalf("no row %d", number)
	}
	page := must[*RowsPage](f.t)(f.Import.Rows("", at, 1))
	out := map[string]CellView{}
	for i, c := range v.Columns {
		out[c.Field] = page.Rows[0].Cells[i]
	}
	return out
}

const malText = "firstname;middlename;lastname;email;username;status;rolegroup;rol;password;gender;instituut;niv2;big_nr;in_opleiding\r\n" +
	"Eva;;Voorbeeld;eva@voorbeeld.example;BIG-39000000101;actief;aios;aios;;gender_v;Voorbeeld;Voorbeeld;39000000101;in_opl\r\n"

const listHeader = "Voornaam;Tussenvoegsel;Achternaam;E-mail;BIG-nummer;Geslacht\r\n"

// listText has a number without its zero, an offer and an error.
const listText = listHeader +
	"Noor;;Bakker;noor@praktijk.example;9000001901;v\r\n" +
	"Sven;;van der Vliet;sven@praktijk.example;99000000301;m\r\n" +
	"Tijn;;Oosterwoude;tijn@;69000000201;m\r\n"

// goodText is a list without questions.
const goodText = listHeader +
	"Noor;;Bakker;noor@praktijk.example;9000001901;v\r\n" +
	"Sven;van der;Vliet;sven@praktijk.example;99000000301;m\r\n" +
	"Tijn;;Oosterwoude;tijn@praktijk.example;69000000201;m\r\n"

// goodCSV is what goodText becomes.
const goodCSV = "firstname;middlename;lastname;email;username;status;rolegroup;rol;password;gender;instituut;niv2;big_nr;in_opleiding\r\n" +
	"Noor;;Bakker;noor@praktijk.example;BIG-09000001901;actief;aios;aios;;gender_v;Voorbeeld;Voorbeeld;09000001901;in_opl\r\n" +
	"Sven;van der;Vliet;sven@praktijk.example;BIG-99000000301;actief;aios;aios;;gender_m;Voorbeeld;Voorbeeld;99000000301;in_opl\r\n" +
	"Tijn;;Oosterwoude;tijn@praktijk.example;BIG-69000000201;actief;aios;aios;;gender_m;Voorbeeld;Voorbeeld;69000000201;in_opl\r\n"

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func code(err error) problem.Code {
	p, _ := problem.From(err)
	return p.Code
}

// From drop to saved file, as the window does it.
func TestFromListToFile(t *testing.T) {
	f := desk(t)
	start := must[*StartView](t)(f.Import.Start())
	if start.List != nil || start.Institute != "" || len(start.Institutes) != 8 || !start.Settings.Keeps {
		t.Fatalf("the start is %+v", start)
	}
	v := must[*Opened](t)(f.Import.OpenContent("Lijst maart.csv", b64(listText))).List
	if v.CanSave || v.WhyNot != "Kies eerst je instituut." || v.Counts.Rows != 3 || v.File != "Lijst maart.csv" || len(v.Columns) != 6 {
		t.Errorf("without an institute: %q, %+v", v.WhyNot, v.Counts)
	}
	// Not only the button: a page that calls anyway gets no file of half a mal.
	f.dialogs.save = filepath.Join(f.dir, "half.csv")
	if _, err := f.Files.Save(); code(err) != "institute-missing" {
		t.Errorf("saving without an institute gives %v", err)
	}
	must[*MalView](t)(f.Mal.Use("leiden"))
	must[*MalView](t)(f.Mal.LoadContent("mal leiden.csv", b64(malText)))
	v = must[*ListView](t)(f.Import.Current())
	if want := (Counts{Rows: 3, Written: 3, Changed: 3, Suggestions: 1, Errors: 1}); v.Counts != want {
		t.Errorf("counts %+v, want %+v", v.Counts, want)
	}
	if v.CanSave || v.WhyNot != "In 1 rij staat nog een fout. Verbeter haar, of zet de rij apart." {
		t.Errorf("with an error: %v %q", v.CanSave, v.WhyNot)
	}
	if _, err := f.Files.Save(); code(err) != roster.NotWritten {
		t.Errorf("saving with an error gives %v", err)
	}
	f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit, Rows: []int{3}})
	v = f.edit(4, "email", "tijn@praktijk.example")
	if !v.CanSave || v.SaveLabel != "CSV met 3 aiossen opslaan" || v.History.Steps != 2 || v.History.Undo != "e-mail wijzigen in rij 4" {
		t.Fatalf("cannot save: %q %+v", v.WhyNot, v.History)
	}
	f.dialogs.save = filepath.Join(f.dir, "aios") // as Windows' dialog gives it
	saved := must[*Saved](t)(f.Files.Save())
	if saved.File != "aios.csv" || saved.Written != 3 || f.dialogs.asked != "Lijst maart.csv" {
		t.Errorf("saved %+v as offered %s", saved, f.dialogs.asked)
	}
	if got := f.read(saved.Path); got != goodCSV {
		t.Errorf("on disk:\n%s", got)
	}
	v = must[*ListView](t)(f.Import.Current())
	if v.Written == nil || v.Written.State != "same" || v.Written.Written != 3 || v.Written.Date != "2026-03-01" || len(v.Checklist) != 7 {
		t.Errorf("after saving: %+v, %d things to do", v.Written, len(v.Checklist))
	}
	if err := f.Files.ShowFolder(); err != nil || f.dialogs.shown != saved.Path {
		t.Errorf("shown %q, %v", f.dialogs.shown, err)
	}
	if v = f.do(Action{Do: "drop", Rows: []int{4}}); v.Written.State != "older" {
		t.Errorf("after another change the file is %q", v.Written.State)
	}
	f.dialogs.save = ""
	if v := must[*Saved](t)(f.Files.Save()); v.Path != "" {
		t.Errorf("a closed dialog saved %+v", v)
	}
}

// For a list without questions: drop, save, name.
func TestThreeActions(t *testing.T) {
	f := desk(t, withMal)
	if v := must[*Opened](t)(f.Import.OpenContent("lijst.csv", b64(goodText))).List; !v.CanSave {
		t.Fatalf("a question: %s", v.WhyNot)
	}
	if got := f.save("aios.csv"); got != goodCSV {
		t.Errorf("saved %s", got)
	}
}

// Every other file that is made of a list.
func TestOtherFiles(t *testing.T) {
	f := desk(t, withMal)
	f.open(listText)
	v := f.do(Action{Do: "aside", Kind: "error"})
	if v.Counts.Aside != 1 || v.Counts.Errors != 0 || !v.CanSave {
		t.Fatalf("all faulty rows aside: %+v %s", v.Counts, v.WhyNot)
	}
	for name, save := range map[string]func() (*Saved, error){
		"veilige werkmap": f.Files.SaveWorkbook, "verslag": f.Files.SaveReport, "vragen": f.Files.SaveQuestions,
		"apart gezet": f.Files.SaveAside, "aftekenlijst": f.Files.SaveTickList, "klus": f.Files.SaveHandover,
	} {
		f.dialogs.save = filepath.Join(f.dir, name+".xlsx")
		v := must[*Saved](t)(save())
		if v.File != name+".xlsx" || f.dialogs.asked != "lijst - "+name+".xlsx" || !slices.Equal(v.Aside, []int{4}) {
			t.Errorf("%s: %+v, offered as %s", name, v, f.dialogs.asked)
		}
		if _, err := sheet.Read(context.Background(), []byte(f.read(v.Path)), sheet.Options{}); err != nil {
			t.Errorf("%s cannot be read: %v", name, err)
		}
	}
	aside := must[*Opened](t)(f.Import.OpenPath(filepath.Join(f.dir, "apart gezet.xlsx"))).List
	if aside.Counts.Rows != 1 || aside.Counts.Errors != 1 {
		t.Errorf("what was set aside opens as %+v", aside.Counts)
	}
}

// The list itself is never written over.
func TestListIsNeverReplaced(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(goodText)
	f.dialogs.save = v.Path
	if _, err := f.Files.Save(); code(err) != roster.TargetExists {
		t.Errorf("saving over the list gives %v", err)
	}
	// Windows' dialog asked about a name without its extension.
	f.dialogs.save = filepath.Join(f.dir, "lijst")
	if _, err := f.Files.Save(); code(err) != roster.TargetExists {
		t.Errorf("a file the dialog did not ask about gives %v", err)
	}
	if f.read(v.Path) != goodText {
		t.Error("the list was changed")
	}
}

func TestPasswordIsAsked(t *testing.T) {
	f := desk(t, withMal)
	f.dialogs.list = f.file("dicht.xlsx", string(sheettest.Workbook(t, "geheim", "Voornaam;Achternaam;E-mail;BIG;Geslacht", "Noor;Bakker;noor@;39000000101;v")))
	if _, err := f.Import.OpenAgain("x"); code(err) != sheet.FileMissing {
		t.Errorf("a password for nothing gives %v", err)
	}
	if _, err := f.Import.Pick(); code(err) != sheet.PasswordNeeded {
		t.Errorf("got %v", err)
	}
	if _, err := f.Import.OpenAgain("verkeerd"); code(err) != sheet.PasswordWrong {
		t.Errorf("got %v", err)
	}
	if v := must[*Opened](t)(f.Import.OpenAgain("geheim")).List; v.File != "dicht.xlsx" {
		t.Errorf("opened %+v", v)
	}
	// The sender saves the same workbook again, and the job is resumed: no
	// password is asked twice.
	f.edit(2, "email", "noor@praktijk.example")
	next := sheettest.Workbook(t, "geheim", "Voornaam;Achternaam;E-mail;BIG;Geslacht", "Nora;Bakker;noor@;39000000101;v")
	if e := f.saved(f.dialogs.list, string(next)); e.What != "list" {
		t.Errorf("saved again: %+v", e)
	}
	start := f.restart()
	if len(start.Jobs) != 1 {
		t.Fatalf("jobs %+v", start.Jobs)
	}
	must[*ListView](t)(f.Jobs.Resume(start.Jobs[0].ID))
	if r := f.row(2); r["firstname"].Value != "Nora" || r["email"].Value != "noor@praktijk.example" {
		t.Errorf("resumed as %+v", r)
	}
}

// A refused file leaves the list that was open.
func TestRefusalKeepsTheList(t *testing.T) {
	f := desk(t)
	must[*Opened](t)(f.Import.OpenContent("lijst.csv", b64(listText)))
	if _, err := f.Import.OpenPath(filepath.Join(f.dir, "weg.xlsx")); code(err) == "" {
		t.Errorf("a missing file gives %v", err)
	}
	if v := must[*StartView](t)(f.Import.Start()); v.List == nil || v.List.File != "lijst.csv" {
		t.Error("the open list is gone")
	}
	if err := f.Import.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Import.Rows("", 0, 1); code(err) != "no-list" {
		t.Errorf("rows of no list: %v", err)
	}
}

func TestPastedAndTyped(t *testing.T) {
	f := desk(t, withMal)
	cells := strings.ReplaceAll(strings.ReplaceAll(goodText, ";", "\t"), "\r", "")
	v := must[*Opened](t)(f.Import.OpenPasted(cells, "")).List
	if v.Format != "geplakte cellen" || v.Counts.Rows != 3 || v.Path != "" || v.Source != "none" {
		t.Errorf("pasted: %+v", v)
	}
	if got := f.save("geplakt.csv"); got != goodCSV {
		t.Errorf("pasted and saved: %s", got)
	}
	v = must[*Opened](t)(f.Import.OpenTyped()).List
	if v.Format != "getypte rijen" || v.Counts.Rows != 1 || v.CanSave {
		t.Fatalf("a list to type: %+v", v)
	}
	number := must[*RowsPage](t)(f.Import.Rows("", 0, 5)).Rows[0]
	if number.Label != "+1" {
		t.Errorf("the first row is called %q", number.Label)
	}
	v = f.do(Action{Do: "edit", Cells: []NewValue{{number.Row, "firstname", "Eva"}, {number.Row, "lastname", "Smit"}, {number.Row, "email", "eva@smit.example"},
		{number.Row, "big_nr", "39000000101"}, {number.Row, "gender", "v"}}})
	if !v.CanSave || v.SaveLabel != "CSV met 1 aios opslaan" {
		t.Errorf("typed: %s", v.WhyNot)
	}
	if v = f.do(Action{Do: "type"}); v.Counts.Rows != 2 {
		t.Errorf("a second row: %+v", v.Counts)
	}
}

// Links given by hand are remembered for the same header row once a file was
// written with them, and hold when that list is read anew.
func TestLinksAreRemembered(t *testing.T) {
	f := desk(t, withMal)
	const list = "Voornaam;Achternaam;Post;BIG-nummer;Geslacht\r\nNoor;Bakker;noor@praktijk.example;39000000101;v\r\n"
	must[*Opened](t)(f.Import.OpenContent("a.csv", b64(list)))
	v := f.do(Action{Do: "set", Name: "column:email", Value: "C"})
	if !v.CanSave || v.SourceColumns[2].How != "given" || len(f.memory.mappings) != 0 {
		t.Fatalf("linked: %q %+v", v.WhyNot, v.SourceColumns)
	}
	f.save("a.csv")
	v = must[*Opened](t)(f.Import.OpenPath(f.file("b.csv", strings.ReplaceAll(list, "Noor", "Nora")))).List
	if !v.CanSave || v.SourceColumns[2].How != "remembered" {
		t.Fatalf("not remembered: %q %+v", v.WhyNot, v.SourceColumns)
	}
	f.edit(2, "lastname", "Bakkers")
	f.saved(v.Path, strings.ReplaceAll(list, "\r\nNoor", "\r\nEva;Smit;eva@smit.example;69000000201;v\r\nNora"))
	v = must[*ListView](t)(f.Import.Current())
	if !v.CanSave || v.SourceColumns[2].How != "remembered" || f.row(3)["lastname"].Value != "Bakkers" {
		t.Errorf("read anew: %q %+v", v.WhyNot, f.row(3))
	}
	// Another header row has no links yet.
	v = f.do(Action{Do: "set", Name: "header-row", Value: "2"})
	for _, c := range v.SourceColumns {
		if c.How == "remembered" {
			t.Errorf("a link of another header row: %+v", c)
		}
	}
}

// A panic in a call becomes an error, and the next call still works; what is
// no refusal reaches the window without internals.
func TestPanicIsCaught(t *testing.T) {
	f := desk(t)
	s := f.Import.s
	for name, err := range map[string]error{
		"do":   s.do("proef", func(context.Context) error { panic("Noor Bakker 39000000101") }),
		"work": s.work("Proef", func(context.Context) error { panic("Noor Bakker 39000000101") }),
	} {
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		if v := shaped(t, err); v.Code != "internal" || strings.Contains(v.Message+v.Hint, "Noor") {
			t.Errorf("%s: shown as %+v", name, v)
		}
	}
	if strings.Contains(f.log.String(), "Noor") || !strings.Contains(f.log.String(), "panic in a bound call") {
		t.Errorf("the log has %s", f.log.String())
	}
	if _, err := f.Import.Start(); err != nil {
		t.Errorf("the desk is stuck: %v", err)
	}
	if v := shaped(t, errors.Join(noList(), io.EOF)); v.Code != "no-list" || v.Hint == "" {
		t.Errorf("a refusal is shown as %+v", v)
	}
}

// shaped reads what the window gets of an error.
func shaped(t *testing.T, err error) (v Failure) {
	t.Helper()
	text, ok := Shape(err).(string)
	if !ok || json.Unmarshal([]byte(text), &v) != nil {
		t.Fatalf("the window gets %v", Shape(err))
	}
	return v
}

// Work that lasts is told to the window and can be stopped there; the list
// that was open stays.
func TestStop(t *testing.T) {
	f := desk(t)
	f.open(listText)
	running, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- f.Import.s.work("Lijst lezen", func(ctx context.Context) error {
			close(running)
			<-ctx.Done()
			return ctx.Err()
		})
	}()
	<-running
	if err := f.Import.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; code(err) != "stopped" || err.Error() != "Gestopt. Er is niets veranderd." {
		t.Errorf("stopping gives %v", err)
	}
	f.mu.Lock()
	told := slices.ContainsFunc(f.events, func(e Event) bool { return e.What == "progress" && e.Work == "Lijst lezen" })
	f.mu.Unlock()
	if !told {
		t.Error("the window was not told what runs")
	}
	f.mu.Lock()
	last := f.events[len(f.events)-1]
	f.mu.Unlock()
	if !last.Ended || last.Job == "" {
		t.Errorf("the window was not told that it ended: %+v", last)
	}
	if v := must[*ListView](t)(f.Import.Current()); v == nil {
		t.Error("the list is gone")
	}
	if err := f.Import.Stop(); err != nil {
		t.Errorf("stopping nothing gives %v", err)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1.000", 20_000: "20.000", 1_002_003: "1.002.003"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %s", n, got)
		}
	}
}
