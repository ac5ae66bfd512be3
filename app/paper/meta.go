package paper

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// xmp gives the metadata as XMP.
func (w *Writer) xmp() []byte {
	made := w.info.Made.Format("2006-01-02T15:04:05Z07:00")
	escape := func(s string) string {
		var b bytes.Buffer
		// Writing into memory cannot fail.
		_ = xml.EscapeText(&b, []byte(w.plain(s)))
		return b.String()
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
	fmt.Fprintf(&b, `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>%s</xmp:CreateDate>
<xmp:ModifyDate>%s</xmp:ModifyDate>
<xmp:CreatorTool>%s</xmp:CreatorTool>
<pdf:Producer>%s</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
`, escape(w.info.Title), escape(w.info.Author), escape(w.info.Subject), escape(w.info.Language), made, made, escape(w.info.Creator), escape(w.info.Creator))
	b.WriteString(`<?xpacket end="r"?>`)
	return b.Bytes()
}

// clearText takes out what has no picture. Metadata are not set in our
// typeface, so any letter may stay.
func clearText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(s, "")))
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, breaking), " ") }

// breaking tells white space from the space that may not be broken at.
func breaking(r rune) bool { return r == ' ' || r == '\n' }
