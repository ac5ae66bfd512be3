package hap

import (
	"encoding/hex"
	"fmt"
	"time"
)

// crockford are the letters of a document number: no I, L, O or U, which are
// misread or misheard on the telephone.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// numberBytes is how much randomness a number holds: 40 bits are 8 letters.
const numberBytes = 5

// NewNumber gives the number of an issued document, like HAP-2026-7K4M-Q2XD.
// random holds at least five bytes.
func NewNumber(random []byte, year int) string {
	var bits uint64
	for _, b := range random[:numberBytes] {
		bits = bits<<8 | uint64(b)
	}
	letters := make([]byte, 8)
	for i := range letters {
		letters[i] = crockford[bits>>(35-5*i)&31]
	}
	return fmt.Sprintf("HAP-%04d-%s-%s", year, letters[:4], letters[4:])
}

// looseNumber is the number of a document without a portfolio, which keeps no
// list of them: it follows from what the document says and its day, so that the
// same data give the same bytes.
func looseNumber(s Statement) string {
	sum, err := hex.DecodeString(digest([]string{s.Digest(), s.Made.Format(time.DateOnly)}))
	if err != nil {
		// It was encoded a moment ago.
		panic(err)
	}
	return NewNumber(sum, s.Made.Year())
}
