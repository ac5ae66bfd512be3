package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
)

// settingsFile is all settings as one readable file, without personal data:
// no file names, no people, nothing of any list.
type settingsFile struct {
	Format int    `json:"aiosmap-instellingen"`
	Made   string `json:"gemaakt"`
	// Institute is the one that was chosen.
	Institute string               `json:"instituut,omitempty"`
	Mals      map[string]sharedMal `json:"mallen"`
	// Links are confirmed links of columns, by a hash of the header row.
	Links map[string]map[string]string `json:"kolommen"`
}

type sharedMal struct {
	Confirmed string          `json:"bevestigd,omitempty"`
	Mal       json.RawMessage `json:"mal"`
}

const (
	settingsFormat = 1
	settingsMost   = 4 << 20
	sharedChoice   = "shared-settings"
)

// SettingsUnreadable: a file given as settings is none.
const SettingsUnreadable problem.Code = "settings-unreadable"

// Export saves all settings as one readable file.
func (a *About) Export() (*Saved, error) {
	v := &Saved{LeftOut: []int{}, Aside: []int{}}
	path, err := a.s.ask(target{"Instellingen opslaan", "", "json"}, "aiosmap-instellingen.json")
	if err != nil || path == "" {
		return v, err
	}
	err = a.s.do("Export", func(context.Context) error {
		data, err := a.s.export()
		if err != nil {
			return err
		}
		v.Path, v.File = path, filepath.Base(path)
		return roster.Replace(path, true, data, unchecked)
	})
	return v, err
}

func (s *state) export() ([]byte, error) {
	f := settingsFile{Format: settingsFormat, Made: s.today(), Institute: s.mal.Institute,
		Mals: map[string]sharedMal{}, Links: map[string]map[string]string{}}
	memory, done, err := s.Memory()
	if err != nil {
		return nil, err
	}
	err = func() error {
		ids, err := memory.Institutes()
		if err != nil {
			return err
		}
		for _, id := range ids {
			mal, _, confirmed, ok, err := memory.Mal(id)
			if err != nil {
				return err
			}
			if ok {
				f.Mals[id] = sharedMal{confirmed, mal}
			}
		}
		links, err := memory.Mappings()
		if err != nil {
			return err
		}
		for key, stored := range links {
			var l map[string]string
			if json.Unmarshal(stored, &l) == nil {
				f.Links[key] = l
			}
		}
		return nil
	}()
	if err := errors.Join(err, done()); err != nil {
		return nil, err
	}
	return json.MarshalIndent(f, "", "  ")
}

// Import takes over settings from a file and says what changed; nil when the
// dialog was closed.
func (a *About) Import() (v []string, err error) {
	path, err := a.s.Dialogs.PickSettings()
	if err != nil || path == "" {
		return nil, err
	}
	err = a.s.do("Import", func(context.Context) error {
		f, err := readSettings(path)
		if err != nil {
			return err
		}
		v = orList(a.s.news(f))
		return a.s.take(f)
	})
	return v, err
}

// readSettings reads a settings file that somebody may have edited.
func readSettings(path string) (settingsFile, error) {
	var f settingsFile
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, problem.Refuse(SettingsUnreadable, filepath.Base(path)+" is er niet.", "Kies het bestand opnieuw.")
	}
	if err == nil && info.Size() > settingsMost {
		err = fmt.Errorf("%d bytes", info.Size())
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err == nil {
		err = json.Unmarshal(bytes.TrimPrefix(data, []byte("\uFEFF")), &f)
	}
	if err == nil && f.Format != settingsFormat {
		err = fmt.Errorf("format %d", f.Format)
	}
	for id, m := range f.Mals {
		mal, bad := institute.Decode(m.Mal)
		if _, known := institute.Find(id); bad != nil || !known || mal.Institute != id {
			err = errors.Join(err, fmt.Errorf("mal of %q", id))
		}
	}
	if err != nil {
		return settingsFile{}, fmt.Errorf("%w (%w)", problem.Refuse(SettingsUnreadable, filepath.Base(path)+" is geen bestand met instellingen van Aiosmap, of het is beschadigd.",
			"Sla de instellingen op de andere computer opnieuw op en kies dat bestand."), err)
	}
	return f, nil
}

