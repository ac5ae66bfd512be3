package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// Finished is the service of a finished CSV: one that was dropped on the
// window, or that still lies where it was written.
type Finished struct{ s *state }

// finishedCSV is a finished CSV on the desk.
type finishedCSV struct {
	origin
	verdict roster.Verdict
	view    *CSVView
}

// fixedOfCSV is how many fixed columns of S1 make a text file a finished CSV:
// no sender's list has those.
const fixedOfCSV = 3

// recognise tells whether a file is a finished CSV: one that Aiosmap wrote,
// or one with the fixed columns of the import.
func (s *state) recognise(ctx context.Context, o origin, book *sheet.Workbook) (*finishedCSV, bool) {
	if book.Format != sheet.Delimited || len(book.Sheets) == 0 || len(book.Sheets[0].Rows) == 0 || s.mal.Institute == "" {
		return nil, false
	}
	fixed := 0
	for _, c := range book.Sheets[0].Rows[0].Cells {
		if slices.ContainsFunc(institute.FixedNames(), func(n string) bool { return strings.EqualFold(n, strings.TrimSpace(c.Text)) }) {
			fixed++
		}
	}
	_, _, known := s.known(o.data)
	if !known && fixed < fixedOfCSV {
		return nil, false
	}
	f := &finishedCSV{origin: o}
	f.view = s.judge(ctx, o.data)
	f.view.File, f.view.Path = o.name, o.path
	f.verdict, _ = roster.Recheck(ctx, o.data, s.mal.Mal)
	return f, true
}

// known tells when a file with these bytes was written here.
func (s *state) known(data []byte) (date string, rows int, ok bool) {
	s.remember("written file", func(m Memory) (err error) {
		date, rows, ok, err = m.KnownCSV(sha256.Sum256(data))
		return err
	})
	return date, rows, ok
}

// judge says what became of a finished CSV.
func (s *state) judge(ctx context.Context, data []byte) *CSVView {
	v := &CSVView{Matters: []MatterView{}}
	if date, rows, ok := s.known(data); ok {
		v.State, v.Date, v.Rows = "same", date, rows
		v.Message = fmt.Sprintf("Ongewijzigd sinds Aiosmap het schreef op %s.", dutchDate(date))
		return v
	}
	verdict, err := roster.Recheck(ctx, data, s.mal.Mal)
	if err != nil {
		v.State, v.Message = "broken", failure(err).Message
		return v
	}
	if verdict.Plan != nil {
		v.Rows = verdict.Plan.Written()
	}
	if verdict.Right {
		v.State, v.Message = "right", "Dit bestand is in orde. Aiosmap schreef het niet op deze computer, of niet in deze vorm."
		return v
	}
	v.Matters = matters(verdict)
	v.State = "broken"
	if verdict.Plan != nil {
		v.State = "changed"
		for _, pr := range verdict.Plan.Problems() {
			if pr.Severity == problem.Error {
				v.Remaining++
			}
		}
	}
	var titles []string
	for _, m := range v.Matters[:min(3, len(v.Matters))] {
		titles = append(titles, m.Title)
	}
	v.Message = strings.Join(titles, " ")
	return v
}

// matters groups what is wrong with a finished CSV; a cell is named with whom
// it is about, because nobody should open the file to look.
func matters(verdict roster.Verdict) []MatterView {
	out := []MatterView{}
	at := map[string]int{}
	for _, pr := range verdict.Problems {
		if pr.Severity != problem.Error {
			continue
		}
		zero := pr.Code == roster.CSVChanged && pr.Column == institute.BigNr && strings.Contains(pr.Message, "voorloopnul")
		key := string(pr.Code) + pr.Column
		if zero {
			key += "0"
		}
		if pr.Row == 0 || pr.Code == roster.CSVColumns {
			key += pr.Message
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, MatterView{Title: pr.Message, Cells: []string{}})
		}
		m := &out[i]
		m.Count++
		switch {
		case zero:
			m.Title = plural(m.Count, "1 BIG-nummer mist de voorloopnul.", "%s BIG-nummers missen de voorloopnul.")
		case pr.Code == roster.CSVChanged:
			m.Title = plural(m.Count, "1 waarde in ‘"+roster.Label(pr.Column)+"’ is anders.", "%s waarden in ‘"+roster.Label(pr.Column)+"’ zijn anders.")
		case pr.Row > 0 && pr.Code != roster.CSVColumns:
			m.Title = roster.KindOf(string(pr.Code)).Label + plural(m.Count, " in 1 rij.", " in %s rijen.")
		}
		if pr.Cell != "" && len(m.Cells) < 20 {
			where, what := pr.Cell, pr.Message
			if verdict.Plan != nil {
				for _, who := range verdict.Plan.People([]int{pr.Row}) {
					where += ", " + who.Name
					if zero {
						what = fmt.Sprintf("‘%s’ hoort ‘%s’ te zijn.", pr.Value, who.BigNr)
					}
				}
			}
			m.Cells = append(m.Cells, where+": "+what)
		}
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, thousands(n))
}

