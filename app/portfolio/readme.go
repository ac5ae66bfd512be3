package portfolio

import (
	"cmp"
	_ "embed"
	"fmt"
	"strings"
	"time"

	"aiosmap/app/form"
)

//go:embed leesmij.txt
var readMeText string

// readMe gives LEESMIJ.txt: what is in the export and what it means.
func readMe(x exported, withKladblok bool, now time.Time) string {
	kladblok := "Je Kladblok zit er niet in."
	if withKladblok {
		kladblok = "Je Kladblok zit erin, omdat je daarom hebt gevraagd: de map kladblok, en ook in portfolio.json. Geef dit aan niemand die het niet mag lezen."
	}
	return strings.NewReplacer(
		"{NAAM}", cmp.Or(x.Owner.Name, "een aios"),
		"{DATUM}", form.LongDate(now.Format(time.DateOnly)),
		"{AANTAL}", fmt.Sprint(len(x.Forms)),
		"{DOCUMENTEN}", fmt.Sprint(len(x.Documents)),
		"{KLADBLOK}", kladblok,
	).Replace(readMeText)
}
