package hap

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/form"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// checkColumns finds what is wrong with where the list stands and its columns.
func (p *ListPlan) checkColumns() {
	if question, ok := p.source.SheetQuestion(); ok {
		p.listed = append(p.listed, question)
	}
	for _, a := range p.source.Mapping.Ambiguous {
		p.listed = append(p.listed, p.source.ColumnQuestion(a, ListLabel(a.Field)))
	}
	for _, f := range listRequired {
		if p.present[f] || p.source.IsAmbiguous(listNames[f]) {
			continue
		}
		label := listLabels[f]
		hint := fmt.Sprintf("Koppel een kolom aan %s, of vul in de rijen zelf in.", label)
		if f == listPost || f == listRole || f == listStage {
			hint = fmt.Sprintf("Koppel een kolom aan %s, of kies één waarde voor alle rijen.", label)
		}
		p.listed = append(p.listed, p.source.Missing(listNames[f], label, hint))
	}
}

// findPresent finds which fields are to be looked at row by row: a column feeds
// them, or something else gave them a value in some row. What no row has is one
// problem, not one a row.
func (p *ListPlan) findPresent() {
	for f := range p.present {
		p.present[f] = p.columns[f] >= 0
	}
	if p.columns[listTimes] >= 0 || p.source.IsAmbiguous(TimesField) {
		p.present[listBegin], p.present[listEnd] = true, true
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Out != "" {
			continue
		}
		for f, value := range r.values {
			p.present[f] = p.present[f] || value != ""
		}
		for _, c := range r.Open {
			p.present[listField(c.Column)] = true
		}
	}
}

// check finds the problems of the rows that are taken over.
func (p *ListPlan) check() {
	c := newCalendar(p)
	american := p.american()
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Out != "" {
			continue
		}
		p.checkFields(r)
		if american {
			p.checkOrder(r)
		}
		p.checkText(r)
		var own checker
		d := r.Dienst()
		own.dienst(d, p.settings, p.today)
		c.overlaps(&own, i, r, d)
		for _, pr := range own.list {
			p.add(r, pr.Code, pr.Severity, listField(pr.Column), pr.Message, pr.Hint)
		}
		for _, ch := range r.Open {
			before := "leeg"
			if ch.Before != "" {
				before = "‘" + ch.Before + "’"
			}
			p.add(r, ListOpen, problem.Warning, listField(ch.Column), fmt.Sprintf("Er staat nog een voorstel open: %s wordt ‘%s’.", before, ch.After),
				"Neem het voorstel over of laat de waarde zo.")
		}
	}
}

// add puts a problem with a field on a row.
func (p *ListPlan) add(r *ListRow, code problem.Code, s problem.Severity, field int, message, hint string) {
	value := r.values[field]
	if value == "" && (field == listBegin || field == listEnd) {
		value = r.values[listTimes]
	}
	r.Problems = append(r.Problems, problem.Problem{Code: code, Severity: s, Sheet: p.Sheet.Name, Row: r.Number,
		Column: listNames[field], Cell: p.Address(r.Number, listNames[field]), Value: value, Message: message, Hint: hint})
}

// listLengths are the greatest numbers of characters of the form's fields.
var listLengths = map[int]int{listPost: maxName, listRole: shortName, listStage: shortName, listSupervision: maxName, listNote: 50_000}

// checkFields looks at each field by itself.
func (p *ListPlan) checkFields(r *ListRow) {
	for _, f := range listRequired {
		if !p.present[f] || p.uncached(r, f) {
			continue
		}
		value := r.values[f]
		switch {
		case value == "" && (f == listBegin || f == listEnd) && r.values[listTimes] != "":
			if f == listBegin || r.values[listBegin] != "" {
				p.add(r, form.FieldTime, problem.Error, f, fmt.Sprintf("In ‘%s’ zijn begin en einde niet te lezen.", shortened(r.values[listTimes])),
					"Schrijf begin en einde, zoals 17:00 - 23:00.")
			}
		case value == "":
			hint := "Vul de waarde in, of laat de rij weg."
			if slices.ContainsFunc(r.Open, func(c table.Change) bool { return c.Column == listNames[f] }) {
				hint = "Neem het voorstel over, vul zelf een waarde in, of laat de rij weg."
			}
			p.add(r, form.FieldRequired, problem.Error, f, fmt.Sprintf("%s is leeg.", listTitles[f]), hint)
		case f == listDate:
			p.checkDate(r, value)
		case f == listBegin || f == listEnd:
			p.checkTime(r, f, value)
		}
	}
	for _, f := range []int{listPost, listRole, listStage, listSupervision, listNote} {
		if n := utf8.RuneCountInString(r.values[f]); n > listLengths[f] {
			p.add(r, form.FieldLong, problem.Error, f, fmt.Sprintf("%s is te lang: er passen %d tekens in.", listTitles[f], listLengths[f]), "Maak de tekst korter.")
		}
	}
}

func (p *ListPlan) checkDate(r *ListRow, value string) {
	iso := listISO(value)
	if _, ok := dayNumber(iso); !ok {
		_, fault := form.ReadDate(value)
		if fault == nil {
			return
		}
		p.add(r, fault.Code, problem.Error, listDate, fault.Message, fault.Hint)
		return
	}
	if day, _, named := cutWeekday(line(r.found[listDate])); named && len(r.Fixes) > 0 && moment(iso).Weekday() != day && !slices.ContainsFunc(r.Fixes, func(c table.Change) bool { return c.Kind == ListFixEdit && c.Column == FieldDate }) {
		p.add(r, ListWeekday, problem.Warning, listDate, fmt.Sprintf("Er staat %s bij, maar %s is een %s.", weekdays[day], form.LongDate(iso), weekdays[moment(iso).Weekday()]),
			"Kijk de datum na.")
	}
}

