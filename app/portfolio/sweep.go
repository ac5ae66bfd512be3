package portfolio

import "fmt"

// perSweep is how many chunks one write of Sweep takes away.
const perSweep = 64

// LooseChunks gives the ids of chunks that no document names and no upload is
// making: what was left when one was cut off.
func (p *Portfolio) LooseChunks() ([]string, error) {
	all, err := p.store.IDs(ChunkBucket)
	if err != nil {
		return nil, fmt.Errorf("look for loose chunks: %w", err)
	}
	var loose []string
	for _, id := range all {
		of := ofChunk(id)
		if _, coming := p.uploads[of]; !coming && !p.named[of] {
			loose = append(loose, id)
		}
	}
	return loose, nil
}

// Sweep takes away a part of the loose chunks, in one write, and tells how many
// are left; the caller goes on until there are none.
func (p *Portfolio) Sweep() (left int, err error) {
	loose, err := p.LooseChunks()
	if err != nil || len(loose) == 0 {
		return 0, err
	}
	var gone []Change
	for _, id := range loose[:min(perSweep, len(loose))] {
		gone = append(gone, Change{ChunkBucket, id, nil})
	}
	return len(loose) - len(gone), p.write(gone, func() {})
}
