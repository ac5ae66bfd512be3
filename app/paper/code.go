package paper

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"github.com/jung-kurt/gofpdf"
	"rsc.io/qr"
)

// The code at the head of the page: its side, with the white around it that
// readers need, and the space to the text.
const (
	codeSize = 30.0
	codeGap  = 6.0
	// quiet is the white around the code, in modules.
	quiet = 4
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
	if len(text) > 300 {
		// Coarser dots read better than more of them.
		level = qr.L
	}
	code, err := qr.Encode(text, level)
	if err != nil {
		return nil, fmt.Errorf("QR code of %d bytes: %w", len(text), err)
	}
	return &Code{code, caption}, nil
}

// drawCode sets the code in the right top corner. It is one picture of a bit
// a module, scaled up: small in the file, sharp on paper.
func (w *Writer) drawCode(c *Code, y float64) {
	size := c.code.Size + 2*quiet
	picture := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.White, color.Black})
	for i := range c.code.Size {
		for j := range c.code.Size {
			if c.code.Black(i, j) {
				picture.SetColorIndex(i+quiet, j+quiet, 1)
			}
		}
	}
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		w.pdf.SetError(err)
		return
	}
	// The dark part, not the white around it, ends where the text ends.
	side := codeSize * float64(size) / float64(c.code.Size)
	edge := (side - codeSize) / 2
	kind := gofpdf.ImageOptions{ImageType: "PNG"}
	w.pdf.RegisterImageOptionsReader("code", kind, &data)
	w.pdf.ImageOptions("code", left+width-codeSize-edge, y+1-edge, side, side, false, kind, 0, "")
	s := w.small()
	at := y + 1 + codeSize + 1.5
	for _, l := range s.wrap(w.clean(c.caption), codeSize+2) {
		w.print(left+width-codeSize, at, s, l)
		at += s.line
	}
	w.besideTo = at
}
