package hap

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/table"
)

// ListStep is one thing the user did to a list of shifts. What counts is what
// the steps add up to (ListSum), so each can be undone and done again.
type ListStep struct {
	Do ListAct
	// Kind is the kind of rule an answer is about.
	Kind string
	// Rows are the rows concerned; for an answer none means all.
	Rows []int
	// Found holds per row what an answer was about (see table.Found).
	Found []string
	// Cells are the cells of an edit.
	Cells []ListCell
	// Name and Value are a choice about the list as a whole.
	Name, Value string
}

// ListCell is a value for one cell; with File it gets back what the file says.
type ListCell struct {
	Row   int
	Field string
	Value string
	File  bool
}

// ListAct is what a step does.
type ListAct string

// The acts.
const (
	ListEdit ListAct = "edit"
	// ListAccept, ListLeave and ListAsk answer a suggestion or switch a fix: on,
	// off, and back to a question (for a fix: back to how its kind stands).
	ListAccept ListAct = "accept"
	ListLeave  ListAct = "leave"
	ListAsk    ListAct = "ask"
	// ListDrop leaves rows out, ListTake takes them in.
	ListDrop ListAct = "drop"
	ListTake ListAct = "take"
	// ListSet makes a choice about the list as a whole.
	ListSet ListAct = "set"
)

// The choices about a list as a whole (ListStep.Name); those with a colon are
// followed by a field.
const (
	ListSetSheet     = "sheet"
	ListSetHeaderRow = "header-row"
	ListSetHidden    = "hidden"
	// ListSetColumn links a column, by its letters or header, to a field.
	ListSetColumn = "column:"
	// ListSetFill gives a field a value in every row where nothing stands.
	ListSetFill = "fill:"
)

// The decisions about hidden rows.
const (
	ListHiddenInclude = "include"
	ListHiddenExclude = "exclude"
)

// ListOptions are the choices about one list; the zero value takes it as found.
type ListOptions struct {
	// Sheet names the sheet, HeaderRow its header row as Excel shows it.
	Sheet     string
	HeaderRow int
	// Hidden decides about hidden rows with data: "", ListHiddenInclude or ListHiddenExclude.
	Hidden string
	// Map links a field to a column by its letter or header; an empty value unlinks it.
	Map map[string]string
	// Fill gives fields a value in every row where nothing stands.
	Fill map[string]string
	table.Decisions
	// Drop are rows to leave out, Keep rows to take in although they look like no
	// dienst or like one that is there already.
	Drop, Keep map[int]bool
	// Edits are values the user gave to single cells, by row and field.
	Edits map[int]map[string]string
}

// ListSum adds up steps.
func ListSum(steps []ListStep) ListOptions {
	o := ListOptions{Map: map[string]string{}, Fill: map[string]string{}, Decisions: table.NewDecisions(),
		Drop: map[int]bool{}, Keep: map[int]bool{}, Edits: map[int]map[string]string{}}
	for _, s := range steps {
		switch s.Do {
		case ListEdit:
			o.edit(s.Cells)
		case ListAccept, ListLeave, ListAsk:
			said := map[ListAct]table.Answer{ListAccept: table.Yes, ListLeave: table.No}[s.Do]
			isFix := slices.ContainsFunc(listFixKinds, func(k ListKind) bool { return k.Code == s.Kind })
			o.Answer(s.Kind, isFix, said, s.Rows, s.Found)
		case ListDrop, ListTake:
			for _, n := range s.Rows {
				delete(o.Drop, n)
				delete(o.Keep, n)
				if s.Do == ListDrop {
					o.Drop[n] = true
				} else {
					o.Keep[n] = true
				}
			}
		case ListSet:
			o.set(s.Name, s.Value)
		}
	}
	return o
}

func (o *ListOptions) edit(cells []ListCell) {
	for _, c := range cells {
		if c.File {
			delete(o.Edits[c.Row], c.Field)
			continue
		}
		if o.Edits[c.Row] == nil {
			o.Edits[c.Row] = map[string]string{}
		}
		o.Edits[c.Row][c.Field] = c.Value
	}
}

func (o *ListOptions) set(name, value string) {
	switch name {
	case ListSetSheet:
		if value == o.Sheet {
			return
		}
		// Rows of another sheet are other rows.
		o.Sheet, o.HeaderRow = value, 0
		clear(o.Map)
		clear(o.Drop)
		clear(o.Keep)
		clear(o.Edits)
		clear(o.Rows)
	case ListSetHeaderRow:
		// What is no number counts as not chosen.
		o.HeaderRow, _ = strconv.Atoi(value)
	case ListSetHidden:
		o.Hidden = value
	}
	for prefix, m := range map[string]map[string]string{ListSetColumn: o.Map, ListSetFill: o.Fill} {
		if key, ok := strings.CutPrefix(name, prefix); ok {
			m[key] = value
		}
	}
	maps.DeleteFunc(o.Fill, func(_, value string) bool { return value == "" })
}

// Words names a step for the one who wants it undone, in Dutch.
func (s ListStep) Words() string {
	kind := ListKindOf(s.Kind).Label
	where := "in alle rijen"
	if len(s.Rows) > 0 {
		where = "in " + listNumbers(s.Rows)
	}
	name, field, _ := strings.Cut(s.Name, ":")
	switch {
	case s.Do == ListEdit && len(s.Cells) == 1:
		return fmt.Sprintf("%s wijzigen in rij %d", ListLabel(s.Cells[0].Field), s.Cells[0].Row)
	case s.Do == ListEdit:
		return fmt.Sprintf("%d cellen wijzigen", len(s.Cells))
	case s.Do == ListAccept:
		return fmt.Sprintf("‘%s’ overnemen %s", kind, where)
	case s.Do == ListLeave:
		return fmt.Sprintf("‘%s’ zo laten %s", kind, where)
	case s.Do == ListAsk:
		return fmt.Sprintf("‘%s’ weer openzetten %s", kind, where)
	case s.Do == ListDrop:
		return listNumbers(s.Rows) + " weglaten"
	case s.Do == ListTake:
		return listNumbers(s.Rows) + " meenemen"
	case name == "sheet":
		return "ander werkblad kiezen"
	case name == "header-row":
		return "andere rij met kolomkoppen kiezen"
	case name == "hidden":
		return "kiezen wat met verborgen rijen gebeurt"
	case name == "column":
		return fmt.Sprintf("kolom voor %s koppelen", ListLabel(field))
	case name == "fill":
		return fmt.Sprintf("%s voor alle rijen invullen", ListLabel(field))
	}
	return "wijziging"
}

func listNumbers(rows []int) string { return table.Numbers(rows, strconv.Itoa) }
