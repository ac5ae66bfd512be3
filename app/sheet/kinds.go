package sheet

import (
	"bytes"
	"strings"
)

// The ways out of files that are no workbook we read.

func refuseBinaryWorkbook() error {
	return refuseType("Dit is een binaire Excel-werkmap (.xlsb).", saveAsXLSX)
}

func refuseOldWorkbook() error {
	return refuseType("Dit is een werkmap van een oude Excel (.xls).", saveAsXLSX)
}

func refuseWebPage() error {
	return refuseType("Dit is een webpagina met de naam van een werkmap.", saveAsXLSX)
}

func refuseOldXML() error {
	return refuseType("Dit is een XML-werkblad van Excel 2003.", saveAsXLSX)
}

func refuseFlatODS() error {
	return refuseType("Dit is een OpenDocument-werkblad zonder zip (.fods).",
		"Open het in LibreOffice en kies Bestand > Opslaan als > Excel-werkmap (*.xlsx).")
}

// refuseDocument turns down what may hold a list but is no workbook.
func refuseDocument(what string) error {
	return refuseType("Dit is een "+what+", geen werkmap.",
		"Kopieer de tabel naar een lege Excel-werkmap en kies Bestand > Opslaan als > Excel-werkmap (*.xlsx).")
}

func refuseUnknown() error {
	return refuseType("Dit is geen Excel-werkmap, OpenDocument-werkblad of CSV-bestand.",
		"Open het in het programma waarmee het is gemaakt, en sla het vanuit Excel op met Bestand > Opslaan als > Excel-werkmap (*.xlsx).")
}

func refuseEncryptedODS() error {
	return refuseType("Dit OpenDocument-werkblad is beveiligd met een wachtwoord.",
		"Open het in LibreOffice en kies Bestand > Opslaan als > Excel-werkmap (*.xlsx), zonder wachtwoord.")
}

// foreign tells files by their first bytes that are neither zip, nor OLE, nor text.
func foreign(data []byte) error {
	for _, f := range [...]struct{ magic, what string }{
		{"%PDF", "PDF-bestand"},
		{`{\rtf`, "opgemaakte tekst (RTF)"},
		{"\x89PNG", "afbeelding"},
		{"\xFF\xD8\xFF", "afbeelding"},
		{"GIF8", "afbeelding"},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return refuseDocument(f.what)
		}
	}
	return nil
}

// markup tells HTML and XML by the beginning of a decoded text: a list of
// cells does not start with a tag.
func markup(text string) error {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 8<<10)], " \t\r\n"))
	if strings.HasPrefix(head, "mime-version:") {
		return refuseWebPage()
	}
	if !strings.HasPrefix(head, "<") {
		return nil
	}
	switch {
	case strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet") && !strings.Contains(head, "<html"):
		return refuseOldXML()
	case strings.Contains(head, "urn:oasis:names:tc:opendocument"):
		return refuseFlatODS()
	}
	for _, tag := range [...]string{"<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<style", "<div"} {
		if strings.Contains(head, tag) {
			return refuseWebPage()
		}
	}
	if strings.HasPrefix(head, "<?xml") {
		return refuseUnknown()
	}
	return nil
}

// archiveKind turns down zips that hold no workbook.
func archiveKind(a *archive) error {
	switch {
	case a.has("index/document.iwa"):
		return refuseType("Dit is een werkblad van Apple Numbers.",
			"Open het in Numbers en kies Archief > Exporteer naar > Excel.")
	case a.has("_rels/.rels"), a.has("xl/workbook.xml"), a.has("[content_types].xml"):
		return nil
	}
	return refuseType("Dit is een zip-bestand zonder werkmap.", "Pak het uit en kies de werkmap die erin zit.")
}
