package person_test

import (
	"strings"
	"testing"

	"aiosmap/app/person"
)

func TestSplitPrefix(t *testing.T) {
	cases := []struct {
		in, prefix, rest string
		ok               bool
	}{
		{"van der Vliet", "van der", "Vliet", true},
		{"Van Der Vliet", "van der", "Vliet", true},
		{"Vliet, van der", "van der", "Vliet", true},
		{"Vliet,van der", "van der", "Vliet", true},
		{"Vliet van der", "van der", "Vliet", true},
		{"'t Hart", "'t", "Hart", true},
		{"’t Hart", "'t", "Hart", true},
		{"'s Gravesande", "'s", "Gravesande", true},
		{"van 't Hof", "van 't", "Hof", true},
		{"in 't Veld", "in 't", "Veld", true},
		{"op de Beek", "op de", "Beek", true},
		{"de la Rey", "de la", "Rey", true},
		{"du Pont", "du", "Pont", true},
		{"von Stein", "von", "Stein", true},
		{"zu Wied", "zu", "Wied", true},
		{"el Idrissi", "el", "Idrissi", true},
		{"al Hassan", "al", "Hassan", true},
		{"Ben Ali", "ben", "Ali", true},
		{"ten Have", "ten", "Have", true},
		{"ter Horst", "ter", "Horst", true},
		{"uit den Bogaard", "uit den", "Bogaard", true},
		{"aan de Brugh", "aan de", "Brugh", true},
		{"van de Ven-de Groot", "van de", "Ven-de Groot", true},
		{"t Hart", "'t", "Hart", true},
		{"van t Hof", "van 't", "Hof", true},
		{"Bos, al", "al", "Bos", true},
		{"de Los", "de", "Los", true},
		{"van der", "", "van der", false},
		{"Van Der", "", "Van Der", false},
		{"van Los", "van", "Los", true},
		{"de", "", "de", false},
		{"Vliet", "", "Vliet", false},
		{"Jansen-de Vries", "", "Jansen-de Vries", false},
		{"Jansen, Ben", "", "Jansen, Ben", false},
		{"Maria Los", "", "Maria Los", false},
		{"Vandersteen", "", "Vandersteen", false},
		{", van der", "", ", van der", false},
		{"", "", "", false},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			prefix, rest, ok := person.SplitPrefix(c.in)
			if prefix != c.prefix || rest != c.rest || ok != c.ok {
				t.Errorf("SplitPrefix(%q) = %q, %q, %v, want %q, %q, %v", c.in, prefix, rest, ok, c.prefix, c.rest, c.ok)
			}
		})
	}
}

func TestEveryPrefixSplits(t *testing.T) {
	length := 1000
	for _, p := range person.Prefixes() {
		if len(p) > length {
			t.Errorf("%q stands after a shorter one", p)
		}
		length = len(p)
		for _, in := range []string{p + " Vliet", strings.ToUpper(p) + " Vliet"} {
			if got, rest, ok := person.SplitPrefix(in); !ok || got != p || rest != "Vliet" {
				t.Errorf("SplitPrefix(%q) = %q, %q, %v", in, got, rest, ok)
			}
		}
	}
}

func TestSplitTrailingPrefix(t *testing.T) {
	cases := []struct {
		in, first, prefix string
		ok                bool
	}{
		{"Jan van der", "Jan", "van der", true},
		{"Anna Maria de", "Anna Maria", "de", true},
		{"Mohamed El", "Mohamed", "el", true},
		{"Jan Ben", "Jan Ben", "", false},
		{"Eva al", "Eva", "al", true},
		{"Jan van t", "Jan", "van 't", true},
		{"Ruben t", "Ruben", "'t", true},
		{"van der", "van der", "", false},
		{"Jan", "Jan", "", false},
	}
	for _, c := range cases {
		if first, prefix, ok := person.SplitTrailingPrefix(c.in); first != c.first || prefix != c.prefix || ok != c.ok {
			t.Errorf("SplitTrailingPrefix(%q) = %q, %q, %v, want %q, %q, %v", c.in, first, prefix, ok, c.first, c.prefix, c.ok)
		}
	}
}

func TestSplitName(t *testing.T) {
	cases := []struct{ in, first, prefix, last string }{
		{"Jan van der Vliet", "Jan", "van der", "Vliet"},
		{"Vliet, Jan van der", "Jan", "van der", "Vliet"},
		{"van der Vliet, Jan", "Jan", "van der", "Vliet"},
		{"Vliet, van der, Jan", "Jan", "van der", "Vliet"},
		{"Vliet van der, Jan", "Jan", "van der", "Vliet"},
		{"Eva Jansen", "Eva", "", "Jansen"},
		{"Jansen, Eva", "Eva", "", "Jansen"},
		{"Jansen, Ben", "Ben", "", "Jansen"},
		{"Ben van 't Hof", "Ben", "van 't", "Hof"},
		{"Anna Maria Jansen", "Anna Maria", "", "Jansen"},
		{"J.P. de Vries-Bakker", "J.P.", "de", "Vries-Bakker"},
		{"Zoë ’t Hart", "Zoë", "'t", "Hart"},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			first, prefix, last, ok := person.SplitName(c.in)
			if !ok || first != c.first || prefix != c.prefix || last != c.last {
				t.Errorf("SplitName(%q) = %q, %q, %q, %v, want %q, %q, %q", c.in, first, prefix, last, ok, c.first, c.prefix, c.last)
			}
		})
	}
	for _, in := range []string{"", "Jansen", "Vliet, van der", ", Jan", "a, b, c", "a, b, c, d", "van der Vliet", "de Vries"} {
		if first, prefix, last, ok := person.SplitName(in); ok {
			t.Errorf("SplitName(%q) = %q, %q, %q: there is nothing to go by", in, first, prefix, last)
		}
	}
}
