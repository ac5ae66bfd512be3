package cli_test

import (
	"bytes"
	"crypto/ed25519"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"aiosmap/app/cli"
	"aiosmap/app/hap"
)

// What help shows as an example can be used as it stands.
func TestHelpExample(t *testing.T) {
	var out bytes.Buffer
	if status := cli.Run(t.Context(), []string{"help"}, cli.Env{Stdout: &out, Stderr: &out}); status != cli.Done {
		t.Fatalf("status %d: %s", status, &out)
	}
	_, after, _ := strings.Cut(out.String(), "\n  {")
	example, _, found := strings.Cut(after, "]}\n")
	statement, problems := hap.ReadData([]byte("{" + example + "]}"))
	if !found || len(problems) > 0 || len(statement.Declarations) != 1 {
		t.Errorf("%q gives %+v, with %v", example, statement, problems)
	}
}

// The key of an invented aios.
func aiosKey() ed25519.PrivateKey { return ed25519.NewKeyFromSeed([]byte(strings.Repeat("a", 32))) }

// signedPapers puts a signed document beside the scripts, and one of which a
// byte was changed: the command line itself has no key to sign with.
func signedPapers(env *testscript.Env) error {
	key := aiosKey()
	p, err := hap.Document(hap.Statement{
		Number: "HAP-2026-7K4M-Q2XD", Made: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), Name: "Daan van der Vliet", BIG: "19000000701",
		Declarations: []hap.Declared{{Role: "telefoonarts", Post: "HAP Leiden", Date: "2026-10-03", Trainer: "Marijke Zandstra", Capacity: hap.Opleider}},
	}, func(m []byte) []byte { return ed25519.Sign(key, m) }, key.Public().(ed25519.PublicKey))
	if err != nil {
		return err
	}
	if err := os.WriteFile(env.WorkDir+"/heel.pdf", p.PDF, 0o600); err != nil {
		return err
	}
	p.PDF[len(p.PDF)/2] ^= 1
	return os.WriteFile(env.WorkDir+"/gewijzigd.pdf", p.PDF, 0o600)
}

// knownKey runs a program with the fingerprint of the aios' key as a known one,
// in small letters and without spaces.
func knownKey(ts *testscript.TestScript, _ bool, args []string) {
	public := hap.Fingerprint(aiosKey().Public().(ed25519.PublicKey))
	typed := strings.ToLower(strings.ReplaceAll(public, " ", ""))
	ts.Check(ts.Exec(args[0], append(args[1:], "--known", typed)...))
}
