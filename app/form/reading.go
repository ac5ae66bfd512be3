package form

import "aiosmap/app/problem"

// ReadDate reads a day in one of the ways Dutch people write it, with a year of
// four digits, and gives ISO; of a text without one, what is wrong with it.
func ReadDate(text string) (string, *problem.Problem) {
	v, fault := readDate(oneLine(text))
	return v.Text, fault
}

// ReadTime reads a time of day in one of the ways Dutch people write it and
// gives hours and minutes, 09:30; of a text without one, what is wrong with it.
func ReadTime(text string) (string, *problem.Problem) {
	v, fault := readTime(oneLine(text))
	return v.Text, fault
}
