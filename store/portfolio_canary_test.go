package store

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// formsOf gives the forms in which a text could lie in a file.
func formsOf(t *testing.T, text string) map[string][]byte {
	t.Helper()
	escaped, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	var wide []byte
	for _, u := range utf16.Encode([]rune(text)) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	forms := map[string][]byte{
		"plain": []byte(text), "small letters": []byte(strings.ToLower(text)), "capitals": []byte(strings.ToUpper(text)),
		"UTF-16": wide, "JSON": escaped[1 : len(escaped)-1],
		"hexadecimal": []byte(hex.EncodeToString([]byte(text))), "HEXADECIMAL": []byte(strings.ToUpper(hex.EncodeToString([]byte(text)))),
	}
	// In base64 a text looks different at each of three offsets; its first and
	// last characters hang on what stands beside it where they share bits with it.
	for offset := range 3 {
		for name, coding := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64url": base64.RawURLEncoding} {
			coded := coding.EncodeToString(append(make([]byte, offset), text...))
			own := coded[(8*offset+5)/6 : 8*(offset+len(text))/6]
			if len(own) < 8 {
				t.Fatalf("%q is too short to look for: chance alone would find it", text)
			}
			forms[name+string(rune('0'+offset))] = []byte(own)
		}
	}
	return forms
}

// sightings looks for texts, and for bytes, in every file below the folders.
func sightings(t *testing.T, texts map[string]string, raw map[string][]byte, folders ...string) (seen []string, files int) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			data, err := os.ReadFile(path)
			for what, text := range texts {
				for form, b := range formsOf(t, text) {
					if bytes.Contains(data, b) || strings.Contains(path, string(b)) {
						seen = append(seen, what+" as "+form+" in "+filepath.Base(path))
					}
				}
			}
			for what, b := range raw {
				if bytes.Contains(data, b) {
					seen = append(seen, what+" in "+filepath.Base(path))
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return seen, files
}

// After everything that can be done with a portfolio nothing of it can be read
// in the file, in backups or in what was written on the way.
func TestNothingOfAPortfolioCanBeRead(t *testing.T) {
	temp := tempFolder(t)
	for _, name := range []string{"TMPDIR", "TEMP", "TMP"} {
		t.Setenv(name, temp)
	}
	c := newPortfolios(t)
	c.second = tempFolder(t)
	const kladblok, profile, concept = `Kladje "é" over patiëntgesprek <nr 7>`, "Noor van der Duin-Helmgras", "Concept dat weer weg moet & klaar"
	f, code := c.made(Change{ProfileBucket, "profile", []byte(profile)}, Change{ScratchBucket, "blad", []byte(kladblok)})
	_, err := c.another().OpenPassword(f.ID(), []byte(testPassword+"mis"))
	wantRefusal(t, err, PortfolioBusy)
	c.must(f.Close())
	_, err = c.OpenPassword(f.ID(), []byte(testPassword+"mis"))
	wantRefusal(t, err, PasswordWrong)
	f = c.open(f.ID())
	texts := map[string]string{
		"Kladblok": kladblok, "profile": profile, "concept": concept, "password": testPassword, "user name": testUser, "BIG number": testUser[4:],
		"herstelcode": code.Text(), "herstelcode without hyphens": strings.ReplaceAll(code.Text(), "-", ""),
		"new password": "Nieuw(wachtwoord1", "new user name": "z123456",
	}
	raw := map[string][]byte{"file key": bytes.Clone(f.keys.file.Bytes())}
	c.write(f, ConceptBucket, "open", concept)
	_, err = f.Backup()
	c.must(err)
	c.must(f.UseKeyStore(true))
	c.must(f.SetPassword([]byte(testPassword), []byte("Nieuw(wachtwoord1")))
	change, err := f.NewCode()
	c.must(err)
	c.must(change.Confirm())
	texts["second herstelcode"] = change.Code().Text()
	c.must(f.SetUser("z123456"))
	c.must(f.Write(Change{ConceptBucket, "open", nil}))
	c.must(f.Compact())
	if change, err = f.Rekey([]byte("Nieuw(wachtwoord1")); err == nil {
		err = change.Confirm()
	}
	c.must(err)
	texts["third herstelcode"] = change.Code().Text()
	raw["new file key"] = bytes.Clone(f.keys.file.Bytes())
	seed, err := f.keys.unseal(f.id, identityBucket, []byte(identityKey), valuesOf(t, f.Path())["identity identity"])
	c.must(err)
	raw["seed"] = seed
	_, err = f.Backup()
	c.must(err)
	c.must(f.Copy(filepath.Join(c.second, "kopie.aiosmap")))
	c.must(f.Restore(c.whole(f.ID())[0]))
	c.must(f.Close())
	c.must(os.Truncate(f.Path(), 9000))
	c.must(c.Restore(f.ID(), c.whole(f.ID())[0]))

	seen, files := sightings(t, texts, raw, c.folder, c.second, temp)
	for _, s := range seen {
		t.Error(s)
	}
	if files < 8 {
		t.Errorf("only %d files were looked at", files)
	}

	// The search finds what does leak.
	for form, b := range formsOf(t, kladblok) {
		leak := filepath.Join(temp, "lek")
		c.must(os.WriteFile(leak, slices.Concat([]byte("xyz"), b, []byte("xyz")), 0o600))
		if seen, _ := sightings(t, texts, raw, temp); len(seen) == 0 {
			t.Errorf("a leak as %s is not found", form)
		}
		c.must(os.Remove(leak))
	}
	for offset := range 3 {
		leak := filepath.Join(temp, "lek")
		coded := base64.StdEncoding.EncodeToString(append(bytes.Repeat([]byte("a"), 30+offset), kladblok+"en meer"...))
		c.must(os.WriteFile(leak, []byte(coded), 0o600))
		if seen, _ := sightings(t, texts, raw, temp); len(seen) == 0 {
			t.Errorf("a leak in base64 at offset %d is not found", offset)
		}
		c.must(os.Remove(leak))
	}
}

// An export of the values as they are stored is no way round: each is sealed.
func TestStoredValuesAreSealedOrKnown(t *testing.T) {
	c := newPortfolios(t)
	f, _ := c.inUse()
	c.must(f.UseKeyStore(true))
	known := map[string]int{"meta file": 16, "meta lock": 5, "meta schema": 4, "meta user": 32, "head head": headLength + 44}
	for name, value := range valuesOf(t, f.Path()) {
		bucket, key, _ := strings.Cut(name, " ")
		switch {
		case known[name] != 0:
			if want := known[name]; len(value) != want && len(value) != want+sumLength {
				t.Errorf("%s has %d bytes", name, len(value))
			}
		case bucket == slotBucket:
			if len(value) != 113+sumLength || len(key) != 16 {
				t.Errorf("slot of %d bytes", len(value))
			}
		case slices.Contains(recordBuckets, bucket):
			if _, err := f.keys.unseal(f.id, bucket, []byte(key), value); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		default:
			t.Errorf("%s stands in the file", name)
		}
	}
}
