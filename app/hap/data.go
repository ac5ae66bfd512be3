package hap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"aiosmap/app/form"
	"aiosmap/app/institute"
	"aiosmap/app/problem"
)

// The codes of what can be wrong with a data file, or with what was filled in
// for a document without a portfolio. The problem's Column is the place in the
// file: "datum", "aios.big", "verklaringen.0.rol".
const (
	// DataUnreadable: no JSON, or not the JSON that is asked for.
	DataUnreadable problem.Code = "data-unreadable"
	// DataMissing: something without which there is no document; as a warning
	// something a HAP will ask for.
	DataMissing problem.Code = "data-missing"
	DataDate    problem.Code = "data-date"
	DataBig     problem.Code = "data-big"
	DataLong    problem.Code = "data-long"
	DataMany    problem.Code = "data-many"
	DataNumber  problem.Code = "data-number"
)

// dataFile is a data file for `aiosmap hap`. Days are written as people do.
type dataFile struct {
	Institute string `json:"instituut"`
	Date      string `json:"datum"`
	Aios      struct {
		Name  string `json:"naam"`
		BIG   string `json:"big"`
		Stage string `json:"fase"`
	} `json:"aios"`
	Practice struct {
		Name  string `json:"naam"`
		Phone string `json:"telefoon"`
	} `json:"praktijk"`
	Declarations []struct {
		Role      string `json:"rol"`
		Post      string `json:"hap"`
		Date      string `json:"datum"`
		Stage     string `json:"fase"`
		Trainer   string `json:"opleider"`
		Capacity  string `json:"hoedanigheid"`
		Note      string `json:"toelichting"`
		Withdrawn string `json:"ingetrokken"`
		Reason    string `json:"reden"`
	} `json:"verklaringen"`
	Approvals []struct {
		Stage     string `json:"fase"`
		Date      string `json:"datum"`
		Trainer   string `json:"opleider"`
		Note      string `json:"toelichting"`
		Withdrawn string `json:"ingetrokken"`
		Reason    string `json:"reden"`
	} `json:"akkoorden"`
	Shifts []struct {
		Stage   string `json:"fase"`
		Done    int    `json:"verricht"`
		Norm    int    `json:"norm"`
		First   string `json:"eerste"`
		Last    string `json:"laatste"`
		Periods []struct {
			Label string `json:"periode"`
			Done  int    `json:"verricht"`
			Norm  int    `json:"norm"`
		} `json:"perioden"`
	} `json:"diensten"`
}

// ReadData reads a data file for a document without a portfolio. What the file
// cannot say is that somebody confirmed: that is done in the window. Problems
// of severity Error mean that there is no document.
func ReadData(data []byte) (Statement, []problem.Problem) {
	var f dataFile
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	dec.DisallowUnknownFields()
	err := dec.Decode(&f)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			err = errMore
		}
	}
	if err != nil {
		return Statement{}, []problem.Problem{unreadable(err, data)}
	}
	s := f.statement()
	problems := s.Check()
	known := DefaultSettings()
	for i, d := range s.Declarations {
		if _, ok := known.Role(d.Role); ok || d.Role == "" {
			continue
		}
		p := problem.Problem{Code: RoleUnknown, Severity: problem.Warning, Column: fmt.Sprintf("verklaringen.%d.rol", i), Value: d.Role,
			Message: fmt.Sprintf("De rol ‘%s’ is niet bekend.", d.Role), Hint: "Bekend zijn " + joined(known.Roles, " en ") + ". Kijk de spelling na."}
		if name, ok := nearest(d.Role, known.Roles); ok {
			p.Hint = fmt.Sprintf("Bedoel je %s?", name)
		}
		problems = append(problems, p)
	}
	return s, problems
}

var errMore = errors.New("something behind the object")

// unreadable says in Dutch what JSON is wrong, and where.
func unreadable(err error, data []byte) problem.Problem {
	hint := "Neem build/sample/verklaring.json als voorbeeld."
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		what := map[string]string{"string": "een tekst tussen aanhalingstekens", "int": "een heel getal"}[kind.Type.String()]
		if what == "" {
			what = "iets anders"
		}
		p := problem.Refuse(DataUnreadable, fmt.Sprintf("Bij ‘%s’ (regel %d) hoort %s.", kind.Field, lineAt(data, kind.Offset), what), hint)
		p.Column = kind.Field
		return p
	case errors.As(err, &syntax):
		return problem.Refuse(DataUnreadable, fmt.Sprintf("Dit is geen geldige JSON: regel %d klopt niet.", lineAt(data, syntax.Offset)), hint)
	case errors.Is(err, errMore):
		return problem.Refuse(DataUnreadable, "Achter het laatste haakje staat nog iets.", "Zet één document in het bestand.")
	}
	if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
		p := problem.Refuse(DataUnreadable, fmt.Sprintf("Het gegeven %s is niet bekend.", name), "Kijk de naam na. "+hint)
		p.Column = strings.Trim(name, `"`)
		return p
	}
	return problem.Refuse(DataUnreadable, "Dit bestand houdt te vroeg op of is leeg.", hint)
}

