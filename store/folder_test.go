package store

import "testing"

func TestDataFolder(t *testing.T) {
	tests := []struct {
		name, goos, home string
		env              map[string]string
		want             string
	}{
		{"windows", "windows", `C:\Users\office`, map[string]string{"LOCALAPPDATA": `D:\Local`}, `D:\Local\Aiosmap`},
		{"windows, root", "windows", "", map[string]string{"LOCALAPPDATA": `D:\`}, `D:\Aiosmap`},
		{"windows without LOCALAPPDATA", "windows", `C:\Users\office`, nil, `C:\Users\office\AppData\Local\Aiosmap`},
		{"windows does not read XDG", "windows", `C:\Users\office`, map[string]string{"XDG_DATA_HOME": "/x"}, `C:\Users\office\AppData\Local\Aiosmap`},
		{"macOS", "darwin", "/Users/office", map[string]string{"XDG_DATA_HOME": "/x"}, "/Users/office/Library/Application Support/Aiosmap"},
		{"linux", "linux", "/home/office", nil, "/home/office/.local/share/aiosmap"},
		{"linux with XDG", "linux", "/home/office", map[string]string{"XDG_DATA_HOME": "/mnt/data"}, "/mnt/data/aiosmap"},
		{"linux with relative XDG", "linux", "/home/office", map[string]string{"XDG_DATA_HOME": "data"}, "/home/office/.local/share/aiosmap"},
		{"own folder goes first", "linux", "/home/office", map[string]string{"XDG_DATA_HOME": "/mnt/data", "AIOSMAP_DATA": "/own"}, "/own"},
		{"own folder on windows", "windows", `C:\Users\office`, map[string]string{"LOCALAPPDATA": `D:\Local`, "AIOSMAP_DATA": `E:\own`}, `E:\own`},
		{"nothing known", "linux", "", nil, ""},
		{"nothing known on macOS", "darwin", "", nil, ""},
		{"nothing known on windows", "windows", "", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := func(name string) string { return tt.env[name] }
			if got := DataFolder(env, tt.home, tt.goos); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
