package seal

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// codeOf makes the code of these 15 bytes.
func codeOf(t *testing.T, b []byte) RecoveryCode {
	t.Helper()
	c, err := NewRecoveryCode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// shown is the code of the bytes 10 11 … 1e; like the key below it was
// computed with another program.
const shown = "208H-44RM-2MB1-E60S-38DH-R78Y-0BNN"

func TestCodeStaysWhatItIs(t *testing.T) {
	for hexed, want := range map[string]string{
		"101112131415161718191a1b1c1d1e": shown,
		strings.Repeat("00", 15):         "0000-0000-0000-0000-0000-0000-T3F8",
		strings.Repeat("ff", 15):         "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-PXAC",
	} {
		c := codeOf(t, unhex(t, hexed))
		if got := c.Text(); got != want {
			t.Errorf("%s is shown as %s, was %s", hexed, got, want)
		}
		if back, err := ParseRecoveryCode(want); err != nil || back != c {
			t.Errorf("%s does not come back: %v", want, err)
		}
	}
	key, err := codeOf(t, unhex(t, "101112131415161718191a1b1c1d1e")).Key(saltOf(t))
	if err != nil {
		t.Fatal(err)
	}
	if want := "99093eb9d7aa0a63c23234c7a400b587b9ac55dd7010e7d51329a45ec1171e62"; hex.EncodeToString(key.Bytes()) != want {
		t.Errorf("key %x, was %s", key.Bytes(), want)
	}
}

func TestCodeAsPeopleTypeIt(t *testing.T) {
	want := codeOf(t, unhex(t, "101112131415161718191a1b1c1d1e"))
	for _, typed := range []string{
		shown,
		strings.ToLower(shown),
		strings.ReplaceAll(shown, "-", ""),
		strings.ReplaceAll(shown, "-", " "),
		strings.ReplaceAll(shown, "-", "\n"),
		strings.ReplaceAll(shown, "-", " – "),
		strings.ReplaceAll(shown, "-", "\u2011"),
		strings.ReplaceAll(shown, "-", "\u00a0"),
		"\ufeff\u200b" + shown,
		strings.ReplaceAll(shown, "0", "o"),
		strings.ReplaceAll(strings.ReplaceAll(shown, "0", "O"), "1", "I"),
		strings.ReplaceAll(shown, "1", "l"),
		"  2 0 8H44RM2MB1E6 0S38DHR78Y0 BNN--\r\n",
	} {
		if got, err := ParseRecoveryCode(typed); err != nil || got != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestWhatIsWrongWithACode(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  error
		at    int // characters, or the position of the letter
	}{
		{"", ErrCodeLength, 0},
		{" - ", ErrCodeLength, 0},
		{shown[:33], ErrCodeLength, 27},
		{shown + "0", ErrCodeLength, 29},
		{strings.Repeat("0", 100_000), ErrCodeLength, 100_000},
		{"208U" + shown[4:], ErrCodeLetter, 4},
		{"208H-44RM!" + shown[9:], ErrCodeLetter, 9},
		{"ä" + shown[1:], ErrCodeLetter, 1},
		{"208H-\xff", ErrCodeLetter, 5},
		{"２08H" + shown[4:], ErrCodeLetter, 1},
		{"308H" + shown[4:], ErrCodeCheck, 0},
		{shown[:33] + "P", ErrCodeCheck, 0},
		{"028H" + shown[4:], ErrCodeCheck, 0},
	} {
		_, err := ParseRecoveryCode(tt.typed)
		if !errors.Is(err, tt.want) {
			t.Errorf("%.50q: got %v, want %v", tt.typed, err, tt.want)
			continue
		}
		if strings.Contains(err.Error(), "44RM") {
			t.Errorf("the error tells the code: %v", err)
		}
		var length *CodeLengthError
		if errors.As(err, &length) && (length.Characters != tt.at || length.Want != 28) {
			t.Errorf("%.50q: %+v", tt.typed, length)
		}
		var letter *CodeLetterError
		if errors.As(err, &letter) && letter.Position != tt.at {
			t.Errorf("%.50q: %+v", tt.typed, letter)
		}
	}
}

// Every single wrong character and every exchange of two neighbours is found
// in this code (of all typing errors one in a million is not).
func TestTypingErrorsAreFound(t *testing.T) {
	plain := strings.ReplaceAll(shown, "-", "")
	for i := range plain {
		for _, other := range crockford {
			wrong := plain[:i] + string(other) + plain[i+1:]
			if _, err := ParseRecoveryCode(wrong); wrong != plain && !errors.Is(err, ErrCodeCheck) {
				t.Errorf("%s: %v", wrong, err)
			}
		}
		if i > 0 && plain[i] != plain[i-1] {
			wrong := plain[:i-1] + string(plain[i]) + string(plain[i-1]) + plain[i+1:]
			if _, err := ParseRecoveryCode(wrong); !errors.Is(err, ErrCodeCheck) {
				t.Errorf("%s: %v", wrong, err)
			}
		}
	}
}

func TestNewCodes(t *testing.T) {
	seen := map[RecoveryCode]bool{}
	for range 200 {
		c, err := NewRecoveryCode(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := ParseRecoveryCode(c.Text()); err != nil || back != c {
			t.Fatalf("a new code does not come back: %v", err)
		}
		seen[c] = true
	}
	if len(seen) != 200 {
		t.Errorf("%d codes of 200", len(seen))
	}
	if c, err := NewRecoveryCode(io.LimitReader(rand.Reader, 14)); err == nil || c != (RecoveryCode{}) {
		t.Errorf("half a code: %v", err)
	}
}

func TestCodeDoesNotShow(t *testing.T) {
	c := codeOf(t, []byte("ABCDEFGHIJKLMNO"))
	coded, err := json.Marshal(struct{ Code RecoveryCode }{c})
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{string(coded)}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		texts = append(texts, fmt.Sprintf(verb, c), fmt.Sprintf(verb, &c))
	}
	for _, text := range texts {
		for _, trace := range []string{"ABC", "414243", "65 66", "65,66", "0x41", c.Text()[:9]} {
			if strings.Contains(text, trace) {
				t.Errorf("the code shows in %s", text)
			}
		}
	}
}

func FuzzParseRecoveryCode(f *testing.F) {
	for _, seed := range []string{"", shown, strings.ToLower(shown), "208U-44RM", "Ω", strings.Repeat("O", 28), shown + "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		c, err := ParseRecoveryCode(typed)
		if err != nil {
			if c != (RecoveryCode{}) {
				t.Error("a code came with an error")
			}
			if !errors.Is(err, ErrCodeLength) && !errors.Is(err, ErrCodeLetter) && !errors.Is(err, ErrCodeCheck) {
				t.Errorf("error of no kind: %v", err)
			}
			return
		}
		if again, err := ParseRecoveryCode(c.Text()); err != nil || again != c {
			t.Errorf("%q reads as a code that does not come back: %v", typed, err)
		}
	})
}
