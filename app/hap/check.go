package hap

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"

	"aiosmap/app/paper"
	"aiosmap/app/person"
)

// State is what can be said of a PDF file that somebody got.
type State string

// The states of a PDF file. Only Whole speaks for it.
const (
	// Whole: nothing changed since it was made and signed with the key whose
	// fingerprint is told.
	Whole State = "whole"
	// Changed: something in it is not as it was signed.
	Changed State = "changed"
	// Unsigned: made by Aiosmap without a portfolio; nothing can be said.
	Unsigned State = "unsigned"
	// Foreign: not made by Aiosmap, or with its mark taken out.
	Foreign State = "foreign"
	// Damaged: no whole PDF, or one whose mark cannot be read.
	Damaged State = "damaged"
)

// Checked is the verdict over a PDF file. Facts and Fingerprint, what it says
// and which key signed that, are given of a Whole one alone: what any other
// claims would be read as if it counted.
type Checked struct {
	State       State
	Facts       Facts
	Fingerprint string
}

// Check says whether a PDF file is as Aiosmap made and signed it. It looks at
// every byte. Whose key it was the caller finds out by the fingerprint.
func Check(pdf []byte) Checked {
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return Checked{State: Damaged}
	}
	sealed := paper.Read(pdf)
	c := Checked{}
	switch sealed.State {
	case paper.NoSeal:
		c.State = Foreign
		if !bytes.HasSuffix(bytes.TrimRight(pdf, "\r\n\t \x00"), []byte("%%EOF")) {
			c.State = Damaged
		}
		return c
	case paper.Whole:
		c.State = Whole
	case paper.Changed:
		c.State = Changed
	case paper.Unsigned:
		c.State = Unsigned
	default:
		return Checked{State: Damaged}
	}
	var facts Facts
	if err := json.Unmarshal(sealed.Payload, &facts); err != nil {
		return Checked{State: Damaged}
	}
	if c.State == Whole {
		c.Facts, c.Fingerprint = facts.plain(), Fingerprint(sealed.Public)
	}
	return c
}

// plain gives the facts with every text on one line and without what cannot be
// seen: whoever has a key can sign a text that writes more on a screen than it
// says.
func (f Facts) plain() Facts {
	for _, s := range []*string{&f.Number, &f.Made, &f.Institute, &f.Name, &f.BIG, &f.Stage, &f.Practice.Name, &f.Practice.Phone} {
		*s = line(person.Invisible(*s))
	}
	roles := f.Roles
	f.Roles = []Fact{}
	for _, r := range roles {
		for _, s := range []*string{&r.Role, &r.Post, &r.Date, &r.Trainer, &r.Withdrawn} {
			*s = line(person.Invisible(*s))
		}
		f.Roles = append(f.Roles, r)
	}
	return f
}

// Fingerprint gives a public key as people compare it, read aloud or on paper:
// the first half of its SHA-256 as eight groups of four.
func Fingerprint(public []byte) string {
	sum := sha256.Sum256(public)
	groups := make([]string, 8)
	for i := range groups {
		groups[i] = fmt.Sprintf("%04X", int(sum[2*i])<<8|int(sum[2*i+1]))
	}
	return strings.Join(groups, " ")
}

// ReadFingerprint takes a fingerprint as somebody typed or pasted it, with any
// spaces, hyphens or colons, and gives it as Fingerprint writes it.
func ReadFingerprint(typed string) (string, bool) {
	plain := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -:.\u00A0\t\r\n", r) {
			return -1
		}
		return r
	}, strings.ToUpper(typed))
	if len(plain) != 32 || strings.Trim(plain, "0123456789ABCDEF") != "" {
		return "", false
	}
	groups := make([]string, 8)
	for i := range groups {
		groups[i] = plain[4*i : 4*i+4]
	}
	return strings.Join(groups, " "), true
}
