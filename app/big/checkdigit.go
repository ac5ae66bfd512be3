package big

// weights belong to positions 2 to 11 (domain.md; one public implementation,
// not official).
var weights = [10]int{1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// CheckDigit gives the first digit ('0'-'9') that belongs before ten digits;
// false when ten is not exactly ten digits.
func CheckDigit(ten string) (byte, bool) {
	if len(ten) != Length-1 || !Digits(ten) {
		return 0, false
	}
	sum := 0
	for i, w := range weights {
		sum += w * int(ten[i]-'0')
	}
	switch r := 11 - sum%11; r {
	case 11:
		return '0', true
	case 10:
		return '1', true
	default:
		return byte('0' + r), true
	}
}

// CheckHolds tells whether s is 11 digits of which the first is the right one.
func CheckHolds(s string) bool {
	if len(s) != Length {
		return false
	}
	d, ok := CheckDigit(s[1:])
	return ok && d == s[0]
}
