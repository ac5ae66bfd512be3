package store

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"aiosmap/app/problem"
	"aiosmap/store/seal"
)

// readAll opens a portfolio and every record in it.
func (c *portfolioTest) readAll(id string) error {
	f, err := c.another().OpenPassword(id, []byte(testPassword))
	if err != nil {
		return err
	}
	for _, bucket := range recordBuckets {
		err = errors.Join(err, f.Each(bucket, func(string, []byte) error { return nil }))
	}
	return errors.Join(err, f.Close())
}

// tamperer is someone with the file and bbolt, who mends every checksum.
type tamperer struct {
	t  *testing.T
	tx *bbolt.Tx
	// early are the values as they were before the last changes, other those of
	// another portfolio of the same owner with the same password.
	early, other map[string][]byte
}

func (m tamperer) bucket(name string) *bbolt.Bucket {
	m.t.Helper()
	b := m.tx.Bucket([]byte(name))
	if b == nil {
		m.t.Fatalf("no bucket %s", name)
	}
	return b
}

func (m tamperer) get(bucket, key string) []byte {
	m.t.Helper()
	value := m.bucket(bucket).Get([]byte(key))
	if value == nil {
		m.t.Fatalf("no %s %s", bucket, key)
	}
	return bytes.Clone(value)
}

func (m tamperer) put(bucket, key string, value []byte) {
	m.t.Helper()
	if len(value) == 0 {
		m.t.Fatalf("nothing to put as %s %s", bucket, key)
	}
	if err := m.bucket(bucket).Put([]byte(key), value); err != nil {
		m.t.Fatal(err)
	}
}

func (m tamperer) remove(bucket, key string) {
	m.t.Helper()
	if err := m.bucket(bucket).Delete([]byte(key)); err != nil {
		m.t.Fatal(err)
	}
}

// plain puts a record of meta or slots with its checksum right.
func (m tamperer) plain(bucket, key string, body []byte) {
	m.put(bucket, key, sealed(bucket, []byte(key), body))
}

// slotOf gives the key and the body of the slot of a kind, from stored values.
func slotOf(t *testing.T, values map[string][]byte, kind seal.SlotKind) (key string, body []byte) {
	t.Helper()
	for name, value := range values {
		if key, ok := strings.CutPrefix(name, slotBucket+" "); ok && seal.SlotKind(value[sumLength]) == kind {
			return key, value[sumLength:]
		}
	}
	t.Fatalf("no slot of kind %d", kind)
	return "", nil
}

