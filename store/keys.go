package store

import (
	"errors"
	"sync"

	"aiosmap/store/seal"
)

// ErrNoKeyStore is returned when the system has no key store, does not answer
// in time, or does not give access. What needs a key then stays in memory.
var ErrNoKeyStore = errors.New("no key store")

// KeyStore keeps keys outside the files they open. Its methods may be called
// at the same time.
type KeyStore interface {
	// Key gives the key kept under name; ok is false when there is none.
	Key(name string) (k seal.Key, ok bool, err error)
	// PutKey keeps a key; what was there under the name is replaced.
	PutKey(name string, k seal.Key) error
	// Forget removes a key; none under that name is no error.
	Forget(name string) error
}

// MemoryKeys keeps keys as long as the program runs. It is for tests: a job
// sealed with such a key is lost when the program ends.
func MemoryKeys() KeyStore { return &memoryKeys{kept: map[string]seal.Key{}} }

type memoryKeys struct {
	mu   sync.Mutex
	kept map[string]seal.Key
}

func (m *memoryKeys) Key(name string) (seal.Key, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.kept[name]
	return k, ok, nil
}

func (m *memoryKeys) PutKey(name string, k seal.Key) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[name] = k
	return nil
}

func (m *memoryKeys) Forget(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, name)
	return nil
}
