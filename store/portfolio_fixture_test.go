package store

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aiosmap/store/seal"
)

// The portfolio in testdata was made by the first program that made any. It must
// open for ever, in each of the three ways. It is never made anew; what is below
// was noted when it was.
const (
	fixtureFile      = "portfolio-1.aiosmap"
	fixtureID        = "16dad234e0773901233a94c007a0c64a"
	fixtureUser      = "BIG-69000000201"
	fixturePassword  = "Zee(gras!01 & duïn"
	fixtureCode      = "QJ8E-AARJ-ADJV-WVZ6-X23K-YW4P-796F"
	fixtureKeptName  = "portfolio-16dad234e0773901233a94c007a0c64a-93c6191c1e394c3e9ef162524b87cd32"
	fixtureKept      = "d3d7e3e8301f990e91840a27490184eb8a224144544d76d74fa530a7533a2558"
	fixturePublic    = "d53517c72cefcacae0cd07e8e63c3d165c472bcda2c18954a3d67cb355a5e079"
	fixtureMessage   = "aiosmap/1 proef"
	fixtureSignature = "e3f29d18052e7d9d1bbc32392c9f07910d699e95dad0760f00a7a1cd1c466dbc" +
		"0810c208e68300d4f6c8047462e13e8af928d8b5e7e4e5e94d4c9d0b3ea61c0a"
)

// fixture gives a computer with the portfolio of testdata, and the real KDF.
func fixture(t *testing.T) *portfolioTest {
	t.Helper()
	c := newPortfolios(t)
	c.derive = seal.FromPassword
	data, err := os.ReadFile(filepath.Join("testdata", fixtureFile))
	c.must(err)
	c.must(os.MkdirAll(c.folder, 0o700))
	c.must(os.WriteFile(c.path(fixtureID), data, 0o600))
	raw, err := hex.DecodeString(fixtureKept)
	c.must(err)
	kept, err := seal.KeyFrom(raw)
	c.must(err)
	c.must(c.keys.PutKey(fixtureKeptName, kept))
	return c
}

func TestFirstPortfolioOpensForEver(t *testing.T) {
	code, err := seal.ParseRecoveryCode(fixtureCode)
	if err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func(c *portfolioTest) (*Portfolio, error){
		"password":    func(c *portfolioTest) (*Portfolio, error) { return c.OpenPassword(fixtureID, []byte(fixturePassword)) },
		"herstelcode": func(c *portfolioTest) (*Portfolio, error) { return c.OpenCode(fixtureID, code, []byte("Nieuw(1")) },
		"key store":   func(c *portfolioTest) (*Portfolio, error) { return c.OpenKeyStore(fixtureID) },
	} {
		t.Run(name, func(t *testing.T) {
			c := fixture(t)
			c.must(CheckPortfolioFile(c.path(fixtureID)))
			files, err := c.Find(fixtureUser)
			if err != nil || len(files) != 1 || files[0].ID != fixtureID || files[0].State != StateOK || files[0].Failures != 1 || !files[0].KeyStore {
				t.Fatalf("found %+v, %v", files, err)
			}
			f, err := open(c)
			c.must(err)
			c.closing(f)
			wantRecord(t, f, ProfileBucket, "profile", "Noor van der Duin")
			wantRecord(t, f, SettingBucket, "stil", "10")
			wantRecord(t, f, ScratchBucket, "blad", "kladje\n")
			wantRecord(t, f, ConceptBucket, "open", "concept 39")
			wantRecord(t, f, DefinitionBucket, strings.Repeat("d", 64), "definitie")
			wantRecord(t, f, RevisionBucket, fmt.Sprintf("%032x", 7), "")
			wantRecord(t, f, RevisionBucket, fmt.Sprintf("%032x", 40), strings.Repeat("lang ", 3000))
			n := 0
			c.must(f.Each(RevisionBucket, func(id string, plain []byte) error {
				if n++; n == 7+1 { // the one with number 7 was removed
					n++
				}
				want := fmt.Sprint("versie ", n-1, " ", strings.Repeat("tekst ", (n-1)*4))
				if id != fmt.Sprintf("%032x", n-1) || n <= 40 && string(plain) != want {
					t.Errorf("revision %s: %.20q, want %.20q", id, plain, want)
				}
				return nil
			}))
			if n != 41 {
				t.Errorf("%d revisions", n)
			}
			signature, err := hex.DecodeString(fixtureSignature)
			c.must(err)
			if hex.EncodeToString(f.Public()) != fixturePublic || string(f.Sign([]byte(fixtureMessage))) != string(signature) {
				t.Error("another identity")
			}
			// It goes on as any other, with what came later.
			if f.plain.schema != c.newestSchema() {
				t.Errorf("schema %d", f.plain.schema)
			}
			for _, bucket := range []string{ChunkBucket, DocumentBucket, FolderBucket, MarkBucket, OutboxBucket} {
				c.write(f, bucket, "nieuw", "uit "+bucket)
				wantRecord(t, f, bucket, "nieuw", "uit "+bucket)
			}
			c.write(f, ConceptBucket, "open", "verder")
			change, err := f.NewCode()
			c.must(err)
			c.must(change.Confirm())
			c.must(f.Compact())
			wantRecord(t, f, ConceptBucket, "open", "verder")
		})
	}
}
