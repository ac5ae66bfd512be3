package job

import (
	"sync"
	"time"
)

// Progress is how far the work of one job is.
type Progress struct {
	now  func() time.Time
	tell func(Report)

	// mu is held while telling, so that reports keep their order and none
	// comes after the final one.
	mu   sync.Mutex
	at   Report
	told time.Time
}

// Set notes that done of total parts are done; total 0 means that nobody
// knows. It may be called often and from anywhere: what comes within Every of
// the last report waits for a later call or the final report. A nil Progress
// tells nobody, and nothing is told after the end.
func (p *Progress) Set(done, total int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.at.State.Final() {
		return
	}
	p.at.Done, p.at.Total = done, total
	if now := p.now(); now.Sub(p.told) >= Every {
		p.told = now
		p.tell(p.at)
	}
}

func (p *Progress) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = p.now()
	p.tell(p.at)
}

// final tells the last report and gives it.
func (p *Progress) final(state State, err error) Report {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at.State, p.at.Err = state, err
	p.tell(p.at)
	return p.at
}
