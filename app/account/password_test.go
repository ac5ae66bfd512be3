package account_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/account"
	"aiosmap/app/problem"
)

// met names the rules that a password does not meet.
func unmet(password string) string {
	var out []string
	for _, r := range account.Rules(password) {
		if !r.Met {
			out = append(out, string(r.ID))
		}
	}
	return strings.Join(out, " ")
}

func TestPasswordRules(t *testing.T) {
	for _, c := range []struct{ password, unmet, detail string }{
		{"Huis(arts!01", "", ""}, // the example of S1
		{"", "length special digit capital allowed", ""},
		{"huisarts", "length special digit capital", ""},
		{"Huis(arts!0", "length", ""},
		{"huis(arts!01", "capital", ""},
		{"Huis(arts!xy", "digit", ""},
		{"Huisarts00001", "special", ""},
		{"HUISARTS!000", "", ""},
		{"Aa1!#%+:=?@~&()<>|", "", ""},
		{"Huis-arts!001", "allowed", "Het teken - kan niet."},
		{"Huis_arts!001", "allowed", "Het teken _ kan niet."},
		{"Huis.arts!001", "allowed", "Het teken . kan niet."},
		{"Huis$arts!001", "allowed", "Het teken $ kan niet."},
		{"Huis*arts!001", "allowed", "Het teken * kan niet."},
		{"Huis arts!001", "allowed", "Een spatie kan niet."},
		{"Huis\u00a0arts!001", "allowed", "Een spatie kan niet."},
		{"Huis(arts!01\r\n", "allowed", "Er staat een regeleinde of tab in, misschien meegekopieerd."},
		{"\u200bHuis(arts!01", "allowed", "Er staat een onzichtbaar teken in, misschien meegekopieerd."},
		{"Huis\xffarts!001", "allowed", "Er staat een onzichtbaar teken in, misschien meegekopieerd."},
		{"Huis;arts\"001!", "allowed", "Het teken ; kan niet."},
		{"Huis'arts!001", "allowed", "Het teken ' kan niet."},
		{"Huis€arts!001", "allowed", "Het teken € kan niet."},
		{"Huis🙂arts!001", "allowed", "Het teken 🙂 kan niet."},
		{"Ölandsbrücke#7", "", ""},
		{"ölandsbrücke#7Å", "", ""},
		{"huisÉarts!001", "", ""},
		{"Пароль(врача1", "", ""},
		{"Huisarts!\u0661\u0662\u0663", "digit allowed", "Het teken \u0661 kan niet."},
		{strings.Repeat("Aa1!", 32), "", ""},
		{strings.Repeat("Aa1!", 32) + "x", "length", "Er passen hoogstens 128 tekens in."},
	} {
		if got := unmet(c.password); got != c.unmet {
			t.Errorf("%q does not meet %q, want %q", c.password, got, c.unmet)
		}
		details := ""
		for _, r := range account.Rules(c.password) {
			details += r.Detail
			if r.Words == "" || strings.HasSuffix(r.Words, ".") {
				t.Errorf("rule %s says %q", r.ID, r.Words)
			}
		}
		if details != c.detail {
			t.Errorf("%q: %q, want %q", c.password, details, c.detail)
		}
		_, err := account.Password(c.password)
		if p, ok := problem.From(err); ok != (c.unmet != "") || ok && (p.Code != account.PasswordWeak || p.Hint == "") {
			t.Errorf("%q: %v", c.password, err)
		}
	}
}

// é typed with one key or with two is one password, and counts once.
func TestPasswordsAreComposed(t *testing.T) {
	one, two := "Huis\u00e9arts!01", "Huise\u0301arts!01"
	if !bytes.Equal(account.PasswordBytes(one), account.PasswordBytes(two)) {
		t.Error("two passwords")
	}
	if unmet("Huise\u0301ar!01") != "length" {
		t.Error("a loose accent counts as a character")
	}
	if unmet(two) != "" {
		t.Errorf("%q does not meet %s", two, unmet(two))
	}
	if bytes.Equal(account.PasswordBytes("Huis(arts!01"), account.PasswordBytes("huis(arts!01")) || string(account.PasswordBytes(" a ")) != " a " {
		t.Error("more than composed")
	}
}

// What meets every rule holds nothing that S0 does not allow, and a refusal
// never repeats the password.
func TestPasswordsThatPass(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "Z", "7", "!", "(", "<", "&", "|", "-", "_", " ", "é", "e\u0301", "\u0301", "\n", "\xff", "$"})
	rapid.Check(t, func(t *rapid.T) {
		password := strings.Join(rapid.SliceOfN(piece, 8, 30).Draw(t, "pieces"), "")
		bytes, err := account.Password(password)
		if err != nil {
			if strings.Contains(err.Error(), password) {
				t.Fatalf("the refusal holds the password: %v", err)
			}
			return
		}
		if strings.ContainsAny(string(bytes), "-_.$* \n\xff") {
			t.Fatalf("%q passes", password)
		}
	})
}
