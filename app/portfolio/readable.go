package portfolio

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"aiosmap/app/form"
)

// readable gives a form as a text for people, in Markdown that every program
// reads: what was typed cannot become anything but text.
func (p *Portfolio) readable(e *entry, zone *time.Location) []byte {
	var b strings.Builder
	l := p.line(e)
	fmt.Fprintf(&b, "# %s\n\n", escape(l.Title))
	item := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "- %s: %s\n", name, escape(text))
		}
	}
	item("Formulier", l.Kind)
	item("Dossier", p.dossierText(p.dossierOf(e)))
	item("Stand", p.statusText(e))
	if r := e.shown(); r != nil {
		item("Opgeslagen", dayText(r.Time, zone))
	}
	if e.concept != nil {
		item("Concept", "de tekst hieronder is van "+dayText(e.concept.time, zone)+" en staat nog niet in een opgeslagen versie")
		p.writeFields(&b, p.definitions[e.concept.definition].Definition, e.concept.values)
		return []byte(b.String())
	}
	others := e.conflict()
	if others {
		item("Versies", "er staan er meer naast elkaar; ze volgen hieronder")
	}
	shown := e.shown()
	p.writeFields(&b, p.definitions[shown.Definition].Definition, shown.Values)
	for _, r := range slices.Backward(e.heads) {
		if others && r != shown {
			fmt.Fprintf(&b, "\n# Andere versie, van %s (%s)\n", dayText(r.Time, zone), r.State)
			p.writeFields(&b, p.definitions[r.Definition].Definition, r.Values)
		}
	}
	return []byte(b.String())
}

// statusText says where a form stands. A final form is a concept until it is
// definitive, whether or not it was saved before.
func (p *Portfolio) statusText(e *entry) string {
	final := p.definitions[e.definition()].Final
	switch e.status() {
	case StatusWithdrawn:
		return "ingetrokken"
	case StatusClosed:
		if final {
			return "definitief"
		}
		return "gesloten"
	case StatusOpen:
		if !final {
			return "open"
		}
	}
	return "concept"
}

// writeFields writes the fields that are filled in. The title stands above them.
func (p *Portfolio) writeFields(b *strings.Builder, d form.Definition, values form.Values) {
	if len(d.Fields) == 0 {
		d = standIn(values)
	}
	for _, f := range d.Fields {
		v := values[f.ID]
		if v.Empty() || f.Kind == form.Dossier || f.ID == d.TitleField {
			continue
		}
		fmt.Fprintf(b, "\n## %s\n\n", escape(f.Label))
		switch f.Kind {
		case form.Long:
			writeBlocks(b, form.Markdown(v.Text))
		case form.Date:
			fmt.Fprintf(b, "%s\n", escape(form.LongDate(v.Text)))
		default:
			fmt.Fprintf(b, "%s\n", escape(f.Show(v)))
		}
	}
}

func dayText(t time.Time, zone *time.Location) string {
	return form.LongDate(t.In(zone).Format(time.DateOnly))
}

// writeBlocks writes limited Markdown so that others read it the same.
func writeBlocks(b *strings.Builder, blocks []form.Block) {
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n")
		}
		for n, line := range block.Lines {
			text := spanText(line)
			switch block.Kind {
			case form.Heading:
				text = "### " + text
			case form.Bullets:
				text = "- " + text
			case form.Numbers:
				text = fmt.Sprintf("%d. %s", block.Start+n, text)
			case form.Paragraph:
				if n < len(block.Lines)-1 {
					text += "\\"
				}
			}
			b.WriteString(text + "\n")
		}
	}
}

func spanText(line []form.Span) string {
	var b strings.Builder
	for _, s := range line {
		mark := map[[2]bool]string{{true, false}: "**", {false, true}: "*", {true, true}: "***"}[[2]bool{s.Bold, s.Italic}]
		text := strings.TrimSpace(s.Text)
		before, after, _ := strings.Cut(s.Text, text)
		if text == "" {
			b.WriteString(s.Text)
			continue
		}
		b.WriteString(before + mark + escapeInline(text) + mark + after)
	}
	text := b.String()
	if len(line) > 0 && !line[0].Bold && !line[0].Italic {
		text = escapeStart(text)
	}
	return text
}

// escape gives a line of text in which Markdown sees nothing.
func escape(line string) string {
	return escapeStart(escapeInline(strings.Join(strings.Fields(line), " ")))
}

var inline = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `&`, `\&`, `~`, `\~`, `|`, `\|`)

func escapeInline(s string) string { return inline.Replace(s) }

// escapeStart keeps a line from beginning a heading, a list or a quotation.
func escapeStart(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("#>-+=", rune(s[0])) {
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}
