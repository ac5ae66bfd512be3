package paper

import (
	"bytes"
	"crypto/ed25519"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func testKey(seed string) (sign func([]byte) []byte, public []byte) {
	k := ed25519.NewKeyFromSeed([]byte(strings.Repeat(seed, 32)))
	return func(m []byte) []byte { return ed25519.Sign(k, m) }, k.Public().(ed25519.PublicKey)
}

// testPDF is small, and has the parts of a PDF that Seal looks at.
const testPDF = "%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n40\n%%EOF\n"

func sealedPDF(t testing.TB, seed string) []byte {
	t.Helper()
	sign, public := testKey(seed)
	out, err := Seal([]byte(testPDF), []byte(`{"naam":"Noor"}`), public, sign)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestASealedFileIsWhole(t *testing.T) {
	_, public := testKey("a")
	got := Read(sealedPDF(t, "a"))
	if got.State != Whole || string(got.Payload) != `{"naam":"Noor"}` || !bytes.Equal(got.Public, public) {
		t.Errorf("got %+v", got)
	}
}

// Every byte counts: before the field, in each of its parts, behind it.
func TestNoByteCanBeChanged(t *testing.T) {
	whole := sealedPDF(t, "a")
	for i := range whole {
		for _, by := range []byte{0x01, 0x20, 0x80, 0xFF} {
			changed := bytes.Clone(whole)
			changed[i] ^= by
			if Read(changed).State == Whole {
				t.Fatalf("byte %d (%q) changed by %#x and the file is called whole", i, whole[i], by)
			}
		}
	}
}

// Nor can bytes be put in, taken out or doubled, anywhere.
func TestNothingCanBePutInOrTakenOut(t *testing.T) {
	whole := sealedPDF(t, "a")
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(whole)).Draw(t, "at")
		until := rapid.IntRange(at, len(whole)).Draw(t, "until")
		put := rapid.SliceOfN(rapid.SampledFrom([]byte("\n\r .=A%/x\x00")), 0, 20).Draw(t, "put")
		changed := bytes.Join([][]byte{whole[:at], put, whole[until:]}, nil)
		if !bytes.Equal(changed, whole) && Read(changed).State == Whole {
			t.Fatalf("%q for bytes %d to %d, and the file is called whole", put, at, until)
		}
	})
}

func TestWhatIsNotWhole(t *testing.T) {
	whole := string(sealedPDF(t, "a"))
	field := whole[strings.Index(whole, mark):strings.Index(whole, tail)]
	parts := strings.Split(strings.TrimSpace(strings.TrimPrefix(field, mark)), ".")
	_, other := testKey("b")
	build := func(parts ...string) string {
		return strings.Replace(whole, field, mark+strings.Join(parts, ".")+"\n", 1)
	}
	for name, c := range map[string]struct {
		file string
		want SealState
	}{
		"taken out":              {strings.Replace(whole, field, "", 1), NoSeal},
		"an update behind it":    {whole + "2 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<</Prev 40>>\nstartxref\n200\n%%EOF\n", Changed},
		"the field twice":        {strings.Replace(whole, field, field+field, 1), Changed},
		"another payload":        {build(spelling.EncodeToString([]byte(`{"naam":"Bram"}`)), parts[1], parts[2]), Changed},
		"another's key":          {build(parts[0], spelling.EncodeToString(other), parts[2]), Changed},
		"signature taken out":    {build(parts[0], parts[1], ""), Changed},
		"a key too short":        {build(parts[0], "AAAA", parts[2]), Broken},
		"padded":                 {build(parts[0]+"=", parts[1], parts[2]), Broken},
		"a return in the base64": {build(parts[0][:4]+"\r"+parts[0][4:], parts[1], parts[2]), Broken},
		"two parts":              {build(parts[0], parts[1]), Broken},
		"cut off in the field":   {whole[:strings.Index(whole, mark)+30], Broken},
		"nothing":                {"", NoSeal},
	} {
		if got := Read([]byte(c.file)).State; got != c.want {
			t.Errorf("%s: state %d, want %d", name, got, c.want)
		}
	}
}

func TestWithoutAKeyOnlyThePayloadIsCarried(t *testing.T) {
	out, err := Seal([]byte(testPDF), []byte("feiten"), []byte("sleutel"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := Read(out); got.State != Unsigned || string(got.Payload) != "feiten" || len(got.Public) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestWhatCannotBeSealed(t *testing.T) {
	sign, public := testKey("a")
	for name, file := range map[string][]byte{"no PDF": []byte("tekst"), "sealed before": sealedPDF(t, "a")} {
		if _, err := Seal(file, nil, public, sign); err == nil {
			t.Errorf("%s was sealed", name)
		}
	}
}
