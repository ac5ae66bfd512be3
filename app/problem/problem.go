// Package problem holds the one type for everything that can be wrong with a
// list, a file or a call: a stable code, a severity, a place, and what a
// Dutch-speaking user reads about it. It is the lowest room of the house.
package problem

import "errors"

// Code names a kind of problem. Codes are stable: tests, the JSON output and
// the window hang on them.
type Code string

// Severity tells whether a problem stands in the way of writing.
type Severity string

const (
	// Error blocks writing.
	Error Severity = "error"
	// Warning is worth a look and does not block.
	Warning Severity = "warning"
)

// Problem is one thing that is wrong, where it is, and what to do now.
// As an error value it is a refusal: the file or call as a whole is turned down.
type Problem struct {
	Code     Code
	Severity Severity
	// Sheet is the name of the sheet, empty where there is none (a CSV).
	Sheet string
	// Row is the row number as Excel shows it; 0 for the whole file.
	Row int
	// Column is the field's name (firstname, big_nr …), or empty.
	Column string
	// Cell is the source address as Excel shows it (D7), or empty.
	Cell string
	// Value is what stands there, as found.
	Value string
	// Message says in Dutch what is the matter.
	Message string
	// Hint says in Dutch what to do now.
	Hint string
}

// Error gives message and next step as one Dutch text.
func (p Problem) Error() string {
	if p.Hint == "" {
		return p.Message
	}
	return p.Message + " " + p.Hint
}

// Refuse makes a problem with a whole file or call.
func Refuse(code Code, message, hint string) Problem {
	return Problem{Code: code, Severity: Error, Message: message, Hint: hint}
}

// From finds the Problem in an error chain.
func From(err error) (Problem, bool) {
	var p Problem
	ok := errors.As(err, &p)
	return p, ok
}
