package roster

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/table"
)

// Step is one thing the user did to a list. What counts for a list is what
// its steps add up to (see Choices), so each can be undone and done again.
type Step struct {
	Do Act `json:"do"`
	// Kind is the kind of rule an answer is about.
	Kind string `json:"kind,omitempty"`
	// Rows are the rows concerned; for an answer none means all.
	Rows []int `json:"rows,omitempty"`
	// Found holds per row what an answer was about (see table.Found).
	Found []string `json:"found,omitempty"`
	// Cells are the cells of an edit.
	Cells []EditedCell `json:"cells,omitempty"`
	// Name and Value are a choice about the list as a whole.
	Name  string `json:"name,omitempty"`
	Value string `json:"value,omitempty"`
}

// EditedCell is one cell of an edit: row, column of the mal, and its values.
type EditedCell struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	CellEdit
}

// Act is what a step does.
type Act string

// The acts.
const (
	ActEdit Act = "edit"
	// ActAccept, ActLeave and ActAsk answer a suggestion or switch a fix: on,
	// off, and back to a question (for a fix: back to how its kind stands).
	ActAccept Act = "accept"
	ActLeave  Act = "leave"
	ActAsk    Act = "ask"
	// ActDrop takes rows out, ActAside sets them aside for later, ActTake takes them in.
	ActDrop  Act = "drop"
	ActAside Act = "aside"
	ActTake  Act = "take"
	// ActType adds rows by hand.
	ActType Act = "type"
	// ActSet makes a choice about the list as a whole.
	ActSet Act = "set"
)

// The choices about a list as a whole (Step.Name); those with a colon are
// followed by a field or a column of the mal.
const (
	SetSheet = "sheet"
	// SetThisSheet chooses the sheet that is shown already: what was done to
	// its rows stays.
	SetThisSheet = "this-sheet"
	SetHeaderRow = "header-row"
	SetHidden    = "hidden"
	SetEncoding  = "encoding"
	SetUsername  = "username"
	SetExpected  = "expected"
	SetColumn    = "column:"
	SetMalColumn = "mal-column:"
	SetConstant  = "constant:"
)

// Choices is what steps add up to.
type Choices struct {
	Options
	// Encoding is how text is read, empty for as found.
	Encoding string
	// Expected is how many aios the sender announced, 0 when nobody said.
	Expected int
}

// Sum adds up steps.
func Sum(steps []Step) Choices {
	var c Choices
	c.Map, c.MalColumns, c.Constants = map[string]string{}, map[string]string{}, map[string]string{}
	c.Decisions, c.Edits = table.NewDecisions(), map[int]map[string]CellEdit{}
	drop, aside, keep := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for _, s := range steps {
		switch s.Do {
		case ActEdit:
			c.edit(s.Cells)
		case ActAccept, ActLeave, ActAsk:
			c.answer(s)
		case ActDrop, ActAside, ActTake:
			for _, n := range s.Rows {
				delete(drop, n)
				delete(aside, n)
				delete(keep, n)
				switch s.Do {
				case ActDrop:
					drop[n] = true
				case ActAside:
					aside[n] = true
				default:
					keep[n] = true
				}
			}
		case ActType:
			c.Typed = append(c.Typed, s.Rows...)
		case ActSet:
			if c.set(s.Name, s.Value); s.Name == SetSheet {
				// Rows of another sheet are other rows; those added by hand stay.
				ofSheet(c.Edits)
				ofSheet(c.Rows)
				ofSheet(drop)
				ofSheet(aside)
				ofSheet(keep)
			}
		}
	}
	// A row added by hand that was taken out again is gone. A job from elsewhere
	// may hold any numbers; rows are found by theirs, so these are put in order.
	slices.Sort(c.Typed)
	c.Typed = slices.DeleteFunc(slices.Compact(c.Typed), func(n int) bool {
		gone := drop[n]
		delete(drop, n)
		return gone || n < TypedFrom
	})
	// Rows that became part of the header are no rows to take out.
	maps.DeleteFunc(drop, func(n int, _ bool) bool { return n <= c.HeaderRow })
	c.DropRows, c.Aside, c.Keep = slices.Sorted(maps.Keys(drop)), slices.Sorted(maps.Keys(aside)), slices.Sorted(maps.Keys(keep))
	return c
}

