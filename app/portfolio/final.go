package portfolio

import (
	"time"

	"aiosmap/app/big"
	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// A final form (form.Definition.Final) is definitive once it is closed: it says
// what somebody declared on a day, and papers go out that speak of it. It is not
// changed, opened again or removed; when it no longer holds it is withdrawn,
// with the reason, and everything goes on showing that.

// definitive tells whether a form is definitive and was not withdrawn.
func (p *Portfolio) definitive(e *entry) bool {
	r := e.shown()
	return r != nil && r.State == form.Closed && p.definitions[r.Definition].Final
}

func finalRefusal() problem.Problem {
	return problem.Refuse(FormFinal, "Dit formulier is definitief en verandert niet meer.", "Trek het in als het niet meer geldt, en maak een nieuw.")
}

func withdrawnRefusal() problem.Problem {
	return problem.Refuse(FormWithdrawn, "Dit formulier is ingetrokken.", "Maak een nieuw formulier.")
}

// Confirm closes a final form with the name and the BIG number of who says on
// the spot that it is right. Everything else is as with CloseForm; what is wrong
// with name and number is told under the fields that hold them. Refusals as
// Autosave, and FormConflict, and FormNotFinal for a form that nobody confirms.
func (p *Portfolio) Confirm(id string, typed form.Values, name, number string) ([]problem.Problem, error) {
	e, d, err := p.writable(id)
	if err != nil {
		return nil, err
	}
	if e.conflict() || e.stale() {
		return nil, conflictRefusal()
	}
	if !confirmable(d) {
		return nil, notConfirmable()
	}
	typed = p.whole(e, d, typed)
	values, problems := p.read(e, d, typed, true)
	given, faults := p.confirmation(d, name, number)
	problems = append(problems, faults...)
	if Blocks(problems) {
		_, err := p.keepConcept(e, d, typed)
		return problems, err
	}
	for field, v := range given {
		values[field] = v
	}
	return problems, p.revise(e, d, values, form.Closed)
}

// CheckConfirm gives what Confirm would say of a name and a BIG number; nothing
// changes. Refusals: FormGone, and FormNotFinal as Confirm.
func (p *Portfolio) CheckConfirm(id, name, number string) ([]problem.Problem, error) {
	e, err := p.find(id)
	if err != nil {
		return nil, err
	}
	d := p.definitions[e.definition()].Definition
	if !confirmable(d) {
		return nil, notConfirmable()
	}
	_, problems := p.confirmation(d, name, number)
	return problems, nil
}

// confirmable tells whether somebody can say on the spot that a form of this
// kind is right.
func confirmable(d form.Definition) bool {
	_, ok := d.Field(form.ConfirmedBy)
	return ok && d.Final
}

func notConfirmable() problem.Problem {
	return problem.Refuse(FormNotFinal, "Dit soort formulier wordt niet bevestigd.", "Sluit het met Valideren en sluiten.")
}

// confirmation gives the fields that confirming fills in.
func (p *Portfolio) confirmation(d form.Definition, name, number string) (form.Values, []problem.Problem) {
	number = big.StripSeparators(big.StripPrefix(form.Clean(number)))
	given, problems := form.Fill(d, form.Confirm, form.Values{
		form.ConfirmedBy: {Text: name}, form.ConfirmedBIG: {Text: number},
		form.ConfirmedOn: {Text: p.now().Format(time.DateOnly)},
	})
	fault := func(field string, code problem.Code, severity problem.Severity, message, hint string) {
		problems = append(problems, problem.Problem{Code: code, Severity: severity, Column: field, Value: given[field].Text, Message: message, Hint: hint})
	}
	if given[form.ConfirmedBy].Empty() {
		fault(form.ConfirmedBy, form.FieldRequired, problem.Error, "De naam van de opleider ontbreekt.", "Laat de opleider de eigen naam invullen.")
	}
	found := big.Check(number)
	for _, f := range found {
		switch f {
		case big.MissingNumber:
			fault(form.ConfirmedBIG, form.FieldRequired, problem.Error, "Het BIG-nummer van de opleider ontbreekt.", "Laat de opleider het eigen BIG-nummer invullen.")
		case big.LostDigits, big.NotDigits, big.WrongLength:
			fault(form.ConfirmedBIG, BIGWrong, problem.Error, "Een BIG-nummer heeft 11 cijfers.", "Kijk het nummer na.")
		case big.CheckDigitFails, big.SecondDigit:
			fault(form.ConfirmedBIG, BIGDoubt, problem.Warning, "Dit BIG-nummer lijkt niet te kloppen: er kan een cijfer verkeerd staan.", "Kijk het nummer na.")
		case big.OtherProfession:
			fault(form.ConfirmedBIG, BIGDoubt, problem.Warning, "Dit BIG-nummer is niet van een arts.", "Kijk het nummer na.")
		}
	}
	return given, problems
}

// Withdraw takes a definitive form back: a version with the same values and the
// reason. Refusals: FormGone, FormRemoved, FormWithdrawn, FormNotFinal,
// ReasonMissing, FormConflict, FormForeign.
func (p *Portfolio) Withdraw(id, reason string) error {
	e, err := p.find(id)
	if err != nil {
		return err
	}
	switch {
	case e.removed():
		return removedRefusal()
	case e.status() == StatusWithdrawn:
		return problem.Refuse(FormWithdrawn, "Dit formulier is al ingetrokken.", "Er hoeft niets meer te gebeuren.")
	case !p.definitive(e):
		return problem.Refuse(FormNotFinal, "Alleen een definitief formulier kun je intrekken.", "Een concept kun je wijzigen of verwijderen.")
	}
	d, err := p.usable(e.shown().Definition)
	if err != nil {
		return err
	}
	given, faults := form.Fill(d, form.Withdraw, form.Values{form.WithdrawnFor: {Text: reason}})
	switch {
	case len(faults) > 0:
		return problem.Refuse(ReasonMissing, faults[0].Message, faults[0].Hint)
	case given[form.WithdrawnFor].Empty():
		return problem.Refuse(ReasonMissing, "De reden ontbreekt.", "Schrijf waarom je dit intrekt. De reden blijft erbij staan.")
	}
	values := e.shown().Values.Filled()
	values[form.WithdrawnFor] = given[form.WithdrawnFor]
	return p.follow(e, form.Withdrawn, values, e.concept)
}

// settled is for versions of a final form that stand side by side, of which at
// least one was definitive: saving says which one holds, and that one does not
// change. It gives the values and the state to save. Refusal: FormFinal when
// the values are those of none of them.
func (p *Portfolio) settled(e *entry, d form.Definition, values form.Values, state form.State) (form.Values, form.State, error) {
	field := d.DossierField()
	said := func(v form.Values) form.Values {
		v = d.Typed(v)
		delete(v, field)
		return v
	}
	var chosen *revision
	definitive := false
	for _, r := range e.heads {
		if r.State != form.Closed && r.State != form.Withdrawn {
			continue
		}
		definitive = true
		if said(r.Values).Equal(said(values)) && (chosen == nil || chosen.State != form.Withdrawn) {
			chosen = r
		}
	}
	switch {
	case !definitive:
		return values, state, nil
	case chosen == nil:
		return nil, 0, problem.Refuse(FormFinal, "Eén van deze versies is definitief en verandert niet meer.", "Kies een van de versies zoals die is.")
	}
	values = values.Filled()
	for id, v := range d.Acted(chosen.Values) {
		values[id] = v
	}
	return values, chosen.State, nil
}
