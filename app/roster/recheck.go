package roster

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

// The codes of a finished file that is not as it was written.
const (
	CSVEncoding  problem.Code = "csv-encoding"
	CSVDelimiter problem.Code = "csv-delimiter"
	CSVLines     problem.Code = "csv-lines"
	CSVColumns   problem.Code = "csv-columns"
	// CSVChanged is a value that would be written differently.
	CSVChanged problem.Code = "csv-changed"
)

// Verdict is what a finished CSV turns out to be.
type Verdict struct {
	// Right is true when writing its rows again gives the same bytes.
	Right bool
	// Problems say what differs or is wrong, file first.
	Problems []problem.Problem
	// Plan is the repaired file, nil when the columns are not those of the mal.
	Plan *Plan
}

// Recheck tells whether a finished import file is still right: the mal's
// columns, delimiter and encoding, and every value as it would be written.
func Recheck(ctx context.Context, data []byte, mal institute.Mal) (Verdict, error) {
	book, err := sheet.Read(ctx, data, sheet.Options{})
	if err != nil {
		return Verdict{}, err
	}
	if book.Format != sheet.Delimited {
		return Verdict{}, problem.Refuse(sheet.FileType, "Dit is geen CSV-bestand maar een werkmap.", "Kies het CSV-bestand dat naar Scorion gaat.")
	}
	var v Verdict
	v.file(book, mal)
	header, ok := v.columns(book, mal)
	if !ok {
		return v, nil
	}
	plan, err := Build(book, mal, Options{HeaderRow: header})
	if err != nil {
		return Verdict{}, err
	}
	v.Plan = plan
	v.values(plan)
	wrong := slices.ContainsFunc(v.Problems, func(p problem.Problem) bool { return p.Severity == problem.Error })
	v.Right = !wrong && bytes.Equal(plan.CSV(), data)
	if !v.Right && !wrong {
		v.add(problem.Problem{Code: CSVLines, Message: "De aanhalingstekens of regeleinden zijn anders dan Aiosmap ze schrijft.", Hint: repairHint})
	}
	return v, nil
}

const repairHint = "Laat Aiosmap het bestand opnieuw schrijven."

func (v *Verdict) add(p problem.Problem) {
	if p.Severity == "" {
		p.Severity = problem.Error
	}
	v.Problems = append(v.Problems, p)
}

// file checks how the text was saved.
func (v *Verdict) file(book *sheet.Workbook, mal institute.Mal) {
	if book.Encoding != sheet.UTF8 {
		v.add(problem.Problem{Code: CSVEncoding, Value: string(book.Encoding),
			Message: "Het bestand is niet in UTF-8 bewaard; letters met accenten komen dan verkeerd in Scorion.", Hint: repairHint})
	} else if book.BOM != mal.BOM {
		m := "Het bestand begint niet met het kenteken van UTF-8 dat de mal heeft."
		if book.BOM {
			m = "Het bestand begint met een kenteken van UTF-8 dat de mal niet heeft."
		}
		v.add(problem.Problem{Code: CSVEncoding, Message: m, Hint: repairHint})
	}
	if d := string(book.Delimiter); d != mal.Delimiter {
		v.add(problem.Problem{Code: CSVDelimiter, Value: d,
			Message: fmt.Sprintf("De kolommen zijn gescheiden met ‘%s’ in plaats van ‘%s’.", d, mal.Delimiter), Hint: repairHint})
	}
	if !book.CRLF {
		v.add(problem.Problem{Code: CSVLines, Message: "De regels eindigen niet zoals Windows en Scorion ze verwachten.", Hint: repairHint})
	}
}

// columns compares the header with the mal; without its person columns there
// is nothing to compare further.
func (v *Verdict) columns(book *sheet.Workbook, mal institute.Mal) (headerRow int, ok bool) {
	if len(book.Sheets) == 0 || len(book.Sheets[0].Rows) == 0 {
		return 0, false
	}
	row := book.Sheets[0].Rows[0]
	same := len(row.Cells) == len(mal.Columns)
	var want, got []string
	present := map[string]bool{}
	for i, c := range mal.Columns {
		want = append(want, c.Header)
		same = same && row.Cell(i).Text == c.Header
	}
	for _, c := range row.Cells {
		got = append(got, c.Text)
		present[strings.ToLower(c.Text)] = true
	}
	if !same {
		v.add(problem.Problem{Code: CSVColumns, Row: row.Number, Value: strings.Join(got, ", "),
			Message: "De kolommen zijn niet die van de mal, of staan in een andere volgorde.",
			Hint:    "De mal vraagt: " + strings.Join(want, ", ") + ". " + repairHint})
	}
	for _, c := range mal.Columns {
		if c.Person() && c.Name != institute.Password && c.Name != institute.MiddleName && c.Name != institute.Username && !present[strings.ToLower(c.Header)] {
			return row.Number, false
		}
	}
	return row.Number, true
}

// values compares every value with what would be written, and takes over the
// plan's own problems; what is only a suggestion was seen when it was written.
func (v *Verdict) values(plan *Plan) {
	for _, pr := range plan.Problems() {
		if pr.Code != OpenSuggestion {
			v.Problems = append(v.Problems, pr)
		}
	}
	header := plan.Sheet.Rows[0]
	at := map[string]int{}
	for i, c := range header.Cells {
		at[strings.ToLower(c.Text)] = i
	}
	rows := map[int]sheet.Row{}
	for _, r := range plan.Sheet.Rows {
		rows[r.Number] = r
	}
	for i := range plan.Rows {
		r := &plan.Rows[i]
		if r.Out != "" {
			continue
		}
		for _, c := range plan.Mal.Columns {
			col, ok := at[strings.ToLower(c.Header)]
			if !ok {
				continue
			}
			is, should := rows[r.Number].Cell(col).Text, plan.value(r, c)
			if is == should {
				continue
			}
			if c.Name == institute.Password {
				is = mask
			}
			v.add(problem.Problem{Code: CSVChanged, Row: r.Number, Column: c.Name, Cell: fmt.Sprintf("%s%d", sheet.ColumnName(col), r.Number), Value: is,
				Message: changedMessage(c.Name, is, should), Hint: repairHint})
		}
	}
}

func changedMessage(column, is, should string) string {
	if column == institute.BigNr && len(is) == len(should)-1 && strings.HasSuffix(should, is) {
		return fmt.Sprintf("Dit BIG-nummer mist de voorloopnul: ‘%s’ hoort ‘%s’ te zijn.", is, should)
	}
	return fmt.Sprintf("Hier staat ‘%s’ en er hoort ‘%s’ te staan.", is, should)
}
