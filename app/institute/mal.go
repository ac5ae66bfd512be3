package institute

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The person fields of the import CSV (S1), by their name in the mal.
const (
	FirstName  = "firstname"
	MiddleName = "middlename"
	LastName   = "lastname"
	Email      = "email"
	Username   = "username"
	Password   = "password"
	Gender     = "gender"
	BigNr      = "big_nr"
)

// PersonFields are the columns whose values come from the list, user name and
// password included.
func PersonFields() []string {
	return []string{FirstName, MiddleName, LastName, Email, Username, Password, Gender, BigNr}
}

// fixedColumns are the columns S1 names that are the same for every aios of
// an institute, or of a cohort (in_opleiding).
var fixedColumns = []string{"status", "rolegroup", "rol", "instituut", "niv2", "niv3", "in_opleiding"}

// How user names are made.
const (
	UsernameBig = "big" // BIG- and the number (S0, S1)
	UsernameZ   = "z"   // the z-number of the list (S0: Radboudumc)
)

// Column is one column of a mal.
type Column struct {
	// Header is the spelling that is written.
	Header string `json:"header"`
	// Name is the field's name (firstname, status …) whatever the header's
	// spelling; for a column nobody knows it is the header itself.
	Name string `json:"name"`
}

// Known tells whether the column is one that S1 describes.
func (c Column) Known() bool { return c.Person() || slices.Contains(fixedColumns, c.Name) }

// Person tells whether the column's value comes from the list.
func (c Column) Person() bool { return slices.Contains(PersonFields(), c.Name) }

// FixedNames are the names S1 gives to fixed columns.
func FixedNames() []string { return slices.Clone(fixedColumns) }

// Mal is the template of one institute's import CSV.
type Mal struct {
	Institute string `json:"institute"`
	// Learned is true for a mal read from a file of the institute; the
	// built-in one rests on S1 and on no real file.
	Learned bool `json:"learned"`
	// Source is the name of that file. It is not stored: a file's name can
	// hold a person's.
	Source  string   `json:"-"`
	Columns []Column `json:"columns"`
	// Delimiter is ";", "," or a tab.
	Delimiter string `json:"delimiter"`
	BOM       bool   `json:"bom"`
	// Constants are the values of the fixed columns by Column.Name. A column
	// nobody knows may be decided to be empty; a known one must have a value.
	Constants map[string]string `json:"constants"`
	// Username is UsernameBig or UsernameZ, empty when the mal shows neither.
	Username string `json:"username,omitempty"`
	// Examples are values the mal's example row gave for columns nobody
	// knows: shown when asking, never filled in unasked, and not stored
	// because they may be a person's.
	Examples map[string]string `json:"-"`
}

// BuiltIn is the starting mal of an institute as S1 describes it: the values
// of the other fixed columns stood only in pictures there, so they are asked.
func BuiltIn(i Institute) Mal {
	names := []string{FirstName, MiddleName, LastName, Email, Username, "status", "rolegroup", "rol",
		Password, Gender, "instituut", i.Level, BigNr, "in_opleiding"}
	m := Mal{
		Institute: i.ID,
		Delimiter: ";", // what Dutch Excel writes
		BOM:       true,
		Constants: map[string]string{"in_opleiding": "in_opl"},
	}
	for _, n := range names {
		m.Columns = append(m.Columns, Column{Header: n, Name: n})
	}
	return m
}

// Unchosen is the mal before an institute is chosen: the person fields every
// mal has, so that a list can be looked at, and nothing to write with.
func Unchosen() Mal {
	m := Mal{Delimiter: ";", BOM: true, Constants: map[string]string{}}
	for _, n := range []string{FirstName, MiddleName, LastName, Email, BigNr, Gender} {
		m.Columns = append(m.Columns, Column{Header: n, Name: n})
	}
	return m
}

// Fixed are the columns that need one value for all rows, in order.
func (m Mal) Fixed() []Column {
	var out []Column
	for _, c := range m.Columns {
		if !c.Person() {
			out = append(out, c)
		}
	}
	return out
}

// Lacks tells whether the value of a fixed column is still to be asked: a
// known one must have a value, one nobody knows may be decided to be empty.
func (m Mal) Lacks(c Column) bool {
	value, decided := m.Constants[c.Name]
	return !decided || c.Known() && value == ""
}

// Column finds a column by its name.
func (m Mal) Column(name string) (Column, bool) {
	for _, c := range m.Columns {
		if strings.EqualFold(c.Name, name) {
			return c, true
		}
	}
	return Column{}, false
}

// With gives a copy of the mal in which these constants hold too.
func (m Mal) With(constants map[string]string) Mal {
	merged := make(map[string]string, len(m.Constants)+len(constants))
	for k, v := range m.Constants {
		merged[k] = v
	}
	for k, v := range constants {
		if c, ok := m.Column(k); ok {
			k = c.Name
		}
		merged[k] = v
	}
	m.Constants = merged
	return m
}

// Encode gives the stored form of a mal; the same mal gives the same bytes.
func (m Mal) Encode() ([]byte, error) { return json.Marshal(m) }

// Decode reads the stored form of a mal.
func Decode(stored []byte) (Mal, error) {
	var m Mal
	if err := json.Unmarshal(stored, &m); err != nil {
		return Mal{}, fmt.Errorf("stored mal: %w", err)
	}
	if len(m.Columns) == 0 || m.Delimiter == "" {
		return Mal{}, fmt.Errorf("stored mal of %q has no columns or delimiter", m.Institute)
	}
	if m.Constants == nil {
		m.Constants = map[string]string{}
	}
	return m, nil
}
