// Package account holds the rules of an account: user names and passwords. It
// keeps nothing and opens nothing; what to say after a wrong password is told by
// who counts them (store).
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
	// UserNameWrong: nothing, or neither a BIG number nor a z-number.
	UserNameWrong problem.Code = "user-name"
	// UserNameDoubt: 11 digits that do not look like the BIG number of an arts.
	UserNameDoubt problem.Code = "user-name-doubt"
)

// Kind says what a user name is made of.
type Kind string

const (
	// BIG is BIG- and the BIG number (S0, S1).
	BIG Kind = "big"
	// Z is a z-number (S0: Radboudumc), whose owner's other password is the
	// university's.
	Z Kind = "z"
)

// UserName is a name to log in with.
type UserName struct {
	// Text is the one way in which it is written: BIG-39000000101, z1234567.
	Text string
	Kind Kind
}

// zNumber has no official length; those seen have six or seven digits.
var zNumber = regexp.MustCompile(`^[zZ][0-9]{4,9}$`)

// ParseUserName reads what was typed: BIG- and 11 digits or the digits alone,
// in any case and with the marks that people put between them, or a z-number.
// The login is not case-sensitive (S0). The error is a problem.Problem.
func ParseUserName(typed string) (UserName, error) {
	text := person.Trim(person.Invisible(person.NFC(typed)))
	if text == "" {
		return UserName{}, problem.Refuse(UserNameWrong, "De gebruikersnaam ontbreekt.", "Vul BIG- met je BIG-nummer in, of je z-nummer.")
	}
	if z := strings.ReplaceAll(text, " ", ""); zNumber.MatchString(z) {
		return UserName{Text: strings.ToLower(z), Kind: Z}, nil
	}
	digits := big.StripSeparators(big.StripPrefix(text))
	for _, f := range big.Check(digits) {
		switch f {
		case big.MissingNumber, big.LostDigits, big.NotDigits:
			return UserName{}, problem.Refuse(UserNameWrong, "Dit is geen gebruikersnaam.",
				"Vul BIG- met de 11 cijfers van je BIG-nummer in, of je z-nummer (een z met cijfers).")
		case big.WrongLength:
			return UserName{}, wrongLength(digits)
		}
	}
	return UserName{Text: big.Username(digits), Kind: BIG}, nil
}

func wrongLength(digits string) problem.Problem {
	if whole, ok := big.RepairZero(digits); ok {
		return problem.Refuse(UserNameWrong, "Dit BIG-nummer heeft 10 cijfers. Waarschijnlijk ontbreekt de nul vooraan.",
			"Bedoel je "+big.Username(whole)+"? Vul dat dan in.")
	}
	return problem.Refuse(UserNameWrong, "Een BIG-nummer heeft 11 cijfers; dit zijn er "+count(len(digits))+".",
		"Kijk het nummer na in het BIG-register, ook de nul vooraan.")
}

// Doubt says what looks wrong about a BIG number. The layout is not official,
// so it may be right all the same; false when nothing does.
func (u UserName) Doubt() (problem.Problem, bool) {
	digits, ok := big.FromUsername(u.Text)
	if !ok {
		return problem.Problem{}, false
	}
	findings := big.Check(digits)
	if len(findings) == 0 {
		return problem.Problem{}, false
	}
	p := problem.Problem{Code: UserNameDoubt, Severity: problem.Warning, Hint: "Kijk het nummer na in het BIG-register. Klopt het, dan kun je verder."}
	switch findings[0] {
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
	return p, true
}