func (m tamperer) values() map[string][]byte {
	all := map[string][]byte{}
	err := eachRecord(m.tx, func(bucket string, key, value []byte) error {
		all[bucket+" "+string(key)] = bytes.Clone(value)
		return nil
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return all
}

// flip turns over a bit of a sealed value and mends its checksum.
func flip(value []byte, at int) []byte {
	value[at] ^= 4
	binary.BigEndian.PutUint32(value, crc32.Checksum(value[4:], crc32.MakeTable(crc32.Castagnoli)))
	return value
}

func TestTamperedPortfolioIsRefused(t *testing.T) {
	const tampered, broken, newer, other = PortfolioTampered, PortfolioBroken, PortfolioNewer, PortfolioOther
	slot := func(kind seal.SlotKind, change func(m tamperer, key string, body []byte)) func(tamperer) {
		return func(m tamperer) {
			key, body := slotOf(m.t, m.values(), kind)
			change(m, key, bytes.Clone(body))
		}
	}
	for _, tt := range []struct {
		name string
		do   func(m tamperer)
		want problem.Code
	}{
		{"nothing", func(tamperer) {}, ""},
		{"attempts set back: a rule of the window, and no more", func(m tamperer) {
			m.plain(metaBucket, lockKey, lockState{}.bytes())
		}, ""},

		{"record under another id", func(m tamperer) { m.put(RevisionBucket, "b", m.get(RevisionBucket, "a")) }, tampered},
		{"record under a new id", func(m tamperer) { m.put(RevisionBucket, "x", m.get(RevisionBucket, "a")) }, tampered},
		{"record in another bucket", func(m tamperer) { m.put(ScratchBucket, "a", m.get(RevisionBucket, "a")) }, tampered},
		{"Kladblok as a revision", func(m tamperer) {
			m.put(RevisionBucket, "blad", m.get(ScratchBucket, "blad"))
			m.remove(ScratchBucket, "blad")
		}, tampered},
		{"two records exchanged", func(m tamperer) {
			a, b := m.get(RevisionBucket, "a"), m.get(RevisionBucket, "b")
			m.put(RevisionBucket, "a", b)
			m.put(RevisionBucket, "b", a)
		}, tampered},
		{"record moved", func(m tamperer) {
			m.put(RevisionBucket, "x", m.get(RevisionBucket, "a"))
			m.remove(RevisionBucket, "a")
		}, tampered},
		{"record left out", func(m tamperer) { m.remove(RevisionBucket, "a") }, tampered},
		{"the only record of a bucket left out", func(m tamperer) { m.remove(ProfileBucket, "profile") }, tampered},
		{"bucket left out", func(m tamperer) {
			if err := m.tx.DeleteBucket([]byte(ScratchBucket)); err != nil {
				m.t.Fatal(err)
			}
		}, tampered},
		{"removed record put back", func(m tamperer) { m.put(RevisionBucket, "weg", m.early["revisions weg"]) }, tampered},
		{"former value put back", func(m tamperer) { m.put(ConceptBucket, "open", m.early["concepts open"]) }, tampered},
		{"all records of before, and the head of now", func(m tamperer) {
			for _, key := range []string{"a", "b", "weg"} {
				m.put(RevisionBucket, key, m.early["revisions "+key])
			}
			m.put(ConceptBucket, "open", m.early["concepts open"])
		}, tampered},
		{"record of another portfolio", func(m tamperer) { m.put(RevisionBucket, "a", m.other["revisions a"]) }, tampered},
		{"record with another nonce", func(m tamperer) { m.put(RevisionBucket, "a", flip(m.get(RevisionBucket, "a"), 5)) }, tampered},
		{"record with another text", func(m tamperer) { m.put(RevisionBucket, "a", flip(m.get(RevisionBucket, "a"), 28)) }, tampered},
		{"record with another tag", func(m tamperer) {
			v := m.get(RevisionBucket, "a")
			m.put(RevisionBucket, "a", flip(v, len(v)-1))
		}, tampered},
		{"record cut", func(m tamperer) {
			v := m.get(RevisionBucket, "a")
			m.put(RevisionBucket, "a", flip(v[:len(v)-1], 30))
		}, tampered},
		{"record that rotted", func(m tamperer) {
			v := m.get(RevisionBucket, "a")
			v[30] ^= 1
			m.put(RevisionBucket, "a", v)
		}, broken},
		{"record too short for a seal", func(m tamperer) { m.put(RevisionBucket, "a", []byte("kort")) }, broken},
		{"identity of another portfolio", func(m tamperer) { m.put(identityBucket, identityKey, m.other["identity identity"]) }, tampered},
		{"no identity", func(m tamperer) { m.remove(identityBucket, identityKey) }, tampered},

		{"head of before", func(m tamperer) { m.put(headBucket, headKey, m.early["head head"]) }, tampered},
		{"head of another portfolio", func(m tamperer) { m.put(headBucket, headKey, m.other["head head"]) }, tampered},
		{"record as head", func(m tamperer) { m.put(headBucket, headKey, m.get(RevisionBucket, "a")) }, tampered},
		{"head changed", func(m tamperer) { m.put(headBucket, headKey, flip(m.get(headBucket, headKey), 30)) }, tampered},
		{"no head", func(m tamperer) { m.remove(headBucket, headKey) }, broken},
		{"two heads", func(m tamperer) { m.put(headBucket, "hoofd", m.get(headBucket, headKey)) }, broken},

		{"slot of the password of before", func(m tamperer) {
			key, _ := slotOf(m.t, m.values(), seal.PasswordSlot)
			m.remove(slotBucket, key)
			key, body := slotOf(m.t, m.early, seal.PasswordSlot)
			m.plain(slotBucket, key, body)
		}, PasswordWrong},
		{"slot of another portfolio with the same password", slot(seal.PasswordSlot, func(m tamperer, key string, _ []byte) {
			m.remove(slotBucket, key)
			key, body := slotOf(m.t, m.other, seal.PasswordSlot)
			m.plain(slotBucket, key, body)
		}), PasswordWrong},
		{"slot under another id", slot(seal.PasswordSlot, func(m tamperer, key string, body []byte) {
			m.remove(slotBucket, key)
			m.plain(slotBucket, strings.Repeat("x", 16), body)
		}), broken},
		{"slot with another id", slot(seal.PasswordSlot, func(m tamperer, key string, body []byte) {
			m.remove(slotBucket, key)
			copy(body[5:], strings.Repeat("x", 16))
			m.plain(slotBucket, strings.Repeat("x", 16), body)
		}), PasswordWrong},
		{"slot with another salt", slot(seal.PasswordSlot, func(m tamperer, key string, body []byte) {
			body[5+16] ^= 1
			m.plain(slotBucket, key, body)
		}), PasswordWrong},
		{"slot of another kind", slot(seal.RecoverySlot, func(m tamperer, key string, body []byte) {
			body[0] = byte(seal.KeyStoreSlot)
			m.plain(slotBucket, key, body)
		}), broken},
		{"a slot more", slot(seal.RecoverySlot, func(m tamperer, _ string, body []byte) {
			body[0] = byte(seal.KeyStoreSlot)
			copy(body[5:], strings.Repeat("x", 16))
			m.plain(slotBucket, strings.Repeat("x", 16), body)
		}), tampered},
		{"slot of an unknown kind", slot(seal.RecoverySlot, func(m tamperer, key string, body []byte) {
			body[0] = 9
			m.plain(slotBucket, key, body)
		}), newer},
		{"unknown KDF", slot(seal.PasswordSlot, func(m tamperer, key string, body []byte) {
			binary.BigEndian.PutUint32(body[1:], 2)
			m.plain(slotBucket, key, body)
		}), newer},
		{"no KDF in a password slot", slot(seal.PasswordSlot, func(m tamperer, key string, body []byte) {
			binary.BigEndian.PutUint32(body[1:], 0)
			m.plain(slotBucket, key, body)
		}), newer},
		{"recovery slot left out", slot(seal.RecoverySlot, func(m tamperer, key string, _ []byte) { m.remove(slotBucket, key) }), broken},
		{"recovery slot of before put back", slot(seal.RecoverySlot, func(m tamperer, key string, _ []byte) {
			m.remove(slotBucket, key)
			key, body := slotOf(m.t, m.early, seal.RecoverySlot)
			m.plain(slotBucket, key, body)
		}), tampered},
		{"password slot left out", slot(seal.PasswordSlot, func(m tamperer, key string, _ []byte) { m.remove(slotBucket, key) }), broken},
		{"two password slots", slot(seal.PasswordSlot, func(m tamperer, _ string, body []byte) {
			copy(body[5:], strings.Repeat("x", 16))
			m.plain(slotBucket, strings.Repeat("x", 16), body)
		}), broken},
		{"slot that rotted", slot(seal.PasswordSlot, func(m tamperer, key string, body []byte) {
			value := sealed(slotBucket, []byte(key), body)
			value[30] ^= 1
			m.put(slotBucket, key, value)
		}), broken},

		{"another user name", func(m tamperer) { m.plain(metaBucket, userKey, bytes.Repeat([]byte{7}, 32)) }, tampered},
		{"another file id", func(m tamperer) { m.plain(metaBucket, fileKey, bytes.Repeat([]byte{7}, 16)) }, other},
		{"no file id", func(m tamperer) { m.remove(metaBucket, fileKey) }, broken},
		{"later schema", func(m tamperer) {
			m.plain(metaBucket, schemaKey, binary.BigEndian.AppendUint32(nil, firstPortfolioSchema+uint32(len(portfolioSteps))+1))
			// A later one may have other records and another form of them.
			if _, err := m.tx.CreateBucket([]byte("bijlagen")); err != nil {
				m.t.Fatal(err)
			}
			m.put("bijlagen", "a", []byte("anders"))
			m.plain(metaBucket, "meer", []byte("anders"))
		}, newer},
		{"schema 0", func(m tamperer) { m.plain(metaBucket, schemaKey, make([]byte, 4)) }, broken},
		{"no schema", func(m tamperer) { m.remove(metaBucket, schemaKey) }, broken},
		{"unknown record in meta", func(m tamperer) { m.plain(metaBucket, "meer", []byte("anders")) }, broken},
		{"unknown bucket", func(m tamperer) {
			if _, err := m.tx.CreateBucket([]byte("bijlagen")); err != nil {
				m.t.Fatal(err)
			}
			m.put("bijlagen", "a", []byte("anders"))
		}, broken},
		{"bucket in a bucket", func(m tamperer) {
			b, err := m.bucket(RevisionBucket).CreateBucket([]byte("x"))
			if err = errors.Join(err, b.Put([]byte("a"), m.get(RevisionBucket, "a"))); err != nil {
				m.t.Fatal(err)
			}
		}, broken},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := newPortfolios(t)
			elsewhere := newPortfolios(t)
			g, _ := elsewhere.made(Change{RevisionBucket, "a", []byte("van elders")})
			c.must(g.Close())
			f, _ := c.made(Change{RevisionBucket, "a", []byte("een")}, Change{RevisionBucket, "b", []byte("twee")},
				Change{RevisionBucket, "weg", []byte("drie")}, Change{ConceptBucket, "open", []byte("eerste")},
				Change{ProfileBucket, "profile", []byte("Noor")}, Change{ScratchBucket, "blad", []byte("kladje")})
			c.must(f.SetPassword([]byte(testPassword), []byte("Vorige(1")))
			early := valuesOf(t, f.Path())
			c.must(f.SetPassword([]byte("Vorige(1"), []byte(testPassword)))
			change, err := f.NewCode()
			c.must(err)
			c.must(change.Confirm())
			c.must(f.Write(Change{RevisionBucket, "weg", nil}, Change{ConceptBucket, "open", []byte("tweede")}))
			c.must(f.Close())
			mend(t, f.Path(), func(tx *bbolt.Tx) error {
				tt.do(tamperer{t, tx, early, valuesOf(t, g.Path())})
				return nil
			})
			before, err := os.ReadFile(f.Path())
			c.must(err)
			err = c.readAll(f.ID())
			if tt.want == "" {
				c.must(err)
				return
			}
			wantRefusal(t, err, tt.want)
			// A look from outside says the same of what needs no keys.
			files, listErr := c.List()
			c.must(listErr)
			state := map[problem.Code]PortfolioState{broken: StateDamaged, newer: StateNewer, other: StateDamaged}[tt.want]
			if state == "" {
				state = StateOK
			}
			if len(files) != 1 || files[0].State != state {
				t.Errorf("in the list: %+v, want %s", files, state)
			}
			if state != StateOK {
				if after, err := os.ReadFile(f.Path()); err != nil || !bytes.Equal(after, before) {
					t.Errorf("the file was changed (%v)", err)
				}
			}
			if state == StateOK || tt.want == other {
				c.must(CheckPortfolioFile(f.Path()))
			} else {
				wantRefusal(t, CheckPortfolioFile(f.Path()), tt.want)
			}
		})
	}
}

