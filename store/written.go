package store

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"go.etcd.io/bbolt"
)

// RememberCSV notes that a CSV with this SHA-256 and this number of rows,
// header not counted, was written today; writing it again moves the date. The
// name of the file is not kept, since it can hold a person's name.
func (s *Settings) RememberCSV(sha256 [32]byte, rows int) error {
	if rows < 0 || rows > math.MaxInt32 {
		return fmt.Errorf("remember CSV: %d rows", rows)
	}
	body := []byte(s.opt.Now().Format(time.DateOnly))
	body = binary.BigEndian.AppendUint32(body, uint32(rows))
	if err := s.put(writtenBucket, string(sha256[:]), body); err != nil {
		return fmt.Errorf("remember CSV: %w", err)
	}
	return nil
}

// KnownCSV tells when a CSV with this SHA-256 was last written here (ISO date)
// and how many rows it has; ok is false when it never was.
func (s *Settings) KnownCSV(sha256 [32]byte) (date string, rows int, ok bool, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		body, err := read(tx, writtenBucket, sha256[:])
		if err != nil || body == nil {
			return err
		}
		if len(body) != len(time.DateOnly)+4 {
			return fmt.Errorf("%w: written CSV of %d bytes", errDamaged, len(body))
		}
		date, ok = string(body[:10]), true
		rows = int(binary.BigEndian.Uint32(body[10:]))
		return nil
	})
	if err != nil {
		return "", 0, false, fmt.Errorf("read written CSV: %w", err)
	}
	return date, rows, ok, nil
}
