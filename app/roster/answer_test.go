package roster_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"aiosmap/app/institute"
	"aiosmap/app/roster"
)

// answered is a plan of four people in rows 2, 3, 5 and 6; row 4 was taken out.
func answered(t testing.TB) *roster.Plan {
	t.Helper()
	list := book(header,
		"Noor||Bakker|noor@praktijk.example|39000000101|v",
		"Sven|van der|Zandstra|sven@praktijk.example|#9000001901|m",
		"Tijn||Oosterwoude|tijn@praktijk.example|#9000002701|m",
		"Lot|de|Wit|lot@praktijk.example|69000000201|v",
		"Bas||Kuiper|bas@praktijk.example|99000000301|m")
	return build(t, list, leiden(t), roster.Options{DropRows: []int{4}})
}

func rowsOf(people []roster.Person) []int {
	var out []int
	for _, who := range people {
		out = append(out, who.Row)
	}
	return out
}

// The literal wording of Scorion is not known: these are plausible ones.
func TestReadAnswerByUsername(t *testing.T) {
	tests := map[string]struct {
		text    string
		kind    roster.AnswerKind
		people  []int
		leftOut []int
		noMatch []string
	}{
		"table": {"Regel\tWaarschuwing\n3\tGebruikersnaam BIG-09000001901 bestaat reeds\n", roster.AnswerSkipped, []int{3}, nil, nil},
		"order of the text, each once": {"De gebruikers BIG-99000000301 en big-39000000101 zijn overgeslagen (BIG-99000000301).",
			roster.AnswerSkipped, []int{6, 2}, nil, nil},
		"broken off behind BIG-":                  {"Gebruikersnaam BIG-\r\n   39000000101 bestaat al", roster.AnswerSkipped, []int{2}, nil, nil},
		"quoted in a mail":                        {"> Gebruikersnaam BIG-\n> 39000000101 bestaat reeds", roster.AnswerSkipped, []int{2}, nil, nil},
		"no-break space, long hyphen, zero width": {"BIG–\u00a0390\u200b00000101 already exists", roster.AnswerSkipped, []int{2}, nil, nil},
		"glued cells":                             {"WaarschuwingBIG-39000000101bestaat reeds", roster.AnswerSkipped, []int{2}, nil, nil},
		"without BIG-":                            {"Gebruiker 39000000101 is overgeslagen, bel 31612345678", roster.AnswerSkipped, []int{2}, nil, nil},
		"SOON":                                    {"Import afgebroken: BIG-69000000201 komt voor in SOON. Geen gebruikers ingelezen.", roster.AnswerRefused, []int{5}, nil, nil},
		"SGBO":                                    {"BIG-69000000201 hoort bij sgbo, bestand geweigerd", roster.AnswerRefused, []int{5}, nil, nil},
		"English":                                 {"Import rejected: user BIG-69000000201 is in another portfolio", roster.AnswerRefused, []int{5}, nil, nil},
		"soon is no SOON":                         {"BIG-39000000101 skipped. Users appear soon.", roster.AnswerSkipped, []int{2}, nil, nil},
		"both: the user says":                     {"Gebruikersnaam BIG-39000000101 bestaat reeds in SOON", roster.AnswerUnsure, []int{2}, nil, nil},
		"neither: the user says":                  {"Let op: BIG-39000000101", roster.AnswerUnsure, []int{2}, nil, nil},
		"denied":                                  {"Geen gebruikers overgeslagen. Bestand geweigerd wegens BIG-39000000101.", roster.AnswerRefused, []int{2}, nil, nil},
		"not in the list":                         {"Regel 3: BIG-19000000701 bestaat reeds", roster.AnswerSkipped, nil, nil, []string{"BIG-19000000701"}},
		"a digit short":                           {"BIG-9000001900 bestaat reeds", roster.AnswerSkipped, nil, nil, []string{"BIG-9000001900"}},
		"the zero lost":                           {"BIG-9000001901 bestaat reeds, big-09000001901 ook", roster.AnswerSkipped, []int{3}, nil, nil},
		"the zero lost, pasted from Excel":        {"Sven\tvan der\tZandstra\t9000001901\t0612345678", roster.AnswerUnsure, []int{3}, nil, nil},
		"taken out already":                       {"BIG-09000002701 geweigerd", roster.AnswerRefused, nil, []int{4}, nil},
		"one known, one not known":                {"overgeslagen: BIG-39000000101, BIG-19000000701", roster.AnswerSkipped, []int{2}, nil, []string{"BIG-19000000701"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := roster.ReadAnswer(tt.text, answered(t), nil)
			if a.Kind != tt.kind || !slices.Equal(rowsOf(a.People), tt.people) || !slices.Equal(rowsOf(a.LeftOut), tt.leftOut) || !slices.Equal(a.NoMatch, tt.noMatch) {
				t.Errorf("kind %q, people %v, left out %v, no match %q", a.Kind, rowsOf(a.People), rowsOf(a.LeftOut), a.NoMatch)
			}
			if a.Lines || a.Nothing() {
				t.Errorf("lines %v, nothing %v", a.Lines, a.Nothing())
			}
		})
	}
	who := roster.ReadAnswer("BIG-09000001901", answered(t), nil).People[0]
	if want := (roster.Person{Row: 3, Name: "Sven van der Zandstra", Username: "BIG-09000001901", Email: "sven@praktijk.example", BigNr: "09000001901"}); who != want {
		t.Errorf("named as %+v", who)
	}
}

