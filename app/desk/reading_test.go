package desk

import (
	"strings"
	"testing"

	"aiosmap/app/roster"
	"aiosmap/app/watch"
)

// states gives the first names with the state of their rows.
func (f *fixture) states() string {
	f.t.Helper()
	var out []string
	for _, r := range must[*RowsPage](f.t)(f.Import.Rows("", 0, 100)).Rows {
		out = append(out, r.Cells[0].Value+" "+r.State)
	}
	return strings.Join(out, ", ")
}

// Whoever comes to stand in the row of somebody who was taken out goes in.
func TestTakenOutStaysWithThePerson(t *testing.T) {
	rows := strings.SplitAfter(goodText, "\r\n")
	for _, c := range []struct{ name, now, want string }{
		{"een ander in die rij", rows[0] + rows[1] + rows[3], "Noor changed, Tijn changed"},
		{"een rij erboven", rows[0] + rows[3] + rows[1] + rows[2], "Tijn changed, Noor changed, Sven out"},
		{"anders gesorteerd", rows[0] + rows[2] + rows[1], "Sven out, Noor changed"},
	} {
		f := desk(t, withMal)
		v := f.open(rows[0] + rows[1] + rows[2])
		f.do(Action{Do: "drop", Rows: []int{3}})
		f.saved(v.Path, c.now)
		if got := f.states(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A column that was linked by hand is followed when another comes before it,
// and lapses with a word when it is gone.
func TestLinkFollowsItsColumn(t *testing.T) {
	const header, line = "Voornaam;Tussenvoegsel;Achternaam;E-mail;BIG-nummer;Geslacht;Thuis\r\n", "Noor;;Bakker;noor@werk.example;9000001901;v;noor@thuis.example\r\n"
	f := desk(t, withMal)
	v := f.open(header + line)
	f.do(Action{Do: "set", Name: "column:email", Value: "G"})
	f.saved(v.Path, "Groep;"+header+"B;"+line)
	if got := f.row(2)["email"].Value; got != "noor@thuis.example" {
		t.Errorf("a column before it, and the address is %q", got)
	}
	e := f.saved(v.Path, strings.TrimSuffix(header, ";Thuis\r\n")+"\r\n"+strings.TrimSuffix(line, ";noor@thuis.example\r\n")+"\r\n")
	if e.What != "list" || !strings.Contains(e.Say, "past niet meer en is vervallen") || f.row(2)["email"].Value != "noor@werk.example" {
		t.Errorf("the column is gone: %+v, %q", e, f.row(2)["email"].Value)
	}
}

// A header row that was chosen by hand, with a line put above it.
func TestHeaderRowFollows(t *testing.T) {
	f := desk(t, withMal)
	v := f.open("Aiossen;;;;;\r\n" + goodText)
	f.do(Action{Do: "set", Name: "header-row", Value: "2"})
	f.edit(3, "firstname", "Nora")
	f.saved(v.Path, "Aiossen;;;;;\r\nStand van 3 maart;;;;;\r\n"+goodText)
	if v = must[*ListView](t)(f.Import.Current()); v.HeaderRow != 3 || f.states() != "Nora changed, Sven changed, Tijn changed" {
		t.Errorf("header row %d: %s", v.HeaderRow, f.states())
	}
}

// The letters of an old file were chosen; saved again as UTF-8 it tells by itself.
func TestLettersOfAFileThatTells(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(strings.Replace(goodText, "Noor", "Zo\xeb", 1))
	f.do(Action{Do: "set", Name: "encoding", Value: "windows-1252"})
	f.saved(v.Path, "\uFEFF"+strings.Replace(goodText, "Noor", "Zoë", 1))
	if got := f.row(2)["firstname"].Value; got != "Zoë" {
		t.Errorf("read as %q", got)
	}
	f.saved(v.Path, strings.Replace(goodText, "Noor", "Zo\x91", 1))
	if v = must[*ListView](t)(f.Import.Current()); !v.Encoding.Guessed {
		t.Errorf("no guess any more, and read as %q", f.row(2)["firstname"].Value)
	}
}

// What the window asks about rows it saw before the list was read anew is
// about the same people.
func TestActionOnRowsSeenBefore(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	seen := v.Reading
	rows := strings.SplitAfter(listText, "\r\n")
	f.saved(v.Path, rows[0]+"Eva;;Smit;eva@smit.example;39000000101;v\r\n"+rows[3]+rows[1]+rows[2])
	f.saved(v.Path, rows[0]+rows[3]+rows[1]+rows[2])
	f.do(Action{Do: "edit", Cells: []NewValue{{4, "email", "tijn@praktijk.example"}}, Reading: seen})
	f.do(Action{Do: "drop", Rows: []int{2}, Reading: seen})
	v = f.do(Action{Do: "accept", Kind: roster.SuggestPrefixSplit, Rows: []int{3}, Reading: seen})
	if got := f.states(); got != "Tijn changed, Noor out, Sven changed" || f.row(2)["email"].Value != "tijn@praktijk.example" {
		t.Errorf("the rows are %s", got)
	}
	// Somebody who is gone by now; and a list that is not open any more.
	f.saved(v.Path, rows[0]+rows[3]+rows[1])
	if _, err := f.Import.Do(Action{Do: "drop", Rows: []int{3}, Reading: seen}); code(err) != "list-moved" {
		t.Errorf("a row that is gone gives %v", err)
	}
	other := must[*Opened](t)(f.Import.OpenContent("andere.csv", b64(goodText))).List
	for _, a := range []Action{
		{Do: "drop", Rows: []int{2}, Reading: v.Reading}, {Do: "drop", Kind: "error", Reading: v.Reading},
		{Do: "edit", Cells: []NewValue{{2, "firstname", "x"}}, Reading: v.Reading}, {Do: "leave", Kind: roster.FixTrim, Reading: v.Reading},
	} {
		if _, err := f.Import.Do(a); code(err) != "list-moved" {
			t.Errorf("%+v on another list gives %v", a, err)
		}
	}
	if now := must[*ListView](t)(f.Import.Current()); now.History.Steps != 0 || now.Reading != other.Reading {
		t.Errorf("something was done: %+v", now.History)
	}
}

// The rows of a comparison and of Scorion's answer are followed too.
func TestRowsOfAComparisonAreFollowed(t *testing.T) {
	rows := strings.SplitAfter(goodText, "\r\n")
	f := desk(t, withMal)
	v := f.open(goodText)
	f.dialogs.list = f.file("vorige.csv", rows[0]+rows[1])
	must[*ComparisonView](t)(f.After.Compare())
	f.saved(v.Path, rows[0]+rows[3]+rows[2]+rows[1])
	must[*ListView](t)(f.After.OnlyNew())
	if got := f.states(); got != "Tijn changed, Sven changed, Noor out" {
		t.Errorf("only the new ones: %s", got)
	}

	f = written(t)
	v = must[*ListView](t)(f.Import.Current())
	named := must[*AnswerView](t)(f.After.ReadAnswer("BIG-99000000301 bestaat bij SOON, bestand geweigerd"))
	f.saved(v.Path, rows[0]+rows[3]+rows[1]+rows[2])
	if mail := must[*MailView](t)(f.After.ForeignMail([]int{named.People[0].Row})); !strings.Contains(mail.Body, "Sven") {
		t.Errorf("the mail is about somebody else: %s", mail.Body)
	}
	must[*ListView](t)(f.After.Refused([]int{named.People[0].Row}))
	if got := f.states(); got != "Tijn changed, Noor changed, Sven out" {
		t.Errorf("refused: %s", got)
	}
}

// What is told of the CSV names the rows where they stand by now.
func TestLeftOutRowsAreFollowed(t *testing.T) {
	rows := strings.SplitAfter(goodText, "\r\n")
	f := desk(t, withMal)
	v := f.open(goodText)
	f.do(Action{Do: "type"})
	f.do(Action{Do: "aside", Rows: []int{4, roster.TypedFrom}})
	f.do(Action{Do: "drop", Rows: []int{3}})
	f.save("aios.csv")
	f.saved(v.Path, rows[0]+rows[3]+rows[2]+rows[1])
	w := must[*ListView](t)(f.Import.Current()).Written
	if strings.Join(w.Aside, " ") != "2 +1" || strings.Join(w.LeftOut, " ") != "3" {
		t.Errorf("aside %v, left out %v", w.Aside, w.LeftOut)
	}
}

// A column of the mal was linked by hand, and a newer mal does not have it any
// more: the work goes on, and the link is there when the column is.
func TestLinkOfAColumnTheMalLost(t *testing.T) {
	f := desk(t, withMal)
	wide := strings.ReplaceAll(strings.ReplaceAll(malText, ";in_opl\r\n", ";in_opl;B7\r\n"), ";in_opleiding\r\n", ";in_opleiding;cohort\r\n")
	must[*MalView](t)(f.Mal.LoadContent("mal breed.csv", b64(wide)))
	f.open(strings.ReplaceAll(strings.ReplaceAll(goodText, "\r\n", ";B8\r\n"), "Geslacht;B8", "Geslacht;Groep"))
	f.do(Action{Do: "set", Name: "column:cohort", Value: "G"})
	must[*MalView](t)(f.Mal.LoadContent("mal.csv", b64(malText)))
	f.edit(2, "firstname", "Nora")
	if got := f.save("smal.csv"); strings.Contains(got, "B8") || !strings.Contains(got, "Nora") {
		t.Errorf("saved\n%s", got)
	}
	must[*MalView](t)(f.Mal.LoadContent("mal breed.csv", b64(wide)))
	if got := f.save("breed.csv"); !strings.Contains(got, ";in_opl;B8\r\n") {
		t.Errorf("saved\n%s", got)
	}
}

// Another sheet has other rows: what was asked of the first is not done there.
func TestActionOnAnotherSheet(t *testing.T) {
	table := func(line string) string {
		cells := func(line string) string {
			return "<tr><td>" + strings.ReplaceAll(line, ";", "</td><td>") + "</td></tr>"
		}
		return "<table>" + cells(strings.TrimSpace(listHeader)) + cells(line) + "</table>"
	}
	f := desk(t, withMal)
	v := must[*Opened](t)(f.Import.OpenPasted("", table("Noor;;Bakker;noor@praktijk.example;39000000101;v")+table("Tijn;;Oosterwoude;tijn@praktijk.example;69000000201;m"))).List
	f.edit(2, "firstname", "Nora")
	v = f.do(Action{Do: "set", Name: "sheet", Value: v.Sheet})
	if got := f.row(2)["firstname"].Value; got != "Nora" || v.History.Undo != "dit werkblad kiezen" {
		t.Errorf("the sheet that is shown was chosen: %q, %s", got, v.History.Undo)
	}
	f.do(Action{Do: "set", Name: "sheet", Value: "tabel 2"})
	if _, err := f.Import.Do(Action{Do: "drop", Rows: []int{2}, Reading: v.Reading}); code(err) != "list-moved" {
		t.Errorf("row 2 of the other sheet: %v", err)
	}
	must[*ListView](t)(f.Import.Undo())
	if got := f.row(2)["firstname"].Value; got != "Nora" {
		t.Errorf("back on the first sheet: %q", got)
	}
}

// News of a watching that ended is about another content.
func TestLateNews(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(goodText)
	late := f.hand.changed[v.Path]
	f.open(strings.Replace(goodText, "Noor", "Nora", 1))
	f.events = nil
	late(watch.Event{Kind: watch.Changed, Path: v.Path, Different: true, Content: []byte(goodText)})
	if f.row(2)["firstname"].Value != "Nora" || len(f.events) != 0 {
		t.Errorf("an older content came back: %+v", f.events)
	}
	f.save("aios.csv")
	path := must[*ListView](t)(f.Import.Current()).Written.Path
	late = f.hand.changed[path]
	f.save("aios.csv")
	f.events = nil
	late(watch.Event{Kind: watch.Changed, Path: path, Different: true, Content: []byte("oud")})
	if w := must[*ListView](t)(f.Import.Current()).Written; w.State != "same" || len(f.events) != 0 {
		t.Errorf("news of a file that was written anew: %+v, %+v", w, f.events)
	}
}

// A full disk does not keep the sender's new version out; what was kept of
// the old one stays until the new one is kept.
func TestReadAnewOnAFullDisk(t *testing.T) {
	f := desk(t, withMal)
	v := f.open(listText)
	f.edit(4, "email", "tijn@praktijk.example")
	f.drawer.full = true
	rows := strings.SplitAfter(listText, "\r\n")
	if e := f.saved(v.Path, rows[0]+rows[3]+rows[1]); e.What != "list" || f.row(2)["email"].Value != "tijn@praktijk.example" {
		t.Errorf("told %+v", e)
	}
	if v = must[*ListView](t)(f.Import.Current()); v.Kept || f.drawer.states["klus1"].ID == "" {
		t.Errorf("kept %v, and what was kept before is %+v", v.Kept, f.drawer.states["klus1"])
	}
	f.drawer.full = false
	if v = f.edit(3, "firstname", "Nora"); !v.Kept || len(f.drawer.states) != 1 || f.drawer.states["klus1"].ID != "" {
		t.Errorf("kept %v, %d jobs", v.Kept, len(f.drawer.states))
	}
}
