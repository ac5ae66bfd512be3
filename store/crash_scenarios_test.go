package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"aiosmap/store/seal"
)

// crashScenarios are all that are recorded.
func crashScenarios() []crashScenario {
	judge := portfolioJudge(nil)
	return []crashScenario{
		settingsScenario(),
		{name: "create", before: nothingBefore, work: createWork, judge: judge, brokenToo: true, names: true},
		{name: "save", before: portfolioBefore(nil), work: worksOn(saveWork), judge: judge, brokenToo: true},
		{name: "close a form", before: portfolioBefore(nil), work: worksOn(closeFormWork), judge: judge},
		{name: "password", before: portfolioBefore(nil), work: worksOn(passwordWork), judge: judge},
		{name: "attempts", before: portfolioBefore(nil), work: worksOn(attemptsWork), judge: judge},
		{name: "re-key", before: portfolioBefore(nil), work: worksOn(rekeyWork), judge: judge},
		{name: "backup", before: portfolioBefore(nil), work: worksOn(backupWork), judge: judge, brokenToo: true, names: true},
		{name: "compaction", before: portfolioBefore(nil), work: worksOn(compactWork), judge: judge},
		{name: "restore", before: portfolioBefore(damagedBefore), work: worksOn(restoreWork), judge: judge},
		{name: "document", before: portfolioBefore(nil), work: worksOn(documentWork), judge: judge},
		{name: "issue", before: portfolioBefore(nil), work: worksOn(issueWork), judge: judge},
		{name: "withdraw", before: portfolioBefore(nil), work: worksOn(withdrawWork), judge: judge},
		{name: "migration", before: portfolioBefore(olderBefore), work: worksOn(migrateWork), judge: portfolioJudge(withNewSchema)},
	}
}

func nothingBefore(folder string) (string, error) {
	if err := os.Mkdir(filepath.Join(folder, "tweede"), 0o700); err != nil {
		return "", err
	}
	return crashState{None: true}.text()
}

