package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"aiosmap/app/big"
)

// A finished CSV that is dropped is recognised, told apart and repaired to
// the bytes it had.
func TestFinishedCSV(t *testing.T) {
	for _, c := range []struct {
		name, content, state, message string
		matters, remaining            int
	}{
		{"zoals geschreven", goodCSV, "same", "Ongewijzigd sinds Aiosmap het schreef op 1 maart 2026.", 0, 0},
		{"van een collega", strings.Replace(goodCSV, "Noor;", "Nora;", 1), "right", "Dit bestand is in orde.", 0, 0},
		{"nul kwijt", strings.Replace(goodCSV, ";09000001901;", ";9000001901;", 1), "changed", "1 BIG-nummer mist de voorloopnul.", 1, 0},
		{"komma's", strings.ReplaceAll(goodCSV, ";", ","), "changed", "‘,’ in plaats van ‘;’", 1, 0},
		{"kolom weg", strings.ReplaceAll(goodCSV, "big_nr", "nummer"), "broken", "niet die van de mal", 1, 0},
		{"adres stuk", strings.Replace(goodCSV, "tijn@praktijk.example", "tijn@", 1), "changed", "E-mailadres ongeldig in 1 rij.", 1, 1},
	} {
		f := desk(t, withMal)
		must[*Opened](t)(f.Import.OpenContent("lijst.csv", b64(goodText)))
		f.save("aios.csv")
		must[*StartView](t)(f.After.Finish())
		path := f.file("terug.csv", c.content)
		o := must[*Opened](t)(f.Import.OpenPath(path))
		if o.CSV == nil || o.List != nil {
			t.Errorf("%s: not taken for a finished CSV", c.name)
			continue
		}
		v := o.CSV
		if v.State != c.state || !strings.Contains(v.Message, c.message) || len(v.Matters) != c.matters || v.Remaining != c.remaining || v.File != "terug.csv" {
			t.Errorf("%s: %+v", c.name, v)
		}
		saved, err := f.Finished.Repair()
		switch {
		case c.state == "broken":
			if code(err) != "csv-broken" {
				t.Errorf("%s: repairing gives %v", c.name, err)
			}
		case c.remaining > 0:
			if err == nil || f.read(path) != c.content {
				t.Errorf("%s: repaired with an error left: %v", c.name, err)
			}
		case err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.state == "changed" && f.read(path) != goodCSV:
			t.Errorf("%s: repaired to %s", c.name, f.read(path))
		case must[*StartView](t)(f.Import.Start()).CSV.State != "same" || saved.Path != path:
			t.Errorf("%s: repaired and not as written", c.name)
		}
		if l, err := f.Finished.OpenAsList(); err != nil || l.File != "terug.csv" {
			t.Errorf("%s: as a list: %v", c.name, err)
		}
	}
}

// Four numbers lost their zero in Excel: said in one sentence, and repaired.
func TestFourZerosLost(t *testing.T) {
	f := desk(t, withMal)
	text := listHeader
	var zeros, bare []string
	for sequence := 0; len(zeros) < 8; sequence++ {
		if n := fmt.Sprintf("09%07d01", sequence); big.CheckHolds(n) {
			zeros, bare = append(zeros, ";"+n+";"), append(bare, ";"+n[1:]+";")
			text += fmt.Sprintf("Noor;;Bakker%c;n%d@praktijk.example;%s;v\r\n", 'a'+len(bare), len(bare), n)
		}
	}
	must[*Opened](t)(f.Import.OpenContent("lijst.csv", b64(text)))
	whole := f.save("aios.csv")
	must[*StartView](t)(f.After.Finish())
	excel := whole
	for i := range 4 {
		excel = strings.Replace(excel, zeros[2*i], bare[2*i], 1)
	}
	for _, path := range []string{filepath.Join(f.dir, "aios.csv"), ""} {
		var o *Opened
		if path != "" {
			o = must[*Opened](t)(f.Import.OpenPath(f.file("aios.csv", excel)))
		} else {
			f.dialogs.save = filepath.Join(f.dir, "zonder pad.csv")
			o = must[*Opened](t)(f.Import.OpenContent("aios.csv", b64(excel)))
		}
		if o.CSV.State != "changed" || o.CSV.Message != "4 BIG-nummers missen de voorloopnul." || o.CSV.Matters[0].Count != 4 ||
			!regexp.MustCompile(`^M4, \pL+ .*: ‘9\d{9}’ hoort ‘09\d{9}’ te zijn\.$`).MatchString(o.CSV.Matters[0].Cells[1]) {
			t.Errorf("told %+v", o.CSV)
		}
		saved := must[*Saved](t)(f.Finished.Repair())
		if f.read(saved.Path) != whole {
			t.Errorf("repaired to %s", f.read(saved.Path))
		}
	}
	if err := f.Finished.Close(); err != nil {
		t.Fatal(err)
	}
	if v := must[*StartView](t)(f.Import.Start()); v.CSV != nil {
		t.Error("closed and still there")
	}
}

