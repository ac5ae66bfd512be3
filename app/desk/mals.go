package desk

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// Mal is the service of the mal screen. The mal in force is remembered per
// institute; the open list is planned anew when it changes.
type Mal struct{ s *state }

// chosenInstitute is the name under which the choice is remembered.
const chosenInstitute = "institute"

// recallMal takes the institute chosen last time with its newest mal.
func (s *state) recallMal() {
	s.lent = false
	id := ""
	s.remember("institute", func(m Memory) (err error) {
		id, _, err = m.Choice(chosenInstitute)
		return err
	})
	i, ok := institute.Find(id)
	if !ok {
		s.mal = malInForce{Mal: institute.Unchosen()}
		return
	}
	s.mal = s.newest(i)
}

// newest gives the newest remembered mal of an institute, else the built-in one.
func (s *state) newest(i institute.Institute) malInForce {
	found := malInForce{Mal: institute.BuiltIn(i)}
	s.remember("mal", func(m Memory) error {
		stored, version, confirmed, ok, err := m.Mal(i.ID)
		if err != nil || !ok {
			return err
		}
		mal, err := institute.Decode(stored)
		if err != nil {
			return err
		}
		found = malInForce{mal, confirmed, version}
		return nil
	})
	return found
}

// Use takes an institute and its newest mal.
func (m *Mal) Use(id string) (*MalView, error) {
	return m.change("Use", func() (*MalView, error) {
		i, ok := institute.Find(id)
		if !ok {
			return nil, problem.Refuse("institute-unknown", "Dit instituut is niet bekend.", "Kies een instituut uit de lijst.")
		}
		m.s.mal, m.s.lent = m.s.newest(i), false
		m.s.remember("institute", func(mem Memory) error { return mem.SetChoice(chosenInstitute, i.ID) })
		return malView(m.s.mal), nil
	})
}

// change runs something about the mal; an open list follows it.
func (m *Mal) change(name string, f func() (*MalView, error)) (v *MalView, err error) {
	err = m.s.do(name, func(context.Context) error {
		if v, err = f(); err != nil {
			return err
		}
		v.Old = m.s.malOld()
		if m.s.list != nil {
			return m.s.replan(func(*openList) {})
		}
		return nil
	})
	return v, err
}

// underMalOf opens a job under the newest mal of the institute it was made
// with. That mal is lent: it is in force as long as the job is open. When the
// job does not open, nothing has changed.
func (s *state) underMalOf(id string, open func() error) error {
	mal, lent := s.mal, s.lent
	if i, ok := institute.Find(id); ok && id != s.mal.Institute {
		s.mal, s.lent = s.newest(i), true
	}
	err := open()
	if err != nil {
		s.mal, s.lent = mal, lent
	}
	return err
}

// underOwnMal opens something else than a job: under the mal of the institute
// that was chosen here, whatever was lent to the job before.
func (s *state) underOwnMal(open func() error) error {
	mal, lent := s.mal, s.lent
	s.ownMal()
	err := open()
	if err != nil {
		s.mal, s.lent = mal, lent
	}
	return err
}

// ownMal ends the lending of a mal.
func (s *state) ownMal() {
	if s.lent {
		s.recallMal()
	}
}

// malAge is how long a confirmation of the mal counts: S1 asks before each
// import whether it is the latest version, and there are two a year.
const malAge = 30 * 24 * time.Hour

// malOld tells whether to ask if the mal is the latest version.
func (s *state) malOld() bool {
	if s.mal.Institute == "" {
		return false
	}
	t, err := time.Parse(time.DateOnly, s.mal.confirmed)
	return err != nil || s.Now().Sub(t) > malAge
}

// Pick asks for a mal and loads it; nil when the dialog was closed.
func (m *Mal) Pick() (*MalView, error) {
	path, err := m.s.Dialogs.PickMal()
	if err != nil || path == "" {
		return nil, err
	}
	return m.LoadPath(path)
}

// LoadPath loads the mal at a path.
func (m *Mal) LoadPath(path string) (*MalView, error) {
	return m.change("LoadPath", func() (*MalView, error) {
		ctx, cancel := context.WithTimeout(context.Background(), readTimeout)
		defer cancel()
		_, book, err := sheet.ReadFile(ctx, path, sheet.Options{})
		if err != nil {
			return nil, err
		}
		return m.load(book, filepath.Base(path))
	})
}

