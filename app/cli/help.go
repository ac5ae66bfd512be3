package cli

import (
	"fmt"
	"strings"
)

// help is the explanation of all commands and options.
func help() string {
	var b strings.Builder
	b.WriteString(`Aiosmap maakt van een lijst met nieuwe aiossen het CSV-bestand voor de import in Scorion,
en van gegevens een bekwaamheidsverklaring voor de huisartsenpost (HAP) op papier.

  aiosmap                                   opent het venster
  aiosmap LIJST                             opent het venster met deze lijst
  aiosmap check   LIJST --mal MAL.csv       controleert, schrijft niets
  aiosmap convert LIJST --out aios.csv --mal MAL.csv
                                            schrijft de CSV als er geen fouten zijn
  aiosmap recheck CSV --mal MAL.csv         klopt deze afgemaakte CSV nog?
  aiosmap hap --data VERKLARING.json --out VERKLARING.pdf
                                            maakt de bekwaamheidsverklaring als PDF
  aiosmap verify VERKLARING.pdf             is deze PDF ongewijzigd, en is de ondertekenaar bekend?
  aiosmap licenties                         de licenties van wat erin zit
  aiosmap versie

In plaats van --mal kan --institute met de naam van je instituut.

Opties:
`)
	for _, o := range options() {
		if !o.forPaper() {
			o.explain(&b)
		}
	}
	b.WriteString("\nBij hap en verify (met --overwrite en --json zoals hierboven):\n")
	for _, o := range options() {
		if o.forPaper() {
			o.explain(&b)
		}
	}
	b.WriteString(`
Zo ziet VERKLARING.json eruit:
  {"instituut": "leiden", "datum": "2026-11-21",
   "aios": {"naam": "Daan van der Vliet", "big": "19000000701", "fase": "Eerste huisartsstage"},
   "praktijk": {"naam": "Huisartsenpraktijk De Linde", "telefoon": "071-555 01 23"},
   "verklaringen": [{"rol": "consultarts", "hap": "HAP Leiden", "datum": "2026-11-14",
     "opleider": "Marijke Zandstra", "hoedanigheid": "opleider"}]}

Uitkomst: 0 geschreven (check: niets staat in de weg; verify: ongewijzigd), 1 onverwacht,
2 verkeerde aanroep, 3 er staan nog fouten in en er is niets geschreven (verify: gewijzigd, niet
ondertekend of niet van een bekende), 4 het bestand is geweigerd.
`)
	return b.String()
}

// explain writes the option with its explanation beside it.
func (o option) explain(b *strings.Builder) {
	left := "--" + o.name
	if o.value != "" {
		left += " " + o.value
	}
	fmt.Fprintf(b, "  %-29s", left)
	if len(left) > 28 {
		fmt.Fprintf(b, "\n  %-29s", "")
	}
	b.WriteString(wrap(o.text, 31, 100))
	b.WriteByte('\n')
}

// wrap breaks a text at spaces before the right margin, with an indent for
// the lines after the first.
func wrap(s string, indent, margin int) string {
	var b strings.Builder
	at := indent
	for i, word := range strings.Fields(s) {
		if i > 0 {
			if at+1+len(word) > margin {
				b.WriteString("\n" + strings.Repeat(" ", indent))
				at = indent
			} else {
				b.WriteByte(' ')
				at++
			}
		}
		b.WriteString(word)
		at += len(word)
	}
	return b.String()
}
