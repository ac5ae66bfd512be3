package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

// CheckPortfolioFile checks structure, checksums and schema of a portfolio file
// that nobody writes. It needs no keys. A panic inside bbolt is an error here;
// CheckByChild also puts a limit to the time. Refusals: PortfolioBroken,
// PortfolioNewer, PortfolioDenied, PortfolioBusy.
func CheckPortfolioFile(path string) error {
	return checkPortfolio(path, firstPortfolioSchema+uint32(len(portfolioSteps)))
}

func checkPortfolio(path string, known uint32) error {
	b := boltFile{path: path, timeout: time.Second, maxSize: maxPortfolioSize, words: portfolioWords}
	_, err := b.inspect(func(db *bbolt.DB, from io.ReaderAt, size int64) error {
		if _, _, err := plainOfImage(from, size, known); err != nil {
			return portfolioRefusal(path, err)
		}
		err := guarded(func() error {
			return db.View(func(tx *bbolt.Tx) error {
				var all []error
				for err := range tx.Check() {
					all = append(all, err)
				}
				return errors.Join(all...)
			})
		})
		if err != nil {
			return brokenPortfolio(path, err)
		}
		return nil
	})
	return err
}

// plainOfImage reads the plain part of a file's bytes and checks structure and
// every checksum of a file of this size. The error is errNewer, or says what is wrong.
func plainOfImage(from io.ReaderAt, size int64, known uint32) (plain plainPart, oneMeta bool, err error) {
	r := plainReader{known: known}
	if oneMeta, err = readImage(from, size, r.visit); err != nil {
		return plainPart{}, oneMeta, fmt.Errorf("%w: %w", errDamaged, err)
	}
	plain, err = r.result()
	return plain, oneMeta, err
}

// plainOfBusy reads the plain part of a file that another one has open, and
// nothing else of it.
func plainOfBusy(from io.ReaderAt, size int64, known uint32) (plainPart, error) {
	r := plainReader{known: known}
	if err := readBuckets(from, size, []string{metaBucket, slotBucket, headBucket}, r.visit); err != nil {
		return plainPart{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return r.result()
}

// glance reads what is plain in a file without waiting for it, whoever has it
// open.
func (p *Portfolios) glance(path string) (plain plainPart, state PortfolioState) {
	for range glanceTries {
		file, size, err := openWhole(path, maxPortfolioSize)
		switch {
		case errors.Is(err, errUnreadable):
			return plainPart{}, StateDamaged
		case err != nil:
			return plainPart{}, StateDenied
		}
		if isBusy(path) {
			plain, err := plainOfBusy(file, size, p.newestSchema())
			_ = file.Close() // it was only read
			if err == nil {
				return plain, StateBusy
			}
			// It was read while it was written.
			continue
		}
		plain, _, err := plainOfImage(file, size, p.newestSchema())
		_ = file.Close() // it was only read
		switch {
		case errors.Is(err, errReading):
			return plainPart{}, StateDenied
		case errors.Is(err, errNewer):
			return plain, StateNewer
		case err != nil:
			return plainPart{}, StateDamaged
		}
		return plain, StateOK
	}
	return plainPart{}, StateBusy
}

// glanceTries is how often a file is read that another one is writing.
const glanceTries = 16

// isBusy tells whether another one holds the file.
func isBusy(path string) bool {
	// bbolt asks for the lock once before it looks at the clock.
	db, file, err := openBolt(path, &bbolt.Options{ReadOnly: true, Timeout: time.Nanosecond})
	if err == nil {
		letGo(db, file)
	}
	return isTimeout(err)
}

// sameState tells whether two files hold the same: whoever writes seals another
// head.
func sameState(a, b plainPart) bool { return a.id == b.id && bytes.Equal(a.head, b.head) }

// writable tells whether a file may be written.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	return f.Close() == nil
}
