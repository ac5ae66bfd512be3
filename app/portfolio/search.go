package portfolio

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/form"
)

// Hit is a form in which everything that was asked for stands.
type Hit struct {
	Form, Title string
	// Kind is the title of the form's definition, Dossier the name of its dossier.
	Kind, Dossier string
	Status        Status
	// Final is true for a kind that is definitive once it is closed.
	Final   bool
	Changed time.Time
	// Field is the label of the field that the excerpt is from; empty when all
	// of it stands in the title.
	Field string
	// Parts is the excerpt, cut where something that was asked for begins and ends.
	Parts []Mark
}

// Mark is a piece of an excerpt.
type Mark struct {
	Text string
	// Hit is true for what was asked for.
	Hit bool
}

// maxHits is how many hits are given.
const maxHits = 100

// foldedText is one field of a revision or concept, for searching.
type foldedText struct {
	field form.Field
	// text is what people read, folded the same for comparing.
	text, folded string
	title        bool
}

// Search finds the forms in which every word stands, wherever, accents and
// capitals aside: in the text that is shown and in the concept. Hits in a title
// come first, then what was changed last. more is how many are not given. The
// Kladblok, removed forms and earlier versions are not searched.
func (p *Portfolio) Search(text string) (hits []Hit, more int) {
	wanted := words(text)
	if len(wanted) == 0 {
		return nil, 0
	}
	var all []found
	for _, e := range p.formEntries() {
		if f, ok := p.hit(e, wanted); ok {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b found) int {
		switch {
		case a.best.title && !b.best.title:
			return -1
		case b.best.title && !a.best.title:
			return 1
		}
		return b.of.changed().Compare(a.of.changed())
	})
	given := min(len(all), maxHits)
	for _, f := range all[:given] {
		hits = append(hits, p.show(f, wanted))
	}
	return hits, len(all) - given
}

// found is a form and the field of it to show.
type found struct {
	of   *entry
	best foldedText
}

func (p *Portfolio) show(f found, wanted []string) Hit {
	l := p.line(f.of)
	h := Hit{Form: l.ID, Title: l.Title, Kind: l.Kind, Dossier: p.dossierText(p.dossierOf(f.of)), Status: l.Status, Final: l.Final, Changed: l.Changed, Parts: f.best.excerpt(wanted)}
	if !f.best.title {
		h.Field = f.best.field.Label
	}
	return h
}

// words gives what is asked for: folded, each once.
func words(text string) []string {
	var out []string
	for _, word := range strings.Fields(text) {
		if w := strings.Trim(folded(word), " "); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// hit looks in the concept first, then in the versions that are shown.
func (p *Portfolio) hit(e *entry, wanted []string) (found, bool) {
	if c := e.concept; c != nil {
		if best, ok := bestField(textsOf(p.definitions[c.definition].Definition, c.values), wanted); ok {
			return found{e, best}, true
		}
	}
	for _, r := range slices.Backward(e.heads) {
		if r.State == form.Removed {
			continue
		}
		if best, ok := bestField(r.texts(p.definitions[r.Definition].Definition), wanted); ok {
			return found{e, best}, true
		}
	}
	return found{}, false
}

// texts gives the texts of a revision, folded once.
func (r *revision) texts(d form.Definition) []foldedText {
	if r.folded == nil {
		r.folded = textsOf(d, r.Values)
	}
	return r.folded
}

func textsOf(d form.Definition, values form.Values) []foldedText {
	if len(d.Fields) == 0 {
		d = standIn(values)
	}
	out := []foldedText{}
	if len(d.TitleFields) > 0 {
		// No field is the title by itself, but people look for it as they read it.
		title := d.TitleOf(values)
		out = append(out, foldedText{text: title, folded: folded(title), title: true})
	}
	for _, f := range d.Fields {
		text := f.Show(values[f.ID])
		if f.Kind == form.Long {
			text = form.Plain(text)
		}
		if f.Kind == form.Dossier || text == "" {
			continue
		}
		out = append(out, foldedText{f, text, folded(text), f.ID == d.TitleField})
	}
	return out
}

// bestField gives the field to show when every word stands in one or another:
// the title when all stand there, else the one with most of the words.
func bestField(fields []foldedText, wanted []string) (foldedText, bool) {
	best, most := -1, 0
	missing := len(wanted)
	seen := make([]bool, len(wanted))
	for i, f := range fields {
		n := 0
		for w, word := range wanted {
			if !strings.Contains(f.folded, word) {
				continue
			}
			n++
			if !seen[w] {
				seen[w] = true
				missing--
			}
		}
		// What stands in the title is read anyway: unless that says it all, an
		// excerpt of a text says more.
		if n > most || n == most && n > 0 && fields[best].title != (n == len(wanted)) && f.title == (n == len(wanted)) {
			best, most = i, n
		}
	}
	if missing > 0 {
		return foldedText{}, false
	}
	return fields[best], true
}

// Around an excerpt's first hit stand this many characters at most.
const (
	excerptBefore = 40
	excerptLength = 200
)

// excerpt cuts the text around its first hit and marks all in it.
func (f foldedText) excerpt(wanted []string) []Mark {
	marked := f.marked(wanted)
	runes := []rune(f.text)
	first := max(0, slices.Index(marked, true))
	from := wordStart(runes, max(0, first-excerptBefore), first)
	to := wordEnd(runes, from+excerptLength)
	var out []Mark
	add := func(text string, hit bool) {
		if last := len(out) - 1; last >= 0 && out[last].Hit == hit {
			out[last].Text += text
		} else if text != "" {
			out = append(out, Mark{text, hit})
		}
	}
	if from > 0 {
		add("…", false)
	}
	for i := from; i < to; {
		end := i
		for end < to && marked[end] == marked[i] {
			end++
		}
		add(oneLine.Replace(string(runes[i:end])), marked[i])
		i = end
	}
	if to < len(runes) {
		add("…", false)
	}
	return out
}

var oneLine = strings.NewReplacer("\n", " ", "\t", " ")

// wordStart goes on to the beginning of a word, but not beyond limit.
func wordStart(runes []rune, at, limit int) int {
	if at == 0 {
		return 0
	}
	for i := at; i < limit; i++ {
		if runes[i] == ' ' || runes[i] == '\n' {
			return i + 1
		}
	}
	return at
}

// wordEnd goes back to the end of a word, unless that is long.
func wordEnd(runes []rune, at int) int {
	if at >= len(runes) {
		return len(runes)
	}
	for i := at; i > at-20; i-- {
		if runes[i] == ' ' || runes[i] == '\n' {
			return i
		}
	}
	return at
}

// marked tells of every character of the text whether it was asked for.
func (f foldedText) marked(wanted []string) []bool {
	text, places := foldPlaces(f.text)
	out := make([]bool, utf8.RuneCountInString(f.text))
	for _, word := range wanted {
		for from := 0; ; {
			i := strings.Index(text[from:], word)
			if i < 0 {
				break
			}
			start, end := from+i, from+i+len(word)
			for at := places[start]; at <= places[end-1]; at++ {
				out[at] = true
			}
			from = end
		}
	}
	// A loose accent belongs to the letter before it.
	at := 0
	for _, r := range f.text {
		if at > 0 && unicode.IsMark(r) {
			out[at] = out[at-1]
		}
		at++
	}
	return out
}
