package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/hap"
	"aiosmap/app/portfolio"
)

// hapView gives the page Diensten.
func (c *cabinet) hapView(s *session) *HapView {
	g := gather(s.p, c.Now())
	v := &HapView{Settings: settingsView(g.settings), Roles: g.roles(), Approvals: g.approvals(), Shifts: g.shifts(),
		Progress: g.progress(), Next: g.next(), People: orList(s.p.People())}
	composed, err := hap.Compose(g.source)
	if err == nil {
		v.Missing = hap.Missing(composed.Statement, composed.Concepts)
	}
	v.Missing = orList(v.Missing)
	return v
}

func settingsView(s hap.Settings) HapSettings {
	v := HapSettings{BIG: s.BIG, Roles: orList(s.Roles), Supervision: orList(s.Supervision), Posts: postPlaces(s.Posts), Stages: stageSettings(s.Stages),
		PerQuarter: s.PerQuarter, Practice: PracticeView(s.Practice)}
	return v
}

func postPlaces(list []hap.Post) []PostPlace {
	out := make([]PostPlace, len(list))
	for i, p := range list {
		out[i] = PostPlace(p)
	}
	return out
}

func stageSettings(list []hap.Stage) []StageSetting {
	out := make([]StageSetting, len(list))
	for i, st := range list {
		out[i] = StageSetting(st)
	}
	return out
}

func settingsOf(v HapSettings) hap.Settings {
	s := hap.Settings{BIG: v.BIG, Roles: v.Roles, Supervision: v.Supervision, PerQuarter: v.PerQuarter, Practice: hap.Practice(v.Practice)}
	for _, p := range v.Posts {
		s.Posts = append(s.Posts, hap.Post(p))
	}
	for _, st := range v.Stages {
		s.Stages = append(s.Stages, hap.Stage(st))
	}
	return s
}

// finalState is the state of a final form in the words of the window.
func finalState(s portfolio.Status) string {
	switch s {
	case portfolio.StatusClosed:
		return "final"
	case portfolio.StatusWithdrawn:
		return "withdrawn"
	}
	return "concept"
}

// confirmedView gives who confirmed a form on this computer, nil for nobody.
func confirmedView(v form.Values) *ConfirmedView {
	if v[hap.FieldConfirmedName].Text == "" {
		return nil
	}
	return &ConfirmedView{Name: v[hap.FieldConfirmedName].Text, BIG: v[hap.FieldConfirmedBig].Text, On: v[hap.FieldConfirmedDate].Text}
}

func (g *gathered) withdrawnView(r portfolio.Record) *WithdrawnView {
	if r.Status != portfolio.StatusWithdrawn {
		return nil
	}
	return &WithdrawnView{On: g.day(r.Saved), Reason: r.Values[hap.FieldReason].Text}
}

// newestFirst sorts forms by the day they are about; those without one, which
// are being written, come first.
func newestFirst(list []portfolio.Record) {
	date := func(r portfolio.Record) string {
		if d := r.Values[hap.FieldDate].Text; d != "" {
			return d
		}
		return "~"
	}
	slices.SortStableFunc(list, func(a, b portfolio.Record) int {
		return cmp.Or(strings.Compare(date(b), date(a)), strings.Compare(b.Values[hap.FieldBegin].Text, a.Values[hap.FieldBegin].Text),
			b.Changed.Compare(a.Changed), strings.Compare(a.ID, b.ID))
	})
}

