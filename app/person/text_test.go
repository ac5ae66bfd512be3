package person_test

import (
	"testing"

	"aiosmap/app/person"
)

func TestFixesOfText(t *testing.T) {
	cases := []struct {
		name string
		fix  func(string) string
		in   string
		want string
	}{
		{"accent composed", person.NFC, "Zoe\u0308", "Zoë"},
		{"zero width", person.Invisible, "\ufeffEva\u200b", "Eva"},
		{"soft hyphen", person.Invisible, "Jan\u00adsen", "Jansen"},
		{"control character", person.Invisible, "Ja\x07n", "Jan"},
		{"tab and line break are left to trim", person.Invisible, "a\tb\r\nc", "a\tb\r\nc"},
		{"an accent that comes free is composed", person.Invisible, "Zoe\u200b\u0308", "Zoë"},
		{"curly apostrophe", person.Quotes, "’t Hart", "'t Hart"},
		{"accents used as apostrophe", person.Quotes, "`t Hart, O´Brien, ‘s", "'t Hart, O'Brien, 's"},
		{"NBSP and doubled spaces", person.Trim, "\u00a0van  der\u00a0 Vliet ", "van der Vliet"},
		{"line breaks", person.Trim, "Jan\r\nPeter\t", "Jan Peter"},
		{"only white space", person.Trim, " \u00a0\n", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := c.fix(c.in); got != c.want {
				t.Errorf("%q became %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestGender(t *testing.T) {
	for want, words := range map[string][]string{
		"gender_m": {"m", "M", "man", "Male", "mannelijk", "dhr", "Dhr.", "heer", "gender_m", "GENDER_M", " m. "},
		"gender_v": {"v", "V.", "vrouw", "female", "f", "Vrouwelijk", "mevr", "Mevr.", "mw", "Mw.", "gender_v"},
	} {
		for _, w := range words {
			if got, ok := person.Gender(w); !ok || got != want {
				t.Errorf("Gender(%q) = %q, %v, want %q", w, got, ok, want)
			}
		}
	}
	for _, w := range []string{"", "x", "onbekend", "m/v", "jongen", "meisje", "1", "gender_x"} {
		if got, ok := person.Gender(w); ok || got != w {
			t.Errorf("Gender(%q) = %q, %v: nothing is guessed", w, got, ok)
		}
	}
}
