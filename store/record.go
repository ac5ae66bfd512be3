package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"go.etcd.io/bbolt"
)

const (
	metaBucket     = "meta"
	malBucket      = "mals"
	mappingBucket  = "mappings"
	writtenBucket  = "written"
	choiceBucket   = "choices"
	sumLength      = 4
	maxKeyLength   = 1 << 10
	maxValueLength = 4 << 20
)

// errDamaged marks content that is not what was once written.
var errDamaged = errors.New("damaged")

// sumOf is the checksum of a record; bucket and key are in it, so that
// a record that turns up in another place is found as well.
func sumOf(bucket string, key, body []byte) uint32 {
	var n [4]byte
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	for _, part := range [][]byte{[]byte(bucket), key} {
		binary.BigEndian.PutUint32(n[:], uint32(len(part)))
		h.Write(n[:])
		h.Write(part)
	}
	h.Write(body)
	return h.Sum32()
}

func sealed(bucket string, key, body []byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, sumOf(bucket, key, body)), body...)
}

// opened gives the body of a stored value; it is valid only inside the
// transaction.
func opened(bucket string, key, value []byte) ([]byte, error) {
	if len(value) < sumLength || binary.BigEndian.Uint32(value) != sumOf(bucket, key, value[sumLength:]) {
		return nil, fmt.Errorf("%w: record in %s", errDamaged, bucket)
	}
	return value[sumLength:], nil
}

// read gives a record's body, nil when there is none.
func read(tx *bbolt.Tx, bucket string, key []byte) ([]byte, error) {
	value := tx.Bucket([]byte(bucket)).Get(key)
	if value == nil {
		return nil, nil
	}
	return opened(bucket, key, value)
}

// write puts a record and keeps the tally.
func write(tx *bbolt.Tx, bucket string, key, body []byte) error {
	if len(key) == 0 || len(key) > maxKeyLength {
		return fmt.Errorf("key of %d bytes in %s, allowed are 1 to %d", len(key), bucket, maxKeyLength)
	}
	if len(body) > maxValueLength {
		return fmt.Errorf("value of %d bytes in %s, allowed are %d", len(body), bucket, maxValueLength)
	}
	t, err := readTally(tx)
	if err != nil {
		return err
	}
	b := tx.Bucket([]byte(bucket))
	if old := b.Get(key); old != nil {
		if _, err := opened(bucket, key, old); err != nil {
			return err
		}
		t.count--
		t.sum -= uint64(binary.BigEndian.Uint32(old))
	}
	value := sealed(bucket, key, body)
	t.count++
	t.sum += uint64(binary.BigEndian.Uint32(value))
	if err := b.Put(key, value); err != nil {
		return fmt.Errorf("put in %s: %w", bucket, err)
	}
	return writeTally(tx, t)
}

// tally counts the records outside meta and adds up their checksums.
type tally struct{ count, sum uint64 }

func readTally(tx *bbolt.Tx) (tally, error) {
	body, err := read(tx, metaBucket, []byte("tally"))
	if err != nil {
		return tally{}, err
	}
	if len(body) != 16 {
		return tally{}, fmt.Errorf("%w: tally of %d bytes", errDamaged, len(body))
	}
	return tally{binary.BigEndian.Uint64(body), binary.BigEndian.Uint64(body[8:])}, nil
}

func writeTally(tx *bbolt.Tx, t tally) error {
	body := binary.BigEndian.AppendUint64(nil, t.count)
	body = binary.BigEndian.AppendUint64(body, t.sum)
	return writeMeta(tx, "tally", body)
}

func writeMeta(tx *bbolt.Tx, name string, body []byte) error {
	err := tx.Bucket([]byte(metaBucket)).Put([]byte(name), sealed(metaBucket, []byte(name), body))
	if err != nil {
		return fmt.Errorf("put %s: %w", name, err)
	}
	return nil
}

// checkContent reads every record and compares them with the tally.
func checkContent(tx *bbolt.Tx) error {
	want, err := readTally(tx)
	if err != nil {
		return err
	}
	var got tally
	for _, name := range []string{malBucket, mappingBucket, writtenBucket, choiceBucket} {
		b := tx.Bucket([]byte(name))
		if b == nil {
			return fmt.Errorf("%w: no bucket %s", errDamaged, name)
		}
		err := b.ForEach(func(key, value []byte) error {
			if _, err := opened(name, key, value); err != nil {
				return err
			}
			got.count++
			got.sum += uint64(binary.BigEndian.Uint32(value))
			return nil
		})
		if err != nil {
			return fmt.Errorf("bucket %s: %w", name, err)
		}
	}
	if got != want {
		return fmt.Errorf("%w: %d records, %d were written", errDamaged, got.count, want.count)
	}
	return nil
}
