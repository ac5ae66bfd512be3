package desk

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
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
	p, x := l.plan, l.look()
	v := &ListView{
		File: l.name, Path: l.path, Format: formats[p.Book.Format],
		Sheet: p.Sheet.Name, Sheets: []SheetView{}, HeaderRow: p.HeaderRow,
		HiddenRows: len(p.HiddenRows), HiddenColumns: []string{},
		SourceColumns: sourceColumns(p), Mal: *malView(s.mal.with(p.Mal)),
		Columns: columns(p), Counts: x.counts, Kinds: x.kindViews(l.choices.Options),
		General: problemViews(p.General), Source: "none", Kept: s.jobs != nil && !l.unkept,
		Choices:   ChoicesView{l.choices.Hidden, l.choices.Encoding, l.choices.Username, l.choices.Expected},
		History:   historyView(l.history),
		Reading:   l.reading.now,
		Checklist: checklistOf(l.kept),
	}
	v.Mal.Old = s.malOld()
	switch {
	case l.typed:
		v.Format = "getypte rijen"
	case l.gone:
		v.Source = "gone"
	case l.watched != nil:
		v.Source = "watched"
	}
	for _, sh := range p.Book.Sheets {
		v.Sheets = append(v.Sheets, SheetView{sh.Name, sh.Hidden, len(sh.Rows)})
	}
	for _, c := range p.Sheet.HiddenColumns {
		v.HiddenColumns = append(v.HiddenColumns, sheet.ColumnName(c))
	}
	if p.Book.Encoding != "" && len(l.data) > 0 {
		v.Encoding = &EncodingView{Name: string(p.Book.Encoding), Label: encodingLabels[p.Book.Encoding], Guessed: p.Book.Guessed, Choices: l.others}
	}
	v.CanSave = !p.Blocked() && s.mal.Institute != ""
	v.SaveLabel = plural(p.Written(), "CSV met 1 aios opslaan", "CSV met %s aiossen opslaan")
	if !v.CanSave {
		v.WhyNot = whyNot(p, s.mal)
	}
	v.Written = writtenView(l)
	return v
}

// writtenView says how the CSV of a job stands.
func writtenView(l *openList) *WrittenView {
	w := l.kept.Written
	if w == nil {
		return nil
	}
	v := &WrittenView{Path: w.Path, File: filepath.Base(w.Path), Folder: filepath.Dir(w.Path), Date: w.Date, Written: w.Rows,
		LeftOut: rowLabels(w.LeftOut), Aside: rowLabels(w.Aside), State: w.state, Message: w.message, Uploads: l.kept.Uploads}
	if v.State == "" {
		v.State = "same"
		if sum := l.look().sum(); !bytes.Equal(sum[:], w.SHA256) {
			v.State = "older"
		}
	}
	return v
}

func rowLabels(rows []int) []string {
	out := []string{}
	for _, n := range rows {
		out = append(out, roster.RowLabel(n))
	}
	return out
}

func historyView(h table.History[roster.Step]) HistoryView {
	v := HistoryView{CanUndo: h.At > 0, CanRedo: h.At < len(h.Steps), Steps: h.At}
	if v.CanUndo {
		v.Undo = h.Steps[h.At-1].Words()
	}
	if v.CanRedo {
		v.Redo = h.Steps[h.At].Words()
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

// whyNot says what stands in the way of saving, and what to do.
func whyNot(p *roster.Plan, m malInForce) string {
	if m.Institute == "" {
		return "Kies eerst je instituut."
	}
	missing, rows := 0, map[int]bool{}
	var first problem.Problem
	for pr := range p.EachProblem {
		if pr.Severity != problem.Error {
			continue
		}
		switch {
		case pr.Code == roster.ConstantMissing:
			missing++
		case pr.Column != "" && pr.Row > p.HeaderRow:
			rows[pr.Row] = true
		case first.Code == "":
			first = *pr
		}
	}
	switch {
	case first.Code != "":
		return strings.TrimSpace(first.Message + " " + first.Hint)
	case missing == 1:
		return "Er ontbreekt nog een vaste waarde van de mal. Vul haar in op het scherm Mal."
	case missing > 1:
		return fmt.Sprintf("Er ontbreken nog %d vaste waarden van de mal. Vul ze in op het scherm Mal.", missing)
	case len(rows) == 1:
		return "In 1 rij staat nog een fout. Verbeter haar, of zet de rij apart."
	default:
		return fmt.Sprintf("In %s rijen staat nog een fout. Verbeter ze, of zet de rijen apart.", thousands(len(rows)))
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
		v := ColumnView{Field: c.Name, Header: c.Header, Label: roster.Label(c.Name), Letter: letter,
			Constant: !c.Person() && !linked || c.Name == institute.Password, Locked: p.Locked(c), Choices: []Choice{}}
		if c.Name == institute.Gender {
			v.Choices = []Choice{{"gender_v", "vrouw (gender_v)"}, {"gender_m", "man (gender_m)"}}
		}
		out = append(out, v)
	}
	return out
}

// kindViews groups everything that was found by kind, in the order to handle:
// errors, suggestions, warnings, then what was done already.
func (x *index) kindViews(o roster.Options) []KindView {
	out := []KindView{}
	add := func(group string, kinds []roster.Kind, answer func(code string) string, fixed bool) {
		for _, k := range kinds {
			t, said := x.tally[k.Code], answer(k.Code)
			// What was answered for all rows and finds nothing must stay visible to be answered anew.
			if t == nil && said == "" {
				continue
			}
			v := KindView{Group: group, Code: k.Code, Label: k.Label, Explain: k.Explain, Answer: said, Fixed: fixed}
			if t != nil {
				v.Count, v.Open, v.Taken, v.Left = t.count, t.open, t.taken, t.left
			}
			out = append(out, v)
		}
	}
	none := func(string) string { return "" }
	split := func(warning bool) (list []roster.Kind) {
		for _, k := range roster.ProblemKinds() {
			if code := problem.Code(k.Code); roster.IsWarning(code) == warning && code != roster.OpenSuggestion {
				list = append(list, k)
			}
		}
		return list
	}
	said := func(code string) string {
		switch {
		case o.Accept[code]:
			return "yes"
		case o.Leave[code], o.NoFix[code]:
			return "no"
		}
		return ""
	}
	add("error", split(false), none, true)
	add("suggestion", roster.SuggestionKinds(), said, false)
	add("warning", split(true), none, true)
	add("fix", roster.FixKinds(), said, false)
	add("fix", roster.FixedKinds(), none, true)
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
