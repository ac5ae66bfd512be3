package portfolio

import (
	"fmt"
	"slices"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// maxForms is how many forms are taken at once.
const maxForms = 2000

// AddForms makes forms of a kind, each valid and closed, in the dossier in which
// they lie by themselves: all of them in one write, or none. problems has what
// is the matter with each, in the order of list: when something blocks, nothing
// was made and ids is nil; else these are warnings. The rule of the kind sees
// the others of the list among those that count. Refusals: DefinitionGone,
// DossierGone, DossierClosed, FormLarge, FormsMany.
func (p *Portfolio) AddForms(definition string, list []form.Values) (ids []string, problems [][]problem.Problem, err error) {
	d, err := p.offered(definition)
	if err != nil {
		return nil, nil, err
	}
	if len(list) > maxForms {
		return nil, nil, problem.Refuse(FormsMany, fmt.Sprintf("In één keer passen er %d.", maxForms), "Neem de lijst in delen over.")
	}
	home, steps, err := p.home(d)
	if err != nil {
		return nil, nil, err
	}
	made, problems, err := p.newRecords(d, home, list)
	if err != nil || slices.ContainsFunc(problems, Blocks) || len(list) == 0 {
		return nil, problems, err
	}
	for _, r := range made {
		signed, changes, err := p.sign(draft{form: r.ID, of: d, state: form.Closed, values: r.Values})
		if err != nil {
			return nil, nil, err
		}
		ids = append(ids, r.ID)
		steps = append(steps, step{changes, func() { p.entry(signed.Form).add(signed) }})
	}
	if err := p.do(steps...); err != nil {
		return nil, nil, err
	}
	return ids, problems, nil
}

// newRecords reads the values of new forms, and says what is wrong with each.
func (p *Portfolio) newRecords(d form.Definition, home string, list []form.Values) ([]Record, [][]problem.Problem, error) {
	made, problems := make([]Record, len(list)), make([][]problem.Problem, len(list))
	for i, typed := range list {
		id, err := p.store.NewID()
		if err != nil {
			return nil, nil, fmt.Errorf("new form: %w", err)
		}
		typed = typed.Valid()
		typed[d.DossierField()] = form.Value{Text: home}
		values, faults := form.Read(d, typed, true)
		made[i] = Record{ID: id, Definition: d.ID, Title: d.TitleOf(values), Status: StatusClosed, Values: withoutFaults(values, faults), Dossier: home}
		problems[i] = faults
	}
	if p.rules[d.ID] == nil {
		return made, problems, nil
	}
	all := append(p.among(d.ID, ""), made...)
	kept := len(all) - len(made)
	for i, r := range made {
		others := slices.Concat(all[:kept+i], all[kept+i+1:])
		problems[i] = append(problems[i], p.ruled(r, others, true)...)
	}
	return made, problems, nil
}
