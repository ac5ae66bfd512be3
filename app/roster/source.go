package roster

import (
	"fmt"
	"slices"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// words are the parts of table's messages that name a list of aios.
var words = table.Words{
	ChooseSheet:  "Kies het werkblad met de aiossen die je wilt aanmaken.",
	ChooseHeader: "Kies de rij waarin voornaam, achternaam, e-mail en BIG-nummer als kop staan.",
	NoTable:      "Kies een bestand met een rij kolomkoppen en daaronder de aiossen.",
	NoField:      "‘%s’ is geen veld van de mal.",
	ChooseField:  "Kies een kolomnaam zoals die in de mal staat, bijvoorbeeld firstname of big_nr.",
}

// source is a list with its sheet, header row and columns found.
type source struct {
	table.Source
	// columns is the sheet column per field, -1 without one; extra holds
	// those of mal columns linked by hand, by their name.
	columns  [fieldCount]int
	extra    map[string]int
	problems []problem.Problem
}

// locate finds sheet, header row and columns.
func locate(book *sheet.Workbook, mal institute.Mal, o Options) (source, error) {
	s := source{extra: map[string]int{}}
	var err error
	s.Source, err = table.Locate(book, fields(), table.Place{
		Sheet: o.Sheet, HeaderRow: o.HeaderRow, Map: o.Map, Remembered: o.Remembered, AcceptNear: o.Accept[SuggestColumnSpelling],
		Extra: func(name string) bool { _, ok := mal.Column(name); return ok },
	}, words)
	if err != nil {
		return s, err
	}
	for i := range s.columns {
		s.columns[i] = -1
	}
	for _, l := range s.Mapping.Links {
		if i := fieldIndex(l.Field); i >= 0 {
			s.columns[i] = l.Column
		} else {
			s.extra[l.Field] = l.Column
		}
	}
	if question, ok := s.SheetQuestion(); ok {
		s.problems = append(s.problems, question)
	}
	s.settleNames()
	s.report()
	return s, nil
}

// settleNames decides between a column for the whole name and separate ones.
// "Naam" beside "Voornaam" may be the last name or the whole name: a question.
func (s *source) settleNames() {
	col := s.columns[name]
	if col < 0 {
		return
	}
	first, last := s.columns[firstName] >= 0, s.columns[lastName] >= 0
	switch {
	case first && last:
		s.unlinkName()
	case first && !s.IsAmbiguous(institute.LastName) && s.linkHow(NameField) != table.Given:
		s.unlinkName()
		s.problems = append(s.problems, problem.Problem{
			Code: ColumnAmbiguous, Severity: problem.Error, Sheet: s.Sheet.Name, Row: s.HeaderRow(),
			Column: institute.LastName, Cell: s.HeaderCell(col), Value: s.HeaderText(col),
			Message: fmt.Sprintf("Kolom %s ‘%s’ kan de achternaam of de hele naam zijn.", sheet.ColumnName(col), s.HeaderText(col)),
			Hint:    "Koppel de kolom aan achternaam als er alleen achternamen in staan.",
		})
		// The question stands for the missing column.
		s.Mapping.Ambiguous = append(s.Mapping.Ambiguous, table.Ambiguity{Field: institute.LastName})
	}
}

func (s *source) unlinkName() {
	s.columns[name] = -1
	s.Mapping.Links = slices.DeleteFunc(s.Mapping.Links, func(l table.Link) bool { return l.Field == NameField })
}

func (s *source) linkHow(field string) table.How {
	for _, l := range s.Mapping.Links {
		if l.Field == field {
			return l.How
		}
	}
	return ""
}

// report finds what is wrong with the columns.
func (s *source) report() {
	for _, a := range s.Mapping.Ambiguous {
		if len(a.Columns) == 0 || a.Field == NameField && s.columns[firstName] >= 0 && s.columns[lastName] >= 0 {
			continue
		}
		s.problems = append(s.problems, s.ColumnQuestion(a, Label(a.Field)))
	}
	required := []int{firstName, lastName, email, bigNr, gender}
	for _, f := range required {
		if s.columns[f] >= 0 || s.IsAmbiguous(fieldNames[f]) {
			continue
		}
		if f == firstName || f == lastName {
			if s.columns[name] >= 0 || s.IsAmbiguous(NameField) {
				continue
			}
		}
		s.problems = append(s.problems, s.Missing(fieldNames[f], Label(fieldNames[f]),
			fmt.Sprintf("Koppel een kolom aan %[1]s, vul %[1]s zelf in bij elke aios, of vraag de afzender om die kolom.", Label(fieldNames[f]))))
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
