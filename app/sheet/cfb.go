package sheet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// compound is an OLE compound file ([MS-CFB]): the container of old Office
// files and of encrypted new ones. Every size in it is held against the file's
// own length, and no chain of sectors can be longer than the file.
type compound struct {
	data        []byte
	shift       uint // log2 of the sector size
	fat         []uint32
	miniFAT     []uint32
	mini        []byte // the stream that holds the small streams
	entries     []compoundEntry
	miniCutoff  uint32
	miniSectors uint
}

type compoundEntry struct {
	name  string
	kind  byte // 1 storage, 2 stream, 5 root
	start uint32
	size  uint64
}

const endOfChain = 0xFFFFFFFA // this and above are no sector numbers

const compoundMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

func openCompound(data []byte) (*compound, error) {
	if len(data) < 512 || !bytes.HasPrefix(data, []byte(compoundMagic)) {
		return nil, damage("no compound file")
	}
	word := func(at int) uint32 { return binary.LittleEndian.Uint32(data[at:]) }
	c := &compound{data: data, shift: uint(data[30]), miniSectors: uint(data[32]), miniCutoff: word(56)}
	if c.shift != 9 && c.shift != 12 || c.miniSectors != 6 {
		return nil, damage("odd sectors")
	}
	if err := c.readFAT(word); err != nil {
		return nil, err
	}
	directory, err := c.chain(word(48), uint64(len(data)))
	if err != nil {
		return nil, err
	}
	for ; len(directory) >= 128; directory = directory[128:] {
		c.entries = append(c.entries, entryOf(directory[:128], c.shift))
	}
	if len(c.entries) == 0 || c.entries[0].kind != 5 {
		return nil, damage("no root")
	}
	root := c.entries[0]
	if c.mini, err = c.chain(root.start, root.size); err != nil {
		return nil, err
	}
	table, err := c.chain(word(60), uint64(len(data)))
	if err != nil {
		return nil, err
	}
	c.miniFAT = words(table)
	return c, nil
}

// readFAT collects the sector table, whose own sectors are listed in the
// header and, for large files, in a chain of further lists.
func (c *compound) readFAT(word func(int) uint32) error {
	list := words(c.data[76:512])
	for next, seen := word(68), 0; next < endOfChain; seen++ {
		s := c.sector(next)
		if s == nil || seen > len(c.data)>>c.shift {
			return damage("a broken list of tables")
		}
		w := words(s)
		list = append(list, w[:len(w)-1]...)
		next = w[len(w)-1]
	}
	tables := word(44) // behind these some writers leave zeros
	if uint64(tables) > uint64(len(list)) || int(tables) > len(c.data)>>c.shift {
		return damage("a broken list of tables")
	}
	for _, n := range list[:tables] {
		s := c.sector(n)
		if s == nil {
			return damage("a broken table")
		}
		c.fat = append(c.fat, words(s)...)
	}
	return nil
}

// sector gives a sector's bytes; the last one of a file may be short.
func (c *compound) sector(n uint32) []byte {
	from := (uint64(n) + 1) << c.shift
	to := from + 1<<c.shift
	if to > uint64(len(c.data)) {
		return nil
	}
	return c.data[from:to]
}

// chain joins the sectors that begin with start, at most size bytes.
func (c *compound) chain(start uint32, size uint64) ([]byte, error) {
	var out []byte
	for n, seen := start, 0; n < endOfChain && uint64(len(out)) < size; seen++ {
		s := c.sector(n)
		if s == nil && (uint64(n)+1)<<c.shift < uint64(len(c.data)) {
			s = c.data[(uint64(n)+1)<<c.shift:]
		}
		if s == nil || int(n) >= len(c.fat) || seen > len(c.fat) {
			return nil, damage("a broken chain")
		}
		out = append(out, s...)
		n = c.fat[n]
	}
	return out[:min(uint64(len(out)), size)], nil
}

// stream gives the whole of a named stream.
func (c *compound) stream(name string) ([]byte, error) {
	for _, e := range c.entries {
		if e.kind != 2 || e.name != name {
			continue
		}
		if e.size > uint64(len(c.data)) {
			return nil, damage("a stream longer than its file")
		}
		read := c.chain
		if e.size < uint64(c.miniCutoff) {
			read = c.miniChain
		}
		out, err := read(e.start, e.size)
		if err == nil && uint64(len(out)) < e.size {
			err = damage("a stream cut short")
		}
		return out, err
	}
	return nil, damage("no stream " + name)
}

func (c *compound) miniChain(start uint32, size uint64) ([]byte, error) {
	var out []byte
	for n, seen := start, 0; n < endOfChain && uint64(len(out)) < size; seen++ {
		from := uint64(n) << c.miniSectors
		to := from + 1<<c.miniSectors
		if int(n) >= len(c.miniFAT) || to > uint64(len(c.mini)) || seen > len(c.miniFAT) {
			return nil, damage("a broken small chain")
		}
		out = append(out, c.mini[from:to]...)
		n = c.miniFAT[n]
	}
	return out[:min(uint64(len(out)), size)], nil
}

func (c *compound) has(name string) bool {
	for _, e := range c.entries {
		if e.name == name {
			return true
		}
	}
	return false
}

// labelled tells rights management (a sensitivity label that encrypts): its
// key is with a server, not in a password ([MS-OFFCRYPTO] 2.2).
func (c *compound) labelled() bool {
	for _, e := range c.entries {
		if strings.HasPrefix(e.name, "DRMEncrypted") || e.name == "\x09DRMContent" {
			return true
		}
	}
	return false
}

func entryOf(b []byte, shift uint) compoundEntry {
	n := min(int(binary.LittleEndian.Uint16(b[64:])), 64)
	units := make([]uint16, 0, 32)
	for i := 0; i+2 < n; i += 2 { // the last two bytes are its end mark
		units = append(units, binary.LittleEndian.Uint16(b[i:]))
	}
	e := compoundEntry{
		name:  string(utf16.Decode(units)),
		kind:  b[66],
		start: binary.LittleEndian.Uint32(b[116:]),
		size:  binary.LittleEndian.Uint64(b[120:]),
	}
	if shift == 9 {
		e.size &= 0xFFFFFFFF // version 3 leaves rubbish in the upper half
	}
	return e
}

func words(b []byte) []uint32 {
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}

// readCompound opens an encrypted workbook, or says why it cannot be read.
func readCompound(m *meter, data []byte, password string) ([]byte, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	switch {
	case c.labelled():
		return nil, refuseLabel()
	case c.has("EncryptedPackage"):
		return decrypt(m.ctx, c, password)
	case c.has("Workbook"), c.has("Book"):
		return nil, refuseOldWorkbook()
	case c.has("WordDocument"):
		return nil, refuseDocument("Word-document")
	case c.has("PowerPoint Document"):
		return nil, refuseDocument("PowerPoint-bestand")
	case c.has("__properties_version1.0"):
		return nil, refuseType("Dit is een bericht van Outlook.", "Open het bericht, bewaar de bijlage en kies die.")
	}
	return nil, refuseUnknown()
}
