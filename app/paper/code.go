package paper

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// The code at the head of the page: its side, and the white around it that
// readers need.
const (
	codeSize = 32.0
	codeGap  = 6.0
	codeFoot = 2.2
)

// Code is a QR code with words under it.
type Code struct {
	code    *qr.Code
	caption string
}

// NewCode makes a QR code that holds a text as it is, with a caption for under
// it. An error: the text is too long (some 2,900 bytes).
func NewCode(text, caption string) (*Code, error) {
	level := qr.M
	if len(text) > 180 {
		// Larger dots read better than more of them.
		level = qr.L
	}
	code, err := qr.Encode(text, level)
	if err != nil {
		return nil, fmt.Errorf("QR code of %d bytes: %w", len(text), err)
	}
	return &Code{code, caption}, nil
}

// drawCode sets the code in the right top corner, as one shape: whatever the
// screen or printer, no seams run between the dots and none is wider than
// another. Its coordinates are dots, counted down from its left top.
func (w *Writer) drawCode(c *Code, y float64) {
	var shape strings.Builder
	dot := codeSize / float64(c.code.Size) / point
	fmt.Fprintf(&shape, "q 0 g %.5f 0 0 %.5f %.3f %.3f cm", dot, -dot, (left+width-codeSize)/point, (pageHeight-y-1)/point)
	for row := range c.code.Size {
		for from := 0; from < c.code.Size; from++ {
			n := 0
			for from+n < c.code.Size && c.code.Black(from+n, row) {
				n++
			}
			if n > 0 {
				fmt.Fprintf(&shape, " %d %d %d 1 re", from, row, n)
				from += n
			}
		}
	}
	shape.WriteString(" f Q")
	w.pdf.RawWriteStr(shape.String())
	s := w.small()
	at := y + 1 + codeSize + codeFoot
	for _, l := range s.wrap(w.clean(c.caption), codeSize) {
		w.print(left+width-codeSize, at, s, l)
		at += s.line
	}
	w.besideTo = at
}