func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
}

func (f dataFile) statement() Statement {
	s := Statement{
		Institute: line(f.Institute), Name: line(f.Aios.Name), BIG: ownNumber(f.Aios.BIG), Stage: line(f.Aios.Stage),
		Practice: Practice{line(f.Practice.Name), line(f.Practice.Phone)}, Loose: true,
	}
	if i, ok := institute.Find(s.Institute); ok {
		s.Institute = i.Name
	}
	// A day that cannot be read stays zero, which Check reports.
	s.Made, _ = time.Parse(time.DateOnly, isoDay(f.Date))
	for _, d := range f.Declarations {
		s.Declarations = append(s.Declarations, Declared{
			Role: line(d.Role), Post: line(d.Post), Date: isoDay(d.Date), Stage: line(d.Stage), Trainer: line(d.Trainer),
			Capacity: line(d.Capacity), Note: note(d.Note), Withdrawn: isoDay(d.Withdrawn), Reason: note(d.Reason),
		})
	}
	for _, a := range f.Approvals {
		s.Approvals = append(s.Approvals, Approved{
			Stage: line(a.Stage), Date: isoDay(a.Date), Trainer: line(a.Trainer), Note: note(a.Note),
			Withdrawn: isoDay(a.Withdrawn), Reason: note(a.Reason),
		})
	}
	for _, c := range f.Shifts {
		count := StageCount{Stage: line(c.Stage), Done: c.Done, Norm: c.Norm, First: isoDay(c.First), Last: isoDay(c.Last)}
		for _, p := range c.Periods {
			count.Periods = append(count.Periods, Period{Label: line(p.Label), Done: p.Done, Norm: p.Norm})
		}
		s.Shifts = append(s.Shifts, count)
	}
	return s
}

// note gives a text of several lines.
func note(s string) string { return strings.TrimSpace(form.Clean(s)) }

// What a document without a portfolio may hold.
const (
	maxDeclared = 500
	maxNote     = 4000
)

// Check says what is wrong with a statement that somebody filled in or wrote in
// a file. Nothing may lie after the day of the document itself.
func (s Statement) Check() []problem.Problem {
	c := statementChecker{made: s.Made.Format(time.DateOnly)}
	if s.Made.IsZero() {
		c.made = ""
		c.add(DataDate, "datum", "", "De datum van het document ontbreekt of is niet te lezen.", "Vul dag, maand en jaar in, zoals 21-11-2026.")
	}
	c.text("aios.naam", "De naam van de aios", s.Name, problem.Error)
	c.bigNumber(s.BIG)
	c.text("instituut", "Het opleidingsinstituut", s.Institute, problem.Warning)
	c.text("praktijk.naam", "De naam van de praktijk", s.Practice.Name, problem.Warning)
	c.text("praktijk.telefoon", "Het telefoonnummer van de praktijk", s.Practice.Phone, problem.Warning)
	c.length("aios.fase", s.Stage, maxName)
	if len(s.Declarations)+len(s.Approvals)+len(s.Shifts) == 0 {
		c.add(DataMissing, "verklaringen", "", "Er staat nog geen bekwaamheidsverklaring in.", "Voeg er een toe, met rol, HAP, datum en opleider.")
	}
	if len(s.Declarations) > maxDeclared || len(s.Approvals) > maxDeclared || len(s.Shifts) > maxDeclared {
		c.add(DataMany, "verklaringen", "", fmt.Sprintf("Dit zijn er te veel: er passen er %d in één document.", maxDeclared), "Verdeel ze over meer documenten.")
		return c.list
	}
	for i, d := range s.Declarations {
		at := fmt.Sprintf("verklaringen.%d.", i)
		c.text(at+"rol", "De rol", d.Role, problem.Error)
		c.text(at+"hap", "De HAP", d.Post, problem.Warning)
		c.text(at+"opleider", "De opleider", d.Trainer, problem.Warning)
		c.length(at+"fase", d.Stage, maxName)
		c.length(at+"hoedanigheid", d.Capacity, maxName)
		c.day(at+"datum", d.Date, problem.Warning)
		c.withdrawn(at, d.Withdrawn, d.Reason)
		c.length(at+"toelichting", d.Note, maxNote)
	}
	for i, a := range s.Approvals {
		at := fmt.Sprintf("akkoorden.%d.", i)
		c.text(at+"fase", "De fase", a.Stage, problem.Error)
		c.text(at+"opleider", "De opleider", a.Trainer, problem.Warning)
		c.day(at+"datum", a.Date, problem.Warning)
		c.withdrawn(at, a.Withdrawn, a.Reason)
		c.length(at+"toelichting", a.Note, maxNote)
	}
	for i, n := range s.Shifts {
		c.shifts(fmt.Sprintf("diensten.%d.", i), n)
	}
	return c.list
}

