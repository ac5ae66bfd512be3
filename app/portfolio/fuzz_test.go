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
	f.Fuzz(func(t *testing.T, data []byte) {
		store, id := newMemory(), strings.Repeat("5e", 16)
		for _, bucket := range []string{portfolio.ProfileBucket, portfolio.SettingBucket, portfolio.DefinitionBucket, portfolio.RevisionBucket, portfolio.ConceptBucket, portfolio.ScratchBucket} {
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
		p.People()
		files, err := p.Export(true)
		if err != nil || len(files) < 2 {
			t.Fatalf("%d files, %v", len(files), err)
		}
	})
}
