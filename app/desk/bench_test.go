package desk

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
)

// BenchmarkEdit is what one edit in a list of 20,000 rows costs the core: the
// step, the plan, the job kept, the view and a page of the grid, as JSON.
func BenchmarkEdit(b *testing.B) {
	memory := newPaper()
	jobs := &drawer{states: map[string]KeptJob{}, sources: map[string][]byte{}, memos: map[string][]byte{}, now: time.Now}
	s := New(Deps{
		Memory:  func() (Memory, func() error, error) { return memory, func() error { return nil }, nil },
		Jobs:    func() (JobStore, error) { return jobs, nil },
		Emit:    func(Event) {},
		Dialogs: &answers{}, Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	var text strings.Builder
	text.WriteString("Voornaam;Tussenvoegsel;Achternaam;E-mail;BIG-nummer;Geslacht\r\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "Noor%d;van der;Bakker%c%c;noor%d.bakker@praktijk.example;9%09d;v\r\n", i, 'a'+i%26, 'a'+i/26%26, i, i*100+1)
	}
	if _, err := s.Import.Start(); err != nil {
		b.Fatal(err)
	}
	if _, err := s.Mal.Use("leiden"); err != nil {
		b.Fatal(err)
	}
	if _, err := s.Import.OpenContent("lijst.csv", b64(text.String())); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		v, err := s.Import.Do(Action{Do: "edit", Cells: []NewValue{{Row: 9_000 + i%50, Field: "firstname", Value: fmt.Sprint("Eva ", 'a'+rune(i%26))}}})
		if err != nil {
			b.Fatal(err)
		}
		page, err := s.Import.Rows("", 9_000, 50)
		if err != nil {
			b.Fatal(err)
		}
		one, _ := json.Marshal(v)
		two, _ := json.Marshal(page)
		b.ReportMetric(float64(len(one)+len(two))/1024, "KiB-to-window")
	}
}
