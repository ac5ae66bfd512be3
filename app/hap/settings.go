package hap

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/big"
	"aiosmap/app/form"
	"aiosmap/app/person"
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

// ownNumber gives a BIG number as it is kept, however it was typed.
func ownNumber(typed string) string { return big.StripSeparators(big.StripPrefix(line(typed))) }

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