// ofSheet forgets what was said of the rows of a sheet.
func ofSheet[V any](byRow map[int]V) {
	maps.DeleteFunc(byRow, func(n int, _ V) bool { return n < TypedFrom })
}

func (c *Choices) edit(cells []EditedCell) {
	for _, e := range cells {
		if e.Value == e.Found {
			delete(c.Edits[e.Row], e.Column)
			continue
		}
		if c.Edits[e.Row] == nil {
			c.Edits[e.Row] = map[string]CellEdit{}
		}
		c.Edits[e.Row][e.Column] = e.CellEdit
	}
}

func (c *Choices) answer(s Step) {
	said := map[Act]table.Answer{ActAccept: table.Yes, ActLeave: table.No}[s.Do]
	c.Answer(s.Kind, isFixKind(s.Kind), said, s.Rows, s.Found)
}

func isFixKind(kind string) bool {
	return slices.ContainsFunc(fixKinds, func(k Kind) bool { return k.Code == kind })
}

func (c *Choices) set(name, value string) {
	// What is no number counts as not chosen.
	number, _ := strconv.Atoi(value)
	switch name {
	case SetSheet:
		c.Sheet, c.HeaderRow = value, 0
		c.Map = map[string]string{}
	case SetThisSheet:
		c.Sheet = value
	case SetHeaderRow:
		c.HeaderRow = number
	case SetHidden:
		c.Hidden = value
	case SetEncoding:
		c.Encoding = value
	case SetUsername:
		c.Username = value
	case SetExpected:
		c.Expected = number
	}
	for prefix, m := range map[string]map[string]string{SetColumn: c.Map, SetMalColumn: c.MalColumns, SetConstant: c.Constants} {
		if key, ok := strings.CutPrefix(name, prefix); ok {
			m[key] = value
		}
	}
}

// Words names a step for the one who wants it undone, in Dutch.
func (s Step) Words() string {
	kind := KindOf(s.Kind).Label
	where := "in alle rijen"
	if len(s.Rows) > 0 {
		where = "in " + Numbers(s.Rows)
	}
	switch s.Do {
	case ActEdit:
		if len(s.Cells) == 0 {
			// What is left of a step about rows that are gone from the file.
			return "vervallen wijziging"
		}
		if len(s.Cells) == 1 {
			return fmt.Sprintf("%s wijzigen in rij %s", Label(s.Cells[0].Column), RowLabel(s.Cells[0].Row))
		}
		return fmt.Sprintf("%d cellen wijzigen", len(s.Cells))
	case ActAccept:
		return fmt.Sprintf("‘%s’ overnemen %s", kind, where)
	case ActLeave:
		return fmt.Sprintf("‘%s’ zo laten %s", kind, where)
	case ActAsk:
		return fmt.Sprintf("‘%s’ weer openzetten %s", kind, where)
	case ActDrop:
		return Numbers(s.Rows) + " weglaten"
	case ActAside:
		return Numbers(s.Rows) + " apart zetten"
	case ActTake:
		return Numbers(s.Rows) + " meenemen"
	case ActType:
		return "rij toevoegen"
	}
	name, _, _ := strings.Cut(s.Name, ":")
	return setWords[name]
}

// setWords name the choices about the list as a whole.
var setWords = map[string]string{
	SetSheet: "ander werkblad kiezen", SetThisSheet: "dit werkblad kiezen", SetHeaderRow: "andere rij met kolomkoppen kiezen", SetHidden: "kiezen wat met verborgen rijen gebeurt",
	SetEncoding: "letters anders lezen", SetUsername: "gebruikersnaam kiezen", SetExpected: "verwacht aantal invullen",
	"column": "kolom koppelen", "mal-column": "kolom van de mal invullen", "constant": "vaste waarde invullen",
}
