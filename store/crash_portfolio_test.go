package store

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// The one portfolio of the scenarios.
const (
	crashUser     = "BIG-39000000101"
	crashPassword = "Duinzand1+helmgras"
)

// crashState is what is told of the portfolio, as JSON.
type crashState struct {
	// None: there is no portfolio yet. Damaged: there is one that does not open,
	// and its newest backup has the rest of the state.
	None, Damaged bool
	Password      string
	Code          string
	// Failures are the wrong attempts in the file. InMemory: the disk fails, and
	// there may be fewer.
	Failures int
	InMemory bool
	// Digest is the SHA-256 of all records.
	Digest string
	// Backups are whole in each of the two places, BackedUp is the digest of the
	// newest.
	Backups  int
	BackedUp string
}

func (s crashState) text() (string, error) {
	b, err := json.Marshal(s)
	return string(b), err
}

func crashStateFrom(text string) (s crashState, err error) {
	err = json.Unmarshal([]byte(text), &s)
	return s, err
}

// crashPortfolios are the portfolios in a scenario's folder, with a KDF that
// takes no time. What they draw at random depends on seed alone, so that the
// same work gives the same states.
func crashPortfolios(folder, seed string) *Portfolios {
	hour := 0
	p := NewPortfolios(PortfolioOptions{
		Folder: filepath.Join(folder, "data", PortfoliosFolder),
		Rand:   rand.NewChaCha8(sha256.Sum256([]byte(seed))),
		Now: func() time.Time {
			hour++
			return clock().Add(time.Duration(hour) * time.Hour)
		},
		Keys:        FolderKeys(filepath.Join(folder, "sleutels")),
		SecondPlace: func() string { return filepath.Join(folder, "tweede") },
		LockTimeout: 10 * time.Second,
	})
	p.derive = cheapKDF
	return p
}

