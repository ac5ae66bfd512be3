package hap

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"aiosmap/app/person"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		random []byte
		want   string
	}{
		{[]byte{0, 0, 0, 0, 0}, "HAP-2026-0000-0000"},
		{[]byte{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2}, "HAP-2026-ZZZZ-ZZZZ"},
		{[]byte{0x3C, 0xC9, 0x4B, 0x8B, 0xAD}, "HAP-2026-7K4M-Q2XD"},
	} {
		if got := NewNumber(c.random, 2026); got != c.want {
			t.Errorf("%x: %s, want %s", c.random, got, c.want)
		}
	}
}

// Without a portfolio the number follows from the words and the day.
func TestLooseNumbers(t *testing.T) {
	number := func(change func(*Statement)) string {
		s := bare()
		change(&s)
		p, err := Document(s, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		return p.Number
	}
	same := func(*Statement) {}
	first := number(same)
	if !regexp.MustCompile(`^HAP-2026-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$`).MatchString(first) || number(same) != first {
		t.Errorf("%q, then %q", first, number(same))
	}
	for name, change := range map[string]func(*Statement){
		"another name": func(s *Statement) { s.Name = "Noor Bakkerveen-Zandstra" },
		"another role": func(s *Statement) { s.Declarations[0].Role = "visitearts" },
		"another day":  func(s *Statement) { s.Made = s.Made.AddDate(0, 0, 1) },
	} {
		if number(change) == first {
			t.Errorf("%s: the same number", name)
		}
	}
}

// What was issued is found again by what it says, whenever it was made.
func TestDigest(t *testing.T) {
	s := usual()
	again := usual()
	again.Number, again.Made = "HAP-2027-0000-0000", time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	if s.Digest() != again.Digest() {
		t.Error("number or day of making count")
	}
	again.Declarations[1].Confirmed = nil
	if s.Digest() == again.Digest() {
		t.Error("a confirmation does not count")
	}
}

func TestFileNames(t *testing.T) {
	for name, want := range map[string]string{
		"Daan van der Vliet":               "Bekwaamheidsverklaring HAP - Vliet, van der - 2026-11-21.pdf",
		"Noor Bakkerveen":                  "Bekwaamheidsverklaring HAP - Bakkerveen - 2026-11-21.pdf",
		"Ilse 't Hart":                     "Bekwaamheidsverklaring HAP - Hart, 't - 2026-11-21.pdf",
		"Zoë de Lindenlaar-Çelik":          "Bekwaamheidsverklaring HAP - Lindenlaar-Çelik, de - 2026-11-21.pdf",
		"Bram/..\\Wilg:en*kamp?":           "Bekwaamheidsverklaring HAP - Bram..Wilgenkamp - 2026-11-21.pdf",
		"":                                 "Bekwaamheidsverklaring HAP - 2026-11-21.pdf",
		"\u202Efdp.exe\u0000 Vliet. ":      "Bekwaamheidsverklaring HAP - Vliet - 2026-11-21.pdf",
		"Noor " + strings.Repeat("a", 200): "Bekwaamheidsverklaring HAP - " + strings.Repeat("a", 60) + " - 2026-11-21.pdf",
	} {
		if got := FileName(Statement{Name: person.NFC(name), Made: usual().Made}); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
