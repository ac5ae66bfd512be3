package paper

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"
)

// A file is signed in a comment of its own, on the line before the last
// startxref, where readers of PDF see nothing:
//
//	%AIOSMAP-1 payload.key.signature
//
// each in base64. The payload is what the maker wants to be read by machine;
// key and signature (Ed25519) are empty in a file nobody signed. The signature
// is over a label, all bytes before the line, all bytes behind it, the payload
// and the key, each with its length, so over every byte of the file but the line
// itself. The line is read in one spelling only.
const (
	mark      = "%AIOSMAP-1 "
	sealLabel = "aiosmap/1 pdf"
	tail      = "startxref\n"
)

// SealState is what can be said of the field that signs a file.
type SealState int

// The states of the field.
const (
	// NoSeal: there is none.
	NoSeal SealState = iota
	// Broken: there is one that cannot be read.
	Broken
	// Unsigned: it carries a payload that nobody signed.
	Unsigned
	// Changed: the signature is not that of these bytes.
	Changed
	// Whole: the owner of Public signed exactly these bytes.
	Whole
)

// Sealed is what Read finds. Payload and Public are the file's own claim unless
// State is Whole.
type Sealed struct {
	State           SealState
	Payload, Public []byte
}

var errSeal = errors.New("not a PDF that a signature can be put in")

var spelling = base64.RawStdEncoding.Strict()

// Seal puts the field in a file that has none. Without sign it carries the
// payload alone.
func Seal(pdf, payload, public []byte, sign func([]byte) []byte) ([]byte, error) {
	at := bytes.LastIndex(pdf, []byte("\n"+tail)) + 1
	if at == 0 || bytes.Contains(pdf, []byte("\n"+mark)) {
		return nil, errSeal
	}
	var signature []byte
	if sign == nil {
		public = nil
	} else {
		signature = sign(sealed(pdf[:at], pdf[at:], payload, public))
	}
	return bytes.Join([][]byte{pdf[:at], field(payload, public, signature), pdf[at:]}, nil), nil
}

// field is the whole line.
func field(payload, public, signature []byte) []byte {
	return []byte(mark + spelling.EncodeToString(payload) + "." + spelling.EncodeToString(public) + "." + spelling.EncodeToString(signature) + "\n")
}

// sealed is what is signed.
func sealed(before, after, payload, public []byte) []byte {
	var b bytes.Buffer
	b.WriteString(sealLabel)
	for _, part := range [][]byte{before, after, payload, public} {
		_ = binary.Write(&b, binary.BigEndian, uint64(len(part))) // into memory: cannot fail
		b.Write(part)
	}
	return b.Bytes()
}

// Read looks for the field in a file and says what it is worth.
func Read(pdf []byte) Sealed {
	at := bytes.Index(pdf, []byte("\n"+mark)) + 1
	if at == 0 {
		return Sealed{}
	}
	end := bytes.IndexByte(pdf[at:], '\n')
	if end < 0 {
		return Sealed{State: Broken}
	}
	end += at + 1
	parts := strings.Split(string(pdf[at+len(mark):end-1]), ".")
	if len(parts) != 3 {
		return Sealed{State: Broken}
	}
	var raw [3][]byte
	for i, p := range parts {
		var err error
		if raw[i], err = spelling.DecodeString(p); err != nil {
			return Sealed{State: Broken}
		}
	}
	payload, public, signature := raw[0], raw[1], raw[2]
	// base64 steps over line ends; the field has one spelling.
	if !bytes.Equal(field(payload, public, signature), pdf[at:end]) {
		return Sealed{State: Broken}
	}
	s := Sealed{State: Changed, Payload: payload, Public: public}
	switch {
	case len(public) == 0 && len(signature) == 0:
		s.State = Unsigned
	case len(public) != ed25519.PublicKeySize:
		s.State = Broken
	case bytes.Contains(pdf[end-1:], []byte("\n"+mark)):
		// A second field: somebody added to the file.
	case ed25519.Verify(public, sealed(pdf[:at], pdf[end:], payload, public), signature):
		s.State = Whole
	}
	return s
}
