package hap

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"aiosmap/app/paper"
)

func TestADocumentIsWholeAndSaysWhoseItIs(t *testing.T) {
	_, public := signing('a')
	got := Check(document(t, usual()).PDF)
	if got.State != Whole || got.Fingerprint != Fingerprint(public) {
		t.Errorf("got %+v", got)
	}
	f := got.Facts
	if f.Number != "HAP-2026-7K4M-Q2XD" || f.Name != "Daan van der Vliet" || f.BIG != "19000000701" || f.Made != "2026-11-21" ||
		len(f.Roles) != 3 || f.Roles[1].Role != "consultarts" || !f.Roles[1].Confirmed || f.Practice.Phone != "071-555 01 23" {
		t.Errorf("facts %+v", f)
	}
}

func TestAnotherKeyHasAnotherFingerprint(t *testing.T) {
	sign, public := signing('b')
	p, err := Document(usual(), sign, public)
	if err != nil {
		t.Fatal(err)
	}
	first, second := Check(document(t, usual()).PDF), Check(p.PDF)
	if second.State != Whole || second.Fingerprint == first.Fingerprint || second.Fingerprint != Fingerprint(public) {
		t.Errorf("first %q, second %+v", first.Fingerprint, second)
	}
}

// Any byte of a real document: all of the signature field and what stands
// behind it, and of the rest one in five.
func TestAnyChangedByteIsFound(t *testing.T) {
	pdf := document(t, usual()).PDF
	field := bytes.Index(pdf, []byte("%AIOSMAP-1"))
	step := 5
	if testing.Short() {
		step = 97
	}
	tried := 0
	for i := 0; i < len(pdf); i++ {
		if i < field && i%step != 0 {
			continue
		}
		pdf[i] ^= 1
		if got := Check(pdf); got.State == Whole {
			t.Errorf("byte %d of %d changed, and the file is whole", i, len(pdf))
		}
		pdf[i] ^= 1
		tried++
	}
	if Check(pdf).State != Whole {
		t.Error("the file is not as it was")
	}
	t.Logf("%d bytes tried", tried)
}

func TestWhatSomebodyCouldDoToAFile(t *testing.T) {
	whole := document(t, usual()).PDF
	other := usual()
	other.Declarations[2].Role = "regiearts"
	otherWhole := document(t, other).PDF
	field := func(pdf []byte) []byte {
		at := bytes.Index(pdf, []byte("%AIOSMAP-1"))
		return pdf[at : at+bytes.IndexByte(pdf[at:], '\n')+1]
	}
	// Other words with the signature field kept.
	words := bytes.Replace(otherWhole, field(otherWhole), field(whole), 1)
	// Other facts, with the text kept, signed with one's own key as if it were theirs.
	facts, err := json.Marshal(other.Facts())
	if err != nil {
		t.Fatal(err)
	}
	bare := bytes.Replace(whole, field(whole), nil, 1)
	sign, _ := signing('b')
	_, public := signing('a')
	forged, err := paper.Seal(bare, facts, public, sign)
	if err != nil {
		t.Fatal(err)
	}
	update := "9 0 obj\n<</Type /Catalog>>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 10 /Root 9 0 R /Prev 100>>\nstartxref\n9999\n%%EOF\n"
	for name, c := range map[string]struct {
		pdf  []byte
		want State
	}{
		"changed text, the field kept":       {words, Changed},
		"another's key, own signature":       {forged, Changed},
		"a space behind the end":             {append(bytes.Clone(whole), ' '), Changed},
		"an update that changes the content": {append(bytes.Clone(whole), update...), Changed},
		"the field taken out":                {bare, Foreign},
		"a PDF by others":                    {[]byte("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"), Foreign},
		"cut off":                            {whole[:len(whole)/2], Damaged},
		"cut off in the field":               {whole[:bytes.Index(whole, []byte("%AIOSMAP-1"))+40], Damaged},
		"no PDF":                             {[]byte("PK\x03\x04"), Damaged},
		"empty":                              {nil, Damaged},
	} {
		got := Check(c.pdf)
		if got.State != c.want {
			t.Errorf("%s: %s, want %s", name, got.State, c.want)
		}
		if got.Fingerprint != "" || got.Facts.Number != "" || got.Facts.Name != "" || got.Facts.Roles != nil {
			t.Errorf("%s: it is not whole, and it says %+v", name, got)
		}
	}
}

func TestWithoutAPortfolioNothingIsSigned(t *testing.T) {
	sign, public := signing('a')
	p, err := Document(bare(), sign, public)
	if err != nil {
		t.Fatal(err)
	}
	if got := Check(p.PDF); got.State != Unsigned || got.Fingerprint != "" || got.Facts.Name != "" {
		t.Errorf("got %+v", got)
	}
}

// Anybody can sign: what they sign must not write on the screen of who checks.
func TestSignedTextStaysOnItsLine(t *testing.T) {
	sign, public := signing('b')
	s := usual()
	s.Number, s.Name = "HAP-1\nBekende ondertekenaar.", "Daan\r\x1b[2J\u202eteiV"
	s.Declarations[0].Role, s.Declarations[0].Withdrawn = "telefoonarts\u2028nog iets", "2026\t-01"
	p, err := Document(s, sign, public)
	if err != nil {
		t.Fatal(err)
	}
	got := Check(p.PDF)
	f := got.Facts
	if got.State != Whole || f.Number != "HAP-1 Bekende ondertekenaar." || f.Name != "Daan [2JteiV" ||
		f.Roles[0].Role != "telefoonarts nog iets" || f.Roles[0].Withdrawn != "2026 -01" {
		t.Errorf("%s, %+v", got.State, f)
	}
}

func TestFingerprintsAsPeopleTypeThem(t *testing.T) {
	_, public := signing('a')
	want := Fingerprint(public)
	if len(strings.Fields(want)) != 8 || len(want) != 39 {
		t.Errorf("%q", want)
	}
	for _, typed := range []string{want, strings.ToLower(want), strings.ReplaceAll(want, " ", ""), strings.ReplaceAll(want, " ", "-"), "  " + strings.ReplaceAll(want, " ", "\u00A0") + ".\n"} {
		if got, ok := ReadFingerprint(typed); !ok || got != want {
			t.Errorf("%q: %q, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"", want[:38], want + "0", strings.Replace(want, want[:1], "G", 1)} {
		if got, ok := ReadFingerprint(typed); ok {
			t.Errorf("%q was read as %q", typed, got)
		}
	}
}
