package desk

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"aiosmap/app/hap"
	"aiosmap/app/job"
	"aiosmap/app/problem"
)

// Loose gives an empty form for a document of which nothing is kept.
func (a *Papers) Loose() (v *LooseStart, err error) {
	err = a.c.do("Loose", func() error {
		if !a.c.allowed() {
			return portfolioOff()
		}
		s := hap.DefaultSettings()
		v = &LooseStart{Form: LooseForm{Declarations: []LooseDeclaration{{Capacity: hap.Opleider}}, Approvals: []LooseApproval{}, Shifts: []LooseShifts{}},
			Institutes: institutePlaces(), Roles: orList(s.Roles), Stages: stageSettings(s.Stages)}
		return nil
	})
	return v, err
}

// looseData is the form as a data file of the command line has it, so that the
// same data give the same document.
type looseData struct {
	Institute    string              `json:"instituut"`
	Date         string              `json:"datum"`
	Aios         map[string]string   `json:"aios"`
	Practice     map[string]string   `json:"praktijk"`
	Declarations []map[string]string `json:"verklaringen"`
	Approvals    []map[string]string `json:"akkoorden"`
	Shifts       []map[string]any    `json:"diensten"`
}

// looseFields gives the field of the form for the place in a data file.
var looseFields = map[string]string{
	"instituut": "institute", "datum": "", "aios.naam": "name", "aios.big": "big", "aios.fase": "stage",
	"praktijk.naam": "practice.name", "praktijk.telefoon": "practice.phone",
	"verklaringen": "declarations", "akkoorden": "approvals", "diensten": "shifts",
	"verklaringen.rol": "role", "verklaringen.hap": "post", "verklaringen.datum": "date", "verklaringen.fase": "stage",
	"verklaringen.opleider": "trainer", "verklaringen.hoedanigheid": "capacity", "verklaringen.toelichting": "note",
	"akkoorden.fase": "stage", "akkoorden.datum": "date", "akkoorden.opleider": "trainer",
	"diensten.fase": "stage", "diensten.verricht": "done", "diensten.norm": "norm", "diensten.eerste": "first", "diensten.laatste": "last",
}

// loose is a form on its way to paper. rows says which rows of each list count:
// one that is wholly empty is none.
type loose struct {
	rows     map[string][]int
	problems []problem.Problem
	hap.Statement
}

// readLoose reads a form as it was filled in.
func readLoose(f LooseForm, now time.Time) (loose, error) {
	l := loose{rows: map[string][]int{}}
	data := looseData{Institute: f.Institute, Date: now.Format(time.DateOnly),
		Aios:     map[string]string{"naam": f.Name, "big": f.BIG, "fase": f.Stage},
		Practice: map[string]string{"naam": f.Practice.Name, "telefoon": f.Practice.Phone}}
	for i, d := range f.Declarations {
		if l.counts("verklaringen", i, d.Role, d.Post, d.Date, d.Stage, d.Trainer, d.Note) {
			data.Declarations = append(data.Declarations, map[string]string{"rol": d.Role, "hap": d.Post, "datum": d.Date, "fase": d.Stage,
				"opleider": d.Trainer, "hoedanigheid": d.Capacity, "toelichting": d.Note})
		}
	}
	for i, d := range f.Approvals {
		if l.counts("akkoorden", i, d.Stage, d.Date, d.Trainer) {
			data.Approvals = append(data.Approvals, map[string]string{"fase": d.Stage, "datum": d.Date, "opleider": d.Trainer})
		}
	}
	for i, n := range f.Shifts {
		if l.counts("diensten", i, n.Stage, n.Done, n.Norm, n.First, n.Last) {
			at := len(l.rows["diensten"]) - 1
			data.Shifts = append(data.Shifts, map[string]any{"fase": n.Stage, "verricht": l.number(at, "verricht", n.Done), "norm": l.number(at, "norm", n.Norm),
				"eerste": n.First, "laatste": n.Last})
		}
	}
	text, err := json.Marshal(data)
	if err != nil {
		return loose{}, fmt.Errorf("a loose document: %w", err)
	}
	var problems []problem.Problem
	l.Statement, problems = hap.ReadData(text)
	l.problems = append(l.problems, problems...)
	return l, nil
}

func (l *loose) counts(list string, row int, texts ...string) bool {
	if strings.TrimSpace(strings.Join(texts, "")) == "" {
		return false
	}
	l.rows[list] = append(l.rows[list], row)
	return true
}

