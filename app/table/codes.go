package table

import "aiosmap/app/problem"

// The codes of what can be wrong with where a list stands and what its columns
// mean (import-rules).
const (
	ColumnMissing   problem.Code = "column-missing"
	ColumnAmbiguous problem.Code = "column-ambiguous"
	SheetAmbiguous  problem.Code = "sheet-ambiguous"
	// SheetUnknown, RowUnknown, ColumnUnknown: the call names what the list does not have.
	SheetUnknown  problem.Code = "sheet-unknown"
	RowUnknown    problem.Code = "row-unknown"
	ColumnUnknown problem.Code = "column-unknown"
)
