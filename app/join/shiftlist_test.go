package join_test

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/desk"
)

// shiftLines is a list as people keep it: a title, times in one column, a role
// that is nearly right, a dienst that stands there twice, and a total.
const shiftLines = "Mijn diensten\n\nDatum;Tijd;HAP;Rol\n" +
	"za 7 nov 2026;8 - 12.30;hap leiden;consultarts\n" +
	"zo 8 nov 2026;17:00-23:00;hap leiden;consult\n" +
	"8-11-2026;17.00 tot 23.00;HAP Leiden;consultarts\n" +
	"vr 13 nov 2026;23u-8u;HAP Leiden;visitearts\n" +
	"Totaal;4;;\n"

// hapList makes a portfolio with a HAP and a stage, on a day after those diensten.
func hapList(t *testing.T) *computer {
	c := newComputer(t)
	c.make(userName, password)
	s := must[*desk.HapView](t)(c.Hap.View()).Settings
	s.Posts = []desk.PostPlace{{Name: "HAP Leiden"}}
	s.Stages[0].Start, s.Stages[0].End = "2026-03-01", "2027-02-28"
	if kept := must[*desk.SettingsKept](t)(c.Hap.SetSettings(s)); len(kept.Problems) > 0 {
		t.Fatalf("the settings are not kept: %+v", kept.Problems)
	}
	return c
}

// A list from opening to taking over, with what is repaired, offered and left
// out, and the whole taken back.
func TestShiftListLife(t *testing.T) {
	c := hapList(t)
	must[*desk.AddedShift](t)(c.Hap.AddShift(map[string]string{"datum": "13-11-2026", "begin": "23:00", "einde": "08:00", "hap": "HAP Leiden", "rol": "visitearts", "fase": "Eerste huisartsstage"}))
	c.dialogs.shifts = c.file("diensten.csv", []byte(shiftLines))
	v := must[*desk.ShiftListView](t)(c.ShiftList.Pick())
	if v.File != "diensten.csv" || v.HeaderRow != 3 || v.CanTake || v.Counts.Rows != 5 || v.Counts.Out != 3 || v.Counts.Double != 2 || v.Counts.Suggestions != 2 || v.TakeLabel != "2 diensten overnemen" {
		t.Fatalf("opened: %+v, why not: %s", v.Counts, v.WhyNot)
	}
	if got := v.Rows[0].Cells; got[0].Value != "07-11-2026" || got[1].Value != "08:00" || got[2].Value != "12:30" || got[3].Value != "HAP Leiden" || !got[3].Changed || got[3].Before != "hap leiden" || got[5].Offer != "Eerste huisartsstage" {
		t.Errorf("the first row is %+v", got)
	}
	if v.Rows[2].Out != "Deze dienst staat ook in rij 5." || v.Rows[3].Out != "Deze dienst staat al in je portfolio." || v.Rows[3].State != "out" {
		t.Errorf("left out: %+v", v.Rows)
	}
	_, err := c.ShiftList.Take()
	refused(t, err, "shifts-blocked")
	for _, kind := range []string{"role-spelling", "stage-date"} {
		i := slices.IndexFunc(v.Kinds, func(k desk.KindView) bool { return k.Code == kind && k.Group == "suggestion" && k.Open > 0 })
		if i < 0 {
			t.Fatalf("%s is not offered in %+v", kind, v.Kinds)
		}
		v = must[*desk.ShiftListView](t)(c.ShiftList.Do(desk.ShiftAction{Do: "accept", Kind: kind}))
	}
	if !v.CanTake || v.WhyNot != "" || v.Rows[1].Cells[4].Value != "consultarts" || v.History.Undo != "‘Fase volgens de datum’ overnemen in alle rijen" {
		t.Fatalf("cannot be taken over: %s, %+v", v.WhyNot, v.Rows[1])
	}
	v = must[*desk.ShiftListView](t)(c.ShiftList.Undo())
	if v.CanTake || !v.History.CanRedo {
		t.Error("undone, and it can be taken over")
	}
	must[*desk.ShiftListView](t)(c.ShiftList.Redo())
	v = must[*desk.ShiftListView](t)(c.ShiftList.Do(desk.ShiftAction{Do: "edit", Cells: []desk.NewValue{{Row: 4, Field: "einde", Value: "13 uur"}}}))
	if got := v.Rows[0].Cells[2].Value; got != "13:00" || v.Rows[0].Cells[1].Value != "08:00" {
		t.Errorf("edited to %q", got)
	}
	taken := must[*desk.ShiftsTaken](t)(c.ShiftList.Take())
	if len(taken.IDs) != 2 || len(taken.View.Shifts) != 3 || taken.View.Progress[0].Done != 3 {
		t.Errorf("taken over: %+v", taken)
	}
	if v = must[*desk.ShiftListView](t)(c.ShiftList.Current()); v != nil {
		t.Error("the list is still open")
	}
	if view := must[*desk.HapView](t)(c.Hap.RemoveForms(taken.IDs)); len(view.Shifts) != 1 {
		t.Errorf("undone, and there are %+v", view.Shifts)
	}
	// Taken over again: what is there by now is left out.
	must[*desk.HapView](t)(c.Hap.UnremoveForms(taken.IDs))
	v = must[*desk.ShiftListView](t)(c.ShiftList.OpenContent("diensten.csv", base64.StdEncoding.EncodeToString([]byte(shiftLines))))
	if v.Counts.Double != 3 || v.Path != "" {
		t.Errorf("opened again: %+v", v.Counts)
	}
}

