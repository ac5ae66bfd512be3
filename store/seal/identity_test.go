package seal

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// RFC 8032, 7.1: tests 1 and 3.
func TestSignIsEd25519(t *testing.T) {
	for _, tt := range []struct{ seed, public, message, signature string }{
		{
			"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
			"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
			"",
			"e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
		},
		{
			"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
			"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
			"af82",
			"6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
		},
	} {
		who := Identity{ed25519.NewKeyFromSeed(unhex(t, tt.seed))}
		message := unhex(t, tt.message)
		if got := hex.EncodeToString(who.Public()); got != tt.public {
			t.Errorf("public key %s, want %s", got, tt.public)
		}
		if got := hex.EncodeToString(who.Sign(message)); got != tt.signature {
			t.Errorf("signature %s, want %s", got, tt.signature)
		}
		if !Verify(unhex(t, tt.public), message, unhex(t, tt.signature)) {
			t.Error("a right signature is refused")
		}
	}
}

func identityOf(t *testing.T, first byte) Identity {
	t.Helper()
	who, err := IdentityFrom(keyOf(t, first))
	if err != nil {
		t.Fatal(err)
	}
	return who
}

// Seed, public key, signature, computed with another program: a change makes
// everyone another person.
func TestIdentityStaysWhoItIs(t *testing.T) {
	who := identityOf(t, 1)
	if got, want := hex.EncodeToString(who.Public()), "ab12cc4aa7d2d5e59dd600929cccff77ac1ca467432b69bc0f7d0781524bc34b"; got != want {
		t.Errorf("public key %s, was %s", got, want)
	}
	message := []byte("aiosmap/1 revision\x00proef")
	want := "49a7cf9eca476693291e50728d9eafbd6c9a7d6db94b853d2517277d918335d256a0dc847b143b63e3005812dfa2f31d56723d8d3c778151c818205edd58a70e"
	if got := hex.EncodeToString(who.Sign(message)); got != want {
		t.Errorf("signature %s, was %s", got, want)
	}
	if !Verify(who.Public(), message, unhex(t, want)) {
		t.Error("the old signature is refused")
	}
}

func TestOnlyTheRightSignatureCounts(t *testing.T) {
	who, other := identityOf(t, 1), identityOf(t, 2)
	message := []byte("aiosmap/1 revision\x00ik las dit")
	signature := who.Sign(message)
	if !Verify(who.Public(), message, signature) {
		t.Fatal("the right signature is refused")
	}
	for i := range message {
		changed := bytes.Clone(message)
		changed[i] ^= 1
		if Verify(who.Public(), changed, signature) {
			t.Errorf("counts for a message with byte %d changed", i)
		}
	}
	for i := range signature {
		changed := bytes.Clone(signature)
		changed[i] ^= 1
		if Verify(who.Public(), message, changed) {
			t.Errorf("counts with byte %d of the signature changed", i)
		}
	}
	for name, public := range map[string][]byte{
		"another's key": other.Public(), "no key": nil, "half a key": who.Public()[:16], "a key too long": append(who.Public(), 0), "zeros": make([]byte, 32),
	} {
		if Verify(public, message, signature) {
			t.Errorf("counts under %s", name)
		}
	}
	for _, n := range []int{0, 32, 63} {
		if Verify(who.Public(), message, signature[:n]) {
			t.Errorf("%d bytes count as a signature", n)
		}
	}
}

func TestIdentityDoesNotShow(t *testing.T) {
	who := Identity{ed25519.NewKeyFromSeed([]byte(strings.Repeat("A", 32)))}
	coded, err := json.Marshal(struct{ Who Identity }{who})
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{string(coded)}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		texts = append(texts, fmt.Sprintf(verb, who), fmt.Sprintf(verb, &who))
	}
	for _, text := range texts {
		for _, trace := range []string{"AAA", "414141", "65 65", "65,65", "0x41", "QUFB"} {
			if strings.Contains(text, trace) {
				t.Errorf("the identity shows in %s", text)
			}
		}
	}
}
