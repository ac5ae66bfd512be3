package hap

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/sheet"
)

// weekday begins a date with the name of a day, whole or short: za, zat., zaterdag.
var weekday = regexp.MustCompile(`(?i)^(ma|di|wo|do|vr|za|zo|maa|din|woe|don|vri|zat|zon|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\.?,?(?: +|$)(.*)$`)

// cutWeekday takes the name of a day off a date.
func cutWeekday(text string) (day time.Weekday, rest string, ok bool) {
	m := weekday.FindStringSubmatch(text)
	if m == nil {
		return 0, text, false
	}
	short := strings.ToLower(m[1])[:2]
	for i, name := range []string{"zo", "ma", "di", "wo", "do", "vr", "za"} {
		if name == short {
			day = time.Weekday(i)
		}
	}
	return day, m[2], true
}

var (
	shortYear = regexp.MustCompile(`^(.*[^0-9])([0-9]{2})$`)
	apostrof  = regexp.MustCompile(`['’]([0-9]{2})$`)
	eight     = regexp.MustCompile(`^(20[0-9]{2})([0-9]{2})([0-9]{2})$`)
	dayMonth  = regexp.MustCompile(`^([0-9]{1,2}) ?[-/.]? ?([0-9]{1,2}|[\p{L}]{3,9})\.?[-/.]?$`)
	slashes   = regexp.MustCompile(`^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2}|[0-9]{4})$`)
	serial    = regexp.MustCompile(`^[0-9]{5}(?:[.,][0-9]+)?$`)
)

// maxMoment is how many bytes a day with its times can have; longer cells are
// not looked at any further.
const maxMoment = 200

// readListDate reads a date as it stands in lists: with the name of the day, a
// year of two digits, or eight digits without signs.
func readListDate(text string) (iso string, ok bool) {
	if iso, ok := shownDate(text); ok {
		return iso, true
	}
	if len(text) > maxMoment {
		return "", false
	}
	_, text, _ = cutWeekday(line(text))
	if iso, fault := form.ReadDate(text); fault == nil {
		return iso, iso != ""
	}
	if m := eight.FindStringSubmatch(text); m != nil {
		iso, fault := form.ReadDate(m[1] + "-" + m[2] + "-" + m[3])
		return iso, fault == nil
	}
	text = apostrof.ReplaceAllString(text, " $1")
	// "14-11-26" has a year, "14-11" has none.
	if m := shortYear.FindStringSubmatch(text); m != nil && !dayMonth.MatchString(text) {
		iso, fault := form.ReadDate(m[1] + "20" + m[2])
		return iso, fault == nil
	}
	return "", false
}

// shownDate reads a date as a list shows it, 14-11-2026: most of them, and
// looked at more than once.
func shownDate(text string) (iso string, ok bool) {
	if len(text) != 10 || text[2] != '-' || text[5] != '-' {
		return "", false
	}
	iso = text[6:] + "-" + text[3:5] + "-" + text[:2]
	_, ok = dayNumber(iso)
	return iso, ok && iso >= "1900" && iso < "2201"
}

// First and last day number that can be a shift: 2000 to 2099.
const (
	firstSerial = 36_526
	lastSerial  = 73_050
)

// serialOf reads a day number of the time in which there are shifts.
func serialOf(number string, base1904 bool) (iso string, ok bool) {
	number = strings.Replace(number, ",", ".", 1)
	n, err := strconv.ParseFloat(number, 64)
	from, to := float64(firstSerial), float64(lastSerial)
	if base1904 {
		from, to = from-1462, to-1462
	}
	if err != nil || n < from || n >= to+1 {
		return "", false
	}
	return sheet.SerialDate(number, base1904)
}

// withYear gives a date without a year the latest one that is not after today,
// on the day of the week that stands before it.
func withYear(text, today string) (iso string, ok bool) {
	if len(text) > maxMoment {
		return "", false
	}
	day, rest, named := cutWeekday(line(text))
	m := dayMonth.FindStringSubmatch(rest)
	now, known := dayNumber(today)
	if m == nil || !known {
		return "", false
	}
	between := "-"
	if m[2][0] > '9' {
		between = " "
	}
	year := moment(today).Year()
	for y := year; y > year-oldYears; y-- {
		iso, fault := form.ReadDate(fmt.Sprintf("%s%s%s%s%d", m[1], between, m[2], between, y))
		n, readable := dayNumber(iso)
		if fault != nil || !readable || n > now || named && moment(iso).Weekday() != day {
			continue
		}
		return iso, true
	}
	return "", false
}

