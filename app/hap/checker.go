package hap

import (
	"fmt"
	"unicode/utf8"

	"aiosmap/app/big"
	"aiosmap/app/problem"
)

// checker gathers problems.
type checker struct{ list []problem.Problem }

func (c *checker) add(code problem.Code, column, value, message, hint string) {
	c.say(code, problem.Error, column, value, message, hint)
}

func (c *checker) warn(code problem.Code, column, value, message, hint string) {
	c.say(code, problem.Warning, column, value, message, hint)
}

func (c *checker) say(code problem.Code, s problem.Severity, column, value, message, hint string) {
	c.list = append(c.list, problem.Problem{Code: code, Severity: s, Column: column, Value: value, Message: message, Hint: hint})
}

// number looks at a BIG number: one that may be mistyped is worth a look, what
// cannot be one is wrong.
func (c *checker) number(code problem.Code, column, number, hint string) {
	switch found := big.Check(number); {
	case len(found) == 0:
	case found[0] == big.CheckDigitFails, found[0] == big.SecondDigit, found[0] == big.OtherProfession:
		c.warn(code, column, number, "Dit BIG-nummer klopt misschien niet.", "Kijk de cijfers na.")
	default:
		c.add(code, column, number, "Een BIG-nummer heeft 11 cijfers.", hint)
	}
}

// length holds a text against the greatest number of characters.
func (c *checker) length(column, text string, limit int) {
	if utf8.RuneCountInString(text) > limit {
		c.add(SettingLong, column, text, fmt.Sprintf("Dit is te lang: er passen %d tekens in.", limit), "Maak de tekst korter.")
	}
}