// What a list lacks as a whole is given once; a column is linked by hand; rows
// with an error are left out together.
func TestShiftListColumns(t *testing.T) {
	c := hapList(t)
	v := must[*desk.ShiftListView](t)(c.ShiftList.Paste("dag\tvan\ttot\twat\n14-11-2026\t17:00\t23:00\tvisitearts\n30-11-2026\t17:00\t23:00\tvisitearts\n", ""))
	if v.Format != "geplakte cellen" || v.CanTake || !strings.Contains(v.WhyNot, "HAP") {
		t.Fatalf("pasted: %+v", v)
	}
	for _, a := range []desk.ShiftAction{
		{Do: "set", Name: "fill:hap", Value: "HAP Leiden"}, {Do: "set", Name: "column:rol", Value: "D"}, {Do: "accept", Kind: "stage-date"}, {Do: "drop", Kind: "error"},
	} {
		v = must[*desk.ShiftListView](t)(c.ShiftList.Do(a))
	}
	if !v.CanTake || v.Counts.Take != 1 || v.Columns[3].Fill != "HAP Leiden" || v.Columns[4].Letter != "D" || v.Rows[1].Out == "" {
		t.Fatalf("%s, %+v, %+v", v.WhyNot, v.Counts, v.Columns)
	}
	for _, a := range []desk.ShiftAction{{Do: "set", Name: "column:naam", Value: "A"}, {Do: "set", Name: "anders"}, {Do: "set", Name: "header-row", Value: "9"}, {Do: "edit", Cells: []desk.NewValue{{Row: 2, Field: "naam"}}}} {
		if _, err := c.ShiftList.Do(a); err == nil {
			t.Errorf("%+v was done", a)
		}
	}
	if now := must[*desk.ShiftListView](t)(c.ShiftList.Current()); now.History.Steps != 4 {
		t.Errorf("after refusals there are %d steps", now.History.Steps)
	}
}

// A list is gone after a lock, and what cannot be read leaves the one that was
// open.
func TestShiftListComesAndGoes(t *testing.T) {
	c := hapList(t)
	_, err := c.ShiftList.Do(desk.ShiftAction{Do: "drop", Rows: []int{2}})
	refused(t, err, "shifts-closed")
	if v := must[*desk.ShiftListView](t)(c.ShiftList.Pick()); v != nil {
		t.Error("a closed dialog opened a list")
	}
	must[*desk.ShiftListView](t)(c.ShiftList.OpenPath(c.file("diensten.csv", []byte(shiftLines))))
	_, err = c.ShiftList.OpenPath(c.file("foto.csv", []byte("\x89PNG\r\n\x1a\n")))
	refused(t, err, "file-type")
	if v := must[*desk.ShiftListView](t)(c.ShiftList.Current()); v == nil || v.File != "diensten.csv" {
		t.Errorf("after a refusal there is %+v", v)
	}
	c.logOut()
	_, err = c.ShiftList.Current()
	refused(t, err, "portfolio-closed")
	c.open(userName, password)
	if v := must[*desk.ShiftListView](t)(c.ShiftList.Current()); v != nil {
		t.Error("the list outlived its portfolio")
	}
	must[*desk.ShiftListView](t)(c.ShiftList.OpenPath(c.file("diensten.csv", []byte(shiftLines))))
	if err := c.ShiftList.Close(); err != nil {
		t.Fatal(err)
	}
	if v := must[*desk.HapView](t)(c.Hap.View()); len(v.Shifts) != 0 {
		t.Errorf("closed, and there are %+v", v.Shifts)
	}
}