// dutchDate writes an ISO date as people do: 3 maart 2026.
func dutchDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	months := []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// Repair writes the finished CSV as it should be, in its place, or where the
// user says for one that came without a path.
func (f *Finished) Repair() (v *Saved, err error) {
	var path, name string
	err = f.s.do("Repair", func(context.Context) error {
		if f.s.finished == nil || f.s.finished.verdict.Plan == nil {
			return problem.Refuse("csv-broken", "Dit bestand is niet te herstellen.", "Maak de CSV opnieuw uit de lijst.")
		}
		path, name = f.s.finished.path, f.s.finished.name
		return nil
	})
	if err == nil && path == "" {
		path, err = f.s.Dialogs.SaveAs("CSV opslaan", name, "csv")
	}
	if err != nil || path == "" {
		return &Saved{LeftOut: []int{}, Aside: []int{}}, err
	}
	err = f.s.work("CSV herstellen", func(ctx context.Context) error {
		if f.s.finished == nil {
			return noList()
		}
		p := f.s.finished.verdict.Plan
		data, err := p.Save(ctx, path, true)
		if err != nil {
			return err
		}
		f.s.rememberWritten(path, data, p)
		v = saved(path, data, p)
		o := f.s.finished.origin
		o.path, o.name, o.data = path, filepath.Base(path), data
		f.s.finished = &finishedCSV{origin: o, view: f.s.judge(ctx, data)}
		f.s.finished.view.File, f.s.finished.view.Path = o.name, o.path
		return nil
	})
	return v, err
}

// RepairWritten writes the CSV of the open list again in its place.
func (f *Finished) RepairWritten() (v *ListView, err error) {
	err = f.s.work("CSV herstellen", func(ctx context.Context) error {
		l := f.s.list
		if l == nil || l.kept.Written == nil {
			return noList()
		}
		if err := f.s.writeCSV(ctx, l, l.kept.Written.Path); err != nil {
			return err
		}
		v = f.s.view(ctx)
		return nil
	})
	return v, err
}

// OpenAsList takes the finished CSV for a list to work on. One that was saved
// for a job that is still kept brings back that job; one that is right as it
// stands is the file that was uploaded, so that Scorion's answer can be read.
func (f *Finished) OpenAsList() (v *ListView, err error) {
	err = f.s.work("Lijst openen", func(ctx context.Context) error {
		if f.s.finished == nil {
			return noList()
		}
		o, state := f.s.finished.origin, f.s.finished.view.State
		sum := sha256.Sum256(o.data)
		id, ok := f.s.jobWhere(func(st jobState) bool { return st.Kept.Written != nil && bytes.Equal(st.Kept.Written.SHA256, sum[:]) })
		if ok && f.s.resume(ctx, id) == nil {
			v = f.s.view(ctx)
			return nil
		}
		book, err := o.read(ctx, "")
		if err != nil {
			return err
		}
		l := &openList{origin: o, book: book, choices: roster.Sum(nil)}
		if err := f.s.plan(l); err != nil {
			return err
		}
		if o.path != "" && (state == "same" || state == "right") {
			l.kept.Written = f.s.writtenOf(l, o.path, sum[:])
		}
		f.s.show(ctx, l)
		f.s.followWritten(l)
		v = f.s.view(ctx)
		return nil
	})
	return v, err
}

// Close takes the finished CSV off the desk.
func (f *Finished) Close() error {
	return f.s.do("Close", func(context.Context) error {
		f.s.finished = nil
		return nil
	})
}

// Look opens a CSV that was written earlier.
func (f *Finished) Look(id string) (v *CSVView, err error) {
	err = f.s.work("CSV bekijken", func(ctx context.Context) error {
		l, ok := f.s.leftover(id)
		if !ok {
			return leftoverGone()
		}
		data, book, err := sheet.ReadFile(ctx, l.Path, sheet.Options{})
		if err != nil {
			return err
		}
		o := origin{name: filepath.Base(l.Path), path: l.Path, data: data}
		csv := &finishedCSV{origin: o, view: f.s.judge(ctx, data)}
		csv.view.File, csv.view.Path = o.name, o.path
		if book.Format == sheet.Delimited {
			if csv.verdict, err = roster.Recheck(ctx, data, f.s.mal.Mal); err != nil {
				return err
			}
		}
		f.s.leave()
		f.s.finished = csv
		v = csv.view
		return nil
	})
	return v, err
}

// Remove deletes a CSV that was written earlier, when it is still what was written.
func (f *Finished) Remove(id string) (v *StartView, err error) {
	err = f.s.do("Remove", func(ctx context.Context) error {
		l, ok := f.s.leftover(id)
		if !ok {
			return leftoverGone()
		}
		sum, err := hex.DecodeString(l.SHA256)
		if err != nil {
			return leftoverGone()
		}
		if err := removeIfSame(l.Path, sum); err != nil {
			return err
		}
		f.s.dropLeftover(id)
		v = f.s.startView(ctx)
		return nil
	})
	return v, err
}

// removeIfSame deletes a CSV when it still has the SHA-256 it was written with.
func removeIfSame(path string, sum []byte) error {
	stuck := problem.Refuse("not-removed", filepath.Base(path)+" kon niet worden verwijderd.", "Sluit het bestand als het in een ander programma open staat, en probeer het opnieuw.")
	data, err := readFinished(path)
	switch {
	case os.IsNotExist(err):
		return leftoverGone()
	case err != nil:
		return stuck
	}
	if is := sha256.Sum256(data); !bytes.Equal(is[:], sum) {
		return problem.Refuse("csv-changed-since", filepath.Base(path)+" is veranderd sinds Aiosmap het schreef, dus Aiosmap verwijdert het niet.",
			"Bekijk het bestand, en verwijder het zelf als je het niet meer nodig hebt.")
	}
	if err := os.Remove(path); err != nil {
		return stuck
	}
	return nil
}

// Forget asks no more about a CSV that was written earlier.
func (f *Finished) Forget(id string) (v *StartView, err error) {
	err = f.s.do("Forget", func(ctx context.Context) error {
		f.s.dropLeftover(id)
		v = f.s.startView(ctx)
		return nil
	})
	return v, err
}

func leftoverGone() error {
	return problem.Refuse(sheet.FileMissing, "Dat bestand staat er niet meer.", "")
}