// LoadContent loads a mal that came without a path, base64-encoded.
func (m *Mal) LoadContent(name, content string) (*MalView, error) {
	return m.change("LoadContent", func() (*MalView, error) {
		data, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			return nil, fmt.Errorf("dropped mal: %w", err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), readTimeout)
		defer cancel()
		book, err := sheet.Read(ctx, data, sheet.Options{})
		if err != nil {
			return nil, err
		}
		return m.load(book, filepath.Base(name))
	})
}

func (m *Mal) load(book *sheet.Workbook, name string) (*MalView, error) {
	if m.s.mal.Institute == "" {
		return nil, noInstitute()
	}
	learned, err := roster.LearnMal(book, name, m.s.mal.Mal)
	if err != nil {
		return nil, err
	}
	var changes []string
	if m.s.mal.Learned {
		changes = m.s.mal.Changes(learned)
	}
	// A mal that was just fetched and loaded is the latest as far as the user knows.
	v, err := m.keep(learned, m.s.Now().Format("2006-01-02"))
	if err != nil {
		return nil, err
	}
	v.Changes = orList(changes)
	return v, nil
}

// SetConstants gives values to fixed columns of the mal, by name.
func (m *Mal) SetConstants(constants map[string]string) (*MalView, error) {
	return m.change("SetConstants", func() (*MalView, error) {
		if m.s.mal.Institute == "" {
			return nil, noInstitute()
		}
		return m.keep(m.s.mal.With(constants), m.s.mal.confirmed)
	})
}

// SetForm says how the file is written: delimiter ";", "," or a tab, and the
// mark of UTF-8 in front.
func (m *Mal) SetForm(delimiter string, bom bool) (*MalView, error) {
	return m.change("SetForm", func() (*MalView, error) {
		switch {
		case m.s.mal.Institute == "":
			return nil, noInstitute()
		case !slices.Contains([]string{";", ",", "\t"}, delimiter):
			return nil, problem.Refuse("delimiter-unknown", "Dat scheidingsteken kan niet.", "Kies puntkomma, komma of tab.")
		}
		mal := m.s.mal.Mal
		mal.Delimiter, mal.BOM = delimiter, bom
		return m.keep(mal, m.s.mal.confirmed)
	})
}

// SetUsername says how user names are made: institute.UsernameBig or UsernameZ.
func (m *Mal) SetUsername(form string) (*MalView, error) {
	return m.change("SetUsername", func() (*MalView, error) {
		switch {
		case m.s.mal.Institute == "":
			return nil, noInstitute()
		case form != institute.UsernameBig && form != institute.UsernameZ:
			return nil, problem.Refuse("username-form", "Zo kan een gebruikersnaam niet worden gemaakt.", "Kies BIG-nummer of z-nummer.")
		}
		mal := m.s.mal.Mal
		mal.Username = form
		return m.keep(mal, m.s.mal.confirmed)
	})
}

// Confirm notes that the mal is the latest version as of today.
func (m *Mal) Confirm() (*MalView, error) {
	return m.change("Confirm", func() (*MalView, error) {
		if m.s.mal.Institute == "" {
			return nil, noInstitute()
		}
		return m.keep(m.s.mal.Mal, m.s.today())
	})
}

// Versions gives the mals kept for the institute, the newest first, each with
// what it has different from the one before.
func (m *Mal) Versions() (v []MalVersionView, err error) {
	err = m.s.do("Versions", func(context.Context) error {
		v = []MalVersionView{}
		kept, err := m.s.malVersions()
		if err != nil {
			return err
		}
		for i, k := range kept {
			w := MalVersionView{Version: k.Version, Confirmed: k.Confirmed, Changes: []string{}, Newest: i == len(kept)-1}
			if i > 0 {
				before, err1 := institute.Decode(kept[i-1].Mal)
				now, err2 := institute.Decode(k.Mal)
				if err1 == nil && err2 == nil {
					w.Changes = orList(before.Changes(now))
				}
			}
			v = append(v, w)
		}
		slices.Reverse(v)
		return nil
	})
	return v, err
}

