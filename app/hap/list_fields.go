package hap

import (
	"slices"
	"strings"

	"aiosmap/app/table"
)

// The fields of a list of shifts by their place in a row's values. times is
// the one column that some lists have instead of begin and end.
const (
	listDate = iota
	listBegin
	listEnd
	listTimes
	listPost
	listRole
	listStage
	listSupervision
	listNote
	listFields
)

// TimesField is a list's one column for begin and end.
const TimesField = "tijd"

// listNames are the names of the fields by their place; but for TimesField they
// are those of the form.
var listNames = [listFields]string{FieldDate, FieldBegin, FieldEnd, TimesField, FieldPost, FieldRole, FieldStage, FieldSupervision, FieldNote}

var listLabels = [listFields]string{"datum", "begin", "einde", "begin en einde", "HAP", "rol", "fase", "supervisie", "opmerkingen"}

// listTitles begin a sentence.
var listTitles = [listFields]string{"De datum", "Het begin", "Het einde", "Begin en einde", "De HAP", "De rol", "De fase", "De supervisie", "De opmerking"}

// ListColumns are the fields of a shift in the order in which a list shows them.
func ListColumns() []string {
	return []string{FieldDate, FieldBegin, FieldEnd, FieldPost, FieldRole, FieldStage, FieldSupervision, FieldNote}
}

// ListRequired tells whether every shift needs a field.
func ListRequired(field string) bool { return slices.Contains(listRequired, listField(field)) }

var listRequired = []int{listDate, listBegin, listEnd, listPost, listRole, listStage}

// ListLabel gives the Dutch name of a field of a list.
func ListLabel(field string) string {
	if i := listField(field); i >= 0 {
		return listLabels[i]
	}
	return field
}

// ListHeading gives the Dutch name of a field of a list as it stands over a column.
func ListHeading(field string) string {
	label := ListLabel(field)
	return strings.ToUpper(label[:1]) + label[1:]
}

func listField(name string) int { return slices.Index(listNames[:], name) }

// listHeaders gives the fields with the headers that people write over them.
// "dienst" and "uren" alone are no synonyms: they stand over everything.
func listHeaders() []table.Field {
	return []table.Field{
		{Name: FieldDate, Synonyms: []string{"date", "dag", "dienstdatum", "datum dienst", "datum van de dienst", "dag en datum", "dag/datum", "datum (dag)", "wanneer"}},
		{Name: FieldBegin, Synonyms: []string{"begintijd", "start", "starttijd", "van", "vanaf", "aanvang", "aanvangstijd", "begin dienst", "start dienst", "tijd van", "begin tijd", "start tijd", "begintijd dienst", "starttijd dienst"}},
		{Name: FieldEnd, Synonyms: []string{"eind", "eindtijd", "tot", "einde dienst", "eind dienst", "stop", "stoptijd", "tijd tot", "eind tijd", "eindtijd dienst", "einde tijd"}},
		{Name: TimesField, Synonyms: []string{"tijden", "tijd van-tot", "tijd (van-tot)", "van-tot", "van/tot", "van tot", "tijdstip", "tijdvak", "begin-einde", "begin-eind", "begin/einde", "begin en einde", "begin- en eindtijd", "diensttijd", "diensttijden", "tijd dienst", "time"}},
		{Name: FieldPost, Synonyms: []string{"huisartsenpost", "post", "hap post", "locatie", "plaats", "hap locatie", "locatie hap", "naam hap", "dienstlocatie", "welke hap"}},
		{Name: FieldRole, Synonyms: []string{"functie", "taak", "rol in dienst", "soort dienst", "type dienst", "dienstsoort", "diensttype", "soort", "rol aios"}},
		{Name: FieldStage, Synonyms: []string{"stage", "huisartsstage", "opleidingsfase", "fase opleiding", "fase van de opleiding", "opleidingsjaar"}},
		{Name: FieldSupervision, Synonyms: []string{"supervisor", "vorm van supervisie", "supervisievorm", "begeleiding", "achterwacht", "supervisie door"}},
		{Name: FieldNote, Synonyms: []string{"opmerking", "notitie", "notities", "bijzonderheden", "toelichting", "commentaar", "remarks", "aantekening", "aantekeningen"}},
	}
}

// listWords are the parts of table's messages that name a list of shifts.
var listWords = table.Words{
	ChooseSheet:  "Kies het werkblad met je diensten.",
	ChooseHeader: "Kies de rij waarin datum, begin, einde en HAP als kop staan.",
	NoTable:      "Kies een bestand met een rij kolomkoppen en daaronder je diensten.",
	NoField:      "‘%s’ is geen veld van een dienst.",
	ChooseField:  "Kies een veld zoals datum, begin, einde, hap of rol.",
}
