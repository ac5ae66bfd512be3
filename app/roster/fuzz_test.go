package roster_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// FuzzMal takes any bytes for a mal: a refusal with a next step, or a mal
// with the fields an import needs, that survives being stored and under which
// a list gets a plan that writes exactly the mal's columns.
func FuzzMal(f *testing.F) {
	f.Add([]byte("firstname;middlename;lastname;email;username;status;rolegroup;rol;password;gender;instituut;niv2;big_nr;in_opleiding\r\nEva;;Voorbeeld;eva@voorbeeld.example;BIG-39000000101;actief;aios;aios;;gender_v;x;y;39000000101;in_opl\r\n"))
	f.Add([]byte("\uFEFFFirstName,lastname,email,big_nr,gender,cohort\r\n"))
	f.Add([]byte("sep=,\nvoornaam,achternaam,mail,BIG,\"a\"\"b\"\n"))
	f.Add([]byte("big_nr;email;lastname;firstname;gender;=1+1;\"a;b\"\n1;2;3;4;5;6;7"))
	f.Fuzz(func(t *testing.T, data []byte) {
		given, err := sheet.Read(context.Background(), data, sheet.Options{})
		if err != nil {
			return
		}
		m, err := roster.LearnMal(given, "mal", institute.Mal{Delimiter: ";"})
		if err != nil {
			if p, ok := problem.From(err); !ok || p.Hint == "" {
				t.Fatalf("refused without a next step: %v", err)
			}
			return
		}
		for _, need := range []string{institute.FirstName, institute.LastName, institute.Email, institute.BigNr} {
			if _, ok := m.Column(need); !ok {
				t.Fatalf("a mal without %s", need)
			}
		}
		stored, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if back, err := institute.Decode(stored); err != nil || !slices.Equal(back.Columns, m.Columns) {
			t.Fatalf("stored and read back differently: %v", err)
		}
		decided := map[string]string{}
		for _, c := range m.Fixed() {
			decided[c.Name] = "x"
		}
		p, err := roster.Build(book(header, good), m.With(decided), roster.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := bytes.Count(p.CSV(), []byte("\r\n")); got < 2 {
			t.Fatalf("%d lines: %q", got, p.CSV())
		}
		again, err := sheet.Read(context.Background(), p.CSV(), sheet.Options{})
		if err != nil {
			t.Fatalf("the file cannot be read: %v", err)
		}
		for i, c := range m.Columns {
			if len(m.Columns) > 1 && again.Sheets[0].Rows[0].Cell(i).Text != c.Header {
				t.Fatalf("column %d reads back as %q, was %q", i, again.Sheets[0].Rows[0].Cell(i).Text, c.Header)
			}
		}
	})
}

// FuzzPlan takes any bytes for a list: a refusal with a next step, or a plan
// whose every problem is told in words, with all suggestions taken over or none.
func FuzzPlan(f *testing.F) {
	f.Add([]byte("Voornaam;Achternaam;E-mail;BIG;Geslacht\nNoor;van der Vliet;n@b.example;9000001901;v\n"))
	f.Add([]byte("naam,mail,big,m/v\r\n\"Vliet, J. van der\",x,1,2E+10,m\r\n"))
	mal := leiden(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		given, err := sheet.Read(context.Background(), data, sheet.Options{})
		if err != nil {
			return
		}
		for _, o := range []roster.Options{{}, acceptAll()} {
			p, err := roster.Build(given, mal, o)
			if err != nil {
				if pr, ok := problem.From(err); !ok || pr.Hint == "" {
					t.Fatalf("refused without a next step: %v", err)
				}
				return
			}
			for _, pr := range p.Problems() {
				if pr.Message == "" || pr.Hint == "" || pr.Code == "" || pr.Severity == "" {
					t.Fatalf("a problem without words: %+v", pr)
				}
			}
			if !p.Blocked() {
				// Saving reads back what it wrote and refuses a difference.
				if _, err := p.Save(context.Background(), t.TempDir()+"/aios.csv", false); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
