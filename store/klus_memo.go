package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// PutMemo keeps one sealed record under a name of 1 to 40 small letters,
// digits and hyphens; what was there is replaced. It is for what is personal
// and belongs to no job. Refusal: JobUnsaved.
func (j *Jobs) PutMemo(name string, data []byte) error {
	if err := validMemo(name); err != nil {
		return err
	}
	return j.write(memoKind, name, data)
}

// Memo gives a record; ok is false when there is none. Refusals:
// MemoBroken, JobsDenied.
func (j *Jobs) Memo(name string) (data []byte, ok bool, err error) {
	if err := validMemo(name); err != nil {
		return nil, false, err
	}
	data, _, err = j.read(memoKind, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false, nil
	case errors.Is(err, errUnreadable):
		return nil, false, brokenMemo(err)
	case err != nil:
		return nil, false, deniedJobs(j.folder, err)
	}
	return data, true, nil
}

// ForgetMemo takes a record away, also one that cannot be opened; none is no
// error. Refusal: JobsDenied.
func (j *Jobs) ForgetMemo(name string) error {
	if err := validMemo(name); err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.removeFile(filepath.Base(j.path(memoKind, name)))
}

func validMemo(name string) error {
	if name == "" || len(name) > 40 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return fmt.Errorf("name of a memo: %q", name)
	}
	return nil
}