// createWork makes a portfolio and writes one record more.
func createWork(c *crashWork) error {
	w := &portfolioWork{crashWork: c, p: crashPortfolios(c.folder, "work")}
	var n *NewPortfolio
	err := w.step(func() (err error) {
		n, err = w.p.Prepare(crashUser, []byte(crashPassword))
		return err
	})
	if err != nil {
		return err
	}
	w.s = crashState{Password: crashPassword, Code: n.Code().Text()}
	err = w.step(func() (err error) {
		w.f, err = n.Create(false, someRecords())
		if hasCode(err, PortfolioExists) {
			// The disk failed when it had its place: it opens.
			var here []PortfolioFile
			if here, err = w.p.Find(crashUser); err == nil && len(here) == 1 {
				w.f, err = w.p.OpenPassword(here[0].ID, []byte(crashPassword))
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	w.id = w.f.ID()
	err = errors.Join(w.told(), w.write(Change{RevisionBucket, "eerste", recordOf("eerste", 2000)}))
	return errors.Join(err, w.f.Close())
}

// saveWork autosaves a concept and saves revisions, small and large.
func saveWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range 4 * w.rounds {
		size := 300 + 211*i%2500
		if i%4 == 3 {
			size = 60_000
		}
		name := fmt.Sprint("nieuw", i)
		change := Change{RevisionBucket, fmt.Sprintf("revisie-n%03d", i%40), recordOf(name, size)}
		if i%4 == 0 {
			change = Change{ConceptBucket, "open", recordOf(name, size)}
		}
		if err := w.write(change); err != nil {
			return err
		}
	}
	return nil
}

// closeFormWork makes revisions of concepts: one comes, the other goes.
func closeFormWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range 2 * w.rounds {
		form := fmt.Sprintf("formulier-%03d", i%30)
		if err := w.write(Change{ConceptBucket, form, recordOf(form, 900)}); err != nil {
			return err
		}
		err := w.write(
			Change{DefinitionBucket, "leerdoel-1", recordOf("leerdoel", 600)},
			Change{RevisionBucket, fmt.Sprintf("slot-%03d", i%30), recordOf(form, 1000)},
			Change{ConceptBucket, form, nil})
		if err != nil {
			return err
		}
	}
	return nil
}

func passwordWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range 2 * w.rounds {
		next := fmt.Sprintf("%s%d", crashPassword, i)
		err := w.step(func() error {
			err := w.f.SetPassword([]byte(w.s.Password), []byte(next))
			if hasCode(err, PasswordWrong) {
				// It was set when the disk failed before.
				return w.f.SetPassword([]byte(next), []byte(next))
			}
			return err
		})
		if err != nil {
			return err
		}
		w.s.Password = next
		if err := w.told(); err != nil {
			return err
		}
	}
	return nil
}

// attemptsWork guesses until the portfolio is locked, and opens it with the
// herstelcode.
func attemptsWork(w *portfolioWork) error {
	code, err := seal.ParseRecoveryCode(w.s.Code)
	if err != nil {
		return err
	}
	for range w.rounds {
		for n := 1; n <= MaxFailures; n++ {
			err := w.step(func() error { return w.guess(n) })
			if err != nil {
				return err
			}
			if err := w.countedAs(n); err != nil {
				return err
			}
			text, err := w.s.text()
			if err := errors.Join(err, w.tell(text)); err != nil {
				return err
			}
		}
		err := w.step(func() (err error) {
			w.f, err = w.p.OpenCode(w.id, code, []byte(w.s.Password))
			return err
		})
		if err != nil {
			return err
		}
		w.s.Failures = 0
		if err := errors.Join(w.told(), w.f.Close()); err != nil {
			return err
		}
		w.f = nil
	}
	return nil
}

// guess tries a wrong password for the nth time. Whatever fails, it counts.
func (w *portfolioWork) guess(n int) error {
	f, err := w.p.OpenPassword(w.id, []byte("Zeewind2+geraden"))
	switch {
	case f != nil:
		return errors.Join(errors.New("a wrong password opens"), f.Close())
	case n < MaxFailures && hasCode(err, PasswordWrong), hasCode(err, PortfolioLocked):
		return nil
	default:
		return err
	}
}

// countedAs takes the count of wrong attempts from the file. Where the disk fails
// an attempt may count in memory alone: then the file is behind, and what it
// says may not last.
func (w *portfolioWork) countedAs(n int) error {
	return w.step(func() error {
		all, err := w.p.List()
		if err == nil && len(all) == 1 && all[0].State == StateDenied && w.faulty {
			all, err = w.p.List() // it could not be read at that moment
		}
		if err != nil {
			return err
		}
		if len(all) != 1 || all[0].State != StateOK || all[0].Failures != n && !w.faulty || all[0].Failures > n {
			return fmt.Errorf("after %d wrong attempts: %+v", n, all)
		}
		w.s.Failures, w.s.InMemory = all[0].Failures, w.faulty
		return nil
	})
}

func rekeyWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range w.rounds {
		err := w.step(func() error {
			change, err := w.f.Rekey([]byte(w.s.Password))
			if err != nil {
				return err
			}
			if err := change.Confirm(); err != nil {
				return err
			}
			w.s.Code = change.Code().Text()
			return nil
		})
		if err != nil {
			return err
		}
		if err := w.told(); err != nil {
			return err
		}
		if err := w.write(Change{RevisionBucket, fmt.Sprintf("na-%03d", i), recordOf(fmt.Sprint("na", i), 800)}); err != nil {
			return err
		}
	}
	return nil
}

func backupWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range w.rounds {
		if err := w.write(Change{RevisionBucket, fmt.Sprintf("vers-%03d", i), recordOf(fmt.Sprint("vers", i), 900)}); err != nil {
			return err
		}
		err := w.step(func() error {
			_, err := w.f.Backup()
			return err
		})
		if err != nil {
			return err
		}
		// Of many, retention lets some go.
		w.s.Backups, w.s.BackedUp = min(w.s.Backups+1, 5), w.s.Digest
		if err := w.told(); err != nil {
			return err
		}
	}
	return nil
}

