package roster_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// kind is one kind of damage, as the table calls it.
type kind string

// dCell is one cell as it will stand in the file.
type dCell struct {
	text string
	// number is true for a number cell of a workbook, shown by format.
	number bool
	format string
}

// dRow is one aios in a damaged list.
type dRow struct {
	truth truth
	// moved is the truth of what stands in each field after values changed
	// places, or were replaced by others that are valid as well: no rule can
	// see the difference.
	moved truth
	cells [dFields]dCell
	// home is the field whose cell holds this one; the field itself unless a
	// damage put it elsewhere. What the plan says about a cell holds for all
	// that stands in it.
	home [dFields]int
	// touched are the kinds of damage by field.
	touched [dFields][]kind
	// number is the row number as Excel will show it.
	number int
}

func (w *dRow) touch(k kind, fields ...int) {
	for _, f := range fields {
		if !slices.Contains(w.touched[f], k) {
			w.touched[f] = append(w.touched[f], k)
		}
	}
}

// change alters the text of a field and records the damage, if it is one.
func (w *dRow) change(k kind, field int, text string) {
	if text == w.cells[field].text || w.cells[field].text == "" {
		return
	}
	w.cells[field].text = text
	w.touch(k, field)
}

// dList is one damaged list and how it is laid out.
type dList struct {
	number uint64
	rows   []dRow
	// all are kinds that befell the whole list.
	all []kind

	form     dForm
	order    []int // the fields as columns from the left; dName and dExtra are among them
	headers  map[int]string
	preamble int
	gap      int // a blank row goes before this row's index, 0 for none
	total    bool
	joined   int // how the one name column is spelled, 0 without one
	username bool
}

// Columns that are no field of a person.
const (
	dName = dFields + iota
	dUsername
	dExtra // and up: columns nobody needs
)

// dForm is the kind of file.
type dForm struct {
	name      string
	workbook  bool
	encoding  string
	bom       bool
	delimiter string
}

var dForms = []dForm{
	{name: "xlsx", workbook: true},
	{name: "xlsx", workbook: true},
	{name: "xlsx", workbook: true},
	{name: "csv utf-8 bom", encoding: "utf-8", bom: true, delimiter: ";"},
	{name: "csv utf-8", encoding: "utf-8", delimiter: ","},
	{name: "csv windows-1252", encoding: "windows-1252", delimiter: ";"},
	{name: "csv mac roman", encoding: "macroman", delimiter: ";"},
	{name: "text utf-16le bom", encoding: "utf-16le", bom: true, delimiter: "\t"},
	{name: "text utf-16be bom", encoding: "utf-16be", bom: true, delimiter: "\t"},
	{name: "text utf-16le", encoding: "utf-16le", delimiter: "\t"},
}

var dHeaders = map[int][]string{
	dFirst:    {"firstname", "Voornaam", "Roepnaam", "VOORNAAM", "voornaam:", "First name"},
	dPrefix:   {"middlename", "Tussenvoegsel", "tussenv.", "Voorvoegsel", "Tussenvoegsels"},
	dLast:     {"lastname", "Achternaam", "Geslachtsnaam", "ACHTERNAAM", "Last name"},
	dEmail:    {"email", "E-mail", "E-mailadres", "Emailadres", "Mail", "e-mail adres"},
	dGender:   {"gender", "Geslacht", "M/V", "Sekse"},
	dBig:      {"big_nr", "BIG", "BIG-nummer", "BIGnr", "BIG nr.", "Registratienummer"},
	dName:     {"Naam", "Volledige naam", "NAAM"},
	dUsername: {"username", "Gebruikersnaam"},
}

// dMisspelled are headers that are nearly right.
var dMisspelled = map[int]string{dFirst: "Voornam", dPrefix: "Tusenvoegsel", dLast: "Acternaam", dEmail: "Emialadres", dBig: "BIG-numer", dGender: "Gesalcht"}

// dOthers are columns that lists carry beside what is needed; two of them
// look like a field and belong to somebody else.
var dOthers = []struct {
	header string
	value  func(r *rand.Rand, i int) string
}{
	{"Nr", func(_ *rand.Rand, i int) string { return fmt.Sprint(i + 1) }},
	{"Groep", func(r *rand.Rand, _ int) string { return dOneOf(r, []string{"A", "B", "HA-12"}) }},
	{"Telefoon", func(r *rand.Rand, _ int) string { return fmt.Sprintf("06-%08d", r.IntN(1e8)) }},
	{"Startdatum", func(*rand.Rand, int) string { return "1 maart 2026" }},
	{"Opmerkingen", func(r *rand.Rand, _ int) string { return dOneOf(r, []string{"", "belt nog", "parttime?"}) }},
	{"E-mail opleider", func(r *rand.Rand, _ int) string { return fmt.Sprintf("opleider%d@voorbeeld.nl", r.IntN(1000)) }},
	{"BIG-nummer opleider", func(r *rand.Rand, _ int) string { return dNumber(r) }},
	{"Naam opleider", func(r *rand.Rand, _ int) string { return "H. " + dOneOf(r, dLasts) }},
}

