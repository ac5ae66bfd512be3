package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aiosmap/app/problem"
)

// damagedOutcome opens damaged bytes as a portfolio and holds it to the promise:
// refused with the file left as it is, or everything there, or (only with
// a warning) everything before the last change.
func (c *portfolioTest) damagedOutcome(id string, data []byte, before, after string) outcome {
	c.t.Helper()
	path := c.path(id)
	c.must(os.WriteFile(path, data, 0o600))
	// With the key store nothing is written on the way in.
	f, err := c.another().OpenKeyStore(id)
	if err != nil {
		// Damage to the name of a record is told by the head alone.
		if !hasCode(err, PortfolioBroken) && !hasCode(err, PortfolioTampered) {
			c.t.Fatalf("refused with %v", err)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, data) {
			c.t.Fatalf("the broken file was changed (%v)", err)
		}
		return refusedBroken
	}
	got := recordsIn(c.t, f)
	warning, doubt := f.Doubt()
	c.must(f.Close())
	switch {
	case got == after:
		return intact
	case got == before && doubt && warning.Code == PortfolioDoubt && warning.Severity == problem.Warning:
		return oneBack
	}
	c.t.Fatal("opened with other content than was written, and without a warning")
	return refusedBroken
}

// recordsIn writes out every record, in a form to compare.
func recordsIn(t testing.TB, f *Portfolio) string {
	t.Helper()
	var b strings.Builder
	for _, bucket := range recordBuckets {
		err := f.Each(bucket, func(id string, plain []byte) error {
			_, err := fmt.Fprintf(&b, "%s %s %x\n", bucket, id, plain)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// filledPortfolio makes a file with branch pages, overflow pages and free pages,
// and gives its bytes and its content before and after the last change.
func (c *portfolioTest) filledPortfolio() (id string, data []byte, before, after string) {
	c.t.Helper()
	f, _ := c.inUse()
	c.must(f.UseKeyStore(true))
	c.write(f, DefinitionBucket, "lang", strings.Repeat("lang ", 3000))
	// Opening and closing write the lock: the last change comes after.
	before = recordsIn(c.t, f)
	c.write(f, ConceptBucket, "open", "de laatste wijziging")
	after = recordsIn(c.t, f)
	c.killed(f)
	f.mark.drop(true)
	data, err := os.ReadFile(f.Path())
	c.must(err)
	return f.ID(), data, before, after
}

func TestDamagedPortfolio(t *testing.T) {
	c := newPortfolios(t)
	id, data, before, after := c.filledPortfolio()
	last := len(data)/portfolioPage - 1
	if c.damagedOutcome(id, data, before, after) != intact {
		t.Error("the whole file is refused")
	}
	series := map[string]func(try func([]byte)){
		"cut": func(try func([]byte)) {
			for size := 0; size < len(data); size += 3000 {
				try(data[:size])
			}
		},
		"zeroed": func(try func([]byte)) {
			for start := 0; start < len(data); start += portfolioPage {
				for _, length := range []int{pageHeader, portfolioPage} {
					hurt := bytes.Clone(data)
					clear(hurt[start : start+length])
					try(hurt)
				}
			}
		},
		"flipped": func(try func([]byte)) {
			for i := range data {
				head := pageHeader + elementLength
				if i < 2*portfolioPage {
					head = pageHeader + metaLength
				}
				if (i%portfolioPage >= head || i%11 != 0) && i%2003 != 0 {
					continue
				}
				hurt := bytes.Clone(data)
				hurt[i] ^= byte(1) << (i % 8)
				try(hurt)
			}
		},
		"swapped": func(try func([]byte)) {
			for a := 0; a <= last; a++ {
				for _, b := range []int{a % 2, min(a+1, last)} {
					hurt := bytes.Clone(data)
					copy(hurt[a*portfolioPage:(a+1)*portfolioPage], data[b*portfolioPage:(b+1)*portfolioPage])
					try(hurt)
				}
			}
		},
	}
	all := map[outcome]int{}
	for name, run := range series {
		count := map[outcome]int{}
		run(func(hurt []byte) {
			o := c.damagedOutcome(id, hurt, before, after)
			count[o]++
			all[o]++
		})
		if count[refusedBroken] == 0 {
			t.Errorf("%s: nothing was refused", name)
		}
		t.Logf("%s: %d refused, %d intact, %d at the state before with a warning", name, count[refusedBroken], count[intact], count[oneBack])
	}
	if all[oneBack] == 0 || all[intact] == 0 {
		t.Errorf("outcomes %v", all)
	}
}

// The owner is told of a change that may be missing, also when somebody else
// tried a password before, and once.
func TestDoubtLastsUntilItIsTold(t *testing.T) {
	c := newPortfolios(t)
	id, data, before, _ := c.filledPortfolio()
	m, _, err := newestMeta(bytes.NewReader(data))
	c.must(err)
	data[int(m.txid%2)*portfolioPage+pageHeader+20] ^= 1
	c.must(os.WriteFile(c.path(id), data, 0o600))
	_, err = c.another().OpenPassword(id, []byte("Fout1"))
	wantRefusal(t, err, PasswordWrong)
	f, err := c.another().OpenPassword(id, []byte(testPassword))
	c.must(err)
	if p, doubt := f.Doubt(); !doubt || p.Hint == "" {
		t.Errorf("doubt %v: %+v", doubt, p)
	}
	if got := recordsIn(t, f); got != before {
		t.Error("not the state before")
	}
	c.write(f, ConceptBucket, "open", "verder")
	if _, doubt := f.Doubt(); !doubt {
		t.Error("the doubt goes with the first change")
	}
	f = c.again(f)
	if _, doubt := f.Doubt(); doubt {
		t.Error("told twice")
	}
}

// After an end that was not clean the file is checked apart before bbolt sees it.
func TestUncleanEndIsChecked(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made()
	id := f.ID()
	if _, err := os.Lstat(filepath.Join(c.folder, id+openExt)); err != nil {
		t.Fatalf("no mark beside an open file: %v", err)
	}
	c.killed(f)
	var checked []string
	p := c.another()
	p.opt.Check = checkFunc(func(path string) error {
		checked = append(checked, path)
		if len(checked) == 1 {
			return brokenPortfolio(path, fmt.Errorf("said the child"))
		}
		return CheckPortfolioFile(path)
	})
	_, err := p.OpenPassword(id, []byte(testPassword))
	wantRefusal(t, err, PortfolioBroken)
	f, err = p.OpenPassword(id, []byte(testPassword))
	c.must(err)
	c.must(f.Close())
	f, err = p.OpenPassword(id, []byte(testPassword))
	c.must(err)
	c.must(f.Close())
	if len(checked) != 2 || checked[0] != c.path(id) {
		t.Errorf("checked: %v", checked)
	}
}
