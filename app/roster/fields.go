// Package roster is the list of new aios: its fields and rules on top of
// table, and what is made of it: the CSV, the workbooks, the verdict on a
// finished file.
package roster

import (
	"aiosmap/app/institute"
	"aiosmap/app/table"
)

// The fields of a list by their place in a row's values. The first eight are
// the person fields of the mal; name is the one column some lists have
// instead of three.
const (
	firstName = iota
	middleName
	lastName
	email
	username
	password
	gender
	bigNr
	name
	fieldCount
)

// NameField is the list's one column for the whole name.
const NameField = "name"

// fields gives the fields with the headers Dutch lists use for them. "nr" and
// "groep" alone are no synonyms: they stand over everything.
func fields() []table.Field {
	return []table.Field{
		{Name: institute.FirstName, Synonyms: []string{"voornaam", "voornamen", "roepnaam", "first name", "given name", "vnaam", "voornaam aios", "roepnaam aios"}},
		{Name: institute.MiddleName, Synonyms: []string{"tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "tussenv", "tussenvgsl", "voorv", "tv", "tsv", "middle name", "prefix", "infix", "voorvoegsel achternaam", "voorvoegsel geslachtsnaam"}},
		{Name: institute.LastName, Synonyms: []string{"achternaam", "geslachtsnaam", "familienaam", "last name", "surname", "family name", "anaam", "achternaam aios"}},
		{Name: institute.Email, Synonyms: []string{"e-mail", "emailadres", "e-mailadres", "e-mail(adres)", "mail", "mailadres", "email address", "e-mail address", "e-mail adres aios", "emailadres aios", "privé e-mail", "e-mail privé"}},
		{Name: institute.Username, Synonyms: []string{"user name", "gebruikersnaam", "inlognaam", "loginnaam", "login", "user"}},
		{Name: institute.Password, Synonyms: []string{"wachtwoord", "pass word", "ww"}},
		{Name: institute.Gender, Synonyms: []string{"geslacht", "m/v", "v/m", "m/v/x", "man/vrouw", "sekse", "sex", "gender m/v", "geslacht (m/v)"}},
		{Name: institute.BigNr, Synonyms: []string{"big", "big-nr", "big-nummer", "bignr.", "big no", "big number", "big registratie", "big-registratienummer", "registratienummer", "registratienummer big", "big reg nr", "nummer big"}},
		{Name: NameField, Synonyms: []string{"naam", "volledige naam", "full name", "naam aios", "aios", "voor- en achternaam", "naam (volledig)", "achternaam, voornaam", "voornaam achternaam"}},
	}
}

// labels are the fields' names as people read them.
var labels = [fieldCount]string{"voornaam", "tussenvoegsel", "achternaam", "e-mail", "gebruikersnaam", "wachtwoord", "geslacht", "BIG-nummer", "naam"}

// Label gives the Dutch name of a field, the name itself for a mal's own column.
func Label(field string) string {
	if i := fieldIndex(field); i >= 0 {
		return labels[i]
	}
	return field
}

func fieldIndex(field string) int {
	for i, f := range fieldNames {
		if f == field {
			return i
		}
	}
	return -1
}

// fieldNames are the names of the fields by their place.
var fieldNames = [fieldCount]string{
	institute.FirstName, institute.MiddleName, institute.LastName, institute.Email,
	institute.Username, institute.Password, institute.Gender, institute.BigNr, NameField,
}
