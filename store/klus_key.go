package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aiosmap/store/seal"
)

const (
	// markForm names the files that say which keys this folder has; the highest
	// number is in use.
	markForm = "sleutel-%04d.merk"
	maxMarks = 9999
	// keysTried is how many of the newest keys are asked for: more than one, so
	// that jobs come back when a lost key does.
	keysTried = 4
)

// klusKeys is one key of the folder: its id in the mark, and its purposes.
type klusKeys struct {
	id   string
	keys map[kind]seal.Key
}

func (r klusKeys) place(k kind, id string) seal.Place {
	return seal.Place{Format: klusFormat, File: r.id, Bucket: string(k), Record: id}
}

// mark is a numbered file that holds the id of a key and no secret.
type mark struct {
	number int
	// id is empty when the mark cannot be read.
	id string
}

func (m mark) keyName() string { return "klussen-" + m.id }

// folderKeysOf gives the keys of the folder, the one in use first, and makes
// one where there is none or the newest is lost.
//
// Two programs that start at once must end with the same key. So a key is put
// in the key store under a name of its own before its mark is placed, and
// placing a mark fails when its number is taken: the loser uses the winner's.
func folderKeysOf(folder string, store KeyStore, rand io.Reader) ([]klusKeys, error) {
	for {
		marks, err := marksIn(folder)
		if err != nil {
			return nil, err
		}
		var rings []klusKeys
		for i, m := range marks {
			if i == keysTried {
				break
			}
			k, ok, err := keyOf(store, m)
			if err != nil {
				return nil, err
			}
			if !ok && i == 0 {
				break
			}
			if !ok {
				continue
			}
			ring, err := ringOf(m.id, k)
			if err != nil {
				return nil, err
			}
			rings = append(rings, ring)
		}
		if len(rings) > 0 {
			return rings, nil
		}
		next := 1
		if len(marks) > 0 {
			next = marks[0].number + 1
		}
		if err := makeKey(folder, next, store, rand); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
}

func ringOf(id string, k seal.Key) (klusKeys, error) {
	ring := klusKeys{id: id, keys: map[kind]seal.Key{}}
	for _, purpose := range []kind{stateKind, sourceKind, memoKind} {
		var err error
		if ring.keys[purpose], err = seal.Purpose(k, string(purpose)); err != nil {
			return klusKeys{}, err
		}
	}
	return ring, nil
}

func keyOf(store KeyStore, m mark) (k seal.Key, ok bool, err error) {
	if m.id == "" {
		return seal.Key{}, false, nil
	}
	if k, ok, err = store.Key(m.keyName()); err != nil {
		return seal.Key{}, false, fmt.Errorf("get key of jobs: %w", err)
	}
	return k, ok, nil
}

// makeKey makes a key and its mark. The error is fs.ErrExist when another
// program was first.
func makeKey(folder string, number int, store KeyStore, rand io.Reader) error {
	if number > maxMarks {
		return deniedJobs(folder, fmt.Errorf("%d keys", number))
	}
	id, err := newID(rand)
	if err != nil {
		return err
	}
	k, err := seal.NewKey(rand)
	if err != nil {
		return err
	}
	m := mark{number: number, id: id}
	if err := store.PutKey(m.keyName(), k); err != nil {
		return fmt.Errorf("put key of jobs: %w", err)
	}
	if back, ok, err := keyOf(store, m); err != nil || !ok || back != k {
		_ = store.Forget(m.keyName())
		return errors.Join(fmt.Errorf("%w: it does not give back what it was given", ErrNoKeyStore), err)
	}
	if err := placeMark(folder, m); err != nil {
		// A key that stays behind opens nothing.
		_ = store.Forget(m.keyName())
		if errors.Is(err, fs.ErrExist) {
			return err
		}
		return deniedJobs(folder, err)
	}
	return nil
}

func placeMark(folder string, m mark) error {
	path := filepath.Join(folder, fmt.Sprintf(markForm, m.number))
	fresh, err := writeFresh(path, []byte(klusHead+m.id+"\n"))
	if err == nil {
		err = placeNew(fresh, path)
	}
	if fresh != "" {
		err = errors.Join(err, removeIfThere(fresh))
	}
	if err != nil {
		return err
	}
	return syncFolder(folder)
}

// marksIn gives the marks, the highest number first.
func marksIn(folder string) ([]mark, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, deniedJobs(folder, err)
	}
	var marks []mark
	for _, e := range entries {
		var m mark
		if _, err := fmt.Sscanf(e.Name(), markForm, &m.number); err != nil || e.Name() != fmt.Sprintf(markForm, m.number) {
			continue
		}
		data, err := readWhole(filepath.Join(folder, e.Name()), 1024)
		if err != nil && !errors.Is(err, errUnreadable) {
			return nil, deniedJobs(folder, err)
		}
		text, ok := strings.CutPrefix(string(data), klusHead)
		if id := strings.TrimSuffix(text, "\n"); ok && validID(id) {
			m.id = id
		}
		marks = append(marks, m)
	}
	slices.SortFunc(marks, func(a, b mark) int { return b.number - a.number })
	return marks, nil
}

// newID gives 16 random bytes in hexadecimal.
func newID(rand io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		return "", fmt.Errorf("read new id: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}

// validID keeps everything that newID did not make away from file names.
func validID(id string) bool {
	return len(id) == 32 && strings.Trim(id, "0123456789abcdef") == ""
}