// bins sorts forms under names: those of the settings first, in their order,
// then others as they come.
func bins(names []string, find func(text string) (string, bool), list []portfolio.Record, field string) (all []string, of map[string][]portfolio.Record) {
	all, of = slices.Clone(names), map[string][]portfolio.Record{}
	for _, r := range list {
		text := r.Values[field].Text
		name, ok := find(text)
		if !ok {
			name = text
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
		of[name] = append(of[name], r)
	}
	return all, of
}

func (g *gathered) roles() []RoleView {
	list := g.p.Records(hap.DeclarationForm)
	newestFirst(list)
	names, of := bins(g.settings.Roles, g.settings.Role, list, hap.FieldRole)
	out := make([]RoleView, len(names))
	for i, name := range names {
		out[i] = RoleView{Role: name, Known: i < len(g.settings.Roles), Items: []DeclarationLine{}}
		for _, r := range of[name] {
			out[i].Items = append(out[i].Items, g.declarationLine(r))
		}
	}
	return out
}

func (g *gathered) declarationLine(r portfolio.Record) DeclarationLine {
	text := func(field string) string { return r.Values[field].Text }
	mark, at := g.p.Scorion(r.ID)
	return DeclarationLine{ID: r.ID, Title: r.Title, State: finalState(r.Status), Role: text(hap.FieldRole), Date: text(hap.FieldDate),
		Post: text(hap.FieldPost), Stage: text(hap.FieldStage), Trainer: text(hap.FieldTrainer), Capacity: capacityWords(text(hap.FieldCapacity)),
		Note: text(hap.FieldExplanation), Confirmed: confirmedView(r.Values), Withdrawn: g.withdrawnView(r), Scorion: string(mark), ScorionAt: iso(at),
		Signed: g.shelf.lineOf(g.shelf.signedForm[r.ID]), Changed: iso(r.Changed), Doubt: r.Doubt || r.Conflict}
}

func capacityWords(capacity string) string {
	if capacity == hap.Waarnemend {
		return "waarnemend opleider"
	}
	return capacity
}

func (g *gathered) approvals() []StageView {
	list := g.p.Records(hap.ApprovalForm)
	newestFirst(list)
	stages := g.settings.Lists()[hap.FieldStage]
	names, of := bins(stages, func(text string) (string, bool) {
		st, ok := g.settings.Stage(text)
		return st.Name, ok
	}, list, hap.FieldStage)
	out := make([]StageView, len(names))
	for i, name := range names {
		out[i] = StageView{Stage: name, Known: i < len(stages), Items: []ApprovalLine{}}
		for _, r := range of[name] {
			d := g.declarationLine(r)
			out[i].Items = append(out[i].Items, ApprovalLine{ID: d.ID, Title: d.Title, State: d.State, Stage: d.Stage, Date: d.Date, Trainer: d.Trainer,
				Note: d.Note, Confirmed: d.Confirmed, Withdrawn: d.Withdrawn, Scorion: d.Scorion, ScorionAt: d.ScorionAt, Signed: d.Signed,
				Changed: d.Changed, Doubt: d.Doubt})
		}
	}
	return out
}

func (g *gathered) shifts() []ShiftLine {
	list := g.p.Records(hap.ShiftForm)
	newestFirst(list)
	today := g.day(g.now)
	out := make([]ShiftLine, len(list))
	for i, r := range list {
		d := hap.DienstOf(r.ID, r.Values)
		mark, at := g.p.Scorion(r.ID)
		out[i] = ShiftLine{ID: r.ID, Title: r.Title, State: string(r.Status), Date: d.Date, Begin: d.Begin, End: d.End,
			Overnight: d.Begin != "" && d.End != "" && d.End < d.Begin, Post: d.Post, Role: d.Role, Stage: d.Stage, Supervision: d.Supervision,
			Note: d.Note, Doubts: []string{}, Scorion: string(mark), ScorionAt: iso(at), Changed: iso(r.Changed)}
		// Held against no other: one that was let in overlaps none.
		for _, p := range hap.CheckDienst(d, nil, g.settings, today) {
			out[i].Doubts = append(out[i].Doubts, p.Error())
		}
		if r.Conflict {
			out[i].Doubts = append(out[i].Doubts, "Van deze dienst staan twee versies naast elkaar.")
		}
	}
	return out
}

func (g *gathered) progress() []ProgressView {
	today := g.day(g.now)
	out := []ProgressView{}
	for _, p := range hap.Progress(g.source.Shifts, g.settings, today) {
		v := ProgressView{Stage: p.Stage, Norm: p.Norm, Done: p.Done, Periods: make([]PeriodView, len(p.Periods))}
		for i, q := range p.Periods {
			v.Periods[i] = PeriodView{Label: q.Label, From: q.From, To: q.To, Done: q.Done, Norm: q.Norm,
				Now: q.From != "" && q.To != "" && q.From <= today && today <= q.To}
		}
		out = append(out, v)
	}
	return out
}

// next gives what the next shift most likely has: what the last one had, in the
// stage of today.
func (g *gathered) next() map[string]string {
	out := map[string]string{}
	if shifts := slices.Clone(g.source.Shifts); len(shifts) > 0 {
		hap.Newest(shifts)
		last := shifts[0]
		out = map[string]string{hap.FieldPost: last.Post, hap.FieldRole: last.Role, hap.FieldStage: last.Stage, hap.FieldSupervision: last.Supervision}
	} else if len(g.settings.Posts) == 1 {
		out[hap.FieldPost] = g.settings.Posts[0].Name
	}
	if st, ok := g.settings.StageOn(g.now.Format(time.DateOnly)); ok {
		out[hap.FieldStage] = st.Name
	}
	return out
}
