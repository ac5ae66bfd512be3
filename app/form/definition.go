package form

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"
)

// Kind says what a field holds.
type Kind string

// The kinds of fields.
const (
	// Text is one line.
	Text Kind = "text"
	// Long is free text of several paragraphs, with limited Markdown.
	Long Kind = "long"
	// Choice is one of the field's choices.
	Choice Kind = "choice"
	// Date is a day.
	Date Kind = "date"
	// Time is a time of the day.
	Time Kind = "time"
	// Number is a number, with a unit where the field names one.
	Number Kind = "number"
	// Person is a name, with role and e-mail address when they are known.
	Person Kind = "person"
	// Dossier is where the form is kept.
	Dossier Kind = "dossier"
)

var kinds = []Kind{Text, Long, Choice, Date, Time, Number, Person, Dossier}

// Option is one of the choices of a field.
type Option struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Field is one field of a form.
type Field struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	// Help says in Dutch what belongs there, or is empty.
	Help string `json:"help,omitempty"`
	Kind Kind   `json:"kind"`
	// Required fields must be filled in to close the form.
	Required bool     `json:"required,omitempty"`
	Choices  []Option `json:"choices,omitempty"`
	// Min and Max are the bounds of a number, both allowed.
	Min *float64 `json:"min,omitempty"`
	Max *float64 `json:"max,omitempty"`
	// Unit stands behind a number.
	Unit string `json:"unit,omitempty"`
	// MaxLength is the greatest number of characters of a text; 0 means the
	// kind's own (Limit).
	MaxLength int `json:"maxLength,omitempty"`
	// List names the list of suggestions for a text, which the user can change;
	// empty for none. The value stays the text itself.
	List string `json:"list,omitempty"`
	// Act is what alone fills in this field; nobody types in it. Empty for a
	// field that people fill in.
	Act Act `json:"act,omitempty"`
}

// Act is something that is done with a form as a whole.
type Act string

const (
	// Confirm is somebody saying on the spot that a form is right.
	Confirm Act = "confirm"
	// Withdraw takes back a form that was definitive.
	Withdraw Act = "withdraw"
)

// The greatest numbers of characters where a field names none.
const (
	textLength = 200
	longLength = 50_000
)

// Limit gives how many characters a text in the field may have.
func (f Field) Limit() int {
	switch {
	case f.MaxLength > 0:
		return f.MaxLength
	case f.Kind == Long:
		return longLength
	}
	return textLength
}

// Definition is a kind of form. It comes from a file (Parse) and does not
// change: another version of it is another definition with another hash.
type Definition struct {
	// ID names the kind of form through all versions: "reflectie".
	ID      string `json:"id"`
	Version int    `json:"version"`
	// Title is the name of one such form: "Reflectie".
	Title string `json:"title"`
	// Purpose says in Dutch what it is for, or is empty.
	Purpose string `json:"purpose,omitempty"`
	// TitleField is the field whose value stands in lists. Where no field is a
	// name by itself, TitleFields are those whose values stand there together.
	TitleField  string   `json:"titleField"`
	TitleFields []string `json:"titleFields,omitempty"`
	// DateField is the field with the day that a form is about, which orders
	// the files of an export; empty when it has none.
	DateField string `json:"dateField,omitempty"`
	// System is true for a form that the program keeps for itself.
	System bool `json:"system,omitempty"`
	// Final forms are definitive once they are closed: they are not opened again
	// and not changed, only withdrawn.
	Final bool `json:"final,omitempty"`
	// Home is the name of the dossier in which such a form lies by itself, empty
	// when that is for the user to say.
	Home   string  `json:"home,omitempty"`
	Fields []Field `json:"fields"`

	canonical []byte
	hash      Hash
}

// Hash is the SHA-256 of the canonical JSON: what revisions refer to.
func (d Definition) Hash() Hash { return d.hash }

// JSON gives the canonical JSON, from which Parse makes the same definition.
func (d Definition) JSON() []byte { return bytes.Clone(d.canonical) }

// Field gives the field with this id.
func (d Definition) Field(id string) (Field, bool) {
	i := slices.IndexFunc(d.Fields, func(f Field) bool { return f.ID == id })
	if i < 0 {
		return Field{}, false
	}
	return d.Fields[i], true
}

// DossierField gives the id of the field that says where the form is kept, or
// nothing when it has none.
func (d Definition) DossierField() string {
	for _, f := range d.Fields {
		if f.Kind == Dossier {
			return f.ID
		}
	}
	return ""
}

// HashOf gives the hash under which a definition is known, whether or not this
// program can read it. data is what JSON gave.
func HashOf(data []byte) Hash { return sha256.Sum256(data) }

const (
	maxDefinition = 1 << 18
	maxFields     = 200
	maxOptions    = 500
	// maxHome is as long as the name of a dossier may be.
	maxHome = 60
)

// ErrDefinition marks a definition that this program cannot use: damaged, or
// made for a newer one.
var ErrDefinition = errors.New("form definition cannot be used")

