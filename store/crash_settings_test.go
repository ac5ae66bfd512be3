package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// settingsScenario makes the settings file and writes in it. A state is all
// content that can be got from it.
func settingsScenario() crashScenario {
	const none = "no settings yet"
	place := func(folder string) string { return filepath.Join(folder, "data", SettingsFile) }
	stateOf := func(s *Settings) (string, error) {
		text, err := contentOf(s)
		return fmt.Sprintf("%x", sha256.Sum256([]byte(text))), err
	}
	return crashScenario{
		name:      "settings",
		brokenToo: true,
		names:     true,
		before:    func(string) (string, error) { return none, nil },
		work: func(c *crashWork) error {
			s, err := OpenSettings(place(c.folder), Options{Now: clock})
			if err != nil {
				return err
			}
			said := func(err error) error {
				if err != nil {
					return err
				}
				state, err := stateOf(s)
				return errors.Join(err, c.tell(state))
			}
			err = said(nil)
			for i := range c.rounds * 3 {
				institute := institutes[i%3]
				_, putErr := s.PutMal(institute, []byte(strings.Repeat(fmt.Sprintf("mal %d;", i), 300)))
				err = errors.Join(err, said(putErr))
				err = errors.Join(err, said(s.SetChoice(fmt.Sprintf("keuze-%02d", i%20), fmt.Sprint(i))))
			}
			return errors.Join(err, s.Close())
		},
		judge: func(folder, last, next string, _ bool) error {
			_, err := os.Lstat(place(folder))
			missing := errors.Is(err, fs.ErrNotExist)
			s, err := OpenSettings(place(folder), Options{Now: clock})
			if err != nil {
				return err
			}
			got, err := stateOf(s)
			if err := errors.Join(err, s.Close()); err != nil {
				return err
			}
			if missing && last == none || !missing && (got == last || got == next) {
				return nil
			}
			return fmt.Errorf("holds %.8s, not %.8s nor %.8s", got, last, next)
		},
	}
}
