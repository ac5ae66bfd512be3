package portfolio_test

import (
	"strings"
	"testing"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
)

// Whatever lies in a record, the portfolio opens, shows all there is and can
// be exported.
func FuzzRecords(f *testing.F) {
	library, err := form.Library()
	if err != nil {
		f.Fatal(err)
	}
	dossier := library[len(library)-1]
	f.Add([]byte(`{"version":1,"name":"Eva","value":"x","text":"a\nb","created":"2026-04-14T08:00:00Z"}`))
	f.Add([]byte(`{"version":1,"definition":"` + dossier.Hash().String() + `","parents":[],"time":"","values":{"naam":{"text":"x"}}}`))
	f.Add([]byte(`{"version":1,"definition":"` + library[0].Hash().String() + `","parents":["` + library[1].Hash().String() + `"],"values":{"datum":{"text":"x"},"":{"text":"y"}}}`))
	f.Add(library[0].JSON())
	f.Add([]byte{0xA1, 0x00, 0x02})
	f.Add([]byte(`{"version":1,"name":"a.pdf","folder":"x","type":"image/png","size":5000000,"sha256":"` + strings.Repeat("ab", 32) +
		`","added":"","origin":"report","form":"","of":"","issue":{"number":"n","forms":["x"],"roles":null,"made":""},"removed":""}`))
	f.Add([]byte(`{"version":1,"name":"Map","parent":"` + strings.Repeat("5e", 16) + `","scorion":"todo","at":"","document":"x","to":"a
b","made":"","sent":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		store, id := newMemory(), strings.Repeat("5e", 16)
		for _, bucket := range []string{portfolio.ProfileBucket, portfolio.SettingBucket, portfolio.DefinitionBucket, portfolio.RevisionBucket, portfolio.ConceptBucket, portfolio.ScratchBucket,
			portfolio.DocumentBucket, portfolio.FolderBucket, portfolio.MarkBucket, portfolio.OutboxBucket} {
			if err := store.Write(portfolio.Change{Bucket: bucket, ID: id, Value: data}); err != nil {
				t.Fatal(err)
			}
		}
		p, err := portfolio.Open(store, newClock().now, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Dossiers() {
			for _, l := range d.Forms {
				if _, err := p.Form(l.ID); err != nil {
					t.Fatal(err)
				}
				if _, err := p.History(l.ID); err != nil {
					t.Fatal(err)
				}
				_, _ = p.Save(l.ID, form.Values{"titel": {Text: string(data)}})
				_, _, _ = p.Autosave(l.ID, form.Values{"titel": {Text: string(data)}})
			}
		}
		_, _ = p.CreateDossier(string(data))
		p.Search(string(data))
		p.Pages()
		p.Folders()
		p.Removed()
		for _, d := range p.Documents() {
			// Of a document that is only said to be there nothing can be read.
			if _, err := p.Read(d.ID, d.Size/2, 9); err == nil {
				t.Fatalf("read from %+v", d)
			}
			_ = p.RenameDocument(d.ID, string(data))
			_ = p.MoveDocument(d.ID, portfolio.ReportsFolder)
			_, _ = p.PutMail(portfolio.Mail{Document: d.ID, Text: string(data)})
		}
		_, _ = p.CreateFolder("", string(data))
		for _, m := range p.Mails() {
			if strings.ContainsAny(m.To+m.Subject, "\r\n") {
				t.Fatalf("%q", m)
			}
		}
		for _, d := range p.Definitions() {
			p.Records(d.ID)
		}
		p.People()
		files, err := p.Export(true)
		if err != nil || len(files) < 2 {
			t.Fatalf("%d files, %v", len(files), err)
		}
	})
}

// Whatever a file is called, its document is kept under a name that reads back,
// is safe on every system, and is not that of the one beside it.
func FuzzDocumentName(f *testing.F) {
	for _, name := range []string{"a.pdf", "../a", `C:\a.b`, "con.txt", ".x", "a.", "\u202ea.exe", strings.Repeat("lang ", 99) + ".jpeg", "\xff.png", "a (2).pdf",
		"\"0\xae0..\"0", "con." + strings.Repeat("x", 99), "xxx ." + strings.Repeat("b", 99), "A\"\u03230"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		d := newDesk(t)
		seen := map[string]bool{}
		for range 3 {
			got := d.put(portfolio.NewDocument{Name: name}, []byte("x"), 1).Name
			if seen[strings.ToLower(got)] || strings.ContainsAny(got, "<>:\"/\\|?*\x00\n") || strings.TrimSpace(got) != got || len(got) > 255 || got == "" {
				t.Fatalf("%q is kept as %q", name, got)
			}
			seen[strings.ToLower(got)] = true
		}
		_, _ = d.CreateFolder("", name)
		d.reopen()
		if len(d.Matters()) > 0 || len(d.Documents()) != 3 {
			t.Fatalf("%q does not read back", name)
		}
	})
}
