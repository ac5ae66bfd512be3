package store

import (
	"path/filepath"
	"strings"
)

// Surroundings says what a folder lies in that does not go well with
// portfolios: a folder that is synchronised, or a drive on the network. The
// values are words that a user knows.
type Surroundings string

// What FolderSurroundings can find.
const (
	LocalFolder  Surroundings = ""
	InOneDrive   Surroundings = "OneDrive"
	InDropbox    Surroundings = "Dropbox"
	InICloud     Surroundings = "iCloud"
	InGoogle     Surroundings = "Google Drive"
	OnTheNetwork Surroundings = "netwerk"
)

// FolderSurroundings looks where a folder lies; it need not exist. env is the
// environment. A folder that the user had synchronised by other means is not
// recognised.
func FolderSurroundings(folder string, env func(string) string) Surroundings {
	if found := syncedBy(folder, env); found != LocalFolder {
		return found
	}
	if strings.HasPrefix(folder, `\\`) {
		return OnTheNetwork
	}
	for there := folder; ; there = filepath.Dir(there) {
		if remote, known := isRemote(there); known {
			if remote {
				return OnTheNetwork
			}
			return LocalFolder
		}
		if there == filepath.Dir(there) {
			return LocalFolder
		}
	}
}

// syncedBy recognises the folders that the programs make by themselves. It
// takes the paths of all systems.
func syncedBy(folder string, env func(string) string) Surroundings {
	parts := strings.FieldsFunc(strings.ToLower(folder), func(r rune) bool { return r == '/' || r == '\\' })
	for _, name := range []string{"OneDrive", "OneDriveConsumer", "OneDriveCommercial"} {
		// The user may have given it any name.
		if own := env(name); own != "" && liesIn(folder, own) {
			return InOneDrive
		}
	}
	for i, part := range parts {
		switch {
		case isNamed(part, "onedrive"):
			return InOneDrive
		case isNamed(part, "dropbox"):
			return InDropbox
		case isNamed(part, "googledrive"), isNamed(part, "google drive"), part == "my drive", part == "mijn drive":
			return InGoogle
		case part == "iclouddrive", part == "icloud drive", part == "mobile documents" && i > 0 && parts[i-1] == "library":
			return InICloud
		}
	}
	return LocalFolder
}

// isNamed takes "dropbox", "dropbox (werk)", "onedrive - instituut" and
// "onedrive-persoonlijk", and not "dropboxen".
func isNamed(part, name string) bool {
	rest, ok := strings.CutPrefix(part, name)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '-')
}

// liesIn tells whether a path is a folder or lies below it, capitals or not.
func liesIn(path, folder string) bool {
	path, folder = strings.ToLower(path), strings.TrimRight(strings.ToLower(folder), `/\`)
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || rest[0] == '/' || rest[0] == '\\')
}
