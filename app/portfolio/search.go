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
	Changed       time.Time
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
	for _, e := range p.formEntries() {
		if h, ok := p.hit(e, wanted); ok {
			hits = append(hits, h)
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		if inTitle := func(h Hit) bool { return h.Field == "" }; inTitle(a) != inTitle(b) {
			if inTitle(a) {
				return -1
			}
			return 1
		}
		return b.Changed.Compare(a.Changed)
	})
	if len(hits) > maxHits {
		return hits[:maxHits], len(hits) - maxHits
	}
	return hits, 0
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
func (p *Portfolio) hit(e *entry, wanted []string) (Hit, bool) {
	var texts [][]foldedText
	if c := e.concept; c != nil {
		texts = append(texts, c.texts(p.definitions[c.definition].Definition))
	}
	for _, r := range slices.Backward(e.heads) {
		if r.State != form.Removed {
			texts = append(texts, r.texts(p.definitions[r.Definition].Definition))
		}
	}
	for _, fields := range texts {
		best, ok := bestField(fields, wanted)
		if !ok {
			continue
		}
		l := p.line(e)
		h := Hit{Form: e.id, Title: l.Title, Kind: l.Kind, Dossier: p.dossierText(p.dossierOf(e)), Status: l.Status, Changed: l.Changed, Parts: best.excerpt(wanted)}
		if !best.title {
			h.Field = best.field.Label
		}
		return h, true
	}
	return Hit{}, false
}

// texts gives the texts of a revision, folded once.
func (r *revision) texts(d form.Definition) []foldedText {
	if r.folded == nil {
		r.folded = textsOf(d, r.Values)
	}
	return r.folded
}

func (c *concept) texts(d form.Definition) []foldedText { return textsOf(d, c.values) }

func textsOf(d form.Definition, values form.Values) []foldedText {
	if len(d.Fields) == 0 {
		d = standIn(values)
	}
	out := []foldedText{}
	for _, f := range d.Fields {
		text := f.Show(values[f.ID])
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
		// What stands in the title is read anyway: an excerpt of a text says more.
		if n > most || n == most && n > 0 && fields[best].title && n < len(wanted) {
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
	to := min(len(runes), from+excerptLength)
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
