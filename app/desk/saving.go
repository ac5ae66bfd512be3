package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

// Files is the service of what is written for the open list.
type Files struct{ s *state }

// Save asks where the CSV goes and writes it.
func (f *Files) Save() (*Saved, error) {
	return f.save(target{"CSV opslaan", "", "csv"}, func(ctx context.Context, l *openList, path string) ([]byte, error) {
		if err := f.s.writeCSV(ctx, l, path); err != nil {
			return nil, err
		}
		return l.plan.CSV(), nil
	})
}

// SaveWorkbook writes the same rows as .xlsx with text cells.
func (f *Files) SaveWorkbook() (*Saved, error) {
	return f.save(target{"Veilige werkmap opslaan", " - veilige werkmap", "xlsx"}, workbook((*roster.Plan).SafeWorkbook))
}

// SaveReport writes the list with coloured cells and reasons.
func (f *Files) SaveReport() (*Saved, error) {
	return f.save(target{"Verslag opslaan", " - verslag", "xlsx"}, workbook((*roster.Plan).Report))
}

// SaveQuestions writes only the rows and columns with a question.
func (f *Files) SaveQuestions() (*Saved, error) {
	return f.save(target{"Vragen aan de afzender opslaan", " - vragen", "xlsx"}, workbook((*roster.Plan).Questions))
}

// SaveAside writes the rows that were set aside, which open again as a list.
func (f *Files) SaveAside() (*Saved, error) {
	return f.save(target{"Apart gezette rijen opslaan", " - apart gezet", "xlsx"}, workbook(roster.AsideWorkbook))
}

// SaveTickList writes a list to tick off per person.
func (f *Files) SaveTickList() (*Saved, error) {
	return f.save(target{"Aftekenlijst opslaan", " - aftekenlijst", "xlsx"}, workbook(func(p *roster.Plan) ([]byte, error) { return roster.TickList(p) }))
}

// SaveHandover writes the job as a workbook for a colleague, which opens
// again with its decisions.
func (f *Files) SaveHandover() (*Saved, error) {
	return f.save(target{"Klus overdragen", " - klus", "xlsx"}, func(_ context.Context, l *openList, path string) ([]byte, error) {
		data, err := l.plan.HandoverWorkbook(roster.Handover{Name: l.name, Institute: f.s.mal.Institute,
			Source: l.data, Text: l.text, HTML: l.html, History: l.history, Links: l.kept.Links})
		if err != nil {
			return nil, err
		}
		if err := roster.Replace(path, true, data, unchecked); err != nil {
			return nil, err
		}
		l.handed = l.plan
		return data, nil
	})
}

func unchecked([]byte) error { return nil }

func workbook(make func(*roster.Plan) ([]byte, error)) func(context.Context, *openList, string) ([]byte, error) {
	return func(_ context.Context, l *openList, path string) ([]byte, error) {
		data, err := make(l.plan)
		if err != nil {
			return nil, err
		}
		return data, roster.Replace(path, true, data, unchecked)
	}
}

// target is what a dialog asks a place for.
type target struct{ title, suffix, extension string }

