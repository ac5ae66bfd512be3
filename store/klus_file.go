package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"aiosmap/store/seal"
)

const (
	// freshKlus ends the name of a file until it is whole.
	freshKlus = ".nieuw"
	// klusHead begins every file of a job; a later form gets another number.
	klusHead   = "aiosmap klus 1\n"
	klusFormat = "aiosmap-klus/1"
	// maxKlusLength bounds what is read back; a list may be 32 MiB.
	maxKlusLength = 64 << 20
)

// kind says what a file of a job holds. It is the file's extension, its bucket
// in the seal and the purpose of its key.
type kind string

const (
	stateKind  kind = "klus"
	sourceKind kind = "bron"
	memoKind   kind = "memo"
)

// errUnreadable marks a file that is there and does not open.
var errUnreadable = errors.New("sealed file does not open")

func (j *Jobs) path(k kind, id string) string {
	return filepath.Join(j.folder, id+"."+string(k))
}

// write seals body with the present time and puts it in place.
func (j *Jobs) write(k kind, id string, body []byte) error {
	if len(body) > maxKlusLength {
		return unsavedJob(fmt.Errorf("%s of %d bytes, allowed are %d", k, len(body), maxKlusLength))
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	plain := binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(body)), uint64(j.now().UnixMilli()))
	newest := j.rings[0]
	value, err := seal.Seal(newest.keys[k], j.rand, newest.place(k, id), append(plain, body...))
	if err != nil {
		return unsavedJob(fmt.Errorf("seal %s: %w", k, err))
	}
	if err := writeWhole(j.path(k, id), append([]byte(klusHead), value...)); err != nil {
		return unsavedJob(err)
	}
	return nil
}

// read gives what write put, with its time. The error wraps fs.ErrNotExist when
// there is none and errUnreadable when it does not open.
func (j *Jobs) read(k kind, id string) (body []byte, saved time.Time, err error) {
	data, err := readWhole(j.path(k, id), maxKlusLength+1024)
	if err != nil {
		return nil, time.Time{}, err
	}
	value, ok := bytes.CutPrefix(data, []byte(klusHead))
	if !ok {
		return nil, time.Time{}, fmt.Errorf("%w: no head", errUnreadable)
	}
	for _, r := range j.rings {
		var plain []byte
		if plain, err = seal.Open(r.keys[k], r.place(k, id), value); err != nil {
			continue
		}
		if len(plain) < 8 {
			return nil, time.Time{}, fmt.Errorf("%w: no time", errUnreadable)
		}
		return plain[8:], time.UnixMilli(int64(binary.BigEndian.Uint64(plain))), nil
	}
	return nil, time.Time{}, fmt.Errorf("%w: %w", errUnreadable, err)
}

// writeWhole puts data at path, whole or not at all: under another name,
// synced, renamed. After an error the old or the new is there.
func writeWhole(path string, data []byte) error {
	fresh, err := writeFresh(path, data)
	if err == nil {
		err = placeOver(fresh, path)
	}
	if err != nil {
		if fresh != "" {
			err = errors.Join(err, removeIfThere(fresh))
		}
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// writeFresh writes data beside path and gives the name, also with an error
// when a file may be left.
func writeFresh(path string, data []byte) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*"+freshKlus)
	if err != nil {
		return "", fmt.Errorf("create file: %w", err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return f.Name(), fmt.Errorf("write file: %w", err)
	}
	return f.Name(), nil
}

// readWhole reads a file of at most limit bytes.
func readWhole(path string, limit int64) (data []byte, err error) {
	f, _, err := openWhole(path, limit)
	if err != nil {
		return nil, err
	}
	data, err = io.ReadAll(io.LimitReader(f, limit))
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	return data, nil
}

// openWhole opens a file of at most limit bytes to read, and gives its length.
// errUnreadable: it is no file, or longer.
func openWhole(path string, limit int64) (*os.File, int64, error) {
	// A pipe under this name would be waited for.
	info, err := os.Lstat(path)
	if err != nil {
		return nil, 0, fmt.Errorf("read file: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, 0, fmt.Errorf("%w: %s, %d bytes", errUnreadable, info.Mode().Type(), info.Size())
	}
	var f *os.File
	err = patiently(func() (err error) {
		f, err = os.Open(path)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("read file: %w", err)
	}
	return f, info.Size(), nil
}
