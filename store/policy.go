package store

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// PolicyFile is the file with which an IT department fixes settings.
const PolicyFile = "beleid.json"

// Policy is what such a file fixes; the zero value fixes nothing.
type Policy struct {
	// File is where it was found, empty without one. Bad says that it could
	// not be read; nothing in it holds then.
	File string `json:"-"`
	Bad  bool   `json:"-"`
	// ImportOnly keeps portfolios away.
	ImportOnly bool `json:"alleenImport"`
	// DataFolder is where Aiosmap keeps its files.
	DataFolder string `json:"gegevensmap"`
	// Recents is false when opened lists are not remembered.
	Recents *bool `json:"recenteLijsten"`
	// Shared is a settings file looked at on each start.
	Shared string `json:"gedeeldeInstellingen"`
}

// PolicyPlaces are where a policy may lie, the first one found holds: the
// system's own place, which only an administrator can write, then beside the
// program. env is the environment, program the program's own path.
func PolicyPlaces(env func(string) string, goos, program string) []string {
	places := map[string]string{
		"windows": filepath.Join(env("ProgramData"), "Aiosmap", PolicyFile),
		"darwin":  "/Library/Application Support/Aiosmap/" + PolicyFile,
	}
	system, ok := places[goos]
	if !ok {
		system = "/etc/aiosmap/" + PolicyFile
	}
	if goos == "windows" && env("ProgramData") == "" {
		return []string{filepath.Join(filepath.Dir(program), PolicyFile)}
	}
	return []string{system, filepath.Join(filepath.Dir(program), PolicyFile)}
}

// ReadPolicy reads the first policy that is there.
func ReadPolicy(places []string) Policy {
	for _, path := range places {
		data, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			continue
		}
		var p Policy
		if err == nil {
			err = json.Unmarshal(data, &p)
		}
		if err != nil {
			// A policy that cannot be read must not pass for none.
			p = Policy{Bad: true}
		}
		p.File = path
		return p
	}
	return Policy{}
}

// RecentsOff tells whether opened lists are not remembered.
func (p Policy) RecentsOff() bool { return p.Recents != nil && !*p.Recents }
