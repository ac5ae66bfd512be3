package person_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"aiosmap/app/person"
)

// textFixes runs the fixes for names in the order of import-rules.
func textFixes(s string) string {
	return person.Trim(person.Quotes(person.Invisible(person.NFC(s))))
}

var fixes = map[string]func(string) string{
	"NFC": person.NFC, "Invisible": person.Invisible, "Quotes": person.Quotes, "Trim": person.Trim,
	"FixEmail": person.FixEmail, "Fold": person.Fold, "all of text": textFixes,
	"Gender": func(s string) string { g, _ := person.Gender(s); return g },
	"e-mail": func(s string) string { return person.FixEmail(textFixes(s)) },
}

var offers = map[string]func(string) (string, bool){
	"NameCase": person.NameCase, "FirstNameCase": person.FirstNameCase, "PrefixCase": person.PrefixCase, "Apostrophe": person.Apostrophe, "EmailTypo": person.EmailTypo,
}

// messy draws text made of what people put into name columns.
func messy() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"Jan", "JANSEN", "van", "der", "VAN", "de", "'t", "t", "s", "ij", "IJ", "e", "\u0301", "\u0308", "É", "ß", "ǆ", "ŉ", "İ",
		" ", "  ", "\u00a0", "\n", "\t", "\u200b", "\u00ad", "\x07", "’", "´", "`", "'", "-", ".", ",", ";", "<", ">", "@",
		"mailto:", "gmial.com", "GMAIL.COM", "gmailcom", "Ã", "©", "?", "1", "\xff", "ben", "o'b",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(pieces, 0, 9).Draw(t, "pieces"), "")
	})
}

func TestFixesTwiceChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(messy(), rapid.String()).Draw(t, "text")
		twice(t, s)
	})
}

// twice checks that nothing done twice differs from doing it once.
func twice(t interface {
	Helper()
	Errorf(string, ...any)
}, s string) {
	t.Helper()
	for name, fix := range fixes {
		once := fix(s)
		if again := fix(once); again != once {
			t.Errorf("%s: %q → %q → %q", name, s, once, again)
		}
	}
	for name, offer := range offers {
		once, ok := offer(s)
		if ok == (once == s) {
			t.Errorf("%s: %q → %q, but ok is %v", name, s, once, ok)
		}
		if again, more := offer(once); more {
			t.Errorf("%s: %q → %q → %q", name, s, once, again)
		}
	}
}

func TestGoodTextIsLeftAlone(t *testing.T) {
	for _, s := range goodNames {
		if got := textFixes(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

// No part of a name gets lost when it is taken apart.
func TestSplittingLosesNoLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { splits(t, messy().Draw(t, "text")) })
}

func splits(t interface {
	Helper()
	Errorf(string, ...any)
}, s string) {
	t.Helper()
	letters := func(parts ...string) int {
		return utf8.RuneCountInString(person.Fold(strings.Join(parts, "")))
	}
	if prefix, rest, ok := person.SplitPrefix(s); ok && (prefix == "" || rest == "" || letters(prefix, rest) != letters(s)) {
		t.Errorf("SplitPrefix(%q) = %q, %q", s, prefix, rest)
	}
	if first, prefix, ok := person.SplitTrailingPrefix(s); ok && (prefix == "" || first == "" || letters(first, prefix) != letters(s)) {
		t.Errorf("SplitTrailingPrefix(%q) = %q, %q", s, first, prefix)
	}
	if first, prefix, last, ok := person.SplitName(s); ok && (first == "" || last == "" || letters(first, prefix, last) != letters(s)) {
		t.Errorf("SplitName(%q) = %q, %q, %q", s, first, prefix, last)
	}
}

func FuzzNames(f *testing.F) {
	for _, s := range append(goodNames, "Vliet, van der, Jan", "RenÃ©", "eva@gmial.com", "<mailto:a@B.nl>;", "t Hart", "JANSEN-DE VRIES", "e\u200b\u0301", "\xc3\x28") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		twice(t, s)
		splits(t, strings.ToValidUTF8(s, "?"))
		person.InitialsOnly(s)
		person.EmailFits(s, s, s, s)
		if reason, bad := person.Suspect(s); bad != (reason != "") {
			t.Errorf("Suspect(%q) = %q, %v", s, reason, bad)
		}
		if fixed, ok := person.EmailTypo(s); ok && !person.ValidEmail(fixed) {
			t.Errorf("EmailTypo(%q) offers %q, which is no address", s, fixed)
		}
	})
}