// monthFirst reads a date written month first, where that is the only way.
func monthFirst(text string) (iso string, ok bool) {
	if iso, ok = exchanged(text); !ok {
		return "", false
	}
	_, dayFirst := readListDate(text)
	return iso, !dayFirst
}

// exchanged reads a date as if the month stood first.
func exchanged(text string) (iso string, ok bool) {
	if len(text) > maxMoment {
		return "", false
	}
	m := slashes.FindStringSubmatch(line(text))
	if m == nil {
		return "", false
	}
	year := m[3]
	if len(year) == 2 {
		year = "20" + year
	}
	iso, fault := form.ReadDate(m[2] + "-" + m[1] + "-" + year)
	return iso, fault == nil
}

var (
	// inEnglish is a time of a program that speaks English: 7:30 PM.
	inEnglish = regexp.MustCompile(`(?i)^([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::[0-9]{2})? ?([ap])\.?m\.?$`)
	seconds   = regexp.MustCompile(`^([0-9]{1,2}[:.][0-9]{2})[:.][0-9]{2}(?:\.[0-9]+)?$`)
	fraction  = regexp.MustCompile(`^0[.,][0-9]{3,}$`)
	pointTime = regexp.MustCompile(`^([0-9]{1,2})[.,]([0-9]{1,2})$`)
	between   = regexp.MustCompile(`(?i)^(?:van )?(.+?) ?(?:[-–—]|tot en met|tot|t/m) ?(.+?)$`)
)

// readClock reads a time of day as it stands in lists.
func readClock(text string) (clock string, ok bool) {
	if len(text) > maxMoment {
		return "", false
	}
	text = strings.ToLower(line(text))
	for _, word := range []string{"om ", "vanaf ", "van ", "tot ", "± "} {
		text = strings.TrimPrefix(text, word)
	}
	if text == "" {
		return "", false
	}
	if m := seconds.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if m := inEnglish.FindStringSubmatch(text); m != nil {
		hour, _ := strconv.Atoi(m[1])
		if hour < 1 || hour > 12 {
			return "", false
		}
		hour %= 12
		if m[3] == "p" {
			hour += 12
		}
		text = fmt.Sprintf("%d:%02s", hour, m[2])
	}
	if fraction.MatchString(text) {
		return fractionOf(text)
	}
	clock, fault := form.ReadTime(text)
	return clock, fault == nil && clock != ""
}

// fractionOf reads a part of a day: 0.8125 is 19:30. Of a day number with its
// time the day is left out.
func fractionOf(number string) (clock string, ok bool) {
	iso, ok := sheet.SerialTime(strings.Replace(number, ",", ".", 1))
	if !ok || len(iso) < 5 {
		return "", false
	}
	return iso[:5], true
}

// readTimes reads begin and end in one text: 19:30 - 23:00, van 17 tot 23 uur.
func readTimes(text string) (begin, end string, ok bool) {
	if len(text) > maxMoment {
		return "", "", false
	}
	m := between.FindStringSubmatch(line(text))
	if m == nil {
		return "", "", false
	}
	begin, ok1 := readClock(m[1])
	end, ok2 := readClock(m[2])
	return begin, end, ok1 && ok2
}

// cutClock cuts a date with a time behind it in two.
var cutClock = regexp.MustCompile(`^(.*?[^ T,]),?[T ]+((?:van )?[0-9]{1,2}(?:[:.u][0-9]{2}| ?uur).*)$`)

// splitMoment reads a date with a time, or begin and end, behind it.
func splitMoment(text string) (iso, begin, end string, ok bool) {
	if len(text) > maxMoment {
		return "", "", "", false
	}
	m := cutClock.FindStringSubmatch(line(text))
	if m == nil {
		return "", "", "", false
	}
	if iso, ok = readListDate(m[1]); !ok {
		return "", "", "", false
	}
	if begin, end, ok = readTimes(m[2]); ok {
		return iso, begin, end, true
	}
	begin, ok = readClock(m[2])
	return iso, begin, "", ok
}
