package hap

// State is what can be said of a PDF file that somebody got.
type State string

// The states of a PDF file. Only Whole speaks for it.
const (
	// Whole: nothing changed since it was made and signed with the key whose
	// fingerprint is told.
	Whole State = "whole"
	// Changed: something in it is not as it was signed.
	Changed State = "changed"
	// Unsigned: made by Aiosmap without a portfolio; nothing can be said.
	Unsigned State = "unsigned"
	// Foreign: not made by Aiosmap, or with its mark taken out.
	Foreign State = "foreign"
	// Damaged: no PDF, or one whose mark cannot be read.
	Damaged State = "damaged"
)

// Checked is the verdict over a PDF file. Facts is what the file itself says;
// it counts for nothing unless State is Whole. Fingerprint is that of the key
// that signed, empty when none did.
type Checked struct {
	State       State
	Facts       Facts
	Fingerprint string
}
