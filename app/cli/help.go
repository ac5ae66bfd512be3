package cli

import (
	"fmt"
	"strings"
)

// help is the explanation of all commands and options.
func help() string {
	var b strings.Builder
	b.WriteString(`Aiosmap maakt van een lijst met nieuwe aiossen het CSV-bestand voor de import in Scorion.

  aiosmap                                   opent het venster
  aiosmap LIJST                             opent het venster met deze lijst
  aiosmap check   LIJST --mal MAL.csv       controleert, schrijft niets
  aiosmap convert LIJST --out aios.csv --mal MAL.csv
                                            schrijft de CSV als er geen fouten zijn
  aiosmap recheck CSV --mal MAL.csv         klopt deze afgemaakte CSV nog?
  aiosmap licenties                         de licenties van wat erin zit
  aiosmap versie

In plaats van --mal kan --institute met de naam van je instituut.

Opties:
`)
	for _, o := range options() {
		left := "--" + o.name
		if o.value != "" {
			left += " " + o.value
		}
		fmt.Fprintf(&b, "  %-29s", left)
		if len(left) > 28 {
			fmt.Fprintf(&b, "\n  %-29s", "")
		}
		b.WriteString(wrap(o.text, 31, 100))
		b.WriteByte('\n')
	}
	b.WriteString(`
Uitkomst: 0 geschreven (check: niets staat in de weg), 1 onverwacht, 2 verkeerde aanroep,
3 er staan nog fouten in de lijst en er is niets geschreven, 4 het bestand is geweigerd.
`)
	return b.String()
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
