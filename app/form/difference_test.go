package form_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"aiosmap/app/form"
)

// drawn shows edits as [-gone-] and {+added+}.
func drawn(edits []form.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Kind {
		case form.Same:
			b.WriteString(e.Text)
		case form.Gone:
			b.WriteString("[-" + e.Text + "-]")
		case form.Added:
			b.WriteString("{+" + e.Text + "+}")
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"a", "", "[-a-]"},
		{"", "a b", "{+a b+}"},
		{"Ik ging naar huis.", "Ik ging naar huis.", "Ik ging naar huis."},
		{"Ik ging naar huis.", "Ik liep naar huis.", "Ik [-ging-]{+liep+} naar huis."},
		{"Ik ging naar huis", "Ik ging snel naar huis", "Ik ging {+snel +}naar huis"},
		{"een twee drie vier", "twee drie vier een", "[-een -]twee drie vier{+ een+}"},
		{"alinea een\n\nalinea twee", "alinea een\n\ntussendoor\n\nalinea twee", "alinea een\n\n{+tussendoor\n\n+}alinea twee"},
		{"Ik ging naar huis.", "Zij kwam naar huis.", "[-Ik ging-]{+Zij kwam+} naar huis."},
		{"een\ntwee", "drie\nvier", "[-een-]{+drie+}\n[-twee-]{+vier+}"},
		{"café's", "café’s", "café[-'-]{+’+}s"},
		{"dag  vriend", "dag vriend", "dag[-  -]{+ +}vriend"},
		{"e\u0301e\u0301n", "een", "[-e\u0301e\u0301n-]{+een+}"},
	} {
		if got := drawn(form.Words(c.before, c.after)); got != c.want {
			t.Errorf("%q → %q: %s, want %s", c.before, c.after, got, c.want)
		}
	}
}

// Nothing is lost or made up in a comparison, however large the texts.
func holds(t interface{ Fatalf(string, ...any) }, before, after string) {
	var a, b strings.Builder
	var last form.EditKind
	for _, e := range form.Words(before, after) {
		if e.Text == "" || e.Kind == last {
			t.Fatalf("%q → %q: a piece that is none: %+v", short(before), short(after), e)
		}
		last = e.Kind
		if e.Kind != form.Added {
			a.WriteString(e.Text)
		}
		if e.Kind != form.Gone {
			b.WriteString(e.Text)
		}
	}
	if a.String() != before || b.String() != after {
		t.Fatalf("%q → %q came back as %q and %q", short(before), short(after), short(a.String()), short(b.String()))
	}
}

func short(s string) string { return s[:min(len(s), 200)] }

func TestWordsGiveBackBothTexts(t *testing.T) {
	piece := rapid.SampledFrom([]string{"de", "het", "een", " ", " ", "\n", ".", "é", "e\u0301", "\xff", "lang", "12"})
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "") })
	rapid.Check(t, func(t *rapid.T) {
		holds(t, text.Draw(t, "before"), text.Draw(t, "after"))
	})
}