// american tells whether some date of the list can only be read month first.
// Then the others may have been meant so too.
func (p *ListPlan) american() bool {
	return slices.ContainsFunc(p.Rows, func(r ListRow) bool {
		_, ok := monthFirst(r.found[listDate])
		return ok && r.source[listDate].Kind == sheet.Text
	})
}

// checkOrder warns of a date that reads either way in such a list.
func (p *ListPlan) checkOrder(r *ListRow) {
	other, ok := exchanged(r.found[listDate])
	iso := listISO(r.values[listDate])
	if !ok || r.source[listDate].Kind != sheet.Text || r.source[listDate].Text != r.found[listDate] || other == iso {
		return
	}
	if _, readable := readListDate(r.found[listDate]); !readable {
		return
	}
	p.add(r, ListOrder, problem.Warning, listDate, fmt.Sprintf("In deze lijst staat bij andere datums de maand vooraan; dit kan ook %s zijn.", form.LongDate(other)),
		"Kijk de datum na.")
}

var weekdays = [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}

func (p *ListPlan) checkTime(r *ListRow, f int, value string) {
	if _, ok := minuteOf(value); ok {
		return
	}
	if iso, _, _, ok := splitMoment(value); ok {
		day := listISO(r.values[listDate])
		if _, known := dayNumber(day); known {
			p.add(r, form.FieldTime, problem.Error, f, fmt.Sprintf("Bij %s staat %s, maar de dienst is van %s.", listLabels[f], form.LongDate(iso), form.LongDate(day)),
				"Verbeter de datum of de tijd; een dienst duurt hooguit tot de volgende dag.")
			return
		}
	}
	_, fault := form.ReadTime(value)
	if fault == nil {
		// Readable, but the fix that writes it as hours and minutes is turned off.
		p.add(r, form.FieldTime, problem.Error, f, fmt.Sprintf("‘%s’ is geen tijd van uren en minuten.", shortened(value)), "Schrijf uren en minuten, zoals 19:30.")
		return
	}
	p.add(r, fault.Code, problem.Error, f, fault.Message, fault.Hint)
}

// uncached reports a formula without a saved result.
func (p *ListPlan) uncached(r *ListRow, f int) bool {
	c := r.source[f]
	if !c.Formula || c.Kind != sheet.Empty {
		return false
	}
	p.add(r, ListFormula, problem.Error, f, fmt.Sprintf("Hier staat een formule zonder bewaarde uitkomst; %s is dus niet te lezen.", listLabels[f]),
		"Open het bestand in Excel, sla het opnieuw op en kies het nog eens, of vul de waarde zelf in.")
	return true
}

// checkText looks at letters that were perhaps misread.
func (p *ListPlan) checkText(r *ListRow) {
	for f, value := range r.values {
		if p.Book.Guessed && r.source[f].Text == r.found[f] && strings.ContainsFunc(value, func(c rune) bool { return c > unicode.MaxASCII }) {
			p.add(r, ListEncoding, problem.Warning, f, "Van dit bestand is niet zeker hoe letters met accenten bewaard zijn.",
				"Kijk of deze letters kloppen. Zo niet, verbeter ze hier of sla de lijst op als Excel-werkmap (*.xlsx).")
		}
	}
}

// tell gathers the problems of the list as a whole.
func (p *ListPlan) tell() {
	p.General = slices.Clone(p.listed)
	taken := 0
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.hidden {
			p.HiddenRows = append(p.HiddenRows, r.Number)
		}
		switch r.Out {
		case "":
			taken++
		case ListOutEmpty, ListOutTotal, ListOutHeader, ListOutHidden:
			value := ""
			if at, ok := p.Sheet.Index(r.Number); ok {
				value = table.FirstText(p.Sheet.Rows[at])
			}
			p.General = append(p.General, problem.Problem{Code: ListIgnored, Severity: problem.Warning, Sheet: p.Sheet.Name, Row: r.Number,
				Cell: "A" + strconv.Itoa(r.Number), Value: value, Message: fmt.Sprintf("Rij %d blijft weg. %s", r.Number, r.Why), Hint: "Kijk of hier geen dienst staat."})
		}
	}
	if len(p.HiddenRows) > 0 && p.options.Hidden == "" {
		p.General = append(p.General, problem.Problem{Code: ListHidden, Severity: problem.Error, Sheet: p.Sheet.Name, Value: listNumbers(p.HiddenRows),
			Message: fmt.Sprintf("De lijst heeft verborgen rijen met gegevens: %s.", listNumbers(p.HiddenRows)), Hint: "Kies of de verborgen rijen meegaan of wegblijven."})
	}
	if taken == 0 {
		message, hint := "Onder de kolomkoppen staat geen enkele dienst.", "Kijk of het goede werkblad en de goede rij met kolomkoppen gekozen zijn."
		if slices.ContainsFunc(p.Rows, func(r ListRow) bool { return r.Out == ListOutKnown || r.Out == ListOutDropped }) {
			message, hint = "Er is geen dienst om over te nemen: alle rijen blijven weg.", "Neem een rij mee, of sluit de lijst."
		}
		p.General = append(p.General, problem.Problem{Code: ListEmpty, Severity: problem.Error, Sheet: p.Sheet.Name, Row: p.HeaderRow, Message: message, Hint: hint})
	}
}

// shortened keeps a quoted value from filling the screen.
func shortened(text string) string {
	runes := []rune(text)
	if len(runes) <= 40 {
		return text
	}
	return string(runes[:39]) + "…"
}
