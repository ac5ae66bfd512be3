package store

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"
)

// Mals gives the institutes that have a mal of their own, in the order of
// their keys: the shorter name first, then by bytes.
func (s *Settings) Mals() (institutes []string, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(malBucket)).ForEach(func(key, value []byte) error {
			if _, err := malFrom(key, value); err != nil {
				return err
			}
			name, err := instituteFrom(key)
			if err != nil {
				return err
			}
			if n := len(institutes); n == 0 || institutes[n-1] != name {
				institutes = append(institutes, name)
			}
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("list mals: %w", err)
	}
	return institutes, nil
}

// instituteFrom undoes malPrefix; the version follows in four bytes.
func instituteFrom(key []byte) (string, error) {
	if len(key) < 6 || int(binary.BigEndian.Uint16(key)) != len(key)-6 {
		return "", fmt.Errorf("%w: key of a mal", errDamaged)
	}
	return string(key[2 : len(key)-4]), nil
}

// Mappings gives every remembered mapping by its key.
func (s *Settings) Mappings() (map[string][]byte, error) {
	all := map[string][]byte{}
	err := s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(mappingBucket)).ForEach(func(key, value []byte) error {
			body, err := opened(mappingBucket, key, value)
			all[string(key)] = bytes.Clone(body)
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("list mappings: %w", err)
	}
	return all, nil
}
