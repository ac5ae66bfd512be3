package roster

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/big"
	"aiosmap/app/institute"
	"aiosmap/app/person"
)

// Person is one aios of a list, as named to people.
type Person struct {
	// Row is the row number as Excel shows it in the list.
	Row int
	// Name is the whole name in speaking order: Sven van der Zand.
	Name string
	// Username, Email and BigNr are as they would be written.
	Username string
	Email    string
	BigNr    string
}

// person names a row.
func (p *Plan) person(r *Row) Person {
	r = p.asWritten(r)
	return Person{Row: r.Number, Name: wholeName(r), Username: p.username(r), Email: r.values[email], BigNr: r.values[bigNr]}
}

// asWritten gives a row as it would be written; one that is left out has had
// no fixes yet.
func (p *Plan) asWritten(r *Row) *Row {
	if r.Out == "" {
		return r
	}
	fixed := &Row{Number: r.Number, found: slices.Clone(r.found), values: slices.Clone(r.values), extra: r.extra, source: r.source}
	p.apply(fixed)
	return fixed
}

// wholeName joins the parts of a name, or gives the list's one column for it.
func wholeName(r *Row) string {
	if r.values[firstName] == "" && r.values[lastName] == "" {
		return person.Trim(r.values[name])
	}
	return person.Trim(r.values[firstName] + " " + r.values[middleName] + " " + r.values[lastName])
}

// holdsPerson tells whether a row that is left out still is somebody's: not
// an empty one, a total or a repeated header.
func (r *Row) holdsPerson() bool {
	switch r.Out {
	case OutEmpty, OutTotal, OutHeader:
		return false
	}
	return true
}

// AnswerKind is what Scorion did with an import (S1, import result).
type AnswerKind string

const (
	// AnswerUnsure: the text does not tell; the user says which it is.
	AnswerUnsure AnswerKind = ""
	// AnswerFine: nothing stands under Regel / Waarschuwing, all are in.
	AnswerFine AnswerKind = "fine"
	// AnswerSkipped: the people named were skipped and the rest is in, so the
	// file must never be uploaded again.
	AnswerSkipped AnswerKind = "skipped"
	// AnswerRefused: nothing is in; a new file without the people named is needed.
	AnswerRefused AnswerKind = "refused"
)

// MaxAnswer is how many bytes of a pasted answer are read.
const MaxAnswer = 1 << 20

// Answer is what a text from Scorion says about the people of a list
// (import-rules, "What Scorion answers").
type Answer struct {
	Kind AnswerKind
	// People are those named by their user name or number, in the order of the text.
	People []Person
	// LeftOut are those named who are in the list but not in the file.
	LeftOut []Person
	// Lines is true when the text names nobody and has line numbers instead.
	// Countings holds who they are: first when the header is line 1, then when
	// the first aios is. Beyond holds the numbers that are nobody's line under
	// that counting.
	Lines     bool
	Countings [2][]Person
	Beyond    [2][]string
	// NoMatch are the user names in the text that are not in the list, and
	// the line numbers that are nobody's under either counting.
	NoMatch []string
	// Cut is true when the text was longer than MaxAnswer and its end was not read.
	Cut bool
}

// Nothing tells whether a text that does say something names nobody and no line.
func (a Answer) Nothing() bool {
	return a.Kind != AnswerFine && !a.Lines && len(a.People)+len(a.LeftOut)+len(a.NoMatch) == 0
}

// ReadAnswer reads a text pasted from Scorion after an upload of the plan.
func ReadAnswer(text string, p *Plan) Answer {
	var a Answer
	if len(text) > MaxAnswer {
		a.Cut, text = true, cutAt(text, MaxAnswer)
	}
	text = person.NFC(person.Invisible(text))
	if saysNothing(text) {
		a.Kind = AnswerFine
		return a
	}
	a.Kind = kindOfAnswer(text)
	if a.names(text, p); len(a.People)+len(a.LeftOut)+len(a.NoMatch) == 0 {
		a.lines(text, p)
	}
	return a
}

// cutAt cuts a text at a blank, so that no number is halved.
func cutAt(text string, limit int) string {
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	text = text[:limit]
	if i := strings.LastIndexAny(text, " \t\r\n"); i > 0 {
		text = text[:i]
	}
	return text
}

// onlyHeadings is the result table without a line in it.
var onlyHeadings = regexp.MustCompile(`(?i)^[\s\p{Z}|;:]*(regel|line)?[\s\p{Z}|;:]*(waarschuwing|warning)?(en|s)?[\s\p{Z}|;:]*(ok)?[\s\p{Z}]*$`)

func saysNothing(text string) bool { return onlyHeadings.MatchString(text) }

// mentioned finds what may be a number of a person: BIG- and digits, also with
// blanks or line breaks between, or digits alone.
var mentioned = regexp.MustCompile(`(?i)(BIG[\s\p{Z}\p{Pd}−:>]*)?([0-9]+)`)

// zMentioned finds z-numbers, which stand for the user name where the mal uses them (S0).
var zMentioned = regexp.MustCompile(`(?i)\bz[0-9]{4,9}\b`)

// shortest is how many digits after BIG- are taken for a damaged number
// rather than for something else.
const shortest = 6

