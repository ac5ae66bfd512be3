package portfolio_test

import (
	"strings"
	"testing"

	"aiosmap/app/portfolio"
)

func TestKladblok(t *testing.T) {
	d := newDesk(t)
	one, err := d.CreatePage()
	d.ok(err)
	two, err := d.CreatePage()
	d.ok(err)
	at, err := d.AutosavePage(one, "## Vragen voor Eva\r\n\nWanneer   is\tde toets?\n- en waar")
	d.ok(err)
	again, err := d.AutosavePage(one, "## Vragen voor Eva\n\nWanneer   is\tde toets?\n- en waar")
	if d.ok(err); !again.Equal(at) {
		t.Error("the same text was kept twice")
	}
	d.reopen()
	pages := d.Pages()
	if len(pages) != 2 || pages[0].ID != one || pages[0].Title != "Vragen voor Eva" || pages[0].Excerpt != "Wanneer is de toets? - en waar" || pages[1].Title != "Lege bladzijde" || !pages[0].Changed.Equal(at) {
		t.Errorf("%+v", pages)
	}
	text, changed, err := d.Page(one)
	if d.ok(err); text != "## Vragen voor Eva\n\nWanneer   is\tde toets?\n- en waar" || !changed.Equal(at) {
		t.Errorf("%q, %v", text, changed)
	}

	d.ok(d.RemovePage(one))
	d.ok(d.RemovePage(two))
	if r := d.Removed(); len(d.Pages()) != 0 || len(r) != 1 || r[0].ID != one || !r[0].Page || len(d.store.records[portfolio.ScratchBucket]) != 1 {
		t.Errorf("%+v, %+v", d.Pages(), r)
	}
	d.ok(d.UnremovePage(two))
	d.ok(d.UnremovePage(one))
	d.reopen()
	if pages := d.Pages(); len(pages) != 2 || pages[0].ID != one {
		t.Errorf("%+v", pages)
	}

	_, err = d.AutosavePage("weg", "x")
	refused(t, err, portfolio.PageGone)
	_, _, err = d.Page("weg")
	refused(t, err, portfolio.PageGone)
	refused(t, d.RemovePage("weg"), portfolio.PageGone)
	_, err = d.AutosavePage(one, strings.Repeat("é", 200_001))
	refused(t, err, portfolio.PageLarge)
	long := strings.Repeat("lang ", 100)
	_, err = d.AutosavePage(one, long+"\n"+long)
	d.ok(err)
	if p := d.Pages()[0]; len([]rune(p.Title)) > 80 || !strings.HasSuffix(p.Title, "…") || len([]rune(p.Excerpt)) > 160 {
		t.Errorf("%+v", p)
	}
}
