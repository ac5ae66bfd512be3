package roster_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
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

// dPerhaps damages one row in up to a few ways, about one row in three.
func dPerhaps(r *rand.Rand, w *dRow) {
	for r.IntN(3) == 0 {
		dOneOf(r, dRowDamages)(r, w)
	}
}

// dRowDamages are what people do to one row.
var dRowDamages = []func(*rand.Rand, *dRow){
	func(r *rand.Rand, w *dRow) {
		f := r.IntN(dFields)
		if !w.cells[f].number {
			w.change(kSpaces, f, dSpaced(r, w.cells[f].text))
		}
	},
	func(r *rand.Rand, w *dRow) {
		f := r.IntN(dFields)
		if !w.cells[f].number {
			at := dBoundary(r, w.cells[f].text)
			w.change(kZeroWidth, f, w.cells[f].text[:at]+dOneOf(r, []string{"\u200b", "\ufeff", "\u00ad", "\u200e", "\u0007"})+w.cells[f].text[at:])
		}
	},
	func(r *rand.Rand, w *dRow) {
		w.changeNumber(kBigPrefix, func(n string) string {
			return dOneOf(r, []string{"BIG-", "BIG", "big ", "BIG-nr. ", "nr. ", "BIG: ", "BIGnr ", "BIG-nummer: "}) + n
		})
	},
	func(r *rand.Rand, w *dRow) {
		w.changeNumber(kSeparators, func(n string) string { return dSeparated(r, n) })
	},
	func(r *rand.Rand, w *dRow) {
		w.changeNumber(kLetterO, func(n string) string { return strings.ReplaceAll(n, "0", dOneOf(r, []string{"O", "o"})) })
	},
	func(r *rand.Rand, w *dRow) {
		w.changeNumber(kLostZero, func(n string) string { return strings.TrimLeft(n, "0") })
	},
	func(r *rand.Rand, w *dRow) {
		w.changeNumber(kENotation, func(n string) string {
			if len(n) < 8 || n[0] == '0' || strings.Trim(n, "0123456789") != "" {
				return n
			}
			return dScientific(r, n)
		})
	},
	dMistype,
	func(_ *rand.Rand, w *dRow) { w.exchange() },
	func(r *rand.Rand, w *dRow) {
		words := map[string][]string{
			"gender_m": {"m", "M", "man", "Man", "dhr.", "Dhr", "mannelijk", "male", "heer"},
			"gender_v": {"v", "V", "vrouw", "mevr.", "Mw", "vrouwelijk", "female", "F", "mw."},
		}[w.cells[dGender].text]
		if words != nil {
			w.change(kGender, dGender, dOneOf(r, words))
		}
	},
	func(r *rand.Rand, w *dRow) {
		local, domain, _ := strings.Cut(w.cells[dEmail].text, "@")
		w.change(kMail, dEmail, dOneOf(r, []string{"mailto:" + local + "@" + domain, "<" + local + "@" + domain + ">", local + "@" + strings.ToUpper(domain),
			local + "@" + domain + ";", local + "@" + domain + ".", "Aios <" + local + "@" + domain + ">"}))
	},
	func(r *rand.Rand, w *dRow) {
		local, domain, _ := strings.Cut(w.cells[dEmail].text, "@")
		for wrong, right := range map[string]string{"gmial.com": "gmail.com", "hotmial.com": "hotmail.com", "outlok.com": "outlook.com", "zigo.nl": "ziggo.nl", "icloud,com": "icloud.com"} {
			if domain == right {
				w.change(kMailTypo, dEmail, local+"@"+wrong)
			}
		}
	},
	func(r *rand.Rand, w *dRow) {
		recase := dOneOf(r, []func(string) string{strings.ToUpper, strings.ToLower})
		for _, f := range []int{dFirst, dLast} {
			w.change(kCase, f, recase(w.cells[f].text))
		}
	},
	func(_ *rand.Rand, w *dRow) {
		for _, f := range []int{dFirst, dLast} {
			w.change(kComposed, f, norm.NFD.String(w.cells[f].text))
		}
	},
	func(r *rand.Rand, w *dRow) {
		for _, f := range []int{dFirst, dPrefix, dLast} {
			w.change(kQuotes, f, strings.ReplaceAll(w.cells[f].text, "'", dOneOf(r, []string{"’", "‘", "´", "`"})))
		}
	},
	func(_ *rand.Rand, w *dRow) {
		w.change(kSwallowed, dPrefix, strings.TrimPrefix(w.cells[dPrefix].text, "'"))
	},
	func(_ *rand.Rand, w *dRow) {
		for _, f := range []int{dFirst, dLast} {
			if bare := dBare(w.cells[f].text); bare != w.cells[f].text && w.moved[f] == w.cells[f].text {
				w.put(kNoAccent, f, bare)
			}
		}
	},
	func(r *rand.Rand, w *dRow) {
		dTwice(w, dOneOf(r, []*charmap.Charmap{charmap.Windows1252, charmap.Macintosh}))
	},
	func(_ *rand.Rand, w *dRow) {
		for _, f := range []int{dFirst, dLast} {
			w.change(kUnknown, f, strings.Map(func(c rune) rune {
				if c > unicode.MaxASCII && unicode.IsLetter(c) {
					return '?'
				}
				return c
			}, w.cells[f].text))
		}
	},
}

func (w *dRow) changeNumber(k kind, f func(string) string) {
	if c := w.cells[dBig]; !c.number && c.text != "" {
		w.change(k, dBig, f(c.text))
	}
}

// dMistype changes one digit. Where the check still holds no rule can see it.
func dMistype(r *rand.Rand, w *dRow) {
	n := w.cells[dBig].text
	if len(n) != 11 || strings.Trim(n, "0123456789") != "" || w.cells[dBig].number {
		return
	}
	at := r.IntN(9)
	if at == 1 {
		at = 2
	}
	wrong := n[:at] + fmt.Sprint((int(n[at]-'0')+1+r.IntN(9))%10) + n[at+1:]
	if dHolds(wrong) {
		w.put(kTyped, dBig, wrong)
		return
	}
	w.change(kTyped, dBig, wrong)
}

// dBare leaves accents out, for letters that come apart from theirs.
func dBare(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, norm.NFD.String(s))
}

func dTwice(w *dRow, cm *charmap.Charmap) {
	for _, f := range []int{dFirst, dLast} {
		if wrong, err := cm.NewDecoder().String(w.cells[f].text); err == nil {
			w.change(kTwice, f, wrong)
		}
	}
}

// dBoundary draws a place between two characters.
func dBoundary(r *rand.Rand, s string) int {
	at := r.IntN(len(s) + 1)
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}

func dSpaced(r *rand.Rand, s string) string {
	space := dOneOf(r, []string{" ", "  ", "\u00a0", " \u00a0", "\u202f"})
	switch r.IntN(3) {
	case 0:
		return space + s
	case 1:
		return s + space
	}
	return strings.ReplaceAll(s, " ", " "+space)
}

func dSeparated(r *rand.Rand, n string) string {
	if len(n) < 5 || strings.Trim(n, "0123456789") != "" {
		return n
	}
	switch r.IntN(6) {
	case 0:
		return "'" + n
	case 1:
		return `="` + n + `"`
	case 2:
		return n + ".0"
	case 3:
		return strings.Map(func(c rune) rune { return c - '0' + '０' }, n)
	}
	sep := dOneOf(r, []string{" ", ".", "-", "\u00a0"})
	return n[:3] + sep + n[3:7] + sep + n[7:]
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
