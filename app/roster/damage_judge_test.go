package roster_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// trial is how the program is used on the lists.
type trial struct {
	noFix map[string]bool
	// deaf are problems that nobody hears.
	deaf map[problem.Code]bool
}

// judge sends one damaged list through the program as a user would: read,
// take the suggestions over or not, leave the rows with errors out, write.
func (tr trial) judge(l *dList, data []byte, accept bool, t *tally) error {
	t.lists++
	t.rows += len(l.rows)
	book, err := sheet.Read(context.Background(), data, sheet.Options{})
	if err != nil {
		return t.refuse(l, err)
	}
	o := roster.Options{Decisions: table.Decisions{NoFix: tr.noFix, Accept: map[string]bool{}}}
	if accept {
		for _, k := range roster.SuggestionKinds() {
			o.Accept[k.Code] = true
		}
	}
	mal := dMal()
	first, err := roster.Build(book, mal, o)
	if err != nil {
		return t.refuse(l, err)
	}
	plan := first
	wrong := map[int]bool{} // rows with an error
	if first.Blocked() {
		for _, r := range first.Rows {
			if r.Out == "" && slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return p.Severity == problem.Error }) {
				wrong[r.Number] = true
				o.DropRows = append(o.DropRows, r.Number)
			}
		}
		if plan, err = roster.Build(book, mal, o); err != nil {
			return t.refuse(l, err)
		}
	}
	if plan.Blocked() {
		for _, p := range plan.General {
			if p.Severity == problem.Error {
				t.blocked[string(p.Code)]++
				break
			}
		}
		for _, w := range l.rows {
			t.each(l, w, func(kind) outcome { return oError })
		}
		return nil
	}
	written, err := dWritten(plan, mal)
	if err != nil {
		return err
	}
	for _, w := range l.rows {
		tr.row(t, l, w, plan, written, wrong)
	}
	for number, line := range written {
		if !slices.ContainsFunc(l.rows, func(w dRow) bool { return w.number == number }) {
			t.count(kNone, oSilent)
			t.sample("invented", fmt.Sprintf("list %d row %d was written and is no aios: %v", l.number, number, line))
		}
	}
	return nil
}

func (t *tally) refuse(l *dList, err error) error {
	p, ok := problem.From(err)
	if !ok {
		return fmt.Errorf("a list of %s ended in an error that is no refusal: %w", l.form.name, err)
	}
	t.refused[string(p.Code)]++
	t.sample("refused "+string(p.Code), fmt.Sprintf("list %d (%s) refused: %v", l.number, l.form.name, err))
	for _, w := range l.rows {
		t.each(l, w, func(kind) outcome { return oError })
	}
	return nil
}

