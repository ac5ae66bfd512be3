package hap

import (
	"fmt"
	"strings"

	"aiosmap/app/form"
)

// Limits of the text in the QR code: more would make dots that a telephone
// does not read from paper.
const (
	codeBytes    = 420
	codeNameSize = 60
)

// codeText is what the QR code says, for a person who reads it on a telephone:
// who, which roles since when, and the number.
func codeText(f Facts) string {
	number := f.Number
	if number == "" {
		number = "voorbeeld, geen nummer"
	}
	lines := []string{
		"Bekwaamheidsverklaring HAP, buiten ScorionX",
		"Nummer: " + number,
		"Datum: " + form.ShortDate(f.Made),
		"Aios: " + brief(orUnknown(f.Name)),
		"BIG: " + brief(orUnknown(f.BIG)),
	}
	text := strings.Join(lines, "\n")
	for i, r := range f.Roles {
		line := "\n" + brief(orUnknown(r.Role)) + ": " + form.ShortDate(orUnknown(r.Date))
		if r.Post != "" {
			line += ", " + brief(r.Post)
		}
		if r.Withdrawn != "" {
			line += ", INGETROKKEN " + form.ShortDate(r.Withdrawn)
		}
		if len(text)+len(line) > codeBytes {
			return text + fmt.Sprintf("\nen %d meer, zie het papier", len(f.Roles)-i)
		}
		text += line
	}
	return text
}

// brief keeps one name from filling the code.
func brief(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) <= codeNameSize {
		return string(runes)
	}
	return string(runes[:codeNameSize-1]) + "…"
}
