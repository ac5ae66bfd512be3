package hap

import (
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/paper"
)

// signer is one who signs in ink, and for what.
type signer struct {
	name, capacity string
	parts          []string
}

// signers gathers who signs, each once. What was confirmed on the aios'
// computer stands with the declaration; what was withdrawn is signed by nobody.
func (s Statement) signers() []signer {
	var out []signer
	add := func(name, capacity, part string) {
		i := slices.IndexFunc(out, func(o signer) bool { return o.name == name && o.capacity == capacity })
		if i < 0 {
			i = len(out)
			out = append(out, signer{name: name, capacity: capacity})
		}
		if !slices.Contains(out[i].parts, part) {
			out[i].parts = append(out[i].parts, part)
		}
	}
	for _, d := range s.Declarations {
		if d.stands() && d.Confirmed == nil {
			add(d.Trainer, capacity(d.Capacity), orUnknown(d.Role))
		}
	}
	for _, a := range s.Approvals {
		if a.stands() && a.Confirmed == nil {
			add(a.Trainer, capacity(Opleider), "akkoord diensten ("+orUnknown(a.Stage)+")")
		}
	}
	return out
}

// maxParts is how many things stand at one signature: a block is not broken, and
// has to fit on a page.
const maxParts = 12

// signsFor says what somebody signs for.
func (s signer) signsFor() string {
	if more := len(s.parts) - maxParts; more > 0 {
		return fmt.Sprintf("%s en %d meer, zie de tabellen", strings.Join(s.parts[:maxParts], ", "), more)
	}
	return strings.Join(s.parts, ", ")
}

// signatures sets a place to sign for each who signs.
func (d drawing) signatures(w *paper.Writer) {
	var blocks []paper.Signature
	for _, s := range d.signers() {
		b := paper.Signature{Name: s.name, NameLabel: "Naam", PlaceLabel: "Plaats en datum", SignLabel: "Handtekening"}
		if s.capacity != "" {
			b.Lines = append(b.Lines, capital(s.capacity))
		}
		b.Lines = append(b.Lines, "Voor: "+s.signsFor())
		blocks = append(blocks, b)
	}
	if len(blocks) == 0 {
		return
	}
	w.Heading("Ondertekening")
	w.Signatures(blocks)
}
