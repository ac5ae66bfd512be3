package roster

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/big"
)

// lines finds line numbers and says who they are under both countings: it is
// not known whether Scorion counts the header.
func (a *Answer) lines(text string, p *Plan, file []string) {
	rows := p.linesOf(file)
	for _, n := range lineNumbers(text, len(rows)+1) {
		a.Lines = true
		nobody := true
		for counting, first := range [2]int{2, 1} {
			if i := n - first; i >= 0 && i < len(rows) && rows[i] != nil {
				a.Countings[counting] = append(a.Countings[counting], p.person(rows[i]))
				nobody = false
			} else {
				a.Beyond[counting] = append(a.Beyond[counting], strconv.Itoa(n))
			}
		}
		if nobody {
			a.NoMatch = append(a.NoMatch, strconv.Itoa(n))
		}
	}
}

// FileNames gives the user names of the file as it would be written, line by line.
func (p *Plan) FileNames() []string {
	out := make([]string, 0, len(p.Rows))
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Out == "" {
			out = append(out, p.username(r))
		}
	}
	return out
}

// linesOf gives the rows of a file line by line, nil for somebody who is not
// in the list any more.
func (p *Plan) linesOf(file []string) []*Row {
	if file == nil {
		file = p.FileNames()
	}
	at := make(map[string]*Row, len(p.Rows))
	for i := range p.Rows {
		r := &p.Rows[i]
		name := bareUsername(p.username(p.asWritten(r)))
		// Who is written comes before somebody left out with the same number.
		if name != "" && r.holdsPerson() && (at[name] == nil || at[name].Out != "") {
			at[name] = r
		}
	}
	out := make([]*Row, len(file))
	for i, name := range file {
		out[i] = at[bareUsername(name)]
	}
	return out
}

var (
	lineWord   = `(?:regels?|rij(?:en)?|lines?|rows?)`
	lineBefore = regexp.MustCompile(`(?i)\b` + lineWord + `(?:nummers?|numbers?|nrs?)?[\s\p{Z}.:#=]*([0-9]+(?:(?:[-–]|(?:[ \t]*(?:[,;&]|\ben\b|\band\b|t/m|\btot en met\b)[ \t]*)+)[0-9]+\b)*)`)
	lineAfter  = regexp.MustCompile(`(?i)\b([0-9]+)(?:e|de|ste|st|nd|rd|th)[ \t]+` + lineWord + `\b`)
	lineRange  = regexp.MustCompile(`(?i)([0-9]+)(?:(?:[-–]|[ \t]*(?:t/m|tot en met)[ \t]*)([0-9]+))?`)

	lineHeading = regexp.MustCompile(`(?i)^` + lineWord + `(?:nummer|number|nr)?\.?$`)
	lineFirst   = regexp.MustCompile(`(?i)^` + lineWord + `(?:nummer|number|nr)?\b`)
	tableCells  = regexp.MustCompile(`\t|\||;| {2,}`)
	rowNumber1  = regexp.MustCompile(`^([0-9]+)\b[ \t.:)]*(\pL*)`)
	unitWords   = regexp.MustCompile(`(?i)^[ \t]*(cijfers?|tekens?|karakters?|gebruikers?|accounts?|aios(sen)?|keer|digits?|characters?|users?)\b`)
	countWords  = regexp.MustCompile(`(?i)^(gebruikers?|accounts?|aios(sen)?|regels?|rijen|van|records?|users?|rows?|lines?|of|fout(en)?|waarschuwing(en)?)$`)
)

// lineNumbers gives the numbers of lines a text names, ascending and each
// once. One beyond highest is given too, so that it can be shown; a range
// ends there.
func lineNumbers(text string, highest int) []int {
	// Ranges are counted by where they begin and end, so that many long ones
	// cost no more than short ones.
	change := make([]int, highest+2)
	var beyond []int
	add := func(from, to string) {
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if errA != nil || errB != nil || b < a {
			return
		}
		if b > highest {
			beyond = append(beyond, b)
		}
		if a <= highest {
			change[a]++
			change[min(b, highest)+1]--
		}
	}
	for _, m := range lineBefore.FindAllStringSubmatchIndex(text, -1) {
		ranges := lineRange.FindAllStringSubmatch(text[m[2]:m[3]], -1)
		// "Regel 3, 11 cijfers verwacht": the last number counts something else.
		if len(ranges) > 1 && unitWords.MatchString(text[m[3]:]) {
			ranges = ranges[:len(ranges)-1]
		}
		for _, r := range ranges {
			if r[2] == "" {
				r[2] = r[1]
			}
			add(r[1], r[2])
		}
	}
	for _, m := range lineAfter.FindAllStringSubmatch(text, -1) {
		add(m[1], m[1])
	}
	for _, n := range tableNumbers(text) {
		add(n, n)
	}
	var out []int
	open := 0
	for n, c := range change[:highest+1] {
		if open += c; open > 0 {
			out = append(out, n)
		}
	}
	slices.Sort(beyond)
	return append(out, slices.Compact(beyond)...)
}

// tableNumbers reads the column Regel of a table in a text: cells apart by
// tabs, bars or wide blanks, or the number at the head of each line.
func tableNumbers(text string) []string {
	var out []string
	column, heads := -1, false
	for line := range strings.Lines(text) {
		line = strings.Trim(line, "\r\n ")
		cells := tableCells.Split(line, -1)
		at := slices.IndexFunc(cells, func(c string) bool { return lineHeading.MatchString(strings.TrimSpace(c)) })
		switch {
		case at >= 0:
			column, heads = at, at == 0 || strings.TrimSpace(strings.Join(cells[:at], "")) == ""
			continue
		case lineFirst.MatchString(line) && !strings.ContainsAny(line, "0123456789"):
			column, heads = 0, true
			continue
		case column < 0:
			continue
		}
		if column < len(cells) {
			if c := strings.TrimSpace(cells[column]); big.Digits(c) {
				out = append(out, c)
				continue
			}
		}
		if m := rowNumber1.FindStringSubmatch(line); heads && m != nil && !countWords.MatchString(m[2]) {
			out = append(out, m[1])
		}
	}
	return out
}
