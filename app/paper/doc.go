// Package paper writes A4 pages as PDF: headings, facts, tables, room for a
// signature, a QR code, and a field that signs the file. It knows pages and
// letters and no domain.
//
// It writes with gofpdf, which has no tagging and no PDF/A: none is claimed.
// The letters are Source Sans 3, embedded as far as they are used. The same
// content gives the same bytes.
//
// All lengths are millimetres from the top left of the page, all sizes of
// letters points. Everything is black and grey, so that a printer without
// colour loses nothing.
package paper
