package form

import (
	"fmt"
	"regexp"

	"aiosmap/app/problem"
)

// clockTime is a time as Dutch people write it: 19:30, 19.30, 19u30, 1930, 7:30,
// 730, 19:30 uur, 19 uur. Excel adds seconds.
var clockTime = regexp.MustCompile(`^(?:([0-9]{1,2}) ?[:.uh] ?([0-9]{2})(?:[:.]00)?|([0-9]{1,2})([0-9]{2})|([0-9]{1,2}))(?: ?(?:uur|u\.?|h))?$`)

// readTime takes a time of the day and gives hours and minutes, 09:30. Midnight
// at the end of a day, 24:00, is the 00:00 with which the next begins.
func readTime(text string) (Value, *problem.Problem) {
	m := clockTime.FindStringSubmatch(text)
	if m == nil {
		return Value{Text: text}, refuse(FieldTime, fmt.Sprintf("‘%s’ is geen tijd.", short(text)), "Schrijf uren en minuten, zoals 19:30.")
	}
	hours, minutes := number(m[1]+m[3]+m[5]), number(m[2]+m[4])
	if hours > 24 || minutes > 59 || hours == 24 && minutes > 0 {
		return Value{Text: text}, refuse(FieldTime, fmt.Sprintf("De tijd ‘%s’ bestaat niet.", short(text)), "Kijk de uren en de minuten na.")
	}
	return Value{Text: fmt.Sprintf("%02d:%02d", hours%24, minutes)}, nil
}
