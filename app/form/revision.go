package form

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"
)

// State is where a form stands with a revision.
type State uint8

const (
	// Open can be written in.
	Open State = iota + 1
	// Closed was validated and closed.
	Closed
	// Removed was thrown away and can be taken back.
	Removed
	// Withdrawn was definitive and no longer holds; its values are those of then
	// with the reason.
	Withdrawn
)

// String gives the word that stands in an export.
func (s State) String() string {
	switch s {
	case Open:
		return "open"
	case Closed:
		return "gesloten"
	case Removed:
		return "verwijderd"
	case Withdrawn:
		return "ingetrokken"
	}
	return fmt.Sprintf("onbekend (%d)", uint8(s))
}

// Revision is what somebody made of a form at one moment. It is never changed.
type Revision struct {
	// ID is the revision's own id, Form that of the form: 32 hexadecimal digits.
	ID, Form string
	// Definition is the definition with which it was written.
	Definition Hash
	// Parents are the revisions it was made from, in the order of their bytes:
	// none for the first, several where versions that had gone apart were joined.
	Parents []Hash
	// Author is the Ed25519 public key of who wrote it, 32 bytes.
	Author []byte
	// Time is what the clock of the computer said, in milliseconds. It orders
	// nothing: clocks are wrong.
	Time  time.Time
	State State
	// Values holds what is filled in.
	Values Values
	// Signature is the author's, 64 bytes, over Message.
	Signature []byte
}

var (
	// ErrRevision marks bytes that are no revision.
	ErrRevision = errors.New("not a revision")
	// ErrNewer marks a revision that a newer program made.
	ErrNewer = errors.New("revision was made by a newer program")
	// ErrSignature marks a revision that its author did not sign.
	ErrSignature = errors.New("signature does not fit the revision")
)

// messageLabel goes before what is signed, so that a signature for another
// purpose is never one of a revision.
const messageLabel = "aiosmap/1 revision\x00"

// NewRevision prepares a revision for signing: values without what is empty,
// parents in order and each once, the time in milliseconds.
func NewRevision(r Revision) Revision {
	r.Parents = slices.Clone(r.Parents)
	slices.SortFunc(r.Parents, func(a, b Hash) int { return bytes.Compare(a[:], b[:]) })
	r.Parents = slices.Compact(r.Parents)
	r.Values = r.Values.Valid()
	r.Time = Moment(r.Time)
	r.Signature = nil
	return r
}

// Moment gives a time in the form in which it is kept: in UTC, in milliseconds
// and in a year that a date can be written for, whatever the clock says.
func Moment(t time.Time) time.Time {
	first, last := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2200, 12, 31, 0, 0, 0, 0, time.UTC)
	switch t = t.UTC().Truncate(time.Millisecond); {
	case t.Before(first):
		return first
	case t.After(last):
		return last
	}
	return t
}

// Sign gives the revision with its signature. sign makes an Ed25519 signature
// with the key of author.
func (r Revision) Sign(author []byte, sign func(message []byte) []byte) (Revision, error) {
	r.Author = bytes.Clone(author)
	message, err := r.Message()
	if err != nil {
		return Revision{}, err
	}
	r.Signature = sign(message)
	if len(r.Signature) != ed25519.SignatureSize {
		return Revision{}, fmt.Errorf("%w: signature of %d bytes", ErrSignature, len(r.Signature))
	}
	return r, nil
}

// Verify checks the signature. The error wraps ErrSignature when it does not hold.
func (r Revision) Verify() error {
	message, err := r.Message()
	if err != nil {
		return err
	}
	if !ed25519.Verify(r.Author, message, r.Signature) {
		return ErrSignature
	}
	return nil
}

// Message gives the bytes that are signed: the label and the encoding without
// the signature. Nothing of where the revision is stored is in it.
func (r Revision) Message() ([]byte, error) {
	r.Signature = nil
	body, err := r.encode()
	if err != nil {
		return nil, err
	}
	return append([]byte(messageLabel), body...), nil
}

// Hash is the SHA-256 of Message: how later revisions name this one.
func (r Revision) Hash() (Hash, error) {
	message, err := r.Message()
	if err != nil {
		return Hash{}, err
	}
	return sha256.Sum256(message), nil
}

func (r Revision) check() error {
	if len(r.Author) != ed25519.PublicKeySize {
		return fmt.Errorf("%w: author of %d bytes", ErrRevision, len(r.Author))
	}
	if r.State < Open || r.State > Withdrawn {
		return fmt.Errorf("%w: state %d", ErrRevision, r.State)
	}
	if !r.Time.Equal(Moment(r.Time)) {
		return fmt.Errorf("%w: time %s", ErrRevision, r.Time)
	}
	if len(r.Parents) > maxParents {
		return fmt.Errorf("%w: %d parents", ErrRevision, len(r.Parents))
	}
	for i := 1; i < len(r.Parents); i++ {
		if bytes.Compare(r.Parents[i-1][:], r.Parents[i][:]) >= 0 {
			return fmt.Errorf("%w: parents are not in order", ErrRevision)
		}
	}
	if len(r.Values) > maxFields {
		return fmt.Errorf("%w: %d values", ErrRevision, len(r.Values))
	}
	for id, v := range r.Values {
		if v.Empty() || !fieldID.MatchString(id) {
			return fmt.Errorf("%w: value of field %q", ErrRevision, id)
		}
	}
	return nil
}

// ids gives the bytes of both ids.
func (r Revision) ids() (id, form []byte, err error) {
	if id, err = parseID(r.ID); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrRevision, err)
	}
	if form, err = parseID(r.Form); err != nil {
		return nil, nil, fmt.Errorf("%w: form: %w", ErrRevision, err)
	}
	return id, form, nil
}

func idText(b []byte) string { return hex.EncodeToString(b) }