// "Staat nog in Downloads": what was written and still lies there.
func TestLeftovers(t *testing.T) {
	f := desk(t, withMal)
	for _, name := range []string{"een.csv", "twee.csv", "drie.csv"} {
		must[*Opened](t)(f.Import.OpenContent(name, b64(goodText)))
		f.save("aios-" + name)
		if got := must[*StartView](t)(f.Import.Start()); len(got.Leftovers) > 2 {
			t.Errorf("the file of the open list is asked about: %+v", got.Leftovers)
		}
		must[*StartView](t)(f.After.Finish())
	}
	f.file("aios-twee.csv", strings.ReplaceAll(goodCSV, ";09000001901;", ";9000001901;"))
	if err := os.Remove(filepath.Join(f.dir, "aios-drie.csv")); err != nil {
		t.Fatal(err)
	}
	s := f.restart()
	if len(s.Leftovers) != 2 {
		t.Fatalf("left are %+v", s.Leftovers)
	}
	same, changed := s.Leftovers[0], s.Leftovers[1]
	if same.State != "same" || same.File != "aios-een.csv" || same.Rows != 3 || same.Date != "2026-03-01" || same.Folder != f.dir {
		t.Errorf("unchanged: %+v", same)
	}
	if changed.State != "changed" || changed.Message != "1 BIG-nummer mist de voorloopnul." {
		t.Errorf("changed: %+v", changed)
	}
	if _, err := f.Finished.Remove(changed.ID); code(err) != "csv-changed-since" || f.read(filepath.Join(f.dir, "aios-twee.csv")) == "" {
		t.Errorf("removing what was changed gives %v", err)
	}
	if v := must[*CSVView](t)(f.Finished.Look(changed.ID)); v.State != "changed" || v.Path != filepath.Join(f.dir, "aios-twee.csv") {
		t.Errorf("looked at: %+v", v)
	}
	must[*Saved](t)(f.Finished.Repair())
	if f.read(filepath.Join(f.dir, "aios-twee.csv")) != goodCSV {
		t.Error("not repaired in its place")
	}
	v := must[*StartView](t)(f.Finished.Remove(same.ID))
	if _, err := os.Stat(filepath.Join(f.dir, "aios-een.csv")); !os.IsNotExist(err) || len(v.Leftovers) != 1 {
		t.Errorf("removed: %v, left %+v", err, v.Leftovers)
	}
	if v = must[*StartView](t)(f.Finished.Forget(v.Leftovers[0].ID)); len(v.Leftovers) != 0 {
		t.Errorf("forgotten: %+v", v.Leftovers)
	}
	if f.read(filepath.Join(f.dir, "aios-twee.csv")) != goodCSV || len(f.restart().Leftovers) != 0 {
		t.Error("forgetting is not removing, and lasts")
	}
	if _, err := f.Finished.Remove(same.ID); code(err) == "" {
		t.Errorf("removing it twice gives %v", err)
	}
}
