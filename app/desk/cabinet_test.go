package desk

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// A panic in a call of the portfolio becomes a sentence without what was
// written, and the next call still works.
func TestPanicInTheCabinet(t *testing.T) {
	f := desk(t)
	c := f.Session.c
	c.Portfolios = noPortfolios{}
	for name, err := range map[string]error{
		"do":   c.do("proef", func() error { panic("Noor Bakker 39000000101") }),
		"work": c.do("proef", func() error { return c.work("Proef", func() error { panic("Noor Bakker 39000000101") }) }),
		"error": c.do("proef", func() error {
			return fmt.Errorf("write %s: %w", "Noor Bakker", io.ErrUnexpectedEOF)
		}),
	} {
		if v := shaped(t, err); v.Code != "internal" || v.Hint == "" || strings.Contains(v.Message+v.Hint+err.Error(), "Noor") {
			t.Errorf("%s: shown as %+v", name, v)
		}
	}
	if strings.Contains(f.log.String(), "Noor") || !strings.Contains(f.log.String(), "panic in a bound call") {
		t.Errorf("the log has %s", f.log.String())
	}
	if _, err := f.Dossiers.View(); code(err) != PortfolioClosed {
		t.Errorf("the next call gives %v", err)
	}
}

// noPortfolios is a place for portfolios that is never asked.
type noPortfolios struct{ Portfolios }
