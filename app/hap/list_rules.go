package hap

import (
	"strings"

	"aiosmap/app/form"
	"aiosmap/app/person"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// The kinds of fixes of a list of shifts, in the order they run.
const (
	ListFixNFC       = "nfc"
	ListFixInvisible = "invisible"
	ListFixTrim      = "trim"
	ListFixTimes     = "times"
	ListFixMoment    = "moment"
	ListFixDate      = "date"
	ListFixTime      = "time"
	ListFixName      = "name"
)

// The kinds that are counted apart and cannot be turned off.
const (
	// ListFixEdit is a value the user gave to a cell, ListFixFilled one given to
	// all rows where nothing stood; both come before the rules.
	ListFixEdit   = "edit"
	ListFixFilled = "filled"
)

// The kinds of suggestions, in the order they are looked at.
const (
	ListSuggestSerial      = "date-serial"
	ListSuggestYear        = "date-year"
	ListSuggestMonthFirst  = "date-order"
	ListSuggestPoint       = "time-point"
	ListSuggestRole        = "role-spelling"
	ListSuggestPost        = "post-spelling"
	ListSuggestStage       = "stage-spelling"
	ListSuggestStageByDate = "stage-date"
	ListSuggestSupervision = "supervision-spelling"
	// ListSuggestColumn links a column whose header is close to a field's name.
	ListSuggestColumn = "column-spelling"
)

// listRules gives the fixes and suggestions. Running the fixes twice changes
// nothing more.
func listRules(base1904 bool, s Settings, today string) table.Rules {
	texts := []int{listDate, listBegin, listEnd, listTimes, listPost, listRole, listStage, listSupervision, listNote}
	lists := s.Lists()
	names := map[int][]string{listPost: lists[FieldPost], listRole: lists[FieldRole], listStage: lists[FieldStage], listSupervision: lists[FieldSupervision]}
	named, asKnown := []int{listPost, listRole, listStage, listSupervision}, map[int]func(string) (string, bool){}
	for _, f := range named {
		asKnown[f] = remembered(func(text string) (string, bool) { return among(names[f], text) })
	}
	fixes := []table.Fix{
		{Kind: ListFixNFC, Fields: texts, Apply: listText(person.NFC)},
		{Kind: ListFixInvisible, Fields: texts, Apply: listText(person.Invisible)},
		{Kind: ListFixTrim, Fields: texts, Whole: trimmed},
		{Kind: ListFixTimes, Fields: []int{listBegin, listEnd, listTimes}, Whole: splitTimes},
		{Kind: ListFixMoment, Fields: []int{listDate, listBegin, listEnd}, Whole: splitMoments},
		{Kind: ListFixDate, Fields: []int{listDate}, Apply: dateFix(base1904)},
		{Kind: ListFixTime, Fields: []int{listBegin, listEnd}, Apply: timeFix},
		{Kind: ListFixName, Fields: named, Whole: func(v []string) (edits []table.Edit) {
			for _, f := range named {
				if known, ok := asKnown[f](v[f]); ok && known != v[f] {
					edits = append(edits, table.Edit{Field: f, After: known})
				}
			}
			return edits
		}},
	}
	return table.Rules{Fields: listHeaders(), Fixes: fixes, Suggestions: []table.Suggestion{
		listOffer(ListSuggestSerial, listDate, func(text string) (string, bool) {
			if !serial.MatchString(text) {
				return "", false
			}
			return dateOnly(serialOf(text, base1904))
		}),
		listOffer(ListSuggestYear, listDate, func(text string) (string, bool) { return dateOnly(withYear(text, today)) }),
		listOffer(ListSuggestMonthFirst, listDate, func(text string) (string, bool) { return dateOnly(monthFirst(text)) }),
		{Kind: ListSuggestPoint, Reads: []int{listBegin, listEnd}, Offer: offerPoint},
		listOffer(ListSuggestRole, listRole, remembered(spelling(names[listRole]))),
		listOffer(ListSuggestPost, listPost, remembered(spelling(names[listPost]))),
		listOffer(ListSuggestStage, listStage, remembered(stageSpelling(names[listStage]))),
		{Kind: ListSuggestStageByDate, Reads: []int{listDate, listStage}, Offer: func(v []string) []table.Edit {
			if v[listStage] != "" {
				return nil
			}
			iso, fault := form.ReadDate(v[listDate])
			if fault != nil {
				return nil
			}
			if st, ok := s.StageOn(iso); ok {
				return []table.Edit{{Field: listStage, After: st.Name}}
			}
			return nil
		}},
		listOffer(ListSuggestSupervision, listSupervision, remembered(spelling(names[listSupervision]))),
	}}
}

// remembered asks a pure function once for each text: a list says the same few
// names over and over.
func remembered(f func(string) (string, bool)) func(string) (string, bool) {
	type answer struct {
		text string
		ok   bool
	}
	known := map[string]answer{}
	return func(text string) (string, bool) {
		a, ok := known[text]
		if !ok {
			a.text, a.ok = f(text)
			known[text] = a
		}
		return a.text, a.ok
	}
}

// listText makes a fix of a pure text function, reported when it changes something.
func listText(f func(string) string) func(string, sheet.Cell) (string, bool) {
	return func(value string, _ sheet.Cell) (string, bool) {
		after := f(value)
		return after, after != value
	}
}

// trimmed takes spaces off; remarks keep the lines they have.
func trimmed(v []string) (edits []table.Edit) {
	for f, text := range v {
		after := line(text)
		if f == listNote {
			after = strings.TrimSpace(text)
		}
		if after != text {
			edits = append(edits, table.Edit{Field: f, After: after})
		}
	}
	return edits
}

// listOffer makes a suggestion for one field that is filled in.
func listOffer(kind string, field int, f func(string) (string, bool)) table.Suggestion {
	return table.Suggestion{Kind: kind, Reads: []int{field}, Offer: func(v []string) []table.Edit {
		if v[field] == "" {
			return nil
		}
		if after, ok := f(v[field]); ok && after != v[field] {
			return []table.Edit{{Field: field, After: after}}
		}
		return nil
	}}
}

// dateOnly gives a day as it stands in a cell, without a time behind it.
func dateOnly(iso string, ok bool) (string, bool) {
	iso, _, _ = strings.Cut(iso, "T")
	return form.ShortDate(iso), ok
}

// dateFix writes a date that can only be read one way as 14-11-2026.
func dateFix(base1904 bool) func(string, sheet.Cell) (string, bool) {
	return func(value string, source sheet.Cell) (string, bool) {
		iso, ok := readListDate(value)
		if !ok && source.Kind == sheet.Number && value == source.Text {
			iso, ok = serialOf(value, base1904)
			iso, _, _ = strings.Cut(iso, "T")
		}
		if !ok {
			return value, false
		}
		after := form.ShortDate(iso)
		return after, after != value
	}
}

// timeFix writes a time that can only be read one way as 19:30.
func timeFix(value string, source sheet.Cell) (string, bool) {
	if value == "" {
		return value, false
	}
	clock, ok := "", false
	if source.Kind == sheet.Number && value == source.Text {
		clock, ok = numberClock(value)
	} else {
		clock, ok = readClock(value)
	}
	if !ok {
		return value, false
	}
	return clock, clock != value
}

// numberClock reads a time out of a number cell: a part of a day, a day number
// with its time, or hours and minutes without a sign between them. 19.3 is none
// of these: it may be half past seven or eighteen minutes past.
func numberClock(number string) (string, bool) {
	whole, _, found := strings.Cut(number, ".")
	switch {
	case !found:
		return readClock(number)
	case whole == "0" || len(whole) == 5:
		return fractionOf(number)
	}
	return "", false
}

// splitTimes takes begin and end out of one cell: the column for both, or the
// begin where the end is empty.
func splitTimes(v []string) []table.Edit {
	if v[listEnd] != "" {
		return nil
	}
	from := v[listTimes]
	if v[listBegin] != "" {
		from = v[listBegin]
	}
	if begin, end, ok := readTimes(from); ok {
		return listChanged(v, table.Edit{Field: listBegin, After: begin}, table.Edit{Field: listEnd, After: end})
	}
	if v[listBegin] == "" && from != "" {
		// A date with both times behind it is split further down.
		if clock, ok := readClock(from); ok {
			return []table.Edit{{Field: listBegin, After: clock}}
		}
	}
	return nil
}

// splitMoments takes a time out of the date, and a date out of begin and end.
// What contradicts itself is left as it is.
func splitMoments(v []string) []table.Edit {
	date, begin, end := v[listDate], v[listBegin], v[listEnd]
	if iso, from, to, ok := splitMoment(date); ok && agrees(begin, from) && agrees(end, to) {
		date = form.ShortDate(iso)
		begin = first(begin, from)
		end = first(end, to)
	}
	if iso, from, to, ok := splitMoment(begin); ok && agreesDay(date, iso) && agrees(end, to) {
		date = first(date, form.ShortDate(iso))
		begin = from
		end = first(end, to)
	}
	if iso, at, _, ok := splitMoment(end); ok {
		day, known := readListDate(date)
		from, clear := readClock(begin)
		if known && clear && (iso == day && at > from || iso == nextDay(day) && at < from) {
			end = at
		}
	}
	return listChanged(v, table.Edit{Field: listDate, After: date}, table.Edit{Field: listBegin, After: begin}, table.Edit{Field: listEnd, After: end})
}

// agrees tells whether a time that was found does not contradict the one in its cell.
func agrees(cell, found string) bool {
	clock, ok := readClock(cell)
	return cell == "" || found == "" || ok && clock == found
}

func agreesDay(cell, iso string) bool {
	day, ok := readListDate(cell)
	return cell == "" || ok && day == iso
}

func first(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// offerPoint offers to read 19.3 or 19,30 as hours and minutes.
func offerPoint(v []string) (edits []table.Edit) {
	for _, f := range []int{listBegin, listEnd} {
		m := pointTime.FindStringSubmatch(v[f])
		if m == nil {
			continue
		}
		minutes := m[2]
		if len(minutes) == 1 {
			minutes += "0"
		}
		if clock, fault := form.ReadTime(m[1] + ":" + minutes); fault == nil {
			edits = append(edits, table.Edit{Field: f, After: clock})
		}
	}
	return edits
}

// spelling offers the name of a list that a text is close to, contains, or is a
// part of ("Leiden" for "HAP Leiden"); nothing where that could be several.
func spelling(list []string) func(string) (string, bool) {
	return func(text string) (string, bool) {
		if _, known := among(list, text); known {
			return "", false
		}
		if name, ok := nearest(text, list); ok {
			return name, true
		}
		want, found := fold(text), []string{}
		for _, name := range list {
			n := fold(name)
			if len(n) >= 3 && strings.Contains(want, n) || len(want) >= 3 && (strings.HasPrefix(n, want) || len(want) >= 4 && strings.HasSuffix(n, want)) {
				found = append(found, name)
			}
		}
		if len(found) != 1 {
			return "", false
		}
		return found[0], true
	}
}

// ordinals are what people write for the first and the second.
var ordinals = strings.NewReplacer("1e", "eerste", "1ste", "eerste", "2e", "tweede", "2de", "tweede", "3e", "derde", "3de", "derde")

func stageSpelling(list []string) func(string) (string, bool) {
	near := spelling(list)
	return func(text string) (string, bool) {
		words := ordinals.Replace(strings.ToLower(text))
		switch words {
		case "1":
			words = "eerste"
		case "2":
			words = "tweede"
		}
		if name, ok := among(list, words); ok {
			return name, name != text
		}
		return near(words)
	}
}

// listChanged keeps the edits that alter something.
func listChanged(v []string, edits ...table.Edit) (out []table.Edit) {
	for _, e := range edits {
		if v[e.Field] != e.After {
			out = append(out, e)
		}
	}
	return out
}
