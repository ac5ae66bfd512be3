package store

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"
	"golang.org/x/text/unicode/norm"

	"aiosmap/store/seal"
)

// portfolioFormat is the first part of every sealed value's place.
const portfolioFormat = "aiosmap-portfolio/1"

const (
	slotBucket     = "slots"
	headBucket     = "head"
	identityBucket = "identity"
	headKey        = "head"
	identityKey    = "identity"

	// The records in meta.
	schemaKey = "schema"
	fileKey   = "file"
	userKey   = "user"
	lockKey   = "lock"
)

// recordBuckets are the buckets whose values are sealed.
var recordBuckets = []string{
	ConceptBucket, DefinitionBucket, identityBucket, ScratchBucket, ProfileBucket, RevisionBucket, SettingBucket,
	ChunkBucket, DocumentBucket, FolderBucket, MarkBucket, OutboxBucket,
}

// plainPart is what stands open in a portfolio file.
type plainPart struct {
	schema uint32
	id     string
	tag    []byte // of the user name
	lock   lockState
	slots  []seal.Slot
	// head is the sealed head as stored: another one in every state.
	head []byte
}

// lockState counts attempts; nothing protects it.
type lockState struct {
	failures uint32
	// doubt: a change may be missing, and the owner has not been told yet.
	doubt bool
}

func (l lockState) bytes() []byte {
	b := binary.BigEndian.AppendUint32(nil, l.failures)
	if l.doubt {
		return append(b, 1)
	}
	return append(b, 0)
}

// slot gives the slot of a kind.
func (p plainPart) slot(kind seal.SlotKind) (seal.Slot, bool) {
	i := slices.IndexFunc(p.slots, func(s seal.Slot) bool { return s.Kind == kind })
	if i < 0 {
		return seal.Slot{}, false
	}
	return p.slots[i], true
}

func (p plainPart) has(kind seal.SlotKind) bool {
	_, ok := p.slot(kind)
	return ok
}

// userTag is what stands in a file for its owner's user name. Who has the file
// can try all numbers; it only keeps the name out of sight.
func userTag(user, id string) ([]byte, error) {
	salt, err := hex.DecodeString(id)
	if err != nil {
		return nil, fmt.Errorf("file id: %w", err)
	}
	name := norm.NFC.String(strings.ToLower(strings.TrimSpace(user)))
	tag, err := hkdf.Key(sha256.New, []byte(name), salt, "aiosmap/1 user-name", sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("tag of user name: %w", err)
	}
	return tag, nil
}

func (p plainPart) isUser(user string) bool {
	tag, err := userTag(user, p.id)
	return err == nil && subtle.ConstantTimeCompare(tag, p.tag) == 1
}

// errNewer marks a file of a later schema.
var errNewer = errors.New("later schema")

// plainReader is shown every record of a file, keeps what is plain and checks
// every checksum.
type plainReader struct {
	plain plainPart
	// err is the first thing that is wrong; in a later schema nothing is.
	err error
	// known is the newest schema that this program knows.
	known uint32
}

func (r *plainReader) visit(bucket string, key, value []byte) error {
	if err := r.record(bucket, key, value); err != nil && r.err == nil {
		r.err = fmt.Errorf("bucket %s: %w", bucket, err)
	}
	return nil
}

func (r *plainReader) record(bucket string, key, value []byte) error {
	switch {
	case bucket == metaBucket:
		body, err := opened(bucket, key, value)
		if err != nil {
			return err
		}
		return r.meta(string(key), body)
	case bucket == slotBucket:
		return r.slot(key, value)
	case bucket == headBucket && string(key) == headKey:
		r.plain.head = bytes.Clone(value)
		return seal.Check(value)
	case slices.Contains(recordBuckets, bucket):
		return seal.Check(value)
	default:
		return fmt.Errorf("%w: a record that belongs nowhere", errDamaged)
	}
}

func (r *plainReader) meta(key string, body []byte) error {
	p := &r.plain
	switch {
	case key == schemaKey && len(body) == 4:
		p.schema = binary.BigEndian.Uint32(body)
	case key == fileKey && len(body) == 16:
		p.id = hex.EncodeToString(body)
	case key == userKey && len(body) == sha256.Size:
		p.tag = bytes.Clone(body)
	case key == lockKey && len(body) == 5 && body[4] < 2:
		p.lock = lockState{failures: binary.BigEndian.Uint32(body), doubt: body[4] == 1}
	default:
		return fmt.Errorf("%w: %q of %d bytes", errDamaged, key, len(body))
	}
	return nil
}

func (r *plainReader) slot(key, value []byte) error {
	body, err := opened(slotBucket, key, value)
	if err != nil {
		return err
	}
	s, err := seal.ParseSlot(body)
	if err != nil {
		return err
	}
	if _, twice := r.plain.slot(s.Kind); twice || !bytes.Equal(key, s.ID[:]) {
		return fmt.Errorf("%w: slot of kind %d", errDamaged, s.Kind)
	}
	r.plain.slots = append(r.plain.slots, s)
	return nil
}

// result gives the plain part. The error is errNewer, or says what is wrong.
func (r *plainReader) result() (plainPart, error) {
	p := r.plain
	switch {
	case p.schema > r.known:
		return p, fmt.Errorf("%w: %d, known up to %d", errNewer, p.schema, r.known)
	case errors.Is(r.err, seal.ErrUnknownKDF), errors.Is(r.err, seal.ErrUnknownSlot):
		return p, fmt.Errorf("%w: %w", errNewer, r.err)
	case r.err != nil:
		return p, r.err
	case p.schema == 0 || p.id == "" || p.tag == nil || p.head == nil || !p.has(seal.PasswordSlot) || !p.has(seal.RecoverySlot):
		return p, fmt.Errorf("%w: is no portfolio", errDamaged)
	}
	return p, nil
}

// plainOf reads the plain part of an open file and checks every checksum.
func plainOf(tx *bbolt.Tx, known uint32) (plainPart, error) {
	r := plainReader{known: known}
	if err := eachRecord(tx, r.visit); err != nil {
		return plainPart{}, err
	}
	return r.result()
}

// eachRecord shows every record of a file, in the order of buckets and keys.
func eachRecord(tx *bbolt.Tx, visit visitor) error {
	return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		return b.ForEach(func(key, value []byte) error {
			if value == nil {
				return fmt.Errorf("%w: a bucket in bucket %s", errDamaged, name)
			}
			return visit(string(name), key, value)
		})
	})
}
