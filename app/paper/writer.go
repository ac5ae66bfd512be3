package paper

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// The page: A4 with margins a punch and any printer's edge stay out of.
const (
	pageWidth  = 210.0
	pageHeight = 297.0
	left       = 22.0
	top        = 17.0
	// width is that of the text, bottom where it ends; the foot stands below.
	width  = pageWidth - 2*left
	bottom = pageHeight - 21.0
	foot   = pageHeight - 13.0
)

// Info is what a file says about itself, and what stands at the foot of each page.
type Info struct {
	Title, Author, Subject string
	// Language is that of the text, as nl-NL.
	Language string
	// Creator is the program.
	Creator string
	// Made is the moment the file says it was made at: given, not now, so that
	// the same content gives the same bytes.
	Made time.Time
	// Foot stands left at the foot of each page; page x of y stands right.
	Foot string
	// PageOf writes "page x of y".
	PageOf func(page, pages int) string
}

// Writer sets one document, from the top down. A block that does not fit goes
// to the next page; a heading goes with what follows it.
type Writer struct {
	pdf  *gofpdf.Fpdf
	info Info
	faces
	// y is where the next block begins, besideTo where the code on the right of
	// this page ends.
	y, besideTo float64
	// heading waits for the block that it stands above.
	heading string
	// box stands for a letter the typeface does not have; replaced are those.
	box      rune
	replaced map[rune]bool
}

// New begins a document.
func New(info Info) (*Writer, error) {
	f, err := loadFaces()
	if err != nil {
		return nil, err
	}
	w := &Writer{info: info, faces: f, box: '?', replaced: map[rune]bool{}}
	if f.regular.has('□') && f.semiBold.has('□') {
		w.box = '□'
	}
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(left, top, left)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(info.Made)
	pdf.SetModificationDate(info.Made)
	pdf.SetTitle(w.plain(info.Title), true)
	pdf.SetAuthor(w.plain(info.Author), true)
	pdf.SetSubject(w.plain(info.Subject), true)
	pdf.SetCreator(info.Creator, true)
	pdf.SetProducer(info.Creator, true)
	pdf.SetXmpMetadata(w.xmp())
	for _, face := range []*face{f.regular, f.semiBold} {
		// gofpdf changes the slice it is given.
		pdf.AddUTF8FontFromBytes(face.family, "", bytes.Clone(face.file))
	}
	w.pdf = pdf
	w.newPage()
	return w, pdf.Error()
}

// plain is a text for the metadata: on one line, without what cannot be seen.
func (w *Writer) plain(s string) string { return oneLine(clearText(s)) }

// The styles of a page.
func (w *Writer) title() style   { return style{face: w.semiBold, size: 19, line: 8} }
func (w *Writer) head() style    { return style{face: w.semiBold, size: 12.5, line: 6} }
func (w *Writer) body() style    { return style{face: w.regular, size: 10, line: 4.7} }
func (w *Writer) strong() style  { return style{face: w.semiBold, size: 10, line: 4.7} }
func (w *Writer) cell() style    { return style{face: w.regular, size: 9.5, line: 4.5} }
func (w *Writer) bold() style    { return style{face: w.semiBold, size: 9.5, line: 4.5} }
func (w *Writer) label() style   { return style{face: w.regular, size: 10, line: 4.7, grey: 80} }
func (w *Writer) small() style   { return style{face: w.regular, size: 8.5, line: 4, grey: 60} }
func (w *Writer) columns() style { return style{face: w.semiBold, size: 8.5, line: 4, grey: 60} }

func (w *Writer) newPage() {
	w.pdf.AddPage()
	w.y, w.besideTo = top, top
}

// need makes room for a block of this height, on the next page where this one
// has none. A heading that waits is set above it.
func (w *Writer) need(height float64) {
	waiting := 0.0
	if w.heading != "" {
		waiting = headingAbove + w.head().line + headingBelow
	}
	if w.y+waiting+height > bottom && w.y > top {
		w.newPage()
	}
	if w.heading == "" {
		return
	}
	text := w.heading
	w.heading = ""
	if w.y > top {
		w.y += headingAbove
	}
	w.line(left, w.head(), text)
	w.y += headingBelow
}

const (
	headingAbove = 5.0
	headingBelow = 1.2
)

// fresh is the height of an empty page.
const fresh = bottom - top

// print sets one line of cleaned text with its top at y. Spaces are printed as
// spaces, so that a search finds them.
func (w *Writer) print(x, y float64, s style, text string) {
	if text == "" {
		return
	}
	w.pdf.SetFont(s.face.family, "", s.size)
	w.pdf.SetTextColor(s.grey, s.grey, s.grey)
	// The letters stand in the middle of their line.
	w.pdf.Text(x, y+s.line/2+0.33*s.size*point, strings.ReplaceAll(text, string(noBreak), " "))
}

// line prints at y and moves on.
func (w *Writer) line(x float64, s style, text string) {
	w.print(x, w.y, s, text)
	w.y += s.line
}

// rule draws a line across, from x to x2.
func (w *Writer) rule(x, y, x2, thickness float64, grey int) {
	w.pdf.SetLineWidth(thickness)
	w.pdf.SetDrawColor(grey, grey, grey)
	w.pdf.Line(x, y, x2, y)
}

// Title is the head of the document with lines under it, and on the right the
// code where there is one.
func (w *Writer) Title(text string, under []string, code *Code) {
	room := width
	start := w.y
	if code != nil {
		room -= codeSize + codeGap
	}
	for _, l := range w.title().wrap(w.clean(text), room) {
		w.line(left, w.title(), l)
	}
	w.y += 1
	for _, u := range under {
		for _, l := range w.body().wrap(w.clean(u), room) {
			w.line(left, w.body(), l)
		}
	}
	if code != nil {
		w.drawCode(code, start)
	}
	w.y += 3
}

// Heading stands above the next block, on the same page as it.
func (w *Writer) Heading(text string) { w.heading = oneLine(w.clean(text)) }

// Small sets running text in small letters; it may go on on the next page.
func (w *Writer) Small(text string) {
	s := w.small()
	lines := s.wrap(w.clean(text), width)
	// Two lines at least stay together.
	w.need(s.line * float64(min(2, len(lines))))
	for _, l := range lines {
		w.need(s.line)
		w.line(left, s, l)
	}
	w.y += 1.2
}

// Finish gives the file, and the letters that the typeface did not have in
// order. The writer is spent.
func (w *Writer) Finish() (file []byte, replaced []rune, err error) {
	defer func() {
		// gofpdf panics on what it did not expect.
		if r := recover(); r != nil {
			file, replaced, err = nil, nil, fmt.Errorf("%w: %v", errWrite, r)
		}
	}()
	w.need(0)
	w.feet()
	var out bytes.Buffer
	if err := w.pdf.Output(&out); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", errWrite, err)
	}
	file, err = w.complete(out.Bytes())
	return file, slices.Sorted(maps.Keys(w.replaced)), err
}

var errWrite = errors.New("the PDF could not be made")

// feet sets the foot of every page, now that their number is known.
func (w *Writer) feet() {
	pages := w.pdf.PageCount()
	s := w.small()
	for p := 1; p <= pages; p++ {
		w.pdf.SetPage(p)
		number := w.info.PageOf(p, pages)
		w.rule(left, foot-1.5, left+width, 0.2, 140)
		w.print(left, foot, s, s.shorten(oneLine(w.clean(w.info.Foot)), width-s.width(number)-6))
		w.print(left+width-s.width(number), foot, s, number)
	}
	w.pdf.SetPage(pages)
}
