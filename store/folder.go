package store

import (
	"path"
	"strings"
)

// SettingsFile is the name of the settings file in the data folder.
const SettingsFile = "instellingen.db"

// DataFolder names the folder for Aiosmap's own files: AIOSMAP_DATA where it is
// set, else the place of the operating system (goos as in runtime.GOOS) for
// data that belongs to the user and to this computer. home is the user's home
// folder. The result is empty when neither env nor home says where.
//
// Linux follows the XDG base directory specification, which tells to ignore
// a relative XDG_DATA_HOME.
func DataFolder(env func(string) string, home string, goos string) string {
	if own := env("AIOSMAP_DATA"); own != "" {
		return own
	}
	switch goos {
	case "windows":
		if local := env("LOCALAPPDATA"); local != "" {
			return strings.TrimRight(local, `\/`) + `\Aiosmap`
		}
		if home != "" {
			return strings.TrimRight(home, `\/`) + `\AppData\Local\Aiosmap`
		}
	case "darwin":
		if home != "" {
			return path.Join(home, "Library", "Application Support", "Aiosmap")
		}
	default:
		if data := env("XDG_DATA_HOME"); path.IsAbs(data) {
			return path.Join(data, "aiosmap")
		}
		if home != "" {
			return path.Join(home, ".local", "share", "aiosmap")
		}
	}
	return ""
}