// Line 3 is row 3 of the list when the header counts, and row 5 when it does
// not: row 4 is not in the file.
func TestReadAnswerByLine(t *testing.T) {
	tests := map[string]struct {
		text          string
		with, without []int
		noMatch       []string
	}{
		"one":                {"Regel 3: gebruikersnaam bestaat reeds", []int{3}, []int{5}, nil},
		"colon":              {"regel: 3", []int{3}, []int{5}, nil},
		"several":            {"Fout in regels 2, 3 en 5", []int{2, 3, 6}, []int{3, 5}, nil},
		"range":              {"Rij 2 t/m 4 overgeslagen", []int{2, 3, 5}, []int{3, 5, 6}, nil},
		"a number of digits": {"Regel 3, 11 cijfers verwacht", []int{3}, []int{5}, nil},
		"long dash":          {"Regels 2–4: overgeslagen", []int{2, 3, 5}, []int{3, 5, 6}, nil},
		"range and more":     {"Regels 2 t/m 3 en 5", []int{2, 3, 6}, []int{3, 5}, nil},
		"tight range":        {"rows 2-4 skipped", []int{2, 3, 5}, []int{3, 5, 6}, nil},
		"a dash no range":    {"Regel 3 - 11 cijfers verwacht", []int{3}, []int{5}, nil},
		"English":            {"Line 3: user already exists", []int{3}, []int{5}, nil},
		"ordinal":            {"De 3e regel is overgeslagen", []int{3}, []int{5}, nil},
		"table":              {"Regel\tWaarschuwing\n3\tGebruikersnaam bestaat reeds\n4\tGebruikersnaam bestaat reeds\n", []int{3, 5}, []int{5, 6}, nil},
		"second column":      {"| Waarschuwing | Regel |\n|---|---|\n| bestaat reeds | 3 |\n| 12 tekens | 4 |", []int{3, 5}, []int{5, 6}, nil},
		"single blanks":      {"Regel Waarschuwing\n3 Gebruikersnaam bestaat reeds\n2 gebruikers toegevoegd\n", []int{3}, []int{5}, nil},
		"cells under each":   {"Regel\nWaarschuwing\n3\nGebruikersnaam bestaat reeds\n4\nGebruikersnaam bestaat reeds\n", []int{3, 5}, []int{5, 6}, nil},
		"the header":         {"Regel 1: onbekende kolom", nil, []int{2}, nil},
		"beyond":             {"Regel 3 en regel 712", []int{3}, []int{5}, []string{"712"}},
		"only beyond":        {"Regel 712", nil, nil, []string{"712"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := roster.ReadAnswer(tt.text, answered(t), nil)
			if !a.Lines || !slices.Equal(rowsOf(a.Countings[0]), tt.with) || !slices.Equal(rowsOf(a.Countings[1]), tt.without) || !slices.Equal(a.NoMatch, tt.noMatch) {
				t.Errorf("lines %v: %v or %v, no match %q", a.Lines, rowsOf(a.Countings[0]), rowsOf(a.Countings[1]), a.NoMatch)
			}
			if len(a.People) > 0 {
				t.Errorf("named without being asked: %v", a.People)
			}
		})
	}
	if a := roster.ReadAnswer("Regel 1", answered(t), nil); !slices.Equal(a.Beyond[0], []string{"1"}) || a.Beyond[1] != nil {
		t.Errorf("the header's line is %q and %q", a.Beyond[0], a.Beyond[1])
	}
}

