package store

import (
	"errors"
	"os"
	"testing"
)

// A file with Windows' own mark opens for reading, and for writing when the mark
// is taken away.
func TestReadOnlyFile(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{RevisionBucket, "a", []byte("een")})
	id, path := f.ID(), f.Path()
	c.must(f.Close())
	c.must(os.Chmod(path, 0o400))
	if file, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
		c.must(errors.Join(file.Close(), os.Chmod(path, 0o600)))
		t.Skip("this system (Wine for root) lets the file be written all the same")
	}
	if file := c.found(); file.State != StateOK || !file.ReadOnly {
		t.Errorf("found as %+v", file)
	}
	f, err := c.OpenPassword(id, []byte(testPassword))
	c.must(err)
	if !f.ReadOnly() {
		t.Error("not told to be read-only")
	}
	wantRecord(t, f, RevisionBucket, "a", "een")
	wantRefusal(t, f.Write(Change{RevisionBucket, "a", []byte("twee")}), PortfolioReadOnly)
	c.must(f.Close())
	_, err = c.OpenPassword(id, []byte("Fout1"))
	wantRefusal(t, err, PasswordWrong)

	c.must(os.Chmod(path, 0o600))
	f = c.open(id)
	c.write(f, RevisionBucket, "a", "twee")
	wantRecord(t, f, RevisionBucket, "a", "twee")
}
