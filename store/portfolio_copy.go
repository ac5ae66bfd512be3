package store

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

// copyRecords fills a new file with all that tx sees, free of what was removed.
// change, where given, makes another value of a stored one; nil leaves it out.
// Every checksum is looked at.
func copyRecords(tx *bbolt.Tx, db *bbolt.DB, change func(bucket string, key, value []byte) ([]byte, error)) error {
	to := batch{db: db}
	err := eachRecord(tx, func(bucket string, key, value []byte) (err error) {
		if err := checkValue(bucket, key, value); err != nil {
			return err
		}
		if change != nil {
			if value, err = change(bucket, key, value); err != nil || value == nil {
				return err
			}
		}
		return to.put(bucket, key, value)
	})
	if err != nil {
		return errors.Join(err, to.drop())
	}
	return to.commit()
}

// checkValue looks for rot in a stored value.
func checkValue(bucket string, key, value []byte) error {
	if bucket == metaBucket || bucket == slotBucket {
		_, err := opened(bucket, key, value)
		return err
	}
	return seal.Check(value)
}

// batch writes many records in some transactions: each lies in memory until it
// is committed.
type batch struct {
	db   *bbolt.DB
	tx   *bbolt.Tx
	size int
}

// batchSize is how many bytes one transaction takes.
const batchSize = 4 << 20

func (b *batch) put(bucket string, key, value []byte) error {
	if b.size > batchSize {
		if err := b.commit(); err != nil {
			return err
		}
	}
	if b.tx == nil {
		tx, err := b.db.Begin(true)
		if err != nil {
			return fmt.Errorf("copy: %w", err)
		}
		b.tx, b.size = tx, 0
	}
	to, err := b.tx.CreateBucketIfNotExists([]byte(bucket))
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	// They come in order, and most of them stay as they are.
	to.FillPercent = 0.9
	b.size += len(key) + len(value)
	return to.Put(key, value)
}

func (b *batch) commit() error {
	if b.tx == nil {
		return nil
	}
	tx := b.tx
	b.tx, b.size = nil, 0
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	return nil
}

func (b *batch) drop() error {
	if b.tx == nil {
		return nil
	}
	return b.tx.Rollback()
}
