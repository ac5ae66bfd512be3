package portfolio

import (
	"errors"
	"fmt"
	"runtime"
	"sync"

	"aiosmap/app/form"
)

// load makes the projection from the records.
func (p *Portfolio) load() error {
	c := content{settings: map[string]string{}, definitions: map[form.Hash]known{}, entries: map[string]*entry{}, pages: map[string]*page{},
		marks: map[string]mark{}, documents: map[string]Document{}, named: map[string]bool{}, folders: map[string]Folder{}, mails: map[string]Mail{}}
	for _, d := range p.library {
		c.definitions[d.Hash()] = known{Definition: d}
	}
	for _, step := range []struct {
		bucket string
		do     func(id string, data []byte) error
	}{
		{ProfileBucket, c.readProfile}, {SettingBucket, c.readSetting}, {DefinitionBucket, c.readDefinition},
		{ConceptBucket, c.readConcept}, {ScratchBucket, c.readPage}, {MarkBucket, c.readMark},
		{DocumentBucket, c.readDocument}, {FolderBucket, c.readFolder}, {OutboxBucket, c.readMail},
	} {
		err := p.store.Each(step.bucket, func(id string, data []byte) error {
			err := step.do(id, data)
			if errors.Is(err, errRecord) {
				c.unreadable++
				return nil
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("read %s: %w", step.bucket, err)
		}
	}
	if err := c.readRevisions(p.store); err != nil {
		return fmt.Errorf("read %s: %w", RevisionBucket, err)
	}
	c.straighten()
	p.content, p.pending = c, nil
	return nil
}

func (c *content) readProfile(_ string, data []byte) error {
	r, err := decode[profileRecord](data)
	if err != nil {
		return err
	}
	c.profile = Profile{Name: r.Name, UserName: r.UserName, Institute: r.Institute, Email: r.Email}
	return nil
}

func (c *content) readSetting(id string, data []byte) error {
	r, err := decode[settingRecord](data)
	if err != nil {
		return err
	}
	c.settings[id] = r.Value
	return nil
}

// readDefinition keeps one that this program cannot use as well: what was
// written with it is shown as far as that goes.
func (c *content) readDefinition(_ string, data []byte) error {
	d, err := form.Parse(data)
	hash := d.Hash()
	if err != nil {
		hash = form.HashOf(data)
	}
	c.definitions[hash] = known{Definition: d, stored: true, err: err}
	return nil
}

func (c *content) readConcept(id string, data []byte) error {
	found, err := decodeConcept(data)
	if err != nil {
		return err
	}
	c.entry(id).concept = found
	return nil
}

func (c *content) readPage(id string, data []byte) error {
	found, err := decodePage(data)
	if err != nil {
		return err
	}
	found.id = id
	c.pages[id] = found
	return nil
}

// entry gives the form with an id, a new one when there is none.
func (c *content) entry(id string) *entry {
	e := c.entries[id]
	if e == nil {
		e = &entry{id: id}
		c.entries[id] = e
	}
	return e
}

// readRevisions reads and verifies on all processors: a signature takes longer
// than everything else together.
func (c *content) readRevisions(s Store) error {
	var data [][]byte
	err := s.Each(RevisionBucket, func(_ string, plain []byte) error {
		data = append(data, plain)
		return nil
	})
	if err != nil {
		return err
	}
	found := make([]*revision, len(data))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(data); i += workers {
				found[i] = readRevision(data[i])
			}
		})
	}
	wait.Wait()
	for _, r := range found {
		if r == nil {
			c.unreadable++
			continue
		}
		e := c.entry(r.Form)
		e.revisions = append(e.revisions, r)
	}
	for _, e := range c.entries {
		e.order()
	}
	return nil
}

// readRevision gives nil for what this program cannot read.
func readRevision(data []byte) *revision {
	r, err := form.Decode(data)
	if err != nil {
		return nil
	}
	hash, err := r.Hash()
	if err != nil {
		return nil
	}
	return &revision{Revision: r, hash: hash, fault: r.Verify()}
}
