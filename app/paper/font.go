package paper

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
)

//go:embed fonts/SourceSans3-Regular.ttf
var regularFile []byte

//go:embed fonts/SourceSans3-SemiBold.ttf
var semiBoldFile []byte

// face is one weight of the typeface with what laying out needs of it.
type face struct {
	// family is the name under which gofpdf knows it.
	family string
	file   []byte
	// advance is the width of a letter in thousandths of the size, by rune; a
	// letter the face does not have is -1. gofpdf reaches U+FFFF and no further.
	advance []int16
}

// The names under which gofpdf writes the two weights. It puts "utf8" before
// them; with the three letters here that makes room for the mark of a subset
// ("AIOSMA+"), of the same length (subsetNames).
const (
	regularFamily  = "aiosourcesans3-regular"
	semiBoldFamily = "aiosourcesans3-semibold"
)

// faces are both weights, read once.
type faces struct{ regular, semiBold *face }

var loadFaces = sync.OnceValues(func() (faces, error) {
	regular, err := readFace(regularFamily, regularFile)
	if err != nil {
		return faces{}, err
	}
	semiBold, err := readFace(semiBoldFamily, semiBoldFile)
	if err != nil {
		return faces{}, err
	}
	return faces{regular, semiBold}, nil
})

// errFont is a font file that is not as the embedded ones are.
var errFont = errors.New("not a TrueType font with a Unicode map")

// readFace reads widths and the map of letters out of a TrueType file: the
// tables head, hhea, hmtx and, of cmap, a format 4 map for Unicode.
func readFace(family string, file []byte) (f *face, err error) {
	defer func() {
		// A short table runs over its end; the embedded files have none.
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%s: %w: %v", family, errFont, r)
		}
	}()
	tables := map[string][]byte{}
	for i := range int(be16(file[4:])) {
		record := file[12+16*i:]
		at, size := be32(record[8:]), be32(record[12:])
		tables[string(record[:4])] = file[at : at+size]
	}
	unit := int(be16(tables["head"][18:]))
	widths := int(be16(tables["hhea"][34:]))
	glyphs, err := unicodeMap(tables["cmap"])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", family, err)
	}
	f = &face{family: family, file: file, advance: make([]int16, 1<<16)}
	for r, glyph := range glyphs {
		f.advance[r] = -1
		if glyph > 0 {
			width := int(be16(tables["hmtx"][4*min(int(glyph), widths-1):]))
			f.advance[r] = int16((width*1000 + unit/2) / unit)
		}
	}
	return f, nil
}

// unicodeMap gives the glyph of every rune up to U+FFFF, 0 for none.
func unicodeMap(cmap []byte) ([]uint16, error) {
	for i := range int(be16(cmap[2:])) {
		record := cmap[4+8*i:]
		platform, encoding := be16(record), be16(record[2:])
		sub := cmap[be32(record[4:]):]
		if be16(sub) == 4 && (platform == 0 || platform == 3 && encoding == 1) {
			return segments(sub), nil
		}
	}
	return nil, errFont
}

// segments reads a format 4 map.
func segments(sub []byte) []uint16 {
	glyphs := make([]uint16, 1<<16)
	n := int(be16(sub[6:]))
	ends, starts := sub[14:], sub[16+n:]
	deltas, offsets := sub[16+2*n:], sub[16+3*n:]
	for at := 0; at < n; at += 2 {
		first, last := int(be16(starts[at:])), int(be16(ends[at:]))
		delta, offset := be16(deltas[at:]), int(be16(offsets[at:]))
		for r := first; r <= last && r < 0xFFFF; r++ {
			glyph := uint16(r)
			if offset != 0 {
				if glyph = be16(offsets[at+offset+2*(r-first):]); glyph == 0 {
					continue
				}
			}
			glyphs[r] = glyph + delta // counted round at 65536, as the format says
		}
	}
	return glyphs
}

func be16(b []byte) uint16 { return binary.BigEndian.Uint16(b) }

func be32(b []byte) uint32 { return binary.BigEndian.Uint32(b) }

// has tells whether the face has a letter.
func (f *face) has(r rune) bool { return r > 0 && int(r) < len(f.advance) && f.advance[r] >= 0 }

// point is the length of a point in millimetres.
const point = 25.4 / 72

// width gives the length of a text in millimetres.
func (f *face) width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		if f.has(r) {
			sum += int(f.advance[r])
		}
	}
	return float64(sum) / 1000 * size * point
}
