package roster

import (
	"regexp"
	"slices"
	"strings"
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
	// AnswerFormat: nothing is in, because it was the wrong kind of CSV.
	AnswerFormat AnswerKind = "format"
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
	return a.Kind != AnswerFine && a.Kind != AnswerFormat && !a.Lines && len(a.People)+len(a.LeftOut)+len(a.NoMatch) == 0
}

// ReadAnswer reads a text pasted from Scorion after an upload. file holds the
// user names of the file that was uploaded, line by line: the list may have
// changed since. Nil means that the file is what the plan gives now.
func ReadAnswer(text string, p *Plan, file []string) Answer {
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
		a.lines(text, p, file)
	}
	if a.Nothing() && saysFormat(text) {
		a.Kind = AnswerFormat
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
// only when they are somebody's in this list, and so do ten that are somebody's
// without the zero that Excel drops.
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
		if len(number) == big.Length-1 && len(at["0"+number]) > 0 {
			number = "0" + number
		}
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
