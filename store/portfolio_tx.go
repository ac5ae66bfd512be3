package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

const (
	maxIDLength     = 64
	maxRecordLength = 16 << 20
)

// errUnopened marks a record that does not open with the file's own keys.
var errUnopened = errors.New("record does not open")

// portfolioKeys are the keys that come from a file key, one for each purpose.
type portfolioKeys struct {
	file   seal.Key
	bucket map[string]seal.Key
	head   seal.Key // seals the head
	sum    seal.Key // makes the shares in its sum
}

func keysOf(file seal.Key) (*portfolioKeys, error) {
	k := &portfolioKeys{file: file, bucket: map[string]seal.Key{}}
	var err error
	for _, name := range recordBuckets {
		if k.bucket[name], err = seal.Purpose(file, name); err != nil {
			return nil, err
		}
	}
	if k.head, err = seal.Purpose(file, "head"); err != nil {
		return nil, err
	}
	k.sum, err = seal.Purpose(file, "head-sum")
	return k, err
}

func portfolioPlace(id, bucket, record string) seal.Place {
	return seal.Place{Format: portfolioFormat, File: id, Bucket: bucket, Record: record}
}

// unseal opens a stored value. The error wraps errUnopened.
func (k *portfolioKeys) unseal(id, bucket string, key, value []byte) ([]byte, error) {
	plain, err := seal.Open(k.bucket[bucket], portfolioPlace(id, bucket, string(key)), value)
	if err != nil {
		return nil, fmt.Errorf("%w: in %s: %w", errUnopened, bucket, err)
	}
	return plain, nil
}

// sealedTx is a transaction that seals what is put and keeps the head.
type sealedTx struct {
	tx   *bbolt.Tx
	keys *portfolioKeys
	id   string
	rand io.Reader
	head head
}

// put seals a record.
func (t *sealedTx) put(bucket, record string, plain []byte) error {
	value, err := seal.Seal(t.keys.bucket[bucket], t.rand, portfolioPlace(t.id, bucket, record), plain)
	if err != nil {
		return err
	}
	return t.exchange(bucket, []byte(record), value)
}

// putPlain puts a record that stands open: in meta or slots.
func (t *sealedTx) putPlain(bucket string, key, body []byte) error {
	return t.exchange(bucket, key, sealed(bucket, key, body))
}

// putSlot puts a slot in the place of the one of its kind.
func (t *sealedTx) putSlot(s seal.Slot) error {
	if err := t.dropSlot(s.Kind); err != nil {
		return err
	}
	body, err := s.MarshalBinary()
	if err != nil {
		return err
	}
	return t.putPlain(slotBucket, s.ID[:], body)
}

func (t *sealedTx) dropSlot(kind seal.SlotKind) error {
	plain, err := t.plain()
	if err != nil {
		return err
	}
	if old, ok := plain.slot(kind); ok {
		return t.exchange(slotBucket, old.ID[:], nil)
	}
	return nil
}

// plain reads slots and meta as they are in this transaction.
func (t *sealedTx) plain() (plainPart, error) {
	r := plainReader{}
	for _, name := range []string{metaBucket, slotBucket} {
		b := t.tx.Bucket([]byte(name))
		if b == nil {
			continue
		}
		err := b.ForEach(func(key, value []byte) error { return r.visit(name, key, value) })
		if err := errors.Join(err, r.err); err != nil {
			return plainPart{}, err
		}
	}
	return r.plain, nil
}

func (t *sealedTx) putSchema(n uint32) error {
	return t.putPlain(metaBucket, []byte(schemaKey), binary.BigEndian.AppendUint32(nil, n))
}

// exchange puts a stored value, or with nil removes it, and moves the head along.
func (t *sealedTx) exchange(bucket string, key, value []byte) error {
	b, err := t.tx.CreateBucketIfNotExists([]byte(bucket))
	if err != nil {
		return fmt.Errorf("bucket %s: %w", bucket, err)
	}
	if old := b.Get(key); old != nil && counted(bucket, key) {
		t.head.count--
		t.head.sum.sub(t.keys.shareOf(bucket, key, old))
	}
	if value == nil {
		return b.Delete(key)
	}
	if counted(bucket, key) {
		t.head.count++
		t.head.sum.add(t.keys.shareOf(bucket, key, value))
	}
	if err := b.Put(key, value); err != nil {
		return fmt.Errorf("put in %s: %w", bucket, err)
	}
	return nil
}

// finish writes the head; nothing may be changed after it.
func (t *sealedTx) finish() error {
	t.head.changes++
	value, err := seal.Seal(t.keys.head, t.rand, portfolioPlace(t.id, headBucket, headKey), t.head.bytes())
	if err != nil {
		return err
	}
	return t.exchange(headBucket, []byte(headKey), value)
}

// checkChange refuses what no caller should ask for.
func checkChange(c Change) error {
	switch {
	case c.Bucket == identityBucket || !slices.Contains(recordBuckets, c.Bucket):
		return fmt.Errorf("no bucket for records: %q", c.Bucket)
	case c.ID == "" || len(c.ID) > maxIDLength || strings.Trim(c.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "":
		return fmt.Errorf("id of a record in %s: %q", c.Bucket, c.ID)
	case len(c.Value) > maxRecordLength:
		return fmt.Errorf("value of %d bytes in %s, allowed are %d", len(c.Value), c.Bucket, maxRecordLength)
	}
	return nil
}