func TestReadAnswerWithoutPeople(t *testing.T) {
	for _, text := range []string{"", " \r\n", "Regel\tWaarschuwing\r\n", "Regel Waarschuwing\n\nOK"} {
		if a := roster.ReadAnswer(text, answered(t), nil); a.Kind != roster.AnswerFine || a.Nothing() {
			t.Errorf("%q is %+v", text, a)
		}
	}
	for text, kind := range map[string]roster.AnswerKind{
		"De sessie is verlopen, log opnieuw in.": roster.AnswerUnsure,
		"Import van 12 maart om 10:35":           roster.AnswerUnsure,
	} {
		if a := roster.ReadAnswer(text, answered(t), nil); a.Kind != kind || !a.Nothing() {
			t.Errorf("%q is %+v", text, a)
		}
	}
}

// The third way an import fails: no person is at fault.
func TestReadAnswerFormat(t *testing.T) {
	for text, kind := range map[string]roster.AnswerKind{
		"Het bestand is geen geldig CSV: geweigerd.":                      roster.AnswerFormat,
		"Import mislukt. Controleer het scheidingsteken van het bestand.": roster.AnswerFormat,
		"Verplichte kolom ontbreekt":                                      roster.AnswerFormat,
		"Invalid file format":                                             roster.AnswerFormat,
		"BIG-39000000101 bestaat al, bestandsformaat csv":                 roster.AnswerSkipped,
		"Regel 3 geweigerd, verkeerd bestand":                             roster.AnswerRefused,
	} {
		if a := roster.ReadAnswer(text, answered(t), nil); a.Kind != kind || a.Nothing() {
			t.Errorf("%q is %+v", text, a)
		}
	}
}

// The list was sorted, and somebody taken out, since the file was written:
// line numbers are those of the file.
func TestReadAnswerByLineOfTheFile(t *testing.T) {
	file := answered(t).FileNames()
	p := build(t, book(header,
		"Bas||Kuiper|bas@praktijk.example|99000000301|m",
		"Lot|de|Wit|lot@praktijk.example|69000000201|v",
		"Noor||Bakker|noor@praktijk.example|39000000101|v"), leiden(t), roster.Options{DropRows: []int{3}})
	a := roster.ReadAnswer("Regels 2, 3, 4 en 5", p, file)
	if !slices.Equal(rowsOf(a.Countings[0]), []int{4, 3, 2}) || !slices.Equal(a.Beyond[0], []string{"3"}) || a.Countings[0][1].Name != "Lot de Wit" {
		t.Errorf("the lines are %+v, beyond %v", a.Countings[0], a.Beyond)
	}
}

func TestReadAnswerZNumbers(t *testing.T) {
	mal := leiden(t)
	mal.Username = institute.UsernameZ
	list := book(header+"|Gebruikersnaam",
		"Noor||Bakker|noor@praktijk.example|39000000101|v|Z123456",
		"Lot|de|Wit|lot@praktijk.example|69000000201|v|z234567")
	p := build(t, list, mal, roster.Options{})
	a := roster.ReadAnswer("Gebruiker z234567 bestaat reeds, Z999999 ook en BIG-39000000101 ook", p, nil)
	if !slices.Equal(rowsOf(a.People), []int{2, 3}) || !slices.Equal(a.NoMatch, []string{"z999999"}) {
		t.Errorf("people %v, no match %q", rowsOf(a.People), a.NoMatch)
	}
	// Elsewhere such a word is no user name.
	if a := roster.ReadAnswer("Gebruiker z234567 bestaat reeds", answered(t), nil); !a.Nothing() {
		t.Errorf("a z-number at an institute without them gives %+v", a)
	}
}

func TestReadAnswerIsBounded(t *testing.T) {
	p := answered(t)
	long := "BIG-39000000101 " + strings.Repeat("bestaat ", roster.MaxAnswer/8) + "BIG-69000000201"
	if a := roster.ReadAnswer(long, p, nil); !a.Cut || !slices.Equal(rowsOf(a.People), []int{2}) {
		t.Errorf("cut %v, people %v", a.Cut, rowsOf(a.People))
	}
	// Many long ranges cost no more than short ones.
	var ranges strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&ranges, "regel %d-20000\n", 1+i%7)
	}
	if a := roster.ReadAnswer(ranges.String(), p, nil); len(a.Countings[1]) != 4 || !slices.Equal(a.NoMatch, []string{"20000"}) {
		t.Errorf("%d people, no match %q", len(a.Countings[1]), a.NoMatch)
	}
}
