package sheet

import (
	"bytes"
	"context"
	"strings"
	"time"

	"aiosmap/app/problem"
)

// readTime is the longest that any source may take.
const readTime = 10 * time.Second

// Read reads a workbook or delimited text; what it is, is told by its content.
// Its error is a problem.Problem: a refusal of the whole source.
func Read(ctx context.Context, data []byte, opt Options) (*Workbook, error) {
	return guarded(ctx, opt, func(m *meter) (*Workbook, error) {
		if len(data) == 0 {
			return nil, refuseEmpty()
		}
		if int64(len(data)) > m.lim.FileBytes {
			return nil, refuseFileSize(m.lim.FileBytes)
		}
		if bytes.HasPrefix(data, []byte(compoundMagic)) {
			opened, err := readCompound(m, data, opt.Password)
			if err != nil {
				return nil, err
			}
			if !isZip(opened) {
				return nil, damage("no workbook inside the encryption")
			}
			data = opened
		}
		if isZip(data) {
			return readZip(m, data)
		}
		return readText(m, data, opt.Encoding)
	})
}

// ReadPasted reads cells from the clipboard: its HTML when that holds a table,
// else its text. Its error is a problem.Problem.
func ReadPasted(ctx context.Context, text, html string, opt Options) (*Workbook, error) {
	return guarded(ctx, opt, func(m *meter) (*Workbook, error) {
		if int64(len(text)+len(html)) > m.lim.FileBytes {
			return nil, refuseFileSize(m.lim.FileBytes)
		}
		book, err := readHTML(m, html)
		if err != nil || len(book.Sheets) > 0 {
			return book, err
		}
		if strings.TrimSpace(text) == "" {
			return nil, problem.Refuse(NoTable, "Er staan geen cellen op het klembord.",
				"Selecteer in Excel de lijst met de kolomkoppen, kopieer haar en plak opnieuw.")
		}
		return readPastedText(m, text)
	})
}

// guarded runs one reading under its limits: it ends in a workbook with at
// least one filled cell, or in a refusal, also when a reader panics.
func guarded(ctx context.Context, opt Options, read func(*meter) (*Workbook, error)) (book *Workbook, err error) {
	lim := opt.Limits
	if lim == (Limits{}) {
		lim = DefaultLimits()
	}
	ctx, cancel := context.WithTimeout(ctx, readTime)
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			book, err = nil, asRefusal(ctx, damage("a reader gave up"), lim)
		}
	}()
	if ctx.Err() != nil {
		return nil, stopped(ctx)
	}
	book, err = read(&meter{ctx: ctx, lim: lim})
	if err != nil {
		return nil, asRefusal(ctx, err, lim)
	}
	for _, s := range book.Sheets {
		if len(s.Rows) > 0 {
			return book, nil
		}
	}
	return nil, refuseNoTable("In dit bestand is geen enkele cel gevuld.")
}

func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

func readZip(m *meter, data []byte) (*Workbook, error) {
	a, err := openArchive(data, m)
	if err != nil {
		return nil, err
	}
	ods, err := isODS(a)
	switch {
	case err != nil:
		return nil, err
	case ods:
		return readODS(a)
	}
	if err := archiveKind(a); err != nil {
		return nil, err
	}
	return readXLSX(a)
}

func readText(m *meter, data []byte, given Encoding) (*Workbook, error) {
	if err := foreign(data); err != nil {
		return nil, err
	}
	d, err := decodeText(data, given)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(d.text) == "" {
		return nil, refuseEmpty()
	}
	if err := markup(d.text); err != nil {
		return nil, err
	}
	book, err := readDelimited(m, d.text)
	if err != nil {
		return nil, err
	}
	book.Encoding, book.Guessed, book.BOM = d.enc, d.guessed, d.bom
	return book, nil
}