// names finds people by user name. Eleven digits without BIG- in front count
// only when they are somebody's in this list.
func (a *Answer) names(text string, p *Plan) {
	at := p.byUsername()
	seen := map[string]bool{}
	found := func(key string) bool {
		rows := at[key]
		if !seen[key] {
			for _, i := range rows {
				if r := &p.Rows[i]; r.Out == "" {
					a.People = append(a.People, p.person(r))
				} else {
					a.LeftOut = append(a.LeftOut, p.person(r))
				}
			}
		}
		seen[key] = true
		return len(rows) > 0
	}
	for _, m := range mentioned.FindAllStringSubmatchIndex(text, -1) {
		number, prefixed := text[m[4]:m[5]], m[2] >= 0
		if seen[number] || !prefixed && len(number) != big.Length || len(number) < shortest {
			continue
		}
		if prefixed && !found(number) {
			a.NoMatch = append(a.NoMatch, big.Username(number))
		} else if !prefixed && len(at[number]) > 0 {
			found(number)
		}
	}
	if p.Mal.Username != institute.UsernameZ {
		return
	}
	for _, z := range zMentioned.FindAllString(text, -1) {
		if z = strings.ToLower(z); !seen[z] && !found(z) {
			a.NoMatch = append(a.NoMatch, z)
		}
	}
}

// byUsername gives the rows of everybody in the list by number and by z-number.
func (p *Plan) byUsername() map[string][]int {
	out := make(map[string][]int, len(p.Rows))
	for i := range p.Rows {
		r := &p.Rows[i]
		if !r.holdsPerson() {
			continue
		}
		who := p.person(r)
		if who.BigNr != "" {
			out[who.BigNr] = append(out[who.BigNr], i)
		}
		if p.Mal.Username == institute.UsernameZ && who.Username != "" {
			out[who.Username] = append(out[who.Username], i)
		}
	}
	return out
}

// lines finds line numbers and says who they are under both countings: it is
// not known whether Scorion counts the header.
func (a *Answer) lines(text string, p *Plan) {
	var file []*Row
	for i := range p.Rows {
		if p.Rows[i].Out == "" {
			file = append(file, &p.Rows[i])
		}
	}
	for _, n := range lineNumbers(text, len(file)+1) {
		a.Lines = true
		nobody := true
		for counting, first := range [2]int{2, 1} {
			if i := n - first; i >= 0 && i < len(file) {
				a.Countings[counting] = append(a.Countings[counting], p.person(file[i]))
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

var (
	lineWord   = `(?:regels?|rij(?:en)?|lines?|rows?)`
	lineBefore = regexp.MustCompile(`(?i)\b` + lineWord + `(?:nummers?|numbers?|nrs?)?[\s\p{Z}.:#=]*([0-9]+(?:(?:-|(?:[ \t]*(?:[,;&]|\ben\b|\band\b|t/m|\btot en met\b)[ \t]*)+)[0-9]+\b)*)`)
	lineAfter  = regexp.MustCompile(`(?i)\b([0-9]+)(?:e|de|ste|st|nd|rd|th)[ \t]+` + lineWord + `\b`)
	lineRange  = regexp.MustCompile(`(?i)([0-9]+)(?:(?:-|[ \t]*(?:t/m|tot en met)[ \t]*)([0-9]+))?`)

	lineHeading = regexp.MustCompile(`(?i)^` + lineWord + `(?:nummer|number|nr)?\.?$`)
	lineFirst   = regexp.MustCompile(`(?i)^` + lineWord + `(?:nummer|number|nr)?\b`)
	tableCells  = regexp.MustCompile(`\t|\||;| {2,}`)
	rowNumber1  = regexp.MustCompile(`^([0-9]+)\b[ \t.:)]*(\pL*)`)
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
	for _, m := range lineBefore.FindAllStringSubmatch(text, -1) {
		for _, r := range lineRange.FindAllStringSubmatch(m[1], -1) {
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

var (
	// denied are phrases that say something did not happen.
	denied = regexp.MustCompile(`(?i)\b(geen|niets|niet|niemand|0|no|none|not)\b[^.,;:!?\n]{0,40}?\b(overgeslagen|geweigerd|afgebroken|skipped|rejected|aborted)\b`)

	// SOON in capitals only: in lower case it is an English word.
	soon = regexp.MustCompile(`\bSOON\b`)
)

// skippedSigns and refusedSigns are wordings by which either may be told, in
// lower case and as whole words.
var (
	skippedSigns = []string{
		"bestaat reeds", "bestaat al", "bestaan reeds", "bestaan al", "bestaande gebruiker", "reeds aanwezig", "al aanwezig",
		"reeds bekend", "al bekend", "reeds in gebruik", "al in gebruik", "overgeslagen",
		"already exists", "already in use", "already taken", "skipped",
	}
	refusedSigns = []string{
		"sgbo", "niet geïmporteerd", "niet geimporteerd", "niet ingelezen", "niet verwerkt", "niet uitgevoerd", "niets ingelezen",
		"geen gebruikers ingelezen", "geen gebruikers geïmporteerd", "geen gebruikers toegevoegd", "geweigerd", "afgewezen",
		"afgekeurd", "afgebroken", "gestopt", "geannuleerd", "mislukt",
		"rejected", "refused", "aborted", "cancelled", "not imported", "failed",
	}
)

// kindOfAnswer guesses what happened. The literal wording of Scorion is not
// known, so a text with signs of both is the user's to judge.
func kindOfAnswer(text string) AnswerKind {
	text = denied.ReplaceAllString(strings.Join(strings.Fields(text), " "), " ")
	lower := strings.ToLower(text)
	skipped, refused := says(lower, skippedSigns), soon.MatchString(text) || says(lower, refusedSigns)
	switch {
	case skipped && !refused:
		return AnswerSkipped
	case refused && !skipped:
		return AnswerRefused
	}
	return AnswerUnsure
}

// says tells whether one of the signs stands in a text and no letter follows
// it: "bestaat al" is not in "bestaat alleen".
func says(text string, signs []string) bool {
	for _, sign := range signs {
		for rest, found := text, true; found; {
			if _, rest, found = strings.Cut(rest, sign); found {
				if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) {
					return true
				}
			}
		}
	}
	return false
}
