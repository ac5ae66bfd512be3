package roster_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

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
