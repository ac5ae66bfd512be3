package hap

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/form"
	"aiosmap/app/paper"
)

// Paper is a document as it is kept and printed.
type Paper struct {
	PDF []byte
	// Number is that of the statement; a Loose one without got it here.
	Number string
	// Replaced are the letters that the typeface does not have; a box stands in
	// their place.
	Replaced []rune
}

// OnTheSpot is what is said of a confirmation on the aios' own computer, word
// for word. Nobody looked who sat there, and the document never hides that.
const OnTheSpot = "bevestigd op de computer van de aios, identiteit niet gecontroleerd"

// Document gives the PDF of a statement: the same statement and key give the
// same bytes. sign signs for the owner of public; without it, and for a Loose
// statement, the paper says that nobody signed the file.
func Document(s Statement, sign func([]byte) []byte, public []byte) (Paper, error) {
	if s.Loose {
		sign = nil
		if s.Number == "" {
			s.Number = looseNumber(s)
		}
	}
	d := drawing{Statement: s}
	if sign != nil {
		d.fingerprint = Fingerprint(public)
	}
	pdf, replaced, err := d.draw()
	if err != nil {
		return Paper{}, fmt.Errorf("draw the document: %w", err)
	}
	payload, err := json.Marshal(s.Facts())
	if err != nil {
		return Paper{}, fmt.Errorf("the document's facts: %w", err)
	}
	if pdf, err = paper.Seal(pdf, payload, public, sign); err != nil {
		return Paper{}, fmt.Errorf("sign the document: %w", err)
	}
	return Paper{pdf, s.Number, replaced}, nil
}

// drawing is a statement on its way to paper. fingerprint is that of the key
// that signs, empty when none does.
type drawing struct {
	Statement
	fingerprint string
}

func (d drawing) draw() ([]byte, []rune, error) {
	w, err := paper.New(paper.Info{
		Title: d.title(), Author: d.Name, Subject: d.subject(), Language: "nl-NL", Creator: "Aiosmap",
		Made: day(d.Made), Foot: d.foot(),
		PageOf: func(page, pages int) string { return fmt.Sprintf("pagina %d van %d", page, pages) },
	})
	if err != nil {
		return nil, nil, err
	}
	code, err := paper.NewCode(codeText(d.Facts()), "Naam, rollen, data en nummer als leesbare tekst.")
	if err != nil {
		return nil, nil, err
	}
	w.Title(d.title(), []string{d.underTitle()}, code)
	w.Pairs(d.about(), true)
	d.declarations(w)
	d.approvals(w)
	d.shifts(w)
	d.signatures(w)
	w.Heading("Over dit document")
	for _, p := range d.colophon() {
		w.Small(p)
	}
	return w.Finish()
}

// day is the moment the file says it was made at: the day alone.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (d drawing) title() string {
	switch len(d.Declarations) {
	case 0:
		return "Diensten op de huisartsenpost"
	case 1:
		return "Bekwaamheidsverklaring dienst HAP"
	}
	return "Bekwaamheidsverklaringen diensten HAP"
}

func (d drawing) underTitle() string {
	return fmt.Sprintf("Opgesteld op %s, buiten ScorionX", form.LongDate(d.Made.Format(time.DateOnly)))
}

func (d drawing) subject() string {
	parts := []string{d.title()}
	for _, p := range []string{d.Name, d.Number} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(append(parts, "opgesteld buiten ScorionX"), ", ")
}

func (d drawing) foot() string {
	parts := []string{}
	for _, p := range []string{d.number(), d.Name, "opgesteld buiten ScorionX"} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "  ·  ")
}

// number is what stands in the place of the number.
func (d drawing) number() string {
	if d.Number == "" {
		return "voorbeeld, nog geen nummer"
	}
	return d.Number
}

// unknown stands where something is missing, so that nobody fills it in unseen.
const unknown = "niet ingevuld"

func orUnknown(s string) string {
	if strings.TrimSpace(s) == "" {
		return unknown
	}
	return s
}

func (d drawing) about() []paper.Pair {
	return []paper.Pair{
		{Label: "Aios", Value: orUnknown(d.Name), Strong: d.Name != ""},
		{Label: "BIG-nummer", Value: orUnknown(d.BIG)},
		{Label: "Opleidingsinstituut", Value: orUnknown(d.Institute)},
		{Label: "Fase van de opleiding", Value: orUnknown(d.Stage)},
		{Label: "Praktijk", Value: d.callBack()},
		{Label: "Documentnummer", Value: d.number()},
	}
}

// practice names the practice and its telephone number, which is not broken
// over lines.
func (d drawing) practice(between string) string {
	phone := strings.ReplaceAll(d.Practice.Phone, " ", "\u00A0")
	if d.Practice.Name == "" || phone == "" {
		return d.Practice.Name + phone
	}
	return d.Practice.Name + between + phone
}

// callBack is whom a HAP can call; a missing number is said.
func (d drawing) callBack() string {
	if d.Practice.Name != "" && d.Practice.Phone == "" {
		return d.Practice.Name + ", telefoon " + unknown
	}
	return orUnknown(d.practice(", "))
}

