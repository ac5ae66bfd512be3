package big

// Arts is the profession code that an aios must have.
const Arts = "01"

// professions by code, as register records show them (domain.md).
var professions = map[string]string{
	Arts: "arts",
	"02": "tandarts",
	"03": "verloskundige",
	"04": "fysiotherapeut",
	"16": "psychotherapeut",
	"17": "apotheker",
	"18": "apotheekhoudend arts",
	"25": "gz-psycholoog",
	"30": "verpleegkundige",
	"31": "orthopedagoog-generalist",
	"81": "physician assistant",
	"82": "klinisch technoloog",
	"99": "onbekend beroep",
}

const paramedic = "ander paramedisch beroep"

// Profession gives the code and the Dutch name that stand in a number of 11
// digits; the name is empty for a code nobody knows. Anything else than 11
// digits gives two empty strings.
func Profession(s string) (code, name string) {
	if len(s) != Length || !Digits(s) {
		return "", ""
	}
	code = s[9:]
	if code >= "83" && code <= "98" {
		return code, paramedic
	}
	return code, professions[code]
}