// The password of before opens its slot, and the head tells that it was put back.
func TestStaleSlotIsTold(t *testing.T) {
	c := newPortfolios(t)
	f, code := c.made()
	early := valuesOf(t, f.Path())
	c.must(f.SetPassword([]byte(testPassword), []byte("Nieuw(1")))
	c.must(f.Close())
	mend(t, f.Path(), func(tx *bbolt.Tx) error {
		m := tamperer{t: t, tx: tx}
		key, _ := slotOf(t, m.values(), seal.PasswordSlot)
		m.remove(slotBucket, key)
		key, body := slotOf(t, early, seal.PasswordSlot)
		m.plain(slotBucket, key, body)
		return nil
	})
	_, err := c.OpenPassword(f.ID(), []byte(testPassword))
	wantRefusal(t, err, PortfolioTampered, "teruggezet", "reservekopie")
	_, err = c.OpenCode(f.ID(), code, []byte("Nieuw(2"))
	wantRefusal(t, err, PortfolioTampered)
}

// The whole file put back in an earlier state is another matter: nothing in the
// file can tell.
func TestWholeFileOfBeforeOpens(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.made(Change{ConceptBucket, "open", []byte("eerste")})
	c.must(f.Close())
	early, err := os.ReadFile(f.Path())
	c.must(err)
	f = c.open(f.ID())
	c.write(f, ConceptBucket, "open", "tweede")
	c.must(f.Close())
	c.must(os.WriteFile(f.Path(), early, 0o600))
	f = c.open(f.ID())
	wantRecord(t, f, ConceptBucket, "open", "eerste")
}

