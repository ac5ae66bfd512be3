package hap

import (
	"fmt"
	"strings"

	"aiosmap/app/form"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// CheckDeclaration finds what is wrong with a bekwaamheidsverklaring beyond
// what its fields say by themselves.
func CheckDeclaration(v form.Values, s Settings, today string) []problem.Problem {
	var c checker
	c.signedDate(v[FieldDate].Text, "Deze bekwaamheidsverklaring", today)
	c.post(v[FieldPost].Text, s)
	c.role(v[FieldRole].Text, s)
	c.started(v, s)
	return c.list
}

// CheckApproval finds what is wrong with an akkoord of the huisartsopleider.
// progress is what the shifts come to (Progress); nil when it is not known.
func CheckApproval(v form.Values, progress []StageProgress, s Settings, today string) []problem.Problem {
	var c checker
	c.signedDate(v[FieldDate].Text, "Dit akkoord", today)
	c.started(v, s)
	for _, p := range progress {
		if p.Norm > p.Done && v[FieldStage].Text != "" && same(p.Stage, v[FieldStage].Text) {
			c.warn(NormNotMet, FieldStage, p.Stage, fmt.Sprintf("Bij ‘%s’ staan %d van de %d diensten.", p.Stage, p.Done, p.Norm),
				"Vul de diensten aan die nog ontbreken, of sluit zo af als je opleider het eens is.")
		}
	}
	return c.list
}

func (c *checker) signedDate(date, what, today string) {
	day, ok := dayNumber(date)
	now, known := dayNumber(today)
	if ok && known && day > now {
		c.add(ShiftFuture, FieldDate, date, fmt.Sprintf("%s is van %s; dat is na vandaag.", what, form.LongDate(date)), "Verbeter de datum.")
	}
}

// started holds the day of a signature against the begin of its stage. It may
// well lie after the end.
func (c *checker) started(v form.Values, s Settings) {
	var inStage checker
	inStage.inStage(v[FieldDate].Text, v[FieldStage].Text, s)
	for _, p := range inStage.list {
		if p.Code != ShiftAfterStage {
			c.list = append(c.list, p)
		}
	}
}

// CheckConfirmer finds what is to be said of who confirms on the spot, besides
// whether the BIG number can be one: nobody declares oneself competent, and
// another name than that of the opleider is worth a look. own is the BIG number
// of the aios, empty where it is not known.
func CheckConfirmer(name, trainer, number, own string) []problem.Problem {
	var c checker
	if number = ownNumber(number); number != "" && number == ownNumber(own) {
		c.add(BigOwn, FieldConfirmedBig, number, "Dit is je eigen BIG-nummer.", "Laat je opleider het eigen BIG-nummer invullen.")
	}
	if name != "" && trainer != "" && !sharesName(name, trainer) {
		c.warn(ConfirmedOther, FieldConfirmedName, name, fmt.Sprintf("Als opleider staat er %s, maar %s bevestigt.", trainer, name), "Kijk of de goede naam bij opleider staat.")
	}
	return c.list
}

// sharesName tells whether two names have a word of at least three letters in
// common, prefixes left aside.
func sharesName(a, b string) bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(a) {
		if k := fold(w); len(k) >= 3 && !person.IsPrefix(strings.ToLower(w)) {
			words[k] = true
		}
	}
	for _, w := range strings.Fields(b) {
		if words[fold(w)] {
			return true
		}
	}
	return len(words) == 0
}
