package sheet

// numberFormat is what a number format means for reading.
type numberFormat struct {
	date     bool
	timeOnly bool  // shows the time of day and no date
	digits   uint8 // see Cell.Digits
}

// builtinFormat gives the formats that a workbook names by number only
// (ISO/IEC 29500-1, 18.8.30; 27–36 and 50–58 are dates in East Asian locales).
func builtinFormat(id int) numberFormat {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return numberFormat{date: true}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47:
		return numberFormat{date: true, timeOnly: true}
	}
	return numberFormat{}
}

// parseFormat reads the first section of a format code: the one for positive
// numbers.
func parseFormat(code string) numberFormat {
	var f numberFormat
	zeros, onlyZeros := 0, true
	day, month, clock := false, false, false
scan:
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			break scan
		case '\\', '_', '*':
			if c == '*' {
				onlyZeros = false // fills the cell: what is shown is no fixed text
			}
			i++ // the next character is shown or measured, not obeyed
		case '"':
			for i++; i < len(code) && code[i] != '"'; i++ {
			}
		case '[':
			from := i + 1
			for i < len(code) && code[i] != ']' {
				i++
			}
			switch inside := code[from:min(i, len(code))]; {
			case inside == "":
				onlyZeros = false
			case inside[0] == '$':
				// a locale or currency
			case isElapsed(inside):
				return numberFormat{} // a length of time such as [h]:mm is no date
			default:
				onlyZeros = false // a colour or condition
			}
		case '0':
			zeros++
		case ' ', '-':
		case 'd', 'D', 'y', 'Y':
			day, onlyZeros = true, false
		case 'm', 'M': // a month or minutes
			month, onlyZeros = true, false
		case 'h', 'H', 's', 'S':
			clock, onlyZeros = true, false
		default:
			if isGeneral(code[i:]) {
				i += len("General") - 1
			}
			onlyZeros = false
		}
	}
	f.date = day || month || clock
	f.timeOnly = clock && !day
	if onlyZeros && zeros > 1 {
		f.digits = uint8(min(zeros, 255))
	}
	return f
}

// isElapsed tells [h], [mm] and [ss] from colours and conditions.
func isElapsed(inside string) bool {
	for i := range len(inside) {
		switch inside[i] | 0x20 {
		case 'h', 'm', 's':
			if inside[i]|0x20 != inside[0]|0x20 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isGeneral tells General, whose letters mean nothing by themselves.
func isGeneral(code string) bool {
	return len(code) >= len("General") && (code[0] == 'G' || code[0] == 'g') && (code[1] == 'e' || code[1] == 'E') && (code[2] == 'n' || code[2] == 'N')
}