// Every part of a place is bound: a value sealed with the right key for another
// place does not open in this one.
func TestRecordsAreBoundToTheirPlace(t *testing.T) {
	file, err := seal.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := keysOf(file)
	if err != nil {
		t.Fatal(err)
	}
	const id = "00112233445566778899aabbccddeeff"
	right := portfolioPlace(id, RevisionBucket, "a")
	for name, at := range map[string]seal.Place{
		"this one": right,
		"format":   {Format: "aiosmap-portfolio/2", File: right.File, Bucket: right.Bucket, Record: right.Record},
		"file":     {Format: right.Format, File: strings.Repeat("0", 32), Bucket: right.Bucket, Record: right.Record},
		"bucket":   {Format: right.Format, File: right.File, Bucket: ConceptBucket, Record: right.Record},
		"record":   {Format: right.Format, File: right.File, Bucket: right.Bucket, Record: "b"},
	} {
		value, err := seal.Seal(keys.bucket[RevisionBucket], rand.Reader, at, []byte("tekst"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = keys.unseal(id, RevisionBucket, []byte("a"), value)
		if at == right && err != nil || at != right && !errors.Is(err, errUnopened) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// And every bucket has a key of its own, as have head and shares.
	seen := map[seal.Key]string{}
	for name, k := range keys.bucket {
		seen[k] = name
	}
	seen[keys.head], seen[keys.sum], seen[file] = "head", "sum", "file"
	if len(seen) != len(recordBuckets)+3 {
		t.Errorf("%d keys for %d purposes", len(seen), len(recordBuckets)+3)
	}
}

func TestHeadIsTheSumOfItsParts(t *testing.T) {
	file, err := seal.NewKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := keysOf(file)
	if err != nil {
		t.Fatal(err)
	}
	var h head
	var shares []headSum
	for i := range 100 {
		s := keys.shareOf(RevisionBucket, fmt.Append(nil, i), bytes.Repeat([]byte{byte(i)}, 100))
		shares = append(shares, s)
		h.sum.add(s)
	}
	back, err := headFrom(head{changes: 1 << 40, count: 100, sum: h.sum}.bytes())
	if err != nil || back.sum != h.sum || back.changes != 1<<40 || back.count != 100 {
		t.Errorf("written and read: %+v, %v", back, err)
	}
	for _, i := range []int{50, 3, 99} {
		h.sum.sub(shares[i])
		shares[i] = headSum{}
	}
	var want headSum
	for _, s := range shares {
		want.add(s)
	}
	if h.sum != want {
		t.Error("added and taken away is not what is left")
	}
	if _, err := headFrom(make([]byte, headLength-1)); !errors.Is(err, errHead) {
		t.Errorf("half a head: %v", err)
	}
}
