package hap

import (
	"aiosmap/app/form"
	"aiosmap/app/problem"
	"aiosmap/app/table"
)

// The codes of what can be wrong with a list of shifts besides those of a
// dienst (codes.go), of its fields (form) and of its columns (table).
const (
	ListFormula problem.Code = "formula-empty"
	ListHidden  problem.Code = "hidden-rows"
	ListEmpty   problem.Code = "list-empty"
	// ListReadOnly: a cell that cannot be given a value.
	ListReadOnly problem.Code = "cell-read-only"
)

// The codes of warnings of a list.
const (
	// ListWeekday: another day of the week stands beside the date.
	ListWeekday problem.Code = "weekday-differs"
	// ListOrder: other dates of the list stand month first, so this one may too.
	ListOrder    problem.Code = "date-order-unsure"
	ListEncoding problem.Code = "encoding-unsure"
	ListIgnored  problem.Code = "row-ignored"
	ListOpen     problem.Code = "open-suggestion"
)

// ListKind is how a kind of fix, suggestion or problem is called for people.
type ListKind struct {
	// Code is the stable name, Label a few Dutch words, Explain one sentence.
	Code, Label, Explain string
}

var listFixKinds = []ListKind{
	{ListFixNFC, "Accenten samengevoegd", "Letter en accent waren twee tekens en zijn één teken geworden."},
	{ListFixInvisible, "Onzichtbare tekens weg", "Onzichtbare tekens en stuurtekens zijn weggehaald."},
	{ListFixTrim, "Spaties opgeruimd", "Spaties voor, achter en dubbel zijn weggehaald."},
	{ListFixTimes, "Begin en einde gesplitst", "Begin en einde stonden in één cel en hebben elk hun eigen kolom gekregen."},
	{ListFixMoment, "Datum en tijd gesplitst", "Datum en tijd stonden in één cel en hebben elk hun eigen kolom gekregen."},
	{ListFixDate, "Datum geschreven als dag-maand-jaar", "De datum stond er anders en is geschreven als 14-11-2026."},
	{ListFixTime, "Tijd geschreven als uren en minuten", "De tijd stond er anders en is geschreven als 19:30."},
	{ListFixName, "Naam zoals in je lijst", "De HAP, rol, fase of supervisie is geschreven zoals in je eigen lijst."},
}

var listFixedKinds = []ListKind{
	{ListFixEdit, "Zelf ingevuld", "Deze waarde heb je zelf ingevuld."},
	{ListFixFilled, "Voor alle rijen ingevuld", "Hier stond niets; je hebt deze waarde voor alle rijen ingevuld."},
}

var listSuggestionKinds = []ListKind{
	{ListSuggestColumn, "Kolomkop lijkt erop", "De kop lijkt op de naam van een veld maar is net anders gespeld."},
	{ListSuggestSerial, "Getal is een datum", "Er staat een dagnummer van Excel in plaats van een datum."},
	{ListSuggestYear, "Jaar ontbreekt", "De datum heeft geen jaar; dit is de laatste keer dat die dag er was."},
	{ListSuggestMonthFirst, "Maand en dag verwisseld", "De maand staat voor de dag, zoals Amerikanen schrijven."},
	{ListSuggestPoint, "Tijd met een komma of punt", "Excel las de tijd als een getal; zo gelezen zijn het uren en minuten."},
	{ListSuggestRole, "Rol lijkt erop", "De rol lijkt op een rol uit je lijst."},
	{ListSuggestPost, "HAP lijkt erop", "De naam lijkt op een HAP uit je lijst."},
	{ListSuggestStage, "Fase lijkt erop", "De fase lijkt op een fase uit je lijst."},
	{ListSuggestStageByDate, "Fase volgens de datum", "De fase is leeg; op deze datum zat je in deze fase."},
	{ListSuggestSupervision, "Supervisie lijkt erop", "De supervisie lijkt op een vorm uit je lijst."},
}