// each counts every kind of damage in a row once.
func (t *tally) each(l *dList, w dRow, f func(k kind) outcome) {
	kinds := slices.Clone(l.all)
	for _, ks := range w.touched {
		for _, k := range ks {
			if !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
	}
	if len(kinds) == 0 {
		kinds = []kind{kNone}
	}
	for _, k := range kinds {
		t.count(k, f(k))
	}
}

// marks are what the plan says about one field of a row.
type marks struct{ fix, accepted, open, problem bool }

// row compares one aios with what was written.
func (tr trial) row(t *tally, l *dList, w dRow, plan *roster.Plan, written map[int]truth, wrong map[int]bool) {
	at := slices.IndexFunc(plan.Rows, func(r roster.Row) bool { return r.Number == w.number })
	got, isWritten := written[w.number]
	if !isWritten {
		reported := wrong[w.number] || slices.ContainsFunc(plan.General, func(p problem.Problem) bool { return p.Row == w.number })
		t.each(l, w, func(kind) outcome {
			if reported {
				return oError
			}
			return oSilent
		})
		if !reported {
			t.sample("lost", fmt.Sprintf("list %d (%s) row %d was neither written nor reported: %v", l.number, l.form.name, w.number, w.truth))
		}
		return
	}
	said := tr.said(plan, plan.Rows[at], w)
	var ends [dFields]outcome
	for f := range dFields {
		ends[f] = judgeField(f, w, got, said[f])
		if ends[f] == oFixWrong {
			t.sample(fmt.Sprint("fix only ", dNames[f], w.touched[f]), fmt.Sprintf("only a fix: list %d row %d %s: truth %q, written %q",
				l.number, w.number, dNames[f], w.truth[f], got[f]))
		}
		t.harm(l, f, w, got, said[f])
		if ends[f] == oSilent {
			t.sample(fmt.Sprint("silent ", dNames[f], w.touched[f]), fmt.Sprintf("list %d (%s) row %d %s: truth %q, in the list %q (joined %d), written %q, all of it %q, damaged by %q",
				l.number, l.form.name, w.number, dNames[f], w.truth[f], w.cells[f].text, l.joined, got[f], w.truth, w.touched))
		}
	}
	suspected := tr.suspects(plan.Rows[at])
	t.each(l, w, func(k kind) outcome {
		worst := oFine
		for f, o := range ends {
			if slices.Contains(w.touched[f], k) || slices.Contains(l.all, k) {
				worst = max(worst, o)
			}
		}
		if worst == oUnseeable && suspected {
			return oWarning
		}
		return worst
	})
	for f, o := range ends {
		if o == oSilent && len(w.touched[f]) == 0 && len(l.all) == 0 {
			t.count(kNone, oSilent)
		}
	}
}

func judgeField(f int, w dRow, got truth, m marks) outcome {
	switch same := dSame(f, got[f], w.truth[f]); {
	case same && m.accepted:
		return oSuggestion
	case same && m.fix:
		return oFix
	case same:
		return oFine
	case m.accepted || m.open:
		return oSuggestion
	case m.problem:
		return oWarning
	case m.fix && dSame(f, got[f], w.moved[f]):
		return oUnseeable
	case m.fix:
		return oFixWrong
	case dSame(f, got[f], w.moved[f]):
		return oUnseeable
	}
	return oSilent
}

// dSame compares values; mail reaches a domain in any case.
func dSame(f int, a, b string) bool {
	if f == dEmail {
		return strings.EqualFold(a, b)
	}
	return a == b
}

func (t *tally) harm(l *dList, f int, w dRow, got truth, m marks) {
	if len(w.touched[f]) > 0 || dSame(f, got[f], w.truth[f]) {
		return
	}
	switch {
	case m.accepted:
		t.harmedByYes++
	case m.fix:
		t.harmedByFix++
		t.sample("harmed", fmt.Sprintf("list %d row %d %s: a fix altered %q to %q", l.number, w.number, dNames[f], w.truth[f], got[f]))
	}
}

// said collects what the plan says about each field of a row; what it says
// about a column at its header holds for every row.
func (tr trial) said(plan *roster.Plan, r roster.Row, w dRow) [dFields]marks {
	var out [dFields]marks
	on := func(column string, mark func(*marks)) {
		for f := range dFields {
			if w.covers(column, f) {
				mark(&out[f])
			}
		}
	}
	for _, c := range r.Fixes {
		if c.Kind != roster.FixUsername && c.Kind != roster.FixConstant {
			on(c.Column, func(m *marks) { m.fix = true })
		}
	}
	for _, c := range r.Accepted {
		on(c.Column, func(m *marks) { m.accepted = true })
	}
	for _, c := range r.Open {
		on(c.Column, func(m *marks) { m.open = true })
	}
	for _, c := range plan.Near {
		on(c.Column, func(m *marks) { m.open = true })
	}
	for _, p := range r.Problems {
		if !tr.deaf[p.Code] {
			on(p.Column, func(m *marks) { m.problem = true })
		}
	}
	return out
}

// suspects tells whether the plan says that names and address of a row do not
// belong together: about values that changed places nothing else can be said,
// and the warning stands on one of the columns concerned.
func (tr trial) suspects(r roster.Row) bool {
	return slices.ContainsFunc(r.Problems, func(p problem.Problem) bool {
		return (p.Code == roster.EmailOtherPerson || p.Code == roster.NameOrder) && !tr.deaf[p.Code]
	})
}

// covers tells whether what the plan says about a column speaks about this
// field: it is the field's own, or that of the cell which holds it.
func (w dRow) covers(column string, f int) bool {
	if column == roster.NameField {
		return f <= dLast
	}
	at := slices.Index(dNames[:], column)
	return at == f || at == w.home[f] || at >= 0 && at <= dLast && f <= dLast && w.home[dLast] == dFirst
}

// dMal is a mal with all its values, made from the built-in one.
func dMal() institute.Mal {
	leiden, _ := institute.Find("leiden")
	return institute.BuiltIn(leiden).With(map[string]string{
		"status": "actief", "rolegroup": "aios", "rol": "aios", "instituut": "Leiden", "niv2": "Leiden",
	})
}

// dWritten reads the CSV of a plan with a reader that is not ours and gives
// its lines by the row each came from.
func dWritten(plan *roster.Plan, mal institute.Mal) (map[int]truth, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(plan.CSV(), []byte("\ufeff"))))
	r.Comma = []rune(mal.Delimiter)[0]
	lines, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("written CSV: %w", err)
	}
	var places [dFields]int
	for f, name := range dNames {
		places[f] = slices.Index(lines[0], name)
	}
	user := slices.Index(lines[0], "username")
	out := make(map[int]truth, len(lines))
	next := 1
	for _, row := range plan.Rows {
		if row.Out != "" {
			continue
		}
		if next >= len(lines) {
			return nil, fmt.Errorf("row %d is in the plan and not in the CSV", row.Number)
		}
		var p truth
		for f, at := range places {
			p[f] = lines[next][at]
		}
		if lines[next][user] != "BIG-"+p[dBig] {
			return nil, fmt.Errorf("row %d: user name %q beside number %q", row.Number, lines[next][user], p[dBig])
		}
		out[row.Number] = p
		next++
	}
	if next != len(lines) {
		return nil, fmt.Errorf("%d lines in the CSV, %d in the plan", len(lines)-1, next-1)
	}
	return out, nil
}
