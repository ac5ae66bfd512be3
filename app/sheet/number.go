package sheet

import (
	"bytes"
	"strconv"
	"time"
)

// maxExponent is beyond what a number in a workbook can hold (1.8E+308).
const maxExponent = 400

// plain writes a number in plain decimals, working on its digits only so that
// none is rounded: 9.000001901E9 → 9000001901, 9000001901.0 → 9000001901.
// It gives false for what is no number.
func plain(dst, raw []byte) ([]byte, bool) {
	raw = trimSpace(raw)
	if allDigits(raw) {
		return append(dst, raw...), len(raw) > 0
	}
	mantissa, exponent := raw, 0
	if i := bytes.IndexAny(raw, "eE"); i >= 0 {
		n, err := strconv.Atoi(string(raw[i+1:]))
		if err != nil || n < -maxExponent || n > maxExponent {
			return dst, false
		}
		mantissa, exponent = raw[:i], n
	}
	negative := false
	if len(mantissa) > 0 && (mantissa[0] == '-' || mantissa[0] == '+') {
		negative = mantissa[0] == '-'
		mantissa = mantissa[1:]
	}
	whole, fraction, _ := bytes.Cut(mantissa, []byte{'.'})
	if len(whole)+len(fraction) == 0 || !allDigits(whole) || !allDigits(fraction) {
		return dst, false
	}
	digits := append(append(make([]byte, 0, len(mantissa)+maxExponent), whole...), fraction...)
	point := len(whole) + exponent // where the decimal point stands in digits
	for point > len(digits) {
		digits = append(digits, '0')
	}
	if point < 0 {
		digits = append(bytes.Repeat([]byte{'0'}, -point), digits...)
		point = 0
	}
	fraction = bytes.TrimRight(digits[point:], "0")
	whole = digits[:point]
	if exponent != 0 { // zeros in front are the source's own only without an exponent
		whole = bytes.TrimLeft(whole, "0")
	}
	if len(whole) == 0 {
		whole = []byte{'0'}
	}
	if negative && (len(fraction) > 0 || len(bytes.Trim(whole, "0")) > 0) {
		dst = append(dst, '-')
	}
	dst = append(dst, whole...)
	if len(fraction) > 0 {
		dst = append(append(dst, '.'), fraction...)
	}
	return dst, true
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// lastSerial is 31 December 9999 in the 1900 system, the last day Excel shows.
const lastSerial = 2_958_465

// serialDate gives the ISO text of a day number. Day 1 is 1 January 1900, and
// day 60 the 29 February 1900 that Excel keeps for Lotus 1-2-3; in the 1904
// system day 0 is 1 January 1904. A format that shows only the time gives
// 15:04:05. It gives false for a number that Excel shows as no date.
func serialDate(number []byte, base1904, timeOnly bool) (string, bool) {
	serial, err := strconv.ParseFloat(string(number), 64)
	// Written so that what is no number at all is refused too.
	if err != nil || !(serial >= 0 && serial < lastSerial+1) {
		return "", false
	}
	day := int(serial)
	seconds := int((serial-float64(day))*86400 + 0.5)
	if seconds == 86400 {
		day, seconds = day+1, 0
	}
	clock := time.Date(2000, 1, 1, 0, 0, seconds, 0, time.UTC).Format("15:04:05")
	if timeOnly {
		return clock, true
	}
	var date string
	switch {
	case base1904:
		date = time.Date(1904, 1, 1+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	case day == 0:
		return "", false // Excel shows 0 January 1900
	case day == 60:
		date = "1900-02-29"
	case day < 60:
		date = time.Date(1899, 12, 31+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	default:
		date = time.Date(1899, 12, 30+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	if seconds == 0 {
		return date, true
	}
	return date + "T" + clock, true
}

// SerialDate gives the ISO text of a day number, for a number cell that turns
// out to hold a date without a date format: 46340 → 2026-11-14, 46340.8125 →
// 2026-11-14T19:30:00. base1904 is Workbook.Date1904. It gives false for what
// Excel shows as no date.
func SerialDate(number string, base1904 bool) (string, bool) {
	return serialDate([]byte(number), base1904, false)
}

// SerialTime gives the time of day of a day number: 0.8125 → 19:30:00.
func SerialTime(number string) (string, bool) { return serialDate([]byte(number), false, true) }
