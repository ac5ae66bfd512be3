package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

const (
	testUser     = "BIG-69000000201"
	testPassword = "Huis(arts!01 & <duin>"
)

// cheapKDF stands for the real one, which takes a quarter of a second.
func cheapKDF(k seal.KDF, password []byte, salt seal.Salt) (seal.Key, error) {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %x %s", k, salt, password))
	return seal.KeyFrom(sum[:])
}

// portfolioTest is a test's computer: the portfolios, its key store and its clock.
type portfolioTest struct {
	*Portfolios
	t      testing.TB
	folder string // with the portfolios
	second string // empty until the test makes one
	keys   KeyStore
	now    time.Time
}

// newPortfolios gives an empty computer with a cheap KDF.
func newPortfolios(t testing.TB) *portfolioTest {
	t.Helper()
	c := &portfolioTest{t: t, folder: filepath.Join(tempFolder(t), PortfoliosFolder), keys: MemoryKeys(), now: clock()}
	c.Portfolios = c.another()
	return c
}

// another is a second program on the same computer, or the same one started
// again.
func (c *portfolioTest) another() *Portfolios {
	p := NewPortfolios(PortfolioOptions{
		Folder: c.folder, Rand: rand.Reader, Now: func() time.Time { return c.now }, Keys: c.keys,
		SecondPlace: func() string { return c.second }, LockTimeout: 200 * time.Millisecond,
	})
	p.derive = cheapKDF
	return p
}

// made makes a portfolio and gives it open, with its herstelcode.
func (c *portfolioTest) made(first ...Change) (*Portfolio, seal.RecoveryCode) {
	c.t.Helper()
	n, err := c.Prepare(testUser, []byte(testPassword))
	c.must(err)
	f, err := n.Create(false, first)
	c.must(err)
	c.closing(f)
	return f, n.Code()
}

// closing closes a portfolio at the end of the test, where that was not done.
func (c *portfolioTest) closing(f *Portfolio) {
	c.t.Cleanup(func() {
		if err := f.Close(); err != nil {
			c.t.Error(err)
		}
	})
}

func (c *portfolioTest) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// open opens with the password, until the end of the test.
func (c *portfolioTest) open(id string) *Portfolio {
	c.t.Helper()
	f, err := c.OpenPassword(id, []byte(testPassword))
	c.must(err)
	c.closing(f)
	return f
}

// again closes a portfolio and opens it.
func (c *portfolioTest) again(f *Portfolio) *Portfolio {
	c.t.Helper()
	c.must(f.Close())
	return c.open(f.ID())
}

// killed gives a file back as a system does for a program that is killed.
func (c *portfolioTest) killed(f *Portfolio) {
	c.t.Helper()
	c.must(f.held.closeNow(closedPortfolio()))
	f.mark.drop(false)
}

// write writes one record.
func (c *portfolioTest) write(f *Portfolio, bucket, id, value string) {
	c.t.Helper()
	c.must(f.Write(Change{bucket, id, []byte(value)}))
}

// wantRecord tells when a record is not what it should be; "" is none.
func wantRecord(t testing.TB, f *Portfolio, bucket, id, want string) {
	t.Helper()
	got, ok, err := f.Get(bucket, id)
	if err != nil || ok != (want != "") || string(got) != want {
		t.Errorf("%s %s: %q, %v, %v; want %q", bucket, id, got, ok, err, want)
	}
}

// found gives the one portfolio of the test's user.
func (c *portfolioTest) found() PortfolioFile {
	c.t.Helper()
	files, err := c.Find(testUser)
	c.must(err)
	if len(files) != 1 {
		c.t.Fatalf("found %+v", files)
	}
	return files[0]
}

// mend opens a file with bbolt alone, as someone with a tool would.
func mend(t testing.TB, path string, do func(tx *bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(do), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// spoil turns over all bits of the middle one of the places where b stands in
// the file.
func spoil(t testing.TB, path string, b []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for at := 0; ; n++ {
		i := bytes.Index(data[at:], b)
		if i < 0 {
			break
		}
		data[at+i+len(b)/2] ^= 0xFF
		at += i + len(b)
	}
	if n == 0 {
		t.Fatal("what is to be spoilt is not there")
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// valuesOf gives all stored values of a file, by bucket and key.
func valuesOf(t testing.TB, path string) map[string][]byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	_, err = readImage(bytes.NewReader(data), int64(len(data)), func(bucket string, key, value []byte) error {
		all[bucket+" "+string(key)] = bytes.Clone(value)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// checkFunc makes a check for PortfolioOptions of a look at a path.
func checkFunc(look func(path string) error) func(context.Context, string) error {
	return func(_ context.Context, path string) error { return look(path) }
}
