package roster_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// The kinds of damage. Those of a whole list come first, as what Excel and
// programs do; those of one row are what people do.
const (
	kEncoding   kind = "encoding of the file"
	kUnknown    kind = "re-saved, ? for unknown letters"
	kZeros      kind = "re-saved CSV, zeros lost"
	kNumber     kind = "number cell"
	kScientific kind = "number cell, scientific format"
	kElevenZero kind = "number cell, format 00000000000"
	kENotation  kind = "text in E-notation"
	kRenamed    kind = "columns renamed"
	kMisspelled kind = "column header misspelled"
	kShuffled   kind = "columns moved with their headers"
	kApart      kind = "one column sorted apart"
	kExchanged  kind = "first and last name exchanged"
	kJoined     kind = "names joined in one column"
	kInLast     kind = "tussenvoegsel in the last name"
	kInFirst    kind = "tussenvoegsel behind the first name"
	kTwice      kind = "decoded twice"
	kSpaces     kind = "stray spaces, NBSP"
	kZeroWidth  kind = "zero-width characters"
	kBigPrefix  kind = "BIG- before the number"
	kSeparators kind = "separators in the number"
	kLetterO    kind = "letter O for zero"
	kLostZero   kind = "zero lost in one row"
	kTyped      kind = "one digit mistyped"
	kGender     kind = "gender in words"
	kMail       kind = "address with mailto, brackets, capitals"
	kMailTypo   kind = "mail domain mistyped"
	kCase       kind = "capitals or small letters only"
	kComposed   kind = "accents as separate characters"
	kQuotes     kind = "curly apostrophes"
	kSwallowed  kind = "apostrophe swallowed"
	kNoAccent   kind = "accents left out"
)

// dKinds is the order of the table.
var dKinds = []kind{kZeros, kLostZero, kNumber, kScientific, kElevenZero, kENotation, kBigPrefix, kSeparators, kLetterO, kTyped,
	kEncoding, kUnknown, kTwice, kComposed, kZeroWidth, kSpaces, kQuotes, kSwallowed, kNoAccent, kCase,
	kRenamed, kMisspelled, kShuffled, kApart, kExchanged, kJoined, kInLast, kInFirst, kGender, kMail, kMailTypo, kNone}

// kNone stands for a row that nothing was done to.
const kNone kind = "(nothing)"

func dDamage(r *rand.Rand, l *dList) {
	dMove(r, l)
	dColumns(r, l)
	dNumbers(r, l)
	clean := r.IntN(10) == 0
	for i := range l.rows {
		if !clean {
			dPerhaps(r, &l.rows[i])
		}
	}
	dNamesPlaces(r, l)
	dLetters(r, l)
}

// dMove makes values change places: each stays valid, so that only what two
// columns say about each other can tell.
func dMove(r *rand.Rand, l *dList) {
	switch {
	case r.IntN(12) == 0:
		f := dOneOf(r, []int{dFirst, dLast, dEmail, dGender, dBig})
		var values []string
		for _, w := range l.rows {
			values = append(values, w.cells[f].text)
		}
		slices.Sort(values)
		for i, v := range values {
			l.rows[i].put(kApart, f, v)
		}
	case r.IntN(25) == 0:
		for i := range l.rows {
			l.rows[i].exchange()
		}
	}
}

// put gives a field the valid value of another.
func (w *dRow) put(k kind, field int, value string) {
	if w.cells[field].text == value {
		return
	}
	w.cells[field].text, w.moved[field] = value, value
	w.touch(k, field)
}

func (w *dRow) exchange() {
	if w.cells[dFirst].text == w.cells[dLast].text {
		return
	}
	w.cells[dFirst], w.cells[dLast] = w.cells[dLast], w.cells[dFirst]
	w.moved[dFirst], w.moved[dLast] = w.moved[dLast], w.moved[dFirst]
	both := append(slices.Clone(w.touched[dFirst]), w.touched[dLast]...)
	w.touch(kExchanged, dFirst, dLast)
	for _, k := range both {
		w.touch(k, dFirst, dLast)
	}
}

