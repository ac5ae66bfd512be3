package roster

import "aiosmap/app/problem"

// Kind is how a kind of fix, suggestion or problem is called for people.
type Kind struct {
	// Code is the stable name, Label a few Dutch words, Explain one sentence.
	Code    string
	Label   string
	Explain string
}

// fixKinds are the fixes that can be turned off, in their order.
var fixKinds = []Kind{
	{FixBigNumberCell, "BIG-nummer als tekst", "Het BIG-nummer stond in Excel als getal en is tekst geworden."},
	{FixNFC, "Accenten samengevoegd", "Letter en accent waren twee tekens en zijn één teken geworden."},
	{FixInvisible, "Onzichtbare tekens weg", "Onzichtbare tekens en stuurtekens zijn weggehaald."},
	{FixQuotes, "Aanhalingsteken recht", "Een krom aanhalingsteken in een naam is een recht geworden."},
	{FixTrim, "Spaties opgeruimd", "Spaties voor, achter en dubbel zijn weggehaald."},
	{FixEmail, "E-mailadres opgeschoond", "mailto:, haakjes of leestekens om het adres zijn weg en het domein staat in kleine letters."},
	{FixGender, "Geslacht vertaald", "Het geslacht is vertaald naar gender_m of gender_v."},
	{FixBigPrefix, "BIG- ervoor weg", "Het woord BIG of nr. voor het nummer is weggehaald."},
	{FixBigSeparators, "Leestekens uit BIG-nummer", "Spaties, punten, streepjes en dergelijke zijn uit het BIG-nummer gehaald."},
	{FixBigLeadingZero, "Voorloopnul toegevoegd", "Excel liet de nul vooraan vallen; hij is teruggezet en het controlecijfer klopt."},
}

// fixedKinds are those that cannot be turned off.
var fixedKinds = []Kind{
	{FixEdit, "Zelf ingevuld", "Deze waarde heb je zelf ingevuld."},
	{FixPasswordDropped, "Wachtwoord leeggemaakt", "De kolom wachtwoord blijft leeg; Scorion vult die zelf."},
	{FixConstant, "Vaste kolom ingevuld", "De waarde komt uit de mal en is voor alle aiossen gelijk."},
	{FixUsername, "Gebruikersnaam gemaakt", "De gebruikersnaam is BIG- met het BIG-nummer."},
}

// suggestionKinds are the suggestions in their order.
var suggestionKinds = []Kind{
	{SuggestColumnSpelling, "Kolomkop lijkt erop", "De kop lijkt op de naam van een veld maar is net anders gespeld."},
	{SuggestLetterO, "Letter O in BIG-nummer", "In het BIG-nummer staat een letter O waar een nul hoort."},
	{SuggestZeroUnsure, "Nullen vooraan, onzeker", "Het BIG-nummer is te kort; met nullen vooraan zijn het 11 cijfers, maar zeker is dat niet."},
	{SuggestEmailTypo, "Tikfout in e-mailadres", "Het domein lijkt op een bekend domein met een tikfout."},
	{SuggestApostrophe, "Apostrof terug", "Excel slikt een apostrof vooraan in; ’t en ’s krijgen hem terug."},
	{SuggestNameSplit, "Hele naam splitsen", "De hele naam staat in één kolom en wordt voornaam, tussenvoegsel en achternaam."},
	{SuggestPrefixSplit, "Tussenvoegsel apart", "Het tussenvoegsel krijgt zijn eigen kolom."},
	{SuggestNameCase, "Hoofdletters in naam", "Een naam in alleen hoofdletters of kleine letters wordt gewoon geschreven."},
}

