package hap

import (
	"crypto/ed25519"
	"fmt"
	"strings"
	"testing"
	"time"
)

// The statements of the tests. All people and numbers are invented.

// usual is the common case: three roles, one of them confirmed on the spot.
func usual() Statement {
	return Statement{
		Number: "HAP-2026-7K4M-Q2XD", Made: time.Date(2026, 11, 21, 15, 4, 5, 0, time.UTC),
		Institute: "Leiden (LUMC)", Name: "Daan van der Vliet", BIG: "19000000701", Stage: "Eerste huisartsstage",
		Practice: Practice{"Huisartsenpraktijk De Linde", "071-555 01 23"},
		Declarations: []Declared{
			{Role: "telefoonarts", Post: "HAP Leiden", Date: "2026-10-03", Stage: "Eerste huisartsstage", Trainer: "Marijke Zandstra", Capacity: Opleider},
			{Role: "consultarts", Post: "HAP Leiden", Date: "2026-11-14", Stage: "Eerste huisartsstage", Trainer: "Marijke Zandstra", Capacity: Opleider,
				Note:      "Werkt zelfstandig; overlegt bij kinderen jonger dan drie maanden.",
				Confirmed: &Confirmation{"Marijke Zandstra", "39000000101", "2026-11-14"}},
			{Role: "visitearts", Post: "HAP Leiden", Date: "2026-11-14", Stage: "Eerste huisartsstage", Trainer: "Joost ter Heidedal", Capacity: Waarnemend},
		},
		Approvals: []Approved{{Stage: "Eerste huisartsstage", Date: "2026-11-20", Trainer: "Marijke Zandstra"}},
		Shifts: []StageCount{{Stage: "Eerste huisartsstage", Done: 18, Norm: 20, First: "2026-03-08", Last: "2026-11-14", Periods: []Period{
			{Label: "maart t/m mei 2026", Done: 6, Norm: 5},
			{Label: "juni t/m augustus 2026", Done: 5, Norm: 5},
			{Label: "september t/m november 2026", Done: 7, Norm: 5},
		}}},
	}
}

// withdrawn has one declaration that no longer holds.
func withdrawn() Statement {
	s := usual()
	s.Declarations[0].Withdrawn, s.Declarations[0].Reason = "2026-11-20", "Was voor een andere aios bedoeld."
	s.Approvals[0].Withdrawn, s.Approvals[0].Reason = "2026-11-20", "Er telden twee diensten dubbel."
	return s
}

// sixty is more than a page holds.
func sixty() Statement {
	s := usual()
	s.Declarations = nil
	roles := []string{"telefoonarts", "consultarts", "visitearts"}
	trainers := []string{"Marijke Zandstra", "Joost ter Heidedal", "Noor Bakkerveen", "Wout Sluisburg"}
	for i := range 60 {
		d := Declared{Role: roles[i%3], Post: fmt.Sprintf("HAP Regio %d", 1+i/3), Date: fmt.Sprintf("2026-%02d-%02d", 1+i%11, 1+i%28),
			Stage: "Eerste huisartsstage", Trainer: trainers[i%4], Capacity: Opleider, Note: strings.Repeat("Verklaring met een toelichting van enige lengte. ", i%5)}
		if i%7 == 3 {
			d.Confirmed = &Confirmation{d.Trainer, "39000000101", d.Date}
		}
		if i%13 == 5 {
			d.Withdrawn, d.Reason = "2026-11-20", "Overgedaan."
		}
		s.Declarations = append(s.Declarations, d)
	}
	return s
}

// long has names that no form was made for.
func long() Statement {
	s := usual()
	s.Name = "Wilhelmina Alexandra Charlotte-Emmanuelle van den Wilgenkamp-ter Heidedal de Lindenlaar"
	s.Institute = "Huisartsopleiding van het Verenigd Universitair Medisch Centrum, locatie Noord en Zuid, afdeling Eerstelijnsgeneeskunde"
	s.Practice = Practice{"Gezondheidscentrum Zonnebloemkwartier-Waterland, praktijk Van den Wilgenkamp en De Lindenlaar", "+31 (0)71-555 01 23 toestel 4567"}
	s.Declarations[0].Role = "telefoonarts en regiearts in de nacht van zaterdag op zondag"
	s.Declarations[0].Post = "Huisartsenpostenorganisatie Zuidwestelijk-Waterlandse-Kwartieren"
	s.Declarations[0].Trainer = "Maximiliaan-Frederik Christoffel van den Wilgenkamp-Oosterwoude"
	s.Declarations[1].Trainer = strings.Repeat("Zeerlangenaamzonderspatie", 4)
	s.Declarations[1].Confirmed.Name = s.Declarations[1].Trainer
	s.Declarations[2].Note = strings.Repeat("Een toelichting die over meer regels gaat dan er op het formulier staan. ", 12)
	return s
}

// bare has nothing that can be left out.
func bare() Statement {
	return Statement{Made: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), Name: "Noor Bakkerveen", Loose: true,
		Declarations: []Declared{{Role: "telefoonarts"}}}
}

// key is the invented key of a test.
func key(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed([]byte(strings.Repeat(string(rune(seed)), 32)))
}

func signing(seed byte) (sign func([]byte) []byte, public []byte) {
	k := key(seed)
	return func(m []byte) []byte { return ed25519.Sign(k, m) }, k.Public().(ed25519.PublicKey)
}

func document(t testing.TB, s Statement) Paper {
	t.Helper()
	sign, public := signing('a')
	p, err := Document(s, sign, public)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
