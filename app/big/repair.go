package big

import "strings"

// RepairZero is the fix big-leading-zero: it puts back the one zero that a
// number cell drops. Because the second digit is always a 9, exactly ten
// digits that begin with it are a number without its zero, when the check
// digit then holds.
func RepairZero(s string) (string, bool) {
	if len(s) != Length-1 || s[0] != '9' || !CheckHolds("0"+s) {
		return s, false
	}
	return "0" + s, true
}

// PadZeros is the suggestion big-zero-unsure: zeros in front of 1 to 10
// digits. A row of nothing but zeros is no number and gets no offer.
func PadZeros(s string) (string, bool) {
	if len(s) >= Length || !Digits(s) || strings.Trim(s, "0") == "" {
		return s, false
	}
	return strings.Repeat("0", Length-len(s)) + s, true
}

// LetterO is the suggestion big-letter-o: the letter O read as a zero, when
// that leaves nothing but digits.
func LetterO(s string) (string, bool) {
	if !strings.ContainsAny(s, "oO") {
		return s, false
	}
	out := strings.NewReplacer("O", "0", "o", "0").Replace(s)
	if out == s || !Digits(out) || strings.Trim(s, "Oo") == "" {
		return s, false
	}
	return out, true
}
