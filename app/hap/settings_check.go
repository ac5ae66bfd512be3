package hap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/form"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// What settings may hold. The lengths are those of the fields of the forms.
const (
	maxEntries = 100
	maxName    = 120
	shortName  = 60
	maxNorm    = 1000
)

// Check finds what is wrong with the settings. A problem's Column is the place
// in the JSON: "roles.2", "posts.0.email", "stages.1.start", "perQuarter",
// "practice.phone".
func (s Settings) Check() []problem.Problem {
	var c checker
	c.own(s.BIG)
	c.names("roles", "rol", s.Roles, shortName, true)
	c.names("supervision", "vorm van supervisie", s.Supervision, maxName, false)
	var posts, stages []string
	for _, p := range s.Posts {
		posts = append(posts, p.Name)
	}
	for _, st := range s.Stages {
		stages = append(stages, st.Name)
	}
	c.names("posts", "HAP", posts, maxName, false)
	c.names("stages", "fase", stages, shortName, true)
	for i, p := range s.Posts {
		if p.Email != "" && !person.ValidEmail(p.Email) {
			c.add(SettingEmail, fmt.Sprintf("posts.%d.email", i), p.Email, "Dit e-mailadres klopt niet.", "Verbeter het adres, of laat het leeg.")
		}
		c.phone(fmt.Sprintf("posts.%d.phone", i), p.Phone)
	}
	for i, st := range s.Stages {
		c.stage(i, st, s.Stages[:i])
	}
	c.norm("perQuarter", s.PerQuarter)
	c.length("practice.name", s.Practice.Name, maxName)
	c.phone("practice.phone", s.Practice.Phone)
	return c.list
}

// own looks at the aios' own BIG number, which need not be there.
func (c *checker) own(number string) {
	if number = ownNumber(number); number == "" {
		return
	}
	c.number(SettingBig, "big", number, "Vul het hele nummer in, met de nul vooraan, of laat het leeg.")
}

// names looks at a list of names of one kind.
func (c *checker) names(column, what string, list []string, limit int, needed bool) {
	if needed && len(list) == 0 {
		c.add(SettingMissing, column, "", fmt.Sprintf("Er is geen enkele %s meer.", what), fmt.Sprintf("Laat minstens één %s staan.", what))
	}
	if len(list) > maxEntries {
		c.add(SettingMany, column, "", fmt.Sprintf("Dit zijn er te veel: er passen er %d in.", maxEntries), "Haal weg wat je niet meer gebruikt.")
	}
	for i, name := range list {
		at := fmt.Sprintf("%s.%d", column, i)
		c.length(at, name, limit)
		switch {
		case name == "":
			c.add(SettingMissing, at, "", "De naam is nog leeg.", "Vul een naam in, of haal deze rij weg.")
		case slices.ContainsFunc(list[:i], func(other string) bool { return same(other, name) }):
			c.add(SettingTwice, at, name, fmt.Sprintf("‘%s’ staat er twee keer in.", name), "Haal een van de twee weg, of geef een andere naam.")
		}
	}
}

func (c *checker) norm(column string, n int) {
	if n < 0 || n > maxNorm {
		c.add(SettingNorm, column, fmt.Sprint(n), fmt.Sprintf("Een norm is een getal van 0 tot en met %d.", maxNorm), "Vul een ander getal in; 0 betekent geen norm.")
	}
}

// phone takes what people write for a number: digits with signs between them.
func (c *checker) phone(column, text string) {
	digits := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("+-()./ ", r), unicode.IsLetter(r):
			// "toestel 12" is fine.
		default:
			digits = -len(text)
		}
	}
	if text != "" && (digits < 3 || utf8.RuneCountInString(text) > maxName) {
		c.add(SettingPhone, column, text, "Dit is geen telefoonnummer.", "Schrijf het nummer met cijfers, of laat het leeg.")
	}
}

func (c *checker) stage(i int, st Stage, before []Stage) {
	at := fmt.Sprintf("stages.%d", i)
	c.norm(at+".norm", st.Norm)
	start, startFault := readDay(st.Start)
	end, endFault := readDay(st.End)
	if startFault != nil {
		c.add(SettingDate, at+".start", st.Start, startFault.Message, startFault.Hint)
	}
	if endFault != nil {
		c.add(SettingDate, at+".end", st.End, endFault.Message, endFault.Hint)
	}
	if startFault != nil || endFault != nil {
		return
	}
	if start != "" && end != "" && end < start {
		c.add(SettingDate, at+".end", st.End, "De laatste dag van deze fase ligt voor de eerste.", "Kijk beide dagen na.")
	}
	for _, b := range before {
		if st.Start != "" && b.Start != "" && max(st.Start, b.Start) <= min(st.lastDay(), b.lastDay()) {
			c.warn(SettingDate, at+".start", st.Start, fmt.Sprintf("Deze fase valt voor een deel samen met ‘%s’.", b.Name), "Kijk de dagen van beide na.")
		}
	}
}

// lastDay is the last day that is known of a stage.
func (st Stage) lastDay() string {
	if st.End == "" {
		return st.Start
	}
	return st.End
}

func readDay(text string) (string, *problem.Problem) {
	if text == "" {
		return "", nil
	}
	return form.ReadDate(text)
}
