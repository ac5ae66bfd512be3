package roster

import (
	"aiosmap/app/big"
	"aiosmap/app/person"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// The kinds of fixes (import-rules), in the order they run.
const (
	FixBigNumberCell  = "big-number-cell"
	FixNFC            = "nfc"
	FixInvisible      = "invisible"
	FixQuotes         = "quotes"
	FixTrim           = "trim"
	FixEmail          = "email"
	FixGender         = "gender"
	FixBigPrefix      = "big-prefix"
	FixBigSeparators  = "big-separators"
	FixBigLeadingZero = "big-leading-zero"
)

// The kinds that are counted apart and cannot be turned off.
const (
	// FixEdit is a value the user gave; it comes before all rules.
	FixEdit            = "edit"
	FixPasswordDropped = "password-dropped"
	FixConstant        = "constant"
	FixUsername        = "username"
)

// fixes gives the fixes in their order. Running them twice changes nothing.
func fixes() []table.Fix {
	text := []int{firstName, middleName, lastName, email, username, gender, bigNr, name}
	names := []int{firstName, middleName, lastName, name}
	return []table.Fix{
		{Kind: FixBigNumberCell, Fields: []int{bigNr}, Apply: bigNumberCell},
		{Kind: FixNFC, Fields: text, Apply: plain(person.NFC)},
		{Kind: FixInvisible, Fields: text, Apply: plain(person.Invisible)},
		{Kind: FixQuotes, Fields: names, Apply: plain(person.Quotes)},
		{Kind: FixTrim, Fields: text, Apply: plain(person.Trim)},
		{Kind: FixEmail, Fields: []int{email}, Apply: plain(person.FixEmail)},
		{Kind: FixGender, Fields: []int{gender}, Apply: plain(knownGender)},
		{Kind: FixBigPrefix, Fields: []int{bigNr}, Apply: plain(big.StripPrefix)},
		{Kind: FixBigSeparators, Fields: []int{bigNr}, Apply: plain(big.StripSeparators)},
		{Kind: FixBigLeadingZero, Fields: []int{bigNr}, Apply: plain(repairZero)},
	}
}

// plain makes a fix of a pure text function, reported when it changes something.
func plain(f func(string) string) func(string, sheet.Cell) (string, bool) {
	return func(value string, _ sheet.Cell) (string, bool) {
		if value == "" {
			return value, false
		}
		after := f(value)
		return after, after != value
	}
}

// bigNumberCell makes text of a number cell. It is reported for every number
// cell, because the next one who opens the list in Excel meets the same cell.
// A cell that Excel shows with 11 digits counts as 11.
func bigNumberCell(value string, source sheet.Cell) (string, bool) {
	if source.Kind != sheet.Number {
		return value, false
	}
	if source.Digits == big.Length && len(value) < big.Length && big.Digits(value) {
		value = zeros[:big.Length-len(value)] + value
	}
	return value, true
}

const zeros = "00000000000"

func knownGender(value string) string {
	if g, ok := person.Gender(value); ok {
		return g
	}
	return value
}

func repairZero(value string) string {
	if r, ok := big.RepairZero(value); ok {
		return r
	}
	return value
}
