package portfolio

import (
	"unicode/utf8"

	"aiosmap/app/account"
	"aiosmap/app/institute"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// Profile is whose portfolio it is.
type Profile struct {
	// Name is the whole name as the aios writes it.
	Name string
	// UserName is as account.UserName gives it.
	UserName string
	// Institute is the id of an institute, or empty.
	Institute string
	// Email may be empty: nothing here needs it.
	Email string
}

const maxName = 100

// CheckProfile says what is missing or malformed. Column is name, userName,
// institute or email.
func CheckProfile(f Profile) []problem.Problem {
	f = f.clean()
	var out []problem.Problem
	add := func(column, message, hint string) {
		p := problem.Refuse(ProfileWrong, message, hint)
		p.Column = column
		out = append(out, p)
	}
	switch {
	case f.Name == "":
		add("name", "Je naam ontbreekt.", "Vul je voornaam en achternaam in.")
	case utf8.RuneCountInString(f.Name) > maxName:
		add("name", "Je naam is te lang.", "Er passen 100 tekens in.")
	}
	if _, err := account.ParseUserName(f.UserName); err != nil {
		p, _ := problem.From(err)
		add("userName", p.Message, p.Hint)
	}
	if _, ok := institute.Find(f.Institute); !ok {
		add("institute", "Je opleidingsinstituut ontbreekt.", "Kies je instituut uit de lijst.")
	}
	if f.Email != "" && !person.ValidEmail(f.Email) {
		add("email", "Dit e-mailadres klopt niet.", "Kijk het na, zoals naam@voorbeeld.nl, of laat het leeg.")
	}
	return out
}

func (f Profile) clean() Profile {
	f.Name = person.Trim(person.Invisible(person.NFC(f.Name)))
	f.Email = person.FixEmail(person.Trim(person.Invisible(person.NFC(f.Email))))
	if u, err := account.ParseUserName(f.UserName); err == nil {
		f.UserName = u.Text
	}
	if i, ok := institute.Find(f.Institute); ok {
		f.Institute = i.ID
	}
	return f
}

// Changes gives the record of a profile, with which a new file is made.
func (f Profile) Changes() ([]Change, error) {
	f = f.clean()
	data, err := encode(profileRecord{recordVersion, f.Name, f.UserName, f.Institute, f.Email})
	if err != nil {
		return nil, err
	}
	return []Change{{ProfileBucket, profileID, data}}, nil
}

// Profile gives whose portfolio it is; empty while that was never said.
func (p *Portfolio) Profile() Profile { return p.profile }

// SetProfile keeps the profile. Refusal: the first of CheckProfile.
func (p *Portfolio) SetProfile(f Profile) error {
	if problems := CheckProfile(f); len(problems) > 0 {
		return problems[0]
	}
	changes, err := f.Changes()
	if err != nil {
		return err
	}
	return p.write(changes, func() { p.profile = f.clean() })
}
