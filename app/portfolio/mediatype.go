package portfolio

import (
	"bytes"
	"unicode/utf8"
)

// signatures are how files begin, by media type.
var signatures = []struct {
	at         int
	mark, kind string
}{
	{0, "\x89PNG\r\n\x1a\n", "image/png"},
	{0, "\xff\xd8\xff", "image/jpeg"},
	{0, "GIF87a", "image/gif"},
	{0, "GIF89a", "image/gif"},
	{8, "WEBP", "image/webp"},
	{4, "ftypheic", "image/heic"},
	{4, "ftypheix", "image/heic"},
	{4, "ftypmif1", "image/heic"},
	{4, "ftypmsf1", "image/heic"},
	{4, "ftypavif", "image/avif"},
	{0, "II*\x00", "image/tiff"},
	{0, "MM\x00*", "image/tiff"},
	{0, "PK\x03\x04", "application/zip"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"},
	{0, "{\\rtf", "application/rtf"},
}

// Where a PDF may begin (ISO 32000, annex H), and how much of a file is looked
// at to tell text from other bytes.
const (
	pdfWithin = 1024
	textProbe = 4096
)

// MediaType gives the media type of a file by how it begins; its name is not asked.
func MediaType(head []byte) string {
	for _, s := range signatures {
		if len(head) >= s.at && bytes.HasPrefix(head[s.at:], []byte(s.mark)) {
			return s.kind
		}
	}
	// The two letters of a bitmap begin texts too; four of its bytes are kept free.
	if len(head) > 10 && string(head[:2]) == "BM" && string(head[6:10]) == "\x00\x00\x00\x00" {
		return "image/bmp"
	}
	if bytes.Contains(head[:min(len(head), pdfWithin)], []byte("%PDF-")) {
		return "application/pdf"
	}
	if isText(head[:min(len(head), textProbe)], len(head) > textProbe) {
		return "text/plain"
	}
	return "application/octet-stream"
}

// isText tells whether bytes are UTF-8 without control characters; what was cut
// may end in the middle of one.
func isText(head []byte, cut bool) bool {
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		switch {
		case r == utf8.RuneError && size == 1:
			return cut && !utf8.FullRune(head)
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f':
			return false
		}
		head = head[size:]
	}
	return true
}
