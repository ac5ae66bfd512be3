package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// view gives everything the window shows of the open list but its rows.
func (s *state) view(ctx context.Context) *ListView {
	l := s.list
	p := l.plan
	v := &ListView{
		File: l.name, Path: l.path, Format: formats[p.Book.Format],
		Sheet: p.Sheet.Name, Sheets: []SheetView{}, HeaderRow: p.HeaderRow,
		HiddenRows: len(p.HiddenRows), HiddenChoice: l.options.Hidden, HiddenColumns: []string{},
		SourceColumns: sourceColumns(p), Mal: *malView(malInForce{p.Mal, s.mal.confirmed}),
		Columns: columns(p), Counts: counts(p), Kinds: kindViews(p, l.options),
		General: problemViews(p.General), Options: l.options,
	}
	for _, sh := range p.Book.Sheets {
		v.Sheets = append(v.Sheets, SheetView{sh.Name, sh.Hidden, len(sh.Rows)})
	}
	for _, c := range p.Sheet.HiddenColumns {
		v.HiddenColumns = append(v.HiddenColumns, sheet.ColumnName(c))
	}
	if p.Book.Encoding != "" {
		v.Encoding = &EncodingView{Name: string(p.Book.Encoding), Label: encodingLabels[p.Book.Encoding], Guessed: p.Book.Guessed, Choices: l.others}
	}
	v.CanSave = !p.Blocked() && s.mal.Institute != ""
	v.SaveLabel = fmt.Sprintf("CSV met %s aiossen opslaan", thousands(p.Written()))
	if p.Written() == 1 {
		v.SaveLabel = "CSV met 1 aios opslaan"
	}
	if !v.CanSave {
		v.WhyNot = whyNot(p, s.mal)
	}
	return v
}

var formats = map[sheet.Format]string{
	sheet.XLSX: "Excel-werkmap", sheet.ODS: "OpenDocument-werkblad", sheet.Delimited: "CSV-bestand", sheet.Pasted: "geplakte cellen",
}

var encodingLabels = map[sheet.Encoding]string{
	sheet.UTF8: "UTF-8", sheet.UTF16LE: "UTF-16", sheet.UTF16BE: "UTF-16 (omgekeerd)",
	sheet.Windows1252: "Windows (West-Europees)", sheet.MacRoman: "oude Mac",
}

// whyNot says in one sentence what stands in the way of saving.
func whyNot(p *roster.Plan, m malInForce) string {
	if m.Institute == "" {
		return "Kies eerst je instituut."
	}
	missing, rows := 0, map[int]bool{}
	var first problem.Problem
	for _, pr := range p.Problems() {
		if pr.Severity != problem.Error {
			continue
		}
		switch {
		case pr.Code == roster.ConstantMissing:
			missing++
		case pr.Column != "" && pr.Row > p.HeaderRow:
			rows[pr.Row] = true
		case first.Code == "":
			first = pr
		}
	}
	switch {
	case first.Code != "":
		return first.Message
	case missing == 1:
		return "Er ontbreekt nog een vaste waarde van de mal."
	case missing > 1:
		return fmt.Sprintf("Er ontbreken nog %d vaste waarden van de mal.", missing)
	case len(rows) == 1:
		return "In 1 rij staat nog een fout."
	default:
		return fmt.Sprintf("In %s rijen staat nog een fout.", thousands(len(rows)))
	}
}

// thousands writes a number as Dutch people do: 20.000.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s.%03d", thousands(n/1000), n%1000)
}

func sourceColumns(p *roster.Plan) []SourceColumn {
	out := []SourceColumn{}
	for i, h := range p.Mapping.Headers {
		c := SourceColumn{Letter: sheet.ColumnName(i), Header: h, Hidden: slices.Contains(p.Sheet.HiddenColumns, i)}
		if l, ok := p.Mapping.FieldOf(i); ok {
			c.Field, c.FieldLabel, c.How = l.Field, roster.Label(l.Field), string(l.How)
		} else if h == "" {
			continue
		}
		out = append(out, c)
	}
	return out
}

func columns(p *roster.Plan) []ColumnView {
	out := []ColumnView{}
	for _, c := range p.Mal.Columns {
		letter, linked := p.Letter(c)
		out = append(out, ColumnView{Field: c.Name, Header: c.Header, Label: roster.Label(c.Name), Letter: letter,
			Constant: !c.Person() && !linked || c.Name == institute.Password})
	}
	return out
}