func compactWork(w *portfolioWork) error {
	if err := w.open(); err != nil {
		return err
	}
	for i := range w.rounds {
		var come, leave []Change
		for n := range 8 {
			id := fmt.Sprintf("tijdelijk-%03d", n)
			come = append(come, Change{RevisionBucket, id, recordOf(fmt.Sprint(id, i), 2500)})
			leave = append(leave, Change{RevisionBucket, id, nil})
		}
		if err := w.write(come...); err != nil {
			return err
		}
		if err := w.write(leave[:4]...); err != nil {
			return err
		}
		if err := w.step(func() error { return w.f.Compact() }); err != nil {
			return err
		}
		if err := w.told(); err != nil {
			return err
		}
		if err := w.step(func() error { return w.f.Purge(leave[4:]...) }); err != nil {
			return err
		}
		if err := w.told(); err != nil {
			return err
		}
	}
	return nil
}

// damagedBefore makes a backup and damages the file.
func damagedBefore(p *Portfolios, f *Portfolio, s *crashState) error {
	_, err := f.Backup()
	s.Damaged, s.Backups, s.BackedUp = true, 1, s.Digest
	return errors.Join(err, f.Close(), damageFile(f.Path()))
}

// restoreWork puts the backup in the place of the damaged file, and later
// others in the place of the open file.
func restoreWork(w *portfolioWork) error {
	var b Backup
	seen := 0
	err := w.step(func() (err error) {
		if b, err = newestBackup(w.p, w.id); errors.Is(err, errNoBackup) && seen == 0 {
			// One that cannot be read now is not whole now.
			seen++
			b, err = newestBackup(w.p, w.id)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := w.step(func() error { return w.p.Restore(w.id, b.Path) }); err != nil {
		return err
	}
	w.s.Damaged = false
	if err := errors.Join(w.open(), w.told()); err != nil {
		return err
	}
	for i := range w.rounds {
		change := Change{RevisionBucket, fmt.Sprintf("later-%03d", i), recordOf("later", 900)}
		if err := w.write(change); err != nil {
			return err
		}
		err := w.step(func() (err error) {
			b, err = w.f.Backup()
			return err
		})
		if err != nil {
			return err
		}
		w.s.BackedUp = w.s.Digest
		if err := errors.Join(w.told(), w.write(Change{change.Bucket, change.ID, nil})); err != nil {
			return err
		}
		// It makes a backup of what goes.
		w.s.BackedUp = w.s.Digest
		if err := w.step(func() error { return w.f.Restore(b.Path) }); err != nil {
			return err
		}
		if err := w.told(); err != nil {
			return err
		}
	}
	return nil
}

// withNewSchema makes the program two schemas newer.
func withNewSchema(p *Portfolios) {
	for i := range 2 {
		p.steps = append(p.steps[:len(p.steps):len(p.steps)], func(t *sealedTx) error {
			return t.put(SettingBucket, fmt.Sprintf("schema-proef-%d", i), recordOf("schema", 5000))
		})
	}
}

// olderBefore gives the state in which the newer program will find the file.
func olderBefore(p *Portfolios, f *Portfolio, s *crashState) error {
	err := f.Write(
		Change{SettingBucket, "schema-proef-0", recordOf("schema", 5000)},
		Change{SettingBucket, "schema-proef-1", recordOf("schema", 5000)})
	if err != nil {
		return err
	}
	if s.Digest, err = digestOf(f); err != nil {
		return err
	}
	return f.Purge(Change{SettingBucket, "schema-proef-0", nil}, Change{SettingBucket, "schema-proef-1", nil})
}

func migrateWork(w *portfolioWork) error {
	withNewSchema(w.p)
	if err := w.open(); err != nil {
		return err
	}
	if err := w.told(); err != nil {
		return err
	}
	return w.write(Change{RevisionBucket, "na", recordOf("na", 900)})
}
