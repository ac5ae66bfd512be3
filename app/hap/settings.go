package hap

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/big"
	"aiosmap/app/form"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// Settings are the lists and norms that the aios sets. None of them is
// official: institutes differ, and a norm changes with the years.
type Settings struct {
	// BIG is the own number of an aios who logs in with a z-number; the others
	// have it in their user name.
	BIG string `json:"big,omitempty"`
	// Roles are what one does on a post: telefoonarts, consultarts, visitearts.
	Roles []string `json:"roles"`
	// Supervision are suggestions for how one was supervised.
	Supervision []string `json:"supervision"`
	Posts       []Post   `json:"posts"`
	Stages      []Stage  `json:"stages"`
	// PerQuarter is the norm of diensten in three months; 0 for none.
	PerQuarter int `json:"perQuarter"`
	// Practice is whom a HAP can call about a bekwaamheidsverklaring.
	Practice Practice `json:"practice"`
}

// Post is one HAP.
type Post struct {
	Name  string `json:"name"`
	Email string `json:"email,omitempty"`
	Phone string `json:"phone,omitempty"`
}

// Stage is a part of the training with diensten.
type Stage struct {
	Name string `json:"name"`
	// Norm is how many diensten belong to it; 0 for no norm.
	Norm int `json:"norm"`
	// Start and End are its first and last day, empty when not filled in.
	Start string `json:"start,omitempty"`
	End   string `json:"end,omitempty"`
}

//go:embed settings.json
var settingsFile []byte

// DefaultSettings are those before the aios has changed any.
func DefaultSettings() Settings {
	var s Settings
	if err := json.Unmarshal(settingsFile, &s); err != nil {
		panic(fmt.Sprintf("hap: built-in settings: %v", err))
	}
	return s
}

// ParseSettings reads what JSON gave; nothing gives the defaults.
func ParseSettings(stored string) (Settings, error) {
	if stored == "" {
		return DefaultSettings(), nil
	}
	var s Settings
	if err := json.Unmarshal([]byte(stored), &s); err != nil {
		return Settings{}, fmt.Errorf("read the settings of diensten: %w", err)
	}
	return s.Tidy(), nil
}

// JSON gives the settings as they are kept.
func (s Settings) JSON() (string, error) {
	out, err := json.Marshal(s.Tidy())
	if err != nil {
		return "", fmt.Errorf("write the settings of diensten: %w", err)
	}
	return string(out), nil
}

// Tidy gives the settings with single spaces in their texts and without
// entries that have no name. Dates that can be read are made ISO.
func (s Settings) Tidy() Settings {
	out := Settings{
		BIG:   ownNumber(s.BIG),
		Roles: lines(s.Roles), Supervision: lines(s.Supervision), Posts: []Post{}, Stages: []Stage{},
		PerQuarter: s.PerQuarter, Practice: Practice{line(s.Practice.Name), line(s.Practice.Phone)},
	}
	for _, p := range s.Posts {
		if p = (Post{line(p.Name), line(p.Email), line(p.Phone)}); p != (Post{}) {
			out.Posts = append(out.Posts, p)
		}
	}
	for _, st := range s.Stages {
		if st = (Stage{line(st.Name), st.Norm, isoDay(st.Start), isoDay(st.End)}); st != (Stage{}) {
			out.Stages = append(out.Stages, st)
		}
	}
	return out
}

// line gives a text with single spaces for all white space.
func line(s string) string {
	if tidy(s) {
		return s
	}
	return strings.Join(strings.Fields(person.NFC(form.Clean(s))), " ")
}

