package person_test

import (
	"testing"

	"aiosmap/app/person"
)

func TestFixEmail(t *testing.T) {
	for in, want := range map[string]string{
		"mailto:eva@example.nl":        "eva@example.nl",
		"MAILTO:eva@example.nl":        "eva@example.nl",
		"<eva@example.nl>":             "eva@example.nl",
		"Eva Jansen <eva@example.nl>":  "eva@example.nl",
		"<mailto:eva@example.nl>;":     "eva@example.nl",
		"eva@example.nl.":              "eva@example.nl",
		"eva@example.nl;":              "eva@example.nl",
		"Eva.Jansen@EXAMPLE.NL":        "Eva.Jansen@example.nl",
		"eva@example.nl":               "eva@example.nl",
		"eva@example.nl; jan@other.nl": "eva@example.nl; jan@other.nl",
		"geen":                         "geen",
		"":                             "",
	} {
		if got := person.FixEmail(in); got != want {
			t.Errorf("FixEmail(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestValidEmail(t *testing.T) {
	for _, in := range []string{"eva@example.nl", "e.v.a+list@sub.example.co.uk", "o'brien@example.nl", "1@a.nl", "E_V-A@X1.NL"} {
		if !person.ValidEmail(in) {
			t.Errorf("%q is refused", in)
		}
	}
	for _, in := range []string{
		"", "eva", "eva@", "@example.nl", "eva@example", "eva@@example.nl", "eva@exa mple.nl", "e va@example.nl",
		".eva@example.nl", "eva.@example.nl", "e..va@example.nl", "eva@example..nl", "eva@-example.nl", "eva@example-.nl",
		"zoë@example.nl", "eva@exämple.nl", "eva@example,nl", "eva@example.nl;jan@example.nl", "eva@example.nl>", "eva@1.2.3.4",
		"eva@example.n", "zo?@example.nl", "a234567890123456789012345678901234567890123456789012345678901234567@example.nl",
	} {
		if person.ValidEmail(in) {
			t.Errorf("%q passes", in)
		}
	}
}

func TestEmailTypo(t *testing.T) {
	for in, want := range map[string]string{
		"eva@gmial.com":    "eva@gmail.com",
		"eva@gmail.con":    "eva@gmail.com",
		"eva@gamil.com":    "eva@gmail.com",
		"eva@gmail.cm":     "eva@gmail.com",
		"eva@gmail.nl":     "eva@gmail.com",
		"eva@hotmial.com":  "eva@hotmail.com",
		"eva@hotmail.con":  "eva@hotmail.com",
		"eva@outlok.com":   "eva@outlook.com",
		"eva@zigo.nl":      "eva@ziggo.nl",
		"eva@gmailcom":     "eva@gmail.com",
		"eva@gmail,com":    "eva@gmail.com",
		"eva@example,nl":   "eva@example.nl",
		"eva,j@gmail.com":  "eva.j@gmail.com",
		"eva@example.con":  "eva@example.com",
		"eva@amc,nl":       "eva@amc.nl",
		"eva@umcutrect.nl": "eva@umcutrecht.nl",
	} {
		if got, ok := person.EmailTypo(in); !ok || got != want {
			t.Errorf("EmailTypo(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{
		"eva@gmail.com", "eva@hotmail.nl", "eva@hotmail.com", "eva@live.nl", "eva@umcg.nl", "eva@lumc.nl", "eva@mumc.nl",
		"eva@yahoo.nl", "eva@outlook.nl", "eva@GMAIL.COM", "eva@example.nl", "eva@praktijkdehoek.nl", "eva@mail.com",
		"eva", "", "eva@", "@", "a@b@gmial.com", "e va@gmial.com",
	} {
		if got, ok := person.EmailTypo(in); ok || got != in {
			t.Errorf("EmailTypo(%q) = %q, %v: nothing to offer", in, got, ok)
		}
	}
}

func TestEmailFits(t *testing.T) {
	cases := []struct {
		local, first, prefix, last string
		want                       bool
	}{
		{"jan.vandervliet", "Jan", "van der", "Vliet", true},
		{"j.vliet", "Jan", "van der", "Vliet", true},
		{"jvdv", "Jan", "van der", "Vliet", true},
		{"jv", "Jan", "van der", "Vliet", true},
		{"zoe1990", "Zoë", "", "Özer", true},
		{"ozer", "Zoë", "", "Özer", true},
		{"a.janssen", "Anna", "", "Jansen", true},
		{"12345", "Anna", "", "Jansen", true},
		{"dokterng", "Linh", "", "Ng", true},
		{"bakker", "Anna", "", "Smit-Bakker", true},
		{"pieter.bos", "Anna", "", "Jansen", false},
		{"vander", "Anna", "van der", "Kolk", false},
		{"info", "", "", "", true},
	}
	for _, c := range cases {
		if got := person.EmailFits(c.local, c.first, c.prefix, c.last); got != c.want {
			t.Errorf("EmailFits(%q, %q, %q, %q) = %v", c.local, c.first, c.prefix, c.last, got)
		}
	}
}
