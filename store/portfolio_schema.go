package store

import "fmt"

// firstPortfolioSchema is what newPortfolioRecords writes.
const firstPortfolioSchema = 1

// portfolioStep brings a portfolio from one schema to the next, in one
// transaction. It runs when the file is unlocked.
type portfolioStep func(t *sealedTx) error

// portfolioSteps in order: the one at index n leads from schema n+1 to n+2.
// Append only; a file of each former schema must stay readable, and what must be
// read without keys (meta, slots) keeps its form.
var portfolioSteps = [...]portfolioStep{withDocuments}

// withDocuments leads to schema 2, which has chunks, documents, folders, marks
// and outbox. Nothing that is there changes; but who knows schema 1 takes a
// record in them for damage, and is told now that the file is of a later program.
func withDocuments(*sealedTx) error { return nil }

// readableSchema is the first schema that can be read as it is, without the
// steps that follow: where nothing can be written.
const readableSchema = 1

// newestSchema is the one that this program writes.
func (p *Portfolios) newestSchema() uint32 { return firstPortfolioSchema + uint32(len(p.steps)) }

// migrate brings an unlocked file to the newest schema, after a backup.
func (f *Portfolio) migrate() error {
	if f.plain.schema == f.owner.newestSchema() {
		return nil
	}
	if f.held.readOnly {
		if f.plain.schema >= readableSchema {
			return nil
		}
		return readOnlyPortfolio()
	}
	if _, err := f.backup(); err != nil && !isSecondPlace(err) {
		return err
	}
	for n := f.plain.schema; n < f.owner.newestSchema(); n++ {
		if err := f.update(func(t *sealedTx) error { return f.owner.step(t, n) }); err != nil {
			return err
		}
	}
	return nil
}

// step runs the step after schema n.
func (p *Portfolios) step(t *sealedTx, n uint32) error {
	if err := p.steps[n-firstPortfolioSchema](t); err != nil {
		return fmt.Errorf("migrate portfolio to schema %d: %w", n+1, err)
	}
	return t.putSchema(n + 1)
}
