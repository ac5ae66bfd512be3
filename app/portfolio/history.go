package portfolio

import (
	"bytes"
	"slices"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// Version is a revision as the history shows it.
type Version struct {
	ID    string
	Time  time.Time
	State form.State
	// Mine is true when it was signed with this portfolio's own key.
	Mine   bool
	Values form.Values
	// Differences is the way from the version before; in a conflict from the
	// one that all came from. The first version differs from nothing.
	Differences []form.Difference
	// Joined is true when it was made of versions that stood side by side.
	Joined bool
	// Matters are warnings about it.
	Matters []problem.Problem
}

// History gives the versions of a form, newest first. Refusal: FormGone.
func (p *Portfolio) History(id string) ([]Version, error) {
	e, err := p.find(id)
	if err != nil {
		return nil, err
	}
	var out []Version
	for _, r := range slices.Backward(e.revisions) {
		out = append(out, p.version(r, e.before(r)))
	}
	return out, nil
}

// before gives the last of the revisions that r was made from, or nil.
func (e *entry) before(r *revision) *revision {
	var out *revision
	for _, earlier := range e.revisions {
		if slices.Contains(r.Parents, earlier.hash) {
			out = earlier
		}
	}
	return out
}

// conflictVersions gives the heads, the shown one first.
func (p *Portfolio) conflictVersions(e *entry) []Version {
	shown, common := e.shown(), e.common()
	out := []Version{p.version(shown, common)}
	for _, r := range slices.Backward(e.heads) {
		if r != shown {
			out = append(out, p.version(r, common))
		}
	}
	return out
}

func (p *Portfolio) version(r, before *revision) Version {
	v := Version{ID: r.ID, Time: r.Time, State: r.State, Mine: bytes.Equal(r.Author, p.store.Public()), Values: r.Values.Filled(), Joined: len(r.Parents) > 1}
	if r.fault != nil {
		v.Matters = append(v.Matters, problem.Problem{Code: SignatureWrong, Severity: problem.Warning,
			Message: "De handtekening van deze versie klopt niet: er kan iets aan veranderd zijn nadat ze is opgeslagen.",
			Hint:    "Vergelijk deze versie met die ervoor en sla op wat volgens jou klopt."})
	}
	if r.orphan {
		v.Matters = append(v.Matters, problem.Problem{Code: VersionMissing, Severity: problem.Warning,
			Message: "De versie hiervoor staat niet in dit portfolio.", Hint: "Kijk of er een reservekopie is waar die wel in staat."})
	}
	var earlier form.Values
	if before != nil {
		earlier = before.Values
	}
	d := p.definitions[r.Definition]
	for _, diff := range form.Differences(d.Definition, earlier, r.Values) {
		if diff.Kind == form.Dossier {
			diff.Before, diff.After = p.dossierText(diff.Before), p.dossierText(diff.After)
		}
		v.Differences = append(v.Differences, diff)
	}
	return v
}

// dossierText gives the name of a dossier where people read it.
func (p *Portfolio) dossierText(id string) string {
	if name := p.dossierName(id); name != "" || id == "" {
		return name
	}
	return lost.Name
}
