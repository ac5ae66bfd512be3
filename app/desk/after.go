package desk

import (
	"context"
	"encoding/hex"
	"path/filepath"
	"slices"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// After is the service of the work after the upload.
type After struct{ s *state }

// checklist is what to do after saving (S1, pages 6 to 9; features B13).
var checklist = []CheckItem{
	{ID: "upload", Title: "Upload de CSV in Scorion", Explain: "Kies in Scorion bij de import dit bestand. Open het niet eerst in Excel."},
	{ID: "ok", Title: "Klik in Scorion op OK", Explain: "Pas na OK begint Scorion. Onder Regel en Waarschuwing staat niets als alles goed is; staat er wel iets, plak dat dan hier."},
	{ID: "wait", Title: "Wacht tot de aiossen er staan", Explain: "Bij veel aiossen kan het een kwartier tot een half uur duren. Upload de CSV intussen niet nog eens."},
	{ID: "sort", Title: "Sorteer in Scorion op Aanmaakdatum", Explain: "Klik op de kolomkop Aanmaakdatum, en nog een keer als de oudste bovenaan komen. Vink dan de nieuwe aiossen aan."},
	{ID: "credentials", Title: "Klik op Inloggegevens, niet op Bericht", Explain: "De twee hebben hetzelfde icoontje. De afzender is het adres van het account waarmee je bent ingelogd. Scorion meldt niet of de mail aankomt; een aftekenlijst helpt."},
	{ID: "folders", Title: "Maak de instituutsmappen in Scorion", Explain: "Voor elke nieuwe aios een; daar is een aparte handleiding voor."},
	{ID: "csv", Title: "Verwijder de CSV van deze computer", Explain: "Er staan persoonsgegevens in. Als alles in Scorion staat heb je het bestand niet meer nodig."},
}

// checklistOf gives the checklist with what was ticked, nothing before a file
// was saved.
func checklistOf(k keptJob) []CheckItem {
	out := []CheckItem{}
	if k.Written == nil {
		return out
	}
	for _, c := range checklist {
		c.Date = k.Ticks[c.ID]
		c.Done = c.Date != ""
		out = append(out, c)
	}
	return out
}

// change runs something about the job of the open list and gives the list.
func (a *After) change(name string, f func(ctx context.Context, l *openList) error) (v *ListView, err error) {
	err = a.s.do(name, func(ctx context.Context) error {
		if a.s.list == nil {
			return noList()
		}
		if err := f(ctx, a.s.list); err != nil {
			return err
		}
		v = a.s.view(ctx)
		return nil
	})
	return v, err
}

// Tick notes that a step of the checklist is done, or not after all.
func (a *After) Tick(id string, done bool) (*ListView, error) {
	return a.change("Tick", func(_ context.Context, l *openList) error {
		if !slices.ContainsFunc(checklist, func(c CheckItem) bool { return c.ID == id }) {
			return problem.Refuse("step-unknown", "Die stap bestaat niet.", "")
		}
		a.s.tick(l, id, done)
		return nil
	})
}

func (s *state) tick(l *openList, id string, done bool) {
	ticks := map[string]string{}
	for k, v := range l.kept.Ticks {
		ticks[k] = v
	}
	delete(ticks, id)
	if done {
		ticks[id] = s.today()
	}
	l.kept.Ticks = ticks
	s.noteLast(l)
	s.keep()
}

// ReadAnswer reads what Scorion answered after the upload.
func (a *After) ReadAnswer(text string) (v *AnswerView, err error) {
	err = a.s.do("ReadAnswer", func(context.Context) error {
		l := a.s.list
		if l == nil {
			return noList()
		}
		l.answered = l.reading.now
		var file []string
		if l.kept.Written != nil {
			file = l.kept.Written.Names
		}
		found := roster.ReadAnswer(text, l.plan, file)
		v = &AnswerView{Kind: string(found.Kind), People: people(found.People), LeftOut: people(found.LeftOut),
			HeaderCounted: people(found.Countings[0]), HeaderLeftOut: people(found.Countings[1]), NoMatch: orList(found.NoMatch), Cut: found.Cut}
		return nil
	})
	return v, err
}

func people(list []roster.Person) []PersonView {
	out := []PersonView{}
	for _, p := range list {
		out = append(out, PersonView{Row: p.Row, RowLabel: roster.RowLabel(p.Row), Name: p.Name, Username: p.Username})
	}
	return out
}

// Skipped gives the text for landelijk beheer about rows that Scorion skipped
// because their account exists: the rest is in, so there is no new file.
func (a *After) Skipped(rows []int) (*MailView, error) {
	return a.support(rows, roster.SupportSkipped)
}

func (a *After) support(rows []int, why roster.SupportReason) (v *MailView, err error) {
	err = a.s.do("support", func(context.Context) error {
		l := a.s.list
		if l == nil {
			return noList()
		}
		rows, err := l.reading.rowsNow(l.answered, rows)
		if err != nil {
			return err
		}
		v = mailView("landelijk applicatiebeheer", roster.SupportMail(l.plan.SupportCases(why, l.plan.People(rows))...))
		return nil
	})
	return v, err
}

// ForeignMail gives the text for landelijk beheer about rows whose account
// exists at SOON or SGBO.
func (a *After) ForeignMail(rows []int) (*MailView, error) {
	return a.support(rows, roster.SupportForeign)
}

// Refused takes rows out that made Scorion refuse the whole file, and
// remembers their user names for next time.
func (a *After) Refused(rows []int) (*ListView, error) {
	return a.change("Refused", func(_ context.Context, l *openList) error {
		rows, err := l.reading.rowsNow(l.answered, rows)
		if err != nil {
			return err
		}
		var names []string
		for _, p := range l.plan.People(rows) {
			names = append(names, p.Username)
		}
		if len(names) == 0 {
			return nil
		}
		a.s.rememberForeign(names)
		l.kept.Uploads++
		return a.s.step(roster.Step{Do: roster.ActDrop, Rows: rows})
	})
}

// RemoveWritten removes the CSV of the open list from this computer, when it
// is still what was written.
func (a *After) RemoveWritten() (*ListView, error) {
	return a.change("RemoveWritten", func(_ context.Context, l *openList) error {
		w := l.kept.Written
		if w == nil {
			return leftoverGone()
		}
		if err := removeIfSame(w.Path, w.SHA256); err != nil {
			return err
		}
		w.state, w.message = "gone", ""
		a.s.dropLeftover(leftover{Path: w.Path, SHA256: hex.EncodeToString(w.SHA256)}.name())
		a.s.tick(l, "csv", true)
		return nil
	})
}

// Compare holds the open list against an earlier list or CSV; nil when the
// dialog was closed.
func (a *After) Compare() (v *ComparisonView, err error) {
	path, err := a.s.Dialogs.PickList()
	if err != nil || path == "" {
		return nil, err
	}
	err = a.s.work("Lijsten vergelijken", func(ctx context.Context) error {
		l := a.s.list
		if l == nil {
			return noList()
		}
		_, book, err := sheet.ReadFile(ctx, path, sheet.Options{})
		if err != nil {
			return err
		}
		before, err := roster.Build(book, a.s.mal.Mal, roster.Options{})
		if err != nil {
			return err
		}
		c := roster.Compare(l.plan, before)
		l.comparison = &comparison{c, l.reading.now}
		v = comparisonView(filepath.Base(path), c)
		return nil
	})
	return v, err
}

// comparison is one with an earlier list, and the reading its rows are of.
type comparison struct {
	roster.Comparison
	reading int
}

// notCompared: what was asked hangs on a comparison.
func notCompared() error {
	return problem.Refuse("not-compared", "Deze lijst is nog niet vergeleken.", "Vergelijk haar eerst met een eerdere lijst.")
}

func comparisonView(file string, c roster.Comparison) *ComparisonView {
	v := &ComparisonView{File: file, New: people(c.New), Unchanged: len(c.Unchanged), Changed: []ChangedPerson{}, Gone: people(c.Gone), Notes: []string{}}
	for _, ch := range c.Changed {
		p := ChangedPerson{Person: people([]roster.Person{ch.Now})[0], Fields: []FieldChange{}}
		for _, f := range ch.Fields {
			p.Fields = append(p.Fields, FieldChange{Label: roster.Label(f.Column), Before: f.Was, Now: f.Is})
		}
		v.Changed = append(v.Changed, p)
	}
	for _, p := range c.LeftOut {
		v.Notes = append(v.Notes, p.Name+" staat wel in deze lijst, maar in een rij die wegblijft.")
	}
	for _, d := range c.DuplicateNow {
		v.Notes = append(v.Notes, "BIG-nummer "+d.BigNr+" staat meer dan eens in deze lijst.")
	}
	for _, d := range c.DuplicateBefore {
		v.Notes = append(v.Notes, "BIG-nummer "+d.BigNr+" staat meer dan eens in de eerdere lijst.")
	}
	return v
}

// ChangedMail gives the text for landelijk beheer about people of the last
// comparison whose data changed after their account was made.
func (a *After) ChangedMail(rows []int) (v *MailView, err error) {
	err = a.s.do("ChangedMail", func(context.Context) error {
		l := a.s.list
		switch {
		case l == nil:
			return noList()
		case l.comparison == nil:
			return notCompared()
		}
		var cases []roster.SupportCase
		for _, c := range l.comparison.Changed {
			if slices.Contains(rows, c.Now.Row) {
				cases = append(cases, roster.SupportCase{Person: c.Before, Reason: roster.SupportChanged, Fields: c.Fields})
			}
		}
		v = mailView("landelijk applicatiebeheer", roster.SupportMail(cases...))
		return nil
	})
	return v, err
}

// OnlyNew leaves out everybody of the last comparison who is in both lists:
// they have an account, and importing them again does not change it.
func (a *After) OnlyNew() (*ListView, error) {
	return a.change("OnlyNew", func(_ context.Context, l *openList) error {
		if l.comparison == nil {
			return notCompared()
		}
		var rows []int
		for _, p := range l.comparison.Unchanged {
			rows = append(rows, p.Row)
		}
		for _, c := range l.comparison.Changed {
			rows = append(rows, c.Now.Row)
		}
		rows, err := l.reading.rowsNow(l.comparison.reading, rows)
		if err != nil {
			return err
		}
		slices.Sort(rows)
		return a.s.step(roster.Step{Do: roster.ActDrop, Rows: rows})
	})
}

// Finish ends the job: what was kept of the list is removed.
func (a *After) Finish() (v *StartView, err error) {
	err = a.s.do("Finish", func(ctx context.Context) error {
		if l := a.s.list; l != nil {
			a.s.noteLast(l)
			if err := a.s.forgetJob(l.kept); err != nil {
				return err
			}
		}
		a.s.leave()
		v = a.s.startView(ctx)
		return nil
	})
	return v, err
}

// foreignNames is the sealed memo with user names of SOON and SGBO.
const foreignNames = "soon-sgbo"

// recallForeign reads the user names that made Scorion refuse a file before.
func (s *state) recallForeign() {
	s.foreign = roster.Usernames{}
	data, ok, err := s.jobs.Memo(foreignNames)
	if err != nil || !ok {
		if err != nil {
			s.Log.Warn("jobs", "what", "memo", "error", codeOf(err))
		}
		return
	}
	s.foreign = roster.ParseUsernames(string(data))
}

// rememberForeign adds user names; where nothing can be sealed they last as
// long as the program runs.
func (s *state) rememberForeign(names []string) {
	all := s.foreign.With(names)
	s.foreign = all
	if s.jobs == nil {
		return
	}
	if err := s.jobs.PutMemo(foreignNames, []byte(all.String())); err != nil {
		s.Log.Warn("jobs", "what", "memo", "error", codeOf(err))
	}
}
