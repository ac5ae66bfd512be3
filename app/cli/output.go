package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// output is the object that --json prints (import-rules).
type output struct {
	Input       string        `json:"input"`
	Sheet       string        `json:"sheet"`
	HeaderRow   int           `json:"headerRow"`
	Rows        int           `json:"rows"`
	Written     int           `json:"written"`
	Out         string        `json:"out"`
	SHA256      string        `json:"sha256"`
	Fixes       []changeLine  `json:"fixes"`
	Suggestions []changeLine  `json:"suggestions"`
	Problems    []problemLine `json:"problems"`
}

type changeLine struct {
	Kind   string `json:"kind"`
	Row    int    `json:"row"`
	Column string `json:"column"`
	Cell   string `json:"cell"`
	Before string `json:"before"`
	After  string `json:"after"`
}

type problemLine struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Row      int    `json:"row"`
	Column   string `json:"column"`
	Cell     string `json:"cell"`
	Value    string `json:"value"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// place says where the list was found.
func (o *output) place(p *roster.Plan) {
	o.Sheet, o.HeaderRow, o.Rows = p.Sheet.Name, p.HeaderRow, p.Listed()
}

// fill lists everything that was found in it.
func (o *output) fill(p *roster.Plan) {
	o.Fixes, o.Suggestions, o.Problems = changeLines(p.Fixes()), changeLines(p.Suggestions()), problemLines(p.Problems())
}

// refuse puts a refusal in the object, as its only problem.
func (o *output) refuse(err error) {
	p, ok := problem.From(err)
	if !ok {
		p = problem.Refuse("unexpected", "Er ging iets onverwachts mis.", "Probeer het opnieuw.")
	}
	o.Problems = append(o.Problems, problemLines([]problem.Problem{p})...)
}

func (o output) print(w io.Writer) {
	// Empty lists are [] for the reader's sake, never null.
	o.Fixes, o.Suggestions, o.Problems = orEmpty(o.Fixes), orEmpty(o.Suggestions), orEmpty(o.Problems)
	printJSON(w, o)
}

func printJSON(w io.Writer, v any) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	// Encoding plain strings and numbers cannot fail; a closed pipe is the reader's choice.
	_ = enc.Encode(v)
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func changeLines(list []table.Change) []changeLine {
	out := make([]changeLine, len(list))
	for i, c := range list {
		out[i] = changeLine(c)
	}
	return out
}

func problemLines(list []problem.Problem) []problemLine {
	out := make([]problemLine, len(list))
	for i, p := range list {
		out[i] = problemLine{string(p.Code), string(p.Severity), p.Row, p.Column, p.Cell, p.Value, p.Message, p.Hint}
	}
	return out
}

// printPlan tells a person at the terminal what was found and done.
func printPlan(w io.Writer, c call, p *roster.Plan, o output) {
	where := filepath.Base(c.input)
	if p.Sheet.Name != "" {
		where += fmt.Sprintf(", werkblad ‘%s’", p.Sheet.Name)
	}
	fmt.Fprintf(w, "%s, kolomkoppen in rij %d: %s.\n", where, p.HeaderRow, count(p.Listed(), "rij", "rijen"))
	printAside(w, p)
	var fixes, made []table.Change
	for _, f := range p.Fixes() {
		if f.Kind == roster.FixUsername || f.Kind == roster.FixConstant {
			made = append(made, f)
			continue
		}
		fixes = append(fixes, f)
	}
	printChanges(w, "Aangepast", fixes)
	if len(made) > 0 {
		fmt.Fprintf(w, "\nIngevuld: %s uit de mal en %s.\n", count(len(p.Constants), "vaste kolom", "vaste kolommen"), count(len(made)-len(p.Constants), "gebruikersnaam", "gebruikersnamen"))
	}
	printChanges(w, "Voorstellen, niet toegepast (overnemen met --accept soort)", p.Suggestions())
	for _, s := range []struct {
		severity problem.Severity
		title    string
	}{{problem.Error, "Fout"}, {problem.Warning, "Nakijken"}} {
		var lines []problem.Problem
		for _, pr := range p.Problems() {
			if pr.Severity == s.severity && pr.Code != roster.OpenSuggestion {
				lines = append(lines, pr)
			}
		}
		printProblems(w, s.title, lines)
	}
	fmt.Fprintln(w)
	switch {
	case p.Blocked():
		fmt.Fprintln(w, "Er staan nog fouten in de lijst; er is niets geschreven.")
	case c.command == "check":
		fmt.Fprintf(w, "Niets staat in de weg: %s kunnen naar de CSV.\n", count(p.Written(), "aios", "aiossen"))
	default:
		fmt.Fprintf(w, "Geschreven: %s met %s.\nOpen dit bestand niet in Excel: dan vallen de nullen vooraan weer weg.\n", o.Out, count(o.Written, "aios", "aiossen"))
	}
}

// printAside names what stands in the file and does not go in.
func printAside(w io.Writer, p *roster.Plan) {
	var unused []string
	for _, c := range p.Unused() {
		unused = append(unused, fmt.Sprintf("%s ‘%s’", sheet.ColumnName(c), p.Mapping.Headers[c]))
	}
	if len(unused) > 0 {
		fmt.Fprintf(w, "Niet gebruikt: kolom %s.\n", strings.Join(unused, ", "))
	}
	if hidden := p.Sheet.HiddenColumns; len(hidden) > 0 {
		var letters []string
		for _, c := range hidden {
			letters = append(letters, sheet.ColumnName(c))
		}
		fmt.Fprintf(w, "Verborgen in de lijst: kolom %s.\n", strings.Join(letters, ", "))
	}
	if out := p.LeftOut(); len(out) > 0 {
		fmt.Fprintf(w, "Weggelaten: %s.\n", roster.Numbers(out))
	}
}

func printChanges(w io.Writer, title string, list []table.Change) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s (%d):\n", title, len(list))
	for _, c := range list {
		at := c.Cell
		if at == "" && c.Row > 0 {
			at = fmt.Sprintf("rij %d", c.Row)
		}
		fmt.Fprintf(w, "  %-7s %-11s ‘%s’ → ‘%s’  %s (%s)\n", at, c.Column, c.Before, c.After, roster.KindOf(c.Kind).Label, c.Kind)
	}
}

func printProblems(w io.Writer, title string, list []problem.Problem) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s (%d):\n", title, len(list))
	for _, p := range list {
		at := p.Cell
		if at == "" && p.Row > 0 {
			at = fmt.Sprintf("rij %d", p.Row)
		}
		if at == "" {
			at = "lijst"
		}
		value := ""
		if p.Value != "" && p.Row > 0 {
			value = fmt.Sprintf(" [%s]", p.Value)
		}
		fmt.Fprintf(w, "  %-7s %s%s (%s)\n          %s\n", at, p.Message, value, p.Code, p.Hint)
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
