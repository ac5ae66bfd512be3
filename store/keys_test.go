package store

import (
	"crypto/rand"
	"errors"
	"net"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"aiosmap/store/seal"
)

// mapRing is a system key store that works.
type mapRing map[string]string

func (m mapRing) Get(service, user string) (string, error) {
	secret, ok := m[service+"|"+user]
	if !ok {
		return "", keyring.ErrNotFound
	}
	return secret, nil
}

func (m mapRing) Set(service, user, secret string) error {
	m[service+"|"+user] = secret
	return nil
}

func (m mapRing) Delete(service, user string) error {
	if _, ok := m[service+"|"+user]; !ok {
		return keyring.ErrNotFound
	}
	delete(m, service+"|"+user)
	return nil
}

// oddRing does the same thing at every question.
type oddRing func() error

func (o oddRing) Get(string, string) (string, error) { return "", o() }
func (o oddRing) Set(string, string, string) error   { return o() }
func (o oddRing) Delete(string, string) error        { return o() }

func reachable() error { return nil }

func newKey(t *testing.T) seal.Key {
	t.Helper()
	k, err := seal.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestKeyStores(t *testing.T) {
	folder := filepath.Join(tempFolder(t), "sleutels")
	for name, store := range map[string]KeyStore{
		"memory": MemoryKeys(),
		"folder": FolderKeys(folder),
		"system": systemKeys{mapRing{}, reachable, keyPatience},
	} {
		t.Run(name, func(t *testing.T) {
			first, second := newKey(t), newKey(t)
			if _, ok, err := store.Key("a"); ok || err != nil {
				t.Errorf("before: %v, %v", ok, err)
			}
			for _, k := range []seal.Key{first, second} {
				if err := store.PutKey("a", k); err != nil {
					t.Fatal(err)
				}
				if got, ok, err := store.Key("a"); got != k || !ok || err != nil {
					t.Errorf("another key came back: %v, %v", ok, err)
				}
			}
			if _, ok, err := store.Key("b"); ok || err != nil {
				t.Errorf("another name: %v, %v", ok, err)
			}
			for range 2 {
				if err := store.Forget("a"); err != nil {
					t.Error(err)
				}
			}
			if _, ok, err := store.Key("a"); ok || err != nil {
				t.Errorf("after forgetting: %v, %v", ok, err)
			}
		})
	}
}

func TestFolderKeysKeepInside(t *testing.T) {
	store := FolderKeys(filepath.Join(tempFolder(t), "sleutels"))
	for _, name := range []string{"", "../a", `..\a`, "a/b", "c:a", "/a"} {
		if store.PutKey(name, newKey(t)) == nil {
			t.Errorf("%q was taken", name)
		}
	}
}

func TestSystemKeyThatIsNoKey(t *testing.T) {
	for _, secret := range []string{"", "geen sleutel", "QUJD", strings.Repeat("A", 100)} {
		ring := mapRing{keyService + "|a": secret}
		if k, ok, err := (systemKeys{ring, reachable, keyPatience}).Key("a"); ok || err != nil || k != (seal.Key{}) {
			t.Errorf("%q: %v, %v", secret, ok, err)
		}
	}
}

func TestSystemWithoutKeyStore(t *testing.T) {
	away := errors.New("no such service")
	hang := make(chan struct{})
	t.Cleanup(func() { close(hang) })
	for _, tt := range []struct {
		name string
		keys systemKeys
	}{
		{"not reachable", systemKeys{mapRing{}, func() error { return away }, keyPatience}},
		{"refuses", systemKeys{oddRing(func() error { return away }), reachable, keyPatience}},
		{"panics", systemKeys{oddRing(func() error { panic("odd reply") }), reachable, keyPatience}},
		{"hangs", systemKeys{oddRing(func() error { <-hang; return nil }), reachable, 20 * time.Millisecond}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := tt.keys.Key("a")
			for _, err := range []error{err, tt.keys.PutKey("a", newKey(t)), tt.keys.Forget("a")} {
				if !errors.Is(err, ErrNoKeyStore) {
					t.Errorf("got %v", err)
				}
			}
			if _, err := OpenJobs(tempFolder(t), tt.keys, rand.Reader, clock); !errors.Is(err, ErrNoKeyStore) {
				t.Errorf("jobs: %v", err)
			}
		})
	}
}

// The real library on a bus that is not there and on one that never answers.
func TestLinuxWithoutSecretService(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the key store is part of this system")
	}
	folder := tempFolder(t)
	silent, err := net.Listen("unix", filepath.Join(folder, "stil"))
	if err != nil {
		t.Fatal(err)
	}
	// Closing removes the socket; what hangs on it then ends too.
	t.Cleanup(func() { _ = silent.Close() })
	for _, bus := range []string{"weg", "stil"} {
		t.Run(bus, func(t *testing.T) {
			t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(folder, bus))
			keys := systemKeys{systemRing{}, keyBusReachable, 200 * time.Millisecond}
			start := time.Now()
			if _, _, err := keys.Key("a"); !errors.Is(err, ErrNoKeyStore) {
				t.Errorf("got %v", err)
			}
			if took := time.Since(start); took > 3*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}
