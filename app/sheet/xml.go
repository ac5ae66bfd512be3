package sheet

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// maxToken bounds one tag or one run of text in XML. A cell of 32,767
// characters, every one written as a numeric reference, fits.
const maxToken = 1 << 20

const (
	// errLongToken is most often a cell far beyond every limit.
	errLongToken = damage("a tag or text that is too long")
	errDocType   = damage("a document type in XML")
)

type tokenKind uint8

const (
	startTag tokenKind = iota
	endTag
	textRun
)

// scanner reads the XML of a workbook part as a stream. It knows the five
// predefined entities and numeric references, refuses a DOCTYPE (and so every
// other entity), and never follows a reference to anywhere.
//
//	for s.next() { switch s.kind … }
//	return s.err
type scanner struct {
	r        io.Reader
	buf      []byte
	pos, end int
	atEOF    bool

	kind tokenKind
	// name is the tag's name without its prefix, attrs the raw attributes of
	// a start tag, raw the undecoded text; all valid until the next call.
	name, attrs, raw []byte
	cdata            bool
	// depth counts the open elements, including the one just started.
	depth  int
	closes bool // the start tag was <x/>: its end tag comes next
	err    error
}

// newScanner reads through buf, which it may outgrow.
func newScanner(r io.Reader, buf []byte) (*scanner, error) {
	s := &scanner{r: r, buf: buf}
	for s.end < 256 && s.fill() {
	}
	if s.err != nil {
		return nil, s.err
	}
	head := s.buf[:s.end]
	switch enc := declared(head); {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		s.pos = 3
	case enc != nil:
		return &scanner{r: enc.NewDecoder().Reader(io.MultiReader(bytes.NewReader(bytes.Clone(head)), r)), buf: s.buf}, nil
	}
	return s, nil
}

// declared gives the decoder for XML that is not UTF-8: nil for UTF-8.
func declared(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("<\x00?\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), bytes.HasPrefix(head, []byte("\x00<\x00?")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	if end := bytes.Index(head, []byte("?>")); end > 0 && bytes.HasPrefix(head, []byte("<?xml")) {
		declaration := bytes.ToLower(head[:end])
		for _, name := range [...]string{"iso-8859-1", "windows-1252"} {
			if bytes.Contains(declaration, []byte(name)) {
				return charmap.Windows1252
			}
		}
	}
	return nil
}

// fill reads more behind end; false at the end of the input.
func (s *scanner) fill() bool {
	if s.atEOF {
		return false
	}
	if s.pos > 0 && s.end == len(s.buf) {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			s.fail(errLongToken)
			return false
		}
		grown := make([]byte, 2*len(s.buf))
		copy(grown, s.buf)
		s.buf = grown
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err == io.EOF {
			s.atEOF = true
		} else if err != nil {
			s.fail(err)
		}
		if n > 0 || s.atEOF || s.err != nil {
			return n > 0 && s.err == nil
		}
	}
	s.fail(io.ErrNoProgress)
	return false
}

func (s *scanner) fail(err error) {
	if s.err == nil {
		s.err = err
	}
	s.atEOF = true
}

// next moves to the next tag or text. It gives false at the end and on an
// error, which is then in s.err; ending inside an element is one.
func (s *scanner) next() bool {
	if s.closes {
		s.closes = false
		s.kind = endTag
		s.depth--
		return true
	}
	for {
		if s.pos == s.end && !s.fill() {
			if s.depth > 0 {
				s.fail(io.ErrUnexpectedEOF)
			}
			return false
		}
		if s.buf[s.pos] != '<' {
			return s.text()
		}
		if s.end-s.pos < 9 { // enough to tell <![CDATA[ from the rest
			for s.end-s.pos < 9 && s.fill() {
			}
			if s.err != nil {
				return false
			}
		}
		if s.end-s.pos < 2 {
			s.fail(io.ErrUnexpectedEOF)
			return false
		}
		switch s.buf[s.pos+1] {
		case '?':
			if !s.skipPast("?>") {
				return false
			}
		case '!':
			rest := s.buf[s.pos:s.end]
			switch {
			case bytes.HasPrefix(rest, []byte("<!--")):
				s.pos += 4
				if !s.skipPast("-->") {
					return false
				}
			case bytes.HasPrefix(rest, []byte("<![CDATA[")):
				return s.cdataRun()
			default:
				s.fail(errDocType)
				return false
			}
		default:
			return s.tag()
		}
	}
}

// skipPast drops everything up to and including mark.
func (s *scanner) skipPast(mark string) bool {
	for {
		if i := bytes.Index(s.buf[s.pos:s.end], []byte(mark)); i >= 0 {
			s.pos += i + len(mark)
			return true
		}
		s.pos = max(s.pos, s.end-len(mark)+1)
		if !s.fill() {
			s.fail(io.ErrUnexpectedEOF)
			return false
		}
	}
}

