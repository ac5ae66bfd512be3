package store

import (
	"bytes"
	"fmt"

	"go.etcd.io/bbolt"
)

// PutMapping remembers how a list was mapped. The key is the caller's, a hash
// of header row and mal (1 to 1,024 bytes); what was there is replaced.
func (s *Settings) PutMapping(key string, mapping []byte) error {
	if err := s.put(mappingBucket, key, mapping); err != nil {
		return fmt.Errorf("put mapping: %w", err)
	}
	return nil
}

// Mapping gives the mapping remembered under key; ok is false when there is
// none.
func (s *Settings) Mapping(key string) (mapping []byte, ok bool, err error) {
	mapping, ok, err = s.get(mappingBucket, key)
	if err != nil {
		return nil, false, fmt.Errorf("read mapping: %w", err)
	}
	return mapping, ok, nil
}

// SetChoice remembers a choice made in the window or on the command line, such
// as the institute. Nothing personal belongs here.
func (s *Settings) SetChoice(name, value string) error {
	if err := s.put(choiceBucket, name, []byte(value)); err != nil {
		return fmt.Errorf("set choice: %w", err)
	}
	return nil
}

// Choice gives a remembered choice; ok is false when none was made.
func (s *Settings) Choice(name string) (value string, ok bool, err error) {
	b, ok, err := s.get(choiceBucket, name)
	if err != nil {
		return "", false, fmt.Errorf("read choice: %w", err)
	}
	return string(b), ok, nil
}

func (s *Settings) put(bucket, key string, body []byte) error {
	return s.update(func(tx *bbolt.Tx) error {
		old, err := read(tx, bucket, []byte(key))
		if err != nil {
			return err
		}
		if old != nil && bytes.Equal(old, body) {
			return errSame
		}
		return write(tx, bucket, []byte(key), body)
	})
}

func (s *Settings) get(bucket, key string) (body []byte, ok bool, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		b, err := read(tx, bucket, []byte(key))
		body, ok = bytes.Clone(b), b != nil
		return err
	})
	return body, ok, err
}
