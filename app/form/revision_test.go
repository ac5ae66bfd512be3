package form_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"aiosmap/app/form"
)

// author signs as an invented aios.
func author() (public []byte, sign func([]byte) []byte) {
	seed := sha256.Sum256([]byte("een verzonnen sleutel"))
	key := ed25519.NewKeyFromSeed(seed[:])
	return key.Public().(ed25519.PublicKey), func(m []byte) []byte { return ed25519.Sign(key, m) }
}

func hashOf(text string) form.Hash { return sha256.Sum256([]byte(text)) }

func signed(t testing.TB, r form.Revision) form.Revision {
	t.Helper()
	public, sign := author()
	out, err := form.NewRevision(r).Sign(public, sign)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sample is a revision with everything in it.
func sample() form.Revision {
	return form.Revision{
		ID: strings.Repeat("1a", 16), Form: strings.Repeat("2b", 16), Definition: hashOf("definitie"),
		Parents: []form.Hash{hashOf("b"), hashOf("a"), hashOf("b")},
		Time:    time.Date(2026, 4, 14, 9, 30, 15, 123_456_789, time.FixedZone("CEST", 7200)), State: form.Closed,
		Values: form.Values{
			"titel": {Text: "Een lastig gesprek"}, "datum": {Text: "2026-04-14"}, "leeg": {},
			"wie": {Text: "Eva Vliet", Role: "opleider", Email: "eva@example.nl"},
		},
	}
}

func encoded(t testing.TB, r form.Revision) []byte {
	t.Helper()
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The bytes of a revision as they were when the first files were made. They
// must be read for ever, and what is signed may not change.
func TestTheFirstRevisionIsReadForEver(t *testing.T) {
	r := signed(t, sample())
	want, err := os.ReadFile("testdata/revision-1.hex")
	if err != nil {
		t.Fatal(err)
	}
	data := encoded(t, r)
	if got := hex.EncodeToString(data); got != strings.TrimSpace(string(want)) {
		t.Errorf("encoded as\n%s", got)
	}
	kept, err := hex.DecodeString(strings.TrimSpace(string(want)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := form.Decode(kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := got.Verify(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(r, got); diff != "" {
		t.Error(diff)
	}
	if len(got.Parents) != 2 || got.Values["leeg"] != (form.Value{}) || got.Time.Format(time.RFC3339Nano) != "2026-04-14T07:30:15.123Z" {
		t.Errorf("not tidied: %+v", got)
	}
	h, err := got.Hash()
	if want := "f75afe67a4a0387fd837ed40d87dee99331f87f64f6e362418a1bae34c113dc3"; err != nil || h.String() != want {
		t.Errorf("hash %s, %v", h, err)
	}
}

// Whatever byte is changed: either it is no revision any more, or the
// signature tells.
func TestEveryChangedByteIsFound(t *testing.T) {
	data := encoded(t, signed(t, sample()))
	for i := range data {
		for bit := range 8 {
			changed := bytes.Clone(data)
			changed[i] ^= 1 << bit
			r, err := form.Decode(changed)
			if err == nil {
				err = r.Verify()
			}
			if !errors.Is(err, form.ErrRevision) && !errors.Is(err, form.ErrNewer) && !errors.Is(err, form.ErrSignature) {
				t.Fatalf("byte %d, bit %d: %v", i, bit, err)
			}
		}
	}
	for n := range data {
		if _, err := form.Decode(data[:n]); !errors.Is(err, form.ErrRevision) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	if _, err := form.Decode(append(bytes.Clone(data), 0)); !errors.Is(err, form.ErrRevision) {
		t.Errorf("a byte longer: %v", err)
	}
}

// The signature covers everything but itself.
func TestSignatureCoversEverything(t *testing.T) {
	public, _ := author()
	other := bytes.Clone(public)
	other[0] ^= 1
	for name, change := range map[string]func(*form.Revision){
		"id":         func(r *form.Revision) { r.ID = strings.Repeat("1b", 16) },
		"form":       func(r *form.Revision) { r.Form = strings.Repeat("2c", 16) },
		"definition": func(r *form.Revision) { r.Definition = hashOf("andere") },
		"parent":     func(r *form.Revision) { r.Parents = r.Parents[:1] },
		"author":     func(r *form.Revision) { r.Author = other },
		"time":       func(r *form.Revision) { r.Time = r.Time.Add(time.Millisecond) },
		"state":      func(r *form.Revision) { r.State = form.Open },
		"value":      func(r *form.Revision) { r.Values = form.Values{"titel": {Text: "Een makkelijk gesprek"}} },
		"no values":  func(r *form.Revision) { r.Values = nil },
	} {
		r := signed(t, sample())
		before, err := r.Hash()
		if err != nil {
			t.Fatal(err)
		}
		change(&r)
		after, err := r.Hash()
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Verify(); !errors.Is(err, form.ErrSignature) || after == before {
			t.Errorf("%s changed: %v, hash %v", name, err, after)
		}
	}
	r := signed(t, sample())
	r.Signature[5] ^= 1
	if err := r.Verify(); !errors.Is(err, form.ErrSignature) {
		t.Errorf("another signature: %v", err)
	}
	// A signature for something else is none for a revision.
	_, sign := author()
	message, err := r.Message()
	if err != nil {
		t.Fatal(err)
	}
	r.Signature = sign(message[bytes.IndexByte(message, 0)+1:])
	if err := r.Verify(); !errors.Is(err, form.ErrSignature) {
		t.Errorf("signed without the label: %v", err)
	}
}

// One content has one encoding: what says the same in other bytes is refused.
func TestOtherEncodingsAreRefused(t *testing.T) {
	data := encoded(t, signed(t, form.Revision{ID: strings.Repeat("1a", 16), Form: strings.Repeat("2b", 16), State: form.Open, Time: time.UnixMilli(5), Values: form.Values{"a": {Text: "b"}}}))
	for name, change := range map[string]func([]byte) []byte{
		"length left open": func(b []byte) []byte { return append(append([]byte{0xBF}, b[1:]...), 0xFF) },
		"longer number":    func(b []byte) []byte { return bytes.Replace(b, []byte{0x06, 0x05}, []byte{0x06, 0x18, 0x05}, 1) },
		"tag":              func(b []byte) []byte { return append([]byte{0xC1}, b...) },
		"self-described":   func(b []byte) []byte { return append([]byte{0xD9, 0xD9, 0xF7}, b...) },
		"member twice": func(b []byte) []byte {
			return append([]byte{0xAB, 0x00, 0x01}, b[1:]...)
		},
		"unknown member": func(b []byte) []byte { return append(append([]byte{0xAB}, b[1:]...), 0x0A, 0x01) },
		"empty value": func(b []byte) []byte {
			return bytes.Replace(b, []byte{0xA1, 0x61, 'a', 0xA1, 0x01, 0x61, 'b'}, []byte{0xA1, 0x61, 'a', 0xA0}, 1)
		},
		"values are null": func(b []byte) []byte {
			return bytes.Replace(b, []byte{0xA1, 0x61, 'a', 0xA1, 0x01, 0x61, 'b'}, []byte{0xF6}, 1)
		},
		"parents are null": func(b []byte) []byte { return bytes.Replace(b, []byte{0x04, 0x80}, []byte{0x04, 0xF6}, 1) },
		"state unknown":    func(b []byte) []byte { return bytes.Replace(b, []byte{0x07, 0x01, 0x08}, []byte{0x07, 0x05, 0x08}, 1) },
		"nothing":          func([]byte) []byte { return nil },
		"far too long":     func([]byte) []byte { return make([]byte, form.MaxRevision+1) },
		"deep":             func([]byte) []byte { return bytes.Repeat([]byte{0x81}, 10000) },
		"huge claim":       func([]byte) []byte { return []byte{0xBB, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF} },
		"huge array":       func([]byte) []byte { return []byte{0xA1, 0x04, 0x9A, 0xFF, 0xFF, 0xFF, 0xFF} },
	} {
		changed := change(bytes.Clone(data))
		if bytes.Equal(changed, data) {
			t.Fatalf("%s: nothing was changed in %x", name, data)
		}
		if r, err := form.Decode(changed); !errors.Is(err, form.ErrRevision) {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
}

func TestARevisionOfALaterProgram(t *testing.T) {
	data := encoded(t, signed(t, sample()))
	data[2] = 2 // 0xAA, 0x00, version
	if _, err := form.Decode(data); !errors.Is(err, form.ErrNewer) {
		t.Errorf("version 2: %v", err)
	}
	if _, err := form.Decode([]byte{0xA2, 0x00, 0x03, 0x14, 0xF5}); !errors.Is(err, form.ErrNewer) {
		t.Errorf("version 3 of another form: %v", err)
	}
	data[2] = 0
	if _, err := form.Decode(data); !errors.Is(err, form.ErrRevision) {
		t.Errorf("version 0: %v", err)
	}
}

func TestWhatIsNoRevisionIsNotMade(t *testing.T) {
	public, sign := author()
	for name, change := range map[string]func(*form.Revision){
		"no id":          func(r *form.Revision) { r.ID = "" },
		"id in capitals": func(r *form.Revision) { r.ID = strings.Repeat("1A", 16) },
		"short form id":  func(r *form.Revision) { r.Form = "2b" },
		"no state":       func(r *form.Revision) { r.State = 0 },
		"field id":       func(r *form.Revision) { r.Values = form.Values{"Titel": {Text: "x"}} },
		"many parents": func(r *form.Revision) {
			r.Parents = nil
			for i := range 65 {
				r.Parents = append(r.Parents, form.Hash{byte(i)})
			}
		},
		"too large": func(r *form.Revision) { r.Values = form.Values{"a": {Text: strings.Repeat("x", form.MaxRevision)}} },
	} {
		r := sample()
		change(&r)
		if _, err := form.NewRevision(r).Sign(public, sign); !errors.Is(err, form.ErrRevision) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := form.NewRevision(sample()).Sign(public, func([]byte) []byte { return nil }); !errors.Is(err, form.ErrSignature) {
		t.Errorf("signer without a signature: %v", err)
	}
	if _, err := form.NewRevision(sample()).Encode(); !errors.Is(err, form.ErrRevision) {
		t.Errorf("encoded without a signature: %v", err)
	}
}

// A clock that is far off makes a revision that can be read.
func TestAnyClockWillDo(t *testing.T) {
	for _, at := range []time.Time{{}, time.Unix(1<<40, 0), time.Unix(-1<<40, 0), time.Date(2036, 1, 1, 0, 0, 0, 0, time.UTC)} {
		r := sample()
		r.Time = at
		got, err := form.Decode(encoded(t, signed(t, r)))
		if err != nil || got.Verify() != nil || got.Time.Year() < form.FirstYear || got.Time.Year() > form.LastYear {
			t.Errorf("%v: %v, %v", at, got.Time, err)
		}
	}
}

func TestRevisionsComeBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := sample()
		r.State = form.State(rapid.IntRange(1, 3).Draw(rt, "state"))
		r.Time = time.UnixMilli(rapid.Int64().Draw(rt, "time"))
		r.Parents = nil
		for range rapid.IntRange(0, 5).Draw(rt, "parents") {
			r.Parents = append(r.Parents, form.Hash{rapid.Byte().Draw(rt, "parent")})
		}
		r.Values = form.Values{}
		for range rapid.IntRange(0, 6).Draw(rt, "values") {
			id := rapid.StringMatching(`[a-z][a-z0-9-]{0,5}`).Draw(rt, "field")
			r.Values[id] = form.Value{Text: rapid.String().Draw(rt, "text"), Role: rapid.SampledFrom([]string{"", "rol", "\xff"}).Draw(rt, "role")}
		}
		made := signed(t, r)
		got, err := form.Decode(encoded(t, made))
		if err != nil {
			rt.Fatal(err)
		}
		if err := got.Verify(); err != nil {
			rt.Fatal(err)
		}
		if !got.Values.Equal(made.Values) || !bytes.Equal(encoded(t, got), encoded(t, made)) {
			rt.Fatalf("%+v became %+v", made, got)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add(encoded(f, signed(f, sample())))
	f.Add([]byte{0xA1, 0x00, 0x02})
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := form.Decode(data)
		if err != nil {
			if !errors.Is(err, form.ErrRevision) && !errors.Is(err, form.ErrNewer) {
				t.Fatal(err)
			}
			return
		}
		if !bytes.Equal(encoded(t, r), data) {
			t.Fatalf("%x is encoded as %x", data, encoded(t, r))
		}
		if err := r.Verify(); err != nil && !errors.Is(err, form.ErrSignature) {
			t.Fatal(err)
		}
	})
}
