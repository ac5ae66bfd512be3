package store

import (
	"errors"
	"time"
)

// How many backups are kept: the newest, and the newest of each of the last
// days, weeks and months that have one.
const (
	keepNewest = 5
	keepDays   = 7
	keepWeeks  = 8
	keepMonths = 12
)

// retain removes the backups that are not to be kept, in each place by itself.
func (p *Portfolios) retain(id string) {
	copies, err := p.backups(id)
	if err != nil {
		return // another time
	}
	for _, second := range []bool{false, true} {
		var all, whole []Backup
		for _, b := range copies {
			if b.Second == second {
				all = append(all, b)
			}
		}
		if len(surplus(all)) == 0 {
			continue
		}
		for _, b := range all {
			// One that is damaged keeps no place from a good one; it stays, as
			// something may be got out of it.
			if _, ok := p.verified(b); ok {
				whole = append(whole, b)
			}
		}
		for _, b := range surplus(whole) {
			// One that cannot go now goes another time.
			_ = removeIfThere(b.Path)
		}
	}
}

// surplus gives the backups to let go; all come last made first. A clock that
// was wrong for a while makes odd days, and costs no backup of the others.
func surplus(all []Backup) []Backup {
	kept := map[string]bool{}
	for _, b := range all[:min(keepNewest, len(all))] {
		kept[b.Path] = true
	}
	for _, rule := range []struct {
		most   int
		period func(time.Time) int
	}{
		{keepDays, func(t time.Time) int { return t.Year()*1000 + t.YearDay() }},
		{keepWeeks, func(t time.Time) int { y, w := t.ISOWeek(); return y*100 + w }},
		{keepMonths, func(t time.Time) int { return t.Year()*100 + int(t.Month()) }},
	} {
		seen := map[int]bool{}
		for _, b := range all {
			n := rule.period(b.Made)
			if !seen[n] && len(seen) < rule.most {
				seen[n], kept[b.Path] = true, true
			}
		}
	}
	var gone []Backup
	for _, b := range all {
		if !kept[b.Path] {
			gone = append(gone, b)
		}
	}
	return gone
}

// DropOldBackups makes a backup and then removes all others, in both places:
// after opruimen or new keys, what must be gone is in those. Refusals as Backup,
// and BackupFailed when one cannot be removed.
func (f *Portfolio) DropOldBackups() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys == nil {
		return f.notOpen()
	}
	newest, err := f.backup()
	if err != nil && !isSecondPlace(err) {
		return err
	}
	all, left := f.owner.backups(f.id)
	for _, b := range all {
		if b.number != newest.number {
			left = errors.Join(left, removeIfThere(b.Path))
		}
	}
	if left != nil {
		return failedBackup(f.owner.backupRoot(), left)
	}
	return err
}