// statementChecker gathers what is wrong with a statement made on a day.
type statementChecker struct {
	checker
	made string
}

func (c *statementChecker) text(column, what, value string, severity problem.Severity) {
	if value == "" {
		hint := "Vul in wat je weet."
		if severity == problem.Warning {
			hint = "Op papier staat er ‘" + unknown + "’."
		}
		c.say(DataMissing, severity, column, "", what+" ontbreekt.", hint)
	}
	c.length(column, value, maxName)
}

// length counts letters, also where HAP's own check has another code.
func (c *statementChecker) length(column, value string, limit int) {
	if utf8.RuneCountInString(value) > limit {
		c.add(DataLong, column, "", fmt.Sprintf("Dit is te lang: er passen %d tekens in.", limit), "Maak de tekst korter.")
	}
}

func (c *statementChecker) day(column, iso string, missing problem.Severity) {
	switch _, ok := dayNumber(iso); {
	case iso == "":
		c.say(DataMissing, missing, column, "", "De datum ontbreekt.", "Op papier staat er ‘"+unknown+"’.")
	case !ok:
		c.add(DataDate, column, iso, fmt.Sprintf("‘%s’ is geen datum.", shortened(iso)), "Schrijf dag, maand en jaar, zoals 14-11-2026.")
	case c.made != "" && iso > c.made:
		c.add(ShiftFuture, column, iso, fmt.Sprintf("%s ligt na de dag van het document (%s).", form.ShortDate(iso), form.ShortDate(c.made)), "Kijk beide data na.")
	}
}

func (c *statementChecker) withdrawn(at, iso, reason string) {
	if iso != "" {
		c.day(at+"ingetrokken", iso, problem.Error)
	}
	switch {
	case iso != "" && reason == "":
		c.warn(DataMissing, at+"reden", "", "De reden van intrekken ontbreekt.", "Op papier staat er ‘"+unknown+"’.")
	case iso == "" && reason != "":
		c.add(DataMissing, at+"ingetrokken", "", "Er staat een reden van intrekken, maar geen datum.", "Vul de dag van intrekken in, of haal de reden weg.")
	}
	c.length(at+"reden", reason, maxNote)
}

func (c *statementChecker) shifts(at string, n StageCount) {
	c.text(at+"fase", "De fase", n.Stage, problem.Error)
	for _, d := range []struct{ name, day string }{{"eerste", n.First}, {"laatste", n.Last}} {
		if d.day != "" {
			c.day(at+d.name, d.day, problem.Error)
		}
	}
	if n.First != "" && n.Last != "" && n.First > n.Last {
		c.add(DataDate, at+"laatste", n.Last, "De laatste dienst ligt voor de eerste.", "Kijk beide data na.")
	}
	if n.Done < 0 || n.Norm < 0 || n.Done > 10*maxNorm || n.Norm > maxNorm {
		c.add(DataNumber, at+"verricht", "", "Het aantal diensten of de norm kan niet kloppen.", "Vul gewone aantallen in; norm 0 betekent geen norm.")
	}
	if len(n.Periods) > maxPeriods {
		c.add(DataMany, at+"perioden", "", fmt.Sprintf("Dit zijn er te veel: er passen er %d in.", maxPeriods), "Laat perioden weg.")
	}
	for _, p := range n.Periods {
		c.length(at+"perioden", p.Label, maxName)
	}
}

// bigNumber looks at the aios' BIG number. A missing one is no obstacle: the
// paper says so.
func (c *statementChecker) bigNumber(number string) {
	if number == "" {
		c.warn(DataMissing, "aios.big", "", "Het BIG-nummer ontbreekt.", "Op papier staat er ‘"+unknown+"’.")
		return
	}
	c.number(DataBig, "aios.big", number, "Vul het hele nummer in, met de nul vooraan.")
}
