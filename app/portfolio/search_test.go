package portfolio_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
)

// shown draws a hit: title, field, and the excerpt with what was found in [].
func shown(h portfolio.Hit) string {
	var b strings.Builder
	for _, m := range h.Parts {
		if m.Hit {
			b.WriteString("[" + m.Text + "]")
		} else {
			b.WriteString(m.Text)
		}
	}
	return h.Title + " / " + h.Field + " / " + b.String()
}

func TestSearch(t *testing.T) {
	d := newDesk(t)
	one := d.create("Reflecties", "reflectie")
	d.save(one, texts("titel", "Crème op de crèche", "datum", "14-04-2026", "situatie", "Een kind van 3 jaar,\nmet koorts. De ouders' vraag.", "competentie", "2"))
	two := d.create("Leerdoelen", "leerdoel")
	d.save(two, texts("doel", "Koorts bij kinderen herkennen", "waarom", "COVID-19 en foto’s van huiduitslag", "begeleider", "José Bos (opleider)"))
	three := d.create("Overig", "vrij-document")
	d.save(three, texts("titel", "Verslag", "tekst", strings.Repeat("Over van alles en nog wat. ", 30)+"Hier staat koorts midden in een lange tekst. "+strings.Repeat("En nog veel meer. ", 30)))
	_, _, err := d.Autosave(three, texts("titel", "Verslag", "tekst", "Nu gaat het over hoesten."))
	d.ok(err)
	four := d.create("Overig", "vrij-document")
	d.save(four, texts("titel", "Met opmaak", "tekst", "## Wat ik zag\n\nEen **blauwe** plek, *niet* rood; k**nevel**end.\n- pols\n- enkel\n\n3. rust\n4. controle"))
	gone := d.create("Overig", "vrij-document")
	d.save(gone, texts("titel", "Weg", "tekst", "koorts"))
	d.ok(d.Remove(gone))
	page, err := d.CreatePage()
	d.ok(err)
	_, err = d.AutosavePage(page, "koorts in het Kladblok")
	d.ok(err)

	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{" . - ", nil},
		{"kladblok", nil},
		{"koorts", []string{
			"Koorts bij kinderen herkennen /  / [Koorts] bij kinderen herkennen",
			"Verslag / Tekst / …Over van alles en nog wat. Hier staat [koorts] midden in een lange tekst. En nog veel meer. En nog veel meer. En nog veel meer. En nog veel meer. En nog veel meer. En nog veel meer. En nog veel meer. En…",
			"Crème op de crèche / Wat gebeurde er? / Een kind van 3 jaar, met [koorts]. De ouders' vraag.",
		}},
		{"KOORTS kind", []string{"Koorts bij kinderen herkennen /  / [Koorts] bij [kind]eren herkennen", "Crème op de crèche / Wat gebeurde er? / Een [kind] van 3 jaar, met [koorts]. De ouders' vraag."}},
		{"creche koorts", []string{"Crème op de crèche / Wat gebeurde er? / Een kind van 3 jaar, met [koorts]. De ouders' vraag."}},
		{"creme", []string{"Crème op de crèche /  / [Crème] op de crèche"}},
		{"cre\u0300me", []string{"Crème op de crèche /  / [Crème] op de crèche"}},
		{"fotos", []string{"Koorts bij kinderen herkennen / Waarom dit doel? / COVID-19 en [foto’s] van huiduitslag"}},
		{"foto's covid-19", []string{"Koorts bij kinderen herkennen / Waarom dit doel? / [COVID-19] en [foto’s] van huiduitslag"}},
		{"jose opleider", []string{"Koorts bij kinderen herkennen / Met wie? / [José] Bos ([opleider])"}},
		{"14-04-2026", []string{"Crème op de crèche / Datum / [14-04-2026]"}},
		{"communicatie", []string{"Crème op de crèche / Competentiegebied / 2 [Communicatie]"}},
		{"hoesten", []string{"Verslag / Tekst / Nu gaat het over [hoesten]."}},
		{"koortsthermometer", nil},
		{"blauwe plek", []string{"Met opmaak / Tekst / Wat ik zag Een [blauwe] [plek], niet rood; knevelend. pols enkel 3. rust 4. controle"}},
		{"zag knevelend controle", []string{"Met opmaak / Tekst / Wat ik [zag] Een blauwe plek, niet rood; [knevelend]. pols enkel 3. rust 4. [controle]"}},
		{"jaar met", []string{"Crème op de crèche / Wat gebeurde er? / Een kind van 3 [jaar], [met] koorts. De ouders' vraag."}},
		{"\xff", nil},
	} {
		hits, more := d.Search(c.text)
		var got []string
		for _, h := range hits {
			got = append(got, shown(h))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") || more != 0 {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
	hits, _ := d.Search("creme")
	if h := hits[0]; h.Form != one || h.Kind != "Reflectie" || h.Dossier != "Reflecties" || h.Status != portfolio.StatusOpen || h.Changed.IsZero() {
		t.Errorf("%+v", h)
	}
}

func TestMoreHitsThanShown(t *testing.T) {
	d := newDesk(t)
	for i := range 130 {
		id := d.create("Overig", "vrij-document")
		d.save(id, texts("titel", fmt.Sprintf("Verslag %d", i)))
	}
	hits, more := d.Search("verslag")
	if len(hits) != 100 || more != 30 || hits[0].Title != "Verslag 129" {
		t.Errorf("%d hits and %d more, first %q", len(hits), more, hits[0].Title)
	}
}

// An excerpt is a piece of the text, and what is marked in it is what was
// asked for.
func TestExcerptsAreOfTheText(t *testing.T) {
	piece := rapid.SampledFrom([]string{"koorts", "Köorts", "ko\u0301orts", "een ", "ĳ", "ß", "’", " ", "\n", "lang woord ", "🙂", "-", "9"})
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t)
		text := strings.Join(rapid.SliceOfN(piece, 1, 80).Draw(rt, "pieces"), "") + "koorts"
		id := d.create("Overig", "vrij-document")
		_, _, err := d.Autosave(id, form.Values{"titel": {Text: "Titel"}, "tekst": {Text: text}})
		d.ok(err)
		hits, _ := d.Search("KOORTS")
		if len(hits) != 1 {
			rt.Fatalf("%d hits in %q", len(hits), text)
		}
		var all strings.Builder
		found := false
		for _, m := range hits[0].Parts {
			all.WriteString(m.Text)
			found = found || m.Hit
			if m.Text == "" || m.Hit && !strings.ContainsAny(m.Text, "kK") {
				rt.Fatalf("%q: %+v", text, hits[0].Parts)
			}
		}
		whole := strings.NewReplacer("\n", " ", "\t", " ").Replace(form.Plain(text))
		if got := strings.Trim(all.String(), "…"); !found || !strings.Contains(whole, got) {
			rt.Fatalf("%q is not of %q", got, whole)
		}
	})
}
