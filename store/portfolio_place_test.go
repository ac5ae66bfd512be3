package store

import (
	"path/filepath"
	"testing"
)

func TestSyncedFolders(t *testing.T) {
	for _, tt := range []struct {
		folder string
		env    map[string]string
		want   Surroundings
	}{
		{`C:\Users\noor\AppData\Local\Aiosmap\portfolios`, nil, LocalFolder},
		{"/home/noor/.local/share/aiosmap/portfolios", nil, LocalFolder},
		{"/Users/noor/Library/Application Support/Aiosmap", nil, LocalFolder},
		{`C:\Users\noor\OneDrive\Aiosmap`, nil, InOneDrive},
		{`C:\Users\noor\OneDrive - Huisartsopleiding Kustoord\Aiosmap`, nil, InOneDrive},
		{"/Users/noor/Library/CloudStorage/OneDrive-Persoonlijk/Aiosmap", nil, InOneDrive},
		{`D:\Wolk\Aiosmap`, map[string]string{"OneDrive": `D:\Wolk`}, InOneDrive},
		{`d:\wolk`, map[string]string{"OneDriveCommercial": `D:\Wolk\`}, InOneDrive},
		{`D:\Wolken\Aiosmap`, map[string]string{"OneDrive": `D:\Wolk`}, LocalFolder},
		{"/home/noor/Dropbox/aiosmap", nil, InDropbox},
		{`C:\Users\noor\Dropbox (Werk)\aiosmap`, nil, InDropbox},
		{"/home/noor/Dropboxen", nil, LocalFolder},
		{"/Users/noor/Library/Mobile Documents/com~apple~CloudDocs/Aiosmap", nil, InICloud},
		{`C:\Users\noor\iCloudDrive\Aiosmap`, nil, InICloud},
		{"/home/noor/Mobile Documents", nil, LocalFolder},
		{"/Users/noor/Library/CloudStorage/GoogleDrive-noor@voorbeeld.nl/Mijn Drive", nil, InGoogle},
		{`G:\Mijn Drive\Aiosmap`, nil, InGoogle},
		{`C:\Users\noor\Google Drive`, nil, InGoogle},
	} {
		if got := syncedBy(tt.folder, func(name string) string { return tt.env[name] }); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.folder, got, tt.want)
		}
	}
	none := func(string) string { return "" }
	if got := FolderSurroundings(`\\server\home\noor\Aiosmap`, none); got != OnTheNetwork {
		t.Errorf("a share: %q", got)
	}
	// A folder that is not there yet lies where the one above it does.
	if got := FolderSurroundings(filepath.Join(tempFolder(t), "nog", "niet"), none); got != LocalFolder {
		t.Errorf("a folder here: %q", got)
	}
	if _, known := isRemote(filepath.Join(tempFolder(t), "nog")); known && filepath.Separator == '/' {
		t.Error("a folder that is not there is known")
	}
}
