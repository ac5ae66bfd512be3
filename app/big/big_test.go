package big_test

import (
	"slices"
	"testing"

	"aiosmap/app/big"
)

// valid are invented numbers that satisfy the check; the last is the r = 10 case.
var valid = []string{"39000000101", "69000000201", "99000000301", "09000001901", "09000002701", "19000000701"}

func TestCheck(t *testing.T) {
	cases := []struct {
		name, in string
		want     []big.Finding
	}{
		{"empty", "", []big.Finding{big.MissingNumber}},
		{"white space", " \u00a0", []big.Finding{big.MissingNumber}},
		{"E-notation", "1,23457E+10", []big.Finding{big.LostDigits}},
		{"letters", "3900000010X", []big.Finding{big.NotDigits}},
		{"full width is not plain", "３９００００００１０１", []big.Finding{big.NotDigits}},
		{"ten digits", "3900000010", []big.Finding{big.WrongLength}},
		{"twelve digits", "390000001011", []big.Finding{big.WrongLength}},
		{"check digit", "29000000101", []big.Finding{big.CheckDigitFails}},
		{"tandarts", "19000000102", []big.Finding{big.OtherProfession}},
		{"manual for the aios", "01234567890", []big.Finding{big.CheckDigitFails, big.SecondDigit, big.OtherProfession}},
		{"manual for the administrator", "12345678901", []big.Finding{big.CheckDigitFails, big.SecondDigit}},
	}
	for _, v := range valid {
		cases = append(cases, struct {
			name, in string
			want     []big.Finding
		}{v, v, nil})
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := big.Check(c.in); !slices.Equal(got, c.want) {
				t.Errorf("Check(%q) = %v, want %v", c.in, got, c.want)
			}
		})
	}
}

func TestCheckDigit(t *testing.T) {
	for _, v := range valid {
		if d, ok := big.CheckDigit(v[1:]); !ok || d != v[0] {
			t.Errorf("CheckDigit(%q) = %q, %v, want %q", v[1:], d, ok, v[0])
		}
	}
	for _, bad := range []string{"", "900000190", "90000019011", "900000190X"} {
		if _, ok := big.CheckDigit(bad); ok {
			t.Errorf("CheckDigit(%q) gives a digit", bad)
		}
	}
}

func TestUsername(t *testing.T) {
	if got := big.Username("01234567890"); got != "BIG-01234567890" {
		t.Errorf("Username = %q", got)
	}
	cases := []struct {
		in, want string
		ok       bool
	}{
		{"BIG-01234567890", "01234567890", true},
		{"big-12345678901", "12345678901", true},
		{" Big-39000000101 ", "39000000101", true},
		{"z123456", "z123456", false},
		{"39000000101", "39000000101", false},
		{"BIG", "BIG", false},
	}
	for _, c := range cases {
		if got, ok := big.FromUsername(c.in); got != c.want || ok != c.ok {
			t.Errorf("FromUsername(%q) = %q, %v, want %q, %v", c.in, got, ok, c.want, c.ok)
		}
	}
}

func TestProfession(t *testing.T) {
	cases := []struct{ in, code, name string }{
		{"39000000101", "01", "arts"},
		{"19000000102", "02", "tandarts"},
		{"39000000187", "87", "ander paramedisch beroep"},
		{"39000000199", "99", "onbekend beroep"},
		{"39000000150", "50", ""},
		{"3900000010", "", ""},
		{"3900000010X", "", ""},
	}
	for _, c := range cases {
		if code, name := big.Profession(c.in); code != c.code || name != c.name {
			t.Errorf("Profession(%q) = %q, %q, want %q, %q", c.in, code, name, c.code, c.name)
		}
	}
}
