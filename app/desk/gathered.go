package desk

import (
	"slices"
	"strings"
	"time"

	"aiosmap/app/account"
	"aiosmap/app/hap"
	"aiosmap/app/portfolio"
)

// gathered is everything in a portfolio that a document for the HAP is about.
type gathered struct {
	p        *portfolio.Portfolio
	now      time.Time
	shelf    *shelf
	settings hap.Settings
	source   hap.Source
	// mails are the letters by the document that goes with them.
	mails map[string]portfolio.Mail
}

// gather brings together what a document can be made of at a moment, whose day
// is that of its zone.
func gather(p *portfolio.Portfolio, now time.Time) *gathered {
	g := &gathered{p: p, now: now, shelf: newShelf(p), settings: hapSettings(p), mails: map[string]portfolio.Mail{}}
	profile := p.Profile()
	issued := map[string]bool{}
	for _, d := range g.shelf.issued {
		for _, form := range d.Issue.Forms {
			issued[form] = true
		}
	}
	g.source = hap.Source{Made: now, Institute: instituteName(profile.Institute), Name: profile.Name, BIG: ownBIG(p),
		Declarations: g.kept(hap.DeclarationForm), Approvals: g.kept(hap.ApprovalForm), Shifts: shiftsOf(p), Settings: g.settings,
		Issued: func(id string) bool { return issued[id] }}
	// A letter that waits tells more than one that was sent, a later one more
	// than an earlier one.
	for _, m := range slices.Backward(p.Mails()) {
		g.mails[m.Document] = m
	}
	return g
}

// ownBIG gives the BIG number of the aios: that of the user name, else the one
// of the settings, else nothing.
func ownBIG(p *portfolio.Portfolio) string {
	if u, err := account.ParseUserName(p.Profile().UserName); err == nil && u.Kind == account.BIG {
		return strings.TrimPrefix(u.Text, "BIG-")
	}
	return hapSettings(p).BIG
}

// lists gives the suggestions of the fields that name a list: those of the
// settings, and HAPs that were filled in before.
func (g *gathered) lists() map[string][]string {
	out := g.settings.Lists()
	for _, d := range slices.Backward(g.source.Shifts) {
		if _, ok := g.settings.Post(d.Post); !ok && d.Post != "" && !slices.Contains(out[hap.FieldPost], d.Post) {
			out[hap.FieldPost] = append(out[hap.FieldPost], d.Post)
		}
	}
	return out
}

// kept gives the forms of a kind as hap knows them. Of versions that stand side
// by side nobody knows which holds.
func (g *gathered) kept(definition string) []hap.Kept {
	var out []hap.Kept
	for _, r := range g.p.Records(definition) {
		k := hap.Kept{ID: r.ID, Values: r.Values, Final: r.Status == portfolio.StatusClosed && !r.Conflict, Saved: r.Saved}
		if r.Status == portfolio.StatusWithdrawn {
			k.Withdrawn = g.day(r.Saved)
		}
		out = append(out, k)
	}
	return out
}

// day gives the day of a moment where the aios is.
func (g *gathered) day(t time.Time) string { return t.In(g.now.Location()).Format(time.DateOnly) }

// issued gives the documents that were issued, newest first.
func (g *gathered) issued() []portfolio.Document {
	return g.documents(func(d portfolio.Document) bool { return d.Issue != nil })
}

// documents gives some of the documents, newest first.
func (g *gathered) documents(want func(portfolio.Document) bool) []portfolio.Document {
	out := slices.DeleteFunc(slices.Clone(g.shelf.all), func(d portfolio.Document) bool { return !want(d) })
	slices.SortStableFunc(out, func(a, b portfolio.Document) int { return b.Added.Compare(a.Added) })
	return out
}

func (g *gathered) lines(list []portfolio.Document) []DocumentLine {
	out := make([]DocumentLine, len(list))
	for i, d := range list {
		out[i] = g.shelf.line(d)
	}
	return out
}

func (g *gathered) issuedLines(list []portfolio.Document) []IssuedLine {
	out := make([]IssuedLine, len(list))
	for i, d := range list {
		out[i] = g.issuedLine(d)
	}
	return out
}

func (g *gathered) issuedLine(d portfolio.Document) IssuedLine {
	v := IssuedLine{Document: g.shelf.line(d), Number: d.Issue.Number, Made: g.day(d.Issue.Made), Roles: orList(d.Issue.Roles),
		Withdrawn: g.shelf.gone(d), Outdated: g.source.Replaced(d.Issue.Forms), Signed: g.shelf.lineOf(g.shelf.signed[d.ID]), Mail: "none"}
	if m, ok := g.mails[d.ID]; ok {
		v.Mail, v.Sent = "waiting", iso(m.Sent)
		if !m.Sent.IsZero() {
			v.Mail = "sent"
		}
	}
	return v
}

// with gives the issued documents that a form stands on, newest first.
func (g *gathered) with(form string) []portfolio.Document {
	return g.documents(func(d portfolio.Document) bool { return d.Issue != nil && slices.Contains(d.Issue.Forms, form) })
}
