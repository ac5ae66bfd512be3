package hap

import (
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/form"
	"aiosmap/app/paper"
)

// signer is one who signs or confirmed, and for what.
type signer struct {
	name, capacity string
	// confirmed is there for one who confirmed on the aios' computer.
	confirmed *Confirmation
	parts     []string
}

// signers gathers who signs: each once for all that is still to be signed, and
// once for each confirmation. What was withdrawn is signed by nobody.
func (s Statement) signers() []signer {
	var out []signer
	add := func(name, capacity string, c *Confirmation, part string) {
		same := func(o signer) bool {
			if c == nil {
				return o.confirmed == nil && o.name == name && o.capacity == capacity
			}
			return o.confirmed != nil && *o.confirmed == *c && o.name == name && o.capacity == capacity
		}
		i := slices.IndexFunc(out, same)
		if i < 0 {
			i = len(out)
			out = append(out, signer{name: name, capacity: capacity, confirmed: c})
		}
		if !slices.Contains(out[i].parts, part) {
			out[i].parts = append(out[i].parts, part)
		}
	}
	for _, d := range s.Declarations {
		if d.stands() {
			add(d.Trainer, capacity(d.Capacity), d.Confirmed, orUnknown(d.Role))
		}
	}
	for _, a := range s.Approvals {
		if a.stands() {
			add(a.Trainer, capacity(Opleider), a.Confirmed, "akkoord diensten ("+orUnknown(a.Stage)+")")
		}
	}
	return out
}

// signatures sets a place to sign for each who signs.
func (d drawing) signatures(w *paper.Writer) {
	var blocks []paper.Signature
	for _, s := range d.signers() {
		b := paper.Signature{
			Name: s.name, NameLabel: "Naam", PlaceLabel: "Plaats en datum", SignLabel: "Handtekening",
			Pen: s.confirmed == nil,
		}
		if s.capacity != "" {
			b.Lines = append(b.Lines, capital(s.capacity))
		}
		if c := s.confirmed; c != nil {
			b.Name = c.Name
			if s.name != "" && s.name != c.Name {
				b.Lines = append(b.Lines, "Genoemd als opleider: "+s.name)
			}
			b.Lines = append(b.Lines, "BIG-nummer "+orUnknown(c.BIG))
			b.Said = fmt.Sprintf("Op %s %s.", orUnknown(form.LongDate(c.Date)), OnTheSpot)
		}
		b.Lines = append(b.Lines, "Voor: "+strings.Join(s.parts, ", "))
		blocks = append(blocks, b)
	}
	if len(blocks) == 0 {
		return
	}
	w.Heading("Ondertekening")
	w.Signatures(blocks)
}