func counts(p *roster.Plan) Counts {
	c := Counts{Rows: p.Listed(), Written: p.Written()}
	c.LeftOut = c.Rows - c.Written
	for i := range p.Rows {
		r := &p.Rows[i]
		for _, f := range []struct {
			filter string
			n      *int
		}{{"changed", &c.Changed}, {"suggestion", &c.Suggestions}, {"check", &c.Check}, {"error", &c.Errors}} {
			if matches(r, f.filter) {
				*f.n++
			}
		}
	}
	return c
}

// rowsMost is how many row numbers a kind carries along.
const rowsMost = 200

// kindViews groups everything that was found by kind, in the order to handle:
// errors, suggestions, warnings, then what was done already.
func kindViews(p *roster.Plan, o Options) []KindView {
	found := map[string]*KindView{}
	count := func(code string, row int) {
		k := found[code]
		if k == nil {
			k = &KindView{Code: code, Rows: []int{}}
			found[code] = k
		}
		k.Count++
		if row > 0 && len(k.Rows) < rowsMost && !slices.Contains(k.Rows, row) {
			k.Rows = append(k.Rows, row)
		}
	}
	for _, list := range [][]table.Change{p.Fixes(), p.Suggestions()} {
		for _, c := range list {
			count(c.Kind, c.Row)
		}
	}
	for _, pr := range p.Problems() {
		count(string(pr.Code), pr.Row)
	}
	out := []KindView{}
	add := func(group string, kinds []roster.Kind, on func(code string) bool, fixed bool) {
		for _, k := range kinds {
			f := found[k.Code]
			chosen := slices.Contains(o.Accept, k.Code) || slices.Contains(o.NoFix, k.Code)
			// A kind that was turned off finds nothing and must stay visible to be turned on.
			if f == nil && !chosen {
				continue
			}
			v := KindView{Group: group, Code: k.Code, Label: k.Label, Explain: k.Explain, On: on(k.Code), Fixed: fixed, Rows: []int{}}
			if f != nil {
				v.Count, v.Rows = f.Count, f.Rows
			}
			out = append(out, v)
		}
	}
	never := func(string) bool { return false }
	split := func(warning bool) (list []roster.Kind) {
		for _, k := range roster.ProblemKinds() {
			if code := problem.Code(k.Code); roster.IsWarning(code) == warning && code != roster.OpenSuggestion {
				list = append(list, k)
			}
		}
		return list
	}
	add("error", split(false), never, true)
	add("suggestion", roster.SuggestionKinds(), func(code string) bool { return slices.Contains(o.Accept, code) }, false)
	add("warning", split(true), never, true)
	add("fix", roster.FixKinds(), func(code string) bool { return !slices.Contains(o.NoFix, code) }, false)
	add("fix", roster.FixedKinds(), func(string) bool { return true }, true)
	return out
}

func problemViews(list []problem.Problem) []ProblemView {
	out := []ProblemView{}
	for _, p := range list {
		out = append(out, problemView(p))
	}
	return out
}

func problemView(p problem.Problem) ProblemView {
	return ProblemView{string(p.Code), string(p.Severity), p.Row, p.Column, p.Cell, p.Value, p.Message, p.Hint}
}

// otherEncodings shows what the first name with an accent becomes under the
// encodings a text could have, so that a person can choose.
func otherEncodings(ctx context.Context, l *openList) []EncodingChoice {
	out := []EncodingChoice{}
	if l.book.Encoding == "" || l.book.Encoding == sheet.UTF8 && !l.book.Guessed || len(l.data) == 0 {
		return out
	}
	for _, e := range []sheet.Encoding{sheet.UTF8, sheet.Windows1252, sheet.MacRoman} {
		book, err := sheet.Read(ctx, l.data, sheet.Options{Encoding: e})
		if err != nil || len(book.Sheets) == 0 {
			continue
		}
		out = append(out, EncodingChoice{string(e), encodingLabels[e], accented(&book.Sheets[0])})
	}
	return out
}

func accented(s *sheet.Sheet) string {
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			if strings.ContainsFunc(c.Text, func(r rune) bool { return r > unicode.MaxASCII }) {
				return c.Text
			}
		}
	}
	return ""
}
