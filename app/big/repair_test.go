package big_test

import (
	"testing"

	"aiosmap/app/big"
)

func TestRepairZero(t *testing.T) {
	cases := []struct {
		name, in, want string
		ok             bool
	}{
		{"the zero that Excel dropped", "9000001901", "09000001901", true},
		{"another", "9000002701", "09000002701", true},
		{"check digit then fails", "9000001902", "9000001902", false},
		{"the manual's example begins with another digit", "1234567890", "1234567890", false},
		{"nine digits", "900000190", "900000190", false},
		{"whole number", "39000000101", "39000000101", false},
		{"text", "9oooo01901", "9oooo01901", false},
		{"nothing", "", "", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, ok := big.RepairZero(c.in)
			if got != c.want || ok != c.ok {
				t.Errorf("RepairZero(%q) = %q, %v, want %q, %v", c.in, got, ok, c.want, c.ok)
			}
		})
	}
}

func TestPadZeros(t *testing.T) {
	cases := []struct {
		name, in, want string
		ok             bool
	}{
		{"the manual's example without its zero", "1234567890", "01234567890", true},
		{"one digit", "7", "00000000007", true},
		{"eleven digits", "39000000101", "39000000101", false},
		{"twelve digits", "390000001011", "390000001011", false},
		{"only zeros", "000", "000", false},
		{"letters", "9O", "9O", false},
		{"nothing", "", "", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, ok := big.PadZeros(c.in)
			if got != c.want || ok != c.ok {
				t.Errorf("PadZeros(%q) = %q, %v, want %q, %v", c.in, got, ok, c.want, c.ok)
			}
		})
	}
}

func TestLetterO(t *testing.T) {
	cases := []struct {
		name, in, want string
		ok             bool
	}{
		{"first digit", "O9000001901", "09000001901", true},
		{"small and large", "o900OOO1901", "09000001901", true},
		{"another letter too", "O900000190X", "O900000190X", false},
		{"no O", "39000000101", "39000000101", false},
		{"a word of them", "Oo", "Oo", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, ok := big.LetterO(c.in)
			if got != c.want || ok != c.ok {
				t.Errorf("LetterO(%q) = %q, %v, want %q, %v", c.in, got, ok, c.want, c.ok)
			}
		})
	}
}
