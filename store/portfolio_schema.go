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
var portfolioSteps = [...]portfolioStep{}

// newestSchema is the one that this program writes.
func (p *Portfolios) newestSchema() uint32 { return firstPortfolioSchema + uint32(len(p.steps)) }

// migrate brings an unlocked file to the newest schema, after a backup.
func (f *Portfolio) migrate() error {
	if f.plain.schema == f.owner.newestSchema() {
		return nil
	}
	if f.held.readOnly {
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
