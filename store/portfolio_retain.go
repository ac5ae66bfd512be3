package store

import (
	"errors"
	"time"
)

// keeping says how many backups are kept: the newest, and the newest of each of
// the last days, weeks and months that have one.
type keeping struct{ newest, days, weeks, months int }

// keepAll and, where that comes to more than keepBytes in one place, keepFew:
// with large documents every backup is large.
var (
	keepAll = keeping{newest: 5, days: 7, weeks: 8, months: 12}
	keepFew = keeping{newest: 2, days: 3, weeks: 2, months: 2}
)

const keepBytes = 4 << 30

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
	kept := keepAll.of(all)
	var size int64
	for _, b := range all {
		if kept[b.Path] {
			size += b.Size
		}
	}
	if size > keepBytes {
		kept = keepFew.of(all)
	}
	var gone []Backup
	for _, b := range all {
		if !kept[b.Path] {
			gone = append(gone, b)
		}
	}
	return gone
}

// of gives the paths of those that are kept.
func (k keeping) of(all []Backup) map[string]bool {
	kept := map[string]bool{}
	for _, b := range all[:min(k.newest, len(all))] {
		kept[b.Path] = true
	}
	for _, rule := range []struct {
		most   int
		period func(time.Time) int
	}{
		{k.days, func(t time.Time) int { return t.Year()*1000 + t.YearDay() }},
		{k.weeks, func(t time.Time) int { y, w := t.ISOWeek(); return y*100 + w }},
		{k.months, func(t time.Time) int { return t.Year()*100 + int(t.Month()) }},
	} {
		seen := map[int]bool{}
		for _, b := range all {
			n := rule.period(b.Made)
			if !seen[n] && len(seen) < rule.most {
				seen[n], kept[b.Path] = true, true
			}
		}
	}
	return kept
}

// DropOldBackups makes a backup and then removes all others, in both places:
// after opruimen or new keys, what must be gone is in those. Refusals as Backup,
// and BackupFailed when one cannot be removed.
func (f *Portfolio) DropOldBackups() error {
	f.whole.Lock()
	defer f.whole.Unlock()
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