// Parse reads a definition from JSON of at most 256 KiB. The error wraps
// ErrDefinition.
func Parse(data []byte) (Definition, error) {
	if len(data) > maxDefinition {
		return Definition{}, fmt.Errorf("%w: %d bytes", ErrDefinition, len(data))
	}
	canonical, err := canonicalJSON(data)
	if err != nil {
		return Definition{}, fmt.Errorf("%w: %w", ErrDefinition, err)
	}
	var d Definition
	dec := json.NewDecoder(bytes.NewReader(canonical))
	// What an older program does not know it must not show as if it were not there.
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return Definition{}, fmt.Errorf("%w: %w", ErrDefinition, err)
	}
	if err := d.check(); err != nil {
		return Definition{}, fmt.Errorf("%w: %w", ErrDefinition, err)
	}
	d.canonical, d.hash = canonical, HashOf(canonical)
	return d, nil
}

var (
	definitionID = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	fieldID      = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
)

func (d Definition) check() error {
	switch {
	case !definitionID.MatchString(d.ID):
		return fmt.Errorf("id %q", d.ID)
	case d.Version < 1:
		return fmt.Errorf("version %d", d.Version)
	case d.Title == "":
		return errors.New("no title")
	case len(d.Fields) == 0 || len(d.Fields) > maxFields:
		return fmt.Errorf("%d fields", len(d.Fields))
	}
	seen := map[string]bool{}
	dossiers := 0
	for _, f := range d.Fields {
		if seen[f.ID] {
			return fmt.Errorf("field %q stands twice", f.ID)
		}
		seen[f.ID] = true
		if f.Kind == Dossier {
			dossiers++
		}
		if err := f.check(); err != nil {
			return fmt.Errorf("field %q: %w", f.ID, err)
		}
		if f.Act != "" && !d.Final {
			return fmt.Errorf("field %q: an act in a form that is never definitive", f.ID)
		}
	}
	if dossiers > 1 {
		return fmt.Errorf("%d fields for the dossier", dossiers)
	}
	if d.Home != "" && (d.System || dossiers == 0 || oneLine(d.Home) != d.Home || utf8.RuneCountInString(d.Home) > maxHome) {
		return fmt.Errorf("home %q", d.Home)
	}
	if err := d.checkTitle(); err != nil {
		return err
	}
	if f, ok := d.Field(d.DateField); d.DateField != "" && (!ok || f.Kind != Date) {
		return fmt.Errorf("date field %q is no date", d.DateField)
	}
	return nil
}

func (d Definition) checkTitle() error {
	if len(d.TitleFields) == 0 {
		if f, ok := d.Field(d.TitleField); !ok || f.Kind != Text {
			return fmt.Errorf("title field %q is no field of one line", d.TitleField)
		}
		return nil
	}
	if d.TitleField != "" {
		return fmt.Errorf("a title field %q and title fields", d.TitleField)
	}
	for i, id := range d.TitleFields {
		if f, ok := d.Field(id); !ok || f.Kind == Long || f.Kind == Dossier || f.Act != "" || slices.Contains(d.TitleFields[:i], id) {
			return fmt.Errorf("title field %q is no field of one line, or stands twice", id)
		}
	}
	return nil
}

func (f Field) check() error {
	switch {
	case !fieldID.MatchString(f.ID):
		return errors.New("id is not lower case letters, digits and hyphens")
	case f.Label == "":
		return errors.New("no label")
	case !slices.Contains(kinds, f.Kind):
		return fmt.Errorf("unknown kind %q", f.Kind)
	case (f.Kind == Choice) != (len(f.Choices) > 0) || len(f.Choices) > maxOptions:
		return fmt.Errorf("kind %s with %d choices", f.Kind, len(f.Choices))
	case f.Kind != Number && (f.Min != nil || f.Max != nil || f.Unit != ""):
		return errors.New("bounds or a unit without a number")
	case f.Min != nil && f.Max != nil && *f.Min > *f.Max:
		return errors.New("the least is more than the most")
	case f.MaxLength < 0 || f.MaxLength > longLength || f.MaxLength > 0 && f.Kind != Text && f.Kind != Long:
		return fmt.Errorf("length %d", f.MaxLength)
	case f.List != "" && (f.Kind != Text || !fieldID.MatchString(f.List)):
		return fmt.Errorf("kind %s with list %q", f.Kind, f.List)
	case f.Act != "" && (f.Act != Confirm && f.Act != Withdraw || f.Required || f.Kind == Dossier):
		return fmt.Errorf("kind %s, required %t, with act %q", f.Kind, f.Required, f.Act)
	}
	seen := map[string]bool{}
	for _, c := range f.Choices {
		if c.ID == "" || c.Label == "" || seen[c.ID] {
			return fmt.Errorf("choice %q is empty or stands twice", c.ID)
		}
		seen[c.ID] = true
	}
	return nil
}