// news says what a settings file would change here.
func (s *state) news(f settingsFile) (out []string) {
	s.remember("settings", func(m Memory) error {
		for _, id := range slices.Sorted(maps.Keys(f.Mals)) {
			i, _ := institute.Find(id)
			theirs, err := institute.Decode(f.Mals[id].Mal)
			if err != nil {
				return err
			}
			stored, _, confirmed, ok, err := m.Mal(id)
			if err != nil {
				return err
			}
			if !ok {
				out = append(out, "Mal van "+i.Name+" erbij.")
				continue
			}
			mine, err := institute.Decode(stored)
			if err != nil {
				return err
			}
			if changes := mine.Changes(theirs); len(changes) > 0 {
				out = append(out, "Mal van "+i.Name+": "+joinSentences(changes))
			} else if f.Mals[id].Confirmed > confirmed {
				out = append(out, "Mal van "+i.Name+" is op "+dutchDate(f.Mals[id].Confirmed)+" als laatste versie bevestigd.")
			}
		}
		links, err := m.Mappings()
		if err != nil {
			return err
		}
		fresh := 0
		for key := range f.Links {
			if _, ok := links[key]; !ok {
				fresh++
			}
		}
		if fresh > 0 {
			out = append(out, plural(fresh, "1 lijst met gekoppelde kolommen erbij.", "%s lijsten met gekoppelde kolommen erbij."))
		}
		return nil
	})
	return out
}

func joinSentences(list []string) string {
	const most = 3
	text := ""
	for i, s := range list {
		if i == most {
			return text + fmt.Sprintf(" En nog %d.", len(list)-most)
		}
		if i > 0 {
			text += " "
		}
		text += s
	}
	return text
}

// take takes settings over; links that are here already stay.
func (s *state) take(f settingsFile) error {
	memory, done, err := s.Memory()
	if err != nil {
		return err
	}
	err = func() error {
		for id, m := range f.Mals {
			// Compacted, so that the same mal in another layout is no new version.
			mal, err := institute.Decode(m.Mal)
			if err != nil {
				return err
			}
			stored, err := mal.Encode()
			if err != nil {
				return err
			}
			if _, err := memory.PutMal(id, stored); err != nil {
				return err
			}
			_, _, confirmed, _, err := memory.Mal(id)
			if err != nil {
				return err
			}
			if m.Confirmed > confirmed {
				if err := memory.ConfirmMal(id, m.Confirmed); err != nil {
					return err
				}
			}
		}
		here, err := memory.Mappings()
		if err != nil {
			return err
		}
		for key, l := range f.Links {
			if _, ok := here[key]; ok {
				continue
			}
			stored, err := json.Marshal(l)
			if err != nil {
				return err
			}
			if err := memory.PutMapping(key, stored); err != nil {
				return err
			}
		}
		if s.mal.Institute == "" && f.Institute != "" {
			return memory.SetChoice(chosenInstitute, f.Institute)
		}
		return nil
	}()
	if err := errors.Join(err, done()); err != nil {
		return err
	}
	if i, ok := institute.Find(s.mal.Institute); ok && s.lent {
		s.mal = s.newest(i)
	} else {
		s.recallMal()
	}
	if s.list != nil {
		return s.replan(func(*openList) {})
	}
	return nil
}

// shared is the settings file that is looked at on each start.
func (s *state) shared() string {
	if s.Policy.Shared != "" {
		return s.Policy.Shared
	}
	path := ""
	s.choice(sharedChoice, &path)
	return path
}

// sharedNews says what is new in the shared file. One that is away now, as
// a drive of the network can be, says nothing.
func (s *state) sharedNews() []string {
	path := s.shared()
	if path == "" {
		return []string{}
	}
	type read struct {
		settingsFile
		err error
	}
	found := looks(driveWait, 1, func(int) read {
		f, err := readSettings(path)
		return read{f, err}
	})[0]
	switch {
	case found == nil:
		s.Log.Warn("shared settings", "error", "the drive does not answer")
		return []string{}
	case found.err != nil:
		s.Log.Warn("shared settings", "error", codeOf(found.err))
		return []string{}
	}
	return orList(s.news(found.settingsFile))
}

// Share looks at a shared settings file on each start; nil when the dialog
// was closed.
func (a *About) Share() (v *SettingsView, err error) {
	path, err := a.s.Dialogs.PickSettings()
	if err != nil || path == "" {
		return nil, err
	}
	err = a.s.do("Share", func(context.Context) error {
		if _, err := readSettings(path); err != nil {
			return err
		}
		a.s.setChoice(sharedChoice, path)
		v = a.s.settings()
		return nil
	})
	return v, err
}

// Unshare looks at no shared settings file any more.
func (a *About) Unshare() (v *SettingsView, err error) {
	err = a.s.do("Unshare", func(context.Context) error {
		a.s.setChoice(sharedChoice, "")
		v = a.s.settings()
		return nil
	})
	return v, err
}

// TakeShared takes over what is new in the shared settings file.
func (a *About) TakeShared() (v *SettingsView, err error) {
	err = a.s.do("TakeShared", func(context.Context) error {
		f, err := readSettings(a.s.shared())
		if err != nil {
			return err
		}
		if err := a.s.take(f); err != nil {
			return err
		}
		v = a.s.settings()
		return nil
	})
	return v, err
}
