package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"aiosmap/app/problem"
)

// outcome of opening a damaged file.
type outcome int

const (
	refusedBroken outcome = iota
	intact
	oneBack
)

// openDamaged opens the bytes as a settings file and holds it to the promise:
// refused with the file left as it is, or all content there, or (only with
// a warning) all content before the last change.
func openDamaged(t *testing.T, path string, data []byte, before, after string) outcome {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := OpenSettings(path, Options{})
	if err != nil {
		wantRefusal(t, err, SettingsBroken, path, "Verplaats")
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, data) {
			t.Fatalf("the broken file was changed (%v)", err)
		}
		return refusedBroken
	}
	got, err := contentOf(s)
	if err != nil {
		t.Fatal(err)
	}
	warning, doubt := s.Doubt()
	if doubt && (warning.Code != SettingsDoubt || warning.Severity != problem.Warning || warning.Hint == "") {
		t.Errorf("warning %+v", warning)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	switch {
	case got == after:
		return intact
	case got == before && doubt:
		return oneBack
	}
	t.Fatal("opened with other content than was written, and without a warning")
	return refusedBroken
}

func TestCutShort(t *testing.T) {
	data, before, after := filled(t)
	path := filepath.Join(tempFolder(t), SettingsFile)
	count := map[outcome]int{}
	for size := 0; size < len(data); size += 512 {
		count[openDamaged(t, path, data[:size], before, after)]++
	}
	if openDamaged(t, path, data, before, after) != intact {
		t.Error("the whole file is refused")
	}
	if count[oneBack] != 0 || count[refusedBroken] == 0 {
		t.Errorf("outcomes: %v", count)
	}
}

func TestZeroed(t *testing.T) {
	data, before, after := filled(t)
	path := filepath.Join(tempFolder(t), SettingsFile)
	page := os.Getpagesize()
	count := map[outcome]int{}
	for start := 0; start < len(data); start += page {
		for _, length := range []int{pageHeader, 512, page} {
			hurt := bytes.Clone(data)
			clear(hurt[start : start+length])
			count[openDamaged(t, path, hurt, before, after)]++
		}
	}
	for start := 0; start < len(data); start += 512 {
		hurt := bytes.Clone(data)
		clear(hurt[start : start+512])
		count[openDamaged(t, path, hurt, before, after)]++
	}
	if count[oneBack] == 0 || count[refusedBroken] == 0 {
		t.Errorf("outcomes: %v", count)
	}
	clear(data)
	if openDamaged(t, path, data, before, after) != refusedBroken {
		t.Error("a file of zeros opens")
	}
}

// TestFlippedBytes turns over one bit or all bits of a byte: of every byte of
// both meta pages and of every page's header and first element, and of one in
// five hundred further on.
func TestFlippedBytes(t *testing.T) {
	data, before, after := filled(t)
	path := filepath.Join(tempFolder(t), SettingsFile)
	page := os.Getpagesize()
	count := map[outcome]int{}
	for i := range data {
		head := pageHeader + elementLength
		if i < 2*page {
			head = pageHeader + metaLength
		}
		if i%page >= head && i%509 != 0 {
			continue
		}
		flip := byte(1) << (i % 8)
		if i%3 == 0 {
			flip = 0xFF
		}
		hurt := bytes.Clone(data)
		hurt[i] ^= flip
		count[openDamaged(t, path, hurt, before, after)]++
	}
	if count[oneBack] == 0 || count[refusedBroken] == 0 || count[intact] == 0 {
		t.Errorf("outcomes: %v", count)
	}
	t.Logf("%d refused, %d intact, %d at the state before with a warning", count[refusedBroken], count[intact], count[oneBack])
}

// TestSwappedPages is rot that leaves each page right in itself.
func TestSwappedPages(t *testing.T) {
	data, before, after := filled(t)
	path := filepath.Join(tempFolder(t), SettingsFile)
	page := os.Getpagesize()
	last := len(data)/page - 1
	for a := 0; a <= last; a++ {
		// A meta page, itself, its neighbour and one far away are put over it.
		for _, b := range []int{0, 1, a, min(a+1, last), (a + last/2) % last} {
			hurt := bytes.Clone(data)
			copy(hurt[a*page:(a+1)*page], data[b*page:(b+1)*page])
			openDamaged(t, path, hurt, before, after)
		}
	}
}

