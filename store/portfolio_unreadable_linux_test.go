package store

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder with backups that cannot be read is not taken for an empty one: what
// was to go would stay, and a new backup would not be the newest.
func TestUnreadableBackups(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	b, err := f.Backup()
	c.must(err)
	id, folder := f.ID(), filepath.Dir(b.Path)
	c.must(f.Close())
	readable(t, c, 0o600, 0o700)
	for _, path := range []string{c.backupRoot(), folder, b.Path} {
		if os.Getuid() == 0 {
			c.must(os.Chown(path, 65534, -1))
		}
	}
	c.must(os.Chmod(folder, 0))
	t.Cleanup(func() { c.must(os.Chmod(folder, 0o700)) })
	asOrdinaryUser(t, func() {
		p := c.another()
		f, err := p.OpenPassword(id, []byte(testPassword))
		if err != nil {
			t.Error(err)
			return
		}
		defer f.Close()
		if all, err := p.Backups(id); !hasCode(err, PortfolioDenied) {
			t.Errorf("backups: %v, %v", all, err)
		}
		if _, err := f.Backup(); !hasCode(err, BackupFailed) {
			t.Errorf("backup: %v", err)
		}
		if err := f.DropOldBackups(); !hasCode(err, BackupFailed) {
			t.Errorf("drop: %v", err)
		}
		if !f.Changed() {
			t.Error("said to be in a backup that cannot be seen")
		}
		// What is read needs no backups.
		wantRecord(t, f, RevisionBucket, "a", "een")
	})
}