// declarations sets the table of bekwaamheidsverklaringen.
func (d drawing) declarations(w *paper.Writer) {
	if len(d.Declarations) == 0 {
		return
	}
	table := paper.Table{Columns: []paper.Column{
		{Head: "Rol", Share: 32}, {Head: "Huisartsenpost", Share: 31}, {Head: "Datum", Share: 33},
		{Head: "Opleider", Share: 35}, {Head: "Bevestiging", Share: 39},
	}}
	for _, c := range d.Declarations {
		out := !c.stands()
		table.Rows = append(table.Rows, paper.Row{
			Cells: []paper.Cell{
				{Text: capital(orUnknown(c.Role)), Under: c.Stage, Strong: true, Struck: out},
				{Text: orUnknown(c.Post), Struck: out},
				{Text: inWords(c.Date), Struck: out},
				{Text: orUnknown(c.Trainer), Under: capacity(c.Capacity), Struck: out},
				standing(c.Confirmed, c.Withdrawn),
			},
			Note: notes(c.Note, c.Confirmed, c.Withdrawn, c.Reason),
		})
	}
	w.Heading(plural(len(d.Declarations), "Bekwaamheidsverklaring", "Bekwaamheidsverklaringen"))
	w.Table(table)
}

func (d drawing) approvals(w *paper.Writer) {
	if len(d.Approvals) == 0 {
		return
	}
	table := paper.Table{Columns: []paper.Column{
		{Head: "Fase", Share: 63}, {Head: "Datum", Share: 33}, {Head: "Opleider", Share: 35}, {Head: "Bevestiging", Share: 39},
	}}
	for _, a := range d.Approvals {
		out := !a.stands()
		table.Rows = append(table.Rows, paper.Row{
			Cells: []paper.Cell{
				{Text: orUnknown(a.Stage), Strong: true, Struck: out},
				{Text: inWords(a.Date), Struck: out},
				{Text: orUnknown(a.Trainer), Struck: out},
				standing(a.Confirmed, a.Withdrawn),
			},
			Note: notes(a.Note, a.Confirmed, a.Withdrawn, a.Reason),
		})
	}
	w.Heading("Akkoord van de huisartsopleider met de diensten")
	w.Table(table)
}

// standing says how a declaration holds: in ink, confirmed, or no more.
func standing(c *Confirmation, withdrawn string) paper.Cell {
	switch {
	case withdrawn != "":
		return paper.Cell{Text: "Ingetrokken op " + inWords(withdrawn), Strong: true}
	case c != nil:
		return paper.Cell{Under: OnTheSpot}
	}
	return paper.Cell{Under: "zie ondertekening"}
}

// notes gives what stands under a declaration over the whole width.
func notes(note string, c *Confirmation, withdrawn, reason string) string {
	var out []string
	if note != "" {
		out = append(out, "Toelichting: "+note)
	}
	if c != nil {
		out = append(out, fmt.Sprintf("Naam en BIG-nummer bij het bevestigen: %s, %s, op %s.", orUnknown(c.Name), orUnknown(c.BIG), inWords(c.Date)))
	}
	if withdrawn != "" {
		out = append(out, "Reden van intrekken: "+orUnknown(reason))
	}
	return strings.Join(out, "\n")
}

// inWords gives a day as 14 november 2026, on one line.
func inWords(iso string) string {
	return strings.ReplaceAll(orUnknown(form.LongDate(iso)), " ", "\u00A0")
}

// shifts sets how many were done of how many.
func (d drawing) shifts(w *paper.Writer) {
	if len(d.Shifts) == 0 {
		return
	}
	table := paper.Table{Columns: []paper.Column{
		{Head: "Fase", Share: 63}, {Head: "Eerste dienst", Share: 33}, {Head: "Laatste dienst", Share: 35},
		{Head: "Verricht", Share: 20, Number: true}, {Head: "Norm", Share: 19, Number: true},
	}}
	for _, c := range d.Shifts {
		norm := "geen"
		if c.Norm > 0 {
			norm = fmt.Sprint(c.Norm)
		}
		table.Rows = append(table.Rows, paper.Row{
			Cells: []paper.Cell{
				{Text: orUnknown(c.Stage), Strong: true}, {Text: dateOrNone(c.First)}, {Text: dateOrNone(c.Last)},
				{Text: fmt.Sprint(c.Done)}, {Text: norm},
			},
			Note: periodCounts(c.Periods),
		})
	}
	w.Heading("Verrichte diensten")
	w.Table(table)
}

func dateOrNone(iso string) string {
	if iso == "" {
		return "geen"
	}
	return inWords(iso)
}

func periodCounts(list []Period) string {
	var out []string
	for _, p := range list {
		// The words of one period stay on one line.
		text := fmt.Sprintf("%s: %d", p.Label, p.Done)
		if p.Norm > 0 {
			text += fmt.Sprintf(" van %d", p.Norm)
		}
		out = append(out, strings.ReplaceAll(text, " ", "\u00A0"))
	}
	return strings.Join(out, ", ")
}

// capacity is in words what somebody declares as.
func capacity(c string) string {
	switch c {
	case Opleider:
		return "huisartsopleider"
	case Waarnemend:
		return "waarnemend opleider"
	}
	return c
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// capital makes the first letter a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// colophon says what the document is and is not.
func (d drawing) colophon() []string {
	call := "de praktijk"
	switch {
	case d.Practice.Phone == "":
	case d.Practice.Name == "":
		call += ", " + d.practice("")
	default:
		call = d.practice(", ")
	}
	out := []string{"Opgesteld met Aiosmap, buiten ScorionX. Dit is geen officieel formulier. Bel bij twijfel " + call + ", en noem het documentnummer."}
	if d.fingerprint == "" {
		return append(out, "Dit bestand is niet digitaal ondertekend. Alleen een handtekening in inkt geldt.")
	}
	return append(out, "Dit bestand is digitaal ondertekend met de sleutel van de aios, niet van de opleider. Sleep het op het venster van Aiosmap, "+
		"of gebruik ‘aiosmap verify’, om te zien of er iets in veranderd is. Vingerafdruk van de sleutel: "+
		strings.ReplaceAll(d.fingerprint, " ", "\u00A0")+".")
}
