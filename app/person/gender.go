package person

import "strings"

// The two values that the import CSV knows (S1).
const (
	Man   = "gender_m"
	Vrouw = "gender_v"
)

// Gender is the fix gender. It is blind to case and dots and guesses nothing
// beyond the words of import-rules; what it does not know comes back as it
// was, with false.
func Gender(s string) (string, bool) {
	switch strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), ".", "") {
	case "m", "man", "male", "mannelijk", "dhr", "heer", Man:
		return Man, true
	case "v", "vrouw", "female", "f", "vrouwelijk", "mevr", "mw", Vrouw:
		return Vrouw, true
	}
	return s, false
}