// number reads a number as it was typed.
func (l *loose) number(row int, field, text string) int {
	if text = strings.TrimSpace(text); text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		p := problem.Refuse(hap.DataNumber, fmt.Sprintf("‘%s’ is geen aantal.", text), "Vul een heel getal in, zoals 20.")
		p.Column = fmt.Sprintf("diensten.%d.%s", row, field)
		l.problems = append(l.problems, p)
		return 0
	}
	return n
}

// blocked gives the first problem that stands in the way.
func (l *loose) blocked() error {
	for _, p := range l.problems {
		if p.Severity == problem.Error {
			return p
		}
	}
	return nil
}

// views gives the problems under the fields of the form.
func (l *loose) views() []FieldProblem {
	out := fieldProblems(l.problems)
	for i, p := range out {
		list, rest, _ := strings.Cut(p.Field, ".")
		index, field, ok := strings.Cut(rest, ".")
		at, err := strconv.Atoi(index)
		if !ok || err != nil || at >= len(l.rows[list]) {
			out[i].Field = looseFields[p.Field]
			continue
		}
		out[i].Field = fmt.Sprintf("%s.%d.%s", looseFields[list], l.rows[list][at], looseFields[list+"."+field])
	}
	return out
}

// looseWork reads a form, and draws it when nothing stands in the way.
func (a *Papers) looseWork(name string, form LooseForm) (l loose, paper hap.Paper, err error) {
	err = a.c.do(name, func() error {
		if !a.c.allowed() {
			return portfolioOff()
		}
		if l, err = readLoose(form, a.c.Now()); err != nil || l.blocked() != nil {
			return err
		}
		paper, err = hap.Document(l.Statement, nil, nil)
		return err
	})
	return l, paper, err
}

// LoosePreview gives the document as it would look, with what is wrong.
func (a *Papers) LoosePreview(form LooseForm) (*LoosePreview, error) {
	l, paper, err := a.looseWork("LoosePreview", form)
	if err != nil {
		return nil, err
	}
	v := &LoosePreview{Problems: l.views()}
	if l.blocked() == nil {
		v.PDF, v.FileName = base64.StdEncoding.EncodeToString(paper.PDF), hap.FileName(l.Statement)
		for _, words := range replacedWords(paper.Replaced) {
			v.Problems = append(v.Problems, FieldProblem{Message: words, Warning: true})
		}
	}
	return v, nil
}

// LooseSave asks where the document goes and writes it there.
func (a *Papers) LooseSave(form LooseForm) (*Saved, error) {
	l, paper, err := a.looseWork("LooseSave", form)
	if err == nil {
		err = l.blocked()
	}
	if err != nil {
		return nil, err
	}
	v := &Saved{LeftOut: []int{}, Aside: []int{}}
	path, err := a.c.askWhere("Verklaring opslaan", hap.FileName(l.Statement))
	if err != nil || path == "" {
		return v, a.c.shaped("LooseSave", err)
	}
	err = a.c.do("LooseSave", func() error {
		if err := placeBytes(path, paper.PDF); err != nil {
			return err
		}
		v.Path, v.File = path, filepath.Base(path)
		a.c.looseShown = path
		return nil
	})
	return v, err
}

// placeBytes writes a file whole or not at all, and reads it back.
func placeBytes(path string, data []byte) error {
	return place(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}, func(f *os.File) error {
		written, err := io.ReadAll(f)
		if err == nil && !bytes.Equal(written, data) {
			err = fmt.Errorf("the file reads back differently")
		}
		return err
	})
}

// LooseOpen gives the document to the system's own program.
func (a *Papers) LooseOpen(form LooseForm) error {
	l, paper, err := a.looseWork("LooseOpen", form)
	if err == nil {
		err = l.blocked()
	}
	if err != nil {
		return err
	}
	return a.c.shaped("LooseOpen", a.c.last("Document openen", func(context.Context, *job.Progress) error {
		return a.c.show(hap.FileName(l.Statement), func(w io.Writer) error {
			_, err := w.Write(paper.PDF)
			return err
		})
	}))
}

// LooseShow shows what LooseSave wrote last in the system's file manager.
func (a *Papers) LooseShow() error {
	path := ""
	err := a.c.do("LooseShow", func() error {
		if path = a.c.looseShown; path == "" {
			return nothingSaved()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return a.c.shaped("LooseShow", a.c.Dialogs.Show(path))
}
