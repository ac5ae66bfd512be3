package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// page is a page of the Kladblok. Nothing in this room but the functions in
// this file, Removed, Purge and an export that asks for it reads one (S0: the
// Kladblok is the aios' own).
type page struct {
	id, text                  string
	created, changed, removed time.Time
}

// Page is a page of the Kladblok in a list.
type Page struct {
	ID string
	// Title is its first line, Excerpt what follows in one line; both short.
	Title, Excerpt string
	Changed        time.Time
}

const (
	maxPage     = 200_000
	pageTitle   = 80
	pageExcerpt = 160
)

func (g *page) title() string {
	title, _ := g.head()
	return title
}

// head gives title and excerpt.
func (g *page) head() (title, excerpt string) {
	first, rest, _ := strings.Cut(strings.TrimSpace(g.text), "\n")
	title = cut(strings.TrimLeft(strings.TrimSpace(first), "#* -"), pageTitle)
	if title == "" {
		title = "Lege bladzijde"
	}
	return title, cut(strings.Join(strings.Fields(cut(rest, 4*pageExcerpt)), " "), pageExcerpt)
}

// cut shortens a text to n characters.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:n-1]), " ") + "…"
}

// Pages gives the pages of the Kladblok that were not removed, last changed
// first.
func (p *Portfolio) Pages() []Page {
	var out []Page
	for _, g := range p.pages {
		if g.removed.IsZero() {
			title, excerpt := g.head()
			out = append(out, Page{g.id, title, excerpt, g.changed})
		}
	}
	slices.SortFunc(out, func(a, b Page) int { return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Page gives the text of a page, removed ones too, and when it was changed
// last. Refusal: PageGone.
func (p *Portfolio) Page(id string) (text string, changed time.Time, err error) {
	g, err := p.page(id)
	if err != nil {
		return "", time.Time{}, err
	}
	return g.text, g.changed, nil
}

func (p *Portfolio) page(id string) (*page, error) {
	if g := p.pages[id]; g != nil {
		return g, nil
	}
	return nil, problem.Refuse(PageGone, "Deze pagina van je Kladblok is er niet meer.", "Ga terug naar de lijst.")
}

// CreatePage makes an empty page and gives its id.
func (p *Portfolio) CreatePage() (string, error) {
	id, err := p.store.NewID()
	if err != nil {
		return "", fmt.Errorf("new page: %w", err)
	}
	at := p.stamp()
	return id, p.writePage(page{id: id, created: at, changed: at})
}

// AutosavePage keeps the text of a page and gives the time at which that was.
// Refusals: PageGone, PageLarge.
func (p *Portfolio) AutosavePage(id, text string) (time.Time, error) {
	g, err := p.page(id)
	if err != nil {
		return time.Time{}, err
	}
	text = form.Clean(text)
	if utf8.RuneCountInString(text) > maxPage {
		return time.Time{}, problem.Refuse(PageLarge, "Er past niet meer tekst op deze pagina.", "Ga verder op een nieuwe pagina.")
	}
	if text == g.text {
		return g.changed, nil
	}
	next := *g
	next.text, next.changed = text, p.stamp()
	return next.changed, p.writePage(next)
}

// RemovePage takes a page out of the list; UnremovePage brings it back. Of an
// empty page nothing is kept in the file. Refusal: PageGone.
func (p *Portfolio) RemovePage(id string) error {
	g, err := p.page(id)
	if err != nil {
		return err
	}
	next := *g
	next.removed = p.stamp()
	return p.writePage(next)
}

// UnremovePage brings a removed page back. Refusal: PageGone.
func (p *Portfolio) UnremovePage(id string) error {
	g, err := p.page(id)
	if err != nil {
		return err
	}
	next := *g
	next.removed = time.Time{}
	return p.writePage(next)
}

// dropped tells whether nothing of the page is in the file: it was removed
// while it was empty, and waits in memory for being taken back.
func (g *page) dropped() bool { return !g.removed.IsZero() && strings.TrimSpace(g.text) == "" }

func (p *Portfolio) writePage(g page) error {
	change := Change{ScratchBucket, g.id, nil}
	if !g.dropped() {
		data, err := g.encode()
		if err != nil {
			return err
		}
		change.Value = data
	}
	return p.write([]Change{change}, func() { p.pages[g.id] = &g })
}
