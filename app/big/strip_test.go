package big_test

import (
	"testing"

	"aiosmap/app/big"
)

func TestStripPrefix(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"user name of the manual for the aios", "BIG-01234567890", "01234567890"},
		{"user name of the manual for the administrator", "BIG-12345678901", "12345678901"},
		{"small letters", "big-39000000101", "39000000101"},
		{"without hyphen", "BIG39000000101", "39000000101"},
		{"nr", "nr. 39000000101", "39000000101"},
		{"BIG-nr.:", "BIG-nr.: 39000000101", "39000000101"},
		{"BIG-nummer", "BIG-nummer 39000000101", "39000000101"},
		{"dots between the letters", "B.I.G. 39000000101", "39000000101"},
		{"twice", "BIG-BIG-39000000101", "39000000101"},
		{"before a letter O", "BIG-O9000001901", "O9000001901"},
		{"inside a quoted formula", `="BIG-09000001901"`, `="09000001901"`},
		{"en dash", "BIG–39000000101", "39000000101"},
		{"a word is no prefix", "Biggetje", "Biggetje"},
		{"nothing to strip keeps its marks", " 3900.0000.101", " 3900.0000.101"},
		{"letters behind stay", "39000000101 BIG", "39000000101 BIG"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := big.StripPrefix(c.in); got != c.want {
				t.Errorf("StripPrefix(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestStripSeparators(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"spaces", "3900 0000 101", "39000000101"},
		{"NBSP", "39000\u00a0000101", "39000000101"},
		{"dots", "39.000.000.101", "39000000101"},
		{"hyphens", "3900-0000-101", "39000000101"},
		{"non-breaking hyphen", "3900‑0000‑101", "39000000101"},
		{"leading apostrophe", "'09000001901", "09000001901"},
		{"curly apostrophe", "’09000001901", "09000001901"},
		{"formula of text", `="01234567890"`, "01234567890"},
		{"trailing .0 before dots", "9000001901.0", "9000001901"},
		{"trailing ,0", "9000001901,0", "9000001901"},
		{"trailing ,0 and a space", "9000001901,0 ", "9000001901"},
		{"a dot that groups is no decimal", "390.000.001.01", "39000000101"},
		{"full width", "３９００００００１０１", "39000000101"},
		{"E-notation keeps its dot", "3.9E+10", "3.9E+10"},
		{"E-notation keeps its comma", "1,23457E+10", "1,23457E+10"},
		{"letters stay", "z-123456", "z123456"},
		{"a real formula stays one", "=A1&B1", "=A1&B1"},
		{"only marks", " - ", ""},
		{"a letter and its accent come together", "A-\u0300", "\u00c0"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := big.StripSeparators(c.in); got != c.want {
				t.Errorf("StripSeparators(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestENotation(t *testing.T) {
	for in, want := range map[string]bool{
		"1,23457E+10":     true,
		"1.23457e+10":     true,
		"9E10":            true,
		" 3,9E+10 ":       true,
		"BIG-3,9E+10":     true,
		`="1,2E+10"`:      true,
		"39000000101":     false,
		"E39000000101":    false,
		"39000000101 Eva": false,
		"":                false,
	} {
		if got := big.ENotation(in); got != want {
			t.Errorf("ENotation(%q) = %v, want %v", in, got, want)
		}
	}
}
