package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"aiosmap/app/problem"
)

var (
	typedNumber = regexp.MustCompile(`^([-−+]?)([0-9]{1,12})(?:([.,])([0-9]{1,6}))?$`)
	// thousands is a number in groups of three. With one point and no comma it
	// is a thousand to a Dutch reader and one to a calculator: 1.000.
	thousands = regexp.MustCompile(`^[-−+]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$`)
)

// readNumber takes a number and gives it with a decimal comma, without zeros
// that say nothing.
func (f Field) readNumber(text string) (Value, *problem.Problem) {
	kept := Value{Text: text}
	if f.Unit != "" {
		text = strings.TrimSpace(strings.TrimSuffix(text, f.Unit))
	}
	if thousands.MatchString(text) {
		if strings.Count(text, ".") == 1 && !strings.Contains(text, ",") {
			return kept, refuse(FieldNumber, fmt.Sprintf("Bij ‘%s’ is niet duidelijk wat de punt betekent.", text),
				fmt.Sprintf("Schrijf %s of %s.", strings.Replace(text, ".", "", 1), strings.Replace(text, ".", ",", 1)))
		}
		text = strings.ReplaceAll(text, ".", "")
	}
	m := typedNumber.FindStringSubmatch(text)
	if m == nil {
		return kept, refuse(FieldNumber, fmt.Sprintf("‘%s’ is geen getal.", short(text)), "Gebruik cijfers, met een komma voor decimalen, zoals 7,5.")
	}
	whole := strings.TrimLeft(m[2], "0")
	if whole == "" {
		whole = "0"
	}
	out := whole
	if decimals := strings.TrimRight(m[4], "0"); decimals != "" {
		out += "," + decimals
	}
	if out != "0" && (m[1] == "-" || m[1] == "−") {
		out = "-" + out
	}
	value, _ := NumberOf(out)
	switch {
	case f.Min != nil && value < *f.Min:
		return kept, refuse(FieldRange, fmt.Sprintf("Het getal is minstens %s.", f.shown(commas(*f.Min))), f.bounds())
	case f.Max != nil && value > *f.Max:
		return kept, refuse(FieldRange, fmt.Sprintf("Het getal is hoogstens %s.", f.shown(commas(*f.Max))), f.bounds())
	}
	return Value{Text: out}, nil
}

// bounds is the next step after a number that is out of bounds.
func (f Field) bounds() string {
	if f.Min != nil && f.Max != nil {
		return fmt.Sprintf("Vul een getal van %s tot en met %s in.", commas(*f.Min), commas(*f.Max))
	}
	return "Kijk het getal na."
}

// shown puts the unit behind a number.
func (f Field) shown(number string) string {
	if f.Unit == "" || number == "" {
		return number
	}
	return number + " " + f.Unit
}

// NumberOf gives the number that a kept value stands for; false for anything
// else.
func NumberOf(kept string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.Replace(kept, ",", ".", 1), 64)
	return n, err == nil && typedNumber.MatchString(kept)
}

func commas(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1)
}