// large are pairs of texts of 50,000 characters that are hard to compare.
func large() map[string][2]string {
	r := rand.New(rand.NewPCG(1, 2))
	mix := func(n int, word func(i int) string) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(word(i))
			b.WriteByte(' ')
		}
		return b.String()[:n]
	}
	const n = 50_000
	two := func(int) string { return string(rune('a' + r.IntN(2))) }
	rare := func(i int) string {
		if i%701 == 0 {
			return fmt.Sprintf("anker%d", i)
		}
		return two(i)
	}
	vocabulary := func(int) string { return fmt.Sprintf("woord%d", r.IntN(3000)) }
	text := mix(n, vocabulary)
	changed := strings.Fields(text)
	for i := 0; i < len(changed); i += 97 {
		changed[i] = "anders"
	}
	return map[string][2]string{
		"two words by chance":       {mix(n, two), mix(n, two)},
		"anchors between":           {mix(n, rare), mix(n, rare)},
		"by chance":                 {mix(n, vocabulary), mix(n, vocabulary)},
		"one text, changed often":   {text, strings.Join(changed, " ")},
		"back to front":             {mix(n, func(i int) string { return fmt.Sprint(i) }), mix(n, func(i int) string { return fmt.Sprint(9000 - i) })},
		"one word all the time":     {strings.Repeat("a", n), mix(n, func(int) string { return "a" })},
		"only marks":                {strings.Repeat("*-", n/2), strings.Repeat("-*+", n/3)},
		"nothing in common":         {mix(n, func(i int) string { return fmt.Sprintf("x%d", i) }), mix(n, func(i int) string { return fmt.Sprintf("y%d", i) })},
		"one piece in the middle":   {text, text[:n/2] + "tussen" + text[n/2:]},
		"the halves exchanged":      {text, text[n/2:] + text[:n/2]},
		"two changes far apart":     {text, "x" + text[1:n-1] + "y"},
		"every other word replaced": {mix(n, func(i int) string { return fmt.Sprintf("w%d", i) }), mix(n, func(i int) string { return fmt.Sprintf("w%d", i*(i%2)) })},
	}
}

func TestWordsOfLargeTexts(t *testing.T) {
	for name, pair := range large() {
		t.Run(name, func(t *testing.T) {
			holds(t, pair[0], pair[1])
		})
	}
	pair := large()["one text, changed often"]
	gone := 0
	for _, e := range form.Words(pair[0], pair[1]) {
		if e.Kind == form.Gone {
			gone += len(e.Text)
		}
	}
	if gone > len(pair[0])/20 {
		t.Errorf("of %d characters %d are gone, where one word in 97 was changed", len(pair[0]), gone)
	}
}

// A comparison takes at most some tens of milliseconds.
func BenchmarkWords(b *testing.B) {
	for name, pair := range large() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				form.Words(pair[0], pair[1])
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	f.Add("een twee drie", "drie twee een")
	f.Add("", "\xff\n ")
	f.Fuzz(func(t *testing.T, before, after string) { holds(t, before, after) })
}

func TestDifferences(t *testing.T) {
	d := trialForm(t)
	before := form.Values{"naam": {Text: "Oud gesprek"}, "dag": {Text: "2026-04-14"}, "keuze": {Text: "ja"}, "uren": {Text: "7,5"}, "wie": {Text: "Eva"}, "oud": {Text: "weg"}}
	after := form.Values{"naam": {Text: "Nieuw gesprek"}, "dag": {Text: "2026-04-15"}, "keuze": {Text: "nee"}, "uren": {Text: "7,5"}, "wie": {Text: "Eva", Role: "docent"}, "verslag": {Text: "Nieuw"}}
	want := []form.Difference{
		{Field: "naam", Label: "Naam", Kind: form.Text, Before: "Oud gesprek", After: "Nieuw gesprek", Words: []form.Edit{{Kind: form.Gone, Text: "Oud"}, {Kind: form.Added, Text: "Nieuw"}, {Kind: form.Same, Text: " gesprek"}}},
		{Field: "verslag", Label: "Verslag", Kind: form.Long, After: "Nieuw"},
		{Field: "keuze", Label: "Keuze", Kind: form.Choice, Before: "Ja, deels", After: "Nee"},
		{Field: "dag", Label: "Dag", Kind: form.Date, Before: "14-04-2026", After: "15-04-2026"},
		{Field: "wie", Label: "Met wie", Kind: form.Person, Before: "Eva", After: "Eva (docent)"},
		{Field: "oud", Label: "oud", Kind: form.Long, Before: "weg"},
	}
	if diff := cmp.Diff(want, form.Differences(d, before, after)); diff != "" {
		t.Error(diff)
	}
	if got := form.Differences(d, after, after); len(got) > 0 {
		t.Errorf("nothing changed: %+v", got)
	}
	if got := form.Differences(d, nil, nil); len(got) > 0 {
		t.Errorf("nothing there: %+v", got)
	}
}
