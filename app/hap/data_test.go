package hap

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"aiosmap/app/problem"
)

func sampleData(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "build", "sample", "verklaring.json"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheSampleIsRead(t *testing.T) {
	got, problems := ReadData(sampleData(t))
	if len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	want := usual()
	want.Number, want.Loose, want.Declarations[1].Confirmed = "", true, nil
	want.Made = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTheSameDataGiveTheSameBytes(t *testing.T) {
	var first []byte
	for range 3 {
		s, _ := ReadData(sampleData(t))
		p, err := Document(s, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = p.PDF
		}
		if !bytes.Equal(first, p.PDF) {
			t.Error("the bytes differ")
		}
	}
}

// Each mistake in a data file gets a sentence with a next step, at its place.
func TestMistakesInData(t *testing.T) {
	sample := string(sampleData(t))
	for _, c := range []struct {
		name, old, new string
		code           problem.Code
		column         string
		severity       problem.Severity
		words          string
	}{
		{"no JSON", `"instituut": "leiden",`, `"instituut" "leiden",`, DataUnreadable, "", problem.Error, "regel 2"},
		{"another name", `"rol": "visitearts"`, `"role": "visitearts"`, DataUnreadable, "role", problem.Error, `"role" is niet bekend`},
		{"a number for a text", `"big": "19000000701"`, `"big": 19000000701`, DataUnreadable, "aios.big", problem.Error, "aanhalingstekens"},
		{"a text for a number", `"norm": 20`, `"norm": "20"`, DataUnreadable, "diensten.norm", problem.Error, "heel getal"},
		{"no day", `"datum": "2026-11-21",`, ``, DataDate, "datum", problem.Error, "ontbreekt"},
		{"no such day", `"datum": "2026-10-03"`, `"datum": "31-02-2026"`, DataDate, "verklaringen.0.datum", problem.Error, "geen datum"},
		{"a day to come", `"datum": "2026-10-03"`, `"datum": "22-11-2026"`, ShiftFuture, "verklaringen.0.datum", problem.Error, "na de dag"},
		{"a shift to come", `"laatste": "2026-11-14"`, `"laatste": "2027-01-01"`, ShiftFuture, "diensten.0.laatste", problem.Error, "na de dag"},
		{"last before first", `"laatste": "2026-11-14"`, `"laatste": "2026-01-01"`, DataDate, "diensten.0.laatste", problem.Error, "voor de eerste"},
		{"a lost zero", `"big": "19000000701"`, `"big": "9000000701"`, DataBig, "aios.big", problem.Error, "11 cijfers"},
		{"a wrong check digit", `"big": "19000000701"`, `"big": "29000000701"`, DataBig, "aios.big", problem.Warning, "misschien niet"},
		{"no BIG number", `"big": "19000000701",`, ``, DataMissing, "aios.big", problem.Warning, "ontbreekt"},
		{"no name", `"naam": "Daan van der Vliet",`, ``, DataMissing, "aios.naam", problem.Error, "ontbreekt"},
		{"no telephone", `"telefoon": "071-555 01 23"`, `"telefoon": ""`, DataMissing, "praktijk.telefoon", problem.Warning, "ontbreekt"},
		{"a role misspelled", `"rol": "visitearts"`, `"rol": "visitarts"`, RoleUnknown, "verklaringen.2.rol", problem.Warning, "niet bekend"},
		{"no role", `"rol": "visitearts"`, `"rol": " "`, DataMissing, "verklaringen.2.rol", problem.Error, "ontbreekt"},
		{"withdrawn without a reason", `"rol": "visitearts"`, `"rol": "visitearts", "ingetrokken": "20-11-2026"`, DataMissing, "verklaringen.2.reden", problem.Warning, "reden"},
		{"a reason without a day", `"rol": "visitearts"`, `"rol": "visitearts", "reden": "zomaar"`, DataMissing, "verklaringen.2.ingetrokken", problem.Error, "geen datum"},
		{"a very long name", "Daan van der Vliet", strings.Repeat("Daan ", 60), DataLong, "aios.naam", problem.Error, "te lang"},
		{"a count below zero", `"verricht": 18`, `"verricht": -1`, DataNumber, "diensten.0.verricht", problem.Error, "aantal"},
		{"something behind it", sample, sample + "{}", DataUnreadable, "", problem.Error, "laatste haakje"},
		{"cut off", sample, sample[:200], DataUnreadable, "", problem.Error, "te vroeg"},
		{"empty", sample, "", DataUnreadable, "", problem.Error, "leeg"},
		{"nothing in it", sample, `{"datum": "2026-11-21", "aios": {"naam": "Noor"}}`, DataMissing, "verklaringen", problem.Error, "nog geen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := strings.Replace(sample, c.old, c.new, 1)
			if data == sample {
				t.Fatal("nothing was changed")
			}
			_, problems := ReadData([]byte(data))
			i := slices.IndexFunc(problems, func(p problem.Problem) bool { return p.Code == c.code && p.Column == c.column })
			if i < 0 {
				t.Fatalf("not found among %+v", problems)
			}
			if p := problems[i]; p.Severity != c.severity || !strings.Contains(p.Message+p.Hint, c.words) || p.Hint == "" {
				t.Errorf("got %+v", p)
			}
		})
	}
}

// Days may be written as people write them.
func TestDaysAsPeopleWriteThem(t *testing.T) {
	for _, day := range []string{"14-11-2026", "14 november 2026", "14/11/2026", "2026-11-14"} {
		s, problems := ReadData([]byte(strings.ReplaceAll(string(sampleData(t)), "2026-11-14", day)))
		if len(problems) > 0 || s.Declarations[1].Date != "2026-11-14" || s.Shifts[0].Last != "2026-11-14" {
			t.Errorf("%q: %+v, %v", day, s.Declarations[1], problems)
		}
	}
}

// Whatever the file holds, it is read or refused, and what is read is printed.
func FuzzData(f *testing.F) {
	f.Add([]byte(`{"datum":"2026-11-21","aios":{"naam":"Noor"},"verklaringen":[{"rol":"telefoonarts"}]}`))
	f.Add([]byte("\xEF\xBB\xBF{}"))
	f.Add(sampleData(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, problems := ReadData(data)
		for _, p := range problems {
			if p.Message == "" || p.Hint == "" {
				t.Errorf("%+v says nothing", p)
			}
			if p.Severity == problem.Error {
				return
			}
		}
		if _, err := Document(s, nil, nil); err != nil {
			t.Error(err)
		}
	})
}

func TestABIGNumberAsPeopleTypeIt(t *testing.T) {
	for _, typed := range []string{"BIG-19000000701", "1900 0000 701", " 19.00.00.00.701"} {
		s, problems := ReadData([]byte(`{"datum": "2026-11-21", "aios": {"naam": "Noor Bakkerveen", "big": "` + typed + `"}, "verklaringen": [{"rol": "telefoonarts"}]}`))
		if s.BIG != "19000000701" || slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Code == DataBig }) {
			t.Errorf("%q is read as %q, %v", typed, s.BIG, problems)
		}
	}
}
