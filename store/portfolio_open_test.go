package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aiosmap/store/seal"
)

func TestPortfolioKeepsRecords(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{ProfileBucket, "profile", []byte("Noor")}, Change{ScratchBucket, "blad", []byte("nog bellen")})
	wantRecord(t, f, ProfileBucket, "profile", "Noor")
	c.write(f, RevisionBucket, "b", "twee")
	c.must(f.Write(Change{RevisionBucket, "a", []byte("een")}, Change{RevisionBucket, "c", []byte{}}, Change{ScratchBucket, "blad", nil}))
	c.write(f, RevisionBucket, "b", "twee, gewijzigd")
	public, signature := f.Public(), f.Sign([]byte("bericht"))

	f = c.again(f)
	var got []string
	c.must(f.Each(RevisionBucket, func(id string, plain []byte) error {
		got = append(got, id+"="+string(plain))
		// Whoever goes through the records may ask for others.
		_, _, err := f.Get(ProfileBucket, "profile")
		return err
	}))
	if want := []string{"a=een", "b=twee, gewijzigd", "c="}; !slices.Equal(got, want) {
		t.Errorf("records %q, want %q", got, want)
	}
	if _, ok, err := f.Get(ScratchBucket, "blad"); ok || err != nil {
		t.Errorf("a removed record: %v, %v", ok, err)
	}
	if empty, ok, err := f.Get(RevisionBucket, "c"); !ok || len(empty) != 0 || err != nil {
		t.Errorf("an empty record: %q, %v, %v", empty, ok, err)
	}
	if !bytes.Equal(f.Public(), public) || !seal.Verify(f.Public(), []byte("bericht"), signature) {
		t.Error("another identity after opening again")
	}
	stop := errors.New("stop")
	if err := f.Each(RevisionBucket, func(string, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of the callee: %v", err)
	}
}

func TestPortfolioRefusesOddChanges(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	before := valuesOf(t, f.Path())
	for _, change := range []Change{
		{"meta", "schema", []byte("9")}, {"slots", "a", []byte("9")}, {"head", "head", []byte("9")}, {"identity", "identity", nil},
		{"onbekend", "a", nil}, {"", "a", nil},
		{RevisionBucket, "", []byte("9")}, {RevisionBucket, strings.Repeat("a", 65), []byte("9")}, {RevisionBucket, "A", []byte("9")},
		{RevisionBucket, "../a", []byte("9")}, {RevisionBucket, "a", make([]byte, maxRecordLength+1)},
	} {
		if err := f.Write(Change{RevisionBucket, "goed", []byte("1")}, change); err == nil {
			t.Errorf("taken: %s %.20q, %d bytes", change.Bucket, change.ID, len(change.Value))
		}
	}
	c.must(f.Write())
	c.must(f.Close())
	if after := valuesOf(t, f.Path()); !bytes.Equal(after["head head"], before["head head"]) {
		t.Error("a refused change was written")
	}
	c.must(c.open(f.ID()).Write(Change{RevisionBucket, strings.Repeat("a", 64), make([]byte, maxRecordLength)}))
}

func TestClosedPortfolio(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{ProfileBucket, "profile", []byte("Noor")})
	change, err := f.NewCode()
	c.must(err)
	c.must(f.Close())
	c.must(f.Close())
	_, _, getErr := f.Get(ProfileBucket, "profile")
	_, codeErr := f.NewCode()
	_, rekeyErr := f.Rekey([]byte(testPassword))
	_, _, sizeErr := f.Size()
	_, backupErr := f.Backup()
	for what, err := range map[string]error{
		"get": getErr, "each": f.Each(ProfileBucket, func(string, []byte) error { return nil }), "write": f.Write(Change{ProfileBucket, "profile", nil}),
		"new code": codeErr, "confirm": change.Confirm(), "password": f.SetPassword([]byte(testPassword), []byte("Nieuw1")), "reset": f.ResetPassword([]byte("Nieuw1")),
		"user": f.SetUser("z123456"), "key store": f.UseKeyStore(true), "rekey": rekeyErr, "compact": f.Compact(), "purge": f.Purge(), "size": sizeErr,
		"backup": backupErr, "drop": f.DropOldBackups(), "copy": f.Copy(filepath.Join(c.folder, "kopie.aiosmap")), "restore": f.Restore(f.Path()),
	} {
		if p, ok := err.(interface{ Error() string }); !ok || !hasCode(err, PortfolioClosed) {
			t.Errorf("%s after closing: %v", what, p)
		}
	}
	if f.Sign([]byte("a")) != nil || f.Public() != nil {
		t.Error("signs after closing")
	}
	if f.keys != nil {
		t.Error("keys stay after closing")
	}
	if got := filesIn(t, c.folder); !slices.Equal(got, []string{f.ID() + portfolioExt}) {
		t.Errorf("left in the folder: %v", got)
	}
}

