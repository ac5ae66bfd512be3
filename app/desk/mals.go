package desk

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"path/filepath"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// Mal is the service of the mal screen. The mal in force is remembered per
// institute; after a change the window asks Import.Change for the new plan.
type Mal struct{ s *state }

// chosenInstitute is the name under which the choice is remembered.
const chosenInstitute = "institute"

// recallMal takes the institute chosen last time with its newest mal.
func (s *state) recallMal() {
	id := ""
	s.remember("institute", func(m roster.Memory) (err error) {
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
	s.remember("mal", func(m roster.Memory) error {
		stored, _, confirmed, ok, err := m.Mal(i.ID)
		if err != nil || !ok {
			return err
		}
		mal, err := institute.Decode(stored)
		if err != nil {
			return err
		}
		found = malInForce{mal, confirmed}
		return nil
	})
	return found
}

// Use takes an institute and its newest mal.
func (m *Mal) Use(id string) (v *MalView, err error) {
	err = m.s.do("Use", func(context.Context) error {
		i, ok := institute.Find(id)
		if !ok {
			return problem.Refuse("institute-unknown", "Dit instituut is niet bekend.", "Kies een instituut uit de lijst.")
		}
		m.s.mal = m.s.newest(i)
		m.s.remember("institute", func(mem roster.Memory) error { return mem.SetChoice(chosenInstitute, i.ID) })
		v = malView(m.s.mal)
		return nil
	})
	return v, err
}

// Pick asks for a mal and loads it; nil when the dialog was closed.
func (m *Mal) Pick() (v *MalView, err error) {
	path, err := m.s.Dialogs.PickMal()
	if err != nil || path == "" {
		return nil, err
	}
	err = m.s.do("Pick", func(ctx context.Context) error {
		_, book, err := sheet.ReadFile(ctx, path, sheet.Options{})
		if err != nil {
			return err
		}
		v, err = m.load(book, filepath.Base(path))
		return err
	})
	return v, err
}

// LoadContent loads a mal that came without a path, base64-encoded.
func (m *Mal) LoadContent(name, content string) (v *MalView, err error) {
	err = m.s.do("LoadContent", func(ctx context.Context) error {
		data, err := base64.StdEncoding.DecodeString(content)
		if err != nil {
			return fmt.Errorf("dropped mal: %w", err)
		}
		book, err := sheet.Read(ctx, data, sheet.Options{})
		if err != nil {
			return err
		}
		v, err = m.load(book, filepath.Base(name))
		return err
	})
	return v, err
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
func (m *Mal) SetConstants(constants map[string]string) (v *MalView, err error) {
	err = m.s.do("SetConstants", func(context.Context) error {
		if m.s.mal.Institute == "" {
			return noInstitute()
		}
		v, err = m.keep(m.s.mal.With(constants), m.s.mal.confirmed)
		return err
	})
	return v, err
}

// Confirm notes that the mal is the latest version as of today.
func (m *Mal) Confirm() (v *MalView, err error) {
	err = m.s.do("Confirm", func(context.Context) error {
		if m.s.mal.Institute == "" {
			return noInstitute()
		}
		v, err = m.keep(m.s.mal.Mal, m.s.Now().Format("2006-01-02"))
		return err
	})
	return v, err
}

// keep puts a mal in force and remembers it. Unlike a mere convenience, a
// mal that could not be remembered is told: it would be asked again.
func (m *Mal) keep(mal institute.Mal, confirmed string) (*MalView, error) {
	m.s.mal = malInForce{mal, confirmed}
	stored, err := mal.Encode()
	if err != nil {
		return nil, err
	}
	memory, done, err := m.s.Memory()
	if err != nil {
		return nil, err
	}
	_, err = memory.PutMal(mal.Institute, stored)
	if err == nil && confirmed != "" {
		err = memory.ConfirmMal(mal.Institute, confirmed)
	}
	if err = errors.Join(err, done()); err != nil {
		return nil, err
	}
	return malView(m.s.mal), nil
}

func noInstitute() error {
	return problem.Refuse("institute-missing", "Er is nog geen instituut gekozen.", "Kies eerst je instituut; dat bepaalt de mal.")
}

func malView(m malInForce) *MalView {
	v := &MalView{Institute: m.Institute, Name: m.Institute, Source: m.Source, Confirmed: m.confirmed,
		Delimiter: m.Delimiter, BOM: m.BOM, Constants: []ConstantView{}, Changes: []string{}}
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
		v.Constants = append(v.Constants, ConstantView{Column: c.Name, Value: m.Constants[c.Name], Missing: m.Lacks(c)})
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
