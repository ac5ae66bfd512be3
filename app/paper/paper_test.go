package paper

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"
)

func testInfo() Info {
	return Info{Title: "Proef", Author: "Noor Bakkerveen", Subject: "Een proef", Language: "nl-NL", Creator: "Aiosmap",
		Made: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), Foot: "voet",
		PageOf: func(p, n int) string { return fmt.Sprintf("pagina %d van %d", p, n) }}
}

func begin(t testing.TB) *Writer {
	t.Helper()
	w, err := New(testInfo())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func finish(t testing.TB, w *Writer) ([]byte, []rune) {
	t.Helper()
	pdf, replaced, err := w.Finish()
	if err != nil {
		t.Fatal(err)
	}
	return pdf, replaced
}

// textOf gives the text of each page, in the order in which it is read.
func textOf(t *testing.T, pdf []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "proef.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(tool(t, "pdftotext", "-raw", path, "-"), "\f"), "\f")
}

// The letters of the languages of Europe that are written in Latin, Greek and
// Cyrillic, beyond a to z.
const european = "áâäàåãāăąæçćĉčċďđðéêëèēėęěğģĝġħĥíîïìīįıĳķľĺłļñńňņŋóôöòøõōőœŕřšśşșŝßťţțþŧúûüùūůűųŭŵẁẃẅýŷÿỳžźżǎǧǯʒəȟ" +
	"αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊϋΐΰς" +
	"абвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџґ"

func TestEveryEuropeanLetterIsThere(t *testing.T) {
	all, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range european + strings.ToUpper(european) + "ẞ€’‘“”–…·†№" {
		if unicode.IsLetter(r) && unicode.ToUpper(r) == 'Ŋ' {
			continue // both shapes have one letter
		}
		if !all.regular.has(r) || !all.semiBold.has(r) {
			t.Errorf("%c (%U) is missing", r, r)
		}
	}
}

func TestFiguresAreOfOneWidth(t *testing.T) {
	all, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*face{all.regular, all.semiBold} {
		for r := '0'; r <= '9'; r++ {
			if f.advance[r] != f.advance['0'] {
				t.Errorf("%s: %c is %d wide, 0 is %d", f.family, r, f.advance[r], f.advance['0'])
			}
		}
	}
}

// The widths that lines are broken by are those that gofpdf prints with.
func TestWidthsAreThoseOfTheFont(t *testing.T) {
	w := begin(t)
	for _, s := range []style{w.body(), w.strong()} {
		w.pdf.SetFont(s.face.family, "", s.size)
		for _, text := range []string{"Bekwaamheidsverklaring", "0123456789", european, "□ – …"} {
			ours, theirs := s.width(text), w.pdf.GetStringWidth(text)
			if diff := ours - theirs; diff > 0.05 || diff < -0.05 {
				t.Errorf("%s, %.20s: %.3f mm, gofpdf says %.3f", s.face.family, text, ours, theirs)
			}
		}
	}
}

func TestLettersOutsideTheFontAreSeen(t *testing.T) {
	w := begin(t)
	// Of ǩ the font has the parts.
	if got := w.clean("ǩ"); got != "k\u030C" {
		t.Errorf("ǩ became %q", got)
	}
	w.Small("naam 李 en \U0001F600, \xff, A\u030C")
	pdf, replaced := finish(t, w)
	if want := []rune{'李', '\uFFFD', '\U0001F600'}; !slices.Equal(replaced, want) {
		t.Errorf("replaced %q, want %q", string(replaced), string(want))
	}
	if got := textOf(t, pdf)[0]; !strings.HasPrefix(got, "naam □ en □, □, Ǎ") {
		t.Errorf("the page says %q", got)
	}
}

func TestWhatTurnsTheReadingDirectionIsTakenOut(t *testing.T) {
	w := begin(t)
	if got := w.clean("in\u202Egetrokken\u200B\u2066 a\tb\r\nc\u00ADd\x00"); got != "ingetrokken a b\ncd" {
		t.Errorf("got %q", got)
	}
}

func TestLinesBreakWhereTheyMay(t *testing.T) {
	s := begin(t).body()
	for _, c := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"een twee drie", 100, []string{"een twee drie"}},
		{"een  twee\ndrie", 100, []string{"een twee", "drie"}},
		{"een twee drie", s.width("een twee "), []string{"een twee", "drie"}},
		{"Wilgenkamp-Oosterwoude", s.width("Wilgenkamp-O"), []string{"Wilgenkamp-", "Oosterwoude"}},
		{"bel 071-5550123", s.width("bel 071-55501"), []string{"bel", "071-5550123"}},
		{"14\u00A0mei\u00A02026 en", s.width("14 mei 2026"), []string{"14\u00A0mei\u00A02026", "en"}},
		{"", 10, []string{""}},
	} {
		got := s.wrap(c.text, c.width)
		if len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want) {
			t.Errorf("%q at %.1f mm: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// Whatever the text and the width: no letter is lost, and no line is wider
// unless it is one letter.
func TestWrappingLosesNothing(t *testing.T) {
	s := begin(t).body()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab-/ –\u00A0éWi\n")), 0, 60, -1).Draw(t, "text")
		width := rapid.Float64Range(0.5, 60).Draw(t, "width")
		lines := s.wrap(text, width)
		bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if got := bare(strings.Join(lines, "")); got != bare(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, l := range lines {
			if s.width(l) > width+1e-6 && len([]rune(l)) > 1 {
				t.Fatalf("%q is %.2f mm wide, over %.2f", l, s.width(l), width)
			}
		}
	})
}

func testTable(rows int, note func(int) string) Table {
	table := Table{Columns: []Column{{Head: "Wat", Share: 1}, {Head: "Waar", Share: 1}, {Head: "Hoeveel", Share: 1, Number: true}}}
	for i := range rows {
		table.Rows = append(table.Rows, Row{
			Cells: []Cell{{Text: fmt.Sprintf("rij-%d", i), Under: fmt.Sprintf("onder-%d", i)}, {Text: "post"}, {Text: fmt.Sprint(i)}},
			Note:  note(i),
		})
	}
	return table
}

// A row stands on one page with its remark, and every page begins with the head.
func TestRowsAreNotBrokenAndTheHeadIsRepeated(t *testing.T) {
	w := begin(t)
	w.Heading("Zestig")
	w.Table(testTable(60, func(i int) string { return strings.Repeat("woord ", 20*(i%6)) + fmt.Sprintf("noot-%d", i) }))
	pdf, _ := finish(t, w)
	pages := textOf(t, pdf)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for p, text := range pages {
		if strings.Count(text, "Wat Waar Hoeveel") != 1 {
			t.Errorf("page %d does not begin with the head of the table:\n%s", p+1, text)
		}
		if !strings.Contains(text, fmt.Sprintf("pagina %d van %d", p+1, len(pages))) {
			t.Errorf("page %d has no number:\n%s", p+1, text)
		}
	}
	for i := range 60 {
		row := slices.IndexFunc(pages, func(s string) bool { return strings.Contains(s, fmt.Sprintf("rij-%d\n", i)) })
		note := slices.IndexFunc(pages, func(s string) bool { return strings.Contains(s, fmt.Sprintf("noot-%d\n", i)) })
		if row < 0 || row != note {
			t.Errorf("row %d is on page %d, its remark on page %d", i, row+1, note+1)
		}
	}
}

// What no page can hold goes on over the next ones, with nothing lost.
func TestARowHigherThanAPageGoesOn(t *testing.T) {
	w := begin(t)
	words := func(mark string) string {
		var b strings.Builder
		for i := range 900 {
			fmt.Fprintf(&b, "%s%d ", mark, i)
		}
		return b.String()
	}
	table := testTable(2, func(int) string { return words("n") })
	table.Rows[0].Cells[1].Text = words("c")
	w.Table(table)
	pdf, _ := finish(t, w)
	all := strings.Fields(strings.Join(textOf(t, pdf), " "))
	for _, mark := range []string{"c", "n"} {
		for i := range 900 {
			if !slices.Contains(all, fmt.Sprintf("%s%d", mark, i)) {
				t.Fatalf("%s%d is lost", mark, i)
			}
		}
	}
}

func TestAHeadingStaysWithWhatFollows(t *testing.T) {
	for filled := 40; filled < 60; filled++ {
		w := begin(t)
		for range filled {
			w.Small("regel")
		}
		w.Heading("Kopje")
		w.Table(testTable(1, func(int) string { return "" }))
		pdf, _ := finish(t, w)
		for p, text := range textOf(t, pdf) {
			if strings.Contains(text, "Kopje") && !strings.Contains(text, "rij-0") {
				t.Errorf("after %d lines the heading stands alone on page %d", filled, p+1)
			}
		}
	}
}

func TestTheSameContentGivesTheSameBytes(t *testing.T) {
	make := func() []byte {
		w := begin(t)
		code, err := NewCode("proef", "een code")
		if err != nil {
			t.Fatal(err)
		}
		w.Title("Titel "+european, []string{"onder"}, code)
		w.Pairs([]Pair{{Label: "Naam", Value: "Zoë", Strong: true}}, true)
		w.Table(testTable(5, func(int) string { return "noot" }))
		w.Signatures([]Signature{{Name: "Noor Bakkerveen", PlaceLabel: "Plaats", SignLabel: "Handtekening"}})
		pdf, _ := finish(t, w)
		return pdf
	}
	first := make()
	for range 5 {
		if !bytes.Equal(first, make()) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestTooMuchForACodeIsAnError(t *testing.T) {
	if _, err := NewCode(strings.Repeat("x", 5000), ""); err == nil {
		t.Error("no error")
	}
}

// A font file that is cut off is refused, not read past its end.
func TestABrokenFontIsRefused(t *testing.T) {
	for _, n := range []int{0, 10, 100, 5000, len(regularFile) / 2} {
		if _, err := readFace("x", bytes.Clone(regularFile[:n])); err == nil {
			t.Errorf("%d bytes were taken for a font", n)
		}
	}
}
