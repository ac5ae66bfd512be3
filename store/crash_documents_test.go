package store

import (
	"errors"
	"fmt"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
)

// asPortfolio gives a file in the words of app/portfolio.
type asPortfolio struct{ *Portfolio }

func (f asPortfolio) Write(changes ...portfolio.Change) error {
	all := make([]Change, len(changes))
	for i, c := range changes {
		all[i] = Change(c)
	}
	return f.Portfolio.Write(all...)
}

// act does one thing that app/portfolio does in one write, and tells.
func (w *portfolioWork) act(do func(p *portfolio.Portfolio) error) error {
	err := w.step(func() error {
		digest, err := digestOf(w.f)
		if err != nil {
			return err
		}
		if digest != w.s.Digest {
			return nil // it was done when the disk failed before
		}
		p, err := portfolio.Open(asPortfolio{w.f}, clock, nil)
		if err != nil {
			return err
		}
		return do(p)
	})
	return errors.Join(err, w.told())
}

const declarationKind = "bekwaamheidsverklaring-hap"

// declare makes a declaration and has it confirmed, and tells after each.
func (w *portfolioWork) declare() (id string, err error) {
	values := form.Values{"rol": {Text: "visitearts"}, "datum": {Text: "2026-11-14"}, "hap": {Text: "HAP Leiden"},
		"opleider": {Text: "Eva Vliet"}, "hoedanigheid": {Text: "opleider"}}
	err = w.act(func(p *portfolio.Portfolio) error {
		_, err := p.Begin(declarationKind, values)
		return err
	})
	if err != nil {
		return "", err
	}
	err = w.act(func(p *portfolio.Portfolio) error {
		for _, r := range p.Records(declarationKind) {
			if r.Status != portfolio.StatusConcept {
				continue
			}
			id = r.ID
			problems, err := p.Confirm(r.ID, values, "Eva Vliet", "69000000201")
			if err == nil && len(problems) > 0 {
				err = problems[0]
			}
			return err
		}
		return errors.New("no declaration to confirm")
	})
	return id, err
}

// issueWork confirms declarations and issues documents of them: bytes and record
// come together.
func issueWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range w.rounds {
		id, err := w.declare()
		if err != nil {
			return err
		}
		number := fmt.Sprintf("HAP-2026-%04d", i)
		err = w.act(func(p *portfolio.Portfolio) error {
			_, err := p.AddReport(number+".pdf", recordOf(number, 60_000), portfolio.Issue{Number: number, Forms: []string{id}, Made: clock()}, portfolio.OriginReport)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// withdrawWork takes declarations back, with the reason.
func withdrawWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for range w.rounds {
		if _, err := w.declare(); err != nil {
			return err
		}
		err := w.act(func(p *portfolio.Portfolio) error {
			for _, r := range p.Records(declarationKind) {
				if r.Status == portfolio.StatusClosed {
					return p.Withdraw(r.ID, "Verkeerde rol ingevuld.")
				}
			}
			return errors.New("no declaration to withdraw")
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// The documents of the crash scenario are made as portfolio.Upload makes them,
// with chunks that are small enough for thousands of images.
const (
	crashChunk    = 20_000
	crashChunks   = 6
	crashPerWrite = 2
)

// documentWork saves documents in chunks, several writes for each and the record
// with the last, and takes one away.
func documentWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range w.rounds {
		id := fmt.Sprintf("document-%d", i%3)
		var chunks, gone []Change
		for n := range crashChunks {
			chunk := fmt.Sprintf("%s-%05d", id, n)
			chunks = append(chunks, Change{ChunkBucket, chunk, recordOf(fmt.Sprint(chunk, i), crashChunk)})
			gone = append(gone, Change{ChunkBucket, chunk, nil})
		}
		record := Change{DocumentBucket, id, recordOf(id, 400)}
		for len(chunks) > crashPerWrite {
			if err := w.write(chunks[:crashPerWrite]...); err != nil {
				return err
			}
			chunks = chunks[crashPerWrite:]
		}
		if err := w.write(append(chunks, record)...); err != nil {
			return err
		}
		record.Value = nil
		if err := w.write(append(gone[:1:1], record)...); err != nil {
			return err
		}
		// What an upload left that was cut off is swept.
		if err := w.write(gone[1:]...); err != nil {
			return err
		}
	}
	return nil
}
