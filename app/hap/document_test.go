package hap

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"pgregory.net/rapid"
)

// documents are all kinds of documents there are.
func documents() map[string]Statement {
	onlyShifts := usual()
	onlyShifts.Declarations = nil
	preview := usual()
	preview.Number = ""
	return map[string]Statement{"usual": usual(), "withdrawn": withdrawn(), "sixty": sixty(), "long": long(), "bare": bare(),
		"shifts": onlyShifts, "preview": preview}
}

// save puts a document in a file for the tools that look at it.
func save(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "verklaring.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// flat is a text without its line ends.
func flat(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00A0", " ")), " ")
}

// The text of each kind of document in the order in which it is read, held
// against testdata: AIOSMAP_GOLDEN=write writes it anew.
func TestTheTextOfEachDocument(t *testing.T) {
	for name, s := range documents() {
		t.Run(name, func(t *testing.T) {
			got := tool(t, "pdftotext", "-raw", save(t, document(t, s).PDF), "-")
			golden := filepath.Join("testdata", "document", name+".txt")
			if os.Getenv("AIOSMAP_GOLDEN") == "write" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
				t.Errorf("the text changed (-was +is):\n%s", diff)
			}
		})
	}
}

func TestOtherProgramsFindTheFilesSound(t *testing.T) {
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	for name, s := range documents() {
		t.Run(name, func(t *testing.T) {
			pdf := document(t, s).PDF
			if err := api.Validate(bytes.NewReader(pdf), conf); err != nil {
				t.Errorf("pdfcpu: %v", err)
			}
			path := save(t, pdf)
			if said := tool(t, "qpdf", "--check", path); !strings.Contains(said, "No syntax or stream encoding errors") {
				t.Errorf("qpdf: %s", said)
			}
			fonts := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:]
			if len(fonts) != 2 {
				t.Errorf("%d fonts: %q", len(fonts), fonts)
			}
			for _, f := range fonts {
				// emb sub uni: embedded, a subset, with a map to Unicode
				if !strings.Contains(f, "+SourceSans3-") || !strings.Contains(f, " yes yes yes ") {
					t.Errorf("font: %s", f)
				}
			}
			if len(pdf) > 60_000 {
				t.Errorf("%d bytes", len(pdf))
			}
		})
	}
}

func TestTheCommonCaseIsOnePage(t *testing.T) {
	for name, pages := range map[string]string{"usual": "1", "bare": "1", "preview": "1", "long": "2", "sixty": "6"} {
		if said := tool(t, "pdfinfo", save(t, document(t, documents()[name]).PDF)); !strings.Contains(flat(said), "Pages: "+pages+" ") {
			t.Errorf("%s is not on %s page(s):\n%s", name, pages, said)
		}
	}
}

// A block of signatures is not broken over pages: what one signs for must not
// run off the paper.
func TestManyRolesAtOneSignature(t *testing.T) {
	s := usual()
	s.Declarations, s.Approvals = nil, nil
	for i := range 100 {
		s.Declarations = append(s.Declarations, Declared{Role: fmt.Sprintf("rol %d %s", i, strings.Repeat("x", maxName-8)), Post: "HAP Leiden", Date: "2026-10-03", Trainer: "Marijke Zandstra", Capacity: Opleider})
	}
	signs := s.signers()
	if len(signs) != 1 || len(signs[0].parts) != 100 {
		t.Fatalf("signed by %d", len(signs))
	}
	text := flat(tool(t, "pdftotext", "-layout", save(t, document(t, s).PDF), "-"))
	if !strings.Contains(text, "en 88 meer, zie de tabellen") || !strings.Contains(text, "Handtekening") {
		t.Error("the place to sign is not on the paper")
	}
}

func TestTheMetadataSayWhatItIs(t *testing.T) {
	pdf := document(t, usual()).PDF
	said := flat(tool(t, "pdfinfo", save(t, pdf)))
	for _, want := range []string{
		"Title: Bekwaamheidsverklaringen diensten HAP", "Author: Daan van der Vliet",
		"Subject: Bekwaamheidsverklaringen diensten HAP, Daan van der Vliet, HAP-2026-7K4M-Q2XD, opgesteld buiten ScorionX",
		"Creator: Aiosmap", "Page size: 595.28 x 841.89 pts (A4)", "Metadata Stream: yes", "JavaScript: no", "Form: none",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in %s", want, said)
		}
	}
	xmp := tool(t, "pdfinfo", "-meta", save(t, pdf))
	for _, want := range []string{"<dc:language><rdf:Bag><rdf:li>nl-NL</rdf:li>", "<rdf:li>Daan van der Vliet</rdf:li>"} {
		if !strings.Contains(xmp, want) {
			t.Errorf("%q is not in %s", want, xmp)
		}
	}
	if !bytes.Contains(pdf, []byte("/Lang (nl-NL)")) {
		t.Error("the catalog does not say the language")
	}
}

