package account_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/account"
	"aiosmap/app/problem"
)

func TestUserNames(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		kind        account.Kind
	}{
		{"BIG-39000000101", "BIG-39000000101", account.BIG},
		{"big-39000000101", "BIG-39000000101", account.BIG},
		{" Big - 39000000101 ", "BIG-39000000101", account.BIG},
		{"BIG 3900 0000 101", "BIG-39000000101", account.BIG},
		{"39000000101", "BIG-39000000101", account.BIG},
		{"BIG-09000001901", "BIG-09000001901", account.BIG},
		{"BIG-３９０００００0101", "BIG-39000000101", account.BIG},
		{"\u200bBIG-39000000101\u00a0", "BIG-39000000101", account.BIG},
		{"BIG-01234567890", "BIG-01234567890", account.BIG},
		{"z123456", "z123456", account.Z},
		{"Z123456", "z123456", account.Z},
		{" z 1234567", "z1234567", account.Z},
	} {
		got, err := account.ParseUserName(c.typed)
		if err != nil || got.Text != c.want || got.Kind != c.kind {
			t.Errorf("%q: %+v, %v", c.typed, got, err)
		}
	}
}

func TestWhatIsNoUserName(t *testing.T) {
	for typed, says := range map[string]string{
		"":                  "ontbreekt",
		" \u00a0\u200b":     "ontbreekt",
		"BIG-":              "geen gebruikersnaam",
		"eva@example.nl":    "geen gebruikersnaam",
		"BIG-3900000010l":   "geen gebruikersnaam",
		"1,23457E+10":       "geen gebruikersnaam",
		"z12":               "geen gebruikersnaam",
		"z12345678901":      "geen gebruikersnaam",
		"BIG-9000001901":    "Bedoel je BIG-09000001901?",
		"9000001902":        "11 cijfers; dit zijn er 10",
		"BIG-3900000010123": "11 cijfers; dit zijn er 13",
	} {
		got, err := account.ParseUserName(typed)
		p, ok := problem.From(err)
		if !ok || p.Code != account.UserNameWrong || p.Hint == "" || !strings.Contains(p.Error(), says) || got != (account.UserName{}) {
			t.Errorf("%q: %+v, %v", typed, got, err)
		}
	}
}

func TestDoubtfulNumbers(t *testing.T) {
	for typed, says := range map[string]string{
		"BIG-39000000101": "", "BIG-19000000701": "", "z123456": "",
		"BIG-39000000102": "lijkt niet te kloppen", // the check digit
		"BIG-49000000130": "maar bij: verpleegkundige",
		"BIG-79000000150": "horen niet bij een arts.",
		"BIG-48000000101": "tweede cijfer",
		"BIG-38000000101": "lijkt niet te kloppen",
		"BIG-01234567890": "lijkt niet te kloppen", // the manual's own example
	} {
		u, err := account.ParseUserName(typed)
		if err != nil {
			t.Fatal(err)
		}
		p, doubt := u.Doubt()
		if doubt != (says != "") || !strings.Contains(p.Message, says) || doubt && (p.Severity != problem.Warning || p.Hint == "" || p.Code != account.UserNameDoubt) {
			t.Errorf("%s: %+v", typed, p)
		}
	}
}

// The one way in which a name is written is read as itself, in any case.
func TestUserNamesReadTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.OneOf(rapid.StringMatching(`(BIG|big|Big)?[- .]{0,2}[0-9]{9,12}`), rapid.StringMatching(`[zZ] ?[0-9]{3,10}`), rapid.String()).Draw(t, "typed")
		u, err := account.ParseUserName(typed)
		if err != nil {
			if _, ok := problem.From(err); !ok {
				t.Fatal(err)
			}
			return
		}
		for _, again := range []string{u.Text, strings.ToLower(u.Text), strings.ToUpper(u.Text)} {
			if got, err := account.ParseUserName(again); err != nil || got != u {
				t.Fatalf("%q → %+v → %+v, %v", typed, u, got, err)
			}
		}
	})
}
