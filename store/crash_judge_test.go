package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"aiosmap/store/seal"
)

// portfolioJudge gives the judge of a scenario. with readies the portfolios.
func portfolioJudge(with func(p *Portfolios)) func(folder, last, next string, thorough bool) error {
	return func(folder, last, next string, thorough bool) error {
		p := crashPortfolios(folder, "judge")
		if with != nil {
			with(p)
		}
		j := portfolioJudgement{p: p, thorough: thorough}
		var err1, err2 error
		j.last, err1 = crashStateFrom(last)
		j.next, err2 = crashStateFrom(next)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		return j.judge()
	}
}

// portfolioJudgement looks at one folder.
type portfolioJudgement struct {
	p          *Portfolios
	last, next crashState
	thorough   bool
}

func (j portfolioJudgement) judge() error {
	all, err := j.p.List()
	if err != nil {
		return err
	}
	switch {
	case len(all) == 0 && j.last.None:
		return j.makeNew()
	case len(all) != 1:
		return fmt.Errorf("%d portfolios", len(all))
	}
	file := all[0]
	switch {
	case file.State == StateOK:
	case file.State == StateLeftover && j.last.None:
		if err := j.p.UseLeftover(file.ID); err != nil {
			return fmt.Errorf("leftover: %w", err)
		}
	case j.last.Damaged && file.State != StateBusy:
		// The user is told, and the backup opens.
		b, err := newestBackup(j.p, file.ID)
		if err != nil {
			return err
		}
		if err := j.p.Restore(file.ID, b.Path); err != nil {
			return err
		}
	default:
		return fmt.Errorf("the portfolio is %q", file.State)
	}
	if err := j.check(j.p.path(file.ID)); err != nil {
		return err
	}
	return j.opens(file)
}

// check runs the check in this process, and when there is time in a child too.
func (j portfolioJudgement) check(path string) error {
	if err := checkPortfolio(path, j.p.newestSchema()); err != nil || !j.thorough || len(j.p.steps) > len(portfolioSteps) {
		return err
	}
	return CheckByChild(os.Args[0])(context.Background(), path)
}

// makeNew makes a portfolio where none is left.
func (j portfolioJudgement) makeNew() error {
	f, _, err := newCrashPortfolio(j.p)
	if err != nil {
		return err
	}
	return f.Close()
}

// opens holds the file against both states.
func (j portfolioJudgement) opens(file PortfolioFile) error {
	var wrong []error
	for _, want := range []crashState{j.last, j.next} {
		err := j.is(file, want)
		if err == nil {
			return nil
		}
		wrong = append(wrong, err)
		if j.last == j.next {
			break
		}
	}
	return errors.Join(wrong...)
}

// is opens the file as it must open in this state.
func (j portfolioJudgement) is(file PortfolioFile, want crashState) error {
	if want.None {
		return errors.New("there is a portfolio")
	}
	// The attempt that is being made is counted before anything else.
	if !j.last.InMemory && file.Failures < min(j.last.Failures, j.next.Failures) || file.Failures > max(j.last.Failures, j.next.Failures)+1 {
		return fmt.Errorf("%d wrong attempts, %d were acknowledged, then %d", file.Failures, j.last.Failures, j.next.Failures)
	}
	f, err := j.enter(file, want)
	if err != nil {
		return err
	}
	digest, err := digestOf(f)
	if err == nil && digest != want.Digest {
		err = fmt.Errorf("holds %s, not %s", digest, want.Digest)
	}
	if err == nil {
		err = j.backups(file.ID)
	}
	if err == nil && j.thorough {
		err = j.goesOn(f, want)
	}
	return errors.Join(err, f.Close())
}

// enter opens the file with its password, and with its herstelcode when the
// password is locked, when another code may have come, or to be thorough.
func (j portfolioJudgement) enter(file PortfolioFile, want crashState) (*Portfolio, error) {
	f, err := j.p.OpenPassword(file.ID, []byte(want.Password))
	if !hasCode(err, PortfolioLocked) && !j.thorough && j.last.Code == j.next.Code {
		return f, err
	}
	locked := hasCode(err, PortfolioLocked)
	switch {
	case locked && file.Failures < MaxFailures:
		return nil, fmt.Errorf("locked after %d wrong attempts", file.Failures)
	case !locked && file.Failures >= MaxFailures:
		return nil, fmt.Errorf("opens after %d wrong attempts (%w)", file.Failures, err)
	case !locked && err != nil:
		return nil, err
	case !locked:
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	code, err := seal.ParseRecoveryCode(want.Code)
	if err != nil {
		return nil, err
	}
	return j.p.OpenCode(file.ID, code, []byte(want.Password))
}

// backups looks whether those that were acknowledged are whole.
func (j portfolioJudgement) backups(id string) error {
	if j.last.Backups == 0 {
		return nil
	}
	all, err := j.p.Backups(id)
	if err != nil {
		return err
	}
	whole := map[bool]int{}
	for _, b := range all {
		if b.Verified {
			whole[b.Second]++
		}
	}
	if whole[false] < j.last.Backups || whole[true] < j.last.Backups {
		return fmt.Errorf("%d whole backups here and %d in the second place, %d were acknowledged", whole[false], whole[true], j.last.Backups)
	}
	return nil
}

// goesOn writes and reads back, and restores the newest backup.
func (j portfolioJudgement) goesOn(f *Portfolio, want crashState) error {
	after := Change{RevisionBucket, "daarna", recordOf("daarna", 3000)}
	if err := f.Write(after); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	f, err := j.p.OpenPassword(f.ID(), []byte(want.Password))
	if err != nil {
		return err
	}
	got, _, err := f.Get(after.Bucket, after.ID)
	if err == nil && !bytes.Equal(got, after.Value) {
		err = errors.New("what was written afterwards is lost")
	}
	if err := errors.Join(err, f.Close()); err != nil || j.last.BackedUp == "" {
		return err
	}
	return j.restores(f.ID(), want)
}

// restores puts the newest backup back.
func (j portfolioJudgement) restores(id string, want crashState) error {
	b, err := newestBackup(j.p, id)
	if err != nil {
		return err
	}
	if err := j.p.Restore(id, b.Path); err != nil {
		return err
	}
	f, err := j.p.OpenPassword(id, []byte(want.Password))
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	digest, err := digestOf(f)
	// One that was asked for, or one that was made before a step with a risk.
	if err == nil && !slices.Contains([]string{j.last.BackedUp, j.next.BackedUp, j.last.Digest, j.next.Digest}, digest) {
		err = fmt.Errorf("the newest backup holds %s", digest)
	}
	return errors.Join(err, f.Close())
}