func TestLockAtTheThirdPassword(t *testing.T) {
	c := newPortfolios(t)
	f, code := c.made(Change{ProfileBucket, "profile", []byte("Noor")})
	c.must(f.Close())
	id := f.ID()
	wrong := func(p *Portfolios) error {
		_, err := p.OpenPassword(id, []byte("Fout(wachtwoord1"))
		return err
	}
	// Every attempt from a program that was started again.
	wantRefusal(t, wrong(c.another()), PasswordWrong, "nog 2 keer", "hoofdletters")
	if got := c.found(); got.Failures != 1 || got.State != StateOK {
		t.Errorf("after one: %+v", got)
	}
	wantRefusal(t, wrong(c.another()), PasswordWrong, "nog één keer", "herstelcode")
	// The right one clears the count.
	c.must(c.open(id).Close())
	if got := c.found(); got.Failures != 0 {
		t.Errorf("after the right one: %+v", got)
	}
	wantRefusal(t, wrong(c.another()), PasswordWrong, "nog 2 keer")
	wantRefusal(t, wrong(c.another()), PasswordWrong, "nog één keer")
	wantRefusal(t, wrong(c.another()), PortfolioLocked, "herstelcode")
	if got := c.found(); got.Failures != MaxFailures {
		t.Errorf("when locked: %+v", got)
	}
	_, err := c.another().OpenPassword(id, []byte(testPassword))
	wantRefusal(t, err, PortfolioLocked, "herstelcode")

	other, err := seal.NewRecoveryCode(c.opt.Rand)
	c.must(err)
	_, err = c.OpenCode(id, other, []byte("Nieuw(wachtwoord1"))
	wantRefusal(t, err, CodeWrong)
	_, err = c.another().OpenPassword(id, []byte(testPassword))
	wantRefusal(t, err, PortfolioLocked)

	f, err = c.another().OpenCode(id, code, []byte("Nieuw(wachtwoord1"))
	c.must(err)
	wantRecord(t, f, ProfileBucket, "profile", "Noor")
	c.must(f.Close())
	if got := c.found(); got.Failures != 0 {
		t.Errorf("after the herstelcode: %+v", got)
	}
	_, err = c.OpenPassword(id, []byte(testPassword))
	wantRefusal(t, err, PasswordWrong)
	f, err = c.OpenPassword(id, []byte("Nieuw(wachtwoord1"))
	c.must(err)
	c.must(f.Close())
}

// A program that is killed while it computes the key has counted the attempt.
func TestAttemptIsOnDiskBeforeThePasswordIsTried(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	c.must(f.Close())
	killed := c.another()
	killed.derive = func(seal.KDF, []byte, seal.Salt) (seal.Key, error) {
		data, err := os.ReadFile(f.Path())
		c.must(err)
		plain, _, err := plainOfImage(bytes.NewReader(data), int64(len(data)), c.newestSchema())
		if err != nil || plain.lock.failures != 1 {
			t.Errorf("on disk: %d attempts, %v", plain.lock.failures, err)
		}
		return seal.Key{}, errors.New("killed")
	}
	if _, err := killed.OpenPassword(f.ID(), []byte(testPassword)); err == nil {
		t.Fatal("opened")
	}
	if got := c.found(); got.Failures != 1 {
		t.Errorf("after the kill: %+v", got)
	}
}

