package roster

import (
	"strings"

	"aiosmap/app/big"
	"aiosmap/app/person"
	"aiosmap/app/table"
)

// The kinds of suggestions (import-rules), in the order they are looked at.
const (
	SuggestLetterO     = "big-letter-o"
	SuggestZeroUnsure  = "big-zero-unsure"
	SuggestEmailTypo   = "email-typo"
	SuggestApostrophe  = "apostrophe"
	SuggestNameSplit   = "name-split"
	SuggestPrefixSplit = "prefix-split"
	SuggestNameCase    = "name-case"
	// SuggestColumnSpelling links a column whose header is close to a field's name.
	SuggestColumnSpelling = "column-spelling"
)

// suggestions gives the row suggestions in their order; each looks at the
// result of the one before.
func suggestions() []table.Suggestion {
	return []table.Suggestion{
		plainSuggestion(SuggestLetterO, big.LetterO, bigNr),
		plainSuggestion(SuggestZeroUnsure, big.PadZeros, bigNr),
		plainSuggestion(SuggestEmailTypo, person.EmailTypo, email),
		plainSuggestion(SuggestApostrophe, person.Apostrophe, middleName, lastName, name),
		{Kind: SuggestNameSplit, Reads: []int{firstName, lastName, name}, Offer: splitName},
		{Kind: SuggestPrefixSplit, Reads: []int{firstName, middleName, lastName, name}, Offer: splitPrefix},
		{Kind: SuggestNameCase, Reads: []int{firstName, middleName, lastName, name}, Offer: nameCase},
	}
}

// plainSuggestion offers what a text function makes of some fields.
func plainSuggestion(kind string, f func(string) (string, bool), fields ...int) table.Suggestion {
	return table.Suggestion{Kind: kind, Reads: fields, Offer: offer(f, fields...)}
}

// offer makes a suggestion of a text function for some fields.
func offer(f func(string) (string, bool), fields ...int) func([]string) []table.Edit {
	return func(v []string) (edits []table.Edit) {
		for _, i := range fields {
			if v[i] == "" {
				continue
			}
			if after, ok := f(v[i]); ok {
				edits = append(edits, table.Edit{Field: i, After: after})
			}
		}
		return edits
	}
}

func splitName(v []string) []table.Edit {
	if v[name] == "" || v[firstName] != "" || v[lastName] != "" {
		return nil
	}
	first, prefix, last, ok := person.SplitName(v[name])
	if !ok {
		return nil
	}
	edits := []table.Edit{{Field: firstName, After: first}}
	if prefix != "" {
		edits = append(edits, table.Edit{Field: middleName, After: prefix})
	}
	return append(edits, table.Edit{Field: lastName, After: last})
}

// splitPrefix offers a tussenvoegsel its own field: out of the last name
// ("van der Vliet", "Vliet, van der", or "van" + "der Vliet"), or from behind
// the first name. A different tussenvoegsel that is already there is left to
// the user; the row then carries name-suspect.
func splitPrefix(v []string) []table.Edit {
	if first, prefix, ok := person.SplitTrailingPrefix(v[firstName]); ok && (v[middleName] == "" || strings.EqualFold(v[middleName], prefix)) {
		return changed(v, table.Edit{Field: firstName, After: first}, table.Edit{Field: middleName, After: prefix})
	}
	if prefix, rest, ok := person.SplitPrefix(v[lastName]); ok {
		if v[middleName] == "" || strings.EqualFold(v[middleName], prefix) {
			return changed(v, table.Edit{Field: middleName, After: prefix}, table.Edit{Field: lastName, After: rest})
		}
		if joined := strings.ToLower(v[middleName]) + " " + prefix; person.IsPrefix(joined) {
			return changed(v, table.Edit{Field: middleName, After: joined}, table.Edit{Field: lastName, After: rest})
		}
	}
	return nil
}

func nameCase(v []string) []table.Edit {
	edits := offer(person.FirstNameCase, firstName)(v)
	edits = append(edits, offer(person.NameCase, lastName)(v)...)
	return append(edits, offer(person.PrefixCase, middleName)(v)...)
}

// changed keeps the edits that alter something.
func changed(v []string, edits ...table.Edit) (out []table.Edit) {
	for _, e := range edits {
		if v[e.Field] != e.After {
			out = append(out, e)
		}
	}
	return out
}
