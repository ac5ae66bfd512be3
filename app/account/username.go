// Package account holds the rules of an account: user names, passwords and what
// to say after a wrong one. It keeps nothing and opens nothing.
package account

import (
	"regexp"
	"strings"

	"aiosmap/app/big"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// The codes of user names.
const (
	// UserNameMissing: nothing is filled in.
	UserNameMissing problem.Code = "username-missing"
	// UserNameUnreadable: neither a BIG number nor a z-number.
	UserNameUnreadable problem.Code = "username-unreadable"
	// UserNameZero: a BIG number without its leading zero.
	UserNameZero problem.Code = "username-zero"
	// UserNameDoubt: 11 digits that do not look like the BIG number of an arts.
	UserNameDoubt problem.Code = "username-doubt"
)

// UserName is a name to log in with.
type UserName struct {
	// Text is the one way in which it is written: BIG-39000000101, z1234567.
	Text string
	// ZNumber is true for a z-number (S0: Radboudumc), whose owner's other
	// password is the university's.
	ZNumber bool
	// Doubt says what looks wrong about a BIG number; the layout is not
	// official, so it may be right all the same. nil when nothing does.
	Doubt *problem.Problem
}

// zNumber has no official length; those seen have six or seven digits.
var zNumber = regexp.MustCompile(`^[zZ][0-9]{4,9}$`)

// ParseUserName reads what was typed: BIG- and 11 digits or the digits alone,
// in any case and with the marks that people put between them, or a z-number.
// The login is not case-sensitive (S0). The error is a problem.Problem.
func ParseUserName(typed string) (UserName, error) {
	text := person.Trim(person.Invisible(person.NFC(typed)))
	if text == "" {
		return UserName{}, problem.Refuse(UserNameMissing, "De gebruikersnaam ontbreekt.", "Vul BIG- met je BIG-nummer in, of je z-nummer.")
	}
	if z := strings.ReplaceAll(text, " ", ""); zNumber.MatchString(z) {
		return UserName{Text: strings.ToLower(z), ZNumber: true}, nil
	}
	digits := big.StripSeparators(big.StripPrefix(text))
	findings := big.Check(digits)
	for _, f := range findings {
		switch f {
		case big.MissingNumber, big.LostDigits, big.NotDigits:
			return UserName{}, problem.Refuse(UserNameUnreadable, "Dit is geen gebruikersnaam.",
				"Vul BIG- met de 11 cijfers van je BIG-nummer in, of je z-nummer (een z met cijfers).")
		case big.WrongLength:
			return UserName{}, wrongLength(digits)
		}
	}
	out := UserName{Text: big.Username(digits)}
	if len(findings) > 0 {
		p := doubt(findings[0], digits)
		out.Doubt = &p
	}
	return out, nil
}

func wrongLength(digits string) problem.Problem {
	if whole, ok := big.RepairZero(digits); ok {
		return problem.Refuse(UserNameZero, "Dit BIG-nummer heeft 10 cijfers. Waarschijnlijk ontbreekt de nul vooraan.",
			"Bedoel je "+big.Username(whole)+"? Vul dat dan in.")
	}
	return problem.Refuse(UserNameUnreadable, "Een BIG-nummer heeft 11 cijfers; dit zijn er "+count(len(digits))+".",
		"Kijk het nummer na in het BIG-register, ook de nul vooraan.")
}

func doubt(f big.Finding, digits string) problem.Problem {
	p := problem.Problem{Code: UserNameDoubt, Severity: problem.Warning, Hint: "Kijk het nummer na in het BIG-register. Klopt het, dan kun je verder."}
	switch f {
	case big.OtherProfession:
		p.Message = "De laatste twee cijfers horen niet bij een arts."
		if _, name := big.Profession(digits); name != "" {
			p.Message = "De laatste twee cijfers horen niet bij een arts, maar bij: " + name + "."
		}
	case big.SecondDigit:
		p.Message = "Het tweede cijfer van een BIG-nummer is een 9; hier niet."
	default:
		p.Message = "Een van de cijfers lijkt niet te kloppen."
	}
	return p
}
