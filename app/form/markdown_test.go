package form_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"aiosmap/app/form"
)

// sketch draws blocks: h: for a heading, p: and so on, <b> and <i> for bold and
// italic, | between lines.
func sketch(blocks []form.Block) []string {
	var out []string
	for _, b := range blocks {
		var lines []string
		for _, line := range b.Lines {
			var s strings.Builder
			for _, span := range line {
				text := span.Text
				if span.Italic {
					text = "<i>" + text + "</i>"
				}
				if span.Bold {
					text = "<b>" + text + "</b>"
				}
				s.WriteString(text)
			}
			lines = append(lines, s.String())
		}
		mark := string(b.Kind[0])
		if b.Kind == form.Numbers {
			mark += string(rune('0' + b.Start))
		}
		out = append(out, mark+":"+strings.Join(lines, "|"))
	}
	return out
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{" \n\t\n", nil},
		{"een regel", []string{"p:een regel"}},
		{"een\ntwee\n\ndrie\n\n\n\nvier", []string{"p:een|twee", "p:drie", "p:vier"}},
		{"een\r\ntwee\rdrie", []string{"p:een|twee|drie"}},
		{"## Kop\ntekst\n## Nog een", []string{"h:Kop", "p:tekst", "h:Nog een"}},
		{"## Kop\n## Kop", []string{"h:Kop", "h:Kop"}},
		{"# Geen kop\n### Ook niet\n##Ook niet", []string{"p:# Geen kop|### Ook niet|##Ook niet"}},
		{"- een\n- twee\n* drie\n\n- vier", []string{"b:een|twee|drie", "b:vier"}},
		{"tekst\n- een\ntekst", []string{"p:tekst", "b:een", "p:tekst"}},
		{"1. een\n2. twee\n1) drie", []string{"n1:een|twee|drie"}},
		{"3. verder", []string{"n3:verder"}},
		{"2026. geen lijst\n14.04 ook niet\n-3 graden\n-", []string{"p:2026. geen lijst|14.04 ook niet|-3 graden|-"}},
		{"**vet** en *cursief*", []string{"p:<b>vet</b> en <i>cursief</i>"}},
		{"***beide***", []string{"p:<b><i>beide</i></b>"}},
		{"**vet *en cursief***", []string{"p:<b>vet </b><b><i>en cursief</i></b>"}},
		{"*cursief **en vet***", []string{"p:<i>cursief </i><b><i>en vet</i></b>"}},
		{"**vet **weer niet", []string{"p:**vet **weer niet"}},
		{"2 * 3 * 4 en 2**8", []string{"p:2 * 3 * 4 en 2**8"}},
		{"a*b*c", []string{"p:a<i>b</i>c"}},
		{"** niet ** en **wel**", []string{"p:** niet ** en <b>wel</b>"}},
		{"**open\n\ndicht**", []string{"p:**open", "p:dicht**"}},
		{"- **vet** item\n- *a", []string{"b:<b>vet</b> item|*a"}},
		{"## **Kop**", []string{"h:<b>Kop</b>"}},
		{"<b>geen HTML</b> &amp; [link](javascript:x) `code` _nee_ ![x](y)", []string{"p:<b>geen HTML</b> &amp; [link](javascript:x) `code` _nee_ ![x](y)"}},
		{"> citaat\n---\n| a | b |", []string{"p:> citaat|---|| a | b |"}},
		{"****", []string{"p:****"}},
		{"• punt", []string{"b:punt"}},
	} {
		if diff := cmp.Diff(c.want, sketch(form.Markdown(c.text))); diff != "" {
			t.Errorf("%q:\n%s", c.text, diff)
		}
	}
}

// letters are what must never be lost: everything but white space and marks.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("#*-•.)0123456789", r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// well checks what every reading of Markdown must hold.
func well(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string) {
	t.Helper()
	var all strings.Builder
	for _, b := range form.Markdown(text) {
		if len(b.Lines) == 0 || b.Kind == form.Heading && len(b.Lines) != 1 || (b.Start != 0) && b.Kind != form.Numbers {
			t.Fatalf("%q: %+v", text, b)
		}
		for _, line := range b.Lines {
			for i, s := range line {
				if s.Text == "" || i > 0 && line[i-1].Bold == s.Bold && line[i-1].Italic == s.Italic || strings.ContainsAny(s.Text, "\n\r") {
					t.Fatalf("%q: %+v", text, line)
				}
				all.WriteString(s.Text)
			}
		}
	}
	if got, want := letters(all.String()), letters(text); got != want {
		t.Fatalf("%q: %q is left of %q", text, got, want)
	}
}

func TestMarkdownLosesNothing(t *testing.T) {
	piece := rapid.SampledFrom([]string{"**", "*", "***", "a", "b c", " ", "\n", "\n\n", "## ", "- ", "1. ", "<i>", "\xff", "é"})
	rapid.Check(t, func(t *rapid.T) {
		well(t, strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), ""))
	})
}

// Text that was made to take long does not.
func TestMarkdownTakesTimeInProportion(t *testing.T) {
	for _, piece := range []string{"*", "**", "*a", "**a", "*a ", "**a *b ", "* a", "**a** ", "a*", "***a", "*a**", "- *", "1. **a*"} {
		well(t, strings.Repeat(piece, 50_000/len(piece)))
	}
}

func BenchmarkMarkdown(b *testing.B) {
	for _, piece := range []string{"woord ", "**", "*a", "*a**b* ", "**a**"} {
		text := strings.Repeat(piece, 50_000/len(piece))
		b.Run(piece, func(b *testing.B) {
			for b.Loop() {
				form.Markdown(text)
			}
		})
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("## Kop\n\n- **vet *en***\n1. *a*")
	f.Add("***\xff*")
	f.Fuzz(func(t *testing.T, text string) { well(t, text) })
}