func TestPasswordsCompareInNFC(t *testing.T) {
	c := newPortfolios(t)
	n, err := c.Prepare(testUser, []byte("Cafe\u0301(huis1"))
	c.must(err)
	f, err := n.Create(false, nil)
	c.must(err)
	c.must(f.Close())
	f, err = c.OpenPassword(f.ID(), []byte("Caf\u00e9(huis1"))
	c.must(err)
	c.must(f.Close())
	_, err = c.OpenPassword(f.ID(), nil)
	wantRefusal(t, err, PasswordWrong, "nog 3 keer")
	if got := c.found(); got.Failures != 0 {
		t.Errorf("an empty password counted: %+v", got)
	}
}

func TestNewPasswordAndCode(t *testing.T) {
	c := newPortfolios(t)
	f, old := c.made(Change{ProfileBucket, "profile", []byte("Noor")})
	wantRefusal(t, f.SetPassword([]byte("Fout1"), []byte("Nieuw1")), PasswordWrong, "nog 2 keer")
	c.must(f.SetPassword([]byte(testPassword), []byte("Nieuw(1")))
	wantRefusal(t, f.ResetPassword([]byte("Ander(1")), PasswordWrong)
	change, err := f.NewCode()
	c.must(err)
	c.must(f.Close())
	for _, tt := range []struct {
		name string
		open func() (*Portfolio, error)
		ok   bool
	}{
		{"old password", func() (*Portfolio, error) { return c.OpenPassword(f.ID(), []byte(testPassword)) }, false},
		{"new password", func() (*Portfolio, error) { return c.OpenPassword(f.ID(), []byte("Nieuw(1")) }, true},
		{"code that was not typed back", func() (*Portfolio, error) { return c.OpenCode(f.ID(), change.Code(), []byte("Nieuw(2")) }, false},
		{"code of before", func() (*Portfolio, error) { return c.OpenCode(f.ID(), old, []byte("Nieuw(3")) }, true},
	} {
		f, err := tt.open()
		if (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err == nil {
			c.must(f.Close())
		}
	}
	f, err = c.OpenPassword(f.ID(), []byte("Nieuw(3"))
	c.must(err)
	if change, err = f.NewCode(); err == nil {
		err = change.Confirm()
	}
	c.must(err)
	c.must(f.Close())
	_, err = c.OpenCode(f.ID(), old, []byte("Nieuw(4"))
	wantRefusal(t, err, CodeWrong)
	f, err = c.OpenCode(f.ID(), change.Code(), []byte("Nieuw(4"))
	c.must(err)
	wantRecord(t, f, ProfileBucket, "profile", "Noor")
	c.must(f.Close())
}

// In an open session somebody else may sit down: the old password cannot be
// tried without end.
func TestSetPasswordLocksToo(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	for n := range MaxFailures {
		err := f.SetPassword([]byte("Fout1"), []byte("Nieuw1"))
		if n < MaxFailures-1 {
			wantRefusal(t, err, PasswordWrong)
		} else {
			wantRefusal(t, err, PortfolioLocked)
		}
		c.write(f, ConceptBucket, "a", fmt.Sprint("bewaard ", n))
	}
	wantRefusal(t, f.SetPassword([]byte(testPassword), []byte("Nieuw1")), PortfolioLocked)
	_, err := f.Rekey([]byte(testPassword))
	wantRefusal(t, err, PortfolioLocked)
	c.must(f.Close())
	_, err = c.OpenPassword(f.ID(), []byte(testPassword))
	wantRefusal(t, err, PortfolioLocked)
}

func TestKeyStoreOpens(t *testing.T) {
	c := newPortfolios(t)
	c.keys = FolderKeys(filepath.Join(c.folder, "..", "sleutels"))
	c.Portfolios = c.another()
	n, err := c.Prepare(testUser, []byte(testPassword))
	c.must(err)
	f, err := n.Create(true, []Change{{ProfileBucket, "profile", []byte("Noor")}})
	c.must(err)
	id := f.ID()
	if !f.UsesKeyStore() {
		t.Error("made with the key store, and does not use it")
	}
	c.must(f.Close())
	if got := c.found(); !got.KeyStore {
		t.Errorf("in the list: %+v", got)
	}
	for range MaxFailures {
		_, err = c.OpenPassword(id, []byte("Fout1"))
	}
	wantRefusal(t, err, PortfolioLocked)
	if f, err = c.another().OpenKeyStore(id); err != nil {
		t.Fatal(err)
	}
	wantRecord(t, f, ProfileBucket, "profile", "Noor")
	c.must(f.ResetPassword([]byte("Nieuw(1")))
	c.must(f.Close())
	f, err = c.OpenPassword(id, []byte("Nieuw(1"))
	c.must(err)

	// Turned off and on, the key of before opens nothing and is gone.
	before, _ := f.plain.slot(seal.KeyStoreSlot)
	c.must(f.UseKeyStore(false))
	if _, there, err := c.keys.Key(keptName(id, before)); there || err != nil || f.UsesKeyStore() {
		t.Errorf("turned off: key there %v (%v), used %v", there, err, f.UsesKeyStore())
	}
	c.must(f.Close())
	_, err = c.OpenKeyStore(id)
	wantRefusal(t, err, KeyStoreMissing, "wachtwoord")
	f, err = c.OpenPassword(id, []byte("Nieuw(1"))
	c.must(err)
	c.must(f.UseKeyStore(true))
	c.must(f.UseKeyStore(true))
	c.must(f.Close())
	if kept := filesIn(t, filepath.Join(c.folder, "..", "sleutels")); len(kept) != 1 {
		t.Errorf("keys in the store: %v", kept)
	}
	f, err = c.OpenKeyStore(id)
	c.must(err)
	c.must(f.Close())

	// Another login of the computer holds no key.
	c.keys = MemoryKeys()
	stranger := c.another()
	_, err = stranger.OpenKeyStore(id)
	wantRefusal(t, err, KeyStoreMissing)
	if files, err := stranger.Find(testUser); err != nil || len(files) != 1 || files[0].KeyStore {
		t.Errorf("another login sees %+v, %v", files, err)
	}
}

// brokenStore is a key store that fails in one way.
type brokenStore struct {
	KeyStore
	put  error
	keep bool
}

func (b brokenStore) PutKey(name string, k seal.Key) error {
	if b.put != nil || !b.keep {
		return b.put
	}
	return b.KeyStore.PutKey(name, k)
}

func TestWithoutAKeyStore(t *testing.T) {
	for name, keys := range map[string]KeyStore{
		"none":    brokenStore{KeyStore: MemoryKeys(), put: ErrNoKeyStore},
		"forgets": brokenStore{KeyStore: MemoryKeys()},
	} {
		t.Run(name, func(t *testing.T) {
			c := newPortfolios(t)
			c.keys = keys
			c.Portfolios = c.another()
			n, err := c.Prepare(testUser, []byte(testPassword))
			c.must(err)
			_, err = n.Create(true, nil)
			wantRefusal(t, err, KeyStoreMissing, "wachtwoord")
			if files, err := c.List(); len(files) != 0 || err != nil {
				t.Errorf("made all the same: %+v, %v", files, err)
			}
			f, err := n.Create(false, nil)
			c.must(err)
			wantRefusal(t, f.UseKeyStore(true), KeyStoreMissing)
			c.must(f.Close())
		})
	}
}

func TestSetUser(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	if !f.IsUser(testUser) || !f.IsUser("  big-69000000201 ") || f.IsUser("BIG-09000001901") {
		t.Error("whose it is")
	}
	c.must(f.SetUser("z123456"))
	f = c.again(f)
	if f.IsUser(testUser) || !f.IsUser("Z123456") {
		t.Error("whose it is after the change")
	}
	c.must(f.Close())
	if files, err := c.Find(testUser); len(files) != 0 || err != nil {
		t.Errorf("the user name of before finds %+v, %v", files, err)
	}
}
