package store

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"go.etcd.io/bbolt"

	"aiosmap/store/seal"
)

// head tells whether all records are there and no other: how many there are,
// and the sum of a keyed share of each (MSet-Add-Hash, Clarke et al. 2003). A
// change costs the shares of what it changes, whatever the size of the file.
type head struct {
	changes uint64 // transactions so far
	count   uint64
	sum     headSum
}

// headSum is a number of 256 bits, the lowest part first.
type headSum [4]uint64

func (m *headSum) add(o headSum) {
	var carry uint64
	for i := range m {
		m[i], carry = bits.Add64(m[i], o[i], carry)
	}
}

func (m *headSum) sub(o headSum) {
	var borrow uint64
	for i := range m {
		m[i], borrow = bits.Sub64(m[i], o[i], borrow)
	}
}

// errHead marks a file whose records are not those of its head.
var errHead = errors.New("records and head do not agree")

const headLength = 8 + 8 + 32

func (h head) bytes() []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, headLength), h.changes)
	b = binary.BigEndian.AppendUint64(b, h.count)
	for _, part := range slices.Backward(h.sum[:]) {
		b = binary.BigEndian.AppendUint64(b, part)
	}
	return b
}

func headFrom(b []byte) (head, error) {
	if len(b) != headLength {
		return head{}, fmt.Errorf("%w: head of %d bytes", errHead, len(b))
	}
	h := head{changes: binary.BigEndian.Uint64(b), count: binary.BigEndian.Uint64(b[8:])}
	for i := range h.sum {
		h.sum[i] = binary.BigEndian.Uint64(b[headLength-8*(i+1):])
	}
	return h, nil
}

// counted tells whether a record is under the head: all are but the head itself
// and the lock, which changes without keys.
func counted(bucket string, key []byte) bool {
	return bucket != headBucket && (bucket != metaBucket || string(key) != lockKey)
}

// shareOf gives the share of a stored value. Nonce and tag stand for a sealed
// one: the tag binds what lies between.
func (k *portfolioKeys) shareOf(bucket string, key, value []byte) headSum {
	parts := [][]byte{[]byte(bucket), key, value}
	if bucket != metaBucket && bucket != slotBucket && len(value) >= seal.Overhead {
		parts[2] = slices.Concat(value[4:4+24], value[len(value)-16:])
	}
	mac := hmac.New(sha256.New, k.sum.Bytes())
	var n [4]byte
	for _, part := range parts {
		binary.BigEndian.PutUint32(n[:], uint32(len(part)))
		mac.Write(n[:])
		mac.Write(part)
	}
	sum := mac.Sum(nil)
	var m headSum
	for i := range m {
		m[i] = binary.BigEndian.Uint64(sum[len(sum)-8*(i+1):])
	}
	return m
}

// verifyHead holds every record against the head and gives it. The error wraps
// errHead.
func (k *portfolioKeys) verifyHead(tx *bbolt.Tx, id string) (head, error) {
	want, err := k.headOf(tx, id)
	if err != nil {
		return head{}, err
	}
	got := head{changes: want.changes}
	err = eachRecord(tx, func(bucket string, key, value []byte) error {
		if counted(bucket, key) {
			got.count++
			got.sum.add(k.shareOf(bucket, key, value))
		}
		return nil
	})
	if err == nil && got != want {
		err = fmt.Errorf("%w: %d records, %d were written", errHead, got.count, want.count)
	}
	return want, err
}

func (k *portfolioKeys) headOf(tx *bbolt.Tx, id string) (head, error) {
	b := tx.Bucket([]byte(headBucket))
	if b == nil {
		return head{}, fmt.Errorf("%w: no head", errHead)
	}
	plain, err := seal.Open(k.head, portfolioPlace(id, headBucket, headKey), b.Get([]byte(headKey)))
	if err != nil {
		return head{}, fmt.Errorf("%w: %w", errHead, err)
	}
	return headFrom(plain)
}
