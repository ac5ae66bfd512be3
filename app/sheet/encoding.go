package sheet

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

// decodedText is text with how it was written.
type decodedText struct {
	text    string
	enc     Encoding
	bom     bool
	guessed bool
}

// decodeText finds the encoding of delimited text: a byte order mark; else
// UTF-16 when zero bytes stand at one parity; else UTF-8 when it is valid;
// else whichever of Windows-1252 and Mac Roman gives plausible names.
func decodeText(data []byte, given Encoding) (decodedText, error) {
	d := decodedText{enc: given}
	marked, mark := byMark(data)
	switch {
	case given == "" && mark > 0:
		d.enc = marked
	case given == "":
		d.enc, d.guessed = detect(data)
	}
	if mark > 0 && marked == d.enc {
		data, d.bom = data[mark:], true
	}
	switch d.enc {
	case "":
		return d, refuseUnknown()
	case UTF8:
		d.text = string(validUTF8(data))
		return d, nil
	}
	decoder := decoderOf(d.enc)
	if decoder == nil {
		return d, refuseEncoding(d.enc)
	}
	text, err := decoder.NewDecoder().Bytes(data)
	if isBinary(text) {
		return d, refuseUnknown()
	}
	d.text = string(text)
	return d, err
}

func byMark(data []byte) (Encoding, int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return UTF8, 3
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return UTF16LE, 2
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return UTF16BE, 2
	}
	return "", 0
}

func decoderOf(e Encoding) encoding.Encoding {
	switch e {
	case UTF16LE:
		return utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)
	case UTF16BE:
		return utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	case Windows1252:
		return charmap.Windows1252
	case MacRoman:
		return charmap.Macintosh
	}
	return nil
}

// detect gives "" for bytes that are no text.
func detect(data []byte) (e Encoding, guessed bool) {
	if bytes.IndexByte(data, 0) >= 0 {
		var zeros [2]int
		for i, b := range data {
			if b == 0 {
				zeros[i&1]++
			}
		}
		// A few at the other parity are letters such as Ā (U+0100) or a
		// combining accent (U+0300), whose low byte is zero.
		switch few := 20; {
		case few*zeros[0] <= zeros[1] && 4*zeros[1] >= len(data):
			return UTF16LE, false
		case few*zeros[1] <= zeros[0] && 4*zeros[0] >= len(data):
			return UTF16BE, false
		}
		return "", false
	}
	if isBinary(data) {
		return "", false
	}
	if utf8.Valid(data) {
		return UTF8, false
	}
	if plausible(data, charmap.Macintosh) > plausible(data, charmap.Windows1252) {
		return MacRoman, true
	}
	return Windows1252, true
}

// isBinary tells bytes with more control characters than any text has.
func isBinary(data []byte) bool {
	controls := 0
	for _, b := range data {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			controls++
		}
	}
	return 20*controls > len(data)
}

// familiar are the letters beyond ASCII that names in the Netherlands hold most.
const familiar = "éëèêïíìîöóòôøüúùûçáàâäåæñßÉËÖÜÇÁÅØ"

// plausible weighs every byte beyond ASCII by what it would be between its
// neighbours: a familiar letter in a word counts for, a capital or a sign
// inside a lower-case word against.
func plausible(data []byte, c *charmap.Charmap) int {
	score := 0
	for i, b := range data {
		if b < 0x80 {
			continue
		}
		var before, after rune
		if i > 0 {
			before = c.DecodeByte(data[i-1])
		}
		if i+1 < len(data) {
			after = c.DecodeByte(data[i+1])
		}
		r := c.DecodeByte(b)
		starts := !unicode.IsLetter(before) && i+1 < len(data)
		inWord := unicode.IsLetter(before) || unicode.IsLetter(after)
		switch {
		case r == '’' && starts && strings.IndexByte("stnkSTNK", data[i+1]) >= 0:
			score += 4 // ’s Gravesande, ’t Hart
		case r == utf8.RuneError || unicode.IsControl(r):
			score -= 10
		case unicode.IsUpper(r) && unicode.IsLower(before):
			score -= 4
		case unicode.IsLower(r) && unicode.IsUpper(before) && unicode.IsUpper(after):
			score -= 4
		case strings.ContainsRune(familiar, r) && inWord:
			score += 3
		case unicode.IsLetter(r) && inWord:
			score++
		case strings.ContainsRune("’‘“”–…€\u00A0", r):
			// typography stands anywhere
		case unicode.IsLetter(before) && unicode.IsLetter(after):
			score -= 4
		default:
			score -= 2
		}
	}
	return score
}
