package sheet

import "testing"

func TestPlain(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"39000000101", "39000000101"},
		{"9.000001901E9", "9000001901"},
		{"9.000001901e+09", "9000001901"},
		{"9000001901.0", "9000001901"},
		{"9000001901.50", "9000001901.5"},
		{"9000001900.9999999", "9000001900.9999999"},
		{"12345678901234567890", "12345678901234567890"},
		{"1.2345E-3", "0.0012345"},
		{"-3.5844748858447503E-2", "-0.035844748858447503"},
		{"+7", "7"},
		{"-0", "0"},
		{"-0.0E3", "0"},
		{".5", "0.5"},
		{"5.", "5"},
		{"0900000190", "0900000190"},
		{"1E21", "1000000000000000000000"},
		{" 12 ", "12"},
	} {
		if got, ok := plain(nil, []byte(c.raw)); !ok || string(got) != c.want {
			t.Errorf("%s: got %q (%v), want %q", c.raw, got, ok, c.want)
		}
	}
	for _, raw := range []string{"", "abc", "1E", "1E999999999", "E5", "1.2.3", "--1", "1,5", ".", "-", "NaN", "Inf", "0x10", "1_0"} {
		if got, ok := plain(nil, []byte(raw)); ok {
			t.Errorf("%q is taken for the number %q", raw, got)
		}
	}
}

func TestSerialDate(t *testing.T) {
	for _, c := range []struct {
		number   string
		base1904 bool
		timeOnly bool
		want     string
	}{
		{"1", false, false, "1900-01-01"},
		{"59", false, false, "1900-02-28"},
		{"60", false, false, "1900-02-29"},
		{"61", false, false, "1900-03-01"},
		{"46082", false, false, "2026-03-01"},
		{"46082.5", false, false, "2026-03-01T12:00:00"},
		{"46081.999999", false, false, "2026-03-01"},
		{"44620", true, false, "2026-03-01"},
		{"0", true, false, "1904-01-01"},
		{"0.75", false, true, "18:00:00"},
		{"2958465", false, false, "9999-12-31"},
		{"2958466", false, false, ""},
		{"9000001901", false, false, ""},
		{"0.5", false, false, ""},
		{"-1", false, false, ""},
	} {
		got, ok := serialDate([]byte(c.number), c.base1904, c.timeOnly)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s (1904 %v): got %q, want %q", c.number, c.base1904, got, c.want)
		}
	}
}

func TestParseFormat(t *testing.T) {
	date, clock := numberFormat{date: true}, numberFormat{date: true, timeOnly: true}
	digits := func(n uint8) numberFormat { return numberFormat{digits: n} }
	for code, want := range map[string]numberFormat{
		"00000000000":                digits(11),
		"00000000000;@":              digits(11),
		"00000 000000":               digits(11),
		`000\-0000\-0000`:            digits(11),
		`"BIG-"00000000000`:          digits(11),
		"[$-413]00000000000":         digits(11),
		"00-000000000":               digits(11),
		"_-00000000000_-":            digits(11),
		"0":                          {},
		"0.00":                       {},
		"#,##0":                      {},
		"0.00E+00":                   {},
		"0%":                         {},
		"@":                          {},
		"General":                    {},
		"[Red]00000000000":           {},
		`"dag" 0`:                    {},
		"dd-mm-yyyy":                 date,
		`[$-413]d\ mmmm\ yyyy;@`:     date,
		"mmm-yy":                     date,
		"d/m/yy h:mm":                date,
		"h:mm AM/PM":                 clock,
		"mm:ss":                      clock,
		"[h]:mm:ss":                  {},
		"[mm]:ss":                    {},
		`0" d"`:                      {},
		`_d0`:                        {},
		"#,##0.00 [$EUR];[Red]-#,##": {},
	} {
		if got := parseFormat(code); got != want {
			t.Errorf("%s: got %+v, want %+v", code, got, want)
		}
	}
}

// Number cells that hold days and times without showing them so.
func TestSerialNumbers(t *testing.T) {
	for _, c := range []struct {
		number   string
		base1904 bool
		want     string
	}{
		{"46340", false, "2026-11-14"}, {"44878", true, "2026-11-14"}, {"46340.8125", false, "2026-11-14T19:30:00"},
		{"-1", false, ""}, {"2958466", false, ""}, {"NaN", false, ""}, {"volgt", false, ""},
	} {
		if got, ok := SerialDate(c.number, c.base1904); got != c.want || ok != (c.want != "") {
			t.Errorf("%s (1904 %v): got %q, want %q", c.number, c.base1904, got, c.want)
		}
	}
	for number, want := range map[string]string{"0.8125": "19:30:00", "0": "00:00:00", "46340.8125": "19:30:00", "0.999999": "00:00:00", "x": ""} {
		if got, _ := SerialTime(number); got != want {
			t.Errorf("%s: got %q, want %q", number, got, want)
		}
	}
}
