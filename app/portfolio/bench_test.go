package portfolio_test

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
	"aiosmap/store/seal"
)

// sealed is a store whose records are sealed as in a file, without the file.
type sealed struct {
	*memory
	tb  testing.TB
	key seal.Key
}

func newSealed(tb testing.TB) *sealed {
	tb.Helper()
	key, err := seal.NewKey(rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	return &sealed{newMemory(), tb, key}
}

func (s *sealed) at(bucket, id string) (seal.Key, seal.Place) {
	key, err := seal.Purpose(s.key, bucket)
	if err != nil {
		s.tb.Fatal(err)
	}
	return key, seal.Place{Format: "aiosmap/1", File: "proef", Bucket: bucket, Record: id}
}

func (s *sealed) Each(bucket string, do func(id string, plain []byte) error) error {
	return s.memory.Each(bucket, func(id string, value []byte) error {
		key, place := s.at(bucket, id)
		plain, err := seal.Open(key, place, value)
		if err != nil {
			return err
		}
		return do(id, plain)
	})
}

func (s *sealed) Get(bucket, id string) ([]byte, bool, error) {
	value, ok, err := s.memory.Get(bucket, id)
	if !ok || err != nil {
		return nil, false, err
	}
	key, place := s.at(bucket, id)
	plain, err := seal.Open(key, place, value)
	return plain, err == nil, err
}

func (s *sealed) Write(changes ...portfolio.Change) error {
	changes = slices.Clone(changes)
	for i, c := range changes {
		if c.Value == nil {
			continue
		}
		key, place := s.at(c.Bucket, c.ID)
		value, err := seal.Seal(key, rand.Reader, place, c.Value)
		if err != nil {
			return err
		}
		changes[i].Value = value
	}
	return s.memory.Write(changes...)
}

const paragraph = "De consultatie duurde langer dan gedacht en in de wachtkamer liep het op. Ik merkte dat ik korter werd in mijn vragen, en dat hielp niemand. "

// filled makes a portfolio of n revisions, four to a form, of two pages each.
func filled(tb testing.TB, s portfolio.Store, n int) {
	tb.Helper()
	c := newClock()
	p, err := portfolio.Open(s, c.now, nil)
	if err != nil {
		tb.Fatal(err)
	}
	dossier := p.Dossiers()[1].ID
	id := ""
	for i := range n {
		if i%4 == 0 {
			if id, err = p.CreateForm(dossier, "reflectie"); err != nil {
				tb.Fatal(err)
			}
		}
		v := reflection(fmt.Sprintf("Reflectie %d", i))
		v["situatie"] = form.Value{Text: strings.Repeat(paragraph, 10) + fmt.Sprintf("woord%d", i)}
		v["geleerd"] = form.Value{Text: strings.Repeat(paragraph, 6)}
		if problems, err := p.Save(id, v); err != nil || len(problems) > 0 {
			tb.Fatal(problems, err)
		}
	}
}

// From the unlocked file to the first screen: at most 300 ms for 2,000
// revisions (issue 4), decryption and signatures in it.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{10, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newSealed(b)
			filled(b, s, n)
			for b.Loop() {
				p, err := portfolio.Open(s, time.Now, nil)
				if err != nil || len(p.Dossiers()) != 3 {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	s := newMemory()
	filled(b, s, 2000)
	p, err := portfolio.Open(s, time.Now, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, text := range []string{"woord1999", "wachtkamer consultatie", "zeldzaam"} {
		b.Run(strings.ReplaceAll(text, " ", "+"), func(b *testing.B) {
			for b.Loop() {
				p.Search(text)
			}
		})
	}
}

// Saving costs the same however much there is.
func BenchmarkSave(b *testing.B) {
	for _, n := range []int{10, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newMemory()
			filled(b, s, n)
			p, err := portfolio.Open(s, time.Now, nil)
			if err != nil {
				b.Fatal(err)
			}
			id := p.Dossiers()[1].Forms[0].ID
			i := 0
			for b.Loop() {
				v := reflection("Bewaren")
				v["situatie"] = form.Value{Text: fmt.Sprint("tekst ", i)}
				i++
				if _, _, err := p.Autosave(id, v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A list of 600 shifts, each held against all others by a rule.
func BenchmarkAddForms(b *testing.B) {
	var list []form.Values
	for i := range 600 {
		v := shiftOn(1 + i%28)
		v["opmerkingen"] = form.Value{Text: fmt.Sprint("dienst ", i)}
		list = append(list, v)
	}
	same := func(r portfolio.Record, among []portfolio.Record, _ bool) (out []problem.Problem) {
		for _, other := range among {
			if other.Values["opmerkingen"] == r.Values["opmerkingen"] {
				out = append(out, problem.Problem{Severity: problem.Error})
			}
		}
		return out
	}
	for b.Loop() {
		p, err := portfolio.Open(newSealed(b), time.Now, map[string]portfolio.Rule{"dienst": same})
		if err != nil {
			b.Fatal(err)
		}
		ids, problems, err := p.AddForms("dienst", list)
		if err != nil || len(ids) != len(list) {
			b.Fatal(problems, err)
		}
	}
}
