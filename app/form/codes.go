package form

import "aiosmap/app/problem"

// The codes of what can be wrong with the value of one field. The problem's
// Column is the id of the field.
const (
	// FieldRequired: nothing is filled in, and the form is to be closed.
	FieldRequired problem.Code = "field-required"
	// FieldUnknown: the form has no such field.
	FieldUnknown problem.Code = "field-unknown"
	FieldLong    problem.Code = "field-long"
	FieldChoice  problem.Code = "field-choice"
	FieldDate    problem.Code = "field-date"
	FieldTime    problem.Code = "field-time"
	FieldNumber  problem.Code = "field-number"
	// FieldRange: a number or a year outside what is allowed.
	FieldRange   problem.Code = "field-range"
	FieldPerson  problem.Code = "field-person"
	FieldDossier problem.Code = "field-dossier"
)
