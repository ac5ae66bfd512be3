package roster

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// denied are phrases that say something did not happen.
	denied = regexp.MustCompile(`(?i)\b(geen|niets|niet|niemand|0|no|none|not)\b[^.,;:!?\n]{0,40}?\b(overgeslagen|geweigerd|afgebroken|skipped|rejected|aborted)\b`)

	// SOON in capitals only: in lower case it is an English word.
	soon = regexp.MustCompile(`\bSOON\b`)
)

// skippedSigns and refusedSigns are wordings by which either may be told, in
// lower case and as whole words.
var (
	skippedSigns = []string{
		"bestaat reeds", "bestaat al", "bestaan reeds", "bestaan al", "bestaande gebruiker", "reeds aanwezig", "al aanwezig",
		"reeds bekend", "al bekend", "reeds in gebruik", "al in gebruik", "overgeslagen",
		"already exists", "already in use", "already taken", "skipped",
	}
	refusedSigns = []string{
		"sgbo", "niet geïmporteerd", "niet geimporteerd", "niet ingelezen", "niet verwerkt", "niet uitgevoerd", "niets ingelezen",
		"geen gebruikers ingelezen", "geen gebruikers geïmporteerd", "geen gebruikers toegevoegd", "geweigerd", "afgewezen",
		"afgekeurd", "afgebroken", "gestopt", "geannuleerd", "mislukt",
		"rejected", "refused", "aborted", "cancelled", "not imported", "failed",
	}
)

// formatSigns are wordings by which a file of the wrong kind may be told: the
// third way an import fails (S1).
var formatSigns = []string{
	"geen geldig csv", "geen geldige csv", "ongeldig csv", "ongeldige csv", "geen csv", "csv-formaat", "csv-indeling",
	"verkeerd soort", "verkeerde soort", "verkeerd bestand", "bestandstype", "bestandsformaat", "bestandsindeling", "scheidingsteken", "lijstscheidingsteken",
	"onbekende kolom", "onbekende kolommen", "kolom ontbreekt", "kolommen ontbreken", "verplichte kolom",
	"invalid csv", "not a csv", "file type", "file format", "delimiter", "unknown column", "missing column",
}

// saysFormat tells whether a text that names nobody is about the kind of file.
func saysFormat(text string) bool {
	return says(strings.ToLower(strings.Join(strings.Fields(text), " ")), formatSigns)
}

// kindOfAnswer guesses what happened. The literal wording of Scorion is not
// known, so a text with signs of both is the user's to judge.
func kindOfAnswer(text string) AnswerKind {
	text = denied.ReplaceAllString(strings.Join(strings.Fields(text), " "), " ")
	lower := strings.ToLower(text)
	skipped, refused := says(lower, skippedSigns), soon.MatchString(text) || says(lower, refusedSigns)
	switch {
	case skipped && !refused:
		return AnswerSkipped
	case refused && !skipped:
		return AnswerRefused
	}
	return AnswerUnsure
}

// says tells whether one of the signs stands in a text and no letter follows
// it: "bestaat al" is not in "bestaat alleen".
func says(text string, signs []string) bool {
	for _, sign := range signs {
		for rest, found := text, true; found; {
			if _, rest, found = strings.Cut(rest, sign); found {
				if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) {
					return true
				}
			}
		}
	}
	return false
}