// digestOf reads every record.
func digestOf(f *Portfolio) (string, error) {
	h := sha256.New()
	for _, bucket := range recordBuckets {
		err := f.Each(bucket, func(id string, plain []byte) error {
			fmt.Fprintf(h, "%s %s %d ", bucket, id, len(plain))
			h.Write(plain)
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8]), nil
}

// record is a record of n bytes that look like no other's.
func recordOf(name string, n int) []byte {
	b := make([]byte, n)
	_, _ = rand.NewChaCha8(sha256.Sum256([]byte(name))).Read(b)
	return b
}

// someRecords are what a portfolio in use holds: enough for several pages.
func someRecords() []Change {
	all := []Change{
		{ProfileBucket, "profile", []byte(`{"name":"Noor van der Duin"}`)},
		{DefinitionBucket, "reflectie-1", recordOf("definitie", 700)},
		{ConceptBucket, "open", recordOf("concept", 400)},
		{ScratchBucket, "blad", recordOf("kladblok", 1500)},
		{SettingBucket, "stil", []byte("10")},
	}
	for i := range 12 {
		all = append(all, Change{RevisionBucket, fmt.Sprintf("revisie-%03d", i), recordOf(fmt.Sprint("oud", i), 500+70*i)})
	}
	return all
}

// newCrashPortfolio makes a portfolio with records and gives it open, with its
// state.
func newCrashPortfolio(p *Portfolios) (*Portfolio, crashState, error) {
	n, err := p.Prepare(crashUser, []byte(crashPassword))
	if err != nil {
		return nil, crashState{}, err
	}
	f, err := n.Create(false, someRecords())
	if err != nil {
		return nil, crashState{}, err
	}
	digest, err := digestOf(f)
	return f, crashState{Password: crashPassword, Code: n.Code().Text(), Digest: digest}, err
}

// portfolioBefore makes a folder with a portfolio, and does more with it.
func portfolioBefore(more func(p *Portfolios, f *Portfolio, s *crashState) error) func(folder string) (string, error) {
	return func(folder string) (string, error) {
		if err := os.Mkdir(filepath.Join(folder, "tweede"), 0o700); err != nil {
			return "", err
		}
		p := crashPortfolios(folder, "before")
		f, s, err := newCrashPortfolio(p)
		if err != nil {
			return "", err
		}
		if more != nil {
			err = more(p, f, &s)
		}
		if err := errors.Join(err, f.Close()); err != nil {
			return "", err
		}
		return s.text()
	}
}

// portfolioWork is a process at work on the portfolio.
type portfolioWork struct {
	*crashWork
	p  *Portfolios
	id string
	f  *Portfolio // nil when it is not open
	s  crashState
}

// worksOn gives the work of a scenario whose folder has a portfolio, closed.
func worksOn(do func(w *portfolioWork) error) func(c *crashWork) error {
	return func(c *crashWork) error {
		w := &portfolioWork{crashWork: c, p: crashPortfolios(c.folder, "work")}
		s, err := crashStateFrom(c.first)
		if err != nil {
			return err
		}
		w.s = s
		err = c.try(func() error {
			all, err := w.p.List()
			if err != nil {
				return err
			}
			if len(all) != 1 {
				return fmt.Errorf("%d portfolios", len(all))
			}
			w.id = all[0].ID
			return nil
		})
		if err != nil {
			return err
		}
		err = do(w)
		if w.f != nil {
			err = errors.Join(err, w.f.Close())
		}
		return err
	}
}

// step does one thing until it is done. After a refusal, which only a disk that
// is made to fail gives, what was acknowledged must still be there, or the
// outcome of this step; then it is done again.
func (w *portfolioWork) step(do func() error) error {
	for {
		err := do()
		if err == nil {
			return nil
		}
		if err := w.refused(err); err != nil {
			return err
		}
		if err := w.see(); err != nil {
			return err
		}
	}
}

// see opens the portfolio again when it is closed.
func (w *portfolioWork) see() error {
	if w.f == nil {
		return nil
	}
	if _, err := digestOf(w.f); err == nil && !w.f.ReadOnly() {
		return nil
	}
	return errors.Join(w.f.Close(), w.open())
}

// open opens the portfolio with the password of now.
func (w *portfolioWork) open() error {
	w.f = nil
	return w.step(func() error {
		f, err := w.p.OpenPassword(w.id, []byte(w.s.Password))
		if err != nil {
			return err
		}
		if f.ReadOnly() {
			// The attempt could not be counted: only reading is left, which is told.
			return errors.Join(readOnlyPortfolio(), f.Close())
		}
		w.f = f
		return nil
	})
}

// told tells the state after a change of records.
func (w *portfolioWork) told() error {
	digest, err := digestOf(w.f)
	if err != nil {
		return err
	}
	w.s.Digest = digest
	text, err := w.s.text()
	return errors.Join(err, w.tell(text))
}

// write writes records and tells.
func (w *portfolioWork) write(changes ...Change) error {
	err := w.step(func() error {
		err := w.f.Write(changes...)
		if hasCode(err, PortfolioUnsaved) || hasCode(err, PortfolioFull) {
			// The user is told that the state before holds.
			if digest, err := digestOf(w.f); err != nil || digest != w.s.Digest {
				return fmt.Errorf("refused, and holds %s, not %s (%w)", digest, w.s.Digest, err)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return w.told()
}

// newestBackup gives the newest whole backup in the folder's own place.
func newestBackup(p *Portfolios, id string) (Backup, error) {
	all, err := p.Backups(id)
	if err != nil {
		return Backup{}, err
	}
	for _, b := range all {
		if b.Verified && !b.Second {
			return b, nil
		}
	}
	return Backup{}, errNoBackup
}

var errNoBackup = errors.New("no backup that is whole")

// damageFile turns over bytes in the middle of every page but the first two.
func damageFile(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for i := 2*portfolioPage + 300; i < len(data); i += portfolioPage {
		data[i] ^= 0xFF
	}
	return os.WriteFile(path, data, 0o600)
}
