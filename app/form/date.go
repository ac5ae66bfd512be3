package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"aiosmap/app/problem"
)

// The years a date may lie in.
const (
	FirstYear = 1900
	LastYear  = 2200
)

var months = []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}

var (
	isoDate   = regexp.MustCompile(`^([0-9]{4,6})-([0-9]{1,2})-([0-9]{1,2})$`)
	dutchDate = regexp.MustCompile(`^([0-9]{1,2}) ?[-/.] ?([0-9]{1,2}) ?[-/.] ?([0-9]{1,6})$`)
	// wordDate also takes what people leave of the name of a month: "14 apr. 2026".
	wordDate = regexp.MustCompile(`^([0-9]{1,2}) ?([\p{L}]{3,9})\.? ?([0-9]{1,6})$`)
)

// readDate takes a day in one of the ways Dutch people write it and gives ISO.
func readDate(text string) (Value, *problem.Problem) {
	kept := Value{Text: text}
	day, month, year, ok := dateParts(text)
	if !ok {
		return kept, refuse(FieldDate, fmt.Sprintf("‘%s’ is geen datum.", short(text)), "Schrijf dag, maand en jaar, zoals 14-04-2026.")
	}
	if year < 100 {
		return kept, refuse(FieldDate, "Het jaar heeft vier cijfers nodig.", "Schrijf dag, maand en jaar, zoals 14-04-2026.")
	}
	if year < FirstYear || year > LastYear {
		return kept, refuse(FieldRange, fmt.Sprintf("Het jaar %d ligt niet tussen %d en %d.", year, FirstYear, LastYear), "Kijk het jaar na.")
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month {
		return kept, refuse(FieldDate, fmt.Sprintf("De dag ‘%s’ bestaat niet.", short(text)), "Kijk de dag en de maand na.")
	}
	return Value{Text: t.Format(time.DateOnly)}, nil
}

func dateParts(text string) (day, month, year int, ok bool) {
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return number(m[3]), number(m[2]), number(m[1]), true
	}
	if m := dutchDate.FindStringSubmatch(text); m != nil {
		return number(m[1]), number(m[2]), number(m[3]), true
	}
	if m := wordDate.FindStringSubmatch(text); m != nil {
		month = monthOf(m[2])
		return number(m[1]), month, number(m[3]), month > 0
	}
	return 0, 0, 0, false
}

// monthOf gives the number of a month by its name or the first letters of it;
// 0 for another word.
func monthOf(word string) int {
	word = strings.ToLower(word)
	if word == "mrt" {
		return 3
	}
	for i, m := range months {
		if strings.HasPrefix(m, word) || word == "sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

// number reads at most six digits, which the patterns have seen to.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// ShortDate gives an ISO date as it stands in a field and a list: 14-04-2026.
// Anything else comes back as it was.
func ShortDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("02-01-2006")
}

// LongDate gives an ISO date as it stands in running text: 14 april 2026.
// Anything else comes back as it was.
func LongDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// short keeps a quoted value from filling the screen.
func short(text string) string {
	runes := []rune(text)
	if len(runes) <= 40 {
		return text
	}
	return string(runes[:39]) + "…"
}
