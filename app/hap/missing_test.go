package hap

import (
	"slices"
	"testing"
)

func TestMissing(t *testing.T) {
	good := Statement{Name: "Eva van der Vliet", BIG: "39000000101", Institute: "Leiden (LUMC)", Practice: Practice{Name: "Praktijk De Linde", Phone: "071 555 02 02"},
		Declarations: []Declared{{Role: "consultarts", Date: "2026-11-14"}}}
	for _, c := range []struct {
		name     string
		change   func(*Statement)
		concepts []string
		want     []string
	}{
		{"niets", func(*Statement) {}, []string{"visitearts"}, []string{}},
		{"geen verklaring", func(s *Statement) { s.Declarations = nil }, nil, []string{"Er is nog geen bekwaamheidsverklaring. Maak er een voor de rol waarin je dienst doet."}},
		{"een concept", func(s *Statement) { s.Declarations = nil }, []string{"visitearts"}, []string{"Je bekwaamheidsverklaring voor visitearts is nog een concept. Vul haar aan en maak haar definitief."}},
		{"concepten", func(s *Statement) { s.Declarations = nil }, []string{"telefoonarts", "consultarts", "visitearts"},
			[]string{"Je bekwaamheidsverklaringen voor telefoonarts, consultarts en visitearts zijn nog concept. Vul ze aan en maak ze definitief."}},
		{"ingetrokken", func(s *Statement) { s.Declarations[0].Withdrawn = "2026-11-20" }, nil, []string{"Alle bekwaamheidsverklaringen zijn ingetrokken. Maak een nieuwe voor de rol waarin je dienst doet."}},
		{"geen telefoon", func(s *Statement) { s.Practice.Phone = "" }, nil,
			[]string{"Het telefoonnummer van je praktijk ontbreekt. Vul het in bij de instellingen van je diensten, zodat een HAP kan terugbellen."}},
		{"geen praktijk en geen nummer", func(s *Statement) { s.Practice, s.BIG = Practice{}, "" }, nil, []string{
			"Je BIG-nummer ontbreekt. Vul het in bij de instellingen van je diensten.",
			"De praktijk ontbreekt die een HAP kan terugbellen. Vul naam en telefoonnummer in bij de instellingen van je diensten."}},
	} {
		s := good
		s.Declarations = slices.Clone(good.Declarations)
		c.change(&s)
		if got := Missing(s, c.concepts); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
