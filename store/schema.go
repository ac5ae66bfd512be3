package store

import (
	"encoding/binary"
	"fmt"

	"go.etcd.io/bbolt"
)

// migration brings a file from one schema to the next, in one transaction.
type migration func(tx *bbolt.Tx) error

// migrations in order: the one at index n leads from schema n to n+1. Append
// only; a file of each former schema must stay readable.
var migrations = [...]migration{schema1}

func schema1(tx *bbolt.Tx) error {
	for _, name := range []string{metaBucket, malBucket, mappingBucket, writtenBucket, choiceBucket} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return fmt.Errorf("create bucket %s: %w", name, err)
		}
	}
	return writeTally(tx, tally{})
}

// schemaOf gives the schema of a file that is not new.
func schemaOf(tx *bbolt.Tx) (uint32, error) {
	if tx.Bucket([]byte(metaBucket)) == nil {
		return 0, fmt.Errorf("%w: no bucket %s", errDamaged, metaBucket)
	}
	body, err := read(tx, metaBucket, []byte("schema"))
	if err != nil {
		return 0, err
	}
	if len(body) != 4 || binary.BigEndian.Uint32(body) == 0 {
		return 0, fmt.Errorf("%w: no schema", errDamaged)
	}
	return binary.BigEndian.Uint32(body), nil
}

// migrate runs the steps after schema from, each with the new number in the
// same transaction.
func migrate(db *bbolt.DB, from uint32, steps []migration) error {
	for n := from; n < uint32(len(steps)); n++ {
		err := db.Update(func(tx *bbolt.Tx) error {
			if err := steps[n](tx); err != nil {
				return err
			}
			return writeMeta(tx, "schema", binary.BigEndian.AppendUint32(nil, n+1))
		})
		if err != nil {
			return fmt.Errorf("migrate to schema %d: %w", n+1, err)
		}
	}
	return nil
}
