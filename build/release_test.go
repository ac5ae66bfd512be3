package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestDriftIsSeenInEveryDirection(t *testing.T) {
	kept := map[string][]byte{"a": []byte("1"), "b": []byte("1"), "c": []byte("1")}
	made := map[string][]byte{"a": []byte("1"), "b": []byte("2"), "d": []byte("1")}
	if got := differing(kept, made); !slices.Equal(got, []string{"b", "c", "d"}) {
		t.Errorf("got %q", got)
	}
	if got := differing(kept, kept); len(got) > 0 {
		t.Errorf("the same: got %q", got)
	}
}

func TestNoticesNameEveryPartUnderItsText(t *testing.T) {
	root := t.TempDir()
	writeFile(t, filepath.Join(root, "one", "LICENSE"), "Free for all.\r\n")
	writeFile(t, filepath.Join(root, "two", "licence.md"), "Free for all.\n")
	writeFile(t, filepath.Join(root, "three", "COPYING"), "Other words.\n")
	writeFile(t, filepath.Join(root, "none", "README"), "")
	writeFile(t, filepath.Join(root, "three", "LICENSE_OTHER"), "Of somebody else.\n")
	parts := []part{
		{name: "two", version: "v2", dir: filepath.Join(root, "two")},
		{name: "one", version: "v1", dir: filepath.Join(root, "one")},
		{name: "three", dir: filepath.Join(root, "three"), file: "COPYING"},
	}
	text, err := noticesText("MIT", parts)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"one v1\ntwo v2\n\nFree for all.\n", "three\n\nOther words.\n", "MIT"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(string(text), "somebody else") {
		t.Errorf("a licence of another part was taken along:\n%s", text)
	}
	if _, err := noticesText("MIT", append(parts, part{name: "none", version: "v1", dir: filepath.Join(root, "none")})); err == nil {
		t.Error("a part without a licence was passed over")
	}
}

func TestVersionsBecomeFourNumbers(t *testing.T) {
	for in, want := range map[string]string{"1.2.3": "1.2.3.0", "1.2.3-4-gabc": "1.2.3.4", "ab12cd3-gewijzigd": "0.0.0.0", "ontwikkeling": "0.0.0.0"} {
		if got := numbers(in); got != want {
			t.Errorf("numbers(%q) = %q, want %q", in, got, want)
		}
	}
}
