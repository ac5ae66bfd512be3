package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// JobsFolder is the name of the folder with jobs in the data folder.
const JobsFolder = "klussen"

// leftoverAge is how old a half-written file must be before Sweep removes it:
// a younger one may be another program's that is still writing.
const leftoverAge = time.Hour

// Jobs keeps open lists (klussen) on disk, sealed with a key from the key
// store. Its methods may be called at the same time, also by two programs on
// one folder: then the state that was put last holds. Bytes that come back are
// the caller's own.
type Jobs struct {
	folder string
	now    func() time.Time

	// mu keeps rand to one reader and the puts of one program in their order.
	mu   sync.Mutex
	rand io.Reader
	// rings are the folder's keys, never none; the first one seals.
	rings []klusKeys
}

// JobInfo is what List tells about a job.
type JobInfo struct {
	ID string
	// Saved is when the state was put, to the millisecond, by the clock of
	// then. It is sealed with the state.
	Saved time.Time
	State []byte
	// Unreadable: the state or the source does not open, because it is damaged,
	// its key is gone or it may not be read. Saved and State are then empty.
	Unreadable bool
}

// OpenJobs gives the jobs in the folder klussen below the data folder, and
// makes that and its key where there is none. When the key was lost a new one
// is made, and what the old one sealed is listed as Unreadable. rand must be
// a cryptographic source.
//
// Without a usable key store the error wraps ErrNoKeyStore. Refusal: JobsDenied.
func OpenJobs(folder string, keys KeyStore, rand io.Reader, now func() time.Time) (*Jobs, error) {
	// The lower layers hang on the path; the working folder may change.
	whole, err := filepath.Abs(filepath.Join(folder, JobsFolder))
	if err != nil {
		return nil, deniedJobs(folder, err)
	}
	if err := makeFolder(whole); err != nil {
		return nil, deniedJobs(whole, err)
	}
	if err := syncFolder(filepath.Dir(whole)); err != nil {
		return nil, deniedJobs(whole, err)
	}
	rings, err := folderKeysOf(whole, keys, rand)
	if err != nil {
		return nil, fmt.Errorf("open jobs: %w", err)
	}
	return &Jobs{folder: whole, now: now, rand: rand, rings: rings}, nil
}

// NewID gives the id for a new job: 32 hexadecimal digits.
func (j *Jobs) NewID() (string, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return newID(j.rand)
}

// PutSource keeps the list as it came, byte for byte, at most 64 MiB. It makes
// no job by itself: Put follows, and a source that stays without a state is
// removed by Sweep after an hour. The two lie in two files; after a kill
// between the calls the source can be newer than the state, so a caller that
// must know keeps the source's hash in its state.
//
// Refusals: JobUnsaved, JobGone for an id that NewID did not make.
func (j *Jobs) PutSource(id string, source []byte) error {
	return j.put(sourceKind, id, source)
}

// Put keeps the state of a job, at most 64 MiB; what was there is replaced,
// whole or not at all. Refusals: JobUnsaved, JobGone for an id that NewID did
// not make.
func (j *Jobs) Put(id string, state []byte) error {
	return j.put(stateKind, id, state)
}

func (j *Jobs) put(k kind, id string, body []byte) error {
	if !validID(id) {
		return goneJob(fmt.Errorf("id %q", id))
	}
	return j.write(k, id, body)
}

// Job gives what was put; source is nil when there was none. Refusals: JobGone,
// JobBroken, JobsDenied.
func (j *Jobs) Job(id string) (state, source []byte, err error) {
	if !validID(id) {
		return nil, nil, goneJob(fmt.Errorf("id %q", id))
	}
	state, _, source, err = j.job(id)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, goneJob(err)
	case errors.Is(err, errUnreadable):
		return nil, nil, brokenJob(err)
	case err != nil:
		return nil, nil, deniedJobs(j.folder, err)
	}
	return state, source, nil
}

func (j *Jobs) job(id string) (state []byte, saved time.Time, source []byte, err error) {
	if state, saved, err = j.read(stateKind, id); err != nil {
		return nil, time.Time{}, nil, err
	}
	source, _, err = j.read(sourceKind, id)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, time.Time{}, nil, err
	}
	return state, saved, source, nil
}

// List gives all jobs, last saved first, unreadable ones at the end. Each is
// opened whole, so that what is listed without Unreadable can be resumed.
// Refusal: JobsDenied.
func (j *Jobs) List() ([]JobInfo, error) {
	ids, err := j.ids(stateKind)
	if err != nil {
		return nil, err
	}
	var all []JobInfo
	for _, id := range ids {
		state, saved, _, err := j.job(id)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			// Removed by another program since the folder was read.
		case err != nil:
			all = append(all, JobInfo{ID: id, Unreadable: true})
		default:
			all = append(all, JobInfo{ID: id, Saved: saved, State: state})
		}
	}
	slices.SortStableFunc(all, func(a, b JobInfo) int {
		return cmp.Or(b.Saved.Compare(a.Saved), strings.Compare(a.ID, b.ID))
	})
	return all, nil
}

// ids gives the ids of the files of one kind.
func (j *Jobs) ids(k kind) ([]string, error) {
	entries, err := os.ReadDir(j.folder)
	if err != nil {
		return nil, deniedJobs(j.folder, err)
	}
	var ids []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), "."+string(k)); ok && validID(id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// Remove takes a job away, also one that cannot be opened; none is no error.
// Refusal: JobsDenied.
func (j *Jobs) Remove(id string) error {
	if !validID(id) {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	// Without its state it is no job any more, so this order never leaves half a one.
	for _, k := range []kind{stateKind, sourceKind} {
		if err := j.removeFile(filepath.Base(j.path(k, id))); err != nil {
			return err
		}
	}
	return nil
}

func (j *Jobs) removeFile(name string) error {
	path := filepath.Join(j.folder, name)
	err := patiently(func() error { return removeIfThere(path) })
	if err == nil {
		err = syncFolder(j.folder)
	}
	if err != nil {
		return deniedJobs(j.folder, err)
	}
	return nil
}

// Sweep removes jobs that were last saved longer than age ago, and what a kill
// left behind more than an hour ago: half-written files and sources without
// a job. Unreadable jobs stay until the user removes them. removed counts
// the jobs. Refusal: JobsDenied; the rest is then still done.
func (j *Jobs) Sweep(age time.Duration) (removed int, err error) {
	all, err := j.List()
	if err != nil {
		return 0, err
	}
	for _, info := range all {
		if info.Unreadable || j.now().Sub(info.Saved) <= age {
			continue
		}
		if failed := j.Remove(info.ID); failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		removed++
	}
	return removed, errors.Join(err, j.sweepLeftovers())
}

func (j *Jobs) sweepLeftovers() error {
	entries, err := os.ReadDir(j.folder)
	if err != nil {
		return deniedJobs(j.folder, err)
	}
	for _, e := range entries {
		id, isSource := strings.CutSuffix(e.Name(), "."+string(sourceKind))
		if isSource {
			_, lost := os.Lstat(j.path(stateKind, id))
			isSource = validID(id) && errors.Is(lost, fs.ErrNotExist)
		}
		if !isSource && !strings.HasSuffix(e.Name(), freshKlus) {
			continue
		}
		// A time in the future is a clock that was set; such a file is old too.
		info, gone := e.Info()
		if gone != nil || j.now().Sub(info.ModTime()).Abs() < leftoverAge {
			continue
		}
		err = errors.Join(err, j.removeFile(e.Name()))
	}
	return err
}