// dDraw makes the list with this seed and number: the same two give the same
// list, every time.
func dDraw(seed, number uint64) *dList {
	r := rand.New(rand.NewPCG(seed, number))
	size := dSize(r)
	l := &dList{number: number, form: dOneOf(r, dForms), headers: map[int]string{}}
	for _, p := range dPeople(r, size) {
		w := dRow{truth: p, moved: p}
		for f, v := range p {
			w.cells[f].text = v
			w.home[f] = f
		}
		l.rows = append(l.rows, w)
	}
	for f, names := range dHeaders {
		l.headers[f] = names[0]
	}
	dDamage(r, l)
	l.lay(r)
	return l
}

// dSize draws how long a list is, 3 to 600 rows: most are short, some long.
func dSize(r *rand.Rand) int {
	size := 3
	for size < 600 && r.IntN(12) != 0 {
		size += 1 + size/6
	}
	return min(size, 600)
}

// lay decides which columns stand where, and on which row each aios comes.
func (l *dList) lay(r *rand.Rand) {
	if len(l.order) == 0 {
		l.order = []int{dFirst, dPrefix, dLast, dEmail, dGender, dBig}
	}
	if l.joined > 0 {
		l.order = slices.DeleteFunc(l.order, func(f int) bool { return f == dPrefix || f == dLast })
		l.order[slices.Index(l.order, dFirst)] = dName
	} else if !slices.ContainsFunc(l.rows, func(w dRow) bool { return w.cells[dPrefix].text != "" }) && r.IntN(2) == 0 {
		l.order = slices.DeleteFunc(l.order, func(f int) bool { return f == dPrefix })
	}
	if r.IntN(7) == 0 {
		l.username = true
		l.order = append(l.order, dUsername)
	}
	for i := range dOthers {
		if r.IntN(6) == 0 {
			l.order = slices.Insert(l.order, r.IntN(len(l.order)+1), dExtra+i)
		}
	}
	if r.IntN(5) == 0 {
		l.preamble = 1 + r.IntN(4)
	}
	if r.IntN(20) == 0 {
		l.gap = 1 + r.IntN(len(l.rows)-1)
	}
	l.total = r.IntN(10) == 0
	at := l.preamble + 2
	for i := range l.rows {
		if l.gap > 0 && i == l.gap {
			at++
		}
		l.rows[i].number = at
		at++
	}
}

// grid gives the cells as they stand in the file, from row 1.
func (l *dList) grid(r *rand.Rand) [][]dCell {
	var out [][]dCell
	for i := range l.preamble {
		line := []dCell{{}, {}}
		if i == 0 {
			line[0].text = "Nieuwe aiossen maart 2026"
		}
		out = append(out, line)
	}
	var header []dCell
	for _, f := range l.order {
		h := l.headers[f]
		if f >= dExtra {
			h = dOthers[f-dExtra].header
		}
		header = append(header, dCell{text: h})
	}
	out = append(out, header)
	for i, w := range l.rows {
		if l.gap > 0 && i == l.gap {
			out = append(out, make([]dCell, len(l.order)))
		}
		var line []dCell
		for _, f := range l.order {
			switch {
			case f >= dExtra:
				line = append(line, dCell{text: dOthers[f-dExtra].value(r, i)})
			case f == dName:
				line = append(line, dCell{text: l.join(w)})
			case f == dUsername:
				line = append(line, dCell{text: "BIG-" + w.truth[dBig]})
			default:
				line = append(line, w.cells[f])
			}
		}
		out = append(out, line)
	}
	if l.total {
		out = append(out, []dCell{{text: "Totaal"}, {text: fmt.Sprint(len(l.rows))}})
	}
	return out
}

// join writes a whole name in one cell, one of four ways.
func (l *dList) join(w dRow) string {
	first, prefix, last := w.cells[dFirst].text, w.cells[dPrefix].text, w.cells[dLast].text
	var parts []string
	switch l.joined {
	case 1:
		parts = []string{first, prefix, last}
	case 2:
		parts = []string{last + ",", first, prefix}
	case 3:
		parts = []string{prefix, last + ",", first}
	default:
		if prefix != "" {
			prefix += ","
		}
		parts = []string{last + ",", prefix, first}
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
