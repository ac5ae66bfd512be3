package hap

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"
)

func facts() Facts {
	return Facts{Number: "HAP-2026-7K4M-Q2XD", Made: "2026-11-21", Institute: "Leiden (LUMC)", Name: "Eva van der Vliet", BIG: "39000000101",
		Practice: Practice{Name: "Praktijk De Linde", Phone: "071 555 02 02"},
		Roles:    []Fact{{Role: "telefoonarts"}, {Role: "consultarts"}, {Role: "consultarts"}, {Role: "visitearts", Withdrawn: "2026-11-20"}}}
}

func TestMailFor(t *testing.T) {
	m := MailFor(facts(), Post{Name: "HAP Leiden", Email: "planning@hap-leiden.example"})
	want := `Geachte heer of mevrouw,

In de bijlage vindt u mijn bekwaamheidsverklaring voor diensten op de huisartsenpost, voor de rollen telefoonarts en consultarts.
Het document heeft nummer HAP-2026-7K4M-Q2XD en is opgesteld op 21 november 2026, buiten ScorionX.
Ingetrokken is de bekwaamheidsverklaring voor visitearts.

Wilt u iets navragen, dan kunt u bellen met Praktijk De Linde, telefoon 071 555 02 02.

Met vriendelijke groet,

Eva van der Vliet
Arts in opleiding tot huisarts, Leiden (LUMC)
`
	if m.Text != want || m.Subject != "Bekwaamheidsverklaring HAP, Eva van der Vliet, HAP-2026-7K4M-Q2XD" || m.To != "planning@hap-leiden.example" {
		t.Errorf("%s\n%s\n%s", m.To, m.Subject, m.Text)
	}
	if strings.Contains(m.Text+m.Subject, facts().BIG) {
		t.Error("the mail tells the BIG number")
	}
	bare := MailFor(Facts{Name: "Eva"}, Post{})
	if strings.Contains(bare.Text, "nummer") || strings.Contains(bare.Text, "bellen") || bare.Subject != "Bekwaamheidsverklaring HAP, Eva" {
		t.Errorf("%s\n%s", bare.Subject, bare.Text)
	}
}

// The file holds what the mail says, as another reader of mail finds it, and
// the attachment byte for byte.
func TestEml(t *testing.T) {
	m := MailFor(facts(), Post{Email: "planning@hap-leiden.example"})
	m.Subject = "Bekwaamheidsverklaring HAP, Zoë ’t Hart"
	pdf := bytes.Repeat([]byte("%PDF-1.4 \x00\xff\r\n"), 5000)
	now := time.Date(2026, 11, 27, 20, 15, 0, 0, time.FixedZone("", 3600))
	const name = "Bekwaamheidsverklaring HAP - ’t Hart - 2026-11-21.pdf"
	eml, err := Eml(m, Attachment{name, "image/png", pdf}, now)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Eml(m, Attachment{name, "image/png", pdf}, now); err != nil || !bytes.Equal(again, eml) {
		t.Errorf("the same mail gives other bytes, %v", err)
	}
	msg, err := mail.ReadMessage(bytes.NewReader(eml))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(msg.Header.Get("Subject"))
	if err != nil || subject != m.Subject {
		t.Errorf("subject %q, %v", subject, err)
	}
	if to, err := msg.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != m.To {
		t.Errorf("to %v, %v", to, err)
	}
	if at, err := msg.Header.Date(); err != nil || !at.Equal(now) {
		t.Errorf("date %v, %v", at, err)
	}
	if msg.Header.Get("X-Unsent") != "1" {
		t.Error("no draft")
	}
	_, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(msg.Body, params["boundary"])
	text, err := parts.NextRawPart()
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(quotedprintable.NewReader(text))
	if err != nil || strings.TrimRight(strings.ReplaceAll(string(body), "\r\n", "\n"), "\n") != strings.TrimRight(m.Text, "\n") {
		t.Errorf("body %q, %v", body, err)
	}
	file, err := parts.NextRawPart()
	if err != nil {
		t.Fatal(err)
	}
	if kind, _, err := mime.ParseMediaType(file.Header.Get("Content-Type")); err != nil || kind != "image/png" {
		t.Errorf("it goes along as %q, %v", kind, err)
	}
	content, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, file))
	if err != nil || !bytes.Equal(content, pdf) {
		t.Errorf("attachment of %d bytes, %v", len(content), err)
	}
	_, params, err = mime.ParseMediaType(file.Header.Get("Content-Disposition"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := new(mime.WordDecoder).DecodeHeader(params["filename"]); err != nil || got != name {
		t.Errorf("file name %q, %v", got, err)
	}
	for _, l := range strings.Split(string(eml), "\r\n") {
		if len(l) > 998 || strings.ContainsAny(l, "\r\n") {
			t.Fatalf("a line that mail does not allow: %q", l)
		}
	}
}

// A line end in an address, a subject or a file name would begin a header of
// its own.
func TestEmlRefusesMoreLines(t *testing.T) {
	good := Mail{To: "planning@hap-leiden.example", Subject: "Bekwaamheidsverklaring", Text: "Hallo\nBcc: x@y.example\n"}
	now := time.Date(2026, 11, 27, 20, 15, 0, 0, time.UTC)
	if _, err := Eml(Mail{Subject: good.Subject, Text: good.Text}, Attachment{"a.pdf", "application/pdf", nil}, now); err != nil {
		t.Errorf("without an address: %v", err)
	}
	for _, end := range []string{"\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\x00"} {
		for i, m := range []Mail{{good.To + end + "Bcc: x@y.example", good.Subject, ""}, {good.To, good.Subject + end + "Bcc: x@y.example", ""}, good} {
			name := "a.pdf"
			if i == 2 {
				name = "a" + end + ".pdf"
			}
			if out, err := Eml(m, Attachment{name, "application/pdf", nil}, now); err == nil {
				t.Errorf("%q in part %d was taken: %s", end, i, out)
			}
		}
	}
	if _, err := Eml(Mail{To: "planning@", Subject: "x"}, Attachment{"a.pdf", "application/pdf", nil}, now); err == nil {
		t.Error("an address without a domain was taken")
	}
}

// Whatever a subject, an address and a text hold, the file has the headers it
// should have and no other.
func FuzzEml(f *testing.F) {
	f.Add("planning@hap.example", "Bekwaamheidsverklaring", "Hallo", "a.pdf")
	f.Add("a@b.example\r\nBcc: c@d.example", "x\u2028y", ".\r\n.\r\n", "é\".pdf")
	f.Fuzz(func(t *testing.T, to, subject, text, name string) {
		eml, err := Eml(Mail{to, subject, text}, Attachment{name, "application/pdf", []byte("%PDF-1.4")}, time.Date(2026, 11, 27, 20, 15, 0, 0, time.UTC))
		if err != nil {
			return
		}
		msg, err := mail.ReadMessage(bytes.NewReader(eml))
		if err != nil {
			t.Fatalf("no mail: %v\n%s", err, eml)
		}
		for h := range msg.Header {
			switch h {
			case "To", "Subject", "Date", "Message-Id", "Mime-Version", "Content-Type", "X-Unsent":
			default:
				t.Fatalf("a header %q in\n%s", h, eml)
			}
		}
	})
}
