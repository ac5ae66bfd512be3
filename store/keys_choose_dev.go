//go:build dev

package store

import "aiosmap/store/seal"

// ChooseKeys gives a key store in the folder that AIOSMAP_E2E_KEYS names,
// because a test has no login of a user: "none" is a computer without one.
// Only the development build has this.
func ChooseKeys(env func(name string) string) KeyStore {
	switch dir := env("AIOSMAP_E2E_KEYS"); dir {
	case "":
		return SystemKeys()
	case "none":
		return noKeys{}
	default:
		return FolderKeys(dir)
	}
}

// noKeys is a computer without a key store.
type noKeys struct{}

func (noKeys) Key(string) (seal.Key, bool, error) { return seal.Key{}, false, ErrNoKeyStore }
func (noKeys) PutKey(string, seal.Key) error      { return ErrNoKeyStore }
func (noKeys) Forget(string) error                { return ErrNoKeyStore }
