package roster

import (
	"aiosmap/app/problem"
	"aiosmap/app/table"
)

// The codes of problems that block writing (import-rules).
const (
	ColumnMissing                 = table.ColumnMissing
	ColumnAmbiguous               = table.ColumnAmbiguous
	SheetAmbiguous                = table.SheetAmbiguous
	MalColumnUnknown problem.Code = "mal-column-unknown"
	ConstantMissing  problem.Code = "constant-missing"
	HiddenRows       problem.Code = "hidden-rows"
	FormulaEmpty     problem.Code = "formula-empty"
	NameMissing      problem.Code = "name-missing"
	EmailMissing     problem.Code = "email-missing"
	EmailInvalid     problem.Code = "email-invalid"
	BigMissing       problem.Code = "big-missing"
	BigLength        problem.Code = "big-length"
	BigNotDigits     problem.Code = "big-not-digits"
	BigLostDigits    problem.Code = "big-lost-digits"
	BigDuplicate     problem.Code = "big-duplicate"
	UsernameMismatch problem.Code = "username-mismatch"
	UsernameZ        problem.Code = "username-z"
	GenderUnknown    problem.Code = "gender-unknown"
	FormulaLike      problem.Code = "formula-like"
	UsernameForeign  problem.Code = "username-foreign"
	// EditConflict: the file was changed under a value the user gave.
	EditConflict problem.Code = "edit-conflict"
	// ListEmpty: columns were found and no row below them.
	ListEmpty problem.Code = "list-empty"
)

// The codes of problems that do not block (import-rules).
const (
	EmailOtherPerson problem.Code = "email-other-person"
	InitialsOnly     problem.Code = "initials-only"
	NameSuspect      problem.Code = "name-suspect"
	// NameOrder: the e-mail address fits the name with first and last name exchanged.
	NameOrder      problem.Code = "name-order"
	EncodingUnsure problem.Code = "encoding-unsure"
	BigCheckDigit  problem.Code = "big-check-digit"
	BigSecondDigit problem.Code = "big-second-digit"
	BigProfession  problem.Code = "big-profession"
	EmailDuplicate problem.Code = "email-duplicate"
	UsernameKnown  problem.Code = "username-known"
	RowIgnored     problem.Code = "row-ignored"
	OpenSuggestion problem.Code = "open-suggestion"
)

// The codes of refusals: nothing can be planned at all.
const (
	// ListUnreadable: a list of user names holds something without a BIG number.
	ListUnreadable problem.Code = "usernames-unreadable"
	// MalUnreadable: a file given as mal has no header row of a mal.
	MalUnreadable problem.Code = "mal-unreadable"
	// RowUnknown, SheetUnknown, ColumnUnknown: the call names what the list does not have.
	RowUnknown    = table.RowUnknown
	SheetUnknown  = table.SheetUnknown
	ColumnUnknown = table.ColumnUnknown
	// TargetExists: the file to write is there already.
	TargetExists problem.Code = "target-exists"
	// NotWritten: the file could not be written or did not read back equal.
	NotWritten problem.Code = "not-written"
)

// IsCall tells whether a refusal is about the call rather than the file
// (exit status 2 rather than 4).
func IsCall(code problem.Code) bool {
	switch code {
	case RowUnknown, SheetUnknown, ColumnUnknown, TargetExists:
		return true
	}
	return false
}
