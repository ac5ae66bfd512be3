package big_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/big"
)

// fixes runs the BIG fixes in the order of import-rules.
func fixes(s string) string {
	if big.ENotation(s) {
		return s
	}
	s = big.StripSeparators(big.StripPrefix(s))
	s, _ = big.RepairZero(s)
	return s
}

// messy draws text made of what people put into the column.
func messy() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"BIG", "big-", "nr.", "nummer", ":", "B", "I", "G", "n", "r", ".", ",", ".0", ",0", "-", "–", " ", "\u00a0", "'", "’",
		`="`, `"`, "E+10", "e", "O", "x", "3", "9", "0", "９", "９０", "39000000101", "9000001901", "\xff", "é", "_", "#",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(pieces, 0, 9).Draw(t, "pieces"), "")
	})
}

// number draws 11 digits with the right check digit.
func number() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		ten := "9" + rapid.StringMatching(`[0-9]{7}`).Draw(t, "sequence") + rapid.SampledFrom([]string{"01", "02", "30"}).Draw(t, "code")
		d, _ := big.CheckDigit(ten)
		return string(d) + ten
	})
}

func TestFixesTwiceChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(messy(), rapid.String()).Draw(t, "text")
		for name, fix := range map[string]func(string) string{
			"StripPrefix": big.StripPrefix, "StripSeparators": big.StripSeparators, "all": fixes,
		} {
			once := fix(s)
			if twice := fix(once); twice != once {
				t.Fatalf("%s: %q → %q → %q", name, s, once, twice)
			}
		}
	})
}

func TestFixesLeaveEveryElevenDigitsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(number(), rapid.StringMatching(`[0-9]{11}`)).Draw(t, "number")
		if got := fixes(s); got != s {
			t.Fatalf("%q became %q", s, got)
		}
		for name, offer := range map[string]func(string) (string, bool){
			"RepairZero": big.RepairZero, "PadZeros": big.PadZeros, "LetterO": big.LetterO,
		} {
			if got, ok := offer(s); ok || got != s {
				t.Fatalf("%s(%q) = %q, %v", name, s, got, ok)
			}
		}
	})
}

// What Excel takes off a real number always comes back, or is at least
// offered.
func TestLostZeroComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := number().Draw(t, "number")
		if !strings.HasPrefix(s, "0") {
			return
		}
		if got, ok := big.RepairZero(s[1:]); !ok || got != s {
			t.Fatalf("RepairZero(%q) = %q, %v", s[1:], got, ok)
		}
	})
}

// One mistyped digit never passes unseen, save that r = 10 and r = 1 share
// the check digit 1.
func TestOneWrongDigitIsSeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := number().Draw(t, "number")
		at := rapid.IntRange(0, 10).Draw(t, "position")
		to := rapid.SampledFrom([]byte("0123456789")).Draw(t, "digit")
		if to == s[at] || s[0] == '1' {
			return
		}
		wrong := s[:at] + string(to) + s[at+1:]
		if wrong[0] != '1' && big.CheckHolds(wrong) {
			t.Fatalf("%q and %q both hold", s, wrong)
		}
	})
}

func FuzzBig(f *testing.F) {
	for _, s := range append(valid, "BIG-01234567890", "1,23457E+10", `="09000001901"`, "9000001901.0", "B.I.G.-nr.: 3900", "３９", "\xff.0") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := fixes(s)
		if twice := fixes(once); twice != once {
			t.Errorf("fixes: %q → %q → %q", s, once, twice)
		}
		findings := big.Check(once)
		if len(findings) > 1 && findings[0] < big.CheckDigitFails {
			t.Errorf("Check(%q) = %v: one of the first four excludes the rest", once, findings)
		}
		if big.CheckHolds(once) && len(once) != big.Length {
			t.Errorf("the check holds for %q", once)
		}
		for _, offer := range []func(string) (string, bool){big.PadZeros, big.LetterO} {
			if got, ok := offer(once); ok == (got == once) {
				t.Errorf("an offer of %q for %q, ok %v", got, once, ok)
			}
		}
	})
}