// The code is read from a picture of the page, as a telephone would.
func TestTheCodeOnThePaperCanBeRead(t *testing.T) {
	for name, s := range documents() {
		t.Run(name, func(t *testing.T) {
			path := save(t, document(t, s).PDF)
			// The right top corner, 60 mm square, no finer than a screen.
			tool(t, "pdftoppm", "-r", "150", "-x", "886", "-y", "50", "-W", "354", "-H", "354", "-gray", "-png", "-f", "1", "-l", "1", "-singlefile",
				path, strings.TrimSuffix(path, ".pdf"))
			picture, err := os.ReadFile(strings.TrimSuffix(path, ".pdf") + ".png")
			if err != nil {
				t.Fatal(err)
			}
			page, err := png.Decode(bytes.NewReader(picture))
			if err != nil {
				t.Fatal(err)
			}
			bitmap, err := gozxing.NewBinaryBitmapFromImage(page)
			if err != nil {
				t.Fatal(err)
			}
			read, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{
				gozxing.DecodeHintType_CHARACTER_SET: "UTF-8", gozxing.DecodeHintType_TRY_HARDER: true,
			})
			if err != nil {
				t.Fatalf("nothing can be read: %v", err)
			}
			f := s.Facts()
			if s.Loose {
				f.Number = looseNumber(s)
			}
			if want := codeText(f); read.GetText() != want {
				t.Errorf("the code says %q, want %q", read.GetText(), want)
			}
		})
	}
}

func TestWhatTheCodeSays(t *testing.T) {
	want := "Bekwaamheidsverklaring HAP, buiten ScorionX\nNummer: HAP-2026-7K4M-Q2XD\nDatum: 21-11-2026\nAios: Daan van der Vliet\nBIG: 19000000701\n" +
		"telefoonarts: 03-10-2026, HAP Leiden, INGETROKKEN 20-11-2026\nconsultarts: 14-11-2026, HAP Leiden\nvisitearts: 14-11-2026, HAP Leiden"
	if got := codeText(withdrawn().Facts()); got != want {
		t.Errorf("got %q", got)
	}
	if got := codeText(sixty().Facts()); len(got) > codeBytes+60 || !strings.HasSuffix(got, "meer, zie het papier") {
		t.Errorf("sixty roles: %q", got)
	}
}

// What is on paper never looks like more than it is.
func TestWhatThePaperAdmits(t *testing.T) {
	said := func(t *testing.T, pdf []byte) string { return flat(tool(t, "pdftotext", "-raw", save(t, pdf), "-")) }
	all := said(t, document(t, usual()).PDF)
	for _, want := range []string{
		"Opgesteld op 21 november 2026, buiten ScorionX", "Dit is geen officieel formulier.",
		"bevestigd op de computer van de aios, identiteit niet gecontroleerd",
		"Naam en BIG-nummer bij het bevestigen: Marijke Zandstra, 39000000101, op 14 november 2026.",
		"met de sleutel van de aios, niet van de opleider", "071-555 01 23", "pagina 1 van 1",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not on the paper:\n%s", want, all)
		}
	}
	out := said(t, document(t, withdrawn()).PDF)
	for _, want := range []string{"Ingetrokken op 20 november 2026", "Reden van intrekken: Was voor een andere aios bedoeld."} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not on the paper:\n%s", want, out)
		}
	}
	if strings.Contains(out, "Voor: telefoonarts") {
		t.Error("somebody is asked to sign for what was withdrawn")
	}
	p, err := Document(usual(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := said(t, p.PDF); !strings.Contains(got, "Dit bestand is niet digitaal ondertekend.") || strings.Contains(got, "Vingerafdruk") {
		t.Errorf("an unsigned file says %s", got)
	}
	preview := usual()
	preview.Number = ""
	if got := said(t, document(t, preview).PDF); !strings.Contains(got, "voorbeeld, nog geen nummer") {
		t.Errorf("a preview says %s", got)
	}
}

func TestTheSameStatementGivesTheSameBytes(t *testing.T) {
	for name, s := range documents() {
		first := document(t, s).PDF
		later := s
		later.Made = s.Made.Add(3 * time.Hour) // the same day
		for range 3 {
			if !bytes.Equal(first, document(t, later).PDF) {
				t.Errorf("%s: the bytes differ", name)
			}
		}
	}
}

// Whatever people write, there is a document, it is whole, and it can be read.
func TestAnyTextBecomesADocument(t *testing.T) {
	sign, public := signing('a')
	rapid.Check(t, func(t *rapid.T) {
		text := func(label string) string {
			return rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("\xff\n\r()\\<>&%/\u202E\U0001F600 e\u0301李"))),
				rapid.Just("/BaseFont /utf8aiosourcesans3-regular"), rapid.Just("%AIOSMAP-1 a.b.c"), rapid.Just("startxref\n")).Draw(t, label)
		}
		s := Statement{Number: "HAP-2026-7K4M-Q2XD", Made: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), Institute: text("institute"), Name: text("name"), BIG: text("big"),
			Stage: text("stage"), Practice: Practice{text("practice"), text("phone")}}
		for range rapid.IntRange(0, 3).Draw(t, "declarations") {
			s.Declarations = append(s.Declarations, Declared{Role: text("role"), Post: text("post"), Date: text("date"), Trainer: text("trainer"),
				Capacity: text("capacity"), Note: text("note"), Withdrawn: text("withdrawn"), Reason: text("reason")})
		}
		p, err := Document(s, sign, public)
		if err != nil {
			t.Fatal(err)
		}
		if got := Check(p.PDF); got.State != Whole {
			t.Fatalf("the file is %s", got.State)
		}
		if err := api.Validate(bytes.NewReader(p.PDF), nil); err != nil {
			t.Fatal(err)
		}
	})
}
