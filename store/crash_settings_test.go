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
			var s *Settings
			err := c.try(func() (err error) {
				s, err = OpenSettings(place(c.folder), Options{Now: clock})
				return err
			})
			if err != nil {
				return err
			}
			// done does a change and tells the state after it.
			done := func(change func() error) {
				if err != nil {
					return
				}
				if err = c.try(change); err != nil {
					return
				}
				var state string
				if state, err = stateOf(s); err == nil {
					err = c.tell(state)
				}
			}
			done(func() error { return nil })
			for i := range c.rounds * 3 {
				mal := []byte(strings.Repeat(fmt.Sprintf("mal %d;", i), 300))
				done(func() error {
					_, err := s.PutMal(institutes[i%3], mal)
					return err
				})
				done(func() error { return s.SetChoice(fmt.Sprintf("keuze-%02d", i%20), fmt.Sprint(i)) })
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
