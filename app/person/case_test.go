package person_test

import (
	"testing"

	"aiosmap/app/person"
)

func TestNameCase(t *testing.T) {
	cases := []struct{ in, want string }{
		{"JANSEN", "Jansen"},
		{"jansen", "Jansen"},
		{"IJSBRAND", "IJsbrand"},
		{"ijsbrand", "IJsbrand"},
		{"JANSEN-DE VRIES", "Jansen-de Vries"},
		{"jansen-de vries", "Jansen-de Vries"},
		{"O'BRIEN", "O'Brien"},
		{"o’brien", "O’Brien"},
		{"SA'ID", "Sa'id"},
		{"'T HART", "'t Hart"},
		{"'S-GRAVESANDE", "'s-Gravesande"},
		{"VAN 'T HOF", "van 't Hof"},
		{"VAN DER VLIET", "van der Vliet"},
		{"EL-AMRANI", "El-Amrani"},
		{"ANNE-MARIE", "Anne-Marie"},
		{"ZOË", "Zoë"},
		{"ÖZER", "Özer"},
		{"BEN", "Ben"},
		{"NG", "Ng"},
		{"LOS", "Los"},
		{"los", "Los"},
		{"GROß", "Groß"},
		{"BO", "Bo"},
		{"j.p.", "J.P."},
		{"eva", "Eva"},
	}
	for _, c := range cases {
		t.Run(c.in, func(t *testing.T) {
			if got, ok := person.NameCase(c.in); !ok || got != c.want {
				t.Errorf("NameCase(%q) = %q, %v, want %q", c.in, got, ok, c.want)
			}
		})
	}
	for _, in := range []string{"Jansen", "McDonald", "de Vries", "J.P.", "J", "", "李", "-", "Van der Vliet"} {
		if got, ok := person.NameCase(in); ok || got != in {
			t.Errorf("NameCase(%q) = %q, %v: nothing to offer", in, got, ok)
		}
	}
}

func TestFirstNameCase(t *testing.T) {
	for in, want := range map[string]string{"BO": "Bo", "EVA": "Eva", "eva": "Eva", "j.p.": "J.P."} {
		if got, ok := person.FirstNameCase(in); !ok || got != want {
			t.Errorf("FirstNameCase(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"JP", "J.P.", "TH.J.", "Eva"} {
		if got, ok := person.FirstNameCase(in); ok || got != in {
			t.Errorf("FirstNameCase(%q) = %q, %v: nothing to offer", in, got, ok)
		}
	}
}

func TestPrefixCase(t *testing.T) {
	for in, want := range map[string]string{"Van der": "van der", "VAN": "van", "'T": "'t", "De La": "de la"} {
		if got, ok := person.PrefixCase(in); !ok || got != want {
			t.Errorf("PrefixCase(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"van der", "", "Prof", "Jansen"} {
		if got, ok := person.PrefixCase(in); ok || got != in {
			t.Errorf("PrefixCase(%q) = %q, %v: nothing to offer", in, got, ok)
		}
	}
}

func TestApostrophe(t *testing.T) {
	for in, want := range map[string]string{
		"t Hart":        "'t Hart",
		"s Gravesande":  "'s Gravesande",
		"s-Gravesande":  "'s-Gravesande",
		"t":             "'t",
		"van t":         "van 't",
		"van t Hof":     "van 't Hof",
		"VAN T HOF":     "VAN 'T HOF",
		"Jan in t Veld": "Jan in 't Veld",
	} {
		if got, ok := person.Apostrophe(in); !ok || got != want {
			t.Errorf("Apostrophe(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"'t Hart", "T. Hart", "T Hart", "Tom", "s-hertog", "", "Hart"} {
		if got, ok := person.Apostrophe(in); ok || got != in {
			t.Errorf("Apostrophe(%q) = %q, %v: nothing to offer", in, got, ok)
		}
	}
}