var listProblemKinds = []ListKind{
	{string(table.ColumnMissing), "Kolom ontbreekt", "Een kolom die elke dienst nodig heeft is niet gevonden."},
	{string(table.ColumnAmbiguous), "Twee kolommen voor één veld", "Meer dan één kolom past bij hetzelfde veld."},
	{string(table.SheetAmbiguous), "Twee werkbladen passen", "Het is niet duidelijk op welk werkblad de diensten staan."},
	{string(ListHidden), "Verborgen rijen", "De lijst heeft verborgen rijen met gegevens."},
	{string(ListEmpty), "Lege lijst", "Onder de kolomkoppen staat geen dienst."},
	{string(ListFormula), "Formule zonder uitkomst", "Een formule heeft geen bewaarde uitkomst."},
	{string(form.FieldRequired), "Nog leeg", "Iets wat elke dienst nodig heeft is leeg."},
	{string(form.FieldDate), "Geen datum", "Hier staat geen datum die te lezen is."},
	{string(form.FieldRange), "Jaar kan niet", "De datum ligt in een jaar dat niet kan."},
	{string(form.FieldTime), "Geen tijd", "Hier staat geen tijd die te lezen is."},
	{string(form.FieldLong), "Te lang", "De tekst past niet in het formulier."},
	{string(ShiftFuture), "Dienst na vandaag", "Een dienst die nog moet komen kun je niet invoeren."},
	{string(ShiftBeforeStage), "Voor de fase", "De dienst ligt voor de eerste dag van de fase."},
	{string(ShiftAfterStage), "Na de fase", "De dienst ligt na de laatste dag van de fase."},
	{string(ShiftOverlap), "Diensten overlappen", "Op dat moment deed je al een andere dienst."},
	{string(ShiftTwice), "Dienst dubbel", "Dezelfde dienst staat er al."},
	{string(ShiftNoLength), "Begin is einde", "Begin en einde zijn gelijk."},
	{string(ShiftEnd), "Einde voor begin", "Het einde ligt voor het begin en een nacht kan het niet zijn."},
	{string(RoleUnknown), "Onbekende rol", "De rol staat niet in je lijst."},
	{string(StageUnknown), "Onbekende fase", "De fase staat niet in je lijst."},
	{string(PostNew), "Nieuwe HAP", "De HAP staat nog niet in je lijst."},
	{string(ShiftLong), "Lange dienst", "De dienst duurt meer dan 12 uur."},
	{string(ShiftShort), "Korte dienst", "De dienst duurt minder dan een uur."},
	{string(ShiftOld), "Oude dienst", "De dienst is van jaren geleden."},
	{string(ListWeekday), "Andere weekdag", "De weekdag die erbij staat past niet bij de datum."},
	{string(ListOrder), "Dag of maand vooraan", "In andere rijen staat de maand vooraan; deze datum is op twee manieren te lezen."},
	{string(ListEncoding), "Accenten onzeker", "Het is niet zeker of letters met accenten goed gelezen zijn."},
	{string(ListIgnored), "Rij blijft weg", "Deze rij is geen dienst en gaat niet mee."},
	{string(ListOpen), "Voorstel staat open", "Een voorstel is nog niet overgenomen."},
}

// ListFixKinds are the fixes that can be turned off, in their order.
func ListFixKinds() []ListKind { return listFixKinds }

// ListFixedKinds are the changes that cannot be turned off.
func ListFixedKinds() []ListKind { return listFixedKinds }

// ListSuggestionKinds are the suggestions in their order.
func ListSuggestionKinds() []ListKind { return listSuggestionKinds }

// ListProblemKinds are the problems, those that block first.
func ListProblemKinds() []ListKind { return listProblemKinds }

// ListKindOf finds a kind by its code.
func ListKindOf(code string) ListKind {
	for _, list := range [][]ListKind{listFixKinds, listFixedKinds, listSuggestionKinds, listProblemKinds} {
		for _, k := range list {
			if k.Code == code {
				return k
			}
		}
	}
	return ListKind{Code: code, Label: code}
}

// ListWarning tells whether a code of a problem never blocks.
func ListWarning(code problem.Code) bool {
	switch code {
	case PostNew, ShiftLong, ShiftShort, ShiftOld, ListWeekday, ListOrder, ListEncoding, ListIgnored, ListOpen:
		return true
	}
	return false
}