// problemKinds are the problems: errors first, then warnings.
var problemKinds = []Kind{
	{string(ColumnMissing), "Kolom ontbreekt", "Een kolom die Scorion nodig heeft is niet gevonden."},
	{string(ColumnAmbiguous), "Twee kolommen voor één veld", "Meer dan één kolom past bij hetzelfde veld."},
	{string(SheetAmbiguous), "Twee werkbladen passen", "Het is niet duidelijk welk werkblad de lijst is."},
	{string(MalColumnUnknown), "Onbekende kolom in de mal", "De mal vraagt een kolom die Aiosmap niet kent."},
	{string(ConstantMissing), "Vaste waarde ontbreekt", "Een vaste waarde van de mal is nog niet bekend."},
	{string(HiddenRows), "Verborgen rijen", "De lijst heeft verborgen rijen met gegevens."},
	{string(ListEmpty), "Lege lijst", "Onder de kolomkoppen staat geen aios."},
	{string(FormulaEmpty), "Formule zonder uitkomst", "Een formule heeft geen bewaarde uitkomst."},
	{string(NameMissing), "Naam ontbreekt", "De voornaam of achternaam is leeg."},
	{string(EmailMissing), "E-mailadres ontbreekt", "Er is geen e-mailadres ingevuld."},
	{string(EmailInvalid), "E-mailadres ongeldig", "Het e-mailadres kan zo niet bestaan."},
	{string(BigMissing), "BIG-nummer ontbreekt", "Er is geen BIG-nummer ingevuld."},
	{string(BigLength), "BIG-nummer niet 11 cijfers", "Een BIG-nummer heeft altijd 11 cijfers."},
	{string(BigNotDigits), "BIG-nummer met andere tekens", "Een BIG-nummer bestaat alleen uit cijfers."},
	{string(BigLostDigits), "BIG-nummer cijfers kwijt", "Excel heeft cijfers weggegooid; die zijn niet terug te rekenen."},
	{string(BigDuplicate), "BIG-nummer dubbel", "Hetzelfde BIG-nummer staat al in een eerdere rij."},
	{string(UsernameMismatch), "Gebruikersnaam past niet", "De gebruikersnaam in de lijst hoort bij een ander BIG-nummer."},
	{string(UsernameZ), "Z-nummer of BIG-nummer", "Er moet gekozen worden welke gebruikersnaam de mal bedoelt."},
	{string(GenderUnknown), "Geslacht onbekend", "Scorion kent bij de import gender_m en gender_v."},
	{string(FormulaLike), "Lijkt op een formule", "De waarde begint met een teken dat Excel als formule leest."},
	{string(EditConflict), "Bestand veranderd onder je wijziging", "In het bestand staat nu iets anders dan toen je deze cel wijzigde."},
	{string(UsernameForeign), "Bestaat bij SOON of SGBO", "Scorion zou het hele bestand weigeren."},
	{string(EmailOtherPerson), "E-mailadres van een ander", "Het adres past bij de naam in een andere rij."},
	{string(NameOrder), "Voor- en achternaam verwisseld", "Aan het e-mailadres te zien staan de namen andersom."},
	{string(InitialsOnly), "Alleen voorletters", "In plaats van een voornaam staan er voorletters."},
	{string(NameSuspect), "Vreemde tekens in naam", "In de naam staat iets wat er zelden in hoort."},
	{string(EncodingUnsure), "Accenten onzeker", "Het is niet zeker of letters met accenten goed gelezen zijn."},
	{string(BigCheckDigit), "Controlecijfer klopt niet", "Misschien is er een cijfer van het BIG-nummer verkeerd."},
	{string(BigSecondDigit), "Tweede cijfer geen 9", "Bij bekende BIG-nummers is het tweede cijfer een 9."},
	{string(BigProfession), "Geen arts volgens BIG-nummer", "De laatste twee cijfers horen niet bij arts (01)."},
	{string(EmailDuplicate), "E-mailadres dubbel", "Hetzelfde adres staat al in een eerdere rij."},
	{string(UsernameKnown), "Bestaat al in Scorion", "Scorion slaat deze rij over."},
	{string(RowIgnored), "Rij blijft weg", "Deze rij hoort niet bij de lijst en gaat niet mee."},
	{string(OpenSuggestion), "Voorstel staat open", "Een voorstel is nog niet overgenomen."},
}

// FixKinds are the fixes that can be turned off, FixedKinds those that cannot,
// SuggestionKinds the suggestions, ProblemKinds the problems; each in the
// order in which they are looked at.
func FixKinds() []Kind { return fixKinds }

// FixedKinds are the changes that cannot be turned off.
func FixedKinds() []Kind { return fixedKinds }

// SuggestionKinds are the suggestions in their order.
func SuggestionKinds() []Kind { return suggestionKinds }

// ProblemKinds are the problems, errors first.
func ProblemKinds() []Kind { return problemKinds }

// KindOf finds a kind by its code.
func KindOf(code string) Kind {
	for _, list := range [][]Kind{fixKinds, fixedKinds, suggestionKinds, problemKinds} {
		for _, k := range list {
			if k.Code == code {
				return k
			}
		}
	}
	return Kind{Code: code, Label: code}
}

// IsWarning tells whether a code never blocks.
func IsWarning(code problem.Code) bool {
	switch code {
	case EmailOtherPerson, NameOrder, InitialsOnly, NameSuspect, EncodingUnsure, BigCheckDigit, BigSecondDigit,
		BigProfession, EmailDuplicate, UsernameKnown, RowIgnored, OpenSuggestion:
		return true
	}
	return false
}