func (s *state) malVersions() (kept []MalVersion, err error) {
	memory, done, err := s.Memory()
	if err != nil {
		return nil, err
	}
	kept, err = memory.MalVersions(s.mal.Institute)
	return kept, errors.Join(err, done())
}

// Restore takes a kept version as the newest.
func (m *Mal) Restore(version int) (*MalView, error) {
	return m.change("Restore", func() (*MalView, error) {
		kept, err := m.s.malVersions()
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(kept, func(k MalVersion) bool { return k.Version == version })
		if i < 0 {
			return nil, problem.Refuse("version-unknown", "Die versie van de mal is er niet.", "")
		}
		mal, err := institute.Decode(kept[i].Mal)
		if err != nil {
			return nil, err
		}
		return m.keep(mal, "")
	})
}

// SaveExample saves an example of the mal: what is "empty" (columns alone) or
// "filled" (one invented aios), form "csv" or "xlsx".
func (m *Mal) SaveExample(what, form string) (v *Saved, err error) {
	var mal institute.Mal
	err = m.s.do("SaveExample", func(context.Context) error {
		if mal = m.s.mal.Mal; mal.Institute == "" {
			return noInstitute()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	filled := what == "filled"
	data := roster.ExampleCSV(mal, filled)
	if form == "xlsx" {
		if data, err = roster.ExampleWorkbook(mal, filled); err != nil {
			return nil, err
		}
	} else {
		form = "csv"
	}
	name := "mal leeg." + form
	if filled {
		name = "mal met voorbeeld." + form
	}
	path, err := m.s.ask(target{"Voorbeeld van de mal opslaan", "", form}, name)
	v = &Saved{LeftOut: []int{}, Aside: []int{}}
	if err != nil || path == "" {
		return v, err
	}
	v.Path, v.File = path, filepath.Base(path)
	return v, roster.Replace(path, true, data, unchecked)
}

// keep remembers a mal and puts it in force. Unlike a mere convenience, a mal
// that could not be remembered is told, and then the one before stays in force.
func (m *Mal) keep(mal institute.Mal, confirmed string) (*MalView, error) {
	stored, err := mal.Encode()
	if err != nil {
		return nil, err
	}
	memory, done, err := m.s.Memory()
	if err != nil {
		return nil, err
	}
	version, err := memory.PutMal(mal.Institute, stored)
	if err == nil && confirmed != "" {
		err = memory.ConfirmMal(mal.Institute, confirmed)
	}
	if err = errors.Join(err, done()); err != nil {
		return nil, err
	}
	m.s.mal = malInForce{mal, confirmed, version}
	return malView(m.s.mal), nil
}

func noInstitute() error {
	return problem.Refuse("institute-missing", "Er is nog geen instituut gekozen.", "Kies eerst je instituut; dat bepaalt de mal.")
}

func malView(m malInForce) *MalView {
	v := &MalView{Institute: m.Institute, Name: m.Institute, Source: m.Source, Confirmed: m.confirmed,
		Delimiter: m.Delimiter, BOM: m.BOM, Username: m.Username, Version: m.version, Constants: []ConstantView{}, Changes: []string{}}
	if i, ok := institute.Find(m.Institute); ok {
		v.Name = i.Name
	}
	switch {
	case v.Source != "":
	case m.Learned:
		v.Source = "eerder geladen mal"
	default:
		v.Source = "ingebouwde beginmal"
	}
	for _, c := range m.Fixed() {
		where := "Je vindt dit in de mal van de supportsite van Scorion. Anders weet je lokaal beheerder het."
		if !c.Known() {
			where = "Aiosmap kent deze kolom niet. Vraag je lokaal beheerder wat hier hoort."
		}
		v.Constants = append(v.Constants, ConstantView{Column: c.Name, Value: m.Constants[c.Name], Missing: m.Lacks(c),
			Known: c.Known(), Example: m.Examples[c.Name], Where: where})
	}
	return v
}

func (s *state) institutes() []InstituteView {
	out := []InstituteView{}
	for _, i := range institute.All() {
		out = append(out, InstituteView{ID: i.ID, Name: i.Name, Mal: *malView(s.newest(i))})
	}
	return out
}
