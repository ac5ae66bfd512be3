package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// ErrNoMal is returned when an institute has no mal of its own.
var ErrNoMal = errors.New("no mal for this institute")

// MalVersion is one kept version of an institute's mal.
type MalVersion struct {
	// Version counts from 1 per institute.
	Version int
	// Confirmed is the ISO date on which it was last confirmed, empty when never.
	Confirmed string
	// Mal is what was put, byte for byte.
	Mal []byte
}

// PutMal keeps mal as the newest version of the institute's mal and gives its
// number. The same bytes as the newest version make no new one. A new version
// has not been confirmed yet.
func (s *Settings) PutMal(institute string, mal []byte) (version int, err error) {
	err = s.update(func(tx *bbolt.Tx) error {
		newest, ok, err := newestMal(tx, institute)
		if err != nil {
			return err
		}
		if ok && bytes.Equal(newest.Mal, mal) {
			version = newest.Version
			return errSame
		}
		version = newest.Version + 1
		return writeMal(tx, institute, MalVersion{Version: version, Mal: mal})
	})
	if err != nil {
		return 0, fmt.Errorf("put mal: %w", err)
	}
	return version, nil
}

// Mal gives the newest version of the institute's mal; ok is false when there
// is none.
func (s *Settings) Mal(institute string) (mal []byte, version int, confirmed string, ok bool, err error) {
	var newest MalVersion
	err = s.view(func(tx *bbolt.Tx) (err error) {
		newest, ok, err = newestMal(tx, institute)
		newest.Mal = bytes.Clone(newest.Mal)
		return err
	})
	if err != nil {
		return nil, 0, "", false, fmt.Errorf("read mal: %w", err)
	}
	return newest.Mal, newest.Version, newest.Confirmed, ok, nil
}

// ConfirmMal notes that the newest version was confirmed on the ISO date.
// Without a mal the error is ErrNoMal.
func (s *Settings) ConfirmMal(institute string, date string) error {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return fmt.Errorf("confirm mal: %w", err)
	}
	err := s.update(func(tx *bbolt.Tx) error {
		newest, ok, err := newestMal(tx, institute)
		if err != nil {
			return err
		}
		if !ok {
			return ErrNoMal
		}
		if newest.Confirmed == date {
			return errSame
		}
		newest.Confirmed = date
		return writeMal(tx, institute, newest)
	})
	if err != nil {
		return fmt.Errorf("confirm mal: %w", err)
	}
	return nil
}

// MalVersions gives every version of the institute's mal, oldest first.
func (s *Settings) MalVersions(institute string) ([]MalVersion, error) {
	var all []MalVersion
	err := s.view(func(tx *bbolt.Tx) error {
		prefix, err := malPrefix(institute)
		if err != nil {
			return err
		}
		c := tx.Bucket([]byte(malBucket)).Cursor()
		for key, value := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, value = c.Next() {
			v, err := malFrom(key, value)
			if err != nil {
				return err
			}
			v.Mal = bytes.Clone(v.Mal)
			all = append(all, v)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read mals: %w", err)
	}
	return all, nil
}

// malPrefix begins with the length, so that no institute's keys lie between
// those of another.
func malPrefix(institute string) ([]byte, error) {
	if institute == "" || len(institute) > maxKeyLength-6 {
		return nil, fmt.Errorf("institute of %d bytes", len(institute))
	}
	return append(binary.BigEndian.AppendUint16(nil, uint16(len(institute))), institute...), nil
}

func newestMal(tx *bbolt.Tx, institute string) (MalVersion, bool, error) {
	prefix, err := malPrefix(institute)
	if err != nil {
		return MalVersion{}, false, err
	}
	var lastKey, lastValue []byte
	c := tx.Bucket([]byte(malBucket)).Cursor()
	for key, value := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, value = c.Next() {
		lastKey, lastValue = key, value
	}
	if lastKey == nil {
		return MalVersion{}, false, nil
	}
	v, err := malFrom(lastKey, lastValue)
	return v, err == nil, err
}

func malFrom(key, value []byte) (MalVersion, error) {
	body, err := opened(malBucket, key, value)
	if err != nil {
		return MalVersion{}, err
	}
	if len(body) == 0 || len(body) < 1+int(body[0]) {
		return MalVersion{}, fmt.Errorf("%w: mal of %d bytes", errDamaged, len(body))
	}
	end := 1 + int(body[0])
	return MalVersion{
		Version:   int(binary.BigEndian.Uint32(key[len(key)-4:])),
		Confirmed: string(body[1:end]),
		Mal:       body[end:],
	}, nil
}

func writeMal(tx *bbolt.Tx, institute string, v MalVersion) error {
	prefix, err := malPrefix(institute)
	if err != nil {
		return err
	}
	body := append([]byte{byte(len(v.Confirmed))}, v.Confirmed...)
	return write(tx, malBucket, binary.BigEndian.AppendUint32(prefix, uint32(v.Version)), append(body, v.Mal...))
}