// save asks for a place and writes there. The list itself is never replaced.
func (f *Files) save(t target, write func(context.Context, *openList, string) ([]byte, error)) (v *Saved, err error) {
	var name string
	var seen *roster.Plan
	err = f.s.do("save", func(context.Context) error {
		l := f.s.list
		if l == nil {
			return noList()
		}
		seen = l.plan
		name = strings.TrimSuffix(l.name, filepath.Ext(l.name)) + t.suffix + "." + t.extension
		switch {
		case t.extension != "csv":
		case f.s.mal.Institute == "":
			return noInstitute()
		case l.plan.Blocked():
			return roster.ErrorsRemain()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	path, err := f.s.ask(t, name)
	if err != nil || path == "" {
		return &Saved{LeftOut: []int{}, Aside: []int{}}, err
	}
	err = f.s.work(t.title, func(ctx context.Context) error {
		l := f.s.list
		switch {
		case l == nil:
			return noList()
		case l.plan != seen && !bytes.Equal(l.plan.CSV(), seen.CSV()):
			return problem.Refuse("list-moved", "De lijst is veranderd terwijl je een plaats koos, dus er is niets opgeslagen.", "Kijk haar na en sla opnieuw op.")
		case l.path != "" && roster.SameFile(path, l.path):
			return problem.Refuse(roster.TargetExists, "Dat is de lijst zelf.", "Kies een andere naam; je lijst blijft zoals hij is.")
		}
		data, err := write(ctx, l, path)
		if err != nil {
			return err
		}
		v = saved(path, data, l.plan)
		return nil
	})
	return v, err
}

// ask asks where a file goes; empty when the dialog was closed.
func (s *state) ask(t target, name string) (string, error) { return askPlace(s.Dialogs, t, name) }

func askPlace(dialogs Dialogs, t target, name string) (string, error) {
	path, err := dialogs.SaveAs(t.title, name, t.extension)
	// Windows' dialog does not append the extension.
	if err == nil && path != "" && !strings.EqualFold(filepath.Ext(path), "."+t.extension) {
		path += "." + t.extension
		if _, err := os.Lstat(path); err == nil {
			return "", problem.Refuse(roster.TargetExists, filepath.Base(path)+" bestaat al.", "Kies een andere naam.")
		}
	}
	return path, err
}

func saved(path string, data []byte, p *roster.Plan) *Saved {
	sum := sha256.Sum256(data)
	return &Saved{Path: path, File: filepath.Base(path), Written: p.Written(),
		LeftOut: orList(leftOut(p, false)), Aside: orList(leftOut(p, true)), SHA256: hex.EncodeToString(sum[:])}
}

// leftOut gives the rows set aside, or those left out otherwise on purpose.
func leftOut(p *roster.Plan, aside bool) (rows []int) {
	for _, r := range p.Rows {
		switch r.Out {
		case roster.OutAside:
			if aside {
				rows = append(rows, r.Number)
			}
		case roster.OutDropped, roster.OutHidden:
			if !aside {
				rows = append(rows, r.Number)
			}
		}
	}
	return rows
}

// writeCSV writes the CSV of the open list and notes it with the job.
func (s *state) writeCSV(ctx context.Context, l *openList, path string) error {
	data, err := l.plan.Save(ctx, path, true)
	if err != nil {
		return err
	}
	s.rememberWritten(path, data, l.plan)
	s.rememberLinks(l)
	if w := l.kept.Written; w != nil && w.stop != nil {
		w.stop()
	}
	sum := sha256.Sum256(data)
	l.kept.Written = s.writtenOf(l, path, sum[:])
	s.followWritten(l)
	s.noteLast(l)
	s.keep()
	return nil
}

// writtenOf describes a CSV that holds what the list gives now.
func (s *state) writtenOf(l *openList, path string, sum []byte) *writtenCSV {
	return &writtenCSV{Path: path, Date: s.today(), SHA256: sum, Rows: l.plan.Written(), Names: l.plan.FileNames(),
		LeftOut: leftOut(l.plan, false), Aside: leftOut(l.plan, true)}
}

// Before gives what to look at before saving.
func (f *Files) Before() (v *BeforeView, err error) {
	err = f.s.do("Before", func(context.Context) error {
		l := f.s.list
		if l == nil {
			return noList()
		}
		mal := malView(f.s.mal)
		v = &BeforeView{Guesses: []PlaceView{}, Sample: []SampleView{}, Addresses: l.plan.TestMail().Bcc,
			Mal: mal.Confirmed, MalOld: f.s.malOld(), Expected: l.choices.Expected, Written: l.plan.Written()}
		l.look().guesses(v)
		for _, p := range roster.Sample(l.plan, uint64(f.s.Now().YearDay())) {
			v.Sample = append(v.Sample, SampleView{Row: p.Row, Name: p.Name, BigNr: p.BigNr, Why: l.look().whyLookUp(p.Row)})
		}
		return nil
	})
	return v, err
}

// guessesMost is how many guesses are named one by one.
const guessesMost = 40

// guessed are the suggestions that can be wrong when taken over unseen.
var guessed = []string{roster.SuggestLetterO, roster.SuggestZeroUnsure, roster.SuggestEmailTypo, roster.SuggestNameSplit}

// guesses names what rests on a guess: suggestions that were taken over,
// offers still open, and warnings.
func (x *index) guesses(v *BeforeView) {
	for i := range x.plan.Rows {
		r := &x.plan.Rows[i]
		if r.Out != "" {
			continue
		}
		for _, k := range roster.SuggestionKinds() {
			for _, p := range x.placesIn(r, k.Code) {
				switch {
				case p.Answer == "":
					p.Message = "Er staat nog een voorstel open. " + k.Explain
					v.add(p)
				case p.Answer == "yes" && slices.Contains(guessed, k.Code):
					p.Message = k.Explain
					v.add(p)
				}
			}
		}
		for _, pr := range r.Problems {
			if pr.Code == roster.OpenSuggestion {
				continue
			}
			p := x.placeView(r, pr.Column, pr.Cell)
			p.Before, p.Message = pr.Value, pr.Message
			v.add(p)
		}
	}
}

func (v *BeforeView) add(p PlaceView) {
	if len(v.Guesses) == guessesMost {
		v.More++
		return
	}
	v.Guesses = append(v.Guesses, p)
}

// whyLookUp says why a row is in the sample.
func (x *index) whyLookUp(row int) string {
	at := x.place(row, "")
	if at < 0 {
		return ""
	}
	r := &x.plan.Rows[at]
	for _, pr := range r.Problems {
		if pr.Column == institute.BigNr {
			return pr.Message
		}
	}
	for _, kind := range []string{roster.FixBigLeadingZero, roster.SuggestZeroUnsure, roster.SuggestLetterO} {
		for _, p := range x.placesIn(r, kind) {
			if p.Answer == "yes" {
				return roster.KindOf(kind).Explain
			}
		}
	}
	return "Willekeurig gekozen."
}

// QuestionsMail gives the questions for the sender as text.
func (f *Files) QuestionsMail() (v *MailView, err error) {
	err = f.s.do("QuestionsMail", func(context.Context) error {
		if f.s.list == nil {
			return noList()
		}
		v = mailView("de afzender van de lijst", f.s.list.plan.QuestionsMail())
		return nil
	})
	return v, err
}

func mailView(to string, l roster.Letter) *MailView {
	return &MailView{To: to, Subject: l.Subject, Body: l.Text, Note: l.Note, Count: l.About}
}

// ShowFolder shows the folder of the CSV that was saved for the open list.
func (f *Files) ShowFolder() error {
	path := ""
	err := f.s.do("ShowFolder", func(context.Context) error {
		if f.s.list == nil || f.s.list.kept.Written == nil {
			return noList()
		}
		path = f.s.list.kept.Written.Path
		return nil
	})
	if err != nil {
		return err
	}
	return f.s.Dialogs.Show(path)
}
