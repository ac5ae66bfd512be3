package form

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"
)

// The form of a revision in bytes is one CBOR map (RFC 8949) in its core
// deterministic encoding (4.2.1), so that one content has one encoding:
//
//	0  unsigned   version of this form, 1
//	1  16 bytes   id of the revision
//	2  16 bytes   id of the form
//	3  32 bytes   hash of the definition
//	4  array      hashes of the parents, 32 bytes each, in order, none twice
//	5  32 bytes   Ed25519 public key of the author
//	6  integer    time in milliseconds since 1970 (UTC)
//	7  unsigned   state: 1 open, 2 closed, 3 removed, 4 withdrawn
//	8  map        field id (text) → map: 1 text, 2 role, 3 e-mail; empty ones left out
//	9  64 bytes   Ed25519 signature over "aiosmap/1 revision", a zero byte and
//	              the same map without 9
//
// Everything else is refused when it is read: another order, a longer number,
// an unknown member, tags, lengths left open.
type wire struct {
	Version    uint64           `cbor:"0,keyasint"`
	ID         []byte           `cbor:"1,keyasint"`
	Form       []byte           `cbor:"2,keyasint"`
	Definition []byte           `cbor:"3,keyasint"`
	Parents    [][]byte         `cbor:"4,keyasint"`
	Author     []byte           `cbor:"5,keyasint"`
	Time       int64            `cbor:"6,keyasint"`
	State      uint8            `cbor:"7,keyasint"`
	Values     map[string]Value `cbor:"8,keyasint"`
	Signature  []byte           `cbor:"9,keyasint,omitempty"`
}

const (
	wireVersion = 1
	maxParents  = 64
	// MaxRevision is the greatest length of a revision in bytes.
	MaxRevision = 4 << 20
)

var (
	writing = encMode()
	reading = decMode()
)

func encMode() cbor.EncMode {
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		// The options are the library's own: they cannot be wrong in a built program.
		panic(fmt.Sprintf("CBOR options: %v", err))
	}
	return mode
}

func decMode() cbor.DecMode {
	mode, err := cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		MaxNestedLevels:   4,
		MaxArrayElements:  max(maxParents, 16),
		MaxMapPairs:       maxFields,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsForbidden,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
		FieldNameMatching: cbor.FieldNameMatchingCaseSensitive,
	}.DecMode()
	if err != nil {
		panic(fmt.Sprintf("CBOR options: %v", err))
	}
	return mode
}

// Encode gives the bytes of a signed revision.
func (r Revision) Encode() ([]byte, error) {
	if len(r.Signature) != ed25519.SignatureSize {
		return nil, fmt.Errorf("%w: signature of %d bytes", ErrRevision, len(r.Signature))
	}
	return r.encode()
}

func (r Revision) encode() ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	id, form, err := r.ids()
	if err != nil {
		return nil, err
	}
	w := wire{
		Version: wireVersion, ID: id, Form: form, Definition: r.Definition[:], Parents: [][]byte{}, Author: r.Author,
		Time: r.Time.UnixMilli(), State: uint8(r.State), Values: r.Values, Signature: r.Signature,
	}
	for i := range r.Parents {
		w.Parents = append(w.Parents, r.Parents[i][:])
	}
	if w.Values == nil {
		w.Values = Values{}
	}
	data, err := writing.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("encode revision: %w", err)
	}
	if len(data) > MaxRevision {
		return nil, fmt.Errorf("%w: %d bytes", ErrRevision, len(data))
	}
	return data, nil
}

// Decode reads what Encode gives and nothing else. It does not check the
// signature: a revision that does not verify is shown as such, not left out.
// The error wraps ErrRevision or ErrNewer.
func Decode(data []byte) (Revision, error) {
	if len(data) > MaxRevision {
		return Revision{}, fmt.Errorf("%w: %d bytes", ErrRevision, len(data))
	}
	var w wire
	if err := reading.Unmarshal(data, &w); err != nil {
		if newer(data) {
			return Revision{}, ErrNewer
		}
		return Revision{}, fmt.Errorf("%w: %w", ErrRevision, err)
	}
	if w.Version > wireVersion {
		return Revision{}, ErrNewer
	}
	r, err := w.revision()
	if err != nil {
		return Revision{}, err
	}
	again, err := r.Encode()
	if err != nil {
		return Revision{}, err
	}
	if !bytes.Equal(again, data) {
		return Revision{}, fmt.Errorf("%w: it can be written otherwise", ErrRevision)
	}
	return r, nil
}

// newer tells whether bytes that this program cannot read say that they are of
// a later form.
func newer(data []byte) bool {
	var w struct {
		Version uint64 `cbor:"0,keyasint"`
	}
	return cbor.Unmarshal(data, &w) == nil && w.Version > wireVersion
}

func (w wire) revision() (Revision, error) {
	if w.Version != wireVersion || len(w.ID) != idSize || len(w.Form) != idSize || len(w.Definition) != HashSize {
		return Revision{}, fmt.Errorf("%w: version %d, ids of %d and %d bytes, definition of %d", ErrRevision, w.Version, len(w.ID), len(w.Form), len(w.Definition))
	}
	r := Revision{
		ID: idText(w.ID), Form: idText(w.Form), Definition: Hash(w.Definition), Author: w.Author,
		Time: time.UnixMilli(w.Time).UTC(), State: State(w.State), Values: w.Values, Signature: w.Signature,
	}
	for _, p := range w.Parents {
		if len(p) != HashSize {
			return Revision{}, fmt.Errorf("%w: parent of %d bytes", ErrRevision, len(p))
		}
		r.Parents = append(r.Parents, Hash(p))
	}
	return r, nil
}
