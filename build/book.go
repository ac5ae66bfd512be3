package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// cell is one cell of a workbook in the making: text, or a number as Excel
// would store it.
type cell struct {
	text   string
	number bool
}

func str(s string) cell { return cell{text: s} }
func num(s string) cell { return cell{text: s, number: true} }

// workbook writes one sheet as Excel does: shared strings, no dates in the
// zip, the same bytes every time. The build tool has its own writer because
// excelize may not leave its room and because peers must read a plain file.
func workbook(sheet string, rows [][]cell, widths []float64) ([]byte, error) {
	strs := newStrings()
	body := sheetXML(rows, widths, strs)
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"xl/workbook.xml", fmt.Sprintf(workbookXML, escape(sheet))},
		{"xl/_rels/workbook.xml.rels", workbookRels},
		{"xl/styles.xml", stylesXML},
		{"xl/worksheets/sheet1.xml", body},
		{"xl/sharedStrings.xml", strs.xml()},
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(xmlHead + p.text)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// shared numbers strings in the order they are first seen.
type shared struct {
	index map[string]int
	list  []string
	uses  int
}

func newStrings() *shared { return &shared{index: map[string]int{}} }

func (s *shared) id(text string) int {
	s.uses++
	i, ok := s.index[text]
	if !ok {
		i = len(s.list)
		s.index[text] = i
		s.list = append(s.list, text)
	}
	return i
}

func (s *shared) xml() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<sst xmlns="%s" count="%d" uniqueCount="%d">`, mainNS, s.uses, len(s.list))
	for _, t := range s.list {
		fmt.Fprintf(&b, `<si><t xml:space="preserve">%s</t></si>`, escape(t))
	}
	b.WriteString(`</sst>`)
	return b.String()
}

func sheetXML(rows [][]cell, widths []float64, strs *shared) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<worksheet xmlns="%s">`, mainNS)
	if len(widths) > 0 {
		b.WriteString(`<cols>`)
		for i, w := range widths {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, w)
		}
		b.WriteString(`</cols>`)
	}
	b.WriteString(`<sheetData>`)
	for r, row := range rows {
		if len(row) == 0 {
			continue
		}
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for c, v := range row {
			place := string(rune('A'+c)) + strconv.Itoa(r+1)
			switch {
			case v.text == "":
			case v.number:
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, place, v.text)
			default:
				fmt.Fprintf(&b, `<c r="%s" t="s"><v>%d</v></c>`, place, strs.id(v.text))
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

func escape(s string) string {
	var b strings.Builder
	// Writing to a strings.Builder has no way to go wrong.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

const (
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS       = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relsNS       = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packageNS    = `http://schemas.openxmlformats.org/package/2006/`
	contentTypes = `<Types xmlns="` + packageNS + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>` +
		`</Types>`
	packageRels = `<Relationships xmlns="` + packageNS + `relationships">` +
		`<Relationship Id="rId1" Type="` + relsNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	workbookXML = `<workbook xmlns="` + mainNS + `" xmlns:r="` + relsNS + `">` +
		`<sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>`
	workbookRels = `<Relationships xmlns="` + packageNS + `relationships">` +
		`<Relationship Id="rId1" Type="` + relsNS + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + relsNS + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId3" Type="` + relsNS + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	stylesXML = `<styleSheet xmlns="` + mainNS + `">` +
		`<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)