// TestForgedPages is damage with right checksums: no rot does it, but it must
// not hang or crash either.
func TestForgedPages(t *testing.T) {
	data, before, after := filled(t)
	page := os.Getpagesize()
	m, _, err := newestMeta(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	newest := int(m.txid%2) * page
	le := binary.LittleEndian
	setMeta := func(d []byte, offset int, value uint64) {
		meta := d[newest+pageHeader : newest+pageHeader+metaLength]
		le.PutUint64(meta[offset:], value)
		sum := fnv.New64a()
		sum.Write(meta[:56])
		le.PutUint64(meta[56:], sum.Sum64())
	}
	forge := map[string]func(d []byte){
		"root is the free list":      func(d []byte) { setMeta(d, 16, m.freelist) },
		"root is a meta page":        func(d []byte) { setMeta(d, 16, 0) },
		"root beyond the file":       func(d []byte) { setMeta(d, 16, 1<<60) },
		"free list is the root":      func(d []byte) { setMeta(d, 32, m.root) },
		"no free list":               func(d []byte) { setMeta(d, 32, ^uint64(0)) },
		"more pages than the file":   func(d []byte) { setMeta(d, 40, 1<<60) },
		"no pages":                   func(d []byte) { setMeta(d, 40, 0) },
		"root runs on without end":   func(d []byte) { le.PutUint32(d[int(m.root)*page+12:], 0xFFFFFFFF) },
		"root has 65535 records":     func(d []byte) { le.PutUint16(d[int(m.root)*page+10:], 0xFFFF) },
		"free list has 65535 pages":  func(d []byte) { le.PutUint16(d[int(m.freelist)*page+10:], 0xFFFF) },
		"a branch that is its child": func(d []byte) { forgeCycle(d, int(m.root), page) },
	}
	for name, hurt := range forge {
		t.Run(name, func(t *testing.T) {
			d := bytes.Clone(data)
			hurt(d)
			if openDamaged(t, filepath.Join(tempFolder(t), SettingsFile), d, before, after) != refusedBroken {
				t.Error("opened")
			}
		})
	}
}

// forgeCycle makes of a page a branch with one child: itself.
func forgeCycle(d []byte, id, page int) {
	le := binary.LittleEndian
	p := d[id*page : (id+1)*page]
	le.PutUint16(p[8:], branchPage)
	le.PutUint16(p[10:], 1)
	le.PutUint32(p[16:], elementLength)
	le.PutUint32(p[20:], 1)
	le.PutUint64(p[24:], uint64(id))
}

func TestNoSettingsFile(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty": {}, "one byte": {0}, "text": []byte("voornaam;achternaam\r\n"), "long text": bytes.Repeat([]byte("aios"), 20000),
	} {
		t.Run(name, func(t *testing.T) {
			openDamaged(t, filepath.Join(tempFolder(t), SettingsFile), data, "", "")
		})
	}
}

// TestCutWhileOpen: another program cuts the file under our hands.
func TestCutWhileOpen(t *testing.T) {
	data, _, _ := filled(t)
	path := filepath.Join(tempFolder(t), SettingsFile)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := OpenSettings(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := os.Truncate(path, int64(2*os.Getpagesize())); err != nil {
		t.Skipf("this system does not cut an open file: %v", err)
	}
	_, err = contentOf(s)
	wantRefusal(t, err, SettingsBroken, path)
	wantRefusal(t, s.SetChoice("a", "b"), SettingsBroken, path)
}

// FuzzOpen damages a good file in several places at once and opens it.
func FuzzOpen(f *testing.F) {
	f.Add([]byte{0, 1, 0, 1, 16, 8, 9, 200})
	f.Fuzz(func(t *testing.T, edits []byte) {
		data, _, _ := filledOnce(t)
		d := bytes.Clone(data)
		for ; len(edits) >= 4; edits = edits[4:] {
			at := int(binary.LittleEndian.Uint32(edits)&0xFFFFFF) % len(d)
			d[at] ^= edits[3]
		}
		// Whatever the check lets through, bbolt must survive.
		if _, err := checkImage(bytes.NewReader(d), int64(len(d))); err != nil {
			return
		}
		path := filepath.Join(tempFolder(t), SettingsFile)
		if err := os.WriteFile(path, d, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := OpenSettings(path, Options{})
		if err != nil {
			wantRefusal(t, err, SettingsBroken, path)
			return
		}
		if _, err := contentOf(s); err != nil {
			t.Fatal(err)
		}
		if err := s.SetChoice("na", fmt.Sprint(len(d))); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		// Not bbolt's own check: it also minds the head of a meta page, which
		// nothing else reads.
		if s, err = OpenSettings(path, Options{}); err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if value, _, err := s.Choice("na"); value != fmt.Sprint(len(d)) || err != nil {
			t.Fatalf("a change to a file that was let through: %q %v", value, err)
		}
	})
}