// tidy tells texts of which nothing needs to be looked at: most of them.
func tidy(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

func lines(list []string) []string {
	out := []string{}
	for _, s := range list {
		if s = line(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func isoDay(text string) string {
	text = line(text)
	if iso, fault := form.ReadDate(text); fault == nil {
		return iso
	}
	return text
}

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

// checker gathers problems.
type checker struct{ list []problem.Problem }

func (c *checker) add(code problem.Code, column, value, message, hint string) {
	c.say(code, problem.Error, column, value, message, hint)
}

func (c *checker) warn(code problem.Code, column, value, message, hint string) {
	c.say(code, problem.Warning, column, value, message, hint)
}

func (c *checker) say(code problem.Code, s problem.Severity, column, value, message, hint string) {
	c.list = append(c.list, problem.Problem{Code: code, Severity: s, Column: column, Value: value, Message: message, Hint: hint})
}

// ownNumber gives a BIG number as it is kept, however it was typed.
func ownNumber(typed string) string { return big.StripSeparators(big.StripPrefix(line(typed))) }

// own looks at the aios' own BIG number, which need not be there.
func (c *checker) own(number string) {
	if number = ownNumber(number); number == "" {
		return
	}
	c.number(SettingBig, "big", number, "Vul het hele nummer in, met de nul vooraan, of laat het leeg.")
}

// number looks at a BIG number: one that may be mistyped is worth a look, what
// cannot be one is wrong.
func (c *checker) number(code problem.Code, column, number, hint string) {
	switch found := big.Check(number); {
	case len(found) == 0:
	case found[0] == big.CheckDigitFails, found[0] == big.SecondDigit, found[0] == big.OtherProfession:
		c.warn(code, column, number, "Dit BIG-nummer klopt misschien niet.", "Kijk de cijfers na.")
	default:
		c.add(code, column, number, "Een BIG-nummer heeft 11 cijfers.", hint)
	}
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

func (c *checker) length(column, text string, limit int) {
	if utf8.RuneCountInString(text) > limit {
		c.add(SettingLong, column, text, fmt.Sprintf("Dit is te lang: er passen %d tekens in.", limit), "Maak de tekst korter.")
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

// covers tells whether a day lies in a stage whose first day is known.
func (st Stage) covers(day string) bool {
	return st.Start != "" && day >= st.Start && (st.End == "" || day <= st.End)
}

// same tells whether two names are the same to a reader: case, accents and
// signs aside.
func same(a, b string) bool {
	if a == b {
		return true
	}
	key := fold(a)
	return key != "" && key == fold(b)
}

// Role gives the name of a role as it stands in the settings.
func (s Settings) Role(text string) (string, bool) { return among(s.Roles, text) }

// Stage gives the stage with a name.
func (s Settings) Stage(name string) (Stage, bool) {
	i := place(len(s.Stages), func(i int) string { return s.Stages[i].Name }, name)
	if i < 0 {
		return Stage{}, false
	}
	return s.Stages[i], true
}

// Post gives the HAP with a name.
func (s Settings) Post(name string) (Post, bool) {
	i := place(len(s.Posts), func(i int) string { return s.Posts[i].Name }, name)
	if i < 0 {
		return Post{}, false
	}
	return s.Posts[i], true
}

// StageOn gives the one stage that a day lies in; false when none or more than
// one does. A stage without a last day lasts until the next one begins.
func (s Settings) StageOn(day string) (Stage, bool) {
	var found []Stage
	for _, st := range s.Stages {
		if !st.covers(day) {
			continue
		}
		found = slices.DeleteFunc(found, func(f Stage) bool { return f.End == "" && f.Start < st.Start })
		if !slices.ContainsFunc(found, func(f Stage) bool { return st.End == "" && st.Start < f.Start }) {
			found = append(found, st)
		}
	}
	if len(found) != 1 {
		return Stage{}, false
	}
	return found[0], true
}

// Lists gives the suggestions of the fields that name a list: "hap", "rol",
// "fase", "supervisie".
func (s Settings) Lists() map[string][]string {
	posts, stages := []string{}, []string{}
	for _, p := range s.Posts {
		posts = append(posts, p.Name)
	}
	for _, st := range s.Stages {
		stages = append(stages, st.Name)
	}
	return map[string][]string{FieldPost: posts, FieldRole: slices.Clone(s.Roles), FieldStage: stages, FieldSupervision: slices.Clone(s.Supervision)}
}

func among(list []string, text string) (string, bool) {
	i := place(len(list), func(i int) string { return list[i] }, text)
	if i < 0 {
		return "", false
	}
	return list[i], true
}

// place finds a name among n; -1 when it is none of them. One that is written
// the same is found without folding any.
func place(n int, name func(int) string, text string) int {
	for i := range n {
		if name(i) == text {
			return i
		}
	}
	key := fold(text)
	for i := range n {
		if key != "" && fold(name(i)) == key {
			return i
		}
	}
	return -1
}
