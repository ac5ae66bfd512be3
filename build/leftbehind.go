package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// leavesNothing opens a list with the canaries in a home of its own and
// searches what the program and its webview kept there. The home is seen in
// the browser tests too; this one has the webview that is shipped.
func (s *shop) leavesNothing(ctx context.Context, c *screen, program string) error {
	home, err := s.emptyDir("home")
	if err != nil {
		return err
	}
	var env []string
	for _, place := range [][2]string{
		{"HOME", ""}, {"TMPDIR", "tmp"}, {"XDG_DATA_HOME", "data"}, {"XDG_CACHE_HOME", "cache"},
		{"XDG_CONFIG_HOME", "config"}, {"AIOSMAP_DATA", "data/aiosmap"},
	} {
		dir := filepath.Join(home, place[1])
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		env = append(env, place[0]+"="+dir)
	}
	book, err := workbook("Aiossen", [][]cell{
		{str("Voornaam"), str("Achternaam"), str("E-mail"), str("BIG-nummer"), str("Geslacht"), str("Wachtwoord")},
		{str("Tjalling"), str(canaries[0]), str(canaries[1]), str(canaries[2]), str("m"), str(canaries[3])},
	}, nil)
	if err != nil {
		return err
	}
	lists, err := s.emptyDir("lists")
	if err != nil {
		return err
	}
	list := filepath.Join(lists, "nieuwe aiossen.xlsx")
	if err := os.WriteFile(list, book, 0o600); err != nil {
		return err
	}
	if err := s.selftestIn(ctx, c, env, program, list, 1); err != nil {
		return err
	}
	if err := holdsAll(lists, canaries); err != nil {
		return err
	}
	return holdsNone(home, canaries)
}

// holdsNone fails when a word is found in a folder, and names the places.
func holdsNone(folder string, words []string) error {
	found, err := leaks([]string{folder}, words)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("personal data left behind:\n%s", strings.Join(found, "\n"))
	}
	return err
}

// holdsAll fails when one of the words is not found in a folder where it stands.
func holdsAll(folder string, words []string) error {
	for _, w := range words {
		found, err := leaks([]string{folder}, []string{w})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("%q stands nowhere in %s, so its search says nothing", w, folder)
		}
	}
	return nil
}
