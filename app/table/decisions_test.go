package table

import (
	"strings"
	"testing"

	"aiosmap/app/sheet"
)

// rules are a fix that trims field 0 and a suggestion that writes field 1 in
// capitals and looks at both.
func rules() Rules {
	return Rules{
		Fields: []Field{{Name: "naam"}, {Name: "plaats"}},
		Fixes: []Fix{{Kind: "spaties", Fields: []int{0}, Apply: func(v string, _ sheet.Cell) (string, bool) {
			after := strings.TrimSpace(v)
			return after, after != v
		}}},
		Suggestions: []Suggestion{{Kind: "hoofdletters", Reads: []int{0, 1}, Offer: func(v []string) []Edit {
			if up := strings.ToUpper(v[1]); up != v[1] {
				return []Edit{{Field: 1, After: up}}
			}
			return nil
		}}},
	}
}

// What was said about one row wins over what was said about all, as long as
// the cells say what they said then.
func TestDecisions(t *testing.T) {
	stood := []string{" Noor", "Leiden"}
	row := func(kind string, a Answer, found ...string) map[int]map[string]Ruling {
		fields := []int{0, 1}[:len(found)]
		return map[int]map[string]Ruling{7: {kind: {Answer: a, Found: Found(found, fields)}}}
	}
	set := func(kind string) map[string]bool { return map[string]bool{kind: true} }
	const fix, offer = "spaties", "hoofdletters"
	for _, c := range []struct {
		name                        string
		d                           Decisions
		fixed, taken, open, refused int
		values                      string
	}{
		{"niets gezegd", Decisions{}, 1, 0, 1, 0, "Noor|Leiden"},
		{"soort aanpassing uit", Decisions{NoFix: set(fix)}, 0, 0, 1, 1, " Noor|Leiden"},
		{"voorstel voor alle rijen", Decisions{Accept: set(offer)}, 1, 1, 0, 0, "Noor|LEIDEN"},
		{"voorstel voor geen rij", Decisions{Leave: set(offer)}, 1, 0, 0, 1, "Noor|Leiden"},
		{"ja in deze rij", Decisions{Rows: row(offer, Yes, stood...)}, 1, 1, 0, 0, "Noor|LEIDEN"},
		{"ja in deze rij, nee in alle", Decisions{Leave: set(offer), Rows: row(offer, Yes, stood...)}, 1, 1, 0, 0, "Noor|LEIDEN"},
		{"nee in deze rij, ja in alle", Decisions{Accept: set(offer), Rows: row(offer, No, stood...)}, 1, 0, 0, 1, "Noor|Leiden"},
		{"weer open in deze rij, ja in alle", Decisions{Accept: set(offer), Rows: row(offer, Unasked, stood...)}, 1, 0, 1, 0, "Noor|Leiden"},
		{"aan in deze rij, soort uit", Decisions{NoFix: set(fix), Rows: row(fix, Yes, " Noor")}, 1, 0, 1, 0, "Noor|Leiden"},
		{"uit in deze rij", Decisions{Rows: row(fix, No, " Noor")}, 0, 0, 1, 1, " Noor|Leiden"},
		{"zoals de soort, die uit staat", Decisions{NoFix: set(fix), Rows: row(fix, Unasked, " Noor")}, 0, 0, 1, 1, " Noor|Leiden"},
		{"zoals de soort, die aan staat", Decisions{Rows: row(fix, Unasked, " Noor")}, 1, 0, 1, 0, "Noor|Leiden"},
		{"cel zei toen iets anders", Decisions{Rows: row(offer, Yes, " Noor", "Delft")}, 1, 0, 1, 0, "Noor|Leiden"},
		{"andere cel van de regel zei toen iets anders", Decisions{Rows: row(offer, No, " Nora", "Leiden")}, 1, 0, 1, 0, "Noor|Leiden"},
		{"een andere rij", Decisions{Rows: map[int]map[string]Ruling{8: {offer: {Answer: Yes, Found: Found(stood, []int{0, 1})}}}}, 1, 0, 1, 0, "Noor|Leiden"},
	} {
		rec := Record{Row: 7, Source: make([]sheet.Cell, 2), Values: append([]string{}, stood...)}
		out := rules().Apply(&rec, c.d, func(int) string { return "" })
		if len(out.Fixes) != c.fixed || len(out.Accepted) != c.taken || len(out.Open) != c.open || len(out.Left) != c.refused {
			t.Errorf("%s: %+v", c.name, out)
		}
		if got := strings.Join(rec.Values, "|"); got != c.values {
			t.Errorf("%s: the row became %q, want %q", c.name, got, c.values)
		}
	}
}

// Two cells must not be taken for one that holds both.
func TestFoundKeepsCellsApart(t *testing.T) {
	if Found([]string{"a b", ""}, []int{0, 1}) == Found([]string{"a", "b"}, []int{0, 1}) {
		t.Error("other cells are taken for the same")
	}
	if got := rules().Reads("hoofdletters"); len(got) != 2 {
		t.Errorf("the suggestion looks at %v", got)
	}
	if got := rules().Reads("anders"); got != nil {
		t.Errorf("a kind that is not there looks at %v", got)
	}
}
