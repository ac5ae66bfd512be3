package sheet_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"aiosmap/app/problem"
	"aiosmap/app/sheet"
)

func code(err error) problem.Code {
	p, _ := problem.From(err)
	return p.Code
}

func TestRefusals(t *testing.T) {
	const wayOut = "Bestand > Opslaan als > Excel-werkmap (*.xlsx)"
	word := workbook("").with("_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`)
	binary := workbook("").with("_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`)
	for name, c := range map[string]struct {
		data []byte
		code problem.Code
		says string // in message or hint
	}{
		"nothing":               {nil, sheet.FileEmpty, "leeg"},
		"a mark only":           {[]byte("\uFEFF\r\n"), sheet.FileEmpty, "leeg"},
		"old Excel":             {compound("Workbook"), sheet.FileType, wayOut},
		"older Excel":           {compound("Book"), sheet.FileType, wayOut},
		"binary workbook":       {binary.zip(t), sheet.FileType, wayOut},
		"HTML named .xls":       {[]byte("<html><body><table><tr><td>a</td></tr></table></body></html>"), sheet.FileType, wayOut},
		"HTML with declaration": {[]byte("\uFEFF <?xml version=\"1.0\"?><!DOCTYPE html><html>"), sheet.FileType, wayOut},
		"HTML in a mail":        {[]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related"), sheet.FileType, wayOut},
		"XML of Excel 2003":     {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), sheet.FileType, wayOut},
		"PDF":                   {[]byte("%PDF-1.7\n"), sheet.FileType, wayOut},
		"Word":                  {word.zip(t), sheet.FileType, wayOut},
		"old Word":              {compound("WordDocument"), sheet.FileType, wayOut},
		"Outlook":               {compound("__properties_version1.0"), sheet.FileType, "bijlage"},
		"picture":               {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), sheet.FileType, wayOut},
		"other bytes":           {[]byte("\x01\x02\x00\x03\x04\x05\x00\x06"), sheet.FileType, wayOut},
		"another zip":           {parts{"lijst.txt": "a"}.zip(t), sheet.FileType, "Pak het uit"},
		"Numbers":               {parts{"Index/Document.iwa": "a"}.zip(t), sheet.FileType, "Exporteer"},
		"OpenDocument text":     {parts{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}.zip(t), sheet.FileType, wayOut},
		"closed ods":            {ods("").with("META-INF/manifest.xml", "<m><e><manifest:encryption-data/></e></m>").zip(t), sheet.FileType, "zonder wachtwoord"},
		"sensitivity label":     {compound("EncryptedPackage", "DRMEncryptedTransform"), sheet.LabelProtected, "kopieer de cellen en plak ze hier"},
		"label on an old file":  {compound("Workbook", "\x09DRMContent"), sheet.LabelProtected, "kopieer de cellen en plak ze hier"},
		"empty workbook":        {workbook(data("")).zip(t), sheet.NoTable, "geen enkele cel"},
		"half a zip":            {workbook(data("")).zip(t)[:300], sheet.Broken, "beschadigd"},
		"no workbook part":      {parts{"_rels/.rels": "<Relationships/>"}.zip(t), sheet.Broken, "beschadigd"},
	} {
		t.Run(name, func(t *testing.T) {
			p := refused(t, c.data, sheet.Options{})
			if p.Code != c.code || !strings.Contains(p.Message+p.Hint, c.says) {
				t.Errorf("%s: %s", p.Code, p.Error())
			}
		})
	}
}

func TestPasswords(t *testing.T) {
	plain := rosterXLSX(t, 60) // smaller than 4 kB, excelize lays its parts over each other
	first := dump(read(t, plain).Sheets[0])
	encrypted := func(password string) []byte {
		out, err := excelize.Encrypt(plain, &excelize.Options{Password: password})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	closed := encrypted("Huis(arts!01")
	for given, want := range map[string]problem.Code{"": sheet.PasswordNeeded, "huis(arts!01": sheet.PasswordWrong} {
		if p := refused(t, closed, sheet.Options{Password: given}); p.Code != want {
			t.Errorf("%q: %s", given, p.Code)
		}
	}
	book, err := sheet.Read(context.Background(), closed, sheet.Options{Password: "Huis(arts!01"})
	if err != nil || dump(book.Sheets[0]) != first {
		t.Errorf("the right password: %v", err)
	}
	// A workbook that is only protected against changes asks for nothing.
	if got := dump(read(t, encrypted("VelvetSweatshop")).Sheets[0]); got != first {
		t.Error(got)
	}
	for at := 0; at < len(closed); at += 397 {
		hurt := bytes.Clone(closed)
		hurt[at] ^= 0x40
		book, err := sheet.Read(context.Background(), hurt, sheet.Options{Password: "Huis(arts!01"})
		if (book == nil) == (code(err) == "") {
			t.Errorf("byte %d: neither workbook nor refusal", at)
		}
	}
}

// TestCorpusPasswords opens what Office itself encrypted (agile, SHA-1 and SHA-512).
func TestCorpusPasswords(t *testing.T) {
	for _, file := range corpus(t) {
		if !strings.Contains(file, "excelize__encryptSHA") {
			continue
		}
		if _, book, err := sheet.ReadFile(context.Background(), file, sheet.Options{Password: "password"}); err != nil || len(book.Sheets[0].Rows) == 0 {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := sheet.Read(ctx, rosterCSV(3), sheet.Options{}); code(err) != sheet.ReadStopped {
		t.Error(err)
	}
	late, done := context.WithTimeout(context.Background(), 0)
	defer done()
	if _, err := sheet.ReadPasted(late, "a\tb", "", sheet.Options{}); code(err) != sheet.ReadStopped || !strings.Contains(err.Error(), "te lang") {
		t.Error(err)
	}
}