// dColumns renames and moves columns.
func dColumns(r *rand.Rand, l *dList) {
	if r.IntN(2) == 0 {
		l.all = append(l.all, kRenamed)
		for f := range dUsername + 1 {
			if names := dHeaders[f]; len(names) > 0 {
				l.headers[f] = dOneOf(r, names)
			}
		}
	}
	if r.IntN(30) == 0 {
		f := r.IntN(dFields)
		l.headers[f] = dMisspelled[f]
		l.all = append(l.all, kMisspelled)
	}
	if r.IntN(4) == 0 {
		l.order = r.Perm(dFields)
		l.all = append(l.all, kShuffled)
	}
}

// dNumbers does to the column of numbers what Excel does to all of it.
func dNumbers(r *rand.Rand, l *dList) {
	what := r.IntN(6)
	for i := range l.rows {
		w := &l.rows[i]
		bare := strings.TrimLeft(w.cells[dBig].text, "0")
		switch {
		case what > 1:
		case l.form.workbook:
			w.cells[dBig].text, w.cells[dBig].number = bare, true
			switch {
			case what == 1:
				w.touch(kNumber, dBig)
			case i%2 == 0:
				w.cells[dBig].format = "0.00E+00"
				w.touch(kScientific, dBig)
			default:
				w.cells[dBig].format = "00000000000"
				w.touch(kElevenZero, dBig)
			}
		case what == 1:
			w.change(kZeros, dBig, bare)
		case i%5 == 0:
			w.change(kENotation, dBig, dScientific(r, bare))
		}
	}
}

// dScientific writes a number as Excel shows it in a narrow column.
func dScientific(r *rand.Rand, number string) string {
	digits := 1 + r.IntN(5)
	text := fmt.Sprintf("%s,%sE+%02d", number[:1], number[1:1+digits], len(number)-1)
	if r.IntN(2) == 0 {
		text = strings.Replace(text, ",", ".", 1)
	}
	return text
}

// dNamesPlaces puts names into fewer columns than they have parts.
func dNamesPlaces(r *rand.Rand, l *dList) {
	what := r.IntN(14)
	if what == 0 {
		l.joined = 1 + r.IntN(4)
	}
	for i := range l.rows {
		w := &l.rows[i]
		prefix := w.cells[dPrefix].text
		one := r.IntN(40)
		switch {
		case l.joined > 0:
			w.touch(kJoined, dFirst, dPrefix, dLast)
			w.home[dPrefix], w.home[dLast] = dFirst, dFirst
		case prefix == "":
		case what == 1 || one == 0:
			w.cells[dLast].text = prefix + " " + w.cells[dLast].text
			if r.IntN(8) == 0 {
				w.cells[dLast].text = strings.TrimPrefix(w.cells[dLast].text, prefix+" ") + ", " + prefix
			}
			w.cells[dPrefix].text = ""
			w.touch(kInLast, dPrefix, dLast)
			w.home[dPrefix] = dLast
		case what == 2 || one == 1:
			w.cells[dFirst].text += " " + prefix
			w.cells[dPrefix].text = ""
			w.touch(kInFirst, dPrefix, dFirst)
			w.home[dPrefix] = dFirst
		}
	}
}

// dLetters does what a wrong encoding does to a whole list.
func dLetters(r *rand.Rand, l *dList) {
	if r.IntN(20) == 0 {
		cm := dOneOf(r, []*charmap.Charmap{charmap.Windows1252, charmap.Macintosh})
		for i := range l.rows {
			dTwice(&l.rows[i], cm)
		}
	}
	cm := l.form.charmap()
	for i := range l.rows {
		w := &l.rows[i]
		for f := range w.cells {
			if !strings.ContainsFunc(w.cells[f].text, func(c rune) bool { return c > unicode.MaxASCII }) {
				continue
			}
			if l.form.encoding != "" {
				w.touch(kEncoding, f)
			}
			if cm != nil {
				w.change(kUnknown, f, dQuestion(cm, w.cells[f].text))
			}
		}
	}
}

// dQuestion is what a program leaves of letters its encoding does not know.
func dQuestion(cm *charmap.Charmap, s string) string {
	return strings.Map(func(c rune) rune {
		if _, ok := cm.EncodeRune(c); !ok {
			return '?'
		}
		return c
	}, s)
}