func (s *scanner) text() bool {
	for from := 0; ; {
		if i := bytes.IndexByte(s.buf[s.pos+from:s.end], '<'); i >= 0 {
			s.raw = s.buf[s.pos : s.pos+from+i]
			s.pos += from + i
			break
		}
		from = s.end - s.pos
		if !s.fill() {
			if s.err != nil {
				return false
			}
			s.raw = s.buf[s.pos:s.end]
			s.pos = s.end
			break
		}
	}
	s.kind, s.cdata = textRun, false
	return true
}

func (s *scanner) cdataRun() bool {
	s.pos += len("<![CDATA[")
	for {
		if i := bytes.Index(s.buf[s.pos:s.end], []byte("]]>")); i >= 0 {
			s.raw = s.buf[s.pos : s.pos+i]
			s.pos += i + 3
			s.kind, s.cdata = textRun, true
			return true
		}
		if !s.fill() {
			s.fail(io.ErrUnexpectedEOF)
			return false
		}
	}
}

func (s *scanner) tag() bool {
	var quote byte
	i := s.pos + 1
scan:
	for {
		for ; i < s.end; i++ {
			switch c := s.buf[i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				break scan
			case c == '"' || c == '\'':
				quote = c
			}
		}
		offset := i - s.pos // fill may move what is before
		if !s.fill() {
			s.fail(io.ErrUnexpectedEOF)
			return false
		}
		i = s.pos + offset
	}
	inner := s.buf[s.pos+1 : i]
	s.pos = i + 1
	if len(inner) > 0 && inner[0] == '/' {
		s.name = local(trimSpace(inner[1:]))
		s.kind = endTag
		s.depth--
		if s.depth < 0 {
			s.fail(damage("an end tag too many"))
			return false
		}
		return true
	}
	if n := len(inner); n > 0 && inner[n-1] == '/' {
		s.closes = true
		inner = inner[:n-1]
	}
	n := 0
	for n < len(inner) && !isSpace(inner[n]) {
		n++
	}
	if n == 0 {
		s.fail(damage("a tag without a name"))
		return false
	}
	s.name, s.attrs = local(inner[:n]), inner[n:]
	s.kind = startTag
	s.depth++
	return true
}

// skip moves past the element that just started.
func (s *scanner) skip() bool {
	for depth := s.depth; s.depth >= depth; {
		if !s.next() {
			return false
		}
	}
	return true
}

// content appends the decoded text of the element that just started, up to
// its end; elements inside it are left out.
func (s *scanner) content(dst []byte) []byte {
	depth := s.depth
	for s.next() && s.depth >= depth {
		if s.kind == textRun && s.depth == depth {
			dst = s.decoded(dst)
		}
	}
	return dst
}

// decoded appends the current text with its references resolved.
func (s *scanner) decoded(dst []byte) []byte {
	if s.cdata {
		return appendLines(dst, s.raw)
	}
	dst, err := appendDecoded(dst, s.raw)
	if err != nil {
		s.fail(err)
	}
	return dst
}

// attr gives the decoded value of an attribute by its local name.
func (s *scanner) attr(name string) string {
	for a := (attributes{rest: s.attrs}); a.next(); {
		if string(local(a.name)) == name {
			return a.text()
		}
	}
	return ""
}

// attributes walks the raw attributes of a start tag.
type attributes struct {
	rest        []byte
	name, value []byte // as written: with prefix, references unresolved
}

func (a *attributes) next() bool {
	b := a.rest
	i := 0
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	from := i
	for i < len(b) && b[i] != '=' {
		i++
	}
	if i == len(b) {
		return false
	}
	a.name = trimSpace(b[from:i])
	i++
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	if i == len(b) || b[i] != '"' && b[i] != '\'' {
		return false
	}
	closing := bytes.IndexByte(b[i+1:], b[i])
	if closing < 0 {
		return false
	}
	a.value = b[i+1 : i+1+closing]
	a.rest = b[i+closing+2:]
	return true
}

// text gives the value with references resolved; one that is unknown stays as written.
func (a *attributes) text() string {
	if bytes.IndexByte(a.value, '&') < 0 {
		return string(a.value)
	}
	decoded, err := appendDecoded(nil, a.value)
	if err != nil {
		return string(a.value)
	}
	return string(decoded)
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func trimSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// appendDecoded resolves references and line ends as XML 1.0 (2.11, 4.1, 4.6) says.
func appendDecoded(dst, raw []byte) ([]byte, error) {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return appendLines(dst, raw), nil
		}
		dst = appendLines(dst, raw[:i])
		raw = raw[i+1:]
		end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if end < 0 {
			return dst, damage("an ampersand that begins no reference")
		}
		r, ok := reference(string(raw[:end]))
		if !ok {
			return dst, damage("an unknown entity")
		}
		dst = utf8.AppendRune(dst, r)
		raw = raw[end+1:]
	}
}

func reference(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true // half a surrogate pair becomes U+FFFD
}

// appendLines appends text with CR LF and CR as LF.
func appendLines(dst, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '\r')
		if i < 0 {
			return append(dst, raw...)
		}
		dst = append(append(dst, raw[:i]...), '\n')
		raw = raw[i+1:]
		if len(raw) > 0 && raw[0] == '\n' {
			raw = raw[1:]
		}
	}
}
