package sheet

import (
	"context"
	"strings"
	"testing"

	"aiosmap/app/problem"
)

// TestAgileBounds: what a file asks of the one who opens it has bounds.
func TestAgileBounds(t *testing.T) {
	const good = `<encryption><keyData keyBits="256" hashAlgorithm="SHA512" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/>
		<keyEncryptors><keyEncryptor><c:encryptedKey certVerifier="x"/></keyEncryptor><keyEncryptor><p:encryptedKey spinCount="10" keyBits="256" hashAlgorithm="SHA512" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="
		encryptedVerifierHashInput="AAAAAAAAAAAAAAAAAAAAAA==" encryptedVerifierHashValue="AAAAAAAAAAAAAAAAAAAAAA==" encryptedKeyValue="AAAAAAAAAAAAAAAAAAAAAA=="/></keyEncryptor></keyEncryptors></encryption>`
	a, err := readAgile([]byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if key, err := a.unlock(context.Background(), "x"); key != nil || err != nil {
		t.Errorf("a wrong password gives %v, %v", key, err)
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.unlock(stopped, "x"); err == nil {
		t.Error("unlocking goes on after it was stopped")
	}
	for name, c := range map[string]struct{ from, to string }{
		"a spin of hours":       {`spinCount="10"`, `spinCount="2000000000"`},
		"a spin below nothing":  {`spinCount="10"`, `spinCount="-1"`},
		"a key of no length":    {`encryptedKeyValue="AAAAAAAAAAAAAAAAAAAAAA=="`, `encryptedKeyValue=""`},
		"a key of half a block": {`encryptedKeyValue="AAAAAAAAAAAAAAAAAAAAAA=="`, `encryptedKeyValue="AAAA"`},
		"no base64":             {`encryptedKeyValue="A`, `encryptedKeyValue="*`},
		"a document type":       {`<encryption>`, `<!DOCTYPE x><encryption>`},
	} {
		if _, err := readAgile([]byte(strings.Replace(good, c.from, c.to, 1))); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	for _, change := range [...]string{`keyBits="256"`, `hashAlgorithm="SHA512"`, `cipherAlgorithm="AES"`, `cipherChaining="ChainingModeCBC"`} {
		name, _, _ := strings.Cut(change, "=")
		_, err := readAgile([]byte(strings.Replace(good, change, name+`="7"`, 1)))
		if p, _ := problem.From(err); p.Code != FileType {
			t.Errorf("%s: %v", name, err)
		}
	}
}
