package hap

import "fmt"

// Missing says in Dutch, each with its next step, what stands in the way of a
// good document: what a HAP will ask for and does not find on it. concepts are
// the roles whose bekwaamheidsverklaring is not definitive yet.
func Missing(s Statement, concepts []string) []string {
	out := []string{}
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	standing := 0
	for _, d := range s.Declarations {
		if d.stands() {
			standing++
		}
	}
	switch {
	case standing > 0:
	case len(concepts) == 1:
		add("Je bekwaamheidsverklaring voor %s is nog een concept. Vul haar aan en maak haar definitief.", concepts[0])
	case len(concepts) > 1:
		add("Je bekwaamheidsverklaringen voor %s zijn nog concept. Vul ze aan en maak ze definitief.", joined(concepts, " en "))
	case len(s.Declarations) > 0:
		add("Alle bekwaamheidsverklaringen zijn ingetrokken. Maak een nieuwe voor de rol waarin je dienst doet.")
	default:
		add("Er is nog geen bekwaamheidsverklaring. Maak er een voor de rol waarin je dienst doet.")
	}
	if s.Name == "" {
		add("Je naam ontbreekt. Vul hem in bij je gegevens.")
	}
	if s.BIG == "" {
		add("Je BIG-nummer ontbreekt. Vul het in bij de instellingen van je diensten.")
	}
	if s.Institute == "" {
		add("Je instituut ontbreekt. Vul het in bij je gegevens.")
	}
	switch {
	case s.Practice.Name == "" && s.Practice.Phone == "":
		add("De praktijk ontbreekt die een HAP kan terugbellen. Vul naam en telefoonnummer in bij de instellingen van je diensten.")
	case s.Practice.Phone == "":
		add("Het telefoonnummer van je praktijk ontbreekt. Vul het in bij de instellingen van je diensten, zodat een HAP kan terugbellen.")
	case s.Practice.Name == "":
		add("De naam van je praktijk ontbreekt. Vul hem in bij de instellingen van je diensten.")
	}
	return out
}
