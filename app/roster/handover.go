package roster

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// HandoverUnreadable: a workbook handed over by a colleague is not whole.
const HandoverUnreadable problem.Code = "handover-unreadable"

// Handover is a job for a colleague: the list as it came and everything that
// was done to it.
type Handover struct {
	// Name is the list's name; Institute whose mal it was made with.
	Name      string `json:"name"`
	Institute string `json:"institute"`
	// Source is the file as it came, or Text and HTML the pasted cells; all
	// are empty for a list that was typed.
	Source []byte `json:"source,omitempty"`
	Text   string `json:"text,omitempty"`
	HTML   string `json:"html,omitempty"`
	// Links are links of columns that count though nobody chose them for this
	// list, because they were confirmed for one like it: a colleague's computer
	// may know none, or others.
	Links   ColumnLinks         `json:"links,omitzero"`
	History table.History[Step] `json:"history"`
}

// ColumnLinks are links of columns, as Options.Remembered, with the name of
// the header row they hold for.
type ColumnLinks struct {
	Key     string            `json:"key"`
	Columns map[string]string `json:"columns"`
}

// The sheet that carries the job, its first line, and the most characters of
// the rest that a cell holds.
const (
	handoverSheet = "Aiosmap-klus"
	handoverMark  = "aiosmap-klus/1"
	handoverPart  = 30_000
	handoverMost  = 16 << 20
)

// HandoverWorkbook gives the job as a workbook: a sheet that says what it is,
// the rows as they stand, and hidden behind them the job itself, which
// ReadHandover reads. Refusal: sheet.LimitFile for a list too
// large to hand over.
func (p *Plan) HandoverWorkbook(h Handover) ([]byte, error) {
	data, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	if len(data) > handoverMost {
		return nil, problem.Refuse(sheet.LimitFile, "Deze lijst is te groot om zo over te dragen.", "Geef je collega het bestand zelf, en zeg wat je gewijzigd hebt.")
	}
	lines := [][]string{p.handoverHeader()}
	for i := range p.Rows {
		lines = append(lines, p.handoverLine(&p.Rows[i]))
	}
	book, err := p.workbook("Lijst", lines)
	if err != nil {
		return nil, err
	}
	return addHandover(book, h, base64.StdEncoding.EncodeToString(data))
}

func (p *Plan) handoverHeader() []string {
	out := []string{"Rij", "Staat"}
	for _, c := range p.handoverColumns() {
		out = append(out, c.Header)
	}
	return out
}

// handoverColumns are those that tell people apart; what is the same for all
// comes from the mal of whoever goes on.
func (p *Plan) handoverColumns() []institute.Column {
	return slices.DeleteFunc(slices.Clone(p.Mal.Columns), func(c institute.Column) bool { return !c.Person() || c.Name == institute.Password })
}

func (p *Plan) handoverLine(r *Row) []string {
	state := "gaat mee"
	switch {
	case r.Out == OutAside:
		state = "apart gezet"
	case r.Out != "":
		state = "blijft weg"
	case slices.ContainsFunc(r.Problems, func(pr problem.Problem) bool { return pr.Severity == problem.Error }):
		state = "fout"
	case len(r.Open) > 0:
		state = "voorstel open"
	}
	out := []string{RowLabel(r.Number), state}
	for _, c := range p.handoverColumns() {
		out = append(out, p.value(r, c))
	}
	return out
}

func addHandover(book []byte, h Handover, packed string) ([]byte, error) {
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if _, err := f.NewSheet(handoverSheet); err != nil {
		return nil, err
	}
	cells := []string{handoverMark, "Deze werkmap is een klus uit Aiosmap. Open hem in Aiosmap om verder te gaan; wat je hier in Excel wijzigt telt niet mee."}
	for part := range slices.Chunk([]byte(packed), handoverPart) {
		cells = append(cells, string(part))
	}
	for i, v := range cells {
		if err := f.SetCellStr(handoverSheet, fmt.Sprintf("A%d", i+1), v); err != nil {
			return nil, err
		}
	}
	const about = "Uitleg"
	if _, err := f.NewSheet(about); err != nil {
		return nil, err
	}
	for i, v := range []string{
		"Klus uit Aiosmap: " + h.Name,
		"Open deze werkmap in Aiosmap (sleep hem in het venster): de lijst, de wijzigingen en de beslissingen staan er dan weer.",
		"Op het blad ‘Lijst’ zie je hoe de rijen er nu bij staan. Wijzigingen die je hier in Excel maakt tellen niet mee.",
		"Er staan persoonsgegevens in. Geef de werkmap alleen aan wie deze klus overneemt, en gooi hem weg als de klus af is.",
	} {
		if err := f.SetCellStr(about, fmt.Sprintf("A%d", i+1), v); err != nil {
			return nil, err
		}
	}
	if err := f.SetColWidth(about, "A", "A", 80); err != nil {
		return nil, err
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	if err := f.SetColStyle(about, "A", wrap); err != nil {
		return nil, err
	}
	if err := f.SetSheetVisible(handoverSheet, false); err != nil {
		return nil, err
	}
	index, err := f.GetSheetIndex(about)
	if err != nil {
		return nil, err
	}
	f.SetActiveSheet(index)
	return bytesOf(f)
}

// ReadHandover finds a job in a workbook; false for any other workbook.
// Refusal: HandoverUnreadable.
func ReadHandover(book *sheet.Workbook) (Handover, bool, error) {
	for _, s := range book.Sheets {
		if s.Name != handoverSheet || len(s.Rows) == 0 || s.Rows[0].Cell(0).Text != handoverMark {
			continue
		}
		var packed []byte
		for _, r := range s.Rows[min(2, len(s.Rows)):] {
			packed = append(packed, r.Cell(0).Text...)
		}
		data, err := base64.StdEncoding.DecodeString(string(packed))
		var h Handover
		if err == nil {
			err = json.Unmarshal(data, &h)
		}
		if err != nil || h.History.At < 0 || h.History.At > len(h.History.Steps) {
			return Handover{}, false, problem.Refuse(HandoverUnreadable, "Deze overgedragen klus is niet heel.",
				"Vraag je collega om de klus opnieuw op te slaan, en open die werkmap zonder hem eerst in Excel te bewaren.")
		}
		return h, true, nil
	}
	return Handover{}, false, nil
}
